"""Two ways to answer every kind of question: with the mouse only, with the keyboard only.

Both touch nothing but what a person touches: the mouse clicks and drags what is seen, the keyboard
types where the keyboard is. Files are the exception: the system's dialog is answered for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from coursegen_desktop.ui.content.answer_fields import AnswerList
from coursegen_desktop.ui.content.file_list import FileList
from tests.windowed import AppWindow, click, eventually

K, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
Answer = Mapping[str, Any]


def place_of(field: AnswerList, value: str) -> int:
    """At which place of a list a value stands; the first one is the empty choice."""
    values = [str(field.itemData(n) or "") for n in range(field.count())]
    return values.index(value) if value in values else field.findText(value)


class Mouse:
    """Clicks and drags; types only into a field that was clicked."""

    def __init__(self, app: AppWindow) -> None:
        self.app = app

    async def give(self, interaction: Any, answer: Answer) -> None:
        """Answer, and hand it in."""
        kind = interaction.question.interaction
        await getattr(self, f"_{kind}")(interaction, answer)
        await self.app.settled()
        if kind != "flashcard":  # rating it is the answer
            click(self.app.page.primary)
        await self.app.settled()

    async def go_on(self) -> None:
        """To the next question, or to the result."""
        click(self.app.page.primary)
        await self.app.settled()

    async def _choice(self, at: Any, answer: Answer) -> None:
        for option, row in zip(at.question.shown.options, at.rows, strict=True):
            if option.id in answer["chosen"]:
                click(row)

    async def _true_false(self, at: Any, answer: Answer) -> None:
        click(at.rows[0 if answer["value"] else 1])

    async def _short_text(self, at: Any, answer: Answer) -> None:
        click(at.field)
        QTest.keyClicks(at.field, answer["text"])

    async def _numeric(self, at: Any, answer: Answer) -> None:
        await self._short_text(at, answer)
        await self._pick(at.units, answer["unit"])

    async def _match(self, at: Any, answer: Answer) -> None:
        for stem, option in answer["pairs"].items():
            self._drag(at.bank.chips[option], at.rows[stem])
            await self.app.settled()

    async def _order(self, at: Any, answer: Answer) -> None:
        for place, name in enumerate(answer["order"]):
            there = at.board.items[place]
            item = next(one for one in at.board.items if one.option.id == name)
            if item is not there:
                self._drag(item, there)
                await self.app.settled()
        if at.answer() is None:  # they were mixed so by chance
            click(at.keep)

    async def _cloze(self, at: Any, answer: Answer) -> None:
        for name, value in answer["gaps"].items():
            field = at.fields[name]
            if at.bank is not None:
                self._drag(at.bank.chips[value], field)
            elif isinstance(field, AnswerList):
                await self._pick(field, value)
            else:
                click(field)
                QTest.keyClicks(field, value)
            await self.app.settled()

    async def _hotspot(self, at: Any, answer: Answer) -> None:
        for x, y in answer["points"]:
            QTest.mouseClick(at.board, LEFT, PLAIN, at.board.to_screen(x, y).toPoint())

    async def _drag_image(self, at: Any, answer: Answer) -> None:
        for zone, label in answer["placed"].items():
            self._drag(at.chips[label], at.board.zones[zone])
            await self.app.settled()

    async def _essay(self, at: Any, answer: Answer) -> None:
        await self._short_text(at, answer)

    async def _upload(self, at: Any, answer: Answer) -> None:
        click(at.findChild(FileList).button)

    async def _flashcard(self, at: Any, answer: Answer) -> None:
        click(at.turn)
        click(at.buttons[answer["rating"]])

    async def _pick(self, field: QComboBox, value: str) -> None:
        """Open the list and click the line in it."""
        assert isinstance(field, AnswerList)
        click(field)
        await self.app.settled()
        view = field.view()
        line = view.visualRect(field.model().index(place_of(field, value), 0))

        def taken() -> bool:
            # For the time of a double click the list takes a click for the one that opened it.
            QTest.mouseMove(view.viewport(), line.center())
            QTest.mouseClick(view.viewport(), LEFT, PLAIN, line.center())
            return field.value() == value

        await eventually(taken, f"{value} in the list")

    def _drag(self, what: QWidget, to: QWidget) -> None:
        start = what.mapToGlobal(what.rect().center())
        way = to.mapToGlobal(to.rect().center()) - start
        QTest.mousePress(what, LEFT, PLAIN, what.mapFromGlobal(start))
        for step in range(1, 5):  # what is dragged may move with the mouse
            QTest.mouseMove(what, what.mapFromGlobal(start + way * step / 4))
        QTest.mouseRelease(what, LEFT, PLAIN, what.mapFromGlobal(start + way))


class Keyboard:
    """Presses keys where the keyboard is, and nothing else."""

    def __init__(self, app: AppWindow) -> None:
        self.app = app

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Each key once, one after another."""
        for key in keys:
            QTest.keyClick(self.at(), key, held)

    def at(self) -> QWidget:
        """Where the keyboard is. Offscreen, the engine's windows take it away now and then."""
        popup = QApplication.activePopupWidget()
        if popup is not None:  # a menu takes the keys and never has the focus
            return popup.focusWidget() or popup
        if QApplication.focusWidget() is None:
            self.app.window.activateWindow()
        found = QApplication.focusWidget() or self.app.window.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    def _go(self, to: QWidget, key: Qt.Key) -> None:
        """Press a key until the keyboard is there."""
        for _ in range(60):
            if self.at() is to:
                return
            self.press(key)
        raise AssertionError(f"no way to {to.accessibleName()!r}")

    async def _seated(self) -> None:
        """Offscreen, the engine's first window takes the keyboard away."""
        self.app.window.activateWindow()
        await eventually(QApplication.focusWidget, "a widget with the keyboard")

    def type(self, words: str) -> None:
        """Into whatever has the keyboard."""
        QTest.keyClicks(self.at(), words)

    def tab_to(self, widget: QWidget) -> None:
        """Tab until it has the keyboard."""
        self._go(widget, K.Key_Tab)

    async def give(self, interaction: Any, answer: Answer) -> None:
        """Answer, and hand it in."""
        kind = interaction.question.interaction
        await self._seated()
        await getattr(self, f"_{kind}")(interaction, answer)
        await self.app.settled()
        if kind == "drag_image":  # Enter on a label takes it up
            self.tab_to(self.app.page.primary)
        if kind == "essay":
            self.press(K.Key_Return, held=CONTROL)
        elif kind != "flashcard":
            self.press(K.Key_Return)
        await self.app.settled()

    async def go_on(self) -> None:
        """To the next question, or to the result."""
        await self._seated()
        self.press(K.Key_Return)
        await self.app.settled()

    async def _choice(self, at: Any, answer: Answer) -> None:
        for number, option in enumerate(at.question.shown.options):
            if option.id in answer["chosen"]:
                self.press(Qt.Key(K.Key_1 + number))

    async def _true_false(self, at: Any, answer: Answer) -> None:
        self.press(K.Key_1 if answer["value"] else K.Key_2)

    async def _short_text(self, at: Any, answer: Answer) -> None:
        self.type(answer["text"])

    async def _numeric(self, at: Any, answer: Answer) -> None:
        self.type(answer["text"])
        self.press(K.Key_Tab)
        self._choose(answer["unit"])

    async def _match(self, at: Any, answer: Answer) -> None:
        for stem, row in at.rows.items():
            if value := answer["pairs"].get(stem):
                self.tab_to(row.choice)
                self._choose(value)

    async def _order(self, at: Any, answer: Answer) -> None:
        for place, name in enumerate(answer["order"]):
            item = next(one for one in at.board.items if one.option.id == name)
            self._go(at.board.items[0], K.Key_Up)
            self._go(item, K.Key_Down)
            self.press(*[K.Key_Up] * (at.board.items.index(item) - place), held=ALT)
        if at.answer() is None:
            self.tab_to(at.keep)
            self.press(K.Key_Space)

    async def _cloze(self, at: Any, answer: Answer) -> None:
        for name, value in answer["gaps"].items():
            self.tab_to(at.fields[name])
            if isinstance(at.fields[name], AnswerList):
                self._choose(value)
            else:
                self.type(value)

    async def _hotspot(self, at: Any, answer: Answer) -> None:
        size = at.board.size_of_picture
        x, y = size.width() / 2, size.height() / 2
        for goal_x, goal_y in answer["points"]:
            for away, more, less in (
                (goal_x - x, K.Key_Right, K.Key_Left),
                (goal_y - y, K.Key_Down, K.Key_Up),
            ):
                key = more if away > 0 else less
                far, near = divmod(round(abs(away)), 10)
                self.press(*[key] * far)
                self.press(*[key] * near, held=SHIFT)
            x, y = goal_x, goal_y
            self.press(K.Key_Space)

    async def _drag_image(self, at: Any, answer: Answer) -> None:
        for zone, label in answer["placed"].items():
            self.tab_to(at.chips[label])
            self.press(K.Key_Return)
            self.tab_to(at.board.zones[zone])
            self.press(K.Key_Return)

    async def _essay(self, at: Any, answer: Answer) -> None:
        self.type(answer["text"])

    async def _upload(self, at: Any, answer: Answer) -> None:
        self.press(K.Key_Space)

    async def _flashcard(self, at: Any, answer: Answer) -> None:
        self.press(K.Key_Space)
        self.press(Qt.Key(K.Key_1 + list(at.buttons).index(answer["rating"])))

    def _choose(self, value: str) -> None:
        """In the list that has the keyboard, from its first line down."""
        field = self.at()
        assert isinstance(field, AnswerList)
        for _ in range(field.count()):
            if field.value() == value:
                return
            self.press(K.Key_Down)
        assert field.value() == value
