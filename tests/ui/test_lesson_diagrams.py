"""Diagrams with the real engine: drawn once, shown as pictures, never in the way of the rest."""

from __future__ import annotations

import os
import signal
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.place import Place
from coursegen_desktop.rendering.page import render
from coursegen_desktop.ui.content import diagram_drawer, diagram_look
from coursegen_desktop.ui.content.diagram_drawer import DiagramDrawer
from coursegen_desktop.ui.content.diagram_store import checked
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.kit.roles import read_theme

from .lesson_panes import PATIENCE_MS, ask, show, shown_pane

KINDS = {
    "flowchart": "flowchart LR\n A[Light] -->|falls on| B{Leaf?}\n subgraph s [Plant]\n B\n end",
    "sequence": "sequenceDiagram\n Anna->>Ben: Hello\n Note right of Ben: thinks",
    "class": "classDiagram\n class Animal {\n +String name\n +eat() bool\n }\n Animal <|-- Dog",
    "state": "stateDiagram-v2\n [*] --> Still\n Still --> Moving : push",
    "gantt": "gantt\n title Plan\n dateFormat YYYY-MM-DD\n section A\n First :a, 2024-01-01, 9d",
    "pie": 'pie title Pets\n "Dogs" : 38\n "Cats" : 8',
    "mindmap": "mindmap\n root((Plant))\n  Leaf\n  Root",
    "entities": "erDiagram\n CUSTOMER ||--o{ ORDER : places",
    "timeline": "timeline\n title History\n 2002 : One",
    "journey": "journey\n title Day\n section Work\n Tea: 5: Me",
    "git": "gitGraph\n commit\n branch dev\n commit",
}
WORDS = {
    "flowchart": "Light", "sequence": "Anna", "class": "Animal", "state": "Moving",
    "gantt": "First", "pie": "Dogs", "mindmap": "Plant", "entities": "CUSTOMER",
    "timeline": "One", "journey": "Tea", "git": "dev",
}  # fmt: skip
ENDLESS = "flowchart LR\n A-->B"  # see `hang`


def fence(source: str) -> str:
    return f"```mermaid\n{source}\n```\n\n"


@pytest.fixture
def make_pane(qtbot: QtBot) -> Iterator[Callable[..., LessonPane]]:
    panes: list[LessonPane] = []

    def make(**options: Any) -> LessonPane:
        panes.append(shown_pane(read_theme(resources_dir(), "light"), **options))
        return panes[-1]

    yield make
    for pane in panes:
        delete(pane)


@pytest.fixture
def pane(make_pane: Callable[..., LessonPane]) -> LessonPane:
    return make_pane()


@pytest.fixture
def drawer(qtbot: QtBot) -> Iterator[DiagramDrawer]:
    made = DiagramDrawer(resources_dir())
    yield made
    delete(made)


class Outcomes(dict[str, Any]):
    """What a drawer tells: an SVG, or (why, line)."""

    def __init__(self, drawer: DiagramDrawer) -> None:
        super().__init__()
        drawer.drawn.connect(self.__setitem__)
        drawer.failed.connect(lambda name, why, line: self.__setitem__(name, (why, line)))


def look(theme: str = "light") -> dict[str, object]:
    return diagram_look.variables(read_theme(resources_dir(), theme))


def drawer_of(pane: LessonPane) -> DiagramDrawer:
    assert pane._web is not None
    return pane._web._diagrams.drawer


def states(qtbot: QtBot, pane: LessonPane) -> list[str]:
    found = ask(
        qtbot, pane, "[...document.querySelectorAll('.app-diagram')].map(f => f.dataset.state)"
    )
    return list(found)


def settled(qtbot: QtBot, pane: LessonPane) -> list[str]:
    """The states, once nothing is being drawn any more and every picture is there."""
    qtbot.waitUntil(lambda: "drawing" not in states(qtbot, pane), timeout=PATIENCE_MS)
    loaded = (
        "[...document.querySelectorAll('.app-diagram[data-state=drawn] img')]"
        ".every(i => i.complete && i.naturalWidth > 0)"
    )
    qtbot.waitUntil(lambda: ask(qtbot, pane, loaded), timeout=PATIENCE_MS)
    return states(qtbot, pane)


def hang(drawer: DiagramDrawer) -> None:
    """Let the next drawing never end."""
    assert drawer._page is not None
    drawer._page.run("mermaid.render = () => { for (;;) ; }")


def test_every_kind_is_drawn_and_passes_the_gate(qtbot: QtBot, drawer: DiagramDrawer) -> None:
    heard = Outcomes(drawer)
    for kind, source in KINDS.items():
        drawer.draw(kind, source, look())
    qtbot.waitUntil(lambda: len(heard) == len(KINDS), timeout=PATIENCE_MS)
    for kind, svg in heard.items():
        assert isinstance(svg, str), (kind, svg)
        drawing = checked(svg.encode())
        assert drawing.width > 40 and drawing.height > 40
        text = " ".join("".join(ET.fromstring(svg).itertext()).split())
        assert WORDS[kind] in text, kind


