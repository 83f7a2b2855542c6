"""A model's file on this computer, run by llama.cpp in a process of its own (extra local-model).

The process opens a server for this computer alone, with a key that is drawn anew each time; so it
is asked like any other. It reads its file once and is killed when the connection is closed or an
answer is cancelled: nothing else makes llama.cpp give the cores back at once.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import secrets
import threading
from contextlib import suppress
from importlib.util import find_spec
from multiprocessing.connection import Connection as Pipe
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from ...domain.connection import GGUF, Connection, Rung
from ...domain.errors import MissingPart, ProviderError, ProviderFault
from ._gguf import Head, NoModel, head_of
from .base import ChatAnswer, ChatRequest, Heard, ModelInfo, Provider
from .openai_compatible import OpenAiClient, client

_LIBRARY = "xllamacpp"
# Tokens: room for more costs memory, so that it is made where the user says so only.
_WINDOW = 4096
_LOADING = 180.0  # seconds for a large file on a slow disk
_JOINING, _ENDING = 5.0, 2.0


class LocalClient:
    """A way to one model's file. Its process starts with the first question."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._path = Path(connection.address)
        self._head: Head | None = None
        self._lock = asyncio.Lock()
        self._child: _Child | None = None
        self._client: OpenAiClient | None = None

    async def chat(
        self,
        request: ChatRequest,
        *,
        model: str,
        rung: Rung,
        window: int,
        heard: Heard | None = None,
    ) -> ChatAnswer:
        """See ChatClient; the window is that of the connection, chosen when the file is read."""
        asked = await self._ready()
        try:
            return await asked.chat(request, model=model, rung=rung, window=window, heard=heard)
        except asyncio.CancelledError:
            self._kill()
            raise
        except ProviderError as error:
            has_ended = error.fault in (ProviderFault.DROPPED, ProviderFault.REFUSED) and (
                self._child is None or await asyncio.to_thread(self._child.ends_soon)
            )
            if has_ended:
                # The system may yet call it alive, and the next question is to start another.
                self._kill()
                raise self._ended() from error
            raise

    async def models(self) -> tuple[ModelInfo, ...]:
        """The one model of the file, by the name of the file."""
        return (ModelInfo(self._path.stem, await self._window()),)

    async def close(self) -> None:
        """End the process."""
        child, asked = self._child, self._client
        self._kill()
        if asked is not None:
            await asked.close()
        if child is not None:
            await asyncio.to_thread(child.bury)

    async def _ready(self) -> OpenAiClient:
        """A client of the running process; it is started where there is none."""
        async with self._lock:
            if self._client is not None and self._child is not None and self._child.is_alive:
                return self._client
            await self.close()
            window = await self._window()
            key = secrets.token_urlsafe(32)
            self._child = child = _Child(self._path, window, key)
            try:
                async with asyncio.timeout(_LOADING):
                    address = await asyncio.to_thread(child.start)
            except TimeoutError:
                self._kill()
                raise self._too_slow() from None
            except BaseException:
                self._kill()
                raise
            if not address:
                self._kill()
                raise self._unreadable()
            self._client = client(self._connection, key, f"{address}/v1")
            return self._client

    async def _window(self) -> int:
        """Tokens that room is made for. Raises ProviderError where the file cannot be run."""
        if self._head is None:
            try:
                self._head = await asyncio.to_thread(head_of, self._path)
            except OSError as error:
                raise self._missing() from error
            except NoModel as error:
                raise self._no_model() from error
        if not self._head.talks:
            raise self._silent_by_nature()
        wanted = self._connection.window_cap or _WINDOW
        return min(wanted, self._head.window or wanted)

    def _kill(self) -> None:
        if self._child is not None:
            self._child.kill()

    def _missing(self) -> ProviderError:
        return ProviderError(
            ProviderFault.ADDRESS,
            "The model's file {file} cannot be read.",
            "Look whether it is still there, and choose it again in the connection.",
            file=self._path.name,
        )

    def _no_model(self) -> ProviderError:
        return ProviderError(
            ProviderFault.NOT_A_MODEL,
            "{file} is not a model's file, or it is not whole.",
            "Choose a file that ends in .gguf, or download it again.",
            file=self._path.name,
        )

    def _silent_by_nature(self) -> ProviderError:
        return ProviderError(
            ProviderFault.NOT_A_MODEL,
            "The model in {file} was not made for answering.",
            "Choose one whose name says “instruct”, “chat” or “it”.",
            file=self._path.name,
        )

    def _ended(self) -> ProviderError:
        return ProviderError(
            ProviderFault.SERVER,
            "The model in {file} stopped while it was working.",
            "It may need more memory than there is. Choose a smaller model.",
            file=self._path.name,
        )

    def _too_slow(self) -> ProviderError:
        return ProviderError(
            ProviderFault.SILENT,
            "The model in {file} was not ready after {seconds} seconds.",
            "It may be too large for this computer. Choose a smaller model.",
            file=self._path.name,
            seconds=f"{_LOADING:g}",
        )

    def _unreadable(self) -> ProviderError:
        return ProviderError(
            ProviderFault.NOT_A_MODEL,
            "The model in {file} cannot be run.",
            "The file may be damaged, of a kind too new for this program, or larger than the"
            " memory of this computer.",
            file=self._path.name,
        )


