"""What an analyser told of a text, kept with the text: asked once, and never again.

The answers hang on sentences alone, not on how a course is cut. So an outline that was changed
is planned without the model, in no more time than by the plain rules, and a run goes on with the
very answers that it began with, whatever is installed by then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Any

from ....domain.brief import SPACY
from .base import Analyser, Defined
from .spacy_model import LONGEST, is_doubtful, may_define


class Remembered:
    """An analyser before the model: the model is opened at the first question that is new.

    `known` are answers from before, plain data (JSON); `answers` are those to what was asked here.
    """

    name = SPACY

    def __init__(self, label: str, known: Mapping[str, Any], model: Callable[[], Analyser]) -> None:
        self.label = label
        self.answers: dict[str, Any] = {}
        self._known = known
        self._model = model

    def ends(self, text: str, start: int, dot: int, by_rule: bool) -> bool:
        """Asked only where a stop may be that of an abbreviation; elsewhere the rule stands."""
        if not is_doubtful(text, start, dot, by_rule):
            return by_rule
        return bool(self._told("ends", text, start, dot, by_rule))

    def defined(self, sentence: str) -> Defined | None:
        """Asked only where a definition may stand."""
        told = self._told("defined", sentence) if may_define(sentence) else None
        if told is None:
            return None
        name, definition, article, shape = told
        return Defined((name[0], name[1]), (definition[0], definition[1]), article, shape)

    def topic(self, sentence: str) -> tuple[int, int] | None:
        """What a statement is about."""
        told = self._told("topic", sentence) if len(sentence) <= LONGEST else None
        return None if told is None else (told[0], told[1])

    def can_be_term(self, text: str, start: int, end: int) -> bool:
        """Whether the words can be a term."""
        return len(text) > LONGEST or bool(self._told("can_be_term", text, start, end))

    def head(self, definition: str) -> str:
        """The head of a definition."""
        return str(self._told("head", definition)) if len(definition) <= LONGEST else ""

    def word_class(self, text: str, start: int, end: int) -> str:
        """The class of a name."""
        return str(self._told("word_class", text, start, end)) if len(text) <= LONGEST else ""

    def _told(self, question: str, text: str, *place: int) -> Any:
        asked = f"{question}\0{place}\0{text}".encode("utf-8", "surrogatepass")
        key = blake2b(asked, digest_size=10).hexdigest()
        if key not in self.answers and key in self._known:
            self.answers[key] = self._known[key]
        elif key not in self.answers:
            self.answers[key] = _plain(getattr(self._model(), question)(text, *place))
        return self.answers[key]


def _plain(answer: object) -> object:
    if isinstance(answer, Defined):
        return [list(answer.name), list(answer.definition), answer.article, answer.shape]
    return list(answer) if isinstance(answer, tuple) else answer
