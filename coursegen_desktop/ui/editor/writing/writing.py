"""What the writing pane wishes from services: previews, rich text, files, spelling."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPixmap
from PySide6.QtWidgets import QDialog

from ....domain.errors import AppError, InvalidContent
from ....domain.ids import CourseId, LessonId
from ....domain.language import language_of
from ....domain.lesson import heading_anchor
from ....domain.media_names import ALL
from ....rendering.rendered import RenderedPage
from ....services.blocking import in_thread
from ....services.media_library import Incoming, MediaFile, MediaLibraryService
from ....services.pasting import PastingService
from ....services.spelling import SpellingService, WordList
from ...kit.dialogs import choose_files, run
from ...kit.notices import Notices
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import error_text, tr
from . import kinds
from .around import source_around
from .link_dialog import LinkDialog, Target, escaped
from .media_dialog import MediaDialog
from .pane import WritingPane
from .source_dialog import SourceDialog, SourceKind
from .table_dialog import TableDialog
from .tables import new_table

_KINDS: dict[str, Callable[[], SourceKind]] = {
    "formula": kinds.formula,
    "diagram": kinds.diagram,
    "check": kinds.check,
}
_SEEN = 400


class WritingServices(NamedTuple):
    """What the pane needs besides the text."""

    pasting: PastingService
    media: MediaLibraryService
    spelling: SpellingService


class OpenLesson(NamedTuple):
    """The lesson on the desk; `others` are the course's lessons: (key, title, module)."""

    course_id: CourseId
    lesson_id: LessonId
    language: str = ""
    others: tuple[tuple[LessonId, str, str], ...] = ()


