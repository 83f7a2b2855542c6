"""Presentations: sections, titles, bullets, reading order, notes kept apart from the text."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.generation.pictures import PictureStore
from coursegen_desktop.generation.sources import Source
from coursegen_desktop.generation.sources.pptx import SOURCE
from tests.generation.places import CORPORA, misplaced

from . import office

TITLE_SLIDE, TITLE_AND_TEXT, SECTION, TWO_COLUMNS, TITLE_ONLY, BLANK = 0, 1, 2, 3, 5, 6
LONG = "The moon pulls the water of the sea towards itself."


def add(deck: Any, layout: int, title: str = "", *lines: tuple[str, int] | str) -> Any:
    """A slide with a title and lines of text at their levels."""
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    if title:
        slide.shapes.title.text = title
    for number, entry in enumerate(lines):
        text, level = entry if isinstance(entry, tuple) else (entry, 0)
        frame = slide.placeholders[1].text_frame
        line = frame.paragraphs[0] if not number else frame.add_paragraph()
        line.text, line.level = text, level
    return slide


def read(deck: Any, folder: Path, pictures: PictureStore | None = None) -> Source:
    source = SOURCE.read(office.saved(deck, folder / "a.pptx"), None, pictures)
    assert misplaced(source) == []
    return source


def headings(source: Source) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in source.blocks if block.kind == "heading"]


def sections(deck: Any, named: dict[str, list[int]]) -> None:
    """Puts the slides with these numbers (from 0) into sections."""
    space = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    root = deck.element
    ids = [slide.slide_id for slide in deck.slides]
    inner = "".join(
        f'<p14:section name="{name}" id="{{{at}}}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{ids[number]}"/>' for number in numbers)
        + "</p14:sldIdLst></p14:section>"
        for at, (name, numbers) in enumerate(named.items())
    )
    outer = "http://schemas.openxmlformats.org/presentationml/2006/main"
    root.append(
        etree.fromstring(
            f'<p:extLst xmlns:p="{outer}" xmlns:p14="{space}"><p:ext uri="a">'
            f"<p14:sectionLst>{inner}</p14:sectionLst></p:ext></p:extLst>"
        )
    )


def test_titles_are_headings_and_bullets_have_levels(tmp_path: Path) -> None:
    deck = Presentation()
    add(deck, TITLE_SLIDE, "All about tides", "A lecture")
    add(deck, TITLE_AND_TEXT, "Causes", "Moon", ("near side", 1), ("far side", 1), "Sun")
    add(deck, TITLE_AND_TEXT, "One thought", LONG)
    source = read(deck, tmp_path)
    assert source.title == "All about tides"
    assert source.text == (
        "A lecture\n\n# Causes\n\n-   Moon\n    -   near side\n    -   far side\n-   Sun\n\n"
        f"# One thought\n\n{LONG}\n"
    )
    assert [source.text[at : at + 8] for at in source.pages] == ["A lectur", "# Causes", "# One th"]


def test_sections_stand_above_titles(tmp_path: Path) -> None:
    deck = Presentation()
    for title in ("Ebb", "Flow", "Lock", "Dam"):
        add(deck, TITLE_AND_TEXT, title, LONG)
    sections(deck, {"Water": [0, 1], "Works": [2, 3]})
    assert headings(read(deck, tmp_path)) == [
        *((1, "Water"), (2, "Ebb"), (2, "Flow"), (1, "Works"), (2, "Lock"), (2, "Dam")),
    ]


def test_slides_that_announce_a_part_stand_above_the_others(tmp_path: Path) -> None:
    deck = Presentation()
    for part in ("Water", "Works"):
        add(deck, SECTION, part)
        add(deck, TITLE_AND_TEXT, f"{part} in detail", LONG)
    assert headings(read(deck, tmp_path)) == [
        *((1, "Water"), (2, "Water in detail"), (1, "Works"), (2, "Works in detail")),
    ]


def test_a_slide_that_goes_on_has_no_heading_of_its_own(tmp_path: Path) -> None:
    deck = Presentation()
    for title in ("Tides", "Tides (cont.)", "Tides (2/3)", "Waves"):
        add(deck, TITLE_AND_TEXT, title, f"{LONG} {title}")
    source = read(deck, tmp_path)
    assert headings(source) == [(1, "Tides"), (1, "Waves")]
    assert len(source.pages) == 4


def test_a_chapter_gives_its_headings_back(tmp_path: Path) -> None:
    deck, wanted, slides = Presentation(), [], {}
    for part in range(4):
        slides[f"Part {part}"] = list(range(5 * part, 5 * part + 5))
        wanted.append((1, f"Part {part}"))
        for at in range(5):
            wanted.append((2, f"Part {part}, topic {at}: why?"))
            add(deck, TITLE_AND_TEXT, wanted[-1][1], "one", ("two", 1), "three")
    sections(deck, slides)
    assert headings(read(deck, tmp_path)) == wanted


def box(slide: Any, text: str, left: float, top: float) -> Any:
    made = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(3), Inches(1))
    made.text_frame.text = text
    return made


def test_shapes_are_read_row_by_row(tmp_path: Path) -> None:
    deck = Presentation()
    slide = add(deck, TITLE_ONLY, "Places")
    for text, left, top in (
        *(("last", 1, 6), ("right", 5, 2.1), ("left", 1, 2.2), ("middle", 2, 4)),
    ):
        box(slide, f"{text} words", left, top)
    group = slide.shapes.add_group_shape()
    box(group, "grouped right", 6, 4.9)
    box(group, "grouped left", 1, 5)
    source = read(deck, tmp_path)
    assert [block.text for block in source.blocks] == [
        *("Places", "left words", "right words", "middle words"),
        *("grouped left", "grouped right", "last words"),
    ]


def test_columns_are_read_one_after_another(tmp_path: Path) -> None:
    deck = Presentation()
    slide = add(deck, TWO_COLUMNS, "Two")
    slide.placeholders[2].text_frame.text = "right column\nsecond"
    slide.placeholders[1].text_frame.text = "left column\nsecond"
    source = read(deck, tmp_path)
    assert [block.text for block in source.blocks] == [
        *("Two", "-   left column\n-   second", "-   right column\n-   second"),
    ]


def test_heads_of_columns_are_read_with_their_columns(tmp_path: Path) -> None:
    deck = Presentation()
    slide = add(deck, 4, "Compared")
    for shape in slide.placeholders:
        if shape.placeholder_format.idx:
            shape.text_frame.text = f"place {shape.placeholder_format.idx}"
    assert [block.text for block in read(deck, tmp_path).blocks] == [
        *("Compared", "place 1", "place 2", "place 3", "place 4"),
    ]


def test_a_large_line_at_the_top_is_a_title(tmp_path: Path) -> None:
    deck = Presentation()
    for title, size in (("Large enough", 36), ("As small as the rest", 18)):
        slide = add(deck, BLANK)
        box(slide, LONG, 1, 2).text_frame.paragraphs[0].runs[0].font.size = Pt(18)
        box(slide, title, 1, 0.5).text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    source = read(deck, tmp_path)
    assert headings(source) == [(1, "Large enough")]
    assert [block.text for block in source.blocks][2:] == ["As small as the rest", LONG]


def test_the_line_beside_a_lone_picture_is_its_caption(tmp_path: Path) -> None:
    deck = Presentation()
    slide = add(deck, 8, "A picture")
    slide.placeholders[1].insert_picture(io.BytesIO(office.png()))
    slide.placeholders[2].text_frame.text = "The sea at night"
    source = read(deck, tmp_path, PictureStore(tmp_path / "kept"))
    name = source.pictures[0].name
    assert source.blocks[1].text == f'![The sea at night](media/{name} "The sea at night")'


def test_tables_charts_and_pictures(tmp_path: Path) -> None:
    deck = Presentation()
    slide = add(deck, TITLE_ONLY, "Figures")
    grid = slide.shapes.add_table(2, 3, Inches(1), Inches(2), Inches(4), Inches(1)).table
    for row in range(2):
        for column in range(3):
            grid.cell(row, column).text = f"{row}{column}"
    grid.cell(0, 0).merge(grid.cell(0, 1))
    data = CategoryChartData()
    data.categories = ["May", "June"]
    data.add_series("High | low", (1.5, 0.30000000000000004))
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(3), Inches(4), Inches(2), data
    )
    frame.chart.has_title = True
    frame.chart.chart_title.text_frame.text = "Heights"
    shape = slide.shapes.add_picture(io.BytesIO(office.png()), Inches(1), Inches(6))
    shape._element.nvPicPr.cNvPr.set("descr", "A red square")
    source = read(deck, tmp_path, PictureStore(tmp_path / "kept"))
    assert [block.kind for block in source.blocks] == [
        *("heading", "table", "para", "table", "figure"),
    ]
    assert source.blocks[1].text.startswith("| 00; 01 | 00; 01 | 02 |")
    assert source.blocks[2].text == "*Heights*"
    assert source.blocks[3].text.split("\n")[::2] == ["|   | High \\| low |", "| May | 1.5 |"]
    assert source.blocks[3].text.endswith("| June | 0.3 |")
    assert source.blocks[4].text == f"![A red square](media/{source.pictures[0].name})"
    assert read(deck, tmp_path).notes == {"pictures": 1}


def test_equations_become_tex(tmp_path: Path) -> None:
    deck = Presentation()
    slide = add(deck, TITLE_ONLY, "Formula")
    shape = box(slide, "x", 1, 2)
    names = 'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"'
    line = shape.text_frame.paragraphs[0]._p
    formula = f"<m:oMathPara><m:oMath>{office.run('E=mc')}</m:oMath></m:oMathPara>"
    line.clear()
    line.append(etree.fromstring(f"<a14:m {names} {office.NAMES}>{formula}</a14:m>"))
    # PowerPoint puts such shapes beside a picture for old programs.
    tree, element = shape._element.getparent(), shape._element
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = etree.SubElement(tree, f"{{{space}}}AlternateContent")
    etree.SubElement(both, f"{{{space}}}Choice", Requires="a14").append(element)
    source = read(deck, tmp_path)
    assert [(block.kind, block.text) for block in source.blocks][1:] == [
        ("equation", "$$\nE=mc\n$$"),
    ]


def test_speaker_notes_are_narration_and_no_text(tmp_path: Path) -> None:
    deck = Presentation()
    first = add(deck, TITLE_AND_TEXT, "Tides", LONG)
    first.notes_slide.notes_text_frame.text = "Greet them.\nThen *begin*."
    second = add(deck, BLANK)
    second.notes_slide.notes_text_frame.text = "Show the sea."
    source = read(deck, tmp_path)
    assert "Greet" not in source.text and "Show the sea" not in source.text
    assert source.blocks[0].meta == {"narration": "Greet them.\n\nThen *begin*."}
    assert source.blocks[1].meta == {"narration": "Show the sea."}
    assert source.notes == {"narration": 2}


def test_hidden_slides_are_left_out_and_keep_their_numbers(tmp_path: Path) -> None:
    deck = Presentation()
    for title in ("One", "Two", "Three"):
        add(deck, TITLE_AND_TEXT, title, LONG)
    deck.slides[1].element.set("show", "0")
    source = read(deck, tmp_path)
    assert headings(source) == [(1, "One"), (1, "Three")]
    assert source.notes == {"hidden_slides": 1}
    assert source.page_at(source.text.index("Three")) == 3


def test_looks_numbers_and_links(tmp_path: Path) -> None:
    deck = Presentation()
    slide = add(deck, TITLE_AND_TEXT, "Steps", "first", "second", ("letter", 1))
    space = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    for line, style in zip(
        slide.placeholders[1].text_frame.paragraphs,
        ("arabicPeriod", "arabicPeriod", "alphaLcParenR"),
        strict=True,
    ):
        etree.SubElement(line._p.get_or_add_pPr(), f"{space}buAutoNum", type=style)
    code = box(slide, "", 1, 6).text_frame.paragraphs[0].add_run()
    code.text, code.font.name = "print(1)", "Consolas"
    linked = box(slide, "", 1, 7).text_frame.paragraphs[0].add_run()
    linked.text, linked.hyperlink.address = "a page", "https://example.org/"
    linked.font.bold, linked.font.size = True, Pt(20)
    source = read(deck, tmp_path)
    assert source.text == (
        "# Steps\n\n1.  first\n2.  second\n    -   a. letter\n\n```\nprint(1)\n```\n\n"
        "[**a page**](<https://example.org/>)\n"
    )


def test_one_slide_none_and_three_hundred(tmp_path: Path) -> None:
    empty = office.saved(Presentation(), tmp_path / "empty.pptx")
    with pytest.raises(FormatError, match="holds no text"):
        SOURCE.read(empty)
    deck = Presentation()
    add(deck, TITLE_AND_TEXT, "Only a title")
    assert headings(read(deck, tmp_path)) == [(1, "Only a title")]
    many = Presentation()
    for number in range(300):
        add(many, TITLE_AND_TEXT, f"Slide number {number}a", "one", ("two", 1))
    source = read(many, tmp_path)
    assert (len(source.pages), len(headings(source))) == (300, 300)


def test_macros_are_ignored_and_counted(tmp_path: Path) -> None:
    deck = Presentation()
    add(deck, TITLE_AND_TEXT, "Macro", LONG)
    path = office.saved(deck, tmp_path / "a.pptm")
    main = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    new = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    office.swapped(path, "[Content_Types].xml", main, new)
    office.changed(path, lambda _, data: data, **{"ppt/vbaProject.bin": b"macro"})
    assert SOURCE.read(path).notes == {"macros": 1}


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    deck = Presentation()
    add(deck, TITLE_AND_TEXT, "Again", LONG)
    path = office.saved(deck, tmp_path / "a.pptx")
    assert SOURCE.read(path) == SOURCE.read(path)


FILES = sorted(CORPORA.glob("pptx/**/*.pptx")) if CORPORA.is_dir() else []


@pytest.mark.skipif(not FILES, reason="no corpus of presentations here")
def test_every_presentation_of_the_corpus_is_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    read_ones = 0
    for path in FILES:
        try:
            source = SOURCE.read(path, path.parent, PictureStore(tmp_path / "kept"))
        except FormatError as error:
            assert "holds no text" in error.text()
            continue
        read_ones += 1
        assert misplaced(source) == [], path.name
    assert read_ones >= 3
