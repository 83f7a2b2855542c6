"""PDF: headings with and without bookmarks, paragraphs mended, nothing hidden taken over."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextDocument
from pytestqt.qtbot import QtBot

from coursegen_desktop.generation.sources import Source, best_format, markdown
from coursegen_desktop.generation.sources.pdf import SOURCE
from tests.generation.places import SAMPLES, misplaced
from tests.generation.sources.pdf_maker import Sheet, build, with_bookmarks

PROSE = (
    "Water that falls on a hillside runs downhill until it meets a stream, and the stream carries "
    "it on to a river. On its way it picks up sand and mud, and where the water slows down it lets "
    "them fall again. After many years the sand fills the valley and the river has to find another "
    "way across the plain."
)


def read(path: Path, data: bytes | None = None) -> Source:
    if data is not None:
        path.write_bytes(data)
    return SOURCE.read(path)


def headings(source: Source) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in source.blocks if block.kind == "heading"]


def write_by_qt(text: str, path: Path) -> None:
    """A Markdown text laid out and written as PDF by Qt, with its own fonts and bullets."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    writer.setResolution(96)
    document = QTextDocument()
    document.setDefaultFont(QFont("DejaVu Serif", 9))
    document.setMarkdown(text)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)


def score(wanted: list[tuple[int, str]], got: list[tuple[int, str]]) -> tuple[float, float]:
    """(precision, recall) of headings with their levels."""
    hits = sum((Counter(wanted) & Counter(got)).values())
    return hits / max(len(got), 1), hits / max(len(wanted), 1)


def chapter() -> tuple[str, list[tuple[int, str]]]:
    """(a chapter of 24 headings on three levels with lists and code, its headings).

    Every line of its prose is another one: what stands at the foot of page after page would be
    taken for a foot, and where pages end depends on the fonts of the machine.
    """
    parts, wanted = [], []
    number = count(1)

    def prose() -> str:
        sign = "(" + "".join("abcdefghij"[int(digit)] for digit in str(next(number))) + ")"
        return " ".join(
            f"{word} {sign}" if place % 5 == 0 else word
            for place, word in enumerate(PROSE.split(), start=1)
        )

    def head(level: int, title: str) -> None:
        parts.append(f"{'#' * level} {title}")
        wanted.append((level, title))

    head(1, "Rivers and their valleys")
    for place, name in enumerate(("Springs", "Streams", "Rivers", "Deltas", "Seas"), start=1):
        head(2, f"{name} in the landscape")
        parts += [prose(), f"**{name}** are the subject here. " + prose()]
        parts.append(f"- The first of {name.lower()}\n- The second of them\n- A third one")
        for part in ("Where they come from", "What they carry", "How to measure them"):
            head(3, f"{part}, {place}")
            steps = f"1. Fill {name}.\n2. Weigh {name}: {part}.\n3. Write of {name}: {part}."
            parts += [prose(), steps, prose()]
        parts.append("```\nflow = width * depth * speed\nprint(flow)\n```")
        parts.append("> A river is never the same twice.\n")
    head(2, "Questions to think about")
    parts.append(prose())
    head(2, "Summary")
    parts.append(prose())
    return "\n\n".join(parts), wanted


@pytest.mark.parametrize("marked", [False, True])
def test_structure_comes_back_from_a_written_chapter(
    qtbot: QtBot, tmp_path: Path, marked: bool
) -> None:
    text, wanted = chapter()
    path = tmp_path / "chapter.pdf"
    write_by_qt(text, path)
    if marked:
        plain = SOURCE.read(path)
        places = {block.text: plain.page_at(block.start) for block in plain.blocks}
        with_bookmarks(path, [(level, title, places[title]) for level, title in wanted])
    source = read(path)
    precision, recall = score(wanted, headings(source))
    assert precision >= (0.95 if marked else 0.8), headings(source)
    assert recall >= (0.95 if marked else 0.8), headings(source)
    assert misplaced(source) == []
    # What stands below the headings is whole, too; Qt draws a line at a page's edge on both.
    signs, got = (Counter(re.findall(r"\([a-j]+\)", found)) for found in (text, source.text))
    assert signs - got == Counter()
    assert sum((got - signs).values()) <= 2 * len(source.pages)
    lists = [block for block in source.blocks if block.kind == "list"]
    assert sum(len(block.children) for block in lists) == 3 * 5 + 3 * 15
    codes = [block.meta["code"] for block in source.blocks if block.kind == "code"]
    assert codes == ["flow = width * depth * speed\nprint(flow)"] * 5


