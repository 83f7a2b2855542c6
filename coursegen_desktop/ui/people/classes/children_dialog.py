"""Asks for the names of children, one a line."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ....domain.school_class import MOST_NEW
from ...kit.form_dialog import FormDialog
from ...kit.lists import Muted
from ...kit.theme import theme_host_of
from ...kit.translate import tr


class ChildrenDialog(FormDialog):
    """A field for many lines: a list can be pasted into it."""

    def __init__(self, parent: QWidget | None, class_name: str) -> None:
        super().__init__(
            parent,
            tr("Add children to {class_name}", class_name=class_name[:60]),
            tr("One name a line; a list can be pasted. Each child gets an animal of its own."),
        )
        self.names = QPlainTextEdit()
        self.names.setTabChangesFocus(True)
        host = theme_host_of(parent)
        self.names.setMinimumHeight(host.px(190))
        self.add_field(tr("Names"), self.names)
        self._count = Muted()
        self.column.addWidget(self._count)
        self.add_error_line()
        button = self.add_buttons(tr("Make accounts"), "")
        self.names.textChanged.connect(self._on_text)
        self._button = button
        self._on_text()

    @property
    def lines(self) -> list[str]:
        """The names that are typed."""
        return [line.strip() for line in self.names.toPlainText().splitlines() if line.strip()]

    def _on_text(self) -> None:
        count = len(self.lines)
        self._count.setText(
            tr("%n child(ren)", count)
            if count <= MOST_NEW
            else tr("At most {most} at once.", most=MOST_NEW)
        )
        self._button.setEnabled(0 < count <= MOST_NEW)
