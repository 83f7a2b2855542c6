"""A picture that is answered on: scaled to the width, with places given in its own pixels."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.questions.base import RegionView, Verdict
from ..kit.icons import pixmap
from ..kit.painting import paint_box
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr
from .pictures import Picture, fitted, picture_for
from .row_body import MARKS

_TALLEST = 430
_BADGE = 22


class PictureBoard(QWidget):
    """The picture `name`; subclasses paint on it in `paint_over`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.picture: Picture | None = None
        self._asked = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def load(self) -> None:
        """Look for the picture, once this stands below the pane that knows where."""
        if self.picture is None and not self._asked:
            self.picture = picture_for(self, self._name)
            self._asked = self.picture is not None
            if self.picture is not None:
                self.updateGeometry()
                self.placed()
                self.update()

    @property
    def size_of_picture(self) -> QSize:
        """The picture's own size; empty while there is none."""
        return QSize() if self.picture is None else self.picture.size

    def box(self) -> QRectF:
        """Where the picture is painted."""
        size = self._shown(self.width())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRectF(self.width() - size.width() if rtl else 0.0, 0, size.width(), size.height())

    def scale(self) -> float:
        """Pixels of the screen for one of the picture."""
        size = self.size_of_picture
        return self.box().width() / size.width() if not size.isEmpty() else 1.0

    def to_screen(self, x: float, y: float) -> QPointF:
        """A place of the picture on this widget."""
        box, scale = self.box(), self.scale()
        return QPointF(box.left() + x * scale, box.top() + y * scale)

    def to_picture(self, point: QPointF) -> tuple[float, float] | None:
        """A place of this widget in the picture's pixels; None outside of it."""
        box, scale = self.box(), self.scale()
        if self.picture is None or not box.contains(point):
            return None
        return (point.x() - box.left()) / scale, (point.y() - box.top()) / scale

    def path_of(self, region: RegionView) -> QPainterPath:
        """The outline of a region on this widget."""
        path, c, scale = QPainterPath(), region.coords, self.scale()
        if region.shape == "rect" and len(c) == 4:
            corners = self.to_screen(c[0], c[1]), self.to_screen(c[2], c[3])
            path.addRect(QRectF(*corners).normalized())
        elif region.shape == "circle" and len(c) == 3:
            path.addEllipse(self.to_screen(c[0], c[1]), c[2] * scale, c[2] * scale)
        elif region.shape == "ellipse" and len(c) == 4:
            path.addEllipse(self.to_screen(c[0], c[1]), c[2] * scale, c[3] * scale)
        elif region.shape == "poly":
            points = [self.to_screen(x, y) for x, y in zip(c[::2], c[1::2], strict=False)]
            path.addPolygon(QPolygonF(points))
            path.closeSubpath()
        else:
            path.addRect(self.box())
        return path

    def placed(self) -> None:
        """The picture is there, or has another size: put what lies on it where it belongs."""

    def paint_over(self, painter: QPainter, host: ThemeHost) -> None:
        """Paint what lies on the picture."""

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self.picture is None:
            return theme_host_of(self).px(80)
        return round(self._shown(width).height() + 0.5)

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 100 else theme_host_of(self).px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(160), host.px(60))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Polish):
            self.load()
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange):
            self.updateGeometry()
            self.placed()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.picture is None:
            self._paint_missing(painter, host)
            return
        box = self.box()
        rounded = QPainterPath()
        rounded.addRoundedRect(box, host.px(12), host.px(12))
        painter.save()
        painter.setClipPath(rounded)
        painter.fillRect(box, paper(host))
        painter.drawPixmap(box, self.picture.pixmap, QRectF(self.picture.pixmap.rect()))
        painter.restore()
        paint_box(painter, box, host.px(12), None, host.theme.color("line"))
        self.paint_over(painter, host)

    def _paint_missing(self, painter: QPainter, host: ThemeHost) -> None:
        box = QRectF(self.rect())
        paint_box(painter, box, host.px(12), host.theme.color("sunken"), host.theme.color("line"))
        painter.setFont(host.font("body"))
        painter.setPen(host.theme.color("muted"))
        words = tr("The picture of this question is missing, so that it cannot be answered.")
        flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(box.adjusted(16, 8, -16, -8), flags, words)

    def _shown(self, width: float) -> QSizeF:
        return fitted(self.size_of_picture, width, theme_host_of(self).px(_TALLEST))


def paper(host: ThemeHost) -> QColor:
    """What lies behind pictures, which are drawn for paper, and around lines on them."""
    return host.theme.color("ink" if host.theme.is_dark else "surface")


def paint_region(
    painter: QPainter, path: QPainterPath, role: str, host: ThemeHost, *, filled: bool = True
) -> None:
    """An outline that is seen on any picture: a light line around a coloured one."""
    color = host.theme.color(role)
    if filled:
        fill = host.theme.color(role)
        fill.setAlphaF(0.18)
        painter.fillPath(path, fill)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, line in ((5.0, paper(host)), (2.5, color)):
        painter.setPen(QPen(line, width))
        painter.drawPath(path)


def paint_badge(
    painter: QPainter, center: QPointF, host: ThemeHost, verdict: Verdict, text: str = ""
) -> None:
    """A round badge: the icon of a verdict, or a figure."""
    mark = MARKS.get(verdict)
    role = mark[1] if mark else "accent"
    side = float(host.px(_BADGE))
    box = QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
    painter.setPen(QPen(paper(host), 2.0))
    painter.setBrush(host.theme.color(role))
    painter.drawEllipse(box)
    ink = host.theme.color("on_accent" if role == "accent" else "surface")
    if mark:
        icon = round(side * 0.68)
        image = pixmap(mark[0], ink, icon, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(center.x() - icon / 2, center.y() - icon / 2), image)
    else:
        painter.setFont(host.font("small_strong"))
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
