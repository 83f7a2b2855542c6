"""A course from nothing: asks for its title, leads to its first lesson; several offer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from ...domain.course import MAX_TITLE
from ...domain.ids import CourseId
from ..kit import dialogs
from ..kit.routes import EditRoute, Route
from ..kit.translate import tr


class Beginner(Protocol):
    """The part of services.library.LibraryService that is used here."""

    async def begin(self, title: str, module: str, lesson: str) -> CourseId:
        """Make a draft with one empty lesson."""


async def begin_course(parent: QWidget, library: Beginner, go: Callable[[Route], object]) -> None:
    """Ask for the title, make the course, open it in the editor. Cancelled, nothing happens."""
    title = await dialogs.ask_text(
        parent,
        tr("New empty course"),
        tr("Title of the course"),
        "",
        tr("Begin to write"),
        most=MAX_TITLE,
    )
    if title is not None:
        course_id = await library.begin(title, tr("First module"), tr("First lesson"))
        go(EditRoute(course_id, is_new=True))
