"""Formulas of Office files (OMML, ECMA-376 part 1, 22.1) to TeX."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from lxml import etree

from ._omml_signs import ACCENTS, DELIMITERS, FUNCTIONS, GROUPS, NARY, SIGNS

Element = etree._Element

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Formulas nest a few steps deep; what lies deeper is written as its bare letters.
_MAX_DEPTH = 40
_SCRIPTS = {
    "script": "mathcal",
    "fraktur": "mathfrak",
    "double-struck": "mathbb",
    "sans-serif": "mathsf",
    "monospace": "mathtt",
}
_TEXT_SIGNS = {
    **{sign: "\\" + sign for sign in "#%&_{}"},
    "$": "\\textdollar ",
    "\\": "\\textbackslash ",
    "^": "\\textasciicircum ",
    "~": "\\textasciitilde ",
}


def to_tex(formula: Element) -> str:
    """The TeX of an `m:oMath` or `m:oMathPara`, without dollar signs; "" when it is empty."""
    if formula.tag == f"{_M}oMathPara":
        lines = [tex for part in formula.iter(f"{_M}oMath") if (tex := to_tex(part))]
        return lines[0] if len(lines) == 1 else _lines(lines)
    return _Writer().inner(formula, 0).strip()


def _lines(lines: list[str]) -> str:
    return "\\begin{gathered}" + " \\\\ ".join(lines) + "\\end{gathered}" if lines else ""


def _join(parts: list[str]) -> str:
    """TeX side by side: a command before a letter is parted from it."""
    made = ""
    for part in parts:
        if made and part and part[0].isalpha() and _ends_in_command(made):
            made += " "
        made += part
    return made


def _ends_in_command(text: str) -> bool:
    bare = text.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    slashes = len(bare) - len(bare.rstrip("\\"))
    return len(bare) < len(text) and slashes % 2 == 1


def _local(element: Element) -> str:
    # Comments and the like have a function for a tag; the stubs of lxml do not know it.
    tag: object = element.tag
    return tag.removeprefix(_M) if isinstance(tag, str) else ""


class _Writer:
    def __init__(self) -> None:
        self._aligned = False

    def inner(self, element: Element | None, depth: int) -> str:
        """What an element holds."""
        if element is None:
            return ""
        if depth > _MAX_DEPTH:
            return _letters("".join(part.text or "" for part in element.iter(f"{_M}t")))
        return _join([self._one(child, depth + 1) for child in element])

    def _one(self, element: Element, depth: int) -> str:
        name = _local(element)
        if name == "r":
            return self._run(element)
        step = _STEPS.get(name)
        if step is not None:
            return step(self, element, depth)
        if name.endswith("Pr") or element.tag in (f"{_W}del", f"{_W}moveFrom"):
            return ""
        return self.inner(element, depth)

    # -- letters ---------------------------------------------------------------------------

    def _run(self, run: Element) -> str:
        text = "".join(
            "\n" if part.tag in (f"{_W}br", f"{_A}br") else part.text or ""
            for part in run
            if part.tag in (f"{_M}t", f"{_W}br", f"{_A}br", f"{_W}t")
        )
        if not text or run.find(f"{_W}rPr/{_W}vanish") is not None:
            return ""
        properties = run.find(f"{_M}rPr")
        if _is_on(properties, "nor"):
            return f"\\text{{{''.join(_TEXT_SIGNS.get(char, char) for char in text)}}}"
        style = _value(properties, "sty")
        script = _SCRIPTS.get(_value(properties, "scr"), "")
        letters = text.strip()
        if style == "p" and len(letters) > 1 and letters.isalpha() and letters.isascii():
            return _function(letters)
        tex = _letters(text, aligned=self._aligned)
        if script:
            return f"\\{script}{{{tex}}}"
        if style in ("b", "bi") and tex.strip():
            return f"\\boldsymbol{{{tex}}}" if style == "bi" else f"\\mathbf{{{tex}}}"
        return f"\\mathrm{{{tex}}}" if style == "p" and letters.isalpha() else tex

    # -- structures ------------------------------------------------------------------------

    def _part(self, element: Element, name: str, depth: int) -> str:
        return self.inner(element.find(_M + name), depth).strip()

    def _fraction(self, element: Element, depth: int) -> str:
        top, bottom = self._part(element, "num", depth), self._part(element, "den", depth)
        kind = _value(element.find(f"{_M}fPr"), "type")
        if kind == "lin":
            return f"{_grouped(top)}/{_grouped(bottom)}"
        if kind == "skw":
            return f"{{}}^{{{top}}}\\!/\\!_{{{bottom}}}"
        if kind == "noBar":
            return f"{{{top} \\atop {bottom}}}"
        return f"\\frac{{{top}}}{{{bottom}}}"

    def _root(self, element: Element, depth: int) -> str:
        degree = self._part(element, "deg", depth)
        hidden = _is_on(element.find(f"{_M}radPr"), "degHide")
        index = f"[{{{degree}}}]" if degree and not hidden else ""
        return f"\\sqrt{index}{{{self._part(element, 'e', depth)}}}"

    def _nary(self, element: Element, depth: int) -> str:
        properties = element.find(f"{_M}naryPr")
        sign = _value(properties, "chr") or "∫"
        made = NARY.get(sign) or f"\\mathop{{{_letters(sign)}}}"
        place = _value(properties, "limLoc")
        integral = "int" in made
        if (place == "undOvr" and integral) or (place == "subSup" and not integral):
            made += "\\limits" if integral else "\\nolimits"
        below, above = self._part(element, "sub", depth), self._part(element, "sup", depth)
        if below and not _is_on(properties, "subHide"):
            made += f"_{{{below}}}"
        if above and not _is_on(properties, "supHide"):
            made += f"^{{{above}}}"
        return f"{made} {self._part(element, 'e', depth)}"

    def _delimited(self, element: Element, depth: int) -> str:
        properties = element.find(f"{_M}dPr")
        inner = [self.inner(part, depth).strip() for part in element.findall(f"{_M}e")]
        opening = _delimiter(properties, "begChr", "(")
        closing = _delimiter(properties, "endChr", ")")
        middle = _delimiter(properties, "sepChr", "|")
        between = " " if middle == "." else f" \\middle{middle} "
        if len(inner) == 1 and closing == "." and inner[0].startswith("\\begin{aligned}"):
            lines = inner[0].removeprefix("\\begin{aligned}").removesuffix("\\end{aligned}")
            if opening == "\\{":
                return f"\\begin{{cases}}{lines}\\end{{cases}}"
        return f"\\left{opening} {between.join(inner)} \\right{closing}"

    def _matrix(self, element: Element, depth: int) -> str:
        rows = [
            " & ".join(self.inner(cell, depth).strip() for cell in row.findall(f"{_M}e"))
            for row in element.findall(f"{_M}mr")
        ]
        return "\\begin{matrix}" + " \\\\ ".join(rows) + "\\end{matrix}"

    def _lines(self, element: Element, depth: int) -> str:
        before, self._aligned = self._aligned, True
        rows = [self.inner(row, depth).strip() for row in element.findall(f"{_M}e")]
        self._aligned = before
        if len(rows) == 1:
            # One line with "#" is a formula with its number at the margin.
            formula, sign, number = rows[0].partition("\\#")
            return (f"{formula} \\qquad {number}" if sign else formula).replace("&", "")
        return "\\begin{aligned}" + " \\\\ ".join(rows) + "\\end{aligned}"

    def _accent(self, element: Element, depth: int) -> str:
        sign = _value(element.find(f"{_M}accPr"), "chr") or "\u0302"
        inner = self._part(element, "e", depth)
        command = ACCENTS.get(sign, "hat")
        wide = {"hat": "widehat", "tilde": "widetilde", "bar": "overline"}
        long = len(element.findall(f"{_M}e//{_M}t")) > 1 or len(inner) > 2
        if command == "vec" and long:
            command = "overrightarrow"
        return f"\\{wide.get(command, command) if long else command}{{{inner}}}"

    def _bar(self, element: Element, depth: int) -> str:
        top = _value(element.find(f"{_M}barPr"), "pos") == "top"
        return f"\\{'overline' if top else 'underline'}{{{self._part(element, 'e', depth)}}}"

    def _boxed(self, element: Element, depth: int) -> str:
        return f"\\boxed{{{self._part(element, 'e', depth)}}}"

    def _group(self, element: Element, depth: int) -> str:
        properties = element.find(f"{_M}groupChrPr")
        sign = _value(properties, "chr") or "⏟"
        top = _value(properties, "pos") == "top"
        inner = self._part(element, "e", depth)
        if sign in GROUPS:
            return f"\\{GROUPS[sign]}{{{inner}}}"
        return f"\\{'overset' if top else 'underset'}{{{_letters(sign)}}}{{{inner}}}"

    def _lower(self, element: Element, depth: int) -> str:
        base, limit = self._part(element, "e", depth), self._part(element, "lim", depth)
        if base.startswith(("\\underbrace", "\\lim", "\\max", "\\min", "\\sup", "\\inf")):
            return f"{base}_{{{limit}}}"
        return f"\\underset{{{limit}}}{{{base}}}"

    def _upper(self, element: Element, depth: int) -> str:
        base, limit = self._part(element, "e", depth), self._part(element, "lim", depth)
        if base.startswith("\\overbrace"):
            return f"{base}^{{{limit}}}"
        return f"\\overset{{{limit}}}{{{base}}}"

    def _scripts(self, element: Element, depth: int) -> str:
        made = _grouped(self._part(element, "e", depth), scripted=True)
        below, above = self._part(element, "sub", depth), self._part(element, "sup", depth)
        made += f"_{{{below}}}" if below else ""
        if above and not above.strip("'"):
            return made + above
        return made + (f"^{{{above}}}" if above else "")

    def _before(self, element: Element, depth: int) -> str:
        below, above = self._part(element, "sub", depth), self._part(element, "sup", depth)
        return f"{{}}_{{{below}}}^{{{above}}}{self._part(element, 'e', depth)}"

    def _function_of(self, element: Element, depth: int) -> str:
        name, inner = self._part(element, "fName", depth), self._part(element, "e", depth)
        if name.isascii() and name.isalpha() and len(name) > 1:
            name = _function(name)
        return f"{name} {inner}".strip()

    def _phantom(self, element: Element, depth: int) -> str:
        inner = self._part(element, "e", depth)
        properties = element.find(f"{_M}phantPr")
        shown = properties is None or _value(properties, "show") not in ("0", "off", "false")
        return inner if shown else f"\\phantom{{{inner}}}"


_STEPS: dict[str, Callable[[_Writer, Element, int], str]] = {
    "f": _Writer._fraction,
    "rad": _Writer._root,
    "nary": _Writer._nary,
    "d": _Writer._delimited,
    "m": _Writer._matrix,
    "eqArr": _Writer._lines,
    "acc": _Writer._accent,
    "bar": _Writer._bar,
    "borderBox": _Writer._boxed,
    "groupChr": _Writer._group,
    "limLow": _Writer._lower,
    "limUpp": _Writer._upper,
    "sSub": _Writer._scripts,
    "sSup": _Writer._scripts,
    "sSubSup": _Writer._scripts,
    "sPre": _Writer._before,
    "func": _Writer._function_of,
    "phant": _Writer._phantom,
}


def _value(properties: Element | None, name: str) -> str:
    found = properties.find(_M + name) if properties is not None else None
    return (found.get(f"{_M}val") or "") if found is not None else ""


def _is_on(properties: Element | None, name: str) -> bool:
    found = properties.find(_M + name) if properties is not None else None
    return found is not None and found.get(f"{_M}val") not in ("0", "off", "false")


def _delimiter(properties: Element | None, name: str, usual: str) -> str:
    """A sign for \\left, \\middle or \\right: "." for none, the usual one where none is stated."""
    found = properties.find(_M + name) if properties is not None else None
    sign = usual if found is None else found.get(f"{_M}val") or ""
    return DELIMITERS.get(sign, sign if sign in ("(", ")", "[", "]", "/") else ".")


def _function(name: str) -> str:
    return f"\\{name}" if name in FUNCTIONS else f"\\operatorname{{{name}}}"


def _grouped(tex: str, *, scripted: bool = False) -> str:
    """One unit of TeX, in braces where it has several signs."""
    simple = len(tex) == 1 or (tex[:1] == "\\" and tex[1:].isalpha())
    if simple or (scripted and tex.startswith(("\\left", "\\mathrm", "\\mathbf", "\\boldsymbol"))):
        return tex
    return f"{{{tex}}}"


def _letters(text: str, *, aligned: bool = False) -> str:
    """Signs and letters one by one; "&" aligns lines and is a sign elsewhere."""
    parts = []
    for char in text:
        if char == "&" and aligned:
            parts.append("&")
        elif char in SIGNS:
            parts.append(SIGNS[char])
        elif "\U0001d400" <= char <= "\U0001d7ff":
            parts.append(_styled(char))
        elif char.isspace():
            parts.append(" ")
        elif char.isprintable() and not unicodedata.category(char).startswith("C"):
            parts.append(char)
    return _join(parts)


def _styled(char: str) -> str:
    """A mathematical letter of Unicode: its base with the style that its name tells."""
    name, base = unicodedata.name(char, ""), unicodedata.normalize("NFKC", char)
    base = SIGNS.get(base, base)
    if "DOUBLE-STRUCK" in name:
        return f"\\mathbb{{{base}}}"
    if "SCRIPT" in name:
        return f"\\mathcal{{{base}}}"
    if "FRAKTUR" in name:
        return f"\\mathfrak{{{base}}}"
    if "SANS-SERIF" in name:
        return f"\\mathsf{{{base}}}"
    if "MONOSPACE" in name:
        return f"\\mathtt{{{base}}}"
    if "BOLD ITALIC" in name:
        return f"\\boldsymbol{{{base}}}"
    return f"\\mathbf{{{base}}}" if "BOLD" in name else base
