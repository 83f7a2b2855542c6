"""PowerPoint files, opened again: text is text, tables are tables, notes are there."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Emu

from coursegen_desktop.domain.slides import Slide
from coursegen_desktop.media.slides import SlidePage
from coursegen_desktop.media.slides.pptx import write_pptx

from .decks import EVERY_KIND, LONG, figure, look, pages, photo, points, question, table

pytestmark = pytest.mark.usefixtures("qapp")


def opened(made: tuple[SlidePage, ...], **options: Any) -> Any:
    file = io.BytesIO()
    count = write_pptx(file, made, **options)
    deck = Presentation(io.BytesIO(file.getvalue()))
    assert len(deck.slides) == count
    return deck


def texts(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_titles_lists_and_notes_are_what_they_are_called() -> None:
    slide = points("**Strong** and `code`", ("below", 1), "$E = mc^2$", title="The title")
    deck = opened(pages(slide), title="Deck", language="en", notes={"s": "Say this."})
    assert deck.core_properties.title == "Deck"
    (made,) = deck.slides
    assert made.shapes.title.text_frame.text == "The title"
    body = made.placeholders[1].text_frame
    assert [(p.text, p.level) for p in body.paragraphs] == [
        ("Strong and code", 0), ("below", 1), ("E = mc2", 0)
    ]  # fmt: skip
    runs = body.paragraphs[0].runs
    assert runs[0].font.bold and not runs[1].font.bold
    assert runs[2].font.name == "Courier New"
    assert 'baseline="30000"' in body.paragraphs[2]._p.xml
    assert made.notes_slide.notes_text_frame.text == "Say this."
    assert 'lang="en"' in body._txBody.xml


def test_a_table_is_a_table() -> None:
    rows = (("Oxygen", "**21** %"), ("Nitrogen", "78 %"))
    (made,) = opened(pages(table(rows, ("Gas", "Share"), title="Air"))).slides
    (holder,) = [shape for shape in made.shapes if shape.has_table]
    cells = [[cell.text for cell in row.cells] for row in holder.table.rows]
    assert cells == [["Gas", "Share"], ["Oxygen", "21 %"], ["Nitrogen", "78 %"]]
    assert holder.table.first_row


def test_formulas_and_pictures_are_pictures_with_their_words(tmp_path: Path) -> None:
    pictures = {"a.png": photo(tmp_path / "a.png", 3000, 2000)}
    made = opened(
        pages(EVERY_KIND["formula"], figure("a.png", title="T", alt="A leaf", credit="Jane"),
              pictures=pictures)
    )  # fmt: skip
    found = [
        (shape._element.nvPicPr.cNvPr.get("descr"), shape.image.size)
        for slide in made.slides
        for shape in slide.shapes
        if shape.shape_type == 13
    ]
    assert [alt for alt, _ in found] == [r"\frac{a}{b}", "A leaf"]
    assert max(found[1][1]) <= 2 * 1280, "no larger than it is shown twice over"
    assert any("Jane" in words for words in texts(made.slides[1]))


def test_programs_are_text_in_a_font_of_equal_widths() -> None:
    (made,) = opened(pages(EVERY_KIND["code"])).slides
    (box,) = [shape for shape in made.shapes if shape.name == "Code"]
    assert box.text_frame.text == "def f(n):\n    return n  # the same"
    assert {run.font.name for p in box.text_frame.paragraphs for run in p.runs} == {"Courier New"}
    assert len({str(run.font.color.rgb) for p in box.text_frame.paragraphs for run in p.runs
                if run.font.color.type == 1}) > 1  # fmt: skip


def test_a_question_comes_without_its_answer_and_then_with_it() -> None:
    made = opened(pages(question("Why?", answer="Because", title="T"))).slides
    assert len(made) == 2
    assert "Because" not in texts(made[0]) and "Because" in texts(made[1])


def test_each_page_of_a_long_list_is_a_slide_and_notes_stand_on_the_first() -> None:
    made = opened(pages(points(*[LONG] * 30, title="T")), notes={"s": "Once."}).slides
    assert len(made) > 1
    assert [slide.has_notes_slide for slide in made] == [True] + [False] * (len(made) - 1)
    count = sum(len(slide.placeholders[1].text_frame.paragraphs) for slide in made)
    assert count == 30


def test_the_theme_has_the_course_s_colours_and_nothing_stands_outside() -> None:
    slides = [one.model_copy(update={"id": str(n)}) for n, one in enumerate(EVERY_KIND.values())]
    made = pages(*slides, name="dark")
    file = io.BytesIO()
    write_pptx(file, made)
    with zipfile.ZipFile(file) as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
    for role in ("ground", "ink", "accent"):
        assert look("dark").plain.hex(role)[1:].upper() in theme
    deck = Presentation(file)
    assert (deck.slide_width, deck.slide_height) == (Emu(12192000), Emu(6858000))
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.name != "Decoration" or shape.width < 1_000_000:
                assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
                assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height


def test_scripts_from_right_to_left_are_written_so() -> None:
    slide = points("تثبيت الكربون", title="دورة")
    both = pages(slide, table((("واحد", "3"),), ("ا", "ب"), title="ج"), language="ar")
    deck = opened(both, language="ar")
    paragraph = deck.slides[0].placeholders[1].text_frame.paragraphs[0]
    assert 'rtl="1"' in paragraph._p.xml and 'algn="r"' in paragraph._p.xml
    (holder,) = [shape for shape in deck.slides[1].shapes if shape.has_table]
    assert holder.table._tbl.tblPr.get("rtl") == "1"


def test_letters_that_no_file_can_hold_are_left_out() -> None:
    (made,) = opened(pages(points("a\x07b\ufffec", title="T\x00"))).slides
    assert made.placeholders[1].text_frame.text == "abc"


def test_without_a_title_there_is_no_empty_placeholder() -> None:
    (made,) = opened(pages(Slide(id="s", bullets=points("a").bullets))).slides
    assert all(shape.text_frame.text for shape in made.placeholders)


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed: nothing opens the file"
)
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    with path.open("wb") as file:
        count = write_pptx(file, pages(*EVERY_KIND.values()))
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        check=True, timeout=120,
    )  # fmt: skip
    from pypdf import PdfReader

    assert len(PdfReader(tmp_path / "deck.pdf").pages) == count
