"""The words of a finished page as a browser counts them, and the blocks in which they stand.

`text` is what `textContent` of the page's body gives, so that an offset found here (a search, a
highlight, a sentence to speak) is the same place there.
"""

import html
import re
from dataclasses import dataclass

from .rendered import Block, Formula

# The cleaner's output is well-formed: double quotes around values, no comments.
_TAG = re.compile(r'<(/?)([a-zA-Z][\w-]*)((?:[^>"]|"[^"]*")*)>')
_VOID = frozenset({"br", "col", "hr", "img", "source", "track", "wbr"})
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "li": "item",
    "pre": "code",
}
# Blocks whose words are of the kind of what they stand in: a paragraph of an item is item.
_PLAIN = """
    article aside blockquote dd details div dl dt figure footer header ol p section summary table ul
"""
_BLOCKS = frozenset((*_KINDS, *_PLAIN.split()))
# What stands in one of these is of its kind, whatever element it is.
_WHOLE = frozenset({"cell", "code", "note"})
_NOTES = re.compile(r'class="(?:[^"]* )?footnote[" ]')
_SIGN = re.compile(r'class="footnote-(?:back)?ref"')
_TEX = re.compile(r' alttext="([^"]*)"')


@dataclass(slots=True)
class _Open:
    """A block element that is open; `block` grows while its own words come."""

    tag: str
    kind: str
    block: list[int] | None = None


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a body and places in it: blocks, formulas, the signs of notes."""

    text: str
    blocks: tuple[Block, ...]
    formulas: tuple[Formula, ...]
    signs: tuple[tuple[int, int], ...]


def read_text(body: str) -> PageText:
    """The text of a cleaned body, and all that stands in it in the order of the page."""
    return _Reader().read(body)


class _Reader:
    """One pass over the markup."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._open = [_Open("", "text")]
        self._found: list[tuple[str, list[int]]] = []
        self._formulas: list[Formula] = []
        self._formula: tuple[int, str] | None = None
        self._signs: list[tuple[int, int]] = []
        self._sign: int | None = None

    def read(self, body: str) -> PageText:
        end = 0
        after_pre = False
        for tag in _TAG.finditer(body):
            self._words(body[end : tag.start()], after_pre)
            after_pre = not tag[1] and tag[2] == "pre"
            self._tag(tag)
            end = tag.end()
        self._words(body[end:], after_pre)
        text = "".join(self._parts)
        blocks = (_trimmed(text, kind, *place) for kind, place in self._found)
        return PageText(
            text,
            tuple(block for block in blocks if block),
            tuple(self._formulas),
            tuple(self._signs),
        )

    def _words(self, markup: str, after_pre: bool) -> None:
        if not markup:
            return
        words = html.unescape(markup)
        if after_pre:  # a browser drops one line end there
            words = words.removeprefix("\n")
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        if words.isspace() and self._open[-1].block is None:
            return
        top = self._open[-1]
        if top.block is None:
            top.block = [start, self._length]
            self._found.append((top.kind, top.block))
        else:
            top.block[1] = self._length

    def _tag(self, tag: re.Match[str]) -> None:
        name = tag[2]
        if name in _VOID:
            return
        if name == "math":
            self._math(tag)
        elif name == "a":
            self._link(tag)
        if name not in _BLOCKS:
            return
        above = self._open[-1]
        if tag[1]:
            if above.tag == name:
                self._open.pop()
            return
        # The words of the outer block end here; what follows the inner one is a new block.
        above.block = None
        kind = above.kind
        if kind not in _WHOLE:
            kind = "note" if _NOTES.search(tag[3]) else _KINDS.get(name, kind)
        self._open.append(_Open(name, kind))

    def _math(self, tag: re.Match[str]) -> None:
        if not tag[1]:
            tex = _TEX.search(tag[3])
            self._formula = (self._length, html.unescape(tex[1]) if tex else "")
        elif self._formula is not None:
            start, source = self._formula
            self._formulas.append(Formula(start, self._length, source))
            self._formula = None

    def _link(self, tag: re.Match[str]) -> None:
        if not tag[1]:
            self._sign = self._length if _SIGN.search(tag[3]) else None
        elif self._sign is not None:
            self._signs.append((self._sign, self._length))
            self._sign = None


def _trimmed(text: str, kind: str, start: int, end: int) -> Block | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Block(kind, start, end) if start < end else None
