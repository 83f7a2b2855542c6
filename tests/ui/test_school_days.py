"""The day of a class on the screen: saved, looked at, brought in; and what goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coursegen_desktop.domain.day import DayChanges, DayPlan, LeftOut, PersonChanges
from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.domain.school_class import Target
from coursegen_desktop.ui.kit.routes import ClassesRoute
from coursegen_desktop.ui.kit.theme import ThemeHost
from coursegen_desktop.ui.people.classes.day_dialogs import BringDayDialog, SaveDayDialog
from coursegen_desktop.ui.people.classes.day_words import (
    ahead_words,
    file_words,
    left_out_words,
    person_words,
    summary_words,
)
from coursegen_desktop.ui.people.classes.list_controller import ClassesScreen
from tests.services.school import Clock
from tests.services.two_schools import Site, site
from tests.windowed import click, eventually

from .library_parts import Place
from .people_parts import answer_files, front
from .screen_parts import button

TODAY = date(2026, 11, 23)


@pytest.fixture
async def kiosk(tmp_path: Path, database_template: Path) -> AsyncIterator[Site]:
    async with site(tmp_path / "kiosk", database_template, Clock()) as made:
        await made.class_of("Ada", "Ben")
        yield made


@pytest.fixture
async def desk(tmp_path: Path, database_template: Path) -> AsyncIterator[Site]:
    async with site(tmp_path / "desk", database_template, Clock()) as made:
        yield made


class Lists:
    """The list of classes of two computers, one at a time in a window."""

    def __init__(self, theme_host: ThemeHost) -> None:
        self._host = theme_host
        self.open: list[tuple[Place, ClassesScreen]] = []

    async def of(self, school: Site) -> ClassesScreen:
        place = Place(self._host, school.hub)
        made = ClassesScreen(
            place.context, classes=school.classes, days=school.days, now=school.clock,
            may=lambda _: True,
        )  # fmt: skip
        self.open.append((place, made))
        place.show(made.page)
        await made.enter(ClassesRoute())
        return made

    async def close(self) -> None:
        for place, made in self.open:
            await made.close()
            place.close()


@pytest.fixture
async def lists(theme_host: ThemeHost) -> AsyncIterator[Lists]:
    made = Lists(theme_host)
    yield made
    await made.close()


async def test_a_day_goes_from_one_computer_to_the_other(
    lists: Lists, kiosk: Site, desk: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "4a.cgday"
    ada = await kiosk.of("Ada")
    await kiosk.read(ada)
    await kiosk.assignments.assign(kiosk.class_id(), Target(kiosk.course))
    screen = await lists.of(kiosk)
    answer_files(monkeypatch, save=path)
    click(button(screen.page, "Save the day…"))
    asked = await front(screen.page, SaveDayDialog)
    assert asked.days is None and asked.windowTitle() == "Save the day of 4a"
    QTest.keyClick(asked, Qt.Key.Key_Return)
    await eventually(lambda: path.exists() and not asked.is_busy, "the file")
    assert asked._told.text().startswith("Saved and read back: 4a.cgday, 2 learners, ")
    assert asked._close.text() == "Close"
    click(asked._close)
    await screen.scope.settled()

    screen = await lists.of(desk)
    assert button(screen.page, "Bring in a day…")
    with pytest.raises(AssertionError):
        button(screen.page, "Save the day…")
    answer_files(monkeypatch, choose=[path])
    click(button(screen.page, "Bring in a day…"))
    shown = await front(screen.page, BringDayDialog)
    await eventually(lambda: shown.plan, "the preview")
    assert shown._file.text().startswith("4a.cgday · saved: ")
    assert shown._summary.text() == "New class: 4a · 2 places in classes · 1 assignment"
    assert shown._warning.isHidden()
    lines = [person_words(one) for one in shown.model.items]
    assert lines == ["new here, 1 lesson done", "new here"]
    assert shown.bring.text() == "Bring in for 2 learners"
    assert not desk.rows("SELECT 1 FROM school_classes")
    click(shown.bring)
    await screen.scope.settled()
    assert lists.open[-1][0].notices.texts() == ["Brought in: something new for 2 learners"]
    assert [card.of.name for card in screen.page.model.items] == ["4a"]

    click(button(screen.page, "Bring in a day…"))
    again = await front(screen.page, BringDayDialog)
    await eventually(lambda: again.plan, "the preview")
    assert again._summary.text().startswith("Nothing new")
    assert not again.bring.isEnabled()
    click(again._close)
    await screen.scope.settled()


async def test_a_stick_that_is_full_is_told_and_another_try_is_possible(
    lists: Lists, kiosk: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = await lists.of(kiosk)
    answer_files(monkeypatch, save=tmp_path / "no folder" / "x.cgday")
    (card,) = screen.page.model.items
    screen.page.day_requested.emit(card)
    asked = await front(screen.page, SaveDayDialog)
    asked.how_much.setCurrentIndex(1)
    assert asked.days == 7
    click(asked.save)
    await eventually(lambda: asked._error.text(), "the reason")
    assert "no folder" in asked._error.text() and asked.save.isEnabled()
    answer_files(monkeypatch, save=tmp_path / "x.cgday")
    click(asked.save)
    await eventually(lambda: asked._told.isVisible(), "the file")
    assert not asked._error.text()
    asked.reject()
    await screen.scope.settled()


async def test_what_is_no_day_is_told_and_another_file_can_be_chosen(
    lists: Lists, kiosk: Site, desk: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong, right = tmp_path / "wrong.cgday", tmp_path / "right.cgday"
    wrong.write_text("hello")
    await kiosk.days.save(right, [kiosk.class_id()])
    screen = await lists.of(desk)
    answer_files(monkeypatch, choose=[wrong])
    click(button(screen.page, "Bring in a day…"))
    shown = await front(screen.page, BringDayDialog)
    await eventually(lambda: shown._error.text(), "the reason")
    assert "wrong.cgday" in shown._error.text() and not shown.bring.isEnabled()
    answer_files(monkeypatch, choose=[right])
    click(shown._other)
    await eventually(lambda: shown.plan, "the preview")
    assert not shown._error.text() and shown.bring.isEnabled()

    async def fail(_: object) -> DayChanges:
        raise StorageError("There is no room left.", "Free some.")

    monkeypatch.setattr(desk.days, "bring_in", fail)
    click(shown.bring)
    await eventually(lambda: shown._error.text(), "the reason")
    assert shown.isVisible() and shown.bring.isEnabled() and not shown.is_busy
    shown.reject()
    await screen.scope.settled()
    assert lists.open[-1][0].notices.texts() == []


def test_all_that_stays_outside_is_told_in_words() -> None:
    left = LeftOut({"Tides": 3}, ("5b",), ("Tom",))
    plan = DayPlan(
        "x.cgday", "2026-11-23T10:00:00.000000+00:00", "Tess", "", ("4a", "5b"), 2,
        DayChanges(left_out=left), False, None,
    )  # fmt: skip
    assert file_words(plan, TODAY).startswith("x.cgday · saved: ")
    assert file_words(plan, TODAY).endswith(" · by Tess · 4a, 5b")
    turned = replace(plan, file="day\u202eyadgc.exe")
    assert file_words(turned, TODAY).startswith("dayyadgc.exe · "), "nothing turns it"
    course, others, people = left_out_words(left)
    assert course.startswith("“Tides” is not here") and "3 things" in course
    assert others.startswith("5b: other teachers") and people.startswith("Tom: teaches here")
    many = tuple(f"Class {number}" for number in range(200))
    told = left_out_words(LeftOut(dict.fromkeys(many, 1) | {"Tides": 9}, many, many))
    assert told[0].startswith("“Tides”") and "and 197 more" in told, "it has to fit a screen"
    assert "".join(told).count("Class ") == 11
    crowd = summary_words(DayChanges(new_classes=many, changed_classes=many))
    assert crowd.count(" class: Class ") == 4 and crowd.endswith("and 392 more")
    assert file_words(replace(plan, classes=many), TODAY).endswith("and 196 more")
    assert ahead_words(plan, TODAY) == ""
    assert "clock" in ahead_words(replace(plan, is_ahead=True), TODAY)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"times": 4}, "time and places in lessons"),
        ({"is_changed": True}, "name or animal changed"),
        (
            {"lessons": 2, "attempts": 1, "reviews": 3, "notes": 1},
            "2 lessons done, 1 attempt at quizzes, 3 cards reviewed, 1 note",
        ),
    ],
)
def test_what_somebody_gets_in_words(changes: dict[str, Any], words: str) -> None:
    assert person_words(PersonChanges("Ada", **changes)) == words
