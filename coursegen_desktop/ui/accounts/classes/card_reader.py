"""Looks for a card in what the camera sees, until there is one or nobody is there any more."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from ....domain.card_code import is_card
from ....domain.errors import AppError
from ....media.camera import CameraTrouble, PictureIn
from ....media.qr_code import read_qr_codes
from ....services.blocking import in_thread
from ...kit.tasks import TaskScope
from ...kit.translate import tr
from .card_panel import CardPanel

Monotonic = Callable[[], float]

_BETWEEN_S = 0.2  # two looks: a card that is held still is seen at once all the same
_AWAY_S = 2.0  # a card that was refused is tried anew after it was gone for so long
_REST_MS = 60_000  # nobody came: a camera is not left on


class CardReader:
    """One panel and its camera. `on_card` is told what a card says, once each time it is shown.

    A picture is looked at in a thread, one at a time; those that come meanwhile are only shown.
    """

    def __init__(
        self,
        panel: CardPanel,
        camera: PictureIn,
        scope: TaskScope,
        on_card: Callable[[str], None],
        clock: Monotonic = time.monotonic,
    ) -> None:
        self._panel, self._camera, self._scope = panel, camera, scope
        self._on_card, self._clock = on_card, clock
        self._is_on = self._was_on = self._is_closed = False
        self._next = 0.0
        self._told = ""  # what was seen and answered; not again while it stays
        self._seen_at = 0.0
        signals = camera.signals
        signals.seen.connect(self._on_seen)
        signals.broken.connect(self._on_broken)
        signals.found.connect(self.begin)
        panel.camera_wanted.connect(self.begin)
        panel.hidden.connect(self._on_hidden)
        panel.came_back.connect(self._on_back)
        panel.left.connect(self.close)
        self._rest = QTimer(panel)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)

    @property
    def is_on(self) -> bool:
        """Whether it looks."""
        return self._is_on

    def begin(self) -> None:
        """Look from now on."""
        if self._is_closed:
            return
        self._is_on, self._told = True, ""
        self._panel.show_looking()
        self._rest.start()
        self._camera.begin()

    def end(self) -> None:
        """Look no more, and let go of the camera."""
        if self._is_closed:
            return
        self._is_on = False
        self._rest.stop()
        self._camera.end()

    def close(self) -> None:
        """The same for good: the panel goes."""
        if not self._is_closed:
            self.end()
            self._is_closed = True
            self._camera.close()

    # ------------------------------------------------------------ within

    def _on_hidden(self) -> None:
        self._was_on = self._is_on
        self.end()

    def _on_back(self) -> None:
        if self._was_on:
            self._was_on = False
            self.begin()

    def _on_seen(self, picture: QImage) -> None:
        if not self._is_on:
            return
        self._panel.show_picture(picture)
        now = self._clock()
        if now >= self._next and self._scope.start(lambda: self._look(picture), "look"):
            self._next = now + _BETWEEN_S

    async def _look(self, picture: QImage) -> None:
        try:
            texts = await in_thread(read_qr_codes, picture)
        except AppError as error:
            if self._is_on:  # nothing will ever be read: the letters are left
                self.end()
                self._panel.show_trouble(None)
                self._panel.show_error(error)
            return
        if not self._is_on:
            return
        now = self._clock()
        if not texts:
            if now - self._seen_at > _AWAY_S:
                self._told = ""
            return
        self._seen_at = now
        self._rest.start()
        cards = sorted({text for text in texts if is_card(text)})
        seen = "\n".join(cards or ["?"])
        if seen == self._told:
            return
        self._told = seen
        if not cards:
            self._panel.say_gently(tr("This square is not on a card of this program."))
        elif len(cards) > 1:
            self._panel.say_gently(tr("Hold only one card into the frame."))
        else:
            self._panel.show_found()
            self._on_card(cards[0])

    def _on_broken(self, trouble: CameraTrouble) -> None:
        # A camera that is not there may be plugged in, so it goes on listening.
        self._is_on = False
        self._rest.stop()
        self._panel.show_trouble(trouble)

    def _on_rest(self) -> None:
        self.end()
        self._panel.show_trouble(None)
