"""Buttons, chips, fields and badges. They paint themselves in the theme of the moment.

create = PrimaryButton(tr("Create course"), "sparkles")
create.clicked.connect(self.create_requested)
back = IconButton("arrow-left", tr("Back"), "Alt+Left")   # tooltip and accessible name
chip = Chip(tr("In progress"), 3)                         # checkable filter
field = SearchField(tr("Search courses and lessons"), hint="Ctrl K")
row.addWidget(Pill(tr("Draft"), "warn"))
"""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from .focus import QuietFocus, stop_tab_at_chosen
from .icons import pixmap
from .painting import keys_size, paint_box, paint_keys, paint_pill, paint_ring
from .roles import Theme
from .theme import ThemeHost, theme_host_of
from .translate import tr

_FADED = 0.45


class Button(QuietFocus, QPushButton):
    """Base of the painted buttons: icon, words, hover, pressed, focus ring, disabled."""

    height_px = 36.0
    padding_px = 15.0
    icon_px = 18.0
    gap_px = 9.0
    radius_px = 9.0

    def __init__(
        self,
        text: str = "",
        icon_name: str = "",
        parent: QWidget | None = None,
        *,
        icon_after: bool = False,
    ) -> None:
        super().__init__(parent)  # with words, QIcon would be asked for its enumerations
        self.setText(text)
        self._icon_name = icon_name
        self._icon_after = icon_after
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def set_icon(self, icon_name: str) -> None:
        """Show another icon, none for ""."""
        self._icon_name = icon_name
        self.updateGeometry()
        self.update()

    @property
    def icon_name(self) -> str:
        """The icon shown."""
        return self._icon_name

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        self.ensurePolished()
        width = 2 * host.px(self.padding_px) + self._content_width(host)
        return QSize(max(round(width), host.target(0)), host.target(self.height_px))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does; held down, it does not go on pressing what comes next."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def colors(self, theme: Theme) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        """(fill, edge, ink, ring) for the state of the moment; None paints nothing."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        fill, edge, ink, ring = self.colors(host.theme)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(_FADED)
        is_round = 2 * self.radius_px >= self.height_px
        radius = self.height() / 2 if is_round else min(host.px(self.radius_px), self.height() / 2)
        paint_box(painter, QRectF(self.rect()), radius, fill, edge)
        if self.shows_ring:
            self._paint_ring(painter, radius, ring, filled=fill is not None and edge is None)
        self._paint_content(painter, host, ink)

    def _paint_ring(self, painter: QPainter, radius: float, ring: QColor, filled: bool) -> None:
        # On a filled button the ring runs inside, where its colour stands out from the fill.
        inset = 3.0 if filled else 1.0
        paint_ring(painter, QRectF(self.rect()), radius, ring, inset)

    def _label(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _content_width(self, host: ThemeHost) -> float:
        label = self._label()
        width = float(self.fontMetrics().horizontalAdvance(label)) if label else 0.0
        if self._icon_name:
            width += host.px(self.icon_px) + (host.px(self.gap_px) if label else 0)
        return width

    def _paint_content(self, painter: QPainter, host: ThemeHost, ink: QColor) -> None:
        label = self._label()
        side = host.px(self.icon_px) if self._icon_name else 0
        gap = host.px(self.gap_px) if side and label else 0
        room = self.width() - 2 * host.px(self.padding_px) * 0.6
        metrics = self.fontMetrics()
        shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, int(room - side - gap) + 1)
        words = metrics.horizontalAdvance(shown)
        x = (self.width() - side - gap - words) / 2
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icon_first = self._icon_after == rtl
        icon_x, text_x = (x, x + side + gap) if icon_first else (x + words + gap, x)
        if side:
            image = pixmap(self._icon_name, ink, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(round(icon_x), (self.height() - side) // 2), image)
        if shown:
            painter.setPen(ink)
            painter.drawText(
                QRectF(text_x, 0, words + 2, self.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
                shown,
            )


class PrimaryButton(Button):
    """The one main action of a screen. `danger` paints it in the colour of loss."""

    def __init__(
        self,
        text: str = "",
        icon_name: str = "",
        parent: QWidget | None = None,
        *,
        icon_after: bool = False,
        danger: bool = False,
    ) -> None:
        super().__init__(text, icon_name, parent, icon_after=icon_after)
        self._role = "bad" if danger else "accent"

    def colors(self, theme: Theme) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        on_fill = "on_accent" if self._role == "accent" else "surface"
        toward = "on_accent" if theme.is_dark else "ink"
        share = 0.18 if self.isDown() else 0.1 if self.underMouse() else 0.0
        if theme.is_dark and share:
            toward = "ink"
        fill = theme.mix(self._role, toward, share)
        return fill, None, theme.color(on_fill), theme.color(on_fill)


class SecondaryButton(Button):
    """Any other action: surface and hairline."""

    def colors(self, theme: Theme) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        if self.isDown() or self.isChecked():
            fill = theme.color("sunken")
        elif self.underMouse():
            fill = theme.mix("surface", "sunken", 0.6)
        else:
            fill = theme.color("surface")
        return fill, theme.color("line"), theme.color("ink"), theme.color("accent")


class QuietButton(Button):
    """Words (and an icon) without a box, for what should not draw the eye.

    `role` is the colour of the words: muted, ink, accent or bad.
    """

    padding_px = 10.0

    def __init__(
        self,
        text: str = "",
        icon_name: str = "",
        parent: QWidget | None = None,
        *,
        icon_after: bool = False,
        role: str = "muted",
    ) -> None:
        super().__init__(text, icon_name, parent, icon_after=icon_after)
        self._role = role

    def colors(self, theme: Theme) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        fill = theme.color("sunken") if self.underMouse() or self.isDown() else None
        ink = theme.color("ink" if fill and self._role == "muted" else self._role)
        return fill, None, ink, theme.color("accent")

    def _paint_ring(self, painter: QPainter, radius: float, ring: QColor, filled: bool) -> None:
        super()._paint_ring(painter, radius, ring, filled=False)


class LinkButton(QuietButton):
    """A small link-like action in the accent colour, without padding around the words."""

    height_px = 26.0
    padding_px = 4.0
    icon_px = 15.0
    gap_px = 5.0
    radius_px = 6.0

    def __init__(
        self, text: str = "", icon_name: str = "", parent: QWidget | None = None,
        *, icon_after: bool = False, role: str = "accent",
    ) -> None:  # fmt: skip
        super().__init__(text, icon_name, parent, icon_after=icon_after, role=role)


class IconButton(QuietButton):
    """An icon alone: its name is the accessible name, and with the shortcut the tooltip."""

    padding_px = 9.0

    def __init__(
        self, icon_name: str, name: str, shortcut: str = "", parent: QWidget | None = None,
        *, role: str = "muted", checkable: bool = False,
    ) -> None:  # fmt: skip
        super().__init__("", icon_name, parent, role=role)
        self._shortcut = shortcut
        self.set_name(name)
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Name the action: spoken, and shown as the tooltip."""
        keys = QKeySequence(self._shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({keys})" if keys else name)

    def sizeHint(self) -> QSize:
        side = theme_host_of(self).target(self.height_px)
        return QSize(side, side)

    def colors(self, theme: Theme) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        if self.isChecked():
            ink = theme.color("accent")
            return theme.color("accent_soft"), None, ink, theme.color("accent")
        return super().colors(theme)


class Chip(Button):
    """A round filter or choice, checkable. With `checkable=False` it is a small round button.

    A group: `group = QButtonGroup(self); group.addButton(chip)` makes them exclusive.
    """

    height_px = 28.0
    padding_px = 12.0
    icon_px = 14.0
    gap_px = 6.0
    radius_px = 14.0

    def __init__(
        self,
        text: str,
        count: int | None = None,
        parent: QWidget | None = None,
        *,
        icon_name: str = "",
        checkable: bool = True,
    ) -> None:
        super().__init__(text, icon_name, parent)
        self._count = count
        self.setCheckable(checkable)
        self._name()
        self.toggled.connect(lambda _: stop_tab_at_chosen(self))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        stop_tab_at_chosen(self)

    def set_count(self, count: int | None) -> None:
        """Change the figure after the words."""
        if count != self._count:
            self._count = count
            self._name()
            self.updateGeometry()
            self.update()

    def _name(self) -> None:
        figure = "" if self._count is None else f", {self._count}"
        self.setAccessibleName(f"{self.text()}{figure}")

    def _label(self) -> str:
        label = super()._label()
        return label if self._count is None else f"{label}  {self._count}"

    def colors(self, theme: Theme) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        if self.isChecked():
            paper = theme.color("background")
            return theme.color("ink"), None, paper, paper
        fill = theme.color("sunken" if self.underMouse() or self.isDown() else "surface")
        return fill, theme.color("line"), theme.color("muted"), theme.color("accent")


class Toggle(QuietFocus, QAbstractButton):
    """A switch for a setting that acts at once. Put its words in a label beside it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.target(48), host.target(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(_FADED)
        track = QRectF(0, 0, host.px(48) - 8, host.px(30) - 8)
        track.moveCenter(QRectF(self.rect()).center())
        radius = track.height() / 2
        if self.shows_ring:
            paint_ring(painter, QRectF(self.rect()), self.height() / 2, theme.color("accent"), 1.0)
        on = self.isChecked()
        fill = theme.color("accent" if on else "sunken")
        paint_box(painter, track, radius, fill, None if on else theme.color("edge"))
        knob = radius - 3
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = track.right() - radius if on != rtl else track.left() + radius
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("on_accent" if on else "muted"))
        painter.drawEllipse(QPointF(x, track.center().y()), knob, knob)
        if on:
            # Not by colour and place alone: the switched-on knob carries a tick.
            side = round(knob * 1.5)
            image = pixmap("check", theme.color("accent"), side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(x - side / 2, track.center().y() - side / 2), image)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class SearchField(QLineEdit):
    """A line edit with a magnifier, a keyboard hint, and a clear button while it holds text.

    `activated` comes with Enter; Esc clears it, and a second Esc goes to the window.
    """

    activated = Signal(str)

    def __init__(
        self, placeholder: str = "", parent: QWidget | None = None, *, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._clear = IconButton("x", tr("Clear"), parent=self)
        self._clear.height_px, self._clear.icon_px = 26.0, 15.0
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(lambda: self.activated.emit(self.text()))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme_host_of(self).px(260), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = host.px(16)
        image = pixmap("search", host.theme.color("muted"), side, self.devicePixelRatioF())
        painter.drawPixmap(
            self._mirrored(QRect(host.px(12), (self.height() - side) // 2, side, side)).topLeft(),
            image,
        )
        if self._hint and not self.text():
            paint_keys(painter, self._hint_box(), self._hint, host)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._clear.sizeHint().width()
        box = QRect(self.width() - side - 6, (self.height() - side) // 2, side, side)
        self._clear.setGeometry(self._mirrored(box))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason):
            self.selectAll()

    def _fit(self) -> None:
        host = theme_host_of(self)
        right = self._hint_box().width() + 14 if self._hint else host.px(30)
        left = host.px(26)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left, right = right, left
        self.setTextMargins(left, 0, right, 0)

    def _hint_box(self) -> QRect:
        host = theme_host_of(self)
        size = keys_size(self._hint, host)
        top = (self.height() - size.height()) // 2
        return self._mirrored(
            QRect(self.width() - size.width() - 11, top, size.width(), size.height())
        )

    def _mirrored(self, box: QRect) -> QRect:
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRect(self.width() - box.right() - 1, box.y(), box.width(), box.height())
        return box

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))


class Pill(QLabel):
    """A small badge: kind is good, warn, bad, accent or plain. The words carry the meaning."""

    def __init__(self, text: str, kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self.setContentsMargins(7, 3, 7, 3)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_as(self, text: str, kind: str) -> None:
        """Change words and kind."""
        self._kind = kind
        self.setText(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), self.text(), self._kind, theme_host_of(self))


class Keys(QLabel):
    """A keyboard key or chord in a small frame, such as "Enter"."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(keys, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return keys_size(self.text(), theme_host_of(self))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_keys(painter, self.rect(), self.text(), theme_host_of(self))
