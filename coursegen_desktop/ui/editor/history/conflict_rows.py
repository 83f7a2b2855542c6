"""The rows of a conflict: what each side made of each paragraph, marked against what was before."""

from __future__ import annotations

from collections.abc import Sequence

from ....domain.difference import Piece, paragraphs, word_difference
from ....domain.merge import MergePart
from ...kit.translate import tr
from .diff_rows import DiffRow

# Between two changes, so many paragraphs are shown.
_MOST = 3


def conflict_rows(parts: Sequence[MergePart]) -> list[DiffRow]:
    """A row for each change, in their order; passages that stay are cut where they are long."""
    rows: list[DiffRow] = []
    for part in parts:
        if part.kind == "same":
            rows += _same_rows(part.mine)
        else:
            rows.append(
                DiffRow("choice", _side(part.base, part.mine), _side(part.base, part.theirs))
            )
    return rows


def _same_rows(text: str) -> list[DiffRow]:
    found = [piece for part in paragraphs(text) if (piece := _plain(part))]
    rows = [DiffRow("same", piece, piece) for piece in found]
    if len(rows) <= _MOST:
        return rows
    gap = tr("%n paragraph(s) without a change", len(rows) - 2)
    return [rows[0], DiffRow("gap", text=gap), rows[-1]]


def _plain(text: str) -> tuple[Piece, ...]:
    words = text.strip("\n")
    return (Piece("same", words),) if words else ()


def _side(base: str, own: str) -> tuple[Piece, ...]:
    """A side with what it took out and what it put in, one after the other."""
    old, new = word_difference(base.rstrip("\n"), own.rstrip("\n"))
    pieces: list[Piece] = []
    left, right = list(old), list(new)
    while left or right:
        if left and left[0].kind == "removed":
            pieces.append(left.pop(0))
        elif right and right[0].kind == "added":
            pieces.append(right.pop(0))
        else:
            pieces.append(right.pop(0))
            left.pop(0)
    return tuple(pieces) or (Piece("same", ""),)
