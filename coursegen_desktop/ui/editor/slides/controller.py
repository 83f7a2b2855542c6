"""The slides of the lesson on the desk: loaded, saved by themselves, made, painted, exported."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from PySide6.QtCore import QTimer

from ....domain.asset import Asset
from ....domain.errors import AppError, InvalidContent
from ....domain.ids import LessonId
from ....domain.lesson import LessonText
from ....domain.media_names import OTHER_PICTURES, PICTURES, ending_of
from ....domain.script import LessonScript, ScriptSection, sections
from ....domain.slide_edits import deck_json, place_of
from ....domain.slides import SlideDeck
from ....services.editing import EditingService
from ....services.journal import JournalService
from ....services.media_library import MediaLibraryService
from ....services.recordings import RecordingsService
from ....services.slide_work import FileKind
from ....services.slides import SlidesService
from ...content.slide_words import slide_words
from ...kit.dialogs import choose_files
from ...kit.notices import Notices
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import error_text, tr
from ..own_part import OwnPart
from ..recording import Recording
from .desk import SlidesDesk
from .pictures import SmallPictures, image_of
from .saving import ask_where, file_stem

_SMALL = (384, 216)
_AT_ONCE = 6
_TYPING_S = 0.12
_REST_MS = 90_000


class DeckMaker(Protocol):
    """Makes slides from a lesson's text: the part of services.scripts that is used here."""

    async def make(self, lesson_id: LessonId, *, origin: object = None) -> object:
        """Write or refresh the script and the slides of a lesson; what was edited is kept."""


@dataclass(frozen=True)
class SlideServices:
    """What the desk asks of services. Without a `maker` slides are only written by hand."""

    editing: EditingService
    slides: SlidesService
    media: MediaLibraryService
    recordings: RecordingsService
    journal: JournalService | None = None
    maker: DeckMaker | None = None


