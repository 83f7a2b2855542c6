"""Taking a quiz: start or go on, answer, finish. An answer is durable before it is told right."""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..db.unit_of_work import UnitOfWork
from ..domain.asset import Asset
from ..domain.attempt import Attempt, StoredAnswer
from ..domain.course import not_published
from ..domain.errors import InvalidContent, NotFound, PermissionDenied
from ..domain.events import AnswerGiven, QuizFinished
from ..domain.ids import AssetId, AttemptId, UserId
from ..domain.lesson import LessonText, heading_anchor
from ..domain.questions.base import Grade, Question, Verdict, verdict_of
from ..domain.quiz import (
    AnswerResult,
    QuestionOutcome,
    QuestionView,
    Quiz,
    QuizResult,
    QuizRun,
    RunItem,
    anchor_of,
    percent_of,
)
from ..domain.rights import Right
from .clock import Now, local_day, stamp
from .events import EventHub
from .gate import Guarded, needs
from .work import WorkUnits

# Attempts whose quiz stays parsed between two answers.
_KEPT_SITTINGS = 8
_SEED_LIMIT = 2**31

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#*)?[ \t]*$")
_OWN_ID = re.compile(r"[ \t]*\{[^{}]*#([\w.:-]+)[^{}]*\}$")
_MARKUP = re.compile(r"[`*_~]|!?\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class _Sitting:
    """A running attempt as it was shown: what is asked is what is judged."""

    asset: Asset
    quiz: Quiz
    items: tuple[RunItem, ...]

    def item(self, question_id: str) -> RunItem:
        for item in self.items:
            if item.question.id == question_id:
                return item
        raise NotFound(
            "This question is not part of the quiz any more.", "Open the quiz again to go on."
        )

    @property
    def max_score(self) -> float:
        return sum(item.points for item in self.items)


class QuizzesService(Guarded):
    """What a learner does with quizzes."""

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        now: Now,
        new_seed: Callable[[], int] = lambda: secrets.randbelow(_SEED_LIMIT),
    ) -> None:
        self._uow = uow
        self._events = events
        self._now = now
        self._new_seed = new_seed
        self._sittings: OrderedDict[AttemptId, _Sitting] = OrderedDict()

    @needs(Right.LEARN)
    async def start(self, asset_id: AssetId, *, user_id: UserId) -> QuizRun:
        """Go on with the unfinished attempt, or begin one.

        InvalidContent when the quiz cannot be read or holds nothing that can be asked.
        """
        async with self._uow(write=True) as work:
            attempt = await work.attempts.open_attempt(user_id, asset_id)
            return await self._opened(work, asset_id, user_id, attempt)

    @needs(Right.LEARN)
    async def restart(self, asset_id: AssetId, *, user_id: UserId) -> QuizRun:
        """Begin anew. An unfinished attempt with answers is closed with its score so far."""
        async with self._uow(write=True) as work:
            attempt = await work.attempts.open_attempt(user_id, asset_id)
            if attempt is not None and await work.attempts.answers(attempt.id):
                await self._close(work, attempt, await self._sitting(work, attempt))
                self._sittings.pop(attempt.id, None)
                attempt = None
            return await self._opened(work, asset_id, user_id, attempt)

    @needs(Right.LEARN)
    async def submit_answer(
        self,
        attempt_id: AttemptId,
        question_id: str,
        answer: Mapping[str, object],
        *,
        user_id: UserId,
    ) -> AnswerResult:
        """Judge and store an answer in one transaction; it is on the disk when this returns.

        The first answer counts: a second one gets the stored result back. Raises
        InvalidContent (not an answer to this question), NotFound, PermissionDenied.
        """
        now = self._now()
        async with self._uow(write=True) as work:
            attempt, stored = await work.attempts.with_answer(attempt_id, question_id)
            _check_own(attempt, user_id)
            sitting = await self._sitting(work, attempt)
            item = sitting.item(question_id)
            if stored is not None:
                return _result(item, stored)
            if attempt.finished_at is not None:
                raise InvalidContent("This attempt is finished.", "Start the quiz again to answer.")
            if not item.question.is_scored:
                raise InvalidContent("This question takes no answer.")
            grade = item.question.grade(answer, points=item.points)
            given = dict(answer)
            await work.attempts.add_answer(
                attempt_id,
                user_id,
                question_id,
                given,
                score=grade.points,
                max_score=grade.max_points,
                moment=stamp(now),
                day=local_day(now),
            )
            await work.commit()
        self._events.publish(AnswerGiven(attempt_id, question_id))
        return AnswerResult(question_id, given, grade, item.question.correct_text())

    @needs(Right.LEARN)
    async def finish(self, attempt_id: AttemptId, *, user_id: UserId) -> QuizResult:
        """Close the attempt; open questions count as wrong. Finishing twice gives the same."""
        async with self._uow(write=True) as work:
            attempt = await self._own(work, attempt_id, user_id)
            sitting = await self._sitting(work, attempt)
            answers = await self._close(work, attempt, sitting)
            if attempt.finished_at is None:
                await work.commit()
            best = await work.attempts.best(user_id, attempt.asset_id)
        self._sittings.pop(attempt_id, None)
        score = _score(sitting, answers)
        if attempt.finished_at is None:
            self._events.publish(
                QuizFinished(attempt_id, attempt.asset_id, score, sitting.max_score)
            )
        return _finished(attempt, sitting, answers, score, best)

    async def _opened(
        self, work: UnitOfWork, asset_id: AssetId, user_id: UserId, attempt: Attempt | None
    ) -> QuizRun:
        asset = await work.assets.get(asset_id)
        if not self.may(Right.SEE_DRAFTS) and not await work.courses.is_published(asset.course_id):
            raise not_published()
        quiz = _parsed(asset)
        lesson = await work.lessons.text(asset.lesson_id)
        stored: tuple[StoredAnswer, ...] = ()
        if attempt is None:
            seed = self._new_seed()
            sitting = _seated(asset, quiz, seed, ())
            attempt_id = await self._begin(work, sitting, user_id, seed)
        else:
            seed, attempt_id = attempt.seed, attempt.id
            stored = await work.attempts.answers(attempt_id)
            sitting = _seated(asset, quiz, seed, stored)
        self._keep(attempt_id, sitting)
        return _run(attempt_id, sitting, seed, lesson, stored)

    async def _begin(
        self, work: UnitOfWork, sitting: _Sitting, user_id: UserId, seed: int
    ) -> AttemptId:
        now, asset = self._now(), sitting.asset
        await work.enrollments.touch(user_id, asset.course_id, asset.lesson_id, stamp(now))
        attempt_id = await work.attempts.start(
            user_id,
            asset.id,
            max_score=sitting.max_score,
            moment=stamp(now),
            day=local_day(now),
            asset_revision=asset.revision,
            seed=seed,
        )
        await work.commit()
        return attempt_id

    async def _close(
        self, work: UnitOfWork, attempt: Attempt, sitting: _Sitting
    ) -> dict[str, StoredAnswer]:
        """Write the final score of a running attempt. Returns its answers by question."""
        answers = {item.question_id: item for item in await work.attempts.answers(attempt.id)}
        if attempt.finished_at is None:
            score = _score(sitting, answers)
            await work.attempts.finish(
                attempt.id, stamp(self._now()), score=score, max_score=sitting.max_score
            )
        return answers

    async def _own(self, work: UnitOfWork, attempt_id: AttemptId, user_id: UserId) -> Attempt:
        attempt = await work.attempts.get(attempt_id)
        _check_own(attempt, user_id)
        return attempt

    async def _sitting(self, work: UnitOfWork, attempt: Attempt) -> _Sitting:
        """The quiz as this attempt shows it, from memory or read again."""
        if attempt.id in self._sittings:
            self._sittings.move_to_end(attempt.id)
            return self._sittings[attempt.id]
        asset = await work.assets.get(attempt.asset_id)
        stored = await work.attempts.answers(attempt.id)
        return self._keep(attempt.id, _seated(asset, _parsed(asset), attempt.seed, stored))

    def _keep(self, attempt_id: AttemptId, sitting: _Sitting) -> _Sitting:
        self._sittings[attempt_id] = sitting
        while len(self._sittings) > _KEPT_SITTINGS:
            self._sittings.popitem(last=False)
        return sitting


