"""What is seen before anybody has signed in: one step after the other, each a picture by itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.errors import AppError
from ...domain.ids import UserId
from ...domain.settings import ALONE, Sharing
from ...domain.sign_in_ways import Way, way_of
from ...domain.user import User
from ..kit.focus import start_at
from ..kit.lists import ScrollPage
from ..kit.speech import say
from ..kit.translate import tr
from .sign_in_step import SignInStep
from .step import Step
from .welcome_step import WelcomeStep


class DoorPage(QWidget):
    """The first question, or the sign-in, and what follows from them.

    Imports Qt, the kit and plain domain modules only: it may be painted first. Wishes made before
    somebody listens are held, as in the main window. Later steps are built when they are needed.
    """

    alone_requested = Signal(str)  # name, "" for the one that is known
    shared_requested = Signal(str, str, str)  # name, address, password
    sign_in_requested = Signal(str, str)  # address, password
    account_requested = Signal(str, str, str)  # name, address, password
    code_requested = Signal(str, str, str)  # address, code, new password
    password_chosen = Signal(str)
    bring_back_requested = Signal()
    sign_out_requested = Signal()  # given up between the sign-in and the library
    continue_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()
    classes_requested = Signal()  # back to the door of the classes

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._clock = clock
        self._sharing = Sharing()
        self._owner_name = ""
        self._people: tuple[User, ...] = ()
        self._pictures: dict[UserId, QPixmap] = {}
        self._listening = False
        self._held: tuple[SignalInstance, tuple[object, ...]] | None = None
        self._is_shown = False
        self._has_classes = False
        self.step = Step("")
        self._scroll = ScrollPage(margin=24)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addStretch(1)
        self._scroll.column.addStretch(1)
        self._scroll.column.addLayout(self._row)
        self._scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    # ------------------------------------------------------------ for the program

    def show_first(self, sharing: Sharing) -> None:
        """The first picture, before anything else is known."""
        self._sharing = sharing
        if sharing.mode == ALONE:
            self._show(Step(tr("Welcome back")))  # whose it is comes with the rest
        elif sharing.is_shared and sharing.by_class:
            self._show(Step(tr("Who is learning?")))
            self._is_shown = False  # the classes come with the rest, or the sign-in
        else:
            self.show_start()

    def fill(self, sharing: Sharing, *, people: Sequence[User] = (), owner_name: str = "") -> None:
        """What is known now. The picture stays where it is right already."""
        known = self._is_shown and sharing.mode == self._sharing.mode and sharing.mode != ALONE
        self._sharing, self._people, self._owner_name = sharing, tuple(people), owner_name
        if not known:
            self.show_start()
        elif isinstance(self.step, WelcomeStep):
            self.step.set_owner_name(owner_name)
        elif isinstance(self.step, SignInStep):
            self._offer(self.step)

    def offer_classes(self, offered: bool) -> None:
        """Whether there is a way to the door of the classes."""
        self._has_classes = offered
        if isinstance(self.step, SignInStep):
            self._offer(self.step)

    def start_listening(self) -> None:
        """Somebody is connected: send the wish made meanwhile, and all others at once."""
        self._listening = True
        held, self._held = self._held, None
        if held is not None:
            held[0].emit(*held[1])

    def say_above(self, text: str) -> None:
        """A sentence above the form, until the next step."""
        self.step.say_above(text)

    def set_busy(self, busy: bool) -> None:
        """What was wished for is under way, or has ended."""
        self.step.set_busy(busy)

    def show_error(self, error: AppError) -> None:
        """Say an error where it belongs in the step."""
        self.step.show_error(error)

    def show_wait(self, seconds: int) -> None:
        """The next try counts only after so many seconds."""
        self.step.show_wait(seconds)

    def set_picture(self, person: UserId, picture: QPixmap) -> None:
        """Somebody's picture has come."""
        self._pictures[person] = picture
        self._show_pictures()

    # ------------------------------------------------------------ steps

    def show_start(self) -> None:
        """Where one begins: the question, the one person, or the sign-in."""
        if not self._sharing.mode:
            self._show_welcome()
        else:
            self.show_sign_in(self._alone)

    def show_sign_in(self, person: User | None = None, email: str = "") -> None:
        """Ask for a password; of `person`, or of whoever types an address."""
        way = Way.PASSWORD if person is None else way_of(person)
        assert way is Way.PASSWORD  # the only step so far: a new way adds its own here
        step = SignInStep(person, clock=self._clock)
        if step.email is not None and email:
            step.email.edit.setText(email)
        self._offer(step)
        step.signed_in.connect(lambda *typed: self._wish(self.sign_in_requested, *typed))
        step.code_wanted.connect(
            self._unless_busy(lambda: self.show_use_code(person, step.address))
        )
        step.people_wanted.connect(self._unless_busy(self.show_people))
        step.account_wanted.connect(self._unless_busy(self.show_new_account))
        step.classes_wanted.connect(self._unless_busy(self.classes_requested.emit))
        self._show(step)

    def show_people(self) -> None:
        """Tiles to choose from."""
        from .people_step import PeopleStep

        step = PeopleStep(self._people)
        step.offer(new_account=self._may_register)
        step.person_chosen.connect(self._unless_busy(self.show_sign_in))
        step.address_wanted.connect(self._unless_busy(self.show_sign_in))
        step.account_wanted.connect(self._unless_busy(self.show_new_account))
        self._show(step)

    def show_administrator_form(self, name: str = "") -> None:
        """The first account of a shared computer."""
        from .account_step import AccountStep

        step = AccountStep(
            tr("Your account"),
            tr("You look after this computer and all its accounts."),
            tr("Make the account"),
            name=name,
        )
        step.account_made.connect(lambda *typed: self._wish(self.shared_requested, *typed))
        step.back_wanted.connect(self._unless_busy(self.show_start))
        self._show(step)

    def show_new_account(self) -> None:
        """Somebody new makes an account."""
        from .account_step import AccountStep

        step = AccountStep(
            tr("New account"),
            tr("What you learn is kept for you alone."),
            tr("Make the account"),
        )
        step.account_made.connect(lambda *typed: self._wish(self.account_requested, *typed))
        step.back_wanted.connect(self._unless_busy(self.show_sign_in))
        self._show(step)

    def show_recovery_code(self, code: str) -> None:
        """The code of a new account, shown this once."""
        from .recovery_step import RecoveryStep

        step = RecoveryStep(code)
        step.noted.connect(lambda: self._wish(self.continue_requested))
        step.print_wanted.connect(self.print_requested)
        step.save_wanted.connect(self.save_requested)
        self._show(step)

    def show_use_code(self, person: User | None = None, email: str = "") -> None:
        """A recovery code in the place of a password."""
        from .password_step import UseCodeStep

        step = UseCodeStep(person, email, clock=self._clock)
        step.code_used.connect(lambda *typed: self._wish(self.code_requested, *typed))
        step.back_wanted.connect(self._unless_busy(lambda: self.show_sign_in(person, step.address)))
        self._show(step)

    def show_choose_password(self, person: User) -> None:
        """A password of one's own after a start code."""
        from .password_step import ChoosePasswordStep

        step = ChoosePasswordStep(person)
        step.password_chosen.connect(lambda new: self._wish(self.password_chosen, new))
        step.back_wanted.connect(self._unless_busy(lambda: self._wish(self.sign_out_requested)))
        self._show(step)

    def show_deleted(self) -> None:
        """An account that can be brought back."""
        from .word_step import deleted_step

        step = deleted_step()
        step.agreed.connect(lambda: self._wish(self.bring_back_requested))
        step.back_wanted.connect(self._unless_busy(self.show_start))
        self._show(step)

    def show_code_used(self, person: User) -> None:
        """The recovery code is used up."""
        from .word_step import code_used_step

        step = code_used_step(person)
        step.agreed.connect(lambda: self._wish(self.continue_requested))
        self._show(step)

    def _show_welcome(self) -> None:
        step = WelcomeStep()
        step.set_owner_name(self._owner_name)
        step.alone_chosen.connect(lambda name: self._wish(self.alone_requested, name))
        step.shared_chosen.connect(
            self._unless_busy(lambda: self.show_administrator_form(step.name.text))
        )
        self._show(step)

    # ------------------------------------------------------------ within

    @property
    def _alone(self) -> User | None:
        """The one person of a personal computer who has set a password."""
        return self._people[0] if self._sharing.mode == ALONE and self._people else None

    @property
    def _may_register(self) -> bool:
        return self._sharing.is_shared and self._sharing.self_register

    def _offer(self, step: SignInStep) -> None:
        choose = self._sharing.is_shared and (bool(self._people) or step.person is not None)
        step.offer(people=choose, new_account=self._may_register, classes=self._has_classes)

    def _show(self, step: Step) -> None:
        old, self.step = self.step, step
        self._is_shown = True
        self._row.removeWidget(old)
        self._row.insertWidget(1, step)
        step.show()
        old.hide()
        old.deleteLater()
        start_at(self, step.first)
        self.setAccessibleName(step.title)
        self._show_pictures()
        self._scroll.verticalScrollBar().setValue(0)
        if self.isVisible():
            say(self, step.title)
            # Once it is laid out, so that the page can scroll to it.
            QTimer.singleShot(0, step, step.take_keyboard)

    def _show_pictures(self) -> None:
        for person, picture in self._pictures.items():
            step = self.step
            if isinstance(step, SignInStep):
                if step.person is not None and step.person.id == person:
                    step.set_picture(picture)
            elif hasattr(step, "set_picture"):
                step.set_picture(person, picture)

    def _unless_busy(self, act: Callable[..., None]) -> Callable[..., None]:
        """`act`, but not while something is under way that will lead elsewhere."""

        def go(*values: object) -> None:
            if not self.step.is_busy:
                act(*values)

        return go

    def _wish(self, signal: SignalInstance, *values: object) -> None:
        self.step.set_busy(True)
        if self._listening:
            signal.emit(*values)
        else:
            self._held = (signal, values)
