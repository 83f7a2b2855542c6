"""Terms of the course: the first place of each in every section opens its definition.

Works on a finished body, in one pass; headings, links, code and formulas are left alone.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from .convert import short_to_html
from .mathematics import drawn
from .sanitise import clean

_TOKEN = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>|([^<]+)")
# Where no term is marked: what is a link, a name, code, or not running text.
_SILENT_TAGS = """
    a abbr audio button caption cite code dfn dt figcaption h1 h2 h3 h4 h5 h6 kbd math pre samp
    summary sup th video
"""
_SILENT = frozenset(_SILENT_TAGS.split())
_SILENT_CLASS = re.compile(r'class="[^"]*\b(?:formula|missing|footnote|admonition-title|check)\b')
# Chinese and Japanese have no blanks between words: there each sign is one.
_SIGN = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f"
_WORD = re.compile(rf"[{_SIGN}]|(?:(?![{_SIGN}])\w[{_MARKS}]*)+(?:['’](?=\w))?")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.I)

MAX_TERMS = 5000
_MAX_WORDS = 8
_MAX_DEFINITION = 4000
_MAX_MARKED = 400
# What may stand between the words of one term.
_BETWEEN = " \n-–\xa0"


@dataclass(slots=True)
class _Node:
    """The terms that go on in the same words."""

    following: dict[str, "_Node"] = field(default_factory=dict)
    # (number of the term, the words as they must be written or None)
    terms: list[tuple[int, str | None]] = field(default_factory=list)


def explained(
    body: str, terms: tuple[tuple[str, str], ...], temml: Path | None = None
) -> tuple[str, tuple[str, ...]]:
    """(the body with its terms marked, the definitions that the marks number).

    `temml` draws the formulas of definitions.
    """
    root = _tree(terms[:MAX_TERMS])
    if not root.following:
        return body, ()
    marker = _Marker(root)
    marked = marker.run(body)
    return marked, tuple(_definition(terms[number][1], temml) for number in marker.used)


def _tree(terms: tuple[tuple[str, str], ...]) -> _Node:
    root = _Node()
    for number, (term, definition) in enumerate(terms):
        words = _WORD.findall(unicodedata.normalize("NFC", term))
        if not 0 < len(words) <= _MAX_WORDS * (3 if _is_sign(words[0]) else 1):
            continue
        is_letter = len(words) == 1 and len(words[0]) < 2 and not _is_sign(words[0])
        if is_letter or not definition.strip():
            continue
        node = root
        for word in words:
            node = node.following.setdefault(_folded(word), _Node())
        # "IT" is not "it": a capital within a word must be there.
        exact = None if _is_plain(words) else " ".join(words)
        node.terms.append((number, exact))
    return root


def _is_plain(words: list[str]) -> bool:
    return all(word[1:] == word[1:].lower() for word in words)


def _is_sign(word: str) -> bool:
    return len(word) == 1 and ord(word) > 0x303F


class _Word(NamedTuple):
    """A word of a text: how it is looked up, and where it stands."""

    key: str
    start: int
    end: int


class _Marker:
    """Goes over a body once, with the elements it stands in."""

    def __init__(self, root: _Node) -> None:
        self._root = root
        self._open: list[str] = []
        self._silent_at: int | None = None
        self._met: set[int] = set()
        # Number of a term: its place among the definitions of the page.
        self.used: dict[int, int] = {}

    def run(self, body: str) -> str:
        parts: list[str] = []
        for match in _TOKEN.finditer(body):
            if match.group(4) is None:
                self._tag(match)
                parts.append(match.group(0))
            elif self._silent_at is not None:
                parts.append(match.group(0))
            else:
                parts.append(self._text(match.group(0)))
        return "".join(parts)

    def _tag(self, match: re.Match[str]) -> None:
        closes, name, rest = match.group(1), match.group(2).lower(), match.group(3)
        if name in ("br", "img", "hr", "wbr", "source", "track", "col"):
            return
        if closes:
            if self._open:
                self._open.pop()
            if self._silent_at is not None and len(self._open) <= self._silent_at:
                self._silent_at = None
            return
        if name == "h2":
            self._met.clear()
        if self._silent_at is None and (name in _SILENT or _SILENT_CLASS.search(rest)):
            self._silent_at = len(self._open)
        self._open.append(name)

    def _text(self, text: str) -> str:
        """A run of text with the terms in it marked; longest first, from the left."""
        hidden = _ENTITY.sub(lambda m: " " * len(m.group(0)), text) if "&" in text else text
        words = [
            _Word(_folded(match.group(0)), match.start(), match.end())
            for match in _WORD.finditer(hidden)
        ]
        parts: list[str] = []
        at = end = 0
        while at < len(words):
            found = self._longest(text, words, at)
            if found is None:
                at += 1
                continue
            number, count = found
            start, stop = words[at].start, words[at + count - 1].end
            at += count
            if number in self._met or self._is_full(number):
                continue
            self._met.add(number)
            parts += (text[end:start], self._mark(number, text[start:stop]))
            end = stop
        parts.append(text[end:])
        return "".join(parts)

    def _longest(self, text: str, words: list[_Word], at: int) -> tuple[int, int] | None:
        """(number of the term, count of words) of the longest term that begins at `at`."""
        node, best = self._root, None
        count = 0
        while at + count < len(words):
            word = words[at + count]
            following = node.following.get(word.key)
            if following is None:
                break
            if count and text[words[at + count - 1].end : word.start].strip(_BETWEEN):
                break
            node = following
            count += 1
            if node.terms:
                written = text[words[at].start : word.end]
                fits = [number for number, exact in node.terms if _is_written(exact, written)]
                best = (fits[0], count) if fits else best
        return best

    def _is_full(self, number: int) -> bool:
        return number not in self.used and len(self.used) >= _MAX_MARKED

    def _mark(self, number: int, words: str) -> str:
        place = self.used.setdefault(number, len(self.used))
        return (
            f'<dfn class="term" tabindex="0" role="button" aria-expanded="false" '
            f'data-term="{place}">{words}</dfn>'
        )


def _folded(word: str) -> str:
    return word.casefold() if word.isascii() else unicodedata.normalize("NFC", word).casefold()


def _is_written(exact: str | None, written: str) -> bool:
    return exact is None or exact == " ".join(_WORD.findall(unicodedata.normalize("NFC", written)))


def _definition(markdown: str, temml: Path | None) -> str:
    return clean(drawn(short_to_html(markdown[:_MAX_DEFINITION]), temml))
