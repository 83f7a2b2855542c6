"""Two people's changes of one text, as the conflict view shows them: plain data.

The parts in their order make up the text. `settled` are those that need nobody's word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

# same: nobody changed it, or both alike. mine, theirs: only one did. merged: both did, different
# words of it. conflict: both changed the same words.
PartKind = Literal["same", "mine", "theirs", "merged", "conflict"]
Side = Literal["mine", "theirs", "both"]


@dataclass(frozen=True, slots=True)
class MergePart:
    """A passage on both sides, and as it was before; a change when the kind is not "same".

    `together` is the passage with the changes of both, where that can be.
    """

    kind: PartKind
    base: str
    mine: str
    theirs: str
    together: str = ""

    def chosen(self, side: Side) -> str:
        """The passage as one side has it, or one after the other."""
        if side == "mine":
            return self.mine
        if side == "theirs":
            return self.theirs
        return self.together or joined(self.mine, self.theirs)

    @property
    def proposed(self) -> Side:
        """What loses nothing: the side that changed it, or both."""
        if self.kind in ("merged", "conflict"):
            return "both"
        return "theirs" if self.kind == "theirs" else "mine"


@dataclass(frozen=True, slots=True)
class Merge:
    """A lesson's title and text put together; `title` is the proposed one of `titles`."""

    title: str
    titles: tuple[str, str]  # mine, theirs
    parts: tuple[MergePart, ...]
    is_title_conflict: bool = False

    @property
    def text(self) -> str:
        """The text with every proposal taken."""
        return "".join(part.chosen(part.proposed) for part in self.parts)

    @property
    def has_conflict(self) -> bool:
        """Whether somebody has to decide; without, `text` holds all that both wrote."""
        return self.is_title_conflict or any(part.kind == "conflict" for part in self.parts)


def merged_title(base: str, mine: str, theirs: str) -> str:
    """The title that was changed; mine where both changed it."""
    return theirs if mine == base else mine


def joined(first: str, second: str) -> str:
    """Two passages of Markdown one after the other, as paragraphs of their own."""
    if not first or not second:
        return first or second
    gap = "" if first.endswith("\n\n") else "\n" if first.endswith("\n") else "\n\n"
    return first + gap + second


def line_up(parts: Sequence[MergePart]) -> tuple[MergePart, ...]:
    """Neighbours of the kind "same" as one part, empty parts left out."""
    made: list[MergePart] = []
    for part in parts:
        if not (part.base or part.mine or part.theirs):
            continue
        if made and made[-1].kind == part.kind == "same":
            last = made.pop()
            part = MergePart(
                "same", last.base + part.base, last.mine + part.mine, last.theirs + part.theirs
            )
        made.append(part)
    return tuple(made)
