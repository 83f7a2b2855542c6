"""The whole program in a window, inside a loop that runs already: for journeys, shots, benches.

async with AppWindow(folder) as app:
    await app.go(CourseRoute(course_id))
    app.screen.page ...
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coursegen_desktop.app.desk import Desk
from coursegen_desktop.app.gui import Start
from coursegen_desktop.app.kiosk import Kiosk
from coursegen_desktop.app.paths import Paths
from coursegen_desktop.app.reception import Reception
from coursegen_desktop.app.seat_rules import AT_HOME
from coursegen_desktop.app.single_instance import SingleInstance
from coursegen_desktop.app.watched import Watched
from coursegen_desktop.app.wiring import Services, open_services
from coursegen_desktop.services.clock import Now, utc_now
from coursegen_desktop.ui.kit.fonts import load_fonts
from coursegen_desktop.ui.kit.routes import Route
from coursegen_desktop.ui.kit.screen import Screen
from coursegen_desktop.ui.shell.main_window import MainWindow
from tests.persons import CHEAP

T = TypeVar("T")
PATIENCE = 20.0  # seconds; a test that works never waits so long


def signalled(
    signal: SignalInstance, *, is_meant: Callable[..., bool] = lambda *_: True
) -> asyncio.Future[tuple[Any, ...]]:
    """The arguments of the signal's next emission. (qtbot.waitSignal would nest a loop.)

    A signal that tells of several things may come late about another: `is_meant` looks at the
    arguments, and the first emission that it takes is the one.
    """
    future: asyncio.Future[tuple[Any, ...]] = asyncio.get_running_loop().create_future()

    def arrive(*values: Any) -> None:
        if not future.done() and is_meant(*values):
            future.set_result(values)

    connection = signal.connect(arrive)
    future.add_done_callback(lambda _: signal.disconnect(connection))
    return future


async def eventually(find: Callable[[], T], what: str = "") -> T:
    """The first true value that `find` returns. Fails after PATIENCE."""
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while not (found := find()):
        if asyncio.get_running_loop().time() > deadline:
            raise AssertionError(f"never came true: {what or find}")
        await asyncio.sleep(0.01)
    return found


def click(widget: QWidget) -> None:
    """A real click in its middle."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


class AppWindow:
    """Opens as the program does (first picture, then services) and stops in the same order."""

    def __init__(
        self,
        folder: Path,
        now: Now = utc_now,
        clock: Callable[[], float] | None = None,
        *,
        is_dev: bool = False,
        is_kiosk: bool = False,
    ) -> None:
        self._is_dev, self._is_kiosk = is_dev, is_kiosk
        self._kiosk: Kiosk | None = None
        self.was_left = False  # a teacher left the kiosk
        self.folder = folder
        self._now = now
        self._clock = clock  # of the idle watch
        self._services: Services | None = None
        self._reception: Reception | None = None
        self._start: Start | None = None

    async def __aenter__(self) -> AppWindow:
        paths = Paths(self.folder)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        watched = Watched(paths.kiosk, "") if self._is_kiosk else None
        instance = SingleInstance(paths.lock)
        self._start = Start(app, paths, instance, is_dev=self._is_dev, watched=watched)
        self.window.show()
        try:
            self._services = await open_services(paths, self._start.resources, self._now, CHEAP)
            if self._is_kiosk:
                reading = await self._services.kiosk.profile()
                self._kiosk = Kiosk(self._start, self._services, reading, self._leave, self._clock)
            rules = AT_HOME if self._kiosk is None else self._kiosk.rules
            self._reception = Reception(self._start, self._services, self._clock, rules)
            await self._reception.begin()
            if self._kiosk is not None:
                await self._kiosk.begin(self._reception)
            self.window.start_listening()
            load_fonts(self._start.resources)
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """The program's orderly stop, and the end of what a process's end would take along."""
        start = self.start
        if self._kiosk is not None:
            await self._kiosk.close()
        if self._reception is not None:
            await self._reception.close()
        if self._services is not None:
            await self._services.close()
        start.window.finish()
        start.window.deleteLater()
        app = QApplication.instance()
        if app is not None and app.property("theme_host") is start.theme_host:
            # The next one would be compared with what is deleted below.
            app.setProperty("theme_host", None)
        start.theme_host.deleteLater()
        start.deleteLater()
        await asyncio.sleep(0)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _leave(self) -> None:
        self.was_left = True

    @property
    def kiosk(self) -> Kiosk:
        """The lock around the window."""
        assert self._kiosk is not None
        return self._kiosk

    @property
    def start(self) -> Start:
        """The painted beginning."""
        assert self._start is not None
        return self._start

    @property
    def window(self) -> MainWindow:
        """The main window."""
        return self.start.window

    @property
    def services(self) -> Services:
        """What the screens were handed."""
        assert self._services is not None
        return self._services

    @property
    def desk(self) -> Desk:
        """Navigator and palette."""
        assert self.reception.desk is not None
        return self.reception.desk

    @property
    def reception(self) -> Reception:
        """Who sits at the window."""
        assert self._reception is not None
        return self._reception

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""
        found = self.desk.navigator.screen
        assert found is not None
        return found

    @property
    def page(self) -> Any:
        """Its page."""
        return self.screen.page

    async def sit_down(self, name: str = "") -> None:
        """Answer the question of the first run: one person, whose library opens at once."""
        door = self.reception.door
        if door is not None:
            door.page.alone_requested.emit(name)
        await eventually(self._is_seated, "a desk")
        await self.settled()

    def _is_seated(self) -> bool:
        desk = self.reception.desk
        return (
            desk is not None and desk.navigator.screen is not None and self.window.rail.isVisible()
        )

    async def go(self, route: Route) -> Any:
        """Go there and wait until it is in front. Returns the page."""
        self.desk.navigator.go(route)
        await self.desk.navigator.settled()
        assert self.desk.navigator.route == route, f"did not come to {route}"
        return self.page

    async def settled(self) -> None:
        """Wait until no way is being gone and the screen in front has nothing to load."""
        try:
            async with asyncio.timeout(3 * PATIENCE):
                await self.desk.navigator.settled()
                await self.screen.scope.settled()
        except TimeoutError:
            # A test that waits for ever would take the whole run along.
            tasks = [task.get_coro() for task in asyncio.all_tasks() if not task.done()]
            tops = [type(w).__name__ for w in QApplication.topLevelWidgets() if w.isVisible()]
            raise AssertionError(f"never settled: {tasks}; in front: {tops}") from None
