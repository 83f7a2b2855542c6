"""An author's window is killed at random: no lesson is lost or doubled, and what is typed stays.

After each kill the library is compared with a plain model of the acts that were told, and at the
end all of them are undone and done again.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import open_services
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import CourseId
from tests import warm

from . import editing_run
from .editing_model import MAKING, WRITE, Model, State, Words, words_of

MAY_BE_LOST_S = 1.0
_PATIENCE_S = 30.0
_COURSE = """
SELECT m.id, m.order_index, l.id, l.order_index, l.content
FROM course_modules AS m LEFT JOIN lessons AS l ON l.module_id = m.id
WHERE m.course_id = ? ORDER BY m.order_index, l.order_index
"""


@dataclass
class Outcome:
    """What came of so many kills; `faults` is empty when all is well."""

    kills: int = 0
    acts: int = 0
    words: int = 0
    most_lost_s: float = 0.0
    faults: list[str] = field(default_factory=list)


async def prepare(folder: Path) -> CourseId:
    """A library of one person with a small course."""
    word = iter(range(1, 1000))

    def lesson(number: int) -> LessonDraft:
        text = "".join(f"w{next(word)}; w{next(word)};\n\n" for _ in range(3))
        return LessonDraft(title=f"Lesson {number}", content=text)

    modules = tuple(
        ModuleDraft(title=f"Module {n}", lessons=(lesson(2 * n), lesson(2 * n + 1)))
        for n in range(3)
    )
    services = await open_services(Paths(folder), resources_dir())
    try:
        await services.accounts.begin_alone()
        async with services.database.unit_of_work(write=True) as work:
            course = await work.courses.add(CourseDraft(title="Torture", modules=modules))
            await work.commit()
    finally:
        await services.close()
    return course


def course_in(folder: Path, course: CourseId) -> tuple[State, list[str]]:
    """The course in a library, and what is wrong with its order."""
    faults: list[str] = []
    order: dict[int, list[int]] = {}
    texts: dict[int, Words] = {}
    with contextlib.closing(sqlite3.connect(Paths(folder).database)) as connection:
        for module, place, lesson, at, content in connection.execute(_COURSE, (course,)):
            if module not in order:
                if place != len(order):
                    faults.append(f"module {module} stands at {place}, not {len(order)}")
                order[module] = []
            if lesson is not None:
                if at != len(order[module]):
                    faults.append(f"lesson {lesson} stands at {at}, not {len(order[module])}")
                order[module].append(lesson)
                texts[lesson] = words_of(content)
        if (check := connection.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
            faults.append(f"integrity_check says {check}")
        if dangling := connection.execute("PRAGMA foreign_key_check").fetchall():
            faults.append(f"references to nothing: {dangling}")
    return State(tuple((m, tuple(keys)) for m, keys in order.items()), texts), faults


class Watcher:
    """Follows what one author tells over many lives, and judges what each kill leaves."""

    def __init__(self, folder: Path, course: CourseId) -> None:
        self.folder, self.course = folder, course
        self.start, _ = course_in(folder, course)
        self.model = Model(self.start)
        self.outcome = Outcome()
        self.lesson: int | None = self.start.lessons[0]
        # What was on the screen since the last save, and when; of the lesson on the desk.
        self.typed: list[tuple[float, Words]] = []
        self._ever: set[Words] = set(self.start.words.values())
        self._made = set(self.start.lessons)
        self._pending: dict[str, Any] | None = None
        self._killed_at: float | None = None

    def hear(self, line: dict[str, Any]) -> None:
        """One line of the author's."""
        if "typed" in line:
            self.lesson = line["typed"]
            self.typed.append((line["at"], tuple(line["words"])))
            self._ever.add(tuple(line["words"]))
            self.outcome.words += 1
        elif "saved" in line:
            self._saved(line["saved"], tuple(line["words"]), changed=line["changed"])
        elif "do" in line:
            self._pending = line["do"]
            if line["do"]["verb"] in ("undo", "redo"):
                self._fault(self.model.wrong_step(line["do"]["verb"], line["do"]["step"]))
        elif "asked" in line:
            word = f"kill {self.outcome.kills}: the author is asked: {line['asked']}"
            if word not in self.outcome.faults:  # told again and again while the question stands
                self.outcome.faults.append(word)
        elif "did" in line:
            self._did(line["did"])
        else:
            self._ready(line)

    def _fault(self, *words: str) -> None:
        self.outcome.faults += [f"kill {self.outcome.kills}: {word}" for word in words if word]

    def _saved(self, lesson: int, words: Words, *, changed: bool) -> None:
        meant = self.typed[-1][1] if self.typed else self.model.state.words.get(lesson)
        if words != meant:
            self._fault(f"lesson {lesson} was saved with {words}, not {meant}")
        # Saved by itself before: a step of its own all the same.
        if changed or self.typed:
            self.model.undone.clear()
        self.model.state = self.model.state.written(lesson, words)
        self.typed.clear()

    def _did(self, act: dict[str, Any]) -> None:
        self._pending = None
        self.outcome.acts += 1
        self._fault(*self.model.do(act))
        if "made" in act and act["verb"] != "add_module":
            self._made.add(act["made"])
        for key, words in act.get("texts", {}).items():
            self._rewritten(int(key), tuple(words))
        self._ever.update(self.model.state.words.values())

    def _rewritten(self, lesson: int, words: Words) -> None:
        """Writing was undone or done again: the words are such that were there once."""
        if words != self.model.state.words.get(lesson):
            if words not in self._ever:
                self._fault(f"lesson {lesson} has words that it never had: {words}")
            self.model.state = self.model.state.written(lesson, words)

    def _ready(self, line: dict[str, Any]) -> None:
        """Back after a kill: how much of what was typed is on the screen?"""
        words, now = tuple(line["words"]), line["at"]
        if self.typed and line["ready"] == self.lesson and self._killed_at is not None:
            base = (0.0, self.model.state.words[line["ready"]])
            shown = [base, *self.typed]
            places = [n for n, (_, there) in enumerate(shown) if there == words]
            if not places:
                self._fault(f"the screen shows what was never typed: {words}")
            elif places[-1] + 1 < len(shown):
                lost = self._killed_at - shown[places[-1] + 1][0]
                self.outcome.most_lost_s = max(self.outcome.most_lost_s, lost)
        self.lesson = line["ready"]
        self.typed = []
        if self.lesson is not None and words != self.model.state.words.get(self.lesson):
            self.typed = [(now, words)]

    def killed(self, at: float) -> None:
        """The process is gone: compare the library with the model."""
        self._killed_at = at
        found, faults = course_in(self.folder, self.course)
        self._fault(*faults)
        self._fault(*self._lost())
        if self._pending is not None:
            self._settle(self._pending, found)
            self._pending = None
        self._typed_into(found)
        if found != self.model.state:
            self._fault(f"the course is {found}, not {self.model.state}")
            self.model.state = found
        self._fault(*self._steps())
        self.outcome.kills += 1

    def _settle(self, act: dict[str, Any], found: State) -> None:
        """The kill came into the midst of an act: it was done wholly, or not at all."""
        if act["verb"] in MAKING:
            came = [m for m, _ in found.tree] if act["verb"] == "add_module" else found.lessons
            was = [m for m, _ in self.model.state.tree]
            known = was if act["verb"] == "add_module" else self.model.state.lessons
            made = [key for key in came if key not in known]
            if not made:
                return
            act = {**act, "made": made[0]}
        if act.get("step") == WRITE:
            if found.tree == self.model.state.tree:
                for key, words in found.words.items():
                    self._rewritten(key, words)
        elif found == self.model.after(act) and found != self.model.state:
            self._did(act)

    def _typed_into(self, found: State) -> None:
        """Some of what was typed may have been saved; what remains is in the journal."""
        if self.lesson is None:
            return
        words = found.words.get(self.lesson)
        if words is None or words == self.model.state.words.get(self.lesson):
            return
        for number, (_, there) in enumerate(self.typed):
            if there == words:
                self.model.state = self.model.state.written(self.lesson, words)
                self.model.undone.clear()
                del self.typed[: number + 1]
                return

    def _lost(self) -> list[str]:
        with contextlib.closing(sqlite3.connect(Paths(self.folder).database)) as connection:
            there = {row[0] for row in connection.execute("SELECT id FROM lessons")}
        gone = self._made - there
        return [f"lessons are gone for good: {sorted(gone)}"] if gone else []

    def _steps(self) -> list[str]:
        """What can be undone and done again, as the library has it."""
        query = "SELECT verb, is_done FROM edit_steps WHERE course_id = ? ORDER BY id"
        with contextlib.closing(sqlite3.connect(Paths(self.folder).database)) as connection:
            rows = connection.execute(query, (self.course,)).fetchall()
        done = [verb for verb, is_done in rows if is_done and verb != WRITE]
        undone = [verb for verb, is_done in rows if not is_done and verb != WRITE]
        faults = []
        if done != [step.verb for step in self.model.done]:
            faults.append(f"undo knows {done[-5:]}, {len(done)} steps")
        meant = [step.verb for step in reversed(self.model.undone)]
        if undone != meant:
            if undone or not self.typed:
                faults.append(f"redo knows {undone}, not {meant}")
            self.model.undone.clear()
        return faults


