"""Temml's inline styles as classes: the page's policy lets no style attribute act.

The classes are those of resources/page/mathematics.css. A style that is not known is dropped.
"""

import re

_STYLED = re.compile(r'<([a-z]+)((?: [\w:-]+="[^"]*")*?) style="([^"]*)"((?: [\w:-]+="[^"]*")*)')
_CLASS = re.compile(r' class="([^"]*)"')
_COLOR = re.compile(r"#[0-9a-fA-F]{3,8}\Z")
# HTML ends a formula for a parser, but in words; an empty mrow can be drawn upon as well.
_WORDS = re.compile(r"(<mtext\b[^>]*>.*?</mtext>)", re.S)
_SPAN = re.compile(r"<(/?)span\b")
_EM = re.compile(r"(-?\d+(?:\.\d+)?)(em|pt)?\Z")

# Widths of the room beside the cells of a table, in em.
_STEPS = (0.0, 0.14, 0.25, 0.4, 0.5, 1.0)
_SIDES = {"padding-left": "pl", "padding-right": "pr"}
_EDGES = {
    "border-top": "top",
    "border-bottom": "bottom",
    "border-left": "left",
    "border-right": "right",
}
_WHOLE = {
    "math-depth:0": "tml-depth-0",
    "math-depth:2": "tml-depth-2",
    "width:100%": "tml-wide",
    "width:50%": "tml-half",
    "width:7.5%": "tml-glue",
    "padding:0": "tml-bare",
    "padding:3pt": "tml-room",
    "padding:0.3em": "tml-room",
    "border:1px solid": "tml-frame",
    "text-align:left": "tml-left",
    "position:relative": "tml-rel",
    "position:absolute": "tml-abs",
    "font-weight:bold": "tml-bold",
    "transform:scaleX(-1)": "tml-mirror",
    "padding-top:0": "tml-top-0",
    "padding-bottom:0": "tml-bottom-0",
}


def without_styles(markup: str) -> str:
    """Temml's markup with classes (and colours as attributes) instead of styles."""
    parts = _WORDS.split(markup)
    parts[::2] = [_SPAN.sub(r"<\1mrow", part) for part in parts[::2]]
    return _STYLED.sub(_classed, "".join(parts))


def _classed(match: re.Match[str]) -> str:
    tag, before, style, after = match.groups()
    names: list[str] = []
    attributes = before + after
    for part in style.split(";"):
        name, _, value = (piece.strip() for piece in part.partition(":"))
        if name == "color" and _COLOR.match(value):
            attributes += f' mathcolor="{value}"'
        elif found := _class_of(name, value):
            names.append(found)
    if own := _CLASS.search(attributes):
        names.insert(0, own.group(1))
        attributes = attributes.replace(own.group(0), "", 1)
    classes = f' class="{" ".join(dict.fromkeys(names))}"' if names else ""
    return f"<{tag}{classes}{attributes}"


def _class_of(name: str, value: str) -> str:
    if whole := _WHOLE.get(f"{name}:{value}"):
        return whole
    if name in _EDGES and (kind := value.rsplit(" ", 1)[-1]) in ("solid", "dashed", "double"):
        return f"tml-{_EDGES[name]}-{kind}"
    if name in _SIDES and (size := _EM.match(value)):
        width = float(size.group(1)) / (12 if size.group(2) == "pt" else 1)
        step = min(range(len(_STEPS)), key=lambda at: abs(_STEPS[at] - width))
        return f"tml-{_SIDES[name]}{step}"
    return ""
