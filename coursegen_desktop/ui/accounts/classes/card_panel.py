"""A printed card instead of pictures: held before the camera, or its letters typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from ....domain.card_code import LENGTH, SIGNS, in_groups
from ....domain.errors import AppError
from ....media.camera import CameraTrouble
from ...kit.callout import Callout
from ...kit.field import Field
from ...kit.forms import PrimaryButton, QuietButton, SecondaryButton
from ...kit.lists import Muted, ScrollPage
from ...kit.theme import theme_host_of
from ...kit.translate import error_text, tr
from .camera_view import CameraView
from .panels import Panel

_TALL = 48.0
_ROOMY = 300  # pixels of height (at text scale 1) from which there is a title
_TYPED = 520  # pixels of the field at most (at text scale 1)
_AS_PRINTED = frozenset(SIGNS + " ")
_NO_TYPING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_MOST = 60  # letters: gaps and what stands before a code come with it


class CardPanel(Panel):
    """States wishes; whoever has the camera tells it what to show.

    A reader of codes that types as a keyboard needs nothing: whatever is typed here goes into the
    field, and Enter sends it.
    """

    code_given = Signal(str)  # typed, or seen by the camera
    camera_wanted = Signal()  # once more
    hidden = Signal()  # with its window, for a while
    came_back = Signal()
    left = Signal()  # for good

    def __init__(self) -> None:
        super().__init__(tr("Show your card"))
        self._is_busy = self._was_seen = False
        self._refused = ""  # what stood in the field when it was refused
        self._words = Muted(
            tr("Hold the square on your card into the frame. Nothing needs to be pressed."),
            wrap=True, size="body",
        )  # fmt: skip
        self.view = CameraView()
        self.notice = Callout("bad")
        self.trouble = Callout("accent", icon="camera")
        self.again = SecondaryButton(tr("Switch the camera on"), "camera")
        self.again.clicked.connect(self.camera_wanted)
        self.type_instead = QuietButton(tr("Type the letters instead"), "keyboard")
        self.type_instead.clicked.connect(lambda: self.show_field())
        self.field = Field(tr("The letters under the square"))
        self.send = PrimaryButton(tr("Sign in"))
        self._fill_field()
        self._lay_out()
        self.show_looking()

    # ------------------------------------------------------------ what it is told to show

    def show_looking(self) -> None:
        """The camera is on."""
        self._words.show()
        self.view.show()
        self.view.show_picture(None)
        self.trouble.tell("")
        self.again.hide()
        self.type_instead.setVisible(self.field.isHidden())
        self.first = self.type_instead if self.field.isHidden() else self.field.edit

    def show_picture(self, picture: QImage) -> None:
        """What it sees."""
        self.view.show_picture(picture)

    def show_trouble(self, trouble: CameraTrouble | None) -> None:
        """There is no picture; None: it was switched off, for nobody held a card before it."""
        had_keyboard = self.window().focusWidget() in (self.type_instead, self.again)
        self._words.hide()
        self.view.hide()
        self.view.show_picture(None)
        self.trouble.tell(_trouble_words(trouble))
        self.again.setVisible(trouble is not CameraTrouble.MISSING)
        self.show_field(takes_keyboard=had_keyboard)

    def show_field(self, *, takes_keyboard: bool = True) -> None:
        """Let the code be typed."""
        self.type_instead.hide()
        self.field.show()
        self.send.show()
        self.first = self.field.edit
        if takes_keyboard:
            self.field.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def show_found(self) -> None:
        """A card was seen, and is being looked up."""
        self._was_seen = True
        self.notice.tell(tr("Card seen. One moment…"), kind="good")
        self.view.show_found(True)

    def say_gently(self, text: str) -> None:
        """What is in the way, while one goes on."""
        self.notice.tell(text, kind="warn")

    def set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self.send.setEnabled(not busy)
        self.field.edit.setReadOnly(busy)
        if not busy:
            self.view.show_found(False)
            if self._was_seen:  # and nothing came of it
                self._was_seen = False
                self.notice.tell("")

    def show_error(self, error: AppError) -> None:
        self._was_seen = False
        self.notice.tell(error_text(error), kind="bad")
        self.view.show_found(False)
        # One sign may be wrong among twenty-four, so what was typed stays; a reader of codes
        # types its next one behind it.
        self._refused = self.field.text
        self.field.edit.end(False)

    def leave(self) -> None:
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hidden.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came_back.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # With large letters, or a keyboard on the screen, what is done comes before what it is.
        self.heading.setVisible(self.height() >= theme_host_of(self).px(_ROOMY))

    def take_key(self, event: QKeyEvent) -> bool:
        text, held = event.text(), event.modifiers()
        is_sign = text.isprintable() and text.strip() != ""
        if not is_sign or held & _NO_TYPING or self._is_busy:
            return False
        self.show_field()
        self.field.edit.insert(text)
        self._on_edited()
        return True

    # ------------------------------------------------------------ within

    def _fill_field(self) -> None:
        edit: QLineEdit = self.field.edit
        edit.setMaxLength(_MOST)
        edit.setPlaceholderText(in_groups("·" * LENGTH))
        edit.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferUppercase | Qt.InputMethodHint.ImhNoPredictiveText
        )
        edit.returnPressed.connect(self._on_send)
        self.send.clicked.connect(self._on_send)
        edit.textEdited.connect(lambda _: self._on_edited())
        self.field.hide()
        self.send.hide()

    def _lay_out(self) -> None:
        for button in (self.again, self.type_instead, self.send):
            button.height_px = _TALL
        scroll = ScrollPage(margin=0)
        column = scroll.column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self.view, 1)
        for told in (self.trouble, self.notice):
            column.addWidget(told)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.again)
        row.addWidget(self.type_instead)
        row.addStretch(1)
        column.addLayout(row)
        typed = QHBoxLayout()
        typed.setSpacing(12)
        typed.addStretch(1)
        typed.addWidget(self.field, 6)
        typed.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        typed.addStretch(1)
        self.field.setMaximumWidth(theme_host_of(self).px(_TYPED))
        column.addLayout(typed)
        column.addStretch()  # where there is no picture
        self.column.addWidget(scroll, 1)

    def _on_edited(self) -> None:
        """Write it as it stands on the card, while one goes on typing at its end."""
        edit: QLineEdit = self.field.edit
        text = edit.text().upper()
        if edit.cursorPosition() == len(text) and set(text) <= _AS_PRINTED:
            grouped = in_groups(text.replace(" ", ""))
            if grouped != edit.text():
                edit.setText(grouped)
        self.notice.tell("")

    def _on_send(self) -> None:
        if self._is_busy:
            return
        text = self.field.text
        behind = text.removeprefix(self._refused)
        if len(behind.replace(" ", "")) >= LENGTH:
            text = behind
            self.field.edit.setText(behind.strip())
        self.notice.tell("")
        self.code_given.emit(text)


def _trouble_words(trouble: CameraTrouble | None) -> str:
    if trouble is CameraTrouble.MISSING:
        return tr(
            "There is no camera at this computer now. Type the letters under the square on your"
            " card instead."
        )
    if trouble is CameraTrouble.REFUSED:
        return tr(
            "The system does not let this program use the camera. Your teacher can allow it in the"
            " settings of the system. The letters under the square work without it."
        )
    if trouble is CameraTrouble.BUSY:
        return tr(
            "The camera gives no picture: another program may be using it. The letters under the"
            " square work without it."
        )
    return tr("The camera was switched off, because nobody held a card before it.")
