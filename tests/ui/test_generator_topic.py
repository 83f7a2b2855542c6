"""A course from a topic in the window: a draft by a scripted model becomes a source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.connection import SCRIPTED, Connection
from coursegen_desktop.ui.kit.routes import CreateRoute
from tests.windowed import AppWindow, click, eventually

SECTIONS = ("Flood", "Ebb")
TOLD = (
    "A **{name}** is the movement of the sea that the pull of the moon brings about on the coast. "
    "Sailors of every harbour wait for it, and read tables that tell its hour for each day. "
    "It comes twice a day, a little later each time, and it is higher when sun and moon pull."
)


def script(folder: Path, *first: dict[str, object]) -> Path:
    """A model that plans two sections and writes them."""
    plan = {
        "title": "Tides",
        "sections": [
            {"module": "Sea", "title": one, "points": ["What it is."]} for one in SECTIONS
        ],
    }
    answers: list[dict[str, object]] = [
        *first,
        {"role": "planner", "contains": "course on a topic", "data": plan},
        *({"role": "author", "contains": f"Section: {one}", "text": TOLD.format(name=one.lower())}
          for one in SECTIONS),
    ]  # fmt: skip
    answers.append({"role": "", "text": "Anything else."})  # what the test asks
    path = folder / "script.json"
    path.write_text(json.dumps({"window": 8192, "answers": answers}), "utf-8")
    return path


async def connect(window: AppWindow, path: Path) -> None:
    connections = window.services.connections
    await connections.save(Connection("", "Pen", SCRIPTED, str(path), "scripted"))
    (view,) = await connections.list()
    await connections.test(view.connection.id)


async def test_without_a_model_there_is_no_such_card(window: AppWindow) -> None:
    page = await window.go(CreateRoute())
    await window.settled()
    assert page.sources.topic.isHidden()
    assert not page.sources.skeleton.isHidden()


async def test_a_topic_becomes_a_source_and_says_so(window: AppWindow, tmp_path: Path) -> None:
    await connect(window, script(tmp_path))
    page = await window.go(CreateRoute())
    await window.settled()
    card = page.sources.topic
    assert card.isVisible()
    assert card._where.text() == "Stays on this computer."
    assert not card.write.isEnabled()
    card.topic.setFocus()
    QTest.keyClicks(card.topic, "Tides and the moon")
    QTest.keyClick(card.topic, Qt.Key.Key_Return)
    await eventually(lambda: page.sources.paths(), "the draft")
    await window.settled()
    (path,) = page.sources.paths()
    assert Path(path).is_file()
    assert card.topic.text() == ""
    assert card.topic.isEnabled()
    click(page.sources._next)
    await window.settled()
    (info,) = page.sources.list.sources[0].infos
    assert any("wrote this from memory" in problem for problem in info.problems)


async def test_a_draft_can_be_stopped_and_goes_on(window: AppWindow, tmp_path: Path) -> None:
    slow = {"role": "author", "contains": "Section: Ebb", "text": "x", "first_s": 60, "times": 1}
    await connect(window, script(tmp_path, slow))
    page = await window.go(CreateRoute())
    await window.settled()
    card = page.sources.topic
    card.topic.setText("Tides")
    click(card.write)
    await eventually(lambda: "Ebb" in card._doing.text(), "the second section")
    assert card.stop.isVisible()
    click(card.stop)
    await window.settled()
    assert card.topic.text() == "Tides"
    assert page.sources.paths() == ()
    script(tmp_path)  # the same model, awake
    click(card.write)
    await eventually(lambda: page.sources.paths(), "the draft")


async def test_what_goes_wrong_is_told_in_place(window: AppWindow, tmp_path: Path) -> None:
    fault = {"role": "planner", "contains": "course on a topic", "fault": "key", "times": 1}
    await connect(window, script(tmp_path, fault))
    page = await window.go(CreateRoute())
    await window.settled()
    card = page.sources.topic
    card.topic.setText("Tides")
    click(card.write)
    await eventually(lambda: card.error.text(), "the reason")
    assert "plays a fault" in card.error.text()
    assert card.topic.text() == "Tides"
    assert card.write.isEnabled()


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800)])
async def test_nothing_is_cut(window: AppWindow, tmp_path: Path, size: tuple[int, int]) -> None:
    await connect(window, script(tmp_path))
    window.window.resize(*size)
    page = await window.go(CreateRoute())
    await window.settled()
    card = page.sources.topic
    for part in (card.topic, card.audience, card.model, card.write):
        assert card.rect().contains(part.geometry()), part
