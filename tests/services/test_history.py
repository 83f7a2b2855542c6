"""History on a real database: what is noted, how little room it takes, what thinning leaves."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text as sql

from coursegen_desktop.db.database import Database
from coursegen_desktop.db.edit_models import LessonVersion
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import InvalidContent, NotFound, StorageError
from coursegen_desktop.domain.ids import CourseId, LessonId
from coursegen_desktop.domain.user import User
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.history import HistoryService
from coursegen_desktop.services.version_notes import VersionNotes
from coursegen_desktop.services.work import WorkUnits
from tests.persons import accounts_of

from .desk import Here, keep


class Author:
    """Changes lessons as the editor does, with a clock that is set by hand."""

    def __init__(self, uow: WorkUnits, user: User) -> None:
        self.moment = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
        self.uow = uow
        self.gate = Gate()
        self.gate.enter(user)
        self.workers = Here()
        self.course = CourseId(0)
        self.lessons: list[LessonId] = []
        self.reopen()

    def reopen(self) -> None:
        """The program is started again."""
        self.notes = VersionNotes(lambda: self.moment, self.gate)
        self.history = HistoryService(self.uow, self.notes, self.workers, lambda: self.moment)

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
        async with self.uow(write=True) as work:
            await self.notes.before(work, self.course, [lesson])
            now = await work.lessons.text(lesson)
            await work.lessons.save(lesson, title or now.title, content, 1, now.revision)
            await self.notes.note(work, self.course, [lesson])
            await work.commit()

    async def rename(self, title: str, *, later: float = 3600) -> None:
        self.moment += timedelta(seconds=later)
        async with self.uow(write=True) as work:
            await self.notes.before(work, self.course, course=True)
            await work.courses.update(self.course, title=title)
            await self.notes.note(work, self.course, course=True)
            await work.commit()

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
            await author.notes.note(work, author.course, [author.lessons[0]])
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


@pytest.fixture(autouse=True)
async def _table(database: Database) -> None:
    async with database.writer.begin() as connection:
        await connection.run_sync(LessonVersion.__table__.create, checkfirst=True)
