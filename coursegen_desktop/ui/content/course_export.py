"""Writing a course into a package that another computer can import; several screens offer it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from ...domain.ids import CourseId
from ..kit import dialogs
from ..kit.notices import Notices
from ..kit.translate import tr

SUFFIX = ".coursegen"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


class Exporter(Protocol):
    """The part of services.exchange.ExchangeService that is used here."""

    async def export_course(self, course_id: CourseId, path: Path) -> tuple[str, ...]:
        """Write a course to `path`; returns what was lost, a sentence each."""


async def export_course(
    parent: QWidget, notices: Notices, exchange: Exporter, course_id: CourseId, title: str
) -> None:
    """Ask where to, write the package, say so. Nothing happens when the user cancels."""
    chosen = await dialogs.choose_save(
        parent,
        tr("Export course"),
        file_name(title),
        [tr("Course packages ({patterns})", patterns=f"*{SUFFIX}")],
    )
    if chosen is None:
        return
    path = Path(chosen)
    if path.suffix.lower() != SUFFIX:
        path = path.with_name(path.name + SUFFIX)
    lost = await exchange.export_course(course_id, path)
    done = tr("“{title}” was exported to {file}", title=title, file=path.name)
    notices.show(". ".join((done, *lost)), kind="info" if lost else "good")


def file_name(title: str) -> str:
    """A file name that every system accepts: "What/why: a story?" gives "What why a story"."""
    plain = " ".join(_FORBIDDEN.sub(" ", title).split()).strip(". ")[:80].strip(". ")
    return (plain or "course") + SUFFIX
