"""An editor on a real database, and what its tests ask it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.services.course_check import CourseCheckService
from coursegen_desktop.services.course_facts import CourseFactsService
from coursegen_desktop.services.course_files import CourseFilesService
from coursegen_desktop.services.history import HistoryService
from coursegen_desktop.services.journal import JournalService
from coursegen_desktop.services.media_library import MediaLibraryService
from coursegen_desktop.services.pasting import PastingService
from coursegen_desktop.services.question_bank import QuestionBankService
from coursegen_desktop.services.question_checks import QuestionCheckService
from coursegen_desktop.services.recordings import RecordingsService
from coursegen_desktop.services.scripts import ScriptsService
from coursegen_desktop.services.slides import SlidesService
from coursegen_desktop.services.spelling import SpellingService
from coursegen_desktop.ui.content.lesson_light import LightReader
from coursegen_desktop.ui.editor.controller import EditorScreen, EditorServices
from coursegen_desktop.ui.editor.files.controller import FileServices
from coursegen_desktop.ui.editor.outline import controller as outline_controller
from coursegen_desktop.ui.editor.page import EditorPage
from coursegen_desktop.ui.editor.parts import PartServices
from coursegen_desktop.ui.editor.questions.controller import QuizServices
from coursegen_desktop.ui.editor.slides.controller import DeckMaker, SlideServices
from coursegen_desktop.ui.editor.writing.writing import WritingServices
from coursegen_desktop.ui.kit.dialogs import Dialog
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.services.assist_at_work import Helper
from tests.windowed import eventually

from .library_parts import Place, flat_cover
from .screen_parts import RESOURCES, Desk


def services_for(
    desk: Desk, folder: Path, helper: Helper | None = None, maker: DeckMaker | None = None
) -> EditorServices:
    """All that an editor is handed, without a worker process; `helper` is the model's."""
    media = folder / "media"
    journal = JournalService(folder / "journal", 0.0)
    writing = WritingServices(
        PastingService(desk.writer),
        MediaLibraryService(desk.uow, desk.writer, media, desk.editing.add_asset),
        SpellingService(desk.uow, desk.writer, desk.now),
    )
    return EditorServices(
        authoring=desk.authoring,
        editing=desk.editing,
        library=desk.library,
        settings=desk.settings,
        journal=journal,
        writing=writing,
        parts=lambda: PartServices(
            editing=desk.editing,
            library=desk.library,
            render=desk.authoring.preview,
            history=HistoryService(desk.uow, desk.hub, desk.version_notes, desk.writer, desk.now),
            facts=CourseFactsService(desk.uow, media, desk.editing.save_course),
            quiz=QuizServices(
                desk.editing,
                QuestionCheckService(),
                QuestionBankService(desk.uow, desk.hub, desk.writer, desk.version_notes),
                writing.media,
                journal,
            ),
            files=FileServices(
                writing.media,
                CourseFilesService(
                    desk.uow,
                    desk.hub,
                    desk.version_notes,
                    desk.writer,
                    writing.media,
                    media,
                    folder / "opened",
                ),
                desk.editing,
                media,
            ),
            checks=CourseCheckService(desk.uow, desk.writer, desk.editing, media),
            store=media,
            user=desk.user,
            paint_cover=flat_cover,
            assist=(helper or Helper(desk.uow)).service,
            scripts=ScriptsService(desk.uow, desk.writer, desk.hub, desk.version_notes),
            slides=SlideServices(
                desk.editing,
                SlidesService(desk.uow, desk.writer, media, RESOURCES),
                writing.media,
                RecordingsService(writing.media, desk.writer, media),
                journal,
                maker,
            ),
        ),
    )


def make_screen(
    place: Place,
    desk: Desk,
    folder: Path,
    helper: Helper | None = None,
    maker: DeckMaker | None = None,
) -> EditorScreen:
    services = services_for(desk, folder, helper, maker)
    return EditorScreen(place.context, services, user=desk.user, resources=RESOURCES)


async def edit(screen: EditorScreen, course: CourseView, number: int = 0) -> EditorPage:
    await screen.enter(EditRoute(course.id, course.lessons[number].id))
    await screen.scope.settled()
    return screen.page


async def content(desk: Desk, key: LessonId) -> str:
    return (await desk.authoring.lesson(key)).content


def state(page: EditorPage) -> str:
    return page.head.saving.text()


def previewed(page: EditorPage) -> str:
    """The words of the page at the right."""
    reader = page.preview._reader()
    assert isinstance(reader, LightReader)
    return reader.toPlainText()


async def dialog_of(page: EditorPage) -> Dialog:
    """The dialog that opens over the page."""
    await eventually(lambda: page.findChild(Dialog) is not None, "the dialog")
    found = page.findChild(Dialog)
    assert found is not None
    return found


def asked(monkeypatch: pytest.MonkeyPatch, answer: Any) -> list[tuple[Any, ...]]:
    """Answer the questions of the outline's acts. Returns what was asked."""
    found: list[tuple[Any, ...]] = []

    async def ask(_parent: object, *words: Any, **_: Any) -> Any:
        found.append(words)
        return answer

    monkeypatch.setattr(outline_controller, "ask_text", ask)
    return found
