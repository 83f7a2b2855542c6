"""An avatar to choose: somebody's initials in a colour, or an animal; the one in use has a ring."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from ..kit.avatar import avatar_colour, avatar_font, paint_avatar
from ..kit.choice_dot import ChoiceDot
from ..kit.painting import paint_ring
from ..kit.theme import theme_host_of


class AvatarDot(ChoiceDot):
    """One of several; `colour` is 1 to AVATAR_COLOURS, `animal` "" for the initials."""

    def __init__(self, name: str, side: int = 40, *, colour: int = 1, animal: str = "") -> None:
        super().__init__(name, side)
        self.colour, self.animal = colour, animal
        self._initials = ""

    def show_person(self, initials: str, colour: int) -> None:
        """Whose it would be."""
        self._initials, self.colour = initials, colour
        self.update()

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
            animal=self.animal,
        )
        around = box.adjusted(2, 2, -2, -2)
        if self.isChecked():
            ring = avatar_colour(host.theme, self.colour)
            paint_ring(painter, around, around.height() / 2, ring, 1.0)
        if self.shows_ring:
            paint_ring(painter, box, box.height() / 2, host.theme.color("ink"), 0.0)
