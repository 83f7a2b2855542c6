"""Hands a new recovery code over: shown once, copied, or saved as a file to print."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ...domain.errors import StorageError
from ...services.blocking import in_thread
from ..kit.dialogs import choose_save, run
from ..kit.notices import Notices
from ..kit.tasks import TaskScope
from ..kit.translate import tr
from .dialogs import RecoveryCodeDialog


async def hand_over(parent: QWidget, code: str, notices: Notices) -> None:
    """Show `code` until it is said to be kept."""
    dialog = RecoveryCodeDialog(parent, code)
    scope = TaskScope(notices.tell)
    dialog.save_requested.connect(lambda: scope.start(lambda: _save(dialog, notices), "save"))
    try:
        await run(dialog)
    finally:
        await scope.close()


async def _save(dialog: RecoveryCodeDialog, notices: Notices) -> None:
    path = await choose_save(
        dialog, tr("Save the recovery code"), "recovery-code.txt", [tr("Text") + " (*.txt)"]
    )
    if path is None:
        return
    text = tr("Recovery code for Coursegen Desktop:") + f"\n\n{dialog.code}\n"
    await in_thread(_write, Path(path), text)
    notices.show(tr("Saved as {file}.", file=Path(path).name), kind="good")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
    except OSError as error:
        raise StorageError(
            "{file} could not be written: {reason}.",
            "Choose another folder.",
            file=path.name,
            reason=error.strerror or "the system refused",
        ) from error
