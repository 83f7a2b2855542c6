"""Item-writing flaws that a rule can see. A question of ours with any of them is not emitted.

After the criteria that human reviewers use (Moore 2023: rules found 91 % of what people found).
They look at the finished question alone, so they judge a question that a person or a model wrote
just the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from ..text.languages import current
from ..text.remembered import of_sentences
from ..text.words import content_stems, content_words, fold, is_plural, stem, words
from .distractors import shares_word
from .wording import has_absolute, inner_stem, is_negative, is_vague, points_outside

Json = Mapping[str, object]

_MAX_STEM_WORDS = 60
_MIN_CONTENT = 3
# A key may be longer than the middle wrong option by this share; single words by some letters.
_LONGER, _SLACK = 1.4, 12
BLANK = "____"
GAP = re.compile(r"\{\{gap:([^{}]+)\}\}")
_ALL_NONE = re.compile(r"\b(?:all|none|both|neither|any) of (?:the )?(?:above|these|them)\b", re.I)
_K_TYPE = re.compile(r"^(?:both )?\(?[A-Ha-h1-8]\)?(?:\s*,\s*\(?[A-Ha-h1-8]\)?)*\s+(?:and|&|or)\s")
_YEAR = re.compile(r"(?:in )?(?:1[0-9]|20)\d\d")
_TRIVIA = re.compile(r"\b(?:which|what) (?:year|page|date)\b|\bon (?:which|what) page\b", re.I)
_ARTICLE_CUE = re.compile(rf"\b(an?)\s+{BLANK}", re.I)
_VERB_CUE = re.compile(rf"{BLANK}\s+(is|are|was|were|has|have)\b", re.I)
_NUMBER = re.compile(r"[^\w(]*[+\-−]?\d[\d.,]*(?:\s?(?:%|per cent|percent|[A-Za-z]{1,10}))?[^\w)]*")
_FIRST_NUMBER = re.compile(r"\d[\d.,]*")
_SENTENCES = {
    "options alike": "Two options say the same.",
    "key longest": "The right option is much longer than the others.",
    "clang": "A word of the right option stands in the question.",
    "article cue": "An “a” or “an” gives the right option away.",
    "number cue": "Singular or plural gives the right option away.",
    "absolutes": "Only wrong options hold words such as “always” or “never”.",
    "all of the above": "An option is “all” or “none of the above”.",
    "k-type": "Options are combinations of other options.",
    "negative": "The question asks for what is not so.",
    "unfocused": "The question says too little to be answered.",
    "vague": "It rests on a word such as “often” or “usually”.",
    "mixed options": "The options are of different kinds.",
    "unsorted numbers": "The numbers among the options are not sorted.",
    "several keys": "More than one option may be right.",
    "no key": "No option is right.",
    "bare gap": "The gap stands at the beginning, and too little follows.",
    "several gaps": "One sentence has several gaps.",
    "points outside": "It points at something that is not there, as “this” or “Figure 3”.",
    "too long": "The question is too long.",
    "trivia": "It asks for a year or a page.",
}


def sentence(flaw: str) -> str:
    """A flaw in a whole sentence."""
    return _SENTENCES[flaw]


@dataclass(frozen=True, slots=True)
class Form:
    """A question as the rules look at it.

    `asks_meaning`: the stem only names a term; `listed` are the options as they stand, () where
    their order is not known.
    """

    kind: str
    stem: str
    keys: tuple[str, ...]
    wrong: tuple[str, ...]
    asks_meaning: bool = False
    listed: tuple[str, ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """All options, right ones first."""
        return (*self.keys, *self.wrong)


def item_flaws(question: Json) -> list[str]:
    """The names of all flaws of a question, [] for a sound one or one that rules cannot judge."""
    form = form_of(question)
    if form is None:
        return []
    return [name for name, has in _RULES if has(form)]


def form_of(question: Json) -> Form | None:
    """What the rules look at; None for types without options or a statement."""
    kind, prompt = str(question.get("type")), str(question.get("prompt", ""))
    stem, asks_meaning = inner_stem(GAP.sub(BLANK, prompt))
    if kind == "choice":
        keys, wrong = split_options(question.get("choices"))
        name = "single" if question.get("single") else "several"
        return Form(name, stem, keys, wrong, asks_meaning, _texts(question.get("choices")))
    if kind == "true_false":
        return Form(kind, prompt, (), ())
    if kind == "cloze":
        gaps = question.get("gaps")
        if not isinstance(gaps, Mapping) or not gaps:
            return None
        gap = next(iter(gaps.values()))
        keys, wrong = split_options(gap.get("choices"))
        return Form("gap", stem, keys, wrong)
    return None


def _texts(listed: object) -> tuple[str, ...]:
    return tuple(str(item["text"]) for item in listed) if isinstance(listed, list | tuple) else ()


def split_options(listed: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(texts of the right options, texts of the wrong ones)."""
    if not isinstance(listed, Sequence) or isinstance(listed, str):
        return (), ()
    right = tuple(str(item["text"]) for item in listed if item.get("fraction", 0) > 0)
    return right, tuple(str(item["text"]) for item in listed if item.get("fraction", 0) <= 0)


