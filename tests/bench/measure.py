"""A result, and how two things are timed fairly: in turns, by their medians."""

from __future__ import annotations

import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Timed = Callable[[], Awaitable[float]]


@dataclass(frozen=True)
class Result:
    """Milliseconds of the floor and of the program; `goal` is the greatest ratio allowed."""

    name: str
    floor: float
    ours: float
    goal: float

    @property
    def ratio(self) -> float:
        """How many times the floor the program takes."""
        return self.ours / self.floor if self.floor > 0 else float("inf")

    @property
    def ok(self) -> bool:
        """Within the goal."""
        return self.ratio <= self.goal

    def as_json(self) -> dict[str, object]:
        """The stable form for machines."""
        return {
            "name": self.name,
            "floor": round(self.floor, 4),
            "ours": round(self.ours, 4),
            "ratio": round(self.ratio, 4),
            "goal": round(self.goal, 4),
            "ok": self.ok,
        }


def plus(floor: float, factor: float, milliseconds: float) -> float:
    """The goal "at most `factor` times the floor plus so many milliseconds", as a ratio."""
    return factor + milliseconds / floor


def median(values: list[float]) -> float:
    """The middle one."""
    return statistics.median(values)


async def timed(work: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds until `work` is done."""
    start = time.perf_counter()
    await work()
    return (time.perf_counter() - start) * 1000


async def alternate(floor: Timed, ours: Timed, rounds: int) -> tuple[float, float]:
    """Medians of both, measured in turns so that the machine's moods hit both alike.

    One round of each is thrown away, and who goes first changes with every round.
    """
    await floor()
    await ours()
    low: list[float] = []
    high: list[float] = []
    for number in range(rounds):
        if number % 2:
            high.append(await ours())
            low.append(await floor())
        else:
            low.append(await floor())
            high.append(await ours())
    return median(low), median(high)
