"""Dialogs that are opened and awaited, never `exec()`d: a nested loop leaves tasks asleep.

if await confirm(self.page, tr("Delete lesson?"), tr("..."), tr("Delete"), danger=True): ...
paths = await choose_files(self.page, tr("Choose documents"), [tr("Documents (*.md *.txt)")])
name = await ask_text(self.page, tr("New module"), tr("Title"), "")
result = await run(MyDialog(self.page))              # QDialog.DialogCode as int
"""

import asyncio
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ...domain.errors import PermissionDenied
from .focus import leads_round
from .forms import PrimaryButton, SecondaryButton
from .inlay import lay_in
from .lists import Emphasis, Muted, Small
from .locked import is_locked
from .theme import theme_host_of
from .translate import tr

_ENDING = re.compile(r"\*\.(\w+)")
_NO_NATIVE = ("offscreen", "minimal", "vnc")


class Dialog(QDialog):
    """Base of the kit's dialogs: fill `column`, then call `add_buttons`.

    In a locked window it is no window of its own.
    """

    def __init__(self, parent: QWidget | None, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 22, 24, 20)
        self.column.setSpacing(10)
        # The words of `add_title` and the margins: Qt makes no dialog wider on a small screen.
        self.setMinimumWidth(theme_host_of(parent).px(400) + 48)
        self.accept_button: PrimaryButton | None = None

    def open(self) -> None:
        """Show it; `finished` tells its end."""
        veil = lay_in(self) if is_locked(self.parentWidget()) else None
        super().open()
        if veil is not None:
            veil.take_keyboard()

    def focusNextPrevChild(self, next: bool) -> bool:
        """As a part of a window it keeps the Tab key to itself."""
        if self.isWindow():
            return super().focusNextPrevChild(next)
        start = QApplication.focusWidget()
        if start is None or not self.isAncestorOf(start):
            start = self
        found = leads_round(self, start, forward=next)
        if found is not None:
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            found.setFocus(reason)
        return True

    def add_title(self, title: str, text: str = "") -> None:
        """A heading, and words under it that may be selected and copied."""
        heading = Emphasis(title, wrap=True)
        self.column.addWidget(heading)
        if text:
            words = Muted(text, wrap=True, size="body")
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.setMinimumWidth(theme_host_of(self.parentWidget()).px(400))
            self.column.addWidget(words)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def add_buttons(
        self, ok_text: str, cancel_text: str | None = None, *, danger: bool = False
    ) -> PrimaryButton:
        """The closing row. Enter presses the safe one: Cancel where something would be lost."""
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        accept = PrimaryButton(ok_text, danger=danger)
        accept.clicked.connect(self.accept)
        if cancel_text is not None:
            cancel = SecondaryButton(cancel_text or tr("Cancel"))
            cancel.clicked.connect(self.reject)
            row.addWidget(cancel)
            cancel.setAutoDefault(danger)
            if danger:
                cancel.setDefault(True)
                cancel.setFocus()
        accept.setAutoDefault(not danger)
        accept.setDefault(not danger)
        row.addWidget(accept)
        self.column.addSpacing(8)
        self.column.addLayout(row)
        self.accept_button = accept
        return accept


async def run(dialog: QDialog) -> int:
    """Open `dialog`, wait for its end, and return its result code. The dialog is deleted.

    Cancelling the waiting task, or the death of the parent window, closes it as rejected.
    """
    try:
        return await _ended(dialog)
    finally:
        _delete(dialog)


async def confirm(
    parent: QWidget | None, title: str, text: str, ok_text: str, *, danger: bool = False
) -> bool:
    """Ask once before an act; with `danger` Enter means Cancel."""
    dialog = Dialog(parent, title)
    dialog.add_title(title, text)
    accept = dialog.add_buttons(ok_text, "", danger=danger)
    if not danger:
        accept.setFocus()  # what has the keyboard is what Enter presses
    return await run(dialog) == QDialog.DialogCode.Accepted


