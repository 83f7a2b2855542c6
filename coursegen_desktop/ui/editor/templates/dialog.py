"""Lets modules or lessons of template courses be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from ....domain.course import CourseView
from ....domain.ids import CourseId, LessonId, ModuleId
from ...kit.dialogs import Dialog, run
from ...kit.icons import icon
from ...kit.lists import Muted
from ...kit.theme import theme_host_of, theme_of
from ...kit.translate import tr

_PART = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Chosen:
    """Parts of one course to be copied."""

    course_id: CourseId
    modules: tuple[ModuleId, ...] = ()
    lessons: tuple[LessonId, ...] = ()


class TemplateDialog(Dialog):
    """A tree of courses, modules and lessons; what is below something chosen comes with it."""

    def __init__(self, parent: QWidget, courses: Sequence[CourseView]) -> None:
        super().__init__(parent, tr("Add from a template"))
        self.add_title(
            tr("Add from a template"),
            tr("A copy is put behind what is open. It has no ties to the template."),
        )
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(tr("Templates"))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        host = theme_host_of(self)
        self.tree.setMinimumSize(host.px(460), host.px(320))
        for course in courses:
            self._add_course(course)
        self.tree.expandToDepth(0)
        self.tree.itemSelectionChanged.connect(self._on_chosen)
        self.column.addWidget(self.tree)
        self.column.addWidget(
            Muted(
                tr("Courses with the tag “template” are listed here; see “About the course”."),
                wrap=True,
            )
        )
        self._accept = self.add_buttons(tr("Add a copy"), "")
        self.tree.itemActivated.connect(lambda _item: self.accept() if self.chosen else None)
        self._on_chosen()
        self.tree.setFocus()

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """What is to be copied, course by course."""
        found = []
        for course in _below(self.tree.invisibleRootItem()):
            modules = _below(course)
            whole = [item for item in modules if item.isSelected() or course.isSelected()]
            lessons = [
                item
                for module in modules
                if module not in whole
                for item in _below(module)
                if item.isSelected()
            ]
            if whole or lessons:
                found.append(
                    Chosen(
                        CourseId(course.data(0, _PART)),
                        tuple(ModuleId(item.data(0, _PART)) for item in whole),
                        tuple(LessonId(item.data(0, _PART)) for item in lessons),
                    )
                )
        return tuple(found)

    def _add_course(self, course: CourseView) -> None:
        top = self._item(course.title, course.id, "book")
        for module in course.modules:
            branch = self._item(module.title, module.id, "folder")
            for lesson in module.lessons:
                branch.addChild(self._item(lesson.title, lesson.id, "file-text"))
            top.addChild(branch)
        self.tree.addTopLevelItem(top)

    def _item(self, title: str, key: int, icon_name: str) -> QTreeWidgetItem:
        made = QTreeWidgetItem([title])
        made.setData(0, _PART, int(key))
        made.setIcon(0, icon(icon_name, theme_of(self).color("muted")))
        return made

    def _on_chosen(self) -> None:
        self._accept.setEnabled(bool(self.chosen))


def _below(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    children = (item.child(number) for number in range(item.childCount()))
    return [child for child in children if child is not None]


async def ask_templates(parent: QWidget, courses: Sequence[CourseView]) -> tuple[Chosen, ...]:
    """The parts chosen; () when none are."""
    dialog = TemplateDialog(parent, courses)
    given: list[tuple[Chosen, ...]] = []
    dialog.accepted.connect(lambda: given.append(dialog.chosen))
    await run(dialog)
    return given[0] if given else ()
