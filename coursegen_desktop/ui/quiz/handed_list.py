"""The files of an answer before whoever marks it: to be opened or saved, programs only saved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.handed import Danger, HandedIn
from ..kit.forms import SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Card, ElidedLabel, Muted
from ..kit.translate import tr


class HandedList(QWidget):
    """Signals carry the file."""

    open_requested = Signal(object)
    save_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[HandedRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_files(self, files: Sequence[HandedIn]) -> None:
        """List these instead of what is there."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [HandedRow(file) for file in files]
        for row in self.rows:
            row.open.clicked.connect(partial(self.open_requested.emit, row.file))
            row.save.clicked.connect(partial(self.save_requested.emit, row.file))
            self._column.addWidget(row)
        self.setVisible(bool(files))


class HandedRow(Card):
    """One file: name, size, what to beware of, what can be done."""

    def __init__(self, file: HandedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=8)
        self.file = file
        line = QHBoxLayout()
        line.setContentsMargins(6, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(IconLabel(_icon(file.danger), size=18))
        name = ElidedLabel(font_role="control")
        name.setText(file.name)
        line.addWidget(name, 1)
        line.addWidget(Muted(QLocale().formattedDataSize(file.size)))
        self.open = SecondaryButton(tr("Open …"), "external-link")
        self.open.setAccessibleName(tr("Open {name}", name=file.name))
        self.open.setVisible(file.danger is not Danger.PROGRAM)
        self.save = SecondaryButton(tr("Save …"), "save")
        self.save.setAccessibleName(tr("Save {name}", name=file.name))
        line.addWidget(self.open)
        line.addWidget(self.save)
        self.column.addLayout(line)
        self.warning = Muted(warning_words(file.danger), wrap=True)
        self.warning.setContentsMargins(6, 0, 0, 0)
        self.warning.setVisible(file.danger is not Danger.NONE)
        self.column.addWidget(self.warning)


def warning_words(danger: Danger) -> str:
    """What to beware of."""
    if danger is Danger.PROGRAM:
        return tr("This is a program. It is not opened here; save it to look at it otherwise.")
    if danger is Danger.ACTIVE:
        return tr("A file of this kind may carry a program. Open it only if you expect it.")
    return ""


def _icon(danger: Danger) -> str:
    return "file-text" if danger is Danger.NONE else "triangle-alert"
