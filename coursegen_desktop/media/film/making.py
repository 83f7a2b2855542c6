"""Makes the film of a lesson: pages are painted, encoded one by one, and joined with the sound.

Runs in a worker process. Whatever is finished is kept by what it was made of, so that a film that
was interrupted goes on where it was, and one that changed encodes only what is new.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.errors import MediaError
from ...domain.film import Shown, Stop
from ...domain.narration import Chapter
from ...domain.slides import SlideDeck
from .captions import cues, web_vtt
from .encoding import (
    STEPPING,
    STILL,
    About,
    Picture,
    Scene,
    Segment,
    encode,
    frames_in,
    join,
    tick_at,
)
from .ffmpeg import under_way, versions
from .plan import FilmPlan, LaidPage, Said, film_plan
from .pulse import Pulse

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from ..slides import SlidePage

# Of the work of a film, joining takes no more than this.
_JOINING = 0.05
# What follows a film without sound in its last picture, so that it can be seen at all.
_LEAST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class FilmOrder:
    """What a film is made of, beside its pages. `script` is what was told, `said` when.

    `segments` is where encoded pages are kept, `folder` where the film comes.
    """

    title: str
    language: str
    script: str
    said: Said
    sound: Path | None
    deck: SlideDeck
    segments: Path
    folder: Path
    pulse: Path | None = None


@dataclass(frozen=True, slots=True)
class MadeFilm:
    """A film and what belongs to it; `captions` is None where nothing is said.

    `encoded` counts the pages that were not kept from before; `versions` are the tools'.
    """

    film: Path
    poster: Path
    captions: Path | None
    seconds: float
    shown: tuple[Shown, ...]
    chapters: tuple[Chapter, ...]
    stops: tuple[Stop, ...]
    encoded: int
    versions: dict[str, str]


def make_film(order: FilmOrder, pages: Sequence[SlidePage]) -> MadeFilm:
    """The film of a lesson, of its pages as they were laid out.

    Raises MediaError, DiskFull, MissingPart.
    """
    from ..slides import paint

    if not pages:
        raise MediaError("There are no slides to make a film of.", "Write some, then try again.")
    laid = [LaidPage(page.slide, page.page, page.said) for page in pages]
    plan = film_plan(order.deck, laid, order.script, order.said)
    fps = STEPPING if any(one.steps for one in plan.shown) else STILL
    by_place = {(page.slide, page.page): page for page in pages}
    segments, encoded = _segments(order, plan, by_place, fps)
    about = About(order.title, order.language, plan.chapters, plan.seconds)
    film = order.folder / "film.webm"
    join(segments, fps, order.sound, film, about)
    poster = order.folder / "poster.png"
    _save(paint(pages[0]), poster)
    return MadeFilm(
        film, poster, _captions(order, plan.seconds), plan.seconds, plan.shown, plan.chapters,
        plan.stops, encoded, versions(),
    )  # fmt: skip


def _segments(
    order: FilmOrder, plan: FilmPlan, pages: dict[tuple[str, int], SlidePage], fps: int
) -> tuple[list[Segment], int]:
    """A segment for each page that is seen, and how many had to be encoded."""
    pulse, segments, encoded = Pulse(order.pulse), list[Segment](), 0
    total = math.ceil(max(plan.seconds, _LEAST_SECONDS) * fps)
    begins = [min(tick_at(one.begin, fps), total) for one in plan.shown]
    begins[0] = 0
    for number, (one, begin, end) in enumerate(
        zip(plan.shown, begins, [*begins, total][1:], strict=True)
    ):
        counts = tick_counts(one, begin, end, fps)
        scene = _scene(pages[one.slide, one.page], counts)
        if scene is not None:
            kept = order.segments / f"{scene.fingerprint(fps)}.webm"
            if frames_in(kept) == len(scene.frames(fps)):
                os.utime(kept)
                segments.append(Segment(kept, scene.ticks))
            else:
                segments.append(encode(scene, fps, kept))
                encoded += 1
        pulse.tell((1 - _JOINING) * (number + 1) / len(plan.shown))
    return segments, encoded


def tick_counts(shown: Shown, begin: int, end: int, fps: int) -> tuple[int, ...]:
    """For how many ticks so many points are seen: none, one, two … all of them."""
    cuts = [begin]
    for step in shown.steps:
        cuts.append(min(max(tick_at(step, fps), cuts[-1]), end))
    ends = [*cuts, end][1:]
    return tuple(max(after - before, 0) for before, after in zip(cuts, ends, strict=True))


def _scene(page: SlidePage, counts: Sequence[int]) -> Scene | None:
    from ..slides import paint

    shown = [(number, count) for number, count in enumerate(counts) if count]
    if not shown:
        return None
    pictures = tuple(picture_of(paint(page, number)) for number, _ in shown)
    return Scene(pictures, tuple(count for _, count in shown))


def picture_of(image: QImage) -> Picture:
    """Qt's picture as encoders take it."""
    from PySide6.QtGui import QImage

    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = bytes(plain.constBits())
    return Picture(plain.width(), plain.height(), plain.bytesPerLine(), pixels)


def _captions(order: FilmOrder, seconds: float) -> Path | None:
    found = cues(order.said.lines, seconds)
    if not found:
        return None
    target = order.folder / "captions.vtt"
    target.write_text(web_vtt(found), encoding="utf-8")
    return target


def _save(image: QImage, target: Path) -> None:
    place = under_way(target)
    if not image.save(str(place), "PNG"):  # type: ignore[call-overload]
        raise MediaError("{file} could not be made.", "Try again.", file=target.name)
    place.replace(target)
