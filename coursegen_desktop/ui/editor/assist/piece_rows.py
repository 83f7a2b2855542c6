"""The rows of a proposal: each piece with its number, what became of it, and both sides."""

from __future__ import annotations

from collections.abc import Sequence

from ....domain.assist import Piece
from ....domain.difference import Piece as Words
from ....domain.difference import word_difference
from ...kit.translate import tr
from ..history.diff_rows import DiffRow

# None: not decided yet.
Decision = bool | None
_LONGEST = 4_000  # letters of a passage whose words are compared


def piece_rows(pieces: Sequence[Piece], decisions: Sequence[Decision]) -> list[DiffRow]:
    """A label, the change, and what the model says about it, for each piece; one alone needs no
    label."""
    rows: list[DiffRow] = []
    for number, (piece, decision) in enumerate(zip(pieces, decisions, strict=True), 1):
        if len(pieces) > 1:
            rows.append(DiffRow("label", text=_label(number, decision)))
        rows.append(_change(piece))
        if piece.note:
            rows.append(DiffRow("gap", text=piece.note))
    return rows


def _label(number: int, decision: Decision) -> str:
    if decision is None:
        return tr("Piece {number}", number=number)
    if decision:
        return "✓ " + tr("Piece {number}: take", number=number)
    return "✗ " + tr("Piece {number}: leave", number=number)


def _change(piece: Piece) -> DiffRow:
    old, new = piece.old, piece.new.strip("\n")
    if not old:
        # All of it is new: marking each word would only make it hard to read.
        return DiffRow("added", new=(Words("same", new),))
    if len(old) + len(new) > _LONGEST:
        return DiffRow("changed", (Words("removed", old),), (Words("added", new),))
    return DiffRow("changed", *word_difference(old, new))