def torture(
    folder: Path, kills: int, seed: int = 0, told: Callable[[Outcome], object] = lambda _: None
) -> Outcome:
    """Kill it so many times, then undo all and do all again."""
    course = asyncio.run(prepare(folder))
    chance, watcher = random.Random(seed), Watcher(folder, course)
    for number in range(kills):
        _life(watcher, seed * 1000 + number + 1, chance.uniform(0.0, 2.0))
        told(watcher.outcome)
    watcher.outcome.faults += asyncio.run(_all_back(folder, course, watcher.start))
    return watcher.outcome


def _life(watcher: Watcher, seed: int, after_s: float) -> None:
    """Start it, wait until it works, kill it."""
    known = watcher.model.state.lessons
    lesson = watcher.lesson if watcher.lesson in known else (known or (0,))[0]
    processes = warm.processes()
    hear, tell = processes.Pipe(duplex=False)
    values = (str(watcher.folder), seed, int(watcher.course), int(lesson), tell)
    process = processes.Process(target=editing_run.main, args=values)
    process.start()
    tell.close()
    with hear, contextlib.closing(process):
        try:
            # EOFError: it ended by itself. What hangs is killed all the same, and seen below.
            if hear.poll(_PATIENCE_S) and hear.recv():
                time.sleep(after_s)
            else:
                watcher.outcome.faults.append(f"life {seed} did not begin")
        finally:
            process.kill()
            killed_at = time.monotonic()
            process.join()
    # The last line may have been cut in two by the kill.
    for line in (watcher.folder / editing_run.TOLD).read_text("utf-8").splitlines():
        if line.endswith("}"):
            with contextlib.suppress(json.JSONDecodeError):
                watcher.hear(json.loads(line))
    watcher.killed(killed_at)


async def _all_back(folder: Path, course: CourseId, start: State) -> list[str]:
    """Undo all: the course is as it was at first. Do all again: it is as it is now."""
    end, _ = course_in(folder, course)
    copy = folder / "copy"
    copy.mkdir()
    for path in folder.glob(f"{Paths(folder).database.name}*"):
        shutil.copy(path, copy)
    services = await open_services(Paths(copy), resources_dir())
    faults = []
    try:
        services.gate.enter_as_owner(await services.accounts.owner())
        editing = services.editing
        await _again(editing.redo, course)
        last, _ = course_in(copy, course)
        undone = await _again(editing.undo, course)
        if course_in(copy, course) != (start, []):
            faults.append(f"after {undone} steps back it is not as at the start")
        done = await _again(editing.redo, course)
        if course_in(copy, course) != (last, []) or done != undone:
            faults.append(f"after {done} steps forth it is not as at the end: {end}")
    finally:
        await services.close()
    return faults


async def _again(turn: Any, course: CourseId) -> int:
    count = 0
    while await turn(course) is not None:
        count += 1
    return count
