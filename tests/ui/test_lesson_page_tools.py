"""What the page's scripts add to a lesson: copying code, opening a picture large."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coursegen_desktop.rendering.page import render
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.kit.theme import ThemeHost

from .lesson_panes import PATIENCE_MS, ask, show, shown_pane

LESSON = """
Words.

```python
def f():
    return "<b>"
```

![A red field](media/red.png "The field in June")
"""


@pytest.fixture
def pane(qtbot: QtBot, theme_host: ThemeHost, tmp_path: Path) -> Iterator[LessonPane]:
    """The lesson above with its picture, 400 pixels wide."""
    (tmp_path / "media").mkdir()
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(tmp_path / "media" / "red.png"))
    made = shown_pane(theme_host.theme)
    show(qtbot, made, render(LESSON), "Title", media_root=tmp_path)
    yield made
    delete(made)


def test_code_is_copied_as_it_stands(qtbot: QtBot, pane: LessonPane) -> None:
    QGuiApplication.clipboard().setText("before")
    label = ask(qtbot, pane, "document.querySelector('.app-code-tools button').ariaLabel")
    assert label == "Copy this code"
    ask(qtbot, pane, "(document.querySelector('.app-code-tools button').click(), 1)")
    wanted = 'def f():\n    return "<b>"'
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() == wanted, timeout=PATIENCE_MS)
    assert ask(qtbot, pane, "document.querySelector('.app-code-tools').innerText") == "Copied"


def test_the_tools_are_no_part_of_the_text(qtbot: QtBot, pane: LessonPane) -> None:
    page = pane.page
    assert page is not None
    start = page.text.index("return")
    pane.light("hit", [(start, start + 6)])
    lit = "[...CSS.highlights.get('hit')].map(r => r.startContainer.data.slice(r.startOffset))"
    assert ask(qtbot, pane, lit)[0].startswith("return")


def press(qtbot: QtBot, pane: LessonPane, key: str, where: str = "document.activeElement") -> None:
    ask(
        qtbot,
        pane,
        f"({where}.dispatchEvent(new KeyboardEvent('keydown', {{key: {json.dumps(key)},"
        " bubbles: true, cancelable: true})), 1)",
    )


def test_a_picture_opens_large_and_closes_by_key(qtbot: QtBot, pane: LessonPane) -> None:
    picture = "document.querySelector('#app-body img')"
    qtbot.waitUntil(lambda: ask(qtbot, pane, f"{picture}.naturalWidth") == 400, timeout=PATIENCE_MS)
    assert ask(qtbot, pane, f"{picture}.tabIndex") == 0
    press(qtbot, pane, "Enter", picture)
    dialog = "document.querySelector('[role=dialog]')"
    assert ask(qtbot, pane, f"{dialog}.ariaLabel") == "A red field"
    assert ask(qtbot, pane, f"{dialog}.querySelector('p').textContent") == "The field in June"
    scale = f"new DOMMatrix(getComputedStyle({dialog}.querySelector('img')).transform).a"
    fitting = ask(qtbot, pane, scale)
    assert 1.0 < fitting < 2.0, "as large as the window lets it be"
    press(qtbot, pane, "+")
    assert ask(qtbot, pane, scale) == pytest.approx(fitting * 1.25, rel=0.001)
    press(qtbot, pane, "0")
    assert ask(qtbot, pane, scale) == pytest.approx(fitting, rel=0.001)
    names = []
    for _ in range(4):
        names.append(ask(qtbot, pane, "document.activeElement.ariaLabel"))
        press(qtbot, pane, "Tab")
    assert sorted(names) == ["Close", "Larger", "Smaller", "Whole picture"]
    press(qtbot, pane, "Escape")
    assert ask(qtbot, pane, f"{dialog} === null") is True
    assert ask(qtbot, pane, f"document.activeElement === {picture}") is True
