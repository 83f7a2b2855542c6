"""The editor's left side: the course, its outline, and what can be done with its parts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ...domain.course import CourseView, ModuleItem
from ...domain.ids import LessonId
from ..content.outline_view import LESSON, MODULE, OutlineView
from ..kit.forms import IconButton, Pill, SecondaryButton
from ..kit.icons import icon
from ..kit.lists import ElidedLabel, Muted, Panel
from ..kit.theme import theme_host_of, theme_of
from ..kit.translate import tr

_WIDTH, _WIDE = 264, 330
_ROOM_FOR_WIDE = 1560


class OutlinePanel(Panel):
    """States wishes about modules and lessons, by buttons, by a row's menu and by keys."""

    course_details_requested = Signal()
    add_module_requested = Signal()
    add_lesson_requested = Signal(int)  # module id, 0 for the last one
    rename_module_requested = Signal(int, str)
    move_module_requested = Signal(int, int)  # module id, offset
    delete_module_requested = Signal(int)
    rename_lesson_requested = Signal(int)
    move_lesson_requested = Signal(int, int)  # lesson id, offset
    delete_lesson_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: dict[int, ModuleItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(8)
        column.addLayout(self._make_head())
        self.outline = OutlineView(for_editing=True)
        self.outline.menu_wanted.connect(self._open_menu)
        column.addWidget(self.outline, 1)
        column.addLayout(self._make_buttons())
        self._add_keys()
        self.fit(0)

    def show_course(self, course: CourseView, current: LessonId | None) -> None:
        """Fill with a course; `current` is the lesson on the desk."""
        self._modules = {module.id: module for module in course.modules}
        self._title.setText(course.title)
        self._state.show_as(
            tr("Published") if course.is_published else tr("Draft"),
            "good" if course.is_published else "warn",
        )
        self._facts.setText(tr("%n lesson(s)", len(course.lessons)))
        self.outline.show_course(course, current)

    def fit(self, room: int) -> None:
        """Take the width that suits the text size and a page `room` pixels wide."""
        host = theme_host_of(self)
        self.setFixedWidth(host.px(_WIDE if room >= host.px(_ROOM_FOR_WIDE) else _WIDTH))

    def make_menu(self, kind: str, key: int) -> QMenu:
        """What can be done with a row; with nothing, for the ground beside the rows."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if kind == LESSON:
            self._add(menu, "pencil", tr("Rename…"), self.rename_lesson_requested.emit, key)
            self._add(menu, "move-up", tr("Move up"), self.move_lesson_requested.emit, key, -1)
            self._add(menu, "move-down", tr("Move down"), self.move_lesson_requested.emit, key, 1)
            menu.addSeparator()
            self._add(menu, "trash", tr("Delete lesson"), self.delete_lesson_requested.emit, key)
        elif kind == MODULE:
            module = self._modules[key]
            self._add(menu, "plus", tr("Add a lesson"), self.add_lesson_requested.emit, key)
            rename = self.rename_module_requested.emit
            self._add(menu, "pencil", tr("Rename…"), rename, key, module.title)
            self._add(menu, "move-up", tr("Move up"), self.move_module_requested.emit, key, -1)
            self._add(menu, "move-down", tr("Move down"), self.move_module_requested.emit, key, 1)
            menu.addSeparator()
            self._add(menu, "trash", tr("Delete module"), self.delete_module_requested.emit, key)
        else:
            self._add(menu, "plus", tr("Add a lesson"), self.add_lesson_requested.emit, 0)
            self._add(menu, "plus", tr("Add a module"), self.add_module_requested.emit)
        return menu

    def _make_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(8, 0, 0, 4)
        head.setSpacing(4)
        line = QHBoxLayout()
        self._title = ElidedLabel(font_role="strong")
        line.addWidget(self._title, 1)
        details = IconButton("pencil", tr("Course title and description"))
        details.height_px, details.icon_px = 30.0, 16.0
        details.clicked.connect(self.course_details_requested)
        line.addWidget(details)
        head.addLayout(line)
        line = QHBoxLayout()
        self._state = Pill(tr("Draft"), "warn")
        line.addWidget(self._state)
        self._facts = Muted()
        line.addWidget(self._facts)
        line.addStretch(1)
        head.addLayout(line)
        return head

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 0, 0)
        lesson = SecondaryButton(tr("Lesson"), "plus")
        lesson.setAccessibleName(tr("Add a lesson"))
        lesson.setToolTip(tr("Add a lesson to this module"))
        lesson.clicked.connect(
            lambda: self.add_lesson_requested.emit(self.outline.module_at_keyboard())
        )
        module = SecondaryButton(tr("Module"), "plus")
        module.setAccessibleName(tr("Add a module"))
        module.setToolTip(tr("Add a module at the end"))
        module.clicked.connect(self.add_module_requested)
        row.addWidget(lesson)
        row.addWidget(module)
        row.addStretch(1)
        return row

    def _add_keys(self) -> None:
        for keys, words, act in (
            ("Alt+Up", tr("Move up in the outline"), lambda: self._move(-1)),
            ("Alt+Down", tr("Move down in the outline"), lambda: self._move(1)),
            ("F2", tr("Rename in the outline"), self._rename),
            ("Del", tr("Delete from the outline"), self._delete),
        ):
            action = QAction(words, self.outline)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, act=act: act())
            self.outline.addAction(action)

    def _open_menu(self, kind: str, key: int, place: QPoint) -> None:
        self.make_menu(kind, key).popup(place)

    def _add(
        self, menu: QMenu, symbol: str, words: str, wish: Callable[..., object], *values: object
    ) -> QAction:
        action = menu.addAction(self._icon(symbol), words)
        action.triggered.connect(lambda: wish(*values))
        return action

    def _icon(self, symbol: str) -> QIcon:
        return icon(symbol, theme_of(self).color("muted"))

    def _move(self, offset: int) -> None:
        lesson = self.outline.lesson_at_keyboard()
        if lesson:
            self.move_lesson_requested.emit(lesson, offset)
        elif module := self.outline.module_at_keyboard():
            self.move_module_requested.emit(module, offset)

    def _rename(self) -> None:
        lesson = self.outline.lesson_at_keyboard()
        if lesson:
            self.rename_lesson_requested.emit(lesson)
        elif module := self.outline.module_at_keyboard():
            self.rename_module_requested.emit(module, self._modules[module].title)

    def _delete(self) -> None:
        lesson = self.outline.lesson_at_keyboard()
        if lesson:
            self.delete_lesson_requested.emit(lesson)
        elif module := self.outline.module_at_keyboard():
            self.delete_module_requested.emit(module)
