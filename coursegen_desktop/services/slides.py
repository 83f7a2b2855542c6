"""The slides of lessons: what painting them needs, painted for the window, written into files.

Painting and writing happen in a worker process, which has Qt without a screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ..domain.errors import AppError, InvalidContent, NotFound
from ..domain.ids import CourseId, LessonId, UserId
from ..domain.media_mentions import key_of
from ..domain.media_use import Shelf, inside_store
from ..domain.rights import Right
from ..domain.script import LessonScript, sections
from ..domain.slide_credits import PictureCredit, credits_slide, picture_credits
from ..domain.slides import SlideDeck
from .blocking import WorkerProcesses, in_thread
from .gate import Guarded, needs, open_to_all
from .slide_work import (
    FileKind,
    LookWish,
    Painted,
    SlideMaterial,
    paint_pages,
    write_file,
)
from .work import WorkUnits

if TYPE_CHECKING:
    from ..db.unit_of_work import UnitOfWork
    from ..domain.course import CourseView

PAINT_S = 20.0
WRITE_S = 600.0
Words = Mapping[str, str]


class DiagramPictures(Protocol):
    """Draws diagrams where there is an engine that can: in the window."""

    async def pictures(self, sources: Sequence[str], look: str) -> Mapping[str, bytes]:
        """Drawings by their sources in the colours of a look; what cannot be drawn is left out."""

    def stop(self) -> None:
        """Draw nothing more: the window closes."""


class SlidesService(Guarded):
    """What an author does with slides. `media` is the folder of media files.

    `diagrams` is set by the window; without it a diagram is shown as its source.
    """

    def __init__(
        self, uow: WorkUnits, workers: WorkerProcesses, media: Path, resources: Path
    ) -> None:
        self._uow, self._workers = uow, workers
        self._media, self._resources = media, resources
        self.diagrams: DiagramPictures | None = None
        # The user's own where this process has a stricter one: what is written is for others.
        self.umask: int | None = None

    @needs(Right.EDIT_COURSES)
    async def material(
        self,
        lesson_id: LessonId,
        *,
        deck: SlideDeck | None = None,
        words: Words | None = None,
        with_diagrams: bool = True,
    ) -> SlideMaterial:
        """A lesson's slides, or `deck` in their place, with all that painting them needs.

        Raises NotFound where the lesson has none, InvalidContent for slides of a later version.
        """
        async with self._uow() as work:
            course_id = await work.lessons.course_of(lesson_id)
            course = await work.courses.outline(course_id, UserId(0))
            shelf = Shelf(await work.files.files(course_id))
            made = await _material(work, self._media, course, shelf, lesson_id, deck)
        if made is None:
            raise NotFound("This lesson has no slides.", "Make them in the editor.")
        return await self._finished(made, words, with_diagrams)

    @needs(Right.EDIT_COURSES)
    async def paint(
        self, material: SlideMaterial, size: tuple[int, int], *, first: int = 1, total: int = 0
    ) -> tuple[Painted, ...]:
        """Every page of the material in so many pixels.

        Raises WorkTimeout or WorkStopped for slides that cannot be painted.
        """
        return await self._workers.call(paint_pages, material, size, first, total, timeout=PAINT_S)

    @needs(Right.EDIT_COURSES)
    async def export_lesson(
        self, lesson_id: LessonId, path: Path, kind: FileKind, *, words: Words | None = None
    ) -> int:
        """Write a lesson's slides into a file, credits at the end; returns how many pages."""
        material = await self.material(lesson_id, words=words)
        documents = await self._documents([lesson_id])
        made = _with_credits([material], documents, words)
        deck = material.deck
        return await self._write(made, kind, path, deck.title, deck.language)

    @needs(Right.EDIT_COURSES)
    async def export_course(
        self, course_id: CourseId, path: Path, kind: FileKind, *, words: Words | None = None
    ) -> int:
        """Write the slides of all lessons that have some into one file, credits at the end.

        Raises NotFound where no lesson has slides.
        """
        found: list[SlideMaterial] = []
        lessons: list[LessonId] = []
        async with self._uow() as work:
            course = await work.courses.outline(course_id, UserId(0))
            shelf = Shelf(await work.files.files(course_id))
            for item in course.lessons:
                if "slides" not in item.asset_types:
                    continue
                made = await _material(work, self._media, course, shelf, item.id, None)
                if made is not None:
                    found.append(made)
                    lessons.append(item.id)
        if not found:
            raise NotFound("No lesson of this course has slides.", "Make them in the editor.")
        materials = [await self._finished(one, words, True) for one in found]
        whole = _with_credits(materials, await self._documents(lessons), words)
        return await self._write(whole, kind, path, course.title, course.language)

    async def _write(
        self,
        materials: list[SlideMaterial],
        kind: FileKind,
        path: Path,
        title: str,
        language: str,
    ) -> int:
        is_new = not await in_thread(path.exists)
        pages = await self._workers.call(
            write_file, materials, kind, path, title, language, timeout=WRITE_S
        )
        if is_new and self.umask is not None:
            # Some file systems have no modes; the file is whole all the same.
            with suppress(OSError):
                await in_thread(path.chmod, 0o666 & ~self.umask)
        return pages

    @needs(Right.EDIT_COURSES)
    async def credits(self, course_id: CourseId) -> tuple[PictureCredit, ...]:
        """Whose the pictures on all slides of a course are."""
        async with self._uow() as work:
            assets = await work.assets.of_course(course_id, "slides")
        decks = []
        for asset in assets:
            with suppress(InvalidContent):
                decks.append(SlideDeck.read(asset.content))
        return picture_credits(decks)

    @open_to_all
    def stop(self) -> None:
        """The window closes: nothing is drawn any more."""
        if self.diagrams is not None:
            self.diagrams.stop()

    @open_to_all
    def rest(self) -> None:
        """Nobody looks at slides any more: give back what painting took."""
        self._workers.renew()

    async def _finished(
        self, made: SlideMaterial, words: Words | None, with_diagrams: bool
    ) -> SlideMaterial:
        """With its look, and diagrams where somebody can draw them."""
        look = replace(made.look, resources=self._resources, words=dict(words or {}))
        made = replace(made, look=look)
        sources = [slide.diagram for slide in made.deck.slides if slide.diagram.strip()]
        if self.diagrams is None or not sources or not with_diagrams:
            return made
        drawn = await self.diagrams.pictures(list(dict.fromkeys(sources)), look.name)
        return replace(made, diagrams=drawn)

    async def _documents(self, lessons: Sequence[LessonId]) -> tuple[str, ...]:
        """The names of the documents that lessons were made from."""
        names: dict[str, None] = {}
        async with self._uow() as work:
            for lesson_id in lessons:
                for asset in await work.assets.of_lesson(lesson_id, "sources"):
                    sources = asset.content.get("sources")
                    for source in sources if isinstance(sources, list) else ():
                        if isinstance(source, Mapping) and source.get("name"):
                            names.setdefault(str(source["name"]))
        return tuple(names)


