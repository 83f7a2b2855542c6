"""PDF pages with more than running text: columns, tables, figures, formulas, notes, code."""

from __future__ import annotations

from pathlib import Path

from coursegen_desktop.generation.pictures import PictureStore, picture_suffix
from coursegen_desktop.generation.sources import Block, Source, _pdf_figures
from coursegen_desktop.generation.sources._pdf_page import Box, Line, Style
from coursegen_desktop.generation.sources.pdf import SOURCE
from tests.generation.places import misplaced
from tests.generation.sources.pdf_maker import Sheet, build

PROSE = (
    "Water that falls on a hillside runs downhill until it meets a stream, and the stream carries "
    "it on to a river. On its way it picks up sand and mud, and where the water slows down it lets "
    "them fall again."
)


def read(path: Path, *sheets: Sheet, store: bool = True, notes: bool = False) -> Source:
    path.write_bytes(build(list(sheets)))
    source = SOURCE.read(path, None, PictureStore(path.parent / "media") if store else None)
    # The shared parser shows the number of a footnote, which is no word of the source.
    assert notes or misplaced(source) == []
    return source


def of_kind(source: Source, kind: str) -> list[Block]:
    return [block for block in source.blocks if block.kind == kind]


def column(word: str) -> str:
    return " ".join(f"{word}{number} {word} flows along the bank" for number in range(1, 25))


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(70, 80, "A title that stands over both columns of it", 18, "B")
    left, right = column("left"), column("right")
    sheet.flow(70, 120, left, 210)
    sheet.flow(320, 120, right, 210)
    sheet.flow(70, 640, "A line across the whole page closes them, " + PROSE)
    text = " ".join(read(tmp_path / "a.pdf", sheet).text.split())
    assert left in text
    assert right in text
    order = [text.index(part) for part in ("A title", "left1 ", "right1 ", "A line across")]
    assert order == sorted(order)


def test_columns_that_the_file_writes_line_by_line(tmp_path: Path) -> None:
    left, right = Sheet(), Sheet()
    left.flow(70, 120, column("left"), 210)
    right.flow(320, 120, column("right"), 210)
    sheet = Sheet()
    for pair in zip(left.parts, right.parts, strict=False):
        sheet.parts += pair
    rest = max(left.parts, right.parts, key=len)
    sheet.parts += rest[min(len(left.parts), len(right.parts)) :]
    text = " ".join(read(tmp_path / "a.pdf", sheet).text.split())
    assert column("left") in text


def test_a_ruled_table(tmp_path: Path) -> None:
    sheet = Sheet()
    y = sheet.flow(70, 80, PROSE)
    top = y + 20
    rows = (("Place", "Height"), ("Bay of | winds", "12 m"), ("Old harbour", "7 m"))
    for number, (place, height) in enumerate(rows):
        sheet.text(80, top + 15 + 20 * number, place)
        sheet.text(230, top + 15 + 20 * number, height)
    for number in range(4):
        sheet.rule(70, top + 20 * number, 320, top + 20 * number)
    for x in (70, 220, 320):
        sheet.rule(x, top, x, top + 60)
    sheet.flow(70, top + 100, PROSE)
    source = read(tmp_path / "a.pdf", sheet)
    assert [block.kind for block in source.blocks] == ["para", "table", "para"]
    assert source.blocks[1].text.split("\n") == [
        "| Place | Height |",
        "| --- | --- |",
        "| Bay of \\| winds | 12 m |",
        "| Old harbour | 7 m |",
    ]


def test_a_table_between_rules_and_one_without_any(tmp_path: Path) -> None:
    sheet = Sheet()
    y = sheet.flow(70, 80, PROSE) + 20
    rows = (
        ("Sign", "Meaning", "Used"),
        ("a", "width", "3"),
        ("b", "depth", "14"),
        ("c", "flow", "159"),
    )
    for start in (y, y + 200):
        for number, cells in enumerate(rows):
            for cell, x in zip(cells, (80, 200, 330), strict=True):
                sheet.text(x, start + 18 * number, cell)
    for height in (y - 14, y + 5, y + 60):
        sheet.rule(70, height, 400, height)
    sheet.flow(70, y + 130, PROSE)
    sheet.flow(70, y + 320, PROSE)
    tables = of_kind(read(tmp_path / "a.pdf", sheet), "table")
    assert [table.text for table in tables] == [
        (
            "| Sign | Meaning | Used |\n| --- | --- | --- |\n| a | width | 3 |\n"
            "| b | depth | 14 |\n| c | flow | 159 |"
        )
    ] * 2


