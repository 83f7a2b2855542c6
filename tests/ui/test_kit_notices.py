"""Notices: stacked, undone by mouse and by keyboard, gone in time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from coursegen_desktop.domain.errors import Cancelled, NotFound
from coursegen_desktop.ui.kit.lists import FooterBar
from coursegen_desktop.ui.kit.notices import Notices, Toast
from coursegen_desktop.ui.kit.theme import ThemeHost

from .waiting import until


@pytest.fixture
def window(theme_host: ThemeHost) -> Iterator[QWidget]:
    theme_host.apply("light", 1.0, True)
    made = QWidget()
    QVBoxLayout(made).addWidget(QLineEdit())
    made.resize(800, 600)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()
    made.deleteLater()
    theme_host.apply("light", 1.0, False)


@pytest.fixture
def notices(window: QWidget) -> Notices:
    return Notices(window)


def _toasts(window: QWidget) -> list[Toast]:
    return [toast for toast in window.findChildren(Toast) if toast.isVisible()]


def test_a_notice_stands_in_the_middle_of_the_bottom(window: QWidget, notices: Notices) -> None:
    notices.show("Saved as light.csv.", kind="good")
    (toast,) = _toasts(window)
    assert toast.accessibleName() == "Saved as light.csv."
    assert abs(toast.geometry().center().x() - window.width() // 2) <= 1
    assert window.height() - toast.geometry().bottom() in range(15, 30)
    window.resize(500, 420)
    assert window.rect().contains(toast.geometry())


def test_a_notice_leaves_the_buttons_of_a_footer_free(window: QWidget, notices: Notices) -> None:
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addStretch(1)
    footer = FooterBar()
    footer.hide()
    layout.addWidget(footer)
    notices.show("Complete.")
    (toast,) = _toasts(window)
    assert window.height() - toast.geometry().bottom() in range(15, 30)
    footer.show()
    QTest.qWait(0)
    notices.place()
    assert toast.geometry().bottom() < footer.y()


def test_long_words_wrap_inside_the_window(window: QWidget, notices: Notices) -> None:
    notices.show("The file could not be read because it is empty. " * 4, kind="bad")
    (toast,) = _toasts(window)
    assert window.rect().contains(toast.geometry())
    assert toast.height() > 60


def test_undo_by_mouse(window: QWidget, notices: Notices) -> None:
    undone: list[str] = []
    notices.show("Moved to the trash", action_text="Undo", on_action=lambda: undone.append("a"))
    (toast,) = _toasts(window)
    assert toast.action is not None
    QTest.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    assert undone == ["a"]
    assert notices.texts() == []


def test_undo_by_keyboard_from_anywhere(window: QWidget, notices: Notices) -> None:
    undone: list[str] = []
    notices.show("One", action_text="Undo", on_action=lambda: undone.append("one"))
    notices.show("Two", action_text="Undo", on_action=lambda: undone.append("two"))
    notices.show("Three")
    field = window.findChild(QLineEdit)
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert undone == ["two"]
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert undone == ["two", "one"]


def test_f6_goes_in_and_escape_goes_back(window: QWidget, notices: Notices) -> None:
    field = window.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    notices.show("Moved", action_text="Undo", on_action=lambda: None)
    QTest.keyClick(field, Qt.Key.Key_F6)
    (toast,) = _toasts(window)
    assert QApplication.focusWidget() is toast.action
    QTest.keyClick(toast.action, Qt.Key.Key_Escape)
    assert notices.texts() == []
    assert QApplication.focusWidget() is field


def test_the_clock_stands_still_under_the_pointer(window: QWidget, notices: Notices) -> None:
    notices.show("Read me slowly", seconds=0.01)
    (toast,) = _toasts(window)
    middle = QPointF(toast.rect().center())
    QApplication.sendEvent(toast, QEnterEvent(middle, middle, middle))
    QTest.qWait(60)
    assert notices.texts() == ["Read me slowly"]
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    toast._clock.start(1)
    assert until(lambda: not notices.texts())


def test_a_notice_goes_in_time_but_not_from_under_the_keyboard(
    window: QWidget, notices: Notices
) -> None:
    notices.show("Short", seconds=0.01)
    notices.focus_newest()
    QTest.qWait(60)
    assert notices.texts() == ["Short"]
    notices.clear()
    notices.show("Shorter", seconds=0.01)
    assert until(lambda: not notices.texts())


def test_they_are_stacked_without_covering_each_other(window: QWidget, notices: Notices) -> None:
    for number in range(6):
        notices.show(f"Notice {number}")
    assert notices.texts() == [f"Notice {number}" for number in (2, 3, 4, 5)]
    boxes = [toast.geometry() for toast in _toasts(window)]
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_the_same_words_are_said_once(notices: Notices) -> None:
    notices.show("Saved")
    notices.show("Saved")
    assert notices.texts() == ["Saved"]


def test_a_topic_has_one_notice(notices: Notices) -> None:
    notices.show("Something else.")
    notices.show("Undone: one.", topic="undo")
    notices.show("Undone: two.", topic="undo")
    assert notices.texts() == ["Something else.", "Undone: two."]


def test_errors_are_told_and_stopping_is_not(notices: Notices) -> None:
    notices.tell(NotFound("{name} is gone.", "Look in the trash.", name="Light"))
    notices.tell(Cancelled())
    assert notices.texts() == ["Light is gone. Look in the trash."]
