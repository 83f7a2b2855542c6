"""The elements of a lesson in the real engine: fonts, films, terms; and in the plain view."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.rendering.context import LessonContext
from coursegen_desktop.rendering.page import render
from coursegen_desktop.rendering.rendered import RenderedPage
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.kit.theme import ThemeHost

from .lesson_panes import ask, show, shown_pane, until

ELEMENTS = resources_dir() / "samples" / "elements"
TEMML = resources_dir() / "vendor" / "temml" / "temml.min.js"
FILES = tuple((file.name, file.name) for file in sorted((ELEMENTS / "media").iterdir()))
TERMS = (("wave", "Something that *swings*."), ("tone", "What is heard."))
AROUND = LessonContext(files=FILES, terms=TERMS)


@pytest.fixture
def pane(qtbot: QtBot, theme_host: ThemeHost) -> Iterator[LessonPane]:
    made = shown_pane(theme_host.theme, store=ELEMENTS / "media")
    yield made
    delete(made)


@pytest.fixture
def light(qtbot: QtBot, theme_host: ThemeHost) -> Iterator[LessonPane]:
    made = shown_pane(theme_host.theme, use_web=False, store=ELEMENTS / "media")
    yield made
    delete(made)


def page_of(markdown: str) -> RenderedPage:
    return render(markdown, AROUND, TEMML)


def test_a_root_is_drawn_with_the_mathematics_font(qtbot: QtBot, pane: LessonPane) -> None:
    show(qtbot, pane, page_of(r"$$\sqrt{b^2-4ac}$$" + "\n\n" + r"$$b^2-4ac$$"))
    until(qtbot, pane, "document.fonts.check('18px \"STIX Two Math\"')")
    family = "getComputedStyle(document.querySelector('math')).fontFamily"
    assert ask(qtbot, pane, family).startswith('"STIX Two Math"')
    width = "document.querySelectorAll('math {}')[0].getBoundingClientRect().width"
    inside = ask(qtbot, pane, width.format("msqrt > *"))
    whole = ask(qtbot, pane, width.format("msqrt"))
    assert whole > inside + 5, "there is room for the sign of the root"
    assert ask(qtbot, pane, "document.querySelector('math').closest('.wrong')") is None


def test_a_film_of_the_course_plays_and_has_captions(qtbot: QtBot, pane: LessonPane) -> None:
    show(qtbot, pane, page_of("![Waves](media/TWO-waves.webm)"))
    until(qtbot, pane, "document.querySelector('video').readyState >= 1")
    assert ask(qtbot, pane, "document.querySelector('video').videoWidth") == 320
    assert ask(qtbot, pane, "document.querySelector('video').duration") == pytest.approx(4, abs=0.2)
    until(qtbot, pane, "document.querySelector('video').textTracks[0].cues?.length === 2")


def test_captions_of_sound_are_written_below_it(qtbot: QtBot, pane: LessonPane) -> None:
    show(qtbot, pane, page_of("![Tones](media/two-tones.ogg)"))
    sound = "document.querySelector('audio')"
    until(qtbot, pane, f"{sound}.readyState >= 1 && {sound}.textTracks[0].cues?.length === 2")
    ask(qtbot, pane, f"({sound}.currentTime = 1.2, 1)")
    until(qtbot, pane, "document.querySelector('.app-said').textContent.includes('440 hertz')")
    assert ask(qtbot, pane, "document.querySelector('.app-said').hidden") is False


def test_only_what_the_page_names_is_served(qtbot: QtBot, pane: LessonPane) -> None:
    show(qtbot, pane, page_of("![x](media/two-waves.png)"))
    until(qtbot, pane, "document.querySelector('img').naturalWidth === 640")
    handler = pane._web._handler  # type: ignore[union-attr]
    assert handler.find(QUrl("course://lesson/media/two-waves.png")) is not None
    assert handler.find(QUrl("course://lesson/media/two-waves.webm")) is None


def test_a_term_opens_by_click_and_key_and_closes_by_escape(qtbot: QtBot, pane: LessonPane) -> None:
    show(qtbot, pane, page_of("Every wave has a tone."))
    shown = "document.querySelector('.app-term')?.innerText"
    before = ask(qtbot, pane, "document.getElementById('app-body').textContent")
    ask(qtbot, pane, "(document.querySelector('dfn').click(), 1)")
    assert ask(qtbot, pane, shown).split("\n\n") == ["wave", "Something that swings."]
    assert ask(qtbot, pane, "document.querySelector('dfn').getAttribute('aria-expanded')") == "true"
    described = "document.getElementById(document.querySelector('dfn').getAttribute"
    assert "swings" in ask(qtbot, pane, described + "('aria-describedby')).textContent")
    assert ask(qtbot, pane, "document.getElementById('app-body').textContent") == before
    ask(qtbot, pane, "(document.querySelectorAll('dfn')[1].focus(), 1)")
    proxy = pane.focusProxy().focusProxy() or pane.focusProxy()
    pane.activateWindow()
    proxy.setFocus()
    QTest.keyClick(proxy, Qt.Key.Key_Return)
    until(qtbot, pane, f"({shown} || '').startsWith('tone')")
    QTest.keyClick(proxy, Qt.Key.Key_Escape)
    until(qtbot, pane, "!document.querySelector('.app-term')")


def test_another_lesson_closes_the_definition(qtbot: QtBot, pane: LessonPane) -> None:
    show(qtbot, pane, page_of("Every wave."))
    ask(qtbot, pane, "(document.querySelector('dfn').click(), 1)")
    show(qtbot, pane, page_of("Nothing here."))
    assert ask(qtbot, pane, "document.querySelector('.app-term')") is None


def test_a_definition_stays_inside_the_window(qtbot: QtBot, pane: LessonPane) -> None:
    show(qtbot, pane, page_of("Word " * 11 + "wave.\n\n" + "Line.\n\n" * 40 + "One tone."))
    for number in (0, 1):
        place = f"document.querySelectorAll('dfn')[{number}]"
        # Else the page keeps its own place while fonts still arrive.
        there = f"{place}.scrollIntoView({{block: 'end'}})"
        ask(qtbot, pane, f"(coursegen.release(), {there}, {place}.click(), 1)")
        box = ask(qtbot, pane, "document.querySelector('.app-term').getBoundingClientRect()")
        assert box["left"] >= 0
        assert box["right"] <= 700
        assert box["top"] >= 0
        assert box["bottom"] <= 500
        ask(qtbot, pane, "(document.body.click(), 1)")


def test_line_numbers_are_seen_and_not_copied(qtbot: QtBot, pane: LessonPane) -> None:
    show(qtbot, pane, page_of('```python linenums="1"\na = 1\nb = 2\n```'))
    content = "getComputedStyle(document.querySelector('.linenos'), '::before').content"
    assert ask(qtbot, pane, content) == '"1 "'
    ask(qtbot, pane, "(getSelection().selectAllChildren(document.querySelector('pre')), 1)")
    assert ask(qtbot, pane, "getSelection() + ''").rstrip() == "a = 1\nb = 2"


def test_the_plain_view_shows_sources_of_formulas_and_names_films(
    qtbot: QtBot, light: LessonPane
) -> None:
    show(
        qtbot,
        light,
        page_of("So $x^2$ is.\n\n![Waves](media/two-waves.webm)\n\n![x](media/two-waves.png)"),
    )
    assert light._light is not None
    text = light._light.toPlainText()
    assert "So x^2 is." in text
    assert "two-waves.webm” cannot be played" in text
    assert light._light.loadResource(2, "media/two-waves.png") is not None
    assert light._light.loadResource(2, "media/two-waves.webm") is None


def test_the_plain_view_explains_terms(qtbot: QtBot, light: LessonPane) -> None:
    show(qtbot, light, page_of("Every wave has a tone."))
    reader = light._light
    assert reader is not None
    reader.anchorClicked.emit(QUrl("term:1"))
    assert "What is heard." in QToolTip.text()
    reader.anchorClicked.emit(QUrl("term:7"))
    QToolTip.hideText()
    assert "Every wave has a tone." in reader.toPlainText()


def test_the_sample_lesson_holds_every_element(qtbot: QtBot, pane: LessonPane) -> None:
    page = page_of((ELEMENTS / "lesson.md").read_text("utf-8"))
    assert not page.is_plain
    for part in (
        "<math", "<video", "<audio", "<track", "<figcaption", "<table", "linenos", "hll",
        "filename", "task-box", "<dl>", "<dfn", "footnote", 'class="citation"', "<details",
        "admonition note", "admonition tip", "admonition key", "admonition warning",
        "admonition example", "<abbr", "<kbd>", "<mark>", 'dir="auto"', "<sub>", "<blockquote",
        "app-diagram", "check check-1", "check-gap",
    ):  # fmt: skip
        assert part in page.html, part
    assert "missing" not in page.html
    assert "wrong" not in page.html
    show(qtbot, pane, page)
    until(qtbot, pane, "document.querySelector('figure img').naturalWidth === 640")
