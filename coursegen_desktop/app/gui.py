"""The window's life: painted first, then loaded, then one loop, then one orderly stop."""

from __future__ import annotations

import os
import sys
import threading
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from .. import __version__
from ..db.first_paint import first_library_page
from ..domain.settings import Preferences, Sharing
from ..ui.content.web_environment import web_environment
from ..ui.kit.fonts import load_fonts, load_title_font
from ..ui.kit.language import Language
from ..ui.kit.routes import LibraryRoute
from ..ui.kit.theme import ThemeHost
from ..ui.kit.translate import tr
from ..ui.library.page import LibraryPage
from ..ui.shell.geometry import WindowGeometry
from ..ui.shell.main_window import MainWindow
from .arguments import KIOSK, KIOSK_FOR_NOW
from .garbage import GarbageCollector
from .kiosk_ends import OPEN_ELSEWHERE
from .paths import APP_NAME, Paths, resources_dir
from .single_instance import Arrival, SingleInstance

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ..media.thumbnails import Covers
    from ..ui.accounts.page import DoorPage
    from ..ui.kit.crash import CrashReporter
    from .watched import Watched

# For measuring: say a line and leave after the first picture, or once every button works.
EXIT_AFTER = "COURSEGEN_EXIT_AFTER"
FIRST_PAINT, READY = "first-paint", "ready"

# Loaded in a thread while the first picture stands. No module that defines widgets is among
# them: those are made in the thread that shows them.
_HEAVY = ("asyncio", "sqlalchemy.ext.asyncio", "aiosqlite", "coursegen_desktop.app.wiring")


def run_window(
    data_dir: Path,
    files: tuple[str, ...] = (),
    *,
    is_dev: bool = False,
    watched: Watched | None = None,
) -> int:
    """Open the window on `data_dir` and on `files`. Returns the exit status.

    `is_dev` adds the developer tools. With `watched` it is the kiosk of a class.
    """
    umask = os.umask(0o077)
    paths = Paths(data_dir)
    web_environment()
    app = make_application()
    GarbageCollector(app)
    try:
        paths.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _say_and_end(
            app,
            tr(
                "The data folder {folder} cannot be made: {reason}. "
                "Choose another with --data-dir.",
                folder=str(paths.data),
                reason=reason,
            ),
        )
    instance = SingleInstance(paths.lock)
    arrival = instance.arrive(files)
    if arrival is Arrival.HANDED_OVER:
        return 0 if watched is None else OPEN_ELSEWHERE
    if arrival is Arrival.NO_ANSWER:
        return _say_and_end(
            app,
            tr(
                "Coursegen Desktop is already open on {folder}, but does not answer. "
                "Close it, or end its process, and try again.",
                folder=str(paths.data),
            ),
        )
    try:
        return Start(app, paths, instance, umask, is_dev=is_dev, watched=watched).run(files)
    finally:
        instance.release()


