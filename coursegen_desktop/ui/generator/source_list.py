"""The chosen documents in their order: moved by drag, by Alt and the arrows, taken out with Del."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ...domain.brief import SourceInfo
from ..content.line import SPINNING, Line
from ..content.line_list import LineList
from ..kit.dragged_rows import DraggedRows, take_drop
from ..kit.translate import tr
from .words import document_icon, facts_text, language_name, problem_words, words_text

MOVE_UP, MOVE_DOWN = "Alt+Up", "Alt+Down"
_STEPS = {MOVE_UP: -1, MOVE_DOWN: 1}


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A file or folder that was chosen; `infos` once it was read, `problem` where it cannot be."""

    path: str
    is_folder: bool
    infos: tuple[SourceInfo, ...] = ()
    problem: str = ""
    is_reading: bool = False


class _Rows(DraggedRows):
    """Keyed by path."""

    MIME = "application/x-coursegen-sources"


class SourceList(LineList):
    """Keeps the order; tells of every change."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Chosen documents"), parent, note_rows=2, model=_Rows)
        self._sources: list[SourceRow] = []
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.removal_wanted.connect(lambda _: self.remove_here())

    @property
    def sources(self) -> tuple[SourceRow, ...]:
        """All rows in their order."""
        return tuple(self._sources)

    def add(self, paths: Sequence[str]) -> None:
        """Append files and folders that are not in the list yet."""
        known = {row.path for row in self._sources}
        for path in map(str, (Path(path).absolute() for path in paths)):
            if path not in known:
                known.add(path)
                self._sources.append(SourceRow(path, Path(path).is_dir()))
        self._changed()

    def show_sources(self, rows: Sequence[SourceRow]) -> None:
        """The same documents with more that is known of them, or none."""
        self._sources = list(rows)
        self._changed()

    def move_here(self, offset: int) -> None:
        """Move the line of the keyboard up or down."""
        row = self.currentIndex().row()
        if row >= 0:
            self._move(row, row + offset)

    def remove_here(self) -> None:
        """Take the line of the keyboard out of the list."""
        row = self.currentIndex().row()
        if 0 <= row < len(self._sources):
            del self._sources[row]
            self._changed()
            if self._sources:
                self.setCurrentIndex(self.lines.index(min(row, len(self._sources) - 1), 0))

    def event(self, event: QEvent) -> bool:
        # Alt and an arrow are no shortcut of the window while the keyboard is in the list.
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and _step_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step_of(event)
        if step:
            self.by_keyboard = True
            self.move_here(step)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths, goal = take_drop(self, _Rows.MIME, event)
        source = self.lines.row_of(paths[0]) if paths else -1
        if source >= 0:
            self._move(source, goal - (goal > source))

    def _move(self, row: int, goal: int) -> None:
        if row == goal or not 0 <= goal < len(self._sources):
            return
        self._sources.insert(goal, self._sources.pop(row))
        self._changed()
        self.setCurrentIndex(self.lines.index(goal, 0))

    def _changed(self) -> None:
        names = Counter(Path(row.path).name for row in self._sources)
        self.show_lines([_line(row, names[Path(row.path).name] > 1) for row in self._sources])
        if self._sources and not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(0, 0))
        self.edited.emit()


def name_of(row: SourceRow, is_twice: bool = False) -> str:
    """A document's name; with its folder where there are two of the name."""
    path = Path(row.path)
    return f"{path.name} – {path.parent.name}" if is_twice else path.name or row.path


def _line(row: SourceRow, is_twice: bool) -> Line:
    icon, role = document_icon(row.path, is_folder=row.is_folder), "muted"
    if row.problem:
        icon, role = "file-exclamation-point", "bad"
    elif row.is_reading:
        icon, role = SPINNING, "accent"
    elif any(info.addressed for info in row.infos):
        icon, role = "message-square-warning", "warn"
    return Line(
        row.path,
        name_of(row, is_twice),
        note=_facts(row),
        icon=icon,
        icon_role=role,
        end=_size(row),
        state=tr("speaks to programs") if icon == "message-square-warning" else "",
        problem=row.problem or _problems(row),
        problem_role="bad" if row.problem else "warn",
    )


def _size(row: SourceRow) -> str:
    pages = sum(info.pages for info in row.infos)
    if pages:
        return tr("%n page(s)", pages)
    sections = sum(info.sections for info in row.infos)
    return tr("%n section(s)", sections) if sections else ""


def _facts(row: SourceRow) -> str:
    if not row.infos:
        return tr("Folder") if row.is_folder else str(Path(row.path).parent)
    kinds = Counter(info.kind for info in row.infos)
    kind = ", ".join(f"{count} × {kind}" if count > 1 else kind for kind, count in kinds.items())
    languages = dict.fromkeys(info.language for info in row.infos if info.language)
    return facts_text(
        kind,
        words_text(sum(info.words for info in row.infos)),
        ", ".join(map(language_name, languages)),
    )


def _problems(row: SourceRow) -> str:
    found = dict.fromkeys(problem_words(one) for info in row.infos for one in info.problems)
    return " ".join(found)


def _step_of(event: QKeyEvent) -> int:
    keys: Any = event.keyCombination().toCombined() & ~Qt.KeyboardModifier.KeypadModifier.value
    return _STEPS.get(QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText), 0)
