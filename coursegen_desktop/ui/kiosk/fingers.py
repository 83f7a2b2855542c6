"""Lists and pages follow a finger. A tap presses what is under it, a scroll presses nothing.

Qt makes a mouse of a finger that nobody takes: it presses what it touches first, and what it
scrolls is then clicked as well. So a finger over something that scrolls is taken here, at its
window, and is a press only once it has left without moving. What is drawn along, selected or moved
(fields, sliders, parts of a question) gets Qt's mouse as ever; web pages scroll by themselves.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTouchEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScroller,
    QScrollerProperties,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ..kit.touch import DRAGGED

TOUCH_EVENTS = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    }
)
_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSlider, QAbstractSpinBox)
_WEB = ("QQuickWidget", "QWebEngineView")
_BY_FINGER = Qt.MouseEventSource.MouseEventSynthesizedByApplication
_NEAR = 24  # pixels between the two taps of a double one
_Area = QAbstractScrollArea


class FingerScroll:
    """One finger at a time. `takes` is asked for every touch that comes to a window."""

    def __init__(self) -> None:
        self._area: QAbstractScrollArea | None = None
        self._id = -1
        self._is_tap = False
        self._last: tuple[int, QPoint] | None = None  # when and where somebody tapped last

    def takes(self, window: QWindow, event: QTouchEvent) -> bool:
        """Whether the touch was for scrolling; another one goes its way."""
        if event.type() == QEvent.Type.TouchBegin:
            return self._begin(window, event)
        area = self._area
        if area is None:
            return False
        event.accept()
        if not isValid(area):
            self._area = None
        elif event.type() == QEvent.Type.TouchCancel:
            _scroller(area).stop()
            self._area = None
        else:
            self._go_on(window, area, event)
        return True

    def _begin(self, window: QWindow, event: QTouchEvent) -> bool:
        self._area = None
        point = event.points()[0]
        place = point.position().toPoint()
        root = _widget_of(window)
        if len(event.points()) > 1 or root is None or not root.rect().contains(place):
            return False
        area = scrolled_at(root, place)
        if area is None:
            return False
        scroller = _scroller(area)
        self._area, self._id = area, point.id()
        # Whoever stops what still runs presses nothing.
        self._is_tap = scroller.state() == QScroller.State.Inactive
        scroller.handleInput(
            QScroller.Input.InputPress, _within(area, root, place), event.timestamp()
        )
        _tell_of(window, root, place)
        event.accept()
        return True

    def _go_on(self, window: QWindow, area: _Area, event: QTouchEvent) -> None:
        scroller, root = _scroller(area), _widget_of(window)
        point = next((one for one in event.points() if one.id() == self._id), None)
        if point is None or root is None:
            return
        place = point.position().toPoint()
        is_over = point.state().name == "Released" or event.type() == QEvent.Type.TouchEnd
        kind = QScroller.Input.InputRelease if is_over else QScroller.Input.InputMove
        self._is_tap = self._is_tap and len(event.points()) == 1
        scroller.handleInput(kind, _within(area, root, place), event.timestamp())
        self._is_tap = self._is_tap and scroller.state() in (
            QScroller.State.Pressed,
            QScroller.State.Inactive,
        )
        if is_over:
            self._area = None
            if self._is_tap:
                self._tap(window, root, place, event.timestamp())

    def _tap(self, window: QWindow, root: QWidget, place: QPoint, moment: int) -> None:
        """Press and let go, as the mouse does."""
        before, self._last = self._last, (moment, place)
        kind = QEvent.Type.MouseButtonPress
        if (
            before is not None
            and moment - before[0] < QApplication.doubleClickInterval()
            and (place - before[1]).manhattanLength() < _NEAR
        ):
            kind, self._last = QEvent.Type.MouseButtonDblClick, None
        _give_keyboard(root.childAt(place) or root)
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for what, held in ((kind, left), (QEvent.Type.MouseButtonRelease, none)):
            if isValid(window):  # what was pressed may have closed it
                QGuiApplication.sendEvent(window, _mouse(what, root, place, left, held))


def scrolled_at(root: QWidget, place: QPoint) -> QAbstractScrollArea | None:
    """What a finger there scrolls; None for nothing, and for what wants the finger itself."""
    widget: QWidget | None = root.childAt(place)
    while widget is not None and widget is not root:
        if _is_dragged(widget):
            return None
        if isinstance(widget, QAbstractScrollArea):
            bars = (widget.verticalScrollBar(), widget.horizontalScrollBar())
            if any(bar.maximum() > bar.minimum() for bar in bars):
                return widget
        widget = widget.parentWidget()
    return None


def _is_dragged(widget: QWidget) -> bool:
    if isinstance(widget, _FIELDS) or widget.property(DRAGGED):
        return True
    if isinstance(widget, QLabel):
        return bool(widget.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse)
    return any(widget.inherits(name) for name in _WEB)


def _tell_of(window: QWindow, root: QWidget, place: QPoint) -> None:
    """Those who watch whether anybody is there hear of it: the touch itself goes no further."""
    none = Qt.MouseButton.NoButton
    moved = _mouse(QEvent.Type.MouseMove, root, place, none, none)
    QGuiApplication.sendEvent(window, moved)


def _mouse(
    kind: QEvent.Type, root: QWidget, place: QPoint, button: Qt.MouseButton, held: Qt.MouseButton
) -> QMouseEvent:
    at, everywhere = QPointF(place), QPointF(root.mapToGlobal(place))
    keys = Qt.KeyboardModifier.NoModifier
    return QMouseEvent(kind, at, at, everywhere, button, held, keys, _BY_FINGER)


def _widget_of(window: QWindow) -> QWidget | None:
    found = QApplication.topLevelWidgets()
    return next((one for one in found if one.windowHandle() is window), None)


def _within(area: _Area, root: QWidget, place: QPoint) -> QPointF:
    return QPointF(area.viewport().mapFrom(root, place))


def _scroller(area: _Area) -> QScroller:
    """That of an area, without the bounce at its ends."""
    target = area.viewport()
    is_new = not QScroller.hasScroller(target)
    scroller = QScroller.scroller(target)
    if is_new:
        properties = scroller.scrollerProperties()
        metric = QScrollerProperties.ScrollMetric
        off = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
        for one in (metric.VerticalOvershootPolicy, metric.HorizontalOvershootPolicy):
            properties.setScrollMetric(one, off)
        scroller.setScrollerProperties(properties)
    return scroller


def _give_keyboard(widget: QWidget | None) -> None:
    """To the first that takes it by a click, as Qt does for a mouse."""
    while widget is not None:
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            (widget.focusProxy() or widget).setFocus(Qt.FocusReason.MouseFocusReason)
            return
        if widget.isWindow():
            return
        widget = widget.parentWidget()
