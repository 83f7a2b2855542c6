"""From a lesson to its film, whole: script, slides, voice, pictures, encoding, keeping.

media.film       against a twenty-fifth of the time that the film lasts
media.memory     megabytes of all processes at their most, this one left out, against 700
media.gap        longest standstill of the loop meanwhile, against 50 ms
media.size       megabytes a minute of film, its sound inside, against 1
media.slide      a film of which one slide changed, against a fifth of the whole
media.again      a course that is finished, asked for once more, against a fiftieth of making it
media.resumed    lessons that a course of many makes after a kill, against those that were left
"""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from typing import Any

from coursegen_desktop.app.paths import Paths
from coursegen_desktop.app.wiring import Services
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import AppError
from coursegen_desktop.domain.film import Film
from coursegen_desktop.domain.ids import CourseId, LessonId, UserId
from coursegen_desktop.domain.media_wish import MadeMedia, MediaWish
from coursegen_desktop.domain.slides import SlideDeck

from .generate import peak
from .measure import Result
from .place import GapProbe, Place
from .reader_memory import tree_megabytes

REAL_TIME, MEMORY_MB, GAP_MS, SIZE_MB = 25.0, 700.0, 50.0, 1.0
WISH = MediaWish(spares_battery=False)
# Lessons, paragraphs of each, and of the second one, whose film is timed.
SIZES = {"large": (20, 5, 30), "small": (2, 1, 2)}
_NAMES = ("Harbour", "Anchor", "Mast", "Keel", "Compass", "Rudder", "Sail", "Hull", "Deck", "Bow")
_FORMS = (
    "The {0} is a part of the ship that sailors look after every day, whatever the weather is.",
    "When the wind turns, the {0} takes more force than the {1}: the sea pushes from behind it.",
    "A good {0} is made of oak, and it lasts for thirty years where the {1} lasts for ten.",
    "Without the {0} nobody could steer through a narrow channel, so the {1} comes after it.",
)


async def run(where: Place) -> list[Result]:
    """Makes a course, stops in the middle, goes on, and makes it once more."""
    sizes = SIZES[where.size.name]
    probe = GapProbe()
    async with where.services() as services:
        course_id = await _course(services, *sizes)
        lessons = await _lessons(services, course_id)
        await _made(services, course_id, lessons[:1])  # what is loaded late is loaded
        before = tree_megabytes_of_this()
        with peak() as most:
            seconds, took, gap = await _timed(services, probe, course_id, lessons[1:2])
        film = await _film(services, lessons[1])
        slide = await _one_slide(services, course_id, lessons[1])
        left = await _stopped(services, course_id, len(lessons) - 2)
        began = time.perf_counter()
        rest = await _made(services, course_id)
        whole = time.perf_counter() - began
        began = time.perf_counter()
        again = await _made(services, course_id)
        once_more = time.perf_counter() - began
        assert again.made == 0
    megabytes = _size(where.folder, film[1]) / 1e6
    return [
        Result("media.film", seconds * 1000 / REAL_TIME, took * 1000, 1.0),
        Result("media.memory", MEMORY_MB, max(most[0] - before, 0.0), 1.0),
        Result("media.gap", GAP_MS, gap, 1.0),
        Result("media.size", SIZE_MB, megabytes / (film[0] / 60), 1.0),
        Result("media.slide", took * 1000, slide * 1000, 0.2),
        Result("media.again", max(whole, took) * 1000, once_more * 1000, 0.02 * len(lessons)),
        Result("media.resumed", float(max(left, 1)), float(max(rest.made, 1)), 1.0),
    ]


def tree_megabytes_of_this() -> float:
    """What this process takes before the work begins: the window is left out."""
    return tree_megabytes(os.getpid())


async def _timed(
    services: Services, probe: GapProbe, course_id: CourseId,
    lessons: list[LessonId],
) -> tuple[float, float, float]:  # fmt: skip
    """(seconds of film, seconds of work, longest gap in ms)."""
    began = time.perf_counter()
    gap = await probe.during(lambda: _made(services, course_id, lessons))
    took = time.perf_counter() - began
    return (await _film(services, lessons[0]))[0], took, gap


async def _made(services: Services, course_id: CourseId, lessons: Any = None) -> MadeMedia:
    made: MadeMedia = await services.media_making.make(course_id, WISH, lessons).wait()
    assert not made.failed, made.failed
    return made


async def _one_slide(services: Services, course_id: CourseId, lesson: LessonId) -> float:
    """Seconds until the film is there after a slide was changed by its author."""
    assets = await services.editing.assets(lesson)
    (asset,) = [one for one in assets if one.asset_type == "slides"]
    deck = SlideDeck.read(asset.content)
    first = deck.slides[0].model_copy(update={"subtitle": "Another subtitle"})
    deck = deck.model_copy(update={"slides": (first, *deck.slides[1:])})
    await services.editing.save_asset(asset.id, deck.model_dump(mode="json"), asset.revision)
    began = time.perf_counter()
    made = await _made(services, course_id, [lesson])
    assert made.made == 1
    return time.perf_counter() - began


async def _stopped(services: Services, course_id: CourseId, waiting: int) -> int:
    """Stop the course about in the middle; how many lessons are left then."""
    job = services.media_making.make(course_id, WISH)
    live = services.media_making.live(course_id)
    assert live is not None
    while live.made < waiting // 2:
        await asyncio.sleep(0.02)
    job.cancel()
    try:
        await job.wait()
    except AppError:
        return waiting - live.made
    return 0


async def _film(services: Services, lesson: LessonId) -> tuple[float, str]:
    assets = await services.editing.assets(lesson)
    (asset,) = [one for one in assets if one.asset_type == "video"]
    return Film.read(asset.content).seconds, str(asset.file_path)


def _size(folder: Path, file_path: str) -> int:
    return (Paths(folder).media / file_path).stat().st_size


async def _lessons(services: Services, course_id: CourseId) -> list[LessonId]:
    course = await services.lessons.course(course_id, user_id=UserId(services.user.id))
    return [item.id for item in course.lessons]


async def _course(services: Services, lessons: int, paragraphs: int, timed: int) -> CourseId:
    """A course about ships; no two lessons are alike."""
    drafts = tuple(
        LessonDraft(
            title=f"Ships {number}", content=_text(number, timed if number == 1 else paragraphs)
        )
        for number in range(lessons)
    )
    module = ModuleDraft(title="Ships", lessons=drafts)
    async with services.database.unit_of_work(write=True) as work:
        course_id = await work.courses.add(
            CourseDraft(title="Ships", language="en", modules=(module,))
        )
        await work.commit()
    return course_id


def _text(number: int, paragraphs: int) -> str:
    parts = []
    for at in range(paragraphs):
        name = _NAMES[(number + at) % len(_NAMES)].lower()
        other = _NAMES[(number + 3 * at + 1) % len(_NAMES)].lower()
        sentences = " ".join(form.format(f"{name} number {number + at}", other) for form in _FORMS)
        head = f"## {name.title()} {at}\n\n" if at % 3 == 0 else ""
        parts.append(f"{head}{sentences}")
    return "\n\n".join(parts)
