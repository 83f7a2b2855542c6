"""Sentences cut where a listener or the reader of a slide can let go: at clauses, never in phrases.

`spoken` makes of a long sentence several that can be followed at once; `pointed` makes of one the
few words that stand on a slide. Both work on inline Markdown and count words without its signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...domain.script import LONGEST_SENTENCE
from ..text.languages import current, say
from ..text.words import count_words, is_function_word

# A point has best so many words; it is shown whole up to the second number, a definition, which
# nobody understands by half, up to the third.
MOST_POINT_WORDS, LONGEST_POINT, LONGEST_DEFINITION = 14, 20, 24
# Fewer words are no statement any more.
_LEAST = 4
_LEAST_CLAUSE = 5
_BRACKETS = re.compile(r"\s+\((?=[^\W\d_])[^()]*\)")
_ASIDE = re.compile(r"\s+[–—]\s+[^–—]+\s+[–—]\s+")
_STRONG_STOP = re.compile(r"(?:;|\s[–—]|:)\s+")
_SPLIT = re.compile(r"(?:;|\s[–—])\s+")
_COMMA = re.compile(r",\s+")
_WIDE = re.compile(r"[，；：、]")
_END = re.compile(r"[\s.。…,;:–—]+$")
_STOPS = ".!?…。！？:।؟۔"
_SUBORDINATE = re.compile(r"^\W*")


def words_in(text: str) -> int:
    """How many words are said; of scripts without blanks two signs are one."""
    return count_words(text)


# -- for the ear --------------------------------------------------------------------------------


def spoken(text: str, most: int = LONGEST_SENTENCE) -> list[str]:
    """The sentence as sentences of at most `most` words; [] where that cannot be done well."""
    text = " ".join(text.split())
    if words_in(text) <= most:
        return [text]
    bare = without_brackets(text)
    if words_in(bare) <= most:
        return [bare]
    for first, rest in _clauses(bare):
        made = [*spoken(first, most), *spoken(rest, most)]
        if made and len(made) > 1 and all(words_in(part) <= most for part in made):
            return made
    short = _trimmed(bare, most, _aside_starts(bare))
    return [_closed(short)] if short else []


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    """Ways to make two sentences of one, those first that leave both about equally long."""
    found = []
    telling = current().telling
    for match in _STRONG_STOP.finditer(text):
        first, rest = text[: match.start()], text[match.end() :]
        # Behind a colon or a dash may stand a list, or a mere phrase.
        is_clause = match[0][0] == ";" or telling.subjects.match(rest)
        if is_clause and min(words_in(first), words_in(rest)) >= _LEAST_CLAUSE:
            found.append((first, rest))
    for match in _COMMA.finditer(text):
        first, rest = text[: match.start()], text[match.end() :]
        join = telling.joins.match(rest)
        is_aside = bool(telling.asides.match(rest))  # "so that …"
        if join is None or is_aside or min(words_in(first), words_in(rest)) < _LEAST_CLAUSE:
            continue
        behind = rest[join.end() :].lstrip()
        # "The eye, the ear, and the nose" is one list, not two sentences.
        if telling.firm.match(rest) or (telling.subjects.match(behind) and "," not in first):
            found.append((first, rest))
    found.sort(key=lambda two: abs(words_in(two[0]) - words_in(two[1])))
    for first, rest in found:
        if _is_whole(first) and _is_whole(rest):
            yield _closed(first), _closed(capitalised(rest))


# -- for the eye --------------------------------------------------------------------------------


def pointed(text: str, most: int = MOST_POINT_WORDS, longest: int = LONGEST_POINT) -> str:
    """A sentence as a point of a slide, without its full stop.

    Whole where it is short; else cut where what stays is a whole and true statement; else whole
    as long as a slide bears it. "" where no way is a good one.
    """
    text = without_opening(without_brackets(" ".join(text.split())))
    if words_in(text) <= most:
        return _open_ended(text)
    for short in _shorter(_without_examples(text), most):
        if short and not _is_denied(short):
            return _open_ended(short)
    for whole in (text, _without_examples(text), _behind_colon(text)):
        if whole and words_in(whole) <= longest and _is_whole(whole):
            return _open_ended(whole)
    return ""


def _shorter(text: str, most: int) -> Iterator[str]:
    """Ways to shorten a sentence, the better ones first; "" for one that does not go."""
    if words_in(text) <= most:
        yield text
    behind = _behind_colon(text)
    if behind and words_in(behind) <= most and _is_whole(behind):
        yield behind
    yield _trimmed(text, most, _loose_starts(text))
    yield _trimmed(text, most, [match.start() for match in _SPLIT.finditer(text)])


def _behind_colon(text: str) -> str:
    """What "Rust has another way: Memory is …" leads to, where that is a statement."""
    front, colon, rest = text.partition(": ")
    is_statement = bool(colon) and current().telling.subjects.match(rest) and _is_whole(front)
    return capitalised(rest) if is_statement and words_in(rest) >= _LEAST else ""


def _without_examples(text: str) -> str:
    """Without "such as a word, a place or a smell," before what says more of the same thing."""
    telling = current().telling
    for match in _COMMA.finditer(text):
        if not telling.examples.match(text, match.end()):
            continue
        rest = [comma for comma in _COMMA.finditer(text, match.end())
                if (telling.asides.match(text, comma.end())
                    or telling.follows.match(text, comma.end()))
                and not telling.examples.match(text, comma.end())]  # fmt: skip
        if rest:
            return f"{text[: match.start()]} {text[rest[0].end() :]}"
    return text


def without_brackets(text: str) -> str:
    """Without what stands in brackets, which neither ear nor slide needs."""
    if "$" in text or "`" in text:
        return text  # they may belong to a formula or a program
    bare = _ASIDE.sub(_dropped, _BRACKETS.sub(_dropped, text))
    return " ".join(bare.split()) if words_in(bare) >= _LEAST else text


def _dropped(match: re.Match[str]) -> str:
    """Brackets behind "are" or "of" are no aside: "The indices are (row, column)"."""
    before = match.string[: match.start()].rpartition(" ")[2]
    return match[0] if not before or is_function_word(before) else " "


def without_opening(text: str) -> str:
    """Without a word that only leads over from the sentence before: "However, …"."""
    telling = current().telling
    join = telling.joins.match(text)
    rest = text[join.end() :].lstrip(" ,") if join is not None else ""
    if telling.subjects.match(rest) and words_in(rest) >= _LEAST:
        return capitalised(rest)
    match = current().wording.leaning.match(text)
    if match is None or text[match.end() : match.end() + 2] != ", ":
        return text
    if words_in(text[: match.end()]) > 3 or words_in(text[match.end() :]) < _LEAST:
        return text
    return capitalised(text[match.end() + 2 :])


def capitalised(text: str) -> str:
    """With a large first letter; what begins with a program or a formula, or as "pH", stays."""
    at = len(text) - len(text.lstrip("*\"'“„«¿¡"))
    if text[at + 1 : at + 2].isupper():
        return text
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def _aside_starts(text: str) -> list[int]:
    """Where something begins that may be left off: behind a comma, or for reasons."""
    telling = current().telling
    found = [
        match.start()
        for match in _COMMA.finditer(text)
        if telling.asides.match(text, match.end())
        or (telling.joins.match(text, match.end()) and "," not in text[: match.start()])
    ]
    return found + [match.start() for match in _WIDE.finditer(text)]


def _loose_starts(text: str) -> list[int]:
    """Where something begins that a statement is whole and true without."""
    telling = current().telling
    found = []
    for match in _COMMA.finditer(text):
        if telling.asides.match(text, match.end()):
            if not telling.limits.match(text, match.end()):
                found.append(match.start())
            continue
        join = telling.joins.match(text, match.end())
        if join is None or "," in text[: match.start()] or _is_either(join[0]):
            continue
        behind = text[join.end() :].lstrip()
        if telling.firm.match(join[0]) or telling.subjects.match(behind):
            found.append(match.start())
    return found + [match.start() for match in _WIDE.finditer(text)]


def _is_either(join: str) -> bool:
    """Half of a choice ("or …") is not what was said."""
    return current().is_known and join.casefold() == say("told_or")


def _trimmed(text: str, most: int, starts: list[int]) -> str:
    """The longest beginning that ends at one of the places and has few enough words."""
    for start in sorted(starts, reverse=True):
        short = _without_join(text[:start].rstrip(" ,"))
        if words_in(short) > most or words_in(short) < _LEAST or not _is_whole(short):
            continue
        if not _begins_subordinate(short):
            return short
    return ""


def _without_join(text: str) -> str:
    """Without an "and" or "or" at its end, whose other half was cut off."""
    front, _, last = text.rpartition(" ")
    return front.rstrip(" ,") if current().telling.joins.fullmatch(last) else text


def _is_denied(text: str) -> bool:
    """ "Reading it once more does not": what it denies was cut off, or stands before it."""
    return bool(current().wording.negative.fullmatch(text.rpartition(" ")[2]))


def _begins_subordinate(text: str) -> bool:
    """ "When vapour cools", "In the sea" are no statements without the clause behind them."""
    lead = _SUBORDINATE.match(text)
    at = lead.end() if lead else 0
    telling = current().telling
    kinds = (telling.asides, telling.follows, telling.fronts)
    if telling.subjects.match(text, at):
        return False  # German articles are relative pronouns, too
    return any(kind.match(text, at) for kind in kinds) and "," not in text


def _is_whole(text: str) -> bool:
    """Whether no sign of Markdown, bracket or quotation is open at its end."""
    if text.count("**") % 2 or text.count("`") % 2 or text.count("$") % 2:
        return False
    if text.replace("**", "").count("*") % 2 or text.count('"') % 2:
        return False
    return all(text.count(a) == text.count(b) for a, b in ("()", "[]", "“”", "«»"))


def _closed(text: str) -> str:
    """With a full stop at its end."""
    bare = text.rstrip(" ,;–—")
    bare = bare[:-1].rstrip() if bare.endswith(":") else bare
    return bare if bare.rstrip("\"'”’»)*`")[-1:] in _STOPS else f"{bare}."


def _open_ended(text: str) -> str:
    """Without a full stop; question marks and the like stay."""
    bare = _END.sub("", text)
    for quote in ("”", '"', "»", "**", ")"):
        if bare.endswith(quote) and bare[: -len(quote)].endswith("."):
            bare = bare[: -len(quote)].rstrip(".") + quote
    return bare


def closed(text: str) -> str:
    """A phrase or sentence as it is said: with a full stop, where it has no sign at its end."""
    return _closed(" ".join(text.split()))
