"""MathML to TeX: what books use, and what hostile ones do."""

from __future__ import annotations

import pytest
from lxml import etree

from coursegen_desktop.generation.sources._mathml import formula, to_tex

CASES = {
    "<msup><mi>c</mi><mn>2</mn></msup>": "c^{2}",
    "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>": "x_{i}^{2}",
    "<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mi>b</mi></mfrac>": "\\frac{a+1}{b}",
    "<mroot><mi>x</mi><mn>3</mn></mroot>": "\\sqrt[3]{x}",
    "<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover><mi>k</mi>": "\\sum_{1}^{n}k",
    "<mover><mi>x</mi><mo>→</mo></mover>": "\\vec{x}",
    "<mover><mi>x</mi><mo>¯</mo></mover>": "\\bar{x}",
    "<mi>sin</mi><mi>α</mi><mo>&lt;</mo><mn>1</mn>": "\\sin\\alpha\\lt 1",
    "<mi mathvariant='bold'>v</mi><mtext>50% of</mtext>": "\\mathbf{v}\\text{50\\% of}",
    "<mfenced open='[' close=')'><mi>a</mi><mi>b</mi></mfenced>": "\\left[ a, b \\right)",
    "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>": (
        "\\begin{matrix} 1 & 2 \\end{matrix}"
    ),
    "<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>12</mn></mmultiscripts>": (
        "{}_{6}^{12}C"
    ),
    "<mspace width='1em'/><mphantom><mi>x</mi></mphantom>": "\\quad \\phantom{x}",
    "<semantics><mi>y</mi><annotation encoding='TeX'>y | 1</annotation></semantics>": (
        "y \\vert 1"
    ),
    "": "",
}


@pytest.mark.parametrize("markup", CASES)
def test_formulas(markup: str) -> None:
    assert to_tex(etree.fromstring(f"<math>{markup}</math>")) == CASES[markup]


def test_namespaces_and_prefixes_make_no_difference() -> None:
    space = 'xmlns:m="http://www.w3.org/1998/Math/MathML"'
    markup = f"<m:math {space} display='block'><m:mi>x</m:mi></m:math>"
    assert formula(etree.fromstring(markup)) == "$$x$$"


def test_missing_parts_and_deep_nests_end_in_something() -> None:
    for markup in ("<mfrac/>", "<msup><mi>x</mi></msup>", "<munder/>", "<mmultiscripts/>"):
        to_tex(etree.fromstring(f"<math>{markup}</math>"))
    deep = "<math>" + "<mrow>" * 150 + "<mi>x</mi>" + "</mrow>" * 150 + "</math>"
    assert to_tex(etree.fromstring(deep)) == "x"
