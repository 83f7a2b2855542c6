"""What a user asks of the writer, and what the writer found in the documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LESSON_WORDS = 900
# A lesson of a few minutes to one of half an hour; the size rule is scaled between these.
MIN_LESSON_WORDS, MAX_LESSON_WORDS = 300, 3000
# Three types or more, each stated outcome once, the author's own exercises beside ours.
QUESTIONS = 8
MAX_QUESTIONS = 30
# Who analyses the text: the best that is installed, the rules alone, or spaCy and nothing else.
AUTO, PLAIN, SPACY = "auto", "plain", "spacy"
ANALYSERS = (AUTO, PLAIN, SPACY)


@dataclass(frozen=True, slots=True)
class Options:
    """How the course shall be: `questions` are at most so many a lesson, 0 for none.

    `types` are kinds of questions ("choice", "cloze", "match", "true_false" …), () for all.
    `language` is a code as "en", "" for the one that is found. `audience` is told in the course's
    description, in the user's own words. `analyser` is one of ANALYSERS. `connection` is the id of
    the model that writes, "" for the built-in writer.
    """

    audience: str = ""
    lesson_words: int = LESSON_WORDS
    questions: int = QUESTIONS
    types: tuple[str, ...] = ()
    language: str = ""
    analyser: str = AUTO
    connection: str = ""

    @property
    def cut(self) -> tuple[int, str, str]:
        """What an outline is cut by: with another one, the documents are planned anew."""
        return self.lesson_words, self.language, self.analyser


def made_with(sources: Mapping[str, object]) -> str:
    """What analysed the text of a lesson, by the record of its sources: "plain" or "spacy …"."""
    return str(sources.get("analyser", PLAIN))


# Said of a document whose words speak to a program; `words` are the first of them.
ADDRESSED = (
    "It speaks to programs that read it: “{words}”. Such words are taken as text, never obeyed."
)
# Said of a document that a language model wrote.
FROM_MEMORY = "The language model “{model}” wrote this from memory: check its facts."
_ADDRESSED_HEAD = ADDRESSED.partition("{")[0]


@dataclass(frozen=True, slots=True)
class Brief:
    """The order: source paths (files or folders) in reading order, a title or none, options."""

    sources: tuple[str, ...]
    title: str = ""
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """One document as it was read. `id` is what parts and citations call it ("s1").

    `pages` is 0 where the format has none; `problems` are whole sentences about what was left
    out or could not be read.
    """

    id: str
    name: str
    path: str
    kind: str  # "Markdown", "HTML", "Plain text" …
    pages: int
    words: int
    sections: int
    language: str = ""
    problems: tuple[str, ...] = ()

    @property
    def addressed(self) -> str:
        """The problem that some of its words speak to a reading program, "" for none."""
        return next((one for one in self.problems if one.startswith(_ADDRESSED_HEAD)), "")
