"""Loads the dashboard, opens courses from it, keeps goals, saves the figures as files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ...domain.events import (
    AnswerGiven,
    AttemptReopened,
    CardsChanged,
    CourseChanged,
    CourseDeleted,
    CourseRestored,
    GradesChanged,
    LessonCompleted,
    LessonOpened,
    QuizFinished,
)
from ...domain.figures import Figures, FiguresQuery
from ...domain.goals import Goals, goals_from, goals_stored
from ...domain.ids import CourseId
from ...domain.review import Counts
from ...domain.spans import Span, since
from ...domain.user import User
from ...media.report_page import write_report
from ...services.blocking import in_slices, in_thread
from ...services.clock import Now, local_day
from ...services.own_data import OwnDataService
from ...services.progress import ProgressService
from ...services.progress_files import ProgressFiles
from ...services.review import ReviewService
from ...services.settings import SettingsService
from ..content.own_page_words import PAGE, PageWords, own_file_kinds
from ..kit.dialogs import choose_save
from ..kit.routes import CourseRoute, LibraryRoute, ProgressRoute, ReviewRoute, SettingsRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.translate import tr
from .page import CSV, JSON, OWN, PDF, ProgressPage
from .report import report_of
from .shown import Shown
from .tables import Opened

_GOALS = "learning_goals"
_CHANGES = (
    AnswerGiven,
    AttemptReopened,
    CardsChanged,
    CourseChanged,
    CourseDeleted,
    CourseRestored,
    GradesChanged,  # the class's day may be another one
    LessonCompleted,
    LessonOpened,
    QuizFinished,
)


class ProgressScreen(Screen[ProgressPage]):
    """The learner's dashboard."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        progress: ProgressService,
        files: ProgressFiles,
        review: ReviewService,
        settings: SettingsService,
        own_data: OwnDataService,
        user: User,
        now: Now,
    ) -> None:
        super().__init__(context, ProgressPage())
        self._progress, self._files, self._settings = progress, files, settings
        self._review, self._own_data = review, own_data
        self._user = user
        self._now = now
        page = self.page
        page.course_chosen.connect(lambda key: context.go(CourseRoute(CourseId(key))))
        page.library_requested.connect(lambda: context.go(LibraryRoute()))
        page.review_requested.connect(lambda: context.go(ReviewRoute()))
        page.erasing_requested.connect(lambda: context.go(SettingsRoute()))
        page.filter_changed.connect(self.reload)
        page.goals_requested.connect(lambda: self.scope.start(self._change_goals, "goals"))
        page.details_requested.connect(
            lambda opened: self.scope.start(lambda: self._show_details(opened), "details")
        )
        page.export.setVisible(not context.limits.is_kept)
        page.export_requested.connect(
            lambda kind: self.scope.start(lambda: self._export(kind), "export")
        )
        for change in _CHANGES:
            self.listen(change, lambda _event: self.mark_stale())

    async def show(self, route: ProgressRoute) -> None:
        """Read the figures anew, those of the range and the course that are chosen."""
        today = date.fromisoformat(local_day(self._now()))
        span, course_id = self.page.chosen
        whole = await self._figures(FiguresQuery())
        if course_id is not None and all(one.course_id != course_id for one in whole.courses):
            course_id = None
        query = _query(span, course_id, today)
        of_course = whole
        if course_id is not None:
            of_course = await self._figures(FiguresQuery(course_id=course_id))
        figures = of_course if query.since is None else await self._figures(query)
        goals = goals_from(await self._settings.get(_GOALS))
        waiting = await self._waiting(course_id)
        shown = Shown(today, span, course_id, whole, figures, of_course.days, goals, waiting)
        await in_slices(self.page.filling(shown))

    async def resumed(self) -> None:
        """Another day may have begun since."""
        shown = self.page.shown
        if shown is not None and shown.today.isoformat() != local_day(self._now()):
            await self.show(ProgressRoute())

    async def _waiting(self, course_id: CourseId | None) -> Counts:
        today = await self._review.today(user_id=self._user.id)
        if course_id is None:
            return today.counts
        found = (one.counts for one in today.courses if one.course_id == course_id)
        return next(found, Counts())

    async def _figures(self, query: FiguresQuery) -> Figures:
        return await self._progress.figures(self._user.id, query)

    async def _show_details(self, opened: Opened) -> None:
        await self.page.show_details(opened)

    async def _change_goals(self) -> None:
        dialog = self.page.ask_goals()

        async def keep() -> bool:
            goals: Goals = dialog.goals
            await self._settings.put(_GOALS, goals_stored(goals))
            return True

        if await dialog.serve(keep):
            self.reload()

    async def _export(self, kind: str) -> None:
        shown = self.page.shown
        if shown is None:
            return
        if kind == OWN:
            name, kinds = tr("my learning") + PAGE, own_file_kinds()
        else:
            words = {CSV: tr("Table"), JSON: tr("JSON"), PDF: tr("PDF documents")}
            name, kinds = f"{tr('progress')}.{kind}", [f"{words[kind]} (*.{kind})"]
        chosen = await choose_save(self.page, tr("Save your progress"), name, kinds)
        if chosen is None:
            return
        path = Path(chosen)
        if kind == OWN:
            await self._own_data.export(path, user_id=self._user.id, say=PageWords())
        elif kind == PDF:
            report = report_of(shown, self._user.full_name)
            await in_thread(write_report, path, report)
        else:
            query = _query(shown.span, shown.course_id, shown.today)
            await self._files.save(path, user_id=self._user.id, query=query)
        self.context.notices.show(tr("Saved as {file}.", file=path.name), kind="good")


def _query(span: Span, course_id: CourseId | None, today: date) -> FiguresQuery:
    first = since(span, today)
    return FiguresQuery(since=None if first is None else first.isoformat(), course_id=course_id)
