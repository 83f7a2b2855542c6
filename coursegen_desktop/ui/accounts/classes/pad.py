"""Twelve pictures, three of which let a child in."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ....domain.picture_code import LENGTH, PICTURES
from ...content.animals import picture_words
from ...content.tiles import growth_on
from ...kit.avatar import avatar_colour
from ...kit.callout import Callout
from ...kit.focus import QuietFocus
from ...kit.forms import IconButton
from ...kit.icons import pixmap
from ...kit.lists import Muted
from ...kit.painting import paint_box, paint_ring
from ...kit.roles import Theme
from ...kit.speech import say
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from ..wait_notice import WaitNotice

_COLUMNS, _ROWS = 4, len(PICTURES) // 4
_SIDE, _PLACE = 92, 56  # of a picture, and of the place that it fills, at text scale 1
_LEAST = 48  # pixels: what a finger hits
_GAP = 10
_ROUND = 18.0
_STEPS: dict[int, tuple[int, int]] = {  # right, down
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_LINE, _AROUND = 17, 20  # of a notice: a line of it (at text scale 1), and its edges


class PicturePad(QWidget):
    """Three empty places fill from the first on; the third picture sends them.

    `told` says what to do, or what was wrong; its owner puts it where it is always in sight.
    """

    entered = Signal(tuple)  # the names of three pictures in their order

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._code: list[str] = []
        self._is_busy = False
        self._area: QScrollArea | None = None
        self.places = CodePlaces()
        self.back = IconButton("arrow-left", tr("Take the last picture back"))
        self.back.clicked.connect(self.take_back)
        self.notice = Callout("bad")
        self.waiting = WaitNotice(clock)
        self.waiting.over.connect(self._on_wait_over)
        self.told = QWidget()
        self._hint = Muted(tr("Tap your three pictures in their order."), size="body")
        self.buttons = [PictureButton(name) for name in PICTURES]
        self._lay_out()
        self._fit()
        self._show()

    def stand_in(self, area: QScrollArea) -> None:
        """Shrink to what is in sight of `area`, as far as fingers allow: a child taps what it sees,
        and does not look for the picture that is scrolled away."""
        self._area = area
        area.viewport().installEventFilter(self)

    def clear(self) -> None:
        """Begin again."""
        self._code.clear()
        self._show()

    def set_busy(self, busy: bool) -> None:
        """The pictures are being looked at."""
        self._is_busy = busy
        self._show()

    def refuse(self, text: str) -> None:
        """They were not the right ones."""
        self.notice.tell(text, kind="bad")
        self.clear()
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def show_wait(self, seconds: int) -> None:
        """The next try counts only after so many seconds."""
        self.clear()
        self.notice.tell("")
        self.waiting.start(seconds)
        self._show()

    def take_back(self) -> None:
        """Take the last picture away."""
        if self._code and not self._is_busy:
            self._code.pop()
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.take_back()
        elif event.key() in _STEPS:
            self._step(*_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._keep_room()
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ------------------------------------------------------------ within

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        row = QGridLayout()  # the places stand in the middle whatever stands beside them
        row.setColumnStretch(0, 1)
        row.setColumnStretch(2, 1)
        row.addWidget(self.places, 0, 1)
        row.addWidget(self.back, 0, 2, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        middle = QHBoxLayout()
        middle.addStretch(1)
        grid = QGridLayout()
        grid.setSpacing(_GAP)
        for number, button in enumerate(self.buttons):
            button.clicked.connect(lambda _=False, name=button.picture: self._add(name))
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        middle.addLayout(grid)
        middle.addStretch(1)
        column.addLayout(middle)
        told = QHBoxLayout(self.told)
        told.setContentsMargins(0, 0, 0, 0)
        for one in (self._hint, self.notice, self.waiting):
            told.addWidget(one, 1, Qt.AlignmentFlag.AlignVCenter)
        self._keep_room()

    def _keep_room(self) -> None:
        """For what is told: the pictures stay under the finger when it comes and goes."""
        self.told.setMinimumHeight(theme_host_of(self).px(_LINE) + _AROUND)

    def _fit(self) -> None:
        """They go with the window."""
        host, grown = theme_host_of(self), growth_on(self)
        place, side = host.px(_PLACE * grown), host.px(_SIDE * grown)
        if self._area is not None:
            room = self._area.viewport().height() - _ROWS * _GAP
            place = min(max(room * place // (place + _ROWS * side), _LEAST), place)
            side = min((room - place) // _ROWS, side)
        self.places.side, self.back.height_px = place, _LEAST / host.text_scale
        for part in (self.places, self.back):
            part.updateGeometry()
        for button in self.buttons:
            button.side = max(side, _LEAST)
            button.updateGeometry()

    def _step(self, right: int, down: int) -> None:
        """To the picture beside, above or below; at an edge it stays."""
        at = next((n for n, one in enumerate(self.buttons) if one.hasFocus()), None)
        if at is None:
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            right = -right
        row, column = at // _COLUMNS + down, at % _COLUMNS + right
        if 0 <= row < _ROWS and 0 <= column < _COLUMNS:
            self.buttons[row * _COLUMNS + column].setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, name: str) -> None:
        if self._is_busy or self.waiting.seconds_left or name in self._code:
            return
        self.notice.tell("")
        self._code.append(name)
        self._show()
        say(self, tr("{picture}, {done} of {all}", picture=picture_words()[name],
                     done=len(self._code), all=LENGTH))  # fmt: skip
        if len(self._code) == LENGTH:
            self.set_busy(True)
            self.entered.emit(tuple(self._code))

    def _on_wait_over(self) -> None:
        self._show()
        self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        self.places.show_code(self._code)
        self._hint.setVisible(self.notice.isHidden() and self.waiting.isHidden())
        self.back.setEnabled(bool(self._code) and not self._is_busy)
        is_open = not self._is_busy and not self.waiting.seconds_left
        for button in self.buttons:
            button.show_state(chosen=button.picture in self._code, is_open=is_open)


class PictureButton(QuietFocus, QAbstractButton):
    """One of the twelve; arrows go to its neighbours."""

    def __init__(self, picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = picture
        self.side = _SIDE  # pixels
        self._is_chosen, self._is_open = False, True
        self.setText(picture_words()[picture])
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, *, chosen: bool, is_open: bool) -> None:
        """Whether it was tapped, and whether a tap means anything."""
        self._is_chosen, self._is_open = chosen, is_open
        name = self.text()
        self.setAccessibleName(tr("{picture}, chosen", picture=name) if chosen else name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.side, self.side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        elif event.key() in _STEPS:
            event.ignore()  # the pad knows what lies where
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        lit = (self.underMouse() or self.isDown()) and self._is_open
        fill = host.theme.mix("surface", "accent_soft", 0.6 if lit else 0.0)
        edge = host.theme.color("accent" if lit or self._is_chosen else "line")
        paint_box(painter, box, _ROUND, fill, edge)
        painter.setOpacity(0.4 if self._is_chosen or not self._is_open else 1.0)
        paint_picture(painter, box, self.picture, host.theme)
        painter.setOpacity(1.0)
        if self.shows_ring:
            paint_ring(painter, box, _ROUND, host.theme.color("accent"))
            paint_ring(painter, box, _ROUND, host.theme.color("accent"), 2.0)


class CodePlaces(QWidget):
    """Three places in a row: what was tapped, and what is still to come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code: tuple[str, ...] = ()
        self.side = _PLACE  # pixels
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, code: Sequence[str]) -> None:
        """What was tapped so far."""
        self._code = tuple(code)
        words = picture_words()
        told = ", ".join(words[name] for name in code)
        self.setAccessibleName(told or tr("No picture yet"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.side * LENGTH + 12 * (LENGTH - 1), self.side)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.height()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number in range(LENGTH):
            at = LENGTH - 1 - number if rtl else number
            box = QRectF(at * (side + 12), 0, side, side)
            paint_box(painter, box, 14.0, host.theme.color("sunken"), host.theme.color("line"))
            if number < len(self._code):
                paint_picture(painter, box, self._code[number], host.theme)


class PictureRow(QWidget):
    """Pictures in a row, large, to be looked at."""

    def __init__(self, pictures: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = tuple(pictures)
        self.setAccessibleName(", ".join(picture_words()[name] for name in pictures))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme_host_of(self).px(104)
        return QSize(side * len(self._pictures) + 14 * (len(self._pictures) - 1), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.height()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number, name in enumerate(reversed(self._pictures) if rtl else self._pictures):
            box = QRectF(number * (side + 14), 0, side, side)
            paint_box(painter, box, _ROUND, host.theme.color("sunken"), None)
            paint_picture(painter, box, name, host.theme)


def paint_picture(painter: QPainter, box: QRectF, name: str, theme: Theme) -> None:
    """One of the twelve, in a colour that is always the same for it."""
    colour = avatar_colour(theme, PICTURES.index(name) % 4 + 1)
    side = round(box.width() * 0.56)
    image = pixmap(name, colour, side, painter.device().devicePixelRatioF())
    painter.drawPixmap(box.center() - QPointF(side / 2, side / 2), image)
