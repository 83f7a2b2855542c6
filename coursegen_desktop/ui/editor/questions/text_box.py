"""Fields of a form: a text that grows with its lines, numbers and lists that the wheel leaves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from ...kit.choice_box import DropDown
from ...kit.spin_box import SpinBox, Stepping
from ...kit.theme import theme_host_of

_MOST_LINES = 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextBox(QPlainTextEdit):
    """As high as its text. Tab goes on; with `enter_goes_on` Enter asks for the next field, and
    Shift+Enter begins a new line.
    """

    edited = Signal(str)
    next_wanted = Signal()

    def __init__(
        self,
        name: str,
        *,
        lines: int = 1,
        placeholder: str = "",
        enter_goes_on: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines, self._goes_on, self._shown = lines, enter_goes_on, 0
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._known = ""
        self.textChanged.connect(self._on_changed)

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Write it. The same text leaves cursor and undo history alone."""
        if text != self.toPlainText():
            self._known = text
            self.setPlainText(text)

    def wrapped_lines(self) -> int:
        """Lines as they are broken in the present width."""
        return max(self._lines, min(round(self.document().size().height()), _MOST_LINES))

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        height = QFontMetricsF(self.font()).lineSpacing() * self.wrapped_lines()
        host = theme_host_of(self)
        # As high as a field of one line beside it.
        return QSize(host.px(240), max(round(height) + 24, host.px(34) + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_host_of(self).px(90), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if leaves_undo(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._goes_on and plain and event.key() in _ENTER:
            self.next_wanted.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _on_changed(self) -> None:
        self._fit()
        text = self.toPlainText()
        if text != self._known:  # the colours of a text change it too, as Qt sees it
            self._known = text
            self.edited.emit(text)

    def _fit(self) -> None:
        lines = self.wrapped_lines()
        if lines != self._shown:
            self._shown = lines
            # It grows; only a text that is longer than it may become is scrolled.
            policy = Qt.ScrollBarPolicy
            is_long = lines >= _MOST_LINES
            bar = policy.ScrollBarAsNeeded if is_long else policy.ScrollBarAlwaysOff
            self.setVerticalScrollBarPolicy(bar)
            self.updateGeometry()


class LineBox(QLineEdit):
    """One line; `characters` wide, or as wide as there is room."""

    def __init__(
        self,
        name: str,
        *,
        characters: int = 0,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._characters = characters
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        across = QSizePolicy.Policy.Fixed if characters else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Write it. The same text leaves the cursor alone."""
        if text != self.text():
            self.setText(text)

    def event(self, event: QEvent) -> bool:
        if leaves_undo(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if not self._characters:
            return hint
        self.ensurePolished()
        width = self.fontMetrics().averageCharWidth() * self._characters * 1.15
        return QSize(round(width) + 26, hint.height())

    def minimumSizeHint(self) -> QSize:
        width = self.sizeHint().width() if self._characters else theme_host_of(self).px(80)
        return QSize(width, super().minimumSizeHint().height())


class NumberBox(Stepping, QDoubleSpinBox):
    """A number."""

    def __init__(self, name: str, least: float, most: float, *, places: int = 2) -> None:
        super().__init__()
        self._given = 0.0
        self.setRange(least, most)
        self.setDecimals(places)
        self.name_it(name)

    def set_value(self, value: float) -> None:
        """Show it, leaving the cursor alone where it stands there already."""
        self._given = value
        if abs(value - self.value()) > 1e-9:
            self.setValue(value)

    def exact(self) -> float:
        """The value as it was given, which may have more places than are shown, until changed."""
        is_untouched = abs(round(self._given, self.decimals()) - self.value()) < 1e-9
        return self._given if is_untouched else self.value()


class CountBox(SpinBox):
    """A whole number; at its least it says `nothing`."""

    def __init__(self, name: str, least: int, most: int, *, nothing: str = "") -> None:
        super().__init__(name)
        self.setRange(least, most)
        if nothing:
            self.setSpecialValueText(nothing)


class ChoiceBox(DropDown):
    """One of some values, each with its words."""

    def __init__(
        self,
        name: str,
        options: dict[str, str] | None = None,
        *,
        parent: QWidget | None = None,
        narrow: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        across = QSizePolicy.Policy.Fixed if not narrow else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        if narrow:
            self.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(14)
        self.set_options(options or {})

    def set_options(self, options: dict[str, str]) -> None:
        """Offer these; what is chosen stays where it is still offered."""
        known = {str(self.itemData(n)): self.itemText(n) for n in range(self.count())}
        if known == options and self.count() == len(options):
            return
        here = self.value()
        was_blocked = self.blockSignals(True)
        self.clear()
        for value, words in options.items():
            self.addItem(words, value)
        self.blockSignals(was_blocked)
        self.set_value(here)

    def value(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        """Choose; an unknown one is the first."""
        self.setCurrentIndex(max(0, self.findData(value)))


def leaves_undo(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether Ctrl+Z is for the course, as there is nothing to take back in the field itself."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) and not can_undo) or (
        event.matches(keys.Redo) and not can_redo
    )