def _parsed(asset: Asset) -> Quiz:
    if asset.asset_type != "quiz":
        raise InvalidContent("This is not a quiz.")
    quiz = Quiz.parse(asset.content)
    if not any(question.is_scored for question in quiz.questions):
        raise InvalidContent(
            "The quiz “{title}” has no question that can be asked here.", title=quiz.title
        )
    return quiz


def _seated(asset: Asset, quiz: Quiz, seed: int, stored: Sequence[StoredAnswer]) -> _Sitting:
    return _Sitting(asset, quiz, quiz.run(seed, [item.question_id for item in stored]))


def _check_own(attempt: Attempt, user_id: UserId) -> None:
    if attempt.user_id != user_id:
        raise PermissionDenied("This attempt belongs to somebody else.")


def _run(
    attempt_id: AttemptId,
    sitting: _Sitting,
    seed: int,
    lesson: LessonText,
    stored: Sequence[StoredAnswer],
) -> QuizRun:
    titles = passage_titles(lesson.content)
    answers = {item.question_id: item for item in stored}
    settings = sitting.quiz.settings
    views = tuple(
        _view(item, number, seed, settings.shuffle_choices, titles, answers)
        for number, item in enumerate(sitting.items, 1)
    )
    return QuizRun(
        attempt_id=attempt_id,
        asset_id=sitting.asset.id,
        title=sitting.quiz.title,
        lesson_id=sitting.asset.lesson_id,
        lesson_title=lesson.title,
        course_id=sitting.asset.course_id,
        questions=views,
        pass_percent=_pass_percent(sitting.quiz),
        is_resumed=bool(stored),
    )


