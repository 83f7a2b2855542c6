"""A question that needs a look: let it stand, take it out, or put another in its place."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from ...domain.course_report import CourseReport, ReportedItem
from ...domain.ids import LessonId
from ...services.generation import GenerationService
from ..kit.tasks import TaskScope
from ..kit.translate import tr
from .proposal_dialog import ask_to_take
from .report_lines import ItemKey
from .report_words import told
from .review_step import ACCEPT, ANOTHER, DROP, QUESTIONS, ReviewStep


class Owner(Protocol):
    """What the acts ask of the screen."""

    scope: TaskScope

    @property
    def generation(self) -> GenerationService:
        """The service."""

    def tell(self, words: str) -> None:
        """Say something in a notice."""


class QuestionActs:
    """Does them; `changed` is called when the course is another."""

    def __init__(self, step: ReviewStep, owner: Owner, changed: Callable[[], None]) -> None:
        self._step, self._owner, self._changed = step, owner, changed
        self._lessons: tuple[LessonId, ...] = ()
        self._items: dict[ItemKey, ReportedItem] = {}

    def show(self, report: CourseReport) -> None:
        """The questions of a course as they were judged."""
        self._lessons = report.lessons
        self._items = {ItemKey(item.lesson, item.question): item for item in report.items}

    def lesson_of(self, key: ItemKey) -> LessonId | None:
        """The lesson of a question."""
        return self._lessons[key.lesson] if key.lesson < len(self._lessons) else None

    def act(self, act: str, key: ItemKey) -> None:
        """Do one; while it is done no other is begun."""
        lesson_id = self.lesson_of(key)
        work = {ACCEPT: self._accept, DROP: self._drop, ANOTHER: self._another}.get(act)
        if lesson_id is not None and work is not None:
            self._owner.scope.start(lambda: self._do(work(lesson_id, key), key), "question")

    async def _do(self, work: Coroutine[Any, Any, bool], key: ItemKey) -> None:
        self._step.set_busy(True)
        try:
            is_done = await work
        finally:
            self._step.set_busy(False)
        if is_done:
            self._step.take_out(QUESTIONS, key)
            self._changed()

    async def _accept(self, lesson_id: LessonId, key: ItemKey) -> bool:
        item = self._items.get(key)
        problems = item.problems if item is not None else ()
        await self._owner.generation.accept_question(lesson_id, key.question, problems)
        self._owner.tell(tr("It stands as it is, and is not listed again."))
        return True

    async def _drop(self, lesson_id: LessonId, key: ItemKey) -> bool:
        await self._owner.generation.drop_question(lesson_id, key.question)
        self._owner.tell(tr("The question was taken out of its quiz."))
        return True

    async def _another(self, lesson_id: LessonId, key: ItemKey) -> bool:
        proposal = await self._owner.generation.another(lesson_id, key.question)
        if not proposal.is_new:
            self._owner.tell(told(proposal.note))
            return False
        title = tr("Another question")
        if not await ask_to_take(
            self._step, title, proposal.old_text, proposal.new_text, self._place(key)
        ):
            return False
        await self._owner.generation.take(proposal)
        self._owner.tell(tr("The other question was taken."))
        return True

    def _place(self, key: ItemKey) -> str:
        item = self._items.get(key)
        return item.lesson_title if item is not None else ""
