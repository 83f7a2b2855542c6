"""Formulas of Office files as TeX, each drawn by the engine that draws lessons."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.generation.sources import _omml_signs as signs
from coursegen_desktop.generation.sources._omml import to_tex
from coursegen_desktop.rendering.mathematics import FormulaDrawer, FormulaError

from .office import formula, run

SCRIPT = next((Path(__file__).parents[3] / "resources" / "vendor").rglob("temml*.js"))
A, B, N = run("a"), run("b"), run("n")
X, ONE, SIN = run("x"), run("1"), run("sin")


def accented(code: int, inner: str) -> str:
    """Letters below an accent."""
    return f'<m:acc><m:accPr><m:chr m:val="&#{code};"/></m:accPr><m:e>{inner}</m:e></m:acc>'


UPRIGHT = run("lim", '<m:rPr><m:sty m:val="p"/></m:rPr>')
MADE = {
    "letters": (run("a+b≤π"), "a+b\\le\\pi"),
    "a fraction": (
        f"<m:f><m:num>{A}</m:num><m:den>{B}</m:den></m:f>",
        "\\frac{a}{b}",
    ),
    "a slanted fraction": (
        (
            f'<m:f><m:fPr><m:type m:val="lin"/></m:fPr><m:num>{A}</m:num>'
            f"<m:den>{run('x+y')}</m:den></m:f>"
        ),
        "a/{x+y}",
    ),
    "a binomial": (
        (
            '<m:d><m:e><m:f><m:fPr><m:type m:val="noBar"/></m:fPr>'
            f"<m:num>{N}</m:num><m:den>{run('k')}</m:den></m:f></m:e></m:d>"
        ),
        "\\left( {n \\atop k} \\right)",
    ),
    "a square root": (
        f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>{A}</m:e></m:rad>',
        "\\sqrt{a}",
    ),
    "a cube root": (f"<m:rad><m:deg>{run('3')}</m:deg><m:e>{A}</m:e></m:rad>", "\\sqrt[{3}]{a}"),
    "a sum with limits": (
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/><m:limLoc m:val="undOvr"/></m:naryPr>'
            f"<m:sub>{run('i=1')}</m:sub><m:sup>{N}</m:sup><m:e>{run('i')}</m:e></m:nary>"
        ),
        "\\sum_{i=1}^{n} i",
    ),
    "an integral": (
        f"<m:nary><m:sub>{ONE}</m:sub><m:sup>{N}</m:sup><m:e>{run('x dx')}</m:e></m:nary>",
        "\\int_{1}^{n} x dx",
    ),
    "an integral without limits": (
        (
            '<m:nary><m:naryPr><m:subHide m:val="1"/><m:supHide m:val="on"/></m:naryPr>'
            f"<m:sub/><m:sup/><m:e>{A}</m:e></m:nary>"
        ),
        "\\int a",
    ),
    "a matrix in brackets": (
        (
            '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e><m:m>'
            f"<m:mr><m:e>{A}</m:e><m:e>{B}</m:e></m:mr><m:mr><m:e>{run('c')}</m:e><m:e>{run('d')}</m:e>"
            "</m:mr></m:m></m:e></m:d>"
        ),
        "\\left[ \\begin{matrix}a & b \\\\ c & d\\end{matrix} \\right]",
    ),
    "bars": (
        f'<m:d><m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr><m:e>{A}</m:e></m:d>',
        "\\left\\vert a \\right\\vert",
    ),
    "several parts in one pair": (
        f'<m:d><m:dPr><m:sepChr m:val="|"/></m:dPr><m:e>{A}</m:e><m:e>{B}</m:e></m:d>',
        "\\left( a \\middle\\vert b \\right)",
    ),
    "cases": (
        (
            '<m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr><m:e><m:eqArr>'
            f"<m:e>{run('x,&amp;x&gt;0')}</m:e><m:e>{run('0,&amp;x=0')}</m:e></m:eqArr></m:e></m:d>"
        ),
        "\\begin{cases}x,&x\\gt 0 \\\\ 0,&x=0\\end{cases}",
    ),
    "aligned lines": (
        f"<m:eqArr><m:e>{run('a&amp;=b')}</m:e><m:e>{run('&amp;=c')}</m:e></m:eqArr>",
        "\\begin{aligned}a&=b \\\\ &=c\\end{aligned}",
    ),
    "a hat": (
        f'<m:acc><m:accPr><m:chr m:val="&#770;"/></m:accPr><m:e>{A}</m:e></m:acc>',
        "\\hat{a}",
    ),
    "a vector": (
        f'<m:acc><m:accPr><m:chr m:val="&#8407;"/></m:accPr><m:e>{A}</m:e></m:acc>',
        "\\vec{a}",
    ),
    "a wide tilde": (
        f'<m:acc><m:accPr><m:chr m:val="&#771;"/></m:accPr><m:e>{run("abc")}</m:e></m:acc>',
        "\\widetilde{abc}",
    ),
    "a bar above": (
        f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>{A}</m:e></m:bar>',
        "\\overline{a}",
    ),
    "a box": (f"<m:borderBox><m:e>{A}</m:e></m:borderBox>", "\\boxed{a}"),
    "a subscript": (f"<m:sSub><m:e>{A}</m:e><m:sub>{run('10')}</m:sub></m:sSub>", "a_{10}"),
    "scripts on a sum": (
        f"<m:sSup><m:e>{run('x+1')}</m:e><m:sup>{run('2')}</m:sup></m:sSup>",
        "{x+1}^{2}",
    ),
    "both scripts": (
        f"<m:sSubSup><m:e>{run('λ')}</m:e><m:sub>{run('i')}</m:sub><m:sup>{run('2')}</m:sup></m:sSubSup>",
        "\\lambda_{i}^{2}",
    ),
    "a prime": (f"<m:sSup><m:e>{run('f')}</m:e><m:sup>{run('′')}</m:sup></m:sSup>", "f'"),
    "scripts before": (
        f"<m:sPre><m:sub>{run('6')}</m:sub><m:sup>{run('14')}</m:sup><m:e>{run('C')}</m:e></m:sPre>",
        "{}_{6}^{14}C",
    ),
    "a function": (
        f"<m:func><m:fName>{run('sin')}</m:fName><m:e>{run('x')}</m:e></m:func>",
        "\\sin x",
    ),
    "an unknown function": (
        f"<m:func><m:fName>{run('erf')}</m:fName><m:e>{run('x')}</m:e></m:func>",
        "\\operatorname{erf} x",
    ),
    "a limit": (
        (
            f"<m:func><m:fName><m:limLow><m:e>{UPRIGHT}</m:e>"
            f"<m:lim>{run('x→0')}</m:lim></m:limLow></m:fName><m:e>{run('f')}</m:e></m:func>"
        ),
        "\\lim_{x\\rightarrow0} f",
    ),
    "an underbrace": (
        (
            f'<m:limLow><m:e><m:groupChr><m:groupChrPr><m:chr m:val="⏟"/></m:groupChrPr>'
            f"<m:e>{A}</m:e></m:groupChr></m:e><m:lim>{N}</m:lim></m:limLow>"
        ),
        "\\underbrace{a}_{n}",
    ),
    "words": (run("if x_1 is $5 & 10%", "<m:rPr><m:nor/></m:rPr>").replace(" & ", " &amp; "), None),
    "bold letters": (run("v", '<m:rPr><m:sty m:val="b"/></m:rPr>'), "\\mathbf{v}"),
    "a set": (run("R", '<m:rPr><m:scr m:val="double-struck"/></m:rPr>'), "\\mathbb{R}"),
    "letters of Unicode": (run("𝐀𝛼ℝ"), "\\mathbf{A}\\alpha\\mathbb{R}"),
    "signs that TeX takes for its own": (run("50% #1 {a} ~ ^ $ _"), None),
    "a command before a letter": (run("αx"), "\\alpha x"),
    "a phantom": (
        f'<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e>{A}</m:e></m:phant>',
        "\\phantom{a}",
    ),
}


@pytest.fixture(scope="module")
def drawer() -> FormulaDrawer:
    return FormulaDrawer(SCRIPT)


@pytest.mark.parametrize("name", MADE)
def test_formulas_become_tex_that_is_drawn(name: str, drawer: FormulaDrawer) -> None:
    markup, expected = MADE[name]
    tex = to_tex(formula(markup))
    assert tex and "$" not in tex
    if expected is not None:
        assert tex == expected
    assert drawer.mathml(tex, True).startswith("<math")


def test_every_sign_of_the_tables_is_drawn(drawer: FormulaDrawer) -> None:
    texts = [f"a {tex} b" for tex in (*signs.SIGNS.values(), *signs.NARY.values())]
    texts += [f"\\left{sign} a \\right{sign}" for sign in signs.DELIMITERS.values()]
    texts += [f"\\{name}{{a}}" for name in (*signs.ACCENTS.values(), *signs.GROUPS.values())]
    texts += [f"\\{name} x" for name in sorted(signs.FUNCTIONS)]
    failed = []
    for tex in texts:
        try:
            drawer.mathml(tex, True)
        except FormulaError as error:
            failed.append(f"{tex}: {error}")
    assert failed == []


def test_deep_and_empty_formulas_end(drawer: FormulaDrawer) -> None:
    deep = A
    for _ in range(100):
        deep = f"<m:rad><m:deg/><m:e>{deep}</m:e></m:rad>"
    assert to_tex(formula(deep)).count("\\sqrt") < 50
    assert "a" in to_tex(formula(deep))
    assert to_tex(formula("")) == ""
    assert to_tex(formula("<m:f/>")) == "\\frac{}{}"
    assert to_tex(formula("<!-- a --><m:r><m:t/></m:r>")) == ""


def test_deleted_letters_are_not_written() -> None:
    assert to_tex(formula(f"<w:del>{A}</w:del><w:ins>{B}</w:ins>")) == "b"
