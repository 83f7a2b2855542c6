"""The picture of a film: fitted, with captions over it, a poster before it and a big Play."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QImageReader,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ....domain.captions import Cue
from ...kit.icons import pixmap
from ...kit.painting import paint_box, paint_ring
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .caption_paint import lay_out, paint

RADIUS = 14
_ASPECT = 16 / 9
# No poster that the program makes is larger; what a package brings would keep the window waiting.
_POSTER = QSize(1920, 1080)
_NARROWEST = 240
_BUTTON = 68
_FLASH_MS = 1100


class FilmSurface(QWidget):
    """Click plays or pauses, a double click fills the screen; the keys of a player act here."""

    clicked = Signal()
    double_clicked = Signal()
    skipped = Signal(float)  # seconds, forward or back
    volume_stepped = Signal(int)
    jumped = Signal(bool)  # to the end, else to the beginning
    stirred = Signal()  # the mouse moved

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._poster: QPixmap | None = None
        self._picture: QImage | None = None
        self._title = self._chapter = ""
        self._cue: Cue | None = None
        self._spoken: tuple[int, int] | None = None
        self._caption_size = 1
        self._shows_play = True
        self._is_square = False
        self._foot = 0
        self._by_keyboard = False
        self._flash = ""
        self._flash_end = QTimer(self)
        self._flash_end.setSingleShot(True)
        self._flash_end.setInterval(_FLASH_MS)
        self._flash_end.timeout.connect(lambda: self.flash(""))
        self.setMouseTracking(True)
        self.aspect = _ASPECT
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    # --- what it shows -----------------------------------------------------------------------

    def show_film(self, title: str, poster: Path | None, aspect: float = _ASPECT) -> None:
        """Another film: its poster, or its title where there is none."""
        self._title, self._chapter = title, ""
        self._picture, self._cue, self._spoken = None, None, None
        self._poster = None if poster is None else _poster(poster)
        self.aspect = aspect if 0.2 < aspect < 5.0 else _ASPECT
        self.setAccessibleName(tr("Film: {title}", title=title))
        self.updateGeometry()
        self.update()

    def show_picture(self, picture: QImage | None) -> None:
        """The picture of the moment."""
        self._picture = picture
        self.update()

    def show_chapter(self, title: str) -> None:
        """What is said now, for a recording without pictures."""
        if title != self._chapter:
            self._chapter = title
            if self._picture is None and self._poster is None:
                self.update()

    def show_caption(self, cue: Cue | None, spoken: tuple[int, int] | None) -> None:
        """What is said, and the word that is heard now; None shows no caption."""
        if (cue, spoken) != (self._cue, self._spoken):
            self._cue, self._spoken = cue, spoken
            self.update()

    def set_caption_size(self, size: int) -> None:
        """0 small, 1 medium, 2 large."""
        self._caption_size = size
        self.update()

    def show_play(self, shown: bool) -> None:
        """Whether the big button stands on the picture."""
        if shown != self._shows_play:
            self._shows_play = shown
            self.update()

    def flash(self, words: str) -> None:
        """Say something on the picture for a moment: what a key has changed."""
        self._flash = words
        if words:
            self._flash_end.start()
        else:
            self._flash_end.stop()
        self.update()

    def set_foot(self, pixels: int) -> None:
        """So much at its foot is covered: captions stand above it."""
        if pixels != self._foot:
            self._foot = pixels
            self.update()

    def set_square(self, square: bool) -> None:
        """Square corners, for the whole screen."""
        self._is_square = square
        self.update()

    @property
    def caption(self) -> str:
        """The words that stand on the picture, "" for none."""
        return "" if self._cue is None else self._cue.text

    @property
    def spoken_word(self) -> str:
        """The word that is underlined."""
        if self._cue is None or self._spoken is None:
            return ""
        return self._cue.text[slice(*self._spoken)]

    def picture_box(self) -> QRectF:
        """Where the picture stands in the widget."""
        room = QRectF(self.rect())
        width = min(room.width(), room.height() * self.aspect)
        box = QRectF(0, 0, width, width / self.aspect)
        box.moveCenter(room.center())
        return box

    # --- size and painting -------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, round(640 / self.aspect))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, round(_NARROWEST / self.aspect))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width / self.aspect)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._is_square:
            painter.setClipPath(self._outline())
        painter.fillRect(self.rect(), host.theme.color("film"))
        box = self.picture_box()
        if self._picture is not None:
            painter.drawImage(box, self._picture)
        elif self._poster is not None:
            painter.drawPixmap(box, self._poster, QRectF(self._poster.rect()))
        else:
            self._paint_title(painter, box)
        if self._cue is not None:
            area = QRectF(box)
            area.setBottom(min(box.bottom(), self.height() - self._foot))
            paint(painter, lay_out(self._cue, self._spoken, area, host, self._caption_size), host)
        if self._shows_play:
            self._paint_play(painter, box)
        if self._flash:
            self._paint_flash(painter, box)
        if self.hasFocus() and self._by_keyboard:
            ring = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            radius = 0 if self._is_square else RADIUS - 3
            paint_ring(painter, ring, radius, host.theme.color("film_accent"), 1.0)

    def _outline(self) -> QPainterPath:
        """Round above, straight below, where the bar is."""
        room = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(room.adjusted(0, 0, 0, RADIUS), RADIUS, RADIUS)
        return path

    def _paint_title(self, painter: QPainter, box: QRectF) -> None:
        """A plain slide: the title, and the chapter that is heard."""
        host = theme_host_of(self)
        theme = host.theme
        painter.fillRect(box, theme.mix("film", "film_accent", 0.2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.mix("film", "film_accent", 0.32))
        radius = box.height() * 0.42
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        painter.drawEllipse(
            QPointF(box.right() - radius * 0.6, box.top() + radius * 0.4), radius, radius
        )
        painter.restore()
        inner = box.adjusted(box.width() * 0.09, box.height() * 0.1, -box.width() * 0.09, 0)
        font = host.font("question")
        font.setPixelSize(max(round(box.height() * 0.085), 14))
        painter.setFont(font)
        painter.setPen(theme.color("on_film"))
        wrap = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
        taken = QFontMetricsF(font).boundingRect(inner, wrap, self._title)
        painter.drawText(inner, wrap, self._title)
        font = host.font("body")
        font.setPixelSize(max(round(box.height() * 0.05), 12))
        painter.setFont(font)
        below = inner.adjusted(0, taken.height() + box.height() * 0.04, 0, 0)
        painter.drawText(below, wrap, self._chapter)

    def _paint_play(self, painter: QPainter, box: QRectF) -> None:
        host = theme_host_of(self)
        side = min(host.px(_BUTTON), box.height() * 0.4)
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(box.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(0.85)
        painter.setBrush(host.theme.color("film"))
        painter.drawEllipse(circle.adjusted(-3, -3, 3, 3))
        painter.setOpacity(1.0)
        painter.setBrush(host.theme.color("film_accent"))
        painter.drawEllipse(circle)
        icon = round(side * 0.46)
        image = pixmap("play", host.theme.color("film"), icon, self.devicePixelRatioF())
        corner = circle.center() - QPointF(icon / 2 - side * 0.03, icon / 2)
        painter.drawPixmap(corner, image)

    def _paint_flash(self, painter: QPainter, box: QRectF) -> None:
        host = theme_host_of(self)
        font = host.font("emphasis")
        width = QFontMetricsF(font).horizontalAdvance(self._flash) + 32
        pill = QRectF(0, box.top() + box.height() * 0.06, width, host.px(38))
        pill.moveCenter(QPointF(box.center().x(), pill.center().y()))
        painter.setOpacity(0.88)
        paint_box(painter, pill, 9.0, host.theme.color("film"), None)
        painter.setOpacity(1.0)
        painter.setFont(font)
        painter.setPen(host.theme.color("on_film"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._flash)

    # --- mouse and keyboard ------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.stirred.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The release that follows plays or pauses again, as the first one did.
        self.double_clicked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Space: self.clicked.emit,
            Qt.Key.Key_Return: self.clicked.emit,
            Qt.Key.Key_Enter: self.clicked.emit,
            Qt.Key.Key_Left: lambda: self.skipped.emit(-5.0),
            Qt.Key.Key_Right: lambda: self.skipped.emit(5.0),
            Qt.Key.Key_Up: lambda: self.volume_stepped.emit(5),
            Qt.Key.Key_Down: lambda: self.volume_stepped.emit(-5),
            Qt.Key.Key_Home: lambda: self.jumped.emit(False),
            Qt.Key.Key_End: lambda: self.jumped.emit(True),
        }
        act = acts.get(Qt.Key(event.key())) if not _is_chord(event) else None
        if act is None:
            super().keyPressEvent(event)
            return
        if not self._by_keyboard:
            self._by_keyboard = True
            self.update()
        is_toggle = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (is_toggle and event.isAutoRepeat()):
            act()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()


def _is_chord(event: QKeyEvent) -> bool:
    chords = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & chords)


def _poster(file: Path) -> QPixmap | None:
    """A picture as the program makes them, None for anything else."""
    reader = QImageReader(str(file), b"png")
    reader.setAutoDetectImageFormat(False)
    if reader.size().boundedTo(_POSTER) != reader.size():
        return None
    found = QPixmap.fromImageReader(reader)
    return None if found.isNull() else found
