"""One chapter in every format: what comes back of its headings, lists, tables, figures, notes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coursegen_desktop.generation.pictures import PictureStore
from coursegen_desktop.generation.reading import read_sources
from coursegen_desktop.generation.sources import Source

from . import chapter


def read(path: Path) -> Source:
    (source,) = read_sources([str(path)], PictureStore(path.parent / "media")).sources
    return source


def scores(source: Source) -> tuple[float, float, float]:
    """(precision, recall, share of found headings with their level) of the headings."""
    got = [(block.level, block.text) for block in source.blocks if block.kind == "heading"]
    titles = Counter(title for _, title in chapter.HEADINGS)
    found = Counter(title for _, title in got)
    hits = sum((titles & found).values())
    exact = sum((Counter(chapter.HEADINGS) & Counter(got)).values())
    return hits / max(len(got), 1), hits / len(chapter.HEADINGS), exact / max(hits, 1)


def kinds(source: Source) -> Counter[str]:
    return Counter(block.kind for block in source.blocks)


WRITERS = {
    "markdown": (chapter.write_markdown, 0.98),
    "html": (chapter.write_html, 0.98),
    "epub": (chapter.write_epub, 0.98),
    "docx": (chapter.write_docx, 0.98),
    "pdf-bookmarks": (lambda folder: chapter.write_pdf(folder, bookmarks=True), 0.95),
    "pdf": (lambda folder: chapter.write_pdf(folder, bookmarks=False), 0.80),
}


@pytest.mark.parametrize("name", WRITERS)
def test_headings_come_back(name: str, tmp_path: Path, qtbot: QtBot) -> None:
    write, wanted = WRITERS[name]
    precision, recall, levels = scores(read(write(tmp_path)))
    assert min(precision, recall, levels) >= wanted, (precision, recall, levels)


@pytest.mark.parametrize("name", ["markdown", "html", "epub", "docx"])
def test_what_stands_between_headings_comes_back(name: str, tmp_path: Path) -> None:
    source = read(WRITERS[name][0](tmp_path))
    found = kinds(source)
    assert (found["list"], found["table"], found["code"]) == (6, 1, 1)
    assert found["figure"] == 1
    assert len(source.pictures) == 1
    steps = [block for block in source.blocks if block.kind == "list"][-1]
    assert steps.meta == {"ordered": "yes"} and len(steps.children) == 3
    figure = next(block for block in source.blocks if block.kind == "figure")
    assert f"(media/{source.pictures[0].name}" in figure.text
    assert "The two slopes of a dune." in source.text
    assert source.notes.get("pictures", 0) == 0


@pytest.mark.parametrize("name", ["markdown", "html", "epub"])
def test_notes_come_back(name: str, tmp_path: Path) -> None:
    texts = [block.text for block in read(WRITERS[name][0](tmp_path)).blocks]
    assert "Some dunes sing<sup>1</sup>." in texts
    assert "<sup>1</sup> They hum when the sand slides." in texts


@pytest.mark.parametrize("bookmarks", [True, False])
def test_a_pdf_keeps_lists_and_tables(bookmarks: bool, tmp_path: Path, qtbot: QtBot) -> None:
    source = read(chapter.write_pdf(tmp_path, bookmarks=bookmarks))
    found = kinds(source)
    assert found["list"] >= 5
    assert "0.5 mm" in source.text and "They hum when the sand slides." in source.text


def test_slides_keep_every_title_and_point(tmp_path: Path) -> None:
    source = read(chapter.write_pptx(tmp_path))
    precision, recall, _ = scores(source)
    assert min(precision, recall) >= 0.98
    assert kinds(source)["list"] >= 5
    assert len(source.pages) == len(chapter.HEADINGS)
