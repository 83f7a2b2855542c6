"""Looking through the Markdown of a lesson."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.colours import contrast, read_colour
from coursegen_desktop.domain.course_check import TextFix
from coursegen_desktop.domain.lesson_check import look_at


def fixed(content: str) -> str:
    """The text with its only finding mended."""
    (finding,) = look_at(content).findings
    mended = TextFix(finding.changes).applied(content)
    assert mended is not None
    assert look_at(mended).findings == []
    return mended


def test_links_of_every_kind_with_their_lines() -> None:
    look = look_at(
        "# Top\n[a](lesson:3#x) and [b](<two words>) [c](https://x.org/(y) \"T\")\n"
        "[![alt](media/p.png)](#top)\n\n[r]: ../other.md\n[^1]: a note\n<a href=\"#z\">z</a>"
    )  # fmt: skip
    assert look.links == [
        (2, "lesson:3#x"), (2, "two words"), (2, "https://x.org/(y)"), (3, "#top"),
        (5, "../other.md"), (7, "#z"),
    ]  # fmt: skip
    assert look.pictures == [(3, "media/p.png", "alt")]
    assert look.anchors == {"top"}


def test_code_is_left_alone_and_questions_are_found() -> None:
    look = look_at(
        "`[a](nowhere)`\n```md\n# no heading\n![](x)\n```\n~~~check\nQ\n- [x] a\n~~~\n\n## End"
    )
    assert (look.links, look.pictures) == ([], [])
    assert look.checks == [(6, "Q\n- [x] a")]
    assert [text for _, _, _, text in look.headings] == ["End"]


@pytest.mark.parametrize(
    ("content", "has_words"),
    [("", False), ("\n- - -\n", False), ("![](media/x.png)", True), ("é", True), ("# \n", False)],
)
def test_what_counts_as_words(content: str, has_words: bool) -> None:
    assert look_at(content).has_words is has_words


def test_a_jump_is_closed_with_all_that_stands_below_it() -> None:
    before = "## A\n#### B\n##### C\n#### D\n## E\n### F\n"
    assert fixed(before) == "## A\n### B\n#### C\n### D\n## E\n### F\n"
    assert look_at("### A\n# B\n## C").findings == []


def test_pasted_colours_that_cannot_be_read_go() -> None:
    pasted = '<span style="color: #ffff99; font-size: 12px">x</span>'
    assert fixed(pasted) == '<span style="font-size: 12px">x</span>'
    assert fixed("a <b style='color:yellow'>x</b>") == "a <b>x</b>"
    assert fixed('<font color="yellow">x</font>') == "<font>x</font>"
    readable = '<span style="color:#000;background:#fff">x</span>'
    assert look_at(readable).findings == []


def test_colours_in_formulas_are_looked_at_on_both_pages() -> None:
    found = look_at("$\\color{yellow} x + \\textcolor{blue}{y} + \\color{red}{z}$").findings
    assert [(one.what, one.words) for one in found] == [
        ("colour on light", "yellow"), ("colour on dark", "blue"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "colour"),
    [("#fff", (255, 255, 255)), ("rgb(1, 2, 300)", (1, 2, 255)), ("RED !important", (255, 0, 0)),
     ("inherit", None), ("", None), ("#12345", None)],
)  # fmt: skip
def test_colours_as_they_are_written(text: str, colour: tuple[int, int, int] | None) -> None:
    assert read_colour(text) == colour


def test_contrast_is_that_of_the_guidelines() -> None:
    assert round(contrast((0, 0, 0), (255, 255, 255)), 2) == 21
    assert round(contrast((119, 119, 119), (255, 255, 255)), 2) == 4.48


def test_a_fix_of_words_that_changed_meanwhile_is_refused() -> None:
    assert TextFix(((0, "##", "#"),)).applied("# x") is None
    assert TextFix(((2, "b", "x"), (1, "a", "y"))).applied("cab") is None


@pytest.mark.parametrize(
    "piece", ["[", "![](", "<a ", "`", "[a](", "(", "# ", "\\color{", " style="]
)
def test_a_long_hostile_line_ends(piece: str) -> None:
    look_at(piece * (100_000 // len(piece)))


@given(st.text(st.sampled_from(list("""#[]()!`\n\t <>='";:-aé$\\{}*|&""")), max_size=120))
def test_any_text_is_looked_at_and_fixes_fit_it(content: str) -> None:
    for finding in look_at(content).findings:
        if finding.changes:
            assert TextFix(finding.changes).applied(content) is not None
