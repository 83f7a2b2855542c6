"""A lesson in QtWebEngine: one warm shell whose body is swapped, watched and brought back."""

import asyncio
import atexit
import logging
import weakref
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import delete, isValid

from ...domain.place import TOP, Place, quote_at
from ...domain.reading_look import ReadingLook
from ..kit.roles import Theme
from ..kit.translate import tr
from .lesson_diagrams import LessonDiagrams
from .lesson_reader import ReaderSignals, Shown
from .look_values import page_values
from .offsets import Offsets
from .web_page import LessonPage, bury_after, end_renderer, make_profile
from .web_scheme import SHELL_URL, CourseHandler, OwnSchemeOnly, register_scheme

log = logging.getLogger(__name__)

MAX_CRASHES = 3
BACK_OFF_MS = 150
# A renderer that answers nothing for so long is hung: a lesson needs milliseconds.
ANSWER_MS = 2500
PING_EVERY_MS = 5000
# After so long without a crash the earlier ones are forgotten.
STEADY_MS = 120_000
_PLAYS = "[...document.querySelectorAll('audio, video')].some(m => !m.paused && !m.ended)"


_living: "weakref.WeakSet[WebReader]" = weakref.WeakSet()


@atexit.register
def _end_all() -> None:
    """End pages that nobody ended: Chromium must be gone before the application object is."""
    for reader in list(_living):
        if isValid(reader):
            delete(reader)


