"""Formulas: drawn where they are sound, named where they are not, and never a danger."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.rendering import sanitise
from coursegen_desktop.rendering.mathematics import MAX_FORMULA, FormulaDrawer, FormulaError
from coursegen_desktop.rendering.page import render
from tests.examples import some

from .test_sanitise import offences

TEMML = resources_dir() / "vendor" / "temml" / "temml.min.js"

# The seven that MathML converters got wrong when they were compared, and their kin.
FORMULAS = {
    "roots": (r"x=\frac{-b\pm\sqrt{b^2-4ac}}{2a}", "msqrt"),
    "integral": (r"\int_0^\infty e^{-x^2}\,dx=\frac{\sqrt\pi}{2}", "msubsup"),
    "sum": (r"\sum_{i=1}^{n}i=\frac{n(n+1)}{2}", "munderover"),
    "matrix": (r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", "mtable"),
    "aligned": (r"\begin{aligned}a&=b+c\\&=d\end{aligned}", "mtable"),
    "cases": (r"f(x)=\begin{cases}x&x\ge0\\-x&\text{otherwise}\end{cases}", "mtable"),
    "arg": (r"\arg\min_x f(x)", "munder"),
    "accents": (r"\vec{F}=m\vec a,\ \hat x,\ \overline{AB}", "mover"),
    "cancelled": (r"\cancel{x}", "menclose"),
    "numbered": (r"\begin{align}a&=b\\c&=d\end{align}", "mtable"),
}


def page_of(markdown: str) -> str:
    return render(markdown, temml=TEMML).html


@pytest.fixture(scope="module")
def drawer() -> FormulaDrawer:
    return FormulaDrawer(TEMML)


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_is_drawn_with_its_source(name: str) -> None:
    tex, element = FORMULAS[name]
    for markdown in (f"$$\n{tex}\n$$", f"```math\n{tex}\n```", f"\\[\n{tex}\n\\]"):
        body = page_of(markdown)
        tree = lxml_html.fromstring(f"<div>{body}</div>")
        (math,) = tree.iter("math")
        assert math.get("alttext") == tex
        assert math.get("display") == "block"
        assert list(math.iter(element)), body
        assert "wrong" not in body
        assert "style" not in {key for item in tree.iter() for key in item.attrib}
        assert offences(body) == []


def test_aligned_equations_have_their_rows_and_columns() -> None:
    body = page_of(r"$$\begin{aligned}a&=b+c\\&=d\end{aligned}$$")
    assert body.count("<mtr>") == 2
    assert body.count("<mtd") == 4
    assert "&amp;" not in lxml_html.fromstring(body).text_content()


@pytest.mark.parametrize(
    ("markdown", "tex"),
    [
        ("so $x^2$ is", ["x^2"]),
        (r"so \(x^2\) is", ["x^2"]),
        ("a $$x$$ b", ["x"]),
        ("$a$ and $b$", ["a", "b"]),
        ("- $$\n  a\n  $$\n- b", ["a"]),
        ("> $$a$$", ["a"]),
        ("$$\na\n\n- b\n$$", ["a - b"]),
        ("It costs $5 and $10.", []),
        (r"Escaped \$x\$ too", []),
        ("`$x$`", []),
        ("```\n$x$\n```", []),
        (r"\[a note\] in brackets", []),
        ("\\[not closed", []),
        ("$$\nnot closed", []),
        ("a $ b $ c", []),
    ],
)
def test_what_is_a_formula(markdown: str, tex: list[str]) -> None:
    tree = lxml_html.fromstring(f"<div>{page_of(markdown)}</div>")
    assert [math.get("alttext") for math in tree.iter("math")] == tex


@pytest.mark.parametrize(
    ("tex", "why"),
    [
        (r"\nosuch{x}", "nosuch"),
        (r"\frac{a", "Unexpected end of input"),
        (r"\href{javascript:alert(1)}{x}", "href"),
        (r"\includegraphics{media/a.png}", "not trusted"),
        (r"\class{app-table}{x}", "not trusted"),
        (r"\def\a{\a\a}\a", "Too many expansions"),
        ("x" * (MAX_FORMULA + 1), "too long"),
        ("x_{" * 300 + "}" * 300, "nested too deeply"),
    ],
)
def test_a_bad_formula_shows_its_error_in_place(tex: str, why: str) -> None:
    body = render(f"Before.\n\n```math\n{tex}\n```\n\nAfter $y$.", temml=TEMML).html
    assert "<p>Before.</p>" in body
    assert 'alttext="y"' in body
    (wrong,) = lxml_html.fromstring(f"<div>{body}</div>").find_class("wrong")
    words = wrong.text_content()
    assert "This formula cannot be drawn." in words
    assert why in words
    assert tex[:40] in words
    assert offences(body) == []


def test_one_that_is_stopped_leaves_the_next_alone(drawer: FormulaDrawer) -> None:
    bombs = [r"\def\a#1{#1#1#1#1}" + r"\a{" * 12 + "x" + "}" * 12, "{" * 1400 + "}" * 1400]
    for bomb in bombs:
        began = time.monotonic()
        try:
            drawer.mathml(bomb, True)
        except FormulaError as error:
            assert str(error)
        assert time.monotonic() - began < 3
    assert "<msup>" in drawer.mathml("x^2", False)


def test_the_engine_reaches_nothing(drawer: FormulaDrawer) -> None:
    context = drawer._ready()
    for name in ("fetch", "XMLHttpRequest", "require", "process", "std", "os", "document"):
        assert context.eval(f"typeof {name}") == "undefined", name


def test_without_the_script_the_source_stays() -> None:
    assert render("$a<b$").html == '<p><span class="formula">$a&lt;b$</span></p>'


def test_a_formula_does_not_make_a_heading_or_a_page_too_deep() -> None:
    page = render("## The law $E=mc^2$\n\n" + "> " * 30 + r"$\frac{a}{\frac{b}{c}}$", temml=TEMML)
    assert not page.is_plain
    assert page.headings[0].anchor.startswith("the-law")


def test_attributes_cannot_be_smuggled_through_the_source() -> None:
    body = page_of('$x" onmouseover="alert(1)$ and $\\text{<img src=x onerror=alert(1)>}$')
    assert offences(body) == []
    tree = lxml_html.fromstring(f"<div>{body}</div>")
    assert next(tree.iter("math")).get("alttext") == 'x" onmouseover="alert(1)'
    assert not list(tree.iter("img"))


@pytest.mark.parametrize(
    "markup",
    [
        '<math><mspace width="99999em"></mspace></math>',
        '<math><mi mathsize="9999em">x</mi></math>',
        '<math><mi mathcolor="url(http://x)">x</mi></math>',
        '<math href="https://x"><mi>x</mi></math>',
        "<math><maction actiontype='x'><mi>x</mi></maction></math>",
        '<math><annotation-xml encoding="text/html"><img src=x></annotation-xml></math>',
    ],
)
def test_math_that_an_author_wrote_has_bounds(markup: str) -> None:
    cleaned = sanitise.clean(markup)
    for sign in ("9999", "url(", "href", "maction", "annotation", "img"):
        assert sign not in cleaned


@settings(max_examples=some(150))
@given(st.text(alphabet=st.sampled_from(r"\{}$&^_<>\"'abfrcsqtxy #%~"), max_size=80))
def test_no_tex_breaks_it(tex: str) -> None:
    page = render(f"```math\n{tex}\n```\n\n${tex}$", temml=TEMML)
    assert offences(page.html) == []
    assert sanitise.clean(page.html) == page.html


def test_many_formulas_in_little_time() -> None:
    text = "\n\n".join(f"word ${n}x^{{{n}}}$ and" for n in range(300))
    began = time.monotonic()
    assert page_of(text).count("<math") == 300
    assert time.monotonic() - began < 1.9, "a lesson has two seconds"


def test_the_script_is_bundled_with_its_licence() -> None:
    assert TEMML.is_file()
    assert "MIT" in (TEMML.parent / "LICENSE").read_text("utf-8")
    fonts: Path = resources_dir() / "fonts" / "stix-two-math"
    assert (fonts / "STIXTwoMath-Regular.woff2").read_bytes()[:4] == b"wOF2"
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text("utf-8")
