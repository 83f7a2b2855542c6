"""What the progress screen is given to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ...domain.badges import Badge, badges
from ...domain.figures import Day, Figures
from ...domain.goals import Goals
from ...domain.ids import CourseId
from ...domain.review import Counts
from ...domain.spans import Span


@dataclass(frozen=True, slots=True)
class Shown:
    """`whole` is everything there is, `figures` the part that range and course leave of it.

    `days` are those of the course in all of time: the map of days reaches back further than a
    week or a month. `waiting` are the cards to review today, new ones too, which no schedule has.
    """

    today: date
    span: Span
    course_id: CourseId | None
    whole: Figures
    figures: Figures
    days: tuple[Day, ...]
    goals: Goals
    waiting: Counts

    @property
    def is_empty(self) -> bool:
        """Nothing was begun yet."""
        whole = self.whole
        return not (whole.days or whole.courses or whole.scores)

    @property
    def badges(self) -> tuple[Badge, ...]:
        """What was reached, over everything."""
        return badges(self.whole)
