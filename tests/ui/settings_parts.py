"""The settings screen with real services, for its tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.rights import Right
from coursegen_desktop.services.backup import BackupService
from coursegen_desktop.services.clock import utc_now
from coursegen_desktop.services.connections import ConnectionsService
from coursegen_desktop.services.key_store import KeyStore
from coursegen_desktop.ui.settings.controller import SettingsScreen, Surroundings
from coursegen_desktop.ui.settings.kiosk.controller import KioskParts
from tests.services.model_ways import Network, Ring
from tests.windowed import eventually

from .library_parts import Place
from .screen_parts import Desk

D = TypeVar("D", bound=QDialog)


class Around:
    """What the program around the screen was asked for."""

    def __init__(self) -> None:
        self.restored: list[Path] = []
        self.shortcuts = 0
        self.signed_out = 0

    def show_shortcuts(self) -> None:
        """Count."""
        self.shortcuts += 1

    def sign_out(self) -> None:
        """Count."""
        self.signed_out += 1


def settings_screen(
    place: Place,
    desk: Desk,
    data_dir: Path,
    around: Around,
    *,
    may: Callable[[Right], bool] | None = None,
    connections: ConnectionsService | None = None,
    kiosk: KioskParts | None = None,
) -> SettingsScreen:
    """Not shown yet."""
    database = desk.uow.__self__  # type: ignore[attr-defined]
    assert isinstance(database, Database)
    return SettingsScreen(
        place.context,
        settings=desk.settings,
        accounts=desk.accounts,
        own_data=desk.own_data,
        connections=connections or connections_of(desk, data_dir, Network(), Ring()),
        backup=BackupService(database, data_dir / "backups", utc_now),
        user=desk.user,
        may=may or desk.gate.may,
        surroundings=Surroundings(
            data_folder=data_dir,
            about="Coursegen 1",
            languages=(("en", "English"),),
            show_shortcuts=around.show_shortcuts,
            restore=around.restored.append,
            sign_out=around.sign_out,
        ),
        kiosk=kiosk,
    )


def connections_of(desk: Desk, data_dir: Path, network: Network, ring: Ring) -> ConnectionsService:
    """Connections that ask `network`, with their keys in `ring`."""
    keys = KeyStore(data_dir / "keys.json", lambda: ring)
    made = ConnectionsService(desk.uow, desk.hub, desk.now, keys, network.load)
    made.gate = desk.gate
    return made


async def dialog_of(kind: type[D]) -> D:
    """The dialog of that kind, once it is open."""

    def find() -> D | None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, kind) and widget.isVisible():
                return widget
        return None

    found = await eventually(find, kind.__name__)
    assert found is not None
    return found
