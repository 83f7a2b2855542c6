"""Comparing what was typed with what was expected: exactly, by wildcards, by regular expression."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Literal

from ._pattern import MAX_PATTERNS, pattern_fault, pattern_fits
from .base import EPSILON, Canonical, Fraction, Problem, Text

# What a keyboard cannot type is taken for what it can: curly quotes, dashes.
_TYPED_AS = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "´": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\ufeff": None,
    }
)  # fmt: skip


Step = Literal["trim", "collapse_space", "nfc", "ignore_accents"]
STEPS: tuple[Step, ...] = ("trim", "collapse_space", "nfc")


def normalised(
    text: str,
    *,
    case_sensitive: bool = False,
    ignore_accents: bool = False,
    steps: Sequence[Step] = STEPS,
) -> str:
    """The form in which two texts are compared.

    Spaces are trimmed and collapsed; compatibility forms count as their plain twins ("CO₂" is
    "CO2"), curly quotes and dashes as typed ones; case and accents as told. `steps` may leave
    out some of that.
    """
    plain = "nfc" in steps
    if plain:
        text = unicodedata.normalize("NFKC", text.translate(_TYPED_AS)).translate(_TYPED_AS)
    if ignore_accents or "ignore_accents" in steps:
        split = unicodedata.normalize("NFD", text)
        text = "".join(letter for letter in split if not unicodedata.combining(letter))
    if not case_sensitive:
        text = text.casefold()
    if plain:
        text = unicodedata.normalize("NFC", text)
    if "collapse_space" in steps:
        ends = text[:1].isspace(), text[-1:].isspace()
        text = " ".join(text.split())
        if "trim" not in steps and text:
            text = " " * ends[0] + text + " " * ends[1]
    return text.strip() if "trim" in steps else text


class TextAnswer(Canonical):
    """An accepted text; `match` says how it is compared."""

    text: Text
    match: Literal["exact", "wildcard", "regex"] = "exact"
    fraction: Fraction = 1
    feedback: Text = ""

    def example(self) -> str:
        """A text that it takes, "" for a regular expression: none can be made from it."""
        if self.match == "regex":
            return ""
        if self.match == "exact":
            return self.text
        return "".join(_pieces(self.text)).strip() or self.text

    def words(self) -> str:
        """The answer as it is shown (Markdown)."""
        return f"`{self.text}`" if self.match == "regex" else self.example()


def text_fits(
    answers: Sequence[TextAnswer],
    given: str,
    *,
    case_sensitive: bool,
    steps: Sequence[Step] = STEPS,
) -> TextAnswer | None:
    """The first answer that takes the text, as in Moodle; None when none does.

    A regular expression has to take all of it, and tells cases apart by itself: [A-Z] keeps its
    meaning.
    """
    typed = normalised(given, case_sensitive=case_sensitive, steps=steps)
    as_typed = normalised(given, case_sensitive=True, steps=steps)
    for answer in answers:
        if answer.match == "regex":
            if pattern_fits(answer.text, as_typed, case_sensitive=case_sensitive):
                return answer
            continue
        wanted = normalised(answer.text, case_sensitive=case_sensitive, steps=steps)
        if wanted == typed or (answer.match == "wildcard" and wildcard_matches(wanted, typed)):
            return answer
    return None


def pattern_faults(answers: Iterable[TextAnswer]) -> str:
    """Why the regular expressions of a question cannot be judged, "" when they can (English)."""
    patterns = [answer.text for answer in answers if answer.match == "regex"]
    if sum(map(len, patterns)) > MAX_PATTERNS:
        return f"they have more than {MAX_PATTERNS} characters together"
    return next((fault for text in patterns if (fault := pattern_fault(text))), "")


def text_faults(answers: Sequence[TextAnswer], field: str) -> tuple[Problem, ...]:
    """No answer with full credit, patterns that are none, empty ones."""
    found = []
    for number, answer in enumerate(answers, 1):
        place = f"{field}[{number}].text"
        if not answer.text.strip():
            found.append(Problem(place, "it is empty, and nothing can be typed that fits"))
        elif answer.match == "regex" and (fault := pattern_fault(answer.text)):
            found.append(Problem(place, f"the regular expression cannot be used: {fault}"))
    if not any(answer.fraction > 1 - EPSILON for answer in answers):
        found.append(Problem(field, "no answer brings full credit (fraction 1)"))
    return tuple(found)


def wildcard_matches(pattern: str, text: str) -> bool:
    """`*` stands for any run of characters, `\\*` for a star; both sides already normalised.

    The pieces between the stars are looked for one after another, each as early as it can be:
    no way back is ever needed.
    """
    first, *others = _pieces(pattern)
    if not others:
        return text == first
    *middle, last = others
    at, end = len(first), len(text) - len(last)
    if at > end or not text.startswith(first) or not text.endswith(last):
        return False
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _pieces(pattern: str) -> list[str]:
    """The literal texts between the stars of a pattern: one more than it has stars."""
    pieces, escaped = [""], False
    for letter in pattern:
        if escaped:
            pieces[-1] += letter if letter == "*" else "\\" + letter
            escaped = False
        elif letter == "\\":
            escaped = True
        elif letter == "*":
            pieces.append("")
        else:
            pieces[-1] += letter
    if escaped:
        pieces[-1] += "\\"
    return pieces
