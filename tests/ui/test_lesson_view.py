"""The lesson pane with the real engine: places, looks, links, searches, crashes."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.place import Place
from coursegen_desktop.domain.reading_look import USUAL_LOOK
from coursegen_desktop.rendering.page import render, render_plain
from coursegen_desktop.ui.content.lesson_files import PICTURES, file_below
from coursegen_desktop.ui.content.lesson_view import LessonPane
from coursegen_desktop.ui.content.look_values import page_values
from coursegen_desktop.ui.kit.roles import Theme, read_theme
from coursegen_desktop.ui.kit.theme import ThemeHost

from .lesson_panes import PATIENCE_MS, ask, show, shown_pane

PARAGRAPH = "Rubisco joins carbon dioxide to a sugar, slowly, and so leaves hold a lot of it. " * 6
SECTIONS = ("First light", "Second wind", "Third time", "Fourth wall")
LONG = "\n\n".join(f"## {name}\n\n" + "\n\n".join([PARAGRAPH] * 6) for name in SECTIONS)


class Heard:
    """Collects what a pane tells."""

    def __init__(self, pane: LessonPane) -> None:
        self.links: list[str] = []
        self.positions: list[float] = []
        self.headings: list[str] = []
        pane.link_activated.connect(self.links.append)
        pane.position_changed.connect(self.positions.append)
        pane.heading_reached.connect(self.headings.append)


@pytest.fixture
def light_theme(theme_host: ThemeHost) -> Theme:
    """Light."""
    return theme_host.theme


@pytest.fixture
def make_pane(qtbot: QtBot, light_theme: Theme) -> Iterator[Callable[..., LessonPane]]:
    """Makes shown panes of a fixed size; they are destroyed with their profiles."""
    panes: list[LessonPane] = []

    def make(**options: Any) -> LessonPane:
        panes.append(shown_pane(light_theme, **options))
        return panes[-1]

    yield make
    for pane in panes:
        delete(pane)


@pytest.fixture(params=["web", "light"])
def pane(request: pytest.FixtureRequest, make_pane: Callable[..., LessonPane]) -> LessonPane:
    """Both readers must keep the same promises."""
    return make_pane(use_web=request.param == "web")


@pytest.fixture
def web_pane(make_pane: Callable[..., LessonPane]) -> LessonPane:
    """The engine."""
    return make_pane()


def test_a_page_is_shown_with_title_and_facts(qtbot: QtBot, web_pane: LessonPane) -> None:
    page = render("Words with **weight**.")
    show(qtbot, web_pane, page, "A <b>title</b>", meta=("14 min", "Sources: 3"), language="en")
    assert ask(qtbot, web_pane, "document.getElementById('app-title').textContent") == (
        "A <b>title</b>"
    )
    assert ask(qtbot, web_pane, "document.getElementById('app-meta').innerText") == (
        "14 min\nSources: 3"
    )
    assert ask(qtbot, web_pane, "document.getElementById('app-body').innerHTML") == page.html
    assert ask(qtbot, web_pane, "document.documentElement.lang") == "en"
    assert ask(qtbot, web_pane, "getComputedStyle(document.body).fontFamily").startswith(
        '"Source Serif 4"'
    )
    assert ask(qtbot, web_pane, "document.fonts.check('18px \"Source Serif 4\"')") is True


def test_the_page_has_no_javascript_of_its_own_and_keeps_nothing(
    qtbot: QtBot, web_pane: LessonPane
) -> None:
    show(qtbot, web_pane, render("x"))
    page = web_pane._web.page()  # type: ignore[union-attr]
    answers: list[Any] = []
    page.runJavaScript("document.title = 'changed'; 42", 0, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE_MS)
    assert answers[0] in (None, "")
    assert page.title() == "Lesson"
    assert page.profile().isOffTheRecord()
    settings = page.settings()
    for name in ("JavascriptEnabled", "LocalStorageEnabled", "PluginsEnabled", "WebGLEnabled"):
        assert not settings.testAttribute(getattr(settings.WebAttribute, name)), name


def test_the_policy_is_one_header_that_chromium_enforces(
    qtbot: QtBot, web_pane: LessonPane
) -> None:
    """A header given the obvious way is cut into single bytes and ignored, so look at effects."""
    show(qtbot, web_pane, render("x"))
    box = "document.getElementById('app-body')"
    ask(qtbot, web_pane, f"{box}.innerHTML = '<p id=p style=\"color: rgb(1, 2, 3)\">x</p>'")
    assert ask(qtbot, web_pane, "getComputedStyle(p).color") != "rgb(1, 2, 3)"


def test_a_place_is_restored_and_reported(qtbot: QtBot, pane: LessonPane) -> None:
    heard = Heard(pane)
    show(qtbot, pane, render(LONG), "Title", Place(0.5))
    qtbot.waitUntil(lambda: pane.position > 0.45, timeout=PATIENCE_MS)
    assert pane.position == pytest.approx(0.5, abs=0.02)
    qtbot.waitUntil(lambda: bool(heard.headings), timeout=PATIENCE_MS)
    assert heard.headings[-1] in ("second-wind", "third-time")
    pane.scroll_to_position(1.0)
    qtbot.waitUntil(lambda: pane.position == pytest.approx(1.0, abs=0.005), timeout=PATIENCE_MS)
    assert heard.headings[-1] == "fourth-wall"
    pane.scroll_to("")
    qtbot.waitUntil(lambda: pane.position == 0.0, timeout=PATIENCE_MS)


def test_reports_of_the_page_before_are_not_taken_for_the_new_one(
    qtbot: QtBot, pane: LessonPane
) -> None:
    heard = Heard(pane)
    show(qtbot, pane, render(LONG), "One", Place(1.0))
    qtbot.waitUntil(lambda: heard.headings[-1:] == ["fourth-wall"], timeout=PATIENCE_MS)
    pane.scroll_to_position(0.9)
    heard.headings.clear()
    heard.positions.clear()
    show(qtbot, pane, render(LONG + "\n\nEnd."), "Two", Place(0.25))
    assert pane.position == pytest.approx(0.25, abs=0.02)
    qtbot.waitUntil(lambda: bool(heard.headings), timeout=PATIENCE_MS)
    assert "fourth-wall" not in heard.headings
    assert all(position < 0.3 for position in heard.positions)


def test_a_heading_is_reached_by_its_anchor(qtbot: QtBot, pane: LessonPane) -> None:
    heard = Heard(pane)
    show(qtbot, pane, render(LONG), "Title")
    pane.scroll_to("third-time")
    qtbot.waitUntil(lambda: heard.headings[-1:] == ["third-time"], timeout=PATIENCE_MS)
    assert 0.3 < pane.position < 0.8
    show(qtbot, pane, render(LONG + "\n\nmore"), "Other", anchor="second-wind")
    qtbot.waitUntil(lambda: heard.headings[-1] == "second-wind", timeout=PATIENCE_MS)


def test_an_anchor_asked_for_before_the_engine_is_there_is_kept(
    qtbot: QtBot, web_pane: LessonPane
) -> None:
    heard = Heard(web_pane)
    with qtbot.waitSignal(web_pane.painted, timeout=PATIENCE_MS):
        web_pane.show_page(render(LONG), "Title")
        web_pane.scroll_to("fourth-wall")
    qtbot.waitUntil(lambda: heard.headings[-1:] == ["fourth-wall"], timeout=PATIENCE_MS)


def test_the_look_changes_at_once_and_keeps_the_place(qtbot: QtBot, web_pane: LessonPane) -> None:
    heard = Heard(web_pane)
    show(qtbot, web_pane, render(LONG), "Title")
    web_pane.scroll_to("third-time")
    qtbot.waitUntil(lambda: heard.headings[-1:] == ["third-time"], timeout=PATIENCE_MS)
    top = "document.getElementById('third-time').getBoundingClientRect().top"
    before = ask(qtbot, web_pane, top)
    size = ask(qtbot, web_pane, "parseFloat(getComputedStyle(document.body).fontSize)")
    dark = read_theme(resources_dir(), "dark")
    web_pane.set_theme(dark, 1.5)
    color = ask(qtbot, web_pane, "getComputedStyle(document.body).backgroundColor")
    assert color == "rgb({}, {}, {})".format(*dark.color("background").getRgb()[:3])
    grown = ask(qtbot, web_pane, "parseFloat(getComputedStyle(document.body).fontSize)")
    assert grown == pytest.approx(1.5 * size)
    assert ask(qtbot, web_pane, top) == pytest.approx(before, abs=40)
    assert web_pane._web.page().backgroundColor() == dark.color("background")  # type: ignore[union-attr]


def test_every_theme_gives_every_variable_that_the_page_uses(light_theme: Theme) -> None:
    import re

    css = (resources_dir() / "page" / "lesson.css").read_text("utf-8")
    own = set(re.findall(r"--([\w-]+):", css)) | {"scale"} | set(page_values(USUAL_LOOK))
    used = set(re.findall(r"var\(--([\w-]+)", css)) - own
    assert used
    for name in ("light", "dark", "contrast", "sepia"):
        assert used <= set(read_theme(resources_dir(), name).roles), name
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?![\w-]*\s*[{,:.>~+ ])", css), "a colour"


def click(pane: LessonPane, qtbot: QtBot, selector: str) -> None:
    """A real mouse click in the middle of an element."""
    box = ask(
        qtbot,
        pane,
        f"(() => {{const r = document.querySelector({selector!r}).getBoundingClientRect();"
        "return [r.left + r.width / 2, r.top + r.height / 2]})()",
    )
    target = pane._web.focusProxy()  # type: ignore[union-attr]
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(round(box[0]), round(box[1])))


def test_links_are_told_and_never_followed(qtbot: QtBot, web_pane: LessonPane) -> None:
    heard = Heard(web_pane)
    text = (
        "[web](https://example.org/a?b=c#d) [lesson](lesson:12/three) [source](source:s1#b2) "
        "[mail](mailto:a@example.org) [below](#fourth-wall)\n\n" + LONG
    )
    show(qtbot, web_pane, render(text), "Title")
    for number in (1, 2, 3):
        click(web_pane, qtbot, f"#app-body a:nth-of-type({number})")
        qtbot.waitUntil(lambda n=number: len(heard.links) == n, timeout=PATIENCE_MS)
    assert heard.links == ["https://example.org/a?b=c#d", "lesson:12/three", "source:s1#b2"]
    click(web_pane, qtbot, "#app-body a:nth-of-type(5)")
    qtbot.waitUntil(lambda: heard.headings[-1:] == ["fourth-wall"], timeout=PATIENCE_MS)
    assert web_pane._web.url() == QUrl("course://lesson/")  # type: ignore[union-attr]
    assert len(heard.links) == 3


def test_links_of_the_light_reader(qtbot: QtBot, make_pane: Callable[..., LessonPane]) -> None:
    pane = make_pane(use_web=False)
    heard = Heard(pane)
    show(qtbot, pane, render(LONG), "Title")
    reader = pane._light
    assert reader is not None
    for address in ("https://example.org/x", "lesson:3", "file:///etc/passwd", "#third-time"):
        reader.anchorClicked.emit(QUrl(address))
    assert heard.links == ["https://example.org/x", "lesson:3"]
    assert heard.headings[-1] == "third-time"


def picture(color: str) -> bytes:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_pictures_come_from_the_open_course_only(
    qtbot: QtBot, web_pane: LessonPane, tmp_path: Path
) -> None:
    (tmp_path / "one" / "media").mkdir(parents=True)
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "media" / "a b.png").write_bytes(picture("red"))
    (tmp_path / "one" / "secret.png").write_bytes(picture("blue"))
    page = render("![ok](<media/a b.png>)\n\n![no](media/none.png)")
    widths = "[...document.images].map(image => image.complete ? image.naturalWidth : -1)"
    show(qtbot, web_pane, page, media_root=tmp_path / "one")
    qtbot.waitUntil(lambda: -1 not in ask(qtbot, web_pane, widths), timeout=PATIENCE_MS)
    assert ask(qtbot, web_pane, widths) == [40, 0]
    show(qtbot, web_pane, render("other"))
    show(qtbot, web_pane, page, media_root=tmp_path / "two")
    qtbot.waitUntil(lambda: -1 not in ask(qtbot, web_pane, widths), timeout=PATIENCE_MS)


@pytest.mark.parametrize(
    "path",
    [
        "media/../secret.png",
        "media/./a.png",
        "../secret.png",
        "/etc/passwd",
        "media//a.png",
        "media\\..\\secret.png",
        "media/a.png\0.png",
        "media/a.png:stream.png",
        "media/a.exe",
        "media/outside.png",
        "media/folder.png",
        "media/none.png",
        "media/loop.png",
        "",
    ],
)
def test_paths_that_lead_elsewhere_are_refused(tmp_path: Path, path: str) -> None:
    root = tmp_path / "course"
    media = root / "media"
    (media / "folder.png").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(b"x")
    (root / "secret.png").write_bytes(b"x")
    (media / "a.png").write_bytes(b"x")
    (media / "outside.png").symlink_to(tmp_path / "secret.png")
    (media / "loop.png").symlink_to(media / "loop.png")
    assert file_below(root, "media/a.png", PICTURES) == (media / "a.png").resolve()
    assert file_below(root, path, PICTURES) is None


def test_a_text_that_could_not_be_laid_out_says_so(qtbot: QtBot, web_pane: LessonPane) -> None:
    show(qtbot, web_pane, render_plain("<b>as typed</b>"), "Title")
    notice = ask(qtbot, web_pane, "document.getElementById('app-notice').innerText")
    assert "as it was typed" in notice
    body = ask(qtbot, web_pane, "document.getElementById('app-body').innerText")
    assert body.strip() == "<b>as typed</b>"


def renderer(pane: LessonPane) -> int:
    assert pane._web is not None
    return pane._web.page().renderProcessPid()


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
@pytest.mark.logs("starting it again")
def test_a_crashed_renderer_comes_back_where_it_was(qtbot: QtBot, web_pane: LessonPane) -> None:
    show(qtbot, web_pane, render(LONG), "Title", Place(0.6))
    # What is told before the fonts are there belongs to another layout.
    loaded = "document.fonts.status === 'loaded'"
    qtbot.waitUntil(lambda: bool(ask(qtbot, web_pane, loaded)), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: abs(web_pane.position - 0.6) < 0.005, timeout=PATIENCE_MS)
    qtbot.wait(300)
    victim = renderer(web_pane)
    assert victim > 0
    with qtbot.waitSignal(web_pane.painted, timeout=PATIENCE_MS):
        os.kill(victim, signal.SIGKILL)
    assert renderer(web_pane) not in (0, victim)
    assert not web_pane.is_light
    # The page is painted before its fonts are there, and takes its place again when they are.
    share = "window.scrollY / (document.scrollingElement.scrollHeight - innerHeight)"
    back = pytest.approx(0.6, abs=0.02)
    qtbot.waitUntil(lambda: ask(qtbot, web_pane, share) == back, timeout=PATIENCE_MS)


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
@pytest.mark.logs("starting it again", "showing plainly")
def test_after_three_crashes_the_lesson_is_shown_plainly(
    qtbot: QtBot, web_pane: LessonPane
) -> None:
    show(qtbot, web_pane, render(LONG), "Title", Place(0.4))
    qtbot.waitUntil(lambda: web_pane.position > 0.3, timeout=PATIENCE_MS)
    for _ in range(3):
        assert not web_pane.is_light
        with qtbot.waitSignal(web_pane.painted, timeout=PATIENCE_MS):
            os.kill(renderer(web_pane), signal.SIGKILL)
    assert web_pane.is_light
    assert web_pane.position == pytest.approx(0.4, abs=0.05)
    assert "plain form" in web_pane._light.toPlainText()  # type: ignore[union-attr]
    # Another lesson gets another chance.
    show(qtbot, web_pane, render("short"), "Other")
    assert not web_pane.is_light


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
@pytest.mark.logs("did not answer", "starting it again")
def test_a_hung_renderer_is_ended_and_comes_back(
    qtbot: QtBot, web_pane: LessonPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coursegen_desktop.ui.content import web_reader

    show(qtbot, web_pane, render("first"), "Title")
    monkeypatch.setattr(web_reader, "ANSWER_MS", 400)
    victim = renderer(web_pane)
    web_pane._web.page().run("for (;;) {}")  # type: ignore[union-attr]
    with qtbot.waitSignal(web_pane.painted, timeout=PATIENCE_MS):
        web_pane.show_page(render("second"), "Title")
    assert renderer(web_pane) not in (0, victim)
    assert ask(qtbot, web_pane, "document.getElementById('app-body').innerText") == "second"


@pytest.mark.logs("QtWebEngine is missing")
def test_without_the_engine_the_light_reader_serves(
    qtbot: QtBot, make_pane: Callable[..., LessonPane], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "coursegen_desktop.ui.content.web_reader", None)
    pane = make_pane()
    pane.prewarm()
    show(qtbot, pane, render("- [x] done\n\n!!! tip\n    Rest well."), "Title", meta=("3 min",))
    assert pane.is_light
    text = pane._light.toPlainText()  # type: ignore[union-attr]
    for words in ("Title", "3 min", "☑ done", "Rest well."):
        assert words in text


def test_the_pane_is_reached_by_keyboard_and_named(qtbot: QtBot, pane: LessonPane) -> None:
    show(qtbot, pane, render(LONG), "Title")
    reader = pane.focusProxy()
    assert reader.accessibleName() == "Lesson text"
    taker = reader.focusProxy() or reader
    assert taker.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(taker, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: pane.position > 0.9, timeout=PATIENCE_MS)


def test_the_tab_key_comes_to_the_text_between_its_neighbours(
    qtbot: QtBot, pane: LessonPane
) -> None:
    page, before, after = QWidget(), QPushButton("before"), QPushButton("after")
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for widget in (before, pane, after):
        column.addWidget(widget)
    pane.follow(before)
    page.show()
    show(qtbot, pane, render("Words."))
    stops, at = [before], before
    while at is not after:
        at = goal = at.nextInFocusChain()
        while goal.focusProxy() is not None:
            goal = goal.focusProxy()
        # Qt stops at a widget with a proxy as it does at the proxy.
        if goal.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(at)
    reader = pane.focusProxy()
    parts = [part for part in (pane, reader, reader.focusProxy()) if part is not None]
    assert stops[: len(parts) + 1] == [before, *parts]
    assert all(pane.isAncestorOf(stop) for stop in stops[2:-1])
    column.removeWidget(pane)
    pane.setParent(None)