async def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Say something that must be read before going on."""
    dialog = Dialog(parent, title)
    dialog.add_title(title, text)
    dialog.add_buttons(tr("Close"))
    await run(dialog)


async def ask_text(
    parent: QWidget | None, title: str, label: str, value: str, ok_text: str = "", *, most: int = 0
) -> str | None:
    """Ask for one line of at most `most` characters (0: no limit); None when cancelled.

    Empty text cannot be accepted.
    """
    dialog = Dialog(parent, title)
    dialog.add_title(title)
    words = Small(label)
    field = QLineEdit(value)
    words.setBuddy(field)
    field.setAccessibleName(label)
    dialog.column.addWidget(words)
    dialog.column.addWidget(field)
    if most:
        field.setMaxLength(most)
    accept = dialog.add_buttons(ok_text or tr("OK"), "")
    accept.setEnabled(bool(value.strip()))
    field.textChanged.connect(lambda text: accept.setEnabled(bool(text.strip())))
    field.selectAll()
    field.setFocus()
    try:
        accepted = await _ended(dialog) == QDialog.DialogCode.Accepted
        return field.text().strip() if accepted else None
    finally:
        _delete(dialog)


async def choose_files(
    parent: QWidget | None, title: str, filters: Sequence[str], *, several: bool = True
) -> list[str]:
    """Let the user choose existing files; [] when cancelled."""
    dialog = _file_dialog(parent, title, filters)
    mode = QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile
    dialog.setFileMode(mode)
    return await _chosen(dialog)


def ask_files(
    parent: QWidget | None,
    title: str,
    filters: Sequence[str],
    chosen: Callable[[list[str]], None],
    *,
    several: bool = True,
) -> QFileDialog:
    """The same for a widget that has no scope to wait in: `chosen` is called with the files."""
    dialog = _file_dialog(parent, title, filters)
    mode = QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile
    dialog.setFileMode(mode)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(chosen)
    QDialog.open(dialog)
    return dialog


async def choose_save(
    parent: QWidget | None, title: str, suggested: str, filters: Sequence[str]
) -> str | None:
    """Let the user name a file to write; asks before replacing one. None when cancelled.

    A name without an ending gets that of the kind that is chosen, at first that of `suggested`.
    """
    dialog = _file_dialog(parent, title, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_ending_of(kind)))
    dialog.selectFile(suggested)
    chosen = await _chosen(dialog)
    return chosen[0] if chosen else None


async def choose_folder(parent: QWidget | None, title: str) -> str | None:
    """Let the user choose a folder; None when cancelled."""
    dialog = _file_dialog(parent, title, [])
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    chosen = await _chosen(dialog)
    return chosen[0] if chosen else None


async def _ended(dialog: QDialog) -> int:
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def end(result: int) -> None:
        if not ended.done():
            ended.set_result(result)

    dialog.finished.connect(end)
    dialog.destroyed.connect(lambda: end(int(QDialog.DialogCode.Rejected)))
    if isinstance(dialog, Dialog):
        dialog.open()
    else:
        _need_unlocked(dialog.parentWidget())
        QDialog.open(dialog)  # a print dialog has another method of that name
    return await ended


def _delete(dialog: QDialog) -> None:
    if isValid(dialog):
        dialog.hide()
        dialog.deleteLater()


def _need_unlocked(parent: QWidget | None) -> None:
    """Raise PermissionDenied where dialogs of the system would lead out of the program."""
    if is_locked(parent):
        raise PermissionDenied("Files and printers cannot be chosen at this computer.")


def _file_dialog(parent: QWidget | None, title: str, filters: Sequence[str]) -> QFileDialog:
    _need_unlocked(parent)
    dialog = QFileDialog(parent, title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    if dialog.directory() == QDir.current():
        # Qt remembers the folder used last. Before there is one it shows the one that the program
        # was started in, which says nothing to a person.
        places = QStandardPaths.StandardLocation
        documents = QStandardPaths.writableLocation(places.DocumentsLocation)
        dialog.setDirectory(documents if Path(documents).is_dir() else QDir.homePath())
    if filters:
        dialog.setNameFilters(list(filters))
    if QGuiApplication.platformName() in _NO_NATIVE:
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return dialog


def _ending_of(kind: str) -> str:
    """The first ending of a kind of files such as "Tables (*.csv *.tsv)"."""
    found = _ENDING.search(kind)
    return found[1] if found else ""


async def _chosen(dialog: QFileDialog) -> list[str]:
    try:
        accepted = await _ended(dialog) == QDialog.DialogCode.Accepted
        return dialog.selectedFiles() if accepted else []
    finally:
        _delete(dialog)