async def _material(
    work: UnitOfWork,
    media: Path,
    course: CourseView,
    shelf: Shelf,
    lesson_id: LessonId,
    deck: SlideDeck | None,
) -> SlideMaterial | None:
    if deck is None:
        assets = await work.assets.of_lesson(lesson_id, "slides")
        if not assets:
            return None
        deck = SlideDeck.read(assets[0].content)
    title = next((item.title for item in course.lessons if item.id == lesson_id), "")
    deck = deck.model_copy(
        update={"title": deck.title or title, "language": deck.language or course.language}
    )
    scripts = await work.assets.of_lesson(lesson_id, "script")
    pictures = await in_thread(_pictures, media, shelf, lesson_id, deck)
    notes = _notes(deck, scripts[0].content if scripts else None)
    look = LookWish(media, deck.look, course.public_id)
    return SlideMaterial(deck, look, pictures, {}, notes)


def _pictures(media: Path, shelf: Shelf, lesson_id: LessonId, deck: SlideDeck) -> dict[str, Path]:
    """The files of the figures, found as a page of the lesson finds them."""
    found = {}
    for slide in deck.slides:
        if slide.figure is None or not slide.figure.media:
            continue
        key = shelf.found(lesson_id, key_of(slide.figure.media))
        if key is not None and inside_store(key[1]) and (media / key[1]).is_file():
            found[slide.figure.media] = media / key[1]
    return found


def _notes(deck: SlideDeck, script: Mapping[str, object] | None) -> dict[str, str]:
    """What is said with each slide: its section of the script, else its own notes."""
    said: dict[str, str] = {}
    if script is not None:
        with suppress(AppError):
            for section in sections(LessonScript.read(script).text):
                words = " ".join(line.text for line in section.lines)
                said.setdefault(section.title, words)
    return {
        slide.id: said.get(slide.section) or slide.notes if slide.section else slide.notes
        for slide in deck.slides
    }


def _with_credits(
    materials: Sequence[SlideMaterial], documents: Sequence[str], words: Words | None
) -> list[SlideMaterial]:
    """The same, and at the end of the last whose the pictures are."""
    told = dict(words or {})
    slide = credits_slide(
        picture_credits(one.deck for one in materials),
        documents,
        title=told.get("credits", "Pictures and sources"),
        told=told.get("made_from", "Made from {names}"),
    )
    made = list(materials)
    if slide is not None:
        last = made[-1]
        deck = last.deck.model_copy(update={"slides": (*last.deck.slides, slide)})
        made[-1] = replace(last, deck=deck)
    return made
