"""Animals to be known by, and the pictures to sign in with: their words, and one to choose."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ...domain.user import ANIMALS
from ..kit.focus import stop_tab_at_chosen
from ..kit.lists import FlowLayout
from ..kit.translate import tr
from .avatar_dot import AvatarDot


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
        self._dots: list[AvatarDot] = []
        for name in ("", *ANIMALS) if offers_none else ANIMALS:
            words = animal_words().get(name) or tr("Initials")
            dot = AvatarDot(words, size, animal=name)
            self._group.addButton(dot, len(self._dots))
            self._dots.append(dot)
            row.addWidget(dot)
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._dots[at].animal))

    def dots(self) -> list[AvatarDot]:
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
