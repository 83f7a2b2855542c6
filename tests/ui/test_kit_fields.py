"""Fields with their errors, passwords with their eye, callouts, a button that is busy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coursegen_desktop.ui.kit.busy_button import BusyButton
from coursegen_desktop.ui.kit.callout import Callout
from coursegen_desktop.ui.kit.field import Field
from coursegen_desktop.ui.kit.fold import Fold
from coursegen_desktop.ui.kit.password_field import PasswordField
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.settings.kiosk.dialogs import PinDialog

from .waiting import until


@pytest.fixture
def window(theme_host: ThemeHost) -> Iterator[QWidget]:
    made = QWidget()
    QVBoxLayout(made)
    made.resize(420, 300)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def _put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    if not isinstance(widget, Callout):
        widget.show()


def test_the_eye_shows_what_was_typed_and_says_what_it_does(window: QWidget) -> None:
    field = PasswordField()
    _put(window, field)
    QTest.keyClicks(field, "secret")
    assert field.displayText() == "•" * 6
    assert field.eye.accessibleName() == "Show the password"
    QTest.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.displayText() == "secret"
    assert field.eye.accessibleName() == "Hide the password"
    QTest.keyClick(field.eye, Qt.Key.Key_Space)
    assert not field.is_shown
    assert field.text() == "secret"


def test_letters_for_the_eye_do_not_land_in_the_field(window: QWidget) -> None:
    field = PasswordField(window)
    window.show()
    field.setText("27")
    field.eye.setFocus()
    QTest.keyClicks(field.eye, "18")
    assert field.text() == "27"


def test_two_secrets_are_typed_one_after_the_other(window: QWidget) -> None:
    window.show()
    dialog = PinDialog(window, has_one=False)
    dialog.show()
    dialog.activateWindow()
    stops = [dialog.pin, dialog.again, dialog.pin.eye, dialog.again.eye]
    for stop in stops:
        assert until(stop.hasFocus), stop.accessibleName()
        QTest.keyClick(stop, Qt.Key.Key_Tab)
    assert dialog.focusWidget() not in stops
    dialog.close()
    dialog.deleteLater()


def test_the_eye_covers_no_letter(window: QWidget) -> None:
    field = PasswordField()
    _put(window, field)
    until(lambda: field.eye.x() > 0)
    assert field.eye.geometry().right() < field.width()
    assert field.eye.x() > field.width() - field.textMargins().right() - 20
    assert min(field.eye.width(), field.eye.height()) >= 24


def test_a_key_is_called_a_key(window: QWidget) -> None:
    field = PasswordField(show="Show the key", hide="Hide the key")
    _put(window, field)
    assert field.eye.accessibleName() == "Show the key"
    QTest.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.eye.accessibleName() == "Hide the key"


def test_caps_lock_is_noticed_by_its_effect(window: QWidget) -> None:
    field = Field("Password", PasswordField(), hint="At least 8")
    _put(window, field)
    edit = field.edit
    QTest.keyClick(edit, "A")  # without Shift
    assert field._note.text() == "Caps Lock is on."
    QTest.keyClick(edit, Qt.Key.Key_CapsLock)
    assert field._note.text() == "At least 8"
    QTest.keyClick(edit, "A", Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(edit, "7")
    assert field._note.text() == "At least 8"
    QTest.keyClick(edit, "a", Qt.KeyboardModifier.ShiftModifier)
    assert field._note.text() == "Caps Lock is on."


def test_an_error_takes_the_place_of_the_hint_until_the_next_key(window: QWidget) -> None:
    field = Field("Email", QLineEdit(), hint="No mail is sent.")
    _put(window, field)
    field.tell("This is not an email address.")
    assert field.error
    assert field.edit.property("invalid")
    assert field.edit.accessibleDescription() == "This is not an email address."
    assert not field._note.isVisible()
    QTest.keyClick(field.edit, "a")
    assert not field.error
    assert not field.edit.property("invalid")
    assert field._note.isVisible()
    assert field.edit.accessibleDescription() == "No mail is sent."


def test_a_label_leads_to_its_field(window: QWidget) -> None:
    field = Field("Email")
    _put(window, field)
    assert field.edit.accessibleName() == "Email"
    field.rename("Address")
    assert field.edit.accessibleName() == field._name.text() == "Address"


def test_another_hint_waits_behind_an_error(window: QWidget) -> None:
    field = Field("Key", hint="Only where it is asked for.")
    _put(window, field)
    field.tell("It is wrong.")
    field.show_hint("Kept in the keyring.")
    assert not field._note.isVisible()
    assert field.edit.accessibleDescription() == "It is wrong."
    field.tell("")
    assert field._note.isVisible()
    assert field.edit.accessibleDescription() == field._note.text() == "Kept in the keyring."


def test_a_part_is_folded_away_until_its_title_is_pressed(window: QWidget) -> None:
    body = QLineEdit()
    fold = Fold("Limits", body)
    _put(window, fold)
    fold.tell("2 set")
    assert (fold.is_open, body.isVisible(), fold._told.text()) == (False, False, "2 set")
    QTest.keyClick(fold.button, Qt.Key.Key_Space)
    assert (fold.is_open, body.isVisible(), fold._told.text()) == (True, True, "")
    fold.tell("2 set")
    assert fold._told.text() == "", "what is seen need not be told"


def test_a_callout_is_hidden_while_it_says_nothing(window: QWidget) -> None:
    told = Callout()
    _put(window, told)
    assert not told.isVisible()
    told.tell("It went wrong.")
    assert told.isVisible()
    assert told.accessibleName() == "It went wrong."
    told.tell("It went well.", kind="good")
    assert told.property("kind") == "good"
    told.tell("")
    assert not told.isVisible()


@pytest.mark.parametrize("still", [False, True])
def test_a_busy_button_turns_after_a_moment_only(
    window: QWidget, theme_host: ThemeHost, still: bool
) -> None:
    theme_host.apply("light", 1.0, still)
    button = BusyButton("Sign in")
    _put(window, button)
    before = button.grab().toImage()
    button.set_busy(True)
    assert button.grab().toImage() == before
    assert until(lambda: button.grab().toImage() != before)
    assert button.isEnabled()
    assert button._timer.isActive() is not still
    button.set_busy(False)
    button.clearFocus()
    assert button.grab().toImage() == before
    theme_host.apply("light", 1.0, False)
