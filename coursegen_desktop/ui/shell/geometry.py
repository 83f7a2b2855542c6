"""Where the window was, for each arrangement of screens, in a small JSON file."""

import contextlib
import json
import logging
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

_log = logging.getLogger(__name__)
_KEPT = 8  # arrangements of screens; the oldest is forgotten
_FIRST_SIZE = QSize(1280, 800)
_GRIP = QSize(120, 40)  # so much of the title's region must be on a screen


class WindowGeometry:
    """Remembers place, size and state of a window in `path` (made when first saved)."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def restore(self, window: QMainWindow) -> None:
        """Put the window where it was with the screens of today, else in the middle."""
        known = self._read().get(_screens())
        rect = _rect(known)
        if rect is None or not _reachable(rect):
            _put_in_middle(window)
            return
        window.setGeometry(rect)
        if isinstance(known, dict) and known.get("maximized"):
            window.setWindowState(Qt.WindowState.WindowMaximized)

    def save(self, window: QMainWindow) -> None:
        """Remember the window; a full or read-only disk is logged and otherwise ignored."""
        normal = window.normalGeometry()
        rect = normal if normal.isValid() else window.geometry()
        all_ = self._read()
        all_.pop(_screens(), None)
        all_[_screens()] = {
            "rect": [rect.x(), rect.y(), rect.width(), rect.height()],
            "maximized": window.isMaximized(),
        }
        kept = dict(list(all_.items())[-_KEPT:])
        part = self._path.with_name(self._path.name + ".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(kept, indent=1), encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            _log.warning("the window's place was not saved: %s", error)
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def _read(self) -> dict[str, Any]:
        try:
            known = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            _log.warning("the window's place is not known: %s", error)
            return {}
        return known if isinstance(known, dict) else {}


def _screens() -> str:
    boxes = sorted(
        (box.x(), box.y(), box.width(), box.height())
        for box in (screen.geometry() for screen in QGuiApplication.screens())
    )
    return " ".join(f"{w}x{h}+{x}+{y}" for x, y, w, h in boxes)


def _rect(known: object) -> QRect | None:
    if not isinstance(known, dict):
        return None
    numbers = known.get("rect")
    if not isinstance(numbers, list) or len(numbers) != 4:
        return None
    if not all(isinstance(number, int) and abs(number) < 100_000 for number in numbers):
        return None
    rect = QRect(*numbers)
    return rect if rect.width() >= 200 and rect.height() >= 150 else None


def _reachable(rect: QRect) -> bool:
    title = QRect(rect.topLeft(), QSize(rect.width(), _GRIP.height()))
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(title)
        if seen.width() >= _GRIP.width() and seen.height() >= _GRIP.height() // 2:
            return True
    return False


def _put_in_middle(window: QMainWindow) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    size = _FIRST_SIZE.boundedTo(room.size() * 0.94)
    box = QRect(room.topLeft(), size)
    box.moveCenter(room.center())
    window.setGeometry(box)
