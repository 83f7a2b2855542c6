"""The editor: outline at the left, a part of the lesson in the middle, the page beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ...domain.course import CourseView
from ...domain.edit import UndoState
from ...domain.ids import LessonId
from ...domain.lesson import LessonText
from ...domain.place import Place
from ...rendering.rendered import RenderedPage
from ..content.lesson_view import LessonPane
from ..kit.empty_state import EmptyState
from ..kit.focus import start_at
from ..kit.forms import IconButton
from ..kit.lists import Hairline
from ..kit.theme import theme_host_of
from ..kit.translate import tr
from .assist.panel import AssistPanel
from .head import ASSIST_KEYS, EditorHead
from .outline.outline_editor import OutlineEditor
from .tabs import LESSON, EditorTabs
from .writing.pane import WritingPane

# Below these widths (at text scale 1) outline and preview start closed, and counts are hidden.
_ROOM_FOR_OUTLINE = 860
_ROOM_FOR_PREVIEW = 600
_ROOM_FOR_TABS = 600  # with their words
_ROOM_FOR_COUNTS = 900
_ASSIST, _LEAST_ASSIST = 400, 320


class EditorPage(QWidget):
    """Holds the draft; states wishes. `draft_changed` comes with every change of its words."""

    lesson_chosen = Signal(int)
    draft_changed = Signal()
    step_began = Signal()
    save_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    library_requested = Signal()
    assist_requested = Signal()
    empty_requested = Signal()  # a course without documents
    # A part of the lesson by its name in `tabs`, to be put into the page by `show_pane`.
    part_requested = Signal(str)

    def __init__(
        self, resources: Path, *, store: Path | None = None, cache: Path | None = None
    ) -> None:
        super().__init__()
        self._lesson_id: LessonId | None = None
        self._is_showing = False
        self._wants_outline: bool | None = None
        self._wants_preview: bool | None = None
        self._panes: dict[str, QWidget] = {}
        self._shown = LESSON
        self.preview = LessonPane(resources, store=store, cache=cache)
        self.writing = WritingPane()
        self.edit = self.writing.edit
        # Undo is of the whole course, kept with it: the field has none of its own.
        self.edit.setUndoRedoEnabled(False)
        self.outline = OutlineEditor()
        self.assist = AssistPanel()
        self.head = EditorHead()
        self.tabs = EditorTabs()
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._nothing = self._make_nothing()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._make_desk())
        self._connect()
        self._name_keys()
        start_at(self, self.edit)
        self.preview.follow(self.edit)
        self.writing.follow(self.preview)

    # ------------------------------------------------------------ the draft

    @property
    def title(self) -> str:
        """The title as typed."""
        return self.head.field.text()

    @property
    def content(self) -> str:
        """The text as typed. Reads all of it: not with every key."""
        return self.writing.text()

    @property
    def cursor_place(self) -> int:
        """Where the text cursor stands, in UTF-16 units."""
        return self.edit.textCursor().position()

    @property
    def part(self) -> str:
        """What is on the desk: a name of `tabs`, or of a pane of the course."""
        return self._shown

    # ------------------------------------------------------------ what is shown

    def show_nothing(self) -> None:
        """No course is being edited."""
        self._stack.setCurrentIndex(0)

    def begin_title(self) -> None:
        """The keyboard to the lesson's title: the next key writes over it."""
        self.head.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.field.selectAll()

    def show_course(self, course: CourseView, current: LessonId | None) -> None:
        """Fill the outline."""
        self._stack.setCurrentIndex(1)
        self.head.show_course(course.title, is_published=course.is_published)
        self.outline.show_course(course, current)
        item = next((item for item in course.lessons if item.id == current), None)
        questions = 0 if item is None else sum(quiz.questions for quiz in item.quizzes)
        self.tabs.show_counts(questions, None)

    def show_lesson(self, lesson: LessonText | None) -> None:
        """Put a lesson on the desk; None when the course has none.

        Where it is the same lesson only what differs is replaced: cursor and scroll stay.
        """
        is_same = lesson is not None and lesson.id == self._lesson_id
        self._lesson_id = lesson.id if lesson else None
        title, text = (lesson.title, lesson.content) if lesson else ("", "")
        self._is_showing = True
        try:
            if title != self.title:
                self.head.field.setText(title)
                self.head.field.setCursorPosition(0)
            if not is_same:
                self.writing.open_text(text)
            elif text != self.content:
                self.writing.show_text(text)
        finally:
            self._is_showing = False
        self.writing.set_writable(lesson is not None)
        self.tabs.setEnabled(lesson is not None)
        self._settle()
        if lesson is not None:
            self.outline.mark_current(lesson.id)

    def show_title(self, title: str) -> None:
        """Put another title into the field, as if it were typed."""
        self.head.field.setText(title)
        self._on_title_edited()

    def show_preview(self, rendered: RenderedPage) -> None:
        """Show the page as readers will see it, at the part that the text field shows."""
        place: Place = self.writing.place
        self.preview.show_page(rendered, self.title, place)
        self.writing.preview_shown(rendered)

    def show_saving(self, state: str) -> None:
        """saved, edited, saving or failed: said in words beside the title."""
        self.head.show_saving(state)

    def show_undo(self, state: UndoState) -> None:
        """Name what undo and redo would do."""
        self.head.show_undo(state)

    def show_title_missing(self, is_missing: bool) -> None:
        """A lesson needs a title: mark the field while it has none."""
        field = self.head.field
        if bool(field.property("invalid")) != is_missing:
            field.setProperty("invalid", is_missing)
            field.style().unpolish(field)
            field.style().polish(field)
        field.setToolTip(tr("A title cannot be empty.") if is_missing else "")

    def show_assist(self, is_open: bool) -> None:
        """Open or close the assistant's panel beside what is on the desk."""
        self.assist.setVisible(is_open)
        self._assist_edge.setVisible(is_open)
        self._arrange()

    # ------------------------------------------------------------ parts of the lesson

    def has_pane(self, name: str) -> bool:
        """Whether `put_pane` was called for it."""
        return name in self._panes

    def pane(self, name: str) -> QWidget | None:
        """A pane that was put in."""
        return self._panes.get(name)

    def put_pane(self, name: str, pane: QWidget) -> None:
        """Take in a pane: of the lesson (a name of `tabs`), or of the whole course."""
        self._panes[name] = pane
        self._body.addWidget(pane)

    def show_pane(self, name: str) -> None:
        """Show a pane that was put in, or the lesson's text."""
        self._shown = name
        if name in self.tabs.chips:
            self.tabs.choose(name)
        self._settle()
        if name == LESSON:
            self.edit.setFocus()
        elif self._lesson_id is not None or not self._is_of_lesson:
            self._panes[name].setFocus()

    @property
    def _is_of_lesson(self) -> bool:
        return self._shown in self.tabs.chips

    def _settle(self) -> None:
        has_lesson = self._lesson_id is not None
        if self._is_of_lesson and not has_lesson:
            self._body.setCurrentWidget(self._no_lesson)
        else:
            self._body.setCurrentWidget(self._panes[self._shown])
        self.head.show_lesson(has_lesson=has_lesson, is_of_course=not self._is_of_lesson)
        self._strip.setVisible(self._is_of_lesson and has_lesson)
        self._strip_line.setVisible(self._is_of_lesson and has_lesson)
        self.writing.bar.setVisible(self._shown == LESSON)
        self._preview_button.setVisible(self._shown == LESSON)
        self._arrange()

    # ------------------------------------------------------------ building

    def _make_nothing(self) -> EmptyState:
        made = EmptyState(
            "square-pen",
            tr("Nothing is being edited"),
            tr("Choose Edit in the menu of a course in the library, or begin an empty course."),
            tr("Open the library"),
            action_icon="library",
            second_text=tr("New empty course"),
            second_icon="file-plus",
        )
        made.action_requested.connect(self.library_requested)
        made.second_requested.connect(self.empty_requested)
        return made

    def _make_desk(self) -> QWidget:
        desk = QWidget()
        row = QHBoxLayout(desk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.outline)
        self._outline_edge = Hairline(vertical=True)
        row.addWidget(self._outline_edge)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.head)
        self._strip = self._make_strip()
        right.addWidget(self._strip)
        self._strip_line = Hairline()
        right.addWidget(self._strip_line)
        self._body = QStackedWidget()
        self.put_pane(LESSON, self._make_split())
        self._no_lesson = EmptyState(
            "file-plus",
            tr("This course has no lessons yet"),
            tr("Add the first one: it opens here, ready to be written."),
            tr("Add a lesson"),
            action_icon="plus",
        )
        self._no_lesson.action_requested.connect(
            lambda: self.outline.add_lesson_wanted.emit(0, None)
        )
        self._body.addWidget(self._no_lesson)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._body, 1)
        self._assist_edge = Hairline(vertical=True)
        self._assist_edge.hide()
        middle.addWidget(self._assist_edge)
        middle.addWidget(self.assist)
        right.addLayout(middle, 1)
        row.addLayout(right, 1)
        return desk

    def _make_strip(self) -> QWidget:
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(10)
        row.addWidget(self.tabs)
        row.addWidget(self.writing.bar, 1)
        row.addStretch(0)
        self._preview_button = IconButton("eye", tr("Preview"), "F10", checkable=True)
        self._preview_button.clicked.connect(self._toggle_preview)
        row.addWidget(self._preview_button)
        strip.setMinimumHeight(theme_host_of(self).px(44))
        return strip

    def _make_split(self) -> QSplitter:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.writing)
        self._split.addWidget(self.preview)
        self._split.setSizes([500, 500])
        return self._split

    def _connect(self) -> None:
        self.outline.lesson_chosen.connect(self.lesson_chosen)
        self.outline.course_details_requested.connect(self.head.details_requested)
        self.writing.content_changed.connect(self._on_text_changed)
        self.writing.step_began.connect(self._on_step_began)
        self.writing.focus_changed.connect(lambda _: self._arrange())
        self.head.title_edited.connect(self._on_title_edited)
        self.head.field.returnPressed.connect(
            lambda: self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        self.head.lesson_requested.connect(lambda: self.part_requested.emit(LESSON))
        self.head.outline_toggled.connect(self._toggle_outline)
        self.head.undo_requested.connect(self.undo_requested)
        self.head.redo_requested.connect(self.redo_requested)
        self.head.assist_requested.connect(self.assist_requested)
        self.tabs.chosen.connect(self.part_requested)

    def _name_keys(self) -> None:
        standard = QKeySequence.StandardKey
        for words, keys, wish in (
            (tr("Save now"), [QKeySequence(standard.Save)], self.save_requested),
            (tr("Undo"), QKeySequence.keyBindings(standard.Undo), self.undo_requested),
            (
                tr("Redo"),
                [*QKeySequence.keyBindings(standard.Redo), QKeySequence("Ctrl+Y")],
                self.redo_requested,
            ),
            (tr("Assist"), [QKeySequence(ASSIST_KEYS)], self.assist_requested),
        ):
            action = QAction(words, self)
            action.setShortcuts(list(dict.fromkeys(keys)))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, wish=wish: wish.emit())
            self.addAction(action)

    # ------------------------------------------------------------ room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_split"):
            self._arrange()

    def _toggle_outline(self) -> None:
        self._wants_outline = self.outline.isHidden()
        self._arrange()

    def _toggle_preview(self) -> None:
        self._wants_preview = self.preview.isHidden()
        self._arrange()

    def _arrange(self) -> None:
        host = theme_host_of(self)
        is_focused = self.writing.is_focused and self._shown == LESSON
        roomy = self.width() >= host.px(_ROOM_FOR_OUTLINE)
        outline = roomy if self._wants_outline is None else self._wants_outline
        outline = outline and not is_focused
        panel = not self.assist.isHidden()
        if panel and self._shown != LESSON and self._wants_outline is None:
            # A form beside it needs the room more.
            outline = self.width() >= host.px(_ROOM_FOR_OUTLINE + _ASSIST)
        self.outline.fit(self.width())
        self.outline.setVisible(outline)
        self._outline_edge.setVisible(outline)
        room = self.width() - (self.outline.width() if outline else 0)
        least = host.px(_LEAST_ASSIST)
        share = 0.42 if self._shown == LESSON else 0.36  # a form needs more than a text
        self.assist.setFixedWidth(min(host.px(_ASSIST), max(least, round(room * share))))
        beside = room - (self.assist.width() if panel else 0)
        wide = beside >= host.px(_ROOM_FOR_PREVIEW + (_ASSIST // 2 if panel else 0))
        preview = wide if self._wants_preview is None else self._wants_preview
        preview = preview and not is_focused
        self.preview.setVisible(preview)
        self._preview_button.setChecked(preview)
        self.writing.counts.setVisible(room >= host.px(_ROOM_FOR_COUNTS))
        self.tabs.setVisible(not is_focused)
        self.tabs.fit(has_words=room >= host.px(_ROOM_FOR_TABS))
        self.head.fit(room)

    # ------------------------------------------------------------ what is typed

    def _on_text_changed(self) -> None:
        if not self._is_showing and self._lesson_id is not None:
            self.draft_changed.emit()

    def _on_step_began(self, _revision: int) -> None:
        if not self._is_showing and self._lesson_id is not None:
            self.step_began.emit()

    def _on_title_edited(self) -> None:
        if self._lesson_id is not None:
            self.outline.rename(self._lesson_id, self.title)
            self.draft_changed.emit()
