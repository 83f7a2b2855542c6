"""Lessons laid out for paper in a locked page of their own, and printed into a PDF.

page = PrintPage(resources, theme)
await page.begin()
await page.add(lesson, rendered, ...)
data = await page.pdf()
page.close()

The page has the same locks as the one on the screen. It belongs to one printing and is thrown
away after it, so that a lesson that hangs the engine hangs nothing else.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QMarginsF, QObject, QUrl
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWebEngineCore import QWebEnginePage
from shiboken6 import isValid

from ...domain.errors import AppError
from ...domain.lesson import LessonView
from ...rendering.rendered import RenderedPage
from ..kit.roles import Theme
from ..kit.translate import tr
from .lesson_diagrams import LessonDiagrams
from .lesson_reader import Shown
from .web_page import LessonPage, bury_after, end_renderer, make_profile
from .web_scheme import SHELL_URL, CourseHandler, OwnSchemeOnly, register_scheme

START_S = 20.0
LESSON_S = 20.0
DIAGRAMS_S = 30.0
# Chromium prints some hundred pages a second.
PRINT_S = 180.0
# These write on Letter, everybody else on A4.
_LETTER = frozenset(
    {
        QLocale.Country.UnitedStates, QLocale.Country.Canada, QLocale.Country.Mexico,
        QLocale.Country.Philippines, QLocale.Country.Chile, QLocale.Country.Colombia,
    }
)  # fmt: skip


class PrintFailed(AppError):
    """The engine did not lay out or print what was asked."""

    def __init__(self) -> None:
        super().__init__(
            "The lesson could not be laid out for printing.",
            "Try again; if it happens again, print its parts one by one.",
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A lesson to print. `key` names its place in the document."""

    key: str
    lesson: LessonView
    page: RenderedPage


class _Media:
    """The media of all lessons: "media/KEY/NAME" is NAME of the lesson KEY."""

    def __init__(self) -> None:
        self.lessons: dict[str, Shown] = {}

    def file(self, path: str, kinds: dict[str, bytes]) -> Path | None:
        """The file that an address of the page means, or None."""
        key, _, name = path.removeprefix("media/").partition("/")
        lesson = self.lessons.get(key)
        return lesson.file(f"media/{name}", kinds) if lesson is not None else None


