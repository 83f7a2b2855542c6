"""The order of a course: moves, removals, and changes carried over to another order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain import course_tree as trees
from coursegen_desktop.domain.course_tree import Branch, Tree

ONE: Tree = (Branch(1, (11, 12, 13)), Branch(2, ()), Branch(3, (31,)))


@st.composite
def orders(draw: st.DrawFn) -> Tree:
    modules = draw(st.lists(st.integers(1, 8), unique=True, max_size=5))
    lessons = draw(st.lists(st.integers(11, 30), unique=True, max_size=12))
    homes = [draw(st.integers(0, 4)) for _ in lessons]
    return tuple(
        Branch(key, tuple(x for x, home in zip(lessons, homes, strict=True) if home == at))
        for at, key in enumerate(modules)
    )


def test_places() -> None:
    assert trees.with_lessons(ONE, [13, 31], 2) == (
        Branch(1, (11, 12)),
        Branch(2, (13, 31)),
        Branch(3, ()),
    )
    assert trees.with_lessons(ONE, [11], 1, 1)[0].lessons == (12, 11, 13)
    assert trees.with_lessons(ONE, [11], 1, 99)[0].lessons == (12, 13, 11)
    assert [b.module for b in trees.moved_modules(ONE, {3}, 0)] == [3, 1, 2]
    assert trees.without(ONE, lessons=[12], modules=[3]) == (Branch(1, (11, 13)), Branch(2, ()))
    assert trees.place_of(ONE, 13) == (1, 2)
    assert trees.place_of(ONE, 99) is None
    assert trees.ordered(ONE, {31, 11}) == (11, 31)


@given(orders())
def test_as_text_and_back(tree: Tree) -> None:
    assert trees.read_tree(trees.text_of(tree)) == tree


@given(orders(), orders())
def test_where_nothing_else_happened_it_is_the_change_itself(before: Tree, after: Tree) -> None:
    assert trees.carried_over(before, after, before) == after


@given(orders(), orders(), orders())
def test_what_others_added_meanwhile_stays_and_nothing_is_doubled(
    before: Tree, after: Tree, now: Tree
) -> None:
    result = trees.carried_over(before, after, now)
    lessons, modules = trees.lessons_of(result), [branch.module for branch in result]
    assert len(set(lessons)) == len(lessons) and len(set(modules)) == len(modules)
    assert {b.module for b in after} <= set(modules)
    assert set(trees.lessons_of(after)) <= set(lessons)
    known = {b.module for b in (*before, *after)}
    assert {b.module for b in now} - known <= set(modules)
    strangers = set(trees.lessons_of(now)) - {
        *trees.lessons_of(before),
        *trees.lessons_of(after),
    }
    assert strangers <= set(lessons)


def test_a_stranger_stands_behind_what_it_stood_behind() -> None:
    after = trees.with_lessons(ONE, [11], 1)
    now = trees.with_lessons(ONE, [99], 1, 2)  # 11 12 99 13
    assert trees.carried_over(ONE, after, now)[0].lessons == (12, 99, 13, 11)
    gone = trees.without(ONE, modules=[1])
    assert trees.carried_over(ONE, gone, now) == (Branch(2, ()), Branch(3, (31, 99)))
