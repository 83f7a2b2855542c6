"""A reader's look in the real engine: measured in the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coursegen_desktop.domain.place import TOP, Place
from coursegen_desktop.domain.reading_look import FACES, LEGIBLE, USUAL_LOOK, ReadingLook
from coursegen_desktop.rendering.hyphenation import breaks
from coursegen_desktop.rendering.page import render
from coursegen_desktop.rendering.rendered import RenderedPage
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.reader.keys import Key, KeyTable

from .lesson_panes import PATIENCE_MS, ask, show, shown_pane

LOADED = "document.fonts.status === 'loaded'"
WORDS = "Internationalization of photosynthesis, responsibly communicated 😀 everywhere. "
PAGE = render(
    "\n\n".join(f"Paragraph {n}. " + WORDS * 12 for n in range(40))
    + "\n\n`internationalization`\n\n[down](#end)\n\n## End\n"
)


@pytest.fixture
def pane(qtbot: QtBot, theme_host: ThemeHost) -> Iterator[LessonPane]:
    """A shown pane with the engine; it is destroyed with its profile."""
    made = shown_pane(theme_host.theme, (900, 600))
    yield made
    delete(made)


def show_page(
    qtbot: QtBot, pane: LessonPane, place: Place = TOP, page: RenderedPage = PAGE
) -> None:
    show(qtbot, pane, page, "Title", place, language="en")


def style(qtbot: QtBot, pane: LessonPane, name: str, selector: str = "#app-body p") -> Any:
    return ask(qtbot, pane, f"getComputedStyle(document.querySelector({selector!r}))[{name!r}]")


def wear(pane: LessonPane, theme_host: ThemeHost, look: ReadingLook) -> None:
    pane.set_look(theme_host.theme, 1.0, look)


def test_every_wish_is_seen(qtbot: QtBot, pane: LessonPane, theme_host: ThemeHost) -> None:
    show_page(qtbot, pane)
    wear(pane, theme_host, ReadingLook("dark", LEGIBLE, 20, 2.0, 50, True, True, 2.0, 0.1))
    assert style(qtbot, pane, "fontFamily").startswith('"Atkinson Hyperlegible"')
    assert style(qtbot, pane, "fontSize") == "20px"
    assert style(qtbot, pane, "lineHeight") == "40px"
    assert style(qtbot, pane, "letterSpacing") == "2px"
    assert style(qtbot, pane, "marginBottom") == "40px"
    assert style(qtbot, pane, "textAlign") == "justify"
    narrow = ask(qtbot, pane, "document.getElementById('app-body').clientWidth")
    assert narrow == pytest.approx(50 * (0.437 + 0.1) * 20, abs=2)
    wear(pane, theme_host, replace(USUAL_LOOK, measure=0))
    wide = ask(qtbot, pane, "document.getElementById('app-body').clientWidth")
    assert wide > 780
    assert style(qtbot, pane, "fontSize") == "18px"
    assert style(qtbot, pane, "textAlign") == "start"
    assert style(qtbot, pane, "letterSpacing") in ("normal", "0px")


@pytest.mark.parametrize("face", FACES)
def test_a_line_holds_about_as_many_letters_as_was_asked_for(
    qtbot: QtBot, pane: LessonPane, theme_host: ThemeHost, face: str
) -> None:
    prose = "The light reactions leave the chloroplast holding two things it cannot keep. " * 40
    show_page(qtbot, pane, page=render(prose))
    wear(pane, theme_host, replace(USUAL_LOOK, face=face, measure=60))
    # The face is fetched when it is first used.
    ready = f"""document.fonts.check('18px "{face}"') && document.fonts.status"""
    qtbot.waitUntil(lambda: ask(qtbot, pane, ready) == "loaded", timeout=PATIENCE_MS)
    lines = ask(
        qtbot, pane,
        "(() => {const p = document.querySelector('#app-body p');"
        "return p.clientHeight / parseFloat(getComputedStyle(p).lineHeight)})()",
    )  # fmt: skip
    assert 54 < len(prose) / lines < 63


@pytest.mark.parametrize("scrolled", [False, True])
def test_the_place_holds_while_the_look_changes(
    qtbot: QtBot, pane: LessonPane, theme_host: ThemeHost, scrolled: bool
) -> None:
    start = PAGE.blocks[20].start
    place = Place(0.5, start, 0.0, PAGE.text[start : start + 80])
    show_page(qtbot, pane, place)
    assert pane._web is not None
    unit = pane._web._offsets.to_page(start)
    if scrolled:
        # As after a turn of the wheel: nothing is waited for any more.
        qtbot.waitUntil(lambda: ask(qtbot, pane, LOADED), timeout=PATIENCE_MS)
        ask(qtbot, pane, "(coursegen.release(), 1)")
    for look in (
        replace(USUAL_LOOK, size=30),
        replace(USUAL_LOOK, size=14, line_height=2.2, measure=0),
        replace(USUAL_LOOK, face=LEGIBLE, letter_space=0.12, paragraph_space=2.0),
        replace(USUAL_LOOK, justified=True, measure=45),
    ):
        wear(pane, theme_host, look)
        top = f"coursegenPage.text.range({unit}, {unit} + 1).getBoundingClientRect().top"
        qtbot.waitUntil(lambda: ask(qtbot, pane, LOADED), timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda top=top: -2 <= ask(qtbot, pane, top) <= 12, timeout=PATIENCE_MS)


def test_words_are_divided_and_the_text_stays_what_it_is(
    qtbot: QtBot, pane: LessonPane, theme_host: ThemeHost
) -> None:
    show_page(qtbot, pane)
    wear(pane, theme_host, replace(USUAL_LOOK, justified=True, measure=45, letter_space=0.05))
    at = PAGE.text.index("photosynthesis")
    lines = (
        f"new Set([...coursegenPage.text.range({at}, {at + 14}).getClientRects()]"
        ".map(box => box.top)).size"
    )
    assert ask(qtbot, pane, lines) == 1
    width = "coursegenPage.text.range(13, 33).getBoundingClientRect().width"
    whole = ask(qtbot, pane, width)
    places = breaks(PAGE, "en")
    assert len(places) > 2000
    pane.light("hit", [(1500, 1530)])
    pane.hyphenate(places)
    assert ask(qtbot, pane, "document.querySelectorAll('.app-shy').length") == len(places)
    assert ask(qtbot, pane, lines) == 2
    assert ask(qtbot, pane, width) == pytest.approx(whole, abs=0.5), "none is seen in a line"
    text = ask(qtbot, pane, "document.getElementById('app-body').textContent")
    assert text == PAGE.text
    start, end = 1500, 1530
    assert pane._web is not None
    pair = pane._web._offsets.pairs([(start, end)])[0]
    shown = f"coursegenPage.text.range({pair[0]}, {pair[1]}).toString()"
    assert ask(qtbot, pane, shown) == PAGE.text[start:end]
    lit = "[...CSS.highlights.get('hit')].map(r => r.startContainer.isConnected)"
    assert ask(qtbot, pane, lit) == [True]
    code = "getComputedStyle(document.querySelector('code .app-shy') || document.body, '::before')"
    assert ask(qtbot, pane, code + ".content") == "none"
    copied = "(() => {document.getSelection().selectAllChildren(document.querySelector('p'));"
    copied += "return document.getSelection().toString()})()"
    assert "\u00ad" not in ask(qtbot, pane, copied)
    pane.hyphenate(())
    assert ask(qtbot, pane, "document.querySelectorAll('.app-shy').length") == 0
    assert ask(qtbot, pane, lines) == 1
    assert ask(qtbot, pane, "document.querySelector('#app-body p').childNodes.length") == 1


def test_letters_act_in_the_page_but_not_in_a_field_of_it(qtbot: QtBot, pane: LessonPane) -> None:
    show_page(qtbot, pane)
    acted: list[str] = []
    KeyTable(pane, (Key("Down", lambda: (acted.append("j"), pane.step(3)), ("J",)),))
    assert pane.findChildren(QAction)
    pane.activateWindow()
    pane.setFocus()
    assert pane._web is not None
    target = pane._web.focusProxy()
    qtbot.waitUntil(lambda: target.hasFocus(), timeout=PATIENCE_MS)
    QTest.keyClick(target, Qt.Key.Key_J)
    qtbot.waitUntil(lambda: pane.position > 0, timeout=PATIENCE_MS)
    assert acted == ["j"]
    field = "(() => {const f = document.createElement('input'); f.id = 'f';"
    field += "document.getElementById('app-body').prepend(f); f.focus(); return true})()"
    ask(qtbot, pane, field)
    qtbot.waitUntil(
        lambda: ask(qtbot, pane, "document.activeElement.id") == "f", timeout=PATIENCE_MS
    )

    def types() -> bool:
        # Chromium tells Qt a moment later that a field has the keyboard.
        QTest.keyClick(target, Qt.Key.Key_J)
        return "j" in ask(qtbot, pane, "document.getElementById('f').value").lower()

    qtbot.waitUntil(types, timeout=PATIENCE_MS)
    count = len(acted)
    QTest.keyClick(target, Qt.Key.Key_J)
    ask(qtbot, pane, "1")
    assert len(acted) == count


def test_jumps_within_the_page_are_told(qtbot: QtBot, pane: LessonPane) -> None:
    show_page(qtbot, pane)
    with qtbot.waitSignal(
        pane.told, timeout=PATIENCE_MS, check_params_cb=lambda kind, _: kind == "jumped"
    ) as told:
        ask(qtbot, pane, "document.querySelector('a[href=\"#end\"]').click() || 1")
    assert told.args is not None
    assert told.args[1]["anchor"] == "end"
    qtbot.waitUntil(lambda: pane.position > 0.9, timeout=PATIENCE_MS)
    start = PAGE.blocks[3].start
    pane.go_to(Place(0.1, start, 0.0, PAGE.text[start : start + 80]))
    qtbot.waitUntil(lambda: pane.place.offset == start, timeout=PATIENCE_MS)
