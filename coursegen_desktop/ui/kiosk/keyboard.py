"""A keyboard on the screen, which types into whatever has the keyboard.

It lies at the foot of the window, over nothing: the page above becomes shorter (kit/locked). Its
keys take no focus, so what is typed goes where a real key would go, also into a field of a lesson.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from ..kit.forms import SecondaryButton
from ..kit.locked import set_foot
from ..kit.roles import Theme
from ..kit.theme import TARGET, theme_host_of
from ..kit.translate import tr
from .keyboard_layouts import (
    ALWAYS,
    DIGITS,
    LAYOUTS,
    SIGNS,
    USUAL,
    layout_of,
    more_letters,
)

_LETTERS, _SIGNS, _MORE = "letters", "signs", "more"
_SETTLE_MS = 250  # a press may put the keyboard into a field a little later
_GAP, _EDGE, _KEY = 5, 8, 50
_REPEAT_AFTER, _REPEAT_EVERY = 400, 60


def accepts_text(widget: QWidget | None) -> bool:
    """Whether something can be typed there, in a lesson's page too."""
    if widget is None or not widget.isEnabled():
        return False
    return bool(widget.inputMethodQuery(Qt.InputMethodQuery.ImEnabled))


class ScreenKeyboard(QFrame):
    """Comes when a field is touched, or when it is asked for. `took` tells how much of the window's
    height it has, 0 when it goes."""

    took = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._languages: tuple[str, ...] = (USUAL,)
        self._at = 0
        self._layer = _LETTERS
        self._shift = self._caps = self._touched = False
        self._rows: list[list[KeyCap]] = []  # placed by hand: layouts are not made to be rebuilt
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._laid = QTimer(self)
        self._laid.setSingleShot(True)
        self._laid.setInterval(0)
        self._laid.timeout.connect(lambda: _bring_into_sight(QApplication.focusWidget()))
        self.caps: list[KeyCap] = []
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Keyboard on the screen"))
        self.hide()
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def speak(self, languages: Iterable[str]) -> None:
        """The languages to type in, the first one at once; all others by the key for it."""
        found = dict.fromkeys([*map(layout_of, filter(None, languages)), USUAL])
        self._languages, self._at = tuple(found), 0
        self._build()

    def on_touched(self, by_finger: bool) -> None:
        """Something was pressed, by a finger or not."""
        self._touched = by_finger
        if by_finger:
            self._settle.start()

    def set_wanted(self, wanted: bool) -> None:
        """Come or go, whatever has the keyboard."""
        if wanted:
            self._come()
        else:
            self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def sizeHint(self) -> QSize:
        rows = len(self._rows)
        return QSize(640, 2 * _EDGE + rows * _key_height(self) + max(rows - 1, 0) * _GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._put_caps()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._put_caps()
            self._place()

    def type(self, key: int, text: str) -> None:
        """Press and let go, where a key of a real keyboard would go."""
        target: QWidget | None = QApplication.activePopupWidget() or QApplication.focusWidget()
        if target is None:
            return
        held = Qt.KeyboardModifier.ShiftModifier if self._is_upper else _PLAIN
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, held, text))

    # ------------------------------------------------------------ coming and going

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._touched and accepts_text(now):
            self._settle.start()

    def _look(self) -> None:
        if self._touched and accepts_text(QApplication.focusWidget()):
            self._come()

    def _come(self) -> None:
        if self.isVisible():
            return
        if not self.caps:
            self._build()
        self.show()
        self._place()
        self.raise_()

    def _leave(self) -> None:
        if self.isHidden():
            return
        self.hide()
        self._take(0)

    def _place(self) -> None:
        height = self.sizeHint().height()
        whole = self._window.rect()
        self.setGeometry(0, whole.height() - height, whole.width(), height)
        self._take(height)

    def _take(self, height: int) -> None:
        set_foot(self._window, height)
        self.took.emit(height)
        if height:
            self._laid.start()  # the page is shorter now: what is typed into must be seen

    # ------------------------------------------------------------ keys

    @property
    def _is_upper(self) -> bool:
        return self._shift or self._caps

    def _build(self) -> None:
        """All keys of the layer that is shown."""
        for cap in self.caps:
            cap.hide()
            cap.deleteLater()
        self.caps, self._rows = [], []
        layout_ = LAYOUTS[self._languages[self._at]]
        if self._layer == _LETTERS:
            rows: Sequence[str] = layout_.rows
        else:
            rows = SIGNS if self._layer == _SIGNS else more_letters(layout_)
        self._add_row([self._letter(digit) for digit in DIGITS] + [self._erase()])
        for number, letters in enumerate(rows):
            caps = [self._letter(letter) for letter in letters]
            if number == len(rows) - 1:
                caps = [self._shift_key(), *caps, self._enter()]
            self._add_row(caps)
        self._add_row(self._last_row())
        self._put_caps()
        if self.isVisible():
            self._place()

    def _last_row(self) -> list[KeyCap]:
        caps = [
            self._switch(tr("abc"), _LETTERS) if self._layer != _LETTERS
            else self._switch("#+=", _SIGNS, tr("Signs")),
            self._switch("áñü", _MORE, tr("More letters")) if self._layer != _MORE
            else self._switch("#+=", _SIGNS, tr("Signs")),
        ]  # fmt: skip
        if len(self._languages) > 1:
            caps.append(self._language())
        caps.append(self._letter(ALWAYS[0]))
        caps.append(self._act(" ", Qt.Key.Key_Space, tr("Space"), stretch=6))
        caps.append(self._letter(ALWAYS[1]))
        caps.append(self._act("←", Qt.Key.Key_Left, tr("Left"), text=""))
        caps.append(self._act("→", Qt.Key.Key_Right, tr("Right"), text=""))
        hide = KeyCap("", tr("Put the keyboard away"), icon="chevron-down")
        hide.clicked.connect(lambda: self.set_wanted(False))
        return [*caps, hide]

    def _add_row(self, caps: Sequence[KeyCap]) -> None:
        for cap in caps:
            cap.setParent(self)
            cap.show()
        self._rows.append(list(caps))
        self.caps += caps

    def _put_caps(self) -> None:
        """Each row fills the width; wide keys have the room of several."""
        height, top = _key_height(self), _EDGE
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for row in self._rows:
            room = self.width() - 2 * _EDGE - _GAP * (len(row) - 1)
            share = max(room, 0) / sum(cap.stretch for cap in row)
            left = float(_EDGE)
            for cap in row:
                width = share * cap.stretch
                x = self.width() - left - width if mirrored else left
                cap.setGeometry(round(x), top, round(x + width) - round(x), height)
                left += width + _GAP
            top += height + _GAP

    def _letter(self, letter: str) -> KeyCap:
        shown = letter.upper() if self._is_upper and len(letter.upper()) == 1 else letter
        cap = KeyCap(shown, shown)
        cap.clicked.connect(lambda: self._on_letter(shown))
        return cap

    def _on_letter(self, letter: str) -> None:
        self.type(ord(letter.upper()[0]), letter)
        if self._shift:
            self._shift = False
            self._build()

    def _act(
        self, shown: str, key: Qt.Key, name: str, *, text: str | None = None, stretch: int = 1,
        icon: str = "",
    ) -> KeyCap:  # fmt: skip
        cap = KeyCap(shown, name, stretch=stretch, icon=icon)
        cap.setAutoRepeat(True)
        cap.setAutoRepeatDelay(_REPEAT_AFTER)
        cap.setAutoRepeatInterval(_REPEAT_EVERY)
        typed = shown if text is None else text
        cap.clicked.connect(lambda: self.type(key.value, typed))
        return cap

    def _erase(self) -> KeyCap:
        return self._act("⌫", Qt.Key.Key_Backspace, tr("Take back"), text="\b", stretch=2)

    def _enter(self) -> KeyCap:
        cap = self._act(
            "", Qt.Key.Key_Return, tr("Enter"), text="\r", stretch=2, icon="corner-down-left"
        )
        cap.setAutoRepeat(False)
        return cap

    def _shift_key(self) -> KeyCap:
        cap = KeyCap("⇧", tr("Large letters"), stretch=2)
        cap.setCheckable(True)
        cap.setChecked(self._is_upper)
        cap.clicked.connect(self._on_shift)
        return cap

    def _on_shift(self) -> None:
        """Once for the next letter, twice for all that follow, and off."""
        self._shift, self._caps = (
            (True, False) if not self._is_upper else (False, self._shift and not self._caps)
        )
        self._build()

    def _switch(self, shown: str, layer: str, name: str = "") -> KeyCap:
        cap = KeyCap(shown, name or tr("Letters"), stretch=2)
        cap.clicked.connect(lambda: self._to_layer(layer))
        return cap

    def _to_layer(self, layer: str) -> None:
        self._layer = layer
        self._build()

    def _language(self) -> KeyCap:
        code = self._languages[self._at]
        cap = KeyCap(code.upper(), LAYOUTS[code].name, icon="globe", stretch=2)
        cap.clicked.connect(self._next_language)
        return cap

    def _next_language(self) -> None:
        self._at = (self._at + 1) % len(self._languages)
        self._layer = _LETTERS
        self._build()


_PLAIN = Qt.KeyboardModifier.NoModifier


class KeyCap(SecondaryButton):
    """A key: it takes no focus, or nothing could be typed."""

    padding_px = 4.0

    def __init__(self, shown: str, name: str, *, stretch: int = 1, icon: str = "") -> None:
        super().__init__(shown.replace("&", "&&"), icon)
        self.stretch = stretch
        self.setAccessibleName(name)
        if name != shown:
            self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        self.setFont(host.font("emphasis"))
        return QSize(TARGET * self.stretch, _key_height(self))

    def minimumSizeHint(self) -> QSize:
        return QSize(TARGET, self.sizeHint().height())

    def colors(self, theme: Theme) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        if self.isChecked():
            accent = theme.color("accent")
            return theme.color("accent_soft"), accent, accent, accent
        return super().colors(theme)


def _key_height(widget: QWidget) -> int:
    """With large letters too, most of the window stays to what is typed into."""
    return min(theme_host_of(widget).target(_KEY), max(TARGET, widget.window().height() // 14))


def _bring_into_sight(widget: QWidget | None) -> None:
    above = None if widget is None else widget.parentWidget()
    while widget is not None and above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
            return
        above = above.parentWidget()
