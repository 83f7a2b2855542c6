"""Every scene is reached, painted, and usable: names, sizes, and no word cut or untranslated."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QScrollBar,
    QWidget,
)

from coursegen_desktop.app.versions import about_text
from coursegen_desktop.ui.kit.routes import LibraryRoute, SettingsRoute
from tests.i18n import catalogue
from tests.i18n.extract import messages
from tests.windowed import AppWindow

from . import (
    agent_scenes,  # noqa: F401 - adds its scenes
    aloud_scenes,  # noqa: F401 - adds its scenes
    assist_scenes,  # noqa: F401 - adds its scenes
    check_scenes,  # noqa: F401 - adds its scenes
    class_scenes,  # noqa: F401 - adds its scenes
    create_scenes,  # noqa: F401 - adds its scenes
    day_scenes,  # noqa: F401 - adds its scenes
    desk_scenes,  # noqa: F401 - adds its scenes
    door_scenes,
    editor_scenes,  # noqa: F401 - adds its scenes
    element_scenes,  # noqa: F401 - adds its scenes
    file_scenes,  # noqa: F401 - adds its scenes
    film_scenes,  # noqa: F401 - adds its scenes
    history_scenes,  # noqa: F401 - adds its scenes
    kiosk_scenes,
    learner,
    lock_scenes,
    making_scenes,  # noqa: F401 - adds its scenes
    model_scenes,  # noqa: F401 - adds its scenes
    note_scenes,  # noqa: F401 - adds its scenes
    outline_scenes,  # noqa: F401 - adds its scenes
    people_scenes,  # noqa: F401 - adds its scenes
    printed_card_scenes,  # noqa: F401 - adds its scenes
    progress_scenes,  # noqa: F401 - adds its scenes
    quiz_scenes,  # noqa: F401 - adds its scenes
    reading_scenes,  # noqa: F401 - adds its scenes
    school_scenes,  # noqa: F401 - adds its scenes
    slide_scenes,  # noqa: F401 - adds its scenes
    tutor_scenes,  # noqa: F401 - adds its scenes
    writing_scenes,  # noqa: F401 - adds its scenes
)
from .__main__ import picture
from .scenes import DOOR, EMPTY, FULL, KIOSK, SCENES, Scene, enter

SMALLEST = 24  # pixels: WCAG 2.2, target size (minimum)
SIZES = ((1024, 640), (1280, 800))
_CHROMIUM = {"WebReader", "QWebEngineView"}
_CHILDREN = Qt.FindChildOption.FindDirectChildrenOnly
# Shown as they are: what people typed, what files and programs are called, and figures.
_NO_WORDS = re.compile(r"^[\W\d_]*$")


@dataclass
class Findings:
    """What is wrong, each once, with the scene where it was seen first."""

    seen: dict[str, str] = field(default_factory=dict)

    def add(self, scene: str, what: str) -> None:
        """Note it."""
        self.seen.setdefault(what, scene)

    def fail(self, rule: str) -> None:
        """Fail when there is anything."""
        lines = [f"{scene}: {what}" for what, scene in self.seen.items()]
        assert not lines, f"{rule}:\n  " + "\n  ".join(lines)


def described(widget: QWidget) -> str:
    """A widget in words."""
    own = widget.objectName() or getattr(widget, "text", lambda: "")()
    parents = []
    above = widget.parentWidget()
    while above is not None and len(parents) < 3:
        parents.append(type(above).__name__)
        above = above.parentWidget()
    return f"{type(widget).__name__} {own!r} in {' < '.join(parents)}"


def shown(window: QWidget) -> list[QWidget]:
    """All widgets that a person can see; what WebEngine makes inside itself is Chromium's."""
    waiting = [window, *(w for w in QApplication.topLevelWidgets() if w.isVisible())]
    found: dict[QWidget, None] = {}
    while waiting:
        widget = waiting.pop()
        # What is in something that is not to be seen is not to be seen, either.
        if widget not in found and widget.isVisible() and type(widget).__name__ not in _CHROMIUM:
            found[widget] = None
            waiting += widget.findChildren(QWidget, options=_CHILDREN)
    return list(found)


def name_of(widget: QWidget) -> str:
    """What a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    text = interface.text(QAccessible.Text.Name) if interface is not None else ""
    return text.strip() or widget.accessibleName().strip()


def takes_keyboard(widget: QWidget) -> bool:
    """Reached by Tab."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def audit(scene: str, window: QWidget, found: Findings) -> None:
    """Names of what takes the keyboard, sizes of what is clicked."""
    for widget in shown(window):
        inside = isinstance(widget, QScrollBar) or (
            isinstance(widget.parentWidget(), QAbstractScrollArea)
            and widget.objectName() == "qt_scrollarea_viewport"
        )
        if inside or widget is window:
            continue
        if takes_keyboard(widget) and not name_of(widget):
            found.add(scene, f"{described(widget)} has no accessible name")
        if isinstance(widget, QAbstractButton) and takes_keyboard(widget):
            width, height = widget.width(), widget.height()
            if min(width, height) < SMALLEST:
                found.add(scene, f"{described(widget)} is {width}x{height}")


def is_painted(window: QWidget) -> bool:
    """Not one flat colour."""
    image = picture(window).toImage()
    step = 13
    colours = {
        image.pixel(x, y)
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    }
    return len(colours) > 4


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[AppWindow]:
    """The program on an empty folder, with a clock that can be set back."""
    async with AppWindow(tmp_path / "data", learner.Calendar()) as opened:
        yield opened