def test_a_table_that_a_page_divides_is_one(tmp_path: Path) -> None:
    first, second = Sheet(), Sheet()
    first.flow(70, 80, PROSE)
    for sheet, top, rows in (
        (first, 760, (("River", "Length"), ("Rhine", "1230 km"))),
        (second, 60, (("River", "Length"), ("Po", "652 km"))),
    ):
        for number, (name, length) in enumerate(rows):
            sheet.text(80, top + 15 + 20 * number, name)
            sheet.text(230, top + 15 + 20 * number, length)
        for number in range(3):
            sheet.rule(70, top + 20 * number, 320, top + 20 * number)
        for x in (70, 220, 320):
            sheet.rule(x, top, x, top + 40)
    second.flow(70, 160, PROSE)
    source = read(tmp_path / "a.pdf", first, second)
    tables = of_kind(source, "table")
    assert [table.text for table in tables] == [
        "| River | Length |\n| --- | --- |\n| Rhine | 1230 km |\n| Po | 652 km |"
    ]
    assert source.page_at(source.text.index("Po |")) == 2


def test_lists_and_code(tmp_path: Path) -> None:
    sheet = Sheet()
    y = sheet.flow(70, 80, "What a river needs:")
    for number, item in enumerate(("Water that comes from", "A bed")):
        sheet.text(80, y + 28 * number, "•")
        sheet.text(95, y + 28 * number, item)
    sheet.text(95, y + 14, "somewhere above")
    sheet.text(95, y + 42, "1.")
    sheet.text(115, y + 42, "of sand")
    sheet.text(95, y + 56, "2.")
    sheet.text(115, y + 56, "of stones")
    y = sheet.flow(70, y + 90, PROSE) + 12
    for number, line in enumerate(("def flow(width):", "    if width < 0:", "        return 0")):
        sheet.text(90, y + 13 * number, line.lstrip(), 10, "C")
        if line.startswith(" "):
            moved = 90 + 6.0 * (len(line) - len(line.lstrip()))
            sheet.parts.pop()
            sheet.text(moved, y + 13 * number, line.lstrip(), 10, "C")
    source = read(tmp_path / "a.pdf", sheet)
    assert of_kind(source, "list")[0].text == (
        "-   Water that comes from somewhere above\n-   A bed\n    1.  of sand\n    2.  of stones"
    )
    assert of_kind(source, "code")[0].meta["code"] == (
        "def flow(width):\n    if width < 0:\n        return 0"
    )


def test_words_of_code_and_emphasis_inside_a_sentence(tmp_path: Path) -> None:
    sheet = Sheet()
    x = 70.0
    parts = (("A ", "F"), ("delta", "B"), (" is where ", "F"), ("flow()", "C"), (" ends.", "F"))
    for text, font in parts:
        sheet.text(x, 100, text, 11, font)
        x += len(text) * 11 * (0.6 if font == "C" else 0.53)
    sheet.flow(70, 113, PROSE)
    assert "A **delta** is where `flow()` ends." in read(tmp_path / "a.pdf", sheet).text


def test_footnotes_are_notes_of_their_page(tmp_path: Path) -> None:
    first, second = Sheet(), Sheet()
    first.text(70, 100, "The old mill stands at the stream")
    first.text(231, 96, "1", 7)
    first.text(237, 100, "and the new one at the")
    first.text(70, 780, "1", 6)
    first.text(75, 784, "Built in the year of the great flood.", 8)
    second.text(70, 100, "river, where the bridge is.")
    source = read(tmp_path / "a.pdf", first, second, notes=True)
    note, place = source.text.index("[^1]: Built in"), source.text.index("river, where")
    assert "at the stream[^1] and the new one at the river, where" in " ".join(source.text.split())
    assert (source.page_at(note), source.page_at(place)) == (1, 2)
    assert source.pages == (0, place)


