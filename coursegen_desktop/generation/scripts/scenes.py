"""A scene is a slide with what is said while it is shown; script and deck are rows of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ...domain.slides import Bullet, Slide
from .clauses import words_in

MOST_POINTS = 5


@dataclass(slots=True)
class Line:
    """A sentence of the script, the words of the lesson that it rests on, seconds of silence."""

    text: str
    quote: str = ""
    pause: float = 0.0
    is_check: bool = False


@dataclass(slots=True)
class Scene:
    """One slide. `heading` names the section of the script and is made unique at the end.

    `is_verbatim`: the lines are paragraphs of a speaker, which nobody cuts.
    """

    heading: str
    slide: Slide
    lines: list[Line] = field(default_factory=list)
    is_verbatim: bool = False

    @property
    def words(self) -> int:
        """How much is said."""
        return sum(words_in(line.text) for line in self.lines)


def bullets(texts: Iterable[str]) -> tuple[Bullet, ...]:
    """Points of a slide, each once."""
    return tuple(Bullet(text=text) for text in dict.fromkeys(texts) if text)