# In parts: a test that takes minutes is taken for one that hangs.
PARTS = [(DOOR, 1, 1), (EMPTY, 1, 1), *((FULL, number, 3) for number in (1, 2, 3))]


@pytest.mark.slow
@pytest.mark.parametrize(("stage", "number", "parts"), PARTS)
async def test_every_scene_is_painted_and_named(
    app: AppWindow, stage: str, number: int, parts: int
) -> None:
    calendar = app._now
    assert isinstance(calendar, learner.Calendar)
    learned = await enter(app, stage, calendar)
    scenes = [scene for scene in SCENES if scene.stage == stage]
    size = -(-len(scenes) // parts)
    await look_at(app, scenes[(number - 1) * size : number * size], learned)


@pytest.mark.slow
async def test_every_scene_of_the_kiosk_is_painted_and_named(data_dir: Path) -> None:
    await lock_scenes.make_room(data_dir)
    async with AppWindow(data_dir, learner.Calendar(), is_kiosk=True) as app:
        await look_at(app, [scene for scene in SCENES if scene.stage == KIOSK], None)


async def look_at(app: AppWindow, scenes: Sequence[Scene], learned: learner.Learned | None) -> None:
    """Go through scenes. Each begins with the size of the last one: laying out a window anew and
    painting it takes longer than reaching most scenes."""
    found = Findings()
    sizes = list(SIZES)
    for scene in scenes:
        await scene.reach(app, learned)
        for size in sizes:
            app.window.resize(*size)
            for _ in range(3):  # layouts of layouts are done with the next events
                await asyncio.sleep(0)
            if size == SIZES[0] and not is_painted(app.window):
                found.add(scene.name, f"nothing is painted at {size}")
            audit(scene.name, app.window, found)
        close_dialogs(app)
        sizes.reverse()
    if app.reception.desk is not None:
        # A page of a lesson in front would go on telling where it stands when nobody listens.
        await app.go(LibraryRoute())
        await app.settled()
    found.fail("every control has a name and is large enough")


def close_dialogs(app: AppWindow) -> None:
    """Leave the window alone in front."""
    if app.reception.desk is not None:
        app.desk.palette.dismiss()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and widget is not app.window:
            widget.close()


@pytest.fixture
def pseudo(qapp: QApplication, tmp_path: Path) -> object:
    """The program in the pseudo-locale: words in brackets, two fifths longer."""
    source = tmp_path / "coursegen_en_XA.ts"
    text = catalogue.text_of("en_XA", messages(), catalogue.pseudo)
    source.write_text(text, encoding="utf-8")
    catalogue.compile_file(source, source.with_suffix(".qm"))
    translator = QTranslator(qapp)
    assert translator.load(str(source.with_suffix(".qm")))
    QCoreApplication.installTranslator(translator)
    yield translator
    QCoreApplication.removeTranslator(translator)


def words_of(widget: QWidget) -> str:
    """What a label or button shows, without mark-up and mnemonics."""
    if isinstance(widget, QLabel | QAbstractButton):
        return re.sub(r"<[^>]+>|&(?=\w)", "", widget.text()).strip()
    return ""


def is_key(widget: QWidget, words: str) -> bool:
    """Figures and signs, or the name of a key, which is Qt's to translate."""
    return type(widget).__name__ == "Keys" or bool(_NO_WORDS.match(words))


def is_cut(widget: QWidget) -> bool:
    """A button or one-line label that is narrower than what it says. Elided labels know better."""
    if isinstance(widget, QLabel):
        plain = type(widget) is QLabel and not widget.wordWrap() and bool(widget.text())
        return plain and widget.width() + 2 < widget.sizeHint().width()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.width() + 2 < widget.minimumSizeHint().width()
    return False


@pytest.mark.slow
async def test_every_word_is_translated(pseudo: object, app: AppWindow) -> None:
    """In a library without courses all that is read comes from the program itself."""
    own = {about_text(), str(app.folder), *door_scenes.own_words()}
    own |= {kiosk_scenes.ROOM.name, *kiosk_scenes.TEN}
    found = Findings()
    translated: set[str] = set()
    app.window.resize(*SIZES[0])
    # What documents and file names say is theirs.
    reached = [s for s in SCENES if s.stage == EMPTY and not s.name.startswith("create-")]
    settings = [Scene("settings-empty", _settings), Scene("shortcuts", _shortcuts)]
    for scene in [*(s for s in SCENES if s.stage == DOOR), *reached, *settings]:
        if scene.stage != DOOR and app.reception.desk is None:
            await app.sit_down()
            own |= {app.services.user.full_name, app.services.user.initials}
        await scene.reach(app, None)
        for widget in shown(app.window):
            words = words_of(widget)
            if "[" in words:
                translated.add(words)
            elif not is_key(widget, words) and words not in own:
                found.add(scene.name, f"{described(widget)} says {words[:60]!r}")
            if is_cut(widget):
                found.add(scene.name, f"{described(widget)} is too narrow for its words")
        close_dialogs(app)
    assert len(translated) > 40
    found.fail("every word comes from tr() and has room when it is two fifths longer")


async def _settings(app: AppWindow, _learned: object) -> None:
    await app.go(SettingsRoute())


async def _shortcuts(app: AppWindow, _learned: object) -> None:
    app.window.show_shortcuts()
