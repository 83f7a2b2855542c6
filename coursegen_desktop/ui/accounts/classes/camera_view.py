"""What the camera sees, as in a mirror, with a frame to hold a card into."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...kit.icons import pixmap
from ...kit.theme import theme_host_of
from ...kit.translate import tr

_ROUND = 18.0
_FRAME = 0.62  # of the height
_CORNER = 0.22  # of the frame's side
_LEAST = 150  # pixels


class CameraView(QWidget):
    """Mirrored: whoever moves a card to the left sees it go to the left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._has_card = False
        self.setAccessibleName(tr("What the camera sees"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_LEAST)

    @property
    def picture(self) -> QImage | None:
        """What is shown, not mirrored."""
        return self._picture

    def show_picture(self, picture: QImage | None) -> None:
        """The picture of the moment; None while there is none."""
        self._picture = picture
        self.update()

    def show_found(self, found: bool) -> None:
        """Whether a card was seen and is being looked up."""
        if found != self._has_card:
            self._has_card = found
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_LEAST * 4 // 3, _LEAST)  # and more as there is room

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        outline = QPainterPath()
        outline.addRoundedRect(box, _ROUND, _ROUND)
        painter.setClipPath(outline)
        # Dark in every theme, as around a film: a picture is on it.
        painter.fillRect(box, host.theme.color("film"))
        if self._picture is None or self._picture.isNull():
            side = host.px(44)
            image = pixmap("camera", host.theme.color("on_film"), side, self.devicePixelRatioF())
            painter.drawPixmap(box.center() - QPointF(side / 2, side / 2), image)
        else:
            self._paint_mirrored(painter, box, self._picture)
        self._paint_frame(painter, box)

    def _box(self) -> QRectF:
        """As high as there is room, four to three, in the middle."""
        width = min(float(self.width()), self.height() * 4 / 3)
        return QRectF((self.width() - width) / 2, 0, width, width * 3 / 4)

    def _paint_mirrored(self, painter: QPainter, box: QRectF, picture: QImage) -> None:
        share = max(box.width() / picture.width(), box.height() / picture.height())
        size = QRectF(0, 0, picture.width() * share, picture.height() * share)
        size.moveCenter(QPointF(0, 0))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(box.center())
        painter.scale(-1, 1)
        painter.drawImage(size, picture)
        painter.restore()

    def _paint_frame(self, painter: QPainter, box: QRectF) -> None:
        """Four corners; closed while a card is looked up, so that it is not told by colour only."""
        host = theme_host_of(self)
        side = box.height() * _FRAME
        frame = QRectF(0, 0, side, side)
        frame.moveCenter(box.center())
        for role, width in (("film", 7.0), ("film_accent" if self._has_card else "on_film", 3.5)):
            painter.setPen(QPen(host.theme.color(role), width))
            if self._has_card:
                painter.drawRoundedRect(frame, 14, 14)
            else:
                painter.drawPath(_corners(frame))


def _corners(frame: QRectF) -> QPainterPath:
    path = QPainterPath()
    arm = frame.width() * _CORNER
    for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)):
        corner = QPointF(frame.left() + x * frame.width(), frame.top() + y * frame.height())
        across, down = (arm if x == 0 else -arm), (arm if y == 0 else -arm)
        path.moveTo(corner + QPointF(across, 0))
        path.lineTo(corner)
        path.lineTo(corner + QPointF(0, down))
    return path
