"""What else stands on the editor's desk: quiz, script, slides, files, and the whole course.

Panes and their controllers are made when they are first asked for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ...domain.course import CourseView
from ...domain.course_check import CheckPlace
from ...domain.events import CourseChanged, LessonSaved
from ...domain.ids import CourseId, LessonId, ModuleId
from ...domain.lesson import LessonText
from ...domain.quiz import SPAN_KEY
from ...domain.user import User
from ...rendering.rendered import RenderedPage
from ...services.assist import AssistService
from ...services.autosave import Autosave
from ...services.course_check import CourseCheckService
from ...services.course_facts import CourseFactsService
from ...services.editing import EditingService
from ...services.history import HistoryService
from ...services.library import LibraryService
from ...services.scripts import ScriptsService
from ..content.cover import CoverPainter
from ..kit.screen import ScreenContext
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .about.controller import AboutController
from .about.cover_view import CoverView
from .about.pane import NAME as ABOUT
from .about.pane import AboutPane
from .check.controller import CourseChecking
from .check.pane import CheckPane
from .check.words import lesson_words
from .files.controller import Desk, FilesController, FileServices
from .files.pane import FilesPane
from .history.controller import HistoryController
from .page import EditorPage
from .questions.controller import QuizDeskController, QuizServices
from .questions.desk import QuizDesk
from .script_pane import ScriptPane
from .scripting import Scripting
from .slides.controller import SlidesController, SlideServices
from .tabs import FILES, LESSON, QUIZ, SCRIPT, SLIDES
from .templates.dialog import ask_templates

Listen = Callable[[type[Any], Callable[[Any], None]], None]
Texts = tuple[str, str]
CHECK = "check"
CameTo = Callable[[CourseId, LessonId | None], Awaitable[None]]


@dataclass(frozen=True)
class PartServices:
    """What the panes ask of services."""

    editing: EditingService
    library: LibraryService
    render: Callable[[str, LessonText], Awaitable[RenderedPage]]
    history: HistoryService
    facts: CourseFactsService
    checks: CourseCheckService
    quiz: QuizServices
    files: FileServices
    store: Path | None
    user: User
    paint_cover: CoverPainter
    assist: AssistService
    scripts: ScriptsService
    slides: SlideServices


class EditorParts:
    """Opens panes and dialogs for the course and lesson on the desk."""

    def __init__(
        self,
        context: ScreenContext,
        page: EditorPage,
        scope: TaskScope,
        services: Callable[[], PartServices],
        *,
        flush: Callable[[], Awaitable[None]],
        came_to: CameTo,
        undo: Callable[[], object],
        changed: Callable[[], None],
        listen: Listen,
    ) -> None:
        self._context, self._page, self._scope = context, page, scope
        self._make_services, self._flush, self._listen = services, flush, listen
        self._came_to, self._undo, self._changed = came_to, undo, changed
        self._made: PartServices | None = None
        self._course: CourseView | None = None
        self._lesson: LessonText | None = None
        self._script: Scripting | None = None
        self._about: AboutController | None = None
        self._quiz: QuizDeskController | None = None
        self._files: FilesController | None = None
        self._slides: SlidesController | None = None
        self._checking: CourseChecking | None = None
        self._connect()

    def _connect(self) -> None:
        head, start = self._page.head, self._scope.start
        head.history_requested.connect(lambda: start(self._open_history, "history"))
        head.template_requested.connect(lambda: start(self._add_template, "template"))
        head.details_requested.connect(lambda: self.open(ABOUT))
        head.check_requested.connect(self._open_check)
        head.trash_requested.connect(lambda: start(self._open_trash, "trash"))

    @property
    def services(self) -> PartServices:
        """What the panes ask of services, made when first asked for."""
        return self._services

    @property
    def _services(self) -> PartServices:
        if self._made is None:
            self._made = self._make_services()
        return self._made

    # ------------------------------------------------------------ what is on the desk

    def show(self, course: CourseView | None, lesson: LessonText | None) -> None:
        """Another course or lesson is on the desk, or was read anew."""
        is_other = course is None or self._course is None or course.id != self._course.id
        self._course, self._lesson = course, lesson
        if self._checking is not None and is_other:
            self._checking.forget()
        if course is not None and is_other:
            self._scope.start(self._thin, "thin history", Policy.LATEST)
        if self._script is not None:
            self._script.show(lesson)
        if self._quiz is not None:
            self._quiz.show(lesson)
        if self._slides is not None:
            self._slides.show(lesson)
        if self._files is not None:
            self._files.show(None if course is None else course.id, lesson)
        if lesson is not None:
            self._scope.start(self._count, "counts", Policy.LATEST)
        if self._about is not None:
            self._about.show(course)

    async def _thin(self) -> None:
        if self._course is not None:
            await self._services.history.thin_if_due(self._course.id)

    async def reload(self) -> None:
        """Something was undone: show what is now."""
        if self._script is not None:
            await self._script.reload()
        if self._quiz is not None:
            await self._quiz.reload()
        if self._slides is not None:
            await self._slides.reload()
        if self._files is not None:
            await self._files.reload()
            await self._count()
        if self._about is not None:
            await self._about.reload()

    def open(self, name: str) -> None:
        """Show a part of the lesson, by its name in `tabs`."""
        if name == SCRIPT and self._script is None:
            self._script = self._make_script()
        elif name == SCRIPT and self._script is not None:
            self._script.look()
        if name == QUIZ and self._quiz is None:
            self._quiz = self._make_quiz()
        if name == SLIDES and self._slides is None:
            self._slides = self._make_slides()
        elif name == SLIDES and self._slides is not None:  # whoever writes the script makes them
            self._scope.start(self._slides.reload, "slides load", Policy.LATEST)
        if name == FILES and self._files is None:
            self._files = self._make_files()
        if name == ABOUT and self._about is None:
            self._about = self._make_about()
        if name == LESSON or self._page.has_pane(name):
            self._page.show_pane(name)

    @property
    def questions(self) -> tuple[QuizDesk, QuizDeskController] | None:
        """The desk of the lesson's quizzes, None before it was opened."""
        desk = self._page.pane(QUIZ)
        if self._quiz is None or not isinstance(desk, QuizDesk):
            return None
        return desk, self._quiz

    async def show_outcomes(self) -> None:
        """Show what the course promises by now."""
        self.open(ABOUT)
        if self._about is not None:
            await self._about.reload()

    @property
    def origins(self) -> tuple[object, ...]:
        """Who changes the course here: the screen need not read it anew for them."""
        return (self.__dict__.get("history"), self._about, self._checking)

    def course_changed(self, event: CourseChanged | LessonSaved) -> None:
        """Something in a course changed, here or elsewhere."""
        if self._checking is not None:
            self._checking.course_changed(event.course_id, event.origin)

    # ------------------------------------------------------------ saving

    @property
    def is_clean(self) -> bool:
        """Nothing waits to be saved."""
        return all(saver.is_clean for saver in self._savers)

    @property
    def _savers(self) -> tuple[Autosave, ...]:
        desks = (self._script, self._quiz, self._slides, self._about)
        return tuple(desk.saver for desk in desks if desk is not None)

    async def flush(self) -> None:
        """Save what waits. Raises the AppError of a save that failed."""
        for saver in self._savers:
            await saver.flush()

    def stop(self) -> None:
        """Save nothing more."""
        for saver in self._savers:
            saver.forget()

    def discard(self) -> None:
        """What could not be saved was given up on purpose."""
        self.stop()
        if self._quiz is not None:
            self._quiz.discard()
        if self._script is not None:
            self._script.forget_draft()
        if self._slides is not None:
            self._slides.forget_draft()

    # ------------------------------------------------------------ acts

    async def settle(
        self, base: LessonText | None, theirs: LessonText, title: str, content: str
    ) -> Texts | None:
        """Ask what becomes of two versions of a lesson; None keeps mine as a new lesson."""
        return await self.history.settle(base, theirs, title, content)

    @cached_property
    def history(self) -> HistoryController:
        """Versions, trash, conflicts."""
        services = self._services
        return HistoryController(
            self._context,
            self._page,
            services.history,
            services.editing,
            flush=self._flush,
            came_to=self._came_to,
            undo=self._undo,
        )

    async def _open_history(self) -> None:
        if self._course is not None:
            await self.history.open_history(self._course, self._lesson)

    async def _open_trash(self) -> None:
        if self._course is not None:
            await self.history.open_trash(self._course)

    @property
    def checking(self) -> CourseChecking:
        """The check of the course."""
        if self._checking is None:
            self._checking = self._make_checking()
        return self._checking

    def _open_check(self) -> None:
        if self._course is not None:
            self.checking.open(self._course.id)
            self._page.show_pane(CHECK)

    async def _go(self, place: CheckPlace) -> None:
        """Show what a problem is about."""
        course, lesson = self._course, self._lesson
        if course is None:
            return
        if place.lesson_id is None:
            self.open(ABOUT)
            if place.outcome and self._about is not None:
                await self._about.show_outcome(place.outcome)
            return
        if lesson is None or lesson.id != place.lesson_id:
            await self._came_to(course.id, place.lesson_id)
        if place.asset_id is not None or place.question_id:
            self.open(QUIZ)
            if self._quiz is not None:
                await self._quiz.show_question(place.asset_id, place.question_id)
        else:
            self.open(LESSON)
            self._page.edit.go_to_line(max(place.line - 1, 0))

    async def _add_template(self) -> None:
        """Put copies of template parts behind the open lesson, or at the course's end."""
        course, services = self._course, self._services
        courses = await services.facts.templates()
        if course is None:
            return
        if not courses:
            self._context.notices.show(
                tr("No course bears the tag “template” yet: give it to one in “About the course”.")
            )
            return
        await self._flush()
        for chosen in await ask_templates(self._page, courses):
            clip = await services.editing.copy(
                chosen.course_id, modules=chosen.modules, lessons=chosen.lessons
            )
            home, at = self._behind_lesson() if not chosen.modules else (None, None)
            pasted = await services.editing.paste(course.id, clip, home, at, origin=self)
            await self._came_to(course.id, next(iter(pasted.lessons), None))

    def _behind_lesson(self) -> tuple[ModuleId | None, int | None]:
        lesson = self._lesson
        for module in () if self._course is None or lesson is None else self._course.modules:
            keys = [item.id for item in module.lessons]
            if lesson is not None and lesson.id in keys:
                return module.id, keys.index(lesson.id) + 1
        return None, None

    async def publish(self, on: bool) -> None:
        """Let learners see the course, or make it a draft again."""
        course = self._course
        if course is None:
            return
        await self._flush()
        if on and not await self.checking.publish(course.id, course.title):
            return
        await self._services.library.set_published(course.id, on)
        words = tr("The course is published.") if on else tr("The course is a draft again.")
        self._context.notices.show(words, kind="good")

    # ------------------------------------------------------------ making

    def _make_checking(self) -> CourseChecking:
        services = self._services
        pane = CheckPane()
        self._page.put_pane(CHECK, pane)
        pane.closed.connect(lambda: self.open(LESSON))
        outline = self._page.outline
        pane.reported.connect(lambda report: outline.show_problems(lesson_words(report)))

        async def mended() -> None:
            course, lesson = self._course, self._lesson
            if course is not None:
                await self._came_to(course.id, None if lesson is None else lesson.id)

        return CourseChecking(
            self._page,
            pane,
            self._scope,
            self._context.notices,
            services.checks,
            flush=self._flush,
            show=self._open_check,
            go=lambda place: self._scope.start(lambda: self._go(place), "place"),
            mended=mended,
        )

    def _make_quiz(self) -> QuizDeskController:
        services = self._services
        desk = QuizDesk()
        self._page.put_pane(QUIZ, desk)
        made = QuizDeskController(
            desk,
            self._scope,
            self._context.notices,
            services.quiz,
            origin=self,
            store=services.store,
            told=self._page.show_saving,
            changed=self._recount,
            source_wanted=self._show_source,
            go=lambda place: self._scope.start(lambda: self._go(place), "place"),
        )
        made.show(self._lesson)
        return made

    def _make_slides(self) -> SlidesController:
        made = SlidesController(
            self._scope,
            self._context.notices,
            self._services.slides,
            origin=self,
            told=self._page.show_saving,
            changed=self._recount,
            undo=self._undo,
        )
        self._page.put_pane(SLIDES, made.desk)
        made.show(self._lesson)
        return made

    def _make_files(self) -> FilesController:
        pane = FilesPane()
        self._page.put_pane(FILES, pane)

        def insert(markdown: str) -> None:
            self.open(LESSON)
            edit = self._page.edit
            edit.insert_at(edit.textCursor().position(), markdown)

        desk = Desk(
            flush=self._flush,
            came_to=self._came_to,
            undo=self._undo,
            insert=insert,
            open_part=self.open,
            changed=self._recount,
        )
        notices = self._context.notices
        made = FilesController(pane, self._scope, notices, self._services.files, desk, origin=self)
        made.show(None if self._course is None else self._course.id, self._lesson)
        return made

    def _recount(self) -> None:
        """The lesson has other quizzes, questions or files than the tabs say."""
        self._scope.start(self._count, "counts", Policy.LATEST)
        self._changed()

    async def _count(self) -> None:
        lesson = self._lesson
        if lesson is None:
            return
        assets = await self._services.editing.assets(lesson.id)
        if self._lesson is lesson:
            questions = sum(
                len(asset.content.get("questions", ())) for asset in assets
                if asset.asset_type == "quiz"
            )  # fmt: skip
            files = sum(asset.file_path is not None for asset in assets)
            self._page.tabs.show_counts(questions, files)

    def _show_source(self, ext: Mapping[str, Any]) -> None:
        """Where a question stands in the lesson's text."""
        span = ext.get(SPAN_KEY)
        quote = span.get("quote") if isinstance(span, dict) else None
        self.open(LESSON)
        if not isinstance(quote, str) or not self._page.writing.light_up(quote):
            self._context.notices.show(
                tr("The passage that this question rests on is not in the lesson any more.")
            )

    def _make_about(self) -> AboutController:
        services = self._services
        pane = AboutPane(CoverView(services.paint_cover))
        self._page.put_pane(ABOUT, pane)
        made = AboutController(
            pane,
            self._scope,
            self._context.notices,
            services.editing,
            services.facts,
            services.user,
            told=self._page.show_saving,
            credits=services.slides.slides.credits,
        )
        made.show(self._course)
        return made

    def _make_script(self) -> Scripting:
        pane = ScriptPane()
        self._page.put_pane(SCRIPT, pane)
        services = self._services
        made = Scripting(
            pane,
            self._scope,
            self._context.notices,
            services.editing,
            services.scripts,
            services.quiz.journal,
            origin=self,
            flush=self._flush,
            light_up=self._light_up,
            told=self._page.show_saving,
            changed=self._changed,
        )
        made.show(self._lesson)
        return made

    def _light_up(self, quote: str) -> bool:
        """Show a passage of the lesson; what is not there any more leaves the desk as it is."""
        if quote not in self._page.writing.text():
            return False
        self.open(LESSON)
        return self._page.writing.light_up(quote)
