"""The loop of the window: nothing takes a step while nobody runs it."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.app.loop import WindowLoop


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
