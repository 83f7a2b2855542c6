"""What the settings ask and tell about accounts: passwords, codes, sharing, leaving for good."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ..kit.dialogs import Dialog
from ..kit.form_dialog import FormDialog
from ..kit.forms import SecondaryButton
from ..kit.lists import Card, Emphasis, FlowLayout, Muted
from ..kit.password_field import PasswordField
from ..kit.translate import tr


class PasswordDialog(FormDialog):
    """The first password (`has_old` False), or another one."""

    def __init__(self, parent: QWidget, *, has_old: bool) -> None:
        title = tr("Change the password") if has_old else tr("Set a password")
        words = (
            ""
            if has_old
            else tr("From the next start on it is asked before anything of yours is shown.")
        )
        super().__init__(parent, title, words)
        self.old = PasswordField(self)
        self.old.setVisible(has_old)
        if has_old:
            self.add_field(tr("Password that you have now"), self.old)
        self.new = PasswordField()
        self.add_field(tr("New password"), self.new)
        self.column.addWidget(Muted(_password_hint(), wrap=True))
        self.add_error_line()
        self.add_buttons(tr("Change") if has_old else tr("Set the password"), "")


class OwnPasswordDialog(FormDialog):
    """Asks for the password that one has, before something that another must not do."""

    def __init__(self, parent: QWidget, title: str, text: str, ok_text: str) -> None:
        super().__init__(parent, title, text)
        self.password = PasswordField()
        self.add_field(tr("Your password"), self.password)
        self.add_error_line()
        self.add_buttons(ok_text, "")


class _LossDialog(FormDialog):
    """Names what is lost, offers to save it first, and asks for the password there is."""

    export_requested = Signal()

    def __init__(
        self, parent: QWidget, title: str, text: str, ok_text: str, *, has_password: bool
    ) -> None:
        super().__init__(parent, title, text)
        save = SecondaryButton(tr("Save my data first…"), "download")
        save.clicked.connect(self.export_requested)
        self.column.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)
        self.password = PasswordField(self)
        self.password.setVisible(has_password)
        if has_password:
            self.add_field(tr("Your password"), self.password)
        self.add_error_line()
        self.add_buttons(ok_text, "", danger=True)
        if has_password:
            self.password.setFocus()


class DeletionDialog(_LossDialog):
    """Before one's account on a shared computer is deleted."""

    def __init__(self, parent: QWidget, full_name: str) -> None:
        super().__init__(
            parent,
            tr("Delete the account of {name}?", name=full_name),
            tr(
                "Your profile, enrolments, progress, answers and settings go. Courses stay in the "
                "library.\n\nIf you sign in again within 30 days, everything comes back. After "
                "that it is erased for good."
            ),
            tr("Delete my account"),
            has_password=True,
        )


class ErasingDialog(_LossDialog):
    """Before what one did in courses is erased, on a personal computer."""

    def __init__(self, parent: QWidget, *, has_password: bool) -> None:
        super().__init__(
            parent,
            tr("Erase everything that you learned?"),
            tr(
                "Enrolments, completed lessons, places, time, quiz attempts with their answers, "
                "files that you handed in, notes, reviews, goals and grades go for good. Courses, "
                "your name and your preferences stay.\n\nThis cannot be undone. Backups that were "
                "made before still hold it until newer ones replace them."
            ),
            tr("Erase my learning"),
            has_password=has_password,
        )


class ShareDialog(FormDialog):
    """The first administrator's name, address and password."""

    def __init__(self, parent: QWidget, *, full_name: str, email: str) -> None:
        super().__init__(
            parent,
            tr("Share this computer"),
            tr(
                "You become its administrator and sign in from now on. Others make accounts of "
                "their own; nobody sees what belongs to somebody else."
            ),
        )
        self.name = QLineEdit(full_name)
        self.email = QLineEdit(email)
        self.email.setPlaceholderText(tr("ada@example.org"))
        self.password = PasswordField()
        self.add_field(tr("Your name"), self.name)
        self.add_field(tr("Your email address"), self.email)
        self.add_field(tr("Password"), self.password)
        self.column.addWidget(Muted(_password_hint(), wrap=True))
        self.add_error_line()
        self.add_buttons(tr("Share it"), "")


class RecoveryCodeDialog(Dialog):
    """Shows a recovery code, this once."""

    save_requested = Signal()
    print_requested = Signal()

    def __init__(self, parent: QWidget, code: str) -> None:
        super().__init__(parent, tr("Your recovery code"))
        self.code = code
        self.add_title(
            tr("Your recovery code"),
            tr(
                "If you forget the password, this code lets you in, once. Keep it where others do "
                "not find it. It is shown only now."
            ),
        )
        frame = Card(kind="sunken", margin=14)
        shown = Emphasis(code, wrap=True)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(tr("Recovery code"))
        frame.column.addWidget(shown)
        self.column.addWidget(frame)
        buttons = QWidget()
        row = FlowLayout(buttons)
        self._copy = SecondaryButton(tr("Copy"), "copy")
        self._copy.clicked.connect(self._on_copy)
        row.addWidget(self._copy)
        for words, icon, wish in (
            (tr("Print…"), "printer", self.print_requested),
            (tr("Save…"), "save", self.save_requested),
        ):
            button = SecondaryButton(words, icon)
            button.clicked.connect(wish)
            row.addWidget(button)
        self.column.addWidget(buttons)
        self.add_buttons(tr("I have kept it"))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code)
        self._copy.set_icon("check")
        self._copy.setText(tr("Copied"))
        self._copy.updateGeometry()


def _password_hint() -> str:
    return tr("At least 8 characters. Several words are easy to keep in mind.")
