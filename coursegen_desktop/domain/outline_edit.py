"""What can be done to an outline: each function gives a new one and leaves the old as it was.

Every block stays in exactly one lesson or in what is set aside. What cannot be done raises
InvalidContent with a sentence. Keys are those of modules ("m1"), lessons ("l1"), parts and things
set aside ("a1"); "" is the course. Undo is keeping the outlines that were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from .course import MAX_TITLE
from .errors import InvalidContent
from .outline import LEFT_OUT, Outline, Part, PlannedLesson, PlannedModule, SetAside

T = TypeVar("T", Part, PlannedLesson, PlannedModule)


def rename(outline: Outline, key: str, title: str) -> Outline:
    """Give the course (""), a module or a lesson another title."""
    line = " ".join(title.split())[:MAX_TITLE]
    if not line:
        raise InvalidContent("A title cannot be empty.", "Type at least one letter.")
    if not key:
        return replace(outline, title=line)
    if key in _modules(outline):
        return _each_module(
            outline, lambda module: replace(module, title=line) if module.key == key else module
        )
    _need_lessons(outline, [key])
    return _each_lesson(
        outline, lambda lesson: replace(lesson, title=line) if lesson.key == key else lesson
    )


def move(outline: Outline, keys: Sequence[str], to: str, place: int) -> Outline:
    """Put modules into the course (`to` ""), lessons into a module, or parts into a lesson.

    `place` counts in the list as it is before the move: `place` 2 means before what stands third
    now. What is left empty goes.
    """
    _need_some(keys)
    modules = _modules(outline)
    if all(key in modules for key in keys):
        if to:
            raise InvalidContent("A module cannot stand inside another one.", "Merge them instead.")
        rows = _moved(outline.modules, _chosen(outline.modules, keys), place)
        return replace(outline, modules=tuple(rows))
    lessons = _lessons(outline)
    if all(key in lessons for key in keys):
        if to not in modules:
            raise InvalidContent("A lesson must stand in a module.", "Choose a module.")
        chosen = _chosen(outline.lessons, keys)
        target = _moved(modules[to].lessons, chosen, place)
        return _with_lessons(outline, {lesson.key for lesson in chosen}, to, target)
    return _move_parts(outline, keys, to, place)


def merge(outline: Outline, keys: Sequence[str]) -> Outline:
    """One lesson of several, or one module: where the first stands, named as the largest."""
    if len(set(keys)) < 2:
        raise InvalidContent("Merging needs at least two.", "Choose two or more.")
    modules = _modules(outline)
    if all(key in modules for key in keys):
        picked = _chosen(outline.modules, keys)
        one = replace(
            picked[0],
            title=max(picked, key=lambda module: module.words).title,
            lessons=tuple(lesson for module in picked for lesson in module.lessons),
        )
        gone = {module.key for module in picked[1:]}
        rows = [one if module.key == one.key else module for module in outline.modules]
        return replace(outline, modules=tuple(row for row in rows if row.key not in gone))
    _need_lessons(outline, keys)
    found = _chosen(outline.lessons, keys)
    joined = replace(
        found[0],
        title=max(found, key=lambda lesson: lesson.words).title,
        parts=tuple(part for lesson in found for part in lesson.parts),
        is_reference=all(lesson.is_reference for lesson in found),
    )
    kept = _without(outline, {lesson.key for lesson in found[1:]})
    return _each_lesson(kept, lambda lesson: joined if lesson.key == joined.key else lesson)


def split(outline: Outline, key: str, at: str) -> Outline:
    """Two of one: a lesson before its part `at`, or a module before its lesson `at`."""
    modules = _modules(outline)
    if key in modules:
        return _split_module(outline, modules[key], at)
    _need_lessons(outline, [key])
    lesson = _lessons(outline)[key]
    place = _place([part.key for part in lesson.parts], at)
    begun = lesson.parts[place]
    title = begun.title or lesson.title
    if begun.piece or title == lesson.title:
        title = _counted(title, {item.title for item in outline.lessons})
    later = PlannedLesson(_new_key(outline, "l"), title, lesson.parts[place:], lesson.is_reference)
    earlier = replace(lesson, parts=lesson.parts[:place])

    def both(module: PlannedModule) -> PlannedModule:
        rows: list[PlannedLesson] = []
        for item in module.lessons:
            rows += [earlier, later] if item.key == key else [item]
        return replace(module, lessons=tuple(rows))

    return _each_module(outline, both)


def promote(outline: Outline, key: str) -> Outline:
    """A part begins a lesson; a lesson begins a module, which takes the lessons behind it along."""
    if key in _modules(outline):
        raise InvalidContent("A module is the highest level.", "Move it up or down instead.")
    for module in outline.modules:
        for number, lesson in enumerate(module.lessons):
            if lesson.key == key:
                if not number:
                    raise InvalidContent(
                        "This lesson begins its module already.", "Rename the module instead."
                    )
                return split(outline, module.key, key)
            if any(part.key == key for part in lesson.parts):
                return split(outline, lesson.key, key)
    raise _unknown()


def demote(outline: Outline, key: str) -> Outline:
    """A module's lessons join the module before it; a lesson's parts join the lesson before it."""
    rows = [module.key for module in outline.modules]
    if key in rows:
        place = rows.index(key)
        if not place:
            raise InvalidContent(
                "There is no module before this one.", "Move another module in front of it."
            )
        before, this = outline.modules[place - 1], outline.modules[place]
        one = replace(before, lessons=before.lessons + this.lessons)
        left = (*outline.modules[: place - 1], one, *outline.modules[place + 1 :])
        return replace(outline, modules=left)
    _need_lessons(outline, [key])
    row = outline.lessons
    at = [lesson.key for lesson in row].index(key)
    if not at:
        raise InvalidContent(
            "There is no lesson before this one.", "Move another lesson in front of it."
        )
    target, lesson = row[at - 1], row[at]
    grown = replace(
        target,
        parts=target.parts + lesson.parts,
        is_reference=target.is_reference and lesson.is_reference,
    )
    kept = _without(outline, {key})
    return _each_lesson(kept, lambda item: grown if item.key == grown.key else item)


def exclude(outline: Outline, keys: Sequence[str], reason: str = LEFT_OUT) -> Outline:
    """Set modules, lessons or parts aside; they can be included again."""
    _need_some(keys)
    chosen = set(keys)
    known = (
        set(_modules(outline)) | set(_lessons(outline)) | {part.key for part in _taught(outline)}
    )
    if not chosen <= known:
        raise _unknown()
    aside: list[SetAside] = []
    number = _next_number(outline, "a")
    modules = []
    for module in outline.modules:
        lessons = []
        for lesson in module.lessons:
            whole = module.key in chosen or lesson.key in chosen
            out = [part for part in lesson.parts if whole or part.key in chosen]
            left = tuple(part for part in lesson.parts if part not in out)
            if out:
                title = lesson.title if not left else out[0].title or lesson.title
                item = SetAside(f"a{number}", title, reason, tuple(out), lesson.is_reference)
                aside.append(item)
                number += 1
            if left:
                lessons.append(replace(lesson, parts=left))
        if lessons:
            modules.append(replace(module, lessons=tuple(lessons)))
    if not modules:
        raise InvalidContent("A course needs at least one lesson.", "Leave one of them in.")
    return replace(outline, modules=tuple(modules), set_aside=outline.set_aside + tuple(aside))


def include(
    outline: Outline, keys: Sequence[str], module: str = "", place: int | None = None
) -> Outline:
    """Make a lesson of each thing that was set aside, in `module` (the last one) at `place`."""
    _need_some(keys)
    chosen = [item for item in outline.set_aside if item.key in set(keys)]
    if len(chosen) != len(set(keys)):
        raise _unknown()
    target = module or outline.modules[-1].key
    if target not in _modules(outline):
        raise InvalidContent("A lesson must stand in a module.", "Choose a module.")
    number = _next_number(outline, "l")
    made = tuple(
        PlannedLesson(f"l{number + step}", item.title, item.parts, item.is_reference)
        for step, item in enumerate(chosen)
    )
    left = tuple(item for item in outline.set_aside if item not in chosen)

    def with_them(row: PlannedModule) -> PlannedModule:
        if row.key != target:
            return row
        at = len(row.lessons) if place is None else min(max(place, 0), len(row.lessons))
        return replace(row, lessons=row.lessons[:at] + made + row.lessons[at:])

    return replace(_each_module(outline, with_them), set_aside=left)


# -- inner -------------------------------------------------------------------------------------


def _move_parts(outline: Outline, keys: Sequence[str], to: str, place: int) -> Outline:
    parts = {part.key: part for part in _taught(outline)}
    if any(key not in parts for key in keys):
        raise InvalidContent(
            "Only things of one kind can be moved together.", "Choose lessons only, or parts only."
        )
    if to not in _lessons(outline):
        raise InvalidContent("A part must stand in a lesson.", "Choose a lesson.")
    chosen = [part for part in _taught(outline) if part.key in set(keys)]
    target = tuple(_moved(_lessons(outline)[to].parts, chosen, place))
    rows = []
    for module in outline.modules:
        lessons = []
        for lesson in module.lessons:
            kept = target if lesson.key == to else _left(lesson.parts, chosen)
            if kept:
                lessons.append(replace(lesson, parts=kept))
        if lessons:
            rows.append(replace(module, lessons=tuple(lessons)))
    return replace(outline, modules=tuple(rows))


def _left(parts: Sequence[Part], gone: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part not in gone)


def _split_module(outline: Outline, module: PlannedModule, at: str) -> Outline:
    place = _place([lesson.key for lesson in module.lessons], at)
    title = module.lessons[place].title
    later = PlannedModule(_new_key(outline, "m"), title, module.lessons[place:])
    earlier = replace(module, lessons=module.lessons[:place])
    rows: list[PlannedModule] = []
    for item in outline.modules:
        rows += [earlier, later] if item.key == module.key else [item]
    return replace(outline, modules=tuple(rows))


def _with_lessons(
    outline: Outline, gone: set[str], to: str, row: Sequence[PlannedLesson]
) -> Outline:
    """Module `to` holds `row`; the others lose the lessons in `gone`, and go when empty."""
    modules = []
    for module in outline.modules:
        left = tuple(lesson for lesson in module.lessons if lesson.key not in gone)
        lessons = tuple(row) if module.key == to else left
        if lessons:
            modules.append(replace(module, lessons=lessons))
    return replace(outline, modules=tuple(modules))


def _without(outline: Outline, gone: set[str]) -> Outline:
    return _with_lessons(outline, gone, "", ())


def _moved(row: Sequence[T], chosen: Sequence[T], place: int) -> list[T]:
    """`row` with `chosen` before what stands at `place` now."""
    keys = {item.key for item in chosen}
    at = min(max(place, 0), len(row))
    before = [item for item in row[:at] if item.key not in keys]
    behind = [item for item in row[at:] if item.key not in keys]
    return before + list(chosen) + behind


def _chosen(row: Iterable[T], keys: Sequence[str]) -> list[T]:
    """Those of the row that are named, in the row's order."""
    wanted = set(keys)
    return [item for item in row if item.key in wanted]