def test_a_sample_course_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    text = (SAMPLES / "how-learning-works.md").read_text(encoding="utf-8")
    path = tmp_path / "sample.pdf"
    write_by_qt(text, path)
    wanted = [
        (block.level, block.text)
        for block in markdown.parse(text, "a.md", "0").blocks
        if block.kind == "heading"
    ]
    precision, recall = score(wanted, headings(read(path)))
    assert (precision >= 0.8, recall >= 0.95) == (True, True), (precision, recall)


def test_the_format_knows_its_files() -> None:
    assert best_format(b"%PDF-1.7\n%\xe2\xe3", "nameless").label == "PDF"
    assert best_format(b"anything", "a.pdf").label == "PDF"
    assert SOURCE.sniff(b"# A heading", "a.md") == 0.0


def test_pages_title_authors_and_language_are_told(tmp_path: Path) -> None:
    sheets = []
    for number in range(1, 5):
        sheet = Sheet()
        sheet.flow(70, 200, f"Page {number} speaks of rain. {PROSE}")
        sheets.append(sheet)
    sheets[2].parts.clear()
    about = {"Title": "Of rain", "Author": "Ada Rain; Ben Snow"}
    source = read(tmp_path / "a.pdf", build(sheets, about, "de-CH"))
    assert (source.title, source.authors, source.language) == (
        "Of rain",
        ("Ada Rain", "Ben Snow"),
        "de-CH",
    )
    assert len(source.pages) == 4
    for number in (1, 2, 4):
        place = source.text.index(f"Page {number} speaks")
        assert (source.page_at(place), source.pages[number - 1]) == (number, place)
    # An empty page begins where the next one does.
    assert source.pages[2] == source.pages[3]


