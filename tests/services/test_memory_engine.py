"""The memory model gives the figures that FSRS publishes, whichever library computes them."""

from __future__ import annotations

import math
import random
from array import array
from collections.abc import Callable

import pytest

from coursegen_desktop.domain.errors import AppError, InvalidContent, MissingPart
from coursegen_desktop.domain.review import Memory, Outlooks, Recall
from coursegen_desktop.domain.scheduling import retrievability, whole_days
from coursegen_desktop.services import memory_engine

Engine = Callable[[Memory | None, float, int], Outlooks]
# The default parameters that FSRS-6 publishes.
DEFAULTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip

# Those of fsrs-rs's own tests: 19 of FSRS-5, and the two that make FSRS-6 of them.
FITTED = (
    0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254,
    1.432437, 0.1544, 0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072,
    0.18046261, 0.121442534, 0.0, 0.5,
)  # fmt: skip


@pytest.fixture(params=["rust", "plain"])
def engine(request: pytest.FixtureRequest) -> Engine:
    if request.param == "rust":
        return lambda memory, wish, days: memory_engine.outlooks((), memory, wish, days)
    return memory_engine._PlainEngine(()).outlooks


def test_a_first_answer_sets_the_published_stability(engine: Engine) -> None:
    found = engine(None, 0.9, 0)
    for recall, wanted in zip(Recall, DEFAULTS, strict=False):
        assert found[recall].memory.stability == pytest.approx(wanted, abs=1e-4)
    # D0(grade) = w4 - e^(w5 (grade - 1)) + 1, between 1 and 10
    for recall in Recall:
        wanted = DEFAULTS[4] - math.exp(DEFAULTS[5] * (recall - 1)) + 1
        difficulty = found[recall].memory.difficulty
        assert difficulty == pytest.approx(min(max(wanted, 1), 10), abs=1e-3)


def test_the_published_course_of_a_memory(engine: Engine) -> None:
    """Both libraries publish it: again, then good after 0, 1, 3, 8 and 21 days."""
    memory: Memory | None = None
    history = [(0, Recall.AGAIN), *((days, Recall.GOOD) for days in (0, 1, 3, 8, 21))]
    for days, recall in history:
        memory = engine(memory, 0.9, days)[recall].memory
    assert memory is not None
    assert memory.stability == pytest.approx(53.62691, abs=2e-3)
    assert memory.difficulty == pytest.approx(6.3574867, abs=2e-3)


def test_the_published_intervals(engine: Engine) -> None:
    """py-fsrs publishes them: good, good …, twice forgotten, good …; 0 is again on that day."""
    memory: Memory | None = None
    days, found = 0, []
    grades = [Recall.GOOD] * 6 + [Recall.AGAIN] * 2 + [Recall.GOOD] * 5
    again_today = {0, 6, 7}  # its first step of learning, and the answers that were wrong
    for number, recall in enumerate(grades):
        outlook = engine(memory, 0.9, days)[recall]
        memory = outlook.memory
        days = 0 if number in again_today else whole_days(outlook.days)
        found.append(days)
    assert found == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_the_published_outlooks() -> None:
    """fsrs-rs publishes them, with parameters of their own."""
    memory: Memory | None = None
    for days, recall in ((0, Recall.AGAIN), *((days, Recall.GOOD) for days in (1, 3, 8))):
        memory = memory_engine.outlooks(FITTED, memory, 0.9, days)[recall].memory
    found = memory_engine.outlooks(FITTED, memory, 0.9, 21)
    wanted = {
        Recall.AGAIN: (2.9691455, 8.000659),
        Recall.HARD: (17.091452, 7.6913934),
        Recall.GOOD: (31.722992, 7.382128),
        Recall.EASY: (71.7502, 7.0728626),
    }
    for recall, (stability, difficulty) in wanted.items():
        outlook = found[recall]
        assert outlook.memory.stability == pytest.approx(stability, abs=1e-3)
        assert outlook.memory.difficulty == pytest.approx(difficulty, abs=1e-4)
        assert outlook.days == pytest.approx(stability, abs=1e-3), "0.9 is reached at S"


def test_both_libraries_give_the_same_figures() -> None:
    plain = memory_engine._PlainEngine(())
    for memory in (None, Memory(0.3, 9.5), Memory(2.3065, 2.1181), Memory(60.0, 5.0)):
        for days in (0, 1, 4, 30, 400):
            if memory is None and days:
                continue
            for wish in (0.75, 0.9, 0.95):
                one = memory_engine.outlooks((), memory, wish, days)
                two = plain.outlooks(memory, wish, days)
                for recall in Recall:
                    assert one[recall].memory.stability == pytest.approx(
                        two[recall].memory.stability, rel=1e-3
                    )
                    assert one[recall].memory.difficulty == pytest.approx(
                        two[recall].memory.difficulty, abs=1e-3
                    )
                    assert whole_days(one[recall].days) == pytest.approx(
                        whole_days(two[recall].days), abs=1
                    )


