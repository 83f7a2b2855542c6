"""Keeps preferences and applies them at once; backs up and asks to restore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QUrl
from PySide6.QtGui import QDesktopServices

from ...domain.events import (
    ConnectionsChanged,
    KioskChanged,
    PreferencesChanged,
    ProfileChanged,
    SharingChanged,
)
from ...domain.rights import Right
from ...domain.settings import Preferences
from ...domain.user import User
from ...media.all_voices import AllVoices
from ...media.narrator import Narrator
from ...services.accounts import AccountsService
from ...services.backup import BackupInfo, BackupService
from ...services.connections import ConnectionsService
from ...services.own_data import OwnDataService
from ...services.settings import SettingsService
from ..kit.dialogs import choose_save, confirm
from ..kit.routes import SettingsRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import tr
from .account import OwnAccount
from .data import DataCard
from .kiosk.controller import ClassKiosk, KioskParts
from .models.controller import OwnConnections
from .page import SettingsPage
from .sharing import SharedComputer
from .voice import OwnVoice

MODELS, KIOSK = "models", "kiosk"  # cards that a route may name


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the settings screen knows of the program around it. `languages` are (code, name)."""

    data_folder: Path
    about: str
    languages: tuple[tuple[str, str], ...]
    show_shortcuts: Callable[[], None]
    restore: Callable[[Path], None]
    sign_out: Callable[[], None]
    make_narrator: Callable[[], Narrator] = AllVoices


