"""What changed between two texts: paragraph by paragraph, word by word inside.

    for block in text_difference(old, new): ...

Finding differences grows with the square of what differs; both sides are cut to that first, and
where it is still too much, a passage counts as replaced whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from .alike import shared_end, shared_start

PieceKind = Literal["same", "removed", "added"]
Step = tuple[str, int, int, int, int]
BlockKind = Literal["same", "removed", "added", "changed"]

# Beyond these, passages are not looked into any more: figures of work, not of length alone.
_MOST_PARAGRAPHS = 4_000_000
_MOST_WORDS = 600_000
_MOST_PAIRS = 3_600
# Two paragraphs that share less than this are two paragraphs, not one that was changed.
_ALIKE = 0.4

_PARAGRAPH = re.compile(r"[^\n]*(?:\n[^\n]+)*\n*")
_TOKEN = re.compile(r"\w+|[^\S\n]+|\n|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph on both sides; one that was added has no old side, and so on."""

    kind: BlockKind
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()


def text_difference(old: str, new: str) -> tuple[Block, ...]:
    """The paragraphs of both texts, in the order in which they are read."""
    before, after = paragraphs(old), paragraphs(new)
    left, right = [part.rstrip() for part in before], [part.rstrip() for part in after]
    blocks: list[Block] = []
    for kind, i, k, j, m in opcodes(left, right, _MOST_PARAGRAPHS):
        if kind == "equal":
            blocks += (_same(part) for part in left[i:k])
        else:
            blocks += _replaced(left[i:k], right[j:m])
    return tuple(blocks)


def paragraphs(text: str) -> list[str]:
    """The text cut after each run of blank lines; joined again they are the text."""
    return [part for part in _PARAGRAPH.findall(text) if part]


def words(text: str) -> list[str]:
    """Words, blanks, ends of lines and signs, one by one; joined again they are the text."""
    return _TOKEN.findall(text)


def word_difference(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both sides of a changed paragraph, cut into what stayed and what did not."""
    left, right = words(old), words(new)
    # Blanks are no landmarks: every second word of a text would be one.
    steps = _without_islands(opcodes(left, right, _MOST_WORDS, is_dull=str.isspace), left)
    mine: list[Piece] = []
    theirs: list[Piece] = []
    for kind, i, k, j, m in steps:
        if kind == "equal":
            mine.append(Piece("same", "".join(left[i:k])))
            theirs.append(Piece("same", "".join(right[j:m])))
            continue
        if i < k:
            mine.append(Piece("removed", "".join(left[i:k])))
        if j < m:
            theirs.append(Piece("added", "".join(right[j:m])))
    return tuple(mine), tuple(theirs)


def work_of(old: str, new: str) -> int:
    """How many letters really have to be compared: equal beginnings and ends cost nothing."""
    head = shared_start(old, new)
    return len(old) + len(new) - 2 * (head + shared_end(old, new, head))


def opcodes(
    old: Sequence[str],
    new: Sequence[str],
    most: int,
    *,
    is_dull: Callable[[str], bool] | None = None,
) -> list[Step]:
    """As difflib has them: (kind, from and to in `old`, from and to in `new`)."""
    shortest = min(len(old), len(new))
    head = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    room = shortest - head
    tail = next((at for at in range(room) if old[-1 - at] != new[-1 - at]), room)
    left, right = old[head : len(old) - tail], new[head : len(new) - tail]
    found: list[Step] = []
    if head:
        found.append(("equal", 0, head, 0, head))
    if len(left) * len(right) > most:
        found.append(("replace", head, head + len(left), head, head + len(right)))
    else:
        matcher = SequenceMatcher(is_dull, left, right, autojunk=False)
        found += (
            (kind, i + head, k + head, j + head, m + head)
            for kind, i, k, j, m in matcher.get_opcodes()
        )
    if tail:
        found.append(("equal", len(old) - tail, len(old), len(new) - tail, len(new)))
    return _joined(found)


def _joined(steps: list[Step]) -> list[Step]:
    """Equal runs that touch are one."""
    made: list[Step] = []
    for step in steps:
        if made and made[-1][0] == step[0] == "equal":
            kind, i, _, j, _ = made.pop()
            step = (kind, i, step[2], j, step[4])
        made.append(step)
    return made


def _same(part: str) -> Block:
    pieces = (Piece("same", part),)
    return Block("same", pieces, pieces)


def _replaced(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Paragraphs that gave way to others: those that are alike are told as changed."""
    blocks: list[Block] = []
    i = j = 0
    for at, to in [*_pairs(old, new), (len(old), len(new))]:
        blocks += (Block("removed", old=(Piece("removed", part),)) for part in old[i:at])
        blocks += (Block("added", new=(Piece("added", part),)) for part in new[j:to])
        if at < len(old):
            blocks.append(Block("changed", *word_difference(old[at], new[to])))
        i, j = at + 1, to + 1
    return blocks


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which paragraph became which, in order, so that they are as alike as can be in all."""
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return []
    bags = [set(words(part)) for part in new]
    rows = len(old)
    best = [[0.0] * (len(new) + 1) for _ in range(rows + 1)]
    alike = [[_likeness(set(words(part)), bag) for bag in bags] for part in old]
    for i in range(rows - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= _ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < rows and j < len(new):
        if alike[i][j] >= _ALIKE and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def _without_islands(steps: list[Step], old: Sequence[str]) -> list[Step]:
    """A blank between two changed words belongs to the change: it is read as one."""
    made: list[Step] = []
    for number, step in enumerate(steps):
        is_island = (
            step[0] == "equal"
            and 0 < number < len(steps) - 1
            and not "".join(old[step[1] : step[2]]).strip(" ")
        )
        changed = step[0] != "equal" or is_island
        if made and changed and made[-1][0] == "replace":
            _, i, _, j, _ = made.pop()
            made.append(("replace", i, step[2], j, step[4]))
        else:
            made.append(("replace" if changed else "equal", *step[1:]))
    return made
