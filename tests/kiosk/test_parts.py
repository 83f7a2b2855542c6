"""PIN pad, the corner that is held, clipboard, covers, countdown, first screen, screen awake."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, QMimeData, QPoint, Qt, QTime
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from coursegen_desktop.domain.session_mark import SESSION_VARIABLE
from coursegen_desktop.ui.accounts.recovery_step import RecoveryStep
from coursegen_desktop.ui.kiosk.attract import Attract
from coursegen_desktop.ui.kiosk.awake import Awake
from coursegen_desktop.ui.kiosk.bar import KioskBar
from coursegen_desktop.ui.kiosk.clipboard import InnerClipboard
from coursegen_desktop.ui.kiosk.clock import WallClock
from coursegen_desktop.ui.kiosk.countdown import Countdown
from coursegen_desktop.ui.kiosk.covers import Covers
from coursegen_desktop.ui.kiosk.hold import Hold, grabs_keyboard, make_frameless
from coursegen_desktop.ui.kiosk.hold_button import HOLD_MS, HoldButton
from coursegen_desktop.ui.kiosk.pin_pad import PinPad
from coursegen_desktop.ui.kit.locked import lock
from coursegen_desktop.ui.kit.theme import ThemeHost
from tests.windowed import eventually

from .conftest import Clock

K, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def window(theme_host: ThemeHost) -> Iterator[QWidget]:
    shown = QWidget()
    shown.field = QLineEdit()  # type: ignore[attr-defined]
    QVBoxLayout(shown).addWidget(shown.field)  # type: ignore[attr-defined]
    shown.resize(1024, 768)
    shown.show()
    shown.activateWindow()
    shown.field.setFocus()  # type: ignore[attr-defined]
    yield shown
    shown.close()
    shown.deleteLater()


def field(window: QWidget) -> QLineEdit:
    found = window.findChild(QLineEdit)
    assert found is not None
    return found


# ------------------------------------------------------------ PIN pad


@pytest.fixture
def pad(window: QWidget) -> PinPad:
    made = PinPad(window)
    made.adjustSize()
    made.show()
    made.begin()
    return made


def tried(pad: PinPad) -> list[str]:
    found: list[str] = []
    pad.tried.connect(found.append)
    return found


def test_a_pin_by_keyboard(pad: PinPad) -> None:
    told = tried(pad)
    QTest.keyClicks(pad, "27x18")
    QTest.keyClick(pad, K.Key_Backspace)
    QTest.keyClick(pad, K.Key_Return)
    assert told == []  # three digits are none
    QTest.keyClicks(pad, "828")
    QTest.keyClick(pad, K.Key_Return)
    assert told == ["271828"]


def test_a_pin_by_touch_leaves_the_keyboard_where_it_is(pad: PinPad) -> None:
    told = tried(pad)
    for digit in "2718":
        key = next(key for key in pad._keys if key.text() == digit)
        QTest.mouseClick(key, LEFT)
    QTest.mouseClick(pad.enter, LEFT)
    assert told == ["2718"]
    assert all(key.focusPolicy() == Qt.FocusPolicy.NoFocus for key in pad._keys)


def test_no_digit_is_ever_shown_or_told(pad: PinPad) -> None:
    QTest.keyClicks(pad, "2718")
    shown = [label.accessibleName() for label in pad.findChildren(QWidget)]
    assert "4 digits typed" in shown
    assert not any("2718" in words for words in shown)


def test_while_a_pin_is_looked_at_nothing_is_typed(pad: PinPad) -> None:
    told = tried(pad)
    QTest.keyClicks(pad, "2718")
    QTest.keyClick(pad, K.Key_Return)
    QTest.keyClicks(pad, "999999")
    QTest.keyClick(pad, K.Key_Return)
    assert told == ["2718"]
    before = pad.sizeHint()
    pad.refuse("This PIN is not right. Try again.")
    assert pad.sizeHint() == before, "the keys stay under the finger"
    assert pad._error.text() == "This PIN is not right. Try again."
    QTest.keyClicks(pad, "1618")
    QTest.keyClick(pad, K.Key_Return)
    assert told == ["2718", "1618"]


def test_waiting_is_counted_down_and_then_over(pad: PinPad) -> None:
    told = tried(pad)
    pad.show_wait(2)
    QTest.keyClicks(pad, "2718")
    QTest.keyClick(pad, K.Key_Return)
    assert told == []
    assert "in 2 s" in pad._error.text()
    pad._on_second()
    assert "in 1 s" in pad._error.text()
    pad._on_second()
    assert pad._error.text() == ""
    QTest.keyClicks(pad, "2718")
    QTest.keyClick(pad, K.Key_Return)
    assert told == ["2718"]


def test_escape_gives_up(pad: PinPad) -> None:
    gone: list[bool] = []
    pad.given_up.connect(lambda: gone.append(True))
    QTest.keyClick(pad, K.Key_Escape)
    assert gone == [True]


# ------------------------------------------------------------ the corner


def test_the_corner_is_held_for_three_seconds(window: QWidget) -> None:
    clock = Clock()
    button = HoldButton("Teacher", "lock", window, clock)
    button.show()
    held: list[bool] = []
    short: list[bool] = []
    button.held.connect(lambda: held.append(True))
    button.let_go.connect(lambda: short.append(True))
    QTest.mousePress(button, LEFT)
    clock.seconds += 0.95 * HOLD_MS / 1000
    button._on_step()
    assert held == []
    assert 0.9 < button.share < 1
    QTest.mouseRelease(button, LEFT)
    assert (held, short, button.share) == ([], [True], 0.0)
    QTest.mousePress(button, LEFT)
    clock.seconds += HOLD_MS / 1000
    button._on_step()
    QTest.mouseRelease(button, LEFT)
    assert (held, short) == ([True], [True])
    QTest.mousePress(button, LEFT)  # on a busy computer, which has no time for the ring
    clock.seconds += HOLD_MS / 1000
    QTest.mouseRelease(button, LEFT)
    assert (held, short) == ([True, True], [True])


def test_by_keys_it_acts_at_once_and_once(window: QWidget) -> None:
    button = HoldButton("Teacher", "lock", window)
    button.show()
    held: list[bool] = []
    button.held.connect(lambda: held.append(True))
    QTest.keyClick(button, K.Key_Return)
    QTest.keyClick(button, K.Key_Space)
    assert len(held) == 2


# ------------------------------------------------------------ clipboard


@pytest.fixture
def clipboard(window: QWidget) -> Iterator[InnerClipboard]:
    made = InnerClipboard()
    yield made
    made.end()
    made.deleteLater()


def test_what_lies_there_is_gone_at_the_beginning_and_at_the_end(
    clipboard: InnerClipboard,
) -> None:
    board = QGuiApplication.clipboard()
    board.setText("from outside")
    clipboard.begin()
    assert board.text() == ""
    board.setText("copied inside")
    assert board.text() == "copied inside"
    clipboard.end()
    assert board.text() == ""


def test_it_goes_with_the_one_who_copied_and_with_the_window(clipboard: InnerClipboard) -> None:
    clipboard.begin()
    board = QGuiApplication.clipboard()
    board.setText("mine")
    clipboard._on_application_state(Qt.ApplicationState.ApplicationActive)
    assert board.text() == "mine"
    clipboard._on_application_state(Qt.ApplicationState.ApplicationInactive)
    assert board.text() == ""


def test_what_another_program_puts_there_is_gone_at_once(
    clipboard: InnerClipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard.begin()
    board = QGuiApplication.clipboard()
    clipboard._knows_owner = True
    monkeypatch.setattr(type(board), "ownsClipboard", lambda _self: False)
    data = QMimeData()
    data.setText("from outside")
    board.setMimeData(data)
    assert board.text() == ""


# ------------------------------------------------------------ displays


def test_every_other_display_is_covered_and_followed(theme_host: ThemeHost) -> None:
    main = QGuiApplication.primaryScreen()
    covers = Covers()
    covers.begin()
    assert covers.covers == []
    # Offscreen there is one display: it stands for a second one that is plugged in.
    covers.follow([main], None)
    (cover,) = covers.covers
    assert cover.isVisible()
    assert cover.windowState() == Qt.WindowState.WindowFullScreen
    assert cover.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert cover.focusPolicy() == Qt.FocusPolicy.NoFocus
    covers.follow([main], None)
    assert covers.covers == [cover]  # no second one
    covers.follow([], None)  # unplugged
    assert covers.covers == []
    covers.end()
    covers.deleteLater()


# ------------------------------------------------------------ in front


def test_a_window_that_was_taken_away_comes_back(theme_host: ThemeHost) -> None:
    window = QWidget()
    make_frameless(window)
    seconds = [0.0]
    hold = Hold(window, grabs=lambda: False, clock=lambda: seconds[0])
    hold.begin()
    handle = window.windowHandle()
    window.activateWindow()
    assert window.isFullScreen()
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    for away in (window.showNormal, window.showMinimized, window.hide):
        before = hold.restored
        away()
        seconds[0] += 1
        hold._look()
        assert window.isVisible()
        assert handle.windowState() == Qt.WindowState.WindowFullScreen
        assert hold.restored > before
    # Another program that fights for the front is not fought without rest.
    window.showNormal()
    hold._look()
    before = hold.restored
    hold._look()
    assert hold.restored == before
    hold.end()
    window.showNormal()
    seconds[0] += 1
    hold._look()
    assert not window.isFullScreen()
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("listens", [True, False])
def test_a_screen_reader_keeps_its_keyboard(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, listens: bool
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "xcb"))
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: listens))
    monkeypatch.delenv(SESSION_VARIABLE, raising=False)
    assert grabs_keyboard() is not listens
    monkeypatch.setenv(SESSION_VARIABLE, "openbox")  # nobody else wants a key there
    assert not grabs_keyboard()
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "wayland"))
    assert not grabs_keyboard()


def test_the_keyboard_is_taken_only_where_that_is_wanted(
    theme_host: ThemeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    wanted = [True]
    hold = Hold(window, grabs=lambda: wanted[0])
    calls: list[bool] = []
    hold.begin()
    handle = type(window.windowHandle())
    monkeypatch.setattr(handle, "setKeyboardGrabEnabled", lambda _self, on: not calls.append(on))
    hold._look()
    hold._look()
    assert calls == [True, True]  # again: what closes a menu gives it away
    wanted[0] = False  # a screen reader was started
    hold._look()
    hold._look()
    assert calls == [True, True, False]
    hold.end()
    assert calls == [True, True, False]
    window.close()
    window.deleteLater()


# ------------------------------------------------------------ the bar


@pytest.mark.parametrize(
    ("wide", "scale", "done", "teacher"),
    [
        (1024, 1.0, "I am done", "Teacher"),
        (1024, 1.5, "I am done", ""),
        (800, 1.5, "", ""),
    ],
)
def test_the_bar_says_whose_place_it_is_and_keeps_the_words_of_children_longest(
    window: QWidget, theme_host: ThemeHost, wide: int, scale: float, done: str, teacher: str
) -> None:
    theme_host.apply("light", scale)
    bar = KioskBar(window)
    bar.show_title("Room 4")
    assert bar.title.text() == "Room 4"
    bar.show_person("Amara", "A")
    assert bar.title.text() == "Amara · Room 4"
    bar.resize(wide, bar.height())
    bar.show()
    assert (bar.pass_on.text(), bar.teacher.text()) == (done, teacher)
    assert bar.pass_on.accessibleName() == "I am done"
    assert bar.minimumSizeHint().width() <= wide, "nothing is pressed together"
    bar.show_person("", "")
    assert bar.title.text() == "Room 4"


# ------------------------------------------------------------ countdown, first screen, clock


def test_keys_go_to_what_lies_over_the_page_and_not_below_it(window: QWidget) -> None:
    first = Attract(window)
    first.appear()
    assert first.hasFocus()
    field(window).setFocus()  # as a page does whose list has come
    assert first.hasFocus()
    above = Countdown(window)
    above.show_seconds(20)
    assert above.stay.hasFocus()
    above.dismiss()
    assert first.hasFocus()
    QTest.keyClick(QApplication.focusWidget(), K.Key_X)
    assert first.isHidden()
    assert field(window).hasFocus() and field(window).text() == ""


def test_the_countdown_takes_any_answer(window: QWidget) -> None:
    countdown = Countdown(window)
    stayed: list[bool] = []
    left: list[bool] = []
    countdown.stay_requested.connect(lambda: stayed.append(True))
    countdown.sign_out_requested.connect(lambda: left.append(True))
    countdown.show_seconds(20)
    assert countdown.isVisible()
    assert countdown.size() == window.size()
    assert countdown.stay.hasFocus()
    countdown.show_seconds(9)
    assert countdown.ring.text == "9"
    QTest.keyClick(countdown.stay, K.Key_Tab)
    assert stayed == []  # that only walks to the other button
    QTest.keyClick(QApplication.focusWidget(), K.Key_A)
    assert stayed == [True]
    QTest.mouseClick(countdown, LEFT, pos=QPoint(5, 5))
    assert len(stayed) == 2
    QTest.mouseClick(countdown.done, LEFT)
    assert left == [True]
    countdown.dismiss()
    assert not countdown.isVisible()
    assert field(window).hasFocus()


def test_the_first_screen_goes_by_any_key_and_swallows_it(window: QWidget) -> None:
    first = Attract(window)
    first.view.fill("Room 4", "Wash your hands.")
    first.appear()
    assert first.view.title.text() == "Room 4"
    QTest.keyClick(first, K.Key_Shift)
    assert first.isVisible()
    QTest.keyClick(first, K.Key_A)
    assert not first.isVisible()
    assert field(window).text() == ""
    assert field(window).hasFocus()
    first.appear()
    QTest.mouseClick(first, LEFT)
    assert not first.isVisible()


def test_the_clock_on_the_wall_follows_whatever_is_set(window: QWidget) -> None:
    now = [QDateTime.currentDateTime()]
    clock = WallClock(window, lambda: now[0])
    told: list[str] = []
    clock.changed.connect(told.append)
    now[0].setTime(QTime(9, 42))
    clock.look()
    clock.look()
    now[0].setTime(QTime(8, 0))  # set back
    clock.look()
    assert len(told) == 2


def test_without_any_means_the_screen_is_left_alone(qapp: QApplication) -> None:
    awake = Awake(find=lambda _name: None)
    awake.begin()
    assert awake._child is None
    assert not awake._timer.isActive()
    awake.end()
    awake.deleteLater()


async def test_where_there_is_a_means_it_is_used_again_and_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    program = tmp_path / "xset"
    program.write_text('#!/bin/sh\necho "$@" >> "$0.said"\n', encoding="utf-8")
    program.chmod(0o755)
    awake = Awake(find=lambda name: str(program) if name == "xset" else None)
    awake.begin()
    assert awake._timer.isActive()
    child = awake._child
    assert child is not None
    await eventually(lambda: child.state() == child.ProcessState.NotRunning, "it has run")
    assert Path(f"{program}.said").read_text("utf-8") == "s reset\n"
    awake.end()
    assert not awake._timer.isActive()
    awake.deleteLater()


@pytest.mark.parametrize("on_paper", [False, True])
def test_a_recovery_code_is_written_down_and_kept_nowhere_else(
    window: QWidget, on_paper: bool
) -> None:
    step = RecoveryStep("ABCD-EFGH")
    lock(window, prints=on_paper)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(step)
    step.show()
    assert not step.copy.isVisible() and not step.save.isVisible()
    assert step.print.isVisible() is on_paper
