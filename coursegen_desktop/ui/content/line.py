"""One line of a list that paints its rows: what it says, and how it is read aloud."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

SPINNING = "spinning"  # instead of an icon: an arc that turns


@dataclass(frozen=True, slots=True)
class Line:
    """`title` and `note` at the start, `end` in words at the end, `action` as a link after it.

    `state` says in words what the icon says. A head divides the list and cannot be chosen.
    """

    key: Hashable
    title: str
    note: str = ""
    icon: str = ""
    icon_role: str = "muted"
    end: str = ""
    end_role: str = "muted"
    action: str = ""
    state: str = ""
    problem: str = ""
    problem_role: str = "warn"
    is_head: bool = False
    is_quiet: bool = False

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        parts = (self.title, self.state, self.note, self.end, self.problem, self.action)
        return ", ".join(part for part in parts if part)
