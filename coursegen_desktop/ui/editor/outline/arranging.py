"""Where parts of a course go: the same sums for a drag, for a key, and for what is shown at once.

Places count from 0 in the list without the moved parts, as the service takes them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from ....domain.course import CourseView, ModuleItem
from ....domain.ids import LessonId, ModuleId

MODULE, LESSON = "module", "lesson"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Chosen parts in reading order. Lessons of a chosen module are not named again."""

    modules: tuple[ModuleId, ...] = ()
    lessons: tuple[LessonId, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.modules or self.lessons)

    def __len__(self) -> int:
        return len(self.modules) + len(self.lessons)


@dataclass(frozen=True, slots=True)
class Move:
    """Parts of one kind and where they go; `module_id` is 0 for modules."""

    kind: str
    keys: tuple[int, ...]
    module_id: int
    at: int


@dataclass(frozen=True, slots=True)
class Removal:
    """Parts that go, modules with all that is in them."""

    parts: Chosen


Change = Move | Removal


def chosen_of(course: CourseView, modules: Collection[int], lessons: Collection[int]) -> Chosen:
    """These parts of the course, each once; what is not in it is left out."""
    return Chosen(
        tuple(module.id for module in course.modules if module.id in modules),
        tuple(
            lesson.id
            for module in course.modules
            if module.id not in modules
            for lesson in module.lessons
            if lesson.id in lessons
        ),
    )


def arranged(course: CourseView, change: Change) -> CourseView:
    """The course after a change. A move into a module that is gone changes nothing."""
    if isinstance(change, Removal):
        return _without(course, change.parts)
    move, keys = change, set(change.keys)
    if move.kind == MODULE:
        taken = [module for module in course.modules if module.id in keys]
        rest = [module for module in course.modules if module.id not in keys]
        at = _within(move.at, len(rest))
        return _numbered(course, [*rest[:at], *taken, *rest[at:]])
    if not any(module.id == move.module_id for module in course.modules):
        return course
    moved = [lesson for lesson in course.lessons if lesson.id in keys]
    modules = []
    for module in course.modules:
        kept = [lesson for lesson in module.lessons if lesson.id not in keys]
        if module.id == move.module_id:
            at = _within(move.at, len(kept))
            kept[at:at] = moved
        modules.append(replace(module, lessons=tuple(kept)))
    return replace(course, modules=tuple(modules))


def renamed(course: CourseView, kind: str, key: int, title: str) -> CourseView:
    """The course with another title of one part."""
    modules = []
    for module in course.modules:
        if kind == MODULE and module.id == key:
            module = replace(module, title=title)
        elif kind == LESSON and any(lesson.id == key for lesson in module.lessons):
            lessons = (
                replace(lesson, title=title) if lesson.id == key else lesson
                for lesson in module.lessons
            )
            module = replace(module, lessons=tuple(lessons))
        modules.append(module)
    return replace(course, modules=tuple(modules))


def step(course: CourseView, chosen: Chosen, by: int, shown: Collection[int]) -> Move | None:
    """One row up (-1) or down (+1), past what is `shown`; at a module's edge into the next one.

    What is chosen comes together at the row that leads. None where there is no room.
    """
    if chosen.modules:
        return _step_modules(course, chosen.modules, by)
    module = _module_of(course, chosen.lessons[0 if by < 0 else -1])
    if module is None:
        return None
    keys = set(chosen.lessons)
    order = [lesson.id for lesson in module.lessons]
    edge = order.index(chosen.lessons[0 if by < 0 else -1])
    others = order[:edge][::-1] if by < 0 else order[edge + 1 :]
    passed = next((key for key in others if key not in keys and key in shown), None)
    if passed is not None:
        rest = [key for key in order if key not in keys]
        at = rest.index(passed) + (by > 0)
        return Move(LESSON, chosen.lessons, module.id, at)
    return to_module(course, chosen, by)


def to_module(course: CourseView, chosen: Chosen, by: int) -> Move | None:
    """Into the module before (to its end) or after (to its start); a module goes one step."""
    if chosen.modules:
        return _step_modules(course, chosen.modules, by)
    module = _module_of(course, chosen.lessons[0 if by < 0 else -1])
    place = -1 if module is None else _place(course, module.id) + by
    if not 0 <= place < len(course.modules):
        return None
    goal = course.modules[place]
    return Move(LESSON, chosen.lessons, goal.id, len(goal.lessons) if by < 0 else 0)


def beside(course: CourseView, gone: Chosen) -> LessonId | None:
    """The lesson to open when these parts are gone: the next one, else the one before."""
    keys = set(gone.lessons)
    for module in course.modules:
        if module.id in gone.modules:
            keys |= {lesson.id for lesson in module.lessons}
    order = [lesson.id for lesson in course.lessons]
    last = max((at for at, key in enumerate(order) if key in keys), default=-1)
    after = [key for key in order[last + 1 :] if key not in keys]
    before = [key for key in order[: last + 1] if key not in keys]
    return after[0] if after else before[-1] if before else None


def place_after(course: CourseView, kind: str, key: int) -> tuple[ModuleId, int | None] | None:
    """(module, place) right behind a lesson; the end of a module. None when it is gone."""
    for module in course.modules:
        if kind == MODULE and module.id == key:
            return module.id, None
        for at, lesson in enumerate(module.lessons):
            if kind == LESSON and lesson.id == key:
                return module.id, at + 1
    return None


def _step_modules(course: CourseView, keys: tuple[ModuleId, ...], by: int) -> Move | None:
    order = [module.id for module in course.modules]
    edge = order.index(keys[0 if by < 0 else -1])
    place = edge + by
    # Modules between the chosen ones give way too: all come together at the edge that leads.
    while 0 <= place < len(order) and order[place] in keys:
        place += by
    if not 0 <= place < len(order):
        return None
    rest = [key for key in order if key not in keys]
    return Move(MODULE, keys, 0, rest.index(order[place]) + (by > 0))


def _module_of(course: CourseView, key: LessonId) -> ModuleItem | None:
    for module in course.modules:
        if any(lesson.id == key for lesson in module.lessons):
            return module
    return None


def _place(course: CourseView, key: int) -> int:
    return next(at for at, module in enumerate(course.modules) if module.id == key)


def _without(course: CourseView, parts: Chosen) -> CourseView:
    rest = [module for module in course.modules if module.id not in parts.modules]
    for number, module in enumerate(rest):
        kept = tuple(lesson for lesson in module.lessons if lesson.id not in parts.lessons)
        rest[number] = replace(module, lessons=kept)
    return _numbered(course, rest)


def _numbered(course: CourseView, modules: Iterable[ModuleItem]) -> CourseView:
    numbered = (replace(module, number=at) for at, module in enumerate(modules, start=1))
    return replace(course, modules=tuple(numbered))


def _within(at: int, count: int) -> int:
    return min(max(at, 0), count)