def test_pictures_and_drawings_are_cut_out_with_their_captions(tmp_path: Path) -> None:
    sheet = Sheet()
    y = sheet.flow(70, 80, PROSE) + 10
    sheet.image(70, y, 230, y + 90)
    sheet.flow(70, y + 108, "Figure 1: A grey stone [by night] and what lies under it", 300, 9)
    y = sheet.flow(70, y + 160, PROSE) + 20
    for number in range(12):
        sheet.curve(80 + 12 * number, y + 20, 40)
    sheet.text(100, y + 80, "low", 8)
    sheet.text(180, y + 80, "high", 8)
    sheet.flow(70, y + 110, "Fig. 2 Bows of water", 300, 9)
    sheet.flow(70, y + 150, PROSE)
    source = read(tmp_path / "a.pdf", sheet)
    figures = of_kind(source, "figure")
    assert len(figures) == 2
    assert len(source.pictures) == 2
    for picture in source.pictures:
        assert f"(media/{picture.name} " in source.text
        assert picture_suffix(Path(picture.path).read_bytes()) == ".png"
    assert "A grey stone \\[by night\\] and what lies under it](media/" in source.text
    # The words inside a drawing belong to its picture.
    assert "high" not in source.text
    assert source.notes == {}


def test_without_a_place_for_pictures_their_captions_stay(tmp_path: Path) -> None:
    sheet = Sheet()
    y = sheet.flow(70, 80, PROSE) + 10
    sheet.image(70, y, 230, y + 90)
    sheet.flow(70, y + 108, "Figure 1: A grey stone", 300, 9)
    source = read(tmp_path / "a.pdf", sheet, store=False)
    assert source.notes == {"pictures": 1}
    assert source.pictures == ()
    assert "*Figure 1: A grey stone*" in source.text


def test_marks_on_every_page_are_no_figures(tmp_path: Path) -> None:
    sheets = []
    for number in range(4):
        sheet = Sheet()
        sheet.image(480, 60, 540, 110)
        sheet.flow(70, 160, f"{'abcd'[number] * 6} is the word. {PROSE}")
        sheets.append(sheet)
    assert read(tmp_path / "a.pdf", *sheets).pictures == ()


def test_displayed_formulas_become_pictures(tmp_path: Path) -> None:
    sheet = Sheet()
    y = sheet.flow(70, 80, PROSE) + 20
    sheet.text(200, y, "\xe5 abg = \xd6 dq", 14, "S")
    sheet.text(215, y + 14, "i=1", 7, "S")
    sheet.flow(70, y + 50, PROSE)
    source = read(tmp_path / "a.pdf", sheet)
    assert source.notes == {"pdf_formulas": 1}
    assert len(source.pictures) == 1
    assert [block.kind for block in source.blocks] == ["para", "figure", "para"]


def test_lists_of_contents_are_no_headings(tmp_path: Path) -> None:
    front, body = Sheet(), Sheet()
    front.text(70, 80, "Contents", 18, "B")
    for number in range(8):
        front.text(70, 120 + 16 * number, f"{number + 1} Of water . . . . . . . . . {number + 3}")
    body.text(70, 90, "1 Of water", 16, "B")
    body.flow(70, 120, PROSE)
    source = read(tmp_path / "a.pdf", front, body)
    assert [block.text for block in of_kind(source, "heading")] == ["1 Of water"]
    assert source.notes == {"pdf_contents": 9}
    assert "Contents" not in source.text


def test_references_are_a_section_of_their_own(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(70, 80, "Of water", 18, "B")
    y = sheet.flow(70, 110, PROSE)
    sheet.text(70, y + 30, "References")
    sheet.flow(70, y + 60, "Rain, A. (1999). On rivers. " + PROSE)
    assert [block.text for block in of_kind(read(tmp_path / "a.pdf", sheet), "heading")] == [
        "Of water",
        "References",
    ]


def test_a_figure_is_cut_out_without_its_caption() -> None:
    style = Style("Serif", 9.0)
    drawing = Box(0, 100, 200, 200)
    below = [Line([], 1, 0, 30, 203, style)]
    above = [Line([], 1, 0, 30, 104, style)]
    cut = _pdf_figures._beside(drawing, below)
    assert cut.y1 < below[0].y0 < drawing.y1 and cut.y0 == drawing.y0
    cut = _pdf_figures._beside(drawing, above)
    assert cut.y0 > above[0].y1 > drawing.y0 and cut.y1 == drawing.y1
    assert _pdf_figures._beside(drawing, []) == drawing
