"""Step 1: which documents, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..kit.charts import ThinBar
from ..kit.forms import IconButton, PrimaryButton, QuietButton, SecondaryButton
from ..kit.icons import IconLabel, icon
from ..kit.lists import Card, ErrorLabel, FlowLayout, Muted, ScrollPage, SectionTitle
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_PATH = Qt.ItemDataRole.UserRole
_IS_FOLDER = Qt.ItemDataRole.UserRole + 1
_IS_BAD = Qt.ItemDataRole.UserRole + 2
_MOST_ROWS_SEEN = 9


class SourcesStep(ScrollPage):
    """A list of files and folders that one can order."""

    next_requested = Signal()
    stop_requested = Signal()
    choose_files_requested = Signal()
    choose_folder_requested = Signal()
    sample_requested = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=820)
        self._choices: list[QWidget] = []
        self.column.addWidget(self._make_invitation())
        self._list_card = self._make_list()
        self.column.addWidget(self._list_card)
        self.column.addStretch(1)
        self._on_rows_changed()

    def paths(self) -> tuple[str, ...]:
        """The chosen files and folders, in order."""
        return tuple(str(item.data(_PATH)) for item in self._items())

    def add_paths(self, paths: Sequence[str]) -> None:
        """Append files and folders that are not in the list yet."""
        known = set(self.paths())
        for path in paths:
            path = str(Path(path).absolute())
            if path in known:
                continue
            known.add(path)
            item = QListWidgetItem()
            item.setData(_PATH, path)
            item.setData(_IS_FOLDER, Path(path).is_dir())
            item.setToolTip(path)
            self._list.addItem(item)
        self.show_error("")
        self._on_rows_changed()

    def clear(self) -> None:
        """Start with nothing."""
        self._list.clear()
        self.show_error("")
        self._on_rows_changed()

    def show_error(self, text: str, file: str = "") -> None:
        """Say under the list what is wrong, and mark the row of `file`; "" takes it away."""
        self.error.tell(text)
        for item in self._items():
            is_bad = bool(file) and file in (Path(item.data(_PATH)).name, item.data(_PATH))
            item.setData(_IS_BAD, is_bad)
            if is_bad:
                self._list.setCurrentItem(item)
        self._dress()

    def set_busy(self, busy: bool) -> None:
        """While the documents are read, nothing but stopping is offered."""
        for widget in (self._list, *self._choices):
            widget.setEnabled(not busy)
        # The keyboard goes over before its button is hidden: else Qt puts it anywhere.
        coming, going = (self._busy, self._next) if busy else (self._next, self._busy)
        coming.setVisible(True)
        if going.isAncestorOf(QApplication.focusWidget() or self) or going.hasFocus():
            (self._stop if busy else self._next).setFocus()
        going.setVisible(False)

    def take_focus(self) -> None:
        """To the next sensible act: choosing while nothing is chosen, else going on."""
        (self._next if self._list.count() else self._choices[0]).setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_list"):
            self._dress()
            self._fit_list()

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
            self._choices.append(button)
        sample = QuietButton(tr("Try with the sample documents"), "sparkles", role="ink")
        sample.clicked.connect(self.sample_requested)
        row.addWidget(sample)
        self._choices.append(sample)
        card.column.addSpacing(4)
        card.column.addLayout(row)
        return card

    def _make_list(self) -> Card:
        card = Card()
        card.column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(SectionTitle(tr("Sources")))
        self._count = Muted()
        head.addSpacing(8)
        head.addWidget(self._count)
        head.addStretch(1)
        card.column.addLayout(head)
        self._list = QListWidget()
        self._list.setProperty("frameless", True)
        self._list.setAccessibleName(tr("Chosen documents"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._list.model().rowsMoved.connect(lambda *_: self._on_rows_changed())
        for symbol, name, keys, act in (
            ("move-up", tr("Move up"), "Alt+Up", lambda: self._move(-1)),
            ("move-down", tr("Move down"), "Alt+Down", lambda: self._move(1)),
            ("x", tr("Remove from the list"), "Del", self._remove),
        ):
            button = IconButton(symbol, name)
            button.setToolTip(f"{name} ({_native(keys)})")
            button.clicked.connect(lambda _=False, act=act: act())
            head.addWidget(button)
            self._choices.append(button)
            action = QAction(name, self._list)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, act=act: act())
            self._list.addAction(action)
        card.column.addWidget(self._list)
        self.error = ErrorLabel()
        card.column.addWidget(self.error)
        card.column.addWidget(self._make_busy())
        self._next = PrimaryButton(tr("See the outline"), "arrow-right", icon_after=True)
        self._next.clicked.connect(self.next_requested)
        card.column.addWidget(self._next, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _make_busy(self) -> QWidget:
        self._busy = QWidget()
        row = QHBoxLayout(self._busy)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        words = QVBoxLayout()
        words.addWidget(Muted(tr("Reading the documents…")))
        words.addWidget(ThinBar(None, name=tr("Reading the documents…")))
        row.addLayout(words, 1)
        self._stop = SecondaryButton(tr("Stop"))
        self._stop.clicked.connect(self.stop_requested)
        row.addWidget(self._stop)
        self._busy.hide()
        return self._busy

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _on_rows_changed(self) -> None:
        items = self._items()
        names = Counter(Path(item.data(_PATH)).name for item in items)
        for item in items:
            path = Path(item.data(_PATH))
            twice = names[path.name] > 1
            item.setText(f"{path.name} – {path.parent.name}" if twice else path.name or str(path))
        self._list_card.setVisible(bool(items))
        self._count.setText(str(len(items)) if len(items) > 1 else "")
        self._dress()
        self._fit_list()
        if items and self._list.currentRow() < 0:
            self._list.setCurrentRow(0)

    def _fit_list(self) -> None:
        self._list.ensurePolished()
        row = max(self._list.sizeHintForRow(0), 1)
        self._list.setFixedHeight(row * min(max(self._list.count(), 1), _MOST_ROWS_SEEN) + 4)

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
            self.show_error("")
            self._on_rows_changed()

    def _dress(self) -> None:
        theme = theme_host_of(self).theme
        for item in self._items():
            name = "folder" if item.data(_IS_FOLDER) else "file-text"
            role = "muted"
            if item.data(_IS_BAD):
                name, role = "file-exclamation-point", "bad"
            item.setIcon(icon(name, theme.color(role)))


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
