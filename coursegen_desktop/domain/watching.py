"""How a person watches films, and how much of one was seen."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

RATES = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5)
CAPTION_SIZES = (0, 1, 2)  # small, medium, large
# Whoever has seen so much of a film and its end has seen it.
ENOUGH = 0.8


@dataclass(frozen=True, slots=True)
class Watching:
    """What a person chose. `volume` is 0 to 100 as it is heard; `stops`: it pauses at questions."""

    rate: float = 1.0
    volume: int = 80
    is_muted: bool = False
    captions: bool = True
    caption_size: int = 1
    stops: bool = True

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)


def watching_from(stored: object) -> Watching:
    """What was kept as JSON, whatever it holds."""
    if not isinstance(stored, dict):
        return Watching()
    usual = Watching()
    rate, volume, size = (stored.get(name) for name in ("rate", "volume", "caption_size"))
    return Watching(
        rate=float(rate) if isinstance(rate, int | float) and rate in RATES else usual.rate,
        volume=volume if isinstance(volume, int) and 0 <= volume <= 100 else usual.volume,
        is_muted=bool(stored.get("is_muted", usual.is_muted)),
        captions=bool(stored.get("captions", usual.captions)),
        caption_size=size if size in CAPTION_SIZES else usual.caption_size,
        stops=bool(stored.get("stops", usual.stops)),
    )


def other_rate(rate: float, by: int) -> float:
    """The next faster (1) or slower (-1) rate; the last one stays."""
    at = min(range(len(RATES)), key=lambda number: abs(RATES[number] - rate))
    return RATES[min(max(at + by, 0), len(RATES) - 1)]


class Seen:
    """Which parts of a film were played. What lies before a remembered place counts as seen."""

    def __init__(self, seconds: float, before: float = 0.0) -> None:
        self._seconds = seconds
        self._spans: list[tuple[float, float]] = [(0.0, before)] if before > 0 else []

    def played(self, begin: float, end: float) -> None:
        """It was played from `begin` to `end`, at any speed."""
        if end <= begin:
            return
        apart = [span for span in self._spans if span[1] < begin or span[0] > end]
        near = [span for span in self._spans if span not in apart]
        low = min([begin, *(span[0] for span in near)])
        high = max([end, *(span[1] for span in near)])
        self._spans = sorted([*apart, (low, high)])

    @property
    def share(self) -> float:
        """0 to 1 of the film."""
        if self._seconds <= 0:
            return 0.0
        return min(sum(end - begin for begin, end in self._spans) / self._seconds, 1.0)

    @property
    def is_enough(self) -> bool:
        """Whether nobody can say that it was only skipped through."""
        return self.share >= ENOUGH
