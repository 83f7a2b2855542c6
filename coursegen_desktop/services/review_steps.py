"""The steps that the verbs of services/review.py are made of, each inside a unit of work."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from ..db.repositories.review_log import LogEntry
from ..db.unit_of_work import UnitOfWork
from ..domain import scheduling
from ..domain.errors import InvalidContent, NotFound
from ..domain.ids import CourseId, UserId
from ..domain.questions.base import Grade, Verdict
from ..domain.quiz import AnswerResult, QuestionView, anchor_of
from ..domain.review import (
    Card,
    CardView,
    Counts,
    Hold,
    MemoryModel,
    Outlooks,
    Recall,
    Review,
    ReviewOutcome,
    ReviewSettings,
    memory_model_from,
    review_settings_from,
)
from . import memory_engine
from .clock import stamp
from .quiz_files import pictures_around
from .review_cards import AskedQuestion, asked_question

_SETTING = "review"
_USUAL_SECONDS = 15.0  # of a card, until the learner's own pace is known


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """A learner's review day: what he chose, and the model of his memory."""

    user_id: UserId
    now: datetime
    today: int
    settings: ReviewSettings
    model: MemoryModel

    @property
    def date(self) -> date:
        """The date whose morning began this day."""
        return date.fromordinal(self.today)

    def outlooks(self, card: Card) -> Outlooks:
        """What each grade would make of a card today."""
        return memory_engine.outlooks(
            self.model.parameters,
            card.schedule.memory if card.schedule.reps else None,
            self.settings.desired_retention,
            scheduling.elapsed_days(card.schedule, self.today),
        )

    def predicted(self, card: Card) -> float:
        """How likely a card is remembered today; 0 for one that was never reviewed."""
        days = scheduling.elapsed_days(card.schedule, self.today)
        decay = memory_engine.decay_of(self.model.parameters)
        return scheduling.retrievability(card.schedule.stability, days, decay)


async def read_day(
    work: UnitOfWork, user_id: UserId, now: datetime, zone: tzinfo | None
) -> ReviewDay:
    """What a learner chose, and which day it is for him. One statement."""
    stored = await work.settings.get(user_id, _SETTING)
    kept: Mapping[str, Any] = stored if isinstance(stored, dict) else {}
    settings = review_settings_from(kept.get("settings"))
    today = scheduling.review_day(now, settings.day_starts_at, zone)
    return ReviewDay(user_id, now, today, settings, memory_model_from(kept.get("model")))


async def keep(work: UnitOfWork, day: ReviewDay) -> None:
    """Store settings and model."""
    value = {"settings": asdict(day.settings), "model": asdict(day.model)}
    await work.settings.put(day.user_id, _SETTING, value, stamp(day.now))


async def within(
    work: UnitOfWork,
    day: ReviewDay,
    waiting: Mapping[CourseId, tuple[str, Counts]],
    allowed: Counts,
) -> dict[CourseId, Counts]:
    """What waits within the day's limits, by course."""
    total = summed(counts for _, counts in waiting.values())
    if total.reviews <= allowed.reviews and total.new <= allowed.new:
        return {course: counts for course, (_, counts) in waiting.items()}
    limited = await work.reviews.limited(day.user_id, day.today, waiting, allowed)
    found = {}
    for course, (_, counts) in waiting.items():
        let_in = limited.get(course, Counts())
        found[course] = Counts(counts.learning, let_in.reviews, let_in.new)
    return found


async def seconds_per_card(work: UnitOfWork, user_id: UserId) -> float:
    """How long a card takes this learner."""
    answers, took, _ = await work.review_log.pace(user_id)
    return took / answers / 1000 if answers >= scheduling.PACE_ANSWERS else _USUAL_SECONDS


async def last_review(work: UnitOfWork, day: ReviewDay) -> LogEntry:
    """The last review of today that was not taken back; NotFound when there is none."""
    entry = await work.review_log.newest(day.user_id)
    if entry is None or entry.review.day != day.today:
        raise NotFound(
            "There is no answer of today to take back.", "Older answers stay as they are."
        )
    return entry


async def question_of(work: UnitOfWork, card: Card) -> AskedQuestion:
    """The question of a card as it is now; NotFound when it is gone."""
    asked = await _find_question(work, card)
    if asked is None:
        raise gone()
    return asked


