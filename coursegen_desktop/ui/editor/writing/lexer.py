"""What stands in a line of Markdown, for its colours: spans, and the state that the next one has.

A state is what a line begins in: 0 plain text, else a block of code or a formula that is open.
All patterns are linear: a lesson may hold anything.
"""

from __future__ import annotations

import re
from typing import NamedTuple

PLAIN = 0
FORMULA = 1
COMMENT = 2
_CODE, _CHECK, _DIAGRAM, _MATH_FENCE = 4, 5, 6, 7
_KIND = 7
# Longer lines are no writing: their end is not coloured.
LONGEST = 4_000


class Span(NamedTuple):
    """Characters [start, end) of a line and what they are."""

    start: int
    end: int
    kind: str


_FENCE = re.compile(
    r"[ \t]*(?:>[ ]?)*[ \t]*(?:[-*+][ ]+|\d{1,9}[.)][ ]+)?(`{3,}|~{3,})[ ]*([^`]*)$"
)
_CLOSING = re.compile(r"[ \t]*(?:>[ ]?)*[ \t]*(`{3,}|~{3,})[ \t]*$")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}(?:[ \t]|$)")
_CALL_OUT = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?)[ ]?[\w-]")
_ALERT = re.compile(r"[ \t]*>[ ]?\[!\w+\]")
_QUOTE = re.compile(r"[ \t]*(?:>[ ]?)+")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,9}[.)])(\s+)(\[[ xX]\]\s+)?")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_NOTE = re.compile(r"[ ]{0,3}\[\^[^\]\s]+\]:")
_TERM = re.compile(r"[ ]{0,3}(?::[ \t]+(?=\S)|\*\[[^\]]+\]:)")
_LINK_LINE = re.compile(r"[ ]{0,3}\[[^\]^][^\]]*\]:[ \t]*\S")
_CHOICE = re.compile(r"[ \t]*(?:[-*+][ \t]+(?:[\[(][ xX][\])])?|=|>|\d{1,3}[.)])")
_GAP = re.compile(r"\[\[[^\[\]\n]{1,200}\]\]")
_TABLE = re.compile(r"(?<!\\)\|")
_SPECIAL = re.compile(r"[`$\\!\[*_~<]")

