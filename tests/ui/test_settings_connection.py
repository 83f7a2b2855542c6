"""The form of a connection: filled by keyboard, checked in place, its models from the server."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from coursegen_desktop.domain.connection import OLLAMA, Connection
from coursegen_desktop.generation.providers.base import ModelInfo
from coursegen_desktop.services.connections import ConnectionsService
from coursegen_desktop.ui.settings.controller import SettingsScreen
from coursegen_desktop.ui.settings.models import controller as acts
from coursegen_desktop.ui.settings.models.card import ModelsCard
from coursegen_desktop.ui.settings.models.consent import ConsentDialog
from coursegen_desktop.ui.settings.models.dialog import ConnectionDialog
from coursegen_desktop.ui.settings.models.words import role_names
from tests.services.model_ways import Network, Ring
from tests.windowed import click, eventually

from .library_parts import press
from .model_parts import DOWN, HERE, KEY, choose_kind, focus_is, hints, kept, opened
from .screen_parts import button
from .settings_parts import dialog_of

# ------------------------------------------------------------ the form


async def test_a_connection_is_made_by_keyboard_alone(
    settings: SettingsScreen, connections: ConnectionsService, models_card: ModelsCard
) -> None:
    models_card.add.setFocus()
    press(models_card.add, Qt.Key.Key_Return)
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
    await settings.scope.settled()
    (view,) = await connections.list()
    assert view.connection == Connection(
        view.connection.id, "My laptop", OLLAMA, "http://localhost:11434", "llama3.2"
    )
    (row,) = models_card.rows.values()
    await eventually(lambda: settings.page.window().focusWidget() is row.test, "the next step")


async def test_each_kind_brings_its_address_and_what_was_typed_stays(
    models_card: ModelsCard,
) -> None:
    dialog = await opened(models_card)
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
    models_card: ModelsCard, address: str, words: str
) -> None:
    dialog = await opened(models_card)
    dialog.address.edit.setText(address)
    assert words in dialog.where.text
    assert dialog.where.isVisible() == bool(words)
    dialog.reject()


async def test_a_model_that_is_named_as_running_elsewhere_is_told(models_card: ModelsCard) -> None:
    dialog = await opened(models_card)
    assert "Stays on this computer" in dialog.where.text
    dialog.model.setEditText("gpt-oss:120b-cloud")
    assert "sends everything on" in dialog.where.text
    dialog.model.setEditText("small")
    assert "Stays on this computer" in dialog.where.text
    dialog.roles.boxes["critic"].setEditText("gpt-oss:120b-cloud")
    assert "sends everything on" in dialog.where.text
    dialog.reject()


async def test_what_is_wrong_stands_at_its_field(
    models_card: ModelsCard, connections: ConnectionsService
) -> None:
    dialog = await opened(models_card)
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
    settings: SettingsScreen, models_card: ModelsCard, connections: ConnectionsService
) -> None:
    await kept(settings, connections, HERE)
    dialog = await opened(models_card)
    dialog.name.edit.setText("here")
    click(button(dialog, "Save"))
    await eventually(lambda: "a connection named “here” already" in dialog.error.text(), "it")
    assert dialog.isVisible()
    dialog.reject()


async def test_everything_is_kept_and_shown_again(
    settings: SettingsScreen, connections: ConnectionsService
) -> None:
    (row,) = await kept(settings, connections, HERE)
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
    dialog.limits.proxy.setChecked(True)
    click(button(dialog, "Save"))
    await settings.scope.settled()
    (view,) = await connections.list()
    assert view.connection == replace(
        HERE, id=row.id, models={"critic": "large"}, window_cap=4096, most_tokens=200_000,
        most_cost=2.5, price_in=0.1, price_out=0.5, by_proxy=True,
    )  # fmt: skip
    click(row.edit)
    again = await dialog_of(ConnectionDialog)
    assert [field.text for field in again.limits.fields] == ["4096", "200000", "2.5", "0.1", "0.5"]
    assert "1 chosen" in hints(again.folds[0])
    assert "6 set" in hints(again.folds[1])
    again.reject()


async def test_a_key_is_hidden_kept_replaced_and_removed(
    settings: SettingsScreen, models_card: ModelsCard, connections: ConnectionsService, ring: Ring
) -> None:
    dialog = await opened(models_card)
    QTest.keyClicks(dialog.key.edit, KEY)
    assert dialog.key.edit.echoMode() is QLineEdit.EchoMode.Password
    click(button(dialog, "Show the key"))
    assert dialog.key.edit.echoMode() is QLineEdit.EchoMode.Normal
    click(button(dialog, "Save"))
    await settings.scope.settled()
    assert list(ring.kept.values()) == [KEY]
    (row,) = models_card.rows.values()
    click(row.edit)
    dialog = await dialog_of(ConnectionDialog)
    assert dialog.key.text == "", "a key is never shown again"
    assert "A key is kept" in dialog.key.edit.placeholderText()
    click(button(dialog, "Save"))
    await settings.scope.settled()
    assert list(ring.kept.values()) == [KEY]
    click(row.edit)
    dialog = await dialog_of(ConnectionDialog)
    click(button(dialog, "Remove the key"))
    assert "goes when you save" in dialog.key.edit.placeholderText()
    click(button(dialog, "Save"))
    await settings.scope.settled()
    assert ring.kept == {}


async def test_a_keyring_that_refuses_is_told_on_the_card(
    settings: SettingsScreen, models_card: ModelsCard, ring: Ring
) -> None:
    dialog = await opened(models_card)
    ring.error = RuntimeError("it is locked")
    dialog.key.edit.setText(KEY)
    click(button(dialog, "Save"))
    await settings.scope.settled()
    assert "it is locked" in models_card.trouble.text
    assert "a file that only you can read" in models_card.trouble.text
    (row,) = models_card.rows.values()
    assert "keys.json" in row.key_note.text
    assert row.key_note.isVisible()


async def test_without_a_keyring_it_is_told_before_a_key_is_kept(
    settings: SettingsScreen, models_card: ModelsCard, connections: ConnectionsService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def none() -> Ring:
        raise OSError("no keyring here")

    monkeypatch.setattr(connections._keys, "_open", none)
    click(models_card.add)
    dialog = await dialog_of(ConnectionDialog)
    await eventually(lambda: dialog._key_warning, "the answer")
    assert not dialog.key_note.isVisible(), "nothing is wrong for who needs no key"
    QTest.keyClicks(dialog.key.edit, "k")
    assert dialog.key_note.isVisible()
    assert "no keyring here" in dialog.key_note.text
    assert "keys.json" in dialog.key_note.text
    dialog.reject()
    await settings.scope.settled()


async def test_a_file_is_chosen(
    settings: SettingsScreen, models_card: ModelsCard, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "my model.gguf"

    async def choose(*_: Any, **__: Any) -> list[str]:
        return [str(path)]

    monkeypatch.setattr(acts, "choose_files", choose)
    dialog = await opened(models_card)
    choose_kind(dialog, 4)
    click(button(dialog, "Save"))
    await eventually(lambda: "No file of a model" in dialog.address.error, "what is missing")
    click(dialog.choose)
    await eventually(lambda: dialog.address.text == str(path), "the file")
    click(button(dialog, "Save"))
    await settings.scope.settled()
    (row,) = models_card.rows.values()
    assert "my model.gguf · not tested yet" in hints(row)


# ------------------------------------------------------------ models of the server


async def test_models_are_listed_and_may_be_typed(
    models_card: ModelsCard, network: Network
) -> None:
    dialog = await opened(models_card)
    click(dialog.refresh)
    await eventually(lambda: dialog.model.count() == 2, "the models")
    assert dialog.model.chosen == "small"
    assert [box.count() for box in dialog.roles.boxes.values()] == [2] * len(role_names())
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
    models_card: ModelsCard, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = asyncio.Event()

    async def models(*_: Any) -> tuple[ModelInfo, ...]:
        await never.wait()
        return ()

    dialog = await opened(models_card)
    monkeypatch.setattr(ConnectionsService, "models", models)
    click(dialog.refresh)
    await eventually(lambda: dialog.refresh.text() == "Stop", "the asking")
    click(dialog.refresh)
    await eventually(lambda: dialog.refresh.text() == "List models", "the end")
    assert "Nothing was asked." in hints(dialog)
    dialog.reject()


async def test_another_computer_is_asked_after_a_yes_which_is_kept(
    settings: SettingsScreen,
    models_card: ModelsCard,
    connections: ConnectionsService,
    network: Network,
) -> None:
    dialog = await opened(models_card)
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
    await settings.scope.settled()
    (view,) = await connections.list()
    assert view.connection.may_send
