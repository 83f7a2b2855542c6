"""What is being typed, written beside the library twice a second until the library has it."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from ..db.draft_files import DraftFiles
from ..domain.errors import AppError
from ..domain.rights import Right
from .blocking import in_thread
from .gate import Guarded, needs, open_to_all

log = logging.getLogger(__name__)

EVERY_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that the library has not got: of which part, based on which revision, whose.

    `saving` is the mark of the text that was on its way into the library meanwhile: when that is
    what the library has, nobody else changed it.
    """

    kind: str
    part_id: int
    course_id: int
    base_revision: int
    title: str
    content: str
    user: str = ""
    saving: str = ""

    @property
    def key(self) -> str:
        """Under which it is kept."""
        return f"{self.kind}-{self.part_id}"


class JournalService(Guarded):
    """Keeps drafts. `edited` costs nothing; the text is asked for when it is written."""

    def __init__(self, folder: Path, every_seconds: float = EVERY_SECONDS) -> None:
        self._files = DraftFiles(folder)
        self._every = every_seconds
        self._waiting: dict[str, Callable[[], Draft | None] | None] = {}
        self._task: asyncio.Task[None] | None = None
        self._hurry = asyncio.Event()
        self._at = ""  # what is being written just now

    @needs(Right.EDIT_COURSES)
    def edited(self, key: str, draft: Callable[[], Draft | None]) -> None:
        """The draft under `key` changed: write it soon. None from `draft` writes nothing."""
        self._waiting[key] = draft
        self._start()

    @open_to_all
    def saved(self, key: str) -> None:
        """The library has it: the draft is forgotten, its room kept for the next one."""
        self._waiting[key] = None
        self._start()

    @needs(Right.EDIT_COURSES)
    async def find(self, key: str) -> Draft | None:
        """The draft that an end without saving left behind.

        None for what is edited or was saved since: its file is about to follow.
        """
        if key in self._waiting or key == self._at:
            return None
        text = await in_thread(self._files.read, key)
        return None if text is None else _read(text, key)

    @needs(Right.EDIT_COURSES)
    async def left(self) -> tuple[Draft, ...]:
        """All drafts that were left behind."""
        keys = await in_thread(self._files.keys)
        found = [await self.find(key) for key in keys]
        return tuple(draft for draft in found if draft is not None)

    @needs(Right.EDIT_COURSES)
    async def forget(self, key: str) -> None:
        """Drop a draft and its room: nothing of that part is typed any more."""
        await self.settle()
        await in_thread(self._files.remove, key)

    @open_to_all
    async def settle(self) -> None:
        """Write what waits at once, and wait until it is written."""
        self._hurry.set()
        while self._task is not None and not self._task.done():
            await asyncio.wait([self._task])
        self._hurry.clear()

    def _start(self) -> None:
        if self._task is None or self._task.done():
            # Not the running loop: Qt may tell of typing between two runs of it.
            self._task = asyncio.get_event_loop().create_task(self._write())

    async def _write(self) -> None:
        """Write what waits, again and again until nothing does, at most every half second."""
        while self._waiting:
            key, ask = self._waiting.popitem()
            self._at = key
            try:
                if ask is None:
                    await in_thread(self._files.empty, key)
                    continue
                draft = ask()
                if draft is not None:
                    text = json.dumps(asdict(draft), ensure_ascii=False)
                    await in_thread(self._files.write, key, text)
            except AppError as error:
                # The text is on the screen, and its saving says what is wrong.
                log.info("The journal could not be written: %s", error.text())
            finally:
                self._at = ""
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), self._every)


def mark(title: str, content: str) -> str:
    """What tells two texts apart."""
    return hashlib.sha256(f"{title}\0{content}".encode("utf-8", "surrogatepass")).hexdigest()


def _read(text: str, key: str) -> Draft | None:
    try:
        draft = Draft(**json.loads(text))
    except (ValueError, TypeError):
        log.info("A draft of the journal cannot be read: %s", key)
        return None
    return draft if draft.key == key else None
