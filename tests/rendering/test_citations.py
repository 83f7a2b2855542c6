"""Citations lead to the passage they rest on; those that lead nowhere say so."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from coursegen_desktop.rendering.context import LessonContext, SourceInfo
from coursegen_desktop.rendering.page import render
from coursegen_desktop.rendering.rendered import Citation

from .test_sanitise import offences

BOOKS = LessonContext(
    sources=(
        SourceInfo("s1", "biology.pdf", (("b2", "A leaf makes sugar."),)),
        SourceInfo("s2", "my notes.md"),
    )
)


def links(markup: str) -> list[tuple[str, str]]:
    tree = lxml_html.fromstring(f"<div>{markup}</div>")
    return [(a.get("href"), a.text_content()) for a in tree.iter("a")]


def test_a_defined_citation_is_a_numbered_link_with_its_passage() -> None:
    page = render(
        "One.[^src-a] Two.[^src-b] Again.[^src-a]\n\n"
        '[^src-a]: source:biology.pdf#p.%2012 "A leaf *makes* sugar."\n'
        "[^src-b]: source:notes\n"
    )
    assert links(page.html) == [
        ("source:biology.pdf#p.%2012", "[1]"),
        ("source:notes", "[2]"),
        ("source:biology.pdf#p.%2012", "[1]"),
    ]
    assert page.citations == (
        Citation("source:biology.pdf#p.%2012", "biology.pdf", "p. 12", "A leaf *makes* sugar."),
        Citation("source:notes", "notes"),
    )
    assert "[^src" not in page.text
    assert offences(page.html) == []


def test_a_number_means_a_source_of_the_lesson() -> None:
    page = render("A.[^src2] B.[^src1] C.[^src3]", BOOKS)
    assert links(page.html) == [("source:s2", "[1]"), ("source:s1", "[2]")]
    assert [item.name for item in page.citations] == ["my notes.md", "biology.pdf"]
    assert "[src3: source unknown]" in page.text


def test_a_plain_link_to_a_source_finds_its_passage_too() -> None:
    page = render("[1](source:s1#b2)", BOOKS)
    assert page.citations == (Citation("source:s1#b2", "biology.pdf", "b2", "A leaf makes sugar."),)


def test_what_defines_a_footnote_stays_a_footnote() -> None:
    page = render("A.[^src1]\n\n[^src1]: Smith, 2020.", BOOKS)
    assert ("#fn:src1", "1") in links(page.html)
    assert page.citations == ()


def test_in_code_nothing_is_a_citation() -> None:
    source = '```\n[^src1]: source:x "y"\n[^src1]\n```\n\n`[^src1]`'
    page = render(source)
    assert '[^src1]: source:x "y"' in page.text
    assert page.citations == ()


@pytest.mark.parametrize(
    "line",
    [
        '[^src1]: source:"a name.pdf"#x "Words"',
        "[^src1]: source:javascript:alert(1)",
        '[^src1]: source:x#"><img/src=x>',
        "[^src1]: source:<script> “Words”",
        "[^SRC1]: SOURCE:x",
        "[^src1]: source:../../etc/passwd",
        "[^src1]: source:größe.pdf#§3",
    ],
)
def test_odd_definitions_are_harmless(line: str) -> None:
    page = render(f"A.[^src1]\n\n{line}\n\nEnd.")
    assert offences(page.html) == []
    assert "End." in page.text
    for citation in page.citations:
        assert citation.address.startswith("source:")
