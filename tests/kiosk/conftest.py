"""A library that a class can use: shared, with a PIN, two children and a course."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import open_services
from coursegen_desktop.domain.school_class import ClassRules
from coursegen_desktop.domain.sign_in_ways import Way
from tests.persons import CHEAP
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


async def make_class(folder: Path) -> None:
    """A class of three who sign in by a tap."""
    services = await open_services(Paths(folder), resources_dir(), passwords=CHEAP)
    try:
        services.gate.enter(await services.accounts.owner())
        key = await services.classes.create("4a", rules=ClassRules(Way.NOTHING))
        await services.classes.add_new(key, ["Chidi", "Dina", "Emil"])
    finally:
        await services.close()


@pytest.fixture(scope="session")
def school_template(class_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("school")
    target = folder / class_template.name
    target.write_bytes(class_template.read_bytes())
    target.chmod(0o600)
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, make_class(folder)).result()
    return target


@pytest.fixture
def school_dir(school_template: Path, data_dir: Path) -> Path:
    """A data folder with a copy of it."""
    target = data_dir / school_template.name
    target.write_bytes(school_template.read_bytes())
    target.chmod(0o600)
    return data_dir


@pytest.fixture
async def school(school_dir: Path, clock: Clock) -> AsyncIterator[AppWindow]:
    """The kiosk of a class."""
    async with AppWindow(school_dir, clock=clock, is_kiosk=True) as opened:
        yield opened
