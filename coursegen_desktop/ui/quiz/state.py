"""Where a run stands on the screen: what is stored and changed, where one may go. No widgets."""

from __future__ import annotations

from ...domain.questions.base import Verdict
from ...domain.quiz import AnswerResult, QuestionView, QuizRun
from ..kit.translate import tr
from .segments import Mark


class RunState:
    """A run with the results that came so far; `index` is the question that is asked."""

    def __init__(self) -> None:
        self.run: QuizRun | None = None
        self.index = 0
        self.is_finished = False
        self.results: dict[str, AnswerResult] = {}
        self.flagged: set[str] = set()
        self.levels: dict[str, int] = {}
        # Answered, but not stored yet; only where answers may be changed.
        self.changed: set[str] = set()
        # Their own time is over.
        self.closed: set[str] = set()

    def begin(self, run: QuizRun) -> int:
        """Show `run`, with what was answered before; returns the place to go on at."""
        self.is_finished = False
        self.take(run)
        self.flagged = {view.id for view in run.questions if view.is_flagged}
        self.levels = {n: one.certainty for n, one in self.results.items() if one.certainty}
        self.changed.clear()
        self.closed = {view.id for view in run.questions if view.is_over}
        last = len(run.questions) - 1
        if not run.style.is_linear or run.style.is_mastery:
            return min(run.first_open, last)
        page = run.page * self.per_page
        return min(page if run.style.may_change else max(page, run.first_open), last)

    def clear(self) -> None:
        """Nothing runs."""
        self.run, self.index, self.is_finished = None, 0, False
        self.results, self.flagged, self.levels = {}, set(), {}
        self.changed.clear()
        self.closed = set()

    def take(self, run: QuizRun) -> None:
        """The run anew, with its results."""
        self.run = run
        self.results = {view.id: view.result for view in run.questions if view.result is not None}

    @property
    def question(self) -> QuestionView | None:
        """The question that is asked."""
        return None if self.run is None else self.run.questions[self.index]

    @property
    def question_id(self) -> str:
        """Its id, "" before a quiz was opened."""
        return "" if self.question is None else self.question.id

    @property
    def result(self) -> AnswerResult | None:
        """What is stored of it."""
        return self.results.get(self.question_id)

    @property
    def may_change(self) -> bool:
        """Whether answers stay open until the quiz is handed in."""
        return self.run is not None and self.run.style.may_change and not self.is_finished

    @property
    def is_mastery(self) -> bool:
        """Whether questions come until enough is right."""
        return self.run is not None and self.run.style.is_mastery and not self.is_finished

    @property
    def is_answered(self) -> bool:
        """Whether the question takes no further answer."""
        if self.question_id in self.closed and not self.is_finished:
            return True
        if self.result is None or self.may_change:
            return False
        return self.is_finished or self.result.is_done

    @property
    def is_asking(self) -> bool:
        """Whether the question waits for an answer."""
        question = self.question
        if question is None or self.is_finished:
            return False
        return takes_answer(question) and not self.is_answered

    @property
    def is_last(self) -> bool:
        """Whether no question follows."""
        return self.run is None or self.index + 1 >= len(self.run.questions)

    @property
    def per_page(self) -> int:
        """How many questions stand together."""
        if self.run is None or self.run.style.is_mastery:
            return 1
        return self.run.style.per_page or len(self.run.questions)

    def page_of(self, index: int) -> int:
        """The page of a place."""
        return index // self.per_page

    def place_of(self, question_id: str) -> int:
        """The place of a question; the first when it is not there."""
        ids = [] if self.run is None else [view.id for view in self.run.questions]
        return ids.index(question_id) if question_id in ids else 0

    def may_go(self, place: int) -> bool:
        """Whether the rules let one go there without more ado."""
        if self.run is None or not 0 <= place < len(self.run.questions):
            return False
        if self.is_finished or not (self.run.style.is_linear or self.is_mastery):
            return True
        if self.is_mastery:
            return False
        if self.page_of(place) == self.page_of(self.index):
            return True
        return place == self.index + 1 and (not self.is_asking or self.may_change)

    def is_open(self, question_id: str) -> bool:
        """Whether a question still takes an answer."""
        if self.is_finished or question_id in self.closed:
            return False
        result = self.results.get(question_id)
        return result is None or self.may_change or not result.is_done

    def timed(self, page: int) -> list[str]:
        """The questions of a page that have a time of their own which runs, or begins to."""
        views = () if self.run is None else self.run.questions
        shown = views[page * self.per_page : (page + 1) * self.per_page]
        return [view.id for view in shown if view.time_limit_s and self.is_open(view.id)]

    def first_open(self) -> int | None:
        """The first question without an answer; None when there is none."""
        views = () if self.run is None else self.run.questions
        is_closed = self.run is not None and self.run.style.is_linear
        first = self.page_of(self.index) * self.per_page if is_closed else 0
        for place, view in enumerate(views):
            is_open = takes_answer(view) and view.id not in self.closed
            if place >= first and is_open and view.id not in self.results:
                return place
        return None

    def answered(self) -> dict[str, bool]:
        """Whether each question that takes an answer has one."""
        views = () if self.run is None else self.run.questions
        return {view.id: view.id in self.results for view in views if takes_answer(view)}

    def marks(self) -> list[Mark]:
        """The questions as the bar shows them."""
        found = []
        for view in () if self.run is None else self.run.questions:
            result, asks = self.results.get(view.id), takes_answer(view)
            verdict = None if asks else Verdict.NONE
            if result is not None and result.tells and asks:
                told = result.grade.verdict
                verdict = None if told is Verdict.NONE else told
            found.append(Mark(verdict, result is not None, view.id in self.flagged))
        return found

    def primary_words(self) -> tuple[str, str]:
        """(words, icon) of the button that goes on."""
        arrow = "arrow-right"
        if self.is_asking and not self.may_change:
            return tr("Check"), ""
        if self.is_finished and self.is_last:
            return tr("Back to the result"), arrow
        if self.is_mastery:
            more = self.result is not None and self.result.next_id
            return (tr("Next question") if more else tr("See result")), arrow
        if not self.is_last:
            return tr("Next question"), arrow
        return (tr("Look over it") if self.may_change else tr("See result")), arrow

    def saved_words(self) -> str:
        """What is kept so far."""
        if self.is_finished:
            return tr("Review of your answers")
        if self.run is not None and self.is_mastery:
            left = self.run.still_needed if self.result is None else self.result.still_needed
            return tr("%n more right answer(s) in a row are enough", left)
        if self.changed:
            return tr("Not saved yet")
        if self.results:
            return tr("%n answer(s) saved", len(self.results))
        return tr("Each answer is saved at once")


def takes_answer(view: QuestionView) -> bool:
    """Whether there is something to answer here."""
    return view.takes_answer and view.interaction != "none"
