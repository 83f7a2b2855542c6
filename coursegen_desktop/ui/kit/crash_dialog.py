"""What a person sees when something unexpected happened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from .forms import PrimaryButton, QuietButton, SecondaryButton
from .lists import Emphasis, Muted
from .theme import theme_host_of
from .translate import tr


class CrashDialog(QDialog):
    """Says sorry in plain words; the report is folded and can be copied."""

    close_requested = Signal()

    def __init__(self, parent: QWidget | None, details: str, *, saved: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._count = 1
        px = theme_host_of(parent).px
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        column.addWidget(Emphasis(tr("Something went wrong")))
        self._words = Muted(
            _words(saved),
            wrap=True,
            size="body",
        )
        self._words.setMinimumWidth(px(440))
        column.addWidget(self._words)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(tr("Report"))
        self._details.setMinimumSize(px(520), px(220))
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setTabChangesFocus(True)
        self._details.hide()
        column.addWidget(self._details)
        column.addSpacing(8)
        column.addLayout(self._buttons())
        self.setAccessibleDescription(self._words.text())
        self.go_on.setFocus()

    def add(self, details: str) -> None:
        """Another error came while this is open."""
        self._count += 1
        if self._count <= 20:
            self._details.appendPlainText(f"\n---- {self._count} ----\n{details}")

    def report(self) -> str:
        """The whole report."""
        return self._details.toPlainText()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.fold = QuietButton(tr("Show details"), "chevron-right")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_fold_toggled)
        self.copy = SecondaryButton(tr("Copy report"), "copy")
        self.copy.clicked.connect(self._on_copy_clicked)
        self.leave = SecondaryButton(tr("Close the program"))
        self.leave.clicked.connect(self._on_leave_clicked)
        self.go_on = PrimaryButton(tr("Continue"))
        self.go_on.clicked.connect(self.accept)
        self.go_on.setDefault(True)
        row.addWidget(self.fold)
        row.addStretch(1)
        for button in (self.copy, self.leave, self.go_on):
            row.addWidget(button)
        return row

    def _on_fold_toggled(self, open_: bool) -> None:
        self.fold.setText(tr("Hide details") if open_ else tr("Show details"))
        self.fold.set_icon("chevron-down" if open_ else "chevron-right")
        self._details.setVisible(open_)
        self.adjustSize()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self.copy.setText(tr("Copied"))
        self.copy.set_icon("check")

    def _on_leave_clicked(self) -> None:
        self.reject()
        self.close_requested.emit()


def _words(saved: bool) -> str:
    if saved:
        return tr(
            "The program met an error that it did not expect. What you wrote is being saved; if "
            "that fails, a notice says so. You can go on; if it happens again, close the program "
            "and start it anew."
        )
    return tr(
        "The program met an error that it did not expect, and your last changes could not be "
        "saved. Copy what you wrote to a safe place before you close the program."
    )
