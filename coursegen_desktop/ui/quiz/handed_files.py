"""Opens and saves what was handed in, after asking; part of the report's controller."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ...domain.handed import Danger, HandedIn, storable_name
from ...domain.ids import AssetId
from ...services.handed import HandedService
from ..kit.dialogs import choose_folder, choose_save, confirm, tell
from ..kit.notices import Notices
from ..kit.translate import tr
from .handed_list import warning_words


class HandedFiles:
    """`open_url` gives a local address to the desktop, which knows a program for it."""

    def __init__(
        self,
        page: QWidget,
        handed: HandedService,
        notices: Notices,
        open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        self._page, self._handed, self._notices = page, handed, notices
        self._open_url = open_url

    async def open(self, listed: HandedIn) -> None:
        """Show a copy with the program that the desktop has for it; never what would run."""
        file = await self._handed.look(listed.answer_id, listed.sha256)
        if file.danger is Danger.PROGRAM:
            await tell(self._page, file.name, warning_words(file.danger))
            return
        words = tr(
            "Another program shows a copy of “{name}”. It came from a learner: open it only if"
            " you expect it.",
            name=file.name,
        )
        if file.danger is Danger.ACTIVE:
            words = f"{words}\n{warning_words(file.danger)}"
        is_active = file.danger is Danger.ACTIVE
        if not await confirm(
            self._page, tr("Open this file?"), words, tr("Open"), danger=is_active
        ):
            return
        path = await self._handed.to_open(file.answer_id, file.sha256)
        if not self._open_url(QUrl.fromLocalFile(str(path))):
            await tell(
                self._page,
                tr("No program opens this file"),
                tr("Save “{name}” and open it with a program of your choice.", name=file.name),
            )

    async def save(self, listed: HandedIn) -> None:
        """Save it where the user wants, under its name."""
        file = await self._handed.look(listed.answer_id, listed.sha256)
        if file.danger is Danger.PROGRAM and not await confirm(
            self._page,
            tr("Save a program?"),
            tr(
                "“{name}” is a program. Whoever starts it lets it do whatever he himself may do.",
                name=file.name,
            ),
            tr("Save it"),
            danger=True,
        ):
            return
        name = storable_name(file.name)
        path = await choose_save(self._page, tr("Save a file"), name, [tr("All files (*)")])
        if path is not None:
            await self._handed.save(file.answer_id, file.sha256, Path(path))
            self._notices.show(tr("“{name}” was saved.", name=Path(path).name), kind="good")

    async def save_all(self, asset_id: AssetId) -> None:
        """Save all files of a quiz, in a folder for each learner."""
        folder = await choose_folder(self._page, tr("Save all files in"))
        if folder is None:
            return
        done = await self._handed.save_all(asset_id, Path(folder))
        parts = [tr("Saved %n file(s).", done.count)]
        if done.programs:
            parts.append(
                tr("Among them %n program(s): do not start what you do not know.", done.programs)
            )
        if done.missing:
            parts.append(tr("Missing in the library: %n file(s).", done.missing))
        is_good = not (done.programs or done.missing)
        self._notices.show(" ".join(parts), kind="good" if is_good else "info")
