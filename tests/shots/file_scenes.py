"""Files in the editor: of a lesson, of a course, many, none."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from coursegen_desktop.app.paths import Paths
from coursegen_desktop.db.asset_files import AssetFiles
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import CourseId, LessonId, UserId
from coursegen_desktop.ui.editor.files.pane import FilesPane
from coursegen_desktop.ui.kit.routes import EditRoute
from tests.windowed import AppWindow

from .learner import Learned
from .scenes import scene

_NAMES = ("oak", "beech", "willow", "a-hornbeam-with-a-name-that-takes-more-room", "pine", "yew")
_MANY = 200


@scene("editor-files")
async def editor_files(app: AppWindow, learned: Learned) -> None:
    """The lesson with every element: pictures, sound, a film, a quiz, terms."""
    async with app.services.database.unit_of_work() as work:
        files = await work.files.files(learned.course)
    await _open(app, learned.course, files[0].lesson_id)


@scene("editor-files-terms")
async def editor_files_terms(app: AppWindow, learned: Learned) -> None:
    """What else was made for a lesson."""
    pane = await _open(app, learned.course, learned.lesson)
    pane.list.make_current(next(part.key for part in pane._parts if part.kind == "terms"))
    await app.settled()


@scene("editor-files-course")
async def editor_files_course(app: AppWindow, learned: Learned) -> None:
    """Used, unused, missing; a lesson that names what nobody has."""
    course, lesson = await _wood(app)
    pane = await _open(app, course, lesson)
    pane.list_whole_course()
    pane.stand_on(next(use.key for use in pane._uses if use.name.startswith("a-hornbeam")))
    await app.settled()


@scene("editor-files-many")
async def editor_files_many(app: AppWindow, learned: Learned) -> None:
    """Two hundred."""
    course, lesson = await _wood(app, _MANY)
    pane = await _open(app, course, lesson)
    pane.list_whole_course()
    pane.stand_on(pane.unused[7].key)
    await app.settled()


@scene("editor-files-empty")
async def editor_files_empty(app: AppWindow, learned: Learned) -> None:
    """Nothing yet."""
    draft = CourseDraft(
        title="Bare", modules=(ModuleDraft(title="M", lessons=(LessonDraft(
            title="A lesson", content="Words."),)),)
    )  # fmt: skip
    course = await _kept(app, draft)
    await _open(app, course.id, course.lessons[0].id)


async def _open(app: AppWindow, course: CourseId, lesson: LessonId) -> FilesPane:
    page = await app.go(EditRoute(course, lesson))
    page.part_requested.emit("files")
    await app.settled()
    pane = page._panes["files"]
    assert isinstance(pane, FilesPane)
    pane.lesson_chip.click()
    await app.settled()
    return pane


async def _wood(app: AppWindow, count: int = len(_NAMES)) -> tuple[CourseId, LessonId]:
    """A course whose lessons show some of many pictures."""
    names = [*_NAMES, *(f"leaf-{number:03}" for number in range(len(_NAMES), count))]
    shown = "\n\n".join(f"![A drawing of {name}](media/{name}.png)" for name in names[:4])
    lessons = (
        LessonDraft(title="Trees of the northern forest", content=shown),
        LessonDraft(title="Leaves", content=f"{shown}\n\n![Lost](media/lost-film.webm)"),
    )
    draft = CourseDraft(title="The wood", modules=(ModuleDraft(title="M", lessons=lessons),))
    course = await _kept(app, draft)
    with tempfile.TemporaryDirectory(dir=app.folder) as folder:
        for number, name in enumerate(names):
            place = _drawn(Path(folder) / f"{name}.png", number)
            path, _ = AssetFiles(Paths(app.folder).media).adopt(place)
            if number == 4:
                path = "00/none.png"  # on a disk that lost it
            async with app.services.database.unit_of_work(write=True) as work:
                asset = AssetDraft(
                    asset_type="media", content={"name": f"{name}.png"}, file_path=path
                )
                await work.assets.add(course.lessons[number % 2].id, asset)
                await work.commit()
    return course.id, course.lessons[0].id


async def _kept(app: AppWindow, draft: CourseDraft) -> CourseView:
    async with app.services.database.unit_of_work(write=True) as work:
        key = await work.courses.add(draft)
        await work.commit()
    async with app.services.database.unit_of_work() as work:
        return await work.courses.outline(key, UserId(0))


def _drawn(place: Path, number: int) -> Path:
    image = QImage(240 + number, 160 + 13 * (number % 9), QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(37 * number % 360, 40, 240))
    painter = QPainter(image)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromHsv(37 * number % 360, 130, 150))
    painter.drawEllipse(image.rect().center(), 30 + number % 40, 50)
    painter.end()
    assert image.save(str(place))
    return place