def _view(
    item: RunItem,
    number: int,
    seed: int,
    shuffle: bool,
    titles: Mapping[str, str],
    answers: Mapping[str, StoredAnswer],
) -> QuestionView:
    question = item.question
    anchor = anchor_of(question)
    stored = answers.get(question.id)
    return QuestionView(
        id=question.id,
        number=number,
        kind=question.kind,
        interaction=question.interaction,
        prompt=question.prompt,
        points=item.points,
        shown=question.shown(seed, shuffle=shuffle),
        anchor=anchor if anchor in titles else "",
        anchor_title=titles.get(anchor, ""),
        is_scored=question.is_scored,
        result=None if stored is None else _result(item, stored),
    )


def _result(item: RunItem, stored: StoredAnswer) -> AnswerResult:
    """A stored answer as it was judged. The points that were stored stand, whatever changed."""
    question = item.question
    try:
        grade = question.grade(stored.answer, points=item.points)
    except InvalidContent:  # its choices or gaps were edited away
        return _remembered(question, stored)
    if abs(grade.points - stored.score) > 1e-9 or abs(grade.max_points - stored.max_score) > 1e-9:
        return _remembered(question, stored)
    return AnswerResult(question.id, stored.answer, grade, question.correct_text())


def _remembered(question: Question, stored: StoredAnswer) -> AnswerResult:
    fraction = stored.score / stored.max_score if stored.max_score > 0 else 0.0
    verdict = verdict_of(fraction)
    grade = Grade(fraction, stored.score, stored.max_score, verdict)
    return AnswerResult(question.id, stored.answer, grade, question.correct_text(), is_changed=True)


def _score(sitting: _Sitting, answers: Mapping[str, StoredAnswer]) -> float:
    """What the questions that still exist have earned; never below 0, never above the maximum."""
    ids = [item.question.id for item in sitting.items]
    earned = sum(answers[name].score for name in ids if name in answers)
    return min(max(0.0, earned), sitting.max_score)


def _finished(
    attempt: Attempt,
    sitting: _Sitting,
    answers: Mapping[str, StoredAnswer],
    score: float,
    best: tuple[float, float] | None,
) -> QuizResult:
    percent = percent_of(score, sitting.max_score)
    passing = _pass_percent(sitting.quiz)
    share = score / sitting.max_score if sitting.max_score else 0.0
    return QuizResult(
        attempt_id=attempt.id,
        asset_id=attempt.asset_id,
        title=sitting.quiz.title,
        score=score,
        max_score=sitting.max_score,
        passed=None if passing is None else percent >= passing - 1e-9,
        pass_percent=passing,
        best_percent=max(percent, percent_of(*best) if best else 0.0),
        outcomes=tuple(
            _outcome(item, number, answers.get(item.question.id))
            for number, item in enumerate(sitting.items, 1)
            if item.question.is_scored
        ),
        words=sitting.quiz.words_for(share),
    )


def _outcome(item: RunItem, number: int, stored: StoredAnswer | None) -> QuestionOutcome:
    verdict, points = Verdict.MISSED, 0.0
    if stored is not None:
        points, verdict = stored.score, _result(item, stored).grade.verdict
    question = item.question
    return QuestionOutcome(question.id, number, question.prompt, verdict, points, item.points)


def _pass_percent(quiz: Quiz) -> float | None:
    mark = quiz.settings.pass_mark
    return None if mark is None else 100 * float(mark)


def passage_titles(markdown: str) -> dict[str, str]:
    """Anchor to heading of a lesson, without laying it out: "# " headings outside code fences."""
    titles: dict[str, str] = {}
    taken: set[str] = set()
    fence = ""
    for line in markdown.splitlines():
        if mark := _FENCE.match(line):
            if not fence:
                fence = mark.group(1)
            elif mark.group(1).startswith(fence):
                fence = ""
        elif not fence and (heading := _ATX.match(line)):
            text = heading.group(1)
            own = _OWN_ID.search(text)
            text = _OWN_ID.sub("", text)
            plain = _MARKUP.sub(lambda match: match.group(1) or "", text).strip()
            if plain:
                titles[own.group(1) if own else heading_anchor(text, taken)] = plain
    return titles
