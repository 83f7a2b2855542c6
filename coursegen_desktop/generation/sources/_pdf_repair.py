"""Letters and words mended: ligatures, signs of private fonts, accents, divided words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from ..text.invisible import Cleaned

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
# What Symbol, Wingdings and their like show for codes that mean nothing in Unicode.
_PRIVATE = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0a8": "▪",
    "\uf06e": "■",
    "\uf06c": "●",
    "\uf0d8": "•",
    "\uf0fc": "✓",
    "\uf076": "•",
    "\uf02d": "-",
    "\uf0e0": "→",
    "\uf0de": "⇒",
    "\uf0b0": "°",
    "\uf0b1": "±",
    "\uf0b4": "×",
    "\uf0a3": "≤",
    "\uf0b3": "≥",
    "\uf0b9": "≠",
    "\uf0bb": "≈",
    "\uf061": "α",
    "\uf062": "β",
    "\uf067": "γ",
    "\uf064": "δ",
    "\uf06d": "μ",
    "\uf070": "π",
    "\uf073": "σ",
    "\uf071": "θ",
    "\uf044": "Δ",
    "\uf053": "Σ",
}
_ODD = re.compile("[\ufb00-\ufb06\ufb1d-\ufb4f\ufb50-\ufdff\ufe70-\ufefc\ue000-\uf8ff\ufffd]")
_LOST = re.compile("[\ue000-\uf8ff\ufffd]")
# Accents that old TeX fonts draw as letters of their own, before the letter that carries them.
_ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¯": "\u0304",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "˚": "\u030a",
    "˝": "\u030b",
}
_ACCENTED = re.compile("([´¨ˆ˜¯ˇ˘˚˝])[ ]?([A-Za-zı])")
_PLAIN = re.compile(r"[ -~\ufffe]*")
_LETTERS = re.compile(r"[^\W\d_]+")


def clean_letters(text: str) -> tuple[str, int]:
    """(the letters of a word as everybody writes them, how many of them cannot be read)."""
    if _PLAIN.fullmatch(text):
        return text, 0
    if _ODD.search(text):
        text = _ODD.sub(_everyday, text)
    text = _ACCENTED.sub(_combined, text)
    lost = len(_LOST.findall(text))
    if lost:
        text = _LOST.sub("", text)
    return unicodedata.normalize("NFC", Cleaned(text).text), lost


def _everyday(match: re.Match[str]) -> str:
    char = match[0]
    if char in _LIGATURES:
        return _LIGATURES[char]
    if char in _PRIVATE:
        return _PRIVATE[char]
    if "\ufb1d" <= char <= "\ufefc":
        # Presentation forms of Hebrew and Arabic: the shape that a letter has in its word.
        return unicodedata.normalize("NFKC", char)
    return char


def _combined(match: re.Match[str]) -> str:
    carrier = "i" if match[2] == "ı" else match[2]
    letter = unicodedata.normalize("NFC", carrier + _ACCENTS[match[1]])
    return letter if len(letter) == 1 else match[0]


class WordJoiner:
    """Joins words that a line's end divided, by what else the document says."""

    def __init__(self) -> None:
        self._known: Counter[str] = Counter()

    def learn(self, text: str) -> None:
        """Takes note of the words of a line; its last may be half of one."""
        self._known.update(word.casefold() for word in _LETTERS.findall(text))

    def join(self, before: str, after: str) -> str:
        """Two lines as one text. A hyphen stays where the word is written with it."""
        half = before.rstrip("-\u2010\ufffe")
        if half == before or not after:
            return f"{before} {after}" if not _unspaced(before, after) else before + after
        left = re.search(r"[^\W\d_]+$", half)
        right = re.match(r"[^\W\d_]+", after)
        if not left or not right or len(before) - len(half) > 1:
            return half + "-" + after
        whole = (left[0] + right[0]).casefold()
        if self._known[whole]:
            return half + after
        if right[0][0].isupper():
            return half + "-" + after
        # Both halves are words of the document by themselves and their union is none of it.
        parts = self._known[left[0].casefold()], self._known[right[0].casefold()]
        own = len(left[0]) > 2 and len(right[0]) > 2 and min(parts) > 1
        return half + ("-" if own else "") + after


def _unspaced(before: str, after: str) -> bool:
    """Scripts without blanks between words: nothing is put where a line ended."""
    return bool(before) and bool(after) and _is_wide(before[-1]) and _is_wide(after[0])


def _is_wide(char: str) -> bool:
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