# In the order in which they win; what one took the next leaves alone.
_INLINE = (
    ("code", re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]{1,2000}\1(?!`)")),
    ("math", re.compile(
        r"(?<![\\$])(?:\$\$[^$\n]{1,3000}\$\$|\$(?![\s$])[^$\n]{1,600}(?<![\s\\])\$(?![\d$]))"
        r"|\\\([^\n]{1,400}?\\\)"
    )),
    ("picture", re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,1000}\)(?:\{[^}\n]{0,200}\})?")),
    ("note", re.compile(r"\[\^[^\]\s]{1,80}\]")),
    ("link", re.compile(
        r"\[[^\]\n]{1,500}\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,200}\])|<https?:[^>\s]{1,900}>"
    )),
    ("html", re.compile(r"</?[A-Za-z][^<>\n]{0,500}>|<!--[^\n]{0,500}?-->")),
    ("strong", re.compile(
        r"\*\*(?=\S)[^\n]{1,2000}?(?<=\S)\*\*|(?<!\w)__(?=\S)[^_\n]{1,2000}__(?!\w)"
    )),
    ("emphasis", re.compile(
        r"(?<![*\w\\])\*(?=[^\s*])[^*\n]{1,2000}\*(?![*\w])"
        r"|(?<![_\w\\])_(?=[^\s_])[^_\n]{1,2000}_(?![_\w])"
    )),
    ("strike", re.compile(r"~~(?=\S)[^~\n]{1,2000}~~")),
)  # fmt: skip
# Whose inside may hold others.
_OPEN = frozenset({"strong", "emphasis", "strike"})


def lex(line: str, state: int) -> tuple[list[Span], int]:
    """The spans of a line in order of painting (later ones on top), and the state after it."""
    text = line if len(line) <= LONGEST else line[:LONGEST]
    kind = state & _KIND
    if kind >= _CODE:
        return _in_fence(text, state)
    if kind in (FORMULA, COMMENT) and not text:
        return [], state
    if kind == FORMULA:
        return [Span(0, len(text), "math")], PLAIN if text.rstrip().endswith("$$") else FORMULA
    if kind == COMMENT:
        return [Span(0, len(text), "html")], PLAIN if "-->" in text else COMMENT
    if not text.strip():
        return [], PLAIN
    fence = _FENCE.match(text)
    if fence is not None:
        return [Span(0, len(text), "fence")], _opened(fence[1], fence[2])
    stripped = text.strip()
    if stripped.startswith("$$") and not stripped.endswith("$$", 2) and "$$" not in stripped[2:]:
        return [Span(0, len(text), "math")], FORMULA
    if stripped.startswith("<!--") and "-->" not in stripped:
        return [Span(0, len(text), "html")], COMMENT
    return _plain(text), PLAIN


def is_prose(state: int) -> bool:
    """Whether a line that begins in this state is running text."""
    return state <= PLAIN


def _opened(sign: str, info: str) -> int:
    name = info.strip().strip("{} .").split(" ")[0].lower()
    kind = {"check": _CHECK, "mermaid": _DIAGRAM, "math": _MATH_FENCE}.get(name, _CODE)
    return kind | (8 if sign[0] == "~" else 0) | min(len(sign), 1000) << 4


def _in_fence(text: str, state: int) -> tuple[list[Span], int]:
    closing = _CLOSING.match(text)
    if closing is not None:
        sign = closing[1]
        if (sign[0] == "~") == bool(state & 8) and len(sign) >= state >> 4:
            return [Span(0, len(text), "fence")], PLAIN
    kind = {_CHECK: "check", _DIAGRAM: "diagram", _MATH_FENCE: "math"}.get(state & _KIND, "code")
    if not text.strip():
        return [], state
    spans = [Span(0, len(text), kind)]
    if kind == "check":
        mark = _CHOICE.match(text)
        if mark is not None:
            spans.append(Span(0, mark.end(), "mark"))
        spans += [Span(gap.start(), gap.end(), "mark") for gap in _GAP.finditer(text)]
    return spans, state


def _plain(text: str) -> list[Span]:
    spans: list[Span] = []
    if _HEADING.match(text):
        return [Span(0, len(text), "heading")]
    if _CALL_OUT.match(text):
        return [Span(0, len(text), "call_out")]
    if _RULE.match(text):
        return [Span(0, len(text), "mark")]
    if _LINK_LINE.match(text):
        return [Span(0, len(text), "link")]
    if _ALERT.match(text):
        return [Span(0, len(text), "call_out")]
    if _QUOTE.match(text):
        spans.append(Span(0, len(text), "quote"))
    elif found := (_NOTE.match(text) or _TERM.match(text)):
        spans.append(Span(0, found.end(), "note"))
    elif item := _ITEM.match(text):
        spans.append(Span(item.start(2), item.end(2), "mark"))
        if item[4]:
            spans.append(Span(item.start(4), item.end(4), "mark"))
    spans += [Span(at.start(), at.end(), "table") for at in _TABLE.finditer(text)]
    if _SPECIAL.search(text):
        spans += _inline(text)
    return spans


def _inline(text: str) -> list[Span]:
    """Marks among words: what stands in code or formulas is no mark of its own."""
    spans: list[Span] = []
    rest = text
    for kind, pattern in _INLINE:
        found = [Span(at.start(), at.end(), kind) for at in pattern.finditer(rest)]
        spans += found
        if found and kind not in _OPEN:
            rest = _blanked(rest, found)
    # Emphasis is painted first, so that code within bold words is code.
    return sorted(spans, key=lambda span: span.kind not in _OPEN)


def _blanked(text: str, spans: list[Span]) -> str:
    """The text with letters that mean nothing in place of the spans."""
    parts, at = [], 0
    for start, end, _kind in spans:
        parts += [text[at:start], "x" * (end - start)]
        at = end
    return "".join((*parts, text[at:]))
