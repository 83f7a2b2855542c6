"""One window a data folder: the second start hands its files to the first and ends."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_MAX_MESSAGE = 1 << 20
_ANSWER = b"taken\n"
# Longer than a window takes to load on a slow machine, or to make its last backup.
_PATIENCE = 15.0
_BETWEEN_TRIES = 0.1


class Arrival(Enum):
    """What a start of the program found."""

    FIRST = auto()
    HANDED_OVER = auto()
    NO_ANSWER = auto()


class SingleInstance(QObject):
    """Call `arrive` first; when it is FIRST, `listen` hears later starts."""

    def __init__(self, lock_file: Path) -> None:
        super().__init__()
        self._lock_file = lock_file
        self._lock = QLockFile(str(lock_file))
        # Never taken for stale by age: only by a dead owner.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self._opened: Callable[[tuple[str, ...]], None] | None = None

    def arrive(self, files: tuple[str, ...] = (), patience: float = _PATIENCE) -> Arrival:
        """Be the first, or have the first window come forward and open `files`.

        A window that is still loading does not listen yet, and one that is closing no longer:
        both are waited for, `patience` seconds at most.
        """
        deadline = time.monotonic() + patience
        while not self._lock.tryLock(0):
            left = max(0.0, deadline - time.monotonic())
            if self._hand_over(files, left):
                return Arrival.HANDED_OVER
            if self._lock.error() != QLockFile.LockError.LockFailedError:
                # No lock can be made: a full disk, a folder that is read-only. Opening the
                # library tells it, and whoever wants to make room by deleting needs the window.
                return Arrival.FIRST
            if self._names_nobody() and self._lock.removeStaleLockFile():
                continue
            if not left:
                return Arrival.NO_ANSWER
            time.sleep(min(_BETWEEN_TRIES, left))
        return Arrival.FIRST

    def listen(self, opened: Callable[[tuple[str, ...]], None]) -> None:
        """Call `opened(files)` for every later start."""
        # Imported late: the first picture of the window does without the network library.
        from PySide6.QtNetwork import QLocalServer

        self._opened = opened
        # A crash leaves the socket's file behind; the lock proves that nobody uses it.
        QLocalServer.removeServer(self._server_name())
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._server_name())

    def stop_listening(self) -> None:
        """The window is closing: a later start waits for its end and is then the first."""
        self._opened = None
        if self._server is not None:
            self._server.close()
            self._server = None

    def release(self) -> None:
        """Let the next start be the first."""
        self.stop_listening()
        self._lock.unlock()

    def _names_nobody(self) -> bool:
        """A lock file that was cut off (power, full disk). Qt holds it for somebody's for ever.

        Removing is refused by the system while a living process holds the file.
        """
        owner, _host, _program = self._lock.getLockInfo()
        return not owner

    def _server_name(self) -> str:
        """The same for one folder, by whatever way it was named."""
        import hashlib  # late: no first picture needs it

        digest = hashlib.sha256(os.fsencode(os.path.realpath(self._lock_file))).hexdigest()[:16]
        return f"coursegen-{digest}"

    def _hand_over(self, files: tuple[str, ...], patience: float) -> bool:
        """Tell the first window; whether it answered within `patience` seconds."""
        from PySide6.QtNetwork import QLocalSocket

        wait = int(patience * 1000)
        socket = QLocalSocket()
        socket.connectToServer(self._server_name())
        if not socket.waitForConnected(wait):
            return False
        socket.write(json.dumps(list(files)).encode() + b"\n")
        answered = socket.waitForReadyRead(wait) and bytes(socket.readAll().data()) == _ANSWER
        socket.disconnectFromServer()
        return answered

    def _on_connection(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._on_message(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._on_message(socket)

    def _on_message(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _MAX_MESSAGE:
            socket.abort()
            return
        if not socket.canReadLine() or self._opened is None:
            return
        try:
            files = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            return
        if isinstance(files, list) and all(isinstance(item, str) for item in files):
            socket.write(_ANSWER)
            socket.flush()
            self._opened(tuple(files))
