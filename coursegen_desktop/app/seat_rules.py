"""How people sit at this computer, where it is not for them to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ..domain.ids import ClassId
from ..domain.limits import EVERYTHING, Limits
from ..ui.kit.translate import tr

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from ..ui.shell.main_window import MainWindow


class Warns(Protocol):
    """Asks whether somebody is still there."""

    stay_requested: SignalInstance
    sign_out_requested: SignalInstance

    def show_seconds(self, seconds: int) -> None:
        """So many are left."""

    def dismiss(self) -> None:
        """Somebody is there."""

    def deleteLater(self) -> None:
        """It is not needed any more."""


@dataclass(frozen=True, slots=True)
class SeatRules:
    """`idle_s` None: as the library's sharing says. `make_warning` None: the usual dialog.

    `parks`: who is signed out comes back to his place, and it is known at any moment. `classes` are
    those that may use this computer, None for all; `ways` the ways of signing in, empty for all.
    `freezes` says whether the time of parked quizzes stands, None as the class says. `seated` and
    `opened` are told whenever somebody sits down, and when the door is open.
    """

    limits: Limits = EVERYTHING
    parks: bool = False
    classes: frozenset[ClassId] | None = None
    ways: frozenset[str] = frozenset()
    takes_guests: bool = True
    freezes: bool | None = None
    idle_s: float | None = None
    countdown_s: float | None = None
    make_warning: Callable[[MainWindow], Warns] | None = None
    seated: Callable[[], None] = lambda: None
    opened: Callable[[], None] = lambda: None

    @property
    def idle_words(self) -> str:
        """Why the door is open again, when nobody was there."""
        if self.parks:  # whoever reads it is the next one
            return tr("Nobody was here for a while. What was begun is kept.")
        return tr("You were signed out because nobody was there. Your work is saved.")


AT_HOME = SeatRules()
