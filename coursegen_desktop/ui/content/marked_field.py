"""Marks a field as right or wrong while it can still be changed: between two tries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ...domain.questions.base import Part, Verdict
from ..kit.translate import tr
from .row_body import MARKS

# Mixed into a field of Qt, of which there may be only one among the bases.
if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class MarkedField(_Base):
    """Mixed into a field: a tinted edge by the style sheet, and words for screen readers."""

    _plain_description: str | None = None
    _marked: Verdict = Verdict.NONE

    def mark_icon(self) -> tuple[str, str] | None:
        """(icon, colour role) of the mark, None without one."""
        marked = Verdict.WRONG if self._marked is Verdict.MISSED else self._marked
        return MARKS.get(marked)

    def mark_as(self, part: Part | None) -> None:
        """Mark it by the part's verdict, or take the mark away."""
        if part is None and self._plain_description is None:
            return
        if self._plain_description is None:
            self._plain_description = self.accessibleDescription()
        verdict = Verdict.NONE if part is None else part.verdict
        kind = {
            Verdict.RIGHT: "good",
            Verdict.PARTIAL: "warn",
            Verdict.WRONG: "bad",
            Verdict.MISSED: "bad",
        }.get(verdict, "")
        words = mark_words(verdict)
        self._marked = verdict
        self.setProperty("mark", kind)
        self.setAccessibleDescription(words or self._plain_description)
        self.setToolTip(words)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()


def mark_words(verdict: Verdict) -> str:
    """A verdict between two tries, in words."""
    words = {
        Verdict.RIGHT: tr("This is right."),
        Verdict.PARTIAL: tr("This is partly right."),
        Verdict.WRONG: tr("This is not right yet."),
        Verdict.MISSED: tr("Something is missing here."),
    }
    return words.get(verdict, "")
