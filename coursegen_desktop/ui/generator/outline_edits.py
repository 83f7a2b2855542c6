"""The outlines before and after every edit, for Undo and Redo."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.outline import Outline

_MOST = 200


@dataclass(frozen=True, slots=True)
class Step:
    """An outline and the rows that were chosen when it was made."""

    outline: Outline
    keys: tuple[str, ...] = ()


class OutlineHistory:
    """A list of outlines with a place in it."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._place = -1

    def begin(self, outline: Outline) -> None:
        """Another course: nothing to take back."""
        self._steps, self._place = [Step(outline)], 0

    def add(self, outline: Outline, keys: tuple[str, ...] = ()) -> None:
        """An edit was made; what had been taken back is forgotten."""
        del self._steps[self._place + 1 :]
        self._steps.append(Step(outline, keys))
        del self._steps[:-_MOST]
        self._place = len(self._steps) - 1

    @property
    def now(self) -> Outline | None:
        """The outline as it stands."""
        return self._steps[self._place].outline if self._steps else None

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._place > 0

    @property
    def can_redo(self) -> bool:
        """Whether an edit was taken back."""
        return self._place < len(self._steps) - 1

    def undo(self) -> Step | None:
        """Go back one edit; the rows are those of the edit that is taken back."""
        if not self.can_undo:
            return None
        taken = self._steps[self._place]
        self._place -= 1
        return Step(self._steps[self._place].outline, taken.keys)

    def redo(self) -> Step | None:
        """Do again what was taken back."""
        if not self.can_redo:
            return None
        self._place += 1
        return self._steps[self._place]
