"""What reaches a locked window: a list, tried key by key; clicks, drops, menus that open later."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from coursegen_desktop.ui.kiosk import allowed
from coursegen_desktop.ui.kiosk.guard import EXIT_KEYS, WindowGuard
from coursegen_desktop.ui.kit.theme import ThemeHost

K, M = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, ALT, META = (
    M.ControlModifier, M.ShiftModifier, M.AltModifier, M.MetaModifier,
)  # fmt: skip


def press(key: Qt.Key, held: Qt.KeyboardModifier = M.NoModifier, text: str = "") -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, text)


@pytest.mark.parametrize(
    ("key", "held", "text"),
    [
        (K.Key_A, M.NoModifier, "a"), (K.Key_A, SHIFT, "A"), (K.Key_Adiaeresis, M.NoModifier, "ä"),
        (K.Key_unknown, M.NoModifier, "ש"), (K.Key_E, M.GroupSwitchModifier, "€"),
        (K.Key_5, M.KeypadModifier, "5"), (K.Key_Dead_Acute, M.NoModifier, ""),
        (K.Key_Tab, M.NoModifier, "\t"), (K.Key_Backtab, SHIFT, ""), (K.Key_Return, CTRL, "\r"),
        (K.Key_Escape, M.NoModifier, "\x1b"), (K.Key_Space, M.NoModifier, " "),
        (K.Key_C, CTRL, "\x03"), (K.Key_V, CTRL, "\x16"), (K.Key_Z, CTRL | SHIFT, "\x1a"),
        (K.Key_Left, CTRL | SHIFT, ""), (K.Key_F, CTRL, "\x06"), (K.Key_F7, M.NoModifier, ""),
        (K.Key_Alt, M.NoModifier, ""), (K.Key_Shift, M.NoModifier, ""),
    ],
)  # fmt: skip
def test_what_one_learns_with_comes_through(
    key: Qt.Key, held: Qt.KeyboardModifier, text: str
) -> None:
    assert allowed.may_press(press(key, held, text))


@pytest.mark.parametrize(
    ("key", "held", "text"),
    [
        (K.Key_F4, ALT, ""), (K.Key_Q, CTRL, "\x11"), (K.Key_P, CTRL, "\x10"),
        (K.Key_O, CTRL, "\x0f"), (K.Key_N, CTRL, "\x0e"), (K.Key_K, CTRL, "\x0b"),
        (K.Key_S, CTRL, "\x13"), (K.Key_W, CTRL, "\x17"), (K.Key_F11, M.NoModifier, ""),
        (K.Key_F1, M.NoModifier, ""), (K.Key_F, ALT, "f"), (K.Key_Space, ALT, " "),
        (K.Key_Menu, M.NoModifier, ""), (K.Key_F10, SHIFT, ""), (K.Key_Tab, ALT, "\t"),
        (K.Key_Escape, ALT, ""), (K.Key_D, META, "d"), (K.Key_Super_L, M.NoModifier, ""),
        (K.Key_Meta, M.NoModifier, ""), (K.Key_Right, CTRL | ALT, ""), (K.Key_Left, ALT, ""),
        (K.Key_Q, CTRL | SHIFT, "\x11"), (K.Key_Delete, CTRL | ALT, "\x7f"),
        (K.Key_Print, M.NoModifier, ""), (K.Key_Back, M.NoModifier, ""),
        (K.Key_LaunchMail, M.NoModifier, ""), (K.Key_Tab, CTRL, "\t"), (K.Key_Comma, CTRL, ","),
        (K.Key_1, CTRL, "1"), (K.Key_T, CTRL | ALT, "\x14"), (K.Key_F12, CTRL | SHIFT, ""),
    ],
)  # fmt: skip
def test_everything_else_is_kept_away(key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
    assert not allowed.may_press(press(key, held, text))


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_letters_on_further_layers(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    by_alt_gr = allowed.may_press(press(K.Key_E, CTRL | ALT, "€"))
    by_option = allowed.may_press(press(K.Key_E, ALT, "€"))
    assert (by_alt_gr, by_option) == (platform == "win32", platform == "darwin")
    assert not allowed.may_press(press(K.Key_E, CTRL | ALT, "\x05"))


class Window(QWidget):
    """A window with a field, which counts what it hears."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[QEvent.Type] = []
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)
        self.setAcceptDrops(True)
        self.resize(300, 200)

    def event(self, event: QEvent) -> bool:
        self.heard.append(event.type())
        return super().event(event)


