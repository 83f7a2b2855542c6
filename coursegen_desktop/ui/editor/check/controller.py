"""Runs the check of a course, jumps to what it found, mends, and asks before publishing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ....domain.course_check import CheckPlace, CourseProblem
from ....domain.errors import AppError
from ....domain.ids import CourseId
from ....services.course_check import CourseCheckService
from ...kit.dialogs import run
from ...kit.notices import Notices
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import error_text, tr
from .pane import CheckPane
from .publish_dialog import SHOW, PublishDialog, wants_to_publish
from .words import problem_words

Flush = Callable[[], Awaitable[None]]


class CourseChecking:
    """Serves one pane. `show` brings it into sight, `go` shows a place in the editor, `mended`
    is awaited after a change.

    F8 and Shift+F8 work everywhere in `page`, also while the pane is out of sight.
    """

    def __init__(
        self,
        page: QWidget,
        pane: CheckPane,
        scope: TaskScope,
        notices: Notices,
        service: CourseCheckService,
        *,
        flush: Flush,
        show: Callable[[], object],
        go: Callable[[CheckPlace], object],
        mended: Callable[[], Awaitable[None]],
    ) -> None:
        self._page, self.pane, self._scope, self._notices = page, pane, scope, notices
        self._service, self._flush, self._go, self._mended = service, flush, go, mended
        self._show = show
        self._course_id: CourseId | None = None
        pane.place_chosen.connect(self._go)
        pane.mend_wanted.connect(
            lambda problems: scope.start(partial(self._mend, problems), "mend")
        )
        pane.check_wanted.connect(self.check_again)
        self._add_keys()

    def open(self, course_id: CourseId) -> None:
        """Look through a course, unless its problems are listed already."""
        if course_id != self._course_id:
            self._course_id = course_id
            self.check_again()

    def check_again(self) -> None:
        """Look through the course anew."""
        self._scope.start(self._check, "check", Policy.LATEST)

    def forget(self) -> None:
        """Another course is on the desk: its problems are not known yet."""
        self._course_id = None
        self._scope.cancel("check")
        self.pane.clear()

    def course_changed(self, course_id: CourseId, origin: object = None) -> None:
        """Something in a course changed: what is listed may be no more."""
        if course_id == self._course_id and origin is not self:
            self.pane.show_stale()

    async def publish(self, course_id: CourseId, title: str) -> bool:
        """Check, show what learners will notice, and ask; True to publish.

        With “Show all that was found” the problems are listed in the pane, and it is False.
        """
        await self._flush()
        dialog = PublishDialog(self._page, title)
        self._scope.start(partial(self._fill, dialog, course_id), "publish check", Policy.RESTART)
        result = await run(dialog)
        self._scope.cancel("publish check")
        if result == SHOW:
            self._show()
        return wants_to_publish(result)

    # ------------------------------------------------------------ inside

    async def _check(self) -> None:
        course_id = self._course_id
        if course_id is None:
            return
        await self._flush()
        self.pane.show_progress(0, 0)
        try:
            report = await self._service.check(course_id, self.pane.show_progress)
        except AppError as error:
            self.pane.show_failed(error_text(error))
            return
        if course_id == self._course_id:
            self.pane.show_report(report)

    async def _fill(self, dialog: PublishDialog, course_id: CourseId) -> None:
        def progress(done: int, lessons: int) -> None:
            if isValid(dialog):
                dialog.show_progress(done, lessons)

        try:
            report = await self._service.check(course_id, progress)
            notice = await self._service.notice(course_id)
        except AppError as error:
            if isValid(dialog):
                dialog.show_failed(error_text(error))
            return
        if isValid(dialog):
            dialog.show_report(report, notice)
            self._course_id = course_id
            self.pane.show_report(report)

    async def _mend(self, problems: Sequence[CourseProblem]) -> None:
        course_id = self._course_id
        if course_id is None:
            return
        self.pane.set_busy(True)
        try:
            await self._flush()
            done = await self._service.mend(problems, origin=self)
            await self._mended()
            report = await self._service.check(course_id)
        finally:
            self.pane.set_busy(False)
        if course_id == self._course_id:
            self.pane.show_report(report)
            self.pane.tell_mended(len(done), len(problems))

    def _add_keys(self) -> None:
        for keys, words, by in (
            ("F8", tr("Next problem of the check"), 1),
            ("Shift+F8", tr("Previous problem of the check"), -1),
        ):
            action = QAction(words, self._page)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, by=by: self.step(by))
            self._page.addAction(action)

    def step(self, by: int) -> None:
        """Go to the next or previous problem and say what it is."""
        problem = self.pane.step(by)
        if problem is None:
            self._notices.show(tr("The check has found nothing to go to."))
        elif not self.pane.isVisible():
            self._notices.show(problem_words(problem))
