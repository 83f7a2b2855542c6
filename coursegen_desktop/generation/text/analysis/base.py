"""What an analyser tells of running text. "" and None mean that it cannot tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

# Classes of names, as `word_class` gives them. People, places and bodies are names of one thing
# each; a word of another class fits no gap of theirs.
NOUN, ADJECTIVE, VERB, PERSON, PLACE, BODY = "noun", "adjective", "verb", "person", "place", "body"
NAMES = frozenset((PERSON, PLACE, BODY))


@dataclass(frozen=True, slots=True)
class Defined:
    """What a sentence defines: `name` and `definition` are places in it, `article` as written.

    `shape` is "is" where the name comes first and "called" where it comes last.
    """

    name: tuple[int, int]
    definition: tuple[int, int]
    article: str
    shape: str


class Analyser(Protocol):
    """Judges what the tables of a language leave open. Deterministic: same text, same answer."""

    @property
    def name(self) -> str:
        """ "plain" or "spacy"."""

    @property
    def label(self) -> str:
        """The name with the versions of its parts: what a course was made with."""

    @property
    def answers(self) -> Mapping[str, Any]:
        """What it was asked and told, as plain data, to be kept; {} where asking costs nothing."""

    def ends(self, text: str, start: int, dot: int, by_rule: bool) -> bool:
        """Whether the full stop at `dot` ends the sentence that began at `start`.

        `by_rule` is what the rules of the language say.
        """

    def defined(self, sentence: str) -> Defined | None:
        """The definition that the grammar of a sentence shows, whatever is marked in it."""

    def topic(self, sentence: str) -> tuple[int, int] | None:
        """Where the name of several words stands that a statement is about, or that it gives."""

    def can_be_term(self, text: str, start: int, end: int) -> bool:
        """Whether these words are a whole noun phrase, or one word that can be defined."""

    def head(self, definition: str) -> str:
        """The noun that a definition says its thing is: "process" for "the process of …"."""

    def word_class(self, text: str, start: int, end: int) -> str:
        """Of which class a name is where it stands."""
