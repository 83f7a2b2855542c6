"""Where a teacher types the PIN: large keys on the screen, or the digits of a keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ...domain.kiosk import LEAST_PIN, MOST_PIN
from ..kit.focus import start_at
from ..kit.forms import IconButton, PrimaryButton, QuietButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import ErrorLabel, Lead, ViewTitle
from ..kit.speech import say
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_DIGITS = "123456789"
_LINE = 18  # pixels of what went wrong, at text scale 1


class PinPad(QWidget):
    """Digits are never shown. `tried` carries what was typed."""

    tried = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._wait = 0
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._on_second)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("PIN"))
        self._dots = _Dots()
        self._error = ErrorLabel()
        self._error.setAlignment(_MIDDLE)
        # Its line is kept free: the keys stay under the finger.
        self._error.setMinimumHeight(theme_host_of(parent).px(_LINE))
        policy = self._error.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._error.setSizePolicy(policy)
        self._keys: list[_Digit] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(IconLabel("lock", role="accent", size=34), 0, _MIDDLE)
        column.addWidget(ViewTitle(tr("For teachers")), 0, _MIDDLE)
        lead = Lead(tr("Type your PIN."))
        lead.setAlignment(_MIDDLE)
        column.addWidget(lead)
        column.addWidget(self._dots, 0, _MIDDLE)
        column.addWidget(self._error)
        column.addLayout(self._make_keys())
        self.back = QuietButton(tr("Back to the class"), "arrow-left")
        self.back.clicked.connect(self.given_up)
        column.addSpacing(6)
        column.addWidget(self.back, 0, _MIDDLE)
        start_at(self, self)
        self._show()

    def begin(self, wait: int = 0) -> None:
        """Anew; the next try counts after `wait` seconds."""
        self._typed = ""
        self._error.tell("")
        self.set_busy(False)
        self.show_wait(wait)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """What was typed is being looked at."""
        self._is_busy = busy
        self._show()

    def refuse(self, text: str) -> None:
        """Say what was wrong; what was typed is gone."""
        self._typed = ""
        self._error.tell(text)
        say(self, text, urgent=True)
        self.set_busy(False)

    def show_wait(self, seconds: int) -> None:
        """Count down until the next try counts; 0 ends it."""
        self._wait = seconds
        if seconds > 0:
            self._timer.start()
            self._tell_wait()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, key = event.text(), event.key()
        if text.isdecimal():
            self._type(str(int(text)))
        elif key == Qt.Key.Key_Backspace:
            self._take_back()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _make_keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(10)
        for number, digit in enumerate(_DIGITS):
            grid.addWidget(self._digit(digit), number // 3, number % 3)
        self._erase = IconButton("arrow-left", tr("Take the last digit back"))
        self._erase.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self._erase.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._erase.clicked.connect(self._take_back)
        self.enter = PrimaryButton("", "check")
        self.enter.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self.enter.setAccessibleName(tr("Unlock"))
        self.enter.setToolTip(tr("Unlock"))
        self.enter.clicked.connect(self._try)
        grid.addWidget(self._erase, 3, 0)
        grid.addWidget(self._digit("0"), 3, 1)
        grid.addWidget(self.enter, 3, 2)
        return grid

    def _digit(self, digit: str) -> _Digit:
        key = _Digit(digit)
        key.clicked.connect(lambda: self._type(digit))
        self._keys.append(key)
        return key

    def _type(self, digit: str) -> None:
        if self._may_type and len(self._typed) < MOST_PIN:
            self._typed += digit
            self._error.tell("")
            self._show()

    def _take_back(self) -> None:
        self._typed = self._typed[:-1]
        self._show()

    def _try(self) -> None:
        if not self._may_type or len(self._typed) < LEAST_PIN:
            return
        typed, self._typed = self._typed, ""
        self.set_busy(True)
        self.tried.emit(typed)

    @property
    def _may_type(self) -> bool:
        return not self._is_busy and self._wait <= 0

    def _show(self) -> None:
        self._dots.show_count(len(self._typed), busy=self._is_busy)
        for key in self._keys:
            key.setEnabled(self._may_type)
        self._erase.setEnabled(bool(self._typed))
        self.enter.setEnabled(self._may_type and len(self._typed) >= LEAST_PIN)

    def _on_second(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._tell_wait()
            return
        self._timer.stop()
        self._error.tell("")
        self._show()

    def _tell_wait(self) -> None:
        self._error.tell(
            tr("Too many tries. You can try again in {seconds} s.", seconds=self._wait)
        )


class _Digit(SecondaryButton):
    """A large key. It leaves the keyboard where it is."""

    def __init__(self, digit: str) -> None:
        super().__init__(digit)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        self.setFont(host.font("view_title"))
        return QSize(host.px(96), host.px(58))


class _Dots(QWidget):
    """A dot for each digit that was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._is_busy = False

    def show_count(self, count: int, *, busy: bool) -> None:
        """So many digits; `busy` while they are looked at."""
        self._count, self._is_busy = count, busy
        words = tr("The PIN is looked at.") if busy else tr("%n digit(s) typed", count)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(308), host.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        count = MOST_PIN if self._is_busy else max(self._count, LEAST_PIN)
        step, side = host.px(22), host.px(12)
        left = (self.width() - count * step) / 2 + (step - side) / 2
        for number in range(count):
            role = "accent" if self._is_busy or number < self._count else "line"
            painter.setBrush(host.theme.color(role))
            top = (self.height() - side) / 2
            painter.drawEllipse(QRectF(left + number * step, top, side, side))
