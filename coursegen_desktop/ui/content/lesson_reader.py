"""What the two readers of a lesson have in common: what is shown, and what they tell."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from ...domain.place import TOP, Place
from ...rendering.rendered import RenderedPage
from .lesson_files import file_below


class Files(Protocol):
    """Who says which file an address of a page means."""

    def file(self, path: str, kinds: dict[str, bytes]) -> Path | None:
        """The file that "media/NAME" of the page means, or None."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One lesson as a reader is told to show it. `number` is new with every showing."""

    number: int
    page: RenderedPage
    title: str = ""
    meta: tuple[str, ...] = ()
    notice: str = ""
    place: Place = TOP
    anchor: str = ""
    language: str = ""
    media_root: Path | None = None
    # The library's media folder, in which `page.media` says where each file lies.
    store: Path | None = None

    def file(self, path: str, kinds: dict[str, bytes]) -> Path | None:
        """The file that "media/NAME" of the page means, or None."""
        kept = dict(self.page.media).get(path.removeprefix("media/"))
        if self.store is not None and kept is not None:
            return file_below(self.store, kept, kinds)
        if self.media_root is None or not path.startswith("media/"):
            return None
        return file_below(self.media_root, path, kinds)


class ReaderSignals(QObject):
    """Both readers tell the same things, so the pane need not know which one is there."""

    link_activated = Signal(str)
    position_changed = Signal(float)
    place_changed = Signal(Place)
    heading_reached = Signal(str)
    painted = Signal(int)  # Shown.number
    gave_up = Signal(str)  # why
    # What else a page tells, by name; offsets in it are already those of the page's text.
    told = Signal(str, dict)


def is_followable(address: str) -> bool:
    """Links that are told to the screen: the web, lessons and sources."""
    return address.split(":", 1)[0].lower() in ("http", "https", "lesson", "source")
