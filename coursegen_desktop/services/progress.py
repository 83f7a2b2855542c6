"""What was learned, read from the database."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from pathlib import Path

from ..domain.errors import StorageError
from ..domain.ids import UserId
from ..domain.progress import Dashboard, streaks
from .blocking import in_thread
from .clock import Now
from .work import WorkUnits

# A cell that begins with one of these would be run as a formula by a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class ProgressService:
    """Figures for one learner."""

    def __init__(self, uow: WorkUnits, now: Now) -> None:
        self._uow = uow
        self._now = now

    async def dashboard(self, *, user_id: UserId, days: int = 182) -> Dashboard:
        """Everything the progress screen shows; activity and scores of the last `days` days."""
        today = self._now().astimezone().date()
        since = today - timedelta(days=days - 1)
        async with self._uow() as work:
            all_days = await work.progress.days(user_id)
            totals = await work.progress.totals(user_id)
            scores = await work.progress.weekly_scores(user_id, since)
            courses = await work.progress.courses(user_id)
        current, longest = streaks((item.day for item in all_days), today)
        right = totals.points / totals.max_points * 100 if totals.max_points else None
        return Dashboard(
            streak=current,
            longest_streak=longest,
            days_learned=len(all_days),
            lessons_done=totals.lessons_done,
            lessons_enrolled=totals.lessons_enrolled,
            answers_right_percent=right,
            answers_counted=totals.answers,
            attempts=totals.attempts,
            days=tuple(item for item in all_days if item.day >= since),
            scores=scores,
            courses=courses,
        )

    async def export_csv(self, path: Path, *, user_id: UserId) -> None:
        """The courses' figures as a CSV file that spreadsheets open (UTF-8 with mark)."""
        dashboard = await self.dashboard(user_id=user_id)
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(["course", "percent", "lessons done", "lessons", "best score", "best of"])
        for item in dashboard.courses:
            best = item.best_quiz or ("", "")
            writer.writerow(
                [_inert(item.title), item.percent, item.lessons_done, item.lessons, *best]
            )
        await in_thread(_write, path, out.getvalue())


def _inert(cell: str) -> str:
    return "'" + cell if cell.startswith(_FORMULA_STARTS) else cell


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8-sig", newline="")
    except OSError as error:
        raise StorageError(
            "{file} could not be written: {reason}.",
            "Choose another folder.",
            file=path.name,
            reason=error.strerror or "the system refused",
        ) from error
