"""Soft squares with an icon or a face in them: classes and learners, large enough for a child."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from ...domain.user import User
from ..kit.avatar import avatar_colour
from ..kit.icons import pixmap
from ..kit.painting import paint_box
from ..kit.roles import Theme

_SOFT = 0.17  # of the colour, over whatever lies below
_SHARE = 0.5  # of the side that an icon takes
_ROUND = 0.26
_LAPTOP = (1366, 800)  # pixels of a window up to which tiles are as they are drawn
_MOST_GROWTH = 1.5


def paint_tile(
    painter: QPainter, box: QRectF, icon: str, colour: int, theme: Theme, *, share: float = _SHARE
) -> None:
    """A soft square of one of the avatars' colours with an icon in it."""
    ink = avatar_colour(theme, colour)
    _ground(painter, box, colour, theme)
    side = round(min(box.width(), box.height()) * share)
    image = pixmap(icon, ink, side, painter.device().devicePixelRatioF())
    painter.drawPixmap(box.center() - QPointF(side / 2, side / 2), image)


def paint_person_tile(
    painter: QPainter,
    box: QRectF,
    user: User,
    theme: Theme,
    font: QFont,
    picture: QPixmap | None = None,
) -> None:
    """A soft square with somebody's picture, animal, or initials."""
    if picture is not None and not picture.isNull():
        _paint_picture(painter, box, picture)
        return
    if user.animal:
        paint_tile(painter, box, user.animal, user.colour, theme)
        return
    initials = user.initials.strip("?")
    if not initials:
        paint_tile(painter, box, "user", user.colour, theme)
        return
    _ground(painter, box, user.colour, theme)
    letters = QFont(font)
    letters.setPixelSize(max(round(box.height() * 0.34), 8))
    painter.setFont(letters)
    painter.setPen(avatar_colour(theme, user.colour))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials)


def growth_on(widget: QWidget) -> float:
    """How many times larger than drawn a tile is in this window: large screens hang on walls."""
    window = widget.window()
    grown = min(window.width() / _LAPTOP[0], window.height() / _LAPTOP[1])
    return min(max(grown, 1.0), _MOST_GROWTH)


def radius_of(box: QRectF) -> float:
    """How round the corners of a tile are."""
    return min(box.width(), box.height()) * _ROUND


def _ground(painter: QPainter, box: QRectF, colour: int, theme: Theme) -> None:
    soft = avatar_colour(theme, colour)
    soft.setAlphaF(_SOFT)
    paint_box(painter, box, radius_of(box), soft, None)


def _paint_picture(painter: QPainter, box: QRectF, picture: QPixmap) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(box, radius_of(box), radius_of(box))
    painter.setClipPath(path)
    side = float(min(picture.width(), picture.height()))
    source = QRectF(0, 0, side, side)
    source.moveCenter(QRectF(picture.rect()).center())
    painter.drawPixmap(box, picture, source)
    painter.restore()
