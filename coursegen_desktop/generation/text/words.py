"""Words: splitting, folding, light stemming, function words. English first, harmless elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")

_WIDE = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_FUNCTION_WORDS = """\
a about above across after again against all almost alone along already also although always
    am among an and another any anybody anyone anything are aren't around as at away back be became
    because become becomes been before began behind being below beside besides best better between
    both but by came can can't cannot come comes could couldn't did didn't do does doesn't doing
    don't done down during each either else enough etc even ever every everybody everyone everything
    except far few find first for from further gave get gets getting give given gives go goes going
    gone got had hadn't has hasn't have haven't having he he's hence her here hers herself him
    himself his how however i i'd i'll i'm i've if in indeed instead into is isn't it it's its
    itself just keep kept know known last later least less let let's like likely little long look
    made make makes making many may maybe me mean means meant might mine more moreover most much
    must my myself near nearly need needs neither never next no nobody none nor not nothing now
    of off often on once one ones only onto or other others otherwise our ours ourselves out over
    own part per perhaps put quite rather really said same saw say says second see seem seems seen
    several shall she should shouldn't since so some somebody someone something sometimes soon still
    such take taken takes than that that's the their theirs them themselves then there there's
    therefore these they they're thing things third this those though three through thus to today
    together too took toward towards two under until up upon us use used uses using usually very
    want wants was wasn't way ways we we'd we'll we're we've well went were weren't what what's
    whatever when whenever where whereas wherever whether which while who whole whom whose why will
    with within without won't would wouldn't yes yet you you'd you'll you're you've your yours
    yourself yourselves"""
STOPWORDS = frozenset(_FUNCTION_WORDS.split())

_ENDINGS = (
    ("ational", "ate"),
    ("ization", "ize"),
    ("isation", "ise"),
    ("fulness", "ful"),
    ("iveness", "ive"),
    ("ements", "e"),
    ("ement", "e"),
    ("ations", "ate"),
    ("ation", "ate"),
    ("ities", ""),
    ("ness", ""),
    ("ings", ""),
    ("ing", ""),
    ("ions", ""),
    ("ied", "y"),
    ("ies", "y"),
    ("ion", ""),
    ("ity", ""),
    ("ers", ""),
    ("ed", ""),
    ("er", ""),
    ("ly", ""),
    ("es", ""),
    ("al", ""),
    ("s", ""),
    ("e", ""),
)


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


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A crude common root: "encoding", "encoded" and "encodes" give one value.

    Only compared with other stems, never shown. Short words stay whole.
    """
    root = fold(word).removesuffix("'s")
    for ending, replacement in _ENDINGS:
        if root.endswith(ending) and len(root) - len(ending) + len(replacement) >= 4:
            root = root[: len(root) - len(ending)] + replacement
            break
    root = root.removesuffix("e") if len(root) > 4 else root
    return root[:-1] if len(root) > 4 and root[-1] == root[-2] else root


def content_words(text: str) -> list[str]:
    """Folded words that carry meaning: no function words, no lone letters or digits."""
    folded = (fold(word) for word in WORD.findall(text))
    return [
        word for word in folded if len(word) > 1 and word not in STOPWORDS and not word.isdigit()
    ]


def content_stems(text: str) -> list[str]:
    """Stems of the words that carry meaning, in order."""
    return [stem(word) for word in content_words(text)]


def singular(term: str) -> str:
    """A term with its last word in the singular, folded: the key under which it is known."""
    parts = [fold(part) for part in term.split()]
    if parts:
        parts[-1] = _singular_word(parts[-1])
    return " ".join(parts)


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
    """Whether the last word looks like a plural."""
    last = fold(term.split()[-1]) if term.split() else ""
    return _singular_word(last) != last


def jaccard(left: Iterable[str], right: Iterable[str]) -> float:
    """Shared part of two bags of words, 0 to 1."""
    one, two = set(left), set(right)
    return len(one & two) / len(one | two) if one or two else 0.0
