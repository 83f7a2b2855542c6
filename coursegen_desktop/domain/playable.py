"""A lesson's film, or its recording, as a player needs it; long ones are read in many steps."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from .captions import Cue, HeardLine, cutting
from .errors import InvalidContent
from .film import Film, Stop
from .ids import CourseId, LessonId
from .json_pieces import parsing
from .narration import Chapter, Narration, SaidLine, VoiceUsed
from .shown_words import as_shown, without_signs

if TYPE_CHECKING:
    from .questions.base import Question

# The types of assets that can be played.
VIDEO, AUDIO = "video", "audio"


@dataclass(frozen=True, slots=True)
class Playable:
    """What is seen and heard. Times lie within it and come in their order, whatever was stored."""

    kind: str
    seconds: float
    voice: VoiceUsed = field(default_factory=VoiceUsed)
    lines: tuple[HeardLine, ...] = ()
    cues: tuple[Cue, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    stops: tuple[Stop, ...] = ()
    name: str = ""
    poster: str = ""

    @property
    def is_silent(self) -> bool:
        """Nobody speaks in it: captions tell it all."""
        return not self.voice.engine

    def chapter_at(self, seconds: float) -> int:
        """The number of the chapter that a moment belongs to, -1 before the first."""
        found = -1
        for number, chapter in enumerate(self.chapters):
            if chapter.begin > seconds + 0.01:
                break
            found = number
        return found

    def line_at(self, seconds: float) -> int:
        """The number of the line that is said at a moment or was said last, -1 before the first."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            if self.lines[middle].begin <= seconds + 0.01:
                low = middle + 1
            else:
                high = middle
        return low - 1


@dataclass(frozen=True, slots=True)
class LessonFilm:
    """A film of a lesson that somebody may see: its files in the store, and where he stopped.

    `playable` is None where what is stored cannot be read; `trouble` says why.
    """

    lesson_id: LessonId
    course_id: CourseId
    title: str
    course_title: str
    kind: str
    file_path: str
    poster_path: str
    playable: Playable | None
    at: float = 0.0
    language: str = ""
    trouble: InvalidContent | None = None


@dataclass(frozen=True, slots=True)
class Episode:
    """A lesson of a course that can be listened to."""

    lesson_id: LessonId
    title: str
    module_number: int
    module_title: str
    kind: str
    seconds: float
    at: float
    is_completed: bool


@dataclass(frozen=True, slots=True)
class StopQuestion:
    """The question of a quiz that stands behind a stop; `pictures` are its files by their names."""

    question: Question
    pictures: dict[str, str]


def reading(kind: str, raw: str) -> Generator[None, None, Playable]:
    """What is stored as JSON of a film ("video") or narration ("audio"), in small steps.

    Raises InvalidContent for what this program does not read.
    """
    form = Film if kind == VIDEO else Narration
    try:
        content = yield from parsing(raw, lines=lambda stored: _line(stored, form))
    except (ValueError, RecursionError):
        content = {}
    lines = content.pop("lines", ())
    head = form.read(content)
    made = Playable(
        kind,
        head.seconds if math.isfinite(head.seconds) else 0.0,
        head.voice,
        name=head.name,
        poster=head.poster if isinstance(head, Film) else "",
    )
    made = replace(
        made,
        lines=_in_order(lines if isinstance(lines, list) else [], made.seconds),
        chapters=_chapters(head.chapters, made.seconds),
        stops=_stops(head.stops, made.seconds) if isinstance(head, Film) else (),
    )
    cues = yield from cutting(made.lines)
    return replace(made, cues=cues)


def _line(stored: Any, form: type[Film | Narration]) -> HeardLine:
    try:
        return HeardLine.of(as_shown(SaidLine.model_validate(stored)))
    except ValueError:
        form.read({"lines": [stored]})  # refuses it in its own words
        raise


def _in_order(lines: list[HeardLine], seconds: float) -> tuple[HeardLine, ...]:
    """Lines with words, each within the film and not ending before it begins."""
    kept = []
    for line in lines:
        if not line.text.strip() or not (math.isfinite(line.begin) and math.isfinite(line.finish)):
            continue
        begin = _within(line.begin, seconds)
        finish = max(begin, _within(line.finish, seconds))
        if (begin, finish) != (line.begin, line.finish):
            line = replace(line, begin=begin, finish=finish)
        kept.append(line)
    return tuple(sorted(kept, key=lambda line: line.begin))


def _chapters(chapters: tuple[Chapter, ...], seconds: float) -> tuple[Chapter, ...]:
    kept = [
        one.model_copy(update={"title": without_signs(one.title).text})
        for one in chapters
        if 0 <= one.begin < max(seconds, 0.001)
    ]
    return tuple(sorted(kept, key=lambda one: one.begin))


def _stops(stops: tuple[Stop, ...], seconds: float) -> tuple[Stop, ...]:
    kept = [one for one in stops if 0 <= one.at <= seconds and (one.text.strip() or one.item)]
    return tuple(sorted(kept, key=lambda one: one.at))


def _within(moment: float, seconds: float) -> float:
    """A moment within the film; of a film whose length nobody knows, any that is not negative."""
    return min(max(moment, 0.0), seconds) if seconds else max(moment, 0.0)
