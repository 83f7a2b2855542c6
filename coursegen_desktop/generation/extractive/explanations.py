"""Short answers that the learner compares with the text himself: what is it, why is it so?

No program can judge them, so they are marked by the learner, with the source's own words as the
model; they fill up what markable questions leave of the wanted number, and serve outcomes that
nothing else tests.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...domain.questions._by_hand import MARKED_BY_KEY
from ..plan import LessonOrder
from ..text.languages import current, say
from ..text.sentences import Sentence
from ..text.words import content_stems, is_function_word, words
from .items import Item, citation, difficulty, goal_of
from .material import is_clean, is_statement, shown
from .terms import Term
from .wording import is_vague, points_outside

# "Reading it once more does not." leaves out what it denies.
_ELLIPTIC = re.compile(r"\b(?:not|does|do|did|is|are|was|were|can|will|would|so|too)\.?$", re.I)
# What leans on the example at hand, and definitions whose "because" belongs inside them.
_BOUND = re.compile(
    r"^(?:The (?:listing|code|variable|program|file|help|error|message|default|result|output"
    r"|example|first|second|last|new|generic|lines?)\b|Now|Next|Then|Here|Running)"
    r"|\bis (?:an?|the)\b|`[a-z]{1,4}\d?`"
    r"|\b(?:also|again|now|new|then|as well|too|instead|another|other|will)\b",
)
_TELLS = re.compile(
    r"(?:explain|describe|state|list|compare|distinguish|summari[sz]e|outline|contrast"
    r"|discuss)\b",
    re.IGNORECASE,
)
_TO_BE_ABLE = re.compile(r"^(?:to\s+)?(?:be able to\s+)?", re.IGNORECASE)
_LINES = 4
_LEADS_ON = re.compile(r"[,;]\s[^,;]{1,60}:\s*$")


def explanation_items(order: LessonOrder, terms: Sequence[Term]) -> list[Item]:
    """Why-questions from causal sentences, then what-questions on terms."""
    found = []
    for passage in order.passages:
        if not passage.is_taught or passage.block.kind != "para":
            continue
        for sentence in passage.sentences:
            anchor = order.anchor_of(sentence.source, sentence.block)
            item = _why(sentence, anchor)
            found += [item] if item else []
    for term in terms:
        anchor = order.anchor_of(term.evidence.source, term.evidence.block)
        found.append(_what(term, anchor or order.term_anchors.get(term.key, "")))
    return found


def outcome_item(order: LessonOrder, outcome: str) -> Item | None:
    """A stated outcome as its own question, where the lesson holds sentences that answer it."""
    bare = _TO_BE_ABLE.sub("", outcome).strip()
    if not _TELLS.match(bare) or not 4 <= len(words(bare)) <= 30:
        return None
    wanted = set(content_stems(bare)[1:]) or set(content_stems(bare))
    rated: list[tuple[int, bool, int, Sentence]] = []
    for passage in order.passages:
        if not passage.is_taught or passage.block.kind != "para":
            continue
        for sentence in passage.sentences:
            shared = len(wanted & set(content_stems(sentence.text)))
            if 3 * shared >= 2 * len(wanted) and _tells(sentence):
                rated.append((-shared, passage.context != "keypoint", len(rated), sentence))
    if not rated or len(wanted) < 2:
        return None
    best = [entry[3] for entry in sorted(rated, key=lambda entry: entry[:3])[:2]]
    prompt = bare[:1].upper() + bare[1:].rstrip(".") + "."
    anchor = order.anchor_of(best[0].source, best[0].block)
    return _asked(prompt, best, anchor, tuple(sorted(wanted)), outcome, 5)


def _tells(sentence: Sentence) -> bool:
    fits = 7 <= len(words(sentence.text)) <= 45 and sentence.text.rstrip()[-1:] in ".!"
    fits = fits and not sentence.text[0].islower()
    return fits and is_clean(sentence) and not points_outside(sentence.text, reader_allowed=True)


def _why(sentence: Sentence, anchor: str) -> Item | None:
    match = current().because.match(sentence.text)
    if not match or not is_statement(sentence) or is_vague(sentence.text):
        return None
    effect = shown(sentence, *match.span("effect"))
    if len(words(effect)) < 5 or _ELLIPTIC.search(effect) or _BOUND.search(effect):
        return None
    prompt = say("why", effect)
    concepts = tuple(dict.fromkeys(content_stems(effect)))
    return _asked(prompt, [sentence], anchor, concepts, say("goal_why", _small(effect)), 12)


def _small(text: str) -> str:
    first = text.split(" ")[0]
    if current().nouns_capital and not is_function_word(first):
        return text
    return text[:1].lower() + text[1:] if first[1:].islower() or len(first) == 1 else text


def _what(term: Term, anchor: str) -> Item:
    prompt = say("explain_term", term.name)
    if term.is_code:
        prompt = say("explain_purpose" if term.is_purpose else "explain_code", term.title)
    return _asked(prompt, [term.evidence], anchor, (term.key,), goal_of(term), 4)


def _asked(
    prompt: str,
    model: Sequence[Sentence],
    anchor: str,
    concepts: tuple[str, ...],
    goal: str,
    score: int,
) -> Item:
    told = "\n\n".join(shown(s) if s.marks else s.text for s in model)
    # "…, and it looks like this:" leads on to what is not here.
    told = _LEADS_ON.sub(".", told) if told.rstrip().endswith(":") else told
    question = {
        "type": "essay",
        "prompt": prompt,
        "difficulty": difficulty("essay"),
        "grader_notes": told,
        "lines": _LINES,
        "ext": {**citation(model[0], anchor, model[1:]), MARKED_BY_KEY: "self"},
    }
    return Item(question, concepts, prompt, score, goal)