def test_the_same_source_gives_the_same_bytes(qtbot: QtBot) -> None:
    made = []
    for _ in range(2):
        drawer = DiagramDrawer(resources_dir())
        heard = Outcomes(drawer)
        for kind in ("mindmap", "flowchart", "git"):
            drawer.draw(kind, KINDS[kind], look())
        qtbot.waitUntil(lambda heard=heard: len(heard) == 3, timeout=PATIENCE_MS)
        made.append(dict(heard))
        delete(drawer)
    assert made[0] == made[1]


def test_a_lesson_shows_pictures_and_the_bad_one_its_fault(qtbot: QtBot, pane: LessonPane) -> None:
    bad = "flowchart LR\n A -->"
    text = fence(KINDS["pie"]) + "Between.\n\n" + fence(bad) + fence("nonsense") + "## After\n"
    page = render(text)
    show(qtbot, pane, page, "Diagrams")
    assert settled(qtbot, pane) == ["drawn", "failed", "failed"]
    words = ask(
        qtbot, pane, "[...document.querySelectorAll('.app-diagram .fault')].map(f => f.textContent)"
    )
    assert "line 2" in words[0] and "kind of diagram" in words[1]
    sources = "[...document.querySelectorAll('.app-diagram pre code')].map(c => c.textContent)"
    assert ask(qtbot, pane, sources) == [bad, "nonsense"]
    alt = "document.querySelector('.app-diagram img').alt"
    assert ask(qtbot, pane, alt) == "Diagram: Pets, Dogs, 38, Cats, 8"
    # What stands in the figures is no part of the lesson's text.
    assert page.text.split() == ["Between.", "After"]
    assert ask(qtbot, pane, "document.querySelectorAll('#app-body h2').length") == 1


def test_two_alike_are_drawn_once_and_found_again(
    qtbot: QtBot, make_pane: Callable[..., LessonPane], tmp_path: Path
) -> None:
    page = render(fence(KINDS["pie"]) * 2 + fence(KINDS["state"]))
    for begun in (2, 0):  # the second pane finds them on the disk
        pane = make_pane(cache=tmp_path)
        show(qtbot, pane, page)
        assert settled(qtbot, pane) == ["drawn"] * 3
        assert drawer_of(pane).begun == begun
        assert drawer_of(pane).is_started == bool(begun)
        show(qtbot, pane, render("other"))
        show(qtbot, pane, page)
        assert settled(qtbot, pane) == ["drawn"] * 3
        assert drawer_of(pane).begun == begun


def test_no_diagram_no_page(qtbot: QtBot, pane: LessonPane) -> None:
    show(qtbot, pane, render("Words.\n\n```python\n1\n```"))
    assert not drawer_of(pane).is_started


def test_another_theme_is_drawn_while_the_old_picture_stays(qtbot: QtBot, pane: LessonPane) -> None:
    filler = "\n\n".join(["Words that fill the page. " * 30] * 12)
    show(qtbot, pane, render(filler + "\n\n" + fence(KINDS["pie"]) + filler), place=Place(0.6))
    settled(qtbot, pane)
    src = "document.querySelector('.app-diagram img').getAttribute('src')"
    light = ask(qtbot, pane, src)
    place = pane.position
    assert place > 0.3
    for theme, begun in (("dark", 2), ("light", 2), ("dark", 2)):
        pane.set_theme(read_theme(resources_dir(), theme), 1.0)
        assert "drawing" not in states(qtbot, pane), "no wait is seen"
        qtbot.waitUntil(lambda t=theme: f"-{t}-" in ask(qtbot, pane, src), timeout=PATIENCE_MS)
        assert drawer_of(pane).begun == begun
    assert ask(qtbot, pane, src) != light
    assert abs(pane.position - place) < 0.02


def test_larger_text_makes_larger_pictures(qtbot: QtBot, pane: LessonPane) -> None:
    show(qtbot, pane, render(fence(KINDS["state"])))
    settled(qtbot, pane)
    width = "document.querySelector('.app-diagram img').getBoundingClientRect().width"
    before = ask(qtbot, pane, width)
    pane.set_theme(read_theme(resources_dir(), "light"), 1.5)
    assert ask(qtbot, pane, width) == pytest.approx(before * 1.5, rel=0.02)


