"""Marking in the open lesson: what the bar, the card, the panel and the keys wish."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ...domain.anchoring import anchor_at
from ...domain.annotation import COLOURS, Annotation, AnnotationKind, Mark
from ...domain.errors import AppError, NotFound
from ...domain.events import NotesChanged
from ...domain.ids import UserId
from ...domain.lesson import LessonView
from ...domain.limits import Deed
from ...rendering.rendered import RenderedPage
from ...services.annotations import AnnotationsService
from ...services.autosave import Autosave
from ..content.mark_colours import colour_name
from ..content.note_rows import note_words
from ..content.offsets import Offsets
from ..kit.screen import ScreenContext
from ..kit.speech import say
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import error_text, tr
from .keys import Key
from .note_card import NoteCard
from .page import ReaderPage
from .passages import heading_at, paragraph_at, with_source
from .selection_bar import SelectionBar

log = logging.getLogger(__name__)

_WHILE_DRAGGING = 120  # milliseconds between two looks whether the mouse button is up


class Marking(QObject):
    """The reader's controller part for highlights, notes, bookmarks and the caret."""

    def __init__(
        self,
        page: ReaderPage,
        context: ScreenContext,
        scope: TaskScope,
        annotations: AnnotationsService,
        user_id: UserId,
    ) -> None:
        super().__init__(page)
        self._page, self._pane = page, page.pane
        self._context, self._scope = context, scope
        self._is_on = context.limits.allows(Deed.NOTES)
        self._service, self._user_id = annotations, user_id
        self._lesson: LessonView | None = None
        self._rendered: RenderedPage | None = None
        self._offsets = Offsets("")
        self.notes: tuple[Annotation, ...] = ()
        self._selection: tuple[int, int] | None = None
        self._box = QRect()
        self._caret: int | None = None
        self._colour = 1
        self._wanted = 0  # a note to go to once it is there
        self.bar = SelectionBar(page, page.pane)
        self.card = NoteCard(page, is_plain=context.limits.is_kept)
        self._saver = Autosave(self._save_card, self._on_card_state)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WHILE_DRAGGING)
        self._wait.timeout.connect(self._show_bar)
        self._connect()
        if self._is_on:
            self._add_keys()
        else:
            page.side.notes_tab.hide()

    # --- what the reader's controller tells ------------------------------------------------

    def lesson_shown(self, lesson: LessonView, rendered: RenderedPage) -> None:
        """A lesson is on the page."""
        if self._lesson is None or lesson.id != self._lesson.id:
            self._close_card()
            self.notes = ()
            self._page.side.show_notes(())
        self._lesson, self._rendered = lesson, rendered
        self._offsets = Offsets(rendered.text)
        self._selection, self._caret = None, None
        self._wanted = 0
        self.bar.hide()
        self._load()

    def went_to(self, note: int) -> None:
        """The way here named a note of the lesson that is shown; 0 is none."""
        self._wanted = note
        self._go_to_wanted()

    async def leave(self) -> None:
        """Keep what is being written. Raises AppError."""
        try:
            await self._saver.flush()
        except NotFound:
            self._saver.forget()  # the note was deleted elsewhere

    def on_changed(self, event: NotesChanged) -> None:
        """Notes were changed by another screen."""
        lesson = self._lesson
        if event.origin is self or event.user_id != self._user_id or lesson is None:
            return
        if event.lesson_id in (None, lesson.id):
            self._load()

    # --- loading and painting --------------------------------------------------------------

    def _load(self) -> None:
        if not self._is_on:
            return
        self._scope.start(self._read, "notes", Policy.RESTART)

    async def _read(self) -> None:
        lesson, rendered = self._lesson, self._rendered
        if lesson is None or rendered is None:
            return
        notes = await self._service.of_lesson(lesson.id, rendered.text, user_id=self._user_id)
        if self._rendered is rendered:
            self._show(notes)
            self._go_to_wanted()

    def _show(self, notes: Sequence[Annotation]) -> None:
        self.notes = tuple(sorted(notes, key=lambda note: (note.anchor.start, note.id)))
        self._page.side.show_notes(self.notes)
        self._paint()

    def _paint(self) -> None:
        found = [note for note in self.notes if not note.is_lost]
        for colour in COLOURS:
            places = [
                (note.anchor.start, note.anchor.end)
                for note in found
                if not note.is_bookmark and note.colour == colour
            ]
            self._pane.light(f"mark-{colour}", places)
        noted = [note for note in found if note.has_note and not note.is_bookmark]
        self._pane.light("noted", [(note.anchor.start, note.anchor.end) for note in noted])
        to_page = self._offsets.to_page
        signs = [
            {
                "key": note.id,
                "kind": "bookmark" if note.is_bookmark else "note",
                "start": to_page(note.anchor.start),
                "end": to_page(note.anchor.end),
                "label": note_words(note),
            }
            for note in found
            if note.has_note or note.is_bookmark
        ]
        self._pane.call("notes", signs)

    def _go_to_wanted(self) -> None:
        note = next((note for note in self.notes if note.id == self._wanted), None)
        if note is None:
            return
        self._wanted = 0
        self._page.show_side(notes=True)
        self.go_to(note)

    def go_to(self, note: Annotation) -> None:
        """Bring a note's words into sight; lost ones open their card."""
        if note.is_lost:
            self.open_card(note, self._middle(), write=False)
            return
        self._pane.reveal(note.anchor.start, note.anchor.end)
        say(self._pane, note_words(note))

    # --- marking ---------------------------------------------------------------------------

    def highlight(self, colour: int | None = None) -> None:
        """Mark the selected words; without colour with the one used last."""
        self._colour = colour or self._colour
        self._mark(AnnotationKind.HIGHLIGHT, write=False)

    def add_note(self) -> None:
        """Write to the selected words, which are marked for it."""
        self._mark(AnnotationKind.HIGHLIGHT, write=True)

    def add_bookmark(self) -> None:
        """Keep the paragraph at the selection, at the caret, or at the top of the window."""
        self._mark(AnnotationKind.BOOKMARK, write=False)

    def _mark(self, kind: AnnotationKind, *, write: bool) -> None:
        lesson, rendered = self._lesson, self._rendered
        if lesson is None or rendered is None:
            return
        place = self._place_for(kind, rendered)
        if place is None:
            words = tr("Select some words first. F7 puts a caret into the text.")
            self._context.notices.show(words)
            return
        mark = Mark(
            anchor_at(rendered.text, *place),
            kind,
            self._colour,
            heading=heading_at(rendered, place[0]),
        )
        near = self._below_selection()
        self.bar.hide()
        self._scope.start(lambda: self._add(lesson, rendered, mark, near, write), "mark")

    async def _add(
        self, lesson: LessonView, rendered: RenderedPage, mark: Mark, near: QPoint, write: bool
    ) -> None:
        note = await self._service.add(
            lesson.id, mark, rendered.text, user_id=self._user_id, origin=self
        )
        if self._rendered is not rendered:
            return
        self._unselect()
        self._show([*self.notes, note])
        if note.is_bookmark:
            told = tr("Bookmarked: {words}", words=note.anchor.exact[:80])
            self._context.notices.show(
                told,
                kind="good",
                action_text=tr("Undo"),
                on_action=lambda: self.remove(note, silently=True),
            )
        elif write:
            self.open_card(note, near, write=True)
        else:
            say(self._pane, tr("Highlighted: {colour}", colour=colour_name(note.colour)))

    def _place_for(self, kind: AnnotationKind, rendered: RenderedPage) -> tuple[int, int] | None:
        if kind is AnnotationKind.HIGHLIGHT:
            return self._selection
        if self._selection is not None:
            return paragraph_at(rendered, self._selection[0])
        at = self._pane.place.offset if self._caret is None else self._caret
        return paragraph_at(rendered, max(0, at))

    def copy(self, with_its_source: bool) -> None:
        """Put the selected words into the clipboard, if wished with where they are from."""
        lesson, rendered = self._lesson, self._rendered
        if self._selection is None or lesson is None or rendered is None:
            return
        start, end = self._selection
        words = rendered.text[start:end].strip()
        if with_its_source:
            course = self._page.course_title
            words = with_source(words, lesson.title, course, heading_at(rendered, start))
        QGuiApplication.clipboard().setText(words)
        self.bar.hide()
        self._context.notices.show(tr("Copied"), kind="good")

    # --- one note --------------------------------------------------------------------------

    def open_card(self, note: Annotation, near: QPoint, *, write: bool) -> None:
        """Open the card of a note at a point of the page."""
        self._scope.start(lambda: self._open(note, near, write), "card", Policy.LATEST)

    async def _open(self, note: Annotation, near: QPoint, write: bool) -> None:
        await self.leave()
        fresh = next((known for known in self.notes if known.id == note.id), note)
        self.bar.hide()
        self.card.show_note(fresh, near, write=write)

    def remove(self, note: Annotation, *, silently: bool = False) -> None:
        """Delete a note, with a way back."""
        self._scope.start(lambda: self._remove(note, silently), "remove", Policy.LATEST)

    async def _remove(self, note: Annotation, silently: bool) -> None:
        if self.card.note is not None and self.card.note.id == note.id:
            await self.leave()
            self._close_card()
        kept = await self._service.delete(note.id, user_id=self._user_id, origin=self)
        self._show([other for other in self.notes if other.id != note.id])
        if silently:
            return
        self._context.notices.show(
            tr("The bookmark was deleted.") if note.is_bookmark else tr("The note was deleted."),
            action_text=tr("Undo"),
            on_action=lambda: self._scope.start(lambda: self._put_back(kept), "put back"),
        )

    async def _put_back(self, note: Annotation) -> None:
        await self._service.put_back(note, user_id=self._user_id)  # heard, and loaded anew

    def _recolour(self, colour: int) -> None:
        note = self.card.note
        if note is None:
            return
        self._colour = colour
        self._scope.start(lambda: self._set_colour(note, colour), "colour", Policy.LATEST)

    async def _set_colour(self, note: Annotation, colour: int) -> None:
        changed = await self._service.change(
            note.id, user_id=self._user_id, colour=colour, origin=self
        )
        self._changed(changed)

    async def _save_card(self) -> None:
        note = self.card.note
        if note is None:
            return
        body, tags = self.card.written
        changed = await self._service.change(
            note.id, user_id=self._user_id, body=body, tags=tags, origin=self
        )
        self._changed(changed)

    def _changed(self, note: Annotation) -> None:
        self._show([note if other.id == note.id else other for other in self.notes])
        if self.card.note is not None and self.card.note.id == note.id:
            self.card.show_colour(note)

    def _on_card_state(self, state: str, error: AppError | None) -> None:
        self.card.error.tell("" if error is None else error_text(error))

    def _leave_card(self) -> None:
        self._scope.start(self._save_and_close, "card", Policy.LATEST)

    async def _save_and_close(self) -> None:
        await self.leave()
        self._close_card()
        self._pane.setFocus()

    def _close_card(self) -> None:
        self._saver.forget()
        self.card.note = None
        self.card.hide()

    # --- what the page tells ---------------------------------------------------------------

    def _on_told(self, kind: str, event: dict[str, Any]) -> None:
        if kind == "selection":
            self._on_selection(event)
        elif kind == "clicked":
            self._on_clicked(event)
        elif kind == "note":
            note = next((note for note in self.notes if note.id == event["key"]), None)
            if note is not None:
                self.open_card(note, self._on_page(event["left"], event["top"]), write=False)
        elif kind == "caret":
            self._caret = event["offset"]
        elif kind == "caret-left":
            self.set_caret(False)
        elif kind == "caret-chosen":
            self._on_caret_chosen()

    def _on_selection(self, event: dict[str, Any]) -> None:
        if event["start"] < 0:
            self._selection = None
            self._wait.stop()
            if not any(button.hasFocus() for button in self.bar.findChildren(QWidget)):
                self.bar.hide()
            return
        self._selection = event["start"], event["end"]
        self._box = QRect(
            QPoint(round(event.get("left", 0)), round(event.get("top", 0))),
            QPoint(round(event.get("right", 0)), round(event.get("bottom", 0))),
        )
        self._show_bar()

    def _show_bar(self) -> None:
        """Near the selection, once the mouse has drawn it."""
        if self._selection is None or not self._is_on:
            return
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self.bar.hide()
            self._wait.start()
        elif self._box.bottom() < 0 or self._box.top() > self._pane.height():
            self.bar.hide()  # scrolled out of sight
        else:
            self.bar.show_at(self._box)

    def _on_clicked(self, event: dict[str, Any]) -> None:
        offset = event["offset"]
        at = [
            note
            for note in self.notes
            if not note.is_lost
            and not note.is_bookmark
            and note.anchor.start <= offset < note.anchor.end
        ]
        if at:
            note = min(at, key=lambda note: note.anchor.end - note.anchor.start)
            near = self._on_page(event.get("left", 0), event.get("top", 0))
            self.open_card(note, near, write=False)
        elif self.card.isVisible():
            self._leave_card()

    def _on_caret_chosen(self) -> None:
        if self._selection is not None:
            self._show_bar()
            self.bar.begin()
        elif self._caret is not None:
            self._on_clicked({"offset": self._caret, "left": 40, "top": 80})

    # --- the caret -------------------------------------------------------------------------

    def toggle_caret(self) -> None:
        """Put a caret into the text, or take it away."""
        self.set_caret(self._caret is None)

    def set_caret(self, on: bool) -> None:
        """Put a caret to the top of what is seen, or take it away."""
        if on and self._pane.is_light:
            words = tr("A caret needs the full page, which could not be shown here.")
            self._context.notices.show(words)
            return
        rendered = self._rendered
        if rendered is None:
            return
        start = max(0, self._pane.place.offset)
        if on and start == 0 and rendered.blocks:
            start = rendered.blocks[0].start
        self._caret = start if on else None
        self._pane.setFocus()
        self._pane.call("caret", on, self._offsets.to_page(start))
        if on:
            words = tr("Caret on. Arrows move it, Shift selects, S takes a sentence, Esc ends.")
        else:
            words = tr("Caret off.")
        self._context.notices.show(words)

    # --- inside ----------------------------------------------------------------------------

    def _connect(self) -> None:
        pane, side = self._pane, self._page.side
        pane.told.connect(self._on_told)
        pane.painted.connect(self._paint)
        self.bar.colour_chosen.connect(self.highlight)
        self.bar.note_requested.connect(self.add_note)
        self.bar.copy_requested.connect(self.copy)
        self.bar.left.connect(self._on_bar_left)
        self.card.edited.connect(self._saver.edited)
        self.card.colour_chosen.connect(self._recolour)
        self.card.removal_wanted.connect(self._on_card_removal)
        self.card.left.connect(self._leave_card)
        side.note_chosen.connect(self.go_to)
        side.note_opened.connect(
            lambda note: self.open_card(note, self._middle(), write=not note.has_note)
        )
        side.note_removal_wanted.connect(self.remove)

    def _add_keys(self) -> None:
        # Of the pane, so that letters typed into fields of the page remain letters.
        colours = (
            Key(
                tr("Highlight: {colour}", colour=colour_name(colour)),
                partial(self.highlight, colour),
                (str(colour),),
            )
            for colour in COLOURS
        )
        keys = (
            Key(tr("Highlight the selected words"), self.highlight, ("H",)),
            Key(tr("Add a note to the selected words"), self.add_note, ("A",)),
            Key(tr("Bookmark this paragraph"), self.add_bookmark, ("B",)),
            Key(tr("Caret in the text"), self.toggle_caret, (), ("F7",)),
            Key(tr("Copy with source"), partial(self.copy, True), (), ("Ctrl+Shift+C",)),
            *colours,
        )
        self._page.keys.add(self._pane, keys)

    def _on_card_removal(self) -> None:
        if self.card.note is not None:
            self.remove(self.card.note)

    def _on_bar_left(self) -> None:
        self.bar.hide()
        self._pane.setFocus()

    def _unselect(self) -> None:
        self._selection = None
        self._wait.stop()
        self.bar.hide()
        if self._caret is None:
            self._pane.select(0, 0)
        else:  # the caret stays where it is
            at = self._offsets.to_page(self._caret)
            self._pane.select(0, 0)
            self._pane.call("caret", True, at)
        self._pane.setFocus()

    def _below_selection(self) -> QPoint:
        if self._selection is None:
            return self._middle()
        return self._on_page(self._box.left(), self._box.bottom())

    def _on_page(self, left: float, top: float) -> QPoint:
        return self._pane.mapTo(self._page, QPoint(round(left), round(top)))

    def _middle(self) -> QPoint:
        return self._on_page(self._pane.width() / 2 - 170, 80)
