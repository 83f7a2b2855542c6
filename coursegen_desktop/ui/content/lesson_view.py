"""The pane that shows a lesson: QtWebEngine when it is there and well, else Qt's text browser.

pane = LessonPane(resources_dir())
pane.set_theme(host.theme, host.text_scale)
pane.show_page(page, "The Calvin cycle", Place(0.4), meta=("14 min", "Sources: 3"))
"""

import itertools
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from ...domain.place import TOP, Place
from ...domain.reading_look import USUAL_LOOK, ReadingLook
from ...rendering.rendered import RenderedPage
from ..kit.focus import tab_through
from ..kit.roles import Theme
from ..kit.translate import tr
from .lesson_light import LightReader
from .lesson_reader import Shown

if TYPE_CHECKING:
    from .web_reader import WebReader

log = logging.getLogger(__name__)


class LessonPane(QWidget):
    """Shows one lesson at a time. WebEngine is imported by `prewarm` or the first page.

    With `use_web` False the light reader is used from the start. `store` is the library's media
    folder, from which the files that a page names are read. Drawings of diagrams are
    kept in `cache`, else only while the pane lives.
    """

    # An http(s) address to ask about, or "lesson:..." or "source:..." as the text had it.
    link_activated = Signal(str)
    # 0 is the top, 1 the end of the scroll range; a page that needs no scrolling stays at 0.
    position_changed = Signal(float)
    # The anchor of the heading that is being read; "" above the first.
    heading_reached = Signal(str)
    # The page that was shown last is on the screen.
    painted = Signal()
    # The same more exactly, as a Place.
    place_changed = Signal(Place)
    # What else the page tells, by name (selection, clicked …); offsets are those of its text.
    told = Signal(str, dict)

    def __init__(
        self,
        resources: Path,
        parent: QWidget | None = None,
        *,
        use_web: bool = True,
        store: Path | None = None,
        cache: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._resources = resources
        self._store = store
        self._cache = cache
        self._use_web = use_web
        self._numbers = itertools.count(1)
        self._shown: Shown | None = None
        self._look: tuple[Theme, float, ReadingLook] | None = None
        self._web: WebReader | None = None
        self._light: LightReader | None = None
        self._before: QWidget | None = None
        self._gave_up = False
        self._heading: str | None = None
        self.place = TOP
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.setAutoFillBackground(True)

    def follow(self, before: QWidget) -> None:
        """Let the Tab key come to the text from `before`, which stands in the same page."""
        self._before = before

    @property
    def is_light(self) -> bool:
        """Whether the light reader shows the page now."""
        return self._reader() is self._light

    def prewarm(self) -> None:
        """Start the engine and load the shell, so that the first lesson opens at once."""
        self._make_reader()

    def show_page(
        self,
        page: RenderedPage,
        title: str = "",
        place: Place = TOP,
        *,
        meta: Sequence[str] = (),
        anchor: str = "",
        language: str = "",
        media_root: Path | None = None,
    ) -> None:
        """Show a lesson at `place`, or at the heading `anchor` if that is given.

        `meta` are short facts for the line below the title. "media/..." in the page is read
        from `media_root`. `painted` follows.
        """
        notice = ""
        if page.is_plain:
            notice = tr("This text could not be laid out, so it is shown as it was typed.")
        before = self._shown
        self._shown = Shown(
            next(self._numbers),
            page,
            title,
            tuple(meta),
            notice,
            place.found_in(page.text),
            anchor,
            language,
            media_root,
            self._store,
        )
        # Until the reader reports, this is where the new page stands, not where the old one was.
        self.place = self._shown.place
        self._heading = None
        if self._gave_up and self._web is not None and (before is None or before.page != page):
            # Perhaps only that other lesson was too much for the engine.
            self._gave_up = False
            self._web.retry()
        self._make_reader()
        self._reader().show_lesson(self._shown)

    def set_theme(self, theme: Theme, text_scale: float) -> None:
        """Colours and text size, at once and without losing the place."""
        self.set_look(theme, text_scale, USUAL_LOOK)

    def set_look(self, theme: Theme, text_scale: float, look: ReadingLook) -> None:
        """The same with a reader's own look; its name of a theme is not heeded, `theme` is."""
        self._look = (theme, text_scale, look)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), theme.color("background"))
        self.setPalette(palette)
        for reader in (self._web, self._light):
            if reader is not None:
                reader.set_look(theme, text_scale, look)

    def scroll_to(self, anchor: str) -> None:
        """Go to a heading of the page; "" is its top."""
        if self._shown is not None:
            self._reader().reach(anchor)

    def scroll_to_position(self, position: float) -> None:
        """Go to a place, 0 to 1."""
        if self._shown is not None:
            self._reader().go(min(max(position, 0.0), 1.0))

    def step(self, lines: float) -> None:
        """Scroll by so many lines of the text, up if negative."""
        if self._shown is not None:
            self._reader().step(lines)

    def go_to(self, place: Place) -> None:
        """Go to a place of the page that is shown."""
        if self._shown is not None:
            self._reader().go_to(place.found_in(self._shown.page.text))

    def hyphenate(self, offsets: Sequence[int]) -> None:
        """Let words break at these offsets of the page's text. The light reader never does."""
        if self._web is not None and not self._gave_up:
            self._web.hyphenate(offsets)

    def light(self, layer: str, places: Sequence[tuple[int, int]]) -> None:
        """Light [start, end) places of the page's text, instead of those lit in `layer` before.

        Layers are named in resources/page/marks.js. Another lesson begins with none.
        """
        if self._shown is not None:
            self._reader().light(layer, places)

    def reveal(self, start: int, end: int) -> None:
        """Bring words of the page's text into sight."""
        if self._shown is not None:
            self._reader().reveal(start, end)

    def keep_up(self, before: tuple[int, int] | None, now: tuple[int, int]) -> None:
        """Follow a voice: bring `now` into sight, unless the reader has left `before`.

        Whether he has is told as "voice" with {"away": bool}; None follows in any case.
        """
        if self._shown is not None:
            self._reader().keep_up(before, now)

    def select(self, start: int, end: int) -> None:
        """Select words of the page's text; an empty range selects nothing."""
        if self._shown is not None:
            self._reader().select(start, end)

    def call(self, name: str, *arguments: object) -> None:
        """Call a function of the page's scripts with plain data; the light reader has none."""
        if self._web is not None and not self._gave_up:
            self._web.call(name, *arguments)

    @property
    def position(self) -> float:
        """Where the page stands, 0..1 of its scroll range."""
        return self.place.position

    @property
    def page(self) -> RenderedPage | None:
        """What is shown."""
        return None if self._shown is None else self._shown.page

    async def plays(self) -> bool:
        """Whether sound or film of the page is playing. The light reader has neither."""
        return self._web is not None and not self._gave_up and await self._web.plays()

    # --- which reader ----------------------------------------------------------------------

    def _reader(self) -> "WebReader | LightReader":
        if self._web is not None and not self._gave_up:
            return self._web
        if self._light is None:
            self._light = LightReader(self)
            self._adopt(self._light)
        return self._light

    def _make_reader(self) -> None:
        if self._use_web and self._web is None:
            self._web = self._make_web()
            self._use_web = self._web is not None
        self._stack.setCurrentWidget(self._reader())
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let the Tab key come to the text where `follow` said, from both sides.

        Readers come late, and so does Chromium's own widget within one: Qt puts what comes late
        at the end of the window, past the footer of the page. It also stops at whatever has a
        proxy for the focus, so pane, reader and proxy must stand together; and it orders only
        what takes the focus by itself.
        """
        reader = self._reader()
        proxy = reader.focusProxy()
        before = self._before
        if before is not None and before.window() is self.window():
            parts = [self, reader] if proxy is None else [self, reader, proxy]
            policies = [part.focusPolicy() for part in parts]
            for part in parts:
                part.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none
                part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tab_through([before, *parts])
            for part, policy in zip(parts, policies, strict=True):
                part.setFocusPolicy(policy)
            reader.setFocusProxy(proxy)  # type: ignore[arg-type]
        self.setFocusProxy(reader)

    def _make_web(self) -> "WebReader | None":
        try:
            # Imported here: it costs as much as the whole first paint of the window.
            from .web_reader import WebReader
        except ImportError as error:
            log.warning("QtWebEngine is missing, lessons are shown plainly: %s", error)
            return None
        reader = WebReader(self._resources, self, self._cache)
        reader.signals.gave_up.connect(self._on_web_gave_up)
        self._adopt(reader)
        return reader

    def _adopt(self, reader: "WebReader | LightReader") -> None:
        if self._look is not None:
            reader.set_look(*self._look)
        signals = reader.signals
        signals.link_activated.connect(self.link_activated)
        signals.position_changed.connect(self._on_position_changed)
        signals.place_changed.connect(self._on_place_changed)
        signals.told.connect(self.told)
        signals.heading_reached.connect(self._on_heading_reached)
        signals.painted.connect(self._on_painted)
        self._stack.addWidget(reader)

    def _on_web_gave_up(self) -> None:
        self._gave_up = True
        if self._web is not None:
            self._web.rest()
        self._make_reader()
        if self._shown is None:
            return
        notice = tr("The page could not be shown in full; this is its plain form.")
        self._shown = replace(
            self._shown,
            notice=self._shown.notice or notice,
            place=self.place,
            anchor="",
        )
        self._reader().show_lesson(self._shown)

    # --- what the reader tells -------------------------------------------------------------

    def _on_position_changed(self, position: float) -> None:
        self.position_changed.emit(position)

    def _on_place_changed(self, place: Place) -> None:
        if place != self.place:
            self.place = place
            self.place_changed.emit(place)

    def _on_heading_reached(self, anchor: str) -> None:
        if anchor != self._heading:
            self._heading = anchor
            self.heading_reached.emit(anchor)

    def _on_painted(self, number: int) -> None:
        self._order_tabs()
        if self._shown is not None and number == self._shown.number:
            self.painted.emit()
