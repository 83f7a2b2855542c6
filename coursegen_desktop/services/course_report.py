"""How good a course is: all metrics over what is kept of it, worked out in a worker process."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..domain.course_report import CourseReport
from ..domain.ids import CourseId
from ..domain.rights import Right
from .blocking import WorkerProcesses, in_thread
from .gate import Guarded, needs
from .work import WorkUnits

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

        `documents` are paths of what it was made from, to compare its citations with. Raises
        NotFound for a course that is gone, and FormatError or InvalidContent for documents that
        cannot be read or are others.
        """
        async with self._uow() as work:
            draft = await work.courses.draft(course_id)
        measured = await in_thread(_measured)
        return await self._workers.call(
            measured, draft, {}, tuple(documents), (), timeout=REPORT_SECONDS
        )


def _measured() -> Callable[..., CourseReport]:
    """Loaded when it is first needed, and in a thread: it brings every parser along."""
    from ..generation.metrics.documents import measured

    return measured
