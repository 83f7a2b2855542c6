"""The dashboard, photographed: much, little, its lower part, its tables and dialogs."""

from __future__ import annotations

import asyncio
from typing import Any

from coursegen_desktop.domain.figures import Figures, Streak
from coursegen_desktop.domain.goals import Goals
from coursegen_desktop.domain.review import Counts
from coursegen_desktop.ui.kit.routes import ProgressRoute
from coursegen_desktop.ui.progress.figures_table import TableDialog
from coursegen_desktop.ui.progress.tables import Made, table_of
from tests.ui.progress_parts import CLASS_DAYS, course, day, learned, shown
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import scene

LITTLE = Figures(
    (day(0, 12.0),), Streak(1, 1, True), 12.0, 1, 75.0, (),
    (course(0, best=None, last=None, outcomes=()),), None, (),
)  # fmt: skip


async def _page(app: AppWindow, figures: Figures, **more: Any) -> Any:
    page = await app.go(ProgressRoute())
    # What is shown from here on is nobody's: the next scene reads its own.
    app.desk.navigator.screen_for(ProgressRoute).stale = True
    page.as_table.setChecked(False)
    page.body.verticalScrollBar().setValue(0)  # new figures leave it where it is
    page.show_figures(shown(figures, **more))
    await app.settled()
    return page


@scene("progress-much")
async def progress_much(app: AppWindow, learned_there: Learned) -> None:
    await _page(app, learned())


@scene("progress-much-below")
async def progress_below(app: AppWindow, learned_there: Learned) -> None:
    page = await _page(app, learned(class_days=CLASS_DAYS))
    page.body.rows[0].more.setChecked(True)
    await asyncio.sleep(0.3)  # it is laid out
    page.body.verticalScrollBar().setValue(page.body.verticalScrollBar().maximum())


@scene("progress-little")
async def progress_little(app: AppWindow, learned_there: Learned) -> None:
    await _page(app, LITTLE, goals=Goals(), waiting=Counts())


@scene("progress-table")
async def progress_table(app: AppWindow, learned_there: Learned) -> None:
    page = await _page(app, learned())
    page.as_table.setChecked(True)


@scene("progress-details")
async def progress_details(app: AppWindow, learned_there: Learned) -> None:
    page = await _page(app, learned())
    TableDialog(page, table_of(Made.SCORES, shown(learned()))).open()


@scene("progress-goals")
async def progress_goals(app: AppWindow, learned_there: Learned) -> None:
    page = await _page(app, learned())
    page.ask_goals().open()


@scene("progress-course")
async def progress_course(app: AppWindow, learned_there: Learned) -> None:
    page = await _page(app, learned())
    TableDialog(page, table_of(learned().courses[1], shown(learned()))).open()


@scene("progress-goals-details")
async def progress_goals_details(app: AppWindow, learned_there: Learned) -> None:
    page = await _page(app, learned())
    figures = learned(class_days=CLASS_DAYS)
    TableDialog(page, table_of(Made.GOALS, shown(figures))).open()
