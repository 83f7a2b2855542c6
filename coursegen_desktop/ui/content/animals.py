"""Animals to be known by, and the pictures to sign in with: their words, and one to choose."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ...domain.user import ANIMALS
from ..kit.avatar import avatar_colour, avatar_font, paint_avatar
from ..kit.focus import QuietFocus, stop_tab_at_chosen
from ..kit.lists import FlowLayout
from ..kit.painting import paint_ring
from ..kit.theme import theme_host_of
from ..kit.translate import tr


def animal_words() -> dict[str, str]:
    """What the animals are called."""
    return {
        "bird": tr("Bird"), "fish": tr("Fish"), "rabbit": tr("Rabbit"), "turtle": tr("Turtle"),
        "cat": tr("Cat"), "squirrel": tr("Squirrel"), "snail": tr("Snail"), "panda": tr("Panda"),
        "dog": tr("Dog"), "bug": tr("Beetle"), "rat": tr("Mouse"), "shrimp": tr("Shrimp"),
        "worm": tr("Worm"), "shell": tr("Shell"), "origami": tr("Paper crane"),
        "paw-print": tr("Paw"),
    }  # fmt: skip


def picture_words() -> dict[str, str]:
    """What the pictures to sign in with are called."""
    return {
        "apple": tr("Apple"), "bike": tr("Bicycle"), "cake": tr("Cake"), "car": tr("Car"),
        "flower-2": tr("Flower"), "heart": tr("Heart"), "house": tr("House"),
        "key-round": tr("Key"), "sailboat": tr("Boat"), "star": tr("Star"), "sun": tr("Sun"),
        "umbrella": tr("Umbrella"),
    }  # fmt: skip


class AnimalChoice(QWidget):
    """One of the animals, or (where `offers_none`) the initials. Arrows move, Space chooses."""

    chosen = Signal(str)  # "" for the initials

    def __init__(
        self, size: int = 40, *, offers_none: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Your animal"))
        row = FlowLayout(self, spacing=4)
        self._group = QButtonGroup(self)
        self._dots: list[AnimalDot] = []
        for name in ("", *ANIMALS) if offers_none else ANIMALS:
            dot = AnimalDot(name, size)
            self._group.addButton(dot, len(self._dots))
            self._dots.append(dot)
            row.addWidget(dot)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._dots[at].animal))

    def dots(self) -> list[AnimalDot]:
        """The buttons, from the first to the last."""
        return list(self._dots)

    @property
    def value(self) -> str:
        """The animal that is chosen; "" for none."""
        return next((dot.animal for dot in self._dots if dot.isChecked()), "")

    def show_person(self, initials: str, colour: int, animal: str | None) -> None:
        """In which colour they stand, and which is in use (None: none of them)."""
        self._group.setExclusive(False)
        for dot in self._dots:
            dot.setChecked(dot.animal == animal)
            dot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            dot.show_person(initials, colour)
        self._group.setExclusive(True)
        stop_tab_at_chosen(self._dots[0])


class AnimalDot(QuietFocus, QAbstractButton):
    """An avatar with one animal; the one in use has a ring."""

    def __init__(self, animal: str, size: int) -> None:
        super().__init__()
        self.animal, self._size = animal, size
        self._initials, self._colour = "", 1
        self.setCheckable(True)
        name = animal_words().get(animal) or tr("Initials")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_person(self, initials: str, colour: int) -> None:
        """Whose it would be."""
        self._initials, self._colour = initials, colour
        self.update()

    def sizeHint(self) -> QSize:
        side = theme_host_of(self).px(self._size)
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
            colour=self._colour,
            theme=host.theme,
            font=avatar_font(host, disc.width()),
            animal=self.animal,
        )
        around = box.adjusted(2, 2, -2, -2)
        if self.isChecked():
            ring = avatar_colour(host.theme, self._colour)
            paint_ring(painter, around, around.height() / 2, ring, 1.0)
        if self.shows_ring:
            paint_ring(painter, box, box.height() / 2, host.theme.color("ink"), 0.0)
