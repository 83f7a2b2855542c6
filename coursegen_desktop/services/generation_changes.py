"""After the writing: the source of every statement, lessons written again, documents that changed.

What a person edited is never overwritten: a lesson is only proposed, and the version that is
replaced is kept.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..domain.errors import NotFound
from ..domain.events import CourseChanged, LessonSaved
from ..domain.ids import CourseId, LessonId
from ..domain.kept import Place, StepRecord, packed, unpacked
from ..domain.quiz_change import with_known_ids
from ..domain.writing import Passage, Proposal, StaleLesson, Staleness, Statement
from .blocking import WorkerProcesses, in_thread
from .events import EventHub
from .generation_loading import LESSON_SECONDS, PLAN_SECONDS, load_keeping
from .generation_plans import Plans, step_of
from .generation_runs import lesson_hash, quiz_hash
from .work import WorkUnits

if TYPE_CHECKING:
    from ..db.unit_of_work import UnitOfWork
    from ..domain.draft import LessonDraft
    from ..domain.kept import Citation, KeptReading
    from ..generation.keeping import WrittenLesson

AROUND = 700  # characters shown before and behind a quote


class LessonChanges:
    """What can be asked and done about lessons that a run wrote."""

    def __init__(
        self, uow: WorkUnits, events: EventHub, writers: WorkerProcesses, plans: Plans
    ) -> None:
        self._uow = uow
        self._events = events
        self._writers = writers
        self._plans = plans

    # ------------------------------------------------------------ sources

    async def statements(self, lesson_id: LessonId) -> tuple[Statement, ...]:
        """Where every statement of a lesson stands, body first."""
        async with self._uow() as work:
            found = await work.citations.of_lesson(lesson_id)
        return tuple(
            Statement(item.entity, item.number, item.source, item.block, item.start, item.end)
            for item in found
        )

    async def passage(self, lesson_id: LessonId, source: str, start: int, end: int) -> Passage:
        """The place in its document, also when the file is gone."""
        async with self._uow() as work:
            step = await step_of(work, lesson_id)
            place = await work.citations.place(step.run_id, source)
        if place is None:
            raise NotFound("This document was not kept.", "Make the course again to see it.")
        return await in_thread(_passage, place, start, end)

    # ------------------------------------------------------------ written again

    async def propose(self, lesson_id: LessonId) -> Proposal:
        """The lesson as it would be written now."""
        _, order = await self._plans.order_of(lesson_id)
        keeping = await in_thread(load_keeping)
        written: WrittenLesson = await self._writers.call(
            keeping.write_packed, order.data, timeout=LESSON_SECONDS
        )
        async with self._uow() as work:
            text = await work.lessons.text(lesson_id)
            quizzes = await work.assets.of_lesson(lesson_id, "quiz")
            is_edited = await was_edited(work, lesson_id)
        old_quiz = quizzes[0].content if quizzes else None
        return Proposal(
            lesson_id=lesson_id,
            title=written.draft.title,
            old=text.content,
            new=written.draft.content,
            old_questions=len((old_quiz or {}).get("questions", ())),
            new_questions=written.questions,
            is_edited=is_edited,
            base_revision=text.revision,
            input_hash=order.hash,
            draft=written.draft,
            citations=written.citations,
        )

    async def take(self, proposal: Proposal) -> None:
        """Put a proposal in the place of its lesson; a person's version is kept beside it.

        Raises Conflict when the lesson was changed since it was proposed.
        """
        draft = cast("LessonDraft", proposal.draft)
        citations = cast("tuple[Citation, ...]", proposal.citations)
        lesson_id = proposal.lesson_id
        async with self._uow(write=True) as work:
            step = await step_of(work, lesson_id)
            if await was_edited(work, lesson_id):
                await _keep_version(work, lesson_id)
            text = await work.lessons.text(lesson_id)
            revision = await work.lessons.save(
                lesson_id,
                text.title,
                draft.content,
                draft.duration_minutes,
                proposal.base_revision,
            )
            await _put_assets(work, lesson_id, draft)
            keys = await work.runs.source_keys(step.run_id)
            await work.citations.put(lesson_id, citations, keys)
            await note_made(work, lesson_id, step)
            await work.runs.change_step(step.id, input_hash=proposal.input_hash)
            await work.enrollments.refresh_course(text.course_id)
            await work.commit()
        self._events.publish(LessonSaved(lesson_id, text.course_id, revision))
        self._events.publish(CourseChanged(text.course_id))

    # ------------------------------------------------------------ changed documents

    async def stale(self, course_id: CourseId) -> Staleness:
        """Which lessons rest on passages that their documents do not hold any more."""
        async with self._uow() as work:
            steps = await work.runs.steps_of_course(course_id)
            if not steps:
                return Staleness()
            run_id = steps[0].run_id
            kept = await work.runs.reading(run_id)
            blocks = await work.runs.blocks(run_id)
            lessons = [step.lesson_id for step in steps if step.lesson_id is not None]
            resting = {key: await work.citations.of_lesson(key) for key in lessons}
            titles = {key: (await work.lessons.text(key)).title for key in lessons}
        changed, gone = await in_thread(compared, kept)
        now = {source: frozenset(row.hash for row in rows) for source, rows in blocks.items()}
        known = frozenset().union(*now.values())
        fresh: dict[str, frozenset[str]] = {}
        if changed:
            keeping = await in_thread(load_keeping)
            fresh = await self._writers.call(
                keeping.hashes_now, tuple(changed.items()), timeout=PLAN_SECONDS
            )
            now |= fresh
        names = {source.id: source.name for source in kept.sources}
        found = []
        for key, citations in resting.items():
            missing = [
                item
                for item in citations
                if item.entity == "body"
                and item.source in now
                and item.quote_hash not in now[item.source]
            ]
            if missing:
                sources = tuple(dict.fromkeys(names[item.source] for item in missing))
                found.append(StaleLesson(key, titles[key], sources, len(missing)))
        return Staleness(
            lessons=tuple(found),
            changed=tuple(source.name for source in kept.sources if source.id in changed),
            gone=gone,
            added=sum(len(hashes - known) for hashes in fresh.values()),
        )


async def _hashes(work: UnitOfWork, lesson_id: LessonId) -> dict[str, str]:
    text = await work.lessons.text(lesson_id)
    quizzes = await work.assets.of_lesson(lesson_id, "quiz")
    quiz = quizzes[0].content if quizzes else None
    return {"lesson": lesson_hash(text.title, text.content), "quiz": quiz_hash(quiz)}


async def was_edited(work: UnitOfWork, lesson_id: LessonId) -> bool:
    """Whether the lesson is not what an engine made last."""
    for entity, content_hash in (await _hashes(work, lesson_id)).items():
        if await work.citations.made_hash(lesson_id, entity) != content_hash:
            return True
    return False


async def _keep_version(work: UnitOfWork, lesson_id: LessonId) -> None:
    """Keep a person's version whole, before it is replaced."""
    text = await work.lessons.text(lesson_id)
    quizzes = await work.assets.of_lesson(lesson_id, "quiz")
    content = {
        "title": text.title,
        "content": text.content,
        "quiz": quizzes[0].content if quizzes else None,
    }
    hashes = await _hashes(work, lesson_id)
    await work.citations.add_revision(
        lesson_id,
        origin="human",
        content_hash=hashes["lesson"],
        content=packed(json.dumps(content, ensure_ascii=False)),
    )


