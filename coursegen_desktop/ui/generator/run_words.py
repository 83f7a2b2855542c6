"""Runs as the card of unfinished courses names them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QDateTime, QLocale, Qt

from ...domain.writing import OUTLINE, PAUSED, RunView
from ..kit.translate import tr
from .report_words import told
from .runs_card import UnfinishedRun
from .words import facts_text


def unfinished(runs: Iterable[RunView]) -> list[UnfinishedRun]:
    """Those that can be gone on with, in their order."""
    return [
        UnfinishedRun(run.id, run.title, _facts(run))
        for run in runs
        if run.status in (OUTLINE, PAUSED)
    ]


def _facts(run: RunView) -> str:
    if run.status == OUTLINE:
        what = tr("The outline waits to be looked at")
    else:
        what = tr("{done} of {count} lessons are written", done=run.done, count=run.total)
    return facts_text(what, _when(run.updated_at), told(run.note))


def _when(iso: str) -> str:
    """A moment as the system writes it, "" for none."""
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODate)
    if not moment.isValid():
        return ""
    return QLocale().toString(moment.toLocalTime(), QLocale.FormatType.ShortFormat)