class SettingsScreen(Screen[SettingsPage]):
    """Preferences, one's account, who uses this computer, backups, versions."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        settings: SettingsService,
        accounts: AccountsService,
        own_data: OwnDataService,
        connections: ConnectionsService,
        backup: BackupService,
        user: User,
        may: Callable[[Right], bool],
        surroundings: Surroundings,
        kiosk: KioskParts | None = None,
    ) -> None:
        manages = may(Right.MANAGE_LIBRARY)
        writes = may(Right.EDIT_COURSES)
        super().__init__(
            context,
            SettingsPage(
                surroundings.languages,
                manages=manages,
                writes=writes,
                has_kiosk=kiosk is not None and manages,
            ),
        )
        self._settings = settings
        self._backup = backup
        self._user = user
        self._around = surroundings
        page = self.page
        self._account = OwnAccount(
            page.you, accounts=accounts, own_data=own_data, user=user, scope=self.scope,
            notices=context.notices, sign_out=surroundings.sign_out,
        )  # fmt: skip
        self._shared = (
            None if page.people is None else SharedComputer(
                page.people, accounts=accounts, scope=self.scope, notices=context.notices
            )
        )  # fmt: skip
        self._voice = OwnVoice(
            page.voice, settings=settings, scope=self.scope,
            make_narrator=surroundings.make_narrator,
        )  # fmt: skip
        self._connections = (
            None if page.models is None else OwnConnections(
                page.models, connections=connections, scope=self.scope
            )
        )  # fmt: skip
        self._kiosk = (
            None if page.kiosk is None or kiosk is None else ClassKiosk(
                page.kiosk, kiosk, accounts=accounts, user=user, scope=self.scope,
                notices=context.notices,
            )
        )  # fmt: skip
        if page.data is not None:
            self._connect_data(page.data)
        page.look.changed.connect(self._on_preferences_changed)
        page.shortcuts_requested.connect(surroundings.show_shortcuts)
        self._listen()

    async def show(self, route: SettingsRoute) -> None:
        await self.refresh()
        self._bring(route)

    async def refresh(self) -> None:
        """Fill in what is kept; whoever is at it stays where he is."""
        self.page.look.show_preferences(await self._settings.preferences(self._user.id))
        await self._account.show()
        await self._voice.show()
        if self._connections is not None:
            await self._connections.show()
        if self._shared is not None:
            await self._shared.show()
        if self._kiosk is not None:
            await self._kiosk.show()
        self.page.show_about(self._around.about)
        await self._show_backups()

    async def resumed(self) -> None:
        """Backups are made on their own, also while other screens are in front."""
        if isinstance(self.route, SettingsRoute):
            self._bring(self.route)
        await self._show_backups()
        await self._voice.show()

    async def close(self) -> None:
        """Let the voice go."""
        self._voice.close()
        await super().close()

    async def leave(self) -> None:
        """Keep a name or address that is still being typed."""
        await self._account.flush()

    async def exit(self) -> None:
        """Fall silent before another screen comes."""
        await super().exit()
        self._voice.close()

    def _bring(self, route: SettingsRoute) -> None:
        if route.card == MODELS and self.page.models is not None:
            self.page.bring(self.page.models, self.page.models.add)
        if route.card == KIOSK and self.page.kiosk is not None:
            self.page.bring(self.page.kiosk, self.page.kiosk.pin)

    def _connect_data(self, card: DataCard) -> None:
        card.open_folder_requested.connect(self._on_open_folder)
        card.backup_requested.connect(lambda: self.scope.start(self._back_up, "backup"))
        card.restore_requested.connect(
            lambda path: self.scope.start(lambda: self._ask_restore(path), "restore")
        )

    def _on_changed_elsewhere(self) -> None:
        # The palette chooses themes too; what this page itself saves it shows already.
        if not self.scope.is_running("save"):
            self.mark_stale()

    def _listen(self) -> None:
        self.listen(PreferencesChanged, lambda _: self._on_changed_elsewhere())
        self.listen(ProfileChanged, self._on_profile_changed)
        if self._connections is not None:
            self.listen(ConnectionsChanged, self._connections.on_changed)
        self.listen(SharingChanged, self._on_sharing_changed)
        self.listen(KioskChanged, lambda _: self._show_kiosk())

    def _on_sharing_changed(self, _event: SharingChanged) -> None:
        self.mark_stale()
        self._show_kiosk()

    def _show_kiosk(self) -> None:
        if self._kiosk is not None:
            self.scope.start(self._kiosk.show, "show kiosk", Policy.LATEST)

    def _on_profile_changed(self, event: ProfileChanged) -> None:
        if event.user_id == self._user.id and event.origin is not self._account:
            self.mark_stale()

    async def _show_backups(self) -> None:
        if self.page.data is None:
            return
        backups = await self._backup.list()
        rows = [(_backup_label(item), str(item.path)) for item in backups]
        self.page.data.show_data(str(self._around.data_folder), rows)

    def _on_preferences_changed(self, preferences: Preferences) -> None:
        self.context.theme_host.apply(
            preferences.theme, preferences.text_scale, preferences.reduced_motion
        )
        self.scope.start(
            lambda: self._settings.save_preferences(self._user.id, preferences),
            "save",
            Policy.LATEST,
        )

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._around.data_folder)))

    async def _back_up(self) -> None:
        path = await choose_save(
            self.page,
            tr("Back up to"),
            "coursegen-backup.db",
            [tr("Backup") + " (*.db)"],
        )
        if path is None:
            return
        made = await self._backup.make(Path(path))
        await self._show_backups()
        self.context.notices.show(tr("Backed up as {file}.", file=made.name), kind="good")

    async def _ask_restore(self, path: str) -> None:
        agreed = await confirm(
            self.page,
            tr("Restore this backup?"),
            tr(
                "Everything goes back to how it was then. What is there now is backed up first, "
                "and the program starts again."
            ),
            tr("Restore"),
            danger=True,
        )
        if agreed:
            self._around.restore(Path(path))


def _backup_label(info: BackupInfo) -> str:
    locale = QLocale()
    made = QDateTime.fromSecsSinceEpoch(int(info.made_at.timestamp()))
    when = locale.toString(made, QLocale.FormatType.ShortFormat)
    words = {
        "manual": tr("by hand"),
        "import": tr("before an import"),
        "closing": tr("at the end"),
        "timed": tr("while working"),
        "restore": tr("before a restore"),
        "migration": tr("before an update"),
    }
    facts = [when, words.get(info.reason, ""), locale.formattedDataSize(info.size)]
    return " · ".join(fact for fact in facts if fact)
