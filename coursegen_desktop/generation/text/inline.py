"""Inline Markdown as a flat list of pieces, found in one pass and linear time.

Two readers share it: `prose` (plain words with the exact place of every character) and
`rewrite` (clean Markdown for the lesson). A full parser knows no offsets; this one knows
only what those two need.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"""(?P<text>[^\\`*_\[\]!<&\n$]+)
    |(?P<math>(?<!\$)\$(?![\s$])[^$\n]{1,600}(?<![\s\\])\$(?![\d$]))
    |(?P<escape>\\[!-/:-@\[-`{-~])
    |(?P<code>`+)
    |(?P<comment><!--)
    |(?P<auto><(?:https?://|mailto:)[^<>\s]{1,800}>)
    |(?P<tag></?[A-Za-z][A-Za-z0-9-]{0,30}(?:[\s/][^<>]{0,600})?>)
    |(?P<image>!\[)
    |(?P<open>\[)
    |(?P<close>\])
    |(?P<emphasis>\*+|_+)
    |(?P<entity>&(?:[A-Za-z][A-Za-z0-9]{1,30}|\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6});)
    |(?P<newline>\n[ \t]*(?:>[ \t]*)*)
    |(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_TARGET = re.compile(
    r"\(\s{0,9}(?:<([^<>\n]{0,800})>|((?:[^\s()<>]{0,800}(?:\([^\s()]{0,200}\)){0,1}){1,4}?))"
    r"(?:\s{1,9}(?:\"[^\"]{0,300}\"|'[^']{0,300}'|\([^()]{0,300}\)))?\s{0,9}\)"
)
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")
_ATTRIBUTES = re.compile(r"\{[^{}\n]{0,600}\}")
_ALT = re.compile(r"alt\s?=\s?(?:\"([^\"]{0,500})\"|'([^']{0,500})')")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Piece:
    """One piece of inline text, `start` to `end` in the input.

    kind: text, code, em, em_end, strong, strong_end, link, link_end, image, tag, comment,
    newline, footnote, math (with its dollar signs). `value` is the text shown (alternative text
    of an image, address of a link). `target` is the address of an image.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    target: str = ""


@dataclass(slots=True)
class _State:
    text: str
    references: Mapping[str, str]
    pieces: list[Piece] = field(default_factory=list)
    # Indexes of the pieces that are open "[" or "![".
    brackets: list[int] = field(default_factory=list)
    emphasis: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    ticks: dict[int, list[int]] = field(default_factory=dict)
    comment_end: int = 0


def scan(text: str, references: Mapping[str, str] | None = None) -> list[Piece]:
    """The pieces of inline Markdown. `references` maps folded link labels to addresses."""
    state = _State(text, references or {})
    for run in re.finditer("`+", text):
        state.ticks.setdefault(len(run[0]), []).append(run.start())
    for starts in state.ticks.values():
        starts.reverse()
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        assert match is not None  # "other" takes any character
        position = _STEPS[match.lastgroup or "other"](state, match)
    for index in state.brackets:
        state.pieces[index].kind = "text"
    return state.pieces


def label_key(label: str) -> str:
    """How a link label is looked up: folded, blanks made one."""
    return _SPACE.sub(" ", label.strip()).casefold()


def _plain(state: _State, match: re.Match[str]) -> int:
    state.pieces.append(Piece("text", match.start(), match.end(), match[0]))
    return match.end()


def _escape(state: _State, match: re.Match[str]) -> int:
    state.pieces.append(Piece("text", match.start(), match.end(), match[0][1]))
    return match.end()


def _entity(state: _State, match: re.Match[str]) -> int:
    state.pieces.append(Piece("text", match.start(), match.end(), html.unescape(match[0])))
    return match.end()


def _math(state: _State, match: re.Match[str]) -> int:
    # The same rule as the renderer's: "$5 and $10" is money.
    state.pieces.append(Piece("math", match.start(), match.end(), match[0]))
    return match.end()


def _newline(state: _State, match: re.Match[str]) -> int:
    state.pieces.append(Piece("newline", match.start(), match.end(), "\n"))
    return match.end()


def _code(state: _State, match: re.Match[str]) -> int:
    size, begin = len(match[0]), match.end()
    starts = state.ticks.get(size, [])
    while starts and starts[-1] < begin:
        starts.pop()
    if not starts:
        return _plain(state, match)
    close = starts.pop()
    inner = _SPACE.sub(" ", state.text[begin:close])
    shown = inner[1:-1] if inner[:1] == inner[-1:] == " " and inner.strip() else inner
    state.pieces.append(Piece("code", match.start(), close + size, shown))
    return close + size


def _comment(state: _State, match: re.Match[str]) -> int:
    if state.comment_end >= 0 and state.comment_end < match.end():
        state.comment_end = state.text.find("-->", match.end())
    if state.comment_end < 0:
        return _plain(state, match)
    end = state.comment_end + 3
    state.pieces.append(Piece("comment", match.start(), end))
    return end


def _auto(state: _State, match: re.Match[str]) -> int:
    address = match[0][1:-1]
    start, end = match.span()
    state.pieces += [
        Piece("link", start, start + 1, address),
        Piece("text", start + 1, end - 1, address.removeprefix("mailto:")),
        Piece("link_end", end - 1, end),
    ]
    return end


def _tag(state: _State, match: re.Match[str]) -> int:
    state.pieces.append(Piece("tag", match.start(), match.end(), match[0]))
    return match.end()


def _open(state: _State, match: re.Match[str]) -> int:
    state.brackets.append(len(state.pieces))
    state.pieces.append(Piece("open", match.start(), match.end(), match[0]))
    return match.end()


def _close(state: _State, match: re.Match[str]) -> int:
    if not state.brackets:
        return _plain(state, match)
    index = state.brackets.pop()
    opening = state.pieces[index]
    # Longer texts are no label; not slicing them keeps deep nests of brackets linear.
    inner = state.text[opening.end : min(match.start(), opening.end + 400)]
    address, end = _destination(state, inner, match.end())
    if inner.startswith("^") and opening.value == "[" and end == match.end():
        del state.pieces[index + 1 :]
        _forget_emphasis(state, index)
        state.pieces[index] = Piece("footnote", opening.start, end, state.text[opening.start : end])
        return end
    if address is None:
        opening.kind = "text"
        return _plain(state, match)
    if opening.value == "![":
        return _image(state, index, address, end)
    state.pieces[index] = Piece("link", opening.start, opening.end, address)
    state.pieces.append(Piece("link_end", match.start(), _skip_attributes(state.text, end)))
    return state.pieces[-1].end


def _image(state: _State, index: int, address: str, end: int) -> int:
    start = state.pieces[index].start
    alt = "".join(
        piece.value for piece in state.pieces[index + 1 :] if piece.kind in ("text", "code")
    )
    after = _skip_attributes(state.text, end)
    stated = _ALT.search(state.text, end, after)
    if stated:
        alt = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", stated[1] or stated[2] or "")
    del state.pieces[index:]
    _forget_emphasis(state, index)
    state.pieces.append(Piece("image", start, after, _SPACE.sub(" ", alt).strip(), address))
    return after


def _forget_emphasis(state: _State, index: int) -> None:
    for opened in state.emphasis.values():
        while opened and opened[-1] >= index:
            opened.pop()


def _skip_attributes(text: str, end: int) -> int:
    attributes = _ATTRIBUTES.match(text, end)
    return attributes.end() if attributes else end


def _destination(state: _State, inner: str, after: int) -> tuple[str | None, int]:
    """(address or None, end of the whole link) for the text that follows a closing bracket."""
    target = _TARGET.match(state.text, after)
    if target:
        return target[1] if target[1] is not None else target[2], target.end()
    label = _LABEL.match(state.text, after)
    wanted = label[1] if label and label[1].strip() else inner
    if len(wanted) > 200:
        return None, after
    address = state.references.get(label_key(wanted))
    return address, label.end() if label and address is not None else after


def _emphasis(state: _State, match: re.Match[str]) -> int:
    """Pairs delimiter runs with the nearest open run of the same sign and length."""
    text, start, end = state.text, match.start(), match.end()
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    sign, size = match[0][0], min(len(match[0]), 3)
    inside_word = sign == "_" and before.isalnum() and after.isalnum()
    piece = Piece("text", start, end, match[0])
    state.pieces.append(piece)
    if inside_word or len(match[0]) > 3:
        return end
    opened = state.emphasis[sign * size]
    if not before.isspace() and opened and not (sign == "_" and after.isalnum()):
        kind = "strong" if size > 1 else "em"
        state.pieces[opened.pop()].kind = kind
        piece.kind = f"{kind}_end"
    elif not after.isspace() and not (sign == "_" and before.isalnum()):
        opened.append(len(state.pieces) - 1)
    return end


_STEPS = {
    "text": _plain,
    "math": _math,
    "escape": _escape,
    "code": _code,
    "comment": _comment,
    "auto": _auto,
    "tag": _tag,
    "image": _open,
    "open": _open,
    "close": _close,
    "emphasis": _emphasis,
    "entity": _entity,
    "newline": _newline,
    "other": _plain,
}
