"""A choice as a row: a radio button or a check box that paints a letter, a text and a verdict.

Qt's own buttons give the role, the state and the keys that screen readers and keyboards expect;
only the painting and the size are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ...domain.questions.base import Part, Verdict
from ..kit.icons import pixmap
from ..kit.painting import paint_box, paint_ring
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr
from .inline_text import plain
from .rich_text import document_for, height_at, paint_document

# verdict: (icon, colour role)
MARKS = {
    Verdict.RIGHT: ("check", "good"),
    Verdict.MISSED: ("check", "good"),
    Verdict.PARTIAL: ("circle-dashed", "warn"),
    Verdict.WRONG: ("x", "bad"),
}

_MARGIN, _GAP = 16, 14
_TILE, _ICON = 22, 18
_PADDING = 14


# Mixed into a Qt button, of which there may be only one among the bases.
if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


class _Row(_Base):
    """What both kinds of row share. Never used alone."""

    def set_up(self, letter: str, markdown: str) -> None:
        """Give it its letter and its text."""
        self.letter = letter
        self._markdown = markdown
        self._part: Part | None = None
        self.is_locked = False
        self._text = QTextDocument()
        self._note: QTextDocument | None = None
        self.setText(plain(markdown))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out()
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
        self._lay_out()
        self._name()

    def show_mark(self, part: Part | None) -> None:
        """Mark it between two tries, still to be changed; None takes the mark away."""
        if self.is_locked or part is self._part:
            return
        self._part = part
        self._lay_out()
        self._name()

    def verdict_words(self) -> str:
        """The verdict as it stands on the row."""
        if self._part is None:
            return ""
        words = {
            Verdict.RIGHT: tr("Your answer"),
            Verdict.WRONG: tr("Your answer"),
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

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        host = theme_host_of(self)
        room = self._text_box(width, host).width()
        height = height_at(self._text, room)
        if self._note is not None:
            height += host.px(4) + height_at(self._note, room)
        return max(host.px(50), round(height + 2 * host.px(_PADDING)))

    def sizeHint(self) -> QSize:
        width = theme_host_of(self).px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(160), host.px(50))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, host)
        self._paint_tile(painter, host)
        box = self._text_box(self.width(), host)
        height = height_at(self._text, box.width())
        note = 0.0 if self._note is None else host.px(4) + height_at(self._note, box.width())
        box.moveTop((self.height() - height - note) / 2)
        box.setHeight(height)
        paint_document(painter, self._text, box, host.theme.color("ink"))
        if self._note is not None and self._part is not None:
            role = MARKS.get(self._part.verdict, ("", "muted"))[1]
            below = QRectF(box.left(), box.bottom() + host.px(4), box.width(), note)
            paint_document(painter, self._note, below, host.theme.color(role))
        self._paint_verdict(painter, host)
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

    def _paint_tile(self, painter: QPainter, host: ThemeHost) -> None:
        theme, side = host.theme, host.px(_TILE)
        left = self._mirrored(float(host.px(_MARGIN)), side)
        tile = QRectF(left, (self.height() - side) / 2, side, side)
        is_chosen = self.isChecked() and not self.is_locked
        fill = theme.color("accent" if is_chosen else "sunken")
        paint_box(painter, tile, host.px(5), fill, None)
        painter.setFont(host.font("small_strong"))
        painter.setPen(theme.color("on_accent" if is_chosen else "muted"))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, self.letter)

    def _paint_verdict(self, painter: QPainter, host: ThemeHost) -> None:
        words = self.verdict_words()
        if not words or self._part is None:
            self._paint_state(painter, host)
            return
        icon, role = MARKS.get(self._part.verdict, ("circle-dot", "muted"))
        color = host.theme.color(role)
        side = host.px(_ICON)
        x = self.width() - host.px(_MARGIN) - side
        image = pixmap(icon, color, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(self._mirrored(x, side), (self.height() - side) // 2), image)
        metrics = QFontMetrics(host.font("small_strong"))
        width = metrics.horizontalAdvance(words) + 2
        box = QRectF(self._mirrored(x - host.px(8) - width, width), 0, width, self.height())
        painter.setFont(host.font("small_strong"))
        painter.setPen(color)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_state(self, painter: QPainter, host: ThemeHost) -> None:
        """What stands at the right end before the answer: a box to tick, or nothing."""

    def _reserved(self, host: ThemeHost) -> float:
        """Room at the right end for the verdict."""
        words = self.verdict_words()
        if not words:
            return 0.0
        metrics = QFontMetrics(host.font("small_strong"))
        return metrics.horizontalAdvance(words) + host.px(_ICON) + 2 * host.px(_GAP)

    def _text_box(self, width: float, host: ThemeHost) -> QRectF:
        left = host.px(_MARGIN + _TILE + _GAP)
        room = width - left - host.px(_MARGIN) - self._reserved(host)
        return QRectF(self._mirrored(left, room, width), 0, max(room, 40.0), 0)

    def _mirrored(self, x: float, width: float, whole: float = 0.0) -> float:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return (whole or self.width()) - x - width
        return x

    def _lay_out(self) -> None:
        host = theme_host_of(self)
        font = QFont(host.font("emphasis"))
        font.setWeight(QFont.Weight.Normal)
        self._text = document_for(self, self._markdown, font)
        feedback = self._part.feedback if self._part is not None else ""
        self._note = document_for(self, feedback, host.font("small")) if feedback.strip() else None
        self.updateGeometry()
        self.update()

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
        theme, side = host.theme, host.px(_ICON)
        left = self._mirrored(self.width() - host.px(_MARGIN) - side, side)
        box = QRectF(left, (self.height() - side) / 2, side, side)
        if not self.isChecked():
            paint_box(painter, box, host.px(5), theme.color("surface"), theme.color("edge"))
            return
        paint_box(painter, box, host.px(5), theme.color("accent"), None)
        tick = pixmap("check", theme.color("on_accent"), side - 4, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(box.left() + 2, box.top() + 2), tick)

    def _reserved(self, host: ThemeHost) -> float:
        return max(super()._reserved(host), host.px(_ICON + _GAP))
