"""A class: its figures are those of a slow reference, whatever was done; grades by hand; files."""

from __future__ import annotations

import random
import statistics
import zipfile
from collections import defaultdict
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.class_progress import ClassFigures, ClassRow, NeedKind
from coursegen_desktop.domain.errors import Conflict, InvalidContent
from coursegen_desktop.domain.events import GradesChanged
from coursegen_desktop.domain.gradebook import FINAL, Scheme
from coursegen_desktop.domain.ids import AssetId
from coursegen_desktop.domain.user import Role
from tests.db.watching import hops, statements

from .class_room import START, Room, make_room

GROUPS = ("4a", "4b", "")


@pytest.fixture
async def room(database: Database) -> Room:
    return await make_room(database)


async def test_nobody_is_there_yet(room: Room) -> None:
    view = await room.classes.view(room.course)
    assert [item.label for item in view.items] == ["1.1", "Q1", "1.2", "Q2", "2.1"]
    assert view.rows == () and view.needing() == () and view.scores() == ()
    figures = await room.classes.figures(room.course)
    assert [one.median_s for one in figures.times] == [None] * 3
    assert [(one.percent, one.questions) for one in figures.outcomes] == [(None, 2), (None, 0)]


def agrees(row: ClassRow, mine: dict[str, Any], now: datetime) -> None:
    """A row is what the slow way makes of what was done."""
    assert row.done == mine["done"]
    best: dict[AssetId, float] = defaultdict(float)
    for asset, answers in mine["tries"]:
        best[asset] = max(best[asset], 100.0 * sum(answers.values()) / len(answers))
    assert {key: one.percent for key, one in row.results.items()} == dict(best)
    wrong: dict[str, list[bool]] = defaultdict(list)
    for _, answers in mine["tries"]:
        for name, is_right in answers.items():
            wrong[name].append(is_right)
    stays = {
        (name, tries.count(False))
        for name, tries in wrong.items()
        if tries.count(False) >= 2 and not tries[-1]
    }
    told_of = {(n.question_id, n.value) for n in row.needs if n.kind is NeedKind.REPEATED}
    assert told_of == stays
    last = mine["last"] or START
    days = (now - last).days
    stalled = [n.value for n in row.needs if n.kind is NeedKind.STALLED]
    assert stalled == ([days] if len(mine["done"]) < 3 and days >= 7 else [])
    mean = statistics.fmean(best.values()) if best else None
    assert row.grade.percent == (None if mean is None else pytest.approx(mean))


def figures_agree(figures: ClassFigures, told: dict[int, dict[str, Any]]) -> None:
    """So are times and outcomes."""
    for time in figures.times:
        known = [
            mine["seconds"][time.item.lesson_id]
            for mine in told.values()
            if time.item.lesson_id in mine["seconds"]
        ]
        assert time.readers == len(known)
        assert time.median_s == (statistics.median(known) if known else None)
    shares = [
        is_right
        for mine in told.values()
        for _, answers in mine["tries"]
        for name, is_right in answers.items()
        if name in "ad"
    ]
    outcome = figures.outcomes[0]
    assert outcome.answers == len(shares)
    assert outcome.percent == (pytest.approx(100 * statistics.fmean(shares)) if shares else None)


