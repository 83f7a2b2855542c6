"""Words: splitting, folding, light stemming, singulars, by the rules of the language at work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import combining, normalize

from .languages import current, rules
from .languages.base import NEVER, Language
from .remembered import of_sentences

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")

_WIDE = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")


def words(text: str) -> list[str]:
    """The words of a text as they stand, hyphenated ones whole."""
    return WORD.findall(text)


def count_words(text: str) -> int:
    """How many words a text has; letters of scripts without spaces count as half a word each."""
    wide = len(_WIDE.findall(text)) if not text.isascii() else 0
    return len(WORD.findall(text)) if wide < 10 else wide // 2 + len(text.split())


def fold(word: str) -> str:
    """Lower case with straight apostrophes."""
    return word.casefold().replace("’", "'")


def stem(word: str) -> str:
    """A crude common root: "encoding", "encoded" and "encodes" give one value.

    Only compared with other stems, never shown. Short words stay whole.
    """
    return _stem(word, current().code)


def word_stems(text: str) -> list[str]:
    """The stems of all words of a text, in order."""
    code = current().code
    return [_stem(word, code) for word in WORD.findall(text)]


@lru_cache(maxsize=40_000)
def _stem(word: str, code: str) -> str:
    if code == "en":
        return _english_stem(word)
    language = rules(code) if code else None
    if language is None:
        return fold(word)
    root = language.elision.sub("", fold(word))
    for ending, replacement in language.endings:
        # "Haus" ends in no plural.
        least = 4 if ending in ("s", "n") else 3
        if root.endswith(ending) and len(root) - len(ending) + len(replacement) >= least:
            root = root[: len(root) - len(ending)] + replacement
            break
    # "Häuser" and "Haus", "período" and "periodo".
    return "".join(sign for sign in normalize("NFD", root) if not combining(sign))


def _english_stem(word: str) -> str:
    root = fold(word).removesuffix("'s")
    for ending, replacement in rules("en").endings:
        if root.endswith(ending) and len(root) - len(ending) + len(replacement) >= 4:
            root = root[: len(root) - len(ending)] + replacement
            break
    root = root.removesuffix("e") if len(root) > 4 else root
    return root[:-1] if len(root) > 4 and root[-1] == root[-2] else root


def content_words(text: str) -> list[str]:
    """Folded words that carry meaning: no function words, no lone letters or digits."""
    language = current()
    stopwords = language.stopwords
    plain = text.replace("’", "'")
    if plain.isascii():
        # All at once: no letter there becomes two, or a sign, when it is made small.
        folded: Iterable[str] = WORD.findall(plain.lower())
    else:
        folded = (fold(word) for word in WORD.findall(text))
    if language.elision is not NEVER:
        folded = (language.elision.sub("", word) for word in folded)
    return [
        word for word in folded if len(word) > 1 and word not in stopwords and not word.isdigit()
    ]


def content_stems(text: str) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order."""
    return _content_stems(text, current().code)


@of_sentences
def _content_stems(text: str, code: str) -> tuple[str, ...]:
    return tuple([_stem(word, code) for word in content_words(text)])


def is_function_word(word: str) -> bool:
    """Whether a word carries no meaning of its own: "the", "of"."""
    folded = fold(word)
    return folded in current().stopwords


def singular(term: str) -> str:
    """A term in the singular, folded: the key under which it is known."""
    language = current()
    parts = [fold(part) for part in term.split()]
    if language.code == "en":
        if parts:
            parts[-1] = _singular_word(parts[-1])
    elif language.number:
        # "bases de données": more than the last word changes.
        parts = [_one(part, language) for part in parts]
    elif language.is_known:
        parts = [stem(part) for part in parts]
    return " ".join(parts)


def _one(word: str, language: Language) -> str:
    if len(word) < 4 or word.endswith(language.one_in_s):
        return word
    for ending, replacement in language.number:
        if word.endswith(ending):
            return word[: len(word) - len(ending)] + replacement
    return word


def _singular_word(word: str) -> str:
    if len(word) < 4 or word.endswith(("ss", "us", "is", "ics")) or word in _SINGULAR_IN_S:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


_SINGULAR_IN_S = frozenset(
    ("bias", "gas", "lens", "atlas", "canvas", "chaos", "series", "species", "news", "diabetes")
)


def is_plural(term: str) -> bool:
    """Whether it looks like a plural; False where endings do not tell (German, Italian)."""
    return _is_plural(term, current().code)


@of_sentences
def _is_plural(term: str, _code: str) -> bool:
    language = current()
    parts = [fold(part) for part in term.split()]
    if not parts:
        return False
    if language.code == "en":
        return _singular_word(parts[-1]) != parts[-1]
    # The noun comes first in the languages whose plurals can be told.
    return bool(language.number) and _one(parts[0], language) != parts[0]


_SYLLABLE = re.compile(r"[aeiouyäöüáéíóúàèìòùâêîôûœæ]+", re.IGNORECASE)


@lru_cache(maxsize=40_000)
def syllables_of(word: str) -> int:
    """How many syllables an English word has, about: its groups of vowels, but no silent e."""
    count = len(_SYLLABLE.findall(word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and count > 1
    return max(count - silent, 1)


def jaccard(left: Iterable[str], right: Iterable[str]) -> float:
    """Shared part of two bags of words, 0 to 1."""
    one, two = set(left), set(right)
    return len(one & two) / len(one | two) if one or two else 0.0
