"""Looks for lessons in the outline: by words of their titles, and by what they lack."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ...kit.forms import IconButton, SearchField
from ...kit.lists import Muted
from ...kit.translate import tr
from .rows import BLANK, TROUBLED, UNASKED, Sieve, sieve_of


class OutlineSearch(QWidget):
    """A field, a menu of filters, and how much was found. `changed` comes with every letter."""

    changed = Signal(object)  # Sieve
    list_wanted = Signal(bool)  # to the rows; True: open the first one
    put_away = Signal()  # Esc in the empty field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: set[str] = set()
        self._knows_problems = False
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 2)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(4)
        self.field = _Field(tr("Search the outline"))
        self.field.textChanged.connect(lambda _: self._tell())
        self.field.activated.connect(lambda _: self.list_wanted.emit(True))
        self.field.down_pressed.connect(lambda: self.list_wanted.emit(False))
        self.field.left.connect(self.put_away)
        line.addWidget(self.field, 1)
        self._filter = IconButton("list-filter", tr("Filter"), checkable=True)
        self._filter.height_px, self._filter.icon_px = 32.0, 16.0
        self._filter.clicked.connect(self._open_menu)
        line.addWidget(self._filter)
        column.addLayout(line)
        self._found = Muted(wrap=True)
        self._found.setContentsMargins(8, 0, 0, 2)
        self._found.hide()
        column.addWidget(self._found)

    @property
    def sieve(self) -> Sieve:
        """What is looked for."""
        return sieve_of(self.field.text(), self._kinds)

    def clear(self) -> None:
        """Look for nothing."""
        self._kinds.clear()
        self.field.clear()
        self._tell()

    def show_found(self, found: int, count: int) -> None:
        """Say how many lessons are listed."""
        words = [words_of(kind) for kind in (BLANK, UNASKED, TROUBLED) if kind in self._kinds]
        words.append(tr("{found} of {count} lessons", found=found, count=count))
        self._found.setText(" · ".join(words))
        self._found.setVisible(bool(self.sieve))

    def offer_problems(self, on: bool) -> None:
        """Whether somebody looked for problems, so that they can be filtered by."""
        self._knows_problems = on
        if not on:
            self._kinds.discard(TROUBLED)

    def make_menu(self) -> QMenu:
        """The filters; several of them list what any of them lists."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kinds = [BLANK, UNASKED] + ([TROUBLED] if self._knows_problems else [])
        for kind in kinds:
            action = menu.addAction(words_of(kind))
            action.setCheckable(True)
            action.setChecked(kind in self._kinds)
            action.toggled.connect(lambda on, kind=kind: self._set(kind, on))
        return menu

    def _open_menu(self) -> None:
        self._filter.setChecked(bool(self._kinds))
        self.make_menu().popup(self._filter.mapToGlobal(self._filter.rect().bottomLeft()))

    def _set(self, kind: str, on: bool) -> None:
        (self._kinds.add if on else self._kinds.discard)(kind)
        self._tell()

    def _tell(self) -> None:
        self._filter.setChecked(bool(self._kinds))
        self.changed.emit(self.sieve)


class _Field(SearchField):
    down_pressed = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            self.left.emit()
        else:
            super().keyPressEvent(event)


def words_of(kind: str) -> str:
    """A filter in words."""
    return {
        BLANK: tr("Empty lessons"),
        UNASKED: tr("Without questions"),
        TROUBLED: tr("With problems"),
    }[kind]
