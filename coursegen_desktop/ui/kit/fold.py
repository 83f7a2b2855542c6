"""A part of a form that is folded away until its title is pressed.

rest = Fold(tr("More settings"), body)
rest.tell(tr("3 set"))             # beside the title while it is closed
"""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from .forms import LinkButton
from .lists import Muted


class Fold(QWidget):
    """A part that is opened by its title; `tell` says what is hidden inside."""

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body, self._title = body, title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.button = LinkButton(title, "chevron-right", role="ink")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        line = QHBoxLayout()
        line.addWidget(self.button)
        self._told = Muted()
        line.addWidget(self._told)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(body)
        body.setContentsMargins(22, 0, 0, 8)
        body.hide()

    @property
    def is_open(self) -> bool:
        """Whether its contents are seen."""
        return self.button.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Open or close it."""
        self.button.setChecked(is_open)

    def tell(self, words: str) -> None:
        """What stands beside the title while it is closed."""
        self._told.setText("" if self.is_open else words)

    def _on_toggled(self, is_open: bool) -> None:
        self.button.set_icon("chevron-down" if is_open else "chevron-right")
        self.body.setVisible(is_open)
        if is_open:
            self._told.setText("")
