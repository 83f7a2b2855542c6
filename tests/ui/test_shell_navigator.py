"""Going, coming back, staying where one is when something is wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from coursegen_desktop.domain.errors import AppError, NotFound, StorageError
from coursegen_desktop.domain.ids import CourseId, LessonId
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.ui.kit.notices import Notices
from coursegen_desktop.ui.kit.routes import (
    CourseRoute,
    LessonRoute,
    LibraryRoute,
    ProgressRoute,
    QuizRoute,
    Route,
)
from coursegen_desktop.ui.kit.screen import Screen, ScreenContext
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.shell import navigator as module
from coursegen_desktop.ui.shell.navigator import Navigator

ONE, TWO = CourseRoute(CourseId(1)), CourseRoute(CourseId(2))
GONE = CourseRoute(CourseId(404))


class FakeWindow:
    """Notes what the navigator does to the window."""

    def __init__(self) -> None:
        self.page: QWidget | None = None
        self.lit: Route | None = None
        self.full = False
        self.busy: list[bool] = []

    def show_screen(self, page: QWidget) -> None:
        self.page = page

    def show_route(self, route: Route, *, full_window: bool = False) -> None:
        self.lit, self.full = route, full_window

    def set_busy(self, busy: bool) -> None:
        self.busy.append(busy)


class FakeScreen(Screen[QWidget]):
    """Shows anything but what is gone; may refuse to leave, and may be slow."""

    gate: asyncio.Event | None = None
    refusal: AppError | None = None

    def __init__(self, context: ScreenContext, name: str, log: list[str]) -> None:
        super().__init__(context, QWidget())
        self.name, self.log = name, log

    async def show(self, route: Route) -> None:
        if self.gate is not None:
            await self.gate.wait()
        if route == GONE:
            raise NotFound("The course is gone.")
        self.log.append(f"{self.name} shows {route}")

    async def leave(self) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.log.append(f"{self.name} leaves")


class FullScreen(FakeScreen):
    full_window = True
    shows_early = True


class World:
    """A navigator over fake screens."""

    def __init__(self, theme_host: ThemeHost, hub: EventHub) -> None:
        self.window, self.told, self.log = FakeWindow(), list[AppError](), list[str]()
        self.built: dict[str, FakeScreen] = {}
        self.notices_window = QWidget()
        self.context = ScreenContext(
            go=lambda route: None, back=lambda: None, notices=Notices(self.notices_window),
            theme_host=theme_host, hub=hub, on_error=self.told.append,
        )  # fmt: skip
        self.navigator = Navigator(
            self.window,
            {
                LibraryRoute: lambda: self.build("library"),
                CourseRoute: lambda: self.build("course"),
                LessonRoute: lambda: self.build("lesson"),
                ProgressRoute: lambda: self.build("progress"),
                QuizRoute: lambda: self.build("quiz", FullScreen),
            },
            self.told.append,
        )

    def build(self, name: str, kind: type[FakeScreen] = FakeScreen) -> FakeScreen:
        assert name not in self.built, "built once"
        self.built[name] = kind(self.context, name, self.log)
        return self.built[name]

    async def go(self, route: Route) -> None:
        self.navigator.go(route)
        await self.navigator.settled()

    async def close(self) -> None:
        await self.navigator.close()
        for screen in self.built.values():
            if isValid(screen.page):
                screen.page.deleteLater()
        self.notices_window.deleteLater()


@pytest.fixture
async def world(theme_host: ThemeHost, event_hub: EventHub) -> AsyncIterator[World]:
    made = World(theme_host, event_hub)
    made.navigator.adopt(LibraryRoute(), made.build("library"))
    yield made
    await made.close()


async def test_screens_are_built_when_first_needed(world: World) -> None:
    assert set(world.built) == {"library"}
    await world.go(ONE)
    assert set(world.built) == {"library", "course"}
    assert world.window.page is world.built["course"].page
    assert world.window.lit == ONE
    assert world.log == ["library leaves", f"course shows {ONE}"]


async def test_an_adopted_screen_is_not_loaded_again(world: World) -> None:
    await world.go(ONE)
    world.navigator.back()
    await world.navigator.settled()
    assert world.window.page is world.built["library"].page
    assert not any(line.startswith("library shows") for line in world.log)


async def test_back_and_forward(world: World) -> None:
    for route in (ONE, TWO, ProgressRoute()):
        await world.go(route)
    places = []
    for step in (world.navigator.back, world.navigator.back, world.navigator.forward):
        step()
        await world.navigator.settled()
        places.append(world.navigator.route)
    assert places == [TWO, ONE, TWO]
    await world.go(LessonRoute(LessonId(5)))
    world.navigator.forward()
    await world.navigator.settled()
    assert world.navigator.route == LessonRoute(LessonId(5)), "going anew ends what was ahead"


async def test_back_from_the_first_place_leads_to_the_library(
    theme_host: ThemeHost, event_hub: EventHub
) -> None:
    world = World(theme_host, event_hub)
    await world.go(ONE)
    world.navigator.back()
    await world.navigator.settled()
    assert world.navigator.route == LibraryRoute()
    world.navigator.back()
    await world.navigator.settled()
    assert world.navigator.route == LibraryRoute()
    await world.close()


async def test_replace_leaves_no_trace(world: World) -> None:
    await world.go(ONE)
    world.navigator.go(TWO, replace=True)
    await world.navigator.settled()
    world.navigator.back()
    await world.navigator.settled()
    assert world.navigator.route == LibraryRoute()


async def test_what_is_gone_leaves_one_where_he_is(world: World) -> None:
    await world.go(ONE)
    await world.go(GONE)
    assert [type(error) for error in world.told] == [NotFound]
    assert world.navigator.route == ONE
    assert world.window.lit == ONE
    assert world.built["course"].route == ONE
    assert world.built["course"].visible
    assert world.window.busy[-1] is False


async def test_a_deleted_course_drops_out_of_the_history(world: World) -> None:
    await world.go(ONE)
    await world.go(ProgressRoute())
    course = world.built["course"]
    course.stale = True
    original = course.show

    async def show(route: Route) -> None:
        await original(GONE)

    course.show = show  # type: ignore[method-assign]
    world.navigator.back()
    await world.navigator.settled()
    assert world.navigator.route == ProgressRoute()
    world.navigator.back()
    await world.navigator.settled()
    assert world.navigator.route == LibraryRoute()


async def test_a_screen_that_cannot_save_keeps_one_there(world: World) -> None:
    await world.go(ONE)
    world.built["course"].refusal = StorageError("The disk is full.")
    await world.go(ProgressRoute())
    assert world.navigator.route == ONE
    assert world.window.page is world.built["course"].page
    assert world.built["course"].visible
    assert [type(error) for error in world.told] == [StorageError]
    world.built["course"].refusal = None


async def test_while_one_is_on_the_way_the_newest_wish_is_next(world: World) -> None:
    await world.go(ONE)
    gate = world.built["course"].gate = asyncio.Event()
    world.navigator.go(TWO)
    await asyncio.sleep(0)
    world.navigator.go(ProgressRoute())
    world.navigator.go(LessonRoute(LessonId(7)))
    gate.set()
    await world.navigator.settled()
    assert world.navigator.route == LessonRoute(LessonId(7))
    assert "progress" not in world.built


async def test_a_long_way_is_seen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_AFTER", 0.02)
    await world.go(ONE)
    assert True not in world.window.busy, "a short one is not"
    gate = world.built["course"].gate = asyncio.Event()
    world.navigator.go(TWO)
    await asyncio.sleep(0.08)
    assert world.window.busy[-1] is True
    gate.set()
    await world.navigator.settled()
    assert world.window.busy[-1] is False


async def test_a_quiz_takes_the_whole_window_at_once(world: World) -> None:
    screen = world.build("quiz", FullScreen)
    world.navigator._screens[QuizRoute] = screen
    gate = screen.gate = asyncio.Event()
    world.navigator.go(QuizRoute(1))  # type: ignore[arg-type]
    for _ in range(4):
        await asyncio.sleep(0)
    assert world.window.page is screen.page
    gate.set()
    await world.navigator.settled()
    assert world.window.full
    await world.go(LibraryRoute())
    assert not world.window.full


async def test_the_unexpected_keeps_one_there_and_is_reported(world: World) -> None:
    await world.go(ONE)
    loop = asyncio.get_running_loop()
    before, seen = loop.get_exception_handler(), []
    loop.set_exception_handler(lambda _loop, context: seen.append(context["exception"]))
    progress = world.build("progress")
    world.navigator._screens[ProgressRoute] = progress

    async def show(route: Route) -> None:
        raise ZeroDivisionError

    progress.show = show  # type: ignore[method-assign]
    await world.go(ProgressRoute())
    loop.set_exception_handler(before)
    assert [type(error) for error in seen] == [ZeroDivisionError]
    assert world.navigator.route == ONE
    assert world.window.page is world.built["course"].page


async def test_close_flushes_and_tells(world: World) -> None:
    await world.go(ONE)
    course = world.built["course"]
    course.refusal = StorageError("The disk is full.")
    await world.navigator.close()
    assert [type(error) for error in world.told] == [StorageError]
    assert world.navigator.screen is None
    assert not course.scope.start(lambda: asyncio.sleep(0), "late"), "its scope is closed"
    course.refusal = None
