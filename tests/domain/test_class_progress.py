"""Who is overdue, which need comes first, and the groups of a class."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.class_progress import (
    ClassRow,
    ClassView,
    Need,
    NeedKind,
    days_over,
    last_day,
    needs_of,
)
from coursegen_desktop.domain.gradebook import Grade, GradeChange, Scheme
from coursegen_desktop.domain.ids import AssetId, CourseId, UserId
from coursegen_desktop.domain.user import User


@pytest.mark.parametrize(
    ("joined", "own"),
    [
        ("2026-05-01", "2026-06-30"),
        ("2026-06-29", "2026-06-30"),
        ("2026-06-30", "2026-06-30"),  # on the day itself: it is not over
        ("2026-07-01", "2026-07-08"),
        ("2026-12-28", "2027-01-04"),
        ("", "2026-06-30"),
        ("nonsense", "2026-06-30"),
    ],
)
def test_who_joins_after_the_day_has_a_week(joined: str, own: str) -> None:
    assert last_day("2026-06-30", joined) == own


@pytest.mark.parametrize("finish_by", ["", "soon", "2026-06-31"])
def test_without_a_day_nobody_has_one(finish_by: str) -> None:
    assert last_day(finish_by, "2026-07-01") == ""


@pytest.mark.parametrize(
    ("by", "today", "days"),
    [
        ("2026-06-30", "2026-06-29", 0),
        ("2026-06-30", "2026-06-30", 0),
        ("2026-06-30", "2026-07-01", 1),
        ("2026-02-28", "2026-03-02", 2),
        ("2024-02-28", "2024-03-02", 3),
        ("", "2026-07-01", 0),
        ("2026-06-30", "", 0),
    ],
)
def test_the_day_itself_is_not_over(by: str, today: str, days: int) -> None:
    assert days_over(by, today) == days


def test_needs_stand_with_the_worst_first() -> None:
    repeated = [(AssetId(1), "a", 2), (AssetId(1), "b", 4)]
    found = needs_of(40.0, 9, repeated, over=3)
    assert [(one.kind, one.value) for one in found] == [
        (NeedKind.REPEATED, 4),
        (NeedKind.REPEATED, 2),
        (NeedKind.OVERDUE, 3),
        (NeedKind.STALLED, 9),
    ]
    assert needs_of(100.0, 9, (), over=3) == ()
    assert needs_of(99.9, None, (), over=0) == ()


def row(number: int, group: str = "", needs: tuple[Need, ...] = ()) -> ClassRow:
    user = User(UserId(number), "u", "e", f"Person {number}", is_admin=False, group=group)
    return ClassRow(user, 0.0, frozenset(), {}, {}, Grade(None), "", needs)


def view(*rows: ClassRow, changes: tuple[GradeChange, ...] = ()) -> ClassView:
    return ClassView(CourseId(1), "Tides", (), rows, Scheme(), 0, changes)


def test_of_each_kind_the_worst_is_named_first() -> None:
    needs = needs_of(40.0, 9, [(AssetId(1), "a", 2), (AssetId(1), "b", 4)], over=3)
    assert row(1, needs=needs).worst == (needs[0], needs[2], needs[3])
    assert row(1, needs=needs).days_over == 3
    assert row(1).worst == () and row(1).days_over == 0


def test_days_overdue_weigh_as_days() -> None:
    late = row(1, needs=(Need(NeedKind.OVERDUE, 4),))
    wrong = row(2, needs=(Need(NeedKind.REPEATED, 1),))
    assert [one.user.id for one in view(late, wrong).needing()] == [2, 1]


def test_groups_are_offered_where_there_is_a_choice() -> None:
    assert view().groups == ()
    assert view(row(1), row(2)).groups == ()
    assert view(row(1, "4a"), row(2, "4a")).groups == ()
    assert view(row(1, "b"), row(2), row(3, "A"), row(4, "b")).groups == ("A", "b", "")


def test_a_group_is_its_people_with_their_history() -> None:
    changes = tuple(
        GradeChange(UserId(number), AssetId(1), 50.0, "c", "b", "at") for number in (1, 2, 3)
    )
    whole = view(row(1, "b"), row(2), row(3, "A"), row(4, "b"), changes=changes)
    assert whole.of_group(None) is whole
    assert [one.user.id for one in whole.of_group("b").rows] == [1, 4]
    assert [one.user_id for one in whole.of_group("b").changes] == [1]
    assert [one.user.id for one in whole.of_group("").rows] == [2]
    assert whole.of_group("gone").rows == ()
