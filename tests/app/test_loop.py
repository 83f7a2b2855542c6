"""The loop of the window: nothing takes a step while nobody runs it, or within another's step."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.app.loop import WindowLoop
from coursegen_desktop.services.autosave import Autosave
from coursegen_desktop.ui.kit.tasks import TaskScope
from tests.windowed import PATIENCE


def test_callbacks_wait_for_the_next_run(qapp: QApplication) -> None:
    steps: list[str] = []

    async def leave_something() -> asyncio.Task[None]:
        return asyncio.create_task(later())

    async def later() -> None:
        await asyncio.sleep(0)
        asyncio.get_running_loop()  # raises where a step is taken outside a run
        steps.append("done")

    async def meet(task: asyncio.Task[None]) -> None:
        await task

    app = QCoreApplication.instance()
    assert app is not None
    with asyncio.Runner(loop_factory=lambda: WindowLoop(app)) as runner:
        task = runner.run(leave_something())
        QTest.qWait(20)  # Qt handles events; the loop rests
        assert steps == []
        runner.run(meet(task))
    assert steps == ["done"]


async def test_callbacks_wait_for_the_end_of_a_step() -> None:
    steps: list[str] = []

    async def other() -> None:
        steps.append("other")

    async with asyncio.timeout(PATIENCE):
        task = asyncio.create_task(other())
        await asyncio.sleep(0)  # its timer is due, or was
        late = asyncio.create_task(other())
        QApplication.processEvents()  # within the step of this very task
        assert steps == ["other"]
        await asyncio.gather(task, late)  # without the rest `late` would never end
    assert steps == ["other", "other"]


def test_what_qt_tells_between_two_runs_is_done_in_the_next(qapp: QApplication) -> None:
    kept: list[str] = []

    async def keep(what: str) -> None:
        kept.append(what)

    async def settle() -> None:
        await saver.flush()
        await scope.settled()

    saver = Autosave(lambda: keep("saved"), lambda *_: None, quiet_seconds=0.0)
    scope = TaskScope(lambda _error: None)
    with asyncio.Runner(loop_factory=lambda: WindowLoop(qapp)) as runner:
        asyncio.set_event_loop(runner.get_loop())  # as app/serve.py does
        runner.run(asyncio.sleep(0))
        saver.edited()
        assert scope.start(lambda: keep("started"), "key")
        assert kept == []
        runner.run(settle())
    asyncio.set_event_loop(None)
    assert sorted(kept) == ["saved", "started"]