@pytest.mark.parametrize("seed", range(4))
async def test_the_figures_are_those_of_a_slow_reference(room: Room, seed: int) -> None:
    chance = random.Random(seed)
    told: dict[int, dict[str, Any]] = {}
    for number in range(4):
        user = await room.add(f"P{number}", GROUPS[number % 3])
        told[user.id] = {"done": set(), "tries": [], "last": "", "seconds": {}}
    for _ in range(24):
        room.clock.days(chance.random())
        user = chance.choice(room.learners)
        mine = told[user.id]
        if chance.random() < 0.35:
            lesson, seconds = chance.choice(room.lessons), chance.randint(1, 900)
            if lesson in mine["done"]:
                continue
            await room.complete(user, lesson, seconds)
            mine["done"].add(lesson)
            mine["seconds"][lesson] = seconds
        else:
            at = chance.randrange(2)
            answers = {name: chance.random() < 0.5 for name in ("ab", "cd")[at]}
            await room.answer(user, room.quizzes[at], answers)
            mine["tries"].append((room.quizzes[at], answers))
        mine["last"] = room.clock.now
    room.clock.days(9)
    view = await room.classes.view(room.course)
    for row in view.rows:
        agrees(row, told[row.user.id], room.clock.now)
    assert list(view.needing()) == sorted(
        (row for row in view.rows if row.needs), key=lambda row: -row.need
    )
    figures_agree(await room.classes.figures(room.course), told)
    for group in (*view.groups, "of nobody"):
        part, mine = view.of_group(group), {}
        for user in room.learners:
            if user.group == group:
                mine[user.id] = told[user.id]
        assert {row.user.id for row in part.rows} == set(mine)
        assert part.scores(room.quizzes[0]) == tuple(
            row.results[room.quizzes[0]].percent
            for row in view.rows
            if row.user.id in mine and room.quizzes[0] in row.results
        )
        assert part.needing() == tuple(row for row in view.needing() if row.user.id in mine)
        figures_agree(await room.classes.figures(room.course, group), mine)


async def test_statements_do_not_grow_with_the_class(room: Room, database: Database) -> None:
    counts: list[tuple[tuple[int, int], ...]] = []
    await room.classes.view(room.course)  # the connection is set up once
    for _ in range(2):
        for number in range(3):
            user = await room.add(f"P{len(room.learners)}", GROUPS[number])
            await room.complete(user, room.lessons[0])
        await room.book.set_scheme(room.course, Scheme(finish_by="2026-10-01"), len(counts))
        classes, course = room.classes, room.course
        counts.append(
            (
                await sent_for(database, classes.view(course)),
                await sent_for(database, classes.figures(course)),
                await sent_for(database, classes.figures(course, "4a")),
            )
        )
    assert counts[0] == counts[1]
    (view, visits), everybody, group = counts[0]
    assert view <= 10 and visits <= 2, "the grid, then who needs help"
    assert everybody == group
    assert everybody[0] <= 8 and everybody[1] <= 5


async def sent_for(database: Database, work: Coroutine[Any, Any, object]) -> tuple[int, int]:
    """How many statements it takes, in how many hops."""
    with statements(database) as sent, hops() as visits:
        await work
    return len(sent), len(visits)


async def test_the_grid_comes_without_what_every_answer_is_read_for(
    room: Room, database: Database
) -> None:
    ann = await room.add("Ann")
    ben = await room.add("Ben")
    for lesson in room.lessons:
        await room.complete(ben, lesson)
    await room.book.set_scheme(room.course, Scheme(finish_by="2026-11-03"), 0)
    for _ in range(2):
        await room.answer(ann, room.quizzes[0], {"a": False, "b": True})
    room.clock.days(4)
    await room.classes.view(room.course)  # the connection is set up once
    with statements(database) as sent, hops() as visits:
        grid = await room.classes.open(room.course)
    assert not [sql for sql, _ in sent if "quiz_answers" in sql or "quiz_attempts" in sql]
    assert len(visits) <= 3, visits  # the grid, the line in the log, its commit
    assert not grid.is_whole and grid.needing() == () and grid.rows[0].last_at == ""
    assert (grid.today, grid.rows[0].finish_by) == ("2026-11-05", "2026-11-03")
    whole = await room.classes.whole(grid)
    assert whole == await room.classes.view(room.course)
    assert whole.is_whole and [row.user.id for row in whole.needing()] == [ann.id]
    kinds = [need.kind for need in whole.rows[0].needs]
    assert kinds == [NeedKind.REPEATED, NeedKind.OVERDUE] and whole.rows[0].days_over == 2


