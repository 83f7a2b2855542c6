"""Where everything unexpected ends: one report, one dialog, and the program goes on.

crash = CrashReporter(log_folder, version=__version__)
crash.install()                                   # as early as possible
loop.set_exception_handler(crash.loop_handler)    # once there is a loop
crash.window = window                             # dialogs get a parent
crash.before_dialog = autosave.flush_soon         # unsaved text first
crash.close_requested.connect(window.close_requested)
"""

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from .forms import PrimaryButton, QuietButton, SecondaryButton
from .lists import Emphasis, Muted
from .theme import theme_host_of
from .translate import tr

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


class CrashDialog(QDialog):
    """Says sorry in plain words; the report is folded and can be copied."""

    close_requested = Signal()

    def __init__(self, parent: QWidget | None, details: str, *, saved: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._count = 1
        px = theme_host_of(parent).px
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        column.addWidget(Emphasis(tr("Something went wrong")))
        self._words = Muted(
            _words(saved),
            wrap=True,
            size="body",
        )
        self._words.setMinimumWidth(px(440))
        column.addWidget(self._words)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(tr("Report"))
        self._details.setMinimumSize(px(520), px(220))
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setTabChangesFocus(True)
        self._details.hide()
        column.addWidget(self._details)
        column.addSpacing(8)
        column.addLayout(self._buttons())
        self.setAccessibleDescription(self._words.text())

    def add(self, details: str) -> None:
        """Another error came while this is open."""
        self._count += 1
        if self._count <= 20:
            self._details.appendPlainText(f"\n---- {self._count} ----\n{details}")

    def report(self) -> str:
        """The whole report."""
        return self._details.toPlainText()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.fold = QuietButton(tr("Show details"), "chevron-right")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_fold_toggled)
        self.copy = SecondaryButton(tr("Copy report"), "copy")
        self.copy.clicked.connect(self._on_copy_clicked)
        self.leave = SecondaryButton(tr("Close the program"))
        self.leave.clicked.connect(self._on_leave_clicked)
        self.go_on = PrimaryButton(tr("Continue"))
        self.go_on.clicked.connect(self.accept)
        self.go_on.setDefault(True)
        row.addWidget(self.fold)
        row.addStretch(1)
        for button in (self.copy, self.leave, self.go_on):
            row.addWidget(button)
        return row

    def _on_fold_toggled(self, open_: bool) -> None:
        self.fold.setText(tr("Hide details") if open_ else tr("Show details"))
        self.fold.set_icon("chevron-down" if open_ else "chevron-right")
        self._details.setVisible(open_)
        self.adjustSize()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self.copy.setText(tr("Copied"))
        self.copy.set_icon("check")

    def _on_leave_clicked(self) -> None:
        self.reject()
        self.close_requested.emit()


def _words(saved: bool) -> str:
    if saved:
        return tr(
            "The program met an error that it did not expect. What you wrote was saved. "
            "You can go on; if it happens again, close the program and start it anew."
        )
    return tr(
        "The program met an error that it did not expect, and your last changes could not be "
        "saved. Copy what you wrote to a safe place before you close the program."
    )
