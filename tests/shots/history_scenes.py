"""The history of a lesson and of a course, a conflict, and the trash, photographed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QDialog

from coursegen_desktop.domain.course_difference import (
    CourseDifference,
    Glance,
    course_fields,
    lesson_difference,
    outline_difference,
)
from coursegen_desktop.domain.edit import TrashItem
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.merge import Merge
from coursegen_desktop.domain.version import (
    AssetContent,
    CourseContent,
    LessonContent,
    LessonPlace,
    ModulePlace,
    VersionInfo,
)
from coursegen_desktop.services.history import Version
from coursegen_desktop.services.merging import merged_parts
from coursegen_desktop.ui.editor.history.conflict_dialog import ConflictDialog
from coursegen_desktop.ui.editor.history.diff_rows import rows_of_course, rows_of_lesson
from coursegen_desktop.ui.editor.history.history_dialog import COURSE, HistoryDialog
from coursegen_desktop.ui.editor.history.trash_dialog import TrashDialog
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import empty_scene, scene

NOW = datetime.now(UTC)
TEXT = """## Three phases

The light reactions leave the chloroplast holding two things it cannot keep for long: **ATP**.

!!! tip "Key idea"
    Rubisco joins CO₂ to RuBP. It is slow, so plants make a great deal of it.

Written as one sum, the reaction is

$$3CO_2 + 9ATP + 6NADPH \\to G3P$$

Water is split at the other end of the chain.

A last thought about starch."""
QUESTION = {"id": "1", "type": "choice", "prompt": "What does Rubisco do?"}
OLD = LessonContent(
    "The Calvin cycle",
    TEXT,
    5,
    (AssetContent("q", "quiz", {"title": "Check", "questions": [QUESTION]}),),
)
NEW = LessonContent(
    "The Calvin–Benson cycle",
    TEXT.replace("holding two things it cannot keep for long", "with two things that do not last")
    .replace("!!! tip", "!!! note")
    .replace("A last thought about starch.", "Sugar is made here.\n\nStarch comes much later."),
    5,
    (
        AssetContent(
            "q",
            "quiz",
            {"title": "Check", "questions": [QUESTION | {"prompt": "What does the enzyme do?"}]},
        ),
    ),
)


def _at(minutes: float) -> str:
    return (NOW - timedelta(minutes=minutes)).isoformat(timespec="microseconds")


def _version(
    key: int, minutes: float, glance: Glance | None, name: str = "", lesson: str = "a"
) -> Version:
    user = "" if glance is not None and glance.is_first else "Ada Martin"
    info = VersionInfo(
        key, CourseId(1), lesson, _at(minutes), user, name, "The Calvin cycle", "", 900
    )
    return Version(info, glance)


async def _over_editor(app: AppWindow, learned: Learned) -> None:
    await app.go(EditRoute(learned.course, learned.lesson))
    await app.settled()


def _open(app: AppWindow, dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    # The screen of the pictures is smaller than their window: Qt puts a wide dialog beside it.
    dialog.move(app.window.geometry().center() - dialog.rect().center())


def _history(app: AppWindow) -> HistoryDialog:
    return HistoryDialog(app.page, lesson="The Calvin cycle", course="Photosynthesis")


@scene("editor-history")
async def history(app: AppWindow, learned: Learned) -> None:
    await _over_editor(app, learned)
    dialog = _history(app)
    rows = rows_of_lesson(lesson_difference(OLD, NEW))
    dialog.version_chosen.connect(lambda _version: dialog.show_rows(rows))
    dialog.show_versions(
        (
            _version(9, 2, Glance(is_text_changed=True, words=24)),
            _version(8, 14, Glance(is_renamed=True, is_text_changed=True), "Before the review"),
            _version(7, 50, Glance(assets=("quiz",))),
            _version(6, 26 * 60, Glance(is_text_changed=True, words=-3), "A name that is too long"),
            _version(1, 9 * 24 * 60, Glance(is_first=True)),
        )
    )
    _open(app, dialog)
    dialog.list.choose(8)


@scene("editor-history-course")
async def history_of_course(app: AppWindow, learned: Learned) -> None:
    await _over_editor(app, learned)
    places = [LessonPlace(key, f"Lesson {key}") for key in "abc"]
    old = CourseContent(
        {"title": "Photosynthesis", "description": "How light becomes sugar."},
        (ModulePlace("m", "Light", "", tuple(places)),),
    )
    new = CourseContent(
        {"title": "Photosynthesis", "description": "How light becomes sugar, step by step."},
        (ModulePlace("m", "Light", "", (places[2], places[0], LessonPlace("d", "Pigments"))),),
    )
    found = CourseDifference(
        course_fields(old, new),
        tuple(outline_difference(old, new)),
        ((NEW.title, lesson_difference(OLD, NEW)),),
    )
    dialog = _history(app)
    dialog.show_scope(COURSE)
    dialog.version_chosen.connect(lambda _version: dialog.show_rows(rows_of_course(found)))
    dialog.show_versions(
        (
            _version(12, 3, None),
            _version(11, 5, Glance(), "Autumn term", ""),
            _version(10, 70, Glance(outline=3, is_course_changed=True), "", ""),
        )
    )
    _open(app, dialog)
    dialog.list.choose(10)


@empty_scene("editor-history-empty")
async def history_empty(app: AppWindow) -> None:
    dialog = HistoryDialog(app.page, lesson="", course="")
    dialog.show_versions(())
    _open(app, dialog)


@scene("editor-conflict")
async def conflict(app: AppWindow, learned: Learned) -> None:
    await _over_editor(app, learned)
    mine = TEXT.replace("two things it", "two things that it").replace("starch", "sugar")
    merge = Merge(NEW.title, (OLD.title, NEW.title), merged_parts(TEXT, mine, NEW.content))
    dialog = ConflictDialog(app.page, merge)
    _open(app, dialog)


@scene("editor-trash")
async def trash(app: AppWindow, learned: Learned) -> None:
    await _over_editor(app, learned)
    dialog = TrashDialog(app.page, "Photosynthesis")
    dialog.show_items(
        (
            TrashItem(1, "lesson", "C4 and CAM plants", "Fixing carbon", _at(5), "Ada Martin"),
            TrashItem(2, "module", "The carbon cycle", "", _at(30 * 60), "Boris Wei", 4),
            TrashItem(
                3,
                "asset",
                "Check your understanding of everything that was said about light",
                "Photosystem II",
                _at(12 * 24 * 60),
                "Ada Martin",
            ),
        )
    )
    _open(app, dialog)


@empty_scene("editor-trash-empty")
async def trash_empty(app: AppWindow) -> None:
    dialog = TrashDialog(app.page, "")
    dialog.show_items(())
    _open(app, dialog)
