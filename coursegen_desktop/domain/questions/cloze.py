"""A text with gaps: chosen from a list, typed as text or number, or taken from a word bank."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StrictInt, StringConstraints

from ._placed import PlacedQuestion
from ._scoring import Scored, fraction_of
from ._typed_number import NumberAnswer, parse_number
from ._typed_text import TextAnswer, normalised, pattern_faults, text_fits
from .base import (
    EPSILON,
    MAX_TYPED,
    Amount,
    Answer,
    AnswerClass,
    Canonical,
    Flag,
    GapView,
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
    WordView,
    twice,
    verdict_of,
)

GAP = re.compile(r"\{\{gap:([^{}]+)\}\}")

Typed = Annotated[str, StringConstraints(strict=True, max_length=MAX_TYPED)]


class ClozeAnswer(Answer):
    """Gap name to what was given: an option's or a word's id, or the text as typed."""

    gaps: Annotated[dict[Text, Typed], Field(max_length=10_000)] = Field(default_factory=dict)


class ChoiceGap(Canonical):
    """Choose from a list."""

    kind: Literal["choice"]
    choices: tuple[Option, ...]
    weight: Amount = 1
    shuffle: Flag = False
    display: Literal["dropdown", "vertical", "horizontal", "multi_vertical", "multi_horizontal"] = (
        "dropdown"
    )


class TextGap(Canonical):
    """Type a text; the first accepted text that fits decides, as in Moodle."""

    kind: Literal["short_text"]
    answers: tuple[TextAnswer, ...]
    weight: Amount = 1
    case_sensitive: Flag = False


class NumberGap(Canonical):
    """Type a number; the first accepted number that fits decides."""

    kind: Literal["numeric"]
    answers: tuple[NumberAnswer, ...]
    weight: Amount = 1


class PoolGap(Canonical):
    """Take one of the words of the question's pool."""

    kind: Literal["pool"]
    correct: tuple[Identifier, ...]
    weight: Amount = 1


class PoolWord(Canonical):
    """A word of the pool."""

    id: Identifier
    text: Text
    group: StrictInt | None = None
    reuse: Flag = False


Gap = Annotated[ChoiceGap | TextGap | NumberGap | PoolGap, Field(discriminator="kind")]


