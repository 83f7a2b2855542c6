"""Runs as the card of unfinished courses names them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QDateTime, QLocale, Qt

from ...domain.writing import DONE, OUTLINE, PAUSED, RunView
from ..kit.translate import tr
from .report_words import told
from .runs_card import UnfinishedRun
from .words import facts_text

_MOST_WRITTEN = 3


def unfinished(runs: Iterable[RunView]) -> list[UnfinishedRun]:
    """Those that can be gone on with, in their order."""
    return [
        UnfinishedRun(run.id, run.title, _facts(run))
        for run in runs
        if run.status in (OUTLINE, PAUSED)
    ]


def written(runs: Iterable[RunView]) -> list[UnfinishedRun]:
    """The newest that are written, to look over: not one course twice."""
    done = [run for run in runs if run.status == DONE and run.course_id is not None]
    newest = {run.course_id: run for run in reversed(done)}
    rows = sorted(newest.values(), key=lambda run: -run.id)[:_MOST_WRITTEN]
    return [
        UnfinishedRun(
            run.id,
            run.title,
            facts_text(tr("%n lesson(s)", run.total), _when(run.updated_at)),
        )
        for run in rows
    ]


def discard_words(run: RunView) -> str:
    """What becomes of a run that is thrown away."""
    kept = (
        tr("The lessons that are written stay in the library, as a draft.")
        if run.done
        else tr("Nothing of it is in the library.")
    )
    return tr("The outline and what was read for it are forgotten.") + " " + kept


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
