"""Notes beside a lesson, all notes, and a file of notes that differ, photographed."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from coursegen_desktop.domain.anchoring import Anchor, anchor_at
from coursegen_desktop.domain.annotation import AnnotationKind, Mark, NotesQuery
from coursegen_desktop.ui.kit.routes import LessonRoute, NotesRoute
from coursegen_desktop.ui.notes.import_dialog import ImportDialog
from tests.windowed import AppWindow, eventually

from .learner import Learned
from .scenes import empty_scene, scene


@empty_scene("notes-empty")
async def notes_empty(app: AppWindow) -> None:
    await app.go(NotesRoute())


async def _mark(app: AppWindow, learned: Learned) -> None:
    services, user = app.services, app.services.user.id
    if (await services.annotations.facets(user_id=user)).total:
        return
    lesson = await services.lessons.read(learned.lesson, user_id=user)
    page = await services.lessons.page_html(lesson)
    blocks = [block for block in page.blocks if block.kind == "text"][:5]
    for number, block in enumerate(blocks):
        mark = Mark(
            anchor_at(page.text, block.start, page.text.find(".", block.start) + 1),
            AnnotationKind.BOOKMARK if number == 3 else AnnotationKind.HIGHLIGHT,
            1 + number % 4,
            "Ask about this in class: *why* is it so?" if number in (1, 4) else "",
            ("exam",) if number == 1 else (),
        )
        await services.annotations.add(lesson.id, mark, page.text, user_id=user)
    gone = Mark(Anchor(40, 78, "Words that the author has taken out.", "zzz", "qqq"))
    await services.annotations.add(lesson.id, gone, "another text", user_id=user)


@scene("reader-notes")
async def reader_notes(app: AppWindow, learned: Learned) -> None:
    await _mark(app, learned)
    page = await app.go(LessonRoute(learned.lesson))
    marking = app.screen.marking
    await eventually(lambda: len(marking.notes) == 6, "the notes")
    page.show_side(notes=True)
    marking.card.hide()


@scene("reader-note-card")
async def reader_note_card(app: AppWindow, learned: Learned) -> None:
    await reader_notes(app, learned)
    marking = app.screen.marking
    note = next(note for note in marking.notes if note.has_note)
    marking.open_card(note, QPoint(440, 300), write=True)
    await eventually(marking.card.isVisible, "the card")


@scene("notes")
async def notes(app: AppWindow, learned: Learned) -> None:
    await _mark(app, learned)
    await app.go(NotesRoute())


@scene("notes-nothing-found")
async def notes_nothing(app: AppWindow, learned: Learned) -> None:
    await notes(app, learned)
    app.page.search.setText("zeppelin")
    await eventually(lambda: not app.page.count.text(), "the search")


@scene("notes-import")
async def notes_import(app: AppWindow, learned: Learned) -> None:
    await notes(app, learned)
    app.page.show_all()
    await app.settled()
    services, user = app.services, app.services.user.id
    path = app.folder / "notes.json"
    await services.note_files.export(path, NotesQuery(), "Notes", user_id=user)
    path.write_text(path.read_text("utf-8").replace("Ask about", "Ask Bao about"), "utf-8")
    plan = await services.note_files.plan_import(path, user_id=user)
    dialog = ImportDialog(app.page, plan)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
