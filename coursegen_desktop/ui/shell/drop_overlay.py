"""What is shown over the window while files are held above it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ..kit.icons import pixmap
from ..kit.theme import theme_host_of
from ..kit.translate import tr


class DropOverlay(QWidget):
    """A veil with a dashed frame. Transparent to the pointer: the window takes the drop."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Show it over the whole window."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.color("accent_soft")
        veil.setAlphaF(0.94)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(18, 18, -18, -18)
        painter.setPen(QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 18, 18)
        side, middle = host.px(44), frame.center()
        image = pixmap("file-plus", theme.color("accent"), side, self.devicePixelRatioF())
        painter.drawPixmap(round(middle.x() - side / 2), round(middle.y() - side - 8), image)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.setFont(host.font("view_title"))
        painter.setPen(theme.color("ink"))
        top = middle.y() + 12
        words = QRectF(frame.left(), top, frame.width(), host.px(30))
        painter.drawText(words, centre, tr("Drop to create a course"))
        painter.setFont(host.font("body"))
        painter.setPen(theme.color("muted"))
        words.translate(0, host.px(32))
        hint = tr("Documents become a course; a .coursegen file is imported")
        painter.drawText(words, centre, hint)


def dropped_files(event: QDropEvent) -> list[str]:
    """Paths of the local files that are being dragged; [] when there are none."""
    data = event.mimeData()
    if not data.hasUrls():
        return []
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
