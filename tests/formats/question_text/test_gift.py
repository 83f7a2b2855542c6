"""GIFT as Moodle's teachers write it, and texts that only look like it."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.questions.base import Question
from coursegen_desktop.domain.read_questions import MAX_PROBLEMS
from coursegen_desktop.formats.question_text import gift

ADD_UP = "The weights of the right answers add up to {percent} % instead of 100 %."
COLOURS = """
// [id:c-1] [tag:light] [tag:eye]
::Colours:: Which lie between orange and green?{
    ~%50%yellow # right; good!
    ~%-100%red # [html]<b>wrong</b>

    ~%50%off-beige
    ~%-100%[plain]blue
    ####General words.
}
"""


def one(text: str) -> Question:
    found = gift.read(text)
    assert found.problems == ()
    (question,) = found.questions
    return question


def raw(text: str) -> dict[str, Any]:
    return one(text).model_dump(mode="json")


def complaints(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.sentence) for fault in gift.read(text).problems]


def share(question: Question, *chosen: str) -> float:
    return question.grade({"chosen": list(chosen)}).fraction


def test_weights_feedback_title_id_and_tags_with_an_empty_line_within_the_braces() -> None:
    question = one(COLOURS)
    assert (question.title, question.external_id) == ("Colours", "c-1")
    assert question.tags == ("light", "eye")
    assert question.feedback.general == "General words."
    assert share(question, "c1", "c3") == 1
    assert share(question, "c1") == 0.5
    assert share(question, "c1", "c2") == 0
    told = {choice["text"]: choice.get("feedback", "") for choice in raw(COLOURS)["choices"]}
    assert told == {"yellow": "right; good!", "red": "**wrong**", "off-beige": "", "blue": ""}


def test_a_gap_in_the_middle_is_a_blank() -> None:
    question = one("Grant is {~buried =entombed ~living} in Grant's tomb.")
    assert question.prompt == "Grant is _____ in Grant's tomb."
    assert share(question, "c2") == 1
    assert one("Two plus two equals {=four =4}.").prompt == "Two plus two equals _____."


@pytest.mark.parametrize(
    ("text", "answer", "told"),
    [
        ("Q{T}", True, {}),
        ("Q{FALSE#no#yes}", False, {"feedback_true": "no", "feedback_false": "yes"}),
        ("Q{true#no}", True, {"feedback_false": "no"}),
    ],
)
def test_true_and_false_tell_the_wrong_one_first(
    text: str, answer: bool, told: dict[str, str]
) -> None:
    found = raw(text)
    assert found["answer"] is answer
    assert {key: found[key] for key in found if key.startswith("feedback_")} == told


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Q{#3:2}", {"1": 1, "5": 1, "5.1": 0}),
        ("Q{#1..5}", {"1": 1, "5": 1, "0.9": 0}),
        ("Q{#.5}", {"0.5": 1, "0.51": 0}),
        ("Q{#=1822:0#yes =%50%1822:2#near}", {"1822": 1, "1824": 0.5, "1825": 0}),
        ("Q{#=-3e2 =%25%*}", {"-300": 1, "8": 0.25}),
    ],
)
def test_numbers(text: str, shares: dict[str, float]) -> None:
    question = one(text)
    got = {given: question.grade({"text": given}).fraction for given in shares}
    assert got == shares


def test_short_answers_with_weights_and_stars() -> None:
    question = one("Capital?{=Paris#yes =%50%Pari* =%20%*\\**}")
    got = [question.grade({"text": text}).fraction for text in ("paris", "Paris X", "x*y", "Rome")]
    assert got == [1, 0.5, 0.2, 0]


def test_matching_with_an_option_of_no_stem() -> None:
    question = one("Match{=cat -> milk#yes =dog -> bone = -> hay}")
    assert question.grade({"pairs": {"s1": "o1", "s2": "o3"}}).fraction == 0.5
    assert [option.text for option in question.shown(0).options] != []
    assert len(raw("Match{=cat -> milk =dog -> milk}")["options"]) == 1


def test_an_arrow_beside_a_tilde_is_no_matching() -> None:
    assert one("Coffee?{~shop -> order =powder -> water}").type == "choice"


def test_essay_description_and_category() -> None:
    found = gift.read("$CATEGORY: $course$/top/A//B/C\n\nRead this.\n\nWrite.{}\n\nSay\\{x\\}{=a}")
    assert found.problems == ()
    assert [question.type for question in found.questions] == ["description", "essay", "short_text"]
    assert found.questions[1].category == ("A/B", "C")
    assert found.questions[2].prompt == "Say{x}"


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("a \\= b \\{c\\} 1\\:2 \\# \\~", "a = b {c} 1:2 # ~"),
        ("two\\nlines", "two\nlines"),
        ("5 * 3 and a*b*c", "5 * 3 and a\\*b\\*c"),
        ("snake_case stays, _this_ not", "snake_case stays, \\_this\\_ not"),
        ("[markdown]**bold**", "**bold**"),
        ("[html]<p>H<sub>2</sub>O &amp; <i>more</i></p>", "H<sub>2</sub>O & *more*"),
        ("<b>tags</b> without a name", "**tags** without a name"),
        ("\\\\(x\\=1\\\\) is it", "$x=1$ is it"),
        ("[html]<script>alert(1)</script>safe<!-- no -->", "safe"),
    ],
)
def test_escapes_and_formats_become_markdown(words: str, markdown: str) -> None:
    assert one(f"{words}{{T}}").prompt == markdown


def test_questions_without_an_empty_line_between_them() -> None:
    found = gift.read("::A:: One?{T}\n::B:: Two?{F}\nThree?{=3}\nFour {~a =b} goes on.")
    assert [question.type for question in found.questions] == [
        "true_false", "true_false", "short_text", "choice",
    ]  # fmt: skip
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("\n\nWhat?{=a ~b", "The answers have no end: the “}” is missing."),
        ("\n\nWhat} =a", "A “}” stands there without a “{” before it."),
        ("\n\n::Title What?{T}", "The title has no end: “::” belongs behind it as well."),
        ("\n\nIn {{ x }}?{~a =b}", "There are more than two braces."),
        ("\n\nQ{~a ~b}", "No answer is right: put “=” before the right one."),
        ("\n\nQ{~%40%a ~%40%b ~c}", ADD_UP),
        ("\n\nQ{~%200%a ~b}", "The weight {percent} % is more than 100 %."),
        ("\n\nQ{#3,5}", "“{words}”: write numbers with a point."),
        ("\n\nQ{#three}", "“{words}” is not a number."),
        ("\n\nQ{=a -> b = c}", "“{words}” has no “->”."),
        ("\n\nQ{=a -> b}", "Matching needs two pairs at least."),
        ("\n\nQ{~ =b}", "A choice needs two answers at least."),
        ("\n\nQ{" + "~a" * 600 + "=b}", "There are more than {count} answers."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_the_good_ones_come(text: str, fault: str) -> None:
    found = gift.read(f"First?{{T}}{text}\n\nLast?{{F}}")
    assert [question.prompt for question in found.questions] == ["First?", "Last?"]
    assert complaints(f"First?{{T}}{text}\n\nLast?{{F}}") == [(3, fault)]


def test_control_signs_and_halves_of_characters_go() -> None:
    question = one("Wha\x00t\ud800?\x02{=a\x07 ~b}\r\n")
    assert question.prompt == "What??"
    question.model_dump_json()


@pytest.mark.parametrize("text", ["{\n\n", "}\n\n", "::a\n", "q{~a}\n\n"])
def test_a_text_of_faults_ends(text: str) -> None:
    found = gift.read(text * 20_000)
    assert found.questions == ()
    assert len(found.problems) == MAX_PROBLEMS + 1


@pytest.mark.parametrize(
    "piece",
    ["[html]" + "<a " * 33_000, "\\\\(" * 30_000, "a*_" * 30_000, "[html]" + "<!--" * 20_000],
)
def test_hostile_words_are_read_in_one_pass(piece: str) -> None:
    """Each of these takes minutes when a pattern goes back over what it has seen."""
    found = gift.read(f"{piece}{{}}\n\n" * 4 + "Good?{T}")
    assert found.questions[-1].prompt == "Good?"


def test_more_than_five_megabytes_are_refused() -> None:
    assert complaints("x" * 7_000_000) == [(1, "The text is too long to be read.")]
