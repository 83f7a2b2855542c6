"""Notices at the bottom of the window: what happened, and Undo.

    notices = Notices(window)
    notices.show(tr("{title} was moved to the trash", title=t), action_text=tr("Undo"),
                 on_action=lambda: self.scope.start(lambda: library.restore(id), "restore"))
    notices.tell(error)                       # an AppError

F6 puts the keyboard into the newest notice, Alt+Z does its action, Esc dismisses it.
"""

from collections.abc import Callable

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from ...domain.errors import AppError, Cancelled
from .forms import Button
from .icons import IconLabel
from .lists import FooterBar, Text
from .locked import room_of
from .roles import Theme
from .speech import say
from .theme import theme_host_of
from .translate import error_text, tr

_ICONS = {"info": "info", "good": "circle-check", "bad": "circle-alert"}
_MOST = 4


class Notices(QObject):
    """Stacks notices above the bottom edge of `window`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._toasts: list[Toast] = []
        window.installEventFilter(self)
        self._shortcut("F6", self.focus_newest)
        self._shortcut("Alt+Z", self.act_on_newest)

    def show(
        self,
        text: str,
        *,
        kind: str = "info",
        action_text: str = "",
        on_action: Callable[[], object] | None = None,
        seconds: float = 6.0,
        topic: str = "",
    ) -> None:
        """Show `text` for some seconds; kind is info, good or bad.

        The clock stands still while the pointer or the keyboard is in the notice. One with an
        action stays for 10 seconds at least. One with a `topic` takes the place of the last one.
        """
        self._drop_same(text, topic)
        least = 10.0 if action_text else 8.0 if kind == "bad" else 0.0
        toast = Toast(self._window, text, kind, action_text, max(seconds, least))
        toast.topic = topic
        toast.gone.connect(lambda: self._forget(toast))
        if on_action is not None:
            toast.action_requested.connect(lambda: on_action())
        self._toasts.append(toast)
        for old in self._toasts[:-_MOST]:
            old.dismiss()
        self._place(arriving=toast)
        toast.show()
        toast.raise_()
        say(self._window, text, urgent=kind == "bad")

    def tell(self, error: AppError) -> None:
        """Show an error's sentence and hint; a cancelled job is nothing to tell."""
        if not isinstance(error, Cancelled):
            self.show(error_text(error), kind="bad")

    def texts(self) -> list[str]:
        """What is shown now, oldest first."""
        return [toast.text for toast in self._toasts]

    def focus_newest(self) -> None:
        """Put the keyboard into the newest notice."""
        if self._toasts:
            self._toasts[-1].take_focus()

    def act_on_newest(self) -> None:
        """Do the action of the newest notice that has one."""
        for toast in reversed(self._toasts):
            if toast.action is not None:
                toast.action.click()
                return

    def clear(self) -> None:
        """Dismiss all."""
        for toast in list(self._toasts):
            toast.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._place()
        return False

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self._window).activated.connect(act)

    def _drop_same(self, text: str, topic: str) -> None:
        for toast in list(self._toasts):
            if toast.text == text or (topic and toast.topic == topic):
                toast.dismiss()

    def _forget(self, toast: "Toast") -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            self._place()

    def place(self) -> None:
        """Make room for the footer of a page that came in front."""
        self._place()

    def _place(self, arriving: "Toast | None" = None) -> None:
        host = theme_host_of(self._window)
        bottom = self._floor()
        room = self._window.width() - 40
        for toast in reversed(self._toasts):
            toast.setMaximumWidth(min(room, host.px(620)))
            toast.adjustSize()
            bottom -= toast.height()
            goal = QPoint((self._window.width() - toast.width()) // 2, bottom)
            toast.slide_to(goal, start=goal + QPoint(0, 14) if toast is arriving else None)
            bottom -= 8

    def _floor(self) -> int:
        """Above the bottom edge; where a page has a footer, above its buttons."""
        height = room_of(self._window).height()
        for bar in self._window.findChildren(FooterBar):
            top = bar.mapTo(self._window, QPoint(0, 0)).y()
            if bar.isVisible() and top + bar.height() >= height - 4:
                return top - 12
        return height - 20


class Toast(QFrame):
    """One notice."""

    action_requested = Signal()
    gone = Signal()

    def __init__(
        self, window: QWidget, text: str, kind: str, action_text: str, seconds: float
    ) -> None:
        super().__init__(window)
        self.text, self.topic = text, ""
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(text)
        self._focus_before: QWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        icon = IconLabel(_ICONS[kind], role="background", size=18)
        icon.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(icon)
        self._words = ToastText(text, wrap=True)
        self._words.setMinimumWidth(self._words_width(text))
        row.addWidget(self._words, 1)
        self.action: Button | None = None
        if action_text:
            self.action = ToastButton(action_text)
            self.action.setToolTip("Alt+Z")
            self.action.clicked.connect(self._on_action)
            row.addWidget(self.action)
        self._close = ToastButton("", "x")
        self._close.padding_px = 9.0
        self._close.setAccessibleName(tr("Dismiss"))
        self._close.setToolTip(tr("Dismiss (Esc)"))
        self._close.clicked.connect(self.dismiss)
        row.addWidget(self._close)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(160)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._on_time_over)
        self._clock.start(round(seconds * 1000))

    def take_focus(self) -> None:
        """Move the keyboard here; it goes back where it was when the notice ends."""
        self._focus_before = QApplication.focusWidget()
        (self.action or self._close).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def slide_to(self, goal: QPoint, start: QPoint | None) -> None:
        """Move there, softly unless motion is reduced; `start` None moves from where it is."""
        self._slide.stop()
        if theme_host_of(self).reduced_motion or (start is None and not self.isVisible()):
            self.move(goal)
            return
        self._slide.setStartValue(start if start is not None else self.pos())
        self._slide.setEndValue(goal)
        self._slide.start()

    def dismiss(self) -> None:
        """Take it away."""
        self._clock.stop()
        self._slide.stop()
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.hide()
        if had_focus and self._focus_before is not None:
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.gone.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._clock.start(2500)
        super().leaveEvent(event)

    def _on_time_over(self) -> None:
        if self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self._clock.start(2500)
            return
        self.dismiss()

    def _on_action(self) -> None:
        self.action_requested.emit()
        self.dismiss()

    def _words_width(self, text: str) -> int:
        self._words.ensurePolished()
        whole = self._words.fontMetrics().horizontalAdvance(text) + 4
        return min(whole, theme_host_of(self).px(420))


class ToastText(Text):
    """The words of a notice."""


class ToastButton(Button):
    """A button on the dark ground of a notice."""

    height_px = 32.0
    padding_px = 12.0
    icon_px = 16.0

    def colors(self, theme: Theme) -> tuple[QColor | None, QColor | None, QColor, QColor]:
        share = 0.3 if self.isDown() else 0.22 if self.underMouse() else 0.14
        fill = theme.mix("ink", "background", share) if self.text() or share > 0.14 else None
        paper = theme.color("background")
        return fill, None, paper, paper
