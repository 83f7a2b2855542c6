"""Days of classes on their way between computers, photographed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from coursegen_desktop.domain.day import DayChanges, DayPlan, DaySaved, LeftOut, PersonChanges
from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.services.clock import stamp
from coursegen_desktop.ui.kit.routes import ClassesRoute
from coursegen_desktop.ui.people.classes.day_dialogs import BringDayDialog
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import scene
from .school_scenes import CHILDREN, dialog_of, fill_school

FILE = "Room 4 Science 2026-11-23.cgday"


def _plan(app: AppWindow, changes: DayChanges, *, is_ahead: bool = False) -> DayPlan:
    moment = app.services.now() + (timedelta(days=40) if is_ahead else timedelta(minutes=-20))
    names = ("Room 4 · Science",)
    return DayPlan(FILE, stamp(moment), "Kaja Iyer", "", names, 20, changes, is_ahead, None)


async def _bring(app: AppWindow) -> BringDayDialog:
    page = await app.go(ClassesRoute())
    dialog = BringDayDialog(page, app.services.now().astimezone().date())
    dialog.show_reading(FILE)
    dialog.open()
    return dialog


@scene("day-save")
async def save(app: AppWindow, learned: Learned) -> None:
    await fill_school(app, learned)
    page = await app.go(ClassesRoute())
    app.screen.reload()
    await app.settled()
    page.save_requested.emit(tuple(page.model.items))
    await dialog_of(app)


@scene("day-saved")
async def saved(app: AppWindow, learned: Learned) -> None:
    await fill_school(app, learned)
    page = await app.go(ClassesRoute())
    app.screen.reload()
    await app.settled()
    page.save_requested.emit(tuple(page.model.items[:1]))
    dialog: Any = await dialog_of(app)
    dialog.show_saved(DaySaved(FILE, 20, 1_310_720))


@scene("day-bring")
async def bring(app: AppWindow, learned: Learned) -> None:
    dialog = await _bring(app)
    people = [
        PersonChanges(name, is_new=place in (2, 9), lessons=place % 3, attempts=place % 2,
                      reviews=12 * (place % 4 == 1), notes=int(place % 5 == 0), times=3)
        for place, name in enumerate(CHILDREN)
    ]  # fmt: skip
    left = LeftOut({"Tides and coasts": 14})
    dialog.show_plan(
        _plan(
            app,
            DayChanges((), ("Room 4 · Science",), 2, 1, 3, tuple(people), left),
            is_ahead=True,
        )
    )


@scene("day-nothing-new")
async def nothing_new(app: AppWindow, learned: Learned) -> None:
    dialog = await _bring(app)
    dialog.show_plan(_plan(app, DayChanges()))


@scene("day-damaged")
async def damaged(app: AppWindow, learned: Learned) -> None:
    dialog = await _bring(app)
    dialog.show_failed(
        FormatError(
            FILE,
            "The file is not a zip file, or its end is missing.",
            hint="Nothing was brought in; save the day again on the other computer.",
        )
    )


@scene("day-reading")
async def reading(app: AppWindow, learned: Learned) -> None:
    await _bring(app)
