"""Films as views are given them, and a window to play them in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QColor

from coursegen_desktop.domain.film import Film
from coursegen_desktop.domain.ids import CourseId, LessonId
from coursegen_desktop.domain.narration import Narration
from coursegen_desktop.domain.playable import LessonFilm, Playable, reading
from coursegen_desktop.services.blocking import drained
from coursegen_desktop.ui.content.film.player import FilmPlayer, State
from tests.windowed import eventually


def playable_of(content: Film | Narration) -> Playable:
    """As the service reads it."""
    return drained(reading(content.format, content.model_dump_json()))


def lesson_film(content: Film | Narration, **changes: Any) -> LessonFilm:
    """A film of a lesson."""
    values: dict[str, Any] = {
        "lesson_id": LessonId(1), "course_id": CourseId(1), "title": "The Calvin cycle",
        "course_title": "Photosynthesis", "kind": content.format, "file_path": "ab/x.webm",
        "poster_path": "", "playable": playable_of(content),
    }  # fmt: skip
    return LessonFilm(**{**values, **changes})


async def reached(player: FilmPlayer, state: State) -> None:
    """Wait until the player is in a state."""
    await eventually(lambda: player.state is state, f"the player is {state}")


async def opened(player: FilmPlayer, file: Path, playable: Playable, at: float = 0.0) -> None:
    """Open a film and wait until it can be played."""
    player.open(file, playable, at)
    await reached(player, State.READY)


def colour(player: FilmPlayer) -> str:
    """Which of red, green and blue the picture is; "" before the first."""
    picture = player.picture()
    if picture is None:
        return ""
    seen = QColor(picture.pixelColor(10, 10))
    parts = {"red": seen.red(), "green": seen.green(), "blue": seen.blue()}
    return max(parts, key=lambda name: parts[name])


async def played_to(player: FilmPlayer, seconds: float) -> None:
    """Wait until it has come so far."""
    await eventually(lambda: player.at >= seconds or not player.is_playing, f"{seconds} s")


class Heard(list[Any]):
    """What signals carried."""

    def wire(self, *signals: Any) -> Heard:
        """Listen to these."""
        for signal in signals:
            signal.connect(lambda *values: self.append(values[0] if len(values) == 1 else values))
        return self


async def a_while(condition: Callable[[], bool]) -> bool:
    """Whether something comes true within a moment."""
    for _ in range(40):
        if condition():
            return True
        await asyncio.sleep(0.01)
    return condition()
