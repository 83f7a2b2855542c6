"""The editor's slides: none, a deck, a table in the form, without room."""

from __future__ import annotations

from typing import cast

from coursegen_desktop.domain.slides import (
    Bullet,
    Slide,
    SlideCode,
    SlideDeck,
    SlideQuestion,
    SlideTable,
)
from coursegen_desktop.ui.editor.page import EditorPage
from coursegen_desktop.ui.editor.slides.desk import SlidesDesk
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import scene


def _points(*texts: str) -> tuple[Bullet, ...]:
    return tuple(Bullet(text=text) for text in texts)


DECK = (
    Slide(id="a", kind="title", title="Why memory fades", subtitle="How learning works"),
    Slide(
        id="b",
        title="Three things that help",
        bullets=(
            *_points("**Retrieve** it: close the book and say what you know"),
            Bullet(text="more than reading it again", level=1),
            *_points("**Space** it over days and weeks", "**Mix** kinds of problems"),
        ),
        notes="Say what each of them costs: a little effort now.",
    ),
    Slide(
        id="c",
        kind="table",
        title="What is left after a week",
        table=SlideTable(
            head=("How it was learned", "After a day", "After a week"),
            rows=(("Read four times", "83 %", "40 %"), ("Read once, tested", "71 %", "61 %")),
        ),
    ),
    Slide(id="d", kind="formula", title="The curve", formula=r"R = e^{-\frac{t}{S}}",
          bullets=_points("$R$ is what is recalled, $t$ the time, $S$ the strength")),
    Slide(
        id="e",
        kind="question",
        title="Think about it",
        question=SlideQuestion(
            text="Why does a test help more than reading once more?",
            options=("It is shorter", "Recalling makes memory stronger", "It is graded"),
            answer="Recalling makes memory stronger",
        ),
    ),
    Slide(id="f", kind="code", title="The same in Python",
          code=SlideCode(text="def recalled(days, strength):\n    return exp(-days / strength)",
                         language="python")),
)  # fmt: skip


async def _open(app: AppWindow, learned: Learned) -> SlidesDesk:
    page = cast(EditorPage, await app.go(EditRoute(learned.course, learned.lesson)))
    page.part_requested.emit("slides")
    await app.settled()
    return cast(SlidesDesk, page.pane("slides"))


async def _filled(app: AppWindow, learned: Learned, chosen: str) -> SlidesDesk:
    desk = await _open(app, learned)
    desk.begin_wanted.emit()
    await app.settled()
    deck = SlideDeck(title="Why memory fades", language="en", slides=DECK)
    desk.show_deck(deck, can_make=True)
    desk.deck_edited.emit()
    desk.choose(chosen)
    await app.settled()
    return desk


@scene("editor-slides-none")
async def editor_slides_none(app: AppWindow, learned: Learned) -> None:
    await _open(app, learned)


@scene("editor-slides-empty")
async def editor_slides_empty(app: AppWindow, learned: Learned) -> None:
    desk = await _open(app, learned)
    desk.begin_wanted.emit()
    await app.settled()


@scene("editor-slides")
async def editor_slides(app: AppWindow, learned: Learned) -> None:
    await _filled(app, learned, "b")


@scene("editor-slides-voice")
async def editor_slides_voice(app: AppWindow, learned: Learned) -> None:
    desk = await _filled(app, learned, "b")
    desk.set_recording("b", "Three-things-that-help.opus")
    desk.form.voice.record.setFocus()
    desk.form.ensureWidgetVisible(desk.form.voice)
    await app.settled()


@scene("editor-slides-table")
async def editor_slides_table(app: AppWindow, learned: Learned) -> None:
    desk = await _filled(app, learned, "c")
    desk.set_look("dark")
    desk.list.setFocus()
    await app.settled()
