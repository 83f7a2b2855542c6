"""Help with a question, without a model: a ladder of hints that tells the answer at its top only.

First what is special to this learner (why the own choice is wrong) and to this question (the
author's hints), then what is asked, the sentence of the lesson with the answer taken out, its
first letters, and at last the answer with the reason and the passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from itertools import dropwhile

from .errors import InvalidContent
from .masking import MASK, TOKEN, Secret, bare, folded, is_telling, words_of
from .questions.base import Key, Part, Question, Verdict

# How much of a statement's words a sentence must share to be about the same.
_ABOUT = 0.5
# Words beside those of the question that a sentence must show to be any help.
_LEAST_NEWS = 2
_LEAST_READABLE = 3
_MOSTLY = 0.4
_LEAST_ASKING = 4
# More words than these differ: the sentence says something else than the statement.
_MOST_DIFFERING = 4
# Sentences that are looked at closely, and how many of the best.
MOST_SENTENCES = 3_000
_CLOSELY = 8
_LETTERED = re.compile(r"^\(?[A-Za-z][.)]\s+")
_SENTENCE = re.compile(r"[^.!?。！？]*[?？]+")


class StepKind(StrEnum):
    """What a step does."""

    RATIONALE = "rationale"  # why the own choice is wrong, by the author
    AUTHOR = "author"  # a hint of the author
    RESTATE = "restate"  # what is asked, and what kind of answer is wanted
    SENTENCE = "sentence"  # the sentence of the lesson, the answer taken out
    PLACE = "place"  # only where in the lesson it is said
    LETTERS = "letters"  # how the answer begins, and how long it is
    NOTHING = "nothing"  # this kind of question has no hint but the passage
    REVEAL = "reveal"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a lesson: [start, end) in its page's text, below the heading `anchor`."""

    text: str
    heading: str = ""
    anchor: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Letters:
    """How a piece of the answer begins. `about` (Markdown) says which piece, "" for the only one.

    `letters` of a single word, else `words`; a number has `digits` before its decimal sign.
    `first` is "" where it would be too much.
    """

    about: str = ""
    first: str = ""
    letters: int = 0
    words: int = 0
    digits: int = 0
    is_negative: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What kind of answer is asked for: the `interaction`, how many things there are to choose
    from or to fill, and how many of them are right."""

    interaction: str
    offered: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One hint. `text` is Markdown, except in SENTENCE, where it is the lesson's own words.

    SENTENCE: `is_beside` says that it stands beside the one that answers, which is the question;
    `concept` is the piece that it is about (Markdown).
    RESTATE: `text` is the sentence that asks, "" where the prompt is only that; `concept` what it
    is about, "" where that would tell. REVEAL: `text` is the answer, `reason` the explanation.
    """

    kind: StepKind
    text: str = ""
    wanted: Wanted | None = None
    concept: str = ""
    pieces: tuple[Letters, ...] = ()
    reason: str = ""
    passage: Passage | None = None
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the rules of the quiz let be told. `is_told`: the right answer is on the screen."""

    feedback: bool = True
    explanation: bool = True
    solution: bool = True
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Lesson:
    """Where a question is answered: the lesson's sentences, the part that explains it, and the
    words of the source that the question was made from."""

    passages: tuple[Passage, ...] = ()
    anchor: str = ""
    heading: str = ""
    quote: str = ""


EVERYTHING = Allowed()
NOWHERE = Lesson()


def ladder(
    question: Question,
    answer: Mapping[str, object] | None = None,
    lesson: Lesson = NOWHERE,
    allowed: Allowed = EVERYTHING,
) -> tuple[Step, ...]:
    """All steps for a question, after `answer` or before there is one. Never empty.

    No step but the last holds the answer, and the last does only where the solution may be told.
    """
    secret, keys = Secret.of(question), question.answer_keys()
    parts = _parts(question, answer)
    steps = list(_personal(question, parts, secret, allowed))
    place = _place(lesson, secret)
    is_statement = question.interaction == "true_false"
    passage: Passage | None = None
    if not keys and not is_statement:
        steps.append(Step(StepKind.NOTHING, passage=place))
    else:
        steps.append(_restated(question, secret, place))
        pieces: tuple[Letters, ...] = ()
        if is_statement:
            told = _about_statement(question.prompt, lesson)
        else:
            told = _about_keys(question, _open(keys, parts), secret, lesson)
            pieces = tuple(filter(None, map(letters_of, _open(keys, parts))))
        if told is None:
            steps += [Step(StepKind.PLACE, passage=place)] if place is not None else []
        else:
            passage = told.passage
            steps.append(_sentence(told))
            words = told.hidden
            pieces = pieces or tuple(filter(None, (letters_of(Key(word)) for word in words)))
        if pieces and allowed.solution and not allowed.is_told:
            steps.append(Step(StepKind.LETTERS, pieces=pieces))
        if allowed.solution:
            reason = question.feedback.general.strip() if allowed.explanation else ""
            right = question.correct_text().strip()
            steps.append(Step(StepKind.REVEAL, right, reason=reason, passage=passage or place))
    return tuple(steps)


def letters_of(key: Key) -> Letters | None:
    """How a piece of the answer begins; None for formulas and pictures."""
    if "$" in key.text or "](" in key.text:
        return None
    if key.is_number:
        return _digits(key, key.text)
    words = TOKEN.findall(bare(key.text))
    # An article at its beginning says nothing.
    words = list(dropwhile(lambda word: not is_telling(folded(word)), words)) or words
    if not words:
        return None
    if len(words) == 1 and words[0][-1].isdecimal():
        return _digits(key, words[0])
    length = sum(map(len, words))
    # Half of a short word would be given away.
    first = words[0][0] if length >= 3 else ""
    if len(words) > 1:
        return Letters(key.about, first if len(words[0]) > 1 else "", words=len(words))
    return Letters(key.about, first, letters=length)


# ---------------------------------------------------------------- what is special to this answer


def _parts(question: Question, answer: Mapping[str, object] | None) -> dict[str, Part]:
    if answer is None or question.is_marked:
        return {}
    try:
        return {part.key: part for part in question.grade(answer).parts}
    except InvalidContent:
        return {}  # it was given to an older version of the question


def _personal(
    question: Question, parts: Mapping[str, Part], secret: Secret, allowed: Allowed
) -> Iterator[Step]:
    wrong = (Verdict.WRONG, Verdict.PARTIAL)
    texts = [part.feedback for part in parts.values() if part.verdict in wrong]
    for text in dict.fromkeys(texts if allowed.feedback else ()):
        if text.strip():
            yield Step(StepKind.RATIONALE, secret.masked(text.strip()))
    for hint in question.hints:
        if hint.text.strip():
            yield Step(StepKind.AUTHOR, secret.masked(hint.text.strip()))


def _open(keys: Sequence[Key], parts: Mapping[str, Part]) -> list[Key]:
    """The pieces that are not right yet; all where none is known to be wrong."""
    left = [
        key for key in keys
        if (part := parts.get(key.part)) is None or part.verdict is not Verdict.RIGHT
    ]  # fmt: skip
    return left or list(keys)


# ---------------------------------------------------------------- what is asked


def _restated(question: Question, secret: Secret, place: Passage | None) -> Step:
    shown, keys = question.shown(0), question.answer_keys()
    things = shown.gaps or shown.stems or shown.options
    wanted = Wanted(question.interaction, len(things), len(keys))
    concept = place.heading if place is not None else ""
    if not concept:
        concept = next((tag for tag in question.tags if not secret.is_in(tag)), "")
    return Step(StepKind.RESTATE, _asking(question.prompt), wanted, concept)


def _asking(prompt: str) -> str:
    """The sentence that asks, where more stands before it."""
    plain = bare(prompt)
    found: list[str] = [sentence.strip() for sentence in _SENTENCE.findall(plain)]
    if not found or len(found[-1].split()) < _LEAST_ASKING or len(plain) <= len(found[-1]) + 20:
        return ""
    return found[-1]


def _place(lesson: Lesson, secret: Secret) -> Passage | None:
    """The part of the lesson; its heading stays away where it would tell."""
    if not lesson.anchor and not lesson.heading:
        return None
    heading = "" if secret.is_in(lesson.heading) or MASK in secret.masked(lesson.heading) \
        else lesson.heading  # fmt: skip
    first = next((one for one in lesson.passages if one.anchor == lesson.anchor), None)
    start, end = (first.start, first.end) if first is not None else (-1, -1)
    return Passage("", heading, lesson.anchor, start, end)


# ---------------------------------------------------------------- the sentence of the lesson


@dataclass(frozen=True, slots=True)
class _Told:
    """What is shown, the sentence that answers, and of a statement the words taken out."""

    text: str
    passage: Passage
    hidden: tuple[str, ...] = ()
    is_beside: bool = False
    about: str = ""


def _about_keys(
    question: Question, keys: Sequence[Key], secret: Secret, lesson: Lesson
) -> _Told | None:
    """The sentence about the first piece for which the lesson has one."""
    if question.interaction == "order" or any("$" in key.text for key in keys):
        return None  # the order is in no single sentence, and formulas are in none as words
    for key in keys:
        own = Secret.of_keys((key,), question.prompt)
        if own.is_empty:
            continue
        told = _about_key(question, key, own, secret, lesson)
        if told is not None:
            return told
    return None


def _about_key(
    question: Question, key: Key, own: Secret, secret: Secret, lesson: Lesson
) -> _Told | None:
    """What is told of one piece must not tell another: all of them are taken out."""
    stem = key.about if question.interaction == "match" else ""
    subject = {word for word in words_of(bare(stem or question.prompt)) if is_telling(word)}
    ranked = [(one, _shown(secret.masked(one.text))) for one in _ranked(lesson, subject, own)]
    readable = [(one, masked) for one, masked in ranked if _is_readable(masked)]
    for one, masked in readable:
        if _news(masked, subject) >= _LEAST_NEWS and (own.is_in(one.text) or own.fits):
            return _Told(masked, ranked[0][0], about=stem)
    if question.interaction not in ("cloze", "match"):
        return _Told(readable[0][1], ranked[0][0]) if readable else None
    # These show that very sentence already: what stands beside it may help.
    return _beside(ranked[0][0], secret, subject, lesson, stem) if ranked else None


def _beside(
    best: Passage, secret: Secret, subject: set[str], lesson: Lesson, stem: str
) -> _Told | None:
    at = lesson.passages.index(best)
    for other in (*lesson.passages[at + 1 : at + 2], *lesson.passages[max(0, at - 1) : at]):
        masked = _shown(secret.masked(other.text))
        if other.anchor == best.anchor and _news(masked, subject) > _LEAST_NEWS:
            return _Told(masked, best, is_beside=True, about=stem)
    return None


def _shown(masked: str) -> str:
    """Without the letter that stood before it among the answers of an exercise."""
    return _LETTERED.sub("", masked)


def _is_readable(masked: str) -> bool:
    return sum(map(is_telling, words_of(masked))) >= _LEAST_READABLE


def _about_statement(statement: str, lesson: Lesson) -> _Told | None:
    """The sentence that a statement was made from, without what tells it from the statement.

    Where nothing does, its longest word is taken out: so one cannot see which of both it is.
    """
    asked = set(words_of(bare(statement)))
    subject = {word for word in asked if is_telling(word)}
    for found in _ranked(lesson, subject, Secret()):
        tokens = [token for token in TOKEN.findall(found.text) if is_telling(folded(token))]
        differing = [token for token in tokens if folded(token) not in asked]
        if len(differing) > _MOST_DIFFERING or len(tokens) < 3:
            continue
        hidden = differing or [max(tokens, key=len)]
        names = frozenset(map(folded, hidden))
        secret = Secret(phrases=frozenset((name,) for name in names))
        return _Told(secret.masked(found.text), found, tuple(dict.fromkeys(hidden)))
    return None


def _ranked(lesson: Lesson, subject: set[str], secret: Secret) -> Iterator[Passage]:
    """The sentences that may be meant, the likeliest first."""
    quote = " ".join(lesson.quote.split())
    scored = []
    near = sorted(lesson.passages, key=lambda one: one.anchor != lesson.anchor)
    for number, one in enumerate(near[:MOST_SENTENCES]):
        is_quoted = bool(quote) and _is_same(" ".join(one.text.split()), quote)
        if one.text.endswith(("?", "？")):
            continue  # another question says nothing
        words = set(words_of(one.text))
        share = len(words & subject) / len(subject) if subject else 0.0
        holds = secret.is_in(one.text)
        if not (is_quoted or holds or share >= _ABOUT):
            continue
        is_near = bool(lesson.anchor) and one.anchor == lesson.anchor
        score = 5.0 * is_quoted + 2.0 * holds + 2.0 * share + 1.0 * is_near
        if holds and not (is_quoted or is_near or share):
            continue  # only the word of the answer, somewhere
        scored.append((-score, number, one))
    yield from (one for _, _, one in sorted(scored, key=lambda item: item[:2])[:_CLOSELY])


def _sentence(told: _Told) -> Step:
    return Step(StepKind.SENTENCE, told.text, concept=told.about, is_beside=told.is_beside)


def _is_same(sentence: str, quote: str) -> bool:
    """Whether one is most of the other."""
    short, long = sorted((sentence, quote), key=len)
    return len(short) >= _MOSTLY * len(long) and short in long


def _news(masked: str, subject: set[str]) -> int:
    """How many words of a sentence are new to who has read the question."""
    return len({word for word in words_of(masked) if is_telling(word)} - subject)


def _digits(key: Key, text: str) -> Letters | None:
    try:
        number = Decimal(text.strip().replace("−", "-"))
        whole = f"{abs(int(number))}"
    except (InvalidOperation, ValueError, OverflowError):
        return None
    if len(whole) > 30:
        return None
    first = whole[0] if len(whole) > 1 else ""
    return Letters(key.about, first, digits=len(whole), is_negative=number < 0)
