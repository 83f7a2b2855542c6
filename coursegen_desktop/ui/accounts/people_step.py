"""Choosing a person: tiles with avatars, where those who use the computer may be shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ...domain.ids import UserId
from ...domain.user import User
from ..kit.avatar import avatar_font, paint_avatar
from ..kit.focus import QuietFocus, tab_through
from ..kit.lists import FlowLayout
from ..kit.painting import paint_box, paint_ring
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .step import Step


class PeopleStep(Step):
    """One tile a person."""

    width_px = 620
    person_chosen = Signal(object)  # a User
    address_wanted = Signal()
    account_wanted = Signal()

    def __init__(self, people: Sequence[User]) -> None:
        super().__init__(tr("Who are you?"))
        holder = QWidget()
        flow = FlowLayout(holder, spacing=12, centred=True)
        self.tiles = [PersonTile(person) for person in people]
        for tile in self.tiles:
            tile.clicked.connect(lambda _=False, who=tile.person: self.person_chosen.emit(who))
            flow.addWidget(tile)
        self.body.addWidget(holder)
        tab_through(self.tiles)
        if self.tiles:
            self.first = self.tiles[0]
        self.add_back(tr("Somebody else"), "user", self.address_wanted.emit)
        self._account = self.add_below(tr("New account"), "user-plus", self.account_wanted.emit)

    def offer(self, *, new_account: bool) -> None:
        """Whether people may make their own accounts."""
        self._account.setVisible(new_account)

    def set_picture(self, person: UserId, picture: QPixmap) -> None:
        """Somebody's picture has come."""
        for tile in self.tiles:
            if tile.person.id == person:
                tile.picture = picture
                tile.update()


class PersonTile(QuietFocus, QAbstractButton):
    """Avatar and name; arrows go from one tile to the next."""

    def __init__(self, person: User, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self.picture: QPixmap | None = None
        self.setText(person.full_name)
        self.setAccessibleName(person.full_name)
        self.setToolTip(person.full_name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(140), host.px(142))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        lit = self.underMouse() or self.isDown()
        fill = theme.mix("surface", "accent_soft", 0.5 if lit else 0.0)
        paint_box(painter, box, 14.0, fill, theme.color("accent" if lit else "line"))
        if self.shows_ring:
            paint_ring(painter, box, 14.0, theme.color("accent"))
        side = host.px(68)
        paint_avatar(
            painter,
            QRectF((box.width() - side) / 2, host.px(20), side, side),
            initials=self.person.initials,
            colour=self.person.colour,
            theme=theme,
            font=avatar_font(host, side),
            picture=self.picture,
        )
        painter.setFont(host.font("control"))
        painter.setPen(theme.color("ink"))
        room = box.adjusted(host.px(10), host.px(20) + side, -host.px(10), 0)
        metrics = QFontMetrics(host.font("control"))
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)
