"""Judges the questions in the midst of a lesson. Nothing of it is kept: it is for the reader."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from ...domain.errors import InvalidContent
from ...domain.questions.base import Grade, Part, Question, Verdict
from ...domain.quiz import read_question
from ...rendering.rendered import Check, RenderedPage
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .inline_text import plain
from .lesson_view import LessonPane


class Checks:
    """A screen's part for check-yourself questions; `render` makes HTML of explanations."""

    def __init__(
        self,
        pane: LessonPane,
        scope: TaskScope,
        render: Callable[[str], Awaitable[RenderedPage]],
    ) -> None:
        self._pane = pane
        self._scope = scope
        self._render = render
        pane.told.connect(self._on_told)

    def _on_told(self, kind: str, event: dict[str, Any]) -> None:
        page = self._pane.page
        if kind != "check" or page is None:
            return
        check = next((one for one in page.checks if one.key == event.get("key")), None)
        answer = event.get("answer")
        if check is not None and isinstance(answer, Mapping):
            given = dict(answer)
            self._scope.start(lambda: self._judge(page, check, given), "check", Policy.LATEST)

    async def _judge(self, page: RenderedPage, check: Check, answer: dict[str, object]) -> None:
        question = read_question(json.loads(check.question))
        try:
            grade = question.grade(answer)
        except InvalidContent as error:
            result = {"verdict": "wrong", "words": str(error), "parts": []}
            self._pane.call("checked", check.key, result)
            return
        why = "\n\n".join(grade.feedback)
        shown = {
            "verdict": _VERDICTS.get(grade.verdict, "wrong"),
            "words": _words(grade.verdict),
            "parts": [made for part in grade.parts if (made := _part(question, part))],
            "correct": await self._html(_correct(question, grade)),
            "html": await self._html(why),
        }
        if self._pane.page is page:
            self._pane.call("checked", check.key, shown)

    async def _html(self, markdown: str) -> str:
        return (await self._render(markdown)).html if markdown.strip() else ""


_VERDICTS = {
    Verdict.RIGHT: "right",
    Verdict.PARTIAL: "partial",
    Verdict.WRONG: "wrong",
    Verdict.MISSED: "wrong",
}


def _words(verdict: Verdict) -> str:
    return {
        Verdict.RIGHT: tr("✓ That is right."),
        Verdict.PARTIAL: tr("◐ That is partly right."),
    }.get(verdict, tr("✗ That is not right."))


def _correct(question: Question, grade: Grade) -> str:
    """The right answer, where the parts do not show it already."""
    if grade.correct or question.interaction in ("choice", "true_false"):
        return ""
    return tr("Right would be: {answer}", answer=question.correct_text())


def _part(question: Question, part: Part) -> dict[str, str] | None:
    """A sign with words beside a choice or field."""
    words = {
        Verdict.RIGHT: tr("✓ right"),
        Verdict.PARTIAL: tr("◐ partly right"),
        Verdict.WRONG: tr("✗ wrong"),
        Verdict.MISSED: tr("○ this would be right")
        if question.interaction in ("choice", "true_false")
        else tr("✗ missing"),
    }.get(part.verdict)
    if words is None:
        return None
    if part.feedback:
        words = f"{words} – {plain(part.feedback)}"
    return {"key": part.key, "verdict": part.verdict.value, "words": words}
