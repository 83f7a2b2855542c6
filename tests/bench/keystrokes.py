"""A key in a lesson of 200 KB until it is painted: against Qt's bare field with the same words."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.services.spelling import WordList, read_list
from coursegen_desktop.ui.editor.writing.pane import WritingPane
from coursegen_desktop.ui.kit.theme import ThemeHost

from .measure import Result, alternate
from .place import Place

ROUNDS = 60
SIZE = 200_000
FRAME_MS = 16.0
_PART = """## Part {number}

The **light** reactions leave the chloroplast holding two things it cannot *keep* for long,
as `code()` and $x^2$ and [a link](https://example.org) show: see the note.[^1]

| Phase | Uses | Yields |
| --- | --- | --- |
| Fixation | 3 CO₂ | 6 × 3-PGA |

1. One step of many
2. Another step

"""


def lesson(size: int) -> str:
    """A text of every element."""
    parts, length, number = [], 0, 0
    while length < size:
        parts.append(_PART.format(number=number))
        length += len(parts[-1])
        number += 1
    return "".join(parts)


async def run(place: Place) -> list[Result]:
    """editor.key.KIND: letters in the midst, a fence opened at the top, a cell of a table."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    host = app.property("theme_host") or ThemeHost(app, resources_dir())
    host.apply("light")
    pane, bare = WritingPane(), QPlainTextEdit()
    text = lesson(SIZE)
    pane.dress(host)
    pane.spelling.set_words(WordList("en", read_list("en")))
    for field in (pane, bare):
        field.resize(800, 600)
        field.show()
    pane.open_text(text)
    bare.setPlainText(text)
    results = []
    middle = text.index("reactions", SIZE // 2)
    cell = text.index("Fixation", SIZE // 2)
    for kind, where, letter in (("letter", middle, "a"), ("fence", 0, "`"), ("cell", cell, "x")):
        _go(pane.edit, where)
        _go(bare, where)
        raw, ours = await alternate(key(bare, letter), key(pane.edit, letter), ROUNDS)
        results.append(Result(f"editor.key.{kind}", raw, ours, FRAME_MS / raw))
    for field in (pane, bare):
        field.close()
        field.deleteLater()
    return results


def _go(field: QPlainTextEdit, where: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(where)
    field.setTextCursor(cursor)
    field.centerCursor()
    field.repaint()


def key(field: QPlainTextEdit, letter: str) -> Callable[[], Awaitable[float]]:
    """Presses a key and paints what it did; milliseconds."""

    async def press() -> float:
        start = time.perf_counter()
        QTest.keyClick(field, letter, Qt.KeyboardModifier.NoModifier)
        field.viewport().repaint()
        spent = (time.perf_counter() - start) * 1000
        await asyncio.sleep(0.01)  # what is left to do beside the typing
        return spent

    return press
