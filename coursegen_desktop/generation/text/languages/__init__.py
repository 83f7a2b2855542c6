"""The languages that the analyser knows, and the one that is at work.

    with using("de"):
        say("terms")        "Wichtige Begriffe"

Which language a course is in is known at the door (`pipeline`, `metrics`) and needed at the
bottom, in every stem; so it stands in a context, like the language of a window, and not in the
signatures of all that lies between. One call sets it and takes it back; nothing is remembered
from one course to the next. Without a language, English rules are in force.

A language that is not here has no rules: its texts get their structure, the author's glossary
and the author's questions, but nothing that needs grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from . import de, en, es, fr, it, pt
from .base import NEVER, Language, Telling

LANGUAGES: dict[str, Language] = {
    module.LANGUAGE.code: module.LANGUAGE for module in (en, de, fr, es, pt, it)
}
_ENGLISH = LANGUAGES["en"]
_UNKNOWN = replace(
    _ENGLISH,
    code="",
    is_known=False,
    stopwords=frozenset(),
    endings=(),
    because=NEVER,
    procedure=NEVER,
    abbreviations=NEVER,
    telling=Telling(),
)
_current: ContextVar[Language] = ContextVar("language of the course", default=_ENGLISH)


def rules(code: str) -> Language:
    """The rules for a language tag ("de-AT"); for "" those of English, which is the commonest."""
    short = code.replace("_", "-").partition("-")[0].lower()
    return LANGUAGES.get(short, _UNKNOWN) if short else _ENGLISH


def current() -> Language:
    """The language that is at work."""
    return _current.get()


@contextmanager
def using(code: str) -> Iterator[Language]:
    """Sets the language for what is called inside."""
    language = rules(code)
    token = _current.set(language)
    try:
        yield language
    finally:
        _current.reset(token)


def say(key: str, *values: object) -> str:
    """The program's own words in the language of the course, English where that is unknown."""
    return _current.get().says[key].format(*values)


def titled(title: str) -> str:
    """The standard title of a box ("Note") in the language of the course; others stay."""
    return _current.get().says.get(title, title) if title[:1].isupper() else title


def headings(part: str) -> re.Pattern[str]:
    """What headings of one kind are called, in all languages: documents are read before their
    language is known."""
    told = "|".join(f"(?:{getattr(language.headings, part)})" for language in LANGUAGES.values())
    return re.compile(told, re.IGNORECASE)


def boxes() -> dict[str, str]:
    """What boxes are called in other languages -> in English."""
    return {
        name: known
        for language in LANGUAGES.values()
        for name, known in language.headings.boxes.items()
    }


def said(key: str) -> tuple[str, ...]:
    """A phrase of the program in all languages."""
    return tuple(dict.fromkeys(language.says[key] for language in LANGUAGES.values()))


def generic_titles() -> frozenset[str]:
    """Headings that name no subject, in all languages."""
    return frozenset(
        word for language in LANGUAGES.values() for word in language.headings.generic.split()
    )
