"""Modules and lessons on the clipboard: whole for this program, as Markdown for all others."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication

from ....domain.ids import CourseId, LessonId, ModuleId
from .arranging import Chosen

MIME = "application/x-coursegen-parts"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Held:
    """`clip` is the service's text; `parts` of `course_id` are where it came from."""

    clip: str
    course_id: CourseId
    parts: Chosen
    is_cut: bool = False


def hold(held: Held, markdown: str) -> None:
    """Put parts on the clipboard."""
    data = _fresh()
    data.setData(MIME, json.dumps(_written(held)).encode())
    data.setText(markdown)
    QGuiApplication.clipboard().setMimeData(data)


def has_parts() -> bool:
    """Whether there is something to paste."""
    data = _data()
    return data is not None and data.hasFormat(MIME)


def held() -> Held | None:
    """What is on the clipboard, None for anything else."""
    data = _data()
    if data is None or not data.hasFormat(MIME):
        return None
    try:
        found: Any = json.loads(bytes(data.data(MIME).data()))
        return _read(found) if found["version"] == _VERSION else None
    except (ValueError, KeyError, TypeError):
        return None  # written by another program, or by a later version of this one


def _fresh() -> QMimeData:
    # WORKAROUND(PySide 6.8 to 6.11): what Python makes and the clipboard still holds at the end
    # of the program dies after Python, and the process with it. What Qt makes dies in peace.
    model = QStringListModel([""])
    made = model.mimeData([model.index(0, 0)])
    made.clear()
    return made


def _data() -> QMimeData | None:
    # Null where a platform has no clipboard.
    return QGuiApplication.clipboard().mimeData()


def _written(held: Held) -> dict[str, object]:
    return {
        "version": _VERSION,
        "clip": held.clip,
        "course": held.course_id,
        "modules": list(held.parts.modules),
        "lessons": list(held.parts.lessons),
        "cut": held.is_cut,
    }


def _read(found: dict[str, Any]) -> Held:
    parts = Chosen(
        tuple(ModuleId(int(key)) for key in found["modules"]),
        tuple(LessonId(int(key)) for key in found["lessons"]),
    )
    return Held(str(found["clip"]), CourseId(int(found["course"])), parts, bool(found["cut"]))
