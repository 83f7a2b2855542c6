"""Diagrams for slides: drawn as for lessons, then set on a sheet that Qt can paint.

pictures = await SlideDiagrams(resources, cache, parent).pictures(sources, "dark")
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ...domain.errors import InvalidContent
from ...rendering.diagrams import MAX_SOURCE, key_of
from ..kit.roles import read_theme
from . import diagram_look
from .diagram_store import DiagramStore, checked

if TYPE_CHECKING:
    from .diagram_drawer import DiagramDrawer

log = logging.getLogger(__name__)

# All of a deck; each drawing has a limit of its own.
WAIT_S = 60.0


class SlideDiagrams(QObject):
    """Draws what is missing. Without the engine, and for sources that it refuses, nothing comes:
    the slide then shows the source."""

    def __init__(self, resources: Path, cache: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self._resources = resources
        self._store = DiagramStore(resources, cache)
        self._drawer: DiagramDrawer | None = None
        self._waiting: dict[str, asyncio.Future[bytes | None]] = {}
        self._refused: set[str] = set()

    async def pictures(self, sources: Sequence[str], look: str) -> dict[str, bytes]:
        """Drawings (PDF, one page each) by their sources, in the colours of light or dark."""
        theme = read_theme(self._resources, look)
        tag, variables = diagram_look.tag(theme), diagram_look.variables(theme)
        names = {
            source: f"{key_of(source)}-{tag}"
            for source in sources
            if source.strip() and len(source) <= MAX_SOURCE
        }
        found: dict[str, bytes] = {}
        waiting: dict[str, asyncio.Future[bytes | None]] = {}
        for source, name in names.items():
            kept = self._store.printed(name)
            if kept is not None:
                found[source] = kept
            elif name not in self._refused and (drawing := self._draw(name, source, variables)):
                waiting[source] = drawing
        if waiting:
            await asyncio.wait(waiting.values(), timeout=WAIT_S)
        for source, future in waiting.items():
            made = future.result() if future.done() else None
            if made is not None:
                found[source] = made
        return found

    def stop(self) -> None:
        """The window closes: whoever waits gets nothing."""
        if self._drawer is not None:
            self._drawer.stop()
        for name in list(self._waiting):
            self._settle(name, None)

    def _draw(
        self, name: str, source: str, variables: dict[str, object]
    ) -> asyncio.Future[bytes | None] | None:
        if name in self._waiting:
            return self._waiting[name]
        drawer = self._started()
        if drawer is None:
            return None
        future = self._waiting[name] = asyncio.get_running_loop().create_future()
        drawing = self._store.get(name)
        if drawing is None:
            drawer.draw(name, source, variables)
        else:
            drawer.put_on_paper(name, drawing.svg.decode(), drawing.width, drawing.height)
        return future

    def _started(self) -> DiagramDrawer | None:
        if self._drawer is None:
            try:
                from .diagram_drawer import DiagramDrawer
            except ImportError as error:
                log.info("diagrams cannot be drawn here: %s", error)
                return None
            self._drawer = DiagramDrawer(self._resources, self)
            self._drawer.drawn.connect(self._on_drawn)
            self._drawer.printed.connect(self._on_printed)
            self._drawer.failed.connect(self._on_failed)
        return self._drawer

    def _on_drawn(self, name: str, svg: str) -> None:
        try:
            drawing = checked(svg.encode("utf-8", "replace"))
        except InvalidContent:
            self._on_failed(name, "refused", 0)
            return
        self._store.put(name, drawing)
        if self._drawer is not None:
            self._drawer.put_on_paper(name, svg, drawing.width, drawing.height)

    def _on_printed(self, name: str, pdf: bytes) -> None:
        self._store.put_printed(name, pdf)
        self._settle(name, pdf)

    def _on_failed(self, name: str, why: str, _line: int) -> None:
        # What the engine does not understand it never will; a crash may not be its fault.
        if why not in ("start", "crashed", "slow"):
            self._refused.add(name)
        self._settle(name, None)

    def _settle(self, name: str, pdf: bytes | None) -> None:
        future = self._waiting.pop(name, None)
        if future is not None and not future.done():
            future.set_result(pdf)
