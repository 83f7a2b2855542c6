"""A lesson to be watched: the film, what it is, and its transcript beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.playable import LessonFilm
from ..content.film.film_view import FilmView, Way
from ..content.film.transcript import TranscriptPanel
from ..kit.focus import start_at
from ..kit.lists import ElidedLabel, Muted
from ..kit.theme import theme_host_of
from ..kit.translate import tr

_MARGIN, _GAP, _BETWEEN = 24, 20, 12
# The transcript's width at text scale 1, and its greatest share of a narrow window.
_TRANSCRIPT, _SHARE = 310, 0.36


class WatchPage(QWidget):
    """Film at the left, transcript at the right; on the whole screen the film alone.

    `title_shown`: whether the lesson's title has room below the film.
    """

    title_shown = Signal(bool)

    def __init__(
        self,
        find_picture: Callable[[str, dict[str, str]], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._wants_transcript = True
        self.view = FilmView(find_picture)
        self.transcript = TranscriptPanel()
        self._title = ElidedLabel(font_role="question")
        self._facts = Muted(wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(_GAP)
        self._left = QVBoxLayout()
        self._left.setSpacing(_BETWEEN)
        for widget in (self.view, self._title, self._facts):
            self._left.addWidget(widget)
        self._left.addStretch(1)
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self.transcript)
        self.transcript.sought.connect(self.view.seek)
        self.view.player.moved.connect(self._on_moved)
        self.view.room_changed.connect(self._arrange)
        start_at(self, self.view.surface)
        self._arrange()

    def show_title(self, title: str) -> None:
        """What is on its way."""
        self.view.close_film()
        self.view.surface.show_film(title, None)
        self.view.surface.show_play(False)
        self._title.setText(title)
        self._facts.setText("")
        self.transcript.show_film(None)

    def show_film(
        self,
        film: LessonFilm,
        file: Path | None,
        poster: Path | None,
        *,
        may_make: bool,
        end_ways: tuple[Way, ...],
    ) -> None:
        """A film, at the place where it was left."""
        self._title.setText(film.title)
        self._facts.setText(" · ".join(_facts(film)))
        self.transcript.show_film(film.playable)
        self.view.show_film(film, file, poster, may_make=may_make, end_ways=end_ways)
        self._arrange()

    def toggle_transcript(self) -> None:
        """Show or hide the words beside the film."""
        self._wants_transcript = self.transcript.isHidden()
        self._arrange()

    def set_full_screen(self, full: bool) -> None:
        """The film alone, on all of it."""
        self.view.set_full_screen(full)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        full, host = self.view.is_full, theme_host_of(self)
        edge = 0 if full else _MARGIN
        self._row.setContentsMargins(edge, edge, edge, edge)
        self.transcript.setVisible(self._wants_transcript and not full)
        beside = min(host.px(_TRANSCRIPT), round(self.width() * _SHARE))
        self.transcript.setFixedWidth(beside)
        width = self.width() - 2 * edge
        width -= beside + _GAP if not self.transcript.isHidden() else 0
        room = self.height() - 2 * edge
        alone = full or self.view.wants_room
        wished = room if alone else self.view.heightForWidth(width)
        has_title, has_facts = self._fitting(room - wished)
        self._title.setVisible(has_title and not alone)
        self._facts.setVisible(has_facts and not alone)
        self.view.setFixedHeight(max(min(wished, room), 1))
        self.title_shown.emit(has_title and not alone)

    def _fitting(self, room: int) -> tuple[bool, bool]:
        """Whether the title, and what else is known, has room below a film of its full size."""
        title = self._title.sizeHint().height() + 2 * _BETWEEN
        facts = self._facts.sizeHint().height()
        return room >= title, room >= title + facts

    def _on_moved(self, seconds: float) -> None:
        playable = self.view.player.playable
        if playable is not None:
            self.transcript.show_now(playable.line_at(seconds))


def _facts(film: LessonFilm) -> list[str]:
    """What can be said of a film in a line."""
    playable = film.playable
    if playable is None:
        return []
    facts = []
    if playable.chapters:
        facts.append(tr("%n chapter(s)", len(playable.chapters)))
    engine = playable.voice.engine
    if engine == "recorded":
        facts.append(tr("recorded voice"))
    else:
        facts.append(tr("narrated on this computer") if engine else tr("without a voice"))
    facts.append(tr("captions and transcript") if playable.lines else tr("no captions"))
    if playable.stops:
        facts.append(tr("%n question(s)", len(playable.stops)))
    return facts
