"""A learner's figures as files: a table, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Protocol

from ..domain.figures import Figures, FiguresQuery
from ..domain.ids import UserId
from ..domain.rights import Right
from ..formats.tables import write_table
from ..formats.text_file import write_text
from .blocking import in_thread
from .gate import Guarded, needs
from .taking_out import note_taken_out
from .work import WorkUnits

FORMAT = "coursegen-progress"
VERSION = 1
# One table for all: each line says in the first column what it tells; what does not belong to it
# is left empty. Spreadsheets filter by the first column.
HEAD = (
    "what", "day", "course", "name", "minutes", "lessons", "answers", "right", "reviews", "percent",
)  # fmt: skip


class Source(Protocol):
    """The part of services.progress.ProgressService that is used here."""

    def figures(self, user_id: UserId, query: FiguresQuery) -> Awaitable[Figures]:
        """A learner's figures."""


class ProgressFiles(Guarded):
    """Writes figures. Somebody else's do not go out without an entry in the log."""

    def __init__(self, uow: WorkUnits, progress: Source) -> None:
        self._uow = uow
        self._progress = progress

    @needs(Right.LEARN, others=Right.SEE_LEARNERS)
    async def save(self, path: Path, *, user_id: UserId, query: FiguresQuery) -> None:
        """Write the figures of `query`: JSON where `path` ends so, else CSV with a mark.

        Raises StorageError when the disk refuses.
        """
        figures = await self._progress.figures(user_id, query)
        if path.suffix.lower() == ".json":
            await in_thread(write_text, path, figures_json(figures, query))
        else:
            await in_thread(write_table, path, HEAD, list(figures_rows(figures)))
        await note_taken_out(self._uow, self.gate, user_id)


def figures_json(figures: Figures, query: FiguresQuery) -> str:
    """Everything, with the names of domain/figures.py; percents run from 0 to 100."""
    whole = {"format": FORMAT, "version": VERSION, "query": asdict(query), **asdict(figures)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def figures_rows(figures: Figures) -> Iterable[tuple[object, ...]]:
    """The lines of the table, days first."""
    titles = {course.course_id: course.title for course in figures.courses}
    for day in figures.days:
        yield ("day", day.day, "", "", round(day.minutes, 1), day.lessons, day.answers, day.right,
               day.reviews, "")  # fmt: skip
    for point in figures.scores:
        yield ("score", point.day, titles.get(point.course_id, ""), point.title, "", "", "", "",
               "", round(point.percent, 1))  # fmt: skip
    for course in figures.courses:
        yield ("course", "", course.title, "", round(course.minutes_done, 1), "", "", "", "",
               round(course.percent, 1))  # fmt: skip
        for outcome in course.outcomes:
            share = "" if outcome.percent is None else round(outcome.percent, 1)
            yield ("outcome", "", course.title, outcome.outcome, "", "", outcome.answers, "", "",
                   share)  # fmt: skip
    for ahead, count in enumerate(figures.due):
        yield ("due", "", "", ahead, "", "", "", "", count, "")
