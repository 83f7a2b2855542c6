"""Scripts and slides of lessons: written from the lesson, brought up to date, never over an author.

    made = await scripts.make(lesson_id)      what is said and shown, as it is now
    await scripts.standing(lesson_id)         whether the lesson has changed since

Both are assets of the lesson and are written in one step that can be undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ..domain.asset import Asset
from ..domain.edit import ASSET, COURSE, HOME, LESSON, MODULE, EditLabel
from ..domain.errors import Conflict
from ..domain.events import CourseChanged
from ..domain.ids import CourseId, LessonId
from ..domain.rights import Right
from .blocking import WorkerProcesses, in_thread
from .edit_steps import Noting
from .editing_base import Editor, json_text, need_here
from .events import EventHub
from .gate import needs
from .work import WorkUnits

if TYPE_CHECKING:
    from ..db.unit_of_work import UnitOfWork
    from ..domain.lesson_matter import LessonMatter, SpeakerNotes
    from .script_writing import Made

SCRIPT, SLIDES = "script", "slides"
# A lesson of a megabyte takes seconds.
_SECONDS = 120.0
# Somebody may type meanwhile; then it is put together once more.
_TRIES = 3
# Documents whose slides carry the words of a speaker.
_SPOKEN = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx")

# none: no script; current: of the lesson as it is; changed: the lesson is another since;
# own: somebody wrote it without the program.
Standing = Literal["none", "current", "changed", "own"]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a script is made of, as it is stored, and what there is."""

    course_id: CourseId
    title: str
    content: str
    language: str
    within: str
    others: tuple[tuple[str, dict[str, Any]], ...]
    trees: dict[str, bytes]
    blocks: tuple[tuple[str, str], ...]
    script: Asset | None
    slides: Asset | None


class ScriptsService(Editor):
    """Makes them in a worker process."""

    def __init__(
        self, uow: WorkUnits, workers: WorkerProcesses, events: EventHub, noting: Noting | None
    ) -> None:
        super().__init__(uow, events, noting)
        self._workers = workers

    @needs(Right.EDIT_COURSES)
    async def make(self, lesson_id: LessonId, *, anew: bool = False, origin: object = None) -> Made:
        """The lesson's script and slides, written where it has none or is another since.

        What an author changed in them stays, unless they are made `anew`. Raises NotFound for a
        lesson that is gone, Conflict where somebody keeps changing them.
        """
        script_writing = await in_thread(_loaded)
        for _ in range(_TRIES):
            async with self._uow() as work:
                found = await _find(work, lesson_id)
            matter = await in_thread(_matter, found)
            order = script_writing.ScriptOrder(
                matter,
                None if found.script is None else found.script.content,
                None if found.slides is None else found.slides.content,
                anew,
            )
            made: Made = await self._workers.call(script_writing.made_of, order, timeout=_SECONDS)
            if not made.is_changed or await self._keep(lesson_id, found, made, origin):
                return made
        raise Conflict("This lesson is being changed elsewhere just now.", "Try again in a moment.")

    @needs(Right.EDIT_COURSES)
    async def standing(self, lesson_id: LessonId) -> Standing:
        """How the script of a lesson stands to the lesson. Raises NotFound."""
        async with self._uow() as work:
            found = await _find(work, lesson_id)
        if found.script is None:
            return "none"
        content = found.script.content
        if not content.get("made") and str(content.get("text", "")).strip():
            return "own"
        matter = await in_thread(_matter, found)
        return "current" if content.get("inputs") == matter.inputs else "changed"

    async def _keep(self, lesson_id: LessonId, found: _Found, made: Made, origin: object) -> bool:
        """Write both in one step; False where somebody changed one of them meanwhile."""
        from ..domain.draft import AssetDraft  # late: no start needs pydantic

        async with self._uow(write=True) as work:
            await need_here(work, found.course_id, LESSON, lesson_id)
            now = await work.assets.of_lesson(lesson_id)
            if (_first(now, SCRIPT), _first(now, SLIDES)) != (found.script, found.slides):
                return False
            await self._steps.begin(work, found.course_id, [lesson_id])
            values: dict[tuple[str, int, str], str] = {}
            contents = (
                (SCRIPT, found.script, made.script.model_dump(mode="json")),
                (SLIDES, found.slides, made.deck.model_dump(mode="json")),
            )
            for kind, asset, content in contents:
                if asset is not None:
                    values[ASSET, int(asset.id), "content"] = json_text(content)
                    continue
                await work.edits.make_trash(found.course_id)
                home = LessonId(await work.edits.trash.bin_for(found.course_id))
                key = await work.assets.add(home, AssetDraft(asset_type=kind, content=content))
                values[ASSET, int(key), HOME] = str(lesson_id)
            label = EditLabel("make_script", found.title)
            await self._steps.do(
                work, found.course_id, label, self._by, values=values, lesson_id=lesson_id
            )
            await work.commit()
        self._events.publish(CourseChanged(found.course_id, origin))
        return True


