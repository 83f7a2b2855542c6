"""Scripts and slides of lessons in a library: made, made again, never over what an author wrote."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.asset import Asset
from coursegen_desktop.domain.brief import Brief
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft
from coursegen_desktop.domain.edit import EditLabel
from coursegen_desktop.domain.errors import Conflict, NotFound
from coursegen_desktop.domain.events import CourseChanged
from coursegen_desktop.domain.ids import LessonId, UserId
from coursegen_desktop.domain.script import LessonScript, sections
from coursegen_desktop.domain.slides import SlideDeck
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.generation import GenerationService
from coursegen_desktop.services.jobs import JobsService
from coursegen_desktop.services.scripts import SCRIPT, SLIDES, ScriptsService
from coursegen_desktop.services.work import WorkUnits

from .desk import Here, commits, heard, keep
from .test_editing import Author


class Writer(Author):
    """An author with scripts."""

    workers: Here
    scripts: ScriptsService
    lesson: LessonId

    async def asset(self, kind: str) -> Asset | None:
        found = await self.editing.assets(self.lesson)
        return next((asset for asset in found if asset.asset_type == kind), None)

    async def content(self, kind: str) -> dict[str, Any]:
        asset = await self.asset(kind)
        assert asset is not None
        return asset.content

    async def type(self, old: str, new: str) -> None:
        """Change words of the script, as the editor saves them."""
        asset = await self.asset(SCRIPT)
        assert asset is not None and old in asset.content["text"]
        text = asset.content["text"].replace(old, new, 1)
        await self.editing.save_asset(asset.id, {**asset.content, "text": text}, asset.revision)

    async def put_slides(self, deck: SlideDeck) -> None:
        asset = await self.asset(SLIDES)
        assert asset is not None
        raw = deck.model_dump(mode="json")
        await self.editing.save_asset(asset.id, raw, asset.revision)


@pytest.fixture
async def author(
    uow: WorkUnits, sample_course: CourseDraft, event_hub: EventHub, user_id: UserId
) -> Writer:
    made = Writer(uow, event_hub, await keep(uow, sample_course), user_id)
    made.workers = Here()
    made.scripts = ScriptsService(uow, made.workers, event_hub, None)
    made.lesson = (await made.lessons())[0]
    return made


async def test_a_lesson_gets_both_in_one_step(author: Writer, event_hub: EventHub) -> None:
    told = heard(event_hub, CourseChanged)
    before = await author.whole()
    assert await author.scripts.standing(author.lesson) == "none"
    me = object()
    made = await author.scripts.make(author.lesson, origin=me)
    assert made.is_new and made.is_changed and not made.keeps_words
    assert LessonScript.read(await author.content(SCRIPT)) == made.script
    assert SlideDeck.read(await author.content(SLIDES)) == made.deck
    assert [slide.section for slide in made.deck.slides] == [
        part.title for part in sections(made.script.text)
    ]
    assert [event.origin for event in told] == [me]
    assert await author.scripts.standing(author.lesson) == "current"
    state = await author.editing.state(author.course_id)
    assert state.undo == EditLabel("make_script", "Up and down")
    await author.undo()
    assert await author.whole() == before
    await author.redo()
    assert LessonScript.read(await author.content(SCRIPT)) == made.script


async def test_what_is_unchanged_is_not_written(author: Writer, database: Database) -> None:
    first = await author.scripts.make(author.lesson)
    with commits(database) as kept:
        again = await author.scripts.make(author.lesson)
    assert kept == []
    assert not again.is_changed
    assert (again.script, again.deck) == (first.script, first.deck)


async def test_a_changed_lesson_keeps_what_an_author_wrote(author: Writer) -> None:
    made = await author.scripts.make(author.lesson)
    sentence = "Evaporation is the change of a liquid into a gas."
    assert sentence in made.script.text
    await author.type(sentence, "Water leaves the sea as a gas that nobody sees.")
    text = (await author.reading.lesson(author.lesson)).content
    await author.write(author.lesson, text + "\n## Rain\n\nRain is water that falls from clouds.\n")
    assert await author.scripts.standing(author.lesson) == "changed"
    again = await author.scripts.make(author.lesson)
    assert again.is_changed and again.keeps_words and not again.is_new
    assert again.clashes == 0
    assert "Water leaves the sea as a gas that nobody sees." in again.script.text
    assert sentence not in again.script.text
    assert "Rain is water that falls from clouds." in again.script.text
    assert await author.scripts.standing(author.lesson) == "current"


async def test_where_both_changed_the_same_words_the_author_s_stay(author: Writer) -> None:
    await author.scripts.make(author.lesson)
    await author.type("change of a liquid into a gas", "way of water into the air")
    text = (await author.reading.lesson(author.lesson)).content
    await author.write(author.lesson, text.replace("liquid into a gas", "fluid into vapour"))
    again = await author.scripts.make(author.lesson)
    assert again.clashes == 1
    assert "way of water into the air" in again.script.text
    assert "fluid into vapour" not in again.script.text


async def test_anew_means_anew_and_can_be_undone(author: Writer) -> None:
    made = await author.scripts.make(author.lesson)
    await author.type("Evaporation is", "So evaporation is")
    again = await author.scripts.make(author.lesson, anew=True)
    assert again.script == made.script
    await author.undo()
    assert "So evaporation is" in (await author.content(SCRIPT))["text"]


async def test_a_script_that_somebody_wrote_is_his(author: Writer) -> None:
    draft = AssetDraft(asset_type=SCRIPT, content=LessonScript(text="My words.").model_dump())
    await author.editing.add_asset(author.lesson, draft)
    assert await author.scripts.standing(author.lesson) == "own"
    made = await author.scripts.make(author.lesson)
    assert made.script.text == "My words." and made.keeps_words
    assert made.deck.slides and (await author.content(SLIDES))["inputs"]
    again = await author.scripts.make(author.lesson)
    assert not again.is_changed
    anew = await author.scripts.make(author.lesson, anew=True)
    assert "Evaporation" in anew.script.text


async def test_an_empty_script_is_filled(author: Writer) -> None:
    draft = AssetDraft(asset_type=SCRIPT, content=LessonScript().model_dump())
    await author.editing.add_asset(author.lesson, draft)
    assert "Evaporation" in (await author.scripts.make(author.lesson)).script.text


async def test_slides_are_kept_slide_by_slide(author: Writer) -> None:
    made = await author.scripts.make(author.lesson)
    slides = list(made.deck.slides)
    points = next(slide for slide in slides if slide.bullets)
    gone = next(slide for slide in slides if slide.kind == "table")
    edited = points.model_copy(update={"title": "By hand"})
    slides = [edited if slide is points else slide for slide in slides if slide is not gone]
    await author.put_slides(made.deck.model_copy(update={"slides": tuple(slides)}))
    text = (await author.reading.lesson(author.lesson)).content
    await author.write(author.lesson, text + "\n## Rain\n\nRain is water that falls from clouds.\n")
    again = await author.scripts.make(author.lesson)
    titles = [slide.title for slide in again.deck.slides]
    assert again.kept_slides == 1
    assert "By hand" in titles and "Rain" in titles
    assert not any(slide.kind == "table" for slide in again.deck.slides)


async def test_slides_follow_a_heading_that_was_worded_otherwise(author: Writer) -> None:
    await author.scripts.make(author.lesson)
    await author.type("## Evaporation\n", "## Into the air\n")
    made = await author.scripts.make(author.lesson)
    assert made.is_changed and "## Into the air" in made.script.text
    told = {slide.section for slide in made.deck.slides}
    assert "Into the air" in told and "Evaporation" not in told
    assert not (await author.scripts.make(author.lesson)).is_changed
    text = (await author.reading.lesson(author.lesson)).content
    await author.write(author.lesson, text + "\n## Rain\n\nRain is water that falls from clouds.\n")
    made = await author.scripts.make(author.lesson)
    assert {"Into the air", "Rain"} <= {slide.section for slide in made.deck.slides}
    assert made.kept_slides == 0


async def test_a_missing_half_is_made(author: Writer) -> None:
    made = await author.scripts.make(author.lesson)
    asset = await author.asset(SLIDES)
    assert asset is not None
    await author.editing.delete_asset(asset.id)
    again = await author.scripts.make(author.lesson)
    assert again.deck == made.deck and again.is_changed
    asset = await author.asset(SCRIPT)
    assert asset is not None
    await author.editing.delete_asset(asset.id)
    assert (await author.scripts.make(author.lesson)).script == made.script


async def test_other_things_of_the_lesson_make_it_another(author: Writer) -> None:
    await author.scripts.make(author.lesson)
    quiz = await author.asset("quiz")
    assert quiz is not None
    questions = quiz.content["questions"][:1]
    await author.editing.save_asset(
        quiz.id, {**quiz.content, "questions": questions}, quiz.revision
    )
    assert await author.scripts.standing(author.lesson) == "changed"


async def test_stored_nonsense_is_written_over(author: Writer) -> None:
    for kind in (SCRIPT, SLIDES):
        draft = AssetDraft(asset_type=kind, content={"version": "9", "what": 1})
        await author.editing.add_asset(author.lesson, draft)
    made = await author.scripts.make(author.lesson)
    assert LessonScript.read(await author.content(SCRIPT)) == made.script
    assert SlideDeck.read(await author.content(SLIDES)) == made.deck


async def test_what_is_typed_meanwhile_is_not_lost(author: Writer) -> None:
    await author.scripts.make(author.lesson)
    text = (await author.reading.lesson(author.lesson)).content
    await author.write(author.lesson, text.replace("Clouds form", "White clouds form"))
    call, typed = author.workers.call, [0]

    async def meddle(*args: Any, **more: Any) -> Any:
        done = await call(*args, **more)
        typed[0] += 1
        if typed[0] == 1:
            await author.type("Evaporation is", "So evaporation is")
        return done

    author.workers.call = meddle  # type: ignore[method-assign]
    made = await author.scripts.make(author.lesson)
    assert "So evaporation is" in made.script.text and "White clouds form" in made.script.text
    assert typed == [2]

    async def always(*args: Any, **more: Any) -> Any:
        done = await call(*args, **more)
        await author.type("evaporation is", "evaporation is ")
        return replace(done, is_changed=True)

    author.workers.call = always  # type: ignore[method-assign]
    with pytest.raises(Conflict):
        await author.scripts.make(author.lesson, anew=True)


async def test_a_lesson_that_is_gone(author: Writer) -> None:
    await author.editing.delete(author.course_id, lessons=[author.lesson])
    with pytest.raises(NotFound):
        await author.scripts.make(author.lesson)
    with pytest.raises(NotFound):
        await author.scripts.make(LessonId(999))


async def test_the_words_of_a_speaker_are_said_as_he_said_them(
    uow: WorkUnits, event_hub: EventHub, tmp_path: Path
) -> None:
    deck: Any = Presentation()
    for number in range(1, 7):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"Harbour {number}"
        slide.placeholders[1].text = "Ships rest in the harbour and sailors mend nets. " * 9
        slide.notes_slide.notes_text_frame.text = f"Number {number}, e.g. as I say it: well!"
    path = tmp_path / "sea.pptx"
    deck.save(str(path))
    service = GenerationService(
        uow, event_hub, JobsService(event_hub), Here(), samples=resources_dir() / "samples"
    )
    course_id = await service.start(Brief((str(path),))).wait()
    scripts = ScriptsService(uow, Here(), event_hub, None)
    async with uow() as work:
        view = await work.courses.outline(course_id, UserId(0))
    told = [(await scripts.make(lesson.id)).script.text for lesson in view.lessons]
    for number in range(1, 7):
        assert sum(f"Number {number}, e.g. as I say it: well!" in text for text in told) == 1


async def test_the_title_slide_says_what_the_lesson_is_part_of(
    author: Writer, sample_course: CourseDraft
) -> None:
    made = await author.scripts.make(author.lesson)
    module = sample_course.modules[0].title
    assert module and module != sample_course.modules[0].lessons[0].title
    assert made.deck.slides[0].subtitle == module
