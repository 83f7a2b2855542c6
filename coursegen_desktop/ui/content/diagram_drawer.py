"""Draws diagrams with mermaid, in a locked page of their own that nobody sees.

One at a time. The page starts with the first diagram, ends a minute after the last one, and is
ended at once when a drawing takes longer than DRAW_MS: a diagram can be written that never ends.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QMarginsF, QObject, QSizeF, QTimer, QUrl, Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWebEngineCore import QWebEnginePage
from shiboken6 import isValid

from .web_page import LessonPage, bury_after, end_renderer, make_profile
from .web_scheme import DIAGRAM_HOST, DIAGRAM_URL, CourseHandler, OwnSchemeOnly, register_scheme

log = logging.getLogger(__name__)

DRAW_MS = 3000
START_MS = 20_000
REST_MS = 60_000
_TRIES = 2


@dataclass(slots=True)
class _Task:
    """A diagram that waits or is being drawn."""

    name: str
    source: str
    look: dict[str, object]
    tries: int = 0
    # In the second half of a task that wants paper: the drawing, and its size.
    drawn: str = ""
    width: int = 0
    height: int = 0


class DiagramDrawer(QObject):
    """`drawn(name, svg)`, or `failed(name, why, line)` with `why` one of

    syntax, unknown (kind), other, slow, crashed, start. The SVG is mermaid's, unchecked. What
    was asked for by `put_on_paper` comes with `printed(name, pdf)`.
    """

    drawn = Signal(str, str)
    printed = Signal(str, bytes)
    failed = Signal(str, str, int)

    def __init__(self, resources: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._resources = resources
        self._page: LessonPage | None = None
        self._is_ready = False
        self._waiting: list[_Task] = []
        self._task: _Task | None = None
        self._number = 0
        # How many drawings were begun; tests count them.
        self.begun = 0
        self._watch = self._timer(self._on_late)
        self._rest = self._timer(self._end_page)

    def draw(self, name: str, source: str, look: dict[str, object]) -> None:
        """Draw a diagram when its turn comes; the same name once."""
        doing = [self._task] if self._task is not None else []
        if all(task.name != name for task in (*doing, *self._waiting)):
            self._waiting.append(_Task(name, source, look))
            self._go_on()

    def put_on_paper(self, name: str, svg: str, width: int, height: int) -> None:
        """Set a checked drawing on a page of its size, as others than a browser can show it.

        Qt's own painter of SVG misses the middle of the words and knows few of the styles.
        """
        self._waiting.append(_Task(name, "", {}, drawn=svg, width=width, height=height))
        self._go_on()

    def forget(self) -> None:
        """Drop what waits; what is being drawn is finished."""
        self._waiting.clear()

    def stop(self) -> None:
        """Draw nothing more, and let the page go: nothing of it may outlive the window."""
        self._waiting.clear()
        self._task = None
        self._end_page()

    @property
    def is_started(self) -> bool:
        """Whether the page is there."""
        return self._page is not None

    # --- the page --------------------------------------------------------------------------

    def _start(self) -> None:
        register_scheme()
        handler = CourseHandler(self._resources, DIAGRAM_HOST)
        guard = OwnSchemeOnly(DIAGRAM_HOST)
        profile = make_profile(handler, guard)
        page = self._page = LessonPage(profile, self, DIAGRAM_HOST)
        bury_after(page, profile, handler, guard)
        page.loadFinished.connect(self._from(page, self._on_loaded))
        page.told.connect(self._from(page, self._on_told))
        page.renderProcessTerminated.connect(self._from(page, self._on_gone))
        self._watch.start(START_MS)
        page.load(QUrl(DIAGRAM_URL))

    def _on_loaded(self, ok: bool) -> None:
        page = self._page
        if not ok or page is None or self._is_ready:
            return
        page.run((self._resources / "vendor" / "mermaid" / "mermaid.min.js").read_text("utf-8"))
        page.start((self._resources / "page" / "draw.js").read_text("utf-8"))
        page.run("typeof mermaid + typeof coursegen", partial(self._on_ready, page))

    def _on_ready(self, page: LessonPage, kinds: Any) -> None:
        if not isValid(self) or page is not self._page:
            return
        if kinds != "objectobject":
            log.warning("mermaid did not start: %s", kinds)
            self._on_late()
            return
        self._watch.stop()
        self._is_ready = True
        self._go_on()

    def _end_page(self) -> None:
        """Let the page go with its process; the next diagram starts another."""
        page, self._page = self._page, None
        self._is_ready = False
        self._watch.stop()
        self._rest.stop()
        if page is not None:
            end_renderer(page)
            page.deleteLater()

    # --- one drawing after another ---------------------------------------------------------

    def _go_on(self) -> None:
        if self._task is not None:
            return
        if not self._waiting:
            if self._page is not None:
                self._rest.start(REST_MS)
            return
        self._rest.stop()
        if self._page is None:
            self._start()
        elif self._is_ready:
            task = self._task = self._waiting.pop(0)
            task.tries += 1
            self._number += 1
            self.begun += 1
            self._watch.start(DRAW_MS)
            if task.drawn:
                self._page.call("lay", self._number, task.drawn)
            else:
                self._page.call("draw", self._number, task.source, task.look)

    def _on_told(self, event: dict[str, Any]) -> None:
        if event.get("number") != self._number or self._task is None or self._page is None:
            return
        if event["kind"] == "drawn":
            self._page.run("coursegen.take()", partial(self._on_svg, self._number))
        elif event["kind"] == "laid":
            paper = _paper(self._task.width, self._task.height)
            self._page.printToPdf(partial(self._on_pdf, self._number), paper)
        elif event["kind"] == "failed":
            log.info("a diagram was not drawn: %s", event["text"])
            self._settle(event["why"], int(event["line"]))

    def _on_svg(self, number: int, svg: Any) -> None:
        if not isValid(self) or number != self._number or self._task is None:
            return
        if isinstance(svg, str) and svg:
            task = self._task
            self._done()
            self.drawn.emit(task.name, svg)
            self._go_on()
        else:
            self._settle("other", 0)

    def _on_pdf(self, number: int, data: QByteArray) -> None:
        if not isValid(self) or number != self._number or self._task is None:
            return
        if data.isEmpty():
            self._settle("other", 0)
            return
        name = self._task.name
        self._done()
        self.printed.emit(name, bytes(data.data()))
        self._go_on()

    def _settle(self, why: str, line: int) -> None:
        task = self._task
        self._done()
        if task is not None:
            self.failed.emit(task.name, why, line)
        self._go_on()

    def _done(self) -> None:
        self._watch.stop()
        self._task = None

    # --- when it fails ---------------------------------------------------------------------

    def _on_late(self) -> None:
        """Nothing came in time: end the page, and say so for what was asked of it."""
        was_ready = self._is_ready
        self._end_page()
        if was_ready:
            log.warning("a diagram took more than %d ms and was ended", DRAW_MS)
            self._settle("slow", 0)
            return
        self._fail_all("the page that draws diagrams did not start")

    def _fail_all(self, why: str) -> None:
        if self._waiting:
            log.warning("%s", why)
        waiting, self._waiting = self._waiting, []
        for task in waiting:
            self.failed.emit(task.name, "start", 0)

    def _on_gone(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        log.info("the process that draws diagrams ended (code %d)", code)
        task = self._task
        self._end_page()
        if task is not None and task.tries < _TRIES:
            self._done()
            self._waiting.insert(0, task)
            self._go_on()
        elif task is not None:
            self._settle("crashed", 0)
        else:
            self._fail_all("the process that draws diagrams ended before it began")

    def _timer(self, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(work)
        return timer

    def _from(self, page: LessonPage, work: Callable[..., None]) -> Callable[..., None]:
        """`work`, unless the page was dropped since: it may still have something to say."""

        def heard(*values: Any) -> None:
            if isValid(self) and self._page is page:
                work(*values)

        return heard


def _paper(width: int, height: int) -> QPageLayout:
    """A sheet of just this size: the browser has 96 dots to an inch of paper."""
    shape = QSizeF(width / 96, height / 96)
    size = QPageSize(shape, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
