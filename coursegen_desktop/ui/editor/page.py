"""The editor: outline at the left, Markdown in the middle, the reader's page at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...domain.course import MAX_TITLE, CourseView
from ...domain.ids import LessonId
from ...domain.lesson import LessonText
from ...domain.place import Place
from ...rendering.rendered import RenderedPage
from ..content.lesson_view import LessonPane
from ..content.outline_view import OutlineView
from ..kit.empty_state import EmptyState
from ..kit.focus import start_at
from ..kit.forms import IconButton, PrimaryButton, QuietButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import Hairline, Muted, PageHeader
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .markdown_edit import MarkdownEdit
from .outline_panel import OutlinePanel
from .toolbar import MarkdownToolbar

# Below these widths (at text scale 1) outline and preview start closed, and counts are hidden.
_ROOM_FOR_OUTLINE = 860
_ROOM_FOR_PREVIEW = 600
_ROOM_FOR_COUNTS = 690


class EditorPage(QWidget):
    """Holds the draft; states wishes. `draft_changed` comes with every change of its words."""

    lesson_chosen = Signal(int)
    draft_changed = Signal()
    save_requested = Signal()
    library_requested = Signal()
    publish_requested = Signal(bool)
    read_requested = Signal()

    def __init__(
        self, resources: Path, *, store: Path | None = None, cache: Path | None = None
    ) -> None:
        super().__init__()
        self._draft = ("", "")
        self._lesson_id: LessonId | None = None
        self._wants_outline: bool | None = None
        self._wants_preview: bool | None = None
        self.preview = LessonPane(resources, store=store, cache=cache)
        self.edit = MarkdownEdit()
        self.edit.textChanged.connect(self._on_changed)
        self.edit.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.panel = OutlinePanel()
        self.panel.outline.lesson_chosen.connect(self.lesson_chosen)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._nothing = EmptyState(
            "square-pen",
            tr("Nothing is being edited"),
            tr("Open the library and choose Edit in a course's menu."),
            tr("Open the library"),
            action_icon="library",
        )
        self._nothing.action_requested.connect(self.library_requested)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._make_desk())
        start_at(self, self.edit)
        self.preview.follow(self.edit)
        save = QAction(tr("Save now"), self)
        save.setShortcut(QKeySequence(QKeySequence.StandardKey.Save))
        save.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.triggered.connect(lambda: self.save_requested.emit())
        self.addAction(save)

    @property
    def outline(self) -> OutlineView:
        """The course's modules and lessons."""
        return self.panel.outline

    @property
    def title(self) -> str:
        """The title as typed."""
        return self._title.text()

    @property
    def content(self) -> str:
        """The text as typed."""
        return self.edit.toPlainText()

    def show_nothing(self) -> None:
        """No course is being edited."""
        self._stack.setCurrentIndex(0)

    def show_course(self, course: CourseView, current: LessonId | None) -> None:
        """Fill the outline."""
        self._stack.setCurrentIndex(1)
        self._publish.setVisible(not course.is_published)
        self._withdraw.setVisible(course.is_published)
        self.panel.show_course(course, current)

    def show_lesson(self, lesson: LessonText | None) -> None:
        """Put a lesson on the desk; None when the course has none.

        The words on the desk stay untouched, with cursor and undo history, where they are those
        of the lesson already.
        """
        is_same = lesson is not None and lesson.id == self._lesson_id
        self._lesson_id = lesson.id if lesson else None
        words = (lesson.title, lesson.content) if lesson else ("", "")
        if not is_same or words != (self.title, self.content):
            self._draft = words
            self._title.setText(words[0])
            self._title.setCursorPosition(0)
            self.edit.show_text(words[1])
        self._body.setCurrentIndex(0 if lesson is not None else 1)
        for widget in (self._title, self.toolbar, self._read, self._saving):
            widget.setEnabled(lesson is not None)
        self._saving.setVisible(lesson is not None)
        if lesson is not None:
            self.outline.mark_current(lesson.id)

    def show_title(self, title: str) -> None:
        """Put another title into the field, as if it were typed."""
        self._title.setText(title)
        self._on_changed()

    def show_preview(self, rendered: RenderedPage, minutes: int) -> None:
        """Show the page as readers will see it, at the part that the text field shows."""
        self.preview.show_page(rendered, self.title, Place(self._share()))
        words = tr("%n word(s)", rendered.words) + " · " + tr("{minutes} min", minutes=minutes)
        self._counts.setText(words)

    def show_saving(self, state: str) -> None:
        """saved, edited, saving or failed: said in words beside the title."""
        icon, text, role = {
            "saved": ("check", tr("Saved"), "muted"),
            "edited": ("pencil", tr("Edited"), "muted"),
            "saving": ("refresh-cw", tr("Saving…"), "muted"),
            "failed": ("circle-alert", tr("Not saved"), "bad"),
        }[state]
        self._saving.show_as(icon, text, role=role)

    def show_title_missing(self, is_missing: bool) -> None:
        """A lesson needs a title: mark the field while it has none."""
        if bool(self._title.property("invalid")) != is_missing:
            self._title.setProperty("invalid", is_missing)
            self._title.style().unpolish(self._title)
            self._title.style().polish(self._title)
        self._title.setToolTip(tr("A title cannot be empty.") if is_missing else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_split"):
            self._arrange()

    def _make_desk(self) -> QWidget:
        desk = QWidget()
        row = QHBoxLayout(desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        self._panel_edge = Hairline(vertical=True)
        row.addWidget(self._panel_edge)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._make_header())
        self._body = QStackedWidget()
        self._body.addWidget(self._make_body())
        empty = EmptyState(
            "file-plus",
            tr("This course has no lessons yet"),
            tr("Add the first one: it opens here, ready to be written."),
            tr("Add a lesson"),
            action_icon="plus",
        )
        empty.action_requested.connect(lambda: self.panel.add_lesson_requested.emit(0))
        self._body.addWidget(empty)
        right.addWidget(self._body, 1)
        row.addLayout(right, 1)
        return desk

    def _make_body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_toolbar())
        column.addWidget(Hairline())
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.edit)
        self._split.addWidget(self.preview)
        self._split.setSizes([500, 500])
        column.addWidget(self._split, 1)
        return body

    def _make_header(self) -> PageHeader:
        header = PageHeader()
        header.title.setVisible(False)
        header.row.setContentsMargins(14, 0, 20, 0)
        outline = IconButton("panel-left", tr("Outline"), "F9")
        outline.clicked.connect(self._toggle_outline)
        header.row.insertWidget(0, outline)
        self._title = QLineEdit()
        self._title.setObjectName("lesson_title")
        self._title.setMaxLength(MAX_TITLE)
        self._title.setAccessibleName(tr("Lesson title"))
        self._title.setPlaceholderText(tr("Lesson title"))
        self._title.textEdited.connect(self._on_changed)
        # Far more than the header's own stretch: the title takes the room there is.
        header.row.insertWidget(1, self._title, 100)
        self._saving = IconLabel("check", tr("Saved"), size=14, role="muted")
        header.row.insertWidget(2, self._saving)
        self._read = QuietButton(tr("Read"), "book-open")
        self._read.setToolTip(tr("Open this lesson in the reader"))
        self._read.clicked.connect(self.read_requested)
        header.add(self._read)
        self._withdraw = SecondaryButton(tr("Make a draft"))
        self._withdraw.setToolTip(tr("Take the course out of what learners see"))
        self._withdraw.clicked.connect(lambda: self.publish_requested.emit(False))
        header.add(self._withdraw)
        self._publish = PrimaryButton(tr("Publish"))
        self._publish.setToolTip(tr("Let learners see the course"))
        self._publish.clicked.connect(lambda: self.publish_requested.emit(True))
        header.add(self._publish)
        return header

    def _make_toolbar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 4, 20, 4)
        self.toolbar = MarkdownToolbar(self.edit)
        row.addWidget(self.toolbar)
        row.addStretch(1)
        self._counts = Muted()
        row.addWidget(self._counts)
        self._preview_button = IconButton("eye", tr("Preview"), "F10", checkable=True)
        self._preview_button.clicked.connect(self._toggle_preview)
        row.addWidget(self._preview_button)
        return bar

    def _toggle_outline(self) -> None:
        self._wants_outline = self.panel.isHidden()
        self._arrange()

    def _toggle_preview(self) -> None:
        self._wants_preview = self.preview.isHidden()
        self._arrange()

    def _arrange(self) -> None:
        host = theme_host_of(self)
        roomy = self.width() >= host.px(_ROOM_FOR_OUTLINE)
        outline = roomy if self._wants_outline is None else self._wants_outline
        self.panel.fit(self.width())
        self.panel.setVisible(outline)
        self._panel_edge.setVisible(outline)
        room = self.width() - (self.panel.width() if outline else 0)
        wide = room >= host.px(_ROOM_FOR_PREVIEW)
        preview = wide if self._wants_preview is None else self._wants_preview
        self.preview.setVisible(preview)
        self._preview_button.setChecked(preview)
        self._counts.setVisible(room >= host.px(_ROOM_FOR_COUNTS))

    def _on_changed(self) -> None:
        # The colours of the text change it too, as Qt sees it; only words count.
        words = (self.title, self.content)
        if words != self._draft and self._lesson_id is not None:
            self._draft = words
            self.outline.rename(self._lesson_id, words[0])
            self.draft_changed.emit()

    def _share(self) -> float:
        bar = self.edit.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def _on_scrolled(self) -> None:
        if not self.preview.isHidden():
            self.preview.scroll_to_position(self._share())
