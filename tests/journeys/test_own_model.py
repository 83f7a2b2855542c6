"""A connection is made, tested and removed in the whole program, with a server on this machine."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.connection import Rung
from coursegen_desktop.ui.kit.dialogs import Dialog
from coursegen_desktop.ui.kit.routes import SettingsRoute
from coursegen_desktop.ui.settings.models.card import ConnectionRow, ModelsCard
from coursegen_desktop.ui.settings.models.dialog import ConnectionDialog
from tests.generation.providers.fake_server import FakeServer, Line, Request
from tests.generation.providers.small_model import Model
from tests.ui.settings_parts import dialog_of
from tests.windowed import AppWindow, click, eventually

from .acts import button

KEY = "sk-very-secret-0123456789"


@pytest.fixture
async def app(database_file: Path) -> AsyncIterator[AppWindow]:
    async with AppWindow(database_file.parent) as opened:
        await opened.sit_down()
        yield opened


async def card_of(app: AppWindow) -> ModelsCard:
    """The card "Language models"."""
    page = await app.go(SettingsRoute())
    card: ModelsCard = page.models
    return card


async def connected(app: AppWindow, server: FakeServer) -> ConnectionRow:
    """A connection to `server`, made as a person makes one."""
    card = await card_of(app)
    click(card.add)
    dialog = await dialog_of(ConnectionDialog)
    dialog.kind.setCurrentIndex(1)
    dialog.kind.activated.emit(1)
    dialog.address.edit.setText(f"{server.address}/v1")
    assert "Stays on this computer" in dialog.where.text
    QTest.keyClicks(dialog.key.edit, KEY)
    click(dialog.refresh)
    await eventually(lambda: dialog.model.chosen == "small", "the server's model")
    click(button(dialog, "Save"))
    await app.settled()
    (row,) = card.rows.values()
    return row


async def test_a_model_is_connected_tested_and_let_go(app: AppWindow) -> None:
    async with FakeServer(Model(told=32768)) as server:
        row = await connected(app, server)
        await eventually(lambda: app.window.focusWidget() is row.test, "the next step")
        QTest.keyClick(row.test, Qt.Key.Key_Space)
        await app.settled()
        assert "It works." in row.told.text
        (view,) = await app.services.connections.list()
        profile = view.connection.profile
        assert profile is not None
        assert (profile.rung, profile.window) == (Rung.SCHEMA, 32768)
        assert {request.headers["authorization"] for request in server.requests} == {
            f"Bearer {KEY}"
        }
    click(row.test)
    await app.settled()
    assert "127.0.0.1" in row.told.text, "nobody listens there any more, and that is said"
    assert "keys.json" in row.key_note.text, "there is no keyring in tests"
    click(row.remove)
    click(button(await dialog_of(Dialog), "Remove"))
    await app.settled()
    assert (await card_of(app)).rows == {}
    assert not (app.folder / "keys.json").exists()


async def test_the_window_is_closed_in_the_middle_of_a_test(database_file: Path) -> None:
    async def silent(request: Request, line: Line) -> None:
        if request.method == "GET":
            await Model()(request, line)
            return
        await line.hang()

    async with FakeServer(silent) as server:
        async with AppWindow(database_file.parent) as app:
            await app.sit_down()
            row = await connected(app, server)
            click(row.test)
            await eventually(lambda: server.requests[-1].method == "POST", "the question")
        await asyncio.wait_for(server.left.wait(), 5)
    async with AppWindow(database_file.parent) as again:
        await again.sit_down()
        (view,) = await again.services.connections.list()
        assert view.connection.profile is None