# -- the rules ---------------------------------------------------------------------------------


def _options_alike(form: Form) -> bool:
    options = form.options
    return any(
        near_same(one, two) for place, one in enumerate(options) for two in options[place + 1 :]
    )


def near_same(one: str, two: str) -> bool:
    """Whether two options differ in nothing that matters."""
    if one.startswith("`") and two.startswith("`"):
        # What a program prints is told apart by every sign.
        return one == two
    if fold(one).strip(" .`") == fold(two).strip(" .`"):
        return True
    if "`" in one or _NUMBER.fullmatch(one) or _NUMBER.fullmatch(two):
        return False
    left, right = _telling(one), _telling(two)
    if not left or not right or [*filter(str.isdigit, one)] != [*filter(str.isdigit, two)]:
        return False
    # The same words in another order may say the opposite, and so may one other word.
    return left == right


def _telling(text: str) -> tuple[str, ...]:
    """The stems of all words but articles, in their order: "one" and "two" tell options apart."""
    return _told(text, current().code)


@of_sentences
def _told(text: str, _code: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(text) if fold(word) not in ("a", "an", "the"))


def _key_longest(form: Form) -> bool:
    if form.kind != "single" or not form.keys or not form.wrong:
        return False
    key, middle = len(form.keys[0]), median(map(len, form.wrong))
    return key > _LONGER * middle and key - middle > _SLACK


def _clang(form: Form) -> bool:
    if form.kind not in ("single", "gap") or len(form.keys) != 1 or not form.wrong:
        return False
    key = form.keys[0]
    # A program has to name what it prints.
    if "```" in form.stem:
        return False
    if not shares_word(key, form.stem):
        return False
    there = set(content_stems(form.stem))
    if set(content_stems(key)) <= there:
        # The whole key stands there: words that wrong options share are no balance.
        return not any(set(content_stems(option)) <= there for option in form.wrong)
    return not any(shares_word(option, form.stem) for option in form.wrong)


def _article_cue(form: Form) -> bool:
    cue = _ARTICLE_CUE.search(form.stem)
    if not cue or not form.wrong:
        return False
    starts = [fold(option).strip("`* ")[:1] in "aeiou" for option in form.options]
    return len(set(starts)) > 1 or starts[0] != (fold(cue[1]) == "an")


def _number_cue(form: Form) -> bool:
    if not form.wrong or not _VERB_CUE.search(form.stem) or "`" in form.options[0]:
        return False
    plural = [is_plural(option) for option in form.options]
    return plural[0] not in plural[len(form.keys) :]


def _absolutes(form: Form) -> bool:
    return (
        bool(form.wrong)
        and any(map(has_absolute, form.wrong))
        and not any(map(has_absolute, form.keys))
    )


def _all_of_the_above(form: Form) -> bool:
    return any(_ALL_NONE.search(option) for option in form.options)


def _k_type(form: Form) -> bool:
    return any(_K_TYPE.match(option) for option in form.options)


def _negative(form: Form) -> bool:
    if form.kind == "true_false":
        return is_negative(form.stem)
    last = form.stem.strip().rstrip("?").split("?")[-1]
    return bool(
        re.search(r"\b(?:which|what|who)\b[^.?]*\b(?:not|never|except|least)\b", last, re.I)
    )


