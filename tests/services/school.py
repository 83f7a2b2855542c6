"""A school for tests: a shared computer, a teacher, a class, a course, clocks moved by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.ids import ClassId, CourseId, UserId
from coursegen_desktop.domain.school_class import ClassRules, ClassView, Target
from coursegen_desktop.domain.settings import SHARED, Sharing
from coursegen_desktop.domain.user import Role, User
from coursegen_desktop.services.assignments import AssignmentsService
from coursegen_desktop.services.class_cards import ClassCardsService
from coursegen_desktop.services.class_door import ClassDoorService
from coursegen_desktop.services.class_pictures import ClassPicturesService
from coursegen_desktop.services.classes import ClassesService
from coursegen_desktop.services.day_package import DayPackageService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.tries import Tries
from tests import samples
from tests.persons import CHEAP, Persons

from .desk import Here, keep


class Clock:
    """A date, and seconds since some start."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 10, tzinfo=UTC)
        self.seconds = 1000.0

    def __call__(self) -> datetime:
        return self.now

    def ticks(self) -> float:
        return self.seconds

    def pass_by(self, **span: float) -> None:
        """Both go on by so much."""
        gone = timedelta(**span)
        self.now += gone
        self.seconds += gone.total_seconds()


class School:
    """Everything about classes on one library; the teacher acts until somebody else does."""

    teacher: User
    course: CourseId

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database, self.clock, self.uow = database, clock, database.unit_of_work
        self.persons = Persons(self.uow, now=self.clock, monotonic=self.clock.ticks)
        self.gate, self.hub = self.persons.gate, self.persons.hub
        uow, hub, gate = self.uow, self.hub, self.gate
        self.classes = ClassesService(uow, hub, gate, self.clock, zone=UTC)
        self.assignments = AssignmentsService(uow, hub, gate, self.clock, zone=UTC)
        self.pictures = ClassPicturesService(uow, hub, gate, CHEAP)
        self.cards = ClassCardsService(uow, hub, gate)
        self.door = ClassDoorService(uow, hub, gate, CHEAP, Tries(uow, self.clock.ticks))
        self.quizzes = QuizzesService(uow, hub, self.clock, ticks=self.clock.ticks)
        self.handed = database.path.parent / "handed"
        self.days = DayPackageService(
            uow, hub, gate, self.clock, Here(), self.handed, self.quizzes.sittings
        )

    async def open(self) -> School:
        """Share the computer, let the teacher in, and bring a published course."""
        async with self.uow(write=True) as work:
            await work.settings.set_sharing(Sharing(mode=SHARED))
            await work.commit()
        self.teacher = await self.persons.enter("Tess Teacher", Role.INSTRUCTOR)
        self.course = await keep(
            self.uow, samples.small_course().model_copy(update={"is_published": True})
        )
        return self

    async def outline(self) -> CourseView:
        async with self.uow() as work:
            return await work.courses.outline(self.course, UserId(0))

    async def quiz(self) -> Target:
        """The first quiz of the course."""
        lesson = next(one for one in (await self.outline()).lessons if one.quizzes)
        return Target(self.course, lesson.id, lesson.quizzes[0].asset_id)

    async def class_of(self, *names: str, rules: ClassRules | None = None) -> ClassId:
        """The class 4a with children of these names."""
        key = await self.classes.create("4a", rules=rules or ClassRules())
        if names:
            await self.classes.add_new(key, names)
        return key

    async def view(self, class_id: ClassId) -> ClassView:
        return await self.classes.open(class_id)

    async def child(self, class_id: ClassId, name: str) -> User:
        async with self.uow() as work:
            members = await work.school_classes.members(class_id)
        return next(one.user for one in members if one.user.full_name == name)

    async def take_quiz(self, user: User, target: Target) -> float:
        """Answer half of it right and hand it in; the share that was reached."""
        assert target.asset_id is not None
        run = await self.quizzes.restart(target.asset_id, user_id=user.id)
        await self.quizzes.submit_answer(run.attempt_id, "q1", {"chosen": ["a"]}, user_id=user.id)
        result = await self.quizzes.finish(run.attempt_id, user_id=user.id)
        return result.score / result.max_score

    async def log(self, action: AuditAction) -> list[tuple[str, str, str]]:
        """(who, whom, detail) of every entry of that kind, oldest first."""
        async with self.uow() as work:
            page = await work.audit.page(AuditQuery(actions=(action,)), None, 100)
        return [(one.actor_name, one.subject_name, one.detail) for one in page.entries][::-1]


@asynccontextmanager
async def opened(path: Path, clock: Clock | None = None) -> AsyncIterator[School]:
    """A school on a library, whose rows are stamped by the same clock."""
    clock = clock or Clock()
    database = Database(path, now=clock)
    await database.open()
    try:
        yield await School(database, clock).open()
    finally:
        await database.close()
