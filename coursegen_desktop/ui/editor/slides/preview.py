"""The chosen slide, large; its pages one after another where it has several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ...kit.forms import IconButton
from ...kit.lists import Muted
from ...kit.theme import theme_host_of
from ...kit.translate import tr

_PATIENCE_MS = 250
_MARGIN, _RADIUS = 16, 10.0


class _Screen(QWidget):
    """Paints one picture in the middle, in the shape of a slide."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image: QImage | None = None
        self.note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(160, 90))

    def slide_box(self) -> QRectF:
        """Where the slide stands."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        size = QSize(16, 9).scaled(
            room.size().toSize().expandedTo(QSize(16, 9)), Qt.AspectRatioMode.KeepAspectRatio
        )
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(room.center())
        return QRectF(box.toRect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        box = self.slide_box()
        shape = QPainterPath()
        shape.addRoundedRect(box, _RADIUS, _RADIUS)
        painter.setClipPath(shape)
        if self.image is None:
            painter.fillRect(box, host.theme.color("sunken"))
            painter.setFont(host.font("body"))
            painter.setPen(host.theme.color("muted"))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(box.adjusted(24, 24, -24, -24), flags, self.note)
        else:
            painter.drawImage(box, self.image)
        painter.setClipping(False)
        painter.setPen(QPen(host.theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)


class SlidePreview(QWidget):
    """Shows pictures that others paint. `size_changed` comes when another size is wanted."""

    size_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: tuple[QImage, ...] = ()
        self._page, self._key = 0, ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._on_late)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.canvas = _Screen()
        self.canvas.resized.connect(self.size_changed)
        column.addWidget(self.canvas, 1)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 8)
        row.addStretch(1)
        self.back = IconButton("chevron-left", tr("Page before"))
        self.on = IconButton("chevron-right", tr("Next page"))
        self._count = Muted()
        for button, step in ((self.back, -1), (self.on, 1)):
            button.height_px, button.icon_px = 30.0, 17.0
            button.clicked.connect(lambda _=False, step=step: self._turn(step))
        row.addWidget(self.back)
        row.addWidget(self._count)
        row.addWidget(self.on)
        row.addStretch(1)
        column.addWidget(self._foot)
        self._foot.hide()

    def wanted_size(self) -> tuple[int, int]:
        """The pixels that a picture should have."""
        box, dpr = self.canvas.slide_box(), self.devicePixelRatioF()
        width = max(320, min(round(box.width() * dpr), 2560))
        return width, round(width * 9 / 16)

    def await_slide(self, key: str, title: str) -> None:
        """Another slide is being painted; the last picture of it stays, of others a moment."""
        self.canvas.setAccessibleName(tr("Picture of the slide “{title}”", title=title))
        if key != self._key:
            self._key, self._page = key, 0
            self._patience.start()

    def show_pages(self, key: str, images: Sequence[QImage]) -> None:
        """The pages of a slide are painted."""
        if key != self._key:
            return
        self._patience.stop()
        self._images = tuple(images)
        self._page = min(self._page, max(len(images) - 1, 0))
        self._show()

    def show_fault(self, key: str, words: str) -> None:
        """The slide cannot be painted."""
        if key == self._key:
            self._patience.stop()
            self._images = ()
            self.canvas.note = words
            self._show()

    def clear(self) -> None:
        """Nothing is chosen."""
        self._key, self._images = "", ()
        self._patience.stop()
        self.canvas.note = ""
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.canvas.update()

    def _on_late(self) -> None:
        self._images = ()
        self.canvas.note = tr("Painting…")
        self._show()

    def _turn(self, step: int) -> None:
        self._page = min(max(self._page + step, 0), len(self._images) - 1)
        self._show()

    def _show(self) -> None:
        count = len(self._images)
        self.canvas.image = self._images[self._page] if count else None
        self._foot.setVisible(count > 1)
        self.back.setEnabled(self._page > 0)
        self.on.setEnabled(self._page < count - 1)
        words = tr("Page {number} of {total}", number=self._page + 1, total=max(count, 1))
        self._count.setText(words)
        self.canvas.update()
