"""What the editor is handed: services that only authors ask for, made when they are needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from ..services.assist import AssistService
from ..services.course_check import CourseCheckService
from ..services.course_facts import CourseFactsService
from ..services.course_files import CourseFilesService
from ..services.gate import Guarded
from ..services.history import HistoryService
from ..services.media_library import MediaLibraryService
from ..services.pasting import PastingService
from ..services.question_bank import QuestionBankService
from ..services.question_checks import QuestionCheckService
from ..services.recordings import RecordingsService
from ..services.spelling import SpellingService
from ..ui.content.cover import CoverPainter
from ..ui.editor.controller import EditorServices
from ..ui.editor.files.controller import FileServices
from ..ui.editor.parts import PartServices
from ..ui.editor.questions.controller import QuizServices
from ..ui.editor.slides.controller import SlideServices
from ..ui.editor.writing.writing import WritingServices
from .paths import resources_dir

if TYPE_CHECKING:
    from .paths import Paths
    from .wiring import Services

T = TypeVar("T", bound=Guarded)


class AuthorServices:
    """Beside those that the whole program shares."""

    def __init__(self, services: Services, paths: Paths) -> None:
        self._all, self._paths = services, paths
        self._uow = services.database.unit_of_work

    @cached_property
    def pasting(self) -> PastingService:
        """Rich text as Markdown."""
        return self._guarded(PastingService(self._all.writers))

    @cached_property
    def media_library(self) -> MediaLibraryService:
        """Files that come into lessons."""
        add = self._all.editing.add_asset
        made = MediaLibraryService(self._uow, self._all.writers, self._paths.media, add)
        return self._guarded(made)

    @cached_property
    def recordings(self) -> RecordingsService:
        """Voices of people for parts of lessons."""
        all_ = self._all
        made = RecordingsService(self.media_library, all_.writers, self._paths.media)
        return self._guarded(made)

    @cached_property
    def course_files(self) -> CourseFilesService:
        """All files of a course."""
        all_, paths = self._all, self._paths
        made = CourseFilesService(
            self._uow, all_.hub, all_.version_notes, all_.writers, self.media_library,
            paths.media, paths.opened,
        )  # fmt: skip
        return self._guarded(made)

    @cached_property
    def spelling(self) -> SpellingService:
        """Words that are spelled well."""
        return self._guarded(SpellingService(self._uow, self._all.writers, self._all.now))

    @cached_property
    def history(self) -> HistoryService:
        """Versions of lessons and courses."""
        all_, uow = self._all, self._uow
        made = HistoryService(uow, all_.hub, all_.version_notes, all_.writers, all_.now)
        return self._guarded(made)

    @cached_property
    def question_checks(self) -> QuestionCheckService:
        """Rules for good questions."""
        return self._guarded(QuestionCheckService())

    @cached_property
    def question_bank(self) -> QuestionBankService:
        """All questions of a course."""
        all_ = self._all
        made = QuestionBankService(self._uow, all_.hub, all_.writers, all_.version_notes)
        return self._guarded(made)

    @cached_property
    def course_check(self) -> CourseCheckService:
        """What is wrong with a course."""
        all_, media = self._all, self._paths.media
        return self._guarded(CourseCheckService(self._uow, all_.writers, all_.editing, media))

    @cached_property
    def assist(self) -> AssistService:
        """A model that helps an author."""
        all_ = self._all
        made = AssistService(
            self._uow, resources_dir() / "prompts", all_.open_model, all_.connections.list
        )
        return self._guarded(made)

    @cached_property
    def course_facts(self) -> CourseFactsService:
        """What is known of outcomes; covers from pictures."""
        save = self._all.editing.save_course
        return self._guarded(CourseFactsService(self._uow, self._paths.media, save))

    def for_editor(self, paint_cover: CoverPainter) -> EditorServices:
        """What one editor is handed."""
        services = self._all
        return EditorServices(
            authoring=services.authoring,
            editing=services.editing,
            library=services.library,
            settings=services.settings,
            journal=services.journal,
            writing=WritingServices(self.pasting, self.media_library, self.spelling),
            parts=lambda: self._for_parts(paint_cover),
        )

    def _for_parts(self, paint_cover: CoverPainter) -> PartServices:
        services = self._all
        return PartServices(
            editing=services.editing,
            library=services.library,
            render=services.authoring.preview,
            history=self.history,
            facts=self.course_facts,
            checks=self.course_check,
            quiz=QuizServices(
                services.editing,
                self.question_checks,
                self.question_bank,
                self.media_library,
                services.journal,
            ),
            files=FileServices(
                self.media_library, self.course_files, services.editing, self._paths.media
            ),
            store=self._paths.media,
            user=services.user,
            paint_cover=paint_cover,
            assist=self.assist,
            scripts=services.scripts,
            slides=SlideServices(
                services.editing,
                services.slides,
                self.media_library,
                self.recordings,
                services.journal,
                services.scripts,
            ),
        )

    def _guarded(self, service: T) -> T:
        service.gate = self._all.gate
        return service
