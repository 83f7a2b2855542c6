"""The key terms of a course: each with definition, evidence and the lesson it belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ..text.analysis import current_analyser
from ..text.languages import current, headings, say
from ..text.languages.base import Language
from ..text.rewrite import plain_markdown
from ..text.sentences import Sentence
from ..text.words import (
    WORD,
    content_stems,
    fold,
    is_function_word,
    is_plural,
    singular,
    stem,
    word_stems,
)
from .definitions import Definition, find_definition, find_plain_definition
from .material import Passage, is_clean, shown
from .wording import good_definition, good_term

_TRUST = {"glossary": 0, "marked": 1, "code": 2, "pattern": 3}
# An unmarked name must be talked about, not merely met.
_MIN_USES = 3
_NUMBERED = re.compile(rf"(?:{headings('numbering').pattern})\s+\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term.

    `definition` is Markdown in the author's words; `evidence` is the sentence (or glossary entry)
    it rests on. `name_at` and `definition_at` are places in the evidence, None in a glossary.
    `home` is the index of the lesson that teaches it. `uses` counts sentences that name it.
    `word_class` and `defined_as`, the definition's head, are what an analyser told, "" if nothing.
    """

    name: str
    key: str
    definition: str
    trust: str
    evidence: Sentence
    article: str
    shape: str
    home: int
    uses: int
    is_code: bool
    name_at: tuple[int, int] | None = None
    definition_at: tuple[int, int] | None = None
    # Not in the fingerprint of an order: the analyser's name is, which they follow from.
    word_class: str = field(default="", repr=False)
    defined_as: str = field(default="", repr=False)

    @property
    def title(self) -> str:
        """The name as an answer option: a capital first, code as code."""
        if self.is_code:
            return f"`{self.name}`"
        return self.name[:1].upper() + self.name[1:]

    @property
    def is_plural(self) -> bool:
        """Whether it names several things."""
        return is_plural(self.name)

    @property
    def head(self) -> str:
        """What the definition says it is: "process" for "the process of turning ..."."""
        return stem(self.defined_as) if self.defined_as else head_noun(self.definition)

    @property
    def is_purpose(self) -> bool:
        """Whether the definition says what the thing is used for."""
        return self.shape == "use"

    @property
    def sentence(self) -> str:
        """ "X is <definition>." whatever the wording of the evidence."""
        if self.is_purpose:
            return say("used_for", self.title, self.definition)
        if current().code != "en":
            return self._in_the_text
        verb = "are" if self.is_plural else "is"
        article = {"a": "An " if fold(self.name)[:1] in "aeiou" else "A ", "the": "The "}
        if not self.is_code and not self.is_plural and self.article in article:
            return f"{article[self.article]}{self.name} {verb} {lowered(self.definition)}."
        if lowered(self.definition) == self.definition and self.definition[:1].isupper():
            # "Coffee: Black hot drink." is no sentence with "is".
            return f"{self.title}: {self.definition}."
        return f"{self.title} {verb} {lowered(self.definition)}."

    @property
    def _in_the_text(self) -> str:
        """The author's own sentence, which needs no grammar of ours, else "X: <definition>." """
        told = self.evidence.text
        if self.shape in ("is", "called") and len(told) <= 240 and is_clean(self.evidence):
            return shown(self.evidence)
        return f"{self.title}: {self.definition}."


def head_noun(definition: str) -> str:
    """The stem of a definition's head: the last word before its first qualifier."""
    return _head_noun(definition, current())


@lru_cache(maxsize=4096)
def _head_noun(definition: str, language: Language) -> str:
    bare = language.definitions.head_article.sub("", definition.strip())
    stop = language.definitions.head_stop.search(bare)
    parts = WORD.findall(bare[: stop.start()] if stop else bare)
    if not parts:
        return ""
    # Romance nouns stand before their adjectives.
    return stem(parts[0] if language.head_first else parts[-1])


def lowered(definition: str) -> str:
    """A definition as it goes on after "is": a small first letter, save for names."""
    first = definition.split(" ")[0]
    plain = first[1:].islower() or len(first) == 1
    elided = current().elision.match(fold(first))
    articled = bool(elided) or is_function_word(first) or definition[:1].islower()
    return definition[:1].lower() + definition[1:] if plain and articled else definition


