"""A real kiosk for attacks: with its supervisor, a child seated in a lesson.

    python -m tests.kiosk.kiosk_run DATA_DIR          supervisor and kiosk
    python -m tests.kiosk.kiosk_run DATA_DIR child    the kiosk itself

The kiosk is the program's own; only signing in is done for the child, and the place is said: a line
"ready" whenever it stands.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from coursegen_desktop.app import serve as serving
from coursegen_desktop.app.kiosk_process import run_kiosk
from coursegen_desktop.app.paths import Paths
from coursegen_desktop.app.reception import Reception
from coursegen_desktop.app.supervisor import TOKEN_VARIABLE, Process, Supervisor
from coursegen_desktop.ui.kit.routes import LessonRoute
from tests.persons import PASSWORD

READY = "ready"


def supervise(data: Path) -> int:
    """The program's supervisor on this driver."""

    def start(plain: bool, token: str) -> Process:
        command = [sys.executable, "-m", "tests.kiosk.kiosk_run", str(data), "child"]
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
    print(READY, flush=True)


def child(data: Path) -> int:
    """The kiosk."""
    until_closed = serving._until_closed

    async def seated(reception: Reception, stop: asyncio.Event, ordered: asyncio.Event) -> None:
        await _sit_down(reception)
        await until_closed(reception, stop, ordered)

    serving._until_closed = seated
    return run_kiosk(data, plain=False)


if __name__ == "__main__":
    sys.exit(
        child(Path(sys.argv[1])) if sys.argv[2:] == ["child"] else supervise(Path(sys.argv[1]))
    )
