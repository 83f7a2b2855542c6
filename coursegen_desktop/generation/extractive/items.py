"""Questions from terms and their definitions. Each rests on one sentence and names it.

A builder returns None where no sound question can be made; nothing is padded. Whatever it
returns has passed the rules of `flaws`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from ..text.languages import current, say
from ..text.sentences import Sentence
from ..text.words import content_stems, fold, is_plural, words
from .distractors import overlap, plausibility, shares_word
from .flaws import even_lengths, item_flaws, statement_flaws, stem_flaws
from .material import is_statement, shown
from .terms import Term, lowered
from .wording import article_before, is_vague, neutral_before

_ARTICLE_BEFORE = re.compile(r"\b([Aa])n?\s+$")
_QUOTES = re.compile('[“”„«»"]')
GAP = "{{gap:g1}}"
MIN_PAIRS, MAX_PAIRS = 4, 6
# Definitions that share more of their words may both be true of the same thing.
_MAX_OVERLAP = 0.3
_FALSE = 6
_ASIDE_NAME = re.compile(r"^\s*\([^()\n]{1,60}\)(?=\s|[.,;:])")


# How hard a type is for somebody who knows the subject half; 0 easy to 1. An estimate that
# answers replace as soon as there are some (domain/item_statistics).
_DIFFICULTY = {
    "true_false": 0.3,
    "choice": 0.4,
    "match": 0.45,
    "order": 0.5,
    "cloze": 0.55,
    "numeric": 0.6,
    "essay": 0.7,
}


@dataclass(frozen=True, slots=True)
class Item:
    """A question without its id, what it tests, and what it asks in plain words.

    `terms` are the concepts that it tests, folded; `score` orders candidates, higher is better;
    `goal` is the outcome that it serves when no stated one fits, "" where that says nothing;
    `is_harvested`: the author of the source wrote it.
    """

    question: Mapping[str, object]
    terms: tuple[str, ...]
    gist: str
    score: int = 0
    goal: str = ""
    is_harvested: bool = False

    @property
    def kind(self) -> str:
        """The question type."""
        return str(self.question["type"])

    @property
    def form(self) -> str:
        """The type, single and multiple choice told apart."""
        several = self.kind == "choice" and not self.question.get("single")
        return "multiple" if several else self.kind


def sound(item: Item | None) -> Item | None:
    """The item, unless a rule finds a flaw in it."""
    return None if item is None or item_flaws(item.question) else item


def difficulty(kind: str, closeness: float = 0.0) -> float:
    """The estimate for a question; `closeness` 0..1 says how near the wrong options come."""
    return round(min(0.95, _DIFFICULTY.get(kind, 0.5) + 0.25 * min(max(closeness, 0.0), 1.0)), 2)


def _closeness(term: Term, wrong: Sequence[Term]) -> float:
    """The mean plausibility of the wrong options, scaled to 0..1."""
    return sum(plausibility(term, other) for other in wrong) / max(len(wrong), 1) / 6


def option_id(place: int) -> str:
    """a, b, c, ..."""
    return chr(97 + place)


def citation(evidence: Sentence, anchor: str, more: Sequence[Sentence] = ()) -> dict[str, object]:
    """What a question rests on, as its `ext` holds it."""
    found: dict[str, object] = {"coursegen:span": evidence.span, "coursegen:anchor": anchor}
    if more:
        found["coursegen:spans"] = [sentence.span for sentence in (evidence, *more)]
    return found


def why(evidence: Sentence) -> str:
    """The source's own words, as the explanation of an answer."""
    text = shown(evidence) if evidence.marks else evidence.text
    return say("in_text_bare" if _QUOTES.search(text) else "in_text", text)


def choice_by_definition(
    term: Term, wrong: Sequence[Term], anchor: str, rng: Random
) -> Item | None:
    """Which term has this definition?"""
    definition = lowered(term.definition)
    if len(wrong) < 2 or shares_word(term.name, definition) or _QUOTES.search(definition):
        return None
    if any(shares_word(other.name, definition) for other in wrong):
        wrong = [other for other in wrong if not shares_word(other.name, definition)]
        if len(wrong) < 2:
            return None
    stem = say("by_code" if term.is_code else "by_definition", definition)
    if term.is_purpose:
        stem = say("by_purpose", term.definition)
    options = [(term.title, 1, "")] + [(other.title, 0, other.sentence) for other in wrong]
    return _choice(stem, options, term, wrong, anchor, rng, 20)


