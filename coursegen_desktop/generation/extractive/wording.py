"""Is this sentence, this definition, this term fit to stand alone? The rules as data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..text.languages import current, rules
from ..text.remembered import of_sentences
from ..text.words import content_words, fold, is_function_word, words

_A_BEFORE = re.compile(r"\b([Aa])n?\s+$")

_MAX_DEFINITION = 280


def points_outside(text: str, *, reader_allowed: bool = False) -> bool:
    """Whether a text needs its surroundings: "this", "Figure 3", "we"."""
    outside, to_reader = _pointing(text, current().code)
    return outside or (not reader_allowed and to_reader)


@of_sentences
def _pointing(text: str, code: str) -> tuple[bool, bool]:
    """(whether it names what stands elsewhere, whether it speaks to the reader)."""
    plain = text.replace("’", "'")
    wording = rules(code).wording
    outside = bool(wording.deictic.search(plain) or wording.person.search(plain))
    return outside, bool(wording.reader.search(plain))


def stands_alone(text: str) -> bool:
    """Whether a sentence is a whole statement that nothing before it is needed for."""
    return (
        not current().wording.leaning.match(text)
        and not points_outside(text)
        and text.rstrip("\"'”’)»“")[-1:] in (".", "!")
        and (text[:1].isalnum() or text[:1] in "¿¡")
        and text.count("(") == text.count(")")
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
    )


def good_definition(text: str) -> bool:
    """Whether what stands behind "X is" defines X for somebody who sees nothing else."""
    if not current().is_known:
        # An entry of a glossary, which is all that is asked about here: scripts without blanks
        # have no words to count.
        return 2 <= len(text) <= _MAX_DEFINITION
    size = len(words(text))
    if not 3 <= size <= 45 or len(text) > _MAX_DEFINITION or len(content_words(text)) < 2:
        return False
    if points_outside(text, reader_allowed=True) or text.rstrip().endswith((":", "?", ",")):
        return False
    return text.count("(") == text.count(")") and text.count("“") == text.count("”")


def good_term(name: str) -> bool:
    """Whether a name can be a term: a short noun phrase, no clause, no stray emphasis."""
    if not current().is_known:
        return 1 <= len(name) <= 60 and "\n" not in name
    parts = words(name)
    if not 1 <= len(parts) <= 5 or not 2 <= len(name) <= 60 or "\n" in name:
        return False
    folded = fold(name)
    language = current()
    if folded in language.wording.vague_terms or folded in language.stopwords or folded.isdigit():
        return False
    if not any(char.isalpha() for char in name) or name[-1] in ".:;,!?(":
        return False
    if is_function_word(parts[0]) or is_function_word(parts[-1]):
        return False
    return not language.wording.clause.search(name)


def has_absolute(text: str) -> bool:
    """ "always", "never", "only": signs by which test-wise people know a wrong option."""
    return bool(current().wording.absolute.search(text))


def is_vague(text: str) -> bool:
    """ "often", "sometimes": true or false as one likes."""
    return bool(current().wording.frequency.search(text))


def is_negative(text: str) -> bool:
    """Whether a statement denies something, which makes true/false a trap."""
    return bool(current().wording.negative.search(text.replace("’", "'")))


def neutral_before(before: str) -> str:
    """What stands before a gap, its article made to tell nothing: "a(n)", "un(e)"."""
    language = current()
    if language.code == "en":
        return _A_BEFORE.sub(r"\1(n) ", before)
    for article, neutral in language.neutral.items():
        stem, blank = before.rstrip(), before[len(before.rstrip()) :]
        if stem.casefold().endswith(article) and not stem[: -len(article)][-1:].isalpha():
            shown = neutral.capitalize() if stem[-len(article)].isupper() else neutral
            return stem[: -len(article)] + shown + (blank if article[-1].isalpha() else "")
    return before


def article_before(before: str) -> str:
    """The article at the end of a text, folded; "" where there is none or it was made neutral."""
    match = current().definitions.article.search(before)
    return fold(next((group for group in match.groups() if group), "")) if match else ""


# -- how questions are framed --------------------------------------------------------------------

# The words around a definition are ours and sound; the rules judge what stands in their place.
_FRAMED = ("by_definition", "by_purpose", "by_code", "by_gap", "by_list")
_NAMING = ("meaning", "purpose")


def inner_stem(prompt: str) -> tuple[str, bool]:
    """(what a question of ours asks without its frame, whether it only names a term)."""
    frames, meanings = _frames(current().code)
    for frame in frames:
        match = frame.fullmatch(prompt)
        if match:
            return match[1], False
    return prompt, any(frame.fullmatch(prompt) for frame in meanings)


@lru_cache(maxsize=16)
def _frames(code: str) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    says = rules(code).says

    def made(keys: Sequence[str], flags: int) -> tuple[re.Pattern[str], ...]:
        return tuple(
            re.compile(re.escape(says[key]).replace(r"\{\}", "(.+)"), flags) for key in keys
        )

    return made(_FRAMED, re.DOTALL), made(_NAMING, 0)
