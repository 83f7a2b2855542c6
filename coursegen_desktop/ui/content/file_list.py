"""Files that a learner hands in: chosen or dropped, listed with their size, taken away again."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.questions._files import clean_name, file_fault
from ...domain.questions.base import FileRules
from ..kit.dialogs import ask_files
from ..kit.forms import IconButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, ElidedLabel, ErrorLabel, Muted
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import error_text, tr
from .lesson_files import PICTURES


class FileList(QWidget):
    """`offered` carries paths that keep the rules; each is told back by `add` or `refuse`."""

    offered = Signal(list)
    changed = Signal()

    def __init__(self, rules: FileRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self._files: list[dict[str, object]] = []
        self._waiting: list[str] = []
        self._rows: list[QWidget] = []
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        line = QHBoxLayout()
        line.setSpacing(12)
        self.button = SecondaryButton(tr("Choose a file…"), "upload")
        self.button.clicked.connect(self._ask)
        self._told = Muted(rules_words(rules), wrap=True)
        line.addWidget(self.button)
        line.addWidget(self._told, 1)
        column.addLayout(line)
        self.error = ErrorLabel()
        column.addWidget(self.error)
        self._update()

    def files(self) -> list[dict[str, object]]:
        """The stored files, as the answer holds them."""
        return [dict(item) for item in self._files]

    def set_files(self, files: Sequence[object]) -> None:
        """List stored files."""
        self._files = [dict(item) for item in files if isinstance(item, Mapping)]
        self._update()

    def add(self, name: str, mime: str, size: int, sha256: str) -> None:
        """A file is stored."""
        if name in self._waiting:
            self._waiting.remove(name)
        self._files.append({"name": name, "mime": mime, "size": size, "sha256": sha256})
        self._update()
        say(self, tr("{name} is handed in.", name=name))
        self.changed.emit()

    def refuse(self, name: str, reason: str) -> None:
        """A file could not be stored."""
        if name in self._waiting:
            self._waiting.remove(name)
        self._tell(reason)
        self._update()

    def lock(self) -> None:
        """The list can only be read from now on."""
        self.setAcceptDrops(False)
        self.button.hide()
        self._told.setVisible(not self._files)
        self._told.setText(tr("No file was handed in."))
        self.error.tell("")
        for row in self._rows:
            for button in row.findChildren(IconButton):
                button.hide()

    def offer(self, paths: Sequence[str]) -> None:
        """Check files by name and size, and offer those that keep the rules."""
        fit: list[str] = []
        for path in paths:
            name = clean_name(Path(path).name)
            if reason := self._fault(path, name):
                self._tell(reason)
            else:
                fit.append(path)
                self._waiting.append(name)
        if fit:
            if len(fit) == len(paths):
                self.error.tell("")
            self._update()
            self.offered.emit(fit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.offer([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _fault(self, path: str, name: str) -> str:
        """Why a file cannot be handed in, as a sentence."""
        if len(self._files) + len(self._waiting) >= self._rules.most:
            return tr(
                "No more than %n file(s) can be handed in. Remove one first.", self._rules.most
            )
        try:
            place = Path(path)
            if not place.is_file():
                return tr("“{name}” is no file.", name=name)
            size = place.stat().st_size
        except OSError:
            return tr("“{name}” cannot be read.", name=name)
        fault = file_fault(name, mimetypes.guess_type(name)[0] or "", size, self._rules)
        return "" if fault is None else error_text(fault)

    def _tell(self, reason: str) -> None:
        self.error.tell(reason)
        say(self, reason, urgent=True)

    def _ask(self) -> None:
        filters = name_filters(self._rules.accept)
        ask_files(self, tr("Hand in files"), filters, self.offer, several=self._rules.most > 1)

    def _remove(self, file: dict[str, object]) -> None:
        self._files.remove(file)
        self._update()
        say(self, tr("{name} is taken away.", name=file["name"]))
        self.button.setFocus()
        self.changed.emit()

    def _update(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(file) for file in self._files]
        self._rows += [_waiting_row(name) for name in self._waiting]
        for row in self._rows:
            self._list.addWidget(row)
        count = len(self._files) + len(self._waiting)
        self.button.setText(tr("Choose another file…") if count else tr("Choose a file…"))
        self.button.setEnabled(count < self._rules.most)

    def _row(self, file: dict[str, object]) -> QWidget:
        row, line = _empty_row(str(file["name"]))
        size = file["size"] if isinstance(file["size"], int) else 0
        line.addWidget(Muted(QLocale().formattedDataSize(size)))
        remove = IconButton("x", tr("Remove {name}", name=file["name"]))
        remove.clicked.connect(partial(self._remove, file))
        line.addWidget(remove)
        return row


def _waiting_row(name: str) -> QWidget:
    row, line = _empty_row(name)
    line.addWidget(Muted(tr("Storing…")))
    return row


def _empty_row(name: str) -> tuple[QWidget, QHBoxLayout]:
    row = Card(margin=6)
    row.setMinimumHeight(theme_host_of(row).px(50))
    line = QHBoxLayout()
    line.setContentsMargins(10, 0, 10, 0)
    line.setSpacing(10)
    line.addWidget(IconLabel("file-text", size=18))
    label = ElidedLabel(font_role="control")
    label.setText(name)
    line.addWidget(label, 1)
    row.column.addLayout(line)
    return row, line


def rules_words(rules: FileRules) -> str:
    """How many files of which kinds and which size."""
    words = [tr("Up to %n file(s)", rules.most)] if rules.most > 1 else [tr("One file")]
    if rules.accept:
        words.append(", ".join(rules.accept))
    if rules.max_bytes:
        size = QLocale().formattedDataSize(rules.max_bytes, 0)
        words.append(tr("at most {size} each", size=size))
    return "  ·  ".join(words)


def name_filters(accept: Sequence[str]) -> list[str]:
    """What the file dialog shows first; everything, where a kind has no endings that we know."""
    endings: list[str] = []
    for kind in (item.strip().lower() for item in accept):
        if kind == "image/*":
            endings += PICTURES
        elif "/" in kind:
            endings += mimetypes.guess_all_extensions(kind)
        else:
            endings.append(f".{kind.removeprefix('*').removeprefix('.')}")
    everything = tr("All files (*)")
    if not endings:
        return [everything]
    patterns = " ".join(f"*{ending}" for ending in dict.fromkeys(endings))
    return [tr("Files that are asked for ({patterns})", patterns=patterns), everything]
