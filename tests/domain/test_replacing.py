"""Finding and replacing in a text: words, expressions, templates."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.replacing import Search, SearchOptions, replaced


def done(text: str, words: str, template: str = "", **options: bool) -> str:
    hits = list(Search(words, SearchOptions(**options)).hits(text, template))
    return replaced(text, hits)


@pytest.mark.parametrize(
    ("text", "words", "template", "options", "made"),
    [
        ("A a.b aab", "a.b", "-", {}, "A - aab"),
        ("Zelle zelle", "zelle", "x", {}, "x x"),
        ("Zelle zelle", "zelle", "x", {"match_case": True}, "Zelle x"),
        ("an ant an", "an", "x", {"whole_words": True}, "x ant x"),
        ("über überall", "über", "x", {"whole_words": True}, "x überall"),
        ("2 cm, 13 cm", r"(\d+) cm", r"\1 mm", {"is_regex": True}, "2 mm, 13 mm"),
        ("müde Wörter", r"(\w+) (\w+)", "$2 $1", {"is_regex": True}, "Wörter müde"),
        ("a\nb", "^", "x", {"is_regex": True}, "a\nb"),
        ("a\nb", "^b$", r"\n$0\t\\", {"is_regex": True}, "a\n\nb\t\\"),
        ("a|b", "|", r"\1", {}, r"a\1b"),
        ("😀a😀", "a", "b", {}, "😀b😀"),
    ],
)
def test_places_are_replaced(
    text: str, words: str, template: str, options: dict[str, bool], made: str
) -> None:
    assert done(text, words, template, **options) == made


def test_an_expression_that_would_hang_others_does_not() -> None:
    assert done("a" * 50_000 + "!", "(a+)+$", "x", is_regex=True) == "a" * 50_000 + "!"


@pytest.mark.parametrize("words", ["(", "[a", "a{2000}{2000}", r"(?=x)", "x" * 501])
def test_what_is_no_expression_is_said(words: str) -> None:
    with pytest.raises(InvalidContent):
        Search(words, SearchOptions(is_regex=True))
