"""How good a course is: all metrics over what is kept of it, worked out in a worker process.

A course that was made here is compared with the texts that its run keeps and with what its
outline sets aside, so that no document has to be there any more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..domain.course_report import CourseReport
from ..domain.ids import CourseId, UserId
from ..domain.rights import Right
from .blocking import WorkerProcesses, in_thread
from .gate import Guarded, needs
from .work import WorkUnits

if TYPE_CHECKING:
    from ..db.unit_of_work import UnitOfWork

# A course of 180,000 words is measured in seconds; its documents may have to be read first.
REPORT_SECONDS = 600.0


class CourseReportService(Guarded):
    """Reports on courses, made by anybody: by the writer, by import, by hand."""

    def __init__(self, uow: WorkUnits, workers: WorkerProcesses) -> None:
        self._uow = uow
        self._workers = workers

    @needs(Right.EDIT_COURSES)
    async def of_course(self, course_id: CourseId, documents: Sequence[str] = ()) -> CourseReport:
        """All metrics of a course with their verdicts.

        `documents` are paths of what it was made from, for a course that was not made here.
        Raises NotFound for a course that is gone, and FormatError or InvalidContent for documents
        that cannot be read or are others.
        """
        async with self._uow() as work:
            draft = await work.courses.draft(course_id)
            view = await work.courses.outline(course_id, UserId(0))
            texts, outline = await _kept(work, course_id)
        measured = await in_thread(_measured)
        report = await self._workers.call(
            measured, draft, texts, outline, tuple(documents), timeout=REPORT_SECONDS
        )
        return replace(report, lessons=tuple(lesson.id for lesson in view.lessons))


async def _kept(work: UnitOfWork, course_id: CourseId) -> tuple[dict[str, bytes], bytes]:
    """The packed texts by source id and the packed outline of the course's run."""
    run_id = await work.runs.of_course(course_id)
    if run_id is None:
        return {}, b""
    texts = await work.runs.texts(run_id)
    return texts, (await work.runs.get(run_id)).outline


def _measured() -> Callable[..., CourseReport]:
    """Loaded when it is first needed, and in a thread: it brings every parser along."""
    from ..generation.metrics.documents import measured_kept

    return measured_kept