async def note_made(work: UnitOfWork, lesson_id: LessonId, step: StepRecord) -> None:
    """The lesson as it stands is what an engine made."""
    for entity, content_hash in (await _hashes(work, lesson_id)).items():
        await work.citations.add_revision(
            lesson_id,
            origin="embedded",
            content_hash=content_hash,
            step_id=step.id,
            entity=entity,
        )


async def _put_assets(work: UnitOfWork, lesson_id: LessonId, draft: LessonDraft) -> None:
    """The new assets in the rows of the old ones, so that attempts at a quiz stay its own."""
    old = {item.asset_type: item for item in await work.assets.of_lesson(lesson_id)}
    for asset in draft.assets:
        there = old.pop(asset.asset_type, None)
        if there is None:
            await work.assets.add(lesson_id, asset)
        elif asset.asset_type == "quiz":
            # Answers name questions by their ids, so another question needs another id.
            content: dict[str, object] = with_known_ids(there.content, asset.content)
            await work.assets.put(there.id, asset.model_copy(update={"content": content}))
        else:
            await work.assets.put(there.id, asset)
    for kind in ("terms", "summary"):
        if kind in old:
            await work.assets.delete(old[kind].id)


def _passage(place: Place, start: int, end: int) -> Passage:
    text = unpacked(place.text)
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    page = sum(offset <= start for offset in place.pages)
    now = _digest(place.path)
    return Passage(
        source=place.name,
        path=place.path,
        page=page,
        before=text[max(0, start - AROUND) : start],
        quote=text[start:end],
        after=text[end : end + AROUND],
        is_there=bool(now),
        is_unchanged=now == place.sha256,
    )


def compared(kept: KeptReading) -> tuple[dict[str, str], tuple[str, ...]]:
    """(paths of the changed files by their sources' ids, names of those that are gone)."""
    changed, gone = {}, []
    for source in kept.sources:
        now = _digest(source.path)
        if not now:
            gone.append(source.name)
        elif now != source.sha256:
            changed[source.id] = source.path
    return changed, tuple(gone)


def _digest(path: str) -> str:
    """The fingerprint of a file, "" when it cannot be read."""
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""
