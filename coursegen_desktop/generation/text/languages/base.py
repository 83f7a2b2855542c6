"""What the analyser knows of one language: words, endings, patterns and the words of our own.

A language is one file of data; nothing else in the generator names one. Patterns that a language
does not need never match.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from re import Pattern

NEVER = re.compile(r"(?!)")


def pattern(text: str) -> Pattern[str]:
    """A pattern that takes no notice of capitals."""
    return re.compile(text, re.IGNORECASE)


def any_word(text: str) -> Pattern[str]:
    """Any of some words or phrases ("_" for a blank in a phrase), whole, capitals or not."""
    phrases = sorted(text.split(), key=lambda phrase: (-len(phrase), phrase))
    listed = "|".join(re.escape(phrase).replace("_", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Is a sentence, a definition, a term fit to stand alone?

    `deictic` points outside the text, `person` and `reader` are who writes and reads,
    `leaning` is how sentences begin that need the one before, `clause` are words that no noun
    phrase has, `bound` begins sentences about the thing of the sentence before, `asks_options`
    is how a stem names the options below it ("which of these").
    """

    deictic: Pattern[str]
    person: Pattern[str]
    reader: Pattern[str]
    leaning: Pattern[str]
    vague_terms: frozenset[str]
    clause: Pattern[str]
    absolute: Pattern[str]
    frequency: Pattern[str]
    negative: Pattern[str]
    bound: Pattern[str] = NEVER
    asks_options: Pattern[str] = NEVER
    contrast: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Definitions:
    """How sentences define. X stands for the name.

    `article` ends what stands before X, `opening` is all that may stand before it, `verb` follows
    it ("X is"); `around` are pairs (before X, between X and its definition) where X does not come
    first; `called` holds the definition as `subject` before X, `after_called` what may follow X;
    `plain` are whole openings with `name`, up to the definition, where nothing marks X;
    `like` begins what only seems to define, `bare_head` ends a definition's first noun.
    """

    leading: Pattern[str]
    article: Pattern[str]
    opening: Pattern[str]
    verb: Pattern[str]
    determiner: Pattern[str]
    differentia: Pattern[str]
    going_on: Pattern[str]
    called: tuple[Pattern[str], ...]
    after_called: Pattern[str]
    apposition: Pattern[str]
    plain: tuple[Pattern[str], ...]
    like: Pattern[str]
    gerund: Pattern[str]
    head_stop: Pattern[str]
    head_article: Pattern[str]
    around: tuple[tuple[Pattern[str], Pattern[str]], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Headings:
    """Words of headings and labels by which authors say what follows; matched whole."""

    reference: str
    closing: str
    objectives: str
    keypoints: str
    exercises: str
    answer: str
    glossary: str
    numbering: str
    sources: str
    index: str
    rights: str
    generic: str
    boxes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """Where a sentence may be cut for somebody who hears it, and what only a reader can follow.

    `joins` begin a sentence of their own where they follow a comma: `firm` ones always, the
    others before one of `subjects`. `asides` begin what may be left off the end of a sentence,
    `follows` what may be left off the words for the ear, `fronts` what stands before the subject.
    `pointing` names places on a page.

    For the slides: `limits` begin what no statement is true without ("unless …"), `examples` what
    a statement stands without, `supposing` are how worked examples begin, `referring` is what
    speaks of an earlier sentence wherever it stands, `counting` are openings that only seem to,
    `presenting` ones that show what comes ("Here is …"), and `doing` is an aim that names what a learner does ("Explain …").
    """

    joins: Pattern[str] = NEVER
    firm: Pattern[str] = NEVER
    subjects: Pattern[str] = NEVER
    asides: Pattern[str] = NEVER
    follows: Pattern[str] = NEVER
    fronts: Pattern[str] = NEVER
    pointing: Pattern[str] = NEVER
    limits: Pattern[str] = NEVER
    examples: Pattern[str] = NEVER
    supposing: Pattern[str] = NEVER
    referring: Pattern[str] = NEVER
    counting: Pattern[str] = NEVER
    presenting: Pattern[str] = NEVER
    doing: Pattern[str] = NEVER


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """One language.

    `elision` is cut off the front of words ("l'"). `endings` make stems, longest first;
    `number` turns plurals into singulars, as (ending, replacement), and `one_in_s` are endings
    of singulars that look like plurals. `nouns_capital`: terms begin with a capital anywhere.
    `neutral` puts articles that give a gap's gender away into a form that does not; `subject`
    puts a definition that stood as an object into the form in which it can stand alone.
    `says` are the program's own words, `verbs` the measurable verbs by Bloom's levels.
    """

    code: str
    stopwords: frozenset[str]
    abbreviations: Pattern[str]
    endings: tuple[tuple[str, str], ...]
    wording: Wording
    definitions: Definitions
    headings: Headings
    says: Mapping[str, str]
    verbs: Mapping[int, str]
    banned: frozenset[str]
    units: str
    because: Pattern[str]
    procedure: Pattern[str]
    telling: Telling
    elision: Pattern[str] = NEVER
    number: tuple[tuple[str, str], ...] = ()
    one_in_s: tuple[str, ...] = ()
    neutral: Mapping[str, str] = field(default_factory=dict)
    subject: tuple[tuple[Pattern[str], str], ...] = ()
    nouns_capital: bool = False
    ordinal_dots: bool = False
    decimal_comma: bool = False
    head_first: bool = False
    is_known: bool = True
