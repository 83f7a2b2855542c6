"""Services on a test's database and courses to show, for the tests of screens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QWidget

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.course import CourseView, LessonItem, ModuleItem, QuizItem
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, ModuleId
from coursegen_desktop.domain.user import User
from coursegen_desktop.services.annotations import AnnotationsService
from coursegen_desktop.services.authoring import AuthoringService
from coursegen_desktop.services.editing import EditingService
from coursegen_desktop.services.enrolment import EnrolmentService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.films import FilmsService
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.generation import GenerationService
from coursegen_desktop.services.jobs import JobsService
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.library import LibraryService
from coursegen_desktop.services.own_data import OwnDataService
from coursegen_desktop.services.progress import ProgressService
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.review import ReviewService
from coursegen_desktop.services.search import SearchService
from coursegen_desktop.services.settings import SettingsService
from coursegen_desktop.services.statements import StatementsService
from coursegen_desktop.services.version_notes import VersionNotes
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.reader.controller import ReaderScreen
from tests.persons import accounts_of
from tests.services.desk import Here, keep, pages

from .library_parts import Place


class Desk:
    """All services that the screens are handed, without a worker process."""

    def __init__(
        self, uow: WorkUnits, hub: EventHub, user: User, now: Callable[[], datetime]
    ) -> None:
        made = pages()
        self.uow, self.hub, self.user, self.now = uow, hub, user, now
        self.writer = Here()
        self.jobs = JobsService(hub)
        self.gate = Gate()
        self.gate.enter(user)
        self.accounts = accounts_of(uow, gate=self.gate, events=hub, now=now)
        self.own_data = OwnDataService(uow, self.gate, now)
        self.enrolment = EnrolmentService(uow, hub, self.gate, now)
        self.lessons = LessonsService(uow, hub, made, now)
        self.annotations = AnnotationsService(uow, hub, self.writer)
        self.library = LibraryService(uow, hub, now)
        self.authoring = AuthoringService(uow, made)
        self.version_notes = VersionNotes(now)
        self.editing = EditingService(uow, hub, self.version_notes)
        self.quizzes = QuizzesService(uow, hub, now)
        self.review = ReviewService(uow, hub, now, self.writer)
        self.search = SearchService(uow)
        self.settings = SettingsService(uow, hub, now)
        self.progress = ProgressService(uow, now)
        self.films = FilmsService(uow, now)
        self.statements = StatementsService(uow)
        self.generation = GenerationService(
            uow, hub, self.jobs, self.writer, samples=resources_dir() / "samples"
        )

    async def keep(self, draft: CourseDraft) -> CourseView:
        """Put a course into the library."""
        return await self.course(await keep(self.uow, draft))

    async def course(self, course_id: CourseId) -> CourseView:
        """As the learner sees it now."""
        return await self.lessons.course(course_id, user_id=self.user.id)


def button(page: QWidget, words: str) -> QAbstractButton:
    """The visible button that says or is named so."""
    for found in page.findChildren(QAbstractButton):
        if found.isVisible() and words in (found.text(), found.accessibleName()):
            return found
    raise AssertionError(f"no button {words!r}")


def long_lesson(title: str = "Long", *, sections: int = 12) -> LessonDraft:
    """A lesson that has to be scrolled, with headings."""
    words = "The tide comes in twice a day and goes out again. " * 12
    parts = (f"## Part {number}\n\n{words}\n\n{words}" for number in range(1, sections + 1))
    return LessonDraft(title=title, content="\n\n".join(parts), duration_minutes=9)


def long_course() -> CourseDraft:
    """Two modules; the first lesson is long, the second short, the third long."""
    return CourseDraft(
        title="Tides",
        is_published=True,
        modules=(
            ModuleDraft(
                title="At sea",
                lessons=(
                    long_lesson("High water"),
                    LessonDraft(title="Low water", content="It is low.\n", duration_minutes=1),
                ),
            ),
            ModuleDraft(title="On land", lessons=(long_lesson("Marshes"),)),
        ),
    )


def course_view(modules: int = 2, lessons: int = 3) -> CourseView:
    """A course as screens are given it; lesson n of all is done when n is odd."""
    made = []
    for module in range(modules):
        items = []
        for number in range(lessons):
            key = module * lessons + number + 1
            quiz = QuizItem(AssetId(key), f"Quiz {key}", 4, (3, 4) if key == 1 else None)
            items.append(
                LessonItem(LessonId(key), f"Lesson {key}", key, bool(key % 2), quizzes=(quiz,))
            )
        made.append(
            ModuleItem(ModuleId(module + 1), module + 1, f"Part {module}", "", tuple(items))
        )
    return CourseView(
        CourseId(1), "p", "A course", "", (), True, True, 40.0, tuple(made), None, None
    )


RESOURCES: Path = resources_dir()


def reader_of(place: Place, desk: Desk, **more: Any) -> ReaderScreen:
    """The reader on the services of a desk; `more` are its other arguments."""
    return ReaderScreen(
        place.context,
        lessons=desk.lessons,
        settings=desk.settings,
        search=desk.search,
        annotations=desk.annotations,
        user=desk.user,
        may=desk.gate.may,
        resources=RESOURCES,
        show_shortcuts=lambda: None,
        **more,
    )
