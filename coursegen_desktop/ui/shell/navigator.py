"""Goes from screen to screen. Screens are built when first needed, and then kept.

navigator = Navigator(window, {CourseRoute: make_course_screen, ...}, on_error=notices.tell)
navigator.adopt(LibraryRoute(), library_screen)      # already painted
navigator.go(CourseRoute(course_id))
await navigator.close()                              # flushes the screen in front
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ...domain.errors import AppError
from ..kit.routes import LibraryRoute, Route
from ..kit.screen import Screen
from ..kit.tasks import Policy, TaskScope

BUSY_AFTER = 0.15  # seconds of waiting until something must be seen
_LONGEST_HISTORY = 100

AnyScreen = Screen[Any]


class Window(Protocol):
    """What the navigator needs of the main window."""

    def show_screen(self, page: QWidget) -> None:
        """Put a page in front."""

    def show_route(self, route: Route, *, full_window: bool = False) -> None:
        """Light the rail."""

    def set_busy(self, busy: bool) -> None:
        """Show that a screen is on its way."""


class Navigator(QObject):
    """One screen is in front; a history leads back and forward."""

    moved = Signal(object)  # the Route now in front

    def __init__(
        self,
        window: Window,
        factories: Mapping[type[Route], Callable[[], AnyScreen]],
        on_error: Callable[[AppError], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._factories, self._on_error = window, factories, on_error
        self._screens: dict[type[Route], AnyScreen] = {}
        self._current: AnyScreen | None = None
        self._history: list[Route] = []
        self._at = -1
        self._scope = TaskScope(on_error)

    @property
    def route(self) -> Route | None:
        """Where one is."""
        return self._history[self._at] if self._at >= 0 else None

    @property
    def screen(self) -> AnyScreen | None:
        """The screen in front."""
        return self._current

    def adopt(self, route: Route, screen: AnyScreen) -> None:
        """Take over a screen whose page is in front already, filled from elsewhere."""
        screen.route, screen.visible, screen.stale = route, True, False
        self._screens[type(route)] = screen
        self._current = screen
        self._remember(route, replace=False)

    def go(self, route: Route, *, replace: bool = False) -> None:
        """Go to `route`; while one is on the way, the newest wish is next."""
        self._scope.start(lambda: self._go(route, replace), "go", Policy.LATEST)

    def back(self) -> None:
        """To where one was before; from the first place to the library."""
        if self._at > 0:
            self._scope.start(lambda: self._step(-1), "go", Policy.LATEST)
        elif not isinstance(self.route, LibraryRoute):
            self.go(LibraryRoute(), replace=True)

    def forward(self) -> None:
        """To where one came back from."""
        if self._at + 1 < len(self._history):
            self._scope.start(lambda: self._step(1), "go", Policy.LATEST)

    async def settled(self) -> None:
        """Wait until no way is being gone."""
        await self._scope.settled()

    async def close(self) -> None:
        """Flush the screen in front, then close all. An error while flushing is told."""
        await self._scope.close()
        if self._current is not None:
            try:
                await self._current.exit()
            except AppError as error:
                self._on_error(error)
        for screen in self._screens.values():
            await screen.close()
            if screen.page.parentWidget() is None:
                # Built ahead and never shown: no window takes it along.
                screen.page.deleteLater()
        self._screens.clear()
        self._current = None

    def _mark(self) -> None:
        """Remember where within the screen one is, before one leaves it."""
        mark = None if self._current is None else self._current.mark()
        if mark is not None and self._at >= 0 and type(mark) is type(self.route):
            self._history[self._at] = mark

    async def _go(self, route: Route, replace: bool) -> None:
        self._mark()
        if await self._enter(route):
            self._remember(route, replace=replace)
            self.moved.emit(route)

    async def _step(self, by: int) -> None:
        target = self._at + by
        if not 0 <= target < len(self._history):
            return
        self._mark()
        route = self._history[target]
        if await self._enter(route):
            self._at = target
            self.moved.emit(route)
            return
        # What was there is gone (a deleted course): do not lead there again.
        del self._history[target]
        self._at -= by < 0

    async def _enter(self, route: Route) -> bool:
        """Put the screen of `route` in front; False when it would not come, or the old not go."""
        before = self._current
        if before is not None:
            try:
                await before.exit()
            except AppError as error:
                self._on_error(error)
                return False
        try:
            if await self._fill(self.screen_for(type(route)), route):
                return True
        except Exception:
            await self._stay(before)
            raise
        await self._stay(before)
        return False

    async def _fill(self, screen: AnyScreen, route: Route) -> bool:
        busy = asyncio.get_running_loop().call_later(BUSY_AFTER, self._window.set_busy, True)
        if screen.shows_early:
            self._window.show_screen(screen.page)
        try:
            await screen.enter(route)
        except AppError as error:
            self._on_error(error)
            return False
        finally:
            busy.cancel()
            self._window.set_busy(False)
        self._current = screen
        self._window.show_screen(screen.page)
        self._light(screen)
        return True

    async def _stay(self, screen: AnyScreen | None) -> None:
        if screen is None:
            return
        self._window.show_screen(screen.page)
        self._light(screen)
        if screen.route is not None:
            try:
                await screen.enter(screen.route)
            except AppError as error:
                self._on_error(error)

    def _light(self, screen: AnyScreen) -> None:
        if screen.route is not None:
            self._window.show_route(screen.route, full_window=screen.full_window)

    def screen_for(self, kind: type[Route]) -> AnyScreen:
        """The screen of a kind of route, built now if nobody needed it before."""
        if kind not in self._screens:
            self._screens[kind] = self._factories[kind]()
        return self._screens[kind]

    def _remember(self, route: Route, *, replace: bool) -> None:
        if self.route == route:
            return
        if replace and self._at >= 0:
            self._history[self._at] = route
            return
        del self._history[self._at + 1 :]
        self._history.append(route)
        del self._history[:-_LONGEST_HISTORY]
        self._at = len(self._history) - 1
