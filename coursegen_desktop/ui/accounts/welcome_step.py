"""The first question: who uses this computer?"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ...domain.user import checked_name
from ..kit.field import Field
from ..kit.focus import tab_through
from ..kit.icons import pixmap
from ..kit.painting import paint_box
from ..kit.theme import ThemeHost, theme_host_of
from ..kit.translate import tr
from .card_button import CardButton
from .step import Step, fits, name_edit

_CENTRED = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
_MARGIN, _DISC, _GAP = 24, 56, 14


class WelcomeStep(Step):
    """Two large cards; a name for whoever is alone. There is no password to think of."""

    width_px = 640
    alone_chosen = Signal(str)  # the name, "" to keep the one that is known
    shared_chosen = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Welcome"), tr("Who uses this computer?"))
        self.alone = ChoiceCard(
            "user",
            tr("Just me on this computer"),
            tr("Opens at once, without a password. You can set one later."),
        )
        self.shared = ChoiceCard(
            "users",
            tr("Several people share it"),
            tr("Everybody signs in and sees only what is theirs."),
        )
        self.alone.clicked.connect(self.submit)
        self.shared.clicked.connect(self._on_shared_clicked)
        self.first = self.alone
        self._busy = False
        self.name = Field(
            tr("Your name"),
            name_edit(),
            hint=tr("All of this can be changed later in the settings."),
        )
        self.fields.append(self.name)
        self.name.edit.returnPressed.connect(self.submit)
        self._arrange()

    def set_owner_name(self, name: str) -> None:
        """The name to begin with, unless another was typed meanwhile."""
        if not self.name.text:
            self.name.edit.setText(name)

    @property
    def is_busy(self) -> bool:
        return self._busy

    def set_busy(self, busy: bool) -> None:
        self._busy = busy

    def check(self) -> bool:
        return not self.name.text.strip() or fits(self.name, checked_name)

    def send(self) -> None:
        self.alone_chosen.emit(self.name.text)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.alone, 1)
        row.addWidget(self.shared, 1)
        self.body.addLayout(row)
        self.body.addSpacing(4)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.name, 2)
        line.addStretch(1)
        self.body.addLayout(line)
        tab_through([self.alone, self.shared, self.name.edit])

    def _on_shared_clicked(self) -> None:
        if not self.is_busy:
            self.shared_chosen.emit()


class ChoiceCard(CardButton):
    """A sign, what it means, and what follows from it."""

    def __init__(self, icon: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._icon, self._words = icon, text
        self.setAccessibleDescription(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        width = max(self.width(), host.px(240))
        room = width - 2 * host.px(_MARGIN)
        title, words = (self._height(host, role, room) for role in ("emphasis", "body"))
        between = host.px(_DISC + _GAP) + title + host.px(6) + words
        return QSize(host.px(280), 2 * host.px(_MARGIN) + between)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        theme = host.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_card(painter)
        margin, disc = host.px(_MARGIN), host.px(_DISC)
        circle = QRectF((self.width() - disc) / 2, margin, disc, disc)
        paint_box(painter, circle, disc / 2, theme.color("accent_soft"), None)
        side = host.px(26)
        image = pixmap(self._icon, theme.color("accent"), side, self.devicePixelRatioF())
        painter.drawPixmap(circle.center() - QPointF(side / 2, side / 2), image)
        room = self.width() - 2 * margin
        top = margin + disc + host.px(_GAP)
        painter.setPen(theme.color("ink"))
        top += self._draw(painter, host, "emphasis", QRect(margin, top, room, 1)) + host.px(6)
        painter.setPen(theme.color("muted"))
        self._draw(painter, host, "body", QRect(margin, top, room, 1))

    def _draw(self, painter: QPainter, host: ThemeHost, role: str, at: QRect) -> int:
        height = self._height(host, role, at.width())
        painter.setFont(host.font(role))
        painter.drawText(QRect(at.x(), at.y(), at.width(), height), _CENTRED, self._said(role))
        return height

    def _height(self, host: ThemeHost, role: str, room: int) -> int:
        metrics = QFontMetrics(host.font(role))
        return metrics.boundingRect(QRect(0, 0, room, 10_000), _CENTRED, self._said(role)).height()

    def _said(self, role: str) -> str:
        return self.text() if role == "emphasis" else self._words
