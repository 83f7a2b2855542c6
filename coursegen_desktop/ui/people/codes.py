"""Showing start codes, with saving and printing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ...domain.errors import AppError
from ...domain.people import StartCode
from ..kit import dialogs
from ..kit.tasks import TaskScope
from ..kit.translate import error_text, tr
from .code_strips import print_codes
from .codes_dialog import CodesDialog

SaveCodes = Callable[[Path, Sequence[StartCode]], Awaitable[None]]


async def show_codes(
    parent: QWidget, scope: TaskScope, codes: Sequence[StartCode], title: str, save: SaveCodes
) -> None:
    """Show the codes until they are closed. Nothing keeps them."""
    dialog = CodesDialog(parent, codes, title)
    dialog.save_requested.connect(lambda: scope.start(lambda: _save(dialog, save), "save codes"))
    dialog.print_requested.connect(lambda: scope.start(lambda: _print(dialog), "print codes"))
    await dialogs.run(dialog)


async def choose_csv(parent: QWidget, title: str, suggested: str) -> Path | None:
    """Where to write a table; None when cancelled."""
    chosen = await dialogs.choose_save(
        parent, title, suggested, [tr("Tables ({patterns})", patterns="*.csv")]
    )
    if chosen is None:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".csv" else path.with_name(path.name + ".csv")


async def _save(dialog: CodesDialog, save: SaveCodes) -> None:
    path = await choose_csv(dialog, tr("Save start codes"), tr("start codes") + ".csv")
    if path is None:
        return
    try:
        await save(path, dialog.codes)
    except AppError as error:
        dialog.show_failed(error_text(error))
        return
    dialog.show_done(tr("Saved as {file}. Delete it when the codes are handed out.",
                        file=path.name))  # fmt: skip


async def _print(dialog: CodesDialog) -> None:
    if await print_codes(dialog, dialog.codes):
        dialog.show_done(tr("Sent to the printer."))
