"""Connections to language models on the settings screen, for its tests."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from coursegen_desktop.domain.connection import OLLAMA, OPENAI, Connection
from coursegen_desktop.domain.errors import ProviderError, ProviderFault
from coursegen_desktop.services.connections import ConnectionsService
from coursegen_desktop.ui.settings.controller import SettingsScreen
from coursegen_desktop.ui.settings.models.card import ConnectionRow, ModelsCard
from coursegen_desktop.ui.settings.models.dialog import ConnectionDialog
from tests.windowed import click, eventually

from .settings_parts import dialog_of

KEY = "sk-very-secret-0123456789"
HERE = Connection("", "Here", OLLAMA, "http://localhost:11434", "small")
CLOUD = Connection("", "Cloud", OPENAI, "https://api.example.com/v1", "large")
DOWN = ProviderError(
    ProviderFault.REFUSED, "Nobody answers at {address}.", "Start the server.", address="x"
)


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


def choose_kind(dialog: ConnectionDialog, number: int) -> None:
    """As a person does."""
    dialog.kind.setCurrentIndex(number)
    dialog.kind.activated.emit(number)
