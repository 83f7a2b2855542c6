"""Thoughts and marks are taken out, wherever the pieces are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.generation.providers._repeating import Repeating, period
from coursegen_desktop.generation.providers._speech import Speech
from coursegen_desktop.generation.providers._tokens import Measure, estimated

PLAIN = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="<[◁"))
CUTS = st.lists(st.integers(1, 9), min_size=1, max_size=30)


def spoken(text: str, sizes: list[int]) -> tuple[Speech, str]:
    """(speech, what was shown) of a text that comes in pieces of these sizes, over and over."""
    speech, shown, at, turn = Speech(), "", 0, 0
    while at < len(text):
        size = sizes[turn % len(sizes)]
        shown += speech.say(text[at : at + size])
        at, turn = at + size, turn + 1
    return speech, shown + speech.end()


@given(PLAIN, PLAIN, CUTS)
def test_thoughts_before_the_answer(thought: str, said: str, sizes: list[int]) -> None:
    speech, shown = spoken(f"\n<think>{thought}</think>\n{said}", sizes)
    assert speech.text == shown.strip() == said.strip()
    assert speech.thoughts == thought.strip()


@given(PLAIN, CUTS)
def test_what_holds_no_mark_is_left_alone(said: str, sizes: list[int]) -> None:
    text = f"a < b, a[1] <b>bold</b> <s>no</s> {said}<"
    speech, shown = spoken(text, sizes)
    assert speech.text == shown == text


@given(PLAIN, CUTS)
def test_what_comes_behind_the_end_is_cut(said: str, sizes: list[int]) -> None:
    speech, shown = spoken(f"Yes. {said}<|im_end|>\n<|im_start|>user\nAnd?", sizes)
    assert speech.text == shown.strip() == f"Yes. {said}".strip()


def test_a_mark_in_a_lesson_is_kept() -> None:
    text = "HTML has <think> as little as <thinking>. It has </s>, though, and [INST]."
    assert spoken(text, [3])[0].text == text


def test_thoughts_that_never_end_say_nothing() -> None:
    speech, shown = spoken("<think>Hm, let me see, <b>", [4])
    assert (speech.text, shown) == ("", "")
    assert speech.thoughts == "Hm, let me see, <b>"


# -- going in circles ---------------------------------------------------------------------------


@given(st.text(min_size=1, max_size=40), st.integers(1, 6))
def test_the_period_is_the_least_one(piece: str, times: int) -> None:
    text = piece * times
    found = period(text)
    assert all(text[at] == text[at - found] for at in range(found, len(text)))
    for less in range(1, found):
        assert any(text[at] != text[at - less] for at in range(less, len(text)))


@pytest.mark.parametrize(
    "piece",
    ["1.", "The cell is the unit of life. ", '"Photosynthesis: The Power of Plants", ', "-"],
)
def test_circles_are_noticed(piece: str) -> None:
    repeating = Repeating()
    said = [repeating.feed(piece) for _ in range(2000 // len(piece))]
    assert any(said)
    assert not any(said[: 600 // len(piece)])


def test_lines_that_differ_in_their_numbers_only_are_circles() -> None:
    repeating = Repeating()
    assert any(
        repeating.feed(f"{number}. Photosynthesis is the power of plants, in {number * 7}.\n")
        for number in range(9)
    )


def test_tables_programs_and_lists_are_none() -> None:
    rows = "".join(f"| {name} | {len(name)} |\n" for name in _names())
    program = "".join(f"    total += weight_{name} * {len(name)}\n" for name in _names())
    items = ", ".join(f'{{"correct": false, "text": "{name}"}}' for name in _names())
    for text in (rows, program, items):
        repeating = Repeating()
        assert not any(repeating.feed(text[at : at + 5]) for at in range(0, len(text), 5))


def _names() -> list[str]:
    words = [
        "membrane",
        "nucleus",
        "ribosome",
        "vacuole",
        "plastid",
        "lysosome",
        "vesicle",
        "centriole",
        "cilium",
    ]
    return [f"{one}_{other}" for one in words for other in words]


# -- tokens -------------------------------------------------------------------------------------


def test_tokens_by_the_kind_of_writing() -> None:
    assert estimated("a" * 360) == 101
    assert estimated("細" * 150) == 101
    assert estimated("а" * 200) == 101
    assert estimated(" " * 1000) == 2


@given(st.floats(0.5, 2.0), st.lists(st.integers(500, 3000), min_size=12, max_size=12))
def test_a_model_teaches_its_ratio(truth: float, sizes: list[int]) -> None:
    measure = Measure()
    for size in sizes:
        expected = measure.of("x" * size)
        measure.learn(expected, round(estimated("x" * size) * truth) + 16)
    assert measure.ratio == pytest.approx(truth, rel=0.05)


def test_a_cut_is_told_from_a_thrifty_model() -> None:
    measure = Measure()
    expected = measure.of("word " * 2000)
    assert not measure.is_cut(expected, round(expected * 0.72))
    assert measure.is_cut(expected, round(expected * 0.5))
    assert not measure.is_cut(300, 10)  # too short to be cut


def test_who_counts_only_what_is_new_does_not_cut() -> None:
    measure = Measure()
    measure.learn(measure.of("word " * 2000), 2500)
    assert not measure.is_cut(measure.of("word " * 2000), 200)
