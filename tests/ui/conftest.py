"""Fixtures for the tests of screens."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coursegen_desktop.services.autosave import Autosave
from coursegen_desktop.services.connections import ConnectionsService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.generation import GenerationService
from coursegen_desktop.services.work import WorkUnits
from coursegen_desktop.ui.content.formulas import formulas
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.content.question_view import QuestionPane
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.generator.controller import GeneratorScreen
from coursegen_desktop.ui.kit.routes import SettingsRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.settings.controller import SettingsScreen
from coursegen_desktop.ui.settings.models.card import ModelsCard
from tests.films import film_file as film_file
from tests.films import sound_file as sound_file
from tests.persons import accounts_of
from tests.services.model_ways import Network, Ring

from .editor_parts import make_screen
from .generator_parts import TEXT, Writer
from .library_parts import Place
from .question_parts import find_media
from .screen_parts import RESOURCES, Desk
from .settings_parts import Around, connections_of, settings_screen


@pytest.fixture
def place(theme_host: ThemeHost, event_hub: EventHub) -> Iterator[Place]:
    """A window for a screen's page."""
    made = Place(theme_host, event_hub)
    yield made
    made.close()


@pytest.fixture
async def desk(uow: WorkUnits, event_hub: EventHub, fixed_now: Callable[[], datetime]) -> Desk:
    """Services on the test's database."""
    user = await accounts_of(uow).owner()
    return Desk(uow, event_hub, user, fixed_now)


@pytest.fixture
def light_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lessons in the light reader: for tests that are not about the engine."""
    monkeypatch.setattr(LessonPane, "_make_web", lambda _self: None)


@pytest.fixture
async def editor(
    place: Place, desk: Desk, tmp_path: Path, light_pages: None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[EditorScreen]:
    """The editor in a window. It saves when it is told to: tests do not wait for the clock."""
    monkeypatch.setattr(Autosave.__init__, "__defaults__", (60.0,))
    made = make_screen(place, desk, tmp_path)
    place.show(made.page)
    yield made
    await made.close()


@pytest.fixture
def question_pane(qtbot: QtBot, theme_host: ThemeHost) -> Iterator[QuestionPane]:
    """A pane that finds the pictures of the sample quiz."""
    made = QuestionPane(resolver=find_media)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    made.activateWindow()
    yield made
    # A formula may still be on its way to a widget of this test.
    qtbot.waitUntil(lambda: formulas().is_idle, timeout=5000)


@pytest.fixture
def writer() -> Writer:
    """What writes courses on the Create screen of a test."""
    return Writer()


@pytest.fixture
async def create_screen(place: Place, desk: Desk, writer: Writer) -> AsyncIterator[GeneratorScreen]:
    """The Create screen in a window, on services of its own."""
    service = GenerationService(
        desk.uow, desk.hub, desk.jobs, writer, samples=RESOURCES / "samples"
    )
    made = GeneratorScreen(
        place.context, generation=service, library=desk.library, statements=desk.statements
    )
    place.show(made.page)
    yield made
    await desk.jobs.stop()
    await made.close()


@pytest.fixture
def sea(tmp_path: Path) -> str:
    """A document of two chapters."""
    path = tmp_path / "at sea.md"
    path.write_text("\n\n".join(TEXT.format(name=n, low=n.lower()) for n in ("Harbour", "Anchor")))
    return str(path)


@pytest.fixture
def ring() -> Ring:
    """A keyring in memory."""
    return Ring()


@pytest.fixture
def network() -> Network:
    """What answers in place of language models."""
    return Network()


@pytest.fixture
def connections(desk: Desk, data_dir: Path, network: Network, ring: Ring) -> ConnectionsService:
    """Connections that ask `network`."""
    return connections_of(desk, data_dir, network, ring)


@pytest.fixture
async def settings(
    place: Place, desk: Desk, data_dir: Path, connections: ConnectionsService
) -> AsyncIterator[SettingsScreen]:
    """The settings screen, shown."""
    made = settings_screen(place, desk, data_dir, Around(), connections=connections)
    place.show(made.page)
    await made.enter(SettingsRoute())
    yield made
    await made.close()
    assert place.errors == []


@pytest.fixture
def models_card(settings: SettingsScreen) -> ModelsCard:
    """The card "Language models"."""
    assert settings.page.models is not None
    return settings.page.models