class PrintPage(QObject):
    """One printing. `store` is the library's media folder, `cache` that of finished diagrams."""

    def __init__(
        self,
        resources: Path,
        theme: Theme,
        parent: QObject,
        *,
        store: Path | None = None,
        cache: Path | None = None,
    ) -> None:
        super().__init__(parent)
        register_scheme()
        self._resources, self._theme, self._store = resources, theme, store
        self._numbers = itertools.count(1)
        self._handler = CourseHandler(resources)
        self._handler.shown = self._media = _Media()
        guard = OwnSchemeOnly()
        profile = make_profile(self._handler, guard)
        self._page = LessonPage(profile, self)
        bury_after(self._page, profile, self._handler, guard)
        self._diagrams = LessonDiagrams(resources, cache, self)
        self._handler.drawings = self._diagrams.shown
        self._waiting: dict[object, asyncio.Future[Any]] = {}
        self._undrawn: set[str] = set()
        self._page.told.connect(self._on_told)
        self._page.renderProcessTerminated.connect(self._on_gone)
        self._diagrams.changed.connect(self._on_diagrams)

    async def begin(self) -> None:
        """Load the shell. Raises PrintFailed."""
        loaded = self._wait("loaded")
        self._page.loadFinished.connect(lambda ok: self._settle("loaded", ok))
        self._page.load(QUrl(SHELL_URL))
        if not await self._within(loaded, START_S):
            raise PrintFailed
        page, theme = self._page, self._theme
        page.start_script(self._resources)
        source = (self._resources / "page" / "print.js").read_text("utf-8").rstrip()
        page.run(f"{source}(window.coursegenPage)")
        page.call("look", dict(theme.roles), theme.name, theme.is_dark, 1.0)

    async def cover(self, title: str, about: str, facts: str, modules: list[Any]) -> None:
        """A title page and the contents; `modules` are {title, lessons: [{key, title}]}."""
        await self._call("printCover", {
            "title": title, "about": about, "facts": facts, "contents": tr("Contents"),
            "modules": modules,
        })  # fmt: skip

    async def add(self, sheet: Sheet, others: dict[str, str]) -> None:
        """A lesson below those that are there. `others`: places of lessons by their address."""
        lesson, page = sheet.lesson, sheet.page
        self._media.lessons[sheet.key] = Shown(0, page, store=self._store)
        sources = {
            cited.address: " · ".join(filter(None, (cited.name, cited.place)))
            for cited in page.citations
        }
        await self._call("printLesson", {
            "key": sheet.key, "title": lesson.title, "html": page.html, "language": "",
            "meta": _meta(lesson), "lessons": others, "sources": sources,
            "words": {"links": tr("Links"), "sound": tr("Sound or film:")},
        })  # fmt: skip

    async def draw(self, sheets: Sequence[Sheet]) -> None:
        """Put the diagrams in. One that takes too long is left as it is."""
        drawings = {d.key: d for sheet in sheets for d in sheet.page.diagrams}
        if not drawings:
            return
        self._undrawn = set(drawings)
        done = self._wait("diagrams")
        self._diagrams.set_theme(self._theme)
        self._diagrams.show(tuple(drawings.values()))
        try:
            await asyncio.wait_for(done, DIAGRAMS_S)
        except TimeoutError:
            self._waiting.pop("diagrams", None)

    async def number(self, places: dict[str, int]) -> None:
        """Put page numbers into the contents."""
        await self._call("printNumbers", places)

    async def pdf(self) -> bytes:
        """Print what is there. Raises PrintFailed."""
        number = next(self._numbers)
        ready = self._wait(("ready", number))
        self._page.call("printReady", number)
        await self._within(ready, PRINT_S)
        printed = self._wait("printed")
        self._page.printToPdf(lambda data: self._settle("printed", bytes(data.data())), _paper())
        data = await self._within(printed, PRINT_S)
        if not data:
            raise PrintFailed
        return bytes(data)

    def close(self) -> None:
        """End the page and its process, whatever it does."""
        for waiting in self._waiting.values():
            waiting.cancel()
        self._waiting.clear()
        end_renderer(self._page)
        self.deleteLater()

    # --- inside ----------------------------------------------------------------------------

    async def _call(self, name: str, value: object) -> None:
        """Call a function of the script and wait until it is done."""
        key = ("call", next(self._numbers))
        done = self._wait(key)
        source = f"coursegen.{name}({json.dumps(value)}); true"
        self._page.run(source, lambda answer: self._settle(key, answer))
        if await self._within(done, LESSON_S) is not True:
            raise PrintFailed

    def _wait(self, key: object) -> asyncio.Future[Any]:
        future = self._waiting[key] = asyncio.get_running_loop().create_future()
        return future

    async def _within(self, future: asyncio.Future[Any], seconds: float) -> Any:
        try:
            return await asyncio.wait_for(future, seconds)
        except TimeoutError as error:
            raise PrintFailed from error

    def _settle(self, key: object, value: Any) -> None:
        if not isValid(self):
            return
        future = self._waiting.pop(key, None)
        if future is not None and not future.done():
            future.set_result(value)

    def _on_told(self, event: dict[str, Any]) -> None:
        if event["kind"] == "printReady":
            self._settle(("ready", event["number"]), True)

    def _on_diagrams(self, states: list[dict[str, Any]]) -> None:
        self._page.call("diagrams", states)
        self._undrawn -= {state["key"] for state in states if state["state"] != "drawing"}
        if not self._undrawn:
            self._settle("diagrams", True)

    def _on_gone(self, status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        for future in list(self._waiting.values()):
            if not future.done():
                future.set_exception(PrintFailed())
        self._waiting.clear()


def _paper() -> QPageLayout:
    # The margins win over those of print.css, which only fills the lower one.
    is_letter = QLocale.system().territory() in _LETTER
    size = QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4
    return QPageLayout(
        QPageSize(size),
        QPageLayout.Orientation.Portrait,
        QMarginsF(20, 20, 20, 22),
        QPageLayout.Unit.Millimeter,
    )


def _meta(lesson: LessonView) -> str:
    return tr("Module {number} · {title}", number=lesson.module_number, title=lesson.module_title)
