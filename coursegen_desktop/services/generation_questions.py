"""Single questions of lessons that a run wrote: another one, none, or the same with approval.

A learner's attempt keeps what it was asked, so nothing changes for whoever is answering.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ..domain.asset import Asset
from ..domain.errors import Conflict, NotFound
from ..domain.events import CourseChanged
from ..domain.ids import LessonId
from ..domain.kept import packed
from ..domain.quiz_change import accepted, question_in, replaced, without
from ..domain.writing import QuestionProposal
from .blocking import WorkerProcesses, in_thread
from .events import EventHub
from .generation_loading import LESSON_SECONDS, load_keeping
from .generation_plans import Plans
from .generation_runs import quiz_hash
from .work import WorkUnits

if TYPE_CHECKING:
    from ..db.unit_of_work import UnitOfWork
    from ..domain.kept import Citation

Json = dict[str, Any]


class QuestionChanges:
    """What a person does with a question that he looks at."""

    def __init__(
        self, uow: WorkUnits, events: EventHub, writers: WorkerProcesses, plans: Plans
    ) -> None:
        self._uow = uow
        self._events = events
        self._writers = writers
        self._plans = plans

    async def another(self, lesson_id: LessonId, question_id: str) -> QuestionProposal:
        """The best question of the lesson that is not asked yet; nothing changes."""
        asset = await self._quiz(lesson_id)
        question_in(asset.content, question_id)
        _, order = await self._plans.order_of(lesson_id)
        keeping = await in_thread(load_keeping)
        new, old_text, new_text = await self._writers.call(
            keeping.another_question, order.data, asset.content, question_id, timeout=LESSON_SECONDS
        )
        return QuestionProposal(
            lesson_id=lesson_id,
            question_id=question_id,
            old_text=old_text,
            new_text=new_text,
            note="" if new else "The text of this lesson yields no other question.",
            base_revision=asset.revision,
            new=new,
        )

    async def take(self, proposal: QuestionProposal) -> None:
        """Put the new question in the place of the old. Conflict when the quiz was changed."""
        new = proposal.new
        if new is None:
            raise NotFound(proposal.note, "Drop the question or keep it.")
        asset = await self._quiz(proposal.lesson_id)
        if asset.revision != proposal.base_revision:
            raise Conflict("The quiz was changed meanwhile.", "Ask for another question again.")
        await self._change(asset, lambda quiz: replaced(quiz, proposal.question_id, new))

    async def drop(self, lesson_id: LessonId, question_id: str) -> None:
        """Take a question out. With its last question a quiz goes, unless it was answered."""
        asset = await self._quiz(lesson_id)
        await self._change(asset, lambda quiz: without(quiz, question_id))

    async def accept(self, lesson_id: LessonId, question_id: str, problems: Sequence[str]) -> None:
        """Let a question stand as it is: these problems flag it no more."""
        asset = await self._quiz(lesson_id)
        await self._change(asset, lambda quiz: accepted(quiz, question_id, problems))

    async def _quiz(self, lesson_id: LessonId) -> Asset:
        async with self._uow() as work:
            quizzes = await work.assets.of_lesson(lesson_id, "quiz")
        if not quizzes:
            raise NotFound("This lesson has no quiz any more.", "Look at the lesson again.")
        return quizzes[0]

    async def _change(self, asset: Asset, change: Callable[[Json], Json]) -> None:
        """Store a changed quiz. Conflict when somebody else changed it meanwhile."""
        content, cited = await in_thread(_changed, asset.content, change)
        async with self._uow(write=True) as work:
            if content["questions"]:
                await work.assets.put_content(asset, content)
            else:
                await _remove(work, asset)
            await _keep_old(work, asset, content, cited)
            await work.commit()
        self._events.publish(CourseChanged(asset.course_id))


def _changed(quiz: Json, change: Callable[[Json], Json]) -> tuple[Json, tuple[Citation, ...]]:
    """The changed quiz, looked over, and the places that its questions name; in a thread."""
    keeping = load_keeping()
    content = change(quiz)
    if content["questions"]:
        keeping.check_quiz(content)
    return content, tuple(keeping.quiz_citations(content))


async def _remove(work: UnitOfWork, asset: Asset) -> None:
    if await work.attempts.are_there(asset.id):
        raise Conflict(
            "This is the only question of its quiz, and it was answered already.",
            "Take another question in its place, or edit it.",
        )
    await work.assets.delete(asset.id)


async def _keep_old(
    work: UnitOfWork, asset: Asset, content: Json, cited: Sequence[Citation]
) -> None:
    """A person chose: the version that he changed is kept, and the lesson counts as edited."""
    await work.citations.add_revision(
        asset.lesson_id,
        origin="human",
        content_hash=quiz_hash(content if content["questions"] else None),
        content=packed(json.dumps(asset.content, ensure_ascii=False)),
        entity="quiz",
    )
    step = await work.runs.step_of(asset.lesson_id)
    if step is None:
        return
    keys = await work.runs.source_keys(step.run_id)
    before = await work.citations.of_lesson(asset.lesson_id)
    others = [item for item in before if item.entity != "quiz"]
    others += [item for item in cited if item.source in keys]
    await work.citations.put(asset.lesson_id, others, keys)
