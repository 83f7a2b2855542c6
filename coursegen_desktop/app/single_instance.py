"""One window a data folder: the second start hands its files to the first and ends."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_MAX_MESSAGE = 1 << 20
_WAIT_MS = 2000


class SingleInstance(QObject):
    """Call `claim` first; when it is True this is the first, and `listen` hears later ones."""

    def __init__(self, lock_file: Path) -> None:
        super().__init__()
        digest = hashlib.sha256(os.fsencode(lock_file)).hexdigest()[:16]
        self._name = f"coursegen-{digest}"
        self._lock = QLockFile(str(lock_file))
        # Never taken for stale by age: only by a dead owner.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self._opened: Callable[[tuple[str, ...]], None] | None = None

    def claim(self) -> bool:
        """Be the first. False when another window holds this folder."""
        return self._lock.tryLock(0)

    def hand_over(self, files: tuple[str, ...]) -> bool:
        """Tell the first window to come forward and open `files`. False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(json.dumps(list(files)).encode() + b"\n")
        delivered = socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return delivered

    def listen(self, opened: Callable[[tuple[str, ...]], None]) -> None:
        """Call `opened(files)` for every later start."""
        # Imported late: the first picture of the window does without the network library.
        from PySide6.QtNetwork import QLocalServer

        self._opened = opened
        # A crash leaves the socket's file behind; the lock proves that nobody uses it.
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def release(self) -> None:
        """Let the next start be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

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
            self._opened(tuple(files))
