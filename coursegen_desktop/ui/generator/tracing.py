"""Opens what models were asked in a run, and saves it as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ...domain.errors import AppError
from ...domain.ids import RunId
from ...services.generation import GenerationService
from ..kit.dialogs import choose_save, run
from ..kit.tasks import TaskScope
from ..kit.translate import error_text, tr
from .trace_dialog import TraceDialog


async def show_trace(parent: QWidget, generation: GenerationService, run_id: RunId) -> None:
    """Until it is closed."""
    title = (await generation.run(run_id)).title
    dialog = TraceDialog(parent, title, await generation.trace(run_id))
    scope = TaskScope(lambda error: dialog.tell(error_text(error), kind="bad"))
    dialog.save_requested.connect(
        lambda: scope.start(lambda: _save(dialog, generation, run_id, title), "save")
    )
    try:
        await run(dialog)
    finally:
        await scope.close()


async def _save(
    dialog: TraceDialog, generation: GenerationService, run_id: RunId, title: str
) -> None:
    filters = [tr("Text to read") + " (*.md)", tr("Data") + " (*.json)"]
    path = await choose_save(dialog, tr("Save what was asked"), f"{_file_name(title)}.md", filters)
    if path is None:
        return
    try:
        await generation.save_trace(run_id, Path(path))
        words, kind = tr("Saved as {file}.", file=Path(path).name), "good"
    except AppError as error:
        words, kind = error_text(error), "bad"
    if isValid(dialog):
        dialog.tell(words, kind=kind)


def _file_name(title: str) -> str:
    """A title without what no file may be called."""
    kept = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in title)
    return " ".join(kept.split())[:60] or "trace"
