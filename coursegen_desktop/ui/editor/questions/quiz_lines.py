"""The lines of the list of questions, made from a draft; and where a moved block goes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from ....domain.quiz_draft import DraftItem, QuizDraft
from ...content.inline_text import plain
from ...content.numbers import points_words
from ...kit.translate import tr
from .kinds import Kind, kind_of
from .question_line import DRAFT, FLAWED, QuestionLine

_LONGEST = 90
_GAPS = re.compile(r"\{\{(?:gap:[^{}]*|c\d+::[^{}]*)\}\}")
_LOOSE = "loose"


class Lines:
    """Remembers the line of a question that did not change."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[DraftItem, bool, QuestionLine]] = {}
        self._kinds: dict[tuple[str, bool], Kind] = {}

    def of(self, draft: QuizDraft, flawed: Collection[str]) -> list[QuestionLine]:
        """All lines: the head of each pool, then its questions."""
        lines: list[QuestionLine] = []
        at = None
        if draft.sections and not draft.items:
            return [self._head(draft, str(one["id"])) for one in draft.sections]
        empty = [str(one["id"]) for one in draft.sections]
        for number, item in enumerate(draft.items, 1):
            if draft.sections and item.section != at:
                while empty and empty[0] != item.section:
                    lines.append(self._head(draft, empty.pop(0)))
                empty = empty[1:] if empty else []
                at = item.section
                lines.append(self._head(draft, at))
            lines.append(self._line(item, number, item.id in flawed))
        return [*lines, *(self._head(draft, name) for name in empty)]

    def _line(self, item: DraftItem, number: int, is_flawed: bool) -> QuestionLine:
        known = self._known.get(item.id)
        if known is not None and known[0] is item and known[1] is is_flawed:
            line = known[2]
            return line if line.number == number else replace(line, number=number)
        raw = item.raw
        key = str(raw.get("type", "")), bool(raw.get("single", True))
        if key not in self._kinds:
            self._kinds[key] = kind_of(raw)
        kind = self._kinds[key]
        prompt = _GAPS.sub("…", str(raw.get("prompt", ""))[:400])
        words = str(raw.get("title") or "") or plain(prompt)
        points = raw.get("points", 1)
        scored = key[0] not in ("description", "flashcard", "opaque")
        is_figure = isinstance(points, int | float)
        line = QuestionLine(
            item.id,
            " ".join(words.split())[:_LONGEST],
            number,
            icon=kind.icon,
            kind=kind.name,
            points=points_words(points) if scored and is_figure else "",
            state=DRAFT if item.is_draft else FLAWED if is_flawed else "",
            section=item.section,
        )
        self._known[item.id] = item, is_flawed, line
        return line

    def _head(self, draft: QuizDraft, name: str) -> QuestionLine:
        section = next((one for one in draft.sections if str(one["id"]) == name), None)
        if section is None:
            return QuestionLine(_LOOSE, tr("In no pool"), note=tr("not asked"), is_head=True)
        pick = section.get("pick")
        note = tr("{count} are asked", count=pick) if pick else tr("all are asked")
        title = str(section.get("title") or "") or tr("Pool")
        return QuestionLine(f"section/{name}", title, section=name, is_head=True, note=note)


def place_of_line(
    lines: Sequence[QuestionLine], goal: int, moving: Collection[str]
) -> tuple[int, str]:
    """(place among the questions that stay, section) of what is put before line `goal`."""
    before = lines[:goal]
    place = sum(not line.is_head and line.key not in moving for line in before)
    heads = [line for line in before if line.is_head]
    if not heads:
        heads = [line for line in lines if line.is_head][:1]
    return place, heads[-1].section if heads else ""


def line_after_step(lines: Sequence[QuestionLine], keys: Collection[str], step: int) -> int:
    """The line before which a block goes one step up or down; -1: it cannot."""
    rows = [row for row, line in enumerate(lines) if line.key in keys]
    if not rows:
        return -1
    if step < 0:
        above = rows[0] - 1
        # Past the head of its pool, into the one before.
        return -1 if above < 0 or (above == 0 and lines[0].is_head) else above
    below = rows[-1] + 1
    return -1 if below >= len(lines) else below + 1


def summary(draft: QuizDraft) -> str:
    """How many questions and points there are, and how many wait to be finished."""
    parts = [tr("%n question(s)", len(draft.items))]
    points = sum(_points(item) for item in draft.items)
    if points:
        parts.append(points_words(points))
    if draft.drafts:
        parts.append(tr("%n draft(s)", len(draft.drafts)))
    return "  ·  ".join(parts)


def _points(item: DraftItem) -> float:
    raw = item.whole or {}
    if raw.get("type") in (None, "description", "flashcard", "opaque"):
        return 0.0
    points = raw.get("points", 1)
    return float(points) if isinstance(points, int | float) else 0.0