class ClozeQuestion(PlacedQuestion):
    """The prompt holds {{gap:NAME}} for each key of `gaps`."""

    interaction: ClassVar[str] = "cloze"
    label: ClassVar[str] = "Fill the gaps"
    answer_type: ClassVar[AnswerClass] = ClozeAnswer
    placed_in: ClassVar[str] = "gaps"

    type: Literal["cloze"] = "cloze"
    gaps: dict[Text, Gap]
    pool: tuple[PoolWord, ...] = ()
    drag: Flag = False
    scoring: Scoring = "sum_floor_zero"

    @property
    def names(self) -> tuple[str, ...]:
        """The gaps in the order of the prompt."""
        return tuple(GAP.findall(self.prompt))

    def unplayable(self) -> str:
        """Regular expressions that RE2 cannot say, and gaps that take several choices."""
        texts = [gap.answers for gap in self.gaps.values() if isinstance(gap, TextGap)]
        if fault := pattern_faults(answer for answers in texts for answer in answers):
            return f"its regular expression cannot be judged here: {fault}"
        several = ("multi_vertical", "multi_horizontal")
        if any(isinstance(g, ChoiceGap) and g.display in several for g in self.gaps.values()):
            return "gaps with several choices are not playable here"
        return ""

    def correct_answer(self) -> dict[str, object]:
        """For each gap its best answer."""
        return {"gaps": {name: self._best(self.gaps[name])[0] for name in self.names}}

    def correct_text(self) -> str:
        """The right words in the order of the gaps."""
        return "; ".join(self._best(self.gaps[name])[1] for name in self.names)

    def answer_keys(self) -> tuple[Key, ...]:
        """For each gap its best words, about its number, and all others that bring anything."""
        return tuple(self._key(name, number) for number, name in enumerate(self.names, 1))

    def check(self) -> tuple[Problem, ...]:
        """Gaps named in the prompt are the gaps described, each with a right answer."""
        found = []
        named = self.names
        if double := twice(named):
            found.append(Problem("prompt", f"the gap “{double}” stands there twice"))
        found += [
            Problem("gaps", f"the prompt names a gap “{name}” that is not described")
            for name in sorted(set(named) - set(self.gaps))
        ]
        found += [
            Problem("prompt", f"it does not name the gap “{name}”")
            for name in sorted(set(self.gaps) - set(named))
        ]
        if not self.gaps:
            found.append(Problem("gaps", "there is no gap"))
        elif not any(gap.weight > 0 for gap in self.gaps.values()):
            found.append(Problem("gaps", "no gap has a weight"))
        if double := twice(word.id for word in self.pool):
            found.append(Problem("pool", f"the id “{double}” stands there twice"))
        for name, gap in self.gaps.items():
            found += [Problem(f"gaps.{name}", reason) for reason in self._gap_faults(gap)]
        return tuple(found)

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """The gaps in the order of the prompt, and the word bank when words are to be dragged.

        The pool is mixed unless the question says not to.
        """
        # Typed gaps are equally wide: their width tells nothing.
        longest = max((len(self._best(gap)[1]) for gap in self.gaps.values()), default=0)
        width = max(6, min(longest + 2, 28))
        bank = self._bank(seed)
        offers: dict[frozenset[int | None], tuple[OptionView, ...]] = {}
        gaps = []
        for name in self.names:
            gap = self.gaps[name]
            if isinstance(gap, ChoiceGap):
                options = self._arranged(gap.choices, seed, shuffle=gap.shuffle, salt=name)
                gaps.append(GapView(name, "choice", options))
            elif isinstance(gap, PoolGap):
                # The words of the groups that its right words belong to.
                right = set(gap.correct)
                groups = frozenset(word.group for word in bank if word.id in right)
                if groups not in offers:
                    offers[groups] = tuple(
                        OptionView(word.id, word.text) for word in bank if word.group in groups
                    )
                gaps.append(GapView(name, "choice", offers[groups]))
            else:
                gaps.append(GapView(name, "text", width=width))
        return Shown(gaps=tuple(gaps), bank=bank if self.drag else ())

    def _bank(self, seed: int) -> tuple[WordView, ...]:
        """The pool in this attempt's order; what one gap is offered is in the same order."""
        words = {word.id: word for word in self.pool}
        options = tuple(Option(id=word.id, text=word.text) for word in self.pool)
        mixed = self._arranged(options, seed, shuffle=self.shuffle is not False, salt="pool")
        return tuple(
            WordView(item.id, item.text, words[item.id].group, words[item.id].reuse)
            for item in mixed
        )

    def _counted(self, thing: str) -> str:
        """Typed texts as they are compared."""
        return normalised(thing)

    def _gap_faults(self, gap: Gap) -> list[str]:
        if isinstance(gap, PoolGap):
            missing = sorted(set(gap.correct) - {word.id for word in self.pool})
            return (
                [f"there is no word “{missing[0]}” in the pool"]
                if missing
                else ([] if gap.correct else ["no word is right"])
            )
        faults = []
        if isinstance(gap, ChoiceGap):
            if double := twice(item.id for item in gap.choices):
                faults.append(f"the id “{double}” stands there twice")
            best = max((item.fraction for item in gap.choices), default=0)
        else:
            best = max((item.fraction for item in gap.answers), default=0)
        if best < 1 - EPSILON:
            faults.append("no answer brings full credit (fraction 1)")
        return faults

    def _best(self, gap: Gap) -> tuple[str, str]:
        """(what to store, what to show) of the best answer."""
        if isinstance(gap, ChoiceGap):
            choice = max(gap.choices, key=lambda item: item.fraction)
            return choice.id, choice.text
        if isinstance(gap, PoolGap):
            words = {word.id: word.text for word in self.pool}
            return gap.correct[0], words[gap.correct[0]]
        if isinstance(gap, NumberGap):
            number = max(gap.answers, key=lambda item: item.fraction)
            text = number.value if number.value is not None else _inside(number)
            return text, text
        best = max(gap.answers, key=lambda item: (item.fraction, item.match != "regex"))
        return best.example(), best.words()

    def _key(self, name: str, number: int) -> Key:
        gap = self.gaps[name]
        best = self._best(gap)[1]
        others: tuple[str, ...] = ()
        if isinstance(gap, PoolGap):
            others = tuple(word.text for word in self.pool if word.id in gap.correct)
        elif isinstance(gap, ChoiceGap):
            others = tuple(item.text for item in gap.choices if item.fraction > EPSILON)
        elif isinstance(gap, TextGap):
            right = [item for item in gap.answers if item.fraction > EPSILON]
            others = tuple(filter(None, (item.example() for item in right)))
            best = next((item.example() for item in right if item.example()), "")

        def fits(text: str) -> bool:
            return self._judge_gap(gap, text)[0] > 1 - EPSILON

        typed = isinstance(gap, TextGap | NumberGap)
        return Key(
            best, name, f"{number}", others, fits if typed else None, isinstance(gap, NumberGap)
        )

    def _judge(self, answer: ClozeAnswer) -> tuple[float, tuple[Part, ...]]:
        if unknown := sorted(set(answer.gaps) - set(self.gaps)):
            raise self._refuse(f"there is no gap “{unknown[0]}”")
        scored, parts = [], []
        for name in self.names:
            gap, given = self.gaps[name], answer.gaps.get(name, "")
            is_answered = bool(given.strip())
            fraction, shown, feedback = self._judge_gap(gap, given) if is_answered else (0, "", "")
            scored.append(Scored(float(gap.weight), fraction, is_answered))
            verdict = verdict_of(fraction) if is_answered else Verdict.MISSED
            expected = "" if verdict is Verdict.RIGHT else self._best(gap)[1]
            parts.append(Part(name, verdict, shown, expected, feedback))
        return fraction_of(scored, self.scoring), tuple(parts)

    def _judge_gap(self, gap: Gap, given: str) -> tuple[float, str, str]:
        """(fraction, what was given as words, feedback)."""
        if isinstance(gap, ChoiceGap):
            chosen = next((item for item in gap.choices if item.id == given), None)
            if chosen is None:
                raise self._refuse(f"there is no choice “{given}”")
            return float(chosen.fraction), chosen.text, chosen.feedback
        if isinstance(gap, PoolGap):
            words = {word.id: word.text for word in self.pool}
            if given not in words:
                raise self._refuse(f"there is no word “{given}”")
            return float(given in gap.correct), words[given], ""
        if isinstance(gap, NumberGap):
            number = parse_number(given)
            if number is None:
                return 0.0, given, ""
            fits = next((item for item in gap.answers if item.takes(number)), None)
            return (float(fits.fraction), given, fits.feedback) if fits else (0.0, given, "")
        text = text_fits(gap.answers, given, case_sensitive=gap.case_sensitive)
        return (float(text.fraction), given, text.feedback) if text else (0.0, given, "")


def _inside(number: NumberAnswer) -> str:
    """A number that a range takes: its middle."""
    bounds = number.tolerance
    if bounds is None or bounds.kind != "range":
        return "0"
    return f"{(bounds.min + bounds.max) / 2:g}"


QUESTION = ClozeQuestion
