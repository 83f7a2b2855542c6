"""A PDF of 120 pages read to blocks: against the two seconds that a person waits gladly.

documents.pdf      milliseconds against 2,000
"""

from __future__ import annotations

import time
from pathlib import Path

from coursegen_desktop.generation.sources.pdf import SOURCE
from tests.generation.sources.pdf_maker import Sheet, build

from . import data
from .measure import Result, median
from .place import Place

PAGES, ROUNDS = 120, 3
GOAL_MS = 2000.0


async def run(where: Place) -> list[Result]:
    """Reads a made book a few times."""
    path = Path(where.database).parent / "bench.pdf"
    path.write_bytes(book(data.vocabulary(where.size), PAGES))
    try:
        times = [_once(path) for _ in range(ROUNDS)]
    finally:
        path.unlink()
    return [Result("documents.pdf", GOAL_MS, median(times), 1.0)]


def book(words: list[str], pages: int) -> bytes:
    """Pages with a head, a heading and some 2,000 letters each."""
    sheets = []
    for number in range(pages):
        sheet = Sheet()
        sheet.text(70, 40, "A book of words", 9)
        sheet.text(300, 810, str(number + 1), 9)
        sheet.text(70, 90, f"{number + 1} {words[number % len(words)].title()}", 16, "B")
        y = 120.0
        for part in range(6):
            first = number * 300 + part * 50
            chosen = [words[(first + step) * 7 % len(words)] for step in range(55)]
            y = sheet.flow(70, y, " ".join(chosen) + ".") + 10
        sheets.append(sheet)
    return build(sheets)


def _once(path: Path) -> float:
    start = time.perf_counter()
    SOURCE.read(path)
    return (time.perf_counter() - start) * 1000
