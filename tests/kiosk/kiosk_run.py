"""A real kiosk with its supervisor; a line "ready" is said whenever it stands.

    python -m tests.kiosk.kiosk_run seated DATA_DIR        a child sits in a lesson: for attacks
    python -m tests.kiosk.kiosk_run watched DATA_DIR       the first screen: for journeys
    python -m tests.kiosk.kiosk_run seated DATA_DIR child  the kiosk itself
    python -m tests.kiosk.kiosk_run desk DATA_DIR child    no kiosk: the program's window

The kiosk is the program's own. For attacks signing in is done for the child; for journeys the
process says where things stand on the screen (`eyes`), and everything is done by hand.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from coursegen_desktop.app import serve as serving
from coursegen_desktop.app.gui import run_window
from coursegen_desktop.app.kiosk_process import run_kiosk
from coursegen_desktop.app.paths import Paths
from coursegen_desktop.app.reception import Reception
from coursegen_desktop.app.supervisor import TOKEN_VARIABLE, Process, Supervisor
from coursegen_desktop.ui.kit.routes import LessonRoute
from tests.persons import PASSWORD

from .eyes import open_eyes

READY = "ready"
EYES = "eyes"  # a socket in the data folder


def supervise(kind: str, data: Path) -> int:
    """The program's supervisor on this driver."""

    def start(plain: bool, token: str) -> Process:
        command = [sys.executable, "-m", "tests.kiosk.kiosk_run", kind, str(data), "child"]
        return Process(command, {**os.environ, TOKEN_VARIABLE: token})

    folder = Paths(data).kiosk
    folder.mkdir(parents=True, exist_ok=True)
    supervisor = Supervisor(folder, start)
    signal.signal(signal.SIGTERM, lambda *_: supervisor.stop())
    return supervisor.run()


async def _sit_down(reception: Reception) -> None:
    """Amara signs in and opens the first lesson."""
    services = reception._services
    user = await services.sign_in.sign_in("amara@example.org", PASSWORD)
    reception._on_entered(user)
    while reception.desk is None:
        await asyncio.sleep(0.02)
    await reception._scope.settled()
    desk = reception.desk
    card = (await services.library.page(desk.library_page.query, user_id=user.id)).cards[0]
    course = await services.lessons.course(card.id, user_id=user.id)
    desk.go(LessonRoute(course.lessons[0].id))
    await desk.navigator.settled()


def child(kind: str, data: Path) -> int:
    """The kiosk, or the window."""
    until_closed = serving._until_closed

    async def watched(reception: Reception, stop: asyncio.Event, ordered: asyncio.Event) -> None:
        kept = open_eyes(data / EYES)
        if kind == "seated":
            await _sit_down(reception)
        print(READY, flush=True)
        await until_closed(reception, stop, ordered)
        del kept

    serving._until_closed = watched
    return run_window(data) if kind == "desk" else run_kiosk(data, plain=False)


if __name__ == "__main__":
    begin = child if sys.argv[3:] == ["child"] else supervise
    sys.exit(begin(sys.argv[1], Path(sys.argv[2])))
