"""`dev.py shots [NAME…]`: pictures of the screens in shots/, to be looked at."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from tests.stage import Stage
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
    door_scenes,  # noqa: F401 - adds its scenes
    editor_scenes,  # noqa: F401 - adds its scenes
    element_scenes,  # noqa: F401 - adds its scenes
    file_scenes,  # noqa: F401 - adds its scenes
    film_scenes,  # noqa: F401 - adds its scenes
    history_scenes,  # noqa: F401 - adds its scenes
    kiosk_scenes,  # noqa: F401 - adds its scenes
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
    recorder_scenes,  # noqa: F401 - adds its scenes
    review_scenes,  # noqa: F401 - adds its scenes
    school_scenes,  # noqa: F401 - adds its scenes
    slide_scenes,  # noqa: F401 - adds its scenes
    tutor_scenes,  # noqa: F401 - adds its scenes
    writing_scenes,  # noqa: F401 - adds its scenes
)
from .scenes import KIOSK, SCENES, STAGES, Scene, enter

ROOT = Path(__file__).resolve().parents[2]
# The pictures of the README.
DOCUMENTED = ("library", "reader", "quiz-wrong", "progress", "editor", "class")
_REST = 0.4  # seconds for fades, covers and the engine's last frame


@dataclass(frozen=True)
class Wish:
    """How to photograph."""

    folder: Path
    themes: Sequence[str]
    size: tuple[int, int]
    scale: float


async def take(scenes: Sequence[Scene], wish: Wish) -> list[Path]:
    """All scenes, one window for each stage."""
    made: list[Path] = []
    for stage in STAGES:
        picked = [scene for scene in scenes if scene.stage == stage]
        if not picked:
            continue
        with tempfile.TemporaryDirectory(prefix="coursegen-shots-") as folder:
            calendar = learner.Calendar()
            if stage == KIOSK:
                await lock_scenes.make_room(Path(folder))
            is_kiosk = stage == KIOSK
            async with AppWindow(Path(folder), calendar, is_kiosk=is_kiosk) as app:
                app.window.resize(*wish.size)
                learned = await enter(app, stage, calendar)
                for scene in picked:
                    made += await _take(app, scene, learned, wish)
    return made


async def _take(
    app: AppWindow, scene: Scene, learned: learner.Learned | None, wish: Wish
) -> list[Path]:
    made = []
    await scene.reach(app, learned)
    for theme in wish.themes:
        app.start.theme_host.apply(theme, wish.scale)
        await asyncio.sleep(_REST)
        path = wish.folder / f"{scene.name}-{theme}.png"
        picture(app.window).save(str(path))
        print(path, flush=True)
        made.append(path)
    if app.reception.desk is not None:
        app.desk.palette.dismiss()
    for window in _others(app.window):
        window.close()
    return made


def picture(window: QWidget) -> QPixmap:
    """The window with its dialogs in front of it, as a person sees it."""
    pixmap = window.grab()
    painter = QPainter(pixmap)
    for other in _others(window):
        place = other.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint())
        painter.drawPixmap(place, other.grab())
    painter.end()
    return pixmap


def _others(window: QWidget) -> list[QWidget]:
    found = QApplication.topLevelWidgets()
    kinds = (Qt.WindowType.Dialog, Qt.WindowType.Popup, Qt.WindowType.Sheet)
    return [w for w in found if w.isVisible() and w is not window and w.windowType() in kinds]


def main() -> int:
    """Take the named scenes, or all."""
    names = [scene.name for scene in SCENES]
    parser = argparse.ArgumentParser(prog="dev.py shots", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names))
    parser.add_argument("--out", type=Path, default=ROOT / "shots")
    parser.add_argument("--themes", nargs="+", default=["light", "dark"])
    parser.add_argument("--size", default="1280x800", help="of the window")
    parser.add_argument("--scale", type=float, default=1.0, help="of the text, 0.9 to 1.5")
    parser.add_argument("--docs", action="store_true", help="the README's pictures, docs/screens")
    chosen = parser.parse_args()
    wanted = list(DOCUMENTED) if chosen.docs else (chosen.names or names)
    unknown = [name for name in wanted if name not in names]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(names)}")
    width, _, height = chosen.size.partition("x")
    folder = ROOT / "docs" / "screens" if chosen.docs else chosen.out
    folder.mkdir(parents=True, exist_ok=True)
    themes = ["light"] if chosen.docs else chosen.themes
    wish = Wish(folder, themes, (int(width), int(height)), chosen.scale)
    stage = Stage("coursegen-shots")
    made = stage.run(take([scene for scene in SCENES if scene.name in wanted], wish))
    if chosen.docs:
        for path in made:
            name = path.name.removesuffix("-light.png").removesuffix("-wrong")
            path.replace(path.with_name(f"{name}.png"))
    print(f"{len(made)} pictures in {folder}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
