"""Where everything unexpected ends: one report, one dialog, and the program goes on.

crash = CrashReporter(log_folder, version=__version__)
crash.install()                                   # as early as possible
loop.set_exception_handler(crash.loop_handler)    # once there is a loop
crash.window = window                             # dialogs get a parent
crash.before_dialog = autosave.flush_soon         # unsaved text first
crash.close_requested.connect(window.close_requested)
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from .crash_dialog import CrashDialog

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashReporter(QObject):
    """Hooks Python, threads, the event loop, Qt's messages and fatal signals."""

    close_requested = Signal()
    _reported = Signal(str, str)

    def __init__(self, log_folder: Path, *, version: str) -> None:
        super().__init__()
        self._log_folder, self._version = log_folder, version
        self._fault_file: IO[str] | None = None
        self._installed = False
        self._dialog: CrashDialog | None = None
        self._shown: set[str] = set()
        self._qt_messages: deque[str] = deque(maxlen=20)
        self.window: QWidget | None = None
        self.before_dialog: Callable[[], None] | None = None
        self.instead: Callable[[], None] | None = None  # of the dialog, where children see it
        # Threads report too; the signal brings their report to the window's thread.
        self._reported.connect(self._on_reported)

    def install(self) -> None:
        """Take over all hooks."""
        self._installed = True
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(self._on_qt_message)
        try:
            self._log_folder.mkdir(parents=True, exist_ok=True)
            self._fault_file = (self._log_folder / "fatal.log").open("a", encoding="utf-8")
        except OSError as error:
            _log.warning("fatal errors go to stderr: %s", error)
            faulthandler.enable()
        else:
            faulthandler.enable(self._fault_file)

    def uninstall(self) -> None:
        """Give all hooks back."""
        if not self._installed:
            return
        self._installed = False
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._fault_file is not None:
            self._fault_file.close()
            self._fault_file = None
        if self._dialog is not None:
            self._dialog.done(0)

    def loop_handler(self, loop: object, context: dict[str, Any]) -> None:
        """The event loop's exception handler."""
        error = context.get("exception")
        if isinstance(error, BaseException):
            self._report(type(error), error, error.__traceback__, str(context.get("message", "")))
        else:
            _log.error("event loop: %s", context.get("message", context))

    def report(self, error: BaseException, note: str = "") -> None:
        """Report an error that was caught where nothing better could be done with it."""
        self._report(type(error), error, error.__traceback__, note)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.close_requested.emit()
            return
        self._report(kind, error, trace, "")

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            name = args.thread.name if args.thread is not None else "?"
            self._report(args.exc_type, args.exc_value, args.exc_traceback, f"thread {name}")

    def _on_qt_message(
        self, kind: QtMsgType, context: QMessageLogContext, message: str | None
    ) -> None:
        text = message or ""
        logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", text)
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            self._qt_messages.append(text)

    def _report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
        note: str,
    ) -> None:
        _log.critical("unexpected error %s", note, exc_info=(kind, error, trace))
        frames = traceback.extract_tb(trace)
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        details = "".join(traceback.format_exception(kind, error, trace))
        self._reported.emit(f"{kind.__name__} {place}", self._details(details, note))

    def _details(self, details: str, note: str) -> str:
        import platform  # not needed unless something goes wrong

        head = [
            f"Coursegen Desktop {self._version}",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
            f"Log: {self._log_folder}",
        ]
        if note:
            head.append(note)
        if self._qt_messages:
            head += ["", "Last messages of Qt:", *self._qt_messages]
        return "\n".join([*head, "", details])

    def _on_reported(self, signature: str, details: str) -> None:
        if self._dialog is not None:
            self._dialog.add(details)
            return
        if signature in self._shown or QGuiApplication.instance() is None:
            # Said once: an error in painting would else open a dialog for every frame.
            return
        self._shown.add(signature)
        if self.instead is not None:
            self._save()
            self.instead()
            return
        from .crash_dialog import CrashDialog  # not needed unless something goes wrong

        self._dialog = CrashDialog(self.window, details, saved=self._save())
        self._dialog.close_requested.connect(self.close_requested)
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    def _save(self) -> bool:
        if self.before_dialog is None:
            return True
        try:
            self.before_dialog()
        except Exception:  # noqa: BLE001 - a second failure must not hide the first
            _log.exception("saving before the crash dialog failed")
            return False
        return True

    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
