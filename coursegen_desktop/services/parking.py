"""Places that wait for their learners: one leaves, the next comes, and each goes on where he was.

A place is a route as JSON; what it means is known to whoever shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..domain.attempts.timing import Pause
from ..domain.ids import ClassId, UserId
from ..domain.rights import Right
from ..domain.school_class import Whereabouts
from .clock import Now, stamp
from .gate import Gate, Guarded, needs
from .own_classes import own_class
from .work import WorkUnits

PLACE, PARKED = "place", "parked"


class ParkingService(Guarded):
    """Keeps places in the library, so that they outlive the program."""

    gate: Gate

    def __init__(self, uow: WorkUnits, gate: Gate, now: Now) -> None:
        self._uow, self._now = uow, now
        self.gate = gate

    @needs(Right.LEARN)
    async def note_place(self, place: Mapping[str, Any], *, user_id: UserId) -> None:
        """Remember where somebody is: a power cut asks nobody."""
        async with self._uow(write=True) as work:
            await work.settings.put(user_id, PLACE, dict(place))
            await work.commit()

    @needs(Right.LEARN)
    async def park(self, place: Mapping[str, Any], *, user_id: UserId) -> None:
        """Somebody leaves for the next one and comes back; what was open was saved before."""
        async with self._uow(write=True) as work:
            await work.settings.put(user_id, PLACE, dict(place))
            kept = {"place": dict(place), "at": stamp(self._now())}
            await work.settings.put(user_id, PARKED, kept)
            await work.commit()

    @needs(Right.LEARN)
    async def arrive(
        self, class_id: ClassId | None, *, user_id: UserId, freezes: bool | None = None
    ) -> Any:
        """Somebody is back, at the door of a class (None: at another one). Returns the place that
        was kept, None where there is none.

        The class says what becomes of the time of quizzes that were left open, by parking or by
        a power cut: it stood still, or it ran on. At another door each quiz says it itself.
        A computer that has a rule of its own (`freezes`) is heard before the class.
        """
        async with self._uow(write=True) as work:
            of = None if class_id is None else await work.school_classes.find(class_id)
            if of is not None:
                stands = of.rules.freezes_clock if freezes is None else freezes
                pause = Pause.FROZEN if stands else Pause.RUNS
                await work.attempts.set_pause(user_id, pause)
            place = await work.settings.get(user_id, PLACE)
            await work.settings.drop(user_id, PARKED)
            await work.commit()
        return place

    @needs(Right.TEACH)
    async def where(self, class_id: ClassId) -> tuple[Whereabouts, ...]:
        """Where everybody of a class is: when somebody was here last, and what waits for him."""
        async with self._uow() as work:
            await own_class(work, self.gate, class_id)
            return await work.class_quizzes.where(class_id)
