"""What is said in a film: the script, and the notes of slides that it does not speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...domain.masking import bare
from ...domain.script import ScriptSection, sections
from ...domain.slides import Slide, SlideDeck


@dataclass(frozen=True, slots=True)
class FilmScript:
    """The whole script; `deck` names its sections, `recordings` sounds that replace them."""

    text: str
    deck: SlideDeck
    recordings: dict[int, str]


@dataclass(slots=True)
class _Piece:
    """A section on its way: a part of the script, or the notes of a slide."""

    title: str
    text: str
    recording: str = ""


def film_script(script: str, deck: SlideDeck) -> FilmScript:
    """The script of a film. Slides that are spoken of by their notes have a section then."""
    found = sections(script)
    pieces = [
        _Piece(one.title, text) for one, text in zip(found, _texts(script, found), strict=True)
    ]
    slides: list[Slide] = []
    # What stands before the first heading would belong to whatever came before it.
    at = 0 if pieces and not pieces[0].title else -1
    for slide in deck.slides:
        place = _place(slide, pieces, at)
        if place is None and (slide.notes.strip() or slide.recording):
            place = at = at + 1
            pieces.insert(place, _noted(slide))
            slides.append(slide.model_copy(update={"section": pieces[place].title}))
        else:
            slides.append(slide)
        if place is not None:
            at = max(at, place)
            pieces[place].recording = pieces[place].recording or slide.recording
    text = "\n\n".join(piece.text.strip() for piece in pieces)
    numbers = {number: piece.recording for number, piece in enumerate(pieces) if piece.recording}
    return FilmScript(text, deck.model_copy(update={"slides": tuple(slides)}), numbers)


def _texts(script: str, found: Sequence[ScriptSection]) -> list[str]:
    starts = [*(section.start for section in found), len(script)]
    return [script[start:end] for start, end in pairwise(starts)]


def _place(slide: Slide, pieces: Sequence[_Piece], last: int) -> int | None:
    """The section that speaks of a slide: the next of that name, else the first one."""
    wanted = key_of(slide.section)
    found = [at for at, piece in enumerate(pieces) if wanted and key_of(piece.title) == wanted]
    return next((at for at in found if at >= last), found[0] if found else None)


def _noted(slide: Slide) -> _Piece:
    title = " ".join(bare(slide.title).split()) or slide.id
    # Notes are words; a sign in them would begin a section of its own.
    lines = [line.lstrip("# \t") for line in slide.notes.splitlines()]
    return _Piece(title, f"## {title}\n" + "\n".join(lines), slide.recording)


def key_of(title: str) -> str:
    """A heading as it is compared."""
    return " ".join(bare(title).casefold().split())
