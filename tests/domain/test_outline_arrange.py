"""A planner may rename, order, join and leave out; no block is ever lost or doubled."""

from __future__ import annotations

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.outline import (
    Outline,
    Part,
    PlannedLesson,
    PlannedModule,
    untiled,
)
from coursegen_desktop.domain.outline_arrange import (
    LEFT_OUT_BY_MODEL,
    WantedLesson,
    WantedModule,
    arranged,
)

COUNT = 8


def lesson(number: int, *, is_reference: bool = False) -> PlannedLesson:
    part = Part(f"p{number}", "s1", number, number, f"Part {number}", 1, 100, 60.0)
    return PlannedLesson(f"l{number}", f"Lesson {number}", (part,), is_reference)


OUTLINE = Outline(
    "Course", "en", (),
    (
        PlannedModule("m1", "First", tuple(lesson(n) for n in range(1, 5))),
        PlannedModule("m2", "Second", tuple(lesson(n) for n in range(5, COUNT))),
        PlannedModule("m3", "Sources", (lesson(COUNT, is_reference=True),)),
    ),
)  # fmt: skip


def test_titles_order_and_joining() -> None:
    wanted = [
        WantedModule("Begin", (WantedLesson("  Two and one ", ("l2", "l1")),)),
        WantedModule("", (WantedLesson("", ("l7",)), WantedLesson("Rest", ("l3", "l4", "l5")))),
    ]
    made = arranged(OUTLINE, wanted)
    assert [module.title for module in made.modules] == ["Begin", "Lesson 7", "Sources"]
    assert [one.title for one in made.lessons] == ["Two and one", "Lesson 7", "Rest", "Lesson 8"]
    assert [part.key for part in made.lessons[0].parts] == ["p2", "p1"]
    assert [(one.title, one.reason) for one in made.set_aside] == [("Lesson 6", LEFT_OUT_BY_MODEL)]


def test_more_than_three_are_not_joined() -> None:
    wanted = [WantedModule("All", (WantedLesson("Much", tuple(f"l{n}" for n in range(1, 8))),))]
    with pytest.raises(InvalidContent):
        arranged(OUTLINE, wanted)
    two = WantedLesson("Others", ("l6", "l7"))
    some = WantedLesson("Much", tuple(f"l{n}" for n in range(1, 6)))
    made = arranged(OUTLINE, [WantedModule("All", (some, two))])
    assert untiled(made, {"s1": COUNT}) == []
    assert [item.title for item in made.set_aside] == ["Lesson 4", "Lesson 5"]


def test_too_little_is_no_arrangement() -> None:
    for wanted in ([], [WantedModule("Only", (WantedLesson("x", ("l99",)),))],
                   [WantedModule("Only", (WantedLesson("x", ("l1", "l2", "l3")),))]):  # fmt: skip
        with pytest.raises(InvalidContent):
            arranged(OUTLINE, wanted)


@st.composite
def _wanted(draw: st.DrawFn) -> list[WantedModule]:
    """Most lessons in some order and grouping, some of them twice, others made up."""
    keys = [f"l{n}" for n in draw(st.permutations(range(1, COUNT + 2)))]
    keys += draw(st.lists(st.sampled_from(keys), max_size=4))
    modules = []
    while keys:
        lessons = []
        for size in draw(st.lists(st.integers(1, 5), min_size=1, max_size=4)):
            lessons.append(WantedLesson(draw(st.text(max_size=20)), tuple(keys[:size])))
            del keys[:size]
        modules.append(WantedModule(draw(st.text(max_size=400)), tuple(lessons)))
    return modules


@given(_wanted())
def test_nothing_is_lost_or_doubled(wanted: list[WantedModule]) -> None:
    try:
        made = arranged(OUTLINE, wanted)
    except InvalidContent:
        event("refused")
        return
    assert untiled(made, {"s1": COUNT}) == []
    keys = [one.key for one in made.lessons]
    assert len(keys) == len(set(keys))
    assert all(one.title.strip() for one in (*made.modules, *made.lessons))
    assert all(len(one.parts) <= 3 for one in made.lessons)
