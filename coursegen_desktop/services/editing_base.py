"""What the services of editing share: who acts, how a step is made and told, what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection

from ..db.unit_of_work import UnitOfWork
from ..domain import course_tree as trees
from ..domain.course_tree import Tree
from ..domain.edit import LESSON, MODULE, EditLabel, Helped
from ..domain.errors import Conflict, NotFound
from ..domain.events import CourseChanged
from ..domain.ids import CourseId, LessonId, ModuleId
from ..domain.lesson import LessonText
from ..domain.version import made_by
from .edit_steps import EditSteps, Noting
from .events import EventHub
from .gate import Guarded
from .work import WorkUnits


class Editor(Guarded):
    """Knows who acts, makes a step and tells of it."""

    def __init__(self, uow: WorkUnits, events: EventHub, noting: Noting | None = None) -> None:
        self._uow = uow
        self._events = events
        self._steps = EditSteps(noting)

    @property
    def _by(self) -> str:
        return "" if self.gate is None else self.gate.actor[1]

    def _by_with(self, helped: Helped | None) -> str:
        """Who acts, and the model whose words he took."""
        return self._by if helped is None else made_by(self._by, helped.model)

    async def _reorder(
        self,
        course_id: CourseId,
        label: EditLabel,
        change: Callable[[Tree], Tree],
        origin: object,
        lesson_id: LessonId | None = None,
    ) -> None:
        """One step that changes the order only."""
        async with self._uow(write=True) as work:
            now = await work.edits.tree(course_id)
            tree = change(now)
            if tree == now:
                return
            await self._steps.do(work, course_id, label, self._by, tree=tree, lesson_id=lesson_id)
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))

    async def _name(self, kind: str, keys: Collection[int]) -> str:
        """The title of the one part, "" for several."""
        if len(keys) != 1:
            return ""
        async with self._uow() as work:
            return await work.edits.field(kind, next(iter(keys)), "title")


async def need_here(work: UnitOfWork, course_id: CourseId, kind: str, key: int) -> None:
    """Raise NotFound unless the part stands in the course: what is in the trash does not."""
    if kind == LESSON:
        is_here = await work.lessons.course_of(LessonId(key)) == course_id
    else:
        tree = await work.edits.tree(course_id)
        is_here = any(branch.module == key for branch in tree)
    if not is_here or await work.edits.trash.is_trash(course_id):
        raise gone(kind)


def need_module(tree: Tree, module_id: ModuleId) -> None:
    """Raise NotFound unless the module stands in the course."""
    if all(branch.module != module_id for branch in tree):
        raise gone(MODULE)


def place_in(tree: Tree, lesson_id: LessonId) -> tuple[int, int]:
    """(module, place in it) of a lesson; NotFound when it is not in the course."""
    place = trees.place_of(tree, lesson_id)
    if place is None:
        raise gone(LESSON)
    return place


def need_base(lesson: LessonText, base_revision: int) -> None:
    """Raise Conflict unless the lesson is as it was read."""
    if lesson.revision != base_revision:
        raise Conflict(
            "This lesson was changed elsewhere since you opened it.",
            "Compare both versions before you save.",
        )


def gone(kind: str) -> NotFound:
    """The error for a module or lesson that does not stand in the course."""
    sentence = {
        MODULE: "This module does not exist any more.",
        LESSON: "This lesson does not exist any more.",
    }[kind]
    return NotFound(sentence, "It may be in the trash of the course.")


def json_text(value: object) -> str:
    """A list or object as steps hold it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
