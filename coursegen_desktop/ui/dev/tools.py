"""What `--dev` adds: widget gallery, event log, slow frames, reload theme; by Ctrl+K or F12."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..kit.forms import SecondaryButton
from ..kit.notices import Notices
from ..kit.screen import Hub
from ..kit.theme import ThemeHost
from ..kit.translate import tr
from .event_log import EventLog
from .gallery import GalleryPage
from .slow_frames import ALARM_MS, SlowFrames

GALLERY, EVENTS, FRAMES = range(3)
Lines = deque[tuple[str, str]]


class DevTools:
    """Listens and measures from the start; its window is made when first wanted."""

    def __init__(self, window: QWidget, hub: Hub, host: ThemeHost, notices: Notices) -> None:
        self.events = EventLog(hub)
        self.frames = SlowFrames(window)
        self.dialog: DevWindow | None = None
        self._window = window
        self._host = host
        self._notices = notices
        action = QAction(tr("Developer tools"), window)
        action.setShortcut(QKeySequence("F12"))
        action.triggered.connect(lambda: self.show(GALLERY))
        window.addAction(action)

    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        """(words, act) for the palette."""
        return [
            (tr("Developer: widget gallery"), partial(self.show, GALLERY)),
            (tr("Developer: event log"), partial(self.show, EVENTS)),
            (tr("Developer: slow frames"), partial(self.show, FRAMES)),
            (tr("Developer: reload theme"), self._host.reload),
        ]

    def show(self, tab: int) -> None:
        """Open the window of the tools at one of them."""
        if self.dialog is None:
            self.dialog = DevWindow(self._window, self._notices, self._host.reload)
            self.events.on_line = partial(self.dialog.fill, EVENTS, self.events.lines)
            self.frames.on_line = partial(self.dialog.fill, FRAMES, self.frames.lines)
            self.events.on_line()
            self.frames.on_line()
        self.dialog.tabs.setCurrentIndex(tab)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def close(self) -> None:
        """Stop listening and measuring, close the window."""
        self.events.close()
        self.frames.close()
        if self.dialog is not None:
            self.dialog.close()


class DevWindow(QDialog):
    """A window beside the program's, with a tab for each tool."""

    def __init__(self, parent: QWidget, notices: Notices, reload: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Developer tools"))
        self.resize(1080, 720)
        column = QVBoxLayout(self)
        self.tabs = QTabWidget()
        self.tabs.addTab(GalleryPage(notices), tr("Widget gallery"))
        self._lists = {
            EVENTS: _list(tr("Event log"), tr("Event")),
            FRAMES: _list(tr("Slow frames"), tr("Longer than {ms} ms", ms=ALARM_MS)),
        }
        for made in self._lists.values():
            self.tabs.addTab(made, made.accessibleName())
        again = SecondaryButton(tr("Reload theme"), "refresh-cw")
        again.setAutoDefault(False)
        again.clicked.connect(reload)
        self.tabs.setCornerWidget(again)
        column.addWidget(self.tabs)

    def fill(self, tab: int, lines: Lines) -> None:
        """Show the lines, newest first."""
        listed = self._lists[tab]
        listed.clear()
        listed.addTopLevelItems([QTreeWidgetItem(list(line)) for line in reversed(lines)])


def _list(name: str, heading: str) -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName(name)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setHeaderLabels([tr("Time"), heading])
    return made
