"""The day of a class, who is overdue, and what goes out for one group."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.class_progress import ClassView
from coursegen_desktop.domain.errors import Conflict, InvalidContent, NotFound
from coursegen_desktop.domain.goals import Finish, Goals, goals_stored
from coursegen_desktop.domain.gradebook import FINAL, Letter, Scheme
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.class_progress import ClassProgressService
from coursegen_desktop.services.progress import ProgressService

from .class_room import Room, make_room


@pytest.fixture
async def room(database: Database) -> Room:
    return await make_room(database)


def in_zone(room: Room) -> ClassProgressService:
    """The service where the wall shows two hours more than UTC."""
    zone = timezone(timedelta(hours=2))
    return ClassProgressService(room.persons.uow, room.persons.gate, room.clock, zone=zone)


def overdue(view: ClassView) -> dict[str, int]:
    """Who is overdue, for how many days."""
    return {row.user.full_name: row.days_over for row in view.rows if row.days_over}


async def test_the_day_of_the_class_ends_at_four_in_the_morning(room: Room) -> None:
    await room.add("Ann")
    ben = await room.add("Ben")
    for lesson in room.lessons:
        await room.complete(ben, lesson)
    await room.book.set_scheme(room.course, Scheme(finish_by="2026-11-03"), 0)
    classes = in_zone(room)
    for moment, days in (
        (datetime(2026, 11, 3, 12, tzinfo=UTC), 0),  # the day itself
        (datetime(2026, 11, 4, 1, 59, 59, tzinfo=UTC), 0),  # 3:59 on the wall
        (datetime(2026, 11, 4, 2, tzinfo=UTC), 1),
        (datetime(2026, 11, 5, 1, 59, tzinfo=UTC), 1),
        (datetime(2026, 11, 12, 12, tzinfo=UTC), 9),
    ):
        room.clock.now = moment
        view = await classes.view(room.course)
        assert overdue(view) == ({"Ann": days} if days else {})  # Ben is done
    assert view.today == "2026-11-12"
    assert [row.finish_by for row in view.rows] == ["2026-11-03"] * 2


async def test_who_joins_after_the_day_is_not_overdue_for_a_week(room: Room) -> None:
    await room.book.set_scheme(room.course, Scheme(finish_by="2026-11-03"), 0)
    classes = in_zone(room)
    room.clock.now = datetime(2026, 11, 4, 1, tzinfo=UTC)  # 3:00: still the day of the class
    await room.add("Ann")
    room.clock.now = datetime(2026, 11, 4, 3, tzinfo=UTC)
    await room.add("Ben")
    assert overdue(await classes.view(room.course)) == {"Ann": 1}
    room.clock.now = datetime(2026, 11, 11, 20, tzinfo=UTC)
    view = await classes.view(room.course)
    assert overdue(view) == {"Ann": 8}
    assert {row.user.full_name: row.finish_by for row in view.rows} == {
        "Ann": "2026-11-03",
        "Ben": "2026-11-11",
    }
    room.clock.now = datetime(2026, 11, 12, 3, tzinfo=UTC)
    assert overdue(await classes.view(room.course)) == {"Ann": 9, "Ben": 1}


async def test_the_day_of_the_class_goes_the_way_of_the_scheme(room: Room) -> None:
    await room.add("Ann")
    book, letters = room.book, (Letter("pass", 50),)
    await book.set_scheme(room.course, Scheme(letters=letters, finish_by="2026-11-20"), 0)
    view = await room.classes.view(room.course)
    assert view.scheme == Scheme(letters=letters, finish_by="2026-11-20")
    with pytest.raises(Conflict):
        await book.set_scheme(room.course, Scheme(finish_by="2026-11-21"), 0)
    with pytest.raises(InvalidContent):
        await book.set_scheme(room.course, Scheme(finish_by="2026-11-31"), view.revision)
    await book.set_scheme(room.course, Scheme(), view.revision)
    assert (await room.classes.view(room.course)).rows[0].finish_by == ""
    # What an older program kept has no day.
    async with room.persons.uow(write=True) as work:
        await work.session.execute(text("UPDATE gradebooks SET scheme = '{\"drop_lowest\": 2}'"))
        await work.commit()
    assert (await room.classes.view(room.course)).scheme == Scheme(drop_lowest=2)


async def test_learners_see_the_day_and_nobody_sees_their_goals(room: Room, tmp_path: Path) -> None:
    ann = await room.add("Ann")
    await room.book.set_scheme(room.course, Scheme(finish_by="2026-11-20"), 0)
    teacher = room.persons.gate.user
    room.persons.gate.enter(ann)
    progress = ProgressService(room.persons.uow, room.clock, zone=UTC)
    (course,) = (await progress.figures(ann.id)).courses
    assert course.class_day == "2026-11-20"
    async with room.persons.uow(write=True) as work:
        goals = goals_stored(Goals(20, (Finish(room.course, "2026-12-24"),)))
        await work.settings.put(ann.id, "learning_goals", goals)
        await work.commit()
    room.persons.gate.enter(teacher)
    view = await room.classes.view(room.course)
    figures = await room.classes.figures(room.course)
    await room.classes.export(room.course, tmp_path / "c.csv")
    for shown in (repr(view), repr(figures), (tmp_path / "c.csv").read_text("utf-8-sig")):
        assert "2026-12-24" not in shown
    assert "2026-11-20" in repr(view)
    # Who joins late has the same day on both sides.
    room.clock.days(30)
    ben = await room.add("Ben")
    (row,) = (one for one in (await room.classes.view(room.course)).rows if one.user == ben)
    room.persons.gate.enter(ben)
    (course,) = (await progress.figures(ben.id)).courses
    assert course.class_day == row.finish_by == "2026-12-08"


async def test_a_group_is_taken_out_alone(room: Room, tmp_path: Path) -> None:
    for number, group in enumerate(("4a", "4b", "4a", "")):
        user = await room.add(f"P{number}", group)
        await room.book.set_grade(room.course, user.id, FINAL, 70, f"told {number}")
    await room.book.set_scheme(room.course, Scheme(finish_by="2026-11-03"), 0)
    room.clock.days(5)
    csv, book = tmp_path / "c.csv", tmp_path / "c.xlsx"
    assert await room.classes.export(room.course, csv, "4a") == 2
    head, *lines = csv.read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["P0", "P2"]
    column = head.split(",").index("days overdue")
    assert head.split(",")[column - 1] == "finish by"
    assert [line.split(",")[column - 1 : column + 1] for line in lines] == [["2026-11-03", "3"]] * 2
    assert await room.classes.export(room.course, book, "") == 1
    with zipfile.ZipFile(book) as opened:
        words = opened.read("xl/sharedStrings.xml").decode()
    assert "told 3" in words and "told 0" not in words and "days overdue" in words
    with pytest.raises(NotFound):
        await room.classes.export(room.course, tmp_path / "d.csv", "5")
    assert not (tmp_path / "d.csv").exists()
    room.persons.gate.enter(await room.persons.add("Root", Role.ADMINISTRATOR))
    query = AuditQuery("", (AuditAction.LEARNERS_EXPORTED, AuditAction.GRADING_CHANGED))
    details = [one.detail for one in (await room.persons.audit.page(query)).entries]
    assert details == ["1 · Tides · –", "2 · Tides · 4a", "Tides"]
