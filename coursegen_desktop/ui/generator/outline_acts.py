"""What the acts of the tree do to an outline: from the chosen rows to the rules of the domain.

Each function gives the new outline and the keys to stand on afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...domain import outline_edit as edit
from ...domain.errors import InvalidContent
from ...domain.outline import Outline, Part, PlannedLesson, PlannedModule
from . import outline_tree as acts
from .outline_model import LESSON, MODULE, PART, Node

Edited = tuple[Outline, tuple[str, ...]]


def possible(chosen: Sequence[Node], *, can_undo: bool, can_redo: bool) -> set[str]:
    """The acts that have a meaning for the chosen rows."""
    found = {acts.UNDO} if can_undo else set()
    found |= {acts.REDO} if can_redo else set()
    kinds = {node.kind for node in chosen}
    if len(kinds) != 1:
        return found | ({acts.EXCLUDE} if chosen else set())
    kind, first = chosen[0].kind, chosen[0]
    found |= {acts.UP, acts.DOWN, acts.EXCLUDE}
    if len(chosen) > 1 and kind != PART:
        found.add(acts.MERGE)
    if len(chosen) == 1 and kind != PART:
        found.add(acts.RENAME)
    if kind != MODULE and (kind == PART or first.place):
        found.add(acts.OUT)
    if kind != PART and (first.place or first.parent is not None):
        found.add(acts.IN)
    if len(chosen) == 1 and (first.place if kind == PART else _can_be_split(first)):
        found.add(acts.SPLIT)
    return found


def apply(act: str, outline: Outline, chosen: Sequence[Node]) -> Edited:
    """Do an act. Raises InvalidContent with a sentence where it cannot be done."""
    if not chosen:
        raise InvalidContent("Nothing is chosen.", "Choose a module, a lesson or a part.")
    keys = tuple(node.key for node in chosen)
    if act in (acts.UP, acts.DOWN):
        return _moved(outline, chosen, act), keys
    if act == acts.OUT:
        return edit.promote(outline, chosen[0].key), keys
    if act == acts.IN:
        return _demoted(outline, chosen)
    if act == acts.MERGE:
        return edit.merge(outline, keys), keys[:1]
    if act == acts.SPLIT:
        return _split(outline, chosen[0])
    if act == acts.EXCLUDE:
        return edit.exclude(outline, keys), _neighbour(chosen)
    raise ValueError(act)


def dropped(outline: Outline, chosen: Sequence[Node], target: Node, where: str) -> Edited:
    """Put the dragged rows before, after or into `target`."""
    keys = tuple(node.key for node in chosen)
    kind = chosen[0].kind
    goal = target
    while goal.parent is not None and _depth(goal) > _depth(chosen[0]):
        goal = goal.parent  # a lesson dropped on a part goes beside the lesson of the part
    if goal.kind == kind:
        to = "" if goal.parent is None else goal.parent.key
        place = goal.place + (where != acts.BEFORE)
        return edit.move(outline, keys, to, place), keys
    # Dropped on the row of what they go into: below its title, or at its end.
    if where == acts.BEFORE and goal.kind == MODULE and goal.place:
        above = outline.modules[goal.place - 1]
        return edit.move(outline, keys, above.key, _length(above)), keys
    is_first = where in (acts.BEFORE, acts.AFTER)
    size = _size(goal)
    return edit.move(outline, keys, goal.key, 0 if is_first else size), keys


def included(outline: Outline, key: str, here: Node | None) -> Edited:
    """Put back what was set aside: behind the row that is chosen, else at the end."""
    before = {lesson.key for lesson in outline.lessons}
    while here is not None and here.kind == PART:
        here = here.parent
    if here is None:
        after = edit.include(outline, [key])
    elif here.kind == LESSON and here.parent is not None:
        after = edit.include(outline, [key], here.parent.key, here.place + 1)
    else:
        after = edit.include(outline, [key], here.key)
    return after, tuple(lesson.key for lesson in after.lessons if lesson.key not in before)


def _moved(outline: Outline, chosen: Sequence[Node], act: str) -> Outline:
    keys = [node.key for node in chosen]
    if len({node.kind for node in chosen}) != 1:
        return edit.move(outline, keys, "", 0)  # says that they are of several kinds
    is_up = act == acts.UP
    edge = chosen[0] if is_up else chosen[-1]
    parent = edge.parent
    if parent is None:
        place = edge.place - 1 if is_up else edge.place + 2
        _need_room(place if is_up else edge.place + 1, len(outline.modules))
        return edit.move(outline, keys, "", place)
    last = _size(parent) - 1
    if edge.place if is_up else edge.place < last:
        return edit.move(outline, keys, parent.key, edge.place - 1 if is_up else edge.place + 2)
    row: Sequence[PlannedModule | PlannedLesson] = (
        outline.modules if parent.kind == MODULE else outline.lessons
    )
    keys_of_row: list[str] = [item.key for item in row]
    place = keys_of_row.index(parent.key) + (-1 if is_up else 1)
    _need_room(place, len(row))
    return edit.move(outline, keys, row[place].key, _length(row[place]) if is_up else 0)


def _need_room(place: int, count: int) -> None:
    if place < 0:
        raise InvalidContent("This is the first one already.", "Move it down instead.")
    if place >= count:
        raise InvalidContent("This is the last one already.", "Move it up instead.")


def _demoted(outline: Outline, chosen: Sequence[Node]) -> Edited:
    stand: tuple[str, ...] = ()
    for node in chosen:
        row = [lesson.key for lesson in outline.lessons]
        if node.kind == LESSON and node.key in row:
            at = row.index(node.key)
            stand = (row[at - 1],) if at else (node.key,)
        elif node.kind == MODULE:
            stand = tuple(child.key for child in node.below[:1])
        outline = edit.demote(outline, node.key)
    return outline, stand


def _split(outline: Outline, node: Node) -> Edited:
    before = {lesson.key for lesson in outline.lessons}
    before |= {module.key for module in outline.modules}
    if node.kind == PART and node.parent is not None:
        after = edit.split(outline, node.parent.key, node.key)
    else:
        after = edit.split(outline, node.key, _middle(node))
    made = [module.key for module in after.modules] + [lesson.key for lesson in after.lessons]
    return after, tuple(key for key in made if key not in before)


def _middle(node: Node) -> str:
    """The lesson or part that begins nearest to the middle, never the first one."""
    rows = _rows(node)
    if len(rows) < 2:
        raise InvalidContent(
            "This has only one part and cannot be split.", "Choose smaller lessons in the options."
        )
    half, read = sum(row.words for row in rows) / 2, 0
    found, least = rows[1].key, float("inf")
    for row, following in pairwise(rows):
        read += row.words
        if abs(read - half) < least:
            found, least = following.key, abs(read - half)
    return found


def _neighbour(chosen: Sequence[Node]) -> tuple[str, ...]:
    """What the keyboard stands on once the chosen rows are gone."""
    gone = {node.key for node in chosen}
    row = chosen[-1].parent.below if chosen[-1].parent is not None else []
    rest = [node.key for node in row if node.key not in gone]
    behind = [node.key for node in row[chosen[-1].place + 1 :] if node.key not in gone]
    if behind or rest:
        return ((behind or rest[-1:])[0],)
    parent = chosen[-1].parent
    return (parent.key,) if parent is not None else ()


def _can_be_split(node: Node) -> bool:
    return len(_rows(node)) > 1


def _rows(node: Node) -> Sequence[PlannedLesson | Part]:
    item = node.item
    if isinstance(item, PlannedModule):
        return item.lessons
    return item.parts if isinstance(item, PlannedLesson) else ()


def _size(node: Node) -> int:
    return len(_rows(node))


def _length(item: PlannedModule | PlannedLesson) -> int:
    return len(item.lessons if isinstance(item, PlannedModule) else item.parts)


def _depth(node: Node) -> int:
    return (MODULE, LESSON, PART).index(node.kind)
