"""Keeps preferences and applies them at once; backs up and asks to restore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QUrl
from PySide6.QtGui import QDesktopServices

from ...domain.errors import InvalidContent
from ...domain.events import PreferencesChanged
from ...domain.settings import Preferences
from ...domain.user import User
from ...services.accounts import AccountsService
from ...services.backup import BackupInfo, BackupService
from ...services.settings import SettingsService
from ..kit.dialogs import choose_save, confirm
from ..kit.routes import SettingsRoute
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .page import SettingsPage


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the settings screen knows of the program around it."""

    data_folder: Path
    about: str
    show_shortcuts: Callable[[], None]
    restore: Callable[[Path], None]
    renamed: Callable[[User], None]


class SettingsScreen(Screen[SettingsPage]):
    """Preferences, backups, versions."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        settings: SettingsService,
        accounts: AccountsService,
        backup: BackupService,
        user: User,
        surroundings: Surroundings,
    ) -> None:
        super().__init__(context, SettingsPage())
        self._settings = settings
        self._accounts = accounts
        self._backup = backup
        self._user = user
        self._around = surroundings
        page = self.page
        page.preferences_changed.connect(self._on_preferences_changed)
        page.name_changed.connect(
            lambda name: self.scope.start(lambda: self._rename(name), "rename", Policy.LATEST)
        )
        page.open_folder_requested.connect(self._on_open_folder)
        page.backup_requested.connect(lambda: self.scope.start(self._back_up, "backup"))
        page.restore_requested.connect(
            lambda path: self.scope.start(lambda: self._ask_restore(path), "restore")
        )
        page.shortcuts_requested.connect(surroundings.show_shortcuts)
        self.listen(PreferencesChanged, lambda _: self._on_changed_elsewhere())

    async def show(self, route: SettingsRoute) -> None:
        """Fill in what is kept."""
        self.page.show_preferences(await self._settings.preferences(self._user.id))
        self.page.show_name(self._user.full_name)
        self.page.show_about(self._around.about)
        await self._show_backups()

    async def resumed(self) -> None:
        """Backups are made on their own, also while other screens are in front."""
        await self._show_backups()

    def _on_changed_elsewhere(self) -> None:
        # The palette chooses themes too; what this page itself saves it shows already.
        if not self.scope.is_running("save"):
            self.mark_stale()

    async def _show_backups(self) -> None:
        backups = await self._backup.list()
        rows = [(_backup_label(item), str(item.path)) for item in backups]
        self.page.show_data(str(self._around.data_folder), rows)

    def _on_preferences_changed(self, preferences: Preferences) -> None:
        self.context.theme_host.apply(
            preferences.theme, preferences.text_scale, preferences.reduced_motion
        )
        self.scope.start(
            lambda: self._settings.save_preferences(self._user.id, preferences),
            "save",
            Policy.LATEST,
        )

    async def _rename(self, name: str) -> None:
        if name == self._user.full_name:
            self.page.show_name(name)
            return
        try:
            self._user = await self._accounts.save_profile(
                full_name=name,
                email=self._user.email,
                avatar=self._user.avatar,
                base_revision=self._user.revision,
            )
        except InvalidContent as error:
            self.page.name_error.tell(error_text(error))
            return
        self.page.show_name(self._user.full_name)
        self._around.renamed(self._user)

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
