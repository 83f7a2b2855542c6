"""History on a real database: what is noted, how little room it takes, what thinning leaves."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text as sql

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.edit import CourseFields
from coursegen_desktop.domain.errors import InvalidContent, NotFound, StorageError
from coursegen_desktop.domain.events import CourseChanged
from coursegen_desktop.domain.ids import CourseId, LessonId, ModuleId
from coursegen_desktop.domain.user import User
from coursegen_desktop.services.authoring import AuthoringService
from coursegen_desktop.services.editing import EditingService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.history import HistoryService
from coursegen_desktop.services.version_notes import VersionNotes
from coursegen_desktop.services.work import WorkUnits
from tests.persons import accounts_of

from .desk import Here, heard, keep, pages


class Author:
    """Changes lessons as the editor does, with a clock that is set by hand."""

    def __init__(self, uow: WorkUnits, user: User) -> None:
        self.moment = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
        self.uow = uow
        self.gate = Gate()
        self.gate.enter(user)
        self.workers = Here()
        self.hub = EventHub()
        self.course = CourseId(0)
        self.lessons: list[LessonId] = []
        self.reopen()

    def reopen(self) -> None:
        """The program is started again."""
        self.notes = VersionNotes(lambda: self.moment)
        self.history = HistoryService(
            self.uow, self.hub, self.notes, self.workers, lambda: self.moment
        )
        self.editing = EditingService(self.uow, self.hub, self.notes)
        self.history.gate = self.editing.gate = self.gate

    async def open(self, draft: CourseDraft) -> None:
        self.course = await keep(self.uow, draft)
        async with self.uow() as work:
            self.lessons = [key for key, *_ in await work.lessons.texts(self.course)]

    async def write(
        self, content: str, number: int = 0, *, title: str = "", later: float = 3600
    ) -> None:
        """One save, `later` seconds after what was before."""
        self.moment += timedelta(seconds=later)
        lesson = self.lessons[number]
        async with self.uow() as work:
            now = await work.lessons.text(lesson)
        await self.editing.save_lesson(
            lesson, title=title or now.title, content=content, base_revision=now.revision
        )

    async def rename(self, title: str, *, later: float = 3600) -> None:
        self.moment += timedelta(seconds=later)
        await self.editing.save_course(self.course, CourseFields(title=title))

    async def texts(self, number: int = 0) -> list[str]:
        """What the versions of a lesson say, newest first."""
        found = await self.history.versions(self.course, self.lessons[number])
        return [(await self.history.lesson_at(one.info.id)).content for one in found]


QUIZ = {"title": "Quiz", "questions": [{"id": "1", "type": "choice", "prompt": "Moon?"}]}
DRAFT = CourseDraft(
    title="Tides",
    modules=(
        ModuleDraft(
            title="At sea",
            lessons=(
                LessonDraft(
                    title="High water",
                    content="Twice a day.",
                    assets=(AssetDraft(asset_type="quiz", content=QUIZ),),
                ),
                LessonDraft(title="Low water", content="It is low."),
            ),
        ),
    ),
)


@pytest.fixture
async def author(uow: WorkUnits, database: Database) -> Author:
    made = Author(uow, await accounts_of(uow).owner())
    await made.open(DRAFT)
    return made


async def test_what_was_there_before_the_first_change_is_kept(author: Author) -> None:
    await author.write("Once a day.")
    await author.write("Never.", later=120)
    assert await author.texts() == ["Never.", "Once a day.", "Twice a day."]
    newest, _, first = await author.history.versions(author.course, author.lessons[0])
    assert first.info.user_name == "" and first.glance is not None and first.glance.is_first
    assert newest.info.user_name == author.gate.user.full_name
    assert newest.glance is not None and newest.glance.words == -2
    whole = await author.history.lesson_at(first.info.id)
    assert whole.assets[0].content == QUIZ and whole.title == "High water"


async def test_changes_within_a_minute_are_one_version(author: Author) -> None:
    await author.write("a")
    await author.write("ab", later=20)
    await author.write("abc", later=39)
    assert await author.texts() == ["abc", "Twice a day."]
    # The minute counts from the first of them, or one who never pauses would have no history.
    await author.write("abcd", later=2)
    assert await author.texts() == ["abcd", "abc", "Twice a day."]


async def test_a_version_is_never_replaced_over_another_lesson_or_a_name(author: Author) -> None:
    """Or a point in time between them would show what was written later."""
    await author.write("a")
    await author.write("low", 1, later=5)
    await author.write("ab", later=5)
    assert await author.texts() == ["ab", "a", "Twice a day."]
    key = (await author.history.versions(author.course, author.lessons[0]))[0].info.id
    await author.history.name(key, "  Before \n class ")
    await author.write("abc", later=5)
    assert await author.texts() == ["abc", "ab", "a", "Twice a day."]


async def test_the_same_text_again_is_no_version(author: Author) -> None:
    await author.write("a")
    await author.write("a")
    assert len(await author.texts()) == 2


async def test_a_save_that_fails_leaves_no_version(author: Author) -> None:
    with pytest.raises(ZeroDivisionError):
        async with author.uow(write=True) as work:
            await author.notes.before(work, author.course, [author.lessons[0]])
            raise ZeroDivisionError
    await author.write("a")
    assert await author.texts() == ["a", "Twice a day."]


async def test_what_others_than_authors_changed_is_kept_before_the_next_change(
    author: Author, uow: WorkUnits
) -> None:
    """A generator that writes a lesson anew knows nothing of versions."""
    await author.write("Once a day.")
    async with uow(write=True) as work:
        now = await work.lessons.text(author.lessons[0])
        await work.lessons.save(author.lessons[0], now.title, "Generated.", 1, now.revision)
        await work.commit()
    await author.write("Mine.")
    assert await author.texts() == ["Mine.", "Generated.", "Once a day.", "Twice a day."]


async def test_names_are_one_line_and_not_too_long(author: Author) -> None:
    await author.write("a")
    key = (await author.history.versions(author.course, author.lessons[0]))[0].info.id
    await author.history.name(key, " Before \n class ")
    assert (await author.history.versions(author.course))[0].info.name == "Before class"
    with pytest.raises(InvalidContent):
        await author.history.name(key, "x" * 200)
    with pytest.raises(InvalidContent):
        await author.history.keep_now(author.course, "  ")
    with pytest.raises(NotFound):
        await author.history.name(99999, "x")


async def test_a_lesson_is_compared_with_now_and_with_another_version(author: Author) -> None:
    await author.write("Once a day.", title="Ebb")
    await author.write("Once a week.")
    newest, middle, first = await author.history.versions(author.course, author.lessons[0])
    found = await author.history.lesson_difference(first.info.id)
    assert found.titles == ("High water", "Ebb")
    assert [p.text for p in found.blocks[0].new if p.kind == "added"] == ["Once", "week"]
    again = await author.history.lesson_difference(middle.info.id, newest.info.id)
    assert [p.text for p in again.blocks[0].new if p.kind == "added"] == ["week"]
    assert author.workers.calls == 0
    await author.write("One quite new sentence. " * 400)
    await author.history.lesson_difference(first.info.id)
    assert author.workers.calls == 1


async def test_a_course_is_compared_as_it_was_at_any_version(author: Author) -> None:
    await author.write("Once a day.")
    key = await author.history.keep_now(author.course, "Autumn")
    await author.rename("All tides")
    await author.write("It is very low.", 1)
    found = await author.history.course_difference(key)
    assert [(f.path, f.old, f.new) for f in found.fields] == [("title", "Tides", "All tides")]
    assert [title for title, _ in found.lessons] == ["Low water"]
    listed = await author.history.versions(author.course)
    assert [one.info.title for one in listed][:2] == ["Low water", "All tides"]
    assert listed[1].glance is not None and listed[1].glance.is_course_changed
    # Any version is a point in time of the course, also one of a lesson.
    first = (await author.history.versions(author.course, author.lessons[0]))[-1].info
    assert [title for title, _ in (await author.history.course_difference(first.id)).lessons] == [
        "High water", "Low water",
    ]  # fmt: skip


async def test_a_thousand_versions_would_take_less_than_two_megabytes(
    author: Author, database: Database
) -> None:
    chance = random.Random(5)
    words = [
        "".join(chance.choices("abcdefghijklmnop", k=chance.randint(2, 9))) for _ in range(900)
    ]
    text = " ".join(chance.choices(words, k=3300))
    kept = []
    async with author.uow(write=True) as work:
        await author.notes.before(work, author.course, [author.lessons[0]])
        for _ in range(130):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(words) + text[at + 4 :]
            kept.append(text)
            author.moment += timedelta(seconds=61)
            now = await work.lessons.text(author.lessons[0])
            await work.lessons.save(author.lessons[0], "Long", text, 1, now.revision)
            await author.notes.note(work, author.course, [author.lessons[0]], "Ada")
        await work.commit()
        pages = await work.session.execute(
            sql("SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%lesson_versions%'")
        )
        assert int(pages.scalar_one()) <= (2 << 20) * 130 // 1000
    found = await author.history.versions(author.course, author.lessons[0])
    assert len(found) == 131
    for number in (0, 1, 31, 32, 95, 128, 129):
        at = await author.history.lesson_at(found[129 - number].info.id)
        assert at.content == kept[number]
    # A month later most are gone; what is left can still be read.
    author.moment += timedelta(days=45)
    gone = await author.history.thin_if_due(author.course)
    left = await author.history.versions(author.course, author.lessons[0])
    assert gone + len(left) == 131 and len(left) < 10
    assert left[0].info.id == found[0].info.id and left[-1].info.id == found[-1].info.id
    assert [one in kept for one in (await author.texts())[:-1]] == [True] * (len(left) - 1)
    assert await author.history.thin_if_due(author.course) == 0


async def test_thinning_keeps_every_named_point_in_time(author: Author) -> None:
    chance = random.Random(11)
    points = {}
    for number in range(60):
        await author.write(
            f"Text {number} of one", number % 2, later=chance.choice([70, 700, 7000])
        )
        if number % 13 == 5:
            key = await author.history.keep_now(author.course, f"Point {number}")
            async with author.uow() as work:
                points[key] = {t: c for _, t, _, c in await work.lessons.texts(author.course)}
    author.moment += timedelta(days=60)
    assert await author.history.thin_if_due(author.course) > 20
    author.reopen()
    for key, texts in points.items():
        found = await author.history.course_difference(key)
        old = {
            title: "".join(p.text for b in lesson.blocks for p in b.old)
            for title, lesson in found.lessons
        }
        now = {"High water": "Text 58 of one", "Low water": "Text 59 of one"}
        assert {**now, **old} == texts


async def test_a_damaged_version_says_so_and_stops_no_save(
    author: Author, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    await author.write("a")
    await author.write("ab")
    async with author.uow(write=True) as work:
        await work.session.execute(sql("UPDATE lesson_versions SET data = x'00'"))
        await work.commit()
    await author.write("abc")
    found = await author.history.versions(author.course, author.lessons[0])
    assert (await author.history.lesson_at(found[0].info.id)).content == "abc"
    with pytest.raises(StorageError):
        await author.history.lesson_at(found[1].info.id)
    author.moment += timedelta(days=90)
    assert await author.history.thin_if_due(author.course) == 0
    assert len(await author.history.versions(author.course, author.lessons[0])) == 4
    assert "cannot be read" in caplog.text


async def whole(author: Author) -> CourseDraft:
    async with author.uow() as work:
        return await work.courses.draft(author.course)


async def test_a_lesson_is_restored_as_a_step_that_can_be_undone(author: Author) -> None:
    lesson = author.lessons[0]
    (quiz,) = await author.editing.assets(lesson)
    start = await whole(author)
    await author.write("Once a day.", title="Ebb")
    await author.editing.save_asset(quiz.id, {"title": "New", "questions": []}, quiz.revision)
    script = AssetDraft(asset_type="script", content={"text": "Say it."})
    await author.editing.add_asset(lesson, script)
    await author.editing.delete_asset(quiz.id)
    late = await whole(author)
    first = (await author.history.versions(author.course, lesson))[-1].info
    told = heard(author.hub, CourseChanged)
    me = object()
    assert await author.history.restore_lesson(first.id, origin=me) == lesson
    assert told == [CourseChanged(author.course, me)]
    assert await whole(author) == start
    # The same quiz came back, so that attempts at it are still its own.
    assert [asset.id for asset in await author.editing.assets(lesson)] == [quiz.id]
    assert (await author.history.lesson_difference(first.id)).is_empty
    undone = await author.editing.undo(author.course)
    assert undone is not None and undone.label.verb == "restore_lesson"
    assert await whole(author) == late
    await author.editing.redo(author.course)
    assert await whole(author) == start
    # Restored at once, what was written just before is in the history all the same.
    found = await author.history.versions(author.course, lesson)
    assert found[0].info.hash == first.hash
    assert "Once a day." in await author.texts()


async def test_a_course_is_restored_with_what_was_deleted_since(author: Author) -> None:
    await author.write("Once a day.")
    await author.history.keep_now(author.course, "Autumn")
    point = (await author.history.versions(author.course))[0].info
    start = await whole(author)
    view = await AuthoringService(author.uow, pages()).course(
        author.course, user_id=author.gate.user.id
    )
    module = view.modules[0].id
    await author.rename("All tides")
    await author.write("Low.", 1, title="Ebb")
    other = await author.editing.add_module(author.course, "On land", 0)
    await author.editing.add_lesson(author.course, other, "Marshes", "Wet.")
    await author.editing.move_lessons(author.course, [author.lessons[0]], other)
    await author.editing.delete(author.course, modules=[module])
    late = await whole(author)
    found = await author.history.course_difference(point.id)
    assert {(c.kind, c.what, c.title) for c in found.outline} == {
        ("removed", "module", "At sea"), ("added", "module", "On land"),
        ("removed", "lesson", "Low water"), ("added", "lesson", "Marshes"),
        ("moved", "lesson", "High water"),
    }  # fmt: skip
    assert await author.history.restore_course(point.id) == author.course
    assert await whole(author) == start
    async with author.uow() as work:
        assert [key for key, *_ in await work.lessons.texts(author.course)] == author.lessons
    await author.editing.undo(author.course)
    assert await whole(author) == late
    assert (await author.history.course_difference(point.id)).outline == found.outline
    await author.editing.redo(author.course)
    assert (await author.history.course_difference(point.id)).is_empty


async def test_what_the_version_does_not_know_of_a_deleted_module_is_in_the_trash(
    author: Author,
) -> None:
    version = await author.history.keep_now(author.course, "Then")
    async with author.uow() as work:
        home = (await work.edits.tree(author.course))[0].module
    await author.editing.add_lesson(author.course, ModuleId(home), "Later", "Still wanted.")
    await author.editing.delete(author.course, modules=[ModuleId(home)])
    await author.history.restore_course(version)
    trash = await author.editing.trash(author.course)
    assert [(one.kind, one.title, one.parent_title) for one in trash] == [
        ("lesson", "Later", "At sea")
    ]
    back = await author.editing.take_back(author.course, trash[0].id)
    async with author.uow() as work:
        assert back in (await work.edits.tree(author.course))[0].lessons
    for _ in range(3):
        await author.editing.undo(author.course)
    assert await author.editing.trash(author.course) == ()


async def test_what_was_deleted_for_good_is_made_again(author: Author, uow: WorkUnits) -> None:
    await author.write("Once a day.")
    key = await author.history.keep_now(author.course, "Autumn")
    start = await whole(author)
    await author.editing.delete(author.course, lessons=[author.lessons[0]])
    async with uow(write=True) as work:
        assert await work.edits.trash.purge("9999") == 1
        await work.commit()
    author.reopen()
    await author.history.restore_course(key)
    assert await whole(author) == start


async def test_a_lesson_in_the_trash_is_not_restored_unseen(author: Author) -> None:
    await author.write("Once a day.")
    version = (await author.history.versions(author.course, author.lessons[0]))[-1].info
    await author.editing.delete(author.course, lessons=[author.lessons[0]])
    with pytest.raises(NotFound):
        await author.history.restore_lesson(version.id)
    with pytest.raises(NotFound):
        await author.history.lesson_difference(version.id)


async def test_random_editing_and_restoring_agrees_with_a_plain_copy(author: Author) -> None:
    """Whatever was done, any kept point gives back the course as it was then."""
    chance = random.Random(23)
    points: dict[int, CourseDraft] = {}
    for number in range(40):
        author.moment += timedelta(seconds=chance.choice([5, 90]))
        async with author.uow() as work:
            tree = await work.edits.tree(author.course)
            lessons = [key for key, *_ in await work.lessons.texts(author.course)]
        act = chance.randrange(8)
        if act <= 2 and lessons:
            author.lessons = lessons
            await author.write(f"Words {number}.", chance.randrange(len(lessons)), later=1)
        elif act == 3 and tree:
            home = ModuleId(chance.choice(tree).module)
            await author.editing.add_lesson(author.course, home, f"Lesson {number}", "New.")
        elif act == 4 and lessons:
            await author.editing.delete(author.course, lessons=[chance.choice(lessons)])
        elif act == 5 and lessons and tree:
            home = ModuleId(chance.choice(tree).module)
            await author.editing.move_lessons(author.course, [chance.choice(lessons)], home, 0)
        elif act == 6:
            await author.editing.undo(author.course)
        else:
            await author.editing.add_module(author.course, f"Module {number}", 0)
        if chance.random() < 0.3:
            key = await author.history.keep_now(author.course, f"Point {number}")
            points[key] = await whole(author)
        if points and chance.random() < 0.25:
            key = chance.choice([*points])
            await author.history.restore_course(key)
            assert await whole(author) == points[key]
    assert len(points) > 5