class SlidesController(OwnPart):
    """Between one desk and the services."""

    kind = "slides"

    def __init__(
        self,
        scope: TaskScope,
        notices: Notices,
        services: SlideServices,
        *,
        origin: object,
        told: Callable[[str], None],
        changed: Callable[[], None],
        undo: Callable[[], object],
    ) -> None:
        super().__init__(
            notices, services.editing, services.journal, origin=origin, told=told, changed=changed
        )
        self.pictures = SmallPictures()
        self.desk = SlidesDesk(self.pictures.get)
        self._scope, self._services, self._undo = scope, services, undo
        self._later = QTimer(self.desk)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._rest)
        self._parts: dict[str, str] = {}  # of the script: what is said
        self.recording = Recording(scope, services.recordings)
        self._connect()

    def _connect(self) -> None:
        desk, start = self.desk, self._scope.start
        desk.deck_edited.connect(self._on_edited)
        desk.slide_shown.connect(lambda _: self._paint_front())
        desk.sizes_changed.connect(self._paint_front)
        desk.became_visible.connect(self._on_visible)
        desk.make_wanted.connect(lambda: start(self._make, "slides"))
        desk.begin_wanted.connect(lambda: start(self._begin, "slides"))
        desk.removal_wanted.connect(lambda: start(self._remove, "slides"))
        desk.delete_wanted.connect(lambda ids: start(lambda: self._delete(ids), "slides"))
        desk.picture_wanted.connect(lambda: start(self._add_picture, "slide picture"))
        desk.recording_wanted.connect(lambda: start(self._record, "slide recording"))
        desk.export_wanted.connect(
            lambda kind, whole: start(lambda: self._export(kind, whole=whole), "slide file")
        )

    # ------------------------------------------------------------ what is shown

    def show(self, lesson: LessonText | None) -> None:
        """The slides of this lesson."""
        is_other = lesson is None or self._lesson is None or lesson.id != self._lesson.id
        self._lesson = lesson
        if is_other:
            self.pictures.forget()
        else:
            self.pictures.paint_anew()
        self._scope.start(self.reload, "slides load", Policy.LATEST)

    async def _prepare(self, lesson: LessonText) -> None:
        """What the form may name: pictures of the course, parts of the script."""
        files = await self._services.media.files(lesson.id)
        pictures = [file.name for file in files if ending_of(file.name) in PICTURES]
        assets = await self._editing.assets(lesson.id)
        script = next((one for one in assets if one.asset_type == "script"), None)
        parts: dict[str, str] = {}
        if script is not None:
            try:
                text = LessonScript.read(script.content).text
            except InvalidContent:
                text = ""
            parts = {one.title: _words(one) for one in reversed(sections(text)) if one.title}
        if self._is_here(lesson):
            self._parts = parts
            self.desk.form.offer(pictures, list(reversed(parts)))

    def _put(self, asset: Asset | None) -> None:
        self._asset, self._home = asset, self._lesson
        can_make = self._services.maker is not None
        if asset is None:
            self.desk.show_nothing(can_make=can_make)
            return
        try:
            deck = SlideDeck.read(asset.content)
        except InvalidContent as error:
            self._asset = None
            self.desk.show_nothing(can_make=False)
            self._notices.tell(error)
            return
        if self.desk.deck != deck:
            self.desk.show_deck(deck, can_make=can_make)
        self._paint_all()

    # ------------------------------------------------------------ painting

    def _on_visible(self, is_visible: bool) -> None:
        if is_visible:
            self._later.stop()
            self._paint_all()
        else:
            self._later.start(_REST_MS)

    def _rest(self) -> None:
        """Nobody has looked for a while: the worker's memory is given back."""
        if not self.desk.isVisible():
            self._services.slides.rest()

    def _paint_all(self) -> None:
        self._paint_front()
        self._scope.start(self._paint_small, "slides small", Policy.LATEST)

    def _paint_front(self) -> None:
        if self.desk.isVisible():
            self._scope.start(self._paint_chosen, "slide front", Policy.LATEST)

    async def _paint_chosen(self) -> None:
        await asyncio.sleep(_TYPING_S if not self.saver.is_clean else 0)
        lesson, deck, slide = self._home, self.desk.deck, self.desk.slide
        if lesson is None or deck is None or slide is None or not self.desk.isVisible():
            return
        size = self.desk.preview.wanted_size()
        pages = self.pictures.pages
        before = [one.id for one in deck.slides[: place_of(deck, slide.id)]]
        first = 1 + sum(pages.get(key, 1) for key in before)
        total = sum(pages.get(one.id, 1) for one in deck.slides)
        alone = deck.model_copy(update={"slides": (slide,)})
        try:
            material = await self._services.slides.material(
                lesson.id, deck=alone, words=slide_words()
            )
            painted = await self._services.slides.paint(material, size, first=first, total=total)
        except AppError as error:
            self.desk.preview.show_fault(slide.id, error_text(error))
            return
        self.desk.preview.show_pages(slide.id, [image_of(one) for one in painted])

    async def _paint_small(self) -> None:
        """The small pictures, a few at a time, beginning where somebody looks."""
        while True:
            lesson, deck = self._home, self.desk.deck
            if lesson is None or deck is None or not self.desk.isVisible():
                return
            wanted = self.pictures.missing(deck, self.desk.current)[:_AT_ONCE]
            if not wanted:
                return
            some = deck.model_copy(update={"slides": tuple(wanted)})
            slides = self._services.slides
            try:
                material = await slides.material(lesson.id, deck=some, words=slide_words())
                painted = await slides.paint(material, _SMALL)
            except AppError:
                painted = ()  # the large picture says why
            if self._home is not lesson:
                return
            self.pictures.put(deck, wanted, painted)
            self.desk.show_pages(self.pictures.pages)
            self.desk.list.viewport().update()

    # ------------------------------------------------------------ saving

    def _on_edited(self) -> None:
        super()._on_edited()
        self._paint_all()

    def _content(self, asset: Asset) -> dict[str, Any] | None:
        deck = self.desk.deck
        return None if deck is None else deck.model_dump(mode="json")

    def _typed(self) -> str | None:
        deck = self.desk.deck
        return None if deck is None else deck_json(deck)

    def _bring_back(self, text: str) -> bool:
        deck = _deck_of(text)
        if deck is None or deck == self.desk.deck:
            return False
        self.desk.show_deck(deck, can_make=self._services.maker is not None)
        return True

    def _kept_words(self, is_there: bool) -> str:
        if is_there:
            return tr("The slides were changed elsewhere too; that version is in the history.")
        return tr("The slides were deleted elsewhere; yours are kept.")

    # ------------------------------------------------------------ acts

    async def _begin(self) -> None:
        lesson = self._lesson
        if lesson is None or self._asset is not None:
            return
        details = await self._editing.details(lesson.course_id)
        deck = SlideDeck(title=lesson.title, language=details.language)
        await self._add(lesson, deck.model_dump(mode="json"))
        self._put(await self._find(lesson.id))
        self.desk.add.setFocus()
        self._changed()

    async def _make(self) -> None:
        """Slides from the lesson's text; what was edited in those that are there is kept."""
        lesson, maker = self._lesson, self._services.maker
        if lesson is None or maker is None:
            return
        await self.saver.flush()
        self.desk.show_making(True)
        try:
            await maker.make(lesson.id, origin=self._origin)
        finally:
            self.desk.show_making(False)
        if not self._is_here(lesson):
            return
        await self._prepare(lesson)
        self._put(await self._find(lesson.id))
        self._changed()
        deck = self.desk.deck
        if deck is None or not deck.slides:
            self._notices.show(tr("This lesson has nothing that slides could be made from."))
            return
        self.desk.list.setFocus()
        self._notices.show(
            tr("%n slide(s) made from the lesson.", len(deck.slides)),
            kind="good",
            action_text=tr("Undo"),
            on_action=self._undo,
        )

    async def _remove(self) -> None:
        asset = self._asset
        if asset is None:
            return
        await self.saver.flush()
        await self._editing.delete_asset(asset.id, origin=self._origin)
        self._put(None)
        self.desk.setFocus()
        self._changed()
        self._notices.show(
            tr("The slides were deleted."), action_text=tr("Undo"), on_action=self._undo
        )

    async def _delete(self, ids: list[str]) -> None:
        """Take slides out, as a step of its own, which Undo brings back."""
        await self.saver.flush()
        self.desk.delete(ids)
        await self.saver.flush()
        self._notices.show(
            tr("%n slide(s) deleted.", len(ids)), action_text=tr("Undo"), on_action=self._undo
        )

    async def _add_picture(self) -> None:
        lesson, slide = self._lesson, self.desk.slide
        if lesson is None or slide is None:
            return
        endings = " ".join(f"*{ending}" for ending in sorted(PICTURES | OTHER_PICTURES))
        kinds = [tr("Pictures ({endings})", endings=endings)]
        title = tr("Choose a picture")
        chosen = await choose_files(self.desk, title, kinds, several=False)
        if not chosen or not self._is_here(lesson):
            return
        incoming = await self._services.media.look(Path(chosen[0]))
        file = await self._services.media.add(lesson.id, incoming)
        await self._prepare(lesson)
        if self._is_here(lesson):
            self.desk.set_picture(slide.id, file.name)
            self._changed()

    async def _record(self) -> None:
        """A voice for the slide in front, with the words that it is to say."""
        lesson, slide = self._lesson, self.desk.slide
        if lesson is None or slide is None:
            return
        title = slide.section or slide.title or lesson.title
        words = self._parts.get(slide.section, "") or slide.notes
        name = await self.recording.ask(self.desk, lesson.id, title, words, slide.recording)
        if name is not None and self._is_here(lesson):
            self.desk.set_recording(slide.id, name)
            self._changed()

    async def _export(self, kind: str, *, whole: bool) -> None:
        """Write the slides of the lesson, or of all lessons, into a file."""
        lesson = self._lesson
        if lesson is None:
            return
        await self.saver.flush()
        title = lesson.title
        if whole:
            title = (await self._editing.details(lesson.course_id)).title
        path = await ask_where(self.desk, kind, file_stem(title))
        if path is None:
            return
        slides, words, form = self._services.slides, slide_words(), cast("FileKind", kind)
        self.desk.show_busy(True)
        try:
            if whole:
                pages = await slides.export_course(lesson.course_id, path, form, words=words)
            else:
                pages = await slides.export_lesson(lesson.id, path, form, words=words)
        finally:
            self.desk.show_busy(False)
        self._notices.show(tr("%n page(s) written to {file}", pages, file=path.name), kind="good")


def _words(part: ScriptSection) -> str:
    """What is said in a part of the script, a paragraph a line."""
    return "\n\n".join(line.text for line in part.lines)


def _deck_of(text: str) -> SlideDeck | None:
    import json

    try:
        return SlideDeck.read(json.loads(text))
    except (ValueError, InvalidContent):
        return None
