"""Terms: the first of each section is marked, and nothing that is not running text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.rendering.context import LessonContext
from coursegen_desktop.rendering.page import render
from coursegen_desktop.rendering.rendered import RenderedPage
from tests.examples import some

from .test_sanitise import offences

TERMS = (
    ("Cell", "The smallest *living* part."),
    ("cell wall", "What surrounds a plant's cell."),
    ("RNA", "A chain of nucleotides."),
    ("IT", "Information technology."),
    ("光合作用", "植物利用光能。"),
    ("Café", "A place to meet."),
)


def page_of(markdown: str, terms: tuple[tuple[str, str], ...] = TERMS) -> RenderedPage:
    return render(markdown, LessonContext(terms=terms))


def marked(page: RenderedPage) -> list[str]:
    assert offences(page.html) == []
    tree = lxml_html.fromstring(f"<div>{page.html}</div>")
    return [mark.text_content() for mark in tree.iter("dfn")]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("A cell and a cell.", ["cell"]),
        ("Cells and excellent cellars.", []),
        ("The cell wall of a cell.", ["cell wall", "cell"]),
        ("The cell\nwall is thick.", ["cell\nwall"]),
        ("A cell, wall to wall.", ["cell"]),
        ("CELL and Cell.", ["CELL"]),
        ("We do it in IT.", ["IT"]),
        ("rna is not RNA.", ["RNA"]),
        ("植物的光合作用很重要。", ["光合作用"]),
        ("A cafe\u0301 here.", ["cafe\u0301"]),
        ("An *emphatic* **cell**.", ["cell"]),
        ("## Cell\n\nA cell.\n\n## Again\n\nA cell.\n\n### Below\n\nA cell.", ["cell", "cell"]),
        ("`cell` [cell](lesson:1) <kbd>cell</kbd>", []),
        ("```\ncell\n```", []),
        ("| cell |\n|---|\n| cell |", ["cell"]),
        ("Cell\n:   A cell here.", ["cell"]),
        ("x[^1]\n\n[^1]: A cell.", []),
        ('![cell](media/a.png "A cell")', []),
        ("```check\nWhat is a cell?\n\n- [x] a cell\n- [ ] RNA\n```", []),
        ("A cell&amp;wall and a&nbsp;cell", ["cell"]),
    ],
)
def test_which_words_are_marked(markdown: str, expected: list[str]) -> None:
    assert marked(page_of(markdown)) == expected


def test_a_mark_leads_to_its_definition_and_can_be_reached() -> None:
    page = page_of("RNA lies in a cell. Some RNA.")
    tree = lxml_html.fromstring(page.html)
    first, second = tree.iter("dfn")
    assert [first.get("data-term"), second.get("data-term")] == ["0", "1"]
    assert page.terms == (
        "<p>A chain of nucleotides.</p>",
        "<p>The smallest <em>living</em> part.</p>",
    )
    assert (first.get("tabindex"), first.get("role")) == ("0", "button")


def test_formulas_in_definitions_are_drawn() -> None:
    temml = resources_dir() / "vendor" / "temml" / "temml.min.js"
    page = render("An octave.", LessonContext(terms=(("octave", "Twice $f$."),)), temml)
    assert '<math alttext="f">' in page.terms[0]
    assert offences(page.terms[0]) == []


def test_definitions_hold_nothing_live() -> None:
    page = page_of("bad", (("bad", "<img src=x onerror=alert(1)> [x](javascript:alert(1)) `c`"),))
    assert marked(page) == ["bad"]
    (definition,) = page.terms
    assert offences(definition) == []
    assert "javascript" not in definition


def test_the_words_of_the_page_are_as_before() -> None:
    markdown = "A cell wall, a *cell*, RNA & IT in 光合作用.\n\n- cell\n- RNA"
    assert page_of(markdown).text == render(markdown).text


def test_thousands_of_terms_in_a_long_lesson_take_little_time() -> None:
    terms = tuple((f"term{n} of many words", f"Definition {n}.") for n in range(4000))
    text = "\n\n".join(f"Here term{n} of many words stands." for n in range(1500))
    began = time.monotonic()
    page = page_of(text, terms)
    assert time.monotonic() - began < 15, "linear, however busy the machine"
    assert len(marked(page)) == 400, "a page has room for so many definitions"
    began = time.monotonic()
    page_of("term1 of many " * 20_000, terms)
    assert time.monotonic() - began < 15, "linear, however busy the machine"


@settings(max_examples=some(150))
@given(
    st.lists(st.tuples(st.text(max_size=12), st.text(max_size=20)), max_size=6),
    st.text(alphabet=st.sampled_from("ab <>&;*_`#|[]()\n光é\u0301'"), max_size=60),
)
def test_no_term_breaks_a_page(terms: list[tuple[str, str]], text: str) -> None:
    page = page_of(text, tuple(terms))
    assert offences(page.html) == []
    assert page.text == render(text).text
