"""What of a question's answer must not be told yet, and texts with it taken out.

secret = Secret.of(question)
secret.masked("Mitochondria make ATP.")    # "[…] make ATP."
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import ceil

from .questions.base import Key, Question, Shown

# Stands where words were taken out.
MASK = "[…]"

# A number with its sign and groups, or a word. Scripts without blanks are looked for as they are.
TOKEN = re.compile(r"(?<!\w)[+\-−]?\d+(?:[.,'’\u202f]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_GAP = re.compile(r"\{\{(?:gap:[^{}]+|c\d+::([^{}]*?)(?:::[^{}]*)?)\}\}")
_STYLE = re.compile(r"[`*_~]|^\s*(?:#{1,6}|>|[-+])\s+", re.M)
# Two words are one with other endings when so much of the longer one is common to both.
_COMMON, _LEAST_COMMON = 0.6, 4
_LONGEST_GRAM = 6
_SHORTEST = 3  # letters; shorter words say nothing by themselves

# They stand in every text and give no answer away.
_PLAIN = """
    the and for are was were has have had not but with from that this these those they them their
    its his her our your who whom what which when where while than then there here into onto over
    under between about after before also such each every some any all most more less one ones
    can could may might will would shall should must does did been being
    der die das dem den des ein eine einer eines einem einen und oder aber auch ist sind war waren
    wird werden wurde hat haben hatte nicht mit von aus bei nach vor über unter zwischen durch für
    als wie wenn dass sich sie wir ihr ihre sein seine man nur noch mehr sehr kann können muss
    les des une est sont était pas par pour avec dans sur sous entre que qui dont mais plus cette
    los las una unos unas del con por para como más pero que son era fue muy entre sobre
    gli una delle della degli dei del che non per con tra sono era come più
    uma dos das nos nas por para com que não são era mais como entre
    """
# Small numbers are often written as words.
_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve",
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici",
    "zero um dois três quatro cinco seis sete oito nove dez onze doze",
)


@dataclass(frozen=True, slots=True)
class Secret:
    """`phrases` are runs of folded words that must not stand anywhere, `words` those that must
    not stand alone either, in any ending. `known` are the words that the question itself shows.
    """

    phrases: frozenset[tuple[str, ...]] = frozenset()
    words: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    raw: tuple[str, ...] = ()  # in scripts without blanks
    fits: tuple[Callable[[str], bool], ...] = ()

    @classmethod
    def of(cls, question: Question) -> Secret:
        """What a question keeps to itself.

        Words that it shows to everybody (in the prompt, in wrong options) are no secret alone.
        """
        return cls.of_keys(question.answer_keys(), question.prompt, _wrong(question))

    @classmethod
    def of_keys(cls, keys: Sequence[Key], prompt: str, wrong: Iterable[str] = ()) -> Secret:
        """The same for single keys of it."""
        texts = [bare(text) for key in keys for text in (key.text, *key.others) if text.strip()]
        known = frozenset(words_of(bare(prompt)))
        seen = known.union(*(words_of(bare(text)) for text in wrong))
        phrases = {tuple(words_of(text)) for text in texts}
        phrases |= {(other,) for run in phrases if len(run) == 1 for other in _same_number(run[0])}
        words = {word for run in phrases for word in run if is_telling(word)} - seen
        return cls(
            frozenset(run for run in phrases if run),
            frozenset(words),
            known,
            tuple(text for text in texts if _UNSPACED.search(text)),
            tuple(key.fits for key in keys if key.fits is not None),
        )

    @property
    def is_empty(self) -> bool:
        """Nothing is known of the answer's words."""
        return not (self.phrases or self.fits)

    def is_in(self, text: str) -> bool:
        """Whether a text holds something of it; what only `fits` is not looked for."""
        folded = words_of(text)
        return any(self._hidden_words(folded)) or any(one in text for one in self.raw)

    def masked(self, text: str) -> str:
        """The text without it."""
        for one in self.raw:
            text = text.replace(one, MASK)
        found = list(TOKEN.finditer(text))
        hidden = self._hidden_words([folded(match[0]) for match in found])
        for start, end in self._fitting(text, found) if self.fits else ():
            hidden[start:end] = [True] * (end - start)
        return _cut_out(text, found, hidden)

    def _hidden_words(self, words: Sequence[str]) -> list[bool]:
        hidden = [
            word not in self.known and any(alike(word, secret) for secret in self.words)
            for word in words
        ]
        for size in {len(run) for run in self.phrases}:
            for at in range(len(words) - size + 1):
                if tuple(words[at : at + size]) in self.phrases:
                    hidden[at : at + size] = [True] * size
        return hidden

    def _fitting(self, text: str, found: list[re.Match[str]]) -> Iterable[tuple[int, int]]:
        for start in range(len(found)):
            for end in range(start + 1, min(start + _LONGEST_GRAM, len(found)) + 1):
                words = text[found[start].start() : found[end - 1].end()]
                if any(fits(words) for fits in self.fits):
                    yield start, end


def bare(markdown: str) -> str:
    """Little Markdown as words: without emphasis, links, gaps and signs of lists."""
    text = _GAP.sub(lambda gap: gap[1] or " ", _LINK.sub(r"\1", markdown))
    return " ".join(_STYLE.sub("", text).split())


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, folded."""
    return [folded(word) for word in TOKEN.findall(text)]


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """A word as it is compared: without case and accents, with a plain minus."""
    split = unicodedata.normalize("NFKD", word.casefold().replace("−", "-"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def is_telling(word: str) -> bool:
    """Whether a folded word says something by itself."""
    return word[-1:].isdecimal() or (len(word) >= _SHORTEST and word not in _plain_words())


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(map(folded, _PLAIN.split()))


def alike(one: str, other: str) -> bool:
    """Whether two folded words are the same but for their endings."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long[-1:].isdecimal():
        return False
    if len(short) < _LEAST_COMMON:
        return len(short) >= _SHORTEST and long in (short + "s", short + "es", short + "n")
    needed = max(_LEAST_COMMON, ceil(_COMMON * len(long)))
    return len(short) >= needed and short[:needed] == long[:needed]


def _wrong(question: Question) -> list[str]:
    """The texts that are offered and belong to no key."""
    right = {text for key in question.answer_keys() for text in (key.text, *key.others)}
    return [text for text in offered(question.shown(0)) if text not in right]


def offered(shown: Shown) -> list[str]:
    """Every text to choose from."""
    options = [*shown.options, *shown.stems, *(one for gap in shown.gaps for one in gap.options)]
    return [*(one.text for one in options), *(word.text for word in shown.bank)]


def _same_number(word: str) -> list[str]:
    """The other ways to write a small number."""
    tables = [[folded(name) for name in line.split()] for line in _NUMBER_WORDS]
    if word.isdecimal() and int(word) < len(tables[0]):
        return [names[int(word)] for names in tables]
    places = {names.index(word) for names in tables if word in names}
    return [other for at in places for other in (f"{at}", *(names[at] for names in tables))]


def _cut_out(text: str, found: list[re.Match[str]], hidden: list[bool]) -> str:
    """The text with one mark for every run of hidden words."""
    parts, at, is_open = [], 0, False
    for match, is_hidden in zip(found, hidden, strict=True):
        between = text[at : match.start()]
        # A run goes on over blanks and hyphens; a comma ends it.
        goes_on = is_open and is_hidden and not between.strip(" \n\t-–\u00a0^{}")
        if not goes_on:
            parts.append(between)
            parts.append(MASK if is_hidden else match[0])
        is_open, at = is_hidden, match.end()
    return "".join([*parts, text[at:]])
