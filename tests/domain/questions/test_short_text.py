"""Short answers: exact, by wildcards, by regular expression; patterns that try to hang."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.questions._pattern import MAX_PATTERN, pattern_fault, pattern_fits
from coursegen_desktop.domain.questions.base import MAX_TYPED, Verdict
from coursegen_desktop.domain.questions.opaque import OpaqueQuestion
from coursegen_desktop.domain.questions.short_text import ShortTextQuestion

from .given import question, sample


def asks(*answers: dict[str, Any], **changes: Any) -> dict[str, Any]:
    raw = sample("short_text", answers=list(answers), normalise=None, width=None)
    return raw | {key: value for key, value in changes.items() if value is not None}


@pytest.mark.parametrize(
    ("answers", "changes", "typed", "fraction"),
    [
        # Moodle, short answer: case is ignored unless told; spaces around are trimmed.
        ([{"text": "Paris"}], {}, " paris ", 1),
        ([{"text": "Paris"}], {"case_sensitive": True}, "paris", 0),
        # Moodle: "*" stands for any run of characters, "\*" for a star.
        ([{"text": "ran*ing"}], {}, "running", 0),
        ([{"text": "ran*ing", "match": "wildcard"}], {}, "ranting", 1),
        ([{"text": r"2\*3", "match": "wildcard"}], {}, "2*3", 1),
        ([{"text": r"2\*3", "match": "wildcard"}], {}, "2x3", 0),
        # The answers are tried from the first to the last.
        ([{"text": "a*", "match": "wildcard", "fraction": 0.5}, {"text": "b"}], {}, "ab", 0.5),
        # QTI, patternMatch: the whole response has to be of the pattern.
        ([{"text": "[0-9]{4}", "match": "regex"}], {}, "1969", 1),
        ([{"text": "[0-9]{4}", "match": "regex"}], {}, "in 1969", 0),
        ([{"text": "^colou?r$", "match": "regex"}], {}, "Color", 1),
        ([{"text": "DNA", "match": "regex"}], {"case_sensitive": True}, "dna", 0),
        ([{"text": r"\w+", "match": "regex"}], {}, "élève", 1),
        ([{"text": r"[\w\d]+", "match": "regex"}], {}, "слово٣", 1),
        ([{"text": r"\d+", "match": "regex"}], {}, "٣٤", 1),
        # Diacritics count unless told otherwise.
        ([{"text": "Curie"}], {}, "Curié", 0),
        ([{"text": "Curie"}], {"normalise": ["trim", "ignore_accents"]}, "Curié", 1),
        # Spaces count when the author wants them to.
        ([{"text": "a b"}], {}, "a   b", 1),
        ([{"text": "a b"}], {"normalise": ["trim"]}, "a   b", 0),
        ([{"text": "ab"}], {"normalise": ["collapse_space"]}, " ab", 0),
        ([{"text": "é"}], {"normalise": ["trim"]}, "e\u0301", 0),
        # QTI mapping: below nothing is possible.
        ([{"text": "a"}, {"text": "b", "fraction": -0.5}], {}, "b", -0.5),
    ],
)
def test_worked_examples(
    answers: list[dict[str, Any]], changes: dict[str, Any], typed: str, fraction: float
) -> None:
    answers = [*answers, {"text": "the right one"}] if answers[0].get("fraction") else answers
    assert question(asks(*answers, **changes)).grade({"text": typed}).fraction == fraction


def test_it_says_what_was_typed_expected_and_why() -> None:
    made = question(sample("short_text"))
    part = made.grade({"text": "in France"}).parts[0]
    assert (part.verdict, part.given, part.expected) == (Verdict.WRONG, "in France", "Paris")
    assert part.feedback == "That is the country."
    assert made.grade({"text": "Pariss"}).fraction == 0.8
    assert made.grade({"text": "Pàris"}).correct
    assert made.grade({"text": " "}).parts[0].verdict is Verdict.MISSED
    assert made.is_empty({"text": " \n"}) and not made.is_empty({"text": "x"})


def test_the_right_answer_is_found_among_patterns() -> None:
    made = question(asks({"text": "x+", "match": "regex"}, {"text": "*y", "match": "wildcard"}))
    assert made.grade(made.correct_answer()).correct
    assert made.correct_text() == "y"
    only = question(asks({"text": "x+", "match": "regex"}))
    assert only.correct_text() == "`x+`"
    assert only.correct_answer() == {"text": ""}
    assert only.shown(0).text.width > 12  # its pattern's length tells nothing
    anything = question(asks({"text": "*", "match": "wildcard"}))
    assert anything.grade(anything.correct_answer()).correct


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (asks({"text": "a", "fraction": 0.5}), "answers: no answer brings full credit"),
        (asks({"text": " "}), "answers[1].text: it is empty"),
        (
            asks({"text": "*", "match": "wildcard", "fraction": 0}, {"text": "Paris"}),
            "answers: an earlier answer takes the right one, “Paris”",
        ),
        (asks(), "field answers"),
        (asks({"text": "a", "match": "fuzzy"}), "answers[1].match"),
        (asks({"text": "a"}, normalise=["upper"]), "normalise[1]"),
        (asks({"text": "a"}, width="wide"), "width: it should be a whole number"),
    ],
)
def test_faults_are_named(raw: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        question(raw)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(a", "missing"),
        ("a{2000}", "repetition"),
        (r"(a)\1", "escape"),
        ("(?=a)b", "operator"),
        ("(?<!a)b", ""),
        ("a" * (MAX_PATTERN + 1), "longer than"),
        ("((a{100}){100}){100}", "repetition"),
        ("\ud800", "half of a character"),
    ],
)
def test_patterns_that_cannot_be_used_are_kept_with_the_reason(pattern: str, words: str) -> None:
    raw = asks({"text": pattern, "match": "regex"})
    made = question(raw)
    assert isinstance(made, OpaqueQuestion)
    assert "regular expression cannot be judged here" in made.unplayable()
    assert words in made.unplayable()
    assert not pattern_fits(pattern, "a", case_sensitive=True)
    direct = ShortTextQuestion.model_validate(raw)
    assert [problem.field for problem in direct.check()] == ["answers[1].text"]


def test_many_patterns_together_are_bounded() -> None:
    some = [{"text": f"a{n}" + "b?" * 100, "match": "regex"} for n in range(9)]
    assert not isinstance(question(asks(*some)), OpaqueQuestion)
    kept = question(asks(*some, *some))
    assert isinstance(kept, OpaqueQuestion) and "2000 characters together" in kept.unplayable()


HOSTILE = [
    "(a+)+b", "(a|aa)+$", "(a|a?)+b", "((a*)*)*b", "(.*)*x(.*)*x(.*)*x", "(x+x+)+y", "a" * 1000,
    "(?:a?){200}a{200}(?:a?){200}a{200}", "(a*?)*?b" * 5, "[ab]*" * 6 + "c", r"(?:\w+\s?)+$",
    "()*" * 50 + "b", "(" * 9 + "a?" + ")*" * 9 + "b", "(?:(?:a|b){20}){20}", "(" * 499 + ")" * 499,
    "(?:.?){500}b", "[ab]*a[ab]{14}c", ".*.*.*.*.*.*.*.*x", "(?:x?){1000}y", "(?:a?){500}",
    r"\w{40}" * 3, r"(?:\pL|.){1000}", "(?i)(ß|ss|s)*b", "(a|b|ab)*c", r"(\w|\d|.)*!",
]  # fmt: skip


@pytest.mark.parametrize("pattern", HOSTILE)
def test_no_pattern_hangs(pattern: str) -> None:
    """Every one of these takes a backtracking engine minutes, or longer than the world stands."""
    texts = ("a" * MAX_TYPED, "ab" * (MAX_TYPED // 2), "äöüßж漢" * 333, "a" * 1999 + "b")
    start = time.process_time()
    for text in texts:
        pattern_fits(pattern, text, case_sensitive=False)
    assert time.process_time() - start < 1  # about 10 ms; the rest is for slow machines


@given(st.text("ab*+?|()[]{}.^$\\d,w12", max_size=24), st.text("ab1\n", max_size=40))
def test_any_pattern_is_refused_or_judged(pattern: str, text: str) -> None:
    if pattern_fault(pattern):
        assert not pattern_fits(pattern, text, case_sensitive=True)
    else:
        assert pattern_fits(pattern, text, case_sensitive=True) in (True, False)


@given(
    st.text("ab", max_size=5), st.sampled_from(["a*b", "(a|b)+", "[ab]{2}", "a?b?", "ab|ba", "."])
)
def test_simple_patterns_mean_what_python_means(text: str, pattern: str) -> None:
    expected = re.fullmatch(pattern, text) is not None
    assert pattern_fits(pattern, text, case_sensitive=True) is expected


def test_a_long_text_is_refused_not_cut() -> None:
    with pytest.raises(InvalidContent, match="The answer to question capital"):
        question(sample("short_text")).grade({"text": "x" * (MAX_TYPED + 1)})


def test_the_field_is_as_wide_as_told() -> None:
    assert question(sample("short_text")).shown(1).text.width == 20
    assert question(asks({"text": "x" * 300}, width=None)).shown(1).text.width == 60
    assert question(asks({"text": "x"}, width=-5)).shown(1).text.width == 12


def test_answers_are_counted_as_they_are_compared() -> None:
    made = question(sample("short_text"))
    assert made.chosen({"text": " PARIS"}) == made.chosen({"text": "paris"}) == ("paris",)
    assert made.chosen({}) == ()
