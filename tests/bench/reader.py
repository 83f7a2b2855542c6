"""From click to painted lesson against a swap of constant HTML in a bare warm page; memory.

reader.first / reader.again    a 3 KB lesson for the first time, and rendered before
reader.50k.first / .again      50 KB
reader.500k                    500 KB until it can be read; the floor is a swap of its HTML
reader.500k.gap                how long the window stands still meanwhile, against idling
reader.memory                  the process tree with a lesson open, against a blank web page
reader.growth                  what 200 lessons in a row leave behind, in megabytes against 30
"""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence

from PySide6.QtWebEngineWidgets import QWebEngineView

from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.ui.content.web_scheme import register_scheme
from coursegen_desktop.ui.kit.routes import LessonRoute
from tests.windowed import AppWindow, signalled

from . import data
from .measure import Result, alternate, median, plus, timed
from .place import GapProbe, Place

ROUNDS = 40
LONG_ROUNDS = 5
SMALL_GOAL, AGAIN_GOAL, FRESH_GOAL, MEMORY_GOAL = 1.4, 1.5, 3.0, 1.25
READABLE_MS, GAP_MS, GROWTH_MB = 1000.0, 50.0, 30.0
_SWAP = """
document.body.innerHTML = %s;
requestAnimationFrame(() => requestAnimationFrame(() => { document.title = "%d"; }));
"""


class BarePage(QWebEngineView):
    """A warm page without any of our doors: the floor."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(900, 800)
        self._numbers = itertools.count(1)

    async def open(self) -> None:
        """Load an empty page once."""
        loaded = signalled(self.loadFinished)
        self.setHtml("<!doctype html><title>0</title><body></body>")
        self.show()
        await loaded

    async def swap(self, html: str) -> None:
        """Put `html` into it; returns when two frames have passed."""
        changed = signalled(self.titleChanged)
        self.page().runJavaScript(_SWAP % (json.dumps(html), next(self._numbers)))
        await changed


async def run(place: Place) -> list[Result]:
    """All of the above."""
    register_scheme()  # before any page of the process
    bare = BarePage()
    await bare.open()
    results: list[Result] = []
    async with AppWindow(place.folder) as app:
        lessons = await _keep_lessons(app, place)
        results += await _sizes(app, bare, lessons)
        results += await _long(app, bare, lessons.pop("500k"))
    bare.setPage(None)  # type: ignore[arg-type]
    bare.close()
    bare.deleteLater()
    await asyncio.sleep(0.1)
    return results + await asyncio.to_thread(_memory, place)


async def _sizes(
    app: AppWindow, bare: BarePage, lessons: dict[str, list[LessonId]]
) -> list[Result]:
    results = []
    for name, size, goal in (("reader", "3k", SMALL_GOAL), ("reader.50k", "50k", AGAIN_GOAL)):
        keys = lessons[size]
        constant = await _rendered(app, keys[0])
        fresh = iter(keys[3:])
        turns = itertools.cycle(keys[1:3])
        for key in keys[1:3]:
            await open_lesson(app, key)

        async def floor(html: str = constant) -> float:
            return await timed(lambda: bare.swap(html))

        async def first(fresh: Iterator[LessonId] = fresh) -> float:
            return await timed(lambda: open_lesson(app, next(fresh)))

        async def again(turns: itertools.cycle[LessonId] = turns) -> float:
            return await timed(lambda: open_lesson(app, next(turns)))

        rounds = len(keys) - 5
        fresh_goal = SMALL_GOAL if size == "3k" else FRESH_GOAL
        results.append(Result(f"{name}.first", *await alternate(floor, first, rounds), fresh_goal))
        results.append(Result(f"{name}.again", *await alternate(floor, again, rounds), goal))
    return results


async def _long(app: AppWindow, bare: BarePage, keys: Sequence[LessonId]) -> list[Result]:
    """Each of the long lessons once, for the first time."""
    probe = GapProbe()
    floors, opened, idle, busy = [], [], [], []
    for key in keys:
        await open_lesson(app, LessonId(1))
        idle.append(await probe.during(lambda: asyncio.sleep(1.0)))
        took: list[float] = []

        async def work(key: LessonId = key, took: list[float] = took) -> None:
            took.append(await timed(lambda: open_lesson(app, key)))

        busy.append(await probe.during(work))
        opened += took
        constant = await _rendered(app, key)
        floors.append(await timed(lambda html=constant: bare.swap(html)))  # type: ignore[misc]
    floor = median(floors)
    still = median(idle)
    return [
        Result("reader.500k", floor, median(opened), READABLE_MS / floor),
        Result("reader.500k.gap", still, median(busy), GAP_MS / still),
    ]


def _memory(place: Place) -> list[Result]:
    """In processes of their own, since a page's memory is that of a whole tree of them."""

    def megabytes(kind: str) -> list[float]:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.reader_memory", kind, str(place.folder)],
            capture_output=True,
            text=True,
            check=True,
        )
        found: list[float] = json.loads(done.stdout.strip().splitlines()[-1])
        return found

    (blank,) = megabytes("blank")
    one, many = megabytes("lessons")
    return [
        Result("reader.memory", blank, one, MEMORY_GOAL),
        Result("reader.growth", GROWTH_MB, max(0.0, many - one), plus(GROWTH_MB, 1.0, 0.0)),
    ]


