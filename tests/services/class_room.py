"""A class for tests: a course, its teacher, learners who do what the test says, a clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, UserId
from coursegen_desktop.domain.place import Place
from coursegen_desktop.domain.user import Role, User
from coursegen_desktop.services.class_progress import ClassProgressService
from coursegen_desktop.services.clock import local_day, stamp
from coursegen_desktop.services.gradebook import GradebookService
from coursegen_desktop.services.quizzes import QuizzesService
from tests.persons import Persons

from .quiz_course import quiz, yes_no

START = datetime(2026, 11, 1, 10, tzinfo=UTC)
OUTCOME = "Explain the tides"


@dataclass
class Room:
    """A course of three lessons and two quizzes, its services, and a clock moved by hand."""

    persons: Persons
    clock: Clock
    course: CourseId
    lessons: list[LessonId]
    quizzes: list[AssetId]
    learners: list[User] = field(default_factory=list)

    @property
    def classes(self) -> ClassProgressService:
        return ClassProgressService(self.persons.uow, self.persons.gate, self.clock)

    @property
    def book(self) -> GradebookService:
        return GradebookService(self.persons.uow, self.persons.hub, self.persons.gate)

    async def add(self, name: str, group: str = "") -> User:
        user = await self.persons.add(name, group=group)
        await self.persons.enrolment.enrol_other(self.course, user.id)
        self.learners.append(user)
        return user

    async def complete(self, user: User, lesson: LessonId, seconds: float = 0.0) -> None:
        async with self.persons.uow(write=True) as work:
            moment = stamp(self.clock())
            await work.completions.set(user.id, lesson, True, moment, local_day(self.clock()))
            await work.enrollments.refresh_course(self.course)
            if seconds:
                await work.lessons.save_place(lesson, user.id, Place(1.0), seconds, moment)
            await work.commit()

    async def answer(self, user: User, asset: AssetId, right: dict[str, bool]) -> None:
        quizzes = QuizzesService(self.persons.uow, self.persons.hub, self.clock)
        run = await quizzes.restart(asset, user_id=user.id)
        for name, is_right in right.items():
            await quizzes.submit_answer(run.attempt_id, name, {"value": is_right}, user_id=user.id)
        await quizzes.finish(run.attempt_id, user_id=user.id)


class Clock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def days(self, count: float) -> None:
        self.now += timedelta(days=count)


async def make_room(database: Database) -> Room:
    """A teacher acts; nobody takes the course yet."""
    clock = Clock()
    persons = Persons(database.unit_of_work, now=clock)
    await persons.enter("Teacher", Role.INSTRUCTOR)
    ext = {"ext": {"coursegen:outcome": OUTCOME}}
    asked = (quiz(yes_no("a", **ext), yes_no("b")), quiz(yes_no("c"), yes_no("d", **ext)))
    lessons = [
        LessonDraft(
            title=title,
            content="Text.",
            duration_minutes=5,
            assets=(AssetDraft(asset_type="quiz", content=asked[at]),) if at < 2 else (),
        )
        for at, title in enumerate(("Moon", "Sun", "Earth"))
    ]
    modules = (
        ModuleDraft(title="One", lessons=tuple(lessons[:2])),
        ModuleDraft(title="Two", lessons=tuple(lessons[2:])),
    )
    draft = CourseDraft(title="Tides", modules=modules, learning_outcomes=(OUTCOME, "Other"))
    async with persons.uow(write=True) as work:
        course = await work.courses.add(draft)
        await work.courses.set_published(course, True)
        view = await work.courses.outline(course, UserId(1))
        assets = await work.assets.of_course(course, "quiz")
        await work.commit()
    return Room(
        persons, clock, course, [one.id for one in view.lessons], [one.id for one in assets]
    )
