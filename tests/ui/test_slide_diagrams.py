"""Diagrams for slides with the real engine: drawn once, set on a sheet, kept."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.media.slides.figures import decoded, look_at
from coursegen_desktop.ui.content.slide_diagrams import SlideDiagrams

FLOW = "flowchart LR\n A[Light] -->|falls on| B{Leaf?}"


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    made = QObject()
    yield made
    delete(made)


async def test_a_diagram_becomes_a_sheet_with_its_words_and_is_drawn_once(
    owner: QObject, tmp_path: Path
) -> None:
    diagrams = SlideDiagrams(resources_dir(), tmp_path / "drawings", owner)
    wrong = "flowchart LR\n A[["
    found = await diagrams.pictures([FLOW, wrong, ""], "light")
    assert list(found) == [FLOW]
    picture = look_at(found[FLOW])
    assert picture is not None and picture.width > 1.5 * picture.height
    image = decoded(found[FLOW], 800, 800)
    assert image is not None and image.width() == 800
    shades = {image.pixel(x, image.height() // 2) for x in range(0, 800, 3)}
    assert len(shades) > 5  # boxes, lines and the ground between them

    begun = diagrams._drawer.begun if diagrams._drawer else 0
    assert await diagrams.pictures([FLOW, wrong], "light") == found
    again = SlideDiagrams(resources_dir(), tmp_path / "drawings", owner)
    assert await again.pictures([FLOW], "light") == found
    assert again._drawer is None and diagrams._drawer is not None
    assert diagrams._drawer.begun == begun
    dark = await diagrams.pictures([FLOW], "dark")
    assert dark[FLOW] != found[FLOW]


async def test_who_waits_when_the_window_closes_gets_nothing(owner: QObject) -> None:
    diagrams = SlideDiagrams(resources_dir(), None, owner)
    waiting = asyncio.get_running_loop().create_task(diagrams.pictures([FLOW], "light"))
    await asyncio.sleep(0)
    assert diagrams._drawer is not None and diagrams._drawer.is_started
    diagrams.stop()
    assert await waiting == {} and not diagrams._drawer.is_started


async def test_without_the_engine_nothing_comes(
    owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    diagrams = SlideDiagrams(resources_dir(), None, owner)
    monkeypatch.setattr(diagrams, "_started", lambda: None)
    assert await diagrams.pictures([FLOW], "light") == {}
