"""What a tutor may help with: the question behind a subject, looked up and judged by the rules.

Everything that keeps a tutor quiet is refused here, whatever a screen shows or hides.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from ..db.unit_of_work import UnitOfWork
from ..domain.asset import Asset
from ..domain.attempt import Attempt
from ..domain.attempts.review import Item
from ..domain.attempts.rules import RunOptions
from ..domain.course import NO_TUTOR, not_published
from ..domain.errors import AppError, InvalidContent, NotFound, PermissionDenied
from ..domain.ids import CourseId, LessonId, UserId
from ..domain.questions.base import Question, Verdict
from ..domain.quiz import SPAN_KEY, anchor_of, read_question
from ..domain.tutor import EVERYTHING, Allowed
from ..domain.tutor_talk import AttemptQuestion, CardQuestion, Subject
from ..rendering.context import LessonContext
from ..rendering.rendered import RenderedPage
from .pages import context_of
from .quiz_results import items_now, stored_result
from .quiz_sittings import Sittings, check_own
from .review_steps import question_of

_NOT_RIGHT = (Verdict.WRONG, Verdict.PARTIAL, Verdict.MISSED)


@dataclass(frozen=True, slots=True)
class Matter:
    """What is helped with: a lesson, and perhaps a question that was not answered rightly."""

    course_id: CourseId
    lesson_id: LessonId
    title: str
    content: str
    context: LessonContext
    language: str = ""
    question: Question | None = None
    answer: Mapping[str, object] | None = None
    allowed: Allowed = EVERYTHING

    @property
    def anchor(self) -> str:
        """The heading that explains the question."""
        return "" if self.question is None else anchor_of(self.question)

    @property
    def quote(self) -> str:
        """The words of the source that the question was made from."""
        span: Any = None if self.question is None else self.question.ext.get(SPAN_KEY)
        return str(span.get("quote") or "") if isinstance(span, Mapping) else ""

    def with_check(self, page: RenderedPage, key: str) -> Matter:
        """About a check-yourself question of the lesson's page; NotFound when it is gone."""
        check = next((one for one in page.checks if one.key == key), None)
        if check is None:
            raise NotFound("This question is not in the lesson any more.")
        return replace(self, question=read_question(json.loads(check.question)))


@dataclass(frozen=True, slots=True)
class _Question:
    """A question with what was answered, and what the rules let be told of it."""

    asset: Asset
    question: Question
    answer: Mapping[str, object] | None
    allowed: Allowed


async def matter_of(
    work: UnitOfWork,
    sittings: Sittings,
    subject: Subject,
    user_id: UserId,
    now: datetime,
    *,
    sees_drafts: bool,
) -> Matter:
    """What a subject is about. Raises PermissionDenied where the tutor is off, InvalidContent
    where there is nothing to help with (yet), NotFound."""
    asked: _Question | None = None
    if isinstance(subject, AttemptQuestion):
        asked = await _of_attempt(work, sittings, subject, user_id, now)
        lesson_id = asked.asset.lesson_id
    elif isinstance(subject, CardQuestion):
        asked = await _of_card(work, subject, user_id)
        lesson_id = asked.asset.lesson_id
    else:
        lesson_id = subject.lesson_id
    text = await work.lessons.text(lesson_id)
    if not sees_drafts and not await work.courses.is_published(text.course_id):
        raise not_published()
    course = await work.edits.details(text.course_id)
    if NO_TUTOR in course.tags:
        raise PermissionDenied(
            "The author of this course has switched the tutor off.", "The lesson is there to read."
        )
    context = await context_of(work, text.course_id, lesson_id)
    matter = Matter(text.course_id, lesson_id, text.title, text.content, context, course.language)
    if asked is None:
        return matter
    return replace(matter, question=asked.question, answer=asked.answer, allowed=asked.allowed)


async def running_quiz(
    work: UnitOfWork, user_id: UserId, course_id: CourseId
) -> PermissionDenied | None:
    """Why no model answers just now: a quiz of the course that counts is not handed in yet."""
    title = await work.attempts.graded_running(user_id, course_id)
    if title is None:
        return None
    return PermissionDenied(
        "“{title}” counts and is not handed in yet: until then the tutor answers no questions.",
        "Hand the quiz in first.",
        title=title or "?",
    )


async def _of_attempt(
    work: UnitOfWork, sittings: Sittings, subject: AttemptQuestion, user_id: UserId, now: datetime
) -> _Question:
    name = subject.question_id
    attempt, stored = await work.attempts.with_answer(subject.attempt_id, name)
    check_own(attempt, user_id)
    is_finished = attempt.finished_at is not None
    if attempt.counts and not is_finished:
        raise _graded()
    asset = await work.assets.get(attempt.asset_id)
    _check_quiz(asset)
    sitting = await sittings.of(work, attempt)
    item = sitting.item(name)
    items = items_now(attempt, sitting.rules, now, _share(attempt))
    if Item.RIGHT_WRONG not in items:
        raise PermissionDenied(
            "It may not be told yet how your answer went.", "Then there are no hints either."
        )
    if stored is None and not is_finished:
        raise _nothing_wrong()
    is_told = is_finished
    if stored is not None:
        result = stored_result(sitting, item, stored, items, is_finished=is_finished)
        if result.grade.verdict not in _NOT_RIGHT:
            raise _nothing_wrong()
        is_told = result.is_done
    solution = Item.SOLUTION in items
    allowed = Allowed(
        feedback=Item.FEEDBACK in items,
        explanation=Item.GENERAL in items,
        solution=solution,
        is_told=solution and is_told,
    )
    answer = None if stored is None else stored.answer
    return _Question(asset, item.question, answer, allowed)


async def _of_card(work: UnitOfWork, subject: CardQuestion, user_id: UserId) -> _Question:
    card = await work.reviews.get(subject.card_id, user_id)
    found = await question_of(work, card)
    _check_quiz(found.asset)
    running = await work.attempts.open_attempt(user_id, found.asset.id)
    if running is not None and running.counts:
        raise _graded()
    if found.rates_itself:
        return _Question(found.asset, found.question, None, Allowed(is_told=True))
    if found.question.grade(subject.answer).verdict not in _NOT_RIGHT:
        raise _nothing_wrong()
    return _Question(found.asset, found.question, subject.answer, Allowed(is_told=True))


def _check_quiz(asset: Asset) -> None:
    """By the quiz as it is today: whoever switches the tutor off means it at once."""
    try:
        is_on = RunOptions.read(asset.content.get("ext") or {}).tutor
    except ValidationError:
        is_on = True  # options that cannot be read switch nothing off
    if not is_on:
        raise PermissionDenied(
            "The author of this quiz has switched the tutor off.", "The lesson is there to read."
        )


def _graded() -> AppError:
    return PermissionDenied(
        "The tutor is off in a quiz that counts.", "It is there when you have handed it in."
    )


def _nothing_wrong() -> AppError:
    return InvalidContent(
        "There is nothing to hint at.", "Hints are for what was not answered rightly."
    )


def _share(attempt: Attempt) -> float | None:
    if attempt.finished_at is None:
        return None
    return attempt.score / attempt.max_score if attempt.max_score else 0.0
