"""How the questions of a quiz work, for those who wrote them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..domain.attempt import Attempt, StoredAnswer
from ..domain.errors import InvalidContent
from ..domain.ids import AssetId, CourseId
from ..domain.item_statistics import Response, item_statistics, rest_share
from ..domain.questions.base import Question
from ..domain.quiz import Quiz
from ..domain.quiz_run import percent_of
from ..domain.quiz_upkeep import ItemFigures, QuizEntry, QuizFigures
from ..domain.rights import Right
from .gate import Guarded, needs
from .quiz_reading import Readings
from .work import WorkUnits


class QuizStatisticsService(Guarded):
    """Figures from the attempts of all learners."""

    def __init__(self, uow: WorkUnits) -> None:
        self._uow = uow
        self._readings = Readings()

    @needs(Right.SEE_LEARNERS)
    async def quizzes(self, course_id: CourseId) -> tuple[QuizEntry, ...]:
        """The quizzes of a course, with how often they were finished."""
        async with self._uow() as work:
            return await work.quiz_records.quizzes(course_id)

    @needs(Right.SEE_LEARNERS)
    async def of_quiz(self, asset_id: AssetId) -> QuizFigures:
        """Every question with its figures, from the attempts that count."""
        async with self._uow() as work:
            asset = await work.assets.get(asset_id)
            attempts = await work.quiz_records.attempts(asset_id)
        await self._readings.prepare(asset)
        quiz = self._readings.of(asset).quiz
        counting = [(one, answers) for one, answers in attempts if one.counts]
        shares = [percent_of(one.score, one.max_score) for one, _ in counting]
        return QuizFigures(
            asset_id,
            quiz.title,
            len(counting),
            len({one.user_id for one, _ in counting}),
            sum(shares) / len(shares) if shares else None,
            _items(quiz, counting),
        )


def _items(
    quiz: Quiz, attempts: Sequence[tuple[Attempt, Sequence[StoredAnswer]]]
) -> tuple[ItemFigures, ...]:
    by_question: dict[str, list[tuple[Attempt, StoredAnswer]]] = defaultdict(list)
    for attempt, answers in attempts:
        for stored in answers:
            if not stored.needs_marking:
                by_question[stored.question_id].append((attempt, stored))
    figures = []
    for number, question in enumerate(quiz.questions, 1):
        if not question.is_scored:
            continue
        names = {option.id: option.text for option in question.shown(0).options}
        right = question.correct_answer().get("chosen")
        keys = right if isinstance(right, list) else []
        found = item_statistics(
            [_response(question, *pair) for pair in by_question[question.id]],
            {name: name in keys for name in names} if keys else None,
        )
        figures.append(
            ItemFigures(question.id, number, question.kind, question.prompt, found, names)
        )
    return tuple(figures)


def _response(question: Question, attempt: Attempt, stored: StoredAnswer) -> Response:
    try:
        picks = question.chosen(stored.answer)
    except InvalidContent:  # an answer to the question as it was
        picks = ()
    share = stored.score / stored.max_score if stored.max_score else 0.0
    rest = rest_share(attempt.score, attempt.max_score, stored.score, stored.max_score)
    return Response(share, rest, picks, stored.spent_s or None)
