"""A row that shows what was given and how it went: tinted, with an icon and words.

The look of an option row after the answer, for answers that were typed or put in order.
"""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ...domain.questions.base import Part, Verdict
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .inline_text import plain
from .row_body import MARKS, RowBody


class OutcomeRow(RowBody, QWidget):
    """`markdown` with `words` and the icon of its verdict at the end, and a note below."""

    def __init__(
        self,
        markdown: str,
        verdict: Verdict,
        words: str,
        *,
        note: str = "",
        tile: str = "",
        parent: QWidget | None = None,
    ) -> None:
        QWidget.__init__(self, parent)
        self._verdict, self._words, self._note_text = verdict, words, note
        spoken = [f"{tile}." if tile else "", plain(markdown), words, plain(note)]
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self.set_up_body(markdown, tile)

    @property
    def verdict(self) -> Verdict:
        """How it went."""
        return self._verdict

    def note_text(self) -> str:
        return self._note_text

    def end_words(self) -> str:
        return self._words

    def end_mark(self) -> tuple[str, str] | None:
        return MARKS.get(self._verdict)

    def paintEvent(self, event: QPaintEvent) -> None:
        host, mark = theme_host_of(self), self.end_mark()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_frame(painter, host)
        self.paint_tile(painter, host, "sunken", "muted")
        self.paint_texts(painter, host, mark[1] if mark else "muted")
        self.paint_end(painter, host, mark)


def given_words(part: Part) -> str:
    """What stands at the end of a row that shows a part."""
    words = {
        Verdict.RIGHT: tr("Your answer, right"),
        Verdict.WRONG: tr("Your answer, wrong"),
        Verdict.PARTIAL: tr("Your answer, partly right"),
        Verdict.MISSED: tr("No answer"),
        Verdict.NONE: tr("Your answer"),
    }
    return words[part.verdict]


def outcome_rows(part: Part, given: str) -> list[OutcomeRow]:
    """What was given (Markdown) with its verdict, and below it what is right, where it differs."""
    verdict = Verdict.WRONG if part.verdict is Verdict.MISSED else part.verdict
    made = [
        OutcomeRow(given or "…", verdict, given_words(part), note=part.feedback),
    ]
    if part.expected:
        made.append(OutcomeRow(part.expected, Verdict.MISSED, tr("Correct answer")))
    return made
