"""The navigation rail: where one is, and where one can go."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QFrame, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ..kit.avatar import avatar_font, paint_avatar
from ..kit.focus import QuietFocus
from ..kit.icons import IconLabel, icon, pixmap
from ..kit.painting import paint_box, paint_ring
from ..kit.routes import Route, SettingsRoute
from ..kit.theme import ThemeHost, theme_host_of, theme_of
from ..kit.translate import tr
from .actions import Destination, destinations, native

_MOST_ON_BADGE = 999


class Rail(QFrame):
    """A column of destinations. One Tab stop; arrows, Home and End move inside."""

    route_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Navigation"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 14)
        column.setSpacing(4)
        logo = IconLabel("graduation-cap", role="accent", size=30)
        logo.setAccessibleName(tr("Coursegen Desktop"))
        column.addWidget(logo, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(15)
        self._items: list[RailItem] = []
        all_ = destinations()
        for place in (place for place in all_ if not place.at_bottom):
            column.addWidget(self._item(place))
        column.addStretch(1)
        for place in (place for place in all_ if place.at_bottom):
            column.addWidget(self._item(place))
        self.avatar = AvatarButton()
        self.avatar.settings_requested.connect(lambda: self.route_requested.emit(SettingsRoute()))
        column.addSpacing(6)
        column.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignHCenter)
        self._stops: list[QAbstractButton] = [*self._items, self.avatar]
        for stop in self._stops[1:]:
            stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._fit()

    def show_route(self, route: Route) -> None:
        """Light the item under which `route` lies."""
        for item in self._items:
            here = isinstance(route, item.place.covers)
            item.setChecked(here)
            if here:
                self._let_tab_stop_at(item)

    def show_destinations(self, allowed: Callable[[Destination], bool]) -> None:
        """List only what is `allowed`; the keyboard walks over the others."""
        for item in self._items:
            item.setVisible(allowed(item.place))
        self._stops = [*self.items(), self.avatar]
        chosen = next((item for item in self.items() if item.isChecked()), self._stops[0])
        self._let_tab_stop_at(chosen)
        self._fit()

    def show_badge(self, id_: str, count: int) -> None:
        """Put a number on the destination of that id; 0 takes it away."""
        for item in self._items:
            if item.place.id == id_:
                item.show_badge(count)

    def items(self) -> list["RailItem"]:
        """The destinations that are shown, from top to bottom."""
        return [item for item in self._items if not item.isHidden()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((n for n, stop in enumerate(self._stops) if stop.hasFocus()), -1)
        last = len(self._stops) - 1
        goals = {
            Qt.Key.Key_Down: min(at + 1, last), Qt.Key.Key_Up: max(at - 1, 0),
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        if at < 0 or event.key() not in goals:
            super().keyPressEvent(event)
            return
        stop = self._stops[goals[Qt.Key(event.key())]]
        self._let_tab_stop_at(stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _item(self, place: Destination) -> "RailItem":
        item = RailItem(place)
        item.clicked.connect(lambda: self._on_item_clicked(item))
        self._items.append(item)
        return item

    def _on_item_clicked(self, item: "RailItem") -> None:
        # The navigator lights the item when the screen is there: until then it stays as it was.
        item.setChecked(not item.isChecked())
        self.route_requested.emit(item.place.route)

    def _let_tab_stop_at(self, stop: QAbstractButton) -> None:
        for other in self._stops:
            policy = Qt.FocusPolicy.StrongFocus if other is stop else Qt.FocusPolicy.ClickFocus
            other.setFocusPolicy(policy)

    def _fit(self) -> None:
        host = theme_host_of(self)
        metrics = QFontMetrics(host.font("micro"))
        widest = max(metrics.horizontalAdvance(item.place.text) for item in self.items())
        self.setFixedWidth(max(76, widest + 12 + 17))


class RailItem(QuietFocus, QAbstractButton):
    """One destination: icon over its name; lit with a tint, a colour and a bolder name."""

    def __init__(self, place: Destination, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.badge = ""
        self.setText(place.text)
        self.setCheckable(True)
        self.setAccessibleName(place.text)
        self.setToolTip(f"{place.text} ({native(place.keys)})")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_badge(self, count: int) -> None:
        """How many things wait there, also in the name that is read aloud."""
        badge = (
            "" if count <= 0 else str(count) if count <= _MOST_ON_BADGE else f"{_MOST_ON_BADGE}+"
        )
        if badge == self.badge:
            return
        self.badge = badge
        name = self.place.text
        told = tr("{place}, {count} due", place=name, count=badge) if badge else name
        self.setAccessibleName(told)
        self.setToolTip(f"{told} ({native(self.place.keys)})")
        self.update()

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(60, 20 + host.px(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the rail moves; a button would move by the look of the layout
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked()
        fill: QColor | None = None
        if lit:
            fill = theme.color("accent_soft")
        elif self.underMouse() or self.isDown():
            fill = theme.color("sunken")
        box = QRectF(self.rect())
        paint_box(painter, box, 12.0, fill, None)
        if self.shows_ring:
            paint_ring(painter, box, 12.0, theme.color("accent"))
        ink = theme.color("accent" if lit else "muted")
        side = host.px(20)
        font = host.font("micro")
        if lit:
            font.setWeight(font.Weight.Bold)
        metrics = QFontMetrics(font)
        top = (self.height() - side - 3 - metrics.height()) / 2
        image = pixmap(self.place.icon, ink, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - side) // 2, round(top)), image)
        painter.setFont(font)
        painter.setPen(ink)
        words = QRectF(0, top + side + 3, self.width(), metrics.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.place.text)
        if self.badge:
            self._paint_badge(painter, host, top)

    def _paint_badge(self, painter: QPainter, host: ThemeHost, top: float) -> None:
        """At the icon's upper outer corner."""
        font = host.font("micro")
        font.setWeight(font.Weight.Bold)
        metrics = QFontMetrics(font)
        height = metrics.height() + 1
        width = max(height, metrics.horizontalAdvance(self.badge) + 9)
        left = self.width() / 2 + host.px(3)
        left = min(left, self.width() - width - 2.0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self.width() - left - width
        box = QRectF(left, max(top - height * 0.35, 2.0), width, height)
        paint_box(painter, box, height / 2, host.theme.color("accent"), None)
        painter.setFont(font)
        painter.setPen(host.theme.color("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.badge)


class AvatarButton(QuietFocus, QAbstractButton):
    """Who is learning: a picture or initials. Leads to the settings, or opens a menu to leave by.

    With `offers_menu` a click opens the menu; else it is the wish for the settings.
    """

    settings_requested = Signal()
    sign_out_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._initials = self._role = self._animal = ""
        self._colour = 2
        self._picture: QPixmap | None = None
        self._offers_menu = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        self.show_person("", "")

    def show_person(
        self,
        full_name: str,
        initials: str,
        *,
        colour: int = 2,
        role: str = "",
        picture: QPixmap | None = None,
        animal: str = "",
    ) -> None:
        """Show another person; without a name a figure stands for anybody."""
        self._name, self._initials, self._role = full_name, initials.strip("?"), role
        self._animal = animal
        self._colour, self._picture = colour, picture
        self._tell_name()
        self.update()

    @property
    def offers_menu(self) -> bool:
        """Whether one can sign out here."""
        return self._offers_menu

    @offers_menu.setter
    def offers_menu(self, on: bool) -> None:
        self._offers_menu = on
        self._tell_name()

    def make_menu(self) -> QMenu:
        """Name and role, and the ways from here."""
        menu = QMenu(self)
        color = theme_of(self).color("muted")
        who = " · ".join(part for part in (self._name, self._role) if part)
        menu.addAction(who.replace("&", "&&")).setEnabled(False)
        menu.addSeparator()
        settings = menu.addAction(icon("settings", color), tr("Settings"))
        settings.triggered.connect(self.settings_requested)
        # One way for both: whoever leaves and whoever comes meet at the sign-in.
        leave = menu.addAction(icon("log-out", color), tr("Sign out or switch person"))
        leave.triggered.connect(self.sign_out_requested)
        return menu

    def sizeHint(self) -> QSize:
        side = theme_host_of(self).px(34) + 8
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        disc = box.adjusted(4, 4, -4, -4)
        paint_avatar(
            painter,
            disc,
            initials=self._initials,
            colour=self._colour,
            theme=host.theme,
            font=avatar_font(host, disc.width()),
            picture=self._picture,
            animal=self._animal,
        )
        if self.underMouse() or self.isDown():
            veil = host.theme.color("ink")
            veil.setAlphaF(0.12)
            paint_box(painter, disc, disc.height() / 2, veil, None)
        if self.shows_ring:
            paint_ring(painter, box, box.height() / 2, host.theme.color("accent"))

    def _tell_name(self) -> None:
        if self._offers_menu and self._name:
            name = tr("{name}: settings and signing out", name=self._name)
        elif self._name:
            name = tr("{name}: settings", name=self._name)
        else:
            name = tr("You: settings")
        self.setAccessibleName(name)
        self.setToolTip(name)

    def _on_clicked(self) -> None:
        if not self._offers_menu:
            self.settings_requested.emit()
            return
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.mapToGlobal(QPoint(self.width() + 6, self.height()))
        menu.popup(corner - QPoint(0, menu.sizeHint().height()))
