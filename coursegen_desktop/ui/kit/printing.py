"""Puts a few words on paper: a dialog that is awaited, then Qt's own layout.

await print_html(self.page, html, tr("Recovery code"))      # False when cancelled
await print_pages(self.page, sheet.paint, tr("Cards"))      # what is painted page by page

In a locked window no printer is chosen: what was agreed to goes to the usual one.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QProcess, QSaveFile
from PySide6.QtGui import QPagedPaintDevice, QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from ...domain.errors import MissingPart, PermissionDenied, StorageError
from .dialogs import choose_save, confirm, run
from .locked import is_locked, prints
from .translate import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPdfWriter

_SENDS = "lp"  # of CUPS, on Linux and macOS
# Paints, and lets others in after every page.
Pages = Callable[[QPagedPaintDevice], Iterator[None]]


async def print_html(parent: QWidget, html: str, name: str) -> bool:
    """Let the user choose a printer and print `html` under `name`; False when cancelled."""
    return await print_pages(parent, lambda device: _laid_out(device, html), name)


async def print_pages(parent: QWidget, pages: Pages, name: str) -> bool:
    """Let the user choose a printer and print pages under `name`; False when cancelled."""
    # Imported when somebody prints: looking for printers takes long.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    if is_locked(parent) and not await agrees_to_print(parent, name):
        return False
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # the usual one
    printer.setDocName(name)
    chooses = not is_locked(parent)
    if chooses and await run(QPrintDialog(printer, parent)) != QDialog.DialogCode.Accepted:
        return False
    await paint_pages(pages, printer)
    return True


async def agrees_to_print(parent: QWidget, name: str) -> bool:
    """Ask in a locked window before paper is used, which others pay for.

    Raises PermissionDenied where nothing is printed, MissingPart where no printer is set up.
    """
    from PySide6.QtPrintSupport import QPrinterInfo

    if not prints(parent):
        raise PermissionDenied("Nothing is printed at this computer.", "Ask your teacher.")
    if QPrinterInfo.defaultPrinter().isNull():
        raise MissingPart("No printer is set up at this computer.", "Ask your teacher.")
    return await confirm(
        parent,
        tr("Print “{name}”?", name=name[:80]),
        tr("It comes out of {printer}.", printer=QPrinterInfo.defaultPrinterName()),
        tr("Print"),
    )


def can_send() -> bool:
    """Whether whole documents can be sent to the usual printer without a dialog."""
    return shutil.which(_SENDS) is not None


async def send_pdf(path: Path, name: str) -> None:
    """Hand a PDF to the system's printing, under `name`. Raises StorageError."""
    process = QProcess(QCoreApplication.instance())  # it outlives whoever gives up waiting
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def settle(code: int) -> None:
        if not ended.done():
            ended.set_result(code)

    process.finished.connect(lambda code, _status: settle(code))
    process.errorOccurred.connect(lambda _error: settle(-1))
    process.start(_SENDS, ["-t", name[:80], "--", str(path)])
    try:
        code = await ended
    except asyncio.CancelledError:
        process.finished.connect(process.deleteLater)
        process.kill()
        raise
    said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
    process.deleteLater()
    if code:
        raise StorageError(
            "It could not be printed: {reason}.", "Ask your teacher.", reason=said or _SENDS
        )


async def save_pdf(parent: QWidget, html: str, name: str) -> bool:
    """Let the user choose a file and write `html` into it as PDF, A4; False when cancelled.

    Raises StorageError where the file cannot be written.
    """
    return await save_pages(parent, lambda device: _laid_out(device, html), name)


async def save_pages(parent: QWidget, pages: Pages, name: str) -> bool:
    """The same with what is painted page by page."""
    suggested = "".join("_" if char in '\\/:*?"<>|' else char for char in name).strip() or "page"
    path = await choose_save(parent, tr("Save as PDF"), f"{suggested[:80]}.pdf", ["PDF (*.pdf)"])
    if path is None:
        return False
    with pdf_file(Path(path), name) as writer:
        await paint_pages(pages, writer)
    return True


def write_pdf(path: Path, html: str, name: str) -> None:
    """Write `html` as a PDF, A4; raises StorageError."""
    with pdf_file(path, name) as writer:
        for _ in _laid_out(writer, html):
            pass


@contextlib.contextmanager
def pdf_file(path: Path, name: str) -> Iterator[QPdfWriter]:
    """A PDF, A4, that takes the place of `path` when all of it is on the disk: Qt's writer itself
    says nothing of a disk that is full. Raises StorageError."""
    from PySide6.QtGui import QPageSize, QPdfWriter

    file = QSaveFile(str(path))
    file.setDirectWriteFallback(True)  # where the folder takes no other file beside it
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise _unwritten(path, file)
    writer = QPdfWriter(file)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(name)
    try:
        yield writer
    except BaseException:
        file.cancelWriting()
        raise
    if not file.commit():
        raise _unwritten(path, file)


def _unwritten(path: Path, file: QSaveFile) -> StorageError:
    return StorageError(
        "{file} cannot be written: {reason}.",
        "Choose another folder.",
        file=str(path),
        reason=file.errorString(),
    )


async def paint_pages(pages: Pages, device: QPagedPaintDevice) -> None:
    """Paint one after the other, and let others in between."""
    for _ in pages(device):
        await asyncio.sleep(0)


def _laid_out(device: QPagedPaintDevice, html: str) -> Iterator[None]:
    document = QTextDocument()
    document.setHtml(html)
    document.print_(device)
    yield
