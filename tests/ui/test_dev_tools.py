"""The developer tools that --dev adds: reachable, filled, and gone at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTreeWidget, QWidget

from coursegen_desktop.domain.events import CourseAdded, PreferencesChanged
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.ui.dev import slow_frames
from coursegen_desktop.ui.dev.slow_frames import SlowFrames
from coursegen_desktop.ui.dev.tools import EVENTS, FRAMES, DevTools
from coursegen_desktop.ui.kit.notices import Notices
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.windowed import AppWindow


@pytest.fixture
def host(qapp: object, qtbot: object, theme_host: ThemeHost) -> Iterator[QWidget]:
    window = QWidget()
    window.setProperty("theme_host", theme_host)
    window.show()
    yield window
    window.close()
    window.deleteLater()


def _rows(tools: DevTools, tab: int) -> list[str]:
    assert tools.dialog is not None
    listed = tools.dialog.tabs.widget(tab)
    assert isinstance(listed, QTreeWidget)
    return [listed.topLevelItem(row).text(1) for row in range(listed.topLevelItemCount())]


def test_events_are_listed_newest_first(
    host: QWidget, theme_host: ThemeHost, event_hub: EventHub
) -> None:
    tools = DevTools(host, event_hub, theme_host, Notices(host))
    event_hub.publish(CourseAdded(CourseId(1)))
    assert [text for text, _ in tools.commands()][1] == "Developer: event log"
    tools.commands()[1][1]()
    event_hub.publish(PreferencesChanged())
    rows = _rows(tools, EVENTS)
    assert ["PreferencesChanged" in rows[0], "CourseAdded" in rows[1]] == [True, True]
    tools.close()
    event_hub.publish(PreferencesChanged())
    assert len(_rows(tools, EVENTS)) == 2


def test_a_frame_that_is_too_long_is_noted(host: QWidget) -> None:
    moment = 0.0
    frames = SlowFrames(host, lambda: moment)
    for step in (0.012, 0.055, 0.2):
        moment += step
        frames.tick()
    frames.close()
    assert [words for _, words in frames.lines] == ["190 ms"]
    assert slow_frames.ALARM_MS == 50


def test_a_theme_is_read_anew(theme_host: ThemeHost) -> None:
    before = theme_host.theme
    told: list[bool] = []
    theme_host.changed.connect(lambda: told.append(True))
    theme_host.reload()
    assert theme_host.theme is not before
    assert theme_host.theme.roles == before.roles
    assert told == [True]


async def test_only_a_developer_has_them(window: AppWindow, database_file: Path) -> None:
    words = [entry.title for entry in window.desk._commands()]
    assert not any(text.startswith("Developer") for text in words)


async def test_the_palette_of_a_developer(database_file: Path) -> None:
    async with AppWindow(database_file.parent, is_dev=True) as app:
        entries = [e for e in app.desk._commands() if e.title.startswith("Developer")]
        assert len(entries) == 4
        for entry in entries:
            entry.activate()
        tools = app.desk._dev
        assert tools is not None
        assert tools.dialog is not None
        assert tools.dialog.isVisible()
        assert tools.dialog.tabs.currentIndex() == FRAMES
