"""A program that writes a course, says so after some lessons, and waits to be killed.

python -m tests.journeys.doomed FOLDER LESSONS DOCUMENT…
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from coursegen_desktop.ui.generator.page import OUTLINE
from coursegen_desktop.ui.kit.routes import CreateRoute
from tests import warm
from tests.shots.create_scenes import HeldWriter
from tests.stage import Stage
from tests.windowed import AppWindow, eventually

SAID = "some lessons are written"


async def main(folder: Path, lessons: int, documents: tuple[str, ...]) -> None:
    """Never ends by itself."""
    async with AppWindow(folder) as app:
        page = await app.go(CreateRoute(documents))
        page.sources.next_requested.emit()
        await eventually(lambda: page.step == OUTLINE, "the outline")
        generation = app.services.generation
        held = HeldWriter(generation._writer, lessons=lessons)
        generation._writer = held  # type: ignore[assignment]
        generation._runs._writers = held  # type: ignore[assignment]
        page.outline.next_requested.emit()
        await eventually(
            lambda: (
                sum(line.state == "written" for line in page.writing.list.lines.items) == lessons
            ),
            "the lessons",
        )
        print(SAID, flush=True)
        await asyncio.sleep(3600)


if __name__ == "__main__":
    warm.fork_workers(*warm.COURSES)
    Stage("coursegen-doomed").run(main(Path(sys.argv[1]), int(sys.argv[2]), tuple(sys.argv[3:])))
