"""Questions in the midst of a lesson, as the page gets them."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.quiz import read_question
from coursegen_desktop.rendering.page import render

CHOICE = "```check\nWhich **gas** $x^2$?\n\n- [x] CO2\n- [ ] O2\n```\n"


def test_a_question_stands_in_the_page_and_its_answer_does_not() -> None:
    page = render(f"Before.\n\n{CHOICE}\nAfter.")
    (check,) = page.checks
    assert check.key == "check-1"
    assert '<div class="check check-1">' in page.html
    assert "<strong>gas</strong>" in page.html
    assert page.text.index("Before") < page.text.index("CO2") < page.text.index("After")
    assert "[x]" not in page.html
    shown = json.dumps(check.view)
    assert "fraction" not in shown
    assert "feedback" not in shown
    assert read_question(json.loads(check.question)).correct_answer() == {"chosen": ["c1"]}


def test_each_has_a_box_of_its_own() -> None:
    page = render(f"{CHOICE}\n~~~check\nThe [[a|b]] and [[c]].\n~~~\n\n{CHOICE}")
    assert [check.key for check in page.checks] == ["check-1", "check-2", "check-3"]
    assert page.html.count('class="check-gap"') == 2
    assert re.findall(r'class="check (check-\d)"', page.html) == ["check-1", "check-2", "check-3"]


def test_one_that_cannot_be_asked_says_why_and_the_rest_stands() -> None:
    page = render(f"```check\nNo answers `here`.\n```\n\n{CHOICE}\nAfter.")
    assert "This question cannot be asked" in page.html
    assert "No answer is given" in page.html
    assert "No answers `here`." in page.text
    assert len(page.checks) == 1
    assert "After." in page.text


def test_a_fence_in_a_fence_stays_code() -> None:
    page = render("````\n```check\n- [x] a\n```\n````")
    assert page.checks == ()
    assert "```check" in page.text


def test_a_question_cannot_break_out_of_its_box() -> None:
    hostile = "x </div><div class='check check-1'> <script>alert(1)</script>"
    page = render(f"```check\n{hostile}\n- [x] a\n```\n\nAfter")
    assert page.html.count('class="check check-1"') == 1
    assert "</div><div class='check check-1'>" in page.text
    assert "<script" not in page.html


@given(st.text(st.sampled_from("`~check\n -[x]>=1.{}<div/>$"), max_size=120))
def test_no_text_breaks_the_page(text: str) -> None:
    page = render(f"```check\n{text}\n```\n\nafter words")
    assert "after words" in page.text or page.is_plain
