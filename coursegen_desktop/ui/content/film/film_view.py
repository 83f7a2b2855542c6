"""A film with its controls, captions, stops and end; recordings too, with a plain slide.

view = FilmView(find_picture)
view.show_film(film, file, poster, wish)
view.player.play()
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ....domain.captions import Captions
from ....domain.film import Stop
from ....domain.playable import VIDEO, LessonFilm, Playable, StopQuestion
from ....domain.watching import Watching, other_rate
from ...kit.callout import Callout
from ...kit.lists import Card
from ...kit.speech import say
from ...kit.translate import tr
from .controls import SKIP, FilmControls
from .player import FilmPlayer, State
from .stop_card import GO_ON, StopCard
from .surface import FilmSurface
from .times import rate_words
from .trouble import Trouble, trouble_words
from .veil import Veil, Way

READ, MAKE, REPEAT = "read", "make", "repeat"
# While it plays its place is told so often.
_KEEP_SECONDS = 10.0
_IDLE_MS = 2600  # on the whole screen the bar goes after so long


class FilmView(Card):
    """`way_chosen` carries READ, MAKE or the key of a way that the end offers.

    `place_changed`: a place that is worth to be kept, 0 at the end. `ended`: it came to its end.
    """

    way_chosen = Signal(str)
    place_changed = Signal(float)
    stop_met = Signal(object)  # Stop
    ended = Signal()
    wish_changed = Signal(Watching)
    full_screen_requested = Signal(bool)
    room_changed = Signal()  # `wants_room` did

    def __init__(
        self,
        find_picture: Callable[[str, dict[str, str]], Path | None] = lambda *_: None,
        parent: QWidget | None = None,
        *,
        has_screen: bool = True,
    ) -> None:
        super().__init__(parent)
        self.has_screen = has_screen  # whether somebody can give it the whole screen
        self.film: LessonFilm | None = None
        self._wish = Watching()
        self._captions = Captions(())
        self._is_forced = False  # captions in place of a sound that cannot be heard
        self._end_ways: tuple[Way, ...] = ()
        self._kept = 0.0
        self._may_make = False
        self.is_full = False
        self.player = FilmPlayer(self)
        self.surface = FilmSurface(self)
        self.controls = FilmControls(self)
        self.told = Callout("accent", self)
        self.stop_card = StopCard(self, find_picture)
        self.veil = Veil(self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._hide_controls)
        self.controls.screen_button.setVisible(has_screen)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._connect()

    def _connect(self) -> None:
        player, surface, controls = self.player, self.surface, self.controls
        player.moved.connect(self._on_moved)
        player.state_changed.connect(self._on_state)
        player.frame_changed.connect(lambda: surface.show_picture(player.picture()))
        player.stop_reached.connect(self._on_stop)
        player.failed.connect(self._on_failed)
        player.sound_changed.connect(self._on_sound)
        surface.clicked.connect(self.toggle)
        surface.double_clicked.connect(self.toggle_full_screen)
        surface.skipped.connect(self.skip)
        surface.volume_stepped.connect(self.step_volume)
        surface.jumped.connect(lambda to_end: self.seek(player.seconds if to_end else 0.0))
        surface.stirred.connect(self._show_controls)
        controls.play_requested.connect(self.toggle)
        controls.skipped.connect(self.skip)
        controls.sought.connect(self.seek)
        controls.wish_changed.connect(self._on_controls_wish)
        controls.full_screen_requested.connect(self.toggle_full_screen)
        self.stop_card.ended.connect(self._on_stop_ended)
        self.veil.chosen.connect(self._on_way)
        for cover in (self.stop_card, self.veil):
            cover.covered.connect(self._on_covered)

    # --- what it is told ---------------------------------------------------------------------

    def show_film(
        self,
        film: LessonFilm,
        file: Path | None,
        poster: Path | None,
        *,
        may_make: bool = False,
        end_ways: Sequence[Way] = (),
    ) -> None:
        """Another film, at the place where it was left."""
        self.film, self._may_make = film, may_make
        self._end_ways = tuple(end_ways)
        self.stop_card.hide()
        self.veil.hide()
        playable = film.playable or Playable(film.kind, 0.0)
        self._captions = Captions(playable.cues)
        self._is_forced = False
        self._kept = film.at
        self.surface.show_film(film.title, poster)
        self.controls.show_film(
            playable.seconds, playable.chapters, [stop.at for stop in playable.stops]
        )
        self.player.stops_at_questions = self._wish.stops
        self.told.tell("")
        if film.playable is None:
            self.player.close_film()
            self._on_failed(Trouble.UNREADABLE)
            return
        self.player.open(file, playable, film.at)
        self._tell_sound()

    def show_wish(self, wish: Watching) -> None:
        """How the person watches."""
        self._wish = wish
        self._apply_wish()

    def show_question(self, stop: Stop, question: StopQuestion) -> None:
        """The question of the quiz at a stop that stands open."""
        self.stop_card.show_question(stop, question)
        self.room_changed.emit()

    def set_end_ways(self, ways: Sequence[Way]) -> None:
        """What the end offers beside seeing it again."""
        self._end_ways = tuple(ways)

    def set_full_screen(self, full: bool) -> None:
        """It was given the whole screen, or its place in the page."""
        self.is_full = full
        self.surface.set_square(full)
        self.veil.is_square = self.stop_card.is_square = full
        self.controls.show_full_screen(full)
        self._show_controls()
        self._place()
        self.surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def pause(self) -> None:
        """Somebody leaves."""
        self.player.pause()

    def close_film(self) -> None:
        """Let go of the film."""
        self.player.close_film()
        self.film = None

    # --- what the viewer wants ---------------------------------------------------------------

    def toggle(self) -> None:
        """Play or pause; at a question, go on."""
        if self.stop_card.isHidden():
            self.player.toggle()
        else:
            self.stop_card.chosen.emit(GO_ON)

    def seek(self, seconds: float) -> None:
        """Go to a place."""
        self.veil.hide()
        self.stop_card.hide()
        self.room_changed.emit()
        self.player.seek(seconds)
        self._keep(seconds)

    def skip(self, seconds: float) -> None:
        """So many seconds forward or back."""
        self.seek(self.player.at + seconds)

    def step_chapter(self, by: int) -> None:
        """To the next chapter, or to the beginning of this one or the one before."""
        self.seek(self.controls.bar.chapter_from(self.player.at, by))
        self._tell(self.controls.bar.words_at(self.player.at))

    def step_rate(self, by: int) -> None:
        """Faster or slower."""
        rate = other_rate(self._wish.rate, by)
        self._change(replace(self._wish, rate=rate))
        self._tell(tr("Speed: {rate}", rate=rate_words(rate)))

    def step_volume(self, by: int) -> None:
        """Louder or softer."""
        volume = min(max(self._wish.volume + by, 0), 100)
        self._change(replace(self._wish, volume=volume, is_muted=volume == 0))
        self._tell(tr("Volume: {percent} %", percent=volume))

    def toggle_mute(self) -> None:
        """Sound on or off."""
        muted = not self._wish.is_muted
        self._change(replace(self._wish, is_muted=muted))
        self._tell(tr("Sound off") if muted else tr("Sound on"))

    def toggle_captions(self) -> None:
        """Captions on or off."""
        shown = not self.shows_captions
        self._is_forced = False
        self._change(replace(self._wish, captions=shown))
        self._tell(tr("Captions on") if shown else tr("Captions off"))

    def toggle_full_screen(self) -> None:
        """Ask for the whole screen, or give it back."""
        if self.has_screen:
            self.full_screen_requested.emit(not self.is_full)

    @property
    def wants_room(self) -> bool:
        """A question with its answers stands on the film: more height would do it good."""
        return not self.stop_card.isHidden() and self.stop_card.asks

    @property
    def shows_captions(self) -> bool:
        """Whether captions stand on the picture."""
        return self._wish.captions or self._is_forced

    # --- what the player tells ---------------------------------------------------------------

    def _on_moved(self, seconds: float) -> None:
        self.controls.show_place(seconds)
        self._show_caption(seconds)
        playable = self.player.playable
        if playable is not None:
            number = playable.chapter_at(seconds)
            self.surface.show_chapter(playable.chapters[number].title if number >= 0 else "")
        if self.player.is_playing and abs(seconds - self._kept) >= _KEEP_SECONDS:
            self._keep(seconds)

    def _on_state(self, state: str) -> None:
        playing = state == State.PLAYING
        self.controls.show_playing(playing)
        self.controls.show_ready(state not in (State.EMPTY, State.FAILED))
        covered = not (self.veil.isHidden() and self.stop_card.isHidden())
        idle = state in (State.READY, State.PAUSED, State.LOADING)
        self.surface.show_play(idle and not covered)
        self._show_controls()
        if state == State.READY:
            self._fit_film()
        elif playing:
            self.veil.hide()
        elif state == State.PAUSED:
            self._keep(self.player.at)
        elif state == State.ENDED:
            self._keep(0.0)
            self._show_end()
            self.ended.emit()

    def _fit_film(self) -> None:
        """How long it really is, now that the file is open."""
        playable = self.player.playable
        if playable is not None:
            stops = [stop.at for stop in playable.stops]
            self.controls.show_film(self.player.seconds, playable.chapters, stops)
            self.controls.show_place(self.player.at)
        self._show_caption(self.player.at)

    def _show_caption(self, seconds: float) -> None:
        shown = self.shows_captions and self.player.trouble is None
        cue = self._captions.at(seconds) if shown else None
        self.surface.show_caption(cue, None if cue is None else cue.spoken_at(seconds))

    def _on_covered(self) -> None:
        """Nobody walks along below a card."""
        open_ = self.stop_card.isHidden() and self.veil.isHidden()
        for part in (self.surface, self.controls):
            part.setEnabled(open_)

    def _may_take_focus(self) -> bool:
        """Whoever types elsewhere is not disturbed."""
        focus: QWidget | None = self.window().focusWidget()
        return self.isAncestorOf(focus) if isinstance(focus, QLineEdit) else True

    def _on_stop(self, stop: Stop) -> None:
        self.stop_card.show_stop(stop, takes_focus=self._may_take_focus())
        self.surface.show_play(False)
        self._show_controls()
        self.stop_met.emit(stop)

    def _on_stop_ended(self, goes_on: bool) -> None:
        self.room_changed.emit()
        if not goes_on:
            self.player.seek(self._before(self.player.at))
        self.surface.setFocus(Qt.FocusReason.OtherFocusReason)
        self.player.play()

    def _before(self, at: float) -> float:
        """Where to hear again what a stop asks about: two lines back."""
        playable = self.player.playable
        if playable is None or not playable.lines:
            return at - SKIP
        line = playable.line_at(at - 0.1)
        return playable.lines[max(line - 2, 0)].begin if line >= 0 else 0.0

    def _show_end(self) -> None:
        film = self.film
        title = (
            tr("You have seen it to the end.")
            if film is None or film.kind == VIDEO
            else tr("You have heard it to the end.")
        )
        again = Way(REPEAT, tr("Once more"), "rotate-ccw")
        focus: QWidget | None = self.window().focusWidget()
        is_here = focus is not None and self.isAncestorOf(focus)
        self.veil.show_card("circle-check", title, "", (*self._end_ways, again))
        self.surface.show_play(False)
        if is_here:
            self.veil.focus_first()

    def _on_failed(self, trouble: str) -> None:
        is_film = self.film is None or self.film.kind == VIDEO
        ways = [Way(READ, tr("Read the lesson instead"), "book-open")]
        if self._may_make:
            ways.insert(0, Way(MAKE, tr("Make it again"), "refresh-cw"))
        title = tr("This film cannot be played") if is_film else tr("This cannot be played")
        words = trouble_words(Trouble(trouble), is_film=is_film)
        self.veil.show_card("circle-alert", title, words, ways)
        self.controls.show_ready(False)
        self.surface.show_play(False)
        self.surface.show_caption(None, None)

    def _on_way(self, key: str) -> None:
        if key != REPEAT:
            self.way_chosen.emit(key)
            return
        self.veil.hide()
        self.surface.setFocus(Qt.FocusReason.OtherFocusReason)
        self.player.play()

    # --- sound -------------------------------------------------------------------------------

    def _on_sound(self, there: bool) -> None:
        if self.film is None:
            return
        self._tell_sound(was_there=not there)
        self._show_caption(self.player.at)

    def _tell_sound(self, *, was_there: bool = False) -> None:
        """Without a sound device captions say it all, and it is said why."""
        there, playable = self.player.has_sound, self.player.playable
        self.controls.show_sound(there)
        speaks = playable is not None and not playable.is_silent
        self._is_forced = not there and bool(self._captions.cues)
        if there or not speaks or self.player.trouble is not None:
            self.told.tell("")
        elif was_there:
            self.told.tell(tr("The sound device is gone. The captions go on."))
        else:
            self.told.tell(
                tr("This computer has no sound device just now. Captions show what is said.")
            )
        self._apply_wish()
        self._place()

    # --- settings ----------------------------------------------------------------------------

    def _on_controls_wish(self, shown: Watching) -> None:
        """The controls show forced captions as captions: only a change of them is a wish."""
        if shown.captions == self.shows_captions:
            shown = replace(shown, captions=self._wish.captions)
        else:
            self._is_forced = False
        self._change(shown)

    def _change(self, wish: Watching) -> None:
        before, self._wish = self._wish, wish
        self._apply_wish()
        if wish != before:
            self.wish_changed.emit(wish)

    def _apply_wish(self) -> None:
        wish = self._wish
        self.controls.show_wish(replace(wish, captions=self.shows_captions))
        self.player.set_rate(wish.rate)
        self.player.set_volume(wish.volume, is_muted=wish.is_muted)
        self.player.stops_at_questions = wish.stops
        self.surface.set_caption_size(wish.caption_size)
        self._show_caption(self.player.at)

    def _tell(self, words: str) -> None:
        self.surface.flash(words)
        say(self, words)

    def _keep(self, seconds: float) -> None:
        self._kept = seconds
        if self.film is not None and self.film.playable is not None:
            self.place_changed.emit(seconds)

    # --- place in the page, and the whole screen ---------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width / self.surface.aspect) + self._foot(width) + 2

    def sizeHint(self) -> QSize:
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:
        least = self.surface.minimumSizeHint()
        return QSize(least.width(), least.height() + self.controls.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_controls()
        if event.key() == Qt.Key.Key_Escape and self.is_full:
            self.full_screen_requested.emit(False)
        elif event.key() == Qt.Key.Key_Space and not self.surface.hasFocus():
            # From what has no use for it: the bar, on which one has just clicked, or the volume.
            if self.stop_card.isHidden() and not event.isAutoRepeat():
                self.toggle()
        else:
            super().keyPressEvent(event)

    def _foot(self, width: int) -> int:
        """What stands below the picture."""
        told = 0 if self.told.isHidden() else self.told.heightForWidth(width - 16) + 8
        return self.controls.sizeHint().height() + told

    def _place(self) -> None:
        edge = 0 if self.is_full else 1  # the card's own line
        room = self.rect().adjusted(edge, edge, -edge, -edge)
        foot = self._foot(room.width())
        high = room.height() if self.is_full else max(room.height() - foot, 0)
        self.surface.setGeometry(room.x(), room.y(), room.width(), high)
        bar = self.controls.sizeHint().height()
        if self.is_full:
            self.controls.setGeometry(room.x(), room.bottom() + 1 - bar, room.width(), bar)
        else:
            self.controls.setGeometry(room.x(), room.y() + high, room.width(), bar)
        self.controls.setAutoFillBackground(self.is_full)
        told = QRect(room.x() + 8, room.y() + high + bar, room.width() - 16, foot - bar - 8)
        if self.is_full:
            told.moveBottom(room.bottom() - bar - 8)
        self.told.setGeometry(told)
        for cover in (self.stop_card, self.veil):
            cover.setGeometry(room)
        self.controls.raise_()
        self.told.raise_()
        self.stop_card.raise_()
        self.veil.raise_()

    def _show_controls(self) -> None:
        self.controls.show()
        self.told.setVisible(bool(self.told.text))
        self.surface.set_foot(self._foot(self.width()) if self.is_full else 0)
        self.surface.setCursor(Qt.CursorShape.PointingHandCursor)
        if self.is_full and self.player.is_playing:
            self._idle.start()
        else:
            self._idle.stop()

    def _hide_controls(self) -> None:
        """Nobody touches anything: only the picture is left, unless the keyboard is in the bar."""
        focus: QWidget | None = self.window().focusWidget()
        inside = focus is not None and self.controls.isAncestorOf(focus)
        under = self.controls.underMouse()
        if self.is_full and self.player.is_playing and not inside and not under:
            self.controls.hide()
            self.told.hide()
            self.surface.set_foot(0)
            self.surface.setCursor(Qt.CursorShape.BlankCursor)


__all__ = ["MAKE", "READ", "REPEAT", "FilmView", "Way"]
