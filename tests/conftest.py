"""Fixtures of the whole suite, the qasync loop for coroutine tests, and the cleaning rules."""

# ruff: noqa: E402 - the environment is set before Qt is imported
from __future__ import annotations

import os
import tempfile
from pathlib import Path

# Before Qt, the program or matplotlib-like libraries read them: a test sees no user's folders.
_HOME = tempfile.TemporaryDirectory(prefix="coursegen tests ", ignore_cleanup_errors=True)
os.environ.update(
    {
        "QT_QPA_PLATFORM": os.environ.get("COURSEGEN_TEST_PLATFORM", "offscreen"),
        "HOME": _HOME.name,
        "XDG_DATA_HOME": str(Path(_HOME.name, "data")),
        "XDG_CONFIG_HOME": str(Path(_HOME.name, "config")),
        "XDG_CACHE_HOME": str(Path(_HOME.name, "cache")),
        "LC_ALL": "C.UTF-8",
        "QT_API": "pyside6",
        # No test writes into the keyring of whoever runs it.
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
)
os.environ.pop("COURSEGEN_DATA_DIR", None)

# Before anybody has learned the name of what it takes the place of.
from tests import qt_messages

qt_messages.begin()

from coursegen_desktop.ui.content.web_environment import web_environment

web_environment()

from PySide6.QtCore import QCoreApplication, Qt

# As the program does: without it WebEngine, loaded later, ends in a segmentation fault.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

import asyncio
import gc
import multiprocessing
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from coursegen_desktop.app.loop import WindowLoop
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.services.events import EventHub
from tests import examples, hygiene, in_company, samples, warm

if TYPE_CHECKING:
    from coursegen_desktop.db.database import Database
    from coursegen_desktop.services.work import WorkUnits
    from coursegen_desktop.ui.kit.theme import ThemeHost
    from tests.windowed import AppWindow

# As app/gui.py does before any application: WebEngine, imported later without it, leaves a dead
# receiver of aboutToQuit behind, and the end of every loop sends that signal.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

# Python collects in whichever thread allocates, and a loop or timer of Qt that dies in the thread
# of a database or worker kills the process (see app/garbage.py). Here only fixtures collect.
gc.disable()

examples.load()

_COLLECT_EVERY = 10  # a full garbage collection costs more than most tests
_DB_NAME = "coursegen.db"
_count = 0


# ---------------------------------------------------------------- several processes


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Single files are loaded by pytest alone; of folders the processes share the work."""
    if not in_company.is_shared():
        return
    config = session.config
    folders = [config.invocation_params.dir / word for word in config.args]
    files = sorted({file for one in folders for file in one.rglob("test_*.py")})
    names = [file.relative_to(config.rootpath).with_suffix("").parts for file in files]
    in_company.import_in_turns([".".join(parts) for parts in names])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In which order files run."""
    if in_company.is_shared():
        in_company.mix(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object | None:
    """What one process does as a whole."""
    if config.getvalue("dist") != "loadfile":
        return None
    return in_company.scheduler(config, log)


# ---------------------------------------------------------------- loop


def qasync_loop() -> asyncio.AbstractEventLoop:
    """The loop the program runs on, bound to the one application of the test process."""
    app = QApplication.instance() or QApplication(["coursegen-tests"])
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(False)
    return WindowLoop(app)


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Every coroutine test runs on qasync."""
    return {"qasync": qasync_loop}


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application's command line."""
    return ["coursegen-tests"]


@pytest.fixture(scope="session", autouse=True)
def _quick_workers() -> None:
    warm.fork_workers()


@pytest.fixture(scope="session", autouse=True)
def _shared_statements() -> None:
    warm.share_statements()


@pytest.fixture(scope="session", autouse=True)
def _offline() -> Iterator[None]:
    with hygiene.no_network():
        yield


# ---------------------------------------------------------------- hygiene


def pytest_collection_finish() -> None:
    """What was imported stays: no later collection needs to look at it."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Threads, worker processes, windows, files and warnings; first set up, last torn down."""
    global _count
    threads = set(threading.enumerate())
    processes = {child.pid for child in multiprocessing.active_children()}
    windows = hygiene.top_levels()
    things = hygiene.things_here()
    mark = request.node.get_closest_marker("logs")
    with hygiene.watched_log(mark.args if mark else ()) as log:
        yield
    complaints = [] if "caplog" in request.fixturenames and not mark else log.complaints()
    complaints += [f"window left: {name}" for name in hygiene.forgotten_windows(windows)]
    complaints += [f"thread left: {t.name}" for t in hygiene.living_threads(threads)]
    complaints += [f"process left: {p}" for p in hygiene.living_processes(processes)]
    complaints += [f"file left: {name}" for name in sorted(hygiene.things_here() - things)]
    if gc.isenabled():
        gc.disable()
        complaints.append("Python's collector was switched on: it would collect in any thread")
    _count += 1
    if _count % _COLLECT_EVERY == 0:
        gc.collect()
        complaints += [f"in the last tests: {text}" for text in hygiene.ticking_timers()]
        # What lives now is pytest's and the libraries' own: the next collection skips it, or
        # three thousand tests end with collections of two seconds.
        gc.freeze()
    else:
        gc.collect(1)
    if complaints:
        pytest.fail("left behind:\n  " + "\n  ".join(complaints), pytrace=False)


@pytest.fixture(autouse=True)
def _no_task_left(request: pytest.FixtureRequest, _nothing_left: None) -> Iterator[None]:
    """Tasks and loop errors of coroutine tests; torn down before the loop is closed."""
    if "_function_scoped_runner" not in request.fixturenames:
        yield
        return
    runner = request.getfixturevalue("_function_scoped_runner")
    loop = runner.get_loop()
    errors: list[str] = []

    def note(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        errors.append(f"{context.get('message')}: {context.get('exception')!r}")

    loop.set_exception_handler(note)
    yield
    # One turn lets tasks end that were cancelled last.
    runner.run(_turns(3))
    left = errors + [f"task left: {task}" for task in hygiene.pending_tasks(loop)]
    if left:
        pytest.fail("left behind:\n  " + "\n  ".join(left), pytrace=False)


async def _turns(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


# ---------------------------------------------------------------- things a test works on


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty data folder, with a space in its name as many users have."""
    folder = tmp_path / "data dir"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def fixed_now() -> Callable[[], datetime]:
    """A clock that stands still, on a Monday."""
    moment = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    return lambda: moment


@pytest.fixture
def event_hub() -> EventHub:
    """A hub that nobody listens to yet."""
    return EventHub()


@pytest.fixture
def sample_course() -> CourseDraft:
    """Two modules, three lessons, a quiz."""
    return samples.small_course()


@pytest.fixture(scope="session")
def database_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database with the local user; each test gets a copy (5 ms instead of 100)."""
    from coursegen_desktop.db.database import Database
    from tests.persons import accounts_of

    path = tmp_path_factory.mktemp("template") / _DB_NAME

    async def make() -> None:
        database = Database(path)
        await database.open()
        await accounts_of(database.unit_of_work).begin_alone()
        await database.close()

    # A thread of its own: the calling one may belong to a qasync loop.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, make()).result()
    return path


@pytest.fixture
def database_file(database_template: Path, data_dir: Path) -> Path:
    """A copy of the template in `data_dir`, not opened."""
    target = data_dir / _DB_NAME
    target.write_bytes(database_template.read_bytes())
    target.chmod(0o600)
    return target


@pytest.fixture
async def database(database_file: Path) -> AsyncIterator[Database]:
    """The open database."""
    from coursegen_desktop.db.database import Database

    opened = Database(database_file)
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
def uow(database: Database) -> WorkUnits:
    """Makes units of work, as services are given it."""
    return database.unit_of_work


@pytest.fixture
async def user_id(uow: WorkUnits) -> UserId:
    """The local user."""
    from tests.persons import accounts_of

    return (await accounts_of(uow).owner()).id


@pytest.fixture
def theme_host(qapp: QApplication) -> ThemeHost:
    """The light theme at normal text size, applied to the application."""
    from coursegen_desktop.app.paths import resources_dir
    from coursegen_desktop.ui.kit.theme import ThemeHost

    host = ThemeHost(qapp, resources_dir())
    host.apply("light", 1.0)
    return host


@pytest.fixture
async def window(database_file: Path) -> AsyncIterator[AppWindow]:
    """The whole program, its window shown offscreen on a library without courses."""
    from tests.windowed import AppWindow

    async with AppWindow(database_file.parent) as opened:
        yield opened
