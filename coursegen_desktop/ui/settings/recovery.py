"""Hands a new recovery code over: shown once, copied, printed, or saved as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ...domain.user import User
from ...services.blocking import in_thread
from ..content import code_sheet
from ..kit.dialogs import choose_save, run
from ..kit.notices import Notices
from ..kit.printing import print_html
from ..kit.tasks import TaskScope
from ..kit.translate import tr
from .dialogs import RecoveryCodeDialog


async def hand_over(parent: QWidget, user: User, code: str, notices: Notices) -> None:
    """Show `code` until it is said to be kept."""
    dialog = RecoveryCodeDialog(parent, code)
    scope = TaskScope(notices.tell)
    dialog.save_requested.connect(lambda: scope.start(lambda: _save(dialog, user, notices), "save"))
    dialog.print_requested.connect(
        lambda: scope.start(lambda: _print(dialog, user, notices), "print")
    )
    try:
        await run(dialog)
    finally:
        await scope.close()


async def _save(dialog: RecoveryCodeDialog, user: User, notices: Notices) -> None:
    path = await choose_save(
        dialog, tr("Save the recovery code"), tr("Recovery code") + ".txt", [tr("Text (*.txt)")]
    )
    if path is None:
        return
    await in_thread(code_sheet.save_sheet, Path(path), user, dialog.code)
    notices.show(tr("Saved as {file}.", file=Path(path).name), kind="good")


async def _print(dialog: RecoveryCodeDialog, user: User, notices: Notices) -> None:
    if await print_html(dialog, code_sheet.sheet_html(user, dialog.code), tr("Recovery code")):
        notices.show(tr("Sent to the printer."), kind="good")
