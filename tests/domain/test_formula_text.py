"""Formulas on one line, for where no picture can stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.formula_text import formula_text
from tests.examples import some


def marked(tex: str) -> str:
    made = formula_text(tex)
    signs = {"": "{}", "sup": "^({})", "sub": "_({})"}
    return "" if made is None else "".join(signs[script].format(text) for text, script in made)


@pytest.mark.parametrize(
    ("tex", "wanted"),
    [
        ("E=mc^2", "E = mc^(2)"),
        (r"\frac{hc}{\lambda}", "hc/λ"),
        (r"\frac{a+b}{2}", "(a + b)/2"),
        (r"6\,\mathrm{CO_2} \to \mathrm{C_6H_{12}O_6}", "6 CO_(2) → C_(6)H_(12)O_(6)"),
        (r"\sqrt{b^2-4ac}", "√(b^(2)−4ac)"),
        (r"\text{Rate of change} = 5\%", "Rate of change = 5%"),
        (r"x_i \leq \infty", "x_(i) ≤ ∞"),
        ("-x", "−x"),
        (r"f'(x)", "f′(x)"),
    ],
)
def test_what_can_stand_on_a_line(tex: str, wanted: str) -> None:
    assert marked(tex) == wanted


@pytest.mark.parametrize(
    "tex",
    [r"\begin{matrix}a\end{matrix}", "x^{y^2}", "{", "}", "^", "a_", r"\frac{a", r"a \\ b", "a & b",
     "", "x" * 500, r"\unknown x", "\\"],
)  # fmt: skip
def test_what_needs_a_picture(tex: str) -> None:
    assert formula_text(tex) is None


@settings(max_examples=some(100))
@given(st.text(r"ab{}^_\frac \sqrt12&", max_size=30))
def test_anything_is_read_or_refused(tex: str) -> None:
    made = formula_text(tex)
    assert made is None or all(text and script in ("", "sup", "sub") for text, script in made)
