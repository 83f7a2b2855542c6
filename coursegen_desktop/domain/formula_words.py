"""Simple formulas in words: "E = mc^2" is "E equals m c squared".

A voice that spells TeX helps nobody, so a formula is read only when it is a plain chain of
names, figures and operators, with small fractions and roots; `reading` gives "" for the others.
The words are English templates; who speaks another language gives its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# Longer chains are not understood when they are heard.
MOST_TOKENS = 24

WORDS: Mapping[str, str] = {
    "=": "equals",
    "+": "plus",
    "-": "minus",
    "*": "times",
    "/": "divided by",
    "<": "is less than",
    ">": "is greater than",
    "<=": "is at most",
    ">=": "is at least",
    "!=": "is not equal to",
    "~": "is about",
    "+-": "plus or minus",
    "->": "gives",
    "inf": "infinity",
    "%": "percent",
    "!": "factorial",
    "squared": "squared",
    "cubed": "cubed",
    "power": "to the power of {exponent}",
    "index": "{index}",
    "over": "{top} over {bottom}",
    "root": "the square root of {content}",
    "of": "of {content}",
}
_COMMANDS = {
    "times": "*", "cdot": "*", "div": "/", "leq": "<=", "le": "<=", "geq": ">=", "ge": ">=",
    "neq": "!=", "ne": "!=", "approx": "~", "sim": "~", "pm": "+-", "to": "->",
    "rightarrow": "->", "longrightarrow": "->", "infty": "inf", "lt": "<", "gt": ">",
}  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GREEK = _words(
    """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau
    upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega
    """
)
_VARIANTS = {"varepsilon": "epsilon", "vartheta": "theta", "varphi": "phi", "varrho": "rho"}
_PLAIN_GROUPS = frozenset({"text", "mathrm", "mathit", "mathbf", "operatorname", "textrm"})
_NAMED = frozenset({"sin", "cos", "tan", "log", "ln", "exp", "min", "max"})
_NOTHING = frozenset({",", ";", ":", "!", " ", "quad", "qquad", "left", "right", "displaystyle"})
_TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|\d+(?:[.,]\d+)?|[^\s]")
_SIGNS = {"−": "-", "·": "*", "×": "*", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "→": "->"}


class _TooHard(Exception):
    """Not to be read in words."""


def reading(tex: str, words: Mapping[str, str] = WORDS) -> str:
    """The formula in words, or "" when it is no simple one."""
    tokens = _TOKEN.findall(tex)
    if not tokens or len(tokens) > MOST_TOKENS:
        return ""
    try:
        return _Reader(tokens, words).whole()
    except _TooHard:
        return ""


class _Reader:
    """Goes through the tokens once."""

    def __init__(self, tokens: list[str], words: Mapping[str, str]) -> None:
        self._tokens = tokens
        self._words = words
        self._at = 0

    def whole(self) -> str:
        said = self._chain("")
        if self._at < len(self._tokens):
            raise _TooHard
        return said

    def _chain(self, until: str) -> str:
        parts: list[str] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token == until:
                break
            self._at += 1
            said = self._one(token)
            if said:
                parts.append(said)
        return " ".join(parts)

    def _one(self, token: str) -> str:
        if token == "^":
            return self._power()
        if token == "_":
            return self._words["index"].format(index=self._group())
        if token.startswith("\\"):
            return self._command(token[1:])
        if token == "{":
            self._at -= 1
            return self._group()
        if token == "(":
            return self._brackets()
        sign = _SIGNS.get(token, token)
        if sign in self._words and not sign.isalpha():
            return self._words[sign]
        if sign.isalnum() or sign[0].isdecimal() or sign in ",'":
            return sign
        raise _TooHard

    def _command(self, name: str) -> str:
        if name in _COMMANDS:
            return self._words[_COMMANDS[name]]
        name = _VARIANTS.get(name, name)
        if name in _GREEK or name in _NAMED:
            return name.lower()
        if name in _PLAIN_GROUPS:
            return self._plain()
        if name == "frac":
            top, bottom = self._single(), self._single()
            return self._words["over"].format(top=top, bottom=bottom)
        if name == "sqrt":
            return self._words["root"].format(content=self._single())
        if name == "%":
            return self._words["%"]
        if name in _NOTHING:
            return ""
        raise _TooHard

    def _power(self) -> str:
        exponent = self._single()
        special = {"2": "squared", "3": "cubed"}.get(exponent)
        if special:
            return self._words[special]
        return self._words["power"].format(exponent=exponent)

    def _brackets(self) -> str:
        # "f(x)" is read "f of x", "2(a + b)" has to be seen.
        before = self._tokens[self._at - 2] if self._at > 1 else ""
        content = self._chain(")")
        self._close(")")
        if len(before) == 1 and before.isalpha() and " " not in content:
            return self._words["of"].format(content=content)
        raise _TooHard

    def _single(self) -> str:
        """A group of one word: of more nobody would hear where it ends."""
        content = self._group()
        if len(content.split()) != 1:
            raise _TooHard
        return content

    def _group(self) -> str:
        if self._at >= len(self._tokens):
            raise _TooHard
        token = self._tokens[self._at]
        self._at += 1
        if token != "{":
            return self._one(token)
        content = self._chain("}")
        self._close("}")
        if not content:
            raise _TooHard
        return content

    def _plain(self) -> str:
        if self._at >= len(self._tokens) or self._tokens[self._at] != "{":
            raise _TooHard
        self._at += 1
        letters: list[str] = []
        while self._at < len(self._tokens) and self._tokens[self._at] != "}":
            letters.append(self._tokens[self._at])
            self._at += 1
        self._close("}")
        if any(letter in "\\_^" for letter in letters):
            raise _TooHard
        return "".join(letters)

    def _close(self, sign: str) -> None:
        if self._at >= len(self._tokens) or self._tokens[self._at] != sign:
            raise _TooHard
        self._at += 1
