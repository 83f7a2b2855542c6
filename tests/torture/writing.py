"""A process that writes a course is killed at random, and goes on: nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import contextlib
import random
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from coursegen_desktop.app.paths import Paths

from . import writing_run

ROOT = Path(__file__).resolve().parents[2]
_MAX_STARTS = 400
# All of a course but keys, public ids and moments.
_COURSE = """
SELECT m.order_index, m.title, m.summary, l.order_index, l.title, l.content, l.duration_minutes,
    (SELECT group_concat(a.asset_type || a.content, char(10)) FROM lesson_assets AS a
        WHERE a.lesson_id = l.id),
    (SELECT group_concat(c.entity || c.number || ' ' || c.block || c.start || '-' || c.end
        || c.quote_hash, char(10)) FROM citation AS c WHERE c.lesson_id = l.id)
FROM courses AS k JOIN course_modules AS m ON m.course_id = k.id
LEFT JOIN lessons AS l ON l.module_id = m.id
ORDER BY k.id, m.order_index, l.order_index
"""


@dataclass
class Outcome:
    """What came of so many kills; `faults` is empty when all is well."""

    kills: int = 0
    lessons: int = 0
    asked: int = 0
    faults: list[str] = field(default_factory=list)


def course_in(folder: Path) -> list[tuple[object, ...]]:
    """The course in a library, lesson by lesson."""
    with contextlib.closing(sqlite3.connect(Paths(folder).database)) as connection:
        return connection.execute(_COURSE).fetchall()


def torture(
    folder: Path, sources: list[str], kills: int, seed: int = 0, *, with_model: bool = False
) -> Outcome:
    """Write undisturbed, then with so many kills, and compare; by a scripted model if wished."""
    chance, outcome = random.Random(seed), Outcome()
    quiet, rough = folder / "quiet", folder / "rough"
    quiet.mkdir()
    asyncio.run(writing_run.main(quiet, tuple(sources), with_model=with_model))
    kept = 0
    for _ in range(_MAX_STARTS):
        after = chance.uniform(0.0, 0.6) if outcome.kills < kills else None
        if _started(rough, sources, after, with_model=with_model):
            break
        outcome.kills += 1
        outcome.faults += _faults(rough)
        now = _count(rough)
        if now < kept:
            outcome.faults.append(f"kill {outcome.kills}: {kept} lessons were kept, {now} are left")
        kept = now
    expected, found = course_in(quiet), course_in(rough)
    outcome.lessons = len(found)
    if found != expected:
        outcome.faults.append(f"{len(found)} lessons, not the {len(expected)} undisturbed ones")
    outcome.asked = asked_in(rough)
    if outcome.asked != (once := asked_in(quiet)):
        outcome.faults.append(f"{outcome.asked} answers of the model, not the {once} undisturbed")
    return outcome


def asked_in(folder: Path) -> int:
    """How many answers of a model a library keeps."""
    with contextlib.closing(sqlite3.connect(Paths(folder).database)) as connection:
        row = connection.execute("SELECT count(*) FROM generation_step WHERE kind != 'lesson'")
        return int(row.fetchone()[0])


def _started(folder: Path, sources: list[str], after_s: float | None, *, with_model: bool) -> bool:
    """Start it and kill it some time after it began to write. True when it had ended before."""
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "tests.torture.writing_run"]
    command += [*(["--model"] if with_model else []), str(folder), *sources]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        if process.stdout.readline().strip() != "ready":
            raise RuntimeError("the process ended by itself")
        if after_s is not None:
            time.sleep(after_s)
            process.kill()
        return "done" in process.stdout.read()


def _count(folder: Path) -> int:
    return sum(row[3] is not None for row in course_in(folder))


def _faults(folder: Path) -> list[str]:
    found = []
    with contextlib.closing(sqlite3.connect(Paths(folder).database)) as connection:
        if dangling := connection.execute("PRAGMA foreign_key_check").fetchall():
            found.append(f"references to nothing: {dangling}")
        steps = connection.execute(
            "SELECT count(*), count(DISTINCT lesson_id) FROM generation_step"
            " WHERE status = 'written'"
        ).fetchone()
        lessons = connection.execute("SELECT count(*) FROM lessons").fetchone()[0]
        if not steps[0] == steps[1] == lessons:
            found.append(f"{lessons} lessons, but {steps[0]} written steps")
    return found
