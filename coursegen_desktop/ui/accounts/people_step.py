"""Choosing a person: tiles with avatars, where those who use the computer may be shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.ids import UserId
from ...domain.user import User
from ..kit.avatar import avatar_font, paint_avatar
from ..kit.focus import tab_through
from ..kit.lists import FlowLayout
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .card_button import CardButton
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


class PersonTile(CardButton):
    """Avatar and name."""

    def __init__(self, person: User, parent: QWidget | None = None) -> None:
        super().__init__(person.full_name, parent)
        self.person = person
        self.picture: QPixmap | None = None
        self.setToolTip(person.full_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(140), host.px(142))

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme, box = host.theme, QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_card(painter)
        side = host.px(68)
        paint_avatar(
            painter,
            QRectF((box.width() - side) / 2, host.px(20), side, side),
            initials=self.person.initials,
            colour=self.person.colour,
            theme=theme,
            font=avatar_font(host, side),
            picture=self.picture,
            animal=self.person.animal,
        )
        painter.setFont(host.font("control"))
        painter.setPen(theme.color("ink"))
        room = box.adjusted(host.px(10), host.px(20) + side, -host.px(10), 0)
        metrics = QFontMetrics(host.font("control"))
        name = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)
