"""Notes carried to another library, and back with changes on both sides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from coursegen_desktop.domain.annotation import ImportChoice, NotesQuery
from coursegen_desktop.domain.errors import FormatError, StorageError
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.note_files import NoteFilesService
from coursegen_desktop.services.work import WorkUnits
from tests.persons import Persons

from .noting import TEXT, Notes, make_notes


@pytest.fixture
async def notes(uow: WorkUnits, event_hub: EventHub) -> Notes:
    return await make_notes(uow, event_hub)


@pytest.fixture
def files(
    uow: WorkUnits, event_hub: EventHub, fixed_now: Callable[[], datetime]
) -> NoteFilesService:
    return NoteFilesService(uow, event_hub, fixed_now)


async def carried(files: NoteFilesService, notes: Notes, folder: Path) -> Path:
    path = folder / "notes.json"
    await files.export(path, NotesQuery(), "Notes", user_id=notes.user)
    return path


async def test_another_person_gets_them_at_their_place(
    files: NoteFilesService,
    notes: Notes,
    uow: WorkUnits,
    tmp_path: Path,
) -> None:
    made = await notes.mark("Rubisco", body="x", tags=("t",), colour=4)
    path = await carried(files, notes, tmp_path)
    other = await Persons(uow).add("Pat", Role.LEARNER)
    plan = await files.plan_import(path, user_id=other.id)
    assert (len(plan.new), plan.same, plan.conflicts, plan.unknown) == (1, 0, (), ())
    done = await files.bring_in(plan, {}, user_id=other.id)
    assert (done.added, done.replaced, done.kept) == (1, 0, 0)
    notes.user = other.id
    (got,) = await notes.of(TEXT)
    assert (got.anchor, got.body, got.tags, got.colour) == (made.anchor, "x", ("t",), 4)
    again = await files.plan_import(path, user_id=other.id)
    assert (again.new, again.same) == ((), 1)


@pytest.mark.parametrize(
    ("choice", "bodies"),
    [
        (ImportChoice.MINE, ["mine"]),
        (ImportChoice.THEIRS, ["theirs"]),
        (ImportChoice.BOTH, ["mine", "theirs"]),
    ],
)
async def test_what_was_changed_on_both_sides_is_decided(
    files: NoteFilesService,
    notes: Notes,
    tmp_path: Path,
    choice: ImportChoice,
    bodies: list[str],
) -> None:
    made = await notes.mark("Rubisco", body="theirs")
    path = await carried(files, notes, tmp_path)
    await notes.service.change(made.id, user_id=notes.user, body="mine")
    plan = await files.plan_import(path, user_id=notes.user)
    (conflict,) = plan.conflicts
    assert (conflict.mine.body, conflict.theirs.body) == ("mine", "theirs")
    await files.bring_in(plan, {made.public_id: choice}, user_id=notes.user)
    assert sorted(note.body for note in await notes.of(TEXT)) == bodies


async def test_lessons_that_are_not_here_are_named_and_their_notes_kept(
    files: NoteFilesService,
    notes: Notes,
    tmp_path: Path,
) -> None:
    made = await notes.mark("Rubisco")
    path = await carried(files, notes, tmp_path)
    strange = path.read_text("utf-8").replace(made.lesson_public_id, "elsewhere")
    path.write_text(strange.replace(made.public_id, "0b2e4f9e-7a56-4f7e-9d0e-4f3a1c2b3d4e"))
    plan = await files.plan_import(path, user_id=notes.user)
    assert plan.unknown == ((made.course_title, made.lesson_title, 1),)
    await files.bring_in(plan, {}, user_id=notes.user)
    page = await notes.service.page(NotesQuery(only_lost=True), user_id=notes.user)
    assert [note.lesson_id for note in page.items] == [None]


async def test_files_that_cannot_be_read_or_written(
    files: NoteFilesService,
    notes: Notes,
    tmp_path: Path,
) -> None:
    with pytest.raises(StorageError):
        await files.plan_import(tmp_path / "none.json", user_id=notes.user)
    (tmp_path / "x.json").write_bytes(b"\xff")
    with pytest.raises(FormatError):
        await files.plan_import(tmp_path / "x.json", user_id=notes.user)
    with pytest.raises(StorageError):
        await files.export(tmp_path / "no" / "x.md", NotesQuery(), "N", user_id=notes.user)


async def test_other_forms(files: NoteFilesService, notes: Notes, tmp_path: Path) -> None:
    await notes.mark("Rubisco", body="An enzyme")
    for name, words in (("n.md", "> Rubisco"), ("n.html", '<blockquote class="yellow">')):
        count = await files.export(tmp_path / name, NotesQuery(), "N", user_id=notes.user)
        assert count == 1
        assert words in (tmp_path / name).read_text("utf-8")
