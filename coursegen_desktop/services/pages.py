"""Lesson pages made in a worker process, kept by the hash of their text."""

import hashlib
import logging
from collections import OrderedDict

from ..domain.errors import WorkStopped, WorkTimeout
from ..rendering.page import RENDERER_VERSION, render, render_plain
from ..rendering.rendered import RenderedPage
from .blocking import WorkerProcesses

log = logging.getLogger(__name__)

# What a worker of the service imports before its first page.
PRELOAD = ("coursegen_desktop.rendering.convert", "coursegen_desktop.rendering.finish")

LIMIT_S = 2.0
KEPT_CHARACTERS = 8_000_000


class PageService:
    """Turns Markdown into pages: `worker` should be one that long jobs do not share.

    A text that cannot be laid out in `limit_s` seconds is shown as it was typed.
    """

    def __init__(self, worker: WorkerProcesses, *, limit_s: float = LIMIT_S) -> None:
        self._worker = worker
        self._limit_s = limit_s
        self._kept: OrderedDict[bytes, RenderedPage] = OrderedDict()
        self._size = 0

    async def page(self, markdown: str) -> RenderedPage:
        """The page of a text; the same text is laid out once. Raises Cancelled while closing."""
        key = _key(markdown)
        page = self._kept.get(key)
        if page is not None:
            self._kept.move_to_end(key)
            return page
        try:
            page = await self._worker.call(render, markdown, timeout=self._limit_s)
        except (WorkTimeout, WorkStopped) as error:
            log.info("a text of %d characters is shown as typed: %s", len(markdown), error)
            page = render_plain(markdown)
        self._keep(key, page)
        return page

    def _keep(self, key: bytes, page: RenderedPage) -> None:
        before = self._kept.pop(key, None)
        self._size += len(page.html) - (len(before.html) if before else 0)
        self._kept[key] = page
        while self._size > KEPT_CHARACTERS and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.html)


def _key(markdown: str) -> bytes:
    text = markdown.encode("utf-8", "surrogatepass")
    return hashlib.sha256(b"%d\0" % RENDERER_VERSION + text).digest()
