"""The teacher's panel: the day on a stick, saved and brought in, and an attempt that goes on."""

from __future__ import annotations

import asyncio
import shutil
import sys
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QDialog, QPushButton
from sqlalchemy import text

from coursegen_desktop.domain.attempt import State
from coursegen_desktop.domain.day import DayPlan
from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.formats import day_package
from coursegen_desktop.services.plugged import LinuxSticks, Stick
from coursegen_desktop.ui.content.reopening import GoOnDialog
from coursegen_desktop.ui.kiosk.panel import TeacherPanel
from coursegen_desktop.ui.kiosk.panel_screen import PanelScreen
from coursegen_desktop.ui.kiosk.stick_card import DaysDialog
from coursegen_desktop.ui.kit.inlay import Veil
from coursegen_desktop.ui.kit.routes import QuizRoute
from coursegen_desktop.ui.people.classes.day_dialogs import BringDayDialog
from tests.services.stick_drawer import Drawer, drawer
from tests.windowed import AppWindow, click, eventually

from .conftest import Clock
from .test_panel import come, lines, panel, settled, take_quiz

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="asks lsblk and udisksctl")
DialogT = TypeVar("DialogT", bound=QDialog)


@pytest.fixture
def sticks(school: AppWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Drawer:
    """A drawer with sticks beside the kiosk."""
    made = drawer(tmp_path, monkeypatch)
    linux = LinuxSticks(tmp_path / "none", homes=(str(tmp_path / "media"),))
    school.services.sticks._plugged = linux
    return made


def visit(app: AppWindow) -> PanelScreen:
    found = app.kiosk._panel
    assert isinstance(found, PanelScreen)
    return found


async def look(app: AppWindow) -> None:
    """Three seconds later."""
    visit(app)._sticks.look()
    await settled(app)


async def inlaid(app: AppWindow, kind: type[DialogT]) -> DialogT:
    """A dialog that has opened, as a part of the window."""

    def find() -> DialogT | None:
        return next((one for one in app.window.findChildren(kind) if one.isVisible()), None)

    found = await eventually(find, kind.__name__)
    assert isinstance(found.parentWidget(), Veil) and not found.isWindow()
    return found


async def quiet(app: AppWindow) -> None:
    await eventually(lambda: not visit(app).page.sticks.is_busy, "the stick is done with")
    await settled(app)


def told(page: TeacherPanel) -> str:
    card = page.sticks
    return card.told.text() if card.told.isVisible() else card.error.text()


@on_linux
async def test_a_day_is_saved_and_the_stick_may_be_pulled(
    school: AppWindow, sticks: Drawer
) -> None:
    page = await panel(school)
    card = page.sticks
    assert card.only.text().startswith("Put a USB stick") and not card.save.isVisible()
    folder = sticks.plug()
    await look(school)
    assert card.only.text() == "CLASS 4A · 7.2 GiB" and not card.stick.isVisible()
    assert card.how_much.currentText() == "Everything"
    click(card.save)
    await eventually(lambda: visit(school).works, "it is being saved")
    assert not card.save.isEnabled() and card.wait.isVisible()
    await quiet(school)
    assert told(page) == "Saved. You may pull the stick out now."
    (saved,) = folder.glob("*.cgday")
    assert saved.name.startswith("4a ") and saved.name in card.detail.text()
    assert sticks.asked == ["mount /dev/sdb1", "unmount /dev/sdb1"]
    sticks.pull()
    await look(school)
    assert card.only.text().startswith("Put a USB stick")


@on_linux
async def test_a_day_comes_in_and_is_seen_at_once(
    school: AppWindow, sticks: Drawer, clock: Clock
) -> None:
    page = await panel(school)
    folder = sticks.plug()
    await look(school)
    click(page.sticks.save)
    await quiet(school)
    (folder / "broken.cgday").write_bytes(b"broken")
    emil = page.children_card.rows.rows.items[2].of.user.id
    async with school.services.database.unit_of_work(write=True) as work:
        await work.session.execute(text("DELETE FROM users WHERE id = :user"), {"user": emil})
        await work.commit()
    click(page.sticks.bring)
    days = await inlaid(school, DaysDialog)
    days.list.make_current(str(folder / "broken.cgday"))
    click(days.look)
    preview = await inlaid(school, BringDayDialog)
    await eventually(lambda: not preview.is_busy, "looked at")
    assert "broken.cgday" in preview._error.text() and not preview.bring.isEnabled()
    click(preview._other)
    days = await inlaid(school, DaysDialog)
    days.list.make_current(next(key for key in days._days if "broken" not in key))
    days.list.chosen.emit(days.list.current_key)
    preview = await inlaid(school, BringDayDialog)
    await eventually(lambda: preview.plan is not None, "what changes")
    click(preview.bring)
    await quiet(school)
    assert told(page).startswith("Brought in: something new for 1 learner")
    assert lines(page)[2].startswith("Emil, ")
    # Whoever walks away from a dialog is locked out, and leaves none behind.
    click(page.sticks.bring)
    await inlaid(school, DaysDialog)
    clock.seconds += 500
    school.kiosk._keeper_idle._look()
    await eventually(lambda: school.kiosk._panel is None, "locked")
    await eventually(lambda: not school.window.findChildren(Veil), "nothing lies over the class")


@on_linux
async def test_whoever_closes_a_day_that_is_being_read_looks_at_another(
    school: AppWindow, sticks: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await panel(school)
    sticks.plug()
    await look(school)
    click(page.sticks.save)
    await quiet(school)
    days_service = school.services.day_package
    plan, reads = days_service.plan, []

    async def slow(path: Path) -> DayPlan:
        reads.append(path)
        if len(reads) == 1:
            await asyncio.Event().wait()  # a stick that is about to die
        return await plan(path)

    monkeypatch.setattr(days_service, "plan", slow)
    for _ in range(2):
        click(page.sticks.bring)
        days = await inlaid(school, DaysDialog)
        click(days.look)
        preview = await inlaid(school, BringDayDialog)
        if len(reads) < 2:
            await eventually(lambda: reads, "it is being read")
            preview.reject()
            await quiet(school)
            assert not visit(school).works, "nobody waits for it any more"
    await eventually(lambda: preview.plan is not None, "what changes")
    preview.reject()
    await quiet(school)
    assert len(reads) == 2


@on_linux
async def test_a_stick_that_is_pulled_full_or_of_no_use_is_told(
    school: AppWindow,
    sticks: Drawer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = await panel(school)
    sticks.plug("sda", "NEW", fstype=None)
    await look(school)
    assert page.sticks.only.text() == "NEW · cannot be read"
    assert not page.sticks.save.isEnabled()
    sticks.pull("sda")
    folder = sticks.plug()
    sticks.plug("sdc", "ZZ", ro=True)
    await look(school)
    card = page.sticks
    assert card.stick.isVisible() and card.stick.count() == 2
    card.stick.setCurrentIndex(1)
    click(card.save)
    await quiet(school)
    assert told(page).startswith("The stick “ZZ” is write-protected.")
    assert card.chosen is not None and card.chosen.name == "ZZ"
    card.stick.setCurrentIndex(0)
    click(card.bring)
    await quiet(school)
    assert told(page) == "There is no day of a class on this stick. You may pull the stick out now."
    compare = day_package._compare

    def pulled_now(*args: Any) -> None:
        shutil.rmtree(folder)
        sticks.pull()
        compare(*args)

    monkeypatch.setattr(day_package, "_compare", pulled_now)
    click(card.save)
    await quiet(school)
    assert told(page).startswith("The stick “CLASS 4A” was pulled out before everything was done.")


async def test_a_system_that_does_not_answer_is_told_once(
    school: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await panel(school)
    said: list[str] = []
    page.sticks.said.connect(lambda: said.append(told(page)))

    async def silent() -> tuple[Stick, ...]:
        raise StorageError("The stick does not answer.")

    monkeypatch.setattr(school.services.sticks, "list", silent)
    for _ in range(3):
        await look(school)
    assert said == ["The stick does not answer."]


async def test_nobody_is_locked_out_while_a_stick_is_worked_with(
    school: AppWindow,
    clock: Clock,
) -> None:
    await panel(school)
    with visit(school)._sticks.work:
        clock.seconds += 500
        school.kiosk._keeper_idle._look()
        await school.kiosk._scope.settled()
        assert school.kiosk._panel is not None
    clock.seconds += 500
    school.kiosk._keeper_idle._look()
    await eventually(lambda: school.kiosk._panel is None, "locked again")


# ------------------------------------------------------------ an attempt goes on


async def test_what_was_handed_in_by_mistake_goes_on(school: AppWindow) -> None:
    await take_quiz(school, "Dina")
    attempt = school.page.run.attempt_id
    await school.services.quizzes.finish(attempt, user_id=school.services.user.id)
    click(school.kiosk.bar.pass_on)
    await eventually(lambda: school.reception.class_door, "the door")
    page = await panel(school)
    card = page.children_card
    card.rows.setCurrentIndex(card.rows.rows.index(1, 0))
    assert card.go_on.isVisible() and not card.time_back.isVisible()
    assert card.go_on.text() == "Let Dina go on"
    click(card.go_on)
    dialog = await inlaid(school, GoOnDialog)
    assert "all answers stay" in dialog.accessibleDescription()
    click(next(one for one in dialog.findChildren(QPushButton) if one.text() == "Cancel"))
    await settled(school)
    assert lines(page)[1].endswith("%")
    click(card.go_on)
    dialog = await inlaid(school, GoOnDialog)
    assert dialog.accept_button is not None
    click(dialog.accept_button)
    await eventually(lambda: "1 of " in lines(page)[1], "it runs again")
    assert card.time_back.isVisible() and not card.go_on.isVisible()
    click(page.back)
    await come(school, "Dina")
    await eventually(lambda: isinstance(school.desk.navigator.route, QuizRoute), "led to it")
    await school.settled()
    assert school.page.run.attempt_id == attempt and school.page.answered == 1


async def test_whoever_looks_at_the_result_goes_on_at_once(school: AppWindow) -> None:
    page = await panel(school)
    click(page.quiz.begin)
    await settled(school)
    click(page.back)
    await come(school, "Dina")
    await eventually(lambda: isinstance(school.desk.navigator.route, QuizRoute), "the quiz")
    await school.settled()
    attempt = school.page.run.attempt_id
    school.page.finish_requested.emit()
    await school.settled()
    assert school.page.is_finished
    page = await panel(school)
    page.children_card.rows.setCurrentIndex(page.children_card.rows.rows.index(1, 0))
    click(page.children_card.go_on)
    dialog = await inlaid(school, GoOnDialog)
    assert dialog.accept_button is not None
    click(dialog.accept_button)
    await eventually(lambda: not school.page.is_finished, "it goes on")
    async with school.services.database.unit_of_work() as work:
        assert (await work.attempts.get(attempt)).state == State.OPEN
    assert school.page.run.attempt_id == attempt
    assert school.services.user.full_name == "Dina"
