"""Is a part that a model told worth keeping? Every sentence is held against what it cites.

Support R(g, s) = sum of the weights of the stems of g that stand in s / sum of all of g, as in
metrics/evidence.py; s are the cited passages, and at most two more that are cited with them then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...domain.language import language_of
from ..metrics.evidence import GROUNDED, leaks_in, missing_tokens
from ..text.languages import using
from ..text.words import content_stems, count_words, fold
from .material import Chunk, Unit
from .told import Line, Stated, Told, told

# So much of a part may be taken out before the source's own text is the better part.
_LEAST_KEPT = 0.6
_LEAST_LENGTH, _MOST_LENGTH = 0.35, 2.2
_WORDS_TO_TELL = 25
_MORE_CITED = 2  # passages beside those that the model named


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: `kind` is "support", "number", "leak", "repeat", "language", "length",
    "term", "note"; `words` a sentence for whoever mends it. `is_hard` ones may not stay."""

    kind: str
    words: str

    @property
    def is_hard(self) -> bool:
        """Whether the part cannot stay as it is."""
        return self.kind in ("support", "number", "leak", "repeat", "language", "length")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A told part with what was found. `lines` hold only sentences that the passages support, each
    with the passages that support it; `kept` is their share of the words."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    kept: float
    statements: int
    supported: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing has to be mended."""
        return not any(one.is_hard for one in self.findings)

    @property
    def is_usable(self) -> bool:
        """Whether what is left may stand for the part."""
        bad = {one.kind for one in self.findings} & {"language", "length"}
        return bool(self.lines) and self.kept >= _LEAST_KEPT and not bad

    @property
    def rank(self) -> tuple[bool, bool, float, int]:
        """Orders tellings of the same part, the best highest."""
        hard = sum(one.is_hard for one in self.findings)
        return self.is_sound, self.is_usable, self.kept, -hard


def judged(unit: Unit, answer: str, *, language: str, weights: Mapping[str, float]) -> Verdict:
    """Hold an answer against its passages."""
    with using(language):
        return _judged(unit, told(answer), language, weights)


def _judged(unit: Unit, found: Told, language: str, weights: Mapping[str, float]) -> Verdict:
    findings: list[Finding] = []
    lines: list[Line] = []
    words = kept = statements = supported = 0
    seen: set[str] = set()
    for line in found.lines:
        good = []
        for one in line.sentences:
            size, stems = count_words(one.text), content_stems(one.text)
            words += size
            statements += 1
            checked, wrong = _checked(unit, one, stems, weights)
            # Authors repeat themselves with one word changed, models word by word.
            said = fold(one.text)
            if len(stems) > 3 and said in seen:
                wrong = Finding("repeat", f"It is said twice: “{one.text[:80]}”.")
            seen.add(said)
            if wrong is not None:
                findings.append(wrong)
                continue
            supported += 1
            kept += size
            good.append(checked)
        if good:
            lines.append(replace(line, sentences=tuple(good)))
    findings += _whole(unit, found, words, language)
    return Verdict(tuple(lines), tuple(findings), kept / words if words else 0.0,
                   statements, supported)  # fmt: skip


def _checked(
    unit: Unit, one: Stated, stems: Sequence[str], weights: Mapping[str, float]
) -> tuple[Stated, Finding | None]:
    """The sentence with citations that hold, or what is wrong with it."""
    leak = leaks_in(one.text)
    if leak:
        return one, Finding("leak", f"“{leak}” is no part of a lesson.")
    known = {chunk.id: chunk for chunk in unit.chunks}
    cited = [known[name] for name in one.cites if name in known]
    if not stems:
        return replace(one, cites=tuple(chunk.id for chunk in cited)), None
    missing = ""
    for _ in range(_MORE_CITED + 1):
        support = _support(stems, cited, weights)
        missing = missing_tokens(one.text, " ".join(chunk.text for chunk in cited))
        if support >= GROUNDED and not missing:
            return replace(one, cites=tuple(chunk.id for chunk in cited)), None
        others = [chunk for chunk in unit.chunks if chunk not in cited]
        if not others:
            break
        # What the model rested it on without saying so.
        cited.append(max(others, key=lambda c: _support(stems, [*cited, c], weights)))
    if support < GROUNDED:
        return one, Finding("support", f"The passages do not say: “{one.text[:160]}”.")
    words = f"“{missing}” does not stand in the passages that are cited for: “{one.text[:120]}”."
    return one, Finding("number", words)


def _support(stems: Sequence[str], chunks: Sequence[Chunk], weights: Mapping[str, float]) -> float:
    there = {part for chunk in chunks for part in content_stems(chunk.text)}
    # A stem that the lesson does not know weighs as much as its rarest.
    rare = max(weights.values(), default=1.0)
    whole = sum(weights.get(part, rare) for part in stems)
    return sum(weights.get(part, rare) for part in stems if part in there) / whole


def _whole(unit: Unit, found: Told, words: int, language: str) -> list[Finding]:
    findings = [Finding("note", f"This is no part of a lesson: “{line[:80]}”.")
                for line in found.dropped]  # fmt: skip
    if words < _LEAST_LENGTH * unit.words:
        findings.append(Finding("length", "It is much shorter than what the passages say."))
    if words > _MOST_LENGTH * unit.words:
        findings.append(Finding("length", "It is far longer than the passages."))
    text = " ".join(one.text for one in found.sentences)
    code = language.split("-")[0]
    if code and words >= _WORDS_TO_TELL and (told_in := language_of(text)) not in ("", code):
        findings.append(Finding("language", f"It is in another language ({told_in})."))
    folded = fold(text)
    findings += [
        Finding("term", f"It should name and explain “{term}”.")
        for term in unit.terms
        if fold(term) not in folded
    ]
    return findings
