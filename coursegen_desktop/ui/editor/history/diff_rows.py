"""The rows of a comparison, side by side: what stands left and right, and which are changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ....domain.course_difference import (
    AssetChange,
    CourseDifference,
    FieldChange,
    LessonDifference,
    QuestionChange,
)
from ....domain.difference import Block, Piece, word_difference
from ...kit.translate import tr
from .words import asset_words, field_words, outline_words, question_words

# choice: both sides differ from a third text, and neither is the newer one.
RowKind = Literal["head", "label", "same", "added", "removed", "changed", "choice", "gap"]

# Paragraphs that stay are shown beside a change; more of them are one line.
_AROUND = 1
# A table of more rows takes longer to lay out than anybody reads.
MOST_ROWS = 1_500
_LONG_FIELD = 600


@dataclass(frozen=True, slots=True)
class DiffRow:
    """`text` is that of a heading, a label or a gap; the others have sides."""

    kind: RowKind
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()
    text: str = ""

    @property
    def is_change(self) -> bool:
        """Whether F8 stops here."""
        return self.kind in ("added", "removed", "changed", "choice")


def rows_of_lesson(found: LessonDifference) -> list[DiffRow]:
    """Title, text, questions and what else was made; only parts that differ, but the text."""
    rows: list[DiffRow] = []
    if found.titles[0] != found.titles[1]:
        rows.append(DiffRow("head", text=tr("Title")))
        rows.append(DiffRow("changed", *word_difference(*found.titles)))
    text = list(_text_rows(found.blocks))
    if text:
        if rows or found.questions or found.assets:
            rows.append(DiffRow("head", text=tr("Text")))
        rows += text
    if found.questions:
        rows.append(DiffRow("head", text=tr("Questions")))
        for question in found.questions:
            rows += _question_rows(question)
    for asset in found.assets:
        rows += _asset_rows(asset)
    return _limited(rows)


def rows_of_course(found: CourseDifference) -> list[DiffRow]:
    """The course's own fields, the outline, then each lesson that differs."""
    rows: list[DiffRow] = []
    if found.fields:
        rows.append(DiffRow("head", text=tr("Course")))
        rows += _field_rows(found.fields)
    if found.outline:
        rows.append(DiffRow("head", text=tr("Outline")))
        for change in found.outline:
            words = outline_words(change)
            if change.kind == "removed":
                rows.append(DiffRow("removed", old=(Piece("removed", words),)))
            elif change.kind == "added":
                rows.append(DiffRow("added", new=(Piece("added", words),)))
            else:
                rows.append(DiffRow("changed", new=(Piece("same", words),)))
    for title, lesson in found.lessons:
        rows.append(DiffRow("head", text=tr("Lesson “{title}”", title=title)))
        rows += (
            replace(row, kind="label") if row.kind == "head" else row
            for row in rows_of_lesson(lesson)
        )
    return _limited(rows)


def _text_rows(blocks: Sequence[Block]) -> Iterable[DiffRow]:
    """Long runs without a change are one line, unless there is no change at all."""
    changes = [at for at, block in enumerate(blocks) if block.kind != "same"]
    if not changes:
        return [DiffRow("same", block.old, block.new) for block in blocks]
    near = {at + step for at in changes for step in range(-_AROUND, _AROUND + 1)}
    rows: list[DiffRow] = []
    hidden: list[Block] = []
    for at, block in enumerate(blocks):
        if at not in near:
            hidden.append(block)
            continue
        rows += _gap(hidden)
        hidden.clear()
        rows.append(DiffRow(block.kind, block.old, block.new))
    return rows + _gap(hidden)


def _gap(hidden: Sequence[Block]) -> list[DiffRow]:
    if len(hidden) <= 1:  # the words about it would take as much room
        return [DiffRow("same", block.old, block.new) for block in hidden]
    return [DiffRow("gap", text=tr("%n paragraph(s) without a change", len(hidden)))]


def _question_rows(change: QuestionChange) -> list[DiffRow]:
    label = DiffRow("label", text=question_words(change))
    if change.kind == "added":
        return [label, DiffRow("added", new=(Piece("added", change.prompt),))]
    if change.kind == "removed":
        return [label, DiffRow("removed", old=(Piece("removed", change.prompt),))]
    rows = _field_rows(change.fields)
    if all(field.path != "prompt" for field in change.fields):
        prompt = (Piece("same", change.prompt),)
        rows.insert(0, DiffRow("same", prompt, prompt))
    return [label, *rows]


def _asset_rows(change: AssetChange) -> list[DiffRow]:
    words = asset_words(change)
    head = DiffRow("head", text=words)
    if change.kind == "changed":
        return [head, *_field_rows(change.fields)]
    if change.kind == "added":
        return [head, DiffRow("added", new=(Piece("added", words),))]
    return [head, DiffRow("removed", old=(Piece("removed", words),))]


def _field_rows(fields: Iterable[FieldChange]) -> list[DiffRow]:
    rows = []
    for field in fields:
        rows.append(DiffRow("label", text=field_words(field.path)))
        if not field.old:
            rows.append(DiffRow("added", new=(Piece("added", field.new),)))
        elif not field.new:
            rows.append(DiffRow("removed", old=(Piece("removed", field.old),)))
        elif max(len(field.old), len(field.new)) > _LONG_FIELD:
            old, new = (Piece("removed", field.old),), (Piece("added", field.new),)
            rows.append(DiffRow("changed", old, new))
        else:
            rows.append(DiffRow("changed", *word_difference(field.old, field.new)))
    return rows


def _limited(rows: list[DiffRow]) -> list[DiffRow]:
    if len(rows) <= MOST_ROWS:
        return rows
    more = DiffRow("gap", text=tr("and %n more", len(rows) - MOST_ROWS))
    return [*rows[:MOST_ROWS], more]
