"""Match each stem to an option; with `one_to_one` false, sort several stems into categories."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ._placed import PlacedQuestion
from ._scoring import Scored, fraction_of
from .base import (
    EPSILON,
    Answer,
    AnswerClass,
    Canonical,
    Flag,
    Fraction,
    Identifier,
    Key,
    Option,
    OptionView,
    Part,
    Problem,
    Scoring,
    Shown,
    Text,
    Verdict,
    twice,
    verdict_of,
)


class MatchAnswer(Answer):
    """Stem id to option id; a stem that is absent or maps to "" was left open."""

    pairs: Annotated[dict[Identifier, Text], Field(max_length=10_000)] = Field(default_factory=dict)


class Pair(Canonical):
    """An option that is accepted for a stem. `fraction` is its credit beside the other stems'."""

    stem: Identifier
    option: Identifier
    fraction: Fraction = 1


class MatchQuestion(PlacedQuestion):
    """A stem weighs what its best pair brings; options without a pair are distractors."""

    interaction: ClassVar[str] = "match"
    label: ClassVar[str] = "Matching"
    answer_type: ClassVar[AnswerClass] = MatchAnswer
    placed_in: ClassVar[str] = "pairs"

    type: Literal["match"] = "match"
    stems: tuple[Option, ...]
    options: tuple[Option, ...]
    pairs: tuple[Pair, ...]
    one_to_one: Flag = True
    scoring: Scoring = "sum_floor_zero"

    def correct_answer(self) -> dict[str, object]:
        """For each stem its best option."""
        best = self._best()
        return {"pairs": {stem.id: best[stem.id].option for stem in self.stems}}

    def correct_text(self) -> str:
        """Stem and option, joined by arrows and semicolons."""
        words = {item.id: item.text for item in self.options}
        best = self._best()
        pairs = ((stem.text, words[best[stem.id].option]) for stem in self.stems)
        return "; ".join(f"{stem} → {option}" for stem, option in pairs)

    def answer_keys(self) -> tuple[Key, ...]:
        """For each stem the words of its best option."""
        words = {item.id: item.text for item in self.options}
        best = self._best()
        return tuple(
            Key(words[best[stem.id].option], stem.id, about=stem.text) for stem in self.stems
        )

    def check(self) -> tuple[Problem, ...]:
        """Ids once, pairs that point somewhere, and a right option for each stem."""
        found = []
        stems, options = {item.id for item in self.stems}, {item.id for item in self.options}
        for field, items in (("stems", self.stems), ("options", self.options)):
            if double := twice(item.id for item in items):
                found.append(Problem(field, f"the id “{double}” stands there twice"))
        if not stems:
            found.append(Problem("stems", "there is nothing to match"))
        for number, pair in enumerate(self.pairs, 1):
            if pair.stem not in stems:
                found.append(Problem(f"pairs[{number}].stem", f"there is no stem “{pair.stem}”"))
            if pair.option not in options:
                reason = f"there is no option “{pair.option}”"
                found.append(Problem(f"pairs[{number}].option", reason))
        if double := twice(f"{pair.stem} → {pair.option}" for pair in self.pairs):
            found.append(Problem("pairs", f"the pair “{double}” stands there twice"))
        matched = {pair.stem for pair in self.pairs if pair.fraction > EPSILON}
        if open_stems := [item.id for item in self.stems if item.id not in matched]:
            found.append(Problem("pairs", f"the stem “{open_stems[0]}” has no right option"))
        return tuple(found)

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """Stems as written. Options are mixed unless told not to: their order would tell all."""
        options = self._arranged(self.options, seed, shuffle=self.shuffle is not False)
        stems = tuple(OptionView(item.id, item.text) for item in self.stems)
        return Shown(options=options, stems=stems, reuses=not self.one_to_one)

    def _best(self) -> dict[str, Pair]:
        """For each stem the first of its best pairs."""
        best: dict[str, Pair] = {}
        for pair in self.pairs:
            if pair.stem not in best or pair.fraction > best[pair.stem].fraction:
                best[pair.stem] = pair
        return best

    def _judge(self, answer: MatchAnswer) -> tuple[float, tuple[Part, ...]]:
        words = {item.id: item.text for item in self.options}
        stems = {item.id for item in self.stems}
        for name, option in answer.pairs.items():
            if name not in stems:
                raise self._refuse(f"there is no stem “{name}”")
            if option and option not in words:
                raise self._refuse(f"there is no option “{option}”")
        credit = {(pair.stem, pair.option): float(pair.fraction) for pair in self.pairs}
        scored, parts, bests = [], [], self._best()
        for stem in self.stems:
            best, given = bests[stem.id], answer.pairs.get(stem.id, "")
            weight = float(best.fraction)
            fraction = max(-1.0, credit.get((stem.id, given), 0.0) / weight)
            scored.append(Scored(weight, fraction, bool(given)))
            verdict = verdict_of(fraction) if given else Verdict.MISSED
            expected = "" if verdict is Verdict.RIGHT else words[best.option]
            text = stem.feedback
            parts.append(Part(stem.id, verdict, words.get(given, ""), expected, text))
        return fraction_of(scored, self.scoring), tuple(parts)


QUESTION = MatchQuestion
