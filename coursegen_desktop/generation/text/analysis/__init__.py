"""The analysers of running text, and the one that is at work.

    with analysing(chosen("auto", "en")) as analyser:
        analyser.head("a process of turning …")

`plain` is always there and asks nothing beyond the tables of the languages. `spacy` is an extra:
a tagger and parser of English, which judges what endings and patterns cannot. Like the language,
the analyser stands in a context; without one, the plain rules are at work.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.util import find_spec
from typing import Any

from ....domain.brief import AUTO, PLAIN, SPACY
from ....domain.errors import MissingPart
from .base import Analyser, Defined
from .plain import Plain
from .remembered import Remembered
from .spacy_model import MODEL, label_of, load

_PLAIN = Plain()
_current: ContextVar[Analyser] = ContextVar("analyser of the course", default=_PLAIN)

__all__ = (
    "MODEL",
    "Analyser",
    "Defined",
    "analysing",
    "chosen",
    "current_analyser",
    "has_spacy",
    "is_analyser_loaded",
    "missing",
    "speaks",
)


def has_spacy() -> bool:
    """Whether spaCy and its English model are installed; nothing is imported to find out."""
    return find_spec("spacy") is not None and find_spec(MODEL) is not None


def is_analyser_loaded() -> bool:
    """Whether this process holds the libraries of an analyser, which weigh more than a book."""
    return "spacy" in sys.modules


def speaks(language: str) -> bool:
    """Whether there is a model for a language."""
    return language.replace("_", "-").partition("-")[0].lower() == "en"


def missing(wanted: str) -> MissingPart | None:
    """What is not installed of what was asked for, None where nothing is missing."""
    if wanted != SPACY or has_spacy():
        return None
    lacking = "spaCy" if find_spec("spacy") is None else "spaCy's English model"
    return MissingPart(
        "{part} is not installed, so the documents cannot be analysed with it.",
        'Install it with: pip install "coursegen-desktop[spacy]". Or choose the plain analyser.',
        part=lacking,
    )


def chosen(wanted: str, language: str) -> str:
    """The analyser that a wish comes to for a text: "plain" or "spacy".

    Raises MissingPart where spaCy is asked for by name and is not there.
    """
    lacks = missing(wanted)
    if lacks is not None:
        raise lacks
    is_possible = speaks(language) and (wanted == SPACY or (wanted == AUTO and has_spacy()))
    return SPACY if is_possible else PLAIN


def current_analyser() -> Analyser:
    """The analyser that is at work."""
    return _current.get()


def _opened() -> Analyser:
    """The model; loading it takes a second, and most texts do without it."""
    lacks = missing(SPACY)
    if lacks is not None:
        raise lacks
    return load(MODEL)


@contextmanager
def analysing(name: str, known: Mapping[str, Any] | None = None) -> Iterator[Analyser]:
    """Sets the analyser for what is called inside; `name` may be a label, as outlines keep it.

    `known` are answers that it gave before. MissingPart is raised inside, at the first question
    that is new, where it is not installed.
    """
    analyser: Analyser = _PLAIN
    if name.partition(" ")[0] == SPACY:
        label = name if name != SPACY or not has_spacy() else label_of(MODEL)
        analyser = Remembered(label, {} if known is None else known, _opened)
    token = _current.set(analyser)
    try:
        yield analyser
    finally:
        _current.reset(token)
