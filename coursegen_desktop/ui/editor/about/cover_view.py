"""The cover of the course as its card shows it, and a frame to cut one out of a picture."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ....media.course_cover import SHAPE, Frame, box_of, widest
from ...content.cover import CoverPainter, cover_picture
from ...kit.dialogs import Dialog, run
from ...kit.lists import Muted, Strong
from ...kit.theme import theme_host_of
from ...kit.translate import tr

_WIDTH = 420
_STEP = 0.02
_FAST = 0.1
_SMALLEST = 0.15


class CoverView(QWidget):
    """A cover with rounded corners."""

    def __init__(self, paint_cover: CoverPainter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint = paint_cover
        self._course = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_cover(self, public_id: str, title: str, file: str) -> None:
        """Show a course's cover."""
        self._course = (public_id, title, file)
        whose = tr("Cover: a picture of its own") if file else tr("Cover: painted")
        self.setAccessibleName(whose)
        self.update()

    def sizeHint(self) -> QSize:
        width = theme_host_of(self).px(_WIDTH)
        return QSize(width, round(width / SHAPE))

    def paintEvent(self, event: QPaintEvent) -> None:
        key, title, file = self._course
        if key:
            picture = cover_picture(
                self._paint, key, title, self.size(), self.devicePixelRatioF(), 13, 13, file=file
            )
            QPainter(self).drawPixmap(0, 0, picture)


class FrameView(QWidget):
    """A picture with the frame that is cut out: moved by mouse and arrows, sized by plus, minus
    and the wheel."""

    changed = Signal()

    def __init__(self, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self.frame = widest(image.size())
        self._largest = self.frame.width
        self._grip: tuple[QPoint, Frame] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("What of the picture is shown"))
        self.setAccessibleDescription(tr("Arrows move the frame, plus and minus size it."))
        self.setMinimumSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return self._image.size().scaled(
            QSize(host.px(520), host.px(360)), Qt.AspectRatioMode.KeepAspectRatio
        )

    def set_size(self, share: float) -> None:
        """The frame's width as a share of the largest one; its middle stays."""
        old = self.frame
        width = self._largest * min(max(share, _SMALLEST), 1.0)
        self._put(
            old.left + (old.width - width) / 2,
            old.top + (self._height(old.width) - self._height(width)) / 2,
            width,
        )

    @property
    def share(self) -> float:
        """The frame's width as a share of the largest one."""
        return self.frame.width / self._largest

    def _height(self, width: float) -> float:
        size = self._image.size()
        return width * size.width() / SHAPE / size.height()

    def _put(self, left: float, top: float, width: float) -> None:
        left = min(max(left, 0.0), 1.0 - width)
        top = min(max(top, 0.0), max(1.0 - self._height(width), 0.0))
        self.frame = Frame(left, top, width)
        self.update()
        self.changed.emit()

    def _where(self) -> QRect:
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        where = QRect(QPoint(), size)
        where.moveCenter(self.rect().center())
        return where

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        fast = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = _FAST if fast else _STEP
        if event.key() in steps:
            right, down = steps[Qt.Key(event.key())]
            now = self.frame
            self._put(now.left + right * step, now.top + down * step, now.width)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_size(self.share - step)
        elif event.key() == Qt.Key.Key_Minus:
            self.set_size(self.share + step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = (event.position().toPoint(), self.frame)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        start, frame = self._grip
        by = QPointF(event.position().toPoint() - start)
        where = self._where()
        left = frame.left + by.x() / where.width()
        self._put(left, frame.top + by.y() / where.height(), frame.width)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.set_size(self.share - event.angleDelta().y() / 120 * _STEP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        where = self._where()
        painter.drawImage(where, self._image)
        box = box_of(self.frame, where.size()).translated(where.topLeft())
        theme = theme_host_of(self).theme
        shade = theme.color("background")
        shade.setAlphaF(0.65)
        for part in (
            QRect(where.left(), where.top(), where.width(), box.top() - where.top()),
            QRect(where.left(), box.bottom() + 1, where.width(), where.bottom() - box.bottom()),
            QRect(where.left(), box.top(), box.left() - where.left(), box.height()),
            QRect(box.right() + 1, box.top(), where.right() - box.right(), box.height()),
        ):
            painter.fillRect(part, shade)
        painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "ink"), 2))
        painter.drawRect(QRectF(box).adjusted(1, 1, -1, -1))


async def ask_frame(parent: QWidget, image: QImage) -> Frame | None:
    """What of a picture becomes the cover; None when it is to stay as it was."""
    dialog = Dialog(parent, tr("Cover"))
    dialog.add_title(tr("What of the picture is shown?"), tr("Move and size the frame."))
    view = FrameView(image)
    dialog.column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
    label = Strong(tr("Size of the frame"))
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setAccessibleName(tr("Size of the frame"))
    slider.setRange(round(_SMALLEST * 100), 100)
    slider.setValue(100)
    slider.valueChanged.connect(lambda value: view.set_size(value / 100))

    def follow() -> None:
        slider.blockSignals(True)
        slider.setValue(round(view.share * 100))
        slider.blockSignals(False)

    view.changed.connect(follow)
    label.setBuddy(slider)
    dialog.column.addWidget(label)
    dialog.column.addWidget(slider)
    dialog.column.addWidget(Muted(tr("Arrows move it, plus and minus size it."), wrap=True))
    dialog.add_buttons(tr("Use it"), "")
    view.setFocus()
    given: list[Frame] = []
    dialog.accepted.connect(lambda: given.append(view.frame))
    await run(dialog)
    return given[0] if given else None
