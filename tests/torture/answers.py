"""A process that answers at full speed is killed at random: no acknowledged answer may be lost."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import open_services
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = 40
_SUMS = """
SELECT a.id FROM quiz_attempts AS a LEFT JOIN quiz_answers AS q ON q.attempt_id = a.id
GROUP BY a.id HAVING abs(a.score - coalesce(sum(q.score), 0)) > 1e-9
"""


@dataclass
class Outcome:
    """What came of so many kills; `faults` is empty when all is well."""

    kills: int = 0
    acknowledged: int = 0
    finished: int = 0
    faults: list[str] = field(default_factory=list)


async def prepare(folder: Path) -> None:
    """A library with one quiz."""
    questions = [
        {"id": f"q{n}", "type": "true_false", "prompt": f"Is {n} even?", "answer": n % 2 == 0}
        for n in range(QUESTIONS)
    ]
    content = {"format": "quiz", "version": "1.0", "id": "q", "title": "Q", "questions": questions}
    lesson = LessonDraft(
        title="L", content="x", assets=(AssetDraft(asset_type="quiz", content=content),)
    )
    course = CourseDraft(title="C", modules=(ModuleDraft(title="M", lessons=(lesson,)),))
    services = await open_services(Paths(folder), resources_dir())
    try:
        async with services.database.unit_of_work(write=True) as work:
            await work.courses.add(course)
            await work.commit()
    finally:
        await services.close()


def torture(folder: Path, kills: int, seed: int = 0) -> Outcome:
    """Kill it so many times; after each kill the library is looked at by plain sqlite3."""
    asyncio.run(prepare(folder))
    chance, outcome = random.Random(seed), Outcome()
    stored: dict[tuple[int, str], Any] = {}
    closed: set[int] = set()
    for number in range(kills):
        lines = _killed(folder, seed * 1000 + number, chance.uniform(0.0, 0.4))
        outcome.kills += 1
        for line in lines:
            if "finished" in line:
                closed.add(line["finished"])
            else:
                stored[(line["attempt"], line["question"])] = line["answer"]
        outcome.acknowledged, outcome.finished = len(stored), len(closed)
        outcome.faults += [f"kill {number}: {fault}" for fault in _faults(folder, stored, closed)]
    return outcome


def _killed(folder: Path, seed: int, after_s: float) -> list[dict[str, Any]]:
    """Start it, wait until it answers, kill it; what it had acknowledged by then."""
    command = [sys.executable, "-m", "tests.torture.answers_run", str(folder), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline().strip()
        time.sleep(after_s)
        process.kill()
        rest = process.stdout.read()
    if first != "ready":
        raise RuntimeError(f"the process ended by itself: {first}")
    # The last line may have been cut in two by the kill.
    return [json.loads(line) for line in rest.splitlines() if line.endswith("}")]


def _faults(folder: Path, stored: dict[tuple[int, str], Any], closed: set[int]) -> list[str]:
    path = Paths(folder).database
    found: list[str] = []
    with contextlib.closing(sqlite3.connect(path)) as connection:
        check = connection.execute("PRAGMA integrity_check").fetchall()
        if check != [("ok",)]:
            found.append(f"integrity_check says {check}")
        if dangling := connection.execute("PRAGMA foreign_key_check").fetchall():
            found.append(f"references to nothing: {dangling}")
        rows = connection.execute("SELECT attempt_id, question_id, answer FROM quiz_answers")
        there = {(attempt, question): json.loads(answer) for attempt, question, answer in rows}
        lost = [key for key, answer in stored.items() if there.get(key) != answer]
        if lost:
            found.append(f"{len(lost)} acknowledged answers are lost, the first is {lost[0]}")
        if half := connection.execute(_SUMS).fetchall():
            found.append(f"half attempts, whose score is not that of their answers: {half}")
        ended = "SELECT id, state FROM quiz_attempts WHERE finished_at IS NOT NULL"
        states = dict(connection.execute(ended).fetchall())
        if reopened := [key for key in closed if states.get(key) != "done"]:
            found.append(f"finished attempts that are not: {reopened}")
        counted = connection.execute("SELECT sum(attempts) FROM quiz_standings").fetchone()[0]
        if (counted or 0) != len(states):
            found.append(f"{len(states)} attempts are finished, {counted} are counted")
        running = "SELECT count(*) FROM quiz_attempts WHERE finished_at IS NULL"
        if connection.execute(running).fetchone()[0] > 1:
            found.append("an attempt was not gone on with")
    return found