class Writing:
    """Grants the wishes of one pane. `render` makes a page of Markdown as the lesson's own."""

    def __init__(
        self,
        pane: WritingPane,
        scope: TaskScope,
        notices: Notices,
        services: WritingServices,
        *,
        render: Callable[[str], Awaitable[RenderedPage]],
        resources: Path,
        store: Path | None = None,
        cache: Path | None = None,
    ) -> None:
        self._pane = pane
        self._scope = scope
        self._notices = notices
        self._services = services
        self._render = render
        self._folders = (resources, store, cache)
        self._lesson: OpenLesson | None = None
        self._words: WordList | None = None
        pane.edit.takes_html = True
        pane.asked.connect(self._on_asked)
        pane.html_pasted.connect(self._on_html_pasted)
        pane.files_dropped.connect(self._on_files_dropped)
        pane.suggestions_requested.connect(self._on_suggestions_requested)
        pane.word_added.connect(self._on_word_added)

    def show(self, lesson: OpenLesson | None) -> None:
        """Which lesson is on the desk."""
        before, self._lesson = self._lesson, lesson
        if lesson is None:
            return
        self._pane.set_language(lesson.language)
        known = (before.course_id, before.language) if before is not None else None
        if known != (lesson.course_id, lesson.language) or self._words is None:
            self._scope.start(self._load_words, "spelling", Policy.LATEST)

    # ------------------------------------------------------------ what is asked first

    def _on_asked(self, name: str) -> None:
        if name in _KINDS:
            self._scope.start(lambda: self._ask_source(name), "insert")
        elif name == "table":
            self._scope.start(self._ask_table, "insert")
        elif name == "link":
            self._scope.start(self._ask_link, "insert")
        elif name == "picture":
            self._scope.start(self._ask_files, "insert")

    async def _ask_source(self, name: str) -> None:
        """Ask for a formula, a diagram or a question; the one that the cursor is in is changed."""
        edit, kind = self._pane.edit, _KINDS[name]()
        found = source_around(edit.textCursor())
        if found is not None and found.command == name:
            edit.select(found.start, found.end)
            source, inline = found.source, found.is_inline
        else:
            found = None
            chosen = edit.textCursor().selectedText().replace("\u2029", "\n").strip()
            source = chosen or (kind.pieces[0].text if kind.pieces[0].whole else "")
            inline = kind.inline is not None and _is_within_words(self._pane)
        resources, store, cache = self._folders
        dialog = SourceDialog(
            self._pane, kind, source, resources, store=store, cache=cache, inline=inline
        )
        dialog.preview_wanted.connect(
            lambda text: self._scope.start(
                lambda: self._preview(dialog, text), "insert preview", Policy.LATEST
            )
        )
        dialog.begin()
        made: list[tuple[str, bool]] = []
        dialog.accepted.connect(lambda: made.append((dialog.markdown(), dialog.is_alone)))
        await run(dialog)
        self._scope.cancel("insert preview")
        if made and made[0][0]:
            markdown, is_alone = made[0]
            if found is not None and is_alone == (not found.is_inline):
                edit.select(found.start, found.end)
                edit.insert_inline(markdown)
            elif is_alone:
                edit.insert_block(markdown)
            else:
                edit.insert_inline(markdown)

    async def _preview(self, dialog: SourceDialog, markdown: str) -> None:
        page = await self._render(markdown)
        if dialog.isVisible():
            dialog.show_preview(page)

    async def _ask_table(self) -> None:
        dialog = TableDialog(self._pane)
        grid = dialog.grid
        size: list[tuple[int, int]] = []
        dialog.accepted.connect(lambda: size.append((grid.rows, grid.columns)))
        await run(dialog)
        if size:
            head = tr("Column")
            table = new_table(*size[0], head)
            self._pane.edit.insert_block("\n".join(table.lines()), f"{head} 1")

    async def _ask_link(self) -> None:
        edit = self._pane.edit
        chosen = edit.textCursor().selectedText()
        dialog = LinkDialog(self._pane, "" if "\u2029" in chosen else chosen, await self._targets())
        made: list[str] = []
        dialog.accepted.connect(lambda: made.append(dialog.markdown()))
        await run(dialog)
        if made and made[0]:
            edit.insert_inline(made[0])

    async def _targets(self) -> Sequence[Target]:
        """Headings of this lesson, the lessons of the course, its files."""
        self._pane.facts_reader.finish()
        taken: set[str] = set()
        found = [
            Target("heading", heading.text, f"#{heading_anchor(heading.text, taken)}", tr("here"))
            for heading in self._pane.facts.headings
        ]
        lesson = self._lesson
        if lesson is None:
            return found
        found += [
            Target("lesson", title, f"lesson:{key}", module)
            for key, title, module in lesson.others
            if key != lesson.lesson_id
        ]
        files = await self._services.media.files(lesson.lesson_id)
        return [*found, *(Target("picture", file.name, file.address) for file in files)]

    # ------------------------------------------------------------ files

    async def _ask_files(self) -> None:
        place = self._pane.edit.textCursor().position()
        endings = " ".join(f"*{ending}" for ending in sorted(ALL))
        kinds_of = tr("Pictures, sound and films ({endings})", endings=endings)
        paths = await choose_files(self._pane, tr("Put files into the lesson"), [kinds_of])
        await self._bring_in([Path(path) for path in paths], place)

    def _on_files_dropped(self, files: list[Path | QImage], place: int) -> None:
        self._scope.start(lambda: self._bring_in(files, place), "files")

    async def _bring_in(self, files: Sequence[Path | QImage], place: int) -> None:
        lesson = self._lesson
        anchor = self._pane.edit.anchor(place)
        for file in files:
            if lesson is None or self._lesson is None or self._lesson.lesson_id != lesson.lesson_id:
                return  # another lesson is on the desk by now
            try:
                markdown = await self._brought(lesson.lesson_id, file)
            except AppError as error:
                self._notices.show(error_text(error), kind="bad")
                continue
            if markdown:
                self._pane.edit.insert_at(anchor.position(), markdown)
                anchor = self._pane.edit.textCursor()

    async def _brought(self, lesson_id: LessonId, file: Path | QImage) -> str:
        """What stands for a file in the text; "" when its dialog was closed."""
        media = self._services.media
        if isinstance(file, QImage):
            data = await in_thread(_png_of, file)
            incoming = await media.look(data, tr("picture") + ".png")
        else:
            incoming = await media.look(file)
        seen = await in_thread(_thumbnail, incoming)
        picture = None if seen is None else QPixmap.fromImage(seen)
        dialog = MediaDialog(self._pane, incoming, picture)
        answer: list[tuple[str, str, int | None]] = []
        dialog.accepted.connect(lambda: answer.append((dialog.words, dialog.caption, dialog.side)))
        if await run(dialog) != QDialog.DialogCode.Accepted or not answer:
            return ""
        words, caption, side = answer[0]
        kept = await media.add(lesson_id, incoming, side=side)
        return _embedded(kept, words, caption)

    # ------------------------------------------------------------ rich text

    def _on_html_pasted(self, key: int, html: str, plain: str) -> None:
        self._scope.start(lambda: self._paste(key, html, plain), f"paste {key}")

    async def _paste(self, key: int, html: str, plain: str) -> None:
        try:
            made = await self._services.pasting.markdown(html)
        except InvalidContent as error:
            self._pane.edit.finish_paste(key, plain)
            self._notices.show(error_text(error), kind="bad")
            return
        self._pane.edit.finish_paste(key, made.markdown or plain)
        if made.pictures:
            self._notices.show(
                tr(
                    "%n picture(s) of the copied text stayed out: paste or drop them one by one.",
                    made.pictures,
                )
            )

    # ------------------------------------------------------------ spelling

    async def _load_words(self) -> None:
        lesson = self._lesson
        if lesson is not None:
            language = lesson.language or language_of(self._pane.text())
            self._words = await self._services.spelling.words(lesson.course_id, language)
            self._pane.spelling.set_words(self._words)

    def _on_suggestions_requested(self, word: str) -> None:
        self._scope.start(lambda: self._suggest(word), "suggest", Policy.RESTART)

    async def _suggest(self, word: str) -> None:
        language = self._words.language if self._words is not None else ""
        self._pane.show_suggestions(await self._services.spelling.suggestions(word, language))

    def _on_word_added(self, word: str) -> None:
        self._scope.start(lambda: self._add_word(word), f"word {word}")

    async def _add_word(self, word: str) -> None:
        if self._lesson is None or self._words is None:
            return
        own = await self._services.spelling.add(self._lesson.course_id, word)
        self._words = self._words.with_own(own)
        self._pane.spelling.set_words(self._words)


def _is_within_words(pane: WritingPane) -> bool:
    return bool(pane.edit.textCursor().block().text().strip())


def _embedded(file: MediaFile, words: str, caption: str) -> str:
    title = ' "{}"'.format(caption.replace('"', "”")) if caption else ""
    return f"![{escaped(words)}]({file.address}{title})"


def _png_of(image: QImage) -> bytes:
    """A picture of the clipboard as a file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def _thumbnail(incoming: Incoming) -> QImage | None:
    """A small form of a picture, None of what is none."""
    if not incoming.is_picture:
        return None
    if isinstance(incoming.source, Path):
        reader = QImageReader(str(incoming.source))
    else:
        buffer = QBuffer()
        buffer.setData(QByteArray(incoming.source))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > 2 * _SEEN:
        reader.setScaledSize(size.scaled(2 * _SEEN, 2 * _SEEN, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
