"""What the reader does beside showing lessons: the person's look, his time, the end reached."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer

from ...domain.errors import AppError
from ...domain.ids import LessonId
from ...domain.lesson import LessonView
from ...domain.pace import LEAST_SECONDS, learned_pace, was_read
from ...domain.place import TOP, Place
from ...domain.reading_look import (
    PROGRAM,
    SIZES,
    USUAL_LOOK,
    ReadingHabits,
    habits_from,
)
from ...rendering.rendered import RenderedPage
from ...services.autosave import Autosave
from ...services.settings import SettingsService
from ..kit.attention import FLUSH_SECONDS, IDLE_SECONDS, Attention
from ..kit.speech import say
from ..kit.theme import ThemeHost
from ..kit.translate import tr
from .page import ReaderPage
from .time_left import TimeLeft

log = logging.getLogger(__name__)

HABITS = "reading"  # the name that settings keep them under
_LOOK_MS = 1000
_QUIET_SECONDS = 0.6
# Whoever does nothing for so long may be listening or watching.
_ASK_AFTER = 0.5 * IDLE_SECONDS


class Reading:
    """One for a reader screen. `on_read` hears that the open lesson was read to its end.

    `on_time` hears that there is time to be kept, `on_quiet` that nobody touched anything for a
    while: only it can find out whether something plays.
    """

    def __init__(
        self,
        page: ReaderPage,
        theme_host: ThemeHost,
        settings: SettingsService,
        on_read: Callable[[], None],
        on_divide: Callable[[RenderedPage, str], None],
        now: Callable[[], float] = time.monotonic,
        *,
        on_time: Callable[[], None] = lambda: None,
        on_quiet: Callable[[], object] = lambda: None,
    ) -> None:
        self._on_time, self._on_quiet = on_time, on_quiet
        self._page, self._host, self._settings = page, theme_host, settings
        self._on_read, self._on_divide = on_read, on_divide
        self._rendered: RenderedPage | None = None
        self.habits = ReadingHabits()
        self.attention = Attention(now)
        self._loaded = False
        self._lesson: LessonView | None = None
        self._left: TimeLeft | None = None
        self._place = TOP
        self._scrolled = self._learned = False
        self._declined: set[LessonId] = set()
        self._watches = False  # a film is in front, not the text
        self._keeper = Autosave(self._save, _ignore, _QUIET_SECONDS)
        self._timer = QTimer(page)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        page.text_panel.changed.connect(self._on_changed)
        page.size_requested.connect(self._on_size)
        page.pane.told.connect(lambda _kind, _event: self.attention.stirred())
        theme_host.changed.connect(self.dress)
        self.dress()

    async def load(self) -> None:
        """Read the person's habits, once."""
        if not self._loaded:
            self._use(habits_from(await self._settings.get(HABITS)))
            self._loaded = True

    def begin(self, lesson: LessonView, rendered: RenderedPage) -> None:
        """A lesson is shown, or the same one anew."""
        if self._lesson is None or self._lesson.id != lesson.id:
            self._scrolled = self._learned = False
        self._lesson, self._left, self._place = lesson, TimeLeft(rendered), lesson.place
        self._rendered = rendered
        self.attention.begin(lesson.seconds)
        self._show_left()
        self._divide()
        self.resume()

    def resume(self) -> None:
        """The page is in front again."""
        self.attention.stirred()
        self._timer.start()

    def moved(self, place: Place) -> None:
        """The reader is at another place."""
        self._scrolled = self._scrolled or place.position > 0.0
        self._place = place
        self.attention.stirred()
        self._show_left()
        self._judge()

    def completed(self, lesson_id: LessonId, done: bool) -> None:
        """A lesson's mark changed. What was taken back is not marked again in this sitting."""
        if not done:
            self._declined.add(lesson_id)
        if self._lesson is not None and self._lesson.id == lesson_id:
            self._lesson = replace(self._lesson, is_completed=done)

    def watches(self, film: bool) -> None:
        """A film came in front, or the text again. What was watched says nothing of the pace."""
        self._watches = film
        self._learned = self._learned or film

    def seen(self) -> None:
        """The lesson's film was seen to its end: as good as read, where that is wanted."""
        lesson = self._lesson
        if lesson is None or lesson.is_completed or lesson.id in self._declined:
            return
        if self.habits.completes:
            self._declined.add(lesson.id)
            self._on_read()

    def look(self) -> None:
        """Count the time since the last look."""
        page = self._page
        if not page.isVisible():
            self._timer.stop()
        attended = page.isVisible() and page.window().isActiveWindow()
        self.attention.look(attended)
        if self.attention.untold >= FLUSH_SECONDS:
            self._on_time()
        if attended and _ASK_AFTER < self.attention.quiet <= IDLE_SECONDS:
            self._on_quiet()
        self._judge()

    async def leave(self) -> None:
        """Keep what waits, and what was learned of the pace."""
        self.look()
        self._learn()
        try:
            await self._keeper.flush()
        except AppError as error:
            log.warning("the reading look was not kept: %s", error)
            self._keeper.forget()

    def close(self) -> None:
        """Stop the clock."""
        self._timer.stop()
        self._keeper.forget()
        self._host.changed.disconnect(self.dress)

    def dress(self) -> None:
        """Give the page the person's look in the theme of the moment."""
        host, look = self._host, self.habits.look
        theme = host.theme if look.theme == PROGRAM else host.named(look.theme)
        self._page.pane.set_look(theme, host.text_scale, look)

    # --- inside ----------------------------------------------------------------------------

    def _use(self, habits: ReadingHabits) -> None:
        before, self.habits = self.habits, habits
        self._page.text_panel.show_habits(habits)
        self._page.keys.allow_single(habits.single_keys)
        if habits.look != before.look:
            self.dress()
        if habits.look.divides != before.look.divides:
            self._divide()
        self._show_left()

    def _on_changed(self, habits: ReadingHabits) -> None:
        # The panel knows nothing of the pace.
        self._use(replace(habits, pace=self.habits.pace))
        self._keeper.edited()
        self._judge()

    def _on_size(self, by: int) -> None:
        look = self.habits.look
        size = look.size + by if by else USUAL_LOOK.size
        size = min(max(size, int(SIZES[0])), int(SIZES[1]))
        if size != look.size:
            self._on_changed(replace(self.habits, look=replace(look, size=size)))
        say(self._page, tr("Text size {size}", size=size))

    def _divide(self) -> None:
        """Ask for the places where words may be divided, or take them away."""
        lesson, rendered = self._lesson, self._rendered
        if lesson is None or rendered is None:
            return
        if self.habits.look.divides and lesson.language:
            self._on_divide(rendered, lesson.language)
        else:
            self._page.pane.hyphenate(())

    def _show_left(self) -> None:
        left = self._left
        self._page.show_left("" if left is None else left.words_at(self._place, self.habits.pace))

    def _judge(self) -> None:
        """Tell that the lesson was read, where that is plausible and wanted."""
        lesson, left = self._lesson, self._left
        if lesson is None or left is None or lesson.is_completed or not self._place.at_end:
            return
        if self._watches or not self.habits.completes or lesson.id in self._declined:
            return
        here = self.attention.total - lesson.seconds
        if here >= LEAST_SECONDS and was_read(left.words, self.attention.total, self.habits.pace):
            # Asked once: a mark that cannot be written is not tried every second.
            self._declined.add(lesson.id)
            self._on_read()

    def _learn(self) -> None:
        """From a lesson that had to be scrolled and was read to its end in one sitting."""
        lesson, left = self._lesson, self._left
        if lesson is None or left is None or self._learned or not self._scrolled:
            return
        seconds, pace = self.attention.total, self.habits.pace
        if lesson.seconds or not self._place.at_end or not was_read(left.words, seconds, pace):
            return
        self._learned = True
        self.habits = replace(self.habits, pace=learned_pace(pace, left.words, seconds))
        self._keeper.edited()

    async def _save(self) -> None:
        await self._settings.put(HABITS, self.habits.to_json())


def _ignore(_state: str, _error: AppError | None) -> None:
    """A look that could not be kept still holds; the next change tries again."""
