"""The memory model, FSRS-6: the one place that knows its libraries.

`fsrs_rs_python` (the engine that Anki uses) does everything; where no wheel of it runs, `fsrs`
(plain Python) schedules with the same figures and only the optimiser is missing. What they raise
is turned into an AppError here.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from types import ModuleType
from typing import Any

from ..domain.errors import InvalidContent, MissingPart
from ..domain.review import Memory, Outlook, Outlooks, Recall
from ..domain.scheduling import DEFAULT_DECAY, LONGEST_DAYS

# Fewer answers say less about a person than the averages of many people do.
ENOUGH_REVIEWS = 400
# What the model can take: beyond it, figures stop to mean anything.
_LEAST_STABILITY, _MOST_STABILITY = 0.001, float(LONGEST_DAYS)
_DAY_ZERO = datetime(2020, 1, 1, tzinfo=UTC)


def outlooks(
    parameters: Sequence[float], memory: Memory | None, retention: float, days: int
) -> Outlooks:
    """What each grade would make of a memory that was last recalled `days` days ago.

    `parameters` are 21 figures or none (the defaults). Raises InvalidContent for others.
    """
    if memory is not None:
        memory = _sane(memory)
    days = min(max(0, days), LONGEST_DAYS)
    return _engine(tuple(parameters)).outlooks(memory, retention, days)


def decay_of(parameters: Sequence[float]) -> float:
    """The decay of the forgetting curve that goes with these parameters."""
    return float(parameters[20]) if len(parameters) == 21 else DEFAULT_DECAY


def no_answers() -> array[int]:
    """An empty history. It holds card, review day and grade (1 to 4) of each answer, flat, by
    card and in order: so it goes to a worker process at once, however long it is."""
    return array("q")


def count_of(answers: array[int]) -> int:
    """How many answers a history holds."""
    return len(answers) // 3


def can_optimise() -> bool:
    """Whether the optimiser is installed."""
    return _rust() is not None


def optimise(
    answers: array[int], parameters: Sequence[float]
) -> tuple[tuple[float, ...], float, float]:
    """Parameters that explain a history best, and the log loss of the old and of the new ones.

    Takes seconds: call it in a worker process. Raises MissingPart, InvalidContent.
    """
    library = _rust()
    if library is None:
        raise MissingPart(
            "The part that computes your own forgetting curve is not installed.",
            "Reviews go on with the usual one.",
        )
    items = list(_items(library, answers))
    if not items:
        raise InvalidContent(
            "There are not enough reviews yet to compute your own forgetting curve.",
            "Go on reviewing; it is computed when there are more.",
        )
    try:
        old = library.FSRS(list(parameters) or library.DEFAULT_PARAMETERS)
        found = tuple(float(number) for number in old.compute_parameters(items))
        before = float(old.evaluate(items).log_loss)
        after = float(library.FSRS(list(found)).evaluate(items).log_loss)
    except (ValueError, OverflowError) as error:
        raise _unusable(error) from error
    if len(found) != 21 or not all(map(math.isfinite, (*found, before, after))):
        raise _unusable("its figures are not finite")
    return found, before, after


def memories(answers: array[int], parameters: Sequence[float]) -> list[tuple[int, float, float]]:
    """(card, stability, difficulty) after the whole history of each. For a worker process."""
    found: list[tuple[int, float, float]] = []
    engine = _engine(tuple(parameters))
    for card, history in _histories(answers).items():
        memory: Memory | None = None
        for days, recall in history:
            memory = _sane(engine.outlooks(memory, 0.9, days)[Recall(recall)].memory)
        if memory is not None:
            found.append((card, memory.stability, memory.difficulty))
    return found


class _RustEngine:
    """FSRS by fsrs_rs_python."""

    def __init__(self, library: ModuleType, parameters: tuple[float, ...]) -> None:
        self._library = library
        try:
            self._model = library.FSRS(list(parameters) or library.DEFAULT_PARAMETERS)
        except (ValueError, TypeError) as error:
            raise _unusable(error) from error

    def outlooks(self, memory: Memory | None, retention: float, days: int) -> Outlooks:
        try:
            state = memory and self._library.MemoryState(memory.stability, memory.difficulty)
            found = self._model.next_states(state, retention, days)
        except (ValueError, OverflowError) as error:
            raise _unusable(error) from error
        return {recall: _read(getattr(found, recall.name.lower())) for recall in Recall}


class _PlainEngine:
    """FSRS by fsrs, plain Python. It reckons in moments, so days are counted from one of them."""

    def __init__(self, parameters: tuple[float, ...]) -> None:
        import fsrs  # late: it takes 60 ms, and most computers never need it

        self._library = fsrs
        self._parameters = parameters

    def outlooks(self, memory: Memory | None, retention: float, days: int) -> Outlooks:
        fsrs = self._library
        chosen: dict[str, Any] = {"parameters": self._parameters} if self._parameters else {}
        card = fsrs.Card(card_id=1, due=_DAY_ZERO)
        if memory is not None:
            card = fsrs.Card(
                card_id=1,
                state=fsrs.State.Review,
                stability=memory.stability,
                difficulty=memory.difficulty,
                due=_DAY_ZERO,
                last_review=_DAY_ZERO,
            )
        found: Outlooks = {}
        try:
            scheduler = fsrs.Scheduler(
                desired_retention=retention,
                learning_steps=(),
                relearning_steps=(),
                enable_fuzzing=False,
                maximum_interval=LONGEST_DAYS,
                **chosen,
            )
            for recall in Recall:
                after, _ = scheduler.review_card(
                    card, fsrs.Rating(int(recall)), _DAY_ZERO + timedelta(days=days)
                )
                assert after.stability is not None and after.difficulty is not None
                memory_after = Memory(after.stability, after.difficulty)
                whole = (after.due - _DAY_ZERO).days - days
                found[recall] = Outlook(memory_after, float(whole))
        except (ValueError, OverflowError) as error:
            raise _unusable(error) from error
        return found


@lru_cache(maxsize=8)
def _engine(parameters: tuple[float, ...]) -> _RustEngine | _PlainEngine:
    if parameters and (len(parameters) != 21 or not all(map(math.isfinite, parameters))):
        raise _unusable("21 finite figures are needed")
    library = _rust()
    return _PlainEngine(parameters) if library is None else _RustEngine(library, parameters)


def _rust() -> ModuleType | None:
    try:
        import fsrs_rs_python
    except ImportError:
        return None
    return fsrs_rs_python


def _read(state: Any) -> Outlook:
    memory = Memory(float(state.memory.stability), float(state.memory.difficulty))
    return Outlook(memory, float(state.interval))


def _sane(memory: Memory) -> Memory:
    """Within what the model can take: a stored figure may be anything."""
    stability, difficulty = memory.stability, memory.difficulty
    if not math.isfinite(stability) or not math.isfinite(difficulty):
        raise _unusable("a figure is not finite")
    return Memory(
        min(max(stability, _LEAST_STABILITY), _MOST_STABILITY), min(max(difficulty, 1.0), 10.0)
    )


def _histories(answers: array[int]) -> dict[int, list[tuple[int, int]]]:
    """(days since the one before, grade) of each card, in order."""
    last: dict[int, int] = {}
    histories: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for card, day, recall in zip(answers[::3], answers[1::3], answers[2::3], strict=True):
        days = max(0, day - last.get(card, day))
        last[card] = max(day, last.get(card, day))
        histories[card].append((days, recall))
    return histories


def _items(library: ModuleType, answers: array[int]) -> Iterator[Any]:
    """The training items: each history up to each of its reviews that came a day or more later."""
    for history in _histories(answers).values():
        reviews = [library.FSRSReview(recall, days) for days, recall in history]
        for count in range(2, len(reviews) + 1):
            if history[count - 1][0] > 0:
                yield library.FSRSItem(reviews[:count])


def _unusable(reason: object) -> InvalidContent:
    return InvalidContent(
        "The review could not be planned: {reason}.",
        "Set the forgetting curve back to the usual one in the settings of the review.",
        reason=str(reason),
    )
