"""The card "You": picture, name, address, password, and one's own data."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ...domain.user import MAX_EMAIL, MAX_NAME, User
from ..content.animals import AnimalChoice
from ..kit.avatar import Avatar
from ..kit.forms import QuietButton, SecondaryButton
from ..kit.lists import Card, ErrorLabel, FlowLayout, Hairline, Muted, SectionTitle, Strong
from ..kit.translate import tr
from .colours import ColourChoice
from .rows import described_row, setting_row

_MOST_TYPED = 1000  # a name that is too long is told so, not cut without a word


class YouCard(Card):
    """Shows a person to himself; what is typed stays until it is kept or taken back."""

    profile_given = Signal(str, str)  # name and address, when a field was left
    colour_chosen = Signal(int)
    animal_chosen = Signal(str)  # "" for the initials
    picture_requested = Signal()
    picture_removal_requested = Signal()
    mine_requested = Signal()  # keep what is typed, over what another window kept
    theirs_requested = Signal()
    password_requested = Signal()
    password_removal_requested = Signal()
    code_requested = Signal()
    export_requested = Signal()
    deletion_requested = Signal()
    erasing_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(12)
        self.column.addWidget(SectionTitle(tr("You")))
        self._add_picture()
        self.column.addWidget(Hairline())
        self._add_fields()
        self.column.addWidget(self._make_conflict())
        self.column.addWidget(Hairline())
        self._add_password()
        self.column.addWidget(Hairline())
        self._add_own_data()

    # ------------------------------------------------------------ what it is told to show

    def show_user(
        self, user: User, picture: QPixmap | None, *, email: str, is_shared: bool
    ) -> None:
        """The person as kept. A field in which something else is being typed stays as it is."""
        self.avatar.set_user(
            user.full_name, user.initials, user.colour, picture, animal=user.animal
        )
        has_picture = picture is not None
        self.animals.show_person(user.initials, user.colour, None if has_picture else user.animal)
        self.colours.show_person(user.initials, 0 if has_picture else user.colour)
        self._remove_picture.setVisible(has_picture)
        for field, kept in ((self.name, user.full_name), (self.email, email)):
            if not field.isModified():
                field.setText(kept)
        self._show_password(user.has_password, is_shared=is_shared)
        self.delete.setVisible(is_shared)
        self.erase.setVisible(not is_shared)

    def show_profile(
        self, full_name: str, email: str, *, typed: tuple[str, str] | None = None
    ) -> None:
        """Put these into the fields and take errors away.

        With `typed`, the texts that were kept, a field that says something else by now keeps it.
        """
        kept = ((self.name, self.name_error, full_name), (self.email, self.email_error, email))
        for number, (field, error, text) in enumerate(kept):
            if typed is None or field.text() == typed[number]:
                field.setText(text)
                error.tell("")
        self._conflict.hide()

    def show_conflict(self, sentence: str) -> None:
        """The profile was changed elsewhere: offer both; what is typed stays."""
        self._conflict_words.setText(sentence)
        self._conflict.show()

    @property
    def has_conflict(self) -> bool:
        """Whether an answer to `show_conflict` is still awaited."""
        return not self._conflict.isHidden()

    # ------------------------------------------------------------ building

    def _add_picture(self) -> None:
        self.avatar = Avatar(76)
        right = QVBoxLayout()
        right.setSpacing(8)
        self.colours = ColourChoice()
        self.colours.chosen.connect(self.colour_chosen)
        right.addWidget(self.colours)
        self.animals = AnimalChoice(offers_none=True)
        self.animals.chosen.connect(self.animal_chosen)
        right.addWidget(self.animals)
        buttons = FlowLayout()
        choose = SecondaryButton(tr("Choose a picture…"), "image")
        choose.clicked.connect(self.picture_requested)
        self._remove_picture = QuietButton(tr("Remove the picture"), "trash")
        self._remove_picture.clicked.connect(self.picture_removal_requested)
        buttons.addWidget(choose)
        buttons.addWidget(self._remove_picture)
        right.addLayout(buttons)
        self.picture_error = ErrorLabel()
        right.addWidget(self.picture_error)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        self.column.addLayout(row)

    def _add_fields(self) -> None:
        self.name, self.name_error = _field(tr("Your name"), MAX_NAME)
        self.email, self.email_error = _field(tr("Your email address"), MAX_EMAIL)
        self.email.setPlaceholderText(tr("ada@example.org"))
        for words, explanation, field, error in (
            (tr("Name"), tr("Shown in the corner of the window."), self.name, self.name_error),
            (tr("Email"), tr("You sign in with it. No mail is sent."), self.email,
             self.email_error),
        ):  # fmt: skip
            self.column.addLayout(setting_row(words, explanation, _with_error(field, error)))
            field.editingFinished.connect(self._on_edited)

    def _make_conflict(self) -> Card:
        self._conflict = Card(kind="warn", margin=14)
        self._conflict_words = Strong(wrap=True)
        self._conflict.column.addWidget(self._conflict_words)
        row = FlowLayout()
        mine = SecondaryButton(tr("Keep what I typed"), "check")
        mine.clicked.connect(self.mine_requested)
        theirs = QuietButton(tr("Take the other"), "undo-2", role="ink")
        theirs.clicked.connect(self.theirs_requested)
        row.addWidget(mine)
        row.addWidget(theirs)
        self._conflict.column.addLayout(row)
        self._conflict.hide()
        return self._conflict

    def _add_password(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons)
        self.password = SecondaryButton("", "shield")
        self.password.clicked.connect(self.password_requested)
        self.code = SecondaryButton(tr("New recovery code…"), "refresh-cw")
        self.code.clicked.connect(self.code_requested)
        self.no_password = QuietButton(tr("Remove the password…"), "x")
        self.no_password.clicked.connect(self.password_removal_requested)
        for button in (self.password, self.code, self.no_password):
            row.addWidget(button)
        self._password_words = Muted(wrap=True)
        self.column.addLayout(described_row(Strong(tr("Password")), self._password_words, buttons))

    def _show_password(self, has_password: bool, *, is_shared: bool) -> None:
        self.password.setText(tr("Change the password…") if has_password else tr("Set a password…"))
        self.password.updateGeometry()
        self.code.setVisible(has_password)
        self.no_password.setVisible(has_password and not is_shared)
        if has_password:
            words = tr("Asked when you sign in. A recovery code stands in for a forgotten one.")
        else:
            words = tr("There is none: the library opens for whoever starts the program.")
        self._password_words.setText(words)

    def _add_own_data(self) -> None:
        buttons = QWidget()
        row = FlowLayout(buttons)
        self.export = SecondaryButton(tr("Save my data as a file…"), "download")
        self.export.clicked.connect(self.export_requested)
        self.delete = QuietButton(tr("Delete my account…"), "trash", role="bad")
        self.delete.clicked.connect(self.deletion_requested)
        # Who is alone keeps the one account that there is: what he did in it can go.
        self.erase = QuietButton(tr("Erase my learning…"), "trash", role="bad")
        self.erase.clicked.connect(self.erasing_requested)
        for button in (self.export, self.delete, self.erase):
            row.addWidget(button)
        self.column.addLayout(
            setting_row(
                tr("What is yours"),
                tr("Your profile, enrolments, progress, answers and notes."),
                buttons,
            )
        )

    def _on_edited(self) -> None:
        self.profile_given.emit(self.name.text(), self.email.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, super().minimumSizeHint().height())


def _field(name: str, usual: int) -> tuple[QLineEdit, ErrorLabel]:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setMaxLength(max(usual, _MOST_TYPED))
    return field, ErrorLabel()


def _with_error(field: QLineEdit, error: ErrorLabel) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(field)
    column.addWidget(error)
    return holder
