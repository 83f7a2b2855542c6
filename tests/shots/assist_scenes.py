"""The assistant in the editor, photographed: its menu, what it writes, the pieces to be taken."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from coursegen_desktop.domain.assist import Act
from coursegen_desktop.domain.connection import OPENAI, Connection, ConnectionView
from coursegen_desktop.domain.errors import ProviderFault
from coursegen_desktop.generation.providers.base import ChatRequest
from coursegen_desktop.generation.providers.scripted import Reply
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.services.assist_at_work import LOCAL, Answer, Helper, as_data, passages, reworded
from tests.windowed import AppWindow, eventually

from .learner import Learned
from .scenes import scene

AWAY = Connection(
    "away", "Department", OPENAI, "https://models.example.edu/v1", "qwen3-32b",
    profile=LOCAL.profile,
).agreed("2026-01-01")  # fmt: skip
EXAMPLE = (
    "Think of learning twenty words of a language on Monday. Who looks at them again on Tuesday, "
    "on Friday and a week later needs a minute each time; who reads them twenty times on Monday "
    "alone has forgotten most of them by Friday."
)


def bettered(text: str) -> str:
    """As a careful model would word it."""
    for old, new in (
        ("Memory", "Our memory"), ("because", "since"), ("a good", "a fine"),
        ("people", "learners"), ("is not", "is by no means"), ("which", "and this"),
        ("is the ", "means the "),
        ("often", "very often"), ("When", "Whenever"),
    ):  # fmt: skip
        text = text.replace(old, new, 1)
    return text


async def _desk(app: AppWindow, learned: Learned, answer: Answer | None, part: str = "") -> Any:
    """The editor with a model that answers so; None: there is no model."""
    page = await app.go(EditRoute(learned.course, learned.lesson))
    await app.settled()
    helper = Helper(app.services.database.unit_of_work, answer)
    here = replace(LOCAL, name="This laptop", model="llama3.2:3b")
    helper.connection = here
    helper.views = () if answer is None else (ConnectionView(here, True), ConnectionView(AWAY))
    assist = app.screen._assist
    assist.close()
    assist._service, assist._views, assist._chosen = helper.service, (), ""
    page.part_requested.emit(part or "lesson")
    await app.settled()
    return page


def _select(page: Any, paragraphs: int = 2) -> None:
    text = page.content
    start = text.index("Because working memory")
    end = start
    for _ in range(paragraphs):
        end = text.index("\n\n", end) + 2
    page.edit.select(start, end - 2)


async def _act(app: AppWindow, act: Act, *more: Any) -> None:
    app.screen._assist.act(act, *more)
    await app.settled()


async def _menu(app: AppWindow) -> None:
    app.screen._assist.open_menu()
    await app.settled()


@scene("assist-menu")
async def menu(app: AppWindow, learned: Learned) -> None:
    page = await _desk(app, learned, reworded(bettered))
    _select(page)
    await _menu(app)


@scene("assist-menu-none")
async def menu_none(app: AppWindow, learned: Learned) -> None:
    await _desk(app, learned, None)
    await _menu(app)


@scene("assist-menu-question")
async def menu_question(app: AppWindow, learned: Learned) -> None:
    await _desk(app, learned, reworded(bettered), "quiz")
    await _menu(app)


@scene("assist-writing")
async def writing(app: AppWindow, learned: Learned) -> None:
    def slowly(_role: str, request: ChatRequest) -> Reply:
        words = "\n\n".join(f"[{name}] {bettered(text)}" for name, text in passages(request))
        return Reply(text=words, pause_s=0.02)

    page = await _desk(app, learned, slowly)
    _select(page)
    app.screen._assist.act(Act.REWRITE)
    await eventually(lambda: len(page.assist.written.toPlainText()) > 160, "some words")


@scene("assist-pieces")
async def pieces(app: AppWindow, learned: Learned) -> None:
    page = await _desk(app, learned, reworded(bettered))
    _select(page)
    await _act(app, Act.REWRITE)


@scene("assist-pieces-decided")
async def decided(app: AppWindow, learned: Learned) -> None:
    lost: Callable[[str], str] = lambda text: bettered(text).replace("{{1}}", "")  # noqa: E731
    page = await _desk(app, learned, reworded(lost))
    await _act(app, Act.SIMPLIFY, 6)
    for take in (True, False, True):
        page.assist.decide(take)


@scene("assist-example")
async def example(app: AppWindow, learned: Learned) -> None:
    page = await _desk(app, learned, lambda _role, _request: EXAMPLE)
    _select(page, 1)
    await _act(app, Act.EXAMPLE)


@scene("assist-error")
async def error(app: AppWindow, learned: Learned) -> None:
    await _desk(app, learned, lambda _role, _request: Reply(fault=ProviderFault.KEY))
    await _act(app, Act.REWRITE)


@scene("assist-nothing")
async def nothing(app: AppWindow, learned: Learned) -> None:
    await _desk(app, learned, reworded(lambda text: text))
    await _act(app, Act.REWRITE)


@scene("assist-reading")
async def reading(app: AppWindow, learned: Learned) -> None:
    await _desk(app, learned, reworded(bettered))
    app.screen._assist._read()
    await app.settled()


@scene("assist-wrong-answers")
async def wrong_answers(app: AppWindow, learned: Learned) -> QWidget | None:
    answer = as_data(
        wrong=["A plan for the next lesson", "A list of all the errors", "A note on the margin"],
        why=["Plans come later.", "It is more than a list.", "Notes are shorter."],
    )
    page = await _desk(app, learned, answer, "quiz")
    desk = page._panes["quiz"]
    one = next(item for item in desk.draft.items if item.raw["type"] == "choice")
    desk.choose(one.id)
    await _act(app, Act.WRONG_ANSWERS)
    return None


@scene("assist-outcomes")
async def outcomes(app: AppWindow, learned: Learned) -> None:
    answer = as_data(
        outcomes=[
            "Compare cramming with practice that is spread over days",
            "Explain why testing oneself helps memory more than reading again",
            "Understand learning",
        ]
    )
    page = await _desk(app, learned, answer)
    page.head.details_requested.emit()
    await app.settled()
    await _act(app, Act.OUTCOMES)
    await asyncio.sleep(0)
