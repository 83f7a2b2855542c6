"""Whose pictures are: each once, and the page that says so."""

from __future__ import annotations

from coursegen_desktop.domain.inline_text import runs
from coursegen_desktop.domain.slide_credits import PictureCredit, credits_slide, picture_credits
from coursegen_desktop.domain.slides import Slide, SlideDeck, SlideFigure


def shown(media: str, **fields: str) -> Slide:
    return Slide(id=media, kind="figure", title="T", figure=SlideFigure(media=media, **fields))


def test_each_picture_is_named_once_by_the_one_who_says_most() -> None:
    first = SlideDeck(slides=(shown("a.png", caption="A leaf"), shown("b.png", alt="B")))
    second = SlideDeck(slides=(shown("a.png", caption="Leaf", credit="Jane, CC BY"), Slide(id="x")))
    assert picture_credits([first, second]) == (
        PictureCredit("a.png", "Leaf", "Jane, CC BY"),
        PictureCredit("b.png", "B", ""),
    )
    assert picture_credits([SlideDeck(slides=(shown(""),))]) == ()


def test_the_page_names_them_letter_by_letter() -> None:
    pictures = (PictureCredit("my_file_1.png", "A *leaf*"), PictureCredit("b", "B", "J. $1 [x]"))
    slide = credits_slide(pictures, ("notes_a.pdf", "b.md"), title="Pictures", told="From {names}")
    assert slide is not None and slide.title == "Pictures"
    said = ["".join(run.text for run in runs(bullet.text)) for bullet in slide.bullets]
    assert said == ["A *leaf* – my_file_1.png", "B – J. $1 [x]", "From notes_a.pdf, b.md"]
    assert not any(run.italic or run.kind for one in slide.bullets for run in runs(one.text))
    assert credits_slide((), (), title="P", told="{names}") is None