async def _keep_lessons(app: AppWindow, place: Place) -> dict[str, list[LessonId]]:
    """A course with lessons of three sizes; the ids by size."""
    words = data.vocabulary(place.size)
    chance = random.Random(4)
    made = {
        size: tuple(
            LessonDraft(title=f"{size} {number}", content=text_of(chance, words, length))
            for number in range(count)
        )
        for size, length, count in (
            ("3k", 3_000, ROUNDS + 5),
            ("50k", 50_000, ROUNDS // 2 + 5),
            ("500k", 500_000, LONG_ROUNDS),
        )
    }
    draft = CourseDraft(
        title="Sizes",
        is_published=True,
        modules=tuple(ModuleDraft(title=size, lessons=lessons) for size, lessons in made.items()),
    )
    async with app.services.database.unit_of_work(write=True) as work:
        key = await work.courses.add(draft)
        await work.commit()
    course = await app.services.lessons.course(key, user_id=app.services.user.id)
    found: dict[str, list[LessonId]] = {size: [] for size in made}
    for item in course.lessons:
        found[item.title.split()[0]].append(item.id)
    return found


def text_of(chance: random.Random, words: Sequence[str], length: int) -> str:
    """Markdown of about `length` characters: headings, paragraphs, lists, a table now and then."""
    parts: list[str] = []
    size = 0
    while size < length:
        kind = chance.random()
        if kind < 0.12:
            part = f"## {' '.join(chance.choices(words, k=4)).capitalize()}"
        elif kind < 0.24:
            items = (" ".join(chance.choices(words, k=8)) for _ in range(5))
            part = "\n".join(f"- {item}" for item in items)
        elif kind < 0.27:
            rows = (" | ".join(chance.choices(words, k=3)) for _ in range(4))
            part = "a | b | c\n---|---|---\n" + "\n".join(rows)
        else:
            sentence = " ".join(chance.choices(words, k=60)).capitalize()
            part = f"{sentence}, **{chance.choice(words)}**."
        parts.append(part)
        size += len(part) + 2
    return "\n\n".join(parts)


async def _rendered(app: AppWindow, lesson_id: LessonId) -> str:
    lesson = await app.services.lessons.read(lesson_id, user_id=app.services.user.id)
    page = await app.services.lessons.page_html(lesson)
    return page.html


async def open_lesson(app: AppWindow, lesson_id: LessonId) -> None:
    """What a click on a lesson does, until it is painted."""
    pane = app.desk.navigator.screen_for(LessonRoute).page.pane
    painted = signalled(pane.painted)
    app.desk.navigator.go(LessonRoute(lesson_id))
    await painted