class WebReader(QWebEngineView):
    """Shows lessons. `signals.gave_up` means: show it elsewhere, Chromium crashed too often."""

    def __init__(self, resources: Path, parent: QWidget, cache: Path | None = None) -> None:
        super().__init__(parent)
        register_scheme()
        self.signals = ReaderSignals(self)
        self._resources = resources
        self._shown: Shown | None = None
        self._offsets = Offsets("")
        self._lights: dict[str, tuple[tuple[int, int], ...]] = {}
        self._breaks: tuple[int, ...] = ()
        self._look: tuple[Any, ...] | None = None
        self._is_ready = False
        self._crashes = 0
        self._handler = CourseHandler(resources)
        self._guard = OwnSchemeOnly()
        self._profile = make_profile(self._handler, self._guard)
        self._page = LessonPage(self._profile, self)
        self.setPage(self._page)
        bury_after(self._page, self._profile, self._handler, self._guard)
        self._diagrams = LessonDiagrams(resources, cache, self)
        self._handler.drawings = self._diagrams.shown
        self._diagrams.changed.connect(self._on_drawn)
        _living.add(self)
        self.setAccessibleName(tr("Lesson text"))
        self._page.loadFinished.connect(self._on_load_finished)
        self._page.renderProcessTerminated.connect(self._on_renderer_gone)
        self._page.told.connect(self._on_told)
        self._page.link_followed.connect(self.signals.link_activated)
        self._reload_timer = self._timer(self._load, single=True)
        self._ping_timer = self._timer(self._ping)
        self._answer_timer = self._timer(self._on_hung, single=True)
        self._steady_timer = self._timer(self._forget_crashes, single=True)
        self._load()

    # --- what the pane asks ----------------------------------------------------------------

    def show_lesson(self, shown: Shown) -> None:
        """Swap the body; waits for the shell when that is not there yet."""
        self._shown = shown
        self._offsets = Offsets(shown.page.text)
        self._lights.clear()
        self._breaks = ()
        self._handler.shown = shown
        if self._is_ready:
            self._send()

    def light(self, layer: str, places: Sequence[tuple[int, int]]) -> None:
        """Light words in a layer of marks.js, instead of those that were lit there."""
        self._lights[layer] = tuple(places)
        if self._is_ready and self._shown is not None:
            self._page.call("light", layer, self._offsets.pairs(places))

    def hyphenate(self, offsets: Sequence[int]) -> None:
        """Words may be broken at these offsets of the page's text, and nowhere else."""
        if self._breaks != (breaks := tuple(offsets)):
            self._breaks = breaks
            if self._is_ready and self._shown is not None:
                self._send_breaks()

    def reveal(self, start: int, end: int) -> None:
        """Bring words into sight."""
        self.call("reveal", self._offsets.to_page(start), self._offsets.to_page(end))

    def keep_up(self, before: tuple[int, int] | None, now: tuple[int, int]) -> None:
        """Follow a voice from one sentence to the next, unless the reader looks elsewhere."""
        places = self._offsets.pairs([now] if before is None else [now, before])
        self.call("keepUp", *places)

    def select(self, start: int, end: int) -> None:
        """Select words; an empty range selects nothing."""
        self.call("select", self._offsets.to_page(start), self._offsets.to_page(end))

    def call(self, name: str, *arguments: object) -> None:
        """Call a function of the page's scripts; without a page on the screen, nothing."""
        if self._is_ready and self._shown is not None:
            self._page.call(name, *arguments)

    def _on_drawn(self, states: object) -> None:
        # A drawing may be done when the page is closed already.
        if isValid(self._page):
            self.call("diagrams", states)

    def set_look(self, theme: Theme, scale: float, look: ReadingLook) -> None:
        """Colours and text, at once and without losing the place."""
        values = {**theme.roles, **page_values(look)}
        self._look = (values, theme.name, theme.is_dark, scale)
        self._page.setBackgroundColor(theme.color("background"))
        if self._is_ready:
            self._page.call("look", *self._look)
        self._diagrams.set_theme(theme)

    def reach(self, anchor: str) -> None:
        """Scroll to a heading; "" is the top."""
        if self._shown is not None:
            self._shown = replace(self._shown, anchor=anchor, place=TOP)
        if self._is_ready:
            self._page.call("reach", anchor)

    def go(self, position: float) -> None:
        """Scroll to a place, 0 to 1."""
        if self._shown is not None:
            self._shown = replace(self._shown, anchor="", place=Place(position))
        if self._is_ready:
            self._page.call("go", position)

    def go_to(self, place: Place) -> None:
        """Scroll to a block of the text, or to its share where no block is known."""
        if self._shown is not None:
            self._shown = replace(self._shown, anchor="", place=place)
        if self._is_ready:
            offset = self._offsets.to_page(place.offset) if place.offset >= 0 else -1
            self._page.call("come", place.position, offset, place.share)

    def step(self, lines: float) -> None:
        """Scroll by lines."""
        self.call("step", lines)

    async def plays(self) -> bool:
        """Whether an audio or video element plays; False from a page that does not answer."""
        if not self._is_ready or self._shown is None:
            return False
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def settle(value: Any) -> None:
            if not answer.done():
                answer.set_result(value is True)

        self._page.run(_PLAYS, settle)
        try:
            return await asyncio.wait_for(answer, ANSWER_MS / 1000)
        except TimeoutError:
            return False

    def retry(self) -> None:
        """Another lesson gets another chance, but only one."""
        self._crashes = MAX_CRASHES - 1
        self._load()

    def rest(self) -> None:
        """Stop watching and show nothing; a page that hangs Chromium is let go."""
        self._shown = None
        self._diagrams.show(())
        self._is_ready = False
        self._reload_timer.stop()
        self._stop_watch()

    # --- the shell -------------------------------------------------------------------------

    def _load(self) -> None:
        self._is_ready = False
        self._page.load(QUrl(SHELL_URL))

    def _on_load_finished(self, ok: bool) -> None:
        # A refused navigation also ends here, with False, and changes nothing.
        if not ok or self._is_ready:
            return
        self._is_ready = True
        self._page.start_script(self._resources)
        if self._look is not None:
            self._page.call("look", *self._look)
        if self._shown is not None:
            self._send()

    def _send(self) -> None:
        shown = self._shown
        if shown is None:
            return
        self._page.call(
            "show",
            {
                "id": shown.number,
                "html": shown.page.html,
                "title": shown.title,
                "meta": shown.meta,
                "notice": shown.notice,
                "position": shown.place.position,
                "offset": self._offsets.to_page(shown.place.offset),
                "share": shown.place.share,
                "blocks": [self._offsets.to_page(block.start) for block in shown.page.blocks],
                "checks": [{"key": one.key, **one.view} for one in shown.page.checks],
                "anchor": shown.anchor,
                "language": shown.language,
                "terms": shown.page.terms,
            },
        )
        self._send_breaks()
        self._diagrams.show(shown.page.diagrams)
        self._ping()

    def _send_breaks(self) -> None:
        """Also lights anew what is lit: nodes of the text are split where words may break."""
        self._page.call("hyphenate", [self._offsets.to_page(at) for at in self._breaks])
        for layer, places in self._lights.items():
            self._page.call("light", layer, self._offsets.pairs(places))

    def _on_told(self, event: dict[str, Any]) -> None:
        kind = event.pop("kind")
        if kind == "painted":
            self.signals.painted.emit(event["id"])
        elif self._shown is None or event["id"] != self._shown.number:
            return
        elif kind == "place":
            self._on_place(self._shown, event)
        else:
            for name in ("start", "end", "offset"):
                if event.get(name, -1) >= 0:
                    event[name] = self._offsets.from_page(event[name])
            if kind == "copy":
                words = self._shown.page.text[event["start"] : event["end"]]
                QGuiApplication.clipboard().setText(words.strip("\n"))
            self.signals.told.emit(kind, event)

    def _on_place(self, shown: Shown, event: dict[str, Any]) -> None:
        offset = event["offset"]
        if offset >= 0:
            offset = self._offsets.from_page(offset)
        quote = quote_at(shown.page.text, offset)
        place = Place(event["position"], offset, event["share"], quote, event["end"])
        # After a crash the lesson comes back where it was.
        self._shown = replace(shown, place=place, anchor="")
        self.signals.place_changed.emit(place)
        self.signals.position_changed.emit(place.position)
        self.signals.heading_reached.emit(event["heading"])

    # --- when Chromium fails ---------------------------------------------------------------

    def _ping(self) -> None:
        if not self._is_ready or self._answer_timer.isActive():
            return
        self._answer_timer.start(ANSWER_MS)
        self._page.run("1", self._on_answer)
        if self.isVisible():
            self._ping_timer.start(PING_EVERY_MS)
        else:
            self._ping_timer.stop()

    def _on_answer(self, value: Any) -> None:
        if isValid(self):
            self._answer_timer.stop()

    def _on_hung(self) -> None:
        """The renderer does not answer: end it, which brings the page back by the usual way."""
        log.warning("the lesson's renderer did not answer for %d ms and is ended", ANSWER_MS)
        # It will hang again on the same page, so one hang counts twice.
        self._crashes += 1
        end_renderer(self._page)

    def _on_renderer_gone(
        self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int
    ) -> None:
        self._is_ready = False
        self._stop_watch()
        if status == QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            return
        self._crashes += 1
        if self._crashes >= MAX_CRASHES:
            log.warning("the lesson's renderer ended %d times; showing plainly", self._crashes)
            self.signals.gave_up.emit(tr("The page could not be shown in full."))
            return
        log.warning("the lesson's renderer ended (code %d); starting it again", code)
        self._reload_timer.start(BACK_OFF_MS * 2 ** (self._crashes - 1))
        self._steady_timer.start(STEADY_MS)

    def _forget_crashes(self) -> None:
        self._crashes = 0

    def _stop_watch(self) -> None:
        self._ping_timer.stop()
        self._answer_timer.stop()

    # --- Qt --------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy and select: Chromium's own menu offers what a lesson has no use for."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(tr("Copy"))
        copy.setEnabled(self._page.hasSelection())
        copy.triggered.connect(lambda: self._page.triggerAction(QWebEnginePage.WebAction.Copy))
        everything = menu.addAction(tr("Select all"))
        everything.triggered.connect(
            lambda: self._page.triggerAction(QWebEnginePage.WebAction.SelectAll)
        )
        menu.popup(
            event.globalPos() if event.globalPos() != QPoint() else self.mapToGlobal(QPoint())
        )

    def _timer(self, work: Any, *, single: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(single)
        timer.timeout.connect(work)
        return timer
