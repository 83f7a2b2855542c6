"""Opens lessons, keeps the place in them, marks them complete, leads on."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ...domain.errors import AppError
from ...domain.events import (
    AttemptReopened,
    CourseChanged,
    CourseDeleted,
    LessonCompleted,
    LessonSaved,
    NotesChanged,
    QuizFinished,
)
from ...domain.ids import AssetId, LessonId
from ...domain.lesson import LessonView
from ...domain.place import TOP, Place, quote_at
from ...domain.rights import Right
from ...domain.user import User
from ...media.narrator import Narrator
from ...rendering.rendered import RenderedPage
from ...services.annotations import AnnotationsService
from ...services.autosave import Autosave
from ...services.lessons import LessonsService
from ...services.printing import PrintingService
from ...services.search import SearchService
from ...services.settings import SettingsService
from ..content.checks import Checks
from ..content.helping import FindTutor
from ..content.printing import TASK as PRINTING
from ..content.printing import Printing, save_lesson
from ..kit.dialogs import confirm, run
from ..kit.routes import CourseRoute, EditRoute, LessonRoute, LibraryRoute, QuizRoute, Route
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import tr
from .aloud import ReadAloud
from .asking import Asking
from .finding import Finding
from .marking import Marking
from .page import ReaderPage
from .passage import PassageDialog, citation_of
from .reading import Reading
from .watching import WatchingPart

if TYPE_CHECKING:
    from .watching import FindFilms

log = logging.getLogger(__name__)

_POSITION_SECONDS = 2.0
_LESSON_SCHEME, _SOURCE_SCHEME = "lesson:", "source:"
_LONGEST_ADDRESS, _QUIZZES_AHEAD = 400, 3


class ReaderScreen(Screen[ReaderPage]):
    """One lesson, and the way through the course."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        lessons: LessonsService,
        settings: SettingsService,
        search: SearchService,
        annotations: AnnotationsService,
        user: User,
        may: Callable[[Right], bool],
        resources: Path,
        make_narrator: Callable[[], Narrator] | None = None,
        printing: PrintingService | None = None,
        show_shortcuts: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
        media: Path | None = None,
        cache: Path | None = None,
        prepare_quiz: Callable[[AssetId], Awaitable[None]] | None = None,
        find_tutor: FindTutor | None = None,
        find_films: FindFilms | None = None,
    ) -> None:
        page = ReaderPage(resources, may_edit=may(Right.EDIT_COURSES), store=media, cache=cache)
        super().__init__(context, page)
        self._lessons, self._user, self._prepare_quiz = lessons, user, prepare_quiz
        self._lesson: LessonView | None = None
        self._place = TOP
        self._keeper = Autosave(self._keep_position, _ignore_state, _POSITION_SECONDS)
        self._view = str(uuid4())
        self._reading = self._make_reading(settings, clock)
        page.shortcuts_requested.connect(show_shortcuts)
        page.lesson_chosen.connect(self._on_lesson_chosen)
        page.quiz_chosen.connect(lambda key: context.go(QuizRoute(AssetId(key))))
        page.course_requested.connect(self._go_to_course)
        page.edit_requested.connect(self._on_edit)
        page.complete_requested.connect(
            lambda done: self.scope.start(lambda: self._complete(done), "complete")
        )
        page.onward_requested.connect(lambda: self.scope.start(self._onward, "complete"))
        page.back_requested.connect(self._on_back)
        page.forward_requested.connect(self._on_forward)
        page.pane.place_changed.connect(self._on_place_changed)
        self._checks = Checks(page.pane, self.scope, lessons.aside_html)
        self._finding = Finding(page, self.scope, context.go, search)
        self.marking = Marking(page, context, self.scope, annotations, user.id)
        page.pane.link_activated.connect(self._on_link)
        self._asking = Asking(page, self.scope, find_tutor, user.id) if find_tutor else None
        self._aloud = self._make_aloud(settings, make_narrator)
        self._watching = self._make_watching(settings, find_films, media, may(Right.EDIT_COURSES))
        if printing is not None:
            tools = Printing(lessons, printing, resources, media, cache)
            page.print.setVisible(True)
            page.print.clicked.connect(
                lambda: self.scope.start(lambda: self._print(tools), PRINTING)
            )
        page.pane.told.connect(self._on_told)
        page.headings.chosen.connect(self._on_jumped)
        self._hear()

    def _hear(self) -> None:
        """What happens elsewhere."""
        self.listen(LessonCompleted, self._on_lesson_completed)
        self.listen(LessonSaved, self._on_lesson_saved)
        self.listen(NotesChanged, self.marking.on_changed)
        self.listen(CourseChanged, lambda event: self._on_course_changed(event.course_id))
        self.listen(CourseDeleted, self._on_course_deleted)
        for one in (QuizFinished, AttemptReopened):
            self.listen(one, lambda _event: self.mark_stale())

    async def show(self, route: LessonRoute) -> None:
        """Read, show, and only then tell the database that it was opened."""
        await self._reading.load()
        lesson = self._lesson
        if lesson is None or self.stale or lesson.id != route.lesson_id:
            await self._load(route.lesson_id, route.anchor, route.at)
        else:
            self._move(route)
        self._finding.went_to(route)
        self.marking.went_to(route.note)

    async def resumed(self) -> None:
        """Go to the heading again that the route names, if it names one."""
        if self._aloud is not None:
            self._aloud.stay()
        if isinstance(self.route, LessonRoute):
            self._move(self.route)
            self._finding.went_to(self.route)
            self.marking.went_to(self.route.note)

    def mark(self) -> Route | None:
        """Back leads to where one was, not to the heading by which one came."""
        if self._lesson is None:
            return self.route
        place = self._place
        return LessonRoute(self._lesson.id, at=(place.position, place.offset, place.share))

    def place(self) -> Route | None:
        """The lesson: where in it one was is kept with it."""
        return self.route if self._lesson is None else LessonRoute(self._lesson.id)

    def _move(self, route: LessonRoute) -> None:
        """Go to another place of the lesson that is open."""
        pane = self.page.pane
        if route.anchor or route.note or route.words:
            self._watching.read()
        if route.anchor:
            pane.scroll_to(route.anchor)
        elif route.at is not None and pane.page is not None:
            pane.go_to(_place_of(route.at, pane.page.text))
        self._reading.resume()

    async def leave(self) -> None:
        """Keep the place before another screen comes. It is not worth holding anybody back."""
        await self.marking.leave()
        await self._watching.leave()
        await self._reading.leave()
        if self._reading.attention.untold >= 1.0:
            self._keeper.edited()
        try:
            await self._keeper.flush()
        except AppError as error:
            log.warning("the place in a lesson was not kept: %s", error)
            self._keeper.forget()

    async def exit(self) -> None:
        """Fall silent, unless the voice itself goes on to the next lesson."""
        self._watching.pause()
        if self._aloud is not None:
            self._aloud.leave()
        await super().exit()

    async def in_use(self) -> bool:
        """The lesson is read aloud, or a film or sound in it is playing."""
        if self._watching.is_playing or (self._aloud is not None and self._aloud.is_busy):
            return True
        return await self.page.pane.plays()

    async def close(self) -> None:
        """Stop keeping the place, stop the voice and the page."""
        if self._aloud is not None:
            self._aloud.close()
        self._watching.close()
        # What the page still tells belongs to nobody.
        self._lesson = None
        self._keeper.forget()
        self._reading.close()
        await super().close()

    async def refresh(self) -> None:
        """The same lesson changed: stay at the place instead of going to the route's heading."""
        if isinstance(self.route, LessonRoute):
            await self.leave()
            await self._load(self.route.lesson_id)

    async def _load(
        self,
        lesson_id: LessonId,
        anchor: str = "",
        at: tuple[float, int, float] | None = None,
    ) -> None:
        lesson = await self._lessons.read(lesson_id, user_id=self._user.id)
        rendered = await self._lessons.page_html(lesson)
        if at is not None:
            lesson = replace(lesson, place=_place_of(at, rendered.text))
        self._lesson = lesson
        self._place = lesson.place
        self.page.show_lesson(lesson, rendered, anchor=anchor)
        if self._aloud is not None:
            self._aloud.show(lesson, rendered)
        self._reading.begin(lesson, rendered)
        self._finding.lesson_shown(lesson)
        self.marking.lesson_shown(lesson, rendered)
        if self._asking is not None:
            self._asking.lesson_shown(lesson)
        self._watching.lesson_shown(lesson, reads=bool(anchor) or at is not None)
        self.scope.start(lambda: self._after_shown(lesson), "opened", Policy.RESTART)

    async def _after_shown(self, lesson: LessonView) -> None:
        course = await self._lessons.course(lesson.course_id, user_id=self._user.id)
        self.page.show_outline(course, lesson.id)
        await self._lessons.opened(lesson, user_id=self._user.id)
        await self._prepare_quizzes(lesson)
        if lesson.next_id is not None:
            await self._prepare(lesson.next_id)

    async def _prepare_quizzes(self, lesson: LessonView) -> None:
        """Read the quizzes of the lesson, so that they open at once."""
        if self._prepare_quiz is None:
            return
        try:
            for quiz in lesson.quiz_ids[:_QUIZZES_AHEAD]:
                await self._prepare_quiz(quiz)
        except AppError as error:
            log.debug("a quiz was not prepared: %s", error)

    async def _prepare(self, lesson_id: LessonId) -> None:
        """Lay out the lesson that comes next, so that it opens at once."""
        try:
            coming = await self._lessons.read(lesson_id, user_id=self._user.id)
            await self._lessons.page_html(coming)
        except AppError as error:
            log.debug("the next lesson was not prepared: %s", error)

    def _on_place_changed(self, place: Place) -> None:
        if self._lesson is None or place == self._place:
            return
        self._place = place
        self._keeper.edited()
        self._reading.moved(place)

    def _on_read(self) -> None:
        self.scope.start(lambda: self._complete(True), "complete")

    def _on_divide(self, rendered: RenderedPage, language: str) -> None:
        self.scope.start(lambda: self._divide(rendered, language), "divide", Policy.RESTART)

    async def _divide(self, rendered: RenderedPage, language: str) -> None:
        places = await self._lessons.word_breaks(rendered, language)
        if self.page.pane.page is rendered and self._reading.habits.look.divides:
            self.page.pane.hyphenate(places)

    def _on_told(self, kind: str, event: dict[str, Any]) -> None:
        if kind == "jumped":
            self._on_jumped(event["anchor"])

    def _on_jumped(self, anchor: str) -> None:
        """A jump within the lesson is a step of the history."""
        if self._lesson is not None:
            self.context.go(LessonRoute(self._lesson.id, anchor))

    async def _keep_position(self) -> None:
        if self._lesson is None:
            return
        seconds = self._reading.attention.take()
        try:
            await self._lessons.save_place(
                self._lesson.id,
                self._place,
                user_id=self._user.id,
                seconds=seconds,
                view=self._view,
            )
        except BaseException:
            self._reading.attention.give_back(seconds)
            raise

    async def _listen(self) -> None:
        """Whoever listens or watches is learning, though he touches nothing."""
        if await self.in_use():
            self._reading.attention.stirred()

    async def _complete(self, done: bool) -> None:
        lesson = self._lesson
        if lesson is None:
            return
        await self._lessons.complete(lesson.id, user_id=self._user.id, done=done)
        if done:
            self.context.notices.show(
                tr("“{title}” is complete.", title=lesson.title),
                kind="good",
                action_text=tr("Undo"),
                on_action=lambda: self._undo_complete(lesson.id),
            )

    def _undo_complete(self, lesson_id: LessonId) -> None:
        self.scope.start(
            lambda: self._lessons.complete(lesson_id, user_id=self._user.id, done=False), "undo"
        )

    async def _onward(self) -> None:
        lesson = self._lesson
        if lesson is None:
            return
        if not lesson.is_completed:
            await self._complete(True)
        if lesson.next_id is not None:
            self.context.go(LessonRoute(lesson.next_id))
        else:
            self.context.go(CourseRoute(lesson.course_id))

    def _on_lesson_chosen(self, key: int) -> None:
        # The open lesson stays where it is: no step of the history leads to the same place.
        if self._lesson is None or key != self._lesson.id:
            self.context.go(LessonRoute(LessonId(key)))

    def _on_back(self) -> None:
        if self._lesson is not None and self._lesson.previous_id is not None:
            self.context.go(LessonRoute(self._lesson.previous_id))

    def _on_forward(self) -> None:
        if self._lesson is not None and self._lesson.next_id is not None:
            self.context.go(LessonRoute(self._lesson.next_id))

    async def _print(self, tools: Printing) -> None:
        if self._lesson is not None:
            await save_lesson(self.page, self.context.notices, self.scope, tools, self._lesson)

    def _make_reading(self, settings: SettingsService, clock: Callable[[], float]) -> Reading:
        return Reading(
            self.page,
            self.context.theme_host,
            settings,
            self._on_read,
            self._on_divide,
            clock,
            on_time=self._keeper.edited,
            on_quiet=lambda: self.scope.start(self._listen, "listen"),
        )

    def _make_aloud(
        self, settings: SettingsService, make_narrator: Callable[[], Narrator] | None
    ) -> ReadAloud | None:
        if make_narrator is None:
            return None
        page = self.page
        aloud = ReadAloud(
            page.pane, page.aloud_bar, make_narrator=make_narrator, keeper=settings,
            scope=self.scope, go_on=self._on_read_to_end,
        )  # fmt: skip
        page.aloud.setVisible(True)
        page.aloud.clicked.connect(aloud.toggle)
        return aloud

    def _make_watching(
        self, settings: SettingsService, find: FindFilms | None, store: Path | None, may_make: bool
    ) -> WatchingPart:
        return WatchingPart(
            self.page, self.context, self.scope, settings=settings, find_films=find,
            user_id=self._user.id, store=store, may_make=may_make, on_seen=self._reading.seen,
            on_view=self._on_view,
        )  # fmt: skip

    def _on_view(self, watches: bool) -> None:
        """Nobody is read to while he watches."""
        self._reading.watches(watches)
        if watches and self._aloud is not None:
            self._aloud.dismiss()

    def _on_read_to_end(self) -> bool:
        lesson = self._lesson
        if lesson is None or lesson.next_id is None:
            return False
        self.context.go(LessonRoute(lesson.next_id))
        return True

    def _go_to_course(self) -> None:
        if self._lesson is not None:
            self.context.go(CourseRoute(self._lesson.course_id))

    def _on_edit(self) -> None:
        if self._lesson is not None:
            self.context.go(EditRoute(self._lesson.course_id, self._lesson.id))

    def _on_lesson_completed(self, event: LessonCompleted) -> None:
        lesson = self._lesson
        if lesson is None or event.course_id != lesson.course_id:
            return
        if event.lesson_id == lesson.id:
            self._lesson = replace(lesson, is_completed=event.done)
        self._reading.completed(event.lesson_id, event.done)
        self.page.show_completed(event.lesson_id, event.done, event.progress_percent)

    def _on_lesson_saved(self, event: LessonSaved) -> None:
        if self._lesson is not None and event.course_id == self._lesson.course_id:
            self.mark_stale()

    def _on_course_changed(self, course_id: int) -> None:
        if self._lesson is not None and course_id == self._lesson.course_id:
            self.mark_stale()

    def _on_course_deleted(self, event: CourseDeleted) -> None:
        if self._lesson is None or event.course_id != self._lesson.course_id:
            return
        self._keeper.forget()
        self.stale = True
        if self.visible:
            self.context.go(LibraryRoute())

    def _on_link(self, address: str) -> None:
        if address.startswith(_LESSON_SCHEME):
            key, _, anchor = address.removeprefix(_LESSON_SCHEME).partition("#")
            if key.isdecimal():
                self.context.go(LessonRoute(LessonId(int(key)), anchor))
            return
        if address.startswith(_SOURCE_SCHEME):
            self.scope.start(lambda: self._show_passage(address), "passage")
            return
        url = QUrl(address)
        if self.context.limits.is_kept:
            return  # nothing leads out of the program
        if url.scheme() in {"http", "https"} and url.host():
            self.scope.start(lambda: self._ask_open(url), "link")

    async def _show_passage(self, address: str) -> None:
        page = self.page.pane.page
        citation = citation_of(address, page.citations) if page is not None else None
        if citation is not None:
            await run(PassageDialog(self.page, citation))

    async def _ask_open(self, url: QUrl) -> None:
        # Encoded, so that letters of another script cannot pass for a well-known name.
        encoded = QUrl.ComponentFormattingOption.FullyEncoded
        agreed = await confirm(
            self.page,
            tr("Open a page on the internet?"),
            tr(
                "This link leaves the course and opens {host} in your browser:",
                host=url.host(encoded),
            )
            + "\n\n"
            + _breakable(url.toString(encoded)),
            tr("Open in browser"),
        )
        if agreed:
            QDesktopServices.openUrl(url)


def _place_of(at: tuple[float, int, float], text: str) -> Place:
    position, offset, share = at
    return Place(position, offset, share, quote_at(text, offset))


def _breakable(address: str) -> str:
    """An address that a narrow label can wrap: it may break after any of its parts."""
    if len(address) > _LONGEST_ADDRESS:
        address = address[:_LONGEST_ADDRESS] + "…"
    pieces = (address[at : at + 40] for at in range(0, len(address), 40))
    return "\N{ZERO WIDTH SPACE}".join(pieces)


def _ignore_state(_state: str, _error: AppError | None) -> None:
    """A place that could not be kept is not worth a notice: the next one is tried again."""