def choice_by_term(term: Term, wrong: Sequence[Term], anchor: str, rng: Random) -> Item | None:
    """What does this term mean?"""
    if term.is_code and not term.is_purpose:
        return None
    fitting = [
        other
        for other in wrong
        if even_lengths([term.definition, other.definition])
        and not shares_word(term.name, other.definition)
    ]
    definitions = [term.definition, *(other.definition for other in fitting)]
    if len(fitting) < 2 or not even_lengths(definitions) or shares_word(term.name, term.definition):
        return None
    stem = say("meaning", term.name)
    if term.is_purpose:
        stem = say("purpose", term.title)
    options = [(_meaning(term), 1, "")]
    for other in fitting:
        told = say("used_for_that", other.title) if other.is_purpose else ""
        options.append((_meaning(other), 0, told or say("meaning_of", other.name)))
    return _choice(stem, options, term, fitting, anchor, rng, 17)


def _choice(
    stem: str,
    options: list[tuple[str, int, str]],
    term: Term,
    wrong: Sequence[Term],
    anchor: str,
    rng: Random,
    worth: int,
) -> Item | None:
    rng.shuffle(options)
    choices: list[dict[str, object]] = []
    for place, (text, fraction, feedback) in enumerate(options):
        choice: dict[str, object] = {"id": option_id(place), "text": text, "fraction": fraction}
        if feedback:
            choice["feedback"] = feedback
        choices.append(choice)
    near = _closeness(term, wrong)
    question = {
        "type": "choice",
        "single": True,
        "prompt": stem,
        "difficulty": difficulty("choice", near),
        "choices": choices,
        "feedback": {"general": why(term.evidence)},
        "ext": citation(term.evidence, anchor),
    }
    score = worth + round(8 * near) + _standing(term)
    return sound(Item(question, (term.key,), stem + " " + term.name, score, goal_of(term)))


def goal_of(term: Term) -> str:
    """The outcome that a question on a term serves."""
    if term.is_code:
        return say("goal_recall_for" if term.is_purpose else "goal_recall", term.title)
    return say("goal_define", term.name)


def _standing(term: Term) -> int:
    """What the text itself says about a term's weight: its uses, and how surely it is defined."""
    return min(term.uses, 8) - (6 if term.trust == "pattern" else 0)


def true_false(term: Term, rivals: Sequence[Term], anchor: str, rng: Random) -> Item | None:
    """The defining sentence itself, or with a sibling's name in place of the right one."""
    sentence, place = term.evidence, term.name_at
    if term.shape != "is" or place is None or term.is_code or not is_statement(sentence):
        return None
    if statement_flaws(sentence.text) or is_vague(sentence.text) or not 6 <= _size(sentence) <= 40:
        return None
    swaps = [
        other
        for other in rivals
        if other.article == term.article
        and other.shape == "is"
        and len(other.name) <= 40
        and overlap(term, other) < _MAX_OVERLAP
    ]
    is_true = rng.random() < 0.4 or not swaps
    prompt = shown(sentence)
    if not is_true:
        swapped = _swapped(sentence, place, swaps[0])
        if swapped is None:
            return None
        prompt = swapped
    question = {
        "type": "true_false",
        "prompt": prompt,
        "difficulty": difficulty("true_false", 0.0 if is_true else _closeness(term, swaps[:1])),
        "answer": is_true,
        "feedback": {"general": why(sentence)},
        "ext": citation(sentence, anchor),
    }
    # Fewer terms have a sibling to be taken for, so most statements would be true.
    score = 8 + _standing(term) + (0 if is_true else _FALSE)
    return sound(Item(question, (term.key,), sentence.text, score, goal_of(term)))


def _swapped(sentence: Sentence, place: tuple[int, int], other: Term) -> str | None:
    """The sentence with another name at `place`, its article made to fit."""
    start, end = place
    before, after = shown(sentence, 0, start), shown(sentence, end)
    if shares_word(other.name, sentence.text):
        return None
    name = other.name if before else other.title
    article = _ARTICLE_BEFORE.search(before)
    if article:
        an = "n" if fold(name)[:1] in "aeiou" else ""
        before = before[: article.start()] + article[1] + an + " "
    return before + name + after


def cloze(term: Term, wrong: Sequence[Term], anchor: str, *, typed: bool) -> Item | None:
    """The defining sentence with the name left out, to type or to choose."""
    if term.name_at is None or term.is_code:
        return None
    return gap_in(term.evidence, term, term.name_at, wrong, anchor, typed=typed)


def without_aside(after: str) -> str:
    """What follows a gap, without the same name in another language: "____ (ownership) is"."""
    return _ASIDE_NAME.sub("", after)


