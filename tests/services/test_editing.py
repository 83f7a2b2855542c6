"""Editing a course: every verb, what undo brings back, the trash, random sequences of it all."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.clip import Clip
from coursegen_desktop.domain.course import MAX_TITLE, CourseView, checked_title
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft
from coursegen_desktop.domain.edit import CourseFields, EditLabel, TextStep
from coursegen_desktop.domain.errors import Conflict, InvalidContent, NotFound
from coursegen_desktop.domain.events import CourseChanged, LessonSaved
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, ModuleId, UserId
from coursegen_desktop.domain.lesson import MAX_LESSON_BYTES
from coursegen_desktop.services.authoring import AuthoringService
from coursegen_desktop.services.editing import EditingService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.services.work import WorkUnits
from tests.examples import some

from .desk import commits, heard, keep, pages


class Author:
    """An author at a course: its order, its whole content, and the services."""

    def __init__(self, uow: WorkUnits, hub: EventHub, course_id: CourseId, user_id: UserId) -> None:
        self.uow, self.course_id, self.user_id = uow, course_id, user_id
        self.editing = EditingService(uow, hub)
        self.reading = AuthoringService(uow, pages())

    async def course(self) -> CourseView:
        return await self.reading.course(self.course_id, user_id=self.user_id)

    async def order(self) -> list[tuple[str, list[str]]]:
        course = await self.course()
        return [(m.title, [lesson.title for lesson in m.lessons]) for m in course.modules]

    async def whole(self) -> CourseDraft:
        async with self.uow() as work:
            return await work.courses.draft(self.course_id)

    async def lessons(self) -> list[LessonId]:
        return [lesson.id for lesson in (await self.course()).lessons]

    async def modules(self) -> list[ModuleId]:
        return [module.id for module in (await self.course()).modules]

    async def write(self, key: LessonId, content: str, *, steps: tuple[str, ...] = ()) -> int:
        text = await self.reading.lesson(key)
        return await self.editing.save_lesson(
            key,
            title=text.title,
            content=content,
            base_revision=text.revision,
            steps=[TextStep(step) for step in steps],
        )

    async def undo(self) -> Any:
        return await self.editing.undo(self.course_id)

    async def redo(self) -> Any:
        return await self.editing.redo(self.course_id)

    async def is_dense(self) -> bool:
        async with self.uow() as work:
            text = (
                "SELECT l.module_id, l.order_index FROM lessons l JOIN course_modules m ON m.id = "
            )
            text += f"l.module_id WHERE m.course_id = {self.course_id} ORDER BY 1, 2"
            connection = await work.session.connection()
            rows = (await connection.exec_driver_sql(text)).all()
            text = f"SELECT order_index FROM course_modules WHERE course_id = {self.course_id}"
            modules = (await connection.exec_driver_sql(text + " ORDER BY 1")).all()
        seen: dict[int, list[int]] = {}
        for module, at in rows:
            seen.setdefault(module, []).append(at)
        return all(row == list(range(len(row))) for row in seen.values()) and [
            row[0] for row in modules
        ] == list(range(len(modules)))


@pytest.fixture
async def author(
    uow: WorkUnits, sample_course: CourseDraft, event_hub: EventHub, user_id: UserId
) -> Author:
    return Author(uow, event_hub, await keep(uow, sample_course), user_id)


# ---------------------------------------------------------------- writing


async def test_each_save_is_a_revision_in_one_commit(
    author: Author, event_hub: EventHub, database: Database
) -> None:
    told = heard(event_hub, LessonSaved)
    lesson = await author.reading.lesson((await author.lessons())[1])
    me = object()
    with commits(database) as kept:
        revision = await author.editing.save_lesson(
            lesson.id, title="  Big \n rivers ", content="New\x00 words \ud800", origin=me,
            base_revision=lesson.revision,
        )  # fmt: skip
    assert len(kept) == 1
    saved = await author.reading.lesson(lesson.id)
    assert (saved.title, saved.content, saved.revision) == ("Big rivers", "New words ?", revision)
    assert revision == lesson.revision + 1
    assert told == [LessonSaved(lesson.id, author.course_id, revision, me)]


async def test_an_older_base_never_overwrites(author: Author, event_hub: EventHub) -> None:
    lesson = await author.reading.lesson((await author.lessons())[0])
    base = lesson.revision
    save = author.editing.save_lesson
    await save(lesson.id, title="A", content="theirs", base_revision=base)
    told = heard(event_hub, LessonSaved)
    with pytest.raises(Conflict):
        await save(lesson.id, title="B", content="mine", base_revision=base)
    assert (await author.reading.lesson(lesson.id)).content == "theirs"
    assert told == []
    assert (await author.editing.state(author.course_id)).undo == EditLabel("write", "A")


async def test_minutes_follow_the_words(author: Author) -> None:
    key = (await author.lessons())[0]
    before = await author.whole()
    await author.write(key, "word " * 238 * 5)
    assert (await author.course()).lessons[0].minutes >= 5
    await author.undo()
    assert await author.whole() == before


async def test_what_is_refused(author: Author) -> None:
    lesson = await author.reading.lesson((await author.lessons())[0])
    save, base = author.editing.save_lesson, lesson.revision
    for title, content in (("  ", "x"), ("t" * (MAX_TITLE + 1), "x")):
        with pytest.raises(InvalidContent):
            await save(lesson.id, title=title, content=content, base_revision=base)
    with pytest.raises(InvalidContent):
        await save(lesson.id, title="T", content="x" * (MAX_LESSON_BYTES + 1), base_revision=base)
    assert await author.reading.lesson(lesson.id) == lesson
    with pytest.raises(NotFound):
        await save(LessonId(404), title="T", content="", base_revision=1)
    assert checked_title(" a \n b ") == "a b"
    with pytest.raises(NotFound):
        await author.editing.add_lesson(author.course_id, ModuleId(404), "T")
    with pytest.raises(NotFound):
        await author.editing.save_course(CourseId(404), CourseFields(title="T"))
    with pytest.raises(InvalidContent):
        await author.editing.merge_lessons(author.course_id, (await author.lessons())[:1])
    with pytest.raises(InvalidContent):
        await author.editing.paste(author.course_id, Clip())


async def test_steps_on_the_way_are_undone_one_by_one(author: Author) -> None:
    key = (await author.lessons())[0]
    start = (await author.reading.lesson(key)).content
    await author.write(key, "One two three", steps=("One", "One two"))
    seen = []
    for _ in range(3):
        done = await author.undo()
        assert (done.label.verb, done.lesson_id) == ("write", key)
        seen.append((await author.reading.lesson(key)).content)
    assert seen == ["One two", "One", start]
    assert await author.undo() is None
    for _ in range(3):
        await author.redo()
    assert (await author.reading.lesson(key)).content == "One two three"
    assert await author.redo() is None


async def test_what_was_changed_otherwise_is_not_undone(author: Author) -> None:
    key = (await author.lessons())[0]
    await author.write(key, "Mine")
    async with author.uow(write=True) as work:
        text = await work.lessons.text(key)
        await work.lessons.save(key, text.title, "From elsewhere", 1, text.revision)
        await work.commit()
    with pytest.raises(Conflict) as caught:
        await author.undo()
    assert "cannot be undone" in caught.value.text()
    assert (await author.reading.lesson(key)).content == "From elsewhere"
    assert (await author.editing.state(author.course_id)).undo is not None


# ---------------------------------------------------------------- the parts


Act = Callable[[Author, list[ModuleId], list[LessonId]], Awaitable[Any]]
ACTS: dict[str, Act] = {
    "add_module": lambda a, m, s: a.editing.add_module(a.course_id, "At sea", 1),
    "add_lesson": lambda a, m, s: a.editing.add_lesson(a.course_id, m[1], "Tides", "Moon.", 0),
    "rename_module": lambda a, m, s: a.editing.rename_module(a.course_id, m[0], "Sky"),
    "rename_lesson": lambda a, m, s: a.editing.rename_lesson(a.course_id, s[2], "Oceans"),
    "move_lesson": lambda a, m, s: a.editing.move_lessons(a.course_id, [s[0]], m[1], 1),
    "move_module": lambda a, m, s: a.editing.move_modules(a.course_id, [m[1]], 0),
    "delete_lesson": lambda a, m, s: a.editing.delete(a.course_id, lessons=[s[0]]),
    "delete_module": lambda a, m, s: a.editing.delete(a.course_id, modules=[m[1]]),
    "duplicate_lesson": lambda a, m, s: a.editing.duplicate(a.course_id, lessons=[s[0]]),
    "duplicate_module": lambda a, m, s: a.editing.duplicate(a.course_id, modules=[m[0]]),
    "split_lesson": lambda a, m, s: _split(a, s[0]),
    "merge_lessons": lambda a, m, s: a.editing.merge_lessons(a.course_id, [s[2], s[0]]),
    "paste": lambda a, m, s: _paste(a, m[0], s[1]),
    "change_course": lambda a, m, s: a.editing.save_course(
        a.course_id, CourseFields(title="Wet", tags=("a", " a ", ""), description=" D. ")
    ),
    "write": lambda a, m, s: a.write(s[1], "Words.\n"),
    "add_quiz": lambda a, m, s: a.editing.add_asset(s[1], AssetDraft(asset_type="quiz")),
    "delete_quiz": lambda a, m, s: _delete_quiz(a, s[0]),
    "change_quiz": lambda a, m, s: _change_quiz(a, s[0]),
    "move_quiz": lambda a, m, s: _move_quiz(a, s[0], s[2]),
}


async def _split(a: Author, key: LessonId) -> LessonId:
    text = await a.reading.lesson(key)
    place = text.content.index("## Condensation")
    return await a.editing.split_lesson(key, place, "Condensation", text.revision)


async def _paste(a: Author, module: ModuleId, lesson: LessonId) -> Any:
    clip = Clip.read((await a.editing.copy(a.course_id, lessons=[lesson])).dump())
    return await a.editing.paste(a.course_id, clip, module, 0)


async def _quiz(a: Author, key: LessonId) -> Any:
    return next(x for x in await a.editing.assets(key) if x.asset_type == "quiz")


async def _delete_quiz(a: Author, key: LessonId) -> None:
    await a.editing.delete_asset((await _quiz(a, key)).id)


async def _change_quiz(a: Author, key: LessonId) -> int:
    quiz = await _quiz(a, key)
    content = {**quiz.content, "title": "Vapour", "questions": quiz.content["questions"][:1]}
    return await a.editing.save_asset(quiz.id, content, quiz.revision)


async def _move_quiz(a: Author, key: LessonId, to: LessonId) -> None:
    await a.editing.move_asset((await _quiz(a, key)).id, to)


@pytest.mark.parametrize("verb", ACTS)
async def test_every_verb_is_one_named_step_that_goes_both_ways(
    author: Author, verb: str, event_hub: EventHub, database: Database
) -> None:
    before = await author.whole()
    modules, lessons = await author.modules(), await author.lessons()
    with commits(database) as kept:
        await ACTS[verb](author, modules, lessons)
    assert len(kept) == 1
    after = await author.whole()
    assert after != before
    assert await author.is_dense()
    state = await author.editing.state(author.course_id)
    assert state.undo is not None and state.redo is None
    assert state.undo.verb == verb
    told = heard(event_hub, CourseChanged)
    done = await author.undo()
    assert done.label == state.undo
    assert told == [CourseChanged(author.course_id)]
    assert await author.whole() == before
    assert await author.lessons() == lessons, "the same rows, with what learners did"
    assert await author.is_dense()
    assert (await author.editing.state(author.course_id)).redo == state.undo
    await author.redo()
    assert await author.whole() == after
    assert await author.is_dense()
    assert not [item for item in await author.editing.trash(author.course_id) if _is_here(item)]


def _is_here(item: Any) -> bool:
    return item.title == "" or not item.deleted_at


async def test_places_and_texts(author: Author) -> None:
    modules, lessons = await author.modules(), await author.lessons()
    await author.editing.move_lessons(author.course_id, [lessons[2], lessons[0]], modules[1], 0)
    assert (await author.order())[0][1] == []
    assert [x for _, x in await author.order()][1] == ["Up and down", "Seas", "Rivers"]
    pasted = await author.editing.duplicate(author.course_id, modules=[modules[1]])
    assert [name for name, _ in await author.order()] == [
        "The cycle",
        "On the ground",
        "On the ground",
    ]
    assert len(pasted.modules) == 1 and len(pasted.lessons) == 3
    key = await author.editing.merge_lessons(author.course_id, pasted.lessons[:2])
    text = (await author.reading.lesson(key)).content
    assert "\n## Seas\n" in text and text.startswith("Water moves")
    assert [name for _, names in await author.order() for name in names].count("Seas") == 1


async def test_between_courses_with_the_files_that_a_lesson_shows(
    author: Author, sample_course: CourseDraft
) -> None:
    lessons = await author.lessons()
    name = {"name": "sea.png"}
    picture = AssetDraft(asset_type="media", content=name, file_path="ab/abcd.png")
    await author.editing.add_asset(lessons[2], picture)
    await author.write(lessons[0], "![Sea](media/sea.png)\n")
    clip = await author.editing.copy(author.course_id, lessons=[lessons[0]])
    other = Author(
        author.uow, EventHub(), await keep(author.uow, CourseDraft(title="New")), author.user_id
    )
    pasted = await other.editing.paste(other.course_id, Clip.read(clip.dump()))
    assert await other.order() == [("Up and down", ["Up and down"])]
    kinds = {asset.asset_type for asset in await other.editing.assets(pasted.lessons[0])}
    assert {"quiz", "media"} <= kinds
    assert clip.as_markdown().startswith("# Up and down\n\n![Sea]")
    for text in ("", "{}", '{"format": "x"}', "[1]", clip.dump()[:-9]):
        with pytest.raises(InvalidContent):
            Clip.read(text)


# ---------------------------------------------------------------- the trash


async def test_what_learners_did_comes_back_with_a_lesson(author: Author) -> None:
    lessons = await author.lessons()
    async with author.uow(write=True) as work:
        stamp = "2026-11-23T10:00:00.000000Z"
        await work.enrollments.touch(author.user_id, author.course_id, lessons[0], stamp)
        await work.completions.set(author.user_id, lessons[0], True, stamp, "2026-11-23")
        await work.enrollments.set_progress(author.user_id, author.course_id, 50)
        await work.commit()
    await author.editing.delete(author.course_id, lessons=[lessons[1]])
    assert (await author.course()).progress_percent == 75, "three of four minutes are left"
    await author.editing.delete(author.course_id, lessons=[lessons[0]])
    assert (await author.course()).progress_percent == 0
    with pytest.raises(NotFound):
        await author.editing.rename_lesson(author.course_id, lessons[0], "In the trash")
    text = await author.reading.lesson(lessons[0])
    with pytest.raises(NotFound):
        await author.editing.save_lesson(
            lessons[0], title="T", content="x", base_revision=text.revision
        )
    items = await author.editing.trash(author.course_id)
    assert [(i.kind, i.title, i.parent_title) for i in items] == [
        ("lesson", "Up and down", "The cycle"),
        ("lesson", "Rivers", "On the ground"),
    ]
    assert await author.editing.take_back(author.course_id, items[0].id) == lessons[0]
    course = await author.course()
    assert course.lessons[0].is_completed and course.progress_percent == 75
    with pytest.raises(NotFound):
        await author.editing.take_back(author.course_id, items[0].id)
    await author.undo()
    assert (await author.order())[0] == ("The cycle", [])


async def test_a_module_comes_back_whole_and_a_lesson_finds_another_home(author: Author) -> None:
    before = await author.order()
    modules, lessons = await author.modules(), await author.lessons()
    await author.editing.delete(author.course_id, lessons=[lessons[1]])
    await author.editing.delete(author.course_id, modules=modules)
    assert await author.order() == []
    land, air, rivers = await author.editing.trash(author.course_id)
    assert (land.title, air.title, rivers.title) == ("On the ground", "The cycle", "Rivers")
    await author.editing.take_back(author.course_id, rivers.id)
    assert await author.order() == [("On the ground", ["Rivers"])], "a new module with the old name"
    await author.editing.take_back(author.course_id, air.id)
    await author.editing.take_back(author.course_id, land.id)
    assert sorted(await author.order()) == [
        ("On the ground", ["Rivers"]), ("On the ground", ["Seas"]), ("The cycle", ["Up and down"])
    ]  # fmt: skip
    for _ in range(5):
        await author.undo()
    assert await author.order() == before


async def test_a_quiz_keeps_its_attempts_in_the_trash(author: Author) -> None:
    lessons = await author.lessons()
    quiz = await _quiz(author, lessons[0])
    await author.editing.delete_asset(quiz.id)
    assert not [x for x in await author.editing.assets(lessons[0]) if x.asset_type == "quiz"]
    (item,) = await author.editing.trash(author.course_id)
    assert (item.kind, item.title, item.parent_title) == (
        "asset",
        "The water cycle",
        "Up and down",
    )
    await author.editing.take_back(author.course_id, item.id)
    assert (await _quiz(author, lessons[0])).id == quiz.id
    assert await author.editing.trash(author.course_id) == ()
    with pytest.raises(Conflict):
        await author.editing.save_asset(quiz.id, quiz.content, quiz.revision)
    with pytest.raises(NotFound):
        await author.editing.delete_asset(AssetId(404))


async def test_after_thirty_days_it_is_gone_with_the_steps_that_knew_it(
    author: Author, event_hub: EventHub
) -> None:
    lessons = await author.lessons()
    await author.editing.delete(author.course_id, lessons=[lessons[1]])
    library = LibraryService(author.uow, event_hub, lambda: datetime.now(UTC) + timedelta(days=29))
    assert await library.purge_trash() == 0
    library = LibraryService(author.uow, event_hub, lambda: datetime.now(UTC) + timedelta(days=31))
    assert await library.purge_trash() == 1
    assert await author.editing.trash(author.course_id) == ()
    assert await author.undo() is None
    assert len(await author.lessons()) == 2
    with pytest.raises(NotFound):
        await author.reading.lesson(lessons[1])
    await library.delete(author.course_id)
    later = LibraryService(author.uow, event_hub, lambda: datetime.now(UTC) + timedelta(days=99))
    assert await later.purge_trash() == 1
    async with author.uow() as work:
        connection = await work.session.connection()
        rows = await connection.exec_driver_sql("SELECT count(*) FROM courses")
        assert rows.scalar_one() == 0, "the trash went with its course"


async def test_the_hidden_trash_is_no_course_in_any_list(
    author: Author, event_hub: EventHub
) -> None:
    lessons = await author.lessons()
    await author.editing.delete(author.course_id, lessons=[lessons[0]])
    library = LibraryService(author.uow, event_hub, lambda: datetime.now(UTC))
    counts = await library.counts(author.user_id)
    assert counts.all == 1
    async with author.uow() as work:
        assert len(await work.courses.all(author.user_id)) == 1
        assert len((await work.courses.draft(author.course_id)).modules[0].lessons) == 0
        assert not await work.search.find("evaporation")


# ---------------------------------------------------------------- random sequences


class Model:
    """The course as plain lists, and every state that it was in."""

    def __init__(self, start: CourseDraft) -> None:
        self.states, self.at = [start], 0

    def step(self, state: CourseDraft) -> None:
        if state != self.states[self.at]:
            self.states[self.at + 1 :] = [state]
            self.at += 1


@pytest.mark.parametrize("seed", range(some(18)))
async def test_random_edits_undone_and_done_again_are_what_they_were(
    author: Author, seed: int
) -> None:
    chance = random.Random(seed)
    model = Model(await author.whole())
    count = len(await author.lessons())
    for _ in range(30):
        course, now = author.course_id, await author.course()
        lessons, modules = [x.id for x in now.lessons], [x.id for x in now.modules]
        some_lessons = chance.sample(lessons, min(len(lessons), chance.randint(1, 3)))
        act = chance.choice(["undo"] * 4 + ["redo"] * 2 + ["write", "add", "move", "move"] + [
            "delete", "module", "modules", "copy", "merge", "away"])  # fmt: skip
        edit = author.editing
        if act in ("undo", "redo"):
            await (author.undo() if act == "undo" else author.redo())
            model.at += -1 if act == "undo" else 1
            model.at = min(max(model.at, 0), len(model.states) - 1)
            assert await author.whole() == model.states[model.at]
            continue
        if act == "module" or not modules:
            await edit.add_module(course, f"M{chance.random()}", chance.randint(0, 3))
        elif act == "modules":
            await edit.move_modules(course, [chance.choice(modules)], chance.randint(0, 3))
        elif act == "away":
            await edit.delete(course, modules=[chance.choice(modules)])
        elif act == "add" or not lessons:
            await edit.add_lesson(course, chance.choice(modules), f"L{chance.random()}", "a", 1)
        elif act == "write":
            await author.write(chance.choice(lessons), f"Words {chance.random()}")
        elif act == "move":
            await edit.move_lessons(course, some_lessons, chance.choice(modules), 1)
        elif act == "delete":
            await edit.delete(course, lessons=some_lessons)
        elif act == "copy":
            await edit.duplicate(course, lessons=some_lessons)
        elif act == "merge" and len(some_lessons) > 1:
            await edit.merge_lessons(course, some_lessons)
        model.step(await author.whole())
        assert await author.is_dense()
    while await author.undo():
        model.at -= 1
        assert await author.whole() == model.states[model.at]
    assert model.at == 0 and len(await author.lessons()) == count
