"""How questions become cards. Any service may call `after_answer` in its own unit of work."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..db.unit_of_work import UnitOfWork
from ..domain.asset import Asset
from ..domain.errors import InvalidContent
from ..domain.ids import CardId, UserId
from ..domain.questions.base import Question, Verdict
from ..domain.questions.opaque import OpaqueQuestion
from ..domain.quiz import SPAN_KEY, Media, Quiz, anchor_of
from ..domain.review import CardSource, Certainty, NewCard, ReviewSettings
from ..domain.scheduling import review_day

FLASHCARD = "flashcard"
# Types that no program can judge: the learner sees the back, or what he wrote, and grades himself.
RATED_BY_LEARNER = frozenset({FLASHCARD, "essay", "upload"})
_MAX_ANCHOR = 200


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question out of a quiz, with the quiz's wish for its choices and the pictures it holds.

    `names_media`: the question shows one of them, or one of the course.
    """

    question: Question
    shuffle: bool
    version: str
    rates_itself: bool
    back: str
    asset: Asset
    media: tuple[Media, ...] = ()
    names_media: bool = False


async def after_answer(
    work: UnitOfWork,
    *,
    user_id: UserId,
    asset: Asset,
    question: Question,
    verdict: Verdict,
    moment: datetime,
    certainty: Certainty | None = None,
    day_starts_at: int = ReviewSettings().day_starts_at,
) -> CardId | None:
    """Make a card of an answer in a quiz that was wrong, half right or uncertain.

    One statement inside the caller's unit of work, none for a right and certain answer or for
    one that a person has to mark. A question that has a card already is only asked sooner, and
    only when it went wrong. The card is asked from the next review day on: just now its answer
    was shown. The caller publishes CardsChanged when a key comes back, after its commit.
    """
    source = _source(verdict, certainty)
    if source is None or isinstance(question, OpaqueQuestion):
        return None
    day = review_day(moment, day_starts_at) + 1
    return await work.reviews.add(new_card(user_id, asset, question, source, day))


def new_card(
    user_id: UserId, asset: Asset, question: Question, source: CardSource, day: int
) -> NewCard:
    """The card of a question, asked from the review day `day` on."""
    return NewCard(
        user_id=user_id,
        course_id=asset.course_id,
        lesson_id=asset.lesson_id,
        asset_id=asset.id,
        question_id=question.id,
        question_version=version_of(question),
        sibling_key=sibling_key(asset, question),
        source=source,
        anchor=anchor_of(question)[:_MAX_ANCHOR],
        title=" ".join(question.prompt.split()),
        day=day,
    )


def asked_question(asset: Asset, question_id: str) -> AskedQuestion | None:
    """The question of a card as it is now; None when it is gone or cannot be asked any more.

    Only this question (and what it rests on) is parsed: a quiz may hold thousands.
    """
    items = asset.content.get("questions")
    if asset.asset_type != "quiz" or not isinstance(items, list | tuple):
        return None
    by_id = {
        item["id"]: item
        for item in items
        if isinstance(item, Mapping) and isinstance(item.get("id"), str)
    }
    raw = by_id.get(question_id)
    if raw is None:
        return None
    needed = [raw]
    stimulus = raw.get("stimulus")
    if isinstance(stimulus, str) and stimulus in by_id and stimulus != question_id:
        needed.append(by_id[stimulus])
    try:
        quiz = Quiz.parse({**asset.content, "questions": needed, "sections": []})
    except InvalidContent:
        return None
    question = quiz.question(question_id)
    rates_itself = raw.get("type") in RATED_BY_LEARNER
    if question is None or not (rates_itself or question.is_scored):
        return None
    if isinstance(question, OpaqueQuestion) and not rates_itself:
        return None
    back = raw.get("back")
    return AskedQuestion(
        question,
        quiz.settings.shuffle_choices,
        version_of(question),
        rates_itself,
        back if rates_itself and isinstance(back, str) else "",
        asset,
        quiz.media,
        bool(question.media_ids()) or "](media" in json.dumps(needed, default=str),
    )


def flashcards(asset: Asset) -> list[str]:
    """The ids of the flashcards in a quiz."""
    items = asset.content.get("questions")
    if not isinstance(items, list | tuple):
        return []
    return [
        item["id"]
        for item in items
        if isinstance(item, Mapping)
        and item.get("type") == FLASHCARD
        and isinstance(item.get("id"), str)
    ]


def version_of(question: Question) -> str:
    """Names what a question asks: the same question has the same version."""
    dumped = question.model_dump(mode="json")
    return _digest(json.dumps(dumped, sort_keys=True, ensure_ascii=False))


def sibling_key(asset: Asset, question: Question) -> str:
    """What is equal for questions that give each other away, "" for one that stands alone.

    Those are questions about the same text or picture, and those that rest on the same sentence
    of the lesson.
    """
    if question.stimulus is not None:
        return _digest(f"{asset.id}/{question.stimulus}")
    span: Any = question.ext.get(SPAN_KEY)
    if not isinstance(span, Mapping) or "start" not in span:
        return ""
    return _digest(f"{asset.lesson_id}/{span.get('source')}/{span['start']}/{span.get('end')}")


def words_and_parts(question: Question) -> tuple[int, int]:
    """How much is to be read, and how many parts are to be answered."""
    shown = question.shown(0)
    texts = [question.prompt, *(option.text for option in (*shown.options, *shown.stems))]
    return sum(len(text.split()) for text in texts), len(shown.gaps) + len(shown.stems)


def _source(verdict: Verdict, certainty: Certainty | None) -> CardSource | None:
    if verdict in (Verdict.WRONG, Verdict.PARTIAL, Verdict.MISSED):
        return CardSource.MISTAKE
    if verdict is Verdict.RIGHT and certainty is Certainty.UNSURE:
        return CardSource.UNCERTAIN
    return None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
