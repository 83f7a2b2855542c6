"""The keyboard on the screen: every layout, where it types, when it comes, what it covers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coursegen_desktop.ui.kiosk.keyboard import KeyCap, ScreenKeyboard, accepts_text
from coursegen_desktop.ui.kiosk.keyboard_layouts import LAYOUTS, layout_of, more_letters
from coursegen_desktop.ui.kit.locked import room_of
from coursegen_desktop.ui.kit.theme import TARGET, ThemeHost
from tests.windowed import eventually


class Window(QWidget):
    """Two fields and a button over a keyboard."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.line, self.text, self.button = QLineEdit(), QPlainTextEdit(), QPushButton("Go")
        for widget in (self.line, self.text, self.button):
            column.addWidget(widget)
        self.resize(1024, 768)


@pytest.fixture
def window(theme_host: ThemeHost) -> Iterator[Window]:
    theme_host.make_room_for_fingers()
    shown = Window()
    shown.show()
    shown.activateWindow()
    shown.line.setFocus()
    yield shown
    shown.close()
    shown.deleteLater()
    theme_host.is_touch = False
    theme_host.reload()


@pytest.fixture
def keyboard(window: Window) -> ScreenKeyboard:
    made = ScreenKeyboard(window)
    made.set_wanted(True)
    return made


def cap(keyboard: ScreenKeyboard, name: str) -> KeyCap:
    return next(one for one in keyboard.caps if one.accessibleName() == name)


def tap(keyboard: ScreenKeyboard, *names: str) -> None:
    for name in names:
        cap(keyboard, name).click()


def test_every_letter_of_every_layout_is_typed(window: Window, keyboard: ScreenKeyboard) -> None:
    for language, layout in LAYOUTS.items():
        window.line.clear()
        keyboard.speak([language])
        for letter in "".join(layout.rows):
            tap(keyboard, letter)
        assert window.line.text() == "".join(layout.rows)
    assert window.line.hasFocus()


def test_large_letters_once_and_for_all(window: Window, keyboard: ScreenKeyboard) -> None:
    tap(keyboard, "Large letters", "A", "b")
    assert window.line.text() == "Ab"
    tap(keyboard, "Large letters", "Large letters", "C", "D", "Large letters", "e")
    assert window.line.text() == "AbCDe"


def test_digits_signs_and_more_letters(window: Window, keyboard: ScreenKeyboard) -> None:
    tap(keyboard, "4", "Signs", "@", "%", "More letters", "é", "ß", "Letters", "x")
    assert window.line.text() == "4@%éßx"


def test_taking_back_walking_and_lines(window: Window, keyboard: ScreenKeyboard) -> None:
    window.text.setFocus()
    tap(keyboard, "a", "b", "Left", "Take back", "c", "Right", "Enter", "d", "Space", "e")
    assert window.text.toPlainText() == "cb\nd e"


def test_the_languages_take_turns(window: Window, keyboard: ScreenKeyboard) -> None:
    keyboard.speak(["el", "de_AT"])
    tap(keyboard, "Ελληνικά", "ö", "Deutsch", "q", "English", "ω")
    assert window.line.text() == "öqω"


def test_an_unknown_language_has_the_usual_letters() -> None:
    assert layout_of("xx") == "en"
    assert layout_of("pt_BR") == "pt"
    assert layout_of("") == "en"


def test_what_is_written_in_a_language_is_all_there() -> None:
    for code, layout in LAYOUTS.items():
        whole = "".join(layout.rows) + "".join(more_letters(layout))
        assert set(layout.more) <= set(whole), code
        assert len("".join(layout.rows)) == len(set("".join(layout.rows))), code


def test_every_key_is_large_enough_and_none_lies_on_another(
    window: Window, keyboard: ScreenKeyboard
) -> None:
    for size in ((1024, 600), (1366, 768), (1920, 1080)):
        window.resize(*size)
        for code in ("en", "ru", "ar"):
            keyboard.speak([code, "de"])
            for layer in ("letters", "signs", "more"):
                keyboard._to_layer(layer)
                boxes = [one.geometry() for one in keyboard.caps]
                assert all(box.height() >= TARGET and box.width() >= TARGET for box in boxes)
                assert all(keyboard.rect().contains(box) for box in boxes)
                for number, box in enumerate(boxes):
                    assert not any(box.intersects(other) for other in boxes[:number])


def test_it_takes_room_instead_of_covering(window: Window, keyboard: ScreenKeyboard) -> None:
    assert room_of(window).bottom() < keyboard.geometry().top() + 1
    told: list[int] = []
    keyboard.took.connect(told.append)
    tap(keyboard, "Put the keyboard away")
    assert told == [0]
    assert room_of(window) == window.rect()
    assert not keyboard.isVisible()


async def test_it_comes_when_a_field_is_touched_and_only_then(window: Window) -> None:
    keyboard = ScreenKeyboard(window)
    window.button.setFocus()
    keyboard.on_touched(True)
    keyboard._look()
    assert not keyboard.isVisible()  # a button is no field
    keyboard.on_touched(False)
    window.line.setFocus()
    keyboard._look()
    assert not keyboard.isVisible()  # a mouse comes with a keyboard
    keyboard.on_touched(True)
    await eventually(keyboard.isVisible, "the keyboard")
    keyboard.set_wanted(False)


def test_where_nothing_can_be_typed(window: Window) -> None:
    assert accepts_text(window.line)
    assert accepts_text(window.text)
    assert not accepts_text(window.button)
    assert not accepts_text(None)
    window.line.setReadOnly(True)
    assert not accepts_text(window.line)
    window.text.setEnabled(False)
    assert not accepts_text(window.text)


def test_with_nobody_listening_nothing_happens(window: Window, keyboard: ScreenKeyboard) -> None:
    window.line.clearFocus()
    assert QApplication.focusWidget() is None
    tap(keyboard, "a")
    assert window.line.text() == ""
