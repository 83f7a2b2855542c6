"""A person as a round picture: initials or an animal on a colour of the theme, or a picture of
one's own.

avatar = Avatar(40)
avatar.set_user(user.full_name, user.initials, user.colour, animal=user.animal)
paint_avatar(painter, box, initials="AB", colour=3, theme=host.theme,
             font=avatar_font(host, box.width()), picture=None)     # in delegates
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from .icons import pixmap
from .roles import Theme
from .theme import ThemeHost, theme_host_of

# As many as domain.user.AVATAR_COLOURS: the four series, then what lies between two of them.
_COLOURS: tuple[tuple[str, str], ...] = (
    ("series_1", ""), ("series_2", ""), ("series_3", ""), ("series_4", ""),
    ("series_1", "series_2"), ("series_2", "series_4"),
    ("series_3", "series_4"), ("series_1", "series_3"),
)  # fmt: skip
_LETTERS = 0.38  # of the side: two capitals leave air around them


def avatar_colour(theme: Theme, colour: int) -> QColor:
    """Colour `colour` (1 to 8, as User.colour) in `theme`; the initials on it are "on_accent"."""
    role, other = _COLOURS[(colour - 1) % len(_COLOURS)]
    return theme.mix(role, other, 0.5) if other else theme.color(role)


def avatar_font(host: ThemeHost, side: float) -> QFont:
    """The font of initials in an avatar of `side` pixels."""
    font = host.font("small_strong")
    font.setPixelSize(max(round(side * _LETTERS), 8))
    return font


def paint_avatar(
    painter: QPainter,
    rect: QRectF | QRect,
    *,
    initials: str,
    colour: int,
    theme: Theme,
    font: QFont,
    picture: QPixmap | None = None,
    animal: str = "",
) -> None:
    """A disc in the middle of `rect`; without initials ("" or "?") a figure stands for anybody.

    `animal` is one of domain.user.ANIMALS, in the place of the initials.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    room = QRectF(rect)
    side = min(room.width(), room.height())
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(room.center())
    if picture is not None and not picture.isNull():
        _paint_picture(painter, disc, picture)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(avatar_colour(theme, colour))
        painter.drawEllipse(disc)
        if animal:
            _paint_icon(painter, disc, animal, theme.color("on_accent"), 0.66)
        else:
            _paint_initials(painter, disc, initials.strip("?"), theme.color("on_accent"), font)
    painter.restore()


def _paint_picture(painter: QPainter, disc: QRectF, picture: QPixmap) -> None:
    path = QPainterPath()
    path.addEllipse(disc)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    side = float(min(picture.width(), picture.height()))
    source = QRectF(0, 0, side, side)
    source.moveCenter(QRectF(picture.rect()).center())
    painter.drawPixmap(disc, picture, source)


def _paint_initials(
    painter: QPainter, disc: QRectF, initials: str, ink: QColor, font: QFont
) -> None:
    if initials:
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, initials)
        return
    _paint_icon(painter, disc, "user", ink, 0.55)


def _paint_icon(painter: QPainter, disc: QRectF, name: str, ink: QColor, share: float) -> None:
    side = round(disc.width() * share)
    image = pixmap(name, ink, side, painter.device().devicePixelRatioF())
    painter.drawPixmap(disc.center() - QPointF(side / 2, side / 2), image)


class Avatar(QWidget):
    """Somebody, `size` pixels wide at a text scale of 1. Decoration beside a name.

    Its accessible name is the person's; where the name stands beside it in words, a screen
    reader passes it by, for it takes no keyboard.
    """

    def __init__(self, size: int = 34, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._initials, self._colour, self._animal = "", 1, ""
        self._picture: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_user(
        self,
        full_name: str,
        initials: str,
        colour: int,
        picture: QPixmap | None = None,
        *,
        animal: str = "",
    ) -> None:
        """Show another person."""
        self._initials, self._colour, self._picture = initials, colour, picture
        self._animal = animal
        self.setAccessibleName(full_name)
        self.update()

    def set_picture(self, picture: QPixmap | None) -> None:
        """The person's picture has come, or is gone."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        side = theme_host_of(self).px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        box = QRectF(self.rect())
        paint_avatar(
            QPainter(self),
            box,
            initials=self._initials,
            colour=self._colour,
            theme=host.theme,
            font=avatar_font(host, min(box.width(), box.height())),
            picture=self._picture,
            animal=self._animal,
        )
