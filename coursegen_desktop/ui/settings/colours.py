"""Eight colours to choose from for the painted avatar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ...domain.user import AVATAR_COLOURS
from ..content.avatar_dot import AvatarDot
from ..kit.focus import stop_tab_at_chosen
from ..kit.lists import FlowLayout
from ..kit.translate import tr


class ColourChoice(QWidget):
    """One of the colours, or none where a picture is shown. Arrows move, Space chooses."""

    chosen = Signal(int)  # 1 to AVATAR_COLOURS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Colour of your avatar"))
        row = FlowLayout(self, spacing=4)
        self._group = QButtonGroup(self)
        self._dots: list[AvatarDot] = []
        for number in range(1, AVATAR_COLOURS + 1):
            dot = AvatarDot(tr("Colour {number}", number=number), colour=number)
            self._group.addButton(dot, number)
            self._dots.append(dot)
            row.addWidget(dot)
        self._group.idClicked.connect(self.chosen)

    def dots(self) -> list[AvatarDot]:
        """The buttons, first colour first."""
        return list(self._dots)

    def show_person(self, initials: str, colour: int) -> None:
        """Whose initials stand on them, and which is in use (0: none)."""
        self._group.setExclusive(False)
        for dot in self._dots:
            dot.setChecked(dot.colour == colour)
            dot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            dot.show_person(initials, dot.colour)
        self._group.setExclusive(True)
        stop_tab_at_chosen(self._dots[0])
