"""A choice as a row: a radio button or a check box that paints a letter, a text and a verdict.

Qt's own buttons give the role, the state and the keys that screen readers and keyboards expect;
only the painting and the size are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from ...domain.questions.base import Part, Verdict
from ..kit.icons import pixmap
from ..kit.painting import paint_box, paint_ring
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr
from .inline_text import plain
from .row_body import GAP, ICON, MARGIN, MARKS, RowBody

_TILE_ROLES = ("sunken", "muted")

# Mixed into a Qt button, of which there may be only one among the bases.
if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


class _Row(RowBody, _Base):
    """What both kinds of row share. Never used alone."""

    def set_up(self, letter: str, markdown: str) -> None:
        """Give it its letter and its text."""
        self.letter = letter
        self._part: Part | None = None
        self.is_locked = False
        self.setText(plain(markdown))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_up_body(markdown, letter)
        self._name()

    def lock(self) -> None:
        """It can be read and reached from now on, but not changed."""
        self.is_locked = True
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.update()

    def show_part(self, part: Part) -> None:
        """Show how this choice went; from now on it cannot be changed."""
        self._part = part
        self.lock()
        self.lay_out()
        self._name()

    def show_mark(self, part: Part | None) -> None:
        """Mark it between two tries, still to be changed; None takes the mark away."""
        if self.is_locked or part is self._part:
            return
        self._part = part
        self.lay_out()
        self._name()

    def verdict_words(self) -> str:
        """The verdict as it stands on the row."""
        if self._part is None:
            return ""
        words = {
            Verdict.RIGHT: tr("Your answer, right"),
            Verdict.WRONG: tr("Your answer, wrong"),
            Verdict.PARTIAL: tr("Your answer, partly right"),
            Verdict.MISSED: tr("Correct answer"),
            Verdict.NONE: tr("Your answer") if self.isChecked() else "",
        }
        return words.get(self._part.verdict, "")

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the page checks the answer with it
            return
        super().keyPressEvent(event)

    def note_text(self) -> str:
        return "" if self._part is None else self._part.feedback

    def end_words(self) -> str:
        return self.verdict_words()

    def end_mark(self) -> tuple[str, str] | None:
        if self._part is None or not self.verdict_words():
            return None
        return MARKS.get(self._part.verdict, ("circle-dot", "muted"))

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, host)
        is_chosen = self.isChecked() and not self.is_locked
        self.paint_tile(painter, host, *(("accent", "on_accent") if is_chosen else _TILE_ROLES))
        verdict = Verdict.NONE if self._part is None else self._part.verdict
        self.paint_texts(painter, host, MARKS.get(verdict, ("", "muted"))[1])
        if (mark := self.end_mark()) is None:
            self._paint_state(painter, host)
        else:
            self.paint_end(painter, host, mark)
        if self.hasFocus():
            ring = host.theme.color("accent")
            paint_ring(painter, QRectF(self.rect()), host.px(12), ring, 1.0)

    def _paint_box(self, painter: QPainter, host: ThemeHost) -> None:
        theme, box = host.theme, QRectF(self.rect())
        fill, edge = theme.color("surface"), theme.color("edge" if self._is_bold(host) else "line")
        mark = MARKS.get(self._part.verdict) if self._part is not None else None
        if mark is not None:
            fill, edge = theme.color(f"{mark[1]}_soft"), theme.color(mark[1])
        elif not self.is_locked and self.isChecked():
            fill, edge = theme.color("accent_soft"), theme.color("accent")
        elif not self.is_locked and (self.underMouse() or self.isDown()):
            fill, edge = theme.mix("surface", "sunken", 0.5), theme.color("edge")
        paint_box(painter, box, host.px(12), fill, edge)

    def _is_bold(self, host: ThemeHost) -> bool:
        """High contrast: the edge of what can be pressed is never a faint hairline."""
        return host.theme.name == "contrast"

    def _paint_state(self, painter: QPainter, host: ThemeHost) -> None:
        """What stands at the right end before the answer: a box to tick, or nothing."""

    def _name(self) -> None:
        parts = [f"{self.letter}. {plain(self._markdown)}"]
        if self._part is not None:
            parts += [_spoken(self._part), plain(self._part.feedback)]
        self.setAccessibleName(", ".join(part for part in parts if part))


def _spoken(part: Part) -> str:
    words = {
        Verdict.RIGHT: tr("your answer, right"),
        Verdict.WRONG: tr("your answer, wrong"),
        Verdict.PARTIAL: tr("your answer, partly right"),
        Verdict.MISSED: tr("correct answer, not chosen"),
    }
    return words.get(part.verdict, "")


class RadioRow(_Row, QRadioButton):
    """One of several, of which one may be chosen."""

    def __init__(self, letter: str, markdown: str, parent: QWidget | None = None) -> None:
        QRadioButton.__init__(self, parent)
        self.set_up(letter, markdown)

    def nextCheckState(self) -> None:
        if not self.is_locked:
            QRadioButton.nextCheckState(self)


class CheckRow(_Row, QCheckBox):
    """One of several, of which some may be chosen."""

    def __init__(self, letter: str, markdown: str, parent: QWidget | None = None) -> None:
        QCheckBox.__init__(self, parent)
        self.set_up(letter, markdown)

    def nextCheckState(self) -> None:
        if not self.is_locked:
            QCheckBox.nextCheckState(self)

    def _paint_state(self, painter: QPainter, host: ThemeHost) -> None:
        theme, side = host.theme, host.px(ICON)
        left = self.mirrored(self.width() - host.px(MARGIN) - side, side)
        box = QRectF(left, (self.height() - side) / 2, side, side)
        if not self.isChecked():
            paint_box(painter, box, host.px(5), theme.color("surface"), theme.color("edge"))
            return
        paint_box(painter, box, host.px(5), theme.color("accent"), None)
        tick = pixmap("check", theme.color("on_accent"), side - 4, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(box.left() + 2, box.top() + 2), tick)

    def reserved(self, host: ThemeHost) -> float:
        return max(super().reserved(host), host.px(ICON + GAP))
