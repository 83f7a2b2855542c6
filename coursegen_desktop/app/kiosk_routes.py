"""Where one can go at a computer that is kept to some things."""

from __future__ import annotations

from ..domain.limits import Deed, Limits
from ..ui.kit.routes import (
    CourseRoute,
    LessonRoute,
    LibraryRoute,
    ListenRoute,
    NotesRoute,
    ProgressRoute,
    QuizRoute,
    ReviewRoute,
    ReviewSessionRoute,
    Route,
)

# What is not listed leads into files, accounts or somebody else's things.
_OPEN: dict[type[Route], Deed | None] = {
    LibraryRoute: None,
    CourseRoute: None,
    ProgressRoute: None,
    LessonRoute: Deed.READ,
    ListenRoute: Deed.VIDEO,
    QuizRoute: Deed.QUIZ,
    ReviewRoute: Deed.REVIEW,
    ReviewSessionRoute: Deed.REVIEW,
    NotesRoute: Deed.NOTES,
}


def leads_there(limits: Limits, route: Route) -> bool:
    """Whether one may go there. Which courses are open is asked by the services."""
    if not limits.is_kept:
        return True
    if type(route) not in _OPEN:
        return False
    deed = _OPEN[type(route)]
    return deed is None or limits.allows(deed)
