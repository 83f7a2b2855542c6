"""Shows start codes, once: one in large letters, or a list to be saved and printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...domain.people import StartCode
from ..kit.dialogs import Dialog
from ..kit.forms import SecondaryButton
from ..kit.lists import Card, ErrorLabel, Figure, Muted
from ..kit.rows_model import RowsModel
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .columns import Cell, Column
from .rows_pane import RowsPane
from .rows_view import RowsView


class CodesDialog(Dialog):
    """Whoever opened it does what `save_requested` and `print_requested` ask, then `show_done`.

    The first Close asks whether the codes were noted; they are not kept anywhere.
    """

    save_requested = Signal()
    print_requested = Signal()

    def __init__(self, parent: QWidget | None, codes: Sequence[StartCode], title: str) -> None:
        super().__init__(parent, title)
        self.codes = tuple(codes)
        self.is_noted = False
        self.add_title(title, _explained(len(codes)))
        if len(codes) == 1:
            self._add_one(codes[0])
        else:
            self._add_list()
        self._add_tools()
        self._done = Muted(wrap=True)
        self._done.hide()
        self.column.addWidget(self._done)
        self._warning = ErrorLabel()
        self.column.addWidget(self._warning)
        close = self.add_buttons(tr("Close"))
        close.setFocus()

    def accept(self) -> None:
        """Close; the first time only when the codes were copied, saved or printed."""
        if not self.is_noted and not self._warning.isVisible():
            self._warning.tell(
                tr("This cannot be shown again. Copy, save or print it first, or close anyway.")
            )
            assert self.accept_button is not None
            self.accept_button.setText(tr("Close anyway"))
            self.accept_button.updateGeometry()
            say(self, self._warning.text(), urgent=True)
            return
        super().accept()

    def reject(self) -> None:
        self.accept()

    def show_done(self, words: str) -> None:
        """They are on the clipboard, in a file or on paper."""
        self.is_noted = True
        self._done.setText(words)
        self._done.show()
        self._warning.tell("")
        assert self.accept_button is not None
        self.accept_button.setText(tr("Close"))
        say(self, words)

    def show_failed(self, words: str) -> None:
        """They could not be saved or printed."""
        self._warning.tell(words)

    def _add_one(self, code: StartCode) -> None:
        card = Card(kind="sunken", margin=16)
        letters = Figure(code.code)
        letters.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        letters.setFont(theme_host_of(self.parentWidget()).font("code"))
        letters.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        letters.setAccessibleName(tr("Start code"))
        letters.setAccessibleDescription(code.code)
        whose = Muted(" · ".join(filter(None, (code.full_name[:80], code.email))), wrap=True)
        whose.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.column.addWidget(letters)
        card.column.addWidget(whose)
        self.column.addWidget(card)

    def _add_list(self) -> None:
        model = RowsModel(
            self,
            key_of=lambda code: code.user_id,
            name_of=lambda code: code.full_name,
            words_of=lambda code: f"{code.full_name}, {code.email}, {code.code}",
        )
        view = RowsView(model, _columns(), name=tr("Start codes"))
        view.lay_out_in_parts()
        pane = RowsPane(view, "")
        pane.show_items(self.codes, anew=True)
        host = theme_host_of(self.parentWidget())
        self.column.addWidget(pane, 1)
        self.setMinimumSize(host.px(640), host.px(420))

    def _add_tools(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        if len(self.codes) == 1:
            copy = SecondaryButton(tr("Copy"), "copy")
            copy.clicked.connect(self._copy)
            row.addWidget(copy)
        save = SecondaryButton(
            tr("Save…") if len(self.codes) == 1 else tr("Save the list…"), "save"
        )
        save.clicked.connect(self.save_requested)
        printer = SecondaryButton(tr("Print…"), "printer")
        printer.clicked.connect(self.print_requested)
        row.addWidget(save)
        row.addWidget(printer)
        row.addStretch(1)
        self.column.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.codes[0].code)
        self.show_done(tr("Copied."))


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Name"), lambda cell, code: cell.words(code.full_name), share=2),
        Column(tr("Email"), lambda cell, code: cell.words(code.email, role="muted"), share=2),
        Column(tr("Start code"), _paint_code, width=200),
    )


def _paint_code(cell: Cell, code: StartCode) -> None:
    cell.words(code.code, "code")


def _explained(count: int) -> str:
    if count == 1:
        return tr(
            "Hand this code over. It is shown only now, and works for one sign-in, at which"
            " a password is chosen."
        )
    return tr(
        "Hand these codes over. They are shown only now; each works for one sign-in, at which"
        " a password is chosen."
    )