def find_terms(
    passages: Sequence[Passage],
    lesson_of: Sequence[int],
    reference: set[int],
    local: frozenset[str] = frozenset(),
) -> list[Term]:
    """All terms of a course by lesson and place.

    `lesson_of` gives the lesson of each unit; `reference` are the lessons that hold only
    reference matter, which teach nothing themselves; `local` are names that programs in the
    text give to their own things.
    """
    found: dict[str, Term] = {}
    is_known = current().is_known
    for passage in passages:
        lesson = lesson_of[passage.unit]
        if passage.block.kind == "definition":
            _keep(found, _from_glossary(passage, lesson))
        elif passage.is_taught and is_known:
            for sentence in passage.sentences:
                definition = find_definition(sentence)
                if definition:
                    _keep(found, _from_sentence(definition, lesson, local))
    for definition, lesson in _plain_definitions(passages, lesson_of) if is_known else ():
        _keep(found, _from_sentence(definition, lesson, local))
    uses = find_uses(found, passages)
    placed = [
        _placed(term, uses.get(term.key, []), passages, lesson_of, reference)
        for term in found.values()
    ]
    placed = [term for term in placed if not _is_passing_name(term)]
    told = {(fold(term.name), term.definition) for term in placed if not term.is_code}
    # A name in the text and the same in code, defined by the same words, are one term.
    placed = [
        term for term in placed if not (term.is_code and (fold(term.name), term.definition) in told)
    ]
    cased = [_analysed(_cased(term, uses.get(term.key, []))) for term in placed]
    return sorted(cased, key=lambda term: (term.home, term.evidence.source, term.evidence.start))


def find_uses(
    terms: Iterable[str], passages: Sequence[Passage]
) -> dict[str, list[tuple[int, Sentence]]]:
    """For each term the (number of the passage, sentence) pairs that name it, in order."""
    first_words: dict[str, list[list[str]]] = defaultdict(list)
    for key in terms:
        parts = word_stems(key)
        if parts:
            first_words[parts[0]].append([key, *parts])
    found: dict[str, list[tuple[int, Sentence]]] = defaultdict(list)
    for number, passage in enumerate(passages):
        if passage.block.kind == "definition":
            continue
        for sentence in passage.sentences:
            row = word_stems(sentence.text)
            named: dict[str, None] = {}
            for place, word in enumerate(row):
                for key, *parts in first_words.get(word, ()):
                    if row[place : place + len(parts)] == parts:
                        named[key] = None
            for key in named:
                found[key].append((number, sentence))
    return found


# -- candidates --------------------------------------------------------------------------------


def _keep(found: dict[str, Term], term: Term | None) -> None:
    """Keeps the better evidence: a sentence of the text, but with the trust of a glossary."""
    if term is None:
        return
    known = found.get(term.key)
    if known is None:
        found[term.key] = term
    elif known.trust == "glossary" and term.trust in ("marked", "pattern") and term.shape == "is":
        found[term.key] = replace(term, name=known.name, trust="glossary")
    elif term.trust == "glossary" and known.shape == "is":
        found[term.key] = replace(known, name=term.name, trust="glossary")
    elif _TRUST[term.trust] < _TRUST[known.trust]:
        found[term.key] = term


def _from_glossary(passage: Passage, lesson: int) -> Term | None:
    """The entry of a glossary; its whole block is the evidence."""
    meta = passage.block.meta
    name, definition = _bare(meta.get("term", "")), plain_markdown(meta.get("definition", ""))
    first = re.split(r"(?<=[.!?])\s+(?=[A-Z])", definition)[0].rstrip(".")
    if not good_term(name) or not good_definition(first):
        return None
    block = passage.block
    evidence = Sentence(
        f"{name}: {first}.", (), passage.source, block.id, block.start, block.end, passage.raw
    )
    code = meta.get("term", "").startswith("`")
    return Term(name, singular(name), first, "glossary", evidence, "", "entry", lesson, 0, code)


def _bare(term: str) -> str:
    return re.sub(r"[*_`]|\\(?=[^\w\s])", "", term).strip(" :")


def _from_sentence(definition: Definition, lesson: int, local: frozenset[str]) -> Term | None:
    sentence = definition.sentence
    text = shown(sentence, definition.start, definition.end).strip()
    name = definition.name
    if _repeats_itself(name, definition.text) or not _is_common(name, definition.trust, local):
        return None
    if _is_label(name):
        return None
    if definition.shape == "called" and definition.start == 0:
        text = lowered(text) if current().nouns_capital else text[:1].lower() + text[1:]
    elif definition.shape == "called":
        text = _as_subject(text)
    key = singular(name) if definition.trust != "code" else name
    return Term(
        name,
        key,
        text,
        definition.trust,
        sentence,
        definition.article,
        definition.shape,
        lesson,
        0,
        definition.trust == "code",
        definition.at,
        (definition.start, definition.end),
    )


