"""The small pictures of slides: kept as long as a slide stays as it is."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from PySide6.QtGui import QImage

from ....domain.slides import Slide, SlideDeck
from ....services.slide_work import Painted

_KEPT = 400


class SmallPictures:
    """By slide: the last picture, also while a newer one is being painted."""

    def __init__(self) -> None:
        self._images: dict[str, QImage] = {}
        self._marks: dict[str, str] = {}
        self._pages: dict[str, int] = {}

    def get(self, slide_id: str) -> QImage | None:
        """The picture of a slide, perhaps of how it was a moment ago."""
        return self._images.get(slide_id)

    @property
    def pages(self) -> dict[str, int]:
        """On how many pages each slide stands."""
        return self._pages

    def missing(self, deck: SlideDeck, first: str) -> list[Slide]:
        """The slides whose pictures are not there or old, beginning with one."""
        slides = list(deck.slides)
        at = next((n for n, slide in enumerate(slides) if slide.id == first), 0)
        ordered = slides[at:] + slides[:at]
        return [one for one in ordered if self._marks.get(one.id) != _mark(deck, one)]

    def put(self, deck: SlideDeck, slides: Sequence[Slide], painted: Sequence[Painted]) -> None:
        """Pictures came for these; one that could not be painted is not asked for again."""
        for slide in slides:
            pages = [one for one in painted if one.slide == slide.id]
            self._marks[slide.id] = _mark(deck, slide)
            self._pages[slide.id] = max(len(pages), 1)
            if pages:
                self._images[slide.id] = image_of(pages[0])
        while len(self._images) > _KEPT:
            oldest = next(iter(self._images))
            del self._images[oldest]
            self._marks.pop(oldest, None)

    def forget(self) -> None:
        """Another lesson: its slides may have the same ids."""
        self._images.clear()
        self._marks.clear()
        self._pages.clear()

    def paint_anew(self) -> None:
        """Files changed: all are painted again, and shown as they were until then."""
        self._marks.clear()


def image_of(painted: Painted) -> QImage:
    """A page that came from the worker, as a picture."""
    # A copy, as QImage does not own the bytes that it is made of.
    return QImage(
        painted.pixels, painted.width, painted.height, 4 * painted.width,
        QImage.Format.Format_RGB32,
    ).copy()  # fmt: skip


def _mark(deck: SlideDeck, slide: Slide) -> str:
    words = (deck.look, deck.language, deck.title, slide.model_dump_json())
    return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()
