"""The slides of a lesson: what stands on each, never where. Painting them is media's."""

from __future__ import annotations

import hashlib
from typing import Literal

from pydantic import Field

from .base import Schema
from .errors import InvalidContent

SlideKind = Literal["title", "points", "figure", "table", "code", "formula", "diagram", "question"]


class Bullet(Schema):
    """A line of a list; words may be **strong**, *stressed*, `code` or $TeX$."""

    text: str
    level: int = Field(default=0, ge=0, le=2)


class SlideFigure(Schema):
    """A picture of the course: `media` is its name as lessons write it, without "media/"."""

    media: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


class SlideTable(Schema):
    """A table; every row has as many cells as the head, which may be empty."""

    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class SlideCode(Schema):
    """Lines of a program, the name of its language, as fences name it, and what it prints."""

    text: str
    language: str = ""
    output: str = ""


class SlideQuestion(Schema):
    """A question to think about; `answer` is shown afterwards. `item` is its id in the quiz."""

    text: str
    options: tuple[str, ...] = ()
    answer: str = ""
    item: str = ""


class Slide(Schema):
    """One slide. What its kind does not need is empty; points may stand beside a figure.

    `section` is the heading of the script's section that is said while it is shown; `notes` are
    said instead where the script has no such section. `recording` names a sound file of the
    course ("media/" left out) that is heard instead of the voice. `made` is the fingerprint of
    the slide as the program made it: one that differs now was edited, and is kept.
    """

    id: str
    kind: SlideKind = "points"
    title: str = ""
    subtitle: str = ""
    bullets: tuple[Bullet, ...] = ()
    figure: SlideFigure | None = None
    table: SlideTable | None = None
    code: SlideCode | None = None
    formula: str = ""
    diagram: str = ""
    question: SlideQuestion | None = None
    notes: str = ""
    section: str = ""
    recording: str = ""
    made: str = ""


class SlideDeck(Schema):
    """The content of a lesson's asset of type "slides".

    `look` is the course's theme in light or dark; `inputs` names what the slides were made from,
    `made` the slides that the program made then: one that is not there any more was deleted.
    """

    format: Literal["slides"] = "slides"
    version: Literal["1.0"] = "1.0"
    title: str = ""
    language: str = ""
    look: Literal["light", "dark"] = "light"
    slides: tuple[Slide, ...] = ()
    inputs: str = ""
    made: tuple[str, ...] = ()

    @classmethod
    def read(cls, content: object) -> SlideDeck:
        """Stored slides. Raises InvalidContent for anything else."""
        try:
            return cls.model_validate(content)
        except ValueError as error:
            raise InvalidContent(
                "These slides are in a form that this program does not read.",
                "Update Coursegen Desktop.",
            ) from error


def fingerprint(slide: Slide) -> str:
    """What names the content of a slide. Whose voice is heard with it is no part of that."""
    told = slide.model_dump_json(exclude={"made", "recording"})
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def with_fingerprint(slide: Slide) -> Slide:
    """The slide as the program made it."""
    return slide.model_copy(update={"made": fingerprint(slide)})


def is_edited(slide: Slide) -> bool:
    """Whether a person made or changed it."""
    return slide.made != fingerprint(slide)