@pytest.fixture
def window(theme_host: ThemeHost) -> Iterator[Window]:
    shown = Window()
    shown.show()
    shown.activateWindow()
    shown.field.setFocus()
    yield shown
    shown.close()
    shown.deleteLater()


@pytest.fixture
def guard(window: Window) -> Iterator[WindowGuard]:
    made = WindowGuard(window)
    made.begin()
    yield made
    made.end()


def test_keys_come_by_the_window(window: Window, guard: WindowGuard) -> None:
    handle = window.windowHandle()
    QTest.keyClick(handle, K.Key_A)
    QTest.keyClick(handle, K.Key_Q, CTRL)
    QTest.keyClick(handle, K.Key_F4, ALT)
    assert window.field.text() == "a"
    assert guard.refused >= 4


def test_the_keys_for_the_teacher_are_told_and_do_nothing_else(
    window: Window, guard: WindowGuard
) -> None:
    wanted: list[bool] = []
    guard.exit_wanted.connect(lambda: wanted.append(True))
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, EXIT_KEYS.key(), EXIT_KEYS.keyboardModifiers(), ""
    )
    event.ignore()
    assert QApplication.sendEvent(window.windowHandle(), event)
    assert event.isAccepted()  # or a shortcut would be looked for
    assert wanted == [True]


@pytest.mark.parametrize(
    "button",
    [
        Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton,
        Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton,
    ],
)  # fmt: skip
def test_only_the_left_button_clicks(
    window: Window, guard: WindowGuard, button: Qt.MouseButton
) -> None:
    window.heard.clear()
    QTest.mouseClick(window.windowHandle(), button, M.NoModifier, QPoint(5, 5))
    assert QEvent.Type.MouseButtonPress not in window.heard
    assert QEvent.Type.ContextMenu not in window.heard
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, M.NoModifier, QPoint(5, 5))
    assert QEvent.Type.MouseButtonPress in window.heard


def test_menus_zooming_and_drops_are_kept_away(window: Window, guard: WindowGuard) -> None:
    handle, at = window.windowHandle(), QPoint(5, 5)
    window.heard.clear()
    QApplication.sendEvent(handle, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, at))
    wheel = QWheelEvent(
        QPointF(at), QPointF(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(handle, wheel)
    files = QMimeData()
    files.setUrls([QUrl("file:///x.coursegen")])
    drop = QDragEnterEvent(
        at, Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, M.NoModifier
    )
    QApplication.sendEvent(handle, drop)
    assert not {QEvent.Type.ContextMenu, QEvent.Type.Wheel, QEvent.Type.DragEnter} & set(
        window.heard
    )
    assert not drop.isAccepted()


def test_a_menu_that_opens_later_is_watched_too(window: Window, guard: WindowGuard) -> None:
    menu = QMenu(window)
    menu.addAction("One")
    menu.popup(window.mapToGlobal(QPoint(10, 10)))
    guard._look()
    before = guard.refused
    QTest.mouseClick(menu.windowHandle(), Qt.MouseButton.RightButton, M.NoModifier, QPoint(5, 5))
    assert guard.refused > before
    menu.close()
    menu.deleteLater()


def test_a_finger_is_told_from_a_mouse(window: Window, guard: WindowGuard) -> None:
    told: list[bool] = []
    guard.touched.connect(told.append)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, M.NoModifier, QPoint(5, 5))
    by_finger = QMouseEvent(
        QEvent.Type.MouseButtonPress, QPointF(5, 5), QPointF(5, 5), QPointF(5, 5),
        Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, M.NoModifier,
        Qt.MouseEventSource.MouseEventSynthesizedBySystem,
    )  # fmt: skip
    QApplication.sendEvent(window.windowHandle(), by_finger)
    assert told == [False, True]


def test_at_its_end_everything_comes_through_again(window: Window) -> None:
    guard = WindowGuard(window)
    guard.begin()
    guard.end()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.RightButton, M.NoModifier, QPoint(5, 5))
    assert guard.refused == 0
    guard.end()