class _Child:
    """The process, and the end of its pipe. Apart from `kill`, its methods block."""

    def __init__(self, path: Path, window: int, key: str) -> None:
        self._arguments = (str(path), window, _threads(), key)
        self._lock = threading.Lock()
        self._process: Any = None
        self._is_doomed = False

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        with self._lock:
            return not self._is_doomed and self._process is not None and self._process.is_alive()

    def start(self) -> str:
        """Its address once the model is loaded, "" where that fails."""
        context: Any = multiprocessing.get_context("spawn")
        ours: Pipe
        theirs: Pipe
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(
            target=_serve, args=(theirs, *self._arguments), name="coursegen-model", daemon=True
        )
        try:
            process.start()
        finally:
            theirs.close()
        with self._lock:
            self._process = process
            if self._is_doomed:
                process.kill()
        with ours, suppress(EOFError, OSError):
            return ours.recv_bytes().decode()
        return ""

    def kill(self) -> None:
        """End it, whatever it does; also one that is only about to start."""
        with self._lock:
            self._is_doomed = True
            if self._process is not None:
                self._process.kill()

    def ends_soon(self) -> bool:
        """Whether it is at its end; its connections break off a moment before."""
        with self._lock:
            process = self._process
        return self._is_doomed or process is None or bool(wait([process.sentinel], _ENDING))

    def bury(self) -> None:
        """Wait until it is gone."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.join(_JOINING)
            process.close()


def _threads() -> int:
    """One less than there are cores: llama.cpp's threads wait for each other by spinning."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, (cores or 2) - 1)


def _serve(pipe: Pipe, path: str, window: int, threads: int, key: str) -> None:
    """The process: load the model, tell where it can be asked, end with the parent."""
    with open(os.devnull, "r+b") as nowhere:  # noqa: PTH123 - llama.cpp writes to the descriptors
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    import xllamacpp

    wishes = xllamacpp.CommonParams()
    wishes.model.path = path
    wishes.n_ctx = window
    wishes.n_parallel = 1
    wishes.port = 0
    wishes.hostnames = ["127.0.0.1"]
    wishes.api_keys = [key]
    wishes.cpuparams.n_threads = threads
    wishes.cpuparams_batch.n_threads = threads
    wishes.offline = True
    wishes.ui = False
    try:
        server = xllamacpp.Server(wishes)
    except RuntimeError:
        pipe.close()
        os._exit(1)
    with suppress(OSError):
        pipe.send_bytes(str(server.listening_address).encode())
    pipe.close()
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(0)


def _open(connection: Connection, key: str) -> LocalClient:
    if find_spec(_LIBRARY) is None:
        raise MissingPart(
            "The part that runs a model's file on this computer is not installed.",
            'Install it with: pip install "coursegen-desktop[local-model]". Or let a program such'
            " as Ollama or LM Studio run the model, and connect to that.",
        )
    return LocalClient(connection)


PROVIDER = Provider(GGUF, _open)
