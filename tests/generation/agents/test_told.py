"""What becomes of a model's prose: sentences with citations, and nothing that is no lesson."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.generation.agents.told import Line, Stated, told, written
from coursegen_desktop.generation.text.languages import using


def sentences(answer: str) -> list[tuple[str, tuple[str, ...]]]:
    with using("en"):
        return [(one.text, one.cites) for one in told(answer).sentences]


@pytest.mark.parametrize(
    "answer",
    ["Light is taken up. [c1] Sugar is made. [c2]", "Light is taken up [c1]. Sugar is made [c2].",
     "Light is taken up.[c1] Sugar is made.[C2]", "Light is taken up. [ c1 ] Sugar is made. [c2 ]",
     "```markdown\nLight is taken up. [c1] Sugar is made. [c2]\n```",
     "Light is taken up. [c1]\nSugar is made. [c2]"],
)  # fmt: skip
def test_tags_belong_to_the_sentence_they_close(answer: str) -> None:
    assert sentences(answer) == [("Light is taken up.", ("c1",)), ("Sugar is made.", ("c2",))]


def test_several_tags_and_none() -> None:
    assert sentences("One thing. [c1, c3; 4] Another thing. A third [c2][c5].") == [
        ("One thing.", ("c1", "c3", "c4")), ("Another thing.", ()), ("A third.", ("c2", "c5")),
    ]  # fmt: skip


def test_what_is_no_lesson_is_taken_out() -> None:
    answer = (
        "Sure! Here is the part:\n\n# Leaves\n\nLet me draft this.\n\n"
        "Leaves are <b>green</b>. [c1] See [this page](http://evil.example/x?q=1) for "
        "![a picture](http://evil.example/p.png) more. [c2]\n\n| a | b |\n| - | - |\n\n"
        "Word count: 12\n\nhttps://evil.example/steal"
    )
    with using("en"):
        found = told(answer)
    text = " ".join(one.text for one in found.sentences)
    assert "Leaves are green." in text
    for bad in ("<", "http", "evil", "Sure", "draft", "Word count", "|", "#"):
        assert bad not in text
    assert len(found.dropped) >= 4


@pytest.mark.parametrize(
    "answer",
    ["It is [![here](a)](HTTPS://evil.example/p) now.", "It is [a[b](x)](HTTP://evil.example) now.",
     "It is <scr<b>ipt>alert</scr</b>ipt> now.", "It is <<HTTPS://evil.example>> now.",
     f"It is {'[' * 9}here{'](u)' * 9} now.", f"It is {'<a' * 9}{'>' * 9} now."],
)  # fmt: skip
def test_what_hides_in_what_is_taken_out_goes_too(answer: str) -> None:
    ((text, _),) = sentences(answer)
    assert not re.search(r"evil|<[a-z/]|\]\(", text, re.I), text
    assert "It is" in text
    assert "now." in text


def test_lists_stay_lists() -> None:
    with using("en"):
        found = told("Three things:\n\n- One is light. [c1]\n* Two is water. [c2]\n3. Three. [c3]")
    assert [line.prefix for line in found.lines] == ["", "- ", "- ", "3. "]
    mark = {f"c{n}": f"[^src{n}]" for n in range(1, 4)}
    assert written(found.lines, mark) == (
        "Three things:\n\n- One is light.[^src1]\n- Two is water.[^src2]\n3. Three.[^src3]"
    )


def test_one_mark_closes_sentences_that_rest_on_the_same() -> None:
    line = Line("", (Stated("A.", ("c1",)), Stated("B.", ("c1",)), Stated("C.", ("c2",))))
    assert written([line], {"c1": "[^src1]", "c2": "[^src2]"}) == "A. B.[^src1] C.[^src2]"


def test_hidden_signs_are_gone() -> None:
    assert sentences("Le\u200baves \u202egrow.\U000e0041 [c1]") == [("Leaves grow.", ("c1",))]


@given(st.text(alphabet="ab .!?[]c123,;-*_`#>|<\n", max_size=200))
def test_whatever_a_model_writes_is_taken(answer: str) -> None:
    for text, cites in sentences(answer):
        assert text.strip()
        assert all(name[0] == "c" and name[1:].isdigit() for name in cites)
