"""The words of a subject that are named rather than defined: commands, functions, keywords.

What kind a name is, the author says by the noun behind it: "the `match` expression", "the
`println!` macro". Names of one kind are the wrong answers of one another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ...domain.brief import PLAIN
from ..sources import Block
from ..text.analysis import current_analyser
from ..text.analysis.base import NAMES, NOUN
from ..text.languages import current
from ..text.sentences import Sentence
from ..text.words import WORD, fold, is_plural, singular, words
from .material import Passage, is_clean
from .terms import find_uses
from .wording import good_term, points_outside

_KIND = re.compile(
    r"\s+(keyword|function|method|trait|type|command|expression|statement|macro|crate|library|module"
    r"|attribute|operator|loop|construct|tool|option|flag|property|element|tag|class|variant|clause"
    r"|file|folder|directory|block|syntax|character|symbol|package|parameter)s?\b",
    re.IGNORECASE,
)
_KIND_BEFORE = re.compile(
    r"\b(keyword|function|method|trait|type|command|macro|crate|library|module|attribute|operator|flag"
    r"|variant|file)s?\s+$",
    re.IGNORECASE,
)
_MACRO = re.compile(r"[A-Za-z_]\w*!")
_COMMAND = re.compile(r"[a-z][\w-]+(?: [a-z-][\w-]*){1,2}")
_NAME = re.compile(r"[A-Za-z@#.\-][\w.:<>!@#()'-]{1,29}(?: [\w<>-]{1,15}){0,2}")
# Names that a program in the text gives to its own things.
_ASSIGNED = re.compile(
    r"(?m)^[ \t]*(?:(?:pub |export |async |static )*(?:let(?: mut)?|const|var|def|fn|func|function"
    r"|class|struct|enum|trait|type|for)[ \t(]+([A-Za-z_]\w*)"
    r"|([A-Za-z_]\w*)[ \t]{0,9}(?:,[ \t]{0,9}\w+[ \t]{0,9}){0,3}=(?!=))"
)
IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
_MAX_CODE = 20_000
# A phrase that nothing marks must be talked about, not merely met.
_MIN_USES = 3
_NAMED = re.compile(r"\b(?:called|known as|termed|referred to as)\b")
# By which adjectives and deeds are told from things.
_ENDINGS = ("able", "ible", "less", "ous", "ful", "ive", "ed", "ly", "ing")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of code, or an emphasised term, with its kind, its lesson and how often it is named.

    `kind` is the noun that the author puts beside it ("command", "trait"); for a term, its form.
    `is_phrase`: nothing marks it, an analyser knows it as what sentences are about.
    """

    text: str
    kind: str
    home: int
    uses: int
    is_phrase: bool = field(default=False, repr=False)

    @property
    def is_code(self) -> bool:
        """Whether it is written as code."""
        return not self.kind.startswith("term ")


def local_names(blocks: Iterable[Block]) -> frozenset[str]:
    """What the programs of a course call their own variables, functions and types."""
    found: set[str] = set()
    for top in blocks:
        for block in top.walk():
            if block.kind == "code":
                for match in _ASSIGNED.finditer(block.meta.get("code", "")[:_MAX_CODE]):
                    found.add(match[1] or match[2])
    return frozenset(found - {"main"})


