"""A library that a class can use: shared, with a PIN, two children and a course."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.windowed import AppWindow

from .library import make_library


@pytest.fixture(scope="session")
def class_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library's file, made once."""
    folder = tmp_path_factory.mktemp("class")
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, make_library(folder)).result()
    return folder / "coursegen.db"


@pytest.fixture
def class_dir(class_template: Path, data_dir: Path) -> Path:
    """A data folder with a copy of it."""
    target = data_dir / class_template.name
    target.write_bytes(class_template.read_bytes())
    target.chmod(0o600)
    return data_dir


class Clock:
    """Seconds that are moved by hand."""

    seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def app(class_dir: Path, clock: Clock) -> AsyncIterator[AppWindow]:
    """The kiosk's window, offscreen, at its first screen."""
    async with AppWindow(class_dir, clock=clock, is_kiosk=True) as opened:
        yield opened
