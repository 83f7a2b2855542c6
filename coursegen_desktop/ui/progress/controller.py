"""Loads the dashboard, opens courses from it, saves it as a table."""

from __future__ import annotations

from pathlib import Path

from ...domain.events import (
    AnswerGiven,
    CourseChanged,
    CourseDeleted,
    CourseRestored,
    LessonCompleted,
    LessonOpened,
    QuizFinished,
)
from ...domain.ids import CourseId
from ...domain.user import User
from ...services.clock import Now
from ...services.progress import ProgressService
from ..kit.dialogs import choose_save
from ..kit.routes import CourseRoute, LibraryRoute, ProgressRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.translate import tr
from .page import ProgressPage

_CHANGES = (
    AnswerGiven,
    CourseChanged,
    CourseDeleted,
    CourseRestored,
    LessonCompleted,
    LessonOpened,
    QuizFinished,
)


class ProgressScreen(Screen[ProgressPage]):
    """The learner's dashboard."""

    def __init__(
        self, context: ScreenContext, *, progress: ProgressService, user: User, now: Now
    ) -> None:
        super().__init__(context, ProgressPage())
        self._progress = progress
        self._user = user
        self._now = now
        self.page.course_chosen.connect(lambda key: context.go(CourseRoute(CourseId(key))))
        self.page.library_requested.connect(lambda: context.go(LibraryRoute()))
        self.page.export_requested.connect(lambda: self.scope.start(self._export, "export"))
        for change in _CHANGES:
            self.listen(change, lambda _event: self.mark_stale())

    async def show(self, route: ProgressRoute) -> None:
        """Read the figures anew."""
        dashboard = await self._progress.dashboard(user_id=self._user.id)
        self.page.show_dashboard(dashboard, self._now().astimezone().date())

    async def _export(self) -> None:
        path = await choose_save(
            self.page,
            tr("Save your progress"),
            tr("progress") + ".csv",
            [tr("Table") + " (*.csv)"],
        )
        if path is None:
            return
        await self._progress.export_csv(Path(path), user_id=self._user.id)
        self.context.notices.show(tr("Saved as {file}.", file=Path(path).name), kind="good")