def _unfocused(form: Form) -> bool:
    return not form.asks_meaning and len(content_words(form.stem)) < _MIN_CONTENT


def _vague(form: Form) -> bool:
    return form.kind in ("true_false", "gap") and is_vague(form.stem)


def _mixed_options(form: Form) -> bool:
    if len(form.options) < 2:
        return False
    return (
        len({option.startswith("`") for option in form.options}) > 1
        or len({bool(_NUMBER.fullmatch(option)) for option in form.options}) > 1
    )


def _unsorted_numbers(form: Form) -> bool:
    if len(form.listed) < 3 or not all(map(_NUMBER.fullmatch, form.listed)):
        return False
    values = [float(_first_number(text).replace(",", "").rstrip(".")) for text in form.listed]
    return values not in (sorted(values), sorted(values, reverse=True))


def _first_number(text: str) -> str:
    match = _FIRST_NUMBER.search(text)
    return match[0] if match else "0"


def _several_keys(form: Form) -> bool:
    if form.kind not in ("single", "gap"):
        return False
    return len(form.keys) > 1 or any(
        near_same(key, option) for key in form.keys for option in form.wrong
    )


def _no_key(form: Form) -> bool:
    return form.kind in ("single", "several") and not form.keys


def _bare_gap(form: Form) -> bool:
    rest = form.stem.partition(BLANK)
    return bool(rest[1]) and not words(rest[0]) and len(content_words(rest[2])) < _MIN_CONTENT


def _several_gaps(form: Form) -> bool:
    return form.stem.count(BLANK) > 1


def _points_outside(form: Form) -> bool:
    asked = _without_code(form.stem)
    if len(form.options) > 1:
        asked = current().wording.asks_options.sub(" ", asked)
    return points_outside(asked, reader_allowed=True)


def _too_long(form: Form) -> bool:
    return len(words(_without_code(form.stem))) > _MAX_STEM_WORDS


def _trivia(form: Form) -> bool:
    return bool(_TRIVIA.search(form.stem)) or any(
        _YEAR.fullmatch(key.strip(" .")) for key in form.keys
    )


def _without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`]*`", " code ", text, flags=re.DOTALL)


_RULES: tuple[tuple[str, Callable[[Form], bool]], ...] = (
    ("options alike", _options_alike),
    ("key longest", _key_longest),
    ("clang", _clang),
    ("article cue", _article_cue),
    ("number cue", _number_cue),
    ("absolutes", _absolutes),
    ("all of the above", _all_of_the_above),
    ("k-type", _k_type),
    ("negative", _negative),
    ("unfocused", _unfocused),
    ("vague", _vague),
    ("mixed options", _mixed_options),
    ("unsorted numbers", _unsorted_numbers),
    ("several keys", _several_keys),
    ("no key", _no_key),
    ("bare gap", _bare_gap),
    ("several gaps", _several_gaps),
    ("points outside", _points_outside),
    ("too long", _too_long),
    ("trivia", _trivia),
)


# -- parts that builders ask before there is a question ------------------------------------------


def stem_flaws(stem: str) -> list[str]:
    """Flaws of a bare stem."""
    form = Form("stem", stem, (), ())
    names = ("too long", "unfocused", "points outside")
    return [name for name, has in _RULES if name in names and has(form)]


def statement_flaws(statement: str) -> list[str]:
    """Flaws of a true/false statement."""
    return stem_flaws(statement) + (["negative"] if is_negative(statement) else [])


def choice_flaws(stem: str, key: str, wrong: Sequence[str]) -> list[str]:
    """Flaws of a single choice that is still in parts."""
    form = Form("single", stem, (key,), tuple(wrong))
    return [name for name, has in _RULES if has(form)]


def even_lengths(texts: Sequence[str]) -> bool:
    """Whether no text is more than 40 % longer or shorter than the middle one."""
    middle = median(map(len, texts))
    return all(0.6 * middle <= len(text) <= 1.4 * middle for text in texts)


def too_alike(left: str, right: str) -> bool:
    """Whether two questions ask the same in nearly the same words."""
    one, two = set(content_stems(left)), set(content_stems(right))
    return bool(one and two) and len(one & two) / len(one | two) >= 0.85