def _is_label(name: str) -> bool:
    """ "Chapter 2" and "Name of a Book (2006)" stand for places, not for ideas."""
    return bool(_NUMBERED.fullmatch(name) or re.search(r"\([^)]*\d{4}\)", name))


def _is_passing_name(term: Term) -> bool:
    """A person or a work that is introduced once and no more spoken of."""
    parts = WORD.findall(term.name)
    named = len(parts) > 1 and all(part[:1].isupper() for part in (parts[0], parts[-1]))
    defined = term.trust in ("marked", "pattern") and not current().nouns_capital
    return named and defined and term.uses < _MIN_USES


def _as_subject(text: str) -> str:
    """A definition that stood as an object as it stands alone: "einen Vorgang" is "ein Vorgang"."""
    for pattern, replacement in current().subject:
        if pattern.match(text):
            return pattern.sub(replacement, text, count=1)
    return text


def _is_common(name: str, trust: str, local: frozenset[str]) -> bool:
    """Whether a name of code belongs to the language, not to the example at hand."""
    if trust != "code":
        return True
    first = re.match(r"\w+", name)
    return not any(char.isdigit() for char in name) and not (first and first[0] in local)


def _repeats_itself(name: str, definition: str) -> bool:
    """ "Ownership rules are the rules of ownership" defines nothing."""
    stems = set(content_stems(name))
    return bool(stems) and stems <= set(content_stems(definition))


def _plain_definitions(
    passages: Sequence[Passage], lesson_of: Sequence[int]
) -> list[tuple[Definition, int]]:
    """Definitions of names that nothing marks, where the course speaks of the name often."""
    found = []
    for passage in passages:
        if passage.is_taught and passage.block.kind == "para" and passage.context in ("", "list"):
            for sentence in passage.sentences:
                definition = find_plain_definition(sentence)
                if definition:
                    found.append((definition, lesson_of[passage.unit]))
    uses = find_uses(dict.fromkeys(singular(item.name) for item, _ in found), passages)
    return [pair for pair in found if len(uses.get(singular(pair[0].name), ())) >= _MIN_USES]


# -- places and spelling -----------------------------------------------------------------------


def _placed(
    term: Term,
    uses: Sequence[tuple[int, Sentence]],
    passages: Sequence[Passage],
    lesson_of: Sequence[int],
    reference: set[int],
) -> Term:
    """The lesson that teaches a term: where it is defined, else where it is marked or used most."""
    counted = replace(term, uses=len(uses))
    if term.home not in reference and term.shape != "entry":
        return counted
    weights: dict[int, int] = defaultdict(int)
    for number, sentence in uses:
        passage = passages[number]
        lesson = lesson_of[passage.unit]
        if lesson in reference or not passage.is_taught:
            continue
        marked = any(
            mark.kind in ("strong", "em")
            and singular(sentence.text[mark.start : mark.end]) == term.key
            for mark in sentence.marks
        )
        weights[lesson] += 10 if marked else 1
    if not weights:
        return counted
    best = max(weights.values())
    return replace(
        counted, home=min(lesson for lesson, weight in weights.items() if weight == best)
    )


def _cased(term: Term, uses: Sequence[tuple[int, Sentence]]) -> Term:
    """The name as it is written inside sentences: small, unless it never is."""
    name = term.name
    if term.is_code or current().nouns_capital:
        return term
    if not name[:1].isupper() or not name[1:2].islower():
        return term
    if any(word[:1].isupper() for word in WORD.findall(name)[1:]):
        # "Whirlwind Tour" is a name, and its first word no smaller than the others.
        return term
    small = name[0].lower() + name[1:]
    pattern = re.compile(rf"(?<!\w){re.escape(small)}")
    if any(pattern.search(_without_code(sentence)) for _, sentence in uses):
        return replace(term, name=small)
    capital = re.compile(rf"(?<=[a-z,;] ){re.escape(name)}")
    if any(capital.search(sentence.text) for _, sentence in uses):
        return term
    return replace(term, name=small) if uses and name.split()[0][1:].islower() else term


def _analysed(term: Term) -> Term:
    """A term with what the analyser tells of it where it is defined."""
    analyser = current_analyser()
    if term.is_code:
        return term
    text, at = term.evidence.text, term.name_at or (0, len(term.name))
    return replace(
        term, word_class=analyser.word_class(text, *at), defined_as=analyser.head(term.definition)
    )


def _without_code(sentence: Sentence) -> str:
    text = sentence.text
    for mark in sentence.marks:
        if mark.kind == "code":
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text


def usable(term: Term) -> bool:
    """Whether questions may rest on a term: clean evidence and a name that can be an answer."""
    return len(term.name) <= 45 and (term.shape == "entry" or is_clean(term.evidence))
