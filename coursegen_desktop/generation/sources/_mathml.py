"""Formulas of books and pages (MathML 3, presentation markup) to TeX."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lxml import etree

from ._omml import _function, _grouped, _join, _letters
from ._omml_signs import ACCENTS, DELIMITERS, FUNCTIONS, GROUPS, NARY, SIGNS

Element = etree._Element

# Formulas nest a few steps deep; what lies deeper is written as its bare letters.
_MAX_DEPTH = 40
# The longest formula that our inline scanner takes for one.
_MAX_INLINE = 600
_TEX = ("application/x-tex", "tex", "latex", "application/x-latex")
_VARIANTS = {
    "bold": "mathbf",
    "bold-italic": "boldsymbol",
    "double-struck": "mathbb",
    "script": "mathcal",
    "fraktur": "mathfrak",
    "sans-serif": "mathsf",
    "monospace": "mathtt",
    "normal": "mathrm",
}
_TEXT_SIGNS = {
    **{sign: "\\" + sign for sign in "#%&_{}"},
    "$": "\\textdollar ",
    "\\": "\\textbackslash ",
    "^": "\\textasciicircum ",
    "~": "\\textasciitilde ",
    "|": "\\textbar ",
    "<": "\\textless ",
    ">": "\\textgreater ",
}
_UNDER = frozenset((*NARY, "lim", "max", "min", "sup", "inf", "argmax", "argmin"))
_SKIPPED = frozenset(("annotation", "annotation-xml", "none", "mprescripts", "maligngroup"))


def name_of(element: Element) -> str:
    """The local name of an element, with or without a namespace or a prefix."""
    # Comments and the like have a function for a tag; the stubs of lxml do not know it.
    tag: object = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def is_formula(element: Element) -> bool:
    """Whether an element is a `math` element of any dialect."""
    return name_of(element) == "math"


def formula(element: Element) -> str:
    """A formula as Markdown: `$…$`, or `$$…$$` where it stands alone; "" when it is empty."""
    tex = to_tex(element)
    if not tex:
        return ""
    alone = (element.get("display") or "").lower() == "block"
    if alone or len(tex) > _MAX_INLINE:
        return f"$${tex}$$"
    return f"${tex}$"


def to_tex(element: Element) -> str:
    """The TeX of a `math` element on one line, without dollar signs; "" when it is empty."""
    written = _author_tex(element) or _inner(element, 0)
    return " ".join(written.split()).rstrip("\\")


def _author_tex(element: Element) -> str:
    """The TeX that many programs put beside their MathML."""
    for item in element.iter():
        if name_of(item) == "annotation" and (item.get("encoding") or "").lower() in _TEX:
            text = (item.text or "").strip().strip("$")
            # Signs that would end the formula or a cell of a table have names, too.
            text = re.sub(r"(?<!\\)%.*", "", text).replace("\\|", "\\Vert ").replace("|", "\\vert ")
            if text and "$" not in text and len(text) < 5000:
                return text.replace("<", "\\lt ").replace(">", "\\gt ")
    return ""


def _children(element: Element) -> list[Element]:
    return [child for child in element if name_of(child)]


def _inner(element: Element, depth: int) -> str:
    if depth > _MAX_DEPTH:
        return _letters("".join(str(part) for part in element.itertext()))
    children = _children(element)
    if not children:
        return _letters(" ".join((element.text or "").split()))
    return _join([_one(child, depth + 1) for child in children])


def _one(element: Element, depth: int) -> str:
    name = name_of(element)
    if name in _SKIPPED:
        return ""
    write = _WRITERS.get(name)
    return write(element, depth) if write else _inner(element, depth)


def _argument(element: Element, number: int, depth: int) -> str:
    children = _children(element)
    return _one(children[number], depth + 1) if number < len(children) else ""


def _words(element: Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


# -- leaves ------------------------------------------------------------------------------------


def _identifier(element: Element, _depth: int) -> str:
    text = _words(element)
    if text in FUNCTIONS:
        return f"\\{text}"
    letters = _letters(text)
    variant = _VARIANTS.get(element.get("mathvariant") or "")
    if variant and letters and (variant != "mathrm" or len(text) > 1 or text.isalpha()):
        return f"\\{variant}{{{letters}}}"
    if len(text) > 1 and text.isalpha() and text.isascii():
        return f"\\mathrm{{{letters}}}"
    return letters


def _number(element: Element, _depth: int) -> str:
    text = _letters(_words(element))
    variant = _VARIANTS.get(element.get("mathvariant") or "")
    return f"\\{variant}{{{text}}}" if variant in ("mathbf", "mathbb") and text else text


def _operator(element: Element, _depth: int) -> str:
    text = _words(element)
    if text in FUNCTIONS:
        return f"\\{text}"
    if text in ("&", ""):
        return ""
    if len(text) > 1 and text.isalpha():
        return _function(text)
    return NARY.get(text) or _letters(text)


def _text(element: Element, _depth: int) -> str:
    raw = "".join(str(part) for part in element.itertext())
    text = re.sub(r"\s+", " ", raw)
    if not text.strip():
        return "\\;" if text else ""
    escaped = "".join(_TEXT_SIGNS.get(char, char) for char in text if char.isprintable())
    return f"\\text{{{escaped}}}"


def _space(element: Element, _depth: int) -> str:
    if (element.get("linebreak") or "") == "newline":
        return "\\;"
    width = re.fullmatch(r"([\d.]{1,6})em", element.get("width") or "")
    wide = width is not None and width[1].count(".") < 2 and width[1] != "."
    return "\\quad " if wide and width is not None and float(width[1]) >= 0.9 else "\\,"


# -- what holds others -------------------------------------------------------------------------


def _row(element: Element, depth: int) -> str:
    """A row; a pair of stretching brackets around a tall part grows with it."""
    children = _children(element)
    if len(children) >= 3 and _is_fence(children[0]) and _is_fence(children[-1]):
        inner = _join([_one(child, depth + 1) for child in children[1:-1]])
        if any(sign in inner for sign in ("\\frac", "\\begin", "\\sum", "\\int", "\\sqrt")):
            left, right = (_bracket(_words(child)) for child in (children[0], children[-1]))
            return f"\\left{left} {inner} \\right{right}"
    return _inner(element, depth)


def _is_fence(element: Element) -> bool:
    return name_of(element) == "mo" and _words(element) in _FENCES


_FENCES = frozenset("()[]{}|‖⟨⟩⌊⌋⌈⌉∣∥")


def _bracket(sign: str) -> str:
    return DELIMITERS.get(sign, sign if sign in ("(", ")", "[", "]", "/") else ".")


def _first(element: Element, depth: int) -> str:
    return _argument(element, 0, depth)


def _fraction(element: Element, depth: int) -> str:
    top, bottom = _argument(element, 0, depth), _argument(element, 1, depth)
    if re.fullmatch(r"0(?:\.0+)?\w{0,2}", element.get("linethickness") or ""):
        return f"\\genfrac{{}}{{}}{{0pt}}{{}}{{{top}}}{{{bottom}}}"
    return f"\\frac{{{top}}}{{{bottom}}}"


def _root(element: Element, depth: int) -> str:
    return f"\\sqrt[{_argument(element, 1, depth)}]{{{_argument(element, 0, depth)}}}"


def _square_root(element: Element, depth: int) -> str:
    return f"\\sqrt{{{_inner(element, depth)}}}"


def _scripts(element: Element, depth: int) -> str:
    name = name_of(element)
    base = _grouped(_argument(element, 0, depth), scripted=True) or "{}"
    if name == "msubsup":
        return f"{base}_{{{_argument(element, 1, depth)}}}^{{{_argument(element, 2, depth)}}}"
    return f"{base}{'_' if name == 'msub' else '^'}{{{_argument(element, 1, depth)}}}"


def _limits(element: Element, depth: int) -> str:
    """What stands below and above: limits of sums, accents, braces, words."""
    children = _children(element)
    if not children:
        return ""
    name = name_of(element)
    below = 1 if name in ("munder", "munderover") else 0
    above = {"mover": 1, "munderover": 2}.get(name, 0)
    base = _argument(element, 0, depth)
    sign = _words(children[0])
    if sign in _UNDER:
        made = base
        made += f"_{{{_argument(element, below, depth)}}}" if below else ""
        return made + (f"^{{{_argument(element, above, depth)}}}" if above else "")
    if above:
        base = _over(base, children, above, depth)
    return _below(base, children, below, depth) if below else base


def _over(base: str, children: Sequence[Element], at: int, depth: int) -> str:
    if at >= len(children):
        return base
    sign = _words(children[at])
    if sign in GROUPS:
        return f"\\{GROUPS[sign]}{{{base}}}"
    if sign in ("‾", "_", "―", "¯", "-") and len(base) > 1:
        return f"\\overline{{{base}}}"
    if sign in ("‾", "―"):
        return f"\\bar{{{base}}}"
    if sign in ACCENTS:
        wide = {"hat": "widehat", "tilde": "widetilde", "vec": "overrightarrow"}
        accent = ACCENTS[sign]
        return f"\\{wide.get(accent, accent) if len(base) > 1 else accent}{{{base}}}"
    above = _one(children[at], depth + 1)
    if base.startswith(("\\overbrace", "\\overbracket")):
        return f"{base}^{{{above}}}"
    return f"\\overset{{{above}}}{{{base}}}" if above else base


def _below(base: str, children: Sequence[Element], at: int, depth: int) -> str:
    if at >= len(children):
        return base
    sign = _words(children[at])
    if sign in GROUPS:
        return f"\\{GROUPS[sign]}{{{base}}}"
    if sign in ("_", "‾", "¯", "\u0332", "―"):
        return f"\\underline{{{base}}}"
    below = _one(children[at], depth + 1)
    if base.startswith(("\\underbrace", "\\underbracket")):
        return f"{base}_{{{below}}}"
    return f"\\underset{{{below}}}{{{base}}}" if below else base


def _fenced(element: Element, depth: int) -> str:
    inner = [_one(child, depth + 1) for child in _children(element)]
    signs = "".join((element.get("separators") or ",").split()) if len(inner) > 1 else ""
    if "separators" in element.attrib and not element.get("separators", "").strip():
        signs = ""
    made = inner[0] if inner else ""
    for place, part in enumerate(inner[1:]):
        sign = signs[min(place, len(signs) - 1)] if signs else ""
        made += f"{SIGNS.get(sign, sign)} {part}"
    left = _bracket(element.get("open", "("))
    right = _bracket(element.get("close", ")"))
    return f"\\left{left} {made} \\right{right}"


def _table(element: Element, depth: int) -> str:
    rows = []
    for row in _children(element):
        if name_of(row) not in ("mtr", "mlabeledtr"):
            continue
        cells = _children(row)[1 if name_of(row) == "mlabeledtr" else 0 :]
        rows.append(" & ".join(_inner(cell, depth + 1) for cell in cells))
    return "\\begin{matrix} " + " \\\\ ".join(rows) + " \\end{matrix}" if rows else ""


def _enclosed(element: Element, depth: int) -> str:
    inner = _inner(element, depth)
    marks = set((element.get("notation") or "").split())
    if "box" in marks or "roundedbox" in marks:
        return f"\\boxed{{{inner}}}"
    if "radical" in marks:
        return f"\\sqrt{{{inner}}}"
    if marks & {"updiagonalstrike", "downdiagonalstrike", "horizontalstrike"}:
        return f"\\cancel{{{inner}}}"
    return f"\\overline{{{inner}}}" if "top" in marks else inner


def _phantom(element: Element, depth: int) -> str:
    inner = _inner(element, depth)
    return f"\\phantom{{{inner}}}" if inner else ""


def _many_scripts(element: Element, depth: int) -> str:
    """A base with pairs of scripts behind it and, after `mprescripts`, before it."""
    children = _children(element)
    if not children:
        return ""
    groups: list[list[str]] = [[], []]
    side = 0
    for child in children[1:]:
        if name_of(child) == "mprescripts":
            side = 1
        else:
            groups[side].append("" if name_of(child) == "none" else _one(child, depth + 1))
    before = _pairs_of(groups[1])
    base = _grouped(_one(children[0], depth + 1), scripted=True)
    return ("{}" + before if before else "") + base + _pairs_of(groups[0])


def _pairs_of(scripts: Sequence[str]) -> str:
    lower = " ".join(part for part in scripts[::2] if part)
    upper = " ".join(part for part in scripts[1::2] if part)
    return (f"_{{{lower}}}" if lower else "") + (f"^{{{upper}}}" if upper else "")


_WRITERS: dict[str, Callable[[Element, int], str]] = {
    "mi": _identifier,
    "mn": _number,
    "mo": _operator,
    "mtext": _text,
    "ms": _text,
    "mspace": _space,
    "mrow": _row,
    "semantics": _first,
    "maction": _first,
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "msub": _scripts,
    "msup": _scripts,
    "msubsup": _scripts,
    "munder": _limits,
    "mover": _limits,
    "munderover": _limits,
    "mfenced": _fenced,
    "mtable": _table,
    "menclose": _enclosed,
    "mphantom": _phantom,
    "mmultiscripts": _many_scripts,
}
