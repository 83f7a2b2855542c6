"""Whose the pictures on slides are: collected for a page at the end, and for the course."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .slides import Bullet, Slide, SlideDeck

CREDITS_ID = "credits"


@dataclass(frozen=True, slots=True)
class PictureCredit:
    """A picture by what it is called, and whose it is; `credit` "" where nobody said."""

    name: str
    title: str
    credit: str = ""


def picture_credits(decks: Iterable[SlideDeck]) -> tuple[PictureCredit, ...]:
    """Every picture of the decks once, in their order; one that says whose it is wins."""
    found: dict[str, PictureCredit] = {}
    for deck in decks:
        for slide in deck.slides:
            figure = slide.figure
            if figure is None or not figure.media:
                continue
            title = figure.caption or figure.alt or slide.title or figure.media
            made = PictureCredit(figure.media, _short(title), figure.credit.strip())
            known = found.get(figure.media)
            if known is None or (made.credit and not known.credit):
                found[figure.media] = made
    return tuple(found.values())


def credits_slide(
    pictures: Sequence[PictureCredit], documents: Sequence[str], *, title: str, told: str
) -> Slide | None:
    """A slide that names them; None where there is nothing to name.

    `told` introduces the documents that the lesson was made from: "Made from {names}".
    """
    lines = [f"{_literal(one.title)} – {_literal(one.credit or one.name)}" for one in pictures]
    if documents:
        lines.append(_literal(told.format(names=", ".join(documents))))
    if not lines:
        return None
    return Slide(id=CREDITS_ID, title=title, bullets=tuple(Bullet(text=line) for line in lines))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:119].rstrip() + "…"


def _literal(text: str) -> str:
    """Names are no Markdown: a_file_name.png has no stressed part."""
    return "".join(f"\\{letter}" if letter in "\\*_`$[]<" else letter for letter in text)