@pytest.mark.parametrize("wish", [0.7, 0.8, 0.9, 0.97])
def test_the_interval_ends_where_the_wish_is_reached(engine: Engine, wish: float) -> None:
    found = engine(Memory(50.0, 5.0), wish, 40)[Recall.GOOD]
    share = retrievability(found.memory.stability, found.days)
    assert share == pytest.approx(wish, abs=0.003)


def test_a_higher_wish_asks_sooner(engine: Engine) -> None:
    days = [engine(Memory(50.0, 5.0), wish, 40)[Recall.GOOD].days for wish in (0.7, 0.8, 0.9, 0.97)]
    assert days == sorted(days, reverse=True) and days[0] > 2 * days[-1]


def test_without_the_first_library_the_other_schedules(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = memory_engine.outlooks((), Memory(5.0, 5.0), 0.9, 5)
    memory_engine._engine.cache_clear()
    monkeypatch.setattr(memory_engine, "_rust", lambda: None)
    try:
        found = memory_engine.outlooks((), Memory(5.0, 5.0), 0.9, 5)
        assert not memory_engine.can_optimise()
        with pytest.raises(MissingPart):
            memory_engine.optimise(history(10), ())
    finally:
        memory_engine._engine.cache_clear()
    good = found[Recall.GOOD].memory.stability
    assert good == pytest.approx(wanted[Recall.GOOD].memory.stability, rel=1e-3)


@pytest.mark.parametrize(
    "broken",
    [
        lambda: memory_engine.outlooks((1.0,), None, 0.9, 0),
        lambda: memory_engine.outlooks((math.nan,) * 21, None, 0.9, 0),
        lambda: memory_engine.outlooks((), Memory(math.nan, 5), 0.9, 1),
        lambda: memory_engine.outlooks((), Memory(5, math.inf), 0.9, 1),
        lambda: memory_engine.optimise(memory_engine.no_answers(), ()),
        lambda: memory_engine.optimise(array("q", [1, 700_000, 3]), ()),
        lambda: memory_engine.optimise(array("q", [1, 700_000, 3, 1, 700_005, 3]), (1.0,)),
    ],
)
def test_figures_that_mean_nothing_are_named(broken: Callable[[], object]) -> None:
    with pytest.raises(AppError) as found:
        broken()
    assert isinstance(found.value, InvalidContent)


def test_wild_figures_are_brought_within_bounds() -> None:
    found = memory_engine.outlooks((), Memory(1e9, 99.0), 0.9, -5)
    assert all(math.isfinite(outlook.days) for outlook in found.values())
    found = memory_engine.outlooks((), Memory(1e-9, -3.0), 0.9, 10**9)
    assert all(math.isfinite(outlook.memory.stability) for outlook in found.values())


def history(cards: int, keeps: float = 0.9) -> array[int]:
    """Cards that are remembered with a probability of `keeps`, whatever the model thinks."""
    chance = random.Random(7)
    answers = memory_engine.no_answers()
    for card in range(1, cards + 1):
        day = 739_000 + chance.randrange(40)
        for days in (0, 1, 3, 7, 15, 30):
            day += days
            recall = Recall.GOOD if chance.random() < keeps else Recall.AGAIN
            answers.extend((card, day, int(recall)))
    return answers


def test_parameters_are_fitted_to_a_history() -> None:
    """Somebody who forgets half of everything gets shorter intervals than somebody who does not."""
    forgetful, before, after = memory_engine.optimise(history(150, 0.5), ())
    assert len(forgetful) == 21 and after < before
    steady, before, after = memory_engine.optimise(history(150, 0.97), ())
    assert after < before
    short = memory_engine.outlooks(forgetful, None, 0.9, 0)[Recall.GOOD].days
    long = memory_engine.outlooks(steady, None, 0.9, 0)[Recall.GOOD].days
    assert short < long


def test_memories_are_reckoned_from_whole_histories() -> None:
    answers = array("q", [4, 700_000, 1, 4, 700_000, 3, 4, 700_001, 3, 9, 700_000, 4])
    memory = None
    for days, recall in ((0, Recall.AGAIN), (0, Recall.GOOD), (1, Recall.GOOD)):
        memory = memory_engine.outlooks((), memory, 0.9, days)[recall].memory
    assert memory is not None
    found = memory_engine.memories(answers, ())
    assert [row[0] for row in found] == [4, 9]
    assert found[0][1:] == (memory.stability, memory.difficulty)
    assert found[1][1] == pytest.approx(DEFAULTS[3], abs=1e-4)


def test_days_that_go_back_count_as_none() -> None:
    back = array("q", [1, 700_010, 3, 1, 700_000, 3, 1, 700_011, 3])
    flat = array("q", [1, 700_010, 3, 1, 700_010, 3, 1, 700_011, 3])
    assert memory_engine.memories(back, ()) == memory_engine.memories(flat, ())
