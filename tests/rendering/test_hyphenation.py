"""Words are divided by the patterns of their language, and only where prose is set."""

from __future__ import annotations

import pytest

from coursegen_desktop.rendering import hyphenation
from coursegen_desktop.rendering.hyphenation import breaks
from coursegen_desktop.rendering.page import render
from coursegen_desktop.rendering.rendered import Block, Formula, RenderedPage


def divided(markdown: str, language: str) -> str:
    page = render(markdown)
    text = page.text
    for at in reversed(breaks(page, language)):
        text = f"{text[:at]}-{text[at:]}"
    return text.strip()


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("en", "Internationalization matters.", "In-ter-na-tion-al-iz-a-tion mat-ters."),
        ("en-US", "photosynthesis", "pho-to-syn-the-sis"),
        ("de", "Donaudampfschifffahrt", "Do-nau-dampf-schiff-fahrt"),
        ("de-CH", "Fernsehprogramm", "Fern-seh-pro-gramm"),
        ("en", "A cat sat.", "A cat sat."),
        ("", "photosynthesis", "photosynthesis"),
        ("xx", "photosynthesis", "photosynthesis"),
        ("../../etc/passwd", "photosynthesis", "photosynthesis"),
        ("zh", "光合作用把光能变成化学能", "光合作用把光能变成化学能"),
        ("en", "naïve cafe\u0301teria", "naïve cafe\u0301-teria"),
    ],
)
def test_words(language: str, text: str, shown: str) -> None:
    assert divided(text, language) == shown


@pytest.mark.parametrize(
    "text",
    [
        "# Photosynthesis\n",
        "```\nphotosynthesis\n```\n",
        "| photosynthesis |\n|---|\n| photosynthesis |\n",
        "https://photosynthesis.example/photosynthesis",
        "photosynthesis_variable photosynthesis@example.org photosynthesis.py",
        "",
    ],
)
def test_what_is_no_prose_stays_whole(text: str) -> None:
    assert breaks(render(text), "en") == ()


def test_nothing_is_put_into_a_formula() -> None:
    text = "photosynthesis photosynthesis photosynthesis"
    page = RenderedPage(
        "", (), 3, text=text, blocks=(Block("text", 0, len(text)),),
        formulas=(Formula(15, 29, ""),),
    )  # fmt: skip
    places = breaks(page, "en")
    assert [at for at in places if 15 <= at < 29] == []
    assert [at for at in places if at < 15] and [at for at in places if at >= 30]


def test_a_book_is_left_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hyphenation, "MOST_BREAKS", 5)
    assert breaks(render("photosynthesis\n\n" * 3), "en") == ()


def test_places_are_in_order_and_within_words() -> None:
    page = render("Wonderful *photosynthesis* 😀 [internationalization](https://a.example).\n" * 20)
    places = breaks(page, "en")
    assert list(places) == sorted(set(places))
    assert all(page.text[at - 1].isalpha() and page.text[at].isalpha() for at in places)