async def test_who_left_is_not_counted_and_comes_back(room: Room) -> None:
    user = await room.add("Ann")
    await room.answer(user, room.quizzes[0], {"a": True, "b": True})
    await room.persons.enrolment.leave(room.course, user_id=user.id)
    assert (await room.classes.view(room.course)).rows == ()
    assert (await room.classes.figures(room.course)).outcomes[0].answers == 0
    await room.persons.enrolment.enrol_other(room.course, user.id)
    assert (await room.classes.view(room.course)).scores(room.quizzes[0]) == (100.0,)


async def test_a_grade_by_hand_stands_and_its_history_stays(room: Room) -> None:
    told: list[GradesChanged] = []
    room.persons.hub.subscribe(GradesChanged, told.append)
    ann = await room.add("Ann")
    await room.answer(ann, room.quizzes[0], {"a": True, "b": False})
    first, book = room.quizzes[0], room.book
    await book.set_grade(room.course, ann.id, first, 80, "said it aloud")
    await book.set_grade(room.course, ann.id, FINAL, 95, "was ill")
    row = (await room.classes.view(room.course)).rows[0]
    assert (row.percent_of(first), row.grade.percent, row.grade.letter) == (80, 95, "A")
    await book.set_grade(room.course, ann.id, FINAL, None, "a mistake")
    view = await room.classes.view(room.course)
    assert view.rows[0].grade.percent == 80 and not view.rows[0].grade.by_hand
    assert [(one.percent, one.comment, one.by) for one in view.changes] == [
        (80, "said it aloud", "Teacher"),
        (95, "was ill", "Teacher"),
        (None, "a mistake", "Teacher"),
    ]
    assert len(told) == 3
    for wrong, words in ((101, "why"), (50, "  ")):
        with pytest.raises(InvalidContent):
            await book.set_grade(room.course, ann.id, first, wrong, words)


async def test_a_scheme_is_kept_and_never_overwritten(room: Room) -> None:
    ann = await room.add("Ann")
    for asset, answers in zip(
        room.quizzes, ({"a": True, "b": True}, {"c": True, "d": False}), strict=True
    ):
        await room.answer(ann, asset, answers)
    weights = ((room.quizzes[0], 3.0), (room.quizzes[1], 1.0))
    await room.book.set_scheme(room.course, Scheme(weights), 0)
    view = await room.classes.view(room.course)
    assert view.rows[0].grade.percent == pytest.approx((3 * 100 + 50) / 4)
    with pytest.raises(Conflict):
        await room.book.set_scheme(room.course, Scheme(), 0)
    await room.book.set_scheme(room.course, Scheme(weights, drop_lowest=1), view.revision)
    grade = (await room.classes.view(room.course)).rows[0].grade
    assert grade.percent == 100 and grade.dropped == {room.quizzes[1]}


async def test_looking_and_exporting_are_written_down(room: Room, tmp_path: Path) -> None:
    ann = await room.add("=Ann")
    await room.answer(ann, room.quizzes[0], {"a": True, "b": False})
    await room.classes.open(room.course)
    await room.classes.note_attempt(ann.id, "Quiz")
    await room.book.set_grade(room.course, ann.id, FINAL, 70, "why")
    assert await room.classes.export(room.course, tmp_path / "c.csv") == 1
    assert await room.classes.export(room.course, tmp_path / "c.xlsx") == 1
    text = (tmp_path / "c.csv").read_text("utf-8-sig")
    assert "'=Ann" in text and ",70,C," in text.replace("70.0", "70")
    with zipfile.ZipFile(tmp_path / "c.xlsx") as book:
        names = set(book.namelist())
        words = book.read("xl/sharedStrings.xml").decode()
        grid = book.read("xl/worksheets/sheet1.xml").decode()
    assert {f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3)} <= names
    assert "=Ann" in words and "<f>" not in grid
    room.persons.gate.enter(await room.persons.add("Root", Role.ADMINISTRATOR))
    entries = (await room.persons.audit.page(AuditQuery())).entries
    actions = [entry.action for entry in entries]
    for wanted in (AuditAction.CLASS_SEEN, AuditAction.ATTEMPT_SEEN, AuditAction.GRADE_CHANGED):
        assert wanted in actions
    assert actions.count(AuditAction.LEARNERS_EXPORTED) == 2
