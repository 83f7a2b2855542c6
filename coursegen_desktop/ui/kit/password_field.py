"""A line for a password or a key: dots, and an eye that shows what was typed.

field = PasswordField()
key = PasswordField(show=tr("Show the key"), hide=tr("Hide the key"))
field.caps_lock_noticed.connect(...)     # True when letters come out in the other case
"""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from .forms import IconButton
from .theme import theme_host_of
from .translate import tr


class PasswordField(QLineEdit):
    """Hides what is typed until the eye is pressed. `eye` is the next stop of the Tab key; where
    another secret follows, a form puts it behind that one."""

    caps_lock_noticed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, show: str = "", hide: str = "") -> None:
        super().__init__(parent)
        self._show, self._hide = show or tr("Show the password"), hide or tr("Hide the password")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
        )
        self.eye = IconButton("eye", self._show, parent=self)
        self.eye.height_px, self.eye.icon_px, self.eye.radius_px = 28.0, 17.0, 7.0
        self.eye.clicked.connect(lambda: self.set_shown(not self.is_shown))
        self._has_caps_lock = False
        self._fit()

    @property
    def is_shown(self) -> bool:
        """Whether what is typed can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def set_shown(self, shown: bool) -> None:
        """Show what is typed, or dots."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.eye.set_icon("eye-off" if shown else "eye")
        self.eye.set_name(self._hide if shown else self._show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice Caps Lock by its effect: Qt cannot ask the keyboard."""
        if self.eye.hasFocus():  # what the eye had no use for: nobody types here now
            event.ignore()
            return
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._notice(False)  # pressed again, as one does who has read the warning
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._notice(letter.isupper() != shift)
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.eye.sizeHint().width()
        right = self.layoutDirection() != Qt.LayoutDirection.RightToLeft
        x = self.width() - side - 5 if right else 5
        self.eye.setGeometry(QRect(x, (self.height() - side) // 2, side, side))

    def _fit(self) -> None:
        room = theme_host_of(self).px(26)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.setTextMargins(room, 0, 0, 0)
        else:
            self.setTextMargins(0, 0, room, 0)

    def _notice(self, has_caps_lock: bool) -> None:
        if has_caps_lock != self._has_caps_lock:
            self._has_caps_lock = has_caps_lock
            self.caps_lock_noticed.emit(has_caps_lock)
