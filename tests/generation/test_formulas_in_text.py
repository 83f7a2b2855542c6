"""Formulas, pictures that come along and short footnotes in Markdown, whatever format it is of."""

from __future__ import annotations

import pytest

from coursegen_desktop.generation.sources.markdown import parse
from coursegen_desktop.generation.text.prose import prose
from coursegen_desktop.generation.text.rewrite import rewrite

KEPT = '![A chart](media/0123456789abcdef0123.png "Figure 1: Heights")'


@pytest.mark.parametrize(
    "formula", ["$a_1 < b\\, c_1$", "$\\{x \\mid x * y * z\\}$", "$a & b[1]$", "$|a|$"]
)
def test_no_sign_in_a_formula_is_markup(formula: str) -> None:
    assert rewrite(f"Let {formula} be *so*.") == f"Let {formula} be *so*."
    assert prose(f"Let {formula} be *so*.").text == f"Let {formula} be so."


def test_money_is_no_formula() -> None:
    assert rewrite("From $5 to $10 and *so* on") == "From $5 to $10 and *so* on"
    assert rewrite("A \\$ sign, $5/$10 <b>") == "A $ sign, $5/$10 <b>"


def test_a_formula_stands_where_it_says() -> None:
    source = "Now **$x_1$** grows."
    found = prose(source, 100)
    at = found.text.index("x_1")
    assert source[found.begins[at] - 100 : found.ends[at + 2] - 100] == "x_1"


def test_pictures_that_come_along_stay_and_others_are_words() -> None:
    source = parse(f"{KEPT}\n\n![A map](maps/a.png)\n", "a.md", "0")
    assert [block.text for block in source.blocks] == [KEPT, "*A map*"]
    assert [block.kind for block in source.blocks] == ["figure", "figure"]
    assert source.notes == {"pictures": 1}


def test_a_footnote_of_one_word_is_no_link_definition() -> None:
    source = parse(
        "Said.[^1]\n\n[^1]: https://example.org/\n\n[a]: https://example.org/b\n", "a", "0"
    )
    assert [block.text for block in source.blocks] == [
        "Said.<sup>1</sup>",
        "<sup>1</sup> https://example.org/",
    ]
    assert source.links == {"a": "https://example.org/b"}
