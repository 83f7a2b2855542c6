"""What the two readers of a lesson have in common: what is shown, and what they tell."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ...domain.place import TOP, Place
from ...rendering.rendered import RenderedPage


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
