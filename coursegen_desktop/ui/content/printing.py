"""Printing lessons: a lesson or a whole course becomes a PDF, which the system's viewer prints."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ...domain.course import CourseView
from ...domain.errors import MissingPart
from ...domain.ids import CourseId, LessonId, UserId
from ...domain.lesson import LessonView
from ...rendering.rendered import RenderedPage
from ..kit.bars import ThinBar
from ..kit.dialogs import Dialog, choose_save
from ..kit.forms import SecondaryButton
from ..kit.lists import Muted
from ..kit.locked import is_locked
from ..kit.notices import Notices
from ..kit.printing import agrees_to_print, send_pdf
from ..kit.roles import read_theme
from ..kit.tasks import TaskScope
from ..kit.translate import tr
from .course_export import SUFFIX, file_name

# The task of a scope under which a printing runs: cancelling it stops the printing.
TASK = "print"
_PDF = ".pdf"


class Lessons(Protocol):
    """The part of services.lessons.LessonsService that is used here."""

    def course(self, course_id: CourseId, *, user_id: UserId) -> Awaitable[CourseView]:
        """A course's outline."""

    def read(self, lesson_id: LessonId, *, user_id: UserId) -> Awaitable[LessonView]:
        """A lesson."""

    def page_html(self, lesson: LessonView) -> Awaitable[RenderedPage]:
        """Its page."""


class Documents(Protocol):
    """The part of services.printing.PrintingService that is used here."""

    def places(self, data: bytes) -> Awaitable[dict[str, int]]:
        """On which page each named place stands."""

    def save(
        self, data: bytes, path: Path, title: str, outline: tuple[tuple[str, str, int], ...] = ()
    ) -> Awaitable[int]:
        """Write a document."""


@dataclass(frozen=True, slots=True)
class Printing:
    """What printing works with. `store` is the library's media folder, `cache` of diagrams."""

    lessons: Lessons
    documents: Documents
    resources: Path
    store: Path | None = None
    cache: Path | None = None