async def _find(work: UnitOfWork, lesson_id: LessonId) -> _Found:
    lesson = await work.lessons.text(lesson_id)
    assets = await work.assets.of_lesson(lesson_id)
    language = await work.edits.field(COURSE, int(lesson.course_id), "language")
    sources = next((one.content for one in assets if one.asset_type == "sources"), {})
    blocks = _spoken_blocks(sources)
    trees: dict[str, bytes] = {}
    if blocks:
        run_id = await work.runs.of_course(lesson.course_id)
        kept = () if run_id is None else (await work.runs.reading(run_id)).sources
        wanted = {source for source, _ in blocks}
        trees = {source.id: source.tree for source in kept if source.id in wanted}
    return _Found(
        course_id=lesson.course_id,
        title=lesson.title,
        content=lesson.content,
        language=language,
        within=await _around(work, lesson_id, lesson.title),
        others=tuple(
            (one.asset_type, one.content) for one in assets
            if one.asset_type not in (SCRIPT, SLIDES, "audio", "video")
        ),
        trees=trees,
        blocks=blocks,
        script=_first(assets, SCRIPT),
        slides=_first(assets, SLIDES),
    )  # fmt: skip


async def _around(work: UnitOfWork, lesson_id: LessonId, title: str) -> str:
    """What the lesson is part of: its module; the course, where that has the lesson's own name."""
    course_id, module_id, _ = await work.lessons.place_of(lesson_id)
    module = await work.edits.field(MODULE, int(module_id), "title")
    is_other = module.casefold() != title.casefold()
    return module if is_other else await work.edits.field(COURSE, int(course_id), "title")


def _spoken_blocks(sources: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """(source, block) of what the lesson took from slides."""
    rows, blocks = sources.get("sources"), sources.get("blocks")
    if not isinstance(rows, list) or not isinstance(blocks, list):
        return ()
    spoken = {
        row.get("id") for row in rows
        if isinstance(row, dict) and str(row.get("name", "")).lower().endswith(_SPOKEN)
    }  # fmt: skip
    return tuple(
        (str(row.get("source")), str(row.get("block"))) for row in blocks
        if isinstance(row, dict) and row.get("source") in spoken
    )  # fmt: skip


def _first(assets: Sequence[Asset], kind: str) -> Asset | None:
    return next((one for one in assets if one.asset_type == kind), None)


def _matter(found: _Found) -> LessonMatter:
    from ..domain.lesson_matter import matter_of
    from .script_writing import speaker_notes

    notes: tuple[SpeakerNotes, ...] = ()
    if found.trees:
        notes = speaker_notes(found.trees, found.blocks)
    return matter_of(found.title, found.content, found.language, found.others, notes, found.within)


def _loaded() -> Any:
    """Loaded when it is first needed, and in a thread: pydantic comes along."""
    from . import script_writing

    return script_writing
