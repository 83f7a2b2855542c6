"""Makes each screen when it is first shown. Its modules are imported only then: no start waits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..domain.ids import AssetId
from ..domain.limits import Deed
from ..domain.rights import Right
from ..services.blocking import in_thread
from ..services.clock import utc_now
from ..ui.kit.printing import can_send
from ..ui.kit.routes import (
    AttemptRoute,
    AuditRoute,
    ClassesRoute,
    ClassRoute,
    CourseRoute,
    CreateRoute,
    EditRoute,
    LearnersRoute,
    LessonRoute,
    LibraryRoute,
    ListenRoute,
    MediaRoute,
    NotesRoute,
    PeopleRoute,
    ProgressRoute,
    QuizReportRoute,
    QuizRoute,
    ReviewRoute,
    ReviewSessionRoute,
    Route,
    SchoolClassRoute,
    SettingsRoute,
)
from ..ui.kit.screen import Screen, ScreenContext
from ..ui.library.controller import LibraryScreen
from ..ui.library.page import LibraryPage

if TYPE_CHECKING:
    from ..domain.school_class import Task
    from ..services.films import FilmsService
    from ..services.tutor import TutorService
    from .ending import Ending
    from .gui import Start
    from .wiring import Services


async def import_quiz() -> None:
    """Import what a quiz needs, in a thread: it takes half a second, and a window would stop."""
    for name in ("..services.quizzes", "..ui.quiz.controller"):
        await in_thread(import_module, name, __package__)
    quiz = await in_thread(import_module, "..domain.quiz", __package__)
    await in_thread(quiz.build_checks)


@dataclass(frozen=True, slots=True)
class Screens:
    """Hands every screen what it works with. `ending` begins the program anew otherwise."""

    start: Start
    services: Services
    context: ScreenContext
    library_page: LibraryPage
    ending: Ending
    may: Callable[[Right], bool]
    is_shared: Callable[[], bool]

    def factories(self) -> dict[type[Route], Callable[[], Screen[Any]]]:
        """For the navigator."""
        return {
            LibraryRoute: self.library,
            CourseRoute: self._course,
            LessonRoute: self._reader,
            ListenRoute: self._listening,
            QuizRoute: self._quiz,
            ReviewRoute: self._review,
            ReviewSessionRoute: self._review_session,
            ProgressRoute: self._progress,
            NotesRoute: self._notes,
            CreateRoute: self._generator,
            EditRoute: self._editor,
            MediaRoute: self._making,
            SettingsRoute: self._settings,
            PeopleRoute: self._people,
            AuditRoute: self._audit,
            ClassesRoute: self._classes,
            SchoolClassRoute: self._school_class,
            LearnersRoute: self._learners,
            QuizReportRoute: self._quiz_report,
            ClassRoute: self._class,
            AttemptRoute: self._attempt,
        }

    def library(self) -> LibraryScreen:
        """The controller of the page that was painted first."""
        services = self.services
        return LibraryScreen(
            self.context,
            page=self.library_page,
            user_id=services.user.id,
            library=services.library,
            search=services.search,
            exchange=services.exchange,
            may=self.may,
            generation=services.generation,
            settings=services.settings,
            tasks=self._tasks,
        )

    async def _tasks(self) -> tuple[Task, ...]:
        """What the learner is to do; nobody gives anything to whoever is alone."""
        if not self.is_shared():
            return ()
        return await self.services.assignments.tasks(user_id=self.services.user.id)

    def _course(self) -> Screen[Any]:
        from ..ui.content.printing import Printing
        from ..ui.course.controller import CourseScreen

        services, paths = self.services, self.start.paths
        return CourseScreen(
            self.context,
            paint_cover=self.start.covers.paint,
            user_id=services.user.id,
            lessons=services.lessons,
            library=services.library,
            exchange=services.exchange,
            enrolment=services.enrolment,
            may=self.may,
            now=utc_now,
            review=lambda: services.review,
            printing=Printing(
                services.lessons, services.printing, self.start.resources,
                paths.media, paths.cache / "diagrams",
            ) if self._has(Deed.PRINT) and not self.context.limits.is_kept else None,
        )  # fmt: skip

    def _reader(self) -> Screen[Any]:
        from ..media.all_voices import AllVoices
        from ..ui.reader.controller import ReaderScreen

        services = self.services
        return ReaderScreen(
            self.context,
            lessons=services.lessons,
            settings=services.settings,
            search=services.search,
            annotations=services.annotations,
            user=services.user,
            may=self.may,
            resources=self.start.resources,
            make_narrator=AllVoices if self._has(Deed.VIDEO) else None,
            printing=services.printing if self._prints_lessons else None,
            show_shortcuts=self.start.window.show_shortcuts,
            cache=self.start.paths.cache / "diagrams",
            media=self.start.paths.media,
            prepare_quiz=self._prepare_quiz,
            find_tutor=self._tutor,
            find_films=self._find_films if self._has(Deed.VIDEO) else None,
        )

    async def _find_films(self) -> FilmsService:
        """Made when it is first asked for, on modules that were imported in a thread."""
        if "films" not in vars(self.services):
            await in_thread(import_module, "..services.films", __package__)
        return self.services.films

    def _has(self, deed: Deed) -> bool:
        return self.context.limits.allows(deed)

    @property
    def _prints_lessons(self) -> bool:
        """A class's computer saves no files: there a lesson goes to the printer, if it can."""
        return self._has(Deed.PRINT) and (not self.context.limits.is_kept or can_send())

    @property
    def _tutor(self) -> Callable[[], Awaitable[TutorService]] | None:
        return self._find_tutor if self._has(Deed.TUTOR) else None

    async def _prepare_quiz(self, asset_id: AssetId) -> None:
        """What makes a quiz open at once: its screen's modules, and its questions read."""
        await import_quiz()
        await self.services.quizzes.prepare(asset_id, user_id=self.services.user.id)

    async def _find_tutor(self) -> TutorService:
        """Made when it is first asked for, on modules that were imported in a thread."""
        if "tutor" not in vars(self.services):
            await import_quiz()
            await in_thread(import_module, "..services.tutor", __package__)
        return self.services.tutor

    def _listening(self) -> Screen[Any]:
        from ..ui.listening.controller import ListeningScreen

        services = self.services
        return ListeningScreen(
            self.context,
            find_films=self._find_films,
            lessons=services.lessons,
            settings=services.settings,
            user_id=services.user.id,
            store=self.start.paths.media,
            may_make=self.may(Right.EDIT_COURSES),
        )

    def _quiz(self) -> Screen[Any]:
        from ..ui.quiz.controller import QuizScreen

        services = self.services
        return QuizScreen(
            self.context,
            quizzes=services.quizzes,
            user_id=services.user.id,
            media=self.start.paths.media,
            progress=services.progress,
            find_tutor=self._tutor,
        )

    def _quiz_report(self) -> Screen[Any]:
        from ..ui.quiz.report_controller import QuizReportScreen

        services = self.services
        return QuizReportScreen(
            self.context,
            marking=services.marking,
            statistics=services.quiz_statistics,
            regrade=services.regrade,
            handed=services.handed,
            may=self.may,
        )

    def _class(self) -> Screen[Any]:
        from ..ui.classroom.controller import ClassScreen

        services = self.services
        return ClassScreen(
            self.context,
            classes=services.class_progress,
            gradebook=services.gradebook,
            statistics=services.quiz_statistics,
            class_quizzes=services.class_quizzes,
            now=services.now,
        )

    def _attempt(self) -> Screen[Any]:
        from ..ui.quiz.attempt_controller import AttemptScreen

        return AttemptScreen(
            self.context, quizzes=self.services.quizzes, media=self.start.paths.media
        )

    def _review(self) -> Screen[Any]:
        from ..ui.review.controller import ReviewScreen

        services = self.services
        return ReviewScreen(
            self.context,
            review=services.review,
            lessons=services.lessons,
            user_id=services.user.id,
        )

    def _review_session(self) -> Screen[Any]:
        from ..ui.review.session import ReviewSessionScreen

        services = self.services
        return ReviewSessionScreen(
            self.context,
            review=services.review,
            user_id=services.user.id,
            media=self.start.paths.media,
            find_tutor=self._tutor,
        )

    def _progress(self) -> Screen[Any]:
        from ..ui.progress.controller import ProgressScreen

        services = self.services
        return ProgressScreen(
            self.context,
            progress=services.progress,
            files=services.progress_files,
            review=services.review,
            settings=services.settings,
            own_data=services.own_data,
            user=services.user,
            now=services.now,
        )

    def _notes(self) -> Screen[Any]:
        from ..ui.notes.controller import NotesScreen

        services = self.services
        return NotesScreen(
            self.context,
            annotations=services.annotations,
            note_files=services.note_files,
            user_id=services.user.id,
        )

    def _generator(self) -> Screen[Any]:
        from ..ui.generator.controller import GeneratorScreen

        services = self.services
        return GeneratorScreen(
            self.context,
            generation=services.generation,
            library=services.library,
            statements=services.statements,
            reports=lambda: services.reports,
            connections=lambda: services.connections,
        )

    def _making(self) -> Screen[Any]:
        from ..ui.making.controller import MakingScreen

        services = self.services
        self._let_diagrams_be_drawn()
        return MakingScreen(
            self.context, making=services.media_making, exports=services.media_export
        )

    def _editor(self) -> Screen[Any]:
        from ..ui.editor.controller import EditorScreen
        from .for_editor import AuthorServices

        services = self.services
        self._let_diagrams_be_drawn()
        return EditorScreen(
            self.context,
            AuthorServices(services, self.start.paths).for_editor(self.start.covers.paint),
            user=services.user,
            resources=self.start.resources,
            cache=self.start.paths.cache / "diagrams",
            media=self.start.paths.media,
        )

    def _let_diagrams_be_drawn(self) -> None:
        """Diagrams on slides need the browser's engine, which only a window has."""
        from ..ui.content.slide_diagrams import SlideDiagrams

        slides, start = self.services.slides, self.start
        if slides.diagrams is None:
            cache = start.paths.cache / "diagrams"
            slides.diagrams = SlideDiagrams(start.resources, cache, start.theme_host)

    def _people(self) -> Screen[Any]:
        from ..ui.people.controller import PeopleScreen

        services = self.services
        return PeopleScreen(
            self.context,
            user_id=services.user.id,
            people=services.people,
            own_data=services.own_data,
            now=utc_now,
        )

    def _audit(self) -> Screen[Any]:
        from ..ui.people.audit_controller import AuditScreen

        return AuditScreen(self.context, audit=self.services.audit)

    def _classes(self) -> Screen[Any]:
        from ..ui.people.classes.list_controller import ClassesScreen

        services = self.services
        return ClassesScreen(
            self.context, classes=services.classes, days=services.day_package, now=services.now,
            may=self.may,
        )  # fmt: skip

    def _school_class(self) -> Screen[Any]:
        from ..ui.people.classes.controller import SchoolClassScreen

        services = self.services
        return SchoolClassScreen(
            self.context,
            classes=services.classes,
            pictures=services.class_pictures,
            cards=services.class_cards,
            assignments=services.assignments,
            library=services.library,
            lessons=services.lessons,
            enrolment=services.enrolment,
            user=services.user,
            now=services.now,
        )

    def _learners(self) -> Screen[Any]:
        from ..ui.people.learners_controller import LearnersScreen

        return LearnersScreen(self.context, enrolment=self.services.enrolment, now=utc_now)

    def _settings(self) -> Screen[Any]:
        from ..ui.settings.controller import SettingsScreen, Surroundings
        from ..ui.settings.kiosk.controller import KioskParts, KioskWays
        from .kiosk_place import first_screen, kiosk_place
        from .versions import about_text

        services = self.services
        return SettingsScreen(
            self.context,
            settings=services.settings,
            accounts=services.accounts,
            own_data=services.own_data,
            connections=services.connections,
            backup=services.backup,
            user=services.user,
            may=self.may,
            surroundings=Surroundings(
                data_folder=self.start.paths.data,
                about=about_text(),
                languages=self.start.language.offered(),
                show_shortcuts=self.start.window.show_shortcuts,
                restore=self.ending.restore_backup,
                sign_out=self.start.window.sign_out_requested.emit,
            ),
            kiosk=KioskParts(
                services.kiosk,
                services.classes,
                services.library,
                KioskWays(kiosk_place(), first_screen, self.ending.begin_kiosk),
            ),
        )
