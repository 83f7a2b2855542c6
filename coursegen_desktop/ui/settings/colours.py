"""Eight colours to choose from for the painted avatar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ...domain.user import AVATAR_COLOURS
from ..kit.avatar import avatar_colour, avatar_font, paint_avatar
from ..kit.focus import QuietFocus, stop_tab_at_chosen
from ..kit.lists import FlowLayout
from ..kit.painting import paint_ring
from ..kit.theme import theme_host_of
from ..kit.translate import tr


class ColourChoice(QWidget):
    """One of the colours, or none where a picture is shown. Arrows move, Space chooses."""

    chosen = Signal(int)  # 1 to AVATAR_COLOURS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Colour of your avatar"))
        row = FlowLayout(self, spacing=4)
        self._group = QButtonGroup(self)
        self._dots: list[ColourDot] = []
        for number in range(1, AVATAR_COLOURS + 1):
            dot = ColourDot(number)
            self._group.addButton(dot, number)
            self._dots.append(dot)
            row.addWidget(dot)
        self._group.idClicked.connect(self.chosen)

    def dots(self) -> list[ColourDot]:
        """The buttons, first colour first."""
        return list(self._dots)

    def show_person(self, initials: str, colour: int) -> None:
        """Whose initials stand on them, and which is in use (0: none)."""
        self._group.setExclusive(False)
        for dot in self._dots:
            dot.setChecked(dot.colour == colour)
            dot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            dot.show_initials(initials)
        self._group.setExclusive(True)
        stop_tab_at_chosen(self._dots[0])


class ColourDot(QuietFocus, QAbstractButton):
    """An avatar in one colour; the one in use has a ring."""

    def __init__(self, colour: int) -> None:
        super().__init__()
        self.colour = colour
        self._initials = ""
        self.setCheckable(True)
        name = tr("Colour {number}", number=colour)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_initials(self, initials: str) -> None:
        """Whose they are."""
        self._initials = initials
        self.update()

    def sizeHint(self) -> QSize:
        side = theme_host_of(self).px(40)
        return QSize(side, side)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        stop_tab_at_chosen(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        disc = box.adjusted(6, 6, -6, -6)
        paint_avatar(
            painter,
            disc,
            initials=self._initials,
            colour=self.colour,
            theme=host.theme,
            font=avatar_font(host, disc.width()),
        )
        around = box.adjusted(2, 2, -2, -2)
        if self.isChecked():
            ring = avatar_colour(host.theme, self.colour)
            paint_ring(painter, around, around.height() / 2, ring, 1.0)
        if self.shows_ring:
            paint_ring(painter, box, box.height() / 2, host.theme.color("ink"), 0.0)
