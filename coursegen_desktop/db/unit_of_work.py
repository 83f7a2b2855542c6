"""One use-case: one session, one transaction, all repositories."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from types import TracebackType
from typing import Any
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from .repositories.agent_steps import AgentStepsRepository
from .repositories.annotations import AnnotationsRepository
from .repositories.asked import Asked, ask
from .repositories.assets import AssetsRepository
from .repositories.assignments import AssignmentsRepository
from .repositories.attempts import AttemptsRepository
from .repositories.audit import AuditRepository
from .repositories.base import Work
from .repositories.checks import ChecksRepository
from .repositories.citations import CitationsRepository
from .repositories.class_progress import ClassProgressRepository
from .repositories.class_quizzes import ClassQuizzesRepository
from .repositories.completions import CompletionsRepository
from .repositories.courses import CoursesRepository
from .repositories.day_merging import DayMergingRepository
from .repositories.day_records import DayRecordsRepository
from .repositories.day_roster import DayRosterRepository
from .repositories.edits import EditsRepository
from .repositories.enrollments import EnrollmentsRepository
from .repositories.figures import FiguresRepository
from .repositories.files import FilesRepository
from .repositories.films import FilmsRepository
from .repositories.gradebooks import GradebooksRepository
from .repositories.handed import HandedRepository
from .repositories.lessons import LessonsRepository
from .repositories.own_data import OwnDataRepository
from .repositories.people import PeopleRepository
from .repositories.quiz_records import QuizRecordsRepository
from .repositories.review_lists import ReviewListsRepository
from .repositories.review_log import ReviewLogRepository
from .repositories.reviews import ReviewsRepository
from .repositories.runs import RunsRepository
from .repositories.school_classes import SchoolClassesRepository
from .repositories.settings import SettingsRepository
from .repositories.sign_ins import SignInsRepository
from .repositories.study import StudyRepository
from .repositories.users import UsersRepository
from .repositories.versions import VersionsRepository
from .search import SearchIndex


class WriteLock:
    """Lets one writer of this program in at a time, so that none waits inside the database."""

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._owner: asyncio.Task[object] | None = None

    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(self, *_: object) -> None:
        self.release()

    async def acquire(self) -> None:
        """Wait for the turn. A task that already writes would wait for itself for ever."""
        if self._owner is not None and self._owner is asyncio.current_task():
            raise RuntimeError("a unit of work was opened for writing inside another one")
        await self._lock.acquire()
        self._owner = asyncio.current_task()

    def release(self) -> None:
        """Let the next writer in."""
        self._owner = None
        self._lock.release()


class UnitOfWork:
    """`async with database.unit_of_work(write=True) as u: ...; await u.commit()`.

    Leaving without `commit` rolls back. Belongs to one task; inside it nothing is awaited but
    the database.
    """

    def __init__(
        self, session: AsyncSession, now: Callable[[], datetime], lock: WriteLock | None
    ) -> None:
        self.session = session
        self._lock = lock
        self._work = Work(session, now, lambda: str(uuid4()))

    async def __aenter__(self) -> UnitOfWork:
        if self._lock is not None:
            await self._lock.acquire()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._lock is None:
            # Nothing is waited for: the driver sends the end of a reading transaction.
            await self.session.close()
            return
        try:
            # Cancelled or not, the connection goes back to the pool clean.
            await asyncio.shield(asyncio.ensure_future(self.session.close()))
        finally:
            self._lock.release()

    async def ask(self, *asked: Asked[Any]) -> None:
        """Send several questions in one hop to the database; await each for its answer then."""
        await ask(self.session, *asked)

    async def commit(self) -> None:
        """Make it durable. Only a unit opened with `write=True` may."""
        if self._lock is None:
            raise RuntimeError("a unit of work that was opened for reading cannot commit")
        await self.session.commit()

    @cached_property
    def checks(self) -> ChecksRepository:
        """What the check of a course asks."""
        return ChecksRepository(self._work)

    @cached_property
    def users(self) -> UsersRepository:
        """People."""
        return UsersRepository(self._work)

    @cached_property
    def people(self) -> PeopleRepository:
        """People in lists."""
        return PeopleRepository(self._work)

    @cached_property
    def own_data(self) -> OwnDataRepository:
        """Everything of one person."""
        return OwnDataRepository(self._work)

    @cached_property
    def sign_ins(self) -> SignInsRepository:
        """Wrong passwords, counted."""
        return SignInsRepository(self._work)

    @cached_property
    def audit(self) -> AuditRepository:
        """What was done to accounts."""
        return AuditRepository(self._work)

    @cached_property
    def courses(self) -> CoursesRepository:
        """Courses, their modules and the library."""
        return CoursesRepository(self._work)

    @cached_property
    def files(self) -> FilesRepository:
        """Files of a course, and who names them."""
        return FilesRepository(self._work)

    @cached_property
    def films(self) -> FilmsRepository:
        """Films and recordings, and where people stopped in them."""
        return FilmsRepository(self._work)

    @cached_property
    def handed(self) -> HandedRepository:
        """Files that answers name."""
        return HandedRepository(self._work)

    @cached_property
    def lessons(self) -> LessonsRepository:
        """Lessons, to read and to edit."""
        return LessonsRepository(self._work)

    @cached_property
    def assets(self) -> AssetsRepository:
        """What was made for lessons."""
        return AssetsRepository(self._work)

    @cached_property
    def edits(self) -> EditsRepository:
        """Steps of editing, to be undone, and what was deleted."""
        return EditsRepository(self._work)

    @cached_property
    def enrollments(self) -> EnrollmentsRepository:
        """Who takes which course, and where they are."""
        return EnrollmentsRepository(self._work)

    @cached_property
    def completions(self) -> CompletionsRepository:
        """Finished lessons."""
        return CompletionsRepository(self._work)

    @cached_property
    def attempts(self) -> AttemptsRepository:
        """Tries at quizzes, answer by answer."""
        return AttemptsRepository(self._work)

    @cached_property
    def quiz_records(self) -> QuizRecordsRepository:
        """What was asked, what counts, and all attempts at a quiz."""
        return QuizRecordsRepository(self._work)

    @cached_property
    def annotations(self) -> AnnotationsRepository:
        """What readers marked and noted."""
        return AnnotationsRepository(self._work)

    @cached_property
    def school_classes(self) -> SchoolClassesRepository:
        """Classes and who is in them."""
        return SchoolClassesRepository(self._work)

    @cached_property
    def class_quizzes(self) -> ClassQuizzesRepository:
        """How far a class is with a quiz."""
        return ClassQuizzesRepository(self._work)

    @cached_property
    def day_records(self) -> DayRecordsRepository:
        """What a class did, to be taken to another computer."""
        return DayRecordsRepository(self._work)

    @cached_property
    def day_roster(self) -> DayRosterRepository:
        """Classes and people of another computer."""
        return DayRosterRepository(self._work)

    @cached_property
    def day_merging(self) -> DayMergingRepository:
        """What people did at another computer."""
        return DayMergingRepository(self._work)

    @cached_property
    def assignments(self) -> AssignmentsRepository:
        """What classes have to do."""
        return AssignmentsRepository(self._work)

    @cached_property
    def class_progress(self) -> ClassProgressRepository:
        """How everybody in a course is doing."""
        return ClassProgressRepository(self._work)

    @cached_property
    def gradebooks(self) -> GradebooksRepository:
        """How courses are graded, and grades set by hand."""
        return GradebooksRepository(self._work)

    @cached_property
    def figures(self) -> FiguresRepository:
        """What a learner's figures are made of."""
        return FiguresRepository(self._work)

    @cached_property
    def study(self) -> StudyRepository:
        """Time spent learning."""
        return StudyRepository(self._work)

    @cached_property
    def reviews(self) -> ReviewsRepository:
        """Cards that are asked again."""
        return ReviewsRepository(self._work)

    @cached_property
    def review_lists(self) -> ReviewListsRepository:
        """Cards that are held back, to be crammed, due later."""
        return ReviewListsRepository(self._work)

    @cached_property
    def review_log(self) -> ReviewLogRepository:
        """The history of their reviews."""
        return ReviewLogRepository(self._work)

    @cached_property
    def runs(self) -> RunsRepository:
        """The making of courses."""
        return RunsRepository(self._work)

    @cached_property
    def agent_steps(self) -> AgentStepsRepository:
        """What models were asked in it."""
        return AgentStepsRepository(self._work)

    @cached_property
    def citations(self) -> CitationsRepository:
        """Where statements stand, and whose version a lesson is."""
        return CitationsRepository(self._work)

    @cached_property
    def versions(self) -> VersionsRepository:
        """How lessons and courses were."""
        return VersionsRepository(self._work)

    @cached_property
    def settings(self) -> SettingsRepository:
        """Preferences."""
        return SettingsRepository(self._work)

    @cached_property
    def search(self) -> SearchIndex:
        """Full-text search."""
        return SearchIndex(self.session)