def gap_in(
    sentence: Sentence,
    term: Term,
    place: tuple[int, int],
    wrong: Sequence[Term],
    anchor: str,
    *,
    typed: bool,
) -> Item | None:
    """Any clean sentence with the name of a term left out at `place`."""
    start, end = place
    if not is_statement(sentence) or not 8 <= _size(sentence) <= 34 or is_vague(sentence.text):
        return None
    rest = f"{sentence.text[:start]} {sentence.text[end:]}"
    if shares_word(term.name, rest) or stem_flaws(rest):
        return None
    before, after = shown(sentence, 0, start), without_aside(shown(sentence, end))
    before = neutral_before(before)
    article = article_before(before)
    shape = "are" if is_plural(sentence.text[start:end]) else "is"
    gap: dict[str, object]
    if typed and len(term.name.split()) > 2:
        return None
    if typed:
        gap = {
            "kind": "short_text",
            "case_sensitive": False,
            "answers": _spellings(sentence.text[start:end], term),
        }
    else:
        fitting = [
            other
            for other in wrong
            # An article that cannot be made neutral tells a noun's gender.
            if not shares_word(other.name, rest) and _takes(other, article)
        ]
        if len(fitting) < 2 or (shape == "are") != term.is_plural:
            return None
        names = sorted([term.name, *(other.name for other in fitting)], key=fold)
        gap = {
            "kind": "choice",
            "choices": [_gap_option(at, name, term, wrong) for at, name in enumerate(names)],
        }
    question = {
        "type": "cloze",
        "prompt": before + GAP + after,
        "difficulty": difficulty("cloze", 0.3 if typed else _closeness(term, wrong) - 0.4),
        "gaps": {"g1": gap},
        "feedback": {"general": why(sentence)},
        "ext": citation(sentence, anchor),
    }
    worth = (16 if term.uses >= 3 else 10) if typed else 14
    score = worth + _standing(term)
    return sound(Item(question, (term.key,), sentence.text, score, goal_of(term)))


def _takes(term: Term, article: str) -> bool:
    """Whether a term may follow an article, as far as the text shows which one it has."""
    return current().code == "en" or not article or term.article in ("", article)


def _gap_option(at: int, name: str, term: Term, wrong: Sequence[Term]) -> dict[str, object]:
    option: dict[str, object] = {
        "id": option_id(at),
        "text": name,
        "fraction": int(name == term.name),
    }
    told = next((other.sentence for other in wrong if other.name == name), "")
    return {**option, "feedback": told} if told else option


def _spellings(found: str, term: Term) -> list[dict[str, object]]:
    """The right answers of a typed gap: as in the text, as in the glossary, hyphens as blanks."""
    names = [found, term.name, found.replace("-", " "), term.name.replace("-", " ")]
    unique = {fold(name): name for name in reversed(names) if name}
    return [{"text": name, "fraction": 1} for name in reversed(unique.values())]


def matching(pairs: Sequence[Term], anchors: Mapping[str, str], rng: Random) -> Item | None:
    """Definitions to terms, both in an order of their own."""
    if not MIN_PAIRS <= len(pairs) <= MAX_PAIRS:
        return None
    by_definition, by_name = list(pairs), sorted(pairs, key=lambda term: fold(term.name))
    rng.shuffle(by_definition)
    option_of = {term.key: f"o{place}" for place, term in enumerate(by_name, start=1)}
    stems = [
        {"id": f"s{place}", "text": _meaning(term)}
        for place, term in enumerate(by_definition, start=1)
    ]
    listed = "\n".join(f"- {term.sentence}" for term in by_name)
    question = {
        "type": "match",
        "prompt": say("match_purpose" if pairs[0].is_purpose else "match"),
        "difficulty": difficulty("match", len(pairs) / 12),
        "one_to_one": True,
        "stems": stems,
        "options": [{"id": option_of[term.key], "text": term.title} for term in by_name],
        "pairs": [
            {"stem": f"s{place}", "option": option_of[term.key], "fraction": 1}
            for place, term in enumerate(by_definition, start=1)
        ],
        "feedback": {"general": listed},
        "ext": citation(
            pairs[0].evidence, anchors.get(pairs[0].key, ""), [term.evidence for term in pairs[1:]]
        ),
    }
    keys = tuple(term.key for term in pairs)
    goal = say("goal_match", pairs[0].name, pairs[1].name)
    score = 30 + min(len(pairs), 5)
    return Item(question, keys, "match " + " ".join(sorted(keys)), score, goal)


def fits_in_match(term: Term, others: Sequence[Term]) -> bool:
    """Whether a pair gives nothing away and no other term of the set could claim its definition."""
    if shares_word(term.name, term.definition) or len(term.definition) > 200:
        return False
    mine = set(content_stems(term.definition))
    for other in others:
        if shares_word(other.name, term.definition) or shares_word(term.name, other.definition):
            return False
        theirs = set(content_stems(other.definition))
        if (
            other.is_code != term.is_code
            or other.is_purpose != term.is_purpose
            or len(mine & theirs) > 0.5 * len(mine | theirs)
        ):
            return False
    return True


def _size(sentence: Sentence) -> int:
    return len(words(sentence.text))


def _meaning(term: Term) -> str:
    told = f"to {term.definition}" if term.is_purpose else term.definition
    return _capital(told)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
