"""A quiz with every type that can be asked, as views and as a course in the database."""

from __future__ import annotations

from typing import Any

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, AttemptId, CourseId, LessonId
from coursegen_desktop.domain.questions.base import Question
from coursegen_desktop.domain.quiz import AnswerResult, QuestionView, Quiz, QuizRun
from tests.domain.questions.given import quiz_of, sample

ANCHOR = "rubisco"
QUIZ = quiz_of(
    sample("choice", ext={"coursegen:anchor": ANCHOR}),
    sample("true_false"),
    sample("cloze"),
    sample("match", shuffle=False),
    title="Module 3 quiz",
)


def course() -> CourseDraft:
    """One lesson with the quiz."""
    quiz = AssetDraft(asset_type="quiz", content=QUIZ)
    lesson = LessonDraft(
        title="The Calvin cycle", content="# Rubisco\n\nIt is slow.", assets=(quiz,)
    )
    return CourseDraft(title="Plants", modules=(ModuleDraft(title="One", lessons=(lesson,)),))


def parsed(raw: dict[str, Any]) -> Question:
    """A question as the quiz reads it."""
    return Quiz.parse(quiz_of(raw)).questions[0]


def view_of(
    raw: dict[str, Any], number: int = 1, result: AnswerResult | None = None
) -> QuestionView:
    """A question as the screen is given it."""
    made = parsed(raw)
    return QuestionView(
        id=made.id,
        number=number,
        kind=made.kind,
        interaction=made.interaction,
        prompt=made.prompt,
        points=made.max_points,
        shown=made.shown(3),
        anchor=ANCHOR,
        anchor_title="Rubisco, the slow enzyme",
        is_scored=made.is_scored,
        result=result,
    )


def result_of(raw: dict[str, Any], answer: dict[str, object]) -> AnswerResult:
    """An answer as the service gives it back."""
    made = parsed(raw)
    return AnswerResult(made.id, answer, made.grade(answer), made.correct_text())


def run_of(*raws: dict[str, Any]) -> QuizRun:
    """A fresh attempt."""
    return QuizRun(
        attempt_id=AttemptId(1),
        asset_id=AssetId(1),
        title="Module 3 quiz",
        lesson_id=LessonId(7),
        lesson_title="The Calvin cycle",
        course_id=CourseId(1),
        questions=tuple(view_of(raw, number) for number, raw in enumerate(raws, 1)),
    )
