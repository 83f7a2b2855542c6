"""What happens in the library: loads pages of cards, does what a card's menu says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ...domain.errors import AppError
from ...domain.events import (
    AttemptReopened,
    ClassesChanged,
    CourseAdded,
    CourseChanged,
    CourseDeleted,
    CourseRestored,
    JobChanged,
    LessonCompleted,
    LessonOpened,
    LessonSaved,
    QuizFinished,
)
from ...domain.ids import CourseId, LessonId, UserId
from ...domain.library import CourseCard, LibraryOrder, LibraryQuery
from ...domain.rights import Right
from ...domain.school_class import Task
from ...services.jobs import JobView
from ...services.library import PAGE_SIZE
from ..content.course_export import SUFFIX, export_course
from ..content.new_course import begin_course
from ..kit import dialogs
from ..kit.routes import (
    CourseRoute,
    CreateRoute,
    EditRoute,
    LessonRoute,
    LibraryRoute,
    QuizRoute,
    Route,
)
from ..kit.screen import Screen, ScreenContext
from ..kit.tasks import CoroutineFactory, Policy
from ..kit.translate import error_text, tr
from .page import GRID, LIST, LibraryPage

if TYPE_CHECKING:
    from ...services.exchange import ExchangeService
    from ...services.generation import GenerationService
    from ...services.library import LibraryService
    from ...services.search import SearchService
    from ...services.settings import SettingsService

FindTasks = Callable[[], Awaitable[Sequence[Task]]]
_Act = Callable[[CourseCard], Coroutine[Any, Any, None]]

_SETTING = "library"
_END_SIZE = 500  # courses a statement when somebody wants to go to the very end
_HITS = 20
_CHANGES = (CourseAdded, CourseChanged, CourseDeleted, CourseRestored,
            LessonCompleted, LessonOpened, LessonSaved, ClassesChanged, QuizFinished,
            AttemptReopened)  # fmt: skip


class LibraryScreen(Screen[LibraryPage]):
    """The library. Takes the page that was painted before the program was wholly loaded."""

    shows_early = True

    def __init__(
        self,
        context: ScreenContext,
        *,
        page: LibraryPage,
        user_id: UserId,
        library: LibraryService,
        search: SearchService,
        exchange: ExchangeService,
        generation: GenerationService,
        settings: SettingsService,
        may: Callable[[Right], bool],
        tasks: FindTasks | None = None,
    ) -> None:
        super().__init__(context, page)
        self._tasks = tasks
        if context.limits.is_kept:
            page.search.show_keys("")  # no palette there
        page.show_rights(may_edit=may(Right.EDIT_COURSES), sees_drafts=may(Right.SEE_DRAFTS))
        self._user_id = user_id
        self._library = library
        self._search = search
        self._exchange = exchange
        self._generation = generation
        self._settings = settings
        self._cursor: tuple[object, ...] | None = None
        self._loaded: LibraryQuery | None = None
        self._load_number = 0
        self._knows_settings = False
        self._sample_job = 0
        self._connect_page()
        for event in _CHANGES:
            self.listen(event, lambda _: self.mark_stale())
        self.listen(JobChanged, self._on_job_changed)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        self._application = application
        self._application.applicationStateChanged.connect(self._on_application_state)

    # ------------------------------------------------------------ loading

    async def show(self, route: LibraryRoute) -> None:
        """Load what the page asks for; as many courses as it holds already."""
        if not self._knows_settings:
            await self._read_settings()
        await self._load()

    async def resumed(self) -> None:
        """Shown again: the command line may have written courses meanwhile."""
        self.reload()

    async def close(self) -> None:
        self._application.applicationStateChanged.disconnect(self._on_application_state)
        await super().close()

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        # Back from another window, perhaps from a terminal.
        if state == Qt.ApplicationState.ApplicationActive and self.visible:
            self.reload()

    async def _load(self) -> None:
        query = self.page.query
        self._load_number += 1
        mine = self._load_number
        again = query == self._loaded
        size = max(PAGE_SIZE, self.page.model.rowCount()) if again else PAGE_SIZE
        try:
            result = await self._library.page(query, user_id=self._user_id, size=size)
            counts = await self._library.counts(self._user_id)
            continue_card = await self._library.continue_card(self._user_id)
            tasks = () if self._tasks is None else await self._tasks()
        except AppError as error:
            if mine == self._load_number:
                self._loaded = None
                self.page.show_failure(error_text(error))
            return
        if mine != self._load_number:
            return  # a newer load is under way, its answer is the right one
        self._loaded, self._cursor = query, result.next_cursor
        self.page.show_counts(counts, continue_card)
        self.page.show_tasks(tasks)
        self.page.show_cards(query, result.cards, has_more=result.next_cursor is not None)

    async def _more(self) -> None:
        await self._append(PAGE_SIZE)

    async def _append(self, size: int) -> bool:
        """Load what follows; False when nothing does, or when the list is another by now."""
        query, cursor, mine = self._loaded, self._cursor, self._load_number
        if query is None or cursor is None:
            self.page.model.give_up()
            return False
        try:
            result = await self._library.page(
                query, user_id=self._user_id, cursor=cursor, size=size
            )
        except BaseException:
            self.page.model.give_up()
            raise
        if mine != self._load_number:
            return False
        self._cursor = result.next_cursor
        self.page.append_cards(result.cards, has_more=result.next_cursor is not None)
        return result.next_cursor is not None

    async def _to_end(self) -> None:
        here = self.page.current_card()
        while await self._append(_END_SIZE):
            pass
        # Not when the user went on elsewhere meanwhile.
        if self.page.current_card() == here:
            self.page.go_to_end()

    async def _find_lessons(self, text: str) -> None:
        self.page.show_hits(text, await self._search.find(text, limit=_HITS))

    # ------------------------------------------------------------ wishes of the page

    def _connect_page(self) -> None:
        page, go = self.page, self.context.go
        page.query_changed.connect(self._on_query_changed)
        page.more_requested.connect(lambda: self._start(self._more, "more", Policy.LATEST))
        page.end_requested.connect(lambda: self._start(self._to_end, "more", Policy.LATEST))
        page.retry_requested.connect(self.reload)
        page.form_changed.connect(lambda _: self._keep_settings())
        page.course_requested.connect(lambda course_id: go(CourseRoute(CourseId(course_id))))
        page.lesson_requested.connect(lambda lesson_id: go(LessonRoute(LessonId(lesson_id))))
        page.task_requested.connect(lambda task: go(_way_to(task)))
        page.create_requested.connect(lambda: go(CreateRoute()))
        page.empty_requested.connect(
            lambda: self._start(lambda: begin_course(page, self._library, go), "begin")
        )
        page.edit_requested.connect(lambda card: go(EditRoute(card.id)))
        page.documents_requested.connect(lambda: self._start(self._choose_documents, "choose"))
        page.import_requested.connect(lambda: self._start(self._choose_import, "choose"))
        page.sample_requested.connect(lambda: self._start(self._make_sample, "sample"))
        page.export_requested.connect(lambda card: self._for(card, self._export))
        page.publish_requested.connect(lambda card: self._for(card, self._publish))
        page.duplicate_requested.connect(lambda card: self._for(card, self._duplicate))
        page.delete_requested.connect(lambda card: self._for(card, self._delete))

    def _start(self, work: CoroutineFactory, key: str, policy: Policy = Policy.DROP) -> None:
        self.scope.start(work, key, policy)

    def _for(self, card: CourseCard, act: _Act) -> None:
        self._start(partial(act, card), f"{act.__name__} {card.id}")

    def _on_query_changed(self, query: LibraryQuery) -> None:
        if self._loaded is not None and query.order != self._loaded.order:
            self._keep_settings()
        self.page.show_waiting()
        self._start(self._load, "load", Policy.RESTART)
        if query.text:
            self._start(partial(self._find_lessons, query.text), "search", Policy.RESTART)
        else:
            self.scope.cancel("search")

    # ------------------------------------------------------------ acts on one course

    async def _delete(self, card: CourseCard) -> None:
        await self._library.delete(card.id)
        self.context.notices.show(
            tr("“{title}” was deleted", title=card.title),
            action_text=tr("Undo"),
            on_action=lambda: self._for(card, self._restore),
        )

    async def _restore(self, card: CourseCard) -> None:
        await self._library.restore(card.id)

    async def _publish(self, card: CourseCard) -> None:
        published = not card.is_published
        await self._library.set_published(card.id, published)
        words = (
            tr("“{title}” is published", title=card.title)
            if published
            else tr("“{title}” is a draft again", title=card.title)
        )
        self.context.notices.show(words, kind="good")

    async def _duplicate(self, card: CourseCard) -> None:
        title = tr("{title} (copy)", title=card.title)
        course_id = await self._library.duplicate(card.id, title)
        self.context.notices.show(
            tr("“{title}” was added as a draft", title=title),
            kind="good",
            action_text=tr("Edit"),
            on_action=lambda: self.context.go(EditRoute(course_id)),
        )

    async def _export(self, card: CourseCard) -> None:
        await export_course(self.page, self.context.notices, self._exchange, card.id, card.title)

    # ------------------------------------------------------------ what comes in

    async def _choose_documents(self) -> None:
        patterns = " ".join(await self._generation.patterns())
        paths = await dialogs.choose_files(
            self.page, tr("Choose documents"), [_documents(patterns), tr("All files (*)")]
        )
        if paths:
            self.context.go(CreateRoute(tuple(paths)))

    async def _choose_import(self) -> None:
        documents = " ".join(await self._generation.patterns())
        packages = f"*{SUFFIX}"
        filters = [
            tr("Courses and documents ({patterns})", patterns=f"{packages} {documents}"),
            tr("Course packages ({patterns})", patterns=packages),
            _documents(documents),
            tr("All files (*)"),
        ]
        await self.take_in(await dialogs.choose_files(self.page, tr("Import"), filters))

    async def take_in(self, paths: Sequence[str]) -> None:
        """Import course packages; documents go to where courses are made."""
        packages = [path for path in paths if path.lower().endswith(SUFFIX)]
        documents = tuple(path for path in paths if path not in packages)
        for path in packages:
            try:
                imported = await self._exchange.bring_in(Path(path))
            except AppError as error:
                self.context.notices.tell(error)  # the others may be whole
                continue
            words = (
                tr("“{title}” was imported as a copy", title=imported.title)
                if imported.is_copy
                else tr("“{title}” was imported", title=imported.title)
            )
            self.context.notices.show(
                words,
                kind="good",
                action_text=tr("Open"),
                on_action=partial(self.context.go, CourseRoute(imported.course_id)),
            )
        if documents:
            self.context.go(CreateRoute(documents))

    async def _make_sample(self) -> None:
        job = self._generation.sample()
        self._sample_job = job.view.id
        self._tell_sample(job.view)
        try:
            course_id = await job.wait()
        finally:
            self._sample_job = 0
            self.page.show_sample_progress("")
        if self.visible:
            self.context.go(CourseRoute(course_id))

    def _on_job_changed(self, event: JobChanged) -> None:
        view = event.snapshot
        if isinstance(view, JobView) and view.id == self._sample_job and view.is_running:
            self._tell_sample(view)

    def _tell_sample(self, view: JobView) -> None:
        share = "" if view.progress is None else tr("{percent}%", percent=int(view.progress * 100))
        words = tr("The sample course is being written …")
        self.page.show_sample_progress(" ".join(part for part in (words, share) if part))

    # ------------------------------------------------------------ form and order are remembered

    async def _read_settings(self) -> None:
        try:
            kept = await self._settings.get(_SETTING, {})
        except AppError:
            return  # the list says what is wrong; the defaults serve meanwhile
        self._knows_settings = True
        if not isinstance(kept, dict):
            return
        self.page.set_form(LIST if kept.get("form") == LIST else GRID)
        known = {order.value: order for order in LibraryOrder}
        order = known.get(str(kept.get("order")))
        if order is not None:
            self.page.set_order(order)

    def _keep_settings(self) -> None:
        value = {"form": self.page.form, "order": self.page.query.order.value}
        self._start(partial(self._settings.put, _SETTING, value), "settings", Policy.LATEST)


def _way_to(task: Task) -> Route:
    if task.target.asset_id is not None:
        return QuizRoute(task.target.asset_id)
    if task.target.lesson_id is not None:
        return LessonRoute(task.target.lesson_id)
    return CourseRoute(task.target.course_id)


def _documents(patterns: str) -> str:
    return tr("Documents ({patterns})", patterns=patterns)
