"""The bar below a film: play, ten seconds back and on, time, speed, captions, volume, screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QVBoxLayout, QWidget

from ....domain.narration import Chapter
from ....domain.watching import RATES, Watching
from ...kit.fonts import tabular
from ...kit.forms import IconButton, QuietButton
from ...kit.lists import Muted
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .seek_bar import SeekBar
from .times import clock, rate_words, spoken

SKIP = 10.0
_SLIDER_WIDTH = 76
# At text scale 1: a narrower bar has no slider; one narrower still tells the place alone.
_ROOM_FOR_VOLUME = 540
_ROOM_FOR_WHOLE = 440


class VolumeSlider(QSlider):
    """0 to 100; the wheel goes to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setAccessibleName(tr("Volume"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class FilmControls(QWidget):
    """Shows what the player does and states what the viewer wants."""

    play_requested = Signal()
    skipped = Signal(float)
    sought = Signal(float)
    wish_changed = Signal(Watching)
    full_screen_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = Watching()
        self._seconds = self._at = 0.0
        self._told_second = -1
        self._is_narrow = False
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 8, 8)
        column.setSpacing(0)
        self.bar = SeekBar()
        self.bar.sought.connect(self.sought)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        column.addLayout(row)
        self._fill_start(row)
        row.addStretch(1)
        self._fill_end(row)
        self.show_playing(False)
        self.show_wish(self._wish)

    def _fill_start(self, row: QHBoxLayout) -> None:
        self.play = IconButton("play", tr("Play"), role="ink")
        self.play.clicked.connect(self.play_requested)
        self.back = IconButton("rotate-ccw", tr("Back 10 seconds"), role="ink")
        self.back.clicked.connect(lambda: self.skipped.emit(-SKIP))
        self.onward = IconButton("rotate-cw", tr("On 10 seconds"), role="ink")
        self.onward.clicked.connect(lambda: self.skipped.emit(SKIP))
        for button, keys in ((self.play, "K"), (self.back, "J"), (self.onward, "L")):
            _tell_key(button, keys)
            row.addWidget(button)
        self._time = Muted("0:00 / 0:00")
        self._time.setContentsMargins(8, 0, 4, 0)
        row.addWidget(self._time)

    def _fill_end(self, row: QHBoxLayout) -> None:
        self.speed = QuietButton("1×", role="ink")
        self.speed.clicked.connect(lambda: _open(self.make_speed_menu(), self.speed))
        self.stops = IconButton(
            "circle-question-mark", tr("Pause at questions"), role="ink", checkable=True
        )
        self.stops.toggled.connect(lambda on: self._change(stops=on))
        self.captions = IconButton("captions", tr("Captions"), role="ink")
        self.captions.clicked.connect(lambda: _open(self.make_captions_menu(), self.captions))
        self.mute = IconButton("volume-2", tr("Mute"), role="ink")
        self.mute.clicked.connect(lambda: self._change(is_muted=not self._wish.is_muted))
        self.volume = VolumeSlider()
        self.volume.valueChanged.connect(
            lambda value: self._change(volume=value, is_muted=value == 0)
        )
        self.screen_button = IconButton("maximize", tr("Full screen"), role="ink")
        self.screen_button.clicked.connect(self.full_screen_requested)
        for button, keys in (
            (self.captions, "C"), (self.mute, "M"), (self.screen_button, "F"),
        ):  # fmt: skip
            _tell_key(button, keys)
        for widget in (
            self.speed, self.stops, self.captions, self.mute, self.volume, self.screen_button,
        ):  # fmt: skip
            row.addWidget(widget)

    # --- what it shows -----------------------------------------------------------------------

    def show_film(
        self, seconds: float, chapters: Sequence[Chapter], stops: Sequence[float] = ()
    ) -> None:
        """Another film."""
        self._seconds = seconds
        self._told_second = -1
        self.bar.show_film(seconds, chapters, stops)
        self.stops.setVisible(bool(stops))
        self.show_place(0.0)

    def show_place(self, seconds: float) -> None:
        """Where the film is."""
        self._at = seconds
        self.bar.show_place(seconds)
        if int(seconds) == self._told_second:
            return
        self._told_second = int(seconds)
        whole = "" if self._is_narrow else f" / {clock(self._seconds)}"
        self._time.setText(f"{clock(seconds)}{whole}")
        self._time.setAccessibleName(
            tr("{place} of {whole}", place=spoken(seconds), whole=spoken(self._seconds))
        )

    def show_playing(self, playing: bool) -> None:
        """Whether it plays."""
        self.play.set_icon("pause" if playing else "play")
        self.play.set_name(tr("Pause") if playing else tr("Play"))
        _tell_key(self.play, "K")

    def show_ready(self, ready: bool) -> None:
        """Whether there is something to be played."""
        for widget in (self.play, self.back, self.onward):
            widget.setEnabled(ready)
        self.bar.setEnabled(ready and self._seconds > 0)

    def show_wish(self, wish: Watching) -> None:
        """The settings in use."""
        self._wish = wish
        self.speed.setText(rate_words(wish.rate))
        self.speed.setAccessibleName(tr("Speed: {rate}", rate=rate_words(wish.rate)))
        self.speed.setToolTip(tr("Speed") + " (< >)")
        with QSignalBlocker(self.stops):
            self.stops.setChecked(wish.stops)
        with QSignalBlocker(self.volume):
            self.volume.setValue(wish.volume)
        silent = wish.is_muted or wish.volume == 0
        icon = "volume-x" if silent else "volume-2" if wish.volume > 50 else "volume-1"
        self.mute.set_icon(icon)
        self.mute.set_name(tr("Sound on") if silent else tr("Mute"))
        _tell_key(self.mute, "M")
        state = tr("on") if wish.captions else tr("off")
        self.captions.set_name(tr("Captions: {state}", state=state))
        _tell_key(self.captions, "C")
        self.captions.set_icon("captions" if wish.captions else "captions-off")

    def show_sound(self, there: bool) -> None:
        """Whether anything can be heard."""
        self.mute.setEnabled(there)
        self.volume.setEnabled(there)

    def show_full_screen(self, full: bool) -> None:
        """Whether the film fills the screen."""
        self.screen_button.set_icon("minimize" if full else "maximize")
        self.screen_button.set_name(tr("Leave full screen") if full else tr("Full screen"))
        _tell_key(self.screen_button, "F")

    def stops_of_keyboard(self) -> list[QWidget]:
        """What the Tab key comes to, in its order."""
        return [
            self.bar, self.play, self.back, self.onward, self.speed, self.stops, self.captions,
            self.mute, self.volume, self.screen_button,
        ]  # fmt: skip

    # --- menus -------------------------------------------------------------------------------

    def make_speed_menu(self) -> QMenu:
        """How fast it plays."""
        menu = _menu(self)
        group = QActionGroup(menu)
        for rate in RATES:
            action = menu.addAction(rate_words(rate))
            action.setCheckable(True)
            action.setChecked(rate == self._wish.rate)
            group.addAction(action)
            action.triggered.connect(lambda _=False, rate=rate: self._change(rate=rate))
        return menu

    def make_captions_menu(self) -> QMenu:
        """Captions or none, and how large."""
        menu = _menu(self)
        shown = menu.addAction(tr("Show captions"))
        shown.setCheckable(True)
        shown.setChecked(self._wish.captions)
        shown.toggled.connect(lambda on: self._change(captions=on))
        menu.addSeparator()
        group = QActionGroup(menu)
        for size, words in enumerate((tr("Small"), tr("Medium"), tr("Large"))):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(size == self._wish.caption_size)
            group.addAction(action)
            action.triggered.connect(
                lambda _=False, size=size: self._change(caption_size=size, captions=True)
            )
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        host = theme_host_of(self)
        self.volume.setFixedWidth(host.px(_SLIDER_WIDTH))
        self.volume.setVisible(self.width() >= host.px(_ROOM_FOR_VOLUME))
        self._time.setFont(tabular(host.font("small")))
        narrow = self.width() < host.px(_ROOM_FOR_WHOLE)
        if narrow != self._is_narrow:
            self._is_narrow, self._told_second = narrow, -1
            self.show_place(self._at)

    def _change(self, **values: object) -> None:
        wish = replace(self._wish, **values)  # type: ignore[arg-type]  # fields of Watching
        if wish != self._wish:
            self.show_wish(wish)
            self.wish_changed.emit(wish)


def _menu(parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _open(menu: QMenu, button: QWidget) -> None:
    """Above the button: below it the window ends."""
    top = button.mapToGlobal(QPoint(0, 0))
    menu.popup(top - QPoint(0, menu.sizeHint().height()))


def _tell_key(button: IconButton, keys: str) -> None:
    """The key in the tooltip. The keys themselves are those of the whole view."""
    button.setToolTip(f"{button.accessibleName()} ({keys})")