class PrintDialog(Dialog):
    """How far a printing is; Cancel stops it."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, tr("Save as PDF"))
        self.add_title(tr("Laying out “{title}”", title=title))
        self.words = Muted("", wrap=True, size="body")
        self.column.addWidget(self.words)
        self.bar = ThinBar(name=tr("Laid out"))
        self.column.addWidget(self.bar)
        row = QHBoxLayout()
        row.addStretch(1)
        self.stop = SecondaryButton(tr("Cancel"))
        self.stop.clicked.connect(self.reject)
        row.addWidget(self.stop)
        self.column.addSpacing(8)
        self.column.addLayout(row)

    def show_step(self, done: int, of: int, words: str) -> None:
        """What is being done, and how much of all is done."""
        self.words.setText(words)
        self.bar.set_percent(100 * done / max(1, of))


async def save_lesson(
    parent: QWidget, notices: Notices, scope: TaskScope, tools: Printing, lesson: LessonView
) -> None:
    """Ask where to, and write one lesson as a PDF. Started under TASK.

    In a locked window it goes to the usual printer.
    """
    if is_locked(parent):
        await _send_lesson(parent, notices, scope, tools, lesson)
        return
    path = await _ask(parent, lesson.title)
    if path is None:
        return
    page = await _laid_out(tools.lessons, lesson)
    await _Work(parent, notices, scope, tools, lesson.title, path).lesson(lesson, page)


async def _send_lesson(
    parent: QWidget, notices: Notices, scope: TaskScope, tools: Printing, lesson: LessonView
) -> None:
    if not await agrees_to_print(parent, lesson.title):
        return
    page = await _laid_out(tools.lessons, lesson)
    with TemporaryDirectory(prefix="coursegen-print-") as folder:
        path = Path(folder, "lesson.pdf")
        work = _Work(parent, notices, scope, tools, lesson.title, path, tells=False)
        await work.lesson(lesson, page)
        await send_pdf(path, lesson.title)
    notices.show(tr("“{title}” was sent to the printer", title=lesson.title), kind="good")


async def save_course(
    parent: QWidget,
    notices: Notices,
    scope: TaskScope,
    tools: Printing,
    course: CourseView,
    user_id: UserId,
) -> None:
    """Ask where to, and write a course as a PDF: title, contents, lessons. Started under TASK."""
    path = await _ask(parent, course.title)
    if path is not None:
        await _Work(parent, notices, scope, tools, course.title, path).course(course, user_id)


async def _ask(parent: QWidget, title: str) -> Path | None:
    name = file_name(title).removesuffix(SUFFIX) + _PDF
    kinds = [tr("PDF documents ({patterns})", patterns=f"*{_PDF}")]
    chosen = await choose_save(parent, tr("Save as PDF"), name, kinds)
    if chosen is None:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == _PDF else path.with_name(path.name + _PDF)


class _Work:
    """One printing with its dialog and its page."""

    def __init__(
        self,
        parent: QWidget,
        notices: Notices,
        scope: TaskScope,
        tools: Printing,
        title: str,
        path: Path,
        *,
        tells: bool = True,
    ) -> None:
        self._tells = tells
        try:
            from .print_page import PrintPage
        except ImportError as error:
            raise MissingPart(
                "Printing needs QtWebEngine, which is not installed.",
                "Install the package of your system that holds QtWebEngine.",
            ) from error
        self._notices, self._tools = notices, tools
        self._title, self._path = title, path
        # Paper is white, whatever the screen is.
        theme = read_theme(tools.resources, "light")
        self._page = PrintPage(tools.resources, theme, parent, store=tools.store, cache=tools.cache)
        self._dialog = PrintDialog(parent, title)
        self._dialog.rejected.connect(lambda: scope.cancel(TASK))

    async def lesson(self, lesson: LessonView, rendered: RenderedPage) -> None:
        from .print_page import Sheet

        self._dialog.open()
        try:
            self._dialog.show_step(0, 3, tr("The lesson is laid out."))
            await self._page.begin()
            sheet = Sheet(_key(lesson.id), lesson, rendered)
            await self._page.add(sheet, {})
            await self._page.draw([sheet])
            self._dialog.show_step(1, 3, tr("The pages are written."))
            await self._save(await self._page.pdf(), ())
        finally:
            self._end()

    async def course(self, course: CourseView, user_id: UserId) -> None:
        self._dialog.open()
        try:
            await self._page.begin()
            await self._page.cover(
                course.title, course.description, _facts(course), _contents(course)
            )
            await self._add_lessons(course, user_id)
            count = len(course.lessons)
            self._dialog.show_step(count, count + 3, tr("The pages are counted."))
            # Twice: the contents name pages that are known only when all is laid out.
            first = await self._page.pdf()
            await self._page.number(await self._tools.documents.places(first))
            self._dialog.show_step(count + 1, count + 3, tr("The pages are written."))
            await self._save(await self._page.pdf(), _outline(course))
        finally:
            self._end()

    async def _add_lessons(self, course: CourseView, user_id: UserId) -> None:
        from .print_page import Sheet

        lessons = self._tools.lessons
        addresses = {f"lesson:{item.id}": _key(item.id) for item in course.lessons}
        count = len(course.lessons)
        drawn: list[Sheet] = []
        for number, item in enumerate(course.lessons, 1):
            self._dialog.show_step(
                number - 1,
                count + 3,
                tr("Lesson {number} of {count}: {title}", number=number, count=count,
                   title=item.title),
            )  # fmt: skip
            lesson = await lessons.read(item.id, user_id=user_id)
            sheet = Sheet(_key(item.id), lesson, await _laid_out(lessons, lesson))
            await self._page.add(sheet, addresses)
            if sheet.page.diagrams:
                drawn.append(sheet)
        await self._page.draw(drawn)

    async def _save(self, data: bytes, outline: tuple[tuple[str, str, int], ...]) -> None:
        path = self._path
        pages = await self._tools.documents.save(data, path, self._title, outline)
        if not self._tells:
            return
        self._notices.show(
            tr("“{title}” was saved as {file}", title=self._title, file=path.name)
            + " · "
            + tr("%n page(s)", pages),
            kind="good",
            action_text=tr("Open"),
            on_action=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def _end(self) -> None:
        self._page.close()
        self._dialog.blockSignals(True)  # its end stops nothing any more
        self._dialog.close()
        self._dialog.deleteLater()


async def _laid_out(lessons: Lessons, lesson: LessonView) -> RenderedPage:
    """A lesson's page. One that came plain because the machine was busy is tried once more."""
    page = await lessons.page_html(lesson)
    return await lessons.page_html(lesson) if page.is_plain else page


def _key(lesson_id: LessonId) -> str:
    return f"lesson-{lesson_id}"


def _facts(course: CourseView) -> str:
    count = len(course.lessons)
    return f"{tr('%n lesson(s)', count)} · {tr('{minutes} min', minutes=course.minutes)}"


def _contents(course: CourseView) -> list[dict[str, object]]:
    return [
        {
            "title": f"{module.number}. {module.title}",
            "lessons": [{"key": _key(item.id), "title": item.title} for item in module.lessons],
        }
        for module in course.modules
        if module.lessons
    ]


def _outline(course: CourseView) -> tuple[tuple[str, str, int], ...]:
    entries: list[tuple[str, str, int]] = []
    for module in course.modules:
        for number, item in enumerate(module.lessons):
            if number == 0:
                entries.append((_key(item.id), f"{module.number}. {module.title}", 0))
            entries.append((_key(item.id), item.title, 1))
    return tuple(entries)
