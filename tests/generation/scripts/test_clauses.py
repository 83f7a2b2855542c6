"""Where sentences may be cut: at clauses, for the ear and for the eye."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.generation.scripts.clauses import pointed, spoken, words_in
from coursegen_desktop.generation.text.languages import using
from tests.examples import some

LONG = (
    "Leaves take in carbon dioxide through small pores on their lower side, and the roots bring"
    " water from the soil to the cells where the light falls all day"
)


def test_a_long_sentence_becomes_two_at_a_clause() -> None:
    assert spoken(f"{LONG}.") == [
        "Leaves take in carbon dioxide through small pores on their lower side.",
        "And the roots bring water from the soil to the cells where the light falls all day.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        # One list, one clause that only says when, and brackets that are a formula's.
        (
            "A cell has a wall of cellulose, a thin membrane, a large round vacuole, a nucleus with"
            " its genes, many small green bodies, and water."
        ),
        "Short enough.",
    ],
)
def test_lists_are_not_torn(text: str) -> None:
    assert len(spoken(text)) == 1


def test_what_only_adds_is_left_off() -> None:
    text = (
        "The Leitner system is a method in which cards that are known move on to boxes that are"
        " opened less often, because what is known well needs less practice than what is not."
    )
    assert spoken(text) == [
        (
            "The Leitner system is a method in which cards that are known move on to boxes that are"
            " opened less often."
        )
    ]


def test_a_sentence_that_cannot_be_cut_is_not_said() -> None:
    assert spoken("word " * 40) == []


@pytest.mark.parametrize(
    ("text", "point"),
    [
        # Whole, for every cut would leave half a statement; too long, and not there at all.
        (("**Attention** is the selection of some information for further processing while the"
         " rest is left aside."),
         ("**Attention** is the selection of some information for further processing while the"
          " rest is left aside")),
        ("Water in an open pan on a hot stove " + "that boils " * 8, ""),
        # What is left out is an example; the rest says the same thing.
        (("A cue is a hint, such as a word, a place or a smell, that helps to bring a stored memory"
          " back to mind."),
         "A cue is a hint that helps to bring a stored memory back to mind"),
        # What it is true under stays, as does either half of a choice.
        (("The plants on the sill grow well and tall, unless somebody forgets to water them for"
          " weeks."),
         ("The plants on the sill grow well and tall, unless somebody forgets to water them for"
          " weeks")),
        ("Rust takes another path: The memory is given back once its owner goes out of scope.",
         "The memory is given back once its owner goes out of scope"),
        ("The indices are (row, column) instead of (column, row).",
         "The indices are (row, column) instead of (column, row)"),
        ("However, most learners reread the page.", "Most learners reread the page"),
        ("But the theory predicts something.", "The theory predicts something"),
        ("So far, this book has said nothing.", "So far, this book has said nothing"),
        ("The gap is small, which helps those who come late and all who are new to the subject.",
         "The gap is small"),
        ("Is it so?", "Is it so?"),
        ("Use `range(a, b)` (both are whole).", "Use `range(a, b)` (both are whole)"),
        ("Water boils (as all know) at 100 °C.", "Water boils at 100 °C"),
        ("pH and DNA matter.", "pH and DNA matter"),
    ],
)  # fmt: skip
def test_points_are_short_and_whole(text: str, point: str) -> None:
    with using("en"):
        assert pointed(text) == point


def test_points_of_other_languages() -> None:
    with using("de"):
        assert (
            pointed(
                "Die **Verdunstung** ist der Übergang einer Flüssigkeit in ein Gas, weil ihre"
                " Teilchen sich bei jeder Wärme bewegen."
            )
            == "Die **Verdunstung** ist der Übergang einer Flüssigkeit in ein Gas"
        )
    with using("fr"):
        assert (
            pointed(
                "L'évaporation est le passage d'un liquide à un gaz, parce que ses particules"
                " bougent toujours à toute chaleur."
            )
            == "L'évaporation est le passage d'un liquide à un gaz"
        )


_WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "leaf,",
            "and",
            "but",
            "which",
            "because",
            "water",
            "light;",
            "**cell**",
            "`code`",
            "$x$",
            "in",
            "of",
            "it",
            "(as)",
            "–",
            ":",
            "not",
            "“so”",
            "grows.",
            "a",
        ]
    ),
    max_size=45,
).map(" ".join)


@settings(max_examples=some(200))
@given(_WORDS | st.text(max_size=80), st.sampled_from(["en", "de", "fr", "es", "xx"]))
def test_no_cut_is_too_long_or_leaves_a_sign_open(text: str, language: str) -> None:
    with using(language):
        whole = text.count("**") % 2 == text.count("`") % 2 == text.count("$") % 2 == 0
        for said in spoken(text):
            assert words_in(said) <= 25
        point = pointed(text)
        assert words_in(point) <= 20
        assert not point.endswith("…")
        if whole and words_in(text) > 14:
            assert point.count("**") % 2 == point.count("`") % 2 == point.count("$") % 2 == 0


SLIP = (
    "Unlike a random slip, which is as likely to be too high as too low, it pushes most people who"
    " look at figures the same way every time."
)


def test_what_it_is_unlike_is_no_point() -> None:
    with using("en"):
        assert pointed(SLIP) == ""
