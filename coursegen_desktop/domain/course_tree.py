"""Which lessons stand in which modules of a course, and in what order: as keys, without words.

Every function gives a new tree and leaves the old one as it was. `at` counts in the list without
the parts that are moved; None is the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Branch:
    """A module and its lessons, by the keys of their rows."""

    module: int
    lessons: tuple[int, ...] = ()


Tree: TypeAlias = tuple[Branch, ...]


def lessons_of(tree: Tree) -> tuple[int, ...]:
    """All lessons in reading order."""
    return tuple(key for branch in tree for key in branch.lessons)


def place_of(tree: Tree, lesson: int) -> tuple[int, int] | None:
    """(module, place in it) of a lesson, None when it is not in the tree."""
    for branch in tree:
        if lesson in branch.lessons:
            return branch.module, branch.lessons.index(lesson)
    return None


def with_modules(tree: Tree, modules: Sequence[Branch], at: int | None = None) -> Tree:
    """Put modules together at a place. Those that stand in the tree are moved as they are given."""
    keys = {branch.module for branch in modules}
    rest = [branch for branch in tree if branch.module not in keys]
    place = _clamped(at, len(rest))
    return (*rest[:place], *modules, *rest[place:])


def moved_modules(tree: Tree, modules: Collection[int], at: int | None = None) -> Tree:
    """Move modules together, in the order in which they stand."""
    return with_modules(tree, [branch for branch in tree if branch.module in modules], at)


def with_lessons(tree: Tree, lessons: Sequence[int], module: int, at: int | None = None) -> Tree:
    """Put lessons into a module in the order given; those of the tree leave where they stood."""
    rest = without(tree, lessons=lessons)
    made = []
    for branch in rest:
        if branch.module == module:
            place = _clamped(at, len(branch.lessons))
            row = (*branch.lessons[:place], *lessons, *branch.lessons[place:])
            branch = replace(branch, lessons=row)
        made.append(branch)
    return tuple(made)


def without(tree: Tree, *, lessons: Iterable[int] = (), modules: Iterable[int] = ()) -> Tree:
    """The tree without these lessons, and without these modules and what is in them."""
    gone, gone_modules = set(lessons), set(modules)
    return tuple(
        replace(branch, lessons=tuple(key for key in branch.lessons if key not in gone))
        for branch in tree
        if branch.module not in gone_modules
    )


def ordered(tree: Tree, lessons: Collection[int]) -> tuple[int, ...]:
    """These lessons in reading order; what is not in the tree is left out."""
    return tuple(key for key in lessons_of(tree) if key in lessons)


def carried_over(before: Tree, after: Tree, now: Tree) -> Tree:
    """What a change from `before` to `after` makes of `now`, which may differ from `before`.

    Where nothing else happened that is `after`. Parts that neither of them knows stay, behind
    what stands before them now; parts of them that have left `now` for good are for the caller.
    """
    if now == before:
        return after
    known = {branch.module for branch in (*before, *after)}
    known_lessons = {*lessons_of(before), *lessons_of(after)}
    result = after
    for number, branch in enumerate(now):
        if branch.module not in known:
            place = _behind([item.module for item in result], [item.module for item in now], number)
            own = tuple(key for key in branch.lessons if key not in known_lessons)
            result = with_modules(result, [Branch(branch.module, own)], place)
    for branch in now:
        if branch.module in known:
            for key in branch.lessons:
                if key not in known_lessons:
                    result = _beside(result, branch, key)
    return result


def text_of(tree: Tree) -> str:
    """The tree as one line: "3:7,9;4:" is module 3 with two lessons and module 4 without."""
    return ";".join(f"{b.module}:{','.join(map(str, b.lessons))}" for b in tree)


def read_tree(text: str) -> Tree:
    """The tree that `text_of` wrote. Raises ValueError for anything else."""
    made = []
    for part in filter(None, text.split(";")):
        module, _, lessons = part.partition(":")
        made.append(Branch(int(module), tuple(map(int, filter(None, lessons.split(","))))))
    return tuple(made)


def _clamped(at: int | None, count: int) -> int:
    return count if at is None else min(max(at, 0), count)


def _behind(row: Sequence[int], now: Sequence[int], place: int) -> int:
    """Where in `row` stands what follows the nearest of `now[:place]` that is in it."""
    for key in reversed(now[:place]):
        if key in row:
            return row.index(key) + 1
    return 0


def _beside(tree: Tree, home: Branch, lesson: int) -> Tree:
    """The tree with a lesson of `home` that only `now` knows."""
    row = next((item.lessons for item in tree if item.module == home.module), None)
    if row is not None:
        place = _behind(row, home.lessons, home.lessons.index(lesson))
        return with_lessons(tree, [lesson], home.module, place)
    # Its module goes with this change: a stranger does not go along.
    if tree:
        return with_lessons(tree, [lesson], tree[-1].module)
    return (Branch(home.module, (lesson,)),)