class Start(QObject):
    """Paints the library from plain data, loads the rest, hands over to the loop."""

    _loaded = Signal()

    def __init__(
        self,
        app: QApplication,
        paths: Paths,
        instance: SingleInstance,
        umask: int | None = None,
        *,
        is_dev: bool = False,
        watched: Watched | None = None,
    ) -> None:
        super().__init__()
        self.is_dev = is_dev
        self.watched = watched  # the kiosk's supervisor; None in a usual window
        self.umask = umask  # the user's own, where ours is stricter
        self._app, self._paths, self._instance = app, paths, instance
        self._resources = resources_dir()
        self._exit_after = os.environ.get(EXIT_AFTER, "")
        self._thread: threading.Thread | None = None
        # exit, not quit: quit would first ask the window to close, which it refuses.
        self._loaded.connect(lambda: app.exit(0), Qt.ConnectionType.QueuedConnection)
        load_fonts(self._resources, first=True)
        self.theme_host = ThemeHost(app, self._resources)
        self.language = Language(app, self._resources)
        self._library: LibraryPage | None = None
        self._door: DoorPage | None = None
        self._first: QWidget
        self.window = self._paint_first()

    def run(self, files: tuple[str, ...]) -> int:
        """First picture, loading, loop. Returns the exit status."""
        self._first.installEventFilter(self)
        if self.watched is None:
            self.window.show()
        else:
            self.window.showFullScreen()
        # The application's own main loop, not a nested one: no task exists yet.
        self._app.exec()
        if self._thread is not None:
            self._thread.join()
        if self._exit_after == FIRST_PAINT:
            return 0
        from .serve import serve  # imports qasync and every screen

        return serve(self, self._instance, files)

    @cached_property
    def covers(self) -> Covers:
        """Paints covers; the first picture stands before they are painted."""
        from ..media.thumbnails import Covers

        return Covers(self._resources / "icons", self._paths.media)

    @cached_property
    def crash(self) -> CrashReporter:
        """Where everything unexpected ends, from the first picture on."""
        from ..ui.kit.crash import CrashReporter

        return CrashReporter(self._paths.logs, version=__version__)

    @property
    def app(self) -> QApplication:
        """The application."""
        return self._app

    @property
    def paths(self) -> Paths:
        """The data folder."""
        return self._paths

    @property
    def resources(self) -> Path:
        """The bundled files."""
        return self._resources

    def ends_at(self, moment: str) -> bool:
        """Whether only the way to this moment is being measured: if so, it is told by a line."""
        if self._exit_after != moment:
            return False
        print(moment, flush=True)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._first.removeEventFilter(self)
            # After this paint event, not within it.
            QTimer.singleShot(0, self._on_painted)
        return False

    def library_page(self) -> LibraryPage:
        """The library painted first, for the first who asks; a fresh one for everybody else."""
        page, self._library = self._library, None
        if page is None:
            return LibraryPage(self.covers.paint)
        page.grid.show_covers()
        return page

    def door_page(self) -> DoorPage:
        """The page where one signs in, until somebody has."""
        if self._door is None or not isValid(self._door):
            from ..ui.accounts.page import DoorPage

            self._door = DoorPage()
        return self._door

    def leave_door(self) -> None:
        """Somebody has come in: whoever signs in next begins on a page of his own."""
        self._door = None

    def _paint_first(self) -> MainWindow:
        first = first_library_page(self._paths.database)
        wishes = first.preferences if first is not None else Preferences()
        self.language.speak(wishes.language)
        self.theme_host.apply(wishes.theme, wishes.text_scale, wishes.reduced_motion)
        if self.watched is not None:
            return self._paint_kiosk()
        window = MainWindow(self.theme_host, WindowGeometry(self._paths.window_state))
        if first is None or first.user is None:
            load_title_font(self._resources)
            door = self.door_page()
            door.show_first(Sharing() if first is None else first.sharing)
            window.show_door(door)
            self._first = door
            return window
        page = LibraryPage(self._paint_cover)
        page.grid.delay_covers()
        page.show_first(first.cards, first.counts, first.continue_card)
        window.show_person(
            first.user.full_name, first.user.initials, colour=first.user.colour,
            animal=first.user.animal,
        )  # fmt: skip
        window.show_screen(page)
        window.show_route(LibraryRoute())
        self._first = self._library = page
        return window

    def _paint_kiosk(self) -> MainWindow:
        from ..ui.kiosk.attract import AttractView
        from ..ui.kiosk.hold import make_frameless

        load_title_font(self._resources)
        window = MainWindow(self.theme_host)
        make_frameless(window)
        self._first = AttractView()
        window.show_door(self._first)
        return window

    def _paint_cover(
        self, painter: QPainter, box: QRectF, seed: str, title: str, file: str
    ) -> None:
        self.covers.paint(painter, box, seed, title, file)

    def _on_painted(self) -> None:
        if self.ends_at(FIRST_PAINT):
            self._app.exit(0)
            return
        if self._library is not None:
            self._library.grid.show_covers()
        # After the covers, which would have to share the interpreter with the imports.
        QTimer.singleShot(0, self._begin_loading)

    def _begin_loading(self) -> None:
        from PySide6.QtGui import QIcon

        self._app.setWindowIcon(QIcon(str(self._resources / "icons/app/coursegen-256.png")))
        self.crash.install()
        self.crash.window = self.window
        self._thread = threading.Thread(target=self._load, name="loading", daemon=True)
        self._thread.start()

    def _load(self) -> None:
        try:
            for name in _HEAVY:
                import_module(name)
        finally:
            # Also when something is missing: the same import fails again where it is told.
            self._loaded.emit()


def make_application() -> QApplication:
    """The application, as both windows and the plain screen of a kiosk need it."""
    QCoreApplication.setApplicationName(APP_NAME)
    QCoreApplication.setApplicationVersion(__version__)
    # WebEngine, which is loaded after the first picture, needs it from the beginning.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    # Named here and not by setStyle, which hands QStyle with all its enumerations to Python.
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    QGuiApplication.setApplicationDisplayName(tr("Coursegen Desktop"))
    QGuiApplication.setDesktopFileName(APP_NAME)
    # Closing the window is a wish; the loop decides when the program ends.
    app.setQuitOnLastWindowClosed(False)
    return app


def _say_and_end(app: QApplication, sentence: str) -> int:
    from PySide6.QtWidgets import QMessageBox

    print(sentence, file=sys.stderr)
    box = QMessageBox(QMessageBox.Icon.Warning, tr("Coursegen Desktop"), sentence)
    box.finished.connect(lambda _result: app.exit(0))
    box.open()
    app.exec()
    return 1


def relaunch(data_dir: Path, *, as_kiosk: bool = False) -> None:
    """Start the program anew, apart from this process."""
    from PySide6.QtCore import QProcess

    frozen = bool(getattr(sys, "frozen", False))
    arguments = [] if frozen else ["-m", "coursegen_desktop"]
    if as_kiosk:
        arguments += [KIOSK, KIOSK_FOR_NOW]
    QProcess.startDetached(sys.executable, [*arguments, "--data-dir", str(data_dir)])
