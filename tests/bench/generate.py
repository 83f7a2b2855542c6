"""A course of 180,000 words: what one waits for, what it takes, whether it grows with the text.

generate.read      until the outline is shown; no goal but the time per word of a tenth
generate.first     from the approval until the first lesson can be read, against 5 s
generate.edited    the same after the outline was changed
generate.all       until all is written, against 15 times what a book of a tenth takes
generate.memory    megabytes of all processes at their most, the window left out, against 600
generate.reading   longest standstill of the loop while it reads, against 50 ms
generate.writing   … while it writes
"""

from __future__ import annotations

import contextlib
import os
import random
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coursegen_desktop.app.wiring import Services
from coursegen_desktop.domain import outline_edit
from coursegen_desktop.domain.brief import Brief
from coursegen_desktop.domain.events import RunChanged
from coursegen_desktop.domain.ids import RunId

from . import data
from .measure import Result
from .place import GapProbe, Place
from .reader_memory import tree_megabytes

WORDS = {"large": 180_000, "small": 4_000}
PARTS = 10  # the small book is one of so many parts
FIRST_MS, MEMORY_MB, GAP_MS, LINEAR = 5000.0, 600.0, 50.0, 1.5
_SECTIONS, _SECTION, _PARAGRAPH = 4, 6, 5  # of a chapter; paragraphs; sentences
_FORMS = (
    "The {0} of the {1} carries the {2} into a {3} before the {4} can settle there.",
    "When the {0} is warm, the {1} grows faster than the {2}, because the {3} needs less {4}.",
    "In {5}, a {0} of {1} was found near the {2} and brought to the {3} for its {4}.",
    "Most {0}s that live in the {1} eat {2}, while those of the {3} wait for the {4}.",
    "Without the {0}, neither the {1} nor the {2} would keep its {3} through a {4}.",
)
_DEFINED = "A **{0}** is a {1} that keeps the {2} of the {3} apart from its {4}."


@dataclass(frozen=True)
class Times:
    """Milliseconds: to the outline, from the approval to the first lesson, to the end; gaps."""

    read: float
    first: float
    all: float
    read_gap: float
    write_gap: float


async def run(where: Place) -> list[Result]:
    """Writes the small book, then the large one twice: as proposed, and with a changed outline."""
    words = data.vocabulary(where.size)
    count = WORDS[where.size.name]
    small = book(where.folder / "small.md", words, count // PARTS)
    large = book(where.folder / "large.md", words, count)
    probe = GapProbe()
    async with where.services() as services:
        await services.writers.prewarm()
        await written(services, probe, small)  # what is loaded late is loaded
        little = await written(services, probe, small)
        whole = await written(services, probe, large)
        with peak() as most:
            edited = await written(services, probe, large, change=True)
    return [
        Result("generate.read", little.read * PARTS, whole.read, LINEAR),
        Result("generate.first", FIRST_MS, whole.first, 1.0),
        Result("generate.edited", FIRST_MS, edited.first, 1.0),
        Result("generate.all", little.all * PARTS, whole.all, LINEAR),
        Result("generate.memory", MEMORY_MB, most[0], 1.0),
        Result("generate.reading", GAP_MS, max(whole.read_gap, edited.read_gap), 1.0),
        Result("generate.writing", GAP_MS, max(whole.write_gap, edited.write_gap), 1.0),
    ]


async def written(
    services: Services, probe: GapProbe, path: Path, *, change: bool = False
) -> Times:
    """Reads, approves and writes a book, and forgets the run; what it wrote stays."""
    service = services.generation
    found: list[RunId] = []

    async def read() -> None:
        found.append(await service.read(Brief((str(path),))).wait())

    began = time.perf_counter()
    read_gap = await probe.during(read)
    read_at = time.perf_counter()
    (run_id,) = found
    outline = await service.outline(run_id)
    if change:
        lesson = outline.lessons[0]
        outline = outline_edit.rename(outline, lesson.key, f"{lesson.title} anew")
    first: list[float] = []
    approved = time.perf_counter()

    def on_changed(_: RunChanged) -> None:
        live = service._book.live.get(run_id)
        if not first and live is not None and live.words_done:
            first.append(time.perf_counter())

    async def write() -> None:
        forget = services.hub.subscribe(RunChanged, on_changed)
        try:
            await service.approve(run_id, outline).wait()
        finally:
            forget()

    write_gap = await probe.during(write)
    done = time.perf_counter()
    await service.discard(run_id)
    return Times(
        (read_at - began) * 1000,
        ((first or [done])[0] - approved) * 1000,
        (done - approved) * 1000,
        read_gap,
        write_gap,
    )


@contextlib.contextmanager
def peak() -> Iterator[list[float]]:
    """The greatest size of this process and those below it, looked at four times a second."""
    most, ended = [0.0], threading.Event()

    def look() -> None:
        while not ended.wait(0.25):
            most[0] = max(most[0], tree_megabytes(os.getpid()))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield most
    finally:
        ended.set()
        thread.join()


def book(path: Path, words: Sequence[str], count: int) -> Path:
    """A document of about so many words: chapters, sections, definitions, prose."""
    chance = random.Random(count)
    lines, made, chapter = [f"# A book of {count} words"], 0, 0
    while made < count:
        chapter += 1
        lines.append(f"# {words[chapter % len(words)].title()} {chapter}")
        for section in range(1, _SECTIONS + 1):
            lines.append(f"## {chance.choice(words).title()} and {chance.choice(words)} {section}")
            lines.append(_DEFINED.format(*chance.sample(words, 5)))
            for _ in range(_SECTION):
                said = [_sentence(chance, words) for _ in range(_PARAGRAPH)]
                lines.append(" ".join(said))
                made += sum(len(sentence.split()) for sentence in said)
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return path


def _sentence(chance: random.Random, words: Sequence[str]) -> str:
    return chance.choice(_FORMS).format(*chance.sample(words, 5), chance.randint(1600, 1990))