def _place(keys: Sequence[str], at: str) -> int:
    if at not in keys:
        raise _unknown()
    place = keys.index(at)
    if not place:
        raise InvalidContent("Nothing would be left before the split.", "Split further down.")
    return place


def _each_module(outline: Outline, change: Callable[[PlannedModule], PlannedModule]) -> Outline:
    return replace(outline, modules=tuple(change(module) for module in outline.modules))


def _each_lesson(outline: Outline, change: Callable[[PlannedLesson], PlannedLesson]) -> Outline:
    return _each_module(
        outline,
        lambda module: replace(module, lessons=tuple(change(lesson) for lesson in module.lessons)),
    )


def _modules(outline: Outline) -> dict[str, PlannedModule]:
    return {module.key: module for module in outline.modules}


def _lessons(outline: Outline) -> dict[str, PlannedLesson]:
    return {lesson.key: lesson for lesson in outline.lessons}


def _taught(outline: Outline) -> list[Part]:
    return [part for lesson in outline.lessons for part in lesson.parts]


def _need_some(keys: Sequence[str]) -> None:
    if not keys:
        raise InvalidContent("Nothing is chosen.", "Choose a module, a lesson or a part.")


def _need_lessons(outline: Outline, keys: Iterable[str]) -> None:
    lessons = _lessons(outline)
    for key in keys:
        if key not in lessons:
            if key in _modules(outline):
                raise InvalidContent(
                    "Modules and lessons cannot be merged with each other.",
                    "Choose modules only, or lessons only.",
                )
            raise _unknown()


def _unknown() -> InvalidContent:
    return InvalidContent("This is not in the outline any more.", "Choose another one.")


def _next_number(outline: Outline, letter: str) -> int:
    used = [
        *(module.key for module in outline.modules),
        *(lesson.key for lesson in outline.lessons),
        *(item.key for item in outline.set_aside),
    ]
    numbers = [int(key[1:]) for key in used if key[:1] == letter and key[1:].isdecimal()]
    return max(numbers, default=0) + 1


def _new_key(outline: Outline, letter: str) -> str:
    return f"{letter}{_next_number(outline, letter)}"


def _counted(title: str, taken: set[str]) -> str:
    number = 2
    while f"{title} (part {number})" in taken:
        number += 1
    return f"{title} (part {number})"
