"""An attempt of somebody else, before those who teach: as it was shown, with nothing to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.ids import AttemptId, LessonId
from ...domain.quiz import QuizResult, QuizRun
from ..content.lesson_files import picture_finder
from ..kit.printing import print_html, save_pdf
from ..kit.routes import AttemptRoute, LessonRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.translate import tr
from .page import QuizPage
from .paper import questions_html, result_html

if TYPE_CHECKING:
    from ...services.quizzes import QuizzesService


class AttemptScreen(Screen[QuizPage]):
    """The learner's own page without what only he may do: trying again, marking himself."""

    def __init__(
        self, context: ScreenContext, *, quizzes: QuizzesService, media: Path | None = None
    ) -> None:
        super().__init__(context, QuizPage())
        self._quizzes = quizzes
        self._lesson: LessonId | None = None
        self._find_picture = picture_finder(media, self._pictures)
        page = self.page
        page.sheet.set_resolver(self._find_picture)
        page.leave_requested.connect(lambda: context.back())
        page.lesson_requested.connect(lambda: self._on_reread(""))
        page.reread_requested.connect(self._on_reread)
        page.attempt_requested.connect(
            lambda key: self.scope.start(lambda: self._look(AttemptId(key)), "look")
        )
        page.result.print_requested.connect(
            lambda what, pdf: self.scope.start(lambda: self._print(what, pdf), "print")
        )

    async def show(self, route: AttemptRoute) -> None:
        """Show it, as far as it may be seen."""
        await self._look(route.attempt_id, route)

    async def leave(self) -> None:
        """It is read again the next time: marks may have come."""
        self.page.stop_clocks()
        self.stale = True

    async def _look(self, attempt: AttemptId, route: AttemptRoute | None = None) -> None:
        place = route or self.route
        assert isinstance(place, AttemptRoute)
        run, result = without_marking(*await self._quizzes.look(attempt, user_id=place.user_id))
        self._lesson = run.lesson_id
        self.page.show_past(run, result)
        self.page.title.setText(f"{place.full_name} · {run.title}")
        self.page.result.as_of_another()

    async def _print(self, what: str, as_pdf: bool) -> None:
        run, result = self.page.run, self.page.result.result
        if run is None or result is None:
            return
        asks = what == "questions"
        html = questions_html(run, self._find_picture) if asks else result_html(run, result)
        if not as_pdf:
            await print_html(self.page, html, run.title)
        elif await save_pdf(self.page, html, run.title):
            self.context.notices.show(tr("The PDF was saved."), kind="good")

    def _pictures(self) -> Mapping[str, str]:
        return {} if self.page.run is None else self.page.run.pictures

    def _on_reread(self, anchor: str) -> None:
        if self._lesson is not None:
            self.context.go(LessonRoute(self._lesson, anchor))


def without_marking(run: QuizRun, result: QuizResult) -> tuple[QuizRun, QuizResult]:
    """The same without the learner's own marking: marks are given on the page of the quizzes."""
    questions = tuple(
        view if view.result is None else replace(view, result=replace(view.result, may_mark=False))
        for view in run.questions
    )
    outcomes = tuple(replace(one, may_mark=False) for one in result.outcomes)
    return replace(run, questions=questions), replace(result, outcomes=outcomes)
