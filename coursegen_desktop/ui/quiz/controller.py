"""Runs a quiz: stores each answer before it is shown as judged, finishes, leads back."""

from __future__ import annotations

from ...domain.errors import AppError
from ...domain.events import CourseChanged
from ...domain.ids import UserId
from ...domain.quiz import QuizRun
from ...services.quizzes import QuizzesService
from ..kit.routes import LessonRoute, QuizRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.translate import tr
from .page import QuizPage


class QuizScreen(Screen[QuizPage]):
    """One attempt at a quiz."""

    full_window = True

    def __init__(self, context: ScreenContext, *, quizzes: QuizzesService, user_id: UserId) -> None:
        super().__init__(context, QuizPage())
        self._quizzes = quizzes
        self._user_id = user_id
        page = self.page
        page.answer_given.connect(self._on_answer_given)
        page.finish_requested.connect(lambda: self.scope.start(self._finish, "finish"))
        page.again_requested.connect(lambda: self.scope.start(self._again, "again"))
        page.leave_requested.connect(self._on_leave)
        page.lesson_requested.connect(lambda: self._on_reread(""))
        page.reread_requested.connect(self._on_reread)
        # An edited quiz is read again when it is opened the next time, never under the learner.
        self.listen(CourseChanged, self._on_course_changed)

    async def show(self, route: QuizRoute) -> None:
        """Begin, or go on where the learner stopped."""
        run = await self._quizzes.start(route.asset_id, user_id=self._user_id)
        self.page.show_run(run)
        if run.is_resumed:
            self.context.notices.show(tr("You go on where you stopped."))

    async def leave(self) -> None:
        """Wait until an answer under way is stored; a finished quiz begins anew next time."""
        await self.scope.settled()
        self.stale = self.stale or self.page.is_finished

    async def in_use(self) -> bool:
        """An attempt is open: whoever thinks about a question touches nothing."""
        return self.page.run is not None and not self.page.is_finished

    def _on_answer_given(self, question_id: str, answer: object) -> None:
        run = self.page.run
        if run is not None and isinstance(answer, dict):
            self.scope.start(lambda: self._submit(run, question_id, answer), "answer")

    async def _submit(self, run: QuizRun, question_id: str, answer: dict[str, object]) -> None:
        try:
            result = await self._quizzes.submit_answer(
                run.attempt_id, question_id, answer, user_id=self._user_id
            )
        except AppError:
            self.page.refuse_answer()  # what was typed stays, to be given again
            raise
        self.page.show_answer(result)

    async def _finish(self) -> None:
        if self.page.run is None:
            return
        try:
            attempt_id = self.page.run.attempt_id
            result = await self._quizzes.finish(attempt_id, user_id=self._user_id)
        except AppError:
            self.page.refuse_answer()
            raise
        self.page.show_result(result)

    async def _again(self) -> None:
        if self.page.run is not None:
            asset_id = self.page.run.asset_id
            self.page.show_run(await self._quizzes.restart(asset_id, user_id=self._user_id))

    def _on_leave(self) -> None:
        if self.page.answered and not self.page.is_finished:
            self.context.notices.show(
                tr("Your answers are kept. Open the quiz again to go on."), kind="good"
            )
        self.context.back()

    def _on_reread(self, anchor: str) -> None:
        if self.page.run is not None:
            self.context.go(LessonRoute(self.page.run.lesson_id, anchor))

    def _on_course_changed(self, event: CourseChanged) -> None:
        if self.page.run is not None and event.course_id == self.page.run.course_id:
            self.stale = True
