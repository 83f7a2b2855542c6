"""Marking, figures and grading again: what an instructor does with the quizzes of a course."""

from __future__ import annotations

from collections.abc import Callable

from ...domain.events import AttemptReopened, CourseChanged, QuizFinished
from ...domain.ids import AnswerId, AssetId, CourseId
from ...domain.quiz_upkeep import RegradePlan
from ...domain.rights import Right
from ...services.handed import HandedService
from ...services.marking import MarkingService
from ...services.quiz_statistics import QuizStatisticsService
from ...services.regrade import RegradeService
from ..content.question_view import figure
from ..kit.dialogs import confirm, tell
from ..kit.routes import CourseRoute, QuizReportRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.translate import tr
from .handed_files import HandedFiles
from .report_page import ReportPage

_NAMED = 12


class QuizReportScreen(Screen[ReportPage]):
    """The quizzes of one course."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        marking: MarkingService,
        statistics: QuizStatisticsService,
        regrade: RegradeService,
        handed: HandedService,
        may: Callable[[Right], bool],
    ) -> None:
        super().__init__(context, ReportPage())
        self._marking, self._statistics, self._regrade = marking, statistics, regrade
        self._may, self._handed = may, handed
        self.files = HandedFiles(self.page, handed, context.notices)
        self._course: CourseId | None = None
        page, start = self.page, self.scope.start
        page.back_requested.connect(self._on_back)
        page.answer_chosen.connect(lambda key: start(lambda: self._open(AnswerId(key)), "answer"))
        page.form.marks_given.connect(
            lambda key, marks: start(lambda: self._mark(AnswerId(key), marks), "mark")
        )
        page.quiz_chosen.connect(lambda key: start(lambda: self._figures(AssetId(key)), "figures"))
        page.regrade_requested.connect(
            lambda key: start(lambda: self._grade_again(AssetId(key)), "regrade")
        )
        page.form.files.open_requested.connect(
            lambda file: start(lambda: self.files.open(file), "file")
        )
        page.form.files.save_requested.connect(
            lambda file: start(lambda: self.files.save(file), "file")
        )
        page.files_requested.connect(
            lambda key: start(lambda: self.files.save_all(AssetId(key)), "file")
        )
        for event in (AttemptReopened, CourseChanged, QuizFinished):
            self.listen(event, lambda _: self.mark_stale())

    async def show(self, route: QuizReportRoute) -> None:
        """List what waits, and the quizzes."""
        if route.course_id != self._course:
            self.page.form.hide()
            self.page.figures.hide()
        self._course = route.course_id
        self.page.show_queue(await self._marking.queue(route.course_id))
        self.page.show_quizzes(await self._statistics.quizzes(route.course_id))

    def _on_back(self) -> None:
        if self._course is not None:
            self.context.go(CourseRoute(self._course))

    async def _open(self, answer_id: AnswerId) -> None:
        self.page.form.show_answer(await self._marking.show(answer_id))
        self.page.reveal(self.page.form)

    async def _mark(self, answer_id: AnswerId, marks: dict[str, object]) -> None:
        await self._marking.mark(answer_id, marks)
        assert self._course is not None
        queue = await self._marking.queue(self._course)
        self.page.show_queue(queue)
        if queue:
            await self._open(queue[0].answer_id)
        else:
            self.page.focus_first()  # the form is gone, and the keyboard was in it
            self.context.notices.show(tr("Everything is marked."), kind="good")

    async def _figures(self, asset_id: AssetId) -> None:
        figures = await self._statistics.of_quiz(asset_id)
        files = await self._handed.of_quiz(asset_id)
        self.page.figures.show_figures(
            figures, may_regrade=self._may(Right.EDIT_COURSES), files=len(files)
        )
        self.page.reveal(self.page.figures)

    async def _grade_again(self, asset_id: AssetId) -> None:
        plan = await self._regrade.preview(asset_id)
        if not plan.changes:
            await tell(self.page, tr("No score changes"), nothing_words(plan))
            return
        title = tr("%n attempt(s) change", len(plan.changes))
        if await confirm(self.page, title, plan_words(plan), tr("Change the scores")):
            count = await self._regrade.apply(asset_id, plan.revision)
            self.context.notices.show(tr("%n score(s) were changed.", count), kind="good")
            await self._figures(asset_id)


def plan_words(plan: RegradePlan) -> str:
    """Whose score changes, and from what to what."""
    lines = [
        tr(
            "{learner}: {old} of {old_most} becomes {new} of {most}",
            learner=one.learner,
            old=figure(one.score),
            old_most=figure(one.max_score),
            new=figure(one.new_score),
            most=figure(one.new_max),
        )
        for one in plan.changes[:_NAMED]
    ]
    if (more := len(plan.changes) - _NAMED) > 0:
        lines.append(tr("and %n more", more))
    passed = sum(one.passes is True and one.passed is False for one in plan.changes)
    failed = sum(one.passes is False and one.passed is True for one in plan.changes)
    if passed or failed:
        lines.append(tr("{passed} pass now, {failed} fail now.", passed=passed, failed=failed))
    if plan.kept:
        lines.append(kept_words(plan))
    return "\n".join(lines)


def nothing_words(plan: RegradePlan) -> str:
    """Why there is nothing to change."""
    words = tr("%n attempt(s) were graded again; all scores stay.", plan.attempts)
    return f"{words} {kept_words(plan)}" if plan.kept else words


def kept_words(plan: RegradePlan) -> str:
    """Answers that are left alone."""
    return tr("%n answer(s) do not fit their question any more and keep their points.", plan.kept)
