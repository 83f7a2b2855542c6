"""Lesson pages made in a worker process, kept by the hash of their text and of their course."""

import hashlib
import logging
import math
import time
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..db.unit_of_work import UnitOfWork
from ..domain.asset import Asset
from ..domain.errors import WorkStopped, WorkTimeout
from ..domain.ids import CourseId, LessonId
from ..rendering.context import NO_CONTEXT, LessonContext, SourceInfo
from ..rendering.hyphenation import breaks
from ..rendering.page import RENDERER_VERSION, render, render_plain
from ..rendering.rendered import RenderedPage
from .blocking import WorkerProcesses

log = logging.getLogger(__name__)

# What a worker of the service imports before its first page.
PRELOAD = ("coursegen_desktop.rendering.warm",)

LIMIT_S = 2.0
KEPT_CHARACTERS = 8_000_000
# The machine may just have been busy: after so long, a text that took too long is tried again.
RETRY_S = 60.0


class PageService:
    """Turns Markdown into pages: `worker` should be one that long jobs do not share.

    A text that cannot be laid out in `limit_s` seconds is shown as it was typed. `temml` is the
    script that draws formulas.
    """

    def __init__(
        self,
        worker: WorkerProcesses,
        temml: Path | None = None,
        *,
        limit_s: float = LIMIT_S,
        retry_s: float = RETRY_S,
    ) -> None:
        self._worker = worker
        self._temml = temml
        self._limit_s = limit_s
        self._retry_s = retry_s
        self._kept: OrderedDict[bytes, RenderedPage] = OrderedDict()
        self._stopped: dict[bytes, float] = {}
        self._size = 0

    async def page(self, markdown: str, context: LessonContext = NO_CONTEXT) -> RenderedPage:
        """The page of a text in its course; the same is laid out once.

        Raises Cancelled while closing.
        """
        key = _key(markdown, context)
        page = self._kept.get(key)
        if page is not None and time.monotonic() >= self._stopped.get(key, math.inf):
            page = None
        if page is not None:
            self._kept.move_to_end(key)
            return page
        try:
            page = await self._worker.call(
                render, markdown, context, self._temml, timeout=self._limit_s
            )
            self._stopped.pop(key, None)
        except (WorkTimeout, WorkStopped) as error:
            log.info("a text of %d characters is shown as typed: %s", len(markdown), error)
            page = render_plain(markdown)
            self._stopped[key] = time.monotonic() + self._retry_s
        self._keep(key, page)
        return page

    async def breaks(self, page: RenderedPage, language: str) -> tuple[int, ...]:
        """Where words of a page may be broken; nowhere, when that takes too long."""
        try:
            return await self._worker.call(breaks, page, language, timeout=self._limit_s)
        except (WorkTimeout, WorkStopped) as error:
            log.info("the words of a page are not divided: %s", error)
            return ()

    def _keep(self, key: bytes, page: RenderedPage) -> None:
        before = self._kept.pop(key, None)
        self._size += len(page.html) - (len(before.html) if before else 0)
        self._kept[key] = page
        while self._size > KEPT_CHARACTERS and len(self._kept) > 1:
            gone, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.html)
            self._stopped.pop(gone, None)


def _key(markdown: str, context: LessonContext) -> bytes:
    text = markdown.encode("utf-8", "surrogatepass")
    around = hashlib.sha256(context.key()).digest()
    return hashlib.sha256(b"%d\0" % RENDERER_VERSION + around + text).digest()


async def context_of(work: UnitOfWork, course_id: CourseId, lesson_id: LessonId) -> LessonContext:
    """What the page of a lesson depends on: the course's media and terms, its own sources."""
    assets = await work.assets.around(course_id, lesson_id)
    own = [asset for asset in assets if asset.lesson_id == lesson_id]
    others = [asset for asset in assets if asset.lesson_id != lesson_id]
    return LessonContext(
        files=tuple(_files((*own, *others))),
        terms=tuple(_terms((*own, *others))),
        sources=tuple(_sources(own)),
    )


def _files(assets: Iterable[Asset]) -> Iterable[tuple[str, str]]:
    """Name and place of every media file. Of two with one name the lesson's own counts."""
    found: dict[str, str] = {}
    for asset in assets:
        name = asset.content.get("name")
        if asset.file_path and isinstance(name, str) and name:
            found.setdefault(name, asset.file_path)
    return found.items()


def _terms(assets: Iterable[Asset]) -> Iterable[tuple[str, str]]:
    found: dict[str, str] = {}
    for entry in _entries(assets, "terms"):
        term, definition = entry.get("term"), entry.get("definition")
        if isinstance(term, str) and isinstance(definition, str):
            found.setdefault(term, definition)
    return found.items()


def _sources(assets: list[Asset]) -> Iterable[SourceInfo]:
    """The documents behind a lesson, with the passages that its other assets quote."""
    passages: dict[str, dict[str, str]] = {}
    for kind in ("terms", "sentences"):
        for entry in _entries(assets, kind):
            span = entry.get("span")
            if isinstance(span, dict) and span.get("quote"):
                quotes = passages.setdefault(str(span.get("source")), {})
                quotes.setdefault(str(span.get("block")), str(span["quote"]))
    for entry in _entries(assets, "sources"):
        key, name = str(entry.get("id", "")), str(entry.get("name", ""))
        yield SourceInfo(key, name, tuple(passages.get(key, {}).items()))


def _entries(assets: Iterable[Asset], kind: str) -> Iterable[dict[str, Any]]:
    """The objects in the list called `kind` of every asset that has one."""
    for asset in assets:
        entries = asset.content.get(kind)
        if isinstance(entries, list):
            yield from (entry for entry in entries if isinstance(entry, dict))
