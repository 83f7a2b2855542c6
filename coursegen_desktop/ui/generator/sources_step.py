"""Step 1: which documents, in which order, under which title."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.course import MAX_TITLE
from ..kit.forms import IconButton, PrimaryButton, QuietButton, SecondaryButton
from ..kit.icons import IconLabel, icon
from ..kit.lists import Card, ErrorLabel, FlowLayout, Muted, ScrollPage, SectionTitle, Strong
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_PATH = Qt.ItemDataRole.UserRole


class SourcesStep(ScrollPage):
    """A list of files and folders that one can order, and an optional title."""

    next_requested = Signal()
    choose_files_requested = Signal()
    choose_folder_requested = Signal()
    sample_requested = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=820)
        self.column.addWidget(self._make_invitation())
        self._list_card = self._make_list()
        self.column.addWidget(self._list_card)
        self.column.addStretch(1)
        self._on_rows_changed()

    def paths(self) -> tuple[str, ...]:
        """The chosen files and folders, in order."""
        return tuple(str(self._list.item(row).data(_PATH)) for row in range(self._list.count()))

    @property
    def title(self) -> str:
        """The title as typed, "" to take the documents' own."""
        return self._title.text().strip()

    def add_paths(self, paths: tuple[str, ...]) -> None:
        """Append files and folders that are not in the list yet."""
        known = set(self.paths())
        for path in paths:
            if path in known:
                continue
            known.add(path)
            item = QListWidgetItem(Path(path).name or path)
            item.setData(_PATH, path)
            item.setToolTip(path)
            self._list.addItem(item)
        self.error.tell("")
        self._on_rows_changed()
        self._dress()

    def clear(self) -> None:
        """Start with nothing."""
        self._list.clear()
        self._title.clear()
        self.error.tell("")
        self._on_rows_changed()

    def set_busy(self, busy: bool) -> None:
        """While the documents are read, nothing can be changed."""
        self._next.setEnabled(not busy and self._list.count() > 0)
        self._next.setText(tr("Reading…") if busy else tr("See the outline"))
        self._list.setEnabled(not busy)

    def _make_invitation(self) -> Card:
        card = Card(kind="accent", margin=24)
        card.column.setSpacing(10)
        card.column.addWidget(IconLabel("file-plus", size=32, role="accent"))
        card.column.addWidget(SectionTitle(tr("From your documents to a course")))
        card.column.addWidget(
            Muted(
                tr(
                    "Drop Markdown, text or HTML files here, or a folder of them. Headings become "
                    "modules and lessons; every question rests on a sentence of your text. Nothing "
                    "leaves this computer."
                ),
                wrap=True,
                size="body",
            )
        )
        row = FlowLayout()
        for text, symbol, signal in (
            (tr("Choose files…"), "file-plus", self.choose_files_requested),
            (tr("Choose a folder…"), "folder-open", self.choose_folder_requested),
        ):
            button = SecondaryButton(text, symbol)
            button.clicked.connect(signal)
            row.addWidget(button)
        sample = QuietButton(tr("Try with the sample documents"), "sparkles")
        sample.clicked.connect(self.sample_requested)
        row.addWidget(sample)
        card.column.addLayout(row)
        return card

    def _make_list(self) -> Card:
        card = Card()
        card.column.setSpacing(10)
        card.column.addWidget(SectionTitle(tr("Sources")))
        line = QHBoxLayout()
        self._list = _SourceList()
        self._list.remove_requested.connect(self._remove)
        line.addWidget(self._list, 1)
        tools = QVBoxLayout()
        for symbol, name, act in (
            ("move-up", tr("Move up"), lambda: self._move(-1)),
            ("move-down", tr("Move down"), lambda: self._move(1)),
            ("x", tr("Remove from the list"), self._remove),
        ):
            button = IconButton(symbol, name)
            button.clicked.connect(lambda _=False, act=act: act())
            tools.addWidget(button)
        tools.addStretch(1)
        line.addLayout(tools)
        card.column.addLayout(line)
        label = Strong(tr("Title"))
        self._title = QLineEdit()
        self._title.setMaxLength(MAX_TITLE)
        self._title.setPlaceholderText(tr("Taken from the documents when empty"))
        self._title.setAccessibleName(tr("Course title"))
        label.setBuddy(self._title)
        card.column.addWidget(label)
        card.column.addWidget(self._title)
        self.error = ErrorLabel()
        card.column.addWidget(self.error)
        self._next = PrimaryButton(tr("See the outline"), "arrow-right", icon_after=True)
        self._next.clicked.connect(self.next_requested)
        card.column.addWidget(self._next, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _on_rows_changed(self) -> None:
        count = self._list.count()
        self._list_card.setVisible(count > 0)
        self._next.setEnabled(count > 0)
        row = max(self._list.sizeHintForRow(0), 1) if count else 0
        self._list.setFixedHeight(min(max(row * count + 12, 108), 320))
        if count and self._list.currentRow() < 0:
            self._list.setCurrentRow(0)

    def _move(self, offset: int) -> None:
        row = self._list.currentRow()
        target = row + offset
        if row < 0 or not 0 <= target < self._list.count():
            return
        self._list.insertItem(target, self._list.takeItem(row))
        self._list.setCurrentRow(target)

    def _remove(self) -> None:
        row = self._list.currentRow()
        if row >= 0:
            self._list.takeItem(row)
            self._on_rows_changed()

    def _dress(self) -> None:
        color = theme_host_of(self).theme.color("muted")
        for row in range(self._list.count()):
            item = self._list.item(row)
            folder = Path(str(item.data(_PATH))).is_dir()
            item.setIcon(icon("folder" if folder else "file-text", color))


class _SourceList(QListWidget):
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Chosen documents"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit()
            return
        super().keyPressEvent(event)
