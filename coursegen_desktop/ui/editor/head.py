"""The editor's head: the lesson's title, whether it is saved, undo and redo, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from ...domain.course import MAX_TITLE
from ...domain.edit import UndoState
from ..kit.forms import IconButton, PrimaryButton, QuietButton, SecondaryButton
from ..kit.icons import IconLabel, icon
from ..kit.lists import ElidedLabel, PageHeader
from ..kit.theme import theme_host_of, theme_of
from ..kit.translate import tr
from .edit_words import redo_words, undo_words

ASSIST_KEYS = "Ctrl+J"
# Below this width (at text scale 1) History is an icon alone.
_ROOM_FOR_WORDS = 760
_SAVING = {
    "saved": ("check", "muted"),
    "edited": ("pencil", "muted"),
    "saving": ("refresh-cw", "muted"),
    "failed": ("circle-alert", "bad"),
}


class EditorHead(PageHeader):
    """States wishes. The title is that of the lesson; a pane of the course shows the course's."""

    title_edited = Signal()
    outline_toggled = Signal()
    lesson_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    history_requested = Signal()
    trash_requested = Signal()
    check_requested = Signal()
    media_requested = Signal()
    details_requested = Signal()
    template_requested = Signal()
    read_requested = Signal()
    publish_requested = Signal(bool)
    assist_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._is_published = False
        self._has_lesson = False
        self.title.setVisible(False)
        self.row.setContentsMargins(14, 0, 18, 0)
        self.row.setSpacing(8)
        self.outline = IconButton("panel-left", tr("Outline"), "F9")
        self.outline.clicked.connect(self.outline_toggled)
        self.row.insertWidget(0, self.outline)
        self.back = IconButton("arrow-left", tr("Back to the lesson"))
        self.back.clicked.connect(self.lesson_requested)
        self.back.hide()
        self.field = self._make_title()
        # Far more than the header's own stretch: the title takes the room there is.
        self.row.insertWidget(1, self.back)
        self.row.insertWidget(2, self.field, 100)
        self.course_title = ElidedLabel("", font_role="view_title")
        self.course_title.hide()
        self.row.insertWidget(3, self.course_title, 100)
        self.saving = IconLabel("check", tr("Saved"), size=14, role="muted")
        self.row.insertWidget(4, self.saving)
        self._add_buttons()
        self.show_undo(UndoState())

    def _make_title(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("lesson_title")
        field.setMaxLength(MAX_TITLE)
        field.setAccessibleName(tr("Lesson title"))
        field.setPlaceholderText(tr("Lesson title"))
        field.textEdited.connect(lambda _: self.title_edited.emit())
        return field

    def _add_buttons(self) -> None:
        self.undo = self._add("undo-2", tr("Undo"), self.undo_requested)
        self.redo = self._add("redo-2", tr("Redo"), self.redo_requested)
        self.history = QuietButton(tr("History"), "rotate-ccw-clock")
        self.history.setToolTip(tr("Every version of this lesson and of the course"))
        self.history.clicked.connect(self.history_requested)
        self.add(self.history)
        self.history_icon = IconButton("rotate-ccw-clock", tr("History"))
        self.history_icon.clicked.connect(self.history_requested)
        self.add(self.history_icon)
        self.more = IconButton("ellipsis", tr("More for the course"))
        self.more.clicked.connect(self._open_menu)
        self.add(self.more)
        self.assist = SecondaryButton(tr("Assist"), "sparkles")
        self.assist_icon = IconButton("sparkles", tr("Assist"))
        keys = QKeySequence(ASSIST_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        words = tr("Let a language model help ({keys})", keys=keys)
        for button in (self.assist, self.assist_icon):
            button.setToolTip(words)
            button.clicked.connect(self.assist_requested)
            self.add(button)
        self.publish = PrimaryButton(tr("Publish"))
        self.publish.setToolTip(tr("Look the course over and let learners see it"))
        self.publish.clicked.connect(lambda: self.publish_requested.emit(True))
        self.add(self.publish)

    def _add(self, icon_name: str, name: str, wish: SignalInstance) -> IconButton:
        button = IconButton(icon_name, name)
        button.clicked.connect(wish)
        self.add(button)
        return button

    # ------------------------------------------------------------ what is shown

    def show_course(self, title: str, *, is_published: bool) -> None:
        """Which course is on the desk."""
        self._is_published = is_published
        self.course_title.setText(title)
        self.publish.setVisible(not is_published)

    def show_lesson(self, *, has_lesson: bool, is_of_course: bool) -> None:
        """Whether a lesson is open, and whether a pane of the whole course covers it."""
        self._has_lesson = has_lesson
        self.back.setVisible(has_lesson and is_of_course)
        self.field.setVisible(has_lesson and not is_of_course)
        self.course_title.setVisible(is_of_course or not has_lesson)
        self.saving.setVisible(has_lesson or is_of_course)

    def show_saving(self, state: str) -> None:
        """saved, edited, saving or failed: in words beside the title."""
        words = {
            "saved": tr("Saved"),
            "edited": tr("Edited"),
            "saving": tr("Saving…"),
            "failed": tr("Not saved"),
        }
        icon_name, role = _SAVING[state]
        self.saving.show_as(icon_name, words[state], role=role)

    def show_undo(self, state: UndoState) -> None:
        """Name what undo and redo would do."""
        undo = QKeySequence(QKeySequence.StandardKey.Undo)
        redo = QKeySequence(QKeySequence.StandardKey.Redo)
        for button, label, words, keys in (
            (self.undo, state.undo, undo_words(state.undo), undo),
            (self.redo, state.redo, redo_words(state.redo), redo),
        ):
            button.setEnabled(label is not None)
            button.setAccessibleName(words)
            native = keys.toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{words} ({native})")

    def fit(self, room: int) -> None:
        """Suit a head `room` pixels wide."""
        roomy = room >= theme_host_of(self).px(_ROOM_FOR_WORDS)
        self.history.setVisible(roomy)
        self.history_icon.setVisible(not roomy)
        self.assist.setVisible(roomy)
        self.assist_icon.setVisible(not roomy)

    def below_assist(self, size: QSize) -> QPoint:
        """Where a menu of that size opens: below the button, its right edge at the button's."""
        button = self.assist if self.assist.isVisible() else self.assist_icon
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 0 if rtl else button.width() - size.width()
        return button.mapToGlobal(QPoint(x, button.height() + 2))

    # ------------------------------------------------------------ the menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def menu(self) -> QMenu:
        """What can be done with the course besides; gone when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._has_lesson:
            self._entry(menu, "book-open", tr("Read as a learner"), self.read_requested)
        self._entry(menu, "settings", tr("About the course…"), self.details_requested)
        self._entry(menu, "list-checks", tr("Check the course"), self.check_requested)
        words = tr("Slides, sound and films…")
        self._entry(menu, "presentation", words, self.media_requested)
        self._entry(menu, "copy-plus", tr("Add from a template…"), self.template_requested)
        self._entry(menu, "trash", tr("Deleted parts…"), self.trash_requested)
        if self._is_published:
            menu.addSeparator()
            action = self._entry(menu, "eye-off", tr("Make a draft again"), None)
            action.triggered.connect(lambda: self.publish_requested.emit(False))
        return menu

    def _entry(
        self, menu: QMenu, icon_name: str, words: str, wish: SignalInstance | None
    ) -> QAction:
        action = QAction(words, menu)
        action.setIcon(icon(icon_name, theme_of(self).color("ink"), 16))
        if wish is not None:
            action.triggered.connect(lambda: wish.emit())
        menu.addAction(action)
        return action
