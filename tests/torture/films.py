"""A process that makes the films of a course is killed at random, and goes on.

Nothing that was finished is made again, no row has lost its file, and in the end every lesson has
one film.
"""

from __future__ import annotations

import contextlib
import json
import random
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from coursegen_desktop.app.paths import Paths

ROOT = Path(__file__).resolve().parents[2]
_MAX_STARTS = 400
# A deleted course is a bin for what was deleted.
_FILMS = """
SELECT a.lesson_id, a.id, a.asset_type, a.file_path, a.content FROM lesson_assets AS a
JOIN lessons AS l ON l.id = a.lesson_id JOIN course_modules AS m ON m.id = l.module_id
JOIN courses AS c ON c.id = m.course_id
WHERE a.asset_type IN ('video', 'media') AND c.deleted_at = ''
"""


@dataclass
class Outcome:
    """What came of so many kills; `faults` is empty when all is well."""

    kills: int = 0
    films: int = 0
    faults: list[str] = field(default_factory=list)


def torture(folder: Path, lessons: int, kills: int, seed: int = 0) -> Outcome:
    """Make the films of a course of so many lessons, with so many kills."""
    chance, outcome = random.Random(seed), Outcome()
    kept: dict[int, int] = {}
    folder.mkdir(exist_ok=True)
    for _ in range(_MAX_STARTS):
        after = chance.uniform(0.0, 1.2) if outcome.kills < kills else None
        made = _started(folder, lessons, after)
        now = films_in(folder)
        outcome.faults += [f"kill {outcome.kills}: {fault}" for fault in faults_in(folder)]
        if again := {key for key, film in kept.items() if now.get(key) != film}:
            outcome.faults.append(f"kill {outcome.kills}: films were made again: {again}")
        if made is not None:
            if made != len(now) - len(kept):
                outcome.faults.append(f"{made} made, though {len(kept)} of {len(now)} were there")
            kept = now
            break
        kept = now
        outcome.kills += 1
    outcome.films = len(kept)
    if outcome.films != lessons:
        outcome.faults.append(f"{outcome.films} films of {lessons} lessons")
    left = [one.name for one in (Paths(folder).film_cache / "work").glob("**/*") if one.is_file()]
    if left:
        outcome.faults.append(f"left under way: {left}")
    return outcome


def films_in(folder: Path) -> dict[int, int]:
    """The film of each lesson, by its row."""
    return {row[0]: row[1] for row in _rows(folder) if row[2] == "video"}


def faults_in(folder: Path) -> list[str]:
    """Rows without their file, two films of a lesson, a film without what belongs to it."""
    rows, found = _rows(folder), []
    media = Paths(folder).media
    for lesson, _, kind, path, _ in rows:
        if not (media / path).is_file() or (media / path).stat().st_size == 0:
            found.append(f"lesson {lesson} has lost the file of its {kind}")
    films = [row for row in rows if row[2] == "video"]
    if len({row[0] for row in films}) != len(films):
        found.append("a lesson has two films")
    names = {(row[0], json.loads(row[4]).get("name")) for row in rows}
    for lesson, _, _, _, content in films:
        told = json.loads(content)
        if not {(lesson, told["captions"]), (lesson, told["poster"])} <= names:
            found.append(f"the film of lesson {lesson} has no captions or no poster")
    return found


def _rows(folder: Path) -> list[tuple[int, int, str, str, str]]:
    with contextlib.closing(sqlite3.connect(Paths(folder).database)) as connection:
        return connection.execute(_FILMS).fetchall()


def _started(folder: Path, lessons: int, after_s: float | None) -> int | None:
    """Start it and kill it some time after it began. What it made, when it had ended before."""
    command = [sys.executable, "-m", "tests.torture.films_run", str(folder), str(lessons)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        if process.stdout.readline().strip() != "ready":
            raise RuntimeError("the process ended by itself")
        if after_s is not None:
            time.sleep(after_s)
            process.kill()
        words = process.stdout.read().split()
        return int(words[-1]) if words[-2:-1] == ["done"] else None
