"""Settings, the card "Language models": what a person sees of connections, and is asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from coursegen_desktop.domain.connection import OLLAMA, OPENAI, SCRIPTED, Connection
from coursegen_desktop.domain.errors import ProviderError, ProviderFault
from coursegen_desktop.domain.rights import Right
from coursegen_desktop.generation.providers.base import ModelInfo
from coursegen_desktop.services.connections import ConnectionsService
from coursegen_desktop.ui.kit.routes import SettingsRoute
from coursegen_desktop.ui.settings.controller import SettingsScreen
from coursegen_desktop.ui.settings.models import controller as acts
from coursegen_desktop.ui.settings.models.card import ConnectionRow, ModelsCard
from coursegen_desktop.ui.settings.models.consent import ConsentDialog
from coursegen_desktop.ui.settings.models.dialog import ConnectionDialog
from tests.services.model_ways import Network, Ring
from tests.windowed import click, eventually

from .library_parts import Place, press
from .screen_parts import Desk, button
from .settings_parts import Around, connections_of, dialog_of, settings_screen

KEY = "sk-very-secret-0123456789"
HERE = Connection("", "Here", OLLAMA, "http://localhost:11434", "small")
CLOUD = Connection("", "Cloud", OPENAI, "https://api.example.com/v1", "large")
DOWN = ProviderError(
    ProviderFault.REFUSED, "Nobody answers at {address}.", "Start the server.", address="x"
)


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def connections(desk: Desk, data_dir: Path, network: Network, ring: Ring) -> ConnectionsService:
    return connections_of(desk, data_dir, network, ring)


@pytest.fixture
async def screen(
    place: Place, desk: Desk, data_dir: Path, connections: ConnectionsService
) -> AsyncIterator[SettingsScreen]:
    made = settings_screen(place, desk, data_dir, Around(), connections=connections)
    place.show(made.page)
    await made.enter(SettingsRoute())
    yield made
    await made.close()
    assert place.errors == []


@pytest.fixture
def card(screen: SettingsScreen) -> ModelsCard:
    assert screen.page.models is not None
    return screen.page.models


async def kept(
    screen: SettingsScreen, connections: ConnectionsService, *wished: Connection, key: str = ""
) -> list[ConnectionRow]:
    """Their rows."""
    for connection in wished:
        await connections.save(connection, key or None)
    await screen.scope.settled()
    assert screen.page.models is not None
    return list(screen.page.models.rows.values())


async def opened(card: ModelsCard) -> ConnectionDialog:
    """The form of a new one, once it says where keys lie."""
    click(card.add)
    dialog = await dialog_of(ConnectionDialog)
    await eventually(lambda: "system's keyring" in hints(dialog), "where keys lie")
    return dialog


def hints(widget: QWidget) -> str:
    """All that can be read in it."""
    labels = [label for label in widget.findChildren(QWidget) if hasattr(label, "text")]
    return "\n".join(str(label.text()) for label in labels if callable(label.text))


async def focus_is(widget: QWidget) -> None:
    """It has the keyboard."""
    await eventually(lambda: QApplication.focusWidget() is widget, f"the focus on {widget}")


# ------------------------------------------------------------ the list


async def test_without_one_it_says_what_it_is_good_for(card: ModelsCard) -> None:
    words = hints(card)
    assert "None is needed" in words
    assert "nothing leaves it" in words
    assert card.add.isVisible()
    assert card.rows == {}


async def test_only_those_who_make_courses_see_it(place: Place, desk: Desk, data_dir: Path) -> None:
    made = settings_screen(
        place, desk, data_dir, Around(), may=lambda right: right is not Right.EDIT_COURSES
    )
    place.show(made.page)
    await made.enter(SettingsRoute())
    assert made.page.models is None
    await made.close()


async def test_each_says_where_it_leads_and_what_is_known(
    screen: SettingsScreen, connections: ConnectionsService
) -> None:
    lab = Connection("", "Lab", OPENAI, "http://192.168.10.4:8080/v1")
    rows = await kept(screen, connections, HERE, CLOUD, lab)
    here, cloud, lab_row = map(hints, rows)
    assert "Stays on this computer" in here
    assert "small · not tested yet" in here
    assert "Sends to api.example.com" in cloud
    assert "Sends to 192.168.10.4:8080, not encrypted" in lab_row
    assert "no model chosen" in lab_row
    assert [row._pill.isVisible() for row in rows] == [True, False, False]
    await connections.test(rows[0].id)
    await screen.scope.settled()
    facts = hints(rows[0])
    for words in ("8192 tokens at once", "6100 words", "holds answers to their form", "tested"):
        assert words in facts
    assert "key in the system's keyring" not in facts


async def test_the_default_is_chosen_and_taken_back(
    screen: SettingsScreen, connections: ConnectionsService
) -> None:
    here, cloud = await kept(screen, connections, HERE, CLOUD)
    click(button(cloud, "Use by default"))
    await screen.scope.settled()
    assert [view.is_default for view in await connections.list()] == [False, True]
    assert cloud._pill.isVisible()
    assert not here._pill.isVisible()
    click(button(cloud, "Not by default"))
    await screen.scope.settled()
    assert not any(view.is_default for view in await connections.list())


async def test_a_copy_comes_with_its_key_and_the_keyboard(
    screen: SettingsScreen, connections: ConnectionsService, card: ModelsCard, ring: Ring
) -> None:
    (row,) = await kept(screen, connections, CLOUD, key=KEY)
    assert "key in the system's keyring" in hints(row)
    click(row.copy)
    await screen.scope.settled()
    copy = list(card.rows.values())[1]
    assert copy.view.connection.name == "Cloud 2"
    assert list(ring.kept.values()) == [KEY, KEY]
    await focus_is(copy.edit)


async def test_removing_asks_and_takes_the_key_along(
    screen: SettingsScreen, connections: ConnectionsService, card: ModelsCard, ring: Ring,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    said: list[str] = []
    answers = [False, True, True]

    async def confirm(_parent: Any, title: str, text: str, _ok: str, **_: Any) -> bool:
        said.append(f"{title} {text}")
        return answers.pop(0)

    monkeypatch.setattr(acts, "confirm", confirm)
    (cloud,) = await kept(screen, connections, CLOUD, key=KEY)
    (_, here) = await kept(screen, connections, HERE)
    click(cloud.remove)
    await screen.scope.settled()
    assert len(card.rows) == 2
    cloud.remove.setFocus()
    press(cloud.remove, Qt.Key.Key_Return)
    await screen.scope.settled()
    assert list(card.rows.values()) == [here]
    assert ring.kept == {}
    await focus_is(card.add)
    click(here.remove)
    await screen.scope.settled()
    assert said[0].startswith("Remove “Cloud”? Its key is deleted too.")
    assert "key" not in said[2]
    assert "None is needed" in hints(card)


async def test_a_kind_that_the_form_does_not_know_cannot_be_edited(
    screen: SettingsScreen, connections: ConnectionsService
) -> None:
    (row,) = await kept(screen, connections, Connection("", "Script", SCRIPTED, ""))
    assert not row.edit.isVisible()
    assert "Stays on this computer" in hints(row)


# ------------------------------------------------------------ the form


async def test_a_connection_is_made_by_keyboard_alone(
    screen: SettingsScreen, connections: ConnectionsService, card: ModelsCard
) -> None:
    card.add.setFocus()
    press(card.add, Qt.Key.Key_Return)
    dialog = await dialog_of(ConnectionDialog)
    await focus_is(dialog.kind)
    press(dialog.kind, Qt.Key.Key_Tab)
    await focus_is(dialog.name.edit)
    dialog.name.edit.selectAll()
    QTest.keyClicks(dialog.name.edit, "My laptop")
    order = [dialog.address.edit, dialog.key.edit]
    for field in order:
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
        await focus_is(field)
    press(dialog.key.edit, Qt.Key.Key_Tab)
    press(QApplication.focusWidget(), Qt.Key.Key_Tab)  # past the eye
    line = dialog.model.lineEdit()
    assert line is not None
    assert QApplication.focusWidget() in (dialog.model, line)
    QTest.keyClicks(line, "llama3.2")
    press(line, Qt.Key.Key_Return)
    await screen.scope.settled()
    (view,) = await connections.list()
    assert view.connection == Connection(
        view.connection.id, "My laptop", OLLAMA, "http://localhost:11434", "llama3.2"
    )
    (row,) = card.rows.values()
    await eventually(lambda: screen.page.window().focusWidget() is row.test, "the next step")


async def test_each_kind_brings_its_address_and_what_was_typed_stays(card: ModelsCard) -> None:
    dialog = await opened(card)
    found = []
    for number in range(dialog.kind.count()):
        choose_kind(dialog, number)
        found.append((dialog.name.text, dialog.address.text))
    assert found == [
        ("Ollama", "http://localhost:11434"),
        ("LM Studio", "http://localhost:1234/v1"),
        ("llama.cpp server", "http://localhost:8080/v1"),
        ("OpenAI-compatible, or cloud", "https://api.openai.com/v1"),
        ("Model file on this computer", ""),
    ]
    assert dialog.choose.isVisible()
    assert not dialog.key.isVisible()
    assert not dialog.model.isVisible()
    choose_kind(dialog, 0)
    dialog.name.edit.setText("Mine")
    dialog.address.edit.setText("http://localhost:4321")
    choose_kind(dialog, 2)
    assert (dialog.name.text, dialog.address.text) == ("Mine", "http://localhost:4321")
    dialog.reject()


def choose_kind(dialog: ConnectionDialog, number: int) -> None:
    """As a person does."""
    dialog.kind.setCurrentIndex(number)
    dialog.kind.activated.emit(number)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:8080", "Stays on this computer"),
        ("https://api.example.com/v1", "is sent to api.example.com. You are asked once"),
        ("http://nas.local:11434", "others can read the texts and the key"),
        ("nonsense", ""),
    ],
)
async def test_below_the_address_stands_where_it_leads(
    card: ModelsCard, address: str, words: str
) -> None:
    dialog = await opened(card)
    dialog.address.edit.setText(address)
    assert words in dialog.where.text
    assert dialog.where.isVisible() == bool(words)
    dialog.reject()


async def test_what_is_wrong_stands_at_its_field(
    card: ModelsCard, connections: ConnectionsService
) -> None:
    dialog = await opened(card)
    dialog.name.edit.clear()
    dialog.address.edit.setText("localhost")
    dialog.key.edit.setText("two words")
    dialog.limits.most_cost.edit.setText("much")
    dialog.limits.window_cap.edit.setText("4096.5")
    click(button(dialog, "Save"))
    await eventually(lambda: dialog.name.error, "an error")
    assert "is not an address of a server" in dialog.address.error
    assert "signs that no key has" in dialog.key.error
    assert "“much” is not such a number" in dialog.limits.most_cost.error
    assert "4096.5" in dialog.limits.window_cap.error
    assert dialog.limits.most_cost.isVisible(), "what is folded away cannot be read"
    assert await connections.list() == ()
    dialog.reject()


async def test_a_name_that_is_taken_is_told_below(
    screen: SettingsScreen, card: ModelsCard, connections: ConnectionsService
) -> None:
    await kept(screen, connections, HERE)
    dialog = await opened(card)
    dialog.name.edit.setText("here")
    click(button(dialog, "Save"))
    await eventually(lambda: "a connection named “here” already" in dialog.error.text(), "it")
    assert dialog.isVisible()
    dialog.reject()


async def test_everything_is_kept_and_shown_again(
    screen: SettingsScreen, connections: ConnectionsService
) -> None:
    (row,) = await kept(screen, connections, HERE)
    click(row.edit)
    dialog = await dialog_of(ConnectionDialog)
    for fold in dialog.folds:
        click(fold.button)
    dialog.roles.boxes["critic"].show_model("large")
    limits = dialog.limits
    for field, text in (
        (limits.window_cap, "4096"), (limits.most_tokens, "200,000"), (limits.most_cost, "2.5"),
        (limits.price_in, ".1"), (limits.price_out, "0.5"),
    ):  # fmt: skip
        field.edit.setText(text)
    click(button(dialog, "Save"))
    await screen.scope.settled()
    (view,) = await connections.list()
    assert view.connection == replace(
        HERE, id=row.id, models={"critic": "large"}, window_cap=4096, most_tokens=200_000,
        most_cost=2.5, price_in=0.1, price_out=0.5,
    )  # fmt: skip
    click(row.edit)
    again = await dialog_of(ConnectionDialog)
    assert [field.text for field in again.limits.fields] == ["4096", "200000", "2.5", "0.1", "0.5"]
    assert "1 chosen" in hints(again.folds[0])
    assert "5 set" in hints(again.folds[1])
    again.reject()


async def test_a_key_is_hidden_kept_replaced_and_removed(
    screen: SettingsScreen, card: ModelsCard, connections: ConnectionsService, ring: Ring
) -> None:
    dialog = await opened(card)
    QTest.keyClicks(dialog.key.edit, KEY)
    assert dialog.key.edit.echoMode() is QLineEdit.EchoMode.Password
    click(button(dialog, "Show the key"))
    assert dialog.key.edit.echoMode() is QLineEdit.EchoMode.Normal
    click(button(dialog, "Save"))
    await screen.scope.settled()
    assert list(ring.kept.values()) == [KEY]
    (row,) = card.rows.values()
    click(row.edit)
    dialog = await dialog_of(ConnectionDialog)
    assert dialog.key.text == "", "a key is never shown again"
    assert "A key is kept" in dialog.key.edit.placeholderText()
    click(button(dialog, "Save"))
    await screen.scope.settled()
    assert list(ring.kept.values()) == [KEY]
    click(row.edit)
    dialog = await dialog_of(ConnectionDialog)
    click(button(dialog, "Remove the key"))
    assert "goes when you save" in dialog.key.edit.placeholderText()
    click(button(dialog, "Save"))
    await screen.scope.settled()
    assert ring.kept == {}


async def test_a_keyring_that_refuses_is_told_on_the_card(
    screen: SettingsScreen, card: ModelsCard, ring: Ring
) -> None:
    dialog = await opened(card)
    ring.error = RuntimeError("it is locked")
    dialog.key.edit.setText(KEY)
    click(button(dialog, "Save"))
    await screen.scope.settled()
    assert "it is locked" in card.trouble.text
    assert "a file that only you can read" in card.trouble.text
    (row,) = card.rows.values()
    assert "keys.json" in row.key_note.text
    assert row.key_note.isVisible()


async def test_without_a_keyring_it_is_told_before_a_key_is_kept(
    screen: SettingsScreen, card: ModelsCard, connections: ConnectionsService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def none() -> Ring:
        raise OSError("no keyring here")

    monkeypatch.setattr(connections._keys, "_open", none)
    click(card.add)
    dialog = await dialog_of(ConnectionDialog)
    await eventually(lambda: dialog._key_warning, "the answer")
    assert not dialog.key_note.isVisible(), "nothing is wrong for who needs no key"
    QTest.keyClicks(dialog.key.edit, "k")
    assert dialog.key_note.isVisible()
    assert "no keyring here" in dialog.key_note.text
    assert "keys.json" in dialog.key_note.text
    dialog.reject()
    await screen.scope.settled()


async def test_a_file_is_chosen(
    screen: SettingsScreen, card: ModelsCard, connections: ConnectionsService, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "my model.gguf"

    async def choose(*_: Any, **__: Any) -> list[str]:
        return [str(path)]

    monkeypatch.setattr(acts, "choose_files", choose)
    dialog = await opened(card)
    choose_kind(dialog, 4)
    click(button(dialog, "Save"))
    await eventually(lambda: "No file of a model" in dialog.address.error, "what is missing")
    click(dialog.choose)
    await eventually(lambda: dialog.address.text == str(path), "the file")
    click(button(dialog, "Save"))
    await screen.scope.settled()
    (row,) = card.rows.values()
    assert "my model.gguf · not tested yet" in hints(row)


# ------------------------------------------------------------ models of the server


async def test_models_are_listed_and_may_be_typed(card: ModelsCard, network: Network) -> None:
    dialog = await opened(card)
    click(dialog.refresh)
    await eventually(lambda: dialog.model.count() == 2, "the models")
    assert dialog.model.chosen == "small"
    assert [box.count() for box in dialog.roles.boxes.values()] == [2] * 6
    dialog.model.setEditText("one of my own")
    click(dialog.refresh)
    await eventually(lambda: len(network.opened) == 2 and not dialog._is_listing, "them again")
    assert dialog.model.chosen == "one of my own"
    network.models = ()
    click(dialog.refresh)
    await eventually(lambda: "no model yet" in hints(dialog), "what that means")
    network.error = DOWN
    click(dialog.refresh)
    await eventually(lambda: "Nobody answers at x." in dialog.models_error.text(), "why not")
    dialog.reject()


async def test_listing_can_be_stopped(
    card: ModelsCard, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = asyncio.Event()

    async def models(*_: Any) -> tuple[ModelInfo, ...]:
        await never.wait()
        return ()

    dialog = await opened(card)
    monkeypatch.setattr(ConnectionsService, "models", models)
    click(dialog.refresh)
    await eventually(lambda: dialog.refresh.text() == "Stop", "the asking")
    click(dialog.refresh)
    await eventually(lambda: dialog.refresh.text() == "List models", "the end")
    assert "Nothing was asked." in hints(dialog)
    dialog.reject()


async def test_another_computer_is_asked_after_a_yes_which_is_kept(
    screen: SettingsScreen, card: ModelsCard, connections: ConnectionsService, network: Network
) -> None:
    dialog = await opened(card)
    choose_kind(dialog, 3)
    dialog.address.edit.setText("https://api.example.com/v1")
    dialog.key.edit.setText(KEY)
    click(dialog.refresh)
    consent = await dialog_of(ConsentDialog)
    assert "https://api.example.com/v1" in hints(consent)
    assert consent.warning.text == ""
    click(button(consent, "Cancel"))
    await eventually(lambda: "Nothing was asked." in hints(dialog), "a no")
    assert network.opened == []
    click(dialog.refresh)
    click(button(await dialog_of(ConsentDialog), "Agree and send"))
    await eventually(lambda: dialog.model.count() == 2, "the models")
    assert [key for _, key in network.opened] == [KEY]
    click(dialog.refresh)
    await eventually(lambda: len(network.opened) == 2, "no second question")
    click(button(dialog, "Save"))
    await screen.scope.settled()
    (view,) = await connections.list()
    assert view.connection.may_send


# ------------------------------------------------------------ the test


async def test_a_test_shows_that_it_runs_and_what_it_found(
    screen: SettingsScreen, connections: ConnectionsService, network: Network
) -> None:
    (row,) = await kept(screen, connections, HERE)
    network.gate = asyncio.Event()
    click(row.test)
    await eventually(lambda: row.is_testing, "the test")
    assert row.test.text() == "Stop"
    for _ in range(5):
        row._on_second()
    assert "5 s" in row.told.text
    assert "may take two minutes" in row.told.text
    network.gate.set()
    await screen.scope.settled()
    assert row.told.text == "It works. It writes 23 tokens a second."
    assert row.test.text() == "Test"
    assert (await connections.get(row.id)).profile is not None
    network.profile = replace(
        network.profile, thinks=True, reports_usage=False, note="Odd.", tokens_per_s=0.0
    )
    click(row.test)
    await screen.scope.settled()
    for words in ("thinks before it answers", "does not count its tokens", "Odd."):
        assert words in row.told.text


async def test_a_test_is_stopped(
    screen: SettingsScreen, connections: ConnectionsService, network: Network
) -> None:
    (row,) = await kept(screen, connections, HERE)
    network.gate = asyncio.Event()
    click(row.test)
    await eventually(lambda: network.clients and row.is_testing, "the test")
    click(row.test)
    await screen.scope.settled()
    assert row.told.text == "Stopped. Nothing was kept."
    assert [client.closed for client in network.clients] == [1]
    assert (await connections.get(row.id)).profile is None


async def test_a_test_that_fails_says_why_until_the_model_is_another(
    screen: SettingsScreen, connections: ConnectionsService, network: Network, place: Place
) -> None:
    (row,) = await kept(screen, connections, HERE)
    network.error = DOWN
    click(row.test)
    await screen.scope.settled()
    assert row.told.text == "Nobody answers at x. Start the server."
    await connections.save(replace(await connections.get(row.id), name="There"))
    await screen.scope.settled()
    assert row.told.text
    await connections.save(replace(await connections.get(row.id), model="large"))
    await screen.scope.settled()
    assert row.told.text == ""


async def test_without_a_model_nobody_is_asked(
    screen: SettingsScreen, connections: ConnectionsService, network: Network
) -> None:
    (row,) = await kept(screen, connections, replace(CLOUD, model=""))
    click(row.test)
    await screen.scope.settled()
    assert "No model is chosen for “Cloud”" in row.told.text
    assert network.opened == []


async def test_the_test_too_asks_before_something_leaves(
    screen: SettingsScreen, connections: ConnectionsService, network: Network
) -> None:
    (row,) = await kept(screen, connections, replace(CLOUD, address="http://nas.local/v1"))
    click(row.test)
    consent = await dialog_of(ConsentDialog)
    assert "others can read" in consent.warning.text
    await focus_is(button(consent, "Cancel"))
    press(button(consent, "Cancel"), Qt.Key.Key_Return)
    await screen.scope.settled()
    assert (network.opened, row.told.text, row.is_testing) == ([], "", False)
    click(row.test)
    click(button(await dialog_of(ConsentDialog), "Agree and send"))
    await screen.scope.settled()
    assert "It works." in row.told.text
    click(row.test)
    await screen.scope.settled()
    assert len(network.opened) == 2, "asked once"


# ------------------------------------------------------------ for everybody


async def test_everything_has_a_name(
    screen: SettingsScreen, card: ModelsCard, connections: ConnectionsService
) -> None:
    await kept(screen, connections, HERE, CLOUD)
    dialog = await opened(card)
    for fold in dialog.folds:
        fold.set_open(True)
    names = [one.accessibleName() for one in card.findChildren(QAbstractButton)]
    assert {"Test Here", "Edit… Cloud", "Remove… Here"} <= set(names)
    for root in (card, dialog):
        for found in root.findChildren(QAbstractButton):
            assert found.text() or found.accessibleName(), found
        for kind in (QLineEdit, QComboBox):
            for field in root.findChildren(kind):
                assert field.accessibleName(), field
    dialog.reject()


async def test_the_keyboard_stays_on_the_button_that_was_pressed(
    screen: SettingsScreen, connections: ConnectionsService
) -> None:
    (row,) = await kept(screen, connections, HERE)
    row.test.setFocus()
    press(row.test, Qt.Key.Key_Space)
    await screen.scope.settled()
    assert QApplication.focusWidget() is row.test
