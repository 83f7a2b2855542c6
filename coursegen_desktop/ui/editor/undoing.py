"""Undo and redo of the course on the desk: across lessons and structure, also after a restart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from ...domain.edit import Undone, UndoState
from ...domain.ids import CourseId, LessonId
from ...services.editing import EditingService
from ..kit.notices import Notices
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .edit_words import step_words

_NOTHING = UndoState()


class Undoing:
    """Takes steps back one after the other; a key that is held down takes many."""

    def __init__(
        self,
        scope: TaskScope,
        editing: EditingService,
        notices: Notices,
        *,
        flush: Callable[[], Awaitable[None]],
        came_to: Callable[[CourseId, LessonId | None], Awaitable[None]],
        told: Callable[[UndoState], None],
    ) -> None:
        self.course_id: CourseId | None = None
        self._scope, self._editing, self._notices = scope, editing, notices
        self._flush, self._came_to, self._told = flush, came_to, told
        self._steps = 0

    def undo(self) -> None:
        """Take the last step back."""
        self._ask(-1)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._ask(1)

    def refresh(self) -> None:
        """Say anew what undo and redo would do."""
        self._scope.start(self._refresh, "undo state", Policy.LATEST)

    def _ask(self, step: int) -> None:
        if self.course_id is not None:
            self._steps += step
            self._scope.start(self._turn, "undo", Policy.LATEST)

    async def _turn(self) -> None:
        """All that was asked for meanwhile; what cancels itself out is not done."""
        course_id, steps, self._steps = self.course_id, self._steps, 0
        if course_id is None:
            return
        # What is being typed is a step of its own, and the first to be taken back.
        await self._flush()
        turn = self._editing.undo if steps < 0 else self._editing.redo
        done: Undone | None = None
        for _ in range(abs(steps)):
            last = await turn(course_id, origin=self)
            if last is None:
                break
            done = last
        if done is not None:
            if done.label.verb != "write":
                words = step_words(done.label)
                said = tr("Undone: {step}.", step=words) if steps < 0 else tr(
                    "Done again: {step}.", step=words
                )  # fmt: skip
                self._notices.show(said, topic="undo")  # ten steps are not ten notices
            await self._came_to(course_id, done.lesson_id)
        await self._refresh()

    async def _refresh(self) -> None:
        course_id = self.course_id
        state = _NOTHING if course_id is None else await self._editing.state(course_id)
        if course_id == self.course_id:
            self._told(state)
