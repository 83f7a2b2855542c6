"""Where things stand on slides: inside the page, legible, complete, on as many pages as needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.slides import Slide
from coursegen_desktop.media.slides.pages import (
    FormulaPart,
    PicturePart,
    ShapePart,
    TablePart,
    TextPart,
)

from .decks import (
    EVERY_KIND,
    LONG,
    assert_inside,
    code,
    figure,
    kinds_of,
    of,
    pages,
    photo,
    points,
    question,
    table,
    texts,
)

pytestmark = pytest.mark.usefixtures("qapp")
LEAST = 16.0  # of 720: smaller letters cannot be read from the last row


def smallest(page: object) -> float:
    return min(part.words.style.px for part in of(page, TextPart))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_kind_stands_inside_its_page(kind: str, language: str) -> None:
    for page in pages(EVERY_KIND[kind], language=language):
        assert_inside(page)
        assert smallest(page) >= LEAST
        assert any(EVERY_KIND[kind].title in words for words in texts(page))


def test_where_things_stand_depends_on_the_shape_alone() -> None:
    slides = list(EVERY_KIND.values())
    small, large = pages(*slides, size=(320, 180)), pages(*slides, size=(1920, 1080))
    assert [page.parts for page in small] == [page.parts for page in large]
    wide = pages(*slides, size=(2000, 720))
    assert all(page.scale == 1.0 for page in wide)
    for page in wide:
        assert_inside(page)


def test_few_points_are_large_and_many_smaller() -> None:
    few, many = pages(points("One", "Two", title="T")), pages(points(*["Word"] * 8, title="T"))
    assert len(few) == len(many) == 1
    sizes = [kinds_of(page[0], "point")[0].words.style.px for page in (few, many)]
    assert sizes[0] > sizes[1] >= 24


def test_too_many_points_go_to_further_pages_and_none_is_lost() -> None:
    wanted = [f"Point {n}: {LONG}. {LONG}." for n in range(11)]
    made = pages(points(*wanted, title="Much"), points("After", id="t"))
    own = [page for page in made if page.slide == "s"]
    assert len(own) > 1
    said = [words for page in own for words in page.said]
    assert said == wanted
    assert [at for page in own for at in page.bullets] == list(range(11))
    counts = [page.points for page in own]
    assert max(counts) - min(counts) <= 2, "all about equally full"
    assert [page.page for page in own] == list(range(len(own)))
    assert [page.number for page in made] == list(range(1, len(made) + 1))
    for page in own:
        assert_inside(page)
        assert "Much" in texts(page)
        assert smallest(page) >= LEAST


def test_a_point_does_not_stand_apart_from_those_below_it() -> None:
    made = pages(
        points(*[(f"{LONG} {n}", 0) for n in range(5)], (LONG, 0), (LONG, 1), (LONG, 1), title="T")
    )
    for page in made:
        last = kinds_of(page, "point")[-1]
        assert page is made[-1] or page.bullets[-1] != 5, last.words.plain


def test_one_point_longer_than_a_page_is_continued() -> None:
    text = " ".join(f"word{n}" for n in range(900))
    made = pages(points(text, title="T"))
    assert len(made) > 2
    assert " ".join(" ".join(page.said) for page in made).split() == text.split()
    for page in made:
        assert_inside(page)


def test_a_word_wider_than_the_page_is_broken() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitän" * 6
    for slide in (
        points(word, title=word[:200]),
        table(((word, "1"),), ("A", "B"), title="T"),
        question(word, word, answer=word, title="T"),
        figure("gone.png", title="T", alt=word, caption=word),
        Slide(id="s", kind="title", title=word, subtitle=word),
    ):
        for page in pages(slide):
            assert_inside(page)


def test_a_title_of_three_hundred_letters_fits() -> None:
    title = ("A very long title that goes on " * 12)[:300]
    for kind in ("title", "points"):
        (page,) = pages(Slide(id="s", kind=kind, title=title))  # type: ignore[arg-type]
        assert_inside(page)
        assert kinds_of(page, "title")[0].words.style.px < 54


def test_signs_outside_the_first_plane_are_cut_whole() -> None:
    text = "🌱 " * 700
    made = pages(points(text, title="🌍"))
    assert "".join("".join(page.said) for page in made).count("🌱") == 700


# ---------------------------------------------------------------- tables


def test_a_long_table_goes_on_with_its_head() -> None:
    rows = [(f"Row {n}", LONG, str(n)) for n in range(40)]
    made = pages(table(rows, ("Name", "Words", "Count"), title="T"))
    assert len(made) > 1
    names: list[str] = []
    for page in made:
        (part,) = of(page, TablePart)
        assert part.has_head and part.rows[0][0].plain == "Name"
        names += [row[0].plain for row in part.rows[1:]]
        assert_inside(page)
    assert names == [f"Row {n}" for n in range(40)]


def test_columns_of_figures_end_together_and_small_ones_are_not_broken() -> None:
    rows = [("Carbon fixation", LONG, "0 %"), ("Reduction", LONG, "67 %")]
    (page,) = pages(table(rows, ("Phase", "What happens", "Share of ATP"), title="T"))
    (part,) = of(page, TablePart)
    assert part.rows[1][2].style.align == "end" and part.rows[1][0].style.align == "start"
    assert part.widths[1] > part.widths[0]
    assert abs(sum(part.widths) - part.box.width) < 1


def test_more_columns_than_a_page_holds_come_in_turns() -> None:
    head = tuple(f"Measurement {n}" for n in range(18))
    rows = [tuple(f"value{n}-{m}" for n in range(18)) for m in range(3)]
    made = pages(table(rows, head, title="T"))
    assert len(made) > 1
    seen: set[str] = set()
    for page in made:
        (part,) = of(page, TablePart)
        assert part.rows[0][0].plain == "Measurement 0"
        seen |= {cell.plain for cell in part.rows[0]}
        assert_inside(page)
    assert seen == set(head)


def test_a_cell_higher_than_a_page_is_continued() -> None:
    text = " ".join(f"w{n}" for n in range(1_500))
    made = pages(table((("a", text),), ("A", "B"), title="T"))
    words = [row[1].plain for page in made for row in of(page, TablePart)[0].rows[1:]]
    assert " ".join(words).split() == text.split()
    for page in made:
        assert_inside(page)


def test_a_table_without_cells_is_an_empty_page() -> None:
    assert len(pages(table((), title="T"))) == 1
    assert len(pages(table(((),), title="T"))) == 1


# ---------------------------------------------------------------- programs


def test_lines_too_long_are_wrapped_and_marked_and_nothing_is_lost() -> None:
    line = "result = function_name(" + ", ".join(f"argument_{n}={n}" for n in range(30)) + ")"
    (page,) = pages(code(line, title="T"))
    (part,) = kinds_of(page, "code")
    rows = part.words.plain.split("\n")
    assert len(rows) > 2 and all("↳" in row for row in rows[1:])
    joined = "".join(row.replace("↳", "").strip() if n else row for n, row in enumerate(rows))
    assert joined.replace(" ", "") == line.replace(" ", "")
    assert_inside(page)


def test_a_long_program_is_split_where_it_pauses() -> None:
    block = "\n".join(f"def f{{n}}_{m}():" if m == 0 else f"    step({m})" for m in range(6))
    text = "\n\n".join(block.replace("{n}", str(n)) for n in range(6))
    made = pages(code(text, title="T"))
    assert len(made) > 1
    shown = [kinds_of(page, "code")[0].words.plain for page in made]
    assert [line for page in shown for line in page.split("\n") if line] == [
        line for line in text.split("\n") if line
    ]
    assert all(page.startswith("def ") for page in shown), "no function is torn apart"


def test_an_unknown_language_and_tabs_are_shown_as_they_are() -> None:
    (page,) = pages(code("\tx\n\ty\n", language="klingon", title="T"))
    assert kinds_of(page, "code")[0].words.plain == "    x\n    y"
    (page,) = pages(code("a\n", language="", title="T"))
    assert kinds_of(page, "code")[0].words.plain == "a"


def test_a_short_program_stands_beside_its_points_and_a_wide_one_below() -> None:
    short = points("Calls itself", "Ends", title="T").model_copy(
        update={"kind": "code", "code": code("f(n - 1)").code}
    )
    (page,) = pages(short)
    assert kinds_of(page, "code")[0].box.x > kinds_of(page, "point")[0].box.right - 1
    wide = short.model_copy(update={"code": code("x = " + "a + " * 14 + "b").code})
    (page,) = pages(wide)
    assert kinds_of(page, "code")[0].box.y > kinds_of(page, "point")[-1].box.bottom


# ---------------------------------------------------------------- formulas


def test_a_wide_formula_is_made_to_fit_and_one_not_understood_is_its_source() -> None:
    wide = Slide(id="s", kind="formula", title="T", formula=" + ".join(["a_1 x^2"] * 40))
    (page,) = pages(wide)
    (part,) = of(page, FormulaPart)
    assert part.box.width <= 1280 - 2 * 96 + 0.5
    assert_inside(page)
    (page,) = pages(Slide(id="s", kind="formula", title="T", formula=r"\frac{a"))
    assert kinds_of(page, "code")[0].words.plain == r"\frac{a"


def test_a_diagram_that_nobody_drew_says_so_and_shows_its_text() -> None:
    (page,) = pages(EVERY_KIND["diagram"])
    assert "This diagram could not be drawn here. It is written so:" in texts(page)
    assert kinds_of(page, "code")[0].words.plain == "flowchart LR\n A-->B"


def test_formulas_stand_in_points_and_cells_as_drawings() -> None:
    (page,) = pages(points("The energy $E = h\\nu$ of light", "and $\\frac{a$", title="T"))
    first, second = (part.words.lines[0] for part in kinds_of(page, "point"))
    assert [piece.text for piece in first if piece.formula] == ["E = h\\nu"]
    assert [piece.text for piece in second if piece.mono] == ["\\frac{a"]


# ---------------------------------------------------------------- pictures


def test_a_picture_fills_its_room_but_is_not_blown_up(tmp_path: Path) -> None:
    pictures = {
        "large.png": photo(tmp_path / "large.png", 2000, 1000),
        "small.png": photo(tmp_path / "small.png", 60, 40),
    }
    (page,) = pages(figure("large.png", title="T", caption="C"), pictures=pictures)
    (part,) = of(page, PicturePart)
    assert part.box.width > 700 and abs(part.box.width / part.box.height - 2.0) < 0.01
    (caption,) = kinds_of(page, "caption")
    assert 0 < caption.box.y - part.box.bottom < 40
    (page,) = pages(figure("small.png", title="T"), pictures=pictures)
    (part,) = of(page, PicturePart)
    assert part.box.width * 1.5 <= 2 * 60 + 1, "at 1920 x 1080 at most twice its pixels"


def test_points_stand_beside_a_picture_on_each_of_their_pages(tmp_path: Path) -> None:
    pictures = {"a.png": photo(tmp_path / "a.png", 900, 900)}
    slide = figure("a.png", title="T").model_copy(
        update={"bullets": points(*[LONG] * 12).bullets, "kind": "points"}
    )
    made = pages(slide, pictures=pictures)
    assert len(made) > 1
    for page in made:
        (part,) = of(page, PicturePart)
        assert all(point.box.right <= part.box.x for point in kinds_of(page, "point"))
        assert_inside(page)


def test_one_sees_through_a_drawing_so_it_stands_on_paper(tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    image = QImage(300, 200, QImage.Format.Format_ARGB32)
    image.fill(0)
    assert image.save(str(tmp_path / "line.png"))
    pictures = {"line.png": tmp_path / "line.png"}
    (page,) = pages(figure("line.png", title="T"), pictures=pictures, name="dark")
    plate = next(part for part in of(page, ShapePart) if part.shape == "plate")
    (part,) = of(page, PicturePart)
    assert plate.role == "paper" and plate.box.x < part.box.x


def test_a_missing_picture_is_a_frame_with_its_words() -> None:
    (page,) = pages(figure("gone.png", title="T", alt="A map of Europe"))
    assert "A map of Europe" in texts(page) and not of(page, PicturePart)
    assert any(part.shape == "frame" for part in of(page, ShapePart))


def test_a_kind_without_its_content_falls_back_to_points() -> None:
    for kind in ("table", "code", "question", "figure", "formula", "diagram"):
        slide = points("Still here", title="T").model_copy(update={"kind": kind})
        (page,) = pages(slide)
        assert "Still here" in texts(page)
    (page,) = pages(Slide(id="s"))
    assert texts(page) == []


# ---------------------------------------------------------------- questions and direction


def test_the_answer_is_a_point_that_comes_afterwards() -> None:
    (page,) = pages(question("Which?", "A gas", "A stone", answer="a  GAS", title="T"))
    assert page.hides and page.points == 1 and page.said == ("A gas",) and page.bullets == (-1,)
    (page,) = pages(question("Why?", answer="Because", title="T"))
    assert page.said == ("Because",)
    (page,) = pages(question("Why?", title="T"))
    assert page.points == 0


def test_a_script_from_right_to_left_is_laid_out_from_the_right() -> None:
    slide = points("تثبيت الكربون", ("التجديد", 1), title="دورة كالفن")
    (page,) = pages(slide, language="ar", title="كربون")
    dots = [part.box for part in of(page, ShapePart) if part.shape in ("dot", "ring")]
    assert all(box.x > 1000 for box in dots) and dots[0].x > dots[1].x
    assert page.rtl and all(part.words.style.rtl for part in kinds_of(page, "point"))
    (guessed,) = pages(slide, language="", title="كربون")
    assert guessed.rtl
    (table_page,) = pages(table((("واحد", "3"),), ("ا", "ب"), title="ج"), language="fa")
    assert of(table_page, TablePart)[0].rtl
    (asked,) = pages(question("أي؟", "أ", "ب", title="س"), language="ar")
    assert [part.words.plain for part in kinds_of(asked, "badge")] == ["1", "2"]


def test_a_deck_of_nothing_has_no_pages(qapp: QApplication) -> None:
    assert pages() == ()


def test_an_endless_slide_ends(tmp_path: Path) -> None:
    made = pages(points(*[LONG * 3] * 3_000, title="T"))
    assert len(made) <= 60


def test_what_a_program_prints_stands_below_it() -> None:
    slide = code("print(6 * 7)", title="T")
    assert slide.code is not None
    shown = slide.model_copy(update={"code": slide.code.model_copy(update={"output": "42"})})
    (page,) = pages(shown)
    program, printed = kinds_of(page, "code")
    assert (program.words.plain, printed.words.plain) == ("print(6 * 7)", "42")
    assert printed.box.y > program.box.bottom
    assert printed.words.style.px == program.words.style.px
    many = "\n".join(map(str, range(60)))
    long = slide.model_copy(update={"code": slide.code.model_copy(update={"output": many})})
    assert len(pages(long)) > 2, "what has no room below goes to pages of its own"
