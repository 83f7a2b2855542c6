"""What is not said as it is written, by language. Rules that come first win."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .. import formula_words
from . import figures, spelling
from .amounts import amounts
from .calendar import calendar
from .rule import Rule, alternatives
from .tongue import Tongue

_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_LOUD_FROM = 12  # letters; a shorter text in capitals is a short form
_WORD_BEFORE = re.compile(r"[^\W\d_]\W{0,2}$")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:…]\s)\W*$")
# Short forms behind which a sentence may end; behind the others a name follows.
_CLOSING_FORMS = frozenset(
    (
        "etc.", "et al.", "usw.", "jr.", "sr.", "a.m.", "p.m.", "b.c.", "a.d.", "o.ä.", "o. ä.",
        "u.s.", "u.k.", "ph.d.", "jh.", "v. chr.", "n. chr.", "v.chr.", "n.chr.", "av. j.-c.",
        "apr. j.-c.", "a. c.", "d. c.", "a.c.", "d.c.", "ee. uu.", "ee.uu.",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rules:
    """All of a language."""

    whole: re.Pattern[str]
    rows: tuple[tuple[str, re.Pattern[str], Rule], ...]

    def find(self, text: str, start: int, end: int) -> tuple[int, int, str] | None:
        """The next place [start, end) that is not said as it stands, and what is said there."""
        while match := self.whole.search(text, start, end):
            for _, pattern, rule in self.rows:
                here = pattern.match(text, match.start(), end)
                words = rule.read(here) if here is not None else None
                if here is not None and words is not None and here.end() > here.start():
                    return here.start(), here.end(), words
            start = match.start() + 1
        return None


@lru_cache(maxsize=8)
def rules_of(tongue: Tongue | None) -> Rules:
    """The rules of a language; None: those that hold in every one."""
    rows: list[Rule] = _marks(tongue)
    if tongue is not None:
        rows += [
            *_short(tongue),
            *calendar(tongue),
            *amounts(tongue),
            *_names(tongue),
            *_signs(tongue),
        ]
    joined = "|".join(f"(?P<{row.name}>{row.pattern})" for row in rows)
    single = ((row.name, re.compile(f"(?P<{row.name}>{row.pattern})"), row) for row in rows)
    return Rules(re.compile(joined), tuple(single))


# -- signs of Markdown, addresses --------------------------------------------------------------


def _marks(tongue: Tongue | None) -> list[Rule]:
    return [
        Rule(
            "math",
            r"\$\$[^$]{1,2000}\$\$|(?<![\w$\\])\$(?![\s$])[^$\n]{1,600}(?<![\s\\])\$(?![\d$])",
            lambda match: _formula(match["math"].strip("$").strip(), tongue),
        ),
        Rule(
            "code",
            r"(?<!`)(?P<ticks>`+)(?!`)(?P<program>[^`]{1,600})(?<!`)(?P=ticks)(?!`)",
            lambda match: spelling.code(match["program"], tongue),
        ),
        Rule(
            "address",
            r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]}»”’]",
            lambda match: _host(match["address"], tongue),
        ),
        Rule(
            "mail",
            r"(?<![\w.])(?P<box>[\w.+-]{1,64})@(?P<house>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})",
            lambda match: _mail(match["box"], match["house"], tongue),
        ),
        Rule("note", r"\[\^[^\]\s]{1,60}\]", lambda _match: ""),
    ]


def _formula(tex: str, tongue: Tongue | None) -> str:
    line = " ".join(tex.split())
    if tongue is None:
        # A plain chain of names and figures is left to the voice, all else says nothing.
        return line if line.isalnum() else ""
    words = formula_words.reading(line, tongue.formulas)
    return figures.in_words(words, tongue) if words else tongue.formula


def _host(address: str, tongue: Tongue | None) -> str:
    found = _HOST.match(address)
    return _dotted(found[1] if found else address, tongue)


def _mail(box: str, house: str, tongue: Tongue | None) -> str | None:
    if tongue is None:
        return None
    return f"{_dotted(box, tongue)} {tongue.between['@']} {_dotted(house, tongue)}"


def _dotted(name: str, tongue: Tongue | None) -> str:
    if tongue is None:
        return name
    return re.sub(r"[._+]", f" {tongue.dot} ", name) if "." in name else name.replace("_", " ")


# -- short forms --------------------------------------------------------------------------------


def _short(tongue: Tongue) -> list[Rule]:
    forms, numbered = alternatives([*tongue.short]), alternatives([*tongue.numbered])
    return [
        Rule(
            "numbered",
            rf"(?<![\w.])(?i:{numbered})(?=\s?\d)",
            lambda match: _as_first(match, tongue.numbered[match["numbered"].casefold()]),
        ),
        Rule("form", rf"(?<![\w.])(?i:{forms})(?!\w)", lambda match: _form(match, tongue)),
    ]


def _form(match: re.Match[str], tongue: Tongue) -> str:
    """A short form in full; one that ends the sentence leaves its full stop."""
    written = match["form"].casefold()
    behind = match.string[match.end() :]
    is_last = not behind.strip(" )\"'”’»")
    is_last |= written in _CLOSING_FORMS and behind[:1] == " " and behind[1:2].isupper()
    return _as_first(match, tongue.short[written]) + ("." if is_last else "")


def _as_first(match: re.Match[str], full: str) -> str:
    """With a large letter where a sentence begins."""
    is_first = _SENTENCE_BEFORE.search(match.string[max(0, match.start() - 6) : match.start()])
    return full[:1].upper() + full[1:] if is_first else full


# -- names --------------------------------------------------------------------------------------


def _names(tongue: Tongue) -> list[Rule]:
    low, high = "₀₁₂₃₄₅₆₇₈₉", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ"
    return [
        Rule(
            "chemical",
            rf"(?<![\w$])(?:\(?[A-Z][a-z]?[\d{low}]{{0,3}}\)?[\d{low}]{{0,2}}){{1,8}}[{high}]*(?![\w-])",
            lambda match: spelling.chemical(match["chemical"], tongue) or None,
        ),
        Rule(
            "raised",
            rf"(?<=[\w)])[{high}]+",
            lambda match: figures.power(match["raised"], tongue) or None,
        ),
        Rule(
            "lowered",
            rf"(?<=\w)[{low}]+",
            lambda match: figures.digits(match["lowered"].translate(figures.LOW), tongue),
        ),
        Rule(
            "caret",
            r"(?<=[\w)])\^\{?(?P<caret_by>\d{1,3}|[A-Za-z])\}?(?!\w)",
            lambda match: figures.power(match["caret_by"], tongue),
        ),
        Rule("index", r"(?<=\b[A-Za-z])_(?=[^\W_]{1,4}\b)", lambda _match: " "),
        Rule("roman", r"(?<![\w.])[IVX]{2,6}(?![\w'’])", lambda match: _roman(match, tongue)),
        Rule(
            "mixed",
            r"(?<![\w-])(?=\w*[A-ZÀ-Þ])(?=\w*\d)(?:[^\W\d_]{1,4}\d{1,4}[A-Za-z]?|\d{1,2}[A-Z]{1,3})(?!\w)",
            lambda match: spelling.mixed(match["mixed"], tongue),
        ),
        Rule(
            "capitals",
            r"(?<![\w'’-])[A-ZÀ-Þ]{2,6}s?(?![\w])",
            lambda match: _capitals(match, tongue),
        ),
    ]


def _roman(match: re.Match[str], tongue: Tongue) -> str | None:
    value = spelling.roman(match["roman"])
    before = match.string[max(0, match.start() - 3) : match.start()]
    return tongue.cardinal(value) if value and _WORD_BEFORE.search(before) else None


def _capitals(match: re.Match[str], tongue: Tongue) -> str | None:
    """Letters one by one, unless all around is written in capitals."""
    around = match.string[max(0, match.start() - 30) : match.end() + 30]
    letters = [sign for sign in around if sign.isalpha()]
    is_loud = sum(sign.isupper() for sign in letters) > 0.7 * len(letters)
    if is_loud and len(letters) > _LOUD_FROM:
        return None
    told = spelling.acronym(match["capitals"], tongue)
    return None if told == match["capitals"] else told


# -- signs --------------------------------------------------------------------------------------


def _signs(tongue: Tongue) -> list[Rule]:
    between = alternatives([*tongue.between])
    return [
        Rule(
            "between",
            rf"(?<=[\w)\]%²³])\s(?:{between})(?=\s[\w(\[\-−$`√π])|(?<=\d)[+=×·](?=\d)",
            lambda match: (
                tongue.between.get(match["between"].strip())
                or tongue.signs.get(match["between"].strip())
            ),
        ),
        Rule(
            "sign",
            alternatives([sign for sign in tongue.signs if not sign.isalpha()]),
            lambda match: tongue.signs[match["sign"]],
        ),
        Rule(
            "letter",
            rf"(?<!\w)(?:{alternatives([s for s in tongue.signs if s.isalpha()])})(?!\w)",
            lambda match: tongue.signs[match["letter"]],
        ),
        Rule(
            "slash",
            r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])",
            lambda match: _slash(match, tongue),
        ),
        # Signs of a page that no voice has a word for.
        Rule(
            "silent", r"(?<!\w)[*_#^~|\\<>{}\[\]•·]+|[*_#^~|\\<>{}\[\]•]+(?!\w)", lambda _match: ""
        ),
    ]


def _slash(match: re.Match[str], tongue: Tongue) -> str:
    """ "and/or" has the word between already."""
    before = match.string[: match.start()].rpartition(" ")[2].casefold()
    return " " if before == tongue.signs["&"] else tongue.either
