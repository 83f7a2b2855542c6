"""The editor: outline at the left, Markdown in the middle, the reader's page at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...domain.course import MAX_TITLE, CourseView
from ...domain.ids import LessonId
from ...domain.lesson import LessonText
from ...rendering.rendered import RenderedPage
from ..content.lesson_view import LessonPane
from ..content.outline_view import KEY, KIND, LESSON, MODULE, OutlineView
from ..kit.empty_state import EmptyState
from ..kit.forms import IconButton, Pill, PrimaryButton, QuietButton, SecondaryButton
from ..kit.icons import IconLabel
from ..kit.lists import ElidedLabel, Hairline, Muted, PageHeader, Panel
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .markdown_edit import MarkdownEdit
from .toolbar import MarkdownToolbar

_OUTLINE_WIDTH = 264


class EditorPage(QWidget):
    """Holds the draft; states wishes. `draft_changed` comes with every keystroke."""

    lesson_chosen = Signal(int)
    draft_changed = Signal()
    save_requested = Signal()
    library_requested = Signal()
    course_details_requested = Signal()
    publish_requested = Signal(bool)
    read_requested = Signal()
    add_module_requested = Signal()
    add_lesson_requested = Signal(int)  # module id, 0 for the current one
    rename_module_requested = Signal(int, str)
    delete_lesson_requested = Signal(int)
    move_lesson_requested = Signal(int, int)

    def __init__(self, resources: Path) -> None:
        super().__init__()
        self._filling = False
        self.preview = LessonPane(resources)
        self.edit = MarkdownEdit()
        self.edit.setProperty("frameless", True)
        self.edit.textChanged.connect(self._on_changed)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._empty = EmptyState(
            "square-pen",
            tr("Nothing is being edited"),
            tr("Open the library and choose Edit in a course's menu."),
            tr("Open the library"),
            action_icon="library",
        )
        self._empty.action_requested.connect(self.library_requested)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._make_desk())
        shortcut = QShortcut(QKeySequence.StandardKey.Save, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save_requested)

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
        self._course_title.setText(course.title)
        self._state.show_as(
            tr("Published") if course.is_published else tr("Draft"),
            "good" if course.is_published else "warn",
        )
        self._publish.setVisible(not course.is_published)
        self._withdraw.setVisible(course.is_published)
        self.outline.show_course(course, current)

    def show_lesson(self, lesson: LessonText | None) -> None:
        """Put a lesson on the desk; None when the course has none."""
        self._filling = True
        self._title.setText(lesson.title if lesson else "")
        self.edit.show_text(lesson.content if lesson else "")
        for widget in (self._title, self.edit, self.toolbar, self._read):
            widget.setEnabled(lesson is not None)
        self._filling = False
        if lesson is not None:
            self.outline.mark_current(lesson.id)

    def show_preview(self, rendered: RenderedPage, minutes: int) -> None:
        """Show the page as readers will see it, at the place where it stood."""
        self.preview.show_page(rendered, self.title, self.preview.position)
        self._counts.setText(
            tr("%n word(s)", rendered.words) + " · " + tr("{minutes} min", minutes=minutes)
        )

    def show_saving(self, state: str) -> None:
        """saved, edited, saving or failed: said in words beside the title."""
        icon, text, role = {
            "saved": ("check", tr("Saved"), "muted"),
            "edited": ("pencil", tr("Edited"), "muted"),
            "saving": ("refresh-cw", tr("Saving…"), "muted"),
            "failed": ("circle-alert", tr("Not saved"), "bad"),
        }[state]
        self._saving.show_as(icon, text, role=role)

    def _make_desk(self) -> QWidget:
        desk = QWidget()
        row = QHBoxLayout(desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._make_outline())
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._make_header())
        right.addWidget(self._make_toolbar())
        right.addWidget(Hairline())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.edit)
        split.addWidget(self.preview)
        split.setSizes([500, 500])
        right.addWidget(split, 1)
        row.addLayout(right, 1)
        return desk

    def _make_outline(self) -> Panel:
        panel = Panel()
        panel.setFixedWidth(theme_host_of(self).px(_OUTLINE_WIDTH))
        column = QVBoxLayout(panel)
        column.setContentsMargins(12, 14, 12, 12)
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        self._course_title = ElidedLabel(font_role="strong")
        head.addWidget(self._course_title, 1)
        self._state = Pill(tr("Draft"), "warn")
        head.addWidget(self._state)
        details = IconButton("settings", tr("Course title and description"))
        details.clicked.connect(self.course_details_requested)
        head.addWidget(details)
        column.addLayout(head)
        self.outline = OutlineView(with_quizzes=False)
        self.outline.lesson_chosen.connect(self.lesson_chosen)
        self.outline.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.outline.customContextMenuRequested.connect(self._open_menu)
        column.addWidget(self.outline, 1)
        for keys, offset in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.outline)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda offset=offset: self._move_current(offset))
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.outline)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete_current)
        buttons = QHBoxLayout()
        lesson = SecondaryButton(tr("Lesson"), "plus")
        lesson.setAccessibleName(tr("Add a lesson"))
        lesson.clicked.connect(lambda: self.add_lesson_requested.emit(self._current_module()))
        module = SecondaryButton(tr("Module"), "plus")
        module.setAccessibleName(tr("Add a module"))
        module.clicked.connect(self.add_module_requested)
        buttons.addWidget(lesson)
        buttons.addWidget(module)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return panel

    def _make_header(self) -> PageHeader:
        header = PageHeader()
        header.title.setVisible(False)
        self._title = QLineEdit()
        self._title.setObjectName("lesson_title")
        self._title.setMaxLength(MAX_TITLE)
        self._title.setAccessibleName(tr("Lesson title"))
        self._title.textEdited.connect(self._on_changed)
        # Far more than the header's own stretch: the title takes the room there is.
        header.row.insertWidget(0, self._title, 100)
        self._saving = IconLabel("check", tr("Saved"), size=14, role="muted")
        header.row.insertWidget(1, self._saving)
        for icon, name, keys, act in (
            ("undo-2", tr("Undo"), "Ctrl+Z", self.edit.undo),
            ("redo-2", tr("Redo"), "Ctrl+Shift+Z", self.edit.redo),
        ):
            button = IconButton(icon, name, keys)
            button.clicked.connect(lambda _=False, act=act: act())
            available = (
                self.edit.undoAvailable if act == self.edit.undo else self.edit.redoAvailable
            )
            available.connect(button.setEnabled)
            button.setEnabled(False)
            header.add(button)
        self._read = QuietButton(tr("Read"), "book-open")
        self._read.setToolTip(tr("Open this lesson in the reader"))
        self._read.clicked.connect(self.read_requested)
        header.add(self._read)
        self._withdraw = SecondaryButton(tr("Make a draft"))
        self._withdraw.clicked.connect(lambda: self.publish_requested.emit(False))
        header.add(self._withdraw)
        self._publish = PrimaryButton(tr("Publish"))
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
        return bar

    def _open_menu(self, place: QPoint) -> None:
        index = self.outline.indexAt(place)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        key = index.data(KEY)
        if index.data(KIND) == LESSON:
            for text, act in (
                (tr("Move up"), lambda: self.move_lesson_requested.emit(key, -1)),
                (tr("Move down"), lambda: self.move_lesson_requested.emit(key, 1)),
                (tr("Delete lesson"), lambda: self.delete_lesson_requested.emit(key)),
            ):
                menu.addAction(_action(menu, text, act))
        elif index.data(KIND) == MODULE:
            title = str(index.data(Qt.ItemDataRole.DisplayRole)).partition(". ")[2]
            menu.addAction(
                _action(menu, tr("Rename…"), lambda: self.rename_module_requested.emit(key, title))
            )
            menu.addAction(
                _action(menu, tr("Add a lesson"), lambda: self.add_lesson_requested.emit(key))
            )
        else:
            menu.addAction(_action(menu, tr("Add a module"), self.add_module_requested.emit))
        menu.popup(self.outline.viewport().mapToGlobal(place))

    def _current_module(self) -> int:
        index = self.outline.currentIndex()
        if index.data(KIND) == LESSON:
            index = index.parent()
        return int(index.data(KEY) or 0)

    def _move_current(self, offset: int) -> None:
        index = self.outline.currentIndex()
        if index.data(KIND) == LESSON:
            self.move_lesson_requested.emit(index.data(KEY), offset)

    def _delete_current(self) -> None:
        index = self.outline.currentIndex()
        if index.data(KIND) == LESSON:
            self.delete_lesson_requested.emit(index.data(KEY))

    def _on_changed(self) -> None:
        if not self._filling:
            self.draft_changed.emit()


def _action(menu: QMenu, text: str, act: object) -> QAction:
    action = QAction(text, menu)
    action.triggered.connect(lambda: act())  # type: ignore[operator]
    return action
