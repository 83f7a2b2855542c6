"""What a class's computer shows after three falls in a minute: no library, no pages, no loop.

It says what happened, tries again when it is asked to or after a while, and lets a teacher out by
the PIN, which is read from the library's file by the plainest means.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ..db.plain_pins import pins_of_keepers
from ..domain.throttle import wait_after
from ..services.passwords import Passwords
from ..ui.kiosk.fallen import FallenView
from ..ui.kiosk.guard import WindowGuard
from ..ui.kiosk.hold import Hold, make_frameless
from ..ui.kiosk.keeper import KeeperOverlay
from ..ui.kit.fonts import load_fonts
from ..ui.kit.language import Language
from ..ui.kit.theme import ThemeHost
from ..ui.kit.translate import tr
from .gui import make_application
from .kiosk_ends import AGAIN, LEFT
from .paths import Paths, resources_dir
from .watched import Watched

_AGAIN_AFTER_MS = 5 * 60 * 1000


def run_plain_screen(data_dir: Path, watched: Watched) -> int:
    """Show it until somebody leaves it. Returns AGAIN or LEFT."""
    paths = Paths(data_dir)
    app = make_application()
    screen = PlainScreen(app, paths)
    watched.begin(lambda: app.exit(LEFT))
    screen.begin()
    status = app.exec()
    watched.close()
    screen.close()
    return status


class PlainScreen(QObject):
    """The window and what can be done in it."""

    _judged = Signal(int, bool)  # which try, whether it fits

    def __init__(
        self,
        app: QApplication,
        paths: Paths,
        passwords: Passwords | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._app, self._paths = app, paths
        self._passwords, self._clock = passwords or Passwords(), clock
        self._failures, self._last = 0, clock()
        self._try_number = 0
        resources = resources_dir()
        load_fonts(resources)
        Language(app, resources).speak("")
        self.theme_host = ThemeHost(app, resources)
        self.theme_host.make_room_for_fingers()
        self.theme_host.apply("system")
        self.window = FallenView(str(paths.logs))
        self.window.setProperty("theme_host", self.theme_host)
        make_frameless(self.window)
        self.keeper = KeeperOverlay(self.window)
        self.keeper.choice.panel.hide()
        self.guard, self.hold = WindowGuard(self.window), Hold(self.window)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self.end(AGAIN))
        self._connect()

    def begin(self) -> None:
        """Show it, and try again by itself after a while."""
        self.hold.begin()
        self.guard.begin()
        self._timer.start(_AGAIN_AFTER_MS)

    def close(self) -> None:
        """Give everything back."""
        self._timer.stop()
        self.hold.end()
        self.guard.end()
        self.window.close()

    def end(self, status: int) -> None:
        """Leave the screen with that status."""
        self._app.exit(status)

    def _connect(self) -> None:
        self.window.again_wanted.connect(lambda: self.end(AGAIN))
        self.window.teacher_wanted.connect(self._ask)
        self.guard.exit_wanted.connect(self._ask)
        pad, choice = self.keeper.pin, self.keeper.choice
        pad.tried.connect(self._try)
        pad.given_up.connect(self._give_up)
        choice.closed.connect(self.keeper.go)
        choice.leave_wanted.connect(lambda: self.end(LEFT))
        self._judged.connect(self._on_judged)

    def _ask(self) -> None:
        if self.keeper.isHidden():
            self.keeper.ask(self._wait())

    def _wait(self) -> int:
        return max(0, round(wait_after(self._failures) - (self._clock() - self._last) + 0.5))

    def _try(self, pin: str) -> None:
        self._failures += 1  # counted before it is judged
        self._last = self._clock()
        self._try_number += 1
        threading.Thread(target=self._judge, args=(self._try_number, pin), daemon=True).start()

    def _give_up(self) -> None:
        self._try_number += 1  # what is looked at still lets nobody in
        self.keeper.go()

    def _judge(self, number: int, pin: str) -> None:
        # A thread of its own: the hash takes a while, and there is no loop here.
        hashes = pins_of_keepers(self._paths.database)
        fits = any(asyncio.run(self._passwords.fits(one, pin)) for one in hashes)
        self._judged.emit(number, fits)

    def _on_judged(self, number: int, fits: bool) -> None:
        if number != self._try_number:
            return
        if fits:
            self._failures = 0
            self.keeper.offer(tr("For teachers"))
            return
        self._last = self._clock()
        self.keeper.pin.refuse(tr("This PIN is not right. Try again."))
        self.keeper.pin.show_wait(self._wait() if wait_after(self._failures) else 0)