def find_names(
    passages: Sequence[Passage], lesson_of: Sequence[int], local: frozenset[str]
) -> list[Name]:
    """The names that a course speaks of as belonging to a kind, sorted by lesson."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    uses: Counter[str] = Counter()
    home: dict[str, int] = {}
    for passage in passages:
        for sentence in passage.sentences:
            for mark in sentence.marks:
                text = sentence.text[mark.start : mark.end]
                if mark.kind in ("em", "strong") and is_word(text):
                    told = current_analyser().word_class(sentence.text, mark.start, mark.end)
                    if told in NAMES:
                        continue
                    uses[text] += 2
                    home.setdefault(text, lesson_of[passage.unit])
                    # "a **try** statement": only other statements fit such a gap.
                    noun = _KIND.match(sentence.text, mark.end)
                    kinds[text][f"term {noun[1]}" if noun else word_kind(text, told)] += 1
                if mark.kind != "code" or not is_common(text, local):
                    continue
                uses[text] += 1
                home.setdefault(text, lesson_of[passage.unit])
                behind = _KIND.match(sentence.text, mark.end) or _KIND_BEFORE.search(
                    sentence.text, max(0, mark.start - 20), mark.start
                )
                if behind:
                    kinds[text][singular(fold(behind[1]))] += 1
                elif _MACRO.fullmatch(text):
                    kinds[text]["macro"] += 1
                elif _COMMAND.fullmatch(text):
                    kinds[text][f"command {text.split()[0]}"] += 1
    found = _phrases(passages, lesson_of, kinds)
    for text, counts in kinds.items():
        kind = min(counts.items(), key=lambda item: (-item[1], item[0]))[0]
        if uses[text] >= 2:
            found.append(Name(text, kind, home[text], uses[text]))
    return sorted(found, key=lambda name: (name.home, name.text))


def _phrases(
    passages: Sequence[Passage], lesson_of: Sequence[int], known: Iterable[str]
) -> list[Name]:
    """Names of several words that the course speaks of often, by the grammar of its sentences."""
    analyser = current_analyser()
    if analyser.name == PLAIN:
        return []
    pairs = Counter(
        pair
        for passage in passages
        for sentence in passage.sentences
        for pair in pairwise(map(fold, WORD.findall(sentence.text)))
    )
    home: dict[str, int] = {}
    for passage in passages:
        if not passage.is_taught or passage.block.kind != "para":
            continue
        for sentence in passage.sentences:
            place = analyser.topic(sentence.text) if _may_name(sentence, pairs) else None
            if place is None or any(mark.start < place[1] for mark in sentence.marks):
                continue
            name = sentence.text[slice(*place)]
            name = name[:1].lower() + name[1:] if name[1:2].islower() else name
            if is_word(name) and is_clean(sentence):
                home.setdefault(name, lesson_of[passage.unit])
    uses = find_uses(home, passages)
    return [
        Name(name, word_kind(name, NOUN), lesson, len(uses.get(name, ())), True)
        for name, lesson in home.items()
        if name not in known and len(uses.get(name, ())) >= _MIN_USES
    ]


def _may_name(sentence: Sentence, pairs: Mapping[tuple[str, str], int]) -> bool:
    """Whether it is worth parsing: it begins with words that often stand together, or names."""
    text = sentence.text
    if not 8 <= len(words(text)) <= 30 or points_outside(text):
        return False
    if _NAMED.search(text):
        return True
    opening = [fold(word) for word in WORD.findall(text[:60])[:4]]
    opening = opening[1:] if opening[:1] in (["a"], ["an"]) else opening
    return any(pairs[pair] >= _MIN_USES for pair in pairwise(opening[:3]))


def is_word(text: str) -> bool:
    """Whether an emphasised text is a term of the subject, not stress, a file or a book."""
    # Where nouns are capitalised a small word is an inflected adjective or a name of code.
    fits = text[:1].isupper() and not text.isupper() if current().nouns_capital else text.islower()
    is_label = text.split()[-1:] != [text] and len(text.split()[-1]) == 1
    return good_term(text) and fits and not is_label and not re.search(r"[./_\d]", text)


def word_kind(text: str, word_class: str = "") -> str:
    """Terms that fit the same gap: as many words, the same number, class and kind of ending."""
    ending = word_class or next((end for end in _ENDINGS if text.endswith(end)), "")
    number = "several" if is_plural(text) else "one"
    return f"term {len(text.split())} {number} {ending}"


def is_common(text: str, local: frozenset[str]) -> bool:
    """Whether a name belongs to the language or tool, not to the example at hand."""
    if not _NAME.fullmatch(text) or any(char.isdigit() for char in text):
        return False
    first = IDENTIFIER.match(text)
    return not (first and first[0] in local) and not ("_" in text and not text.endswith("!"))
