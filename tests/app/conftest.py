"""A stage for the command line: a library, a document, and commands run on them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from coursegen_desktop.app import cli
from coursegen_desktop.domain.draft import CourseDraft
from tests.app.stage import DOCUMENT, Run, Said


@pytest.fixture
def run(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the data folder of the test, in this process."""

    def command(*words: str) -> Said:
        status = cli.main([*words, "--data-dir", str(data_dir)])
        return Said(status, *capsys.readouterr())

    return command


@pytest.fixture
def library(database_file: Path) -> Callable[[CourseDraft], int]:
    """Put a course into the library; gives its number."""
    from coursegen_desktop.db.database import Database

    async def add(draft: CourseDraft) -> int:
        database = Database(database_file)
        await database.open()
        async with database.unit_of_work(write=True) as work:
            course_id = await work.courses.add(draft)
            await work.commit()
        await database.close()
        return course_id

    def keep(draft: CourseDraft) -> int:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, add(draft)).result()

    return keep


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "tides.md"
    path.write_text(DOCUMENT, encoding="utf-8")
    return path
