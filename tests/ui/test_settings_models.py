"""Settings, the card "Language models": what a person sees of connections, and is asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from coursegen_desktop.domain.connection import OPENAI, SCRIPTED, Connection, Note
from coursegen_desktop.domain.errors import AppError
from coursegen_desktop.domain.rights import Right
from coursegen_desktop.services.connections import ConnectionsService
from coursegen_desktop.ui.kit.routes import SettingsRoute
from coursegen_desktop.ui.settings.controller import SettingsScreen
from coursegen_desktop.ui.settings.models import controller as acts
from coursegen_desktop.ui.settings.models.card import ModelsCard
from coursegen_desktop.ui.settings.models.consent import ConsentDialog
from coursegen_desktop.ui.settings.models.words import found_words, note_words
from tests.services.model_ways import FOUND, Network, Ring
from tests.windowed import click, eventually

from .library_parts import Place, press
from .model_parts import CLOUD, DOWN, HERE, KEY, focus_is, hints, kept, opened
from .screen_parts import Desk, button
from .settings_parts import Around, dialog_of, settings_screen

# ------------------------------------------------------------ the list


async def test_without_one_it_says_what_it_is_good_for(models_card: ModelsCard) -> None:
    words = hints(models_card)
    assert "None is needed" in words
    assert "nothing leaves it" in words
    assert models_card.add.isVisible()
    assert models_card.rows == {}


async def test_a_route_leads_to_the_card(settings: SettingsScreen, models_card: ModelsCard) -> None:
    settings.page.resize(900, 500)
    bar = settings.page._scroll.verticalScrollBar()
    assert bar.value() == 0
    await settings.enter(SettingsRoute("models"))
    await focus_is(models_card.add)
    top = models_card.mapTo(settings.page._scroll.body, QPoint()).y()
    assert bar.value() <= top < bar.value() + settings.page._scroll.viewport().height()
    assert bar.value() > 0


async def test_only_those_who_make_courses_see_it(place: Place, desk: Desk, data_dir: Path) -> None:
    made = settings_screen(
        place, desk, data_dir, Around(), may=lambda right: right is not Right.EDIT_COURSES
    )
    place.show(made.page)
    await made.enter(SettingsRoute())
    assert made.page.models is None
    await made.close()


async def test_each_says_where_it_leads_and_what_is_known(
    settings: SettingsScreen, connections: ConnectionsService
) -> None:
    lab = Connection("", "Lab", OPENAI, "http://192.168.10.4:8080/v1")
    rows = await kept(settings, connections, HERE, CLOUD, lab)
    here, cloud, lab_row = map(hints, rows)
    assert "Stays on this computer" in here
    assert "small · not tested yet" in here
    assert "Sends to api.example.com" in cloud
    assert "Sends to 192.168.10.4:8080, not encrypted" in lab_row
    assert "no model chosen" in lab_row
    assert [row._pill.isVisible() for row in rows] == [True, False, False]
    await connections.test(rows[0].id)
    await settings.scope.settled()
    facts = hints(rows[0])
    for words in ("8192 tokens at once", "6100 words", "holds answers to their form", "tested"):
        assert words in facts
    assert "key in the system's keyring" not in facts


async def test_the_default_is_chosen_and_taken_back(
    settings: SettingsScreen, connections: ConnectionsService
) -> None:
    here, cloud = await kept(settings, connections, HERE, CLOUD)
    click(button(cloud, "Use by default"))
    await settings.scope.settled()
    assert [view.is_default for view in await connections.list()] == [False, True]
    assert cloud._pill.isVisible()
    assert not here._pill.isVisible()
    click(button(cloud, "Not by default"))
    await settings.scope.settled()
    assert not any(view.is_default for view in await connections.list())


async def test_a_copy_comes_with_its_key_and_the_keyboard(
    settings: SettingsScreen, connections: ConnectionsService, models_card: ModelsCard, ring: Ring
) -> None:
    (row,) = await kept(settings, connections, CLOUD, key=KEY)
    assert "key in the system's keyring" in hints(row)
    click(row.copy)
    await settings.scope.settled()
    copy = list(models_card.rows.values())[1]
    assert copy.view.connection.name == "Cloud 2"
    assert list(ring.kept.values()) == [KEY, KEY]
    await focus_is(copy.edit)


async def test_removing_asks_and_takes_the_key_along(
    settings: SettingsScreen, connections: ConnectionsService, models_card: ModelsCard, ring: Ring,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    said: list[str] = []
    answers = [False, True, True]

    async def confirm(_parent: Any, title: str, text: str, _ok: str, **_: Any) -> bool:
        said.append(f"{title} {text}")
        return answers.pop(0)

    monkeypatch.setattr(acts, "confirm", confirm)
    (cloud,) = await kept(settings, connections, CLOUD, key=KEY)
    (_, here) = await kept(settings, connections, HERE)
    click(cloud.remove)
    await settings.scope.settled()
    assert len(models_card.rows) == 2
    cloud.remove.setFocus()
    press(cloud.remove, Qt.Key.Key_Return)
    await settings.scope.settled()
    assert list(models_card.rows.values()) == [here]
    assert ring.kept == {}
    await focus_is(models_card.add)
    click(here.remove)
    await settings.scope.settled()
    assert said[0].startswith("Remove “Cloud”? Its key is deleted too.")
    assert "key" not in said[2]
    assert "None is needed" in hints(models_card)


async def test_a_kind_that_the_form_does_not_know_cannot_be_edited(
    settings: SettingsScreen, connections: ConnectionsService
) -> None:
    (row,) = await kept(settings, connections, Connection("", "Script", SCRIPTED, ""))
    assert not row.edit.isVisible()
    assert "Stays on this computer" in hints(row)


# ------------------------------------------------------------ the test


async def test_a_test_shows_that_it_runs_and_what_it_found(
    settings: SettingsScreen, connections: ConnectionsService, network: Network
) -> None:
    (row,) = await kept(settings, connections, HERE)
    network.gate = asyncio.Event()
    click(row.test)
    await eventually(lambda: row.is_testing, "the test")
    assert row.test.text() == "Stop"
    for _ in range(5):
        row._on_second()
    assert "5 s" in row.told.text
    assert "may take two minutes" in row.told.text
    network.gate.set()
    await settings.scope.settled()
    assert row.told.text == "It works. It writes 23 tokens a second."
    assert row.test.text() == "Test"
    assert (await connections.get(row.id)).profile is not None
    network.profile = replace(
        network.profile, thinks=True, reports_usage=False, note="Odd.", tokens_per_s=0.0
    )
    click(row.test)
    await settings.scope.settled()
    for words in ("thinks before it answers", "does not count its tokens", "Odd."):
        assert words in row.told.text


async def test_a_test_is_stopped(
    settings: SettingsScreen, connections: ConnectionsService, network: Network
) -> None:
    (row,) = await kept(settings, connections, HERE)
    network.gate = asyncio.Event()
    click(row.test)
    await eventually(lambda: network.clients and row.is_testing, "the test")
    click(row.test)
    await settings.scope.settled()
    assert row.told.text == "Stopped. Nothing was kept."
    assert [client.closed for client in network.clients] == [1]
    assert (await connections.get(row.id)).profile is None


async def test_a_test_that_fails_says_why_until_the_model_is_another(
    settings: SettingsScreen, connections: ConnectionsService, network: Network, place: Place
) -> None:
    (row,) = await kept(settings, connections, HERE)
    network.error = DOWN
    click(row.test)
    await settings.scope.settled()
    assert row.told.text == "Nobody answers at x. Start the server."
    await connections.save(replace(await connections.get(row.id), name="There"))
    await settings.scope.settled()
    assert row.told.text
    await connections.save(replace(await connections.get(row.id), model="large"))
    await settings.scope.settled()
    assert row.told.text == ""


async def test_a_model_that_turns_out_to_run_elsewhere_asks_from_then_on(
    settings: SettingsScreen, connections: ConnectionsService, network: Network
) -> None:
    (row,) = await kept(settings, connections, HERE)
    network.profile = replace(network.profile, note=Note.RUNS_ELSEWHERE)
    click(row.test)
    await settings.scope.settled()
    assert "sends everything on to another computer" in hints(row)
    assert "what is sent leaves this computer" in row.told.text
    click(row.test)
    consent = await dialog_of(ConsentDialog)
    assert "The server of “Here” is on this computer, but it sends" in hints(consent)
    assert consent.warning.text == "", "the way to it is inside this computer"
    click(button(consent, "Cancel"))
    await settings.scope.settled()
    with pytest.raises(AppError, match="leaves this computer"):
        await connections.open(row.id)
    assert len(network.opened) == 1


@pytest.mark.parametrize("note", Note)
def test_what_a_test_finds_odd_is_told_in_its_own_words(note: Note) -> None:
    """The catalogue finds literals only: the sentences stand twice, and must be the same."""
    assert note_words(note) == note.value
    assert note.value in found_words(replace(FOUND, note=note))


async def test_without_a_model_nobody_is_asked(
    settings: SettingsScreen, connections: ConnectionsService, network: Network
) -> None:
    (row,) = await kept(settings, connections, replace(CLOUD, model=""))
    click(row.test)
    await settings.scope.settled()
    assert "No model is chosen for “Cloud”" in row.told.text
    assert network.opened == []


async def test_the_test_too_asks_before_something_leaves(
    settings: SettingsScreen, connections: ConnectionsService, network: Network
) -> None:
    (row,) = await kept(settings, connections, replace(CLOUD, address="http://nas.local/v1"))
    click(row.test)
    consent = await dialog_of(ConsentDialog)
    assert "others can read" in consent.warning.text
    await focus_is(button(consent, "Cancel"))
    press(button(consent, "Cancel"), Qt.Key.Key_Return)
    await settings.scope.settled()
    assert (network.opened, row.told.text, row.is_testing) == ([], "", False)
    click(row.test)
    click(button(await dialog_of(ConsentDialog), "Agree and send"))
    await settings.scope.settled()
    assert "It works." in row.told.text
    click(row.test)
    await settings.scope.settled()
    assert len(network.opened) == 2, "asked once"


# ------------------------------------------------------------ for everybody


async def test_everything_has_a_name(
    settings: SettingsScreen, models_card: ModelsCard, connections: ConnectionsService
) -> None:
    await kept(settings, connections, HERE, CLOUD)
    dialog = await opened(models_card)
    for fold in dialog.folds:
        fold.set_open(True)
    names = [one.accessibleName() for one in models_card.findChildren(QAbstractButton)]
    assert {"Test Here", "Edit… Cloud", "Remove… Here"} <= set(names)
    for root in (models_card, dialog):
        for found in root.findChildren(QAbstractButton):
            assert found.text() or found.accessibleName(), found
        for kind in (QLineEdit, QComboBox):
            for field in root.findChildren(kind):
                assert field.accessibleName(), field
    dialog.reject()


async def test_the_keyboard_stays_on_the_button_that_was_pressed(
    settings: SettingsScreen, connections: ConnectionsService
) -> None:
    (row,) = await kept(settings, connections, HERE)
    row.test.setFocus()
    press(row.test, Qt.Key.Key_Space)
    await settings.scope.settled()
    assert QApplication.focusWidget() is row.test