@pytest.mark.logs("took more than")
def test_one_that_never_ends_is_ended_and_the_rest_stands(
    qtbot: QtBot, drawer: DiagramDrawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Outcomes(drawer)
    drawer.draw("first", KINDS["pie"], look())
    qtbot.waitUntil(lambda: "first" in heard, timeout=PATIENCE_MS)
    hang(drawer)
    monkeypatch.setattr(diagram_drawer, "DRAW_MS", 1500)
    drawer.draw("endless", ENDLESS, look())
    drawer.draw("after", KINDS["state"], look())
    qtbot.waitUntil(lambda: "after" in heard, timeout=PATIENCE_MS)
    assert heard["endless"] == ("slow", 0)
    assert isinstance(heard["after"], str)


def test_a_page_killed_while_it_draws_is_made_again(qtbot: QtBot, drawer: DiagramDrawer) -> None:
    heard = Outcomes(drawer)
    drawer.draw("first", KINDS["pie"], look())
    qtbot.waitUntil(lambda: "first" in heard, timeout=PATIENCE_MS)
    hang(drawer)
    drawer.draw("killed", KINDS["state"], look())
    assert drawer._page is not None
    os.kill(drawer._page.renderProcessPid(), signal.SIGKILL)
    qtbot.waitUntil(lambda: "killed" in heard, timeout=PATIENCE_MS)
    assert isinstance(heard["killed"], str), "the second try drew it"


def test_the_page_rests_after_a_while(
    qtbot: QtBot, drawer: DiagramDrawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagram_drawer, "REST_MS", 100)
    heard = Outcomes(drawer)
    drawer.draw("first", KINDS["pie"], look())
    qtbot.waitUntil(lambda: "first" in heard, timeout=PATIENCE_MS)
    assert drawer._page is not None
    with qtbot.waitSignal(drawer._page.destroyed, timeout=PATIENCE_MS):
        pass
    assert not drawer.is_started
    drawer.draw("again", KINDS["state"], look())
    qtbot.waitUntil(lambda: "again" in heard, timeout=PATIENCE_MS)


def test_leaving_the_lesson_drops_what_waits(qtbot: QtBot, pane: LessonPane) -> None:
    many = "".join(fence(f'pie\n "a" : {n}') for n in range(30))
    show(qtbot, pane, render(many))
    show(qtbot, pane, render(fence(KINDS["state"])))
    assert settled(qtbot, pane) == ["drawn"]
    assert drawer_of(pane).begun < 30


@pytest.mark.logs("renderer ended")
def test_after_a_crash_of_the_lesson_the_pictures_come_back(qtbot: QtBot, pane: LessonPane) -> None:
    show(qtbot, pane, render(fence(KINDS["pie"])))
    settled(qtbot, pane)
    assert pane._web is not None
    with qtbot.waitSignal(pane.painted, timeout=PATIENCE_MS):
        os.kill(pane._web.page().renderProcessPid(), signal.SIGKILL)
    assert settled(qtbot, pane) == ["drawn"]
    assert drawer_of(pane).begun == 1


def test_pictures_have_no_other_door(qtbot: QtBot, pane: LessonPane) -> None:
    page = render(fence(KINDS["pie"]))
    show(qtbot, pane, page)
    settled(qtbot, pane)
    assert pane._web is not None
    find = pane._web._handler.find
    key = page.diagrams[0].key
    name = f"{key}-{diagram_look.tag(read_theme(resources_dir(), 'light'))}.svg"
    found = find(QUrl(f"course://lesson/diagram/{name}"))
    assert found is not None and found[0] == b"image/svg+xml"
    for wrong in (
        f"course://lesson/diagram/{key}.svg",
        f"course://lesson/diagram/{name}x",
        f"course://lesson/diagram/{key}/x.svg",
        "course://lesson/diagram/../page/lesson.css",
        "course://lesson/diagram/",
        "course://lesson/vendor/mermaid/mermaid.min.js",
        f"course://diagram/diagram/{key}.svg",
        "course://diagram/",
    ):
        assert find(QUrl(wrong)) is None, wrong


def test_the_light_reader_shows_the_source(
    qtbot: QtBot, make_pane: Callable[..., LessonPane]
) -> None:
    pane = make_pane(use_web=False)
    show(
        qtbot, pane, render("Before.\n\n" + fence('flowchart LR\n A["<b>x</b>"] --> B') + "After.")
    )
    assert pane._light is not None
    text = pane._light.toPlainText()
    assert 'A["<b>x</b>"] --> B' in text
    assert text.index("Before.") < text.index("as its author wrote it") < text.index("After.")


def test_author_colours_stay_legible(qtbot: QtBot, drawer: DiagramDrawer) -> None:
    heard = Outcomes(drawer)
    source = "flowchart LR\n A[Pale]\n style A fill:#ffff99\n B[Deep]\n style B fill:#112233"
    drawer.draw("a", source, look("dark"))
    qtbot.waitUntil(lambda: "a" in heard, timeout=PATIENCE_MS)
    fills = {
        "".join(node.itertext()): node.get("style", "")
        for node in ET.fromstring(heard["a"]).iter("{http://www.w3.org/2000/svg}text")
    }
    assert "rgb(0, 0, 0)" in fills["Pale"]
    assert "rgb(255, 255, 255)" in fills["Deep"]
