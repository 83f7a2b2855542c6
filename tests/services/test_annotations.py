"""Notes on a real database: kept, found again after edits, lost, listed, taken away and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from coursegen_desktop.domain.anchoring import anchor_at
from coursegen_desktop.domain.annotation import (
    MAX_BODY,
    MAX_TAG,
    AnnotationKind,
    Mark,
    NotesQuery,
)
from coursegen_desktop.domain.errors import InvalidContent, NotFound
from coursegen_desktop.domain.events import NotesChanged
from coursegen_desktop.domain.ids import AnnotationId
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits

from .desk import heard
from .noting import TEXT, Notes, make_notes


@pytest.fixture
async def notes(uow: WorkUnits, event_hub: EventHub) -> Notes:
    return await make_notes(uow, event_hub)


async def test_a_mark_is_kept_with_its_place_and_titles(
    notes: Notes, event_hub: EventHub, fixed_now: Callable[[], datetime]
) -> None:
    told = heard(event_hub, NotesChanged)
    made = await notes.mark(
        "Rubisco", colour=3, body=" An *enzyme*. ", tags=("#enzymes", "Enzymes")
    )
    assert (made.colour, made.body, made.tags) == (3, "An *enzyme*.", ("enzymes",))
    assert made.lesson_title and made.course_title and made.lesson_public_id
    assert [event.lesson_id for event in told] == [notes.lesson_id]
    assert await notes.of(TEXT) == (made,)


async def test_what_moved_is_found_and_kept_there(notes: Notes) -> None:
    await notes.mark("The stroma holds Rubisco, which fixes carbon")
    longer = "A new beginning. " * 5 + TEXT.replace("which fixes", "which binds")
    (note,) = await notes.of(longer)
    assert longer[note.anchor.start : note.anchor.end] == note.anchor.exact
    assert note.anchor.exact == "The stroma holds Rubisco, which binds carbon"
    assert not note.is_lost
    assert (await notes.of(longer)) == (note,)


async def test_what_is_gone_is_kept_as_lost_and_found_when_it_comes_back(notes: Notes) -> None:
    await notes.mark("The stroma holds Rubisco, which fixes carbon", body="Learn this")
    shorter = TEXT.replace("The stroma holds Rubisco, which fixes carbon. ", "")
    (lost,) = await notes.of(shorter)
    assert lost.is_lost
    assert lost.anchor.exact == "The stroma holds Rubisco, which fixes carbon"
    assert await notes.found(only_lost=True) == [lost.anchor.exact]
    (back,) = await notes.of(TEXT)
    assert not back.is_lost
    assert back.body == "Learn this"


async def test_change_delete_and_take_back(notes: Notes) -> None:
    made = await notes.mark("Light falls")
    changed = await notes.service.change(
        made.id,
        user_id=notes.user,
        colour=4,
        body="x",
        tags=("a, b",),
    )
    assert (changed.colour, changed.body, changed.tags, changed.revision) == (4, "x", ("a b",), 2)
    kept = await notes.service.delete(made.id, user_id=notes.user)
    assert await notes.of(TEXT) == ()
    for _ in range(2):
        await notes.service.put_back(kept, user_id=notes.user)
    (back,) = await notes.of(TEXT)
    assert (back.public_id, back.colour, back.body) == (made.public_id, 4, "x")
    with pytest.raises(NotFound):
        await notes.service.change(AnnotationId(999), user_id=notes.user, colour=1)


async def test_a_lesson_that_is_deleted_leaves_its_notes_and_gets_them_back(
    notes: Notes, uow: WorkUnits
) -> None:
    made = await notes.mark("Night comes", body="dark")
    async with uow(write=True) as work:
        _course, module, at = await work.lessons.place_of(notes.lesson_id)
        kept = await work.lessons.delete(notes.lesson_id)
        await work.commit()
    page = await notes.service.page(NotesQuery(), user_id=notes.user)
    (orphan,) = page.items
    assert orphan.lesson_id is None
    assert orphan.lesson_title == made.lesson_title
    assert await notes.found(only_lost=True) == ["Night comes"]
    async with uow(write=True) as work:
        notes.lesson_id = await work.courses.add_lesson(module, kept, at)
        await work.commit()
    (back,) = await notes.of(TEXT)
    assert (back.public_id, back.body) == (made.public_id, "dark")


async def test_search_and_filters(notes: Notes) -> None:
    await notes.mark("Light falls", colour=2, tags=("Café",))
    await notes.mark("Rubisco", body="Très grande enzyme: 100%")
    await notes.mark("Night comes", kind=AnnotationKind.BOOKMARK)
    assert await notes.found() == ["Light falls", "Rubisco", "Night comes"]
    assert await notes.found(text="TRES enzyme") == ["Rubisco"]
    assert await notes.found(text="100%") == ["Rubisco"]
    assert await notes.found(text="cafe") == ["Light falls"]
    assert await notes.found(text="%") == ["Rubisco"]
    assert await notes.found(tag="CAFE") == ["Light falls"]
    assert await notes.found(tag="caf") == []
    assert await notes.found(colour=2) == ["Light falls"]
    assert await notes.found(kind=AnnotationKind.BOOKMARK) == ["Night comes"]
    assert await notes.found(only_noted=True) == ["Rubisco"]
    page = await notes.service.page(NotesQuery(), user_id=notes.user, size=2)
    assert (page.total, page.next_offset) == (3, 2)
    facets = await notes.service.facets(user_id=notes.user)
    assert facets.total == 3
    assert facets.tags == (("Café", 1),)
    assert await notes.found(course=facets.courses[0][0]) == await notes.found()


@pytest.mark.parametrize(
    "more",
    [
        {"colour": 5},
        {"body": "x" * (MAX_BODY + 1)},
        {"tags": ("x" * (MAX_TAG + 1),)},
        {"tags": tuple(map(str, range(30)))},
    ],
)
async def test_what_cannot_be_kept_is_refused(notes: Notes, more: dict[str, object]) -> None:
    with pytest.raises(InvalidContent):
        await notes.mark("Rubisco", **more)
    assert await notes.of(TEXT) == ()


async def test_no_words_no_mark(notes: Notes) -> None:
    with pytest.raises(InvalidContent):
        await notes.service.add(
            notes.lesson_id,
            Mark(anchor_at(TEXT, 5, 6)),
            TEXT,
            user_id=notes.user,
        )


async def test_half_characters_and_nul_are_kept_without_harm(notes: Notes) -> None:
    made = await notes.mark("Rubisco", body="a\ud800b\x00c")
    assert made.body == "ab c"