def test_titles_that_programs_wrote_are_none(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.flow(70, 100, PROSE)
    for title in ("Microsoft Word - essay.docx", "untitled", "essay.pdf"):
        assert read(tmp_path / "a.pdf", build([sheet], {"Title": title})).title == ""


def test_a_paragraph_goes_on_over_the_page_and_knows_where(tmp_path: Path) -> None:
    first, second = Sheet(), Sheet()
    first.flow(70, 700, "The stream leaves the lake and turns to the north where the old mill has")
    second.flow(70, 80, "stood for a hundred years. Nobody has ground corn in it since. " + PROSE)
    source = read(tmp_path / "a.pdf", build([first, second]))
    assert len(source.blocks) == 1
    place = source.text.index("stood for a hundred")
    assert source.text[:place].endswith("the old mill has ")
    assert source.pages == (0, place)
    assert (source.page_at(place - 1), source.page_at(place)) == (1, 2)


def test_divided_words_are_joined_by_what_the_text_says(tmp_path: Path) -> None:
    sheet = Sheet()
    lines = (
        "The sediment of a river is what it carries and drops again; every sedi-",
        "ment has a history. It is a well-",
        "known fact, and this well-known fact is a known one, as well as old and known.",
        "Who reads the signs of water needs no instru-",
        "ments to tell its age, but patience and a pair of eyes are what he must bring.",
    )
    for number, line in enumerate(lines):
        sheet.text(70, 100 + 14 * number, line)
    text = read(tmp_path / "a.pdf", build([sheet])).text
    assert "every sediment has" in text
    assert "a well-known fact, and" in text
    assert "no instruments to tell" in text


def test_running_heads_feet_and_numbers_go(tmp_path: Path) -> None:
    sheets = []
    for number in range(1, 13):
        sheet = Sheet()
        odd = f"Chapter {1 + number // 5}: The course of {('water', 'sand', 'ice')[number // 5]}"
        sheet.text(70, 40, "A Book of Rivers" if number % 2 else odd, 9)
        sheet.text(300, 810, f"{number}", 9)
        name = f"{'abcdefghijkl'[number - 1] * 5} {'mnopqrstuvwx'[number - 1] * 6} "
        sheet.flow(70, 90, f"Part {name * 12}{PROSE}")
        sheets.append(sheet)
    source = read(tmp_path / "a.pdf", build(sheets))
    assert "A Book of Rivers" not in source.text
    assert "The course of" not in source.text
    assert source.notes["pdf_furniture"] == 24
    assert source.text.count("Part ") == 12
    assert all(not line.strip().isdigit() for line in source.text.split("\n"))


def test_what_nobody_sees_is_left_out_and_counted(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.flow(70, 100, PROSE)
    sheet.text(70, 400, "invisible words", before="3 Tr")
    sheet.text(70, 420, "white words", before="1 1 1 rg")
    sheet.text(70, 440, "tiny words", size=0.4)
    sheet.text(70, 2000, "words off the page")
    sheet.box(60, 500, 300, 540, "0 0 0.4")
    sheet.text(70, 520, "White on blue is seen.", before="1 1 1 rg")
    source = read(tmp_path / "a.pdf", build([sheet]))
    for gone in ("invisible", "white words", "tiny", "off the page"):
        assert gone not in source.text
    assert "White on blue is seen." in source.text
    unseen = ("invisible words", "white words", "tiny words", "words off the page")
    assert source.notes["pdf_hidden"] == sum(len(text.replace(" ", "")) for text in unseen)


def test_text_on_turned_pages_reads_on(tmp_path: Path) -> None:
    sheet = Sheet(842, 595, extra="/Rotate 90")
    # Written upwards, as on a landscape page that the file turns.
    for number, line in enumerate(("The first line of the text,", "the second line of the text.")):
        sheet.parts.append(f"q BT /F 11 Tf 0 1 -1 0 {100 + 14 * number} 80 Tm ({line}) Tj ET Q")
    sheet.text(300, 300, "Sideways mark")
    source = read(tmp_path / "a.pdf", build([sheet]))
    assert source.text.strip() == "The first line of the text, the second line of the text."
    assert source.notes["pdf_sideways"] == len("Sidewaysmark")


def test_bookmarks_win_over_looks(tmp_path: Path) -> None:
    sheets = []
    for number, title in enumerate(("The spring", "The stream", "The river"), start=1):
        sheet = Sheet()
        # No larger and no bolder than the text: only the bookmark knows that it is a title.
        sheet.text(70, 90, f"{number}. {title}")
        sheet.flow(70, 130, PROSE)
        sheet.text(70, 300, "A LOUD LINE", 20, "B")
        sheet.flow(70, 330, PROSE)
        sheets.append(sheet)
    path = tmp_path / "book.pdf"
    path.write_bytes(build(sheets))
    with_bookmarks(
        path,
        [(1, "Water", 1), (2, "The spring", 1), (2, "The stream", 2), (2, "The river", 3)],
    )
    assert headings(read(path)) == [
        (1, "Water"),
        (2, "1. The spring"),
        (2, "2. The stream"),
        (2, "3. The river"),
    ]


def test_headings_without_text_below_are_none(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(70, 100, "Rivers of the North", 24, "B")
    sheet.text(70, 140, "A subtitle", 16, "B")
    sheet.text(70, 170, "Its author", 16, "B")
    sheet.text(70, 210, "First part", 16, "B")
    sheet.flow(70, 240, PROSE)
    sheet.text(70, 420, "The end", 16, "B")
    assert headings(read(tmp_path / "a.pdf", build([sheet]))) == [
        (1, "Rivers of the North"),
        (2, "First part"),
    ]


def test_numbers_give_the_level(tmp_path: Path) -> None:
    sheet = Sheet(height=1400)
    y = 80.0
    for title in ("1 Water", "1.1 Rain", "1.2 Snow", "1.2.1 Flakes", "2 Sand"):
        sheet.text(70, y, title, 11, "B")
        y = sheet.flow(70, y + 24, PROSE) + 16
    assert headings(read(tmp_path / "a.pdf", build([sheet]))) == [
        (1, "1 Water"),
        (2, "1.1 Rain"),
        (2, "1.2 Snow"),
        (3, "1.2.1 Flakes"),
        (1, "2 Sand"),
    ]


def test_a_title_stands_above_what_is_numbered(tmp_path: Path) -> None:
    sheet = Sheet(height=1400)
    sheet.text(70, 60, "On the ways of water", 22, "B")
    y = 110.0
    for title in ("1 Water", "1.1 Rain", "2 Sand", "3 Ice"):
        sheet.text(70, y, title, 13, "B")
        y = sheet.flow(70, y + 24, PROSE) + 16
    assert headings(read(tmp_path / "a.pdf", build([sheet]))) == [
        (1, "On the ways of water"),
        (2, "1 Water"),
        (3, "1.1 Rain"),
        (2, "2 Sand"),
        (2, "3 Ice"),
    ]


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(70, 80, "Water", 18, "B")
    sheet.flow(70, 110, PROSE)
    data = build([sheet])
    assert read(tmp_path / "a.pdf", data) == read(tmp_path / "a.pdf", data)
