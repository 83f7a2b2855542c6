"""The page and its Python side agree on every character; words can be lit, shown and selected."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.place import Place
from coursegen_desktop.rendering.page import render, render_plain
from coursegen_desktop.rendering.rendered import RenderedPage
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.kit.theme import ThemeHost

from .lesson_panes import PATIENCE_MS, ask, show, shown_pane

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpora"

EVERYTHING = """
# One & two

Words with **weight**, `code <b>`, a [link](https://example.org), $a<b$ and a note[^1].
Signs beyond: 😀 naïve e\u0301 – and   blanks.

- one
    - two

      more of two
- three 😀😀

| a | b |
|---|---|
| 1 |   |

```python
def f():

    return 1
```

    indented code

!!! warning "Mind"
    Inside.

??? note "Folded"
    Hidden words.

> quoted
> on

Term
:   Meaning

[^1]: The note, with `code`.
"""

PARAGRAPHS = "\n\n".join(
    f"Paragraph {n}. " + "Rubisco joins carbon dioxide to a sugar, slowly. " * 12 for n in range(40)
)


@pytest.fixture
def pane(qtbot: QtBot, theme_host: ThemeHost) -> Iterator[LessonPane]:
    """A shown pane with the engine; it is destroyed with its profile."""
    made = shown_pane(theme_host.theme)
    yield made
    delete(made)


def body_text(qtbot: QtBot, pane: LessonPane) -> str:
    """Without what the page's own scripts have put in."""
    bare = (
        "(() => { const body = document.getElementById('app-body').cloneNode(true);"
        "body.querySelectorAll('.app-ui').forEach(made => made.remove());"
        "return body.textContent; })()"
    )
    return str(ask(qtbot, pane, bare))


@pytest.mark.parametrize(
    "page",
    [
        render(EVERYTHING),
        render(""),
        render_plain("\n\none\r\ntwo\n\n  three <b>&amp;\n"),
        render("<table><tr><td>x<p>y</table> z <pre>\n\n a</pre>"),
    ],
    ids=["everything", "empty", "plain", "raw"],
)
def test_the_text_is_what_the_browser_counts(
    qtbot: QtBot, pane: LessonPane, page: RenderedPage
) -> None:
    show(qtbot, pane, page)
    assert body_text(qtbot, pane) == page.text


def test_so_it_is_for_lessons_nobody_here_wrote(qtbot: QtBot, pane: LessonPane) -> None:
    files = sorted((CORPUS / "lesson-md").rglob("*.md"))[:40]
    if not files:
        pytest.skip("the corpora are not on this machine")
    for file in files:
        page = render(file.read_text("utf-8", "replace"))
        show(qtbot, pane, page)
        assert body_text(qtbot, pane) == page.text, file.name


def test_blocks_hold_all_words_once() -> None:
    page = render(EVERYTHING)
    ends = [(block.start, block.end) for block in page.blocks]
    assert ends == sorted(ends)
    assert all(one[1] <= two[0] for one, two in pairwise(ends))
    outside = list(page.text)
    for start, end in ends:
        outside[start:end] = [""] * (end - start)
    assert not "".join(outside).strip()
    kinds = {page.text[block.start : block.end]: block.kind for block in page.blocks}
    assert kinds["One & two"] == "heading"
    assert kinds["two"] == kinds["three 😀😀"] == "item"
    assert kinds["a"] == kinds["1"] == "cell"
    assert kinds["def f():\n\n    return 1"] == "code"
    assert kinds["The note, with code.\xa0↩"] == "note"


def test_words_are_lit_where_python_says(qtbot: QtBot, pane: LessonPane) -> None:
    page = render(EVERYTHING)
    show(qtbot, pane, page)
    words = ("link", "three", "Meaning")
    pane.light(
        "hit", [(page.text.index(word), page.text.index(word) + len(word)) for word in words]
    )
    lit = ask(
        qtbot,
        pane,
        "[...CSS.highlights.get('hit')].map(r => { const t = document.createRange();"
        "t.setStart(r.startContainer, r.startOffset); t.setEnd(r.endContainer, r.endOffset);"
        "return t.toString(); })",
    )
    assert lit == list(words)
    pane.light("hit", [])
    assert ask(qtbot, pane, "CSS.highlights.has('hit')") is False


def test_a_lit_word_has_its_colour(qtbot: QtBot, pane: LessonPane, theme_host: ThemeHost) -> None:
    page = render("MMMMMMMMMM")
    show(qtbot, pane, page)
    pane.light("mark-2", [(0, len(page.text.strip()))])
    wanted = theme_host.theme.color("mark_2").rgb()

    def is_painted() -> bool:
        picture = pane.grab().toImage()
        return any(
            QColor(picture.pixel(x, y)).rgb() == wanted
            for x in range(0, picture.width(), 3)
            for y in range(0, picture.height(), 3)
        )

    qtbot.waitUntil(is_painted, timeout=PATIENCE_MS)


def test_a_selection_is_told_in_characters(qtbot: QtBot, pane: LessonPane) -> None:
    page = render(EVERYTHING)
    show(qtbot, pane, page)
    told: list[tuple[str, dict[str, Any]]] = []
    pane.told.connect(lambda kind, event: told.append((kind, event)))
    start = page.text.index("naïve")
    pane.select(start, start + 5)
    qtbot.waitUntil(lambda: any(kind == "selection" for kind, _ in told), timeout=PATIENCE_MS)
    event = next(event for kind, event in told if kind == "selection")
    assert page.text[event["start"] : event["end"]] == "naïve"


def test_the_paragraph_stays_when_the_text_grows(
    qtbot: QtBot, pane: LessonPane, theme_host: ThemeHost
) -> None:
    page = render(PARAGRAPHS)
    show(qtbot, pane, page)
    offset = page.text.index("Paragraph 20.")
    places: list[Place] = []
    pane.place_changed.connect(places.append)
    show(qtbot, pane, page, place=Place(0.1, offset, 0.5, page.text[offset : offset + 80]))
    qtbot.waitUntil(lambda: bool(places) and places[-1].offset == offset, timeout=PATIENCE_MS)
    for scale in (1.6, 0.8, 1.0):
        pane.set_theme(theme_host.theme, scale)
        qtbot.wait(300)
        assert pane.place.offset == offset
        assert pane.place.share == pytest.approx(0.5, abs=0.1)


def test_the_paragraph_is_found_again_after_an_edit(qtbot: QtBot, pane: LessonPane) -> None:
    page = render(PARAGRAPHS)
    offset = page.text.index("Paragraph 20.")
    place = Place(0.5, offset, 0.0, page.text[offset : offset + 80])
    edited = render("A new beginning.\n\n" * 3 + PARAGRAPHS)
    show(qtbot, pane, edited, place=place)
    moved = edited.text.index("Paragraph 20.")
    qtbot.waitUntil(lambda: pane.place.offset == moved, timeout=PATIENCE_MS)
    assert Place(0.5, offset, 0.0, "Words that went away").found_in(page.text) == Place(0.5)


def test_words_are_brought_into_sight_even_from_a_fold(qtbot: QtBot, pane: LessonPane) -> None:
    page = render(PARAGRAPHS + '\n\n??? note "Folded"\n    Hidden words.\n')
    show(qtbot, pane, page)
    start = page.text.index("Hidden")
    pane.reveal(start, start + 6)
    qtbot.waitUntil(lambda: pane.place.at_end, timeout=PATIENCE_MS)
    assert ask(qtbot, pane, "document.querySelector('details').open") is True


def test_the_light_reader_lights_and_selects_the_same_words(
    qtbot: QtBot, theme_host: ThemeHost
) -> None:
    pane = LessonPane(resources_dir(), use_web=False)
    qtbot.addWidget(pane)
    pane.resize(700, 500)
    pane.set_theme(theme_host.theme, 1.0)
    pane.show()
    page = render(EVERYTHING)
    show(qtbot, pane, page)
    light = pane._light
    assert light is not None
    for word in ("weight", "three", "Meaning", "quoted"):
        start = page.text.index(word)
        pane.select(start, start + len(word))
        assert light.textCursor().selectedText() == word
        pane.light("mark-1", [(start, start + len(word))])
        assert [s.cursor.selectedText() for s in light.extraSelections()] == [word]