async def view_of(work: UnitOfWork, day: ReviewDay, card: Card) -> CardView | None:
    """A card as it is asked; None when its question is gone."""
    asked = await _find_question(work, card)
    if asked is None:
        return None
    question = asked.question
    view = QuestionView(
        id=question.id,
        number=1,
        kind=question.kind,
        interaction=question.interaction,
        prompt=question.prompt,
        points=question.max_points,
        shown=question.shown(_chance(card) >> 1, shuffle=asked.shuffle),
        anchor=anchor_of(question),
        is_scored=question.is_scored,
    )
    pictures: dict[str, str] = {}
    if asked.names_media:
        pictures = await pictures_around(work, asked.asset, asked.media)
    return CardView(
        card_id=card.id,
        reps=card.schedule.reps,
        question=view,
        state=card.schedule.state,
        source=card.source,
        course_id=card.course_id,
        course_title=card.course_title,
        lesson_id=card.lesson_id,
        lesson_title=card.lesson_title,
        anchor=view.anchor,
        days=scheduling.intervals(day.outlooks(card), _spread(card)),
        is_changed=asked.version != card.question_version,
        rates_itself=asked.rates_itself,
        back=asked.back,
        pictures=pictures,
    )


def judged(
    card: Card, asked: AskedQuestion, answer: Mapping[str, object], recall: Recall | None
) -> AnswerResult:
    """The judgement of an answer: the question's, or the learner's where only he can say."""
    question = asked.question
    is_changed = asked.version != card.question_version
    if not asked.rates_itself:
        grade = question.grade(answer)
        return AnswerResult(
            question.id, dict(answer), grade, question.correct_text(), is_changed=is_changed
        )
    if recall is None:
        raise InvalidContent(
            "This card is graded by yourself.", "Choose how well you remembered it."
        )
    known = float(recall is not Recall.AGAIN)
    verdict = Verdict.RIGHT if known else Verdict.WRONG
    grade = Grade(known, known * float(question.points), float(question.points), verdict)
    return AnswerResult(question.id, dict(answer), grade, asked.back, is_changed=is_changed)


async def store(
    work: UnitOfWork,
    day: ReviewDay,
    card: Card,
    review: Review,
    result: AnswerResult,
    buried: list[int] | None,
) -> ReviewOutcome:
    """Write what a review makes of a card: schedule, siblings, history.

    `buried` are the siblings that were put off before, when a review only gets another grade.
    """
    outlooks = day.outlooks(card)
    after = scheduling.graded(
        card.schedule,
        review.recall,
        outlooks,
        today=day.today,
        again_at=stamp(day.now + scheduling.AGAIN_AFTER),
        spread=_spread(card),
    )
    await work.reviews.save(card.id, day.user_id, after)
    if buried is None:
        buried = []
        if card.sibling_key and day.settings.bury_siblings:
            buried = await work.reviews.bury_siblings(
                card.id, day.user_id, card.sibling_key, day.today
            )
    await work.review_log.add(
        card.id,
        day.user_id,
        review,
        before=card.schedule,
        buried=buried,
        answer=dict(result.answer),
    )
    return ReviewOutcome(
        card_id=card.id,
        reps=after.reps,
        result=result,
        recall=review.recall,
        days=after.due_day - day.today,
        due=date.fromordinal(after.due_day),
        is_leech=after.hold is Hold.LEECH,
        lapses=after.lapses,
        lesson_id=card.lesson_id,
        anchor=card.anchor,
        choices=scheduling.intervals(outlooks, _spread(card)),
    )


def summed(counts: Iterable[Counts]) -> Counts:
    """All together."""
    whole = Counts()
    for item in counts:
        whole = Counts(
            whole.learning + item.learning, whole.reviews + item.reviews, whole.new + item.new
        )
    return whole


def minutes(cards: int, seconds: float) -> int:
    """How long so many cards take, rounded up."""
    return math.ceil(cards * seconds / 60)


def gone() -> NotFound:
    """The error for a card whose question is not in the course any more."""
    return NotFound(
        "The question of this card is not in the course any more.",
        "The card is kept; take it out of the review if you do not want it.",
    )


async def _find_question(work: UnitOfWork, card: Card) -> AskedQuestion | None:
    if card.asset_id is None:
        return None
    return asked_question(await work.assets.get(card.asset_id), card.question_id)


def _chance(card: Card) -> int:
    """A number of 32 bits that belongs to this showing of the card: the same when asked again."""
    return zlib.crc32(f"{card.public_id}/{card.schedule.reps}".encode())


def _spread(card: Card) -> float:
    return _chance(card) / 2**32
