"""Changing a deck of slides: each act gives a new deck. What is typed stands in plain texts.

deck = with_added(deck, blank("points", "s7"), after="s3")
bullets = bullets_of("Light\\n  red\\n  blue")       # lines; two spaces set a point in
"""

from __future__ import annotations

import json
from collections.abc import Collection, Container

from .slides import Bullet, Slide, SlideCode, SlideDeck, SlideFigure, SlideKind, SlideQuestion
from .slides import SlideTable as Table

KINDS: tuple[SlideKind, ...] = (
    "points", "figure", "table", "code", "formula", "diagram", "question", "title",
)  # fmt: skip
_INDENT = "  "
_DEEPEST = 2
_MARKS = ("- ", "* ", "• ", "– ")


def blank(kind: SlideKind, slide_id: str) -> Slide:
    """A new slide with room for what its kind needs."""
    return with_room(Slide(id=slide_id, kind=kind))


def with_room(slide: Slide) -> Slide:
    """The slide with whatever its kind needs; what it had already stays."""
    changes: dict[str, object] = {}
    if slide.kind == "figure" and slide.figure is None:
        changes["figure"] = SlideFigure(media="")
    if slide.kind == "table" and slide.table is None:
        changes["table"] = Table(head=("", ""), rows=(("", ""),))
    if slide.kind == "code" and slide.code is None:
        changes["code"] = SlideCode(text="")
    if slide.kind == "question" and slide.question is None:
        changes["question"] = SlideQuestion(text="")
    return slide.model_copy(update=changes)


def fresh_id(taken: Container[str], number: int) -> str:
    """An id that no slide has."""
    while (name := f"slide-{number}") in taken:
        number += 1
    return name


def slide_of(deck: SlideDeck, slide_id: str) -> Slide | None:
    """The slide with that id."""
    return next((slide for slide in deck.slides if slide.id == slide_id), None)


def place_of(deck: SlideDeck, slide_id: str) -> int:
    """Where a slide stands, -1 where it does not."""
    return next((at for at, slide in enumerate(deck.slides) if slide.id == slide_id), -1)


def with_added(deck: SlideDeck, slide: Slide, after: str = "") -> SlideDeck:
    """One more slide behind another, at the end where that is not there."""
    at = place_of(deck, after) + 1 or len(deck.slides)
    return _with(deck, (*deck.slides[:at], slide, *deck.slides[at:]))


def with_slide(deck: SlideDeck, slide: Slide) -> SlideDeck:
    """Another version of the slide that has its id."""
    return _with(deck, tuple(slide if one.id == slide.id else one for one in deck.slides))


def without(deck: SlideDeck, ids: Collection[str]) -> SlideDeck:
    """The deck without some slides."""
    return _with(deck, tuple(slide for slide in deck.slides if slide.id not in ids))


def moved(deck: SlideDeck, ids: Collection[str], before: int) -> SlideDeck:
    """Slides, in their order, before the place that one has now."""
    chosen = tuple(slide for slide in deck.slides if slide.id in ids)
    head = tuple(slide for slide in deck.slides[:before] if slide.id not in ids)
    tail = tuple(slide for slide in deck.slides[before:] if slide.id not in ids)
    return _with(deck, (*head, *chosen, *tail))


def stepped(deck: SlideDeck, ids: Collection[str], step: int) -> SlideDeck:
    """Slides one place up or down."""
    places = [at for at, slide in enumerate(deck.slides) if slide.id in ids]
    if not places:
        return deck
    goal = places[0] - 1 if step < 0 else places[-1] + 2
    return moved(deck, ids, min(max(goal, 0), len(deck.slides)))


def duplicated(deck: SlideDeck, slide_id: str, new_id: str) -> SlideDeck:
    """The same slide once more, behind it. It is an author's: making anew does not change it."""
    slide = slide_of(deck, slide_id)
    if slide is None:
        return deck
    return with_added(deck, slide.model_copy(update={"id": new_id, "made": ""}), slide_id)


def _with(deck: SlideDeck, slides: tuple[Slide, ...]) -> SlideDeck:
    return deck.model_copy(update={"slides": slides})


def deck_json(deck: SlideDeck) -> str:
    """A deck as text, for the journal."""
    return json.dumps(deck.model_dump(mode="json"), ensure_ascii=False)


# ---------------------------------------------------------------- typed texts


def bullets_of(text: str) -> tuple[Bullet, ...]:
    """The points of lines: two spaces or a tab set one in; dashes of a pasted list fall away."""
    made = []
    for line in text.splitlines():
        plain = line.strip()
        if not plain:
            continue
        lead = line[: len(line) - len(line.lstrip())].replace("\t", _INDENT)
        for mark in _MARKS:
            plain = plain.removeprefix(mark)
        level = min(len(lead) // len(_INDENT), _DEEPEST)
        made.append(Bullet(text=plain.strip(), level=level))
    return tuple(made)


def bullets_text(bullets: Collection[Bullet]) -> str:
    """The lines of points."""
    return "\n".join(_INDENT * bullet.level + bullet.text for bullet in bullets)


def table_of(text: str, *, has_head: bool) -> Table:
    """The cells of lines, divided by | or, as spreadsheets copy them, by tabs."""
    rows = [cells for line in text.splitlines() if (cells := _cells(line))]
    width = max(map(len, rows), default=0)
    even = [tuple([*row, *[""] * width][:width]) for row in rows]
    head = even.pop(0) if has_head and even else ()
    return Table(head=head, rows=tuple(even))


def table_text(table: Table) -> str:
    """The lines of a table; a | inside a cell has a backslash before it."""
    rows = ([table.head] if table.head else []) + list(table.rows)
    return "\n".join(" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows)


def _cells(line: str) -> list[str]:
    bare = line.strip()
    is_rule = "--" in bare and set(bare) <= set("|-: ")
    return _divided(line) if bare and not is_rule else []


def _divided(line: str) -> list[str]:
    bare = line.strip(" ")
    if "\t" in bare and "|" not in bare:
        return [cell.strip() for cell in line.split("\t")]
    if bare.startswith("|") and bare.endswith("|") and len(bare) > 1:
        bare = bare[1:-1]
    parts = bare.replace("\\|", "\0").split("|")
    return [part.strip().replace("\0", "|") for part in parts]
