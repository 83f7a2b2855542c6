"""PDF files, opened again by pypdf: pages of slides, words that can be found, bookmarks."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from coursegen_desktop.media.slides.pdf import write_pdf

from .decks import EVERY_KIND, LONG, code, pages, points, question

pytestmark = pytest.mark.usefixtures("qapp")


def test_each_page_is_a_page_whose_words_can_be_found() -> None:
    slides = (
        points("Light reactions make ATP", "and more", id="a", title="Two words"),
        code("if a != b:\n    stop(1)", title="Program"),
        question("Why not?", answer="Because", title="Think").model_copy(update={"id": "q"}),
    )
    file = io.BytesIO()
    count = write_pdf(file, pages(*slides), title="The lesson", language="en-GB")
    read = PdfReader(file)
    assert count == len(read.pages) == 4  # the question comes twice
    assert read.metadata is not None and read.metadata.title == "The lesson"
    assert read.root_object["/Lang"] == "en-GB"
    assert [float(side) for side in read.pages[0].mediabox[2:]] == [960.0, 540.0]
    words = [" ".join(page.extract_text().split()) for page in read.pages]
    assert "Light reactions make ATP" in words[0]
    assert "\t" not in read.pages[0].extract_text()
    assert "!=" in words[1].replace(" ", "")
    assert "Because" not in words[2] and "Because" in words[3]
    assert [entry.title for entry in read.outline] == ["Two words", "Program", "Think"]  # type: ignore[union-attr]


def test_all_kinds_and_looks_are_written() -> None:
    slides = [one.model_copy(update={"id": str(n)}) for n, one in enumerate(EVERY_KIND.values())]
    file = io.BytesIO()
    made = pages(*slides, points(*[LONG] * 30, id="long", title="L"), name="dark")
    assert write_pdf(file, made) > len(made) > len(slides) + 1
    assert len(file.getvalue()) < 1_500_000


def test_nothing_writes_nothing() -> None:
    file = io.BytesIO()
    assert write_pdf(file, ()) == 0 and not file.getvalue()
