"""The base of all screens: when it loads, when it is stale, what it hears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from PySide6.QtWidgets import QWidget

from coursegen_desktop.domain.errors import AppError, NotFound
from coursegen_desktop.domain.events import CourseDeleted, Event
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.ui.kit.notices import Notices
from coursegen_desktop.ui.kit.routes import CourseRoute, Route
from coursegen_desktop.ui.kit.screen import Screen, ScreenContext
from coursegen_desktop.ui.kit.theme import ThemeHost


class Shown(Screen[QWidget]):
    """Notes what it was asked to show."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context, QWidget())
        self.log: list[str] = []
        self.fail: AppError | None = None
        self.listen(CourseDeleted, lambda event: self.mark_stale())

    async def show(self, route: Route) -> None:
        self.log.append(f"show {route}")
        await asyncio.sleep(0)
        if self.fail is not None:
            raise self.fail

    async def resumed(self) -> None:
        self.log.append("resumed")


@pytest.fixture
async def screen(theme_host: ThemeHost, event_hub: EventHub) -> AsyncIterator[Shown]:
    window = QWidget()
    told: list[AppError] = []
    context = ScreenContext(
        go=lambda route: None, back=lambda: None, notices=Notices(window),
        theme_host=theme_host, hub=event_hub, on_error=told.append,
    )  # fmt: skip
    made = Shown(context)
    yield made
    await made.close()
    made.page.deleteLater()
    window.deleteLater()


ONE, TWO = CourseRoute(CourseId(1)), CourseRoute(CourseId(2))


async def test_the_same_place_is_not_loaded_twice(screen: Shown) -> None:
    await screen.enter(ONE)
    await screen.exit()
    await screen.enter(ONE)
    assert screen.log == [f"show {ONE}", "resumed"]
    await screen.enter(TWO)
    assert screen.log[-1] == f"show {TWO}"


async def test_a_hidden_screen_reloads_when_shown_again(screen: Shown, event_hub: EventHub) -> None:
    await screen.enter(ONE)
    await screen.exit()
    event_hub.publish(CourseDeleted(CourseId(9)))
    await screen.scope.settled()
    assert len(screen.log) == 1
    await screen.enter(ONE)
    assert len(screen.log) == 2
    assert screen.log[-1] == f"show {ONE}"


async def test_a_visible_screen_reloads_once_for_many_events(
    screen: Shown, event_hub: EventHub
) -> None:
    await screen.enter(ONE)
    for number in range(5):
        event_hub.publish(CourseDeleted(CourseId(number)))
    await screen.scope.settled()
    assert len(screen.log) in (2, 3), "one that runs and the newest"
    assert not screen.stale


async def test_a_place_that_cannot_be_shown_is_not_where_one_is(screen: Shown) -> None:
    await screen.enter(ONE)
    screen.fail = NotFound("gone")
    with pytest.raises(NotFound):
        await screen.enter(TWO)
    assert screen.route == ONE
    screen.fail = None
    await screen.enter(ONE)
    assert screen.log[-1] == f"show {ONE}", "the page may show half of the other"


async def test_a_closed_screen_hears_nothing(screen: Shown, event_hub: EventHub) -> None:
    await screen.enter(ONE)
    await screen.close()
    event_hub.publish(CourseDeleted(CourseId(1)))
    await asyncio.sleep(0)
    assert len(screen.log) == 1
    heard: list[Event] = []
    screen.listen(CourseDeleted, heard.append)
    event_hub.publish(CourseDeleted(CourseId(1)))
    assert len(heard) == 1
    await screen.close()


async def test_what_changes_while_it_loads_is_loaded_again(
    screen: Shown, event_hub: EventHub
) -> None:
    entering = asyncio.ensure_future(screen.enter(ONE))
    await asyncio.sleep(0)
    assert screen.log == [f"show {ONE}"]  # it has read what it will show
    event_hub.publish(CourseDeleted(CourseId(9)))
    await entering
    await screen.scope.settled()
    assert screen.log == [f"show {ONE}", f"show {ONE}"]


async def test_what_changes_while_it_is_left_in_loading_is_not_forgotten(
    screen: Shown, event_hub: EventHub
) -> None:
    await screen.enter(ONE)
    screen.reload()
    await asyncio.sleep(0)
    await screen.exit()
    event_hub.publish(CourseDeleted(CourseId(9)))
    await screen.scope.settled()
    before = len(screen.log)
    await screen.enter(ONE)
    assert len(screen.log) == before + 1
    assert screen.log[-1] == f"show {ONE}"
