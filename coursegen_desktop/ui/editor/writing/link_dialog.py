"""Where a link leads: an address, a lesson of the course, a heading, or one of its files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from ...kit.dialogs import Dialog
from ...kit.field import Field
from ...kit.icons import icon
from ...kit.lists import Small
from ...kit.theme import theme_host_of
from ...kit.translate import tr

_WEB = re.compile(r"https?://[^\s/]+\S*\Z", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-zA-Z]{2,}(?:/\S*)?\Z")
_ICONS = {"lesson": "file-text", "heading": "hash", "picture": "image", "file": "file-text"}


class Target(NamedTuple):
    """Something to link to: kind is lesson, heading, picture or file; `place` is where it is."""

    kind: str
    words: str
    address: str
    place: str = ""


class LinkDialog(Dialog):
    """`markdown()` is the link; what is typed above filters the list, or is an address itself."""

    def __init__(self, parent: QWidget, words: str, targets: Sequence[Target]) -> None:
        super().__init__(parent, tr("Link"))
        host = theme_host_of(parent)
        self.add_title(tr("Link"))
        self.text = Field(tr("Words that are shown"), QLineEdit(words))
        self.address = Field(
            tr("Address, or what to look for"),
            QLineEdit(),
            hint=tr("https://… or words of a lesson, a heading or a file of this course"),
        )
        self.column.addWidget(self.text)
        self.column.addWidget(self.address)
        self._targets = tuple(targets)
        self._model = QStandardItemModel(self)
        self.list = _Targets(self)
        self.list.setModel(self._model)
        self.list.setAccessibleName(tr("Lessons, headings and files"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setMinimumHeight(host.px(180))
        self.list.activated.connect(self._take)
        label = Small(tr("In this course"))
        label.setBuddy(self.list)
        self.column.addWidget(label)
        self.column.addWidget(self.list, 1)
        self._accept = self.add_buttons(tr("Insert"), "")
        self.address.edit.textChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._filter("")
        self.address.edit.setFocus()
        self.resize(self.width(), min(host.px(520), parent.window().height() - 40))

    @property
    def target(self) -> Target | None:
        """The row that is chosen."""
        index = self.list.currentIndex()
        found = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        return found if isinstance(found, Target) else None

    def markdown(self) -> str:
        """The link as Markdown; "" while there is nothing to lead to."""
        typed, target = self._typed_address(), self.target
        address = typed or (target.address if target is not None else "")
        if not address:
            return ""
        words = self.text.text.strip()
        shown = words or (target.words if target is not None and not typed else address)
        sign = "!" if target is not None and not typed and target.kind == "picture" else ""
        return f"{sign}[{escaped(shown)}]({address})"

    def _typed_address(self) -> str:
        typed = self.address.text.strip()
        if _WEB.match(typed):
            return re.sub(r"[()\s]", lambda sign: f"%{ord(sign[0]):02X}", typed)
        return f"https://{typed}" if _DOMAIN.match(typed) and not self._model.rowCount() else ""

    def _filter(self, words: str) -> None:
        host = theme_host_of(self)
        wished = words.casefold().split()
        self._model.clear()
        if not _WEB.match(words.strip()):
            for target in self._targets:
                text = f"{target.words} {target.place}".casefold()
                if all(word in text for word in wished):
                    self._model.appendRow(_row(target, host.theme.color("muted")))
                if self._model.rowCount() >= 500:
                    break
        if wished and self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0, 0))
        self._tell()

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._tell()

    def _tell(self) -> None:
        self._accept.setEnabled(bool(self.markdown()))

    def _take(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.accept()


class _Targets(QListView):
    """Enter takes the row at hand."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


def escaped(words: str) -> str:
    """Words between the brackets of a link."""
    return re.sub(r"[\[\]\\]", lambda sign: f"\\{sign[0]}", " ".join(words.split()))


def _row(target: Target, ink: object) -> QStandardItem:
    words = f"{target.words}  ·  {target.place}" if target.place else target.words
    row = QStandardItem(words)
    row.setIcon(icon(_ICONS[target.kind], ink, 16))  # type: ignore[arg-type]
    row.setData(target, Qt.ItemDataRole.UserRole)
    row.setEditable(False)
    return row
