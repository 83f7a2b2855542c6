"""The door of a class as a page: whose it is and the time above, the ways out below."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QLocale,
    QRectF,
    QSize,
    Qt,
    QTime,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ....domain.errors import AppError
from ....domain.ids import UserId
from ....domain.school_class import ClassCard, ClassDoor, DoorPerson, SchoolClass
from ....domain.sign_in_ways import Way
from ....domain.user import AVATAR_COLOURS, User
from ...content.tiles import paint_tile
from ...kit.focus import start_at
from ...kit.forms import Button, QuietButton, SecondaryButton
from ...kit.lists import ElidedLabel, FlowLayout, Muted
from ...kit.speech import say
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from ..password_step import ChoosePasswordStep
from ..sign_in_step import SignInStep
from ..step import CardStep
from .card_panel import CardPanel
from .panels import (
    ClassesPanel,
    KeepInMindStep,
    NewcomerStep,
    Panel,
    PeoplePanel,
    PicturesPanel,
    StepPanel,
)

_MARGIN, _NARROW = 70, 32
_TALL = 48.0  # pixels of a button, at least


class ClassDoorPage(QWidget):
    """Panels one after the other. States wishes as signals, shows what it is given."""

    class_chosen = Signal(object)  # ClassCard
    classes_requested = Signal()
    people_requested = Signal()
    tapped = Signal(object)  # User, of whom nothing is asked
    pictures_entered = Signal(object, tuple)  # User, names of pictures
    password_entered = Signal(object, str)  # User
    password_chosen = Signal(str)
    joined = Signal(str, str, str)  # name, avatar, password
    guest_requested = Signal()
    card_requested = Signal()
    card_entered = Signal(str)  # what a card says
    went_on = Signal()
    teacher_requested = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        teacher: str = "",
        by_password: bool = True,
        takes_guests: bool = True,
        takes_cards: bool = True,
        has_clock: bool = True,
    ) -> None:
        """`teacher` says what the way of those who teach is called; there is none without
        `by_password`."""
        super().__init__(parent)
        self._takes_guests, self._takes_cards = takes_guests, takes_cards
        self._has_cards = False
        self.setObjectName("page")
        self._clock = clock
        self._of: SchoolClass | None = None
        self._people: tuple[DoorPerson, ...] = ()
        self._has_others = False
        self.panel: Panel = Panel("")
        self._build(teacher or tr("Teacher"))
        self._teacher.setVisible(by_password)
        self._time.setVisible(has_clock)
        self._tick()

    # ------------------------------------------------------------ what it is told to show

    def show_classes(self, cards: Sequence[ClassCard]) -> None:
        """Classes to choose from."""
        self._of = None
        self._has_cards = any(card.has_cards for card in cards)
        panel = ClassesPanel(cards)
        panel.class_chosen.connect(self.class_chosen)
        self._show(panel)

    def show_people(self, door: ClassDoor, *, has_others: bool, has_cards: bool = False) -> None:
        """The children of a class; `has_others`: there is another one to choose, `has_cards`:
        somebody can come in by a card."""
        self._has_cards = has_cards
        self._of, self._people, self._has_others = door.of, door.people, has_others
        panel = PeoplePanel(door)
        panel.person_chosen.connect(self._on_person)
        panel.back_wanted.connect(self._to_classes)
        self._show(panel)

    def show_pictures(self, person: User) -> None:
        """Ask for three pictures."""
        panel = PicturesPanel(person, clock=self._clock)
        panel.pad.entered.connect(lambda code: self.pictures_entered.emit(person, code))
        panel.back_wanted.connect(self.people_requested)
        self._show(panel)

    def show_password(self, person: User) -> None:
        """Ask for a password."""
        step = SignInStep(person, clock=self._clock)
        step.offer_code(False)
        step.signed_in.connect(
            lambda _email, password: self._send(self.password_entered, person, password)
        )
        self._show_step(step)

    def show_choose_password(self, person: User) -> None:
        """A password of one's own after a start code."""
        step = ChoosePasswordStep(person)
        step.password_chosen.connect(lambda new: self._send(self.password_chosen, new))
        step.back_wanted.connect(self.people_requested)
        self._show_step(step)

    def show_card(self) -> CardPanel:
        """Ask for a card; whoever has the camera shows on it what it sees."""
        panel = CardPanel()
        panel.code_given.connect(lambda text: self._send(self.card_entered, text))
        panel.back_wanted.connect(self.people_requested)
        self._show(panel)
        return panel

    def show_newcomer(self) -> None:
        """Somebody new says who he is."""
        if self._of is None:
            return
        colour = len(self._people) % AVATAR_COLOURS + 1
        step = NewcomerStep(self._of, [one.user for one in self._people], colour)
        step.joined.connect(lambda *typed: self._send(self.joined, *typed))
        self._show_step(step)

    def show_new_pictures(self, person: User, pictures: Sequence[str]) -> None:
        """The pictures of somebody new."""
        step = KeepInMindStep(person, pictures)
        step.went_on.connect(lambda: self._send(self.went_on))
        self._show_step(step, leads_back=False)

    def set_busy(self, busy: bool) -> None:
        """What was wished for is under way, or has ended."""
        self.panel.set_busy(busy)

    def show_error(self, error: AppError) -> None:
        """Say an error where it belongs."""
        self.panel.show_error(error)

    def show_wait(self, seconds: int) -> None:
        """The next try counts only after so many seconds."""
        self.panel.show_wait(seconds)

    def say_above(self, text: str) -> None:
        """A sentence above all: why one is here again."""
        self.panel.above.tell(text)

    def set_picture(self, person: UserId, picture: QPixmap) -> None:
        """Somebody's picture has come."""
        if isinstance(self.panel, PeoplePanel):
            self.panel.set_picture(person, picture)

    # ------------------------------------------------------------ building

    def _build(self, teacher: str) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(18)
        head = QHBoxLayout()
        head.setSpacing(12)
        self.sign = ClassSign()
        self._name = ElidedLabel(font_role="view_title")
        self._time = Muted(size="body")
        head.addWidget(self.sign)
        head.addWidget(self._name, 1)
        head.addWidget(self._time)
        self._column.addLayout(head)
        self._middle = QVBoxLayout()
        self._middle.addWidget(self.panel)
        self._column.addLayout(self._middle, 1)
        self._column.addLayout(self._make_foot(teacher))
        # The hour changes while nobody is here.
        self._timer = QTimer(self, interval=5000)
        self._timer.timeout.connect(self._tick)
        self._fit()

    def _make_foot(self, teacher: str) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self._back = SecondaryButton(tr("Back"), "arrow-left")
        self._back.clicked.connect(self._go_back)
        self._others = SecondaryButton(tr("Another class"), "school")
        self._others.clicked.connect(self._to_classes)
        self._new = SecondaryButton(tr("I am new"), "user-plus")
        self._new.clicked.connect(self.show_newcomer)
        self._guest = SecondaryButton(tr("Just trying it out"), "hand")
        self._guest.clicked.connect(self.guest_requested)
        self._card = SecondaryButton(tr("Show my card"), "qr-code")
        self._card.clicked.connect(self.card_requested)
        self._teacher = QuietButton(teacher, "lock")
        self._teacher.clicked.connect(self.teacher_requested)
        ways = FlowLayout(spacing=12)  # with large letters they take two lines
        for button in (self._back, self._others, self._card, self._new, self._guest):
            ways.addWidget(button)
        foot.addLayout(ways, 1)
        foot.addWidget(self._teacher, 0, Qt.AlignmentFlag.AlignBottom)
        for one in self.foot():
            one.height_px = _TALL
        return foot

    def foot(self) -> tuple[Button, ...]:
        """The buttons below, from left to right."""
        return (self._back, self._others, self._card, self._new, self._guest, self._teacher)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_timer"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._back.isHidden():
            self._go_back()
        elif not self.panel.take_key(event):
            super().keyPressEvent(event)

    # ------------------------------------------------------------ within

    def _show_step(self, step: CardStep, *, leads_back: bool = True) -> None:
        panel = StepPanel(step)
        if leads_back:
            panel.back_wanted.connect(self.people_requested)
        self._show(panel, leads_back=leads_back)

    def _show(self, panel: Panel, *, leads_back: bool = True) -> None:
        old, self.panel = self.panel, panel
        old.leave()
        self._middle.removeWidget(old)
        self._middle.addWidget(panel)
        panel.show()
        old.hide()
        old.deleteLater()
        self._show_foot(leads_back=leads_back)
        name = tr("Coursegen Desktop") if self._of is None else self._of.name
        self._name.setText(name)
        self.sign.show_class(self._of)
        start_at(self, panel.first)
        self.setAccessibleName(panel.title)
        if self.isVisible():
            say(self, panel.title)
            QTimer.singleShot(0, panel, lambda: _take_keyboard(panel))

    def _show_foot(self, *, leads_back: bool) -> None:
        among_people = isinstance(self.panel, PeoplePanel)
        rules = None if self._of is None else self._of.rules
        self._back.setVisible(
            leads_back and not among_people and not isinstance(self.panel, ClassesPanel)
        )
        may_begin = among_people or isinstance(self.panel, ClassesPanel)
        self._card.setVisible(may_begin and self._has_cards and self._takes_cards)
        self._others.setVisible(among_people and self._has_others)
        self._new.setVisible(among_people and rules is not None and rules.may_join)
        has_guests = rules is not None and rules.has_guests and self._takes_guests
        self._guest.setVisible(among_people and has_guests)

    def _on_person(self, one: DoorPerson) -> None:
        if one.way is Way.PICTURES:
            self.show_pictures(one.user)
        elif one.way is Way.PASSWORD:
            self.show_password(one.user)
        else:
            self.tapped.emit(one.user)

    def _go_back(self) -> None:
        self.panel.back_wanted.emit()

    def _to_classes(self) -> None:
        if self._has_others:
            self.classes_requested.emit()

    def _send(self, signal: SignalInstance, *values: object) -> None:
        self.panel.set_busy(True)
        signal.emit(*values)

    def _tick(self) -> None:
        now = QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat)
        if now != self._time.text():
            self._time.setText(now)

    def _fit(self) -> None:
        wide = self.width() >= 1000
        side, top = (_MARGIN, 44) if wide else (_NARROW, 24)
        if self.height() < 720:
            top = 22
        self._column.setContentsMargins(side, top, side, top)


class ClassSign(QWidget):
    """The sign of the class; before one is chosen that of the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._colour = "graduation-cap", 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_class(self, of: SchoolClass | None) -> None:
        """Whose sign it is."""
        self._icon, self._colour = ("graduation-cap", 1) if of is None else (of.icon, of.colour)
        self.update()

    def sizeHint(self) -> QSize:
        side = theme_host_of(self).px(42)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = theme_host_of(self).theme
        paint_tile(painter, QRectF(self.rect()), self._icon, self._colour, theme, share=0.62)


def _take_keyboard(panel: Panel) -> None:
    panel.first.setFocus(Qt.FocusReason.TabFocusReason)
