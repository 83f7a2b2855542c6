"""Slides that were made again and slides that an author has changed since, put together.

What the author edited stays, what he deleted stays deleted, his own slides stay where they are;
all else is as it was made now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .slides import Slide, SlideDeck, is_edited, with_fingerprint


@dataclass(frozen=True, slots=True)
class MergedDeck:
    """The slides together; `kept` of them are the author's."""

    deck: SlideDeck
    kept: int = 0


def merged_deck(mine: SlideDeck, new: SlideDeck, headings: Sequence[str] = ()) -> MergedDeck:
    """An author's slides with those that were made now; `headings` are those of the script."""
    there = {slide.id: slide for slide in mine.slides}
    fresh = {slide.id: slide for slide in new.slides}
    deleted = {key for key in mine.made if key not in there}
    together: dict[str, Slide] = {}
    kept = 0
    for key, slide in there.items():
        made = fresh.get(key)
        if is_edited(slide):
            together[key] = _told_by(slide, made, headings)
            kept += 1
        elif made is not None:
            together[key] = made.model_copy(update={"recording": slide.recording})
    together |= {key: fresh[key] for key in fresh if key not in there and key not in deleted}
    order = _order(mine, [key for key in fresh if key in together], together)
    slides = tuple(together[key] for key in order)
    deck = new.model_copy(update={"slides": slides, "look": mine.look})
    return MergedDeck(deck, kept)


def retitled(deck: SlideDeck, made: Sequence[str], now: Sequence[str]) -> SlideDeck:
    """The slides, told by the sections that an author gave other headings.

    `made` are the headings as the program wrote them, `now` those that are there.
    """
    renamed: dict[str, str] = {}
    steps = SequenceMatcher(None, made, now, autojunk=False).get_opcodes()
    for kind, start, end, first, last in steps:
        if kind == "replace":
            renamed |= _paired(made[start:end], now[first:last])
    slides = []
    for slide in deck.slides:
        heading = renamed.get(slide.section)
        if heading is not None and slide.section not in now:
            moved = slide.model_copy(update={"section": heading})
            slide = moved if is_edited(slide) else with_fingerprint(moved)
        slides.append(slide)
    return deck.model_copy(update={"slides": tuple(slides)})


def _paired(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Headings that stand in the place of others: counted from either end where more are new."""
    half = (len(old) + 1) // 2
    head = dict(zip(old[:half], new, strict=False))
    tail = dict(zip(reversed(old[half:]), reversed(new[half:]), strict=False))
    return head | tail


def _told_by(slide: Slide, made: Slide | None, headings: Sequence[str]) -> Slide:
    """An edited slide stays as it is, but its words may have another heading now."""
    if made is None or not slide.section or slide.section in headings:
        return slide
    return slide.model_copy(update={"section": made.section})


def _order(mine: SlideDeck, fresh: Sequence[str], together: dict[str, Slide]) -> list[str]:
    """The new order with the author's own slides behind what they stood behind; where he put
    slides in another order, his order with the new slides behind what they come after."""
    now = [slide.id for slide in mine.slides]
    theirs = [key for key in now if key in together]
    known = [key for key in mine.made if key in now]
    is_sorted = [key for key in now if key in known] == known
    first, second = (list(fresh), theirs) if is_sorted else (theirs, list(fresh))
    for place, key in enumerate(second):
        if key not in first:
            before = next((other for other in reversed(second[:place]) if other in first), None)
            first.insert(0 if before is None else first.index(before) + 1, key)
    return first
