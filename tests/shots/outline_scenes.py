"""The outline of the editor: several chosen, a drag, a long course, a title in writing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import CourseId, LessonId
from coursegen_desktop.ui.editor.outline.arranging import LESSON, MODULE, Chosen
from coursegen_desktop.ui.editor.outline.outline_editor import OutlineEditor
from coursegen_desktop.ui.editor.outline.rows import Marks
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import scene

_LONG = "What a very long title can do to a narrow outline"
_RTL = "كيف تعمل البلاستيدات الخضراء في الخلية النباتية"


async def _outline(app: AppWindow, course: CourseId, lesson: LessonId | None) -> OutlineEditor:
    page = await app.go(EditRoute(course, lesson))
    await app.settled()
    outline = page.outline
    assert isinstance(outline, OutlineEditor)
    outline.list.drag.cancel()  # of the scene before
    outline.list.setFocus(Qt.FocusReason.TabFocusReason)
    return outline


def _keys(outline: OutlineEditor) -> list[int]:
    return [row.key for row in outline.list.rows.rows if row.kind == LESSON]


@scene("editor-outline-chosen")
async def chosen(app: AppWindow, learned: Learned) -> None:
    """Two lessons, one with a problem; a module closed; a part cut."""
    outline = await _outline(app, learned.course, learned.lesson)
    keys = _keys(outline)
    outline.show_marks(
        Marks(frozenset({LessonId(keys[2])}), {LessonId(keys[0]): "A link leads nowhere."})
    )
    outline.list.choose([(LESSON, keys[0]), (LESSON, keys[1])])
    outline.show_cut(Chosen(lessons=(LessonId(keys[3]),)))
    heads = [row.key for row in outline.list.rows.rows if row.kind == MODULE]
    outline.show_closed(heads[-1:])


@scene("editor-outline-drag")
async def drag(app: AppWindow, learned: Learned) -> None:
    """A lesson on its way to another module."""
    outline = await _outline(app, learned.course, learned.lesson)
    outline.show_cut(Chosen())
    view, keys = outline.list, _keys(outline)
    first = view.visualRect(view.rows.index_of(LESSON, keys[0])).center()
    goal = view.visualRect(view.rows.index_of(LESSON, keys[2]))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    for point in (first + QPoint(0, 20), QPoint(goal.center().x(), goal.bottom() - 3)):
        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(point), QPointF(view.viewport().mapToGlobal(point)),
            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)


@scene("editor-outline-large")
async def large(app: AppWindow, learned: Learned) -> None:
    """Many lessons, long titles and titles from right to left; a search in them."""
    lessons = [LessonDraft(title=f"Lesson {number}", content="Words") for number in range(25)]
    lessons[3] = LessonDraft(title=_LONG, content="Words")
    lessons[4] = LessonDraft(title=_RTL, content="Words")
    modules = [ModuleDraft(title=f"Part {n}", lessons=tuple(lessons)) for n in range(6)]
    modules[1] = modules[1].model_copy(update={"title": _LONG})
    async with app.services.database.unit_of_work(write=True) as work:
        course = await work.courses.add(CourseDraft(title="Everything", modules=tuple(modules)))
        await work.commit()
    outline = await _outline(app, course, None)
    outline.open_search()
    outline.search.field.setText("lesson 1")
    app.window.setFocus()


@scene("editor-outline-title")
async def title(app: AppWindow, learned: Learned) -> None:
    """A title in writing."""
    outline = await _outline(app, learned.course, learned.lesson)
    outline.list.rename_here()
