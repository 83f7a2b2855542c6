"""Simple formulas as letters with raised and lowered ones: "E = mc^2" where no picture can stand.

    formula_text(r"a^2 + \\frac{b}{2}")    # [("a", ""), ("2", "sup"), (" + b/2", "")]

What is not understood gives None: then the source says more than a guess.
"""

from __future__ import annotations

import re

Mark = tuple[str, str]
MOST = 400

_TOKEN = re.compile(r"\\[a-zA-Z]+\*?|\\.|[{}^_&]|\s+|[^\\{}^_&\s]")


def _pairs(text: str) -> dict[str, str]:
    """Names and what they stand for, in turns."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_SYMBOLS = _pairs(
    """
    alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ
    omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω
    infty ∞ partial ∂ nabla ∇ ell ℓ hbar ħ degree ° circ ° prime ′ emptyset ∅ sum ∑ prod ∏ int ∫
    sin sin cos cos tan tan log log ln ln exp exp min min max max lim lim dots … ldots … cdots ⋯
    langle ⟨ rangle ⟩ vert | mid | forall ∀ exists ∃
    """
)
_OPERATORS = _pairs(
    """
    times × cdot · div ÷ pm ± mp ∓ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ equiv ≡
    propto ∝ to → rightarrow → longrightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒
    Leftrightarrow ⇔ rightleftharpoons ⇌ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩
    land ∧ lor ∨ neg ¬ lt < gt > ll ≪ gg ≫
    """
)
_SPACES = {",": " ", ";": " ", ":": " ", "!": "", " ": " ", "quad": "  ", "qquad": "   "}
_PLAIN = frozenset(
    ("text", "mathrm", "mathit", "mathbf", "mathsf", "operatorname", "textrm", "textbf", "textit")
)
_NOTHING = frozenset(("left", "right", "displaystyle", "textstyle", "big", "Big", "bigl", "bigr"))
_SIGNS = frozenset("=<>+")


def formula_text(tex: str) -> tuple[Mark, ...] | None:
    """The formula as (letters, "" or "sub" or "sup"), None for one that needs a picture."""
    if len(tex) > MOST:
        return None
    tokens = _TOKEN.findall(tex)
    if "".join(tokens) != tex:
        return None
    try:
        reader = _Reader(tokens)
        reader.read("")
        return _joined(reader.made) or None
    except _TooHard:
        return None


class _TooHard(Exception):
    """It cannot stand on one line."""


class _Reader:
    """Goes through the tokens once."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens, self._at = tokens, 0
        self.made: list[Mark] = []

    def read(self, script: str) -> None:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token == "}":
                raise _TooHard
            self._at += 1
            self._one(token, script)

    def _one(self, token: str, script: str) -> None:
        if token in ("^", "_"):
            if script:
                raise _TooHard  # a raised letter on a raised letter
            self._group("sup" if token == "^" else "sub")
        elif token == "{":
            self._at -= 1
            self._group(script)
        elif token.startswith("\\"):
            self._command(token[1:], script)
        elif token.isspace():
            return
        elif token == "&":
            raise _TooHard
        elif token in _SIGNS and not script and self.made:
            self._put(f" {token} ", script)
        else:
            self._put({"-": "−", "'": "′"}.get(token, token), script)

    def _command(self, name: str, script: str) -> None:
        if name in _OPERATORS:
            self._put(_OPERATORS[name] if script else f" {_OPERATORS[name]} ", script)
        elif name in _SYMBOLS:
            self._put(_SYMBOLS[name], script)
        elif name in _SPACES:
            self._put(_SPACES[name], script)
        elif name in _PLAIN:
            self._words(script)
        elif name in ("frac", "tfrac", "dfrac"):
            self._fraction(script)
        elif name == "sqrt":
            self._put("√", script)
            self._bracketed(script)
        elif len(name) == 1 and not name.isalpha() and name != "\\":
            self._put(name, script)
        elif name not in _NOTHING:
            raise _TooHard

    def _fraction(self, script: str) -> None:
        self._bracketed(script)
        self._put("/", script)
        self._bracketed(script)

    def _bracketed(self, script: str) -> None:
        """A group, in brackets where it is more than one thing."""
        start = len(self.made)
        self._group(script)
        inner = self.made[start:]
        text = "".join(letters for letters, _ in inner)
        if len(text) > 1 and not text.isalnum():
            self.made[start:] = [("(", script), *inner, (")", script)]

    def _group(self, script: str) -> None:
        """What stands in braces, else the next sign alone."""
        self._skip_space()
        if self._at >= len(self._tokens):
            raise _TooHard
        token = self._tokens[self._at]
        self._at += 1
        if token != "{":
            if token in ("^", "_", "}"):
                raise _TooHard
            self._one(token, script)
            return
        while self._at < len(self._tokens) and self._tokens[self._at] != "}":
            self._at += 1
            self._one(self._tokens[self._at - 1], script)
        if self._at >= len(self._tokens):
            raise _TooHard
        self._at += 1

    def _words(self, script: str) -> None:
        """Upright letters, with their spaces."""
        self._skip_space()
        if self._at >= len(self._tokens) or self._tokens[self._at] != "{":
            raise _TooHard
        self._at += 1
        while self._at < len(self._tokens) and self._tokens[self._at] != "}":
            token = self._tokens[self._at]
            self._at += 1
            if token.isspace():
                self._put(" ", script)
            else:
                self._one(token, script)
        if self._at >= len(self._tokens):
            raise _TooHard
        self._at += 1

    def _skip_space(self) -> None:
        while self._at < len(self._tokens) and self._tokens[self._at].isspace():
            self._at += 1

    def _put(self, letters: str, script: str) -> None:
        self.made.append((letters, script))


def _joined(marks: list[Mark]) -> tuple[Mark, ...]:
    made: list[Mark] = []
    for letters, script in marks:
        if made and made[-1][1] == script:
            made[-1] = (made[-1][0] + letters, script)
        else:
            made.append((letters, script))
    return tuple((re.sub(r" {2,}", " ", letters), script) for letters, script in made if letters)
