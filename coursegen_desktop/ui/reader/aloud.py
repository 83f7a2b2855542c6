"""Reads the open lesson aloud: follows the voice with light and scrolling, goes on by itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict, replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from ...domain.lesson import LessonView
from ...domain.settings import ReadingAloud, reading_aloud_from
from ...domain.speech import Cursor, Rules, Script, Utterance
from ...media.narrator import Loss, Narrator
from ...media.voice import best_voice
from ...rendering.rendered import RenderedPage
from ..content.lesson_view import LessonPane
from ..content.spoken_words import phrases
from ..content.voices import loss_text, no_voice_text, spoken_language, waits
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import tr
from .aloud_bar import OFF, PAUSED, SPEAKING, STARTING, AloudBar

SETTING = "reading_aloud"
_KEEPING = "keep reading aloud"
# Between two lessons; a voice that nobody uses is let go after so long.
_SECOND_MS = 1000
_LESSON_PAUSE_MS = 1500
_REST_MS = 120_000
# Sentences that a narrator is told of beforehand.
_AHEAD = 2


class Keeper(Protocol):
    """The part of services.settings.SettingsService that is used here."""

    def get(self, name: str, default: object = None) -> Awaitable[object]:
        """What is kept."""

    def put(self, name: str, value: object) -> Awaitable[None]:
        """Keep it."""


class ReadAloud(QObject):
    """The voice of one reader. `go_on` leads to the next lesson, False when there is none."""

    def __init__(
        self,
        pane: LessonPane,
        bar: AloudBar,
        *,
        make_narrator: Callable[[], Narrator],
        keeper: Keeper,
        scope: TaskScope,
        go_on: Callable[[], bool],
    ) -> None:
        super().__init__(pane)
        self._pane, self._bar = pane, bar
        self._make_narrator, self._keeper = make_narrator, keeper
        self._scope, self._go_on = scope, go_on
        self._narrator: Narrator | None = None
        self._wish = ReadingAloud()
        self._state = OFF
        self._lesson: LessonView | None = None
        self._page: RenderedPage | None = None
        self._language = ""
        self._script: Script | None = None
        self._cursor: Cursor | None = None
        self._said: Utterance | None = None
        self._number = 0
        self._selection = (-1, -1)
        self._is_going_on = False
        self._is_at_title = False
        self._breath = self._timer(self._speak_next)
        self._rest = self._timer(self._let_go)
        pane.told.connect(self._on_told)
        bar.play_requested.connect(self.toggle)
        bar.step_requested.connect(self._step)
        bar.return_requested.connect(self._return)
        bar.closed.connect(self.dismiss)
        bar.wish_changed.connect(self._on_wish_changed)
        bar.voice_chosen.connect(self._on_voice_chosen)

    @property
    def is_busy(self) -> bool:
        """Somebody listens, or waits for the voice."""
        return self._state in (SPEAKING, STARTING) or self._is_going_on

    # --- what the screen tells -------------------------------------------------------------

    def show(self, lesson: LessonView, page: RenderedPage) -> None:
        """A lesson is on the page."""
        before, self._lesson = self._lesson, lesson
        is_same = before is not None and before.id == lesson.id
        going_on, self._is_going_on = self._is_going_on, False
        if is_same and not going_on and self._page is not None and self._page.text == page.text:
            self._page = page
            self._light(self._said)
            return
        self._page, self._script, self._cursor = page, None, None
        self._selection = (-1, -1)
        if going_on and not is_same:
            self._begin_at_top()
        else:
            self.stop()

    def leave(self) -> None:
        """Another screen or lesson comes. The voice itself may have asked for it."""
        if not self._is_going_on:
            self.stop()

    def stay(self) -> None:
        """The lesson that the voice asked for did not come."""
        if self._is_going_on:
            self._is_going_on = False
            self.stop()

    def close(self) -> None:
        """Let go of the voice for good."""
        self.stop()
        self._let_go()

    # --- what the listener wants -----------------------------------------------------------

    def toggle(self) -> None:
        """Play, pause, or go on."""
        if self._state == SPEAKING:
            self._pause()
        elif self._state == PAUSED:
            self._set_state(SPEAKING)
            self._speak()
        elif self._state == STARTING:
            self.stop()
        else:
            self._bar.show()
            self._bar.trouble.tell("")
            self._set_state(STARTING)
            self._scope.start(self._start, "read aloud", Policy.RESTART)

    def dismiss(self) -> None:
        """Stop and put the bar away."""
        self.stop()
        self._cursor = None  # also the place at which it failed
        self._bar.hide()
        self._pane.setFocus()

    def stop(self) -> None:
        """Be silent; the next start begins with what is on the screen then."""
        self._breath.stop()
        self._scope.cancel("read aloud")
        self._is_going_on = False
        if self._state == OFF:
            return
        if self._narrator is not None:
            self._narrator.stop()
        self._said = self._cursor = None
        self._is_at_title = False
        self._light(None)
        self._bar.follow.hide()
        self._set_state(OFF)
        self._rest.start(_REST_MS)

    # --- beginning -------------------------------------------------------------------------

    async def _start(self) -> None:
        self._rest.stop()
        if not self._scope.is_running(_KEEPING):  # what is on its way to the disk is newer
            self._wish = reading_aloud_from(await self._keeper.get(SETTING))
        self._bar.show_wish(self._wish)
        narrator = self._narrator
        if narrator is None:
            narrator = self._narrator = self._make_narrator()
            signals = narrator.signals
            signals.ready.connect(self._on_ready)
            signals.lost.connect(self._on_lost)
            signals.word.connect(self._on_word)
            signals.finished.connect(self._on_finished)
        if narrator.is_ready:
            self._on_ready()
        else:
            narrator.open()

    def _on_ready(self) -> None:
        if self._page is None or self._narrator is None:
            return
        if self._state != STARTING:  # more voices were found
            self._show_voices()
            return
        self._language = spoken_language(self._page.text)
        if waits(self._narrator, self._language, self._wish.voice_for(self._language)):
            return
        self._show_voices()
        script = self._make_script()
        cursor = self._cursor or self._first(script)
        if cursor is None:
            self._fail(self._nothing_text())
            return
        # A listener wants to know what he hears; who reads along in the middle does not.
        self._is_at_title = self._cursor is None and cursor == script.cursor(0)
        self._cursor = cursor
        self._set_state(SPEAKING)
        self._speak()

    def _begin_at_top(self) -> None:
        """The lesson before has ended and this one was asked for."""
        assert self._page is not None
        self._set_state(STARTING)
        if self._make_script().cursor(0) is None:
            # Nothing to say here: perhaps in the lesson after it.
            self._end()
        elif self._narrator is not None and self._narrator.is_ready:
            self._on_ready()
        elif self._narrator is not None:
            self._narrator.open()

    def _make_script(self) -> Script:
        page, wish = self._page, self._wish
        assert page is not None
        if self._script is None:
            rules = Rules(wish.skip_code, wish.skip_tables, wish.skip_notes, wish.announce)
            self._script = Script(
                page.text, page.blocks, page.formulas, page.signs, rules, phrases()
            )
        return self._script

    def _first(self, script: Script) -> Cursor | None:
        """From the selection, else from the top of the window, else from the beginning."""
        assert self._page is not None
        if self._selection[0] >= 0:
            return script.cursor(self._selection[0]) or script.cursor(0)
        place = self._pane.place
        offset = place.offset
        if offset >= 0:
            block = next((b for b in self._page.blocks if b.start >= offset), None)
            if block is not None:
                offset += round(place.share * (block.end - block.start))
        elif place.position > 0 and self._pane.is_light:
            # The light reader knows only how far the page is scrolled.
            offset = round(place.position * len(self._page.text))
        return script.cursor(max(0, offset)) or script.cursor(0)

    # --- speaking --------------------------------------------------------------------------

    def _speak(self) -> None:
        """Say the sentence at the cursor."""
        narrator, script, cursor = self._narrator, self._make_script(), self._cursor
        if narrator is None or cursor is None:
            return
        chosen = self._wish.voice_for(self._language)
        voice = best_voice(narrator.voices, self._language, chosen)
        if voice is None:
            self._fail(no_voice_text(self._language))
            self._bar.voice.setEnabled(True)
            return
        before = self._said
        if self._is_at_title and self._lesson is not None and self._lesson.title.strip():
            self._said = said = Utterance(0, 0, self._lesson.title, "heading", pause=0.6)
        else:
            self._is_at_title = False
            self._said = said = script.utterance(cursor)
            place = (said.start, said.end)
            self._pane.keep_up(_place(before), place)
        self._light(said)
        self._number += 1
        narrator.speak(self._number, said.words, voice, self._wish.rate)
        narrator.expect(self._following(script, cursor), voice, self._wish.rate)

    def _following(self, script: Script, cursor: Cursor) -> list[str]:
        """What comes after the sentence that is being said."""
        found = [script.utterance(cursor).words] if self._is_at_title else []
        following = script.after(cursor)
        while following is not None and len(found) < _AHEAD:
            found.append(script.utterance(following).words)
            following = script.after(following)
        return found

    def _on_word(self, number: int, start: int, length: int) -> None:
        if number != self._number or self._said is None or self._state != SPEAKING:
            return
        place = self._said.place_of(start, length)
        self._pane.light("spoken-word", [place] if place else [])

    def _on_finished(self, number: int) -> None:
        if number == self._number and self._state == SPEAKING and self._said is not None:
            self._pane.light("spoken-word", [])
            self._breath.start(round(_SECOND_MS * self._said.pause / self._wish.rate))

    def _speak_next(self) -> None:
        if self._is_going_on:
            if not self._go_on():
                self.stop()
            return
        if self._cursor is None or self._state != SPEAKING:
            return
        if self._is_at_title:
            self._is_at_title = False
            self._speak()
            return
        following = self._make_script().after(self._cursor)
        if following is None:
            self._end()
        else:
            self._cursor = following
            self._speak()

    def _end(self) -> None:
        lesson = self._lesson
        if self._wish.goes_on and lesson is not None and lesson.next_id is not None:
            self._light(None)
            self._is_going_on = True
            self._bar.show_state(STARTING, tr("The next lesson follows"))
            self._breath.start(_LESSON_PAUSE_MS)
            return
        self.stop()
        self._cursor = None
        self._bar.show_state(OFF, tr("Read to the end"))

    def _pause(self) -> None:
        # The sentence is begun anew afterwards: not every engine can hold its breath.
        self._breath.stop()
        self._is_going_on = False
        if self._narrator is not None:
            self._narrator.stop()
        self._pane.light("spoken-word", [])
        self._set_state(PAUSED)

    def _step(self, by: int) -> None:
        if self._cursor is None or self._state not in (SPEAKING, PAUSED):
            return
        script = self._make_script()
        if by > 0:
            # From the title on to the first sentence, where the cursor is already.
            target = self._cursor if self._is_at_title else script.after(self._cursor)
        else:
            target = script.before(self._cursor)
        if target is None:
            return
        self._breath.stop()
        self._cursor, self._is_at_title = target, False
        if self._state == SPEAKING:
            self._speak()
        else:
            self._said = script.utterance(target)
            self._light(self._said)
            self._pane.keep_up(None, (self._said.start, self._said.end))

    def _again(self) -> None:
        """The same sentence with other settings."""
        if self._state == SPEAKING and not self._is_going_on:
            self._breath.stop()
            self._speak()

    # --- settings --------------------------------------------------------------------------

    def _on_wish_changed(self, wish: ReadingAloud) -> None:
        before, self._wish = self._wish, wish
        self._keep()
        if replace(before, rate=wish.rate, goes_on=wish.goes_on) != wish:
            # Other sentences: find the place again.
            self._script = None
            if self._cursor is not None and self._said is not None:
                script = self._make_script()
                self._cursor = script.cursor(self._said.start) or script.cursor(0)
                if self._cursor is None:
                    self._fail(self._nothing_text())
                    return
            self._again()
        elif before.rate != wish.rate:
            self._again()

    def _on_voice_chosen(self, key: str) -> None:
        if not key:
            return
        self._wish = self._wish.with_voice(self._language, key)
        self._bar.show_wish(self._wish)
        self._bar.trouble.tell("")
        self._keep()
        self._show_voices()
        self._again()

    def _keep(self) -> None:
        kept = asdict(self._wish)
        self._scope.start(lambda: _put(self._keeper, kept), _KEEPING, Policy.LATEST)

    def _show_voices(self) -> None:
        if self._narrator is not None:
            voices, chosen = self._narrator.voices, self._wish.voice_for(self._language)
            self._bar.voice.show_voices(voices, self._language, chosen)
            is_gone = all(voice.key != chosen for voice in voices)
            if chosen and is_gone and not self._narrator.is_looking:
                self._bar.trouble.tell(
                    tr("The voice chosen before is no longer there, so another one reads."),
                    kind="accent",
                )

    # --- trouble ---------------------------------------------------------------------------

    def _on_lost(self, loss: Loss) -> None:
        self._bar.voice.show_voices((), "", "")
        if self._state != OFF:
            self._fail(loss_text(loss))

    def _fail(self, words: str) -> None:
        cursor = self._cursor
        self.stop()
        self._cursor = cursor  # Play goes on there
        self._bar.show_state(OFF, tr("Not reading aloud"))
        self._bar.trouble.tell(words, kind="warn")

    def _nothing_text(self) -> str:
        if self._page is None or not self._page.text.strip():
            return tr("This lesson is empty, so there is nothing to read aloud.")
        return tr(
            "There is nothing to read aloud here: all of it is code, tables or notes that are "
            "skipped, or pictures. What is skipped can be chosen with the wheel in this bar."
        )

    # --- the page --------------------------------------------------------------------------

    def _light(self, said: Utterance | None) -> None:
        self._pane.light("spoken-word", [])
        place = _place(said)
        self._pane.light("spoken", [place] if place else [])

    def _return(self) -> None:
        if place := _place(self._said):
            self._pane.keep_up(None, place)

    def _on_told(self, kind: str, event: dict[str, object]) -> None:
        if kind == "selection":
            start, end = event["start"], event["end"]
            assert isinstance(start, int) and isinstance(end, int)
            self._selection = (start, end)
            if start >= 0 and self._state == OFF:
                self._cursor = None
        elif kind == "voice":
            self._bar.follow.setVisible(bool(event["away"]) and self._state != OFF)

    def _set_state(self, state: str) -> None:
        self._state = state
        self._bar.show_state(state)

    def _let_go(self) -> None:
        narrator, self._narrator = self._narrator, None
        self._rest.stop()
        if narrator is not None:
            narrator.close()
            for signal in (narrator.signals.ready, narrator.signals.lost,
                           narrator.signals.word, narrator.signals.finished):  # fmt: skip
                signal.disconnect()

    def _timer(self, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(work)
        return timer


def _place(said: Utterance | None) -> tuple[int, int] | None:
    """Where a sentence stands in the page; the lesson's title stands nowhere in it."""
    return (said.start, said.end) if said is not None and said.end > said.start else None


async def _put(keeper: Keeper, kept: dict[str, object]) -> None:
    await keeper.put(SETTING, kept)
