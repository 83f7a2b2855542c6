"""Fields in which an answer is typed or chosen, and the mark that stands there afterwards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from ...domain.questions.base import MAX_TYPED, OptionView, Part, Verdict
from ..kit.choice_box import DropDown
from ..kit.icons import pixmap
from ..kit.painting import paint_box
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .inline_text import plain
from .marked_field import MarkedField
from .row_body import MARKS

_LONGEST_SHOWN = 60
_MARK_ROOM = 24


class AnswerEdit(MarkedField, QLineEdit):
    """A short text or number; `width` in characters. `large`: it is the whole answer."""

    def __init__(
        self, name: str, width: int, parent: QWidget | None = None, *, large: bool = False
    ) -> None:
        super().__init__(parent)
        self._characters = width
        self._is_large = large
        if large:
            self.setObjectName("large_answer")
        self.setMaxLength(MAX_TYPED)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        host = theme_host_of(self)
        width = self.fontMetrics().averageCharWidth() * self._characters * 1.15
        height = host.target(46) if self._is_large else host.target(34)
        return QSize(round(width) + 2 * 14, height + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_host_of(self).px(80), self.sizeHint().height())

    def show_part(self, part: Part | None) -> None:
        """Mark it as right or wrong until it is changed; None takes the mark away."""
        self.mark_as(part)
        room = theme_host_of(self).px(_MARK_ROOM) if self.mark_icon() else 0
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(room if rtl else 0, 0, 0 if rtl else room, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_mark(self, self.mark_icon(), 10)

    def value(self) -> str:
        """What was typed."""
        return self.text()

    def set_value(self, value: str) -> None:
        """Type it."""
        self.setText(value)


class AnswerList(MarkedField, DropDown):
    """One of some options, or none yet."""

    def __init__(
        self,
        name: str,
        options: tuple[OptionView, ...],
        labels: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # Says of a value that the arrows are to pass it over.
        self.passes: Callable[[str], bool] = lambda _: False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.addItem(tr("Choose…"), "")
        for number, option in enumerate(options):
            text = labels[number] if labels else plain(option.text)
            shown = text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
            self.addItem(shown, option.id)
            if shown != text:
                self.setItemData(number + 1, text, Qt.ItemDataRole.ToolTipRole)
            self.setItemData(number + 1, text, Qt.ItemDataRole.AccessibleTextRole)
        self.setMaxVisibleItems(12)

    def value(self) -> str:
        """The id of what is chosen, "" for nothing."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose by id; an unknown one chooses nothing."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def show_part(self, part: Part | None) -> None:
        """Mark it as right or wrong until it is changed; None takes the mark away."""
        self.mark_as(part)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_mark(self, self.mark_icon(), 32)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 9 choose, 0 takes the choice away, where no option begins with the figure."""
        text = event.text()
        begins = any(self.itemText(n).startswith(text) for n in range(1, self.count()))
        if len(text) == 1 and text in "0123456789" and not begins and int(text) < self.count():
            self.setCurrentIndex(int(text))
            return
        if event.key() in _STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(_STEPS[event.key()])
            return
        super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        """To the next value that is not passed over; without any, it stays."""
        place = self.currentIndex() + step
        while 0 <= place < self.count() and self.passes(str(self.itemData(place) or "")):
            place += step
        if 0 <= place < self.count():
            self.setCurrentIndex(place)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        host, metrics = theme_host_of(self), self.fontMetrics()
        widest = max(metrics.horizontalAdvance(self.itemText(n)) for n in range(self.count()))
        # Room for the arrow, and for the mark of a try.
        return QSize(min(widest + host.px(76), host.px(460)), host.target(34) + 2)


_STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class AnswerMark(QLabel):
    """What was given and what is right, in the place of the field: "✗ solid → liquid"."""

    def __init__(
        self,
        name: str,
        part: Part,
        parent: QWidget | None = None,
        *,
        short: tuple[str, str] | None = None,
    ) -> None:
        """`short` replaces what was given and what is right on the screen, not when spoken."""
        super().__init__(parent)
        self._part = part
        given, expected = short or (plain(part.given), plain(part.expected))
        self._given, self._expected = given or tr("no answer"), expected
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(self._words())
        self.setAccessibleName(f"{name}: {spoken_part(part)}")
        self.setToolTip(plain(part.feedback))

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        metrics = QFontMetrics(host.font("control"))
        width = metrics.horizontalAdvance(self._words()) + host.px(18 + 3 * 9)
        return QSize(width, host.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        icon, role = mark_of(self._part)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = host.theme.color(f"{role}_soft" if icon else "sunken")
        edge = host.theme.color(role if icon else "edge")
        paint_box(painter, QRectF(self.rect()), host.px(8), fill, edge)
        side, left = host.px(16) if icon else 0, host.px(9)
        if icon:
            image = pixmap(icon, host.theme.color(role), side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, (self.height() - side) // 2), image)
        painter.setFont(host.font("control"))
        painter.setPen(host.theme.color("ink"))
        box = self.rect().adjusted(left + side + host.px(7), 0, -host.px(6), 0)
        words = painter.fontMetrics().elidedText(
            self._words(), Qt.TextElideMode.ElideRight, box.width() + 1
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _words(self) -> str:
        return f"{self._given} → {self._expected}" if self._expected else self._given


def mark_of(part: Part) -> tuple[str, str]:
    """(icon, colour role) of a part; one left open is wrong here, not merely missed.

    No icon where it is not told how the part went.
    """
    verdict = Verdict.WRONG if part.verdict is Verdict.MISSED else part.verdict
    return MARKS.get(verdict, ("", "line"))


def paint_mark(field: QWidget, icon: tuple[str, str] | None, inset: int) -> None:
    """Paint the mark of a try at the end of a field."""
    if icon is None:
        return
    host = theme_host_of(field)
    side = host.px(16)
    image = pixmap(icon[0], host.theme.color(icon[1]), side, field.devicePixelRatioF())
    x = host.px(inset)
    if field.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        x = field.width() - x - side
    QPainter(field).drawPixmap(x, (field.height() - side) // 2, image)


def spoken_part(part: Part) -> str:
    """How one gap or pair went, for screen readers."""
    given, expected = plain(part.given), plain(part.expected)
    if part.verdict is Verdict.NONE:
        words = given or tr("no answer")
    elif part.verdict is Verdict.RIGHT:
        words = tr("{given}, right", given=given)
    elif not expected:
        words = _without_solution(part.verdict, given)
    elif not given:
        words = tr("no answer; right is {expected}", expected=expected)
    elif part.verdict is Verdict.PARTIAL:
        words = tr("{given}, partly right; best is {expected}", given=given, expected=expected)
    else:
        words = tr("{given}, wrong; right is {expected}", given=given, expected=expected)
    feedback = plain(part.feedback)
    return f"{words}. {feedback}" if feedback else words


def _without_solution(verdict: Verdict, given: str) -> str:
    if not given:
        return tr("no answer")
    if verdict is Verdict.PARTIAL:
        return tr("{given}, partly right", given=given)
    return tr("{given}, wrong", given=given)
