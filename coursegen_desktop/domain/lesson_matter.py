"""What a script and slides are made from: a lesson, and what was made for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .language import language_of

# Counted up when the same lesson gives another script or other slides.
WRITER = 2
_MAX_QUIZ = 60


@dataclass(frozen=True, slots=True)
class SpeakerNotes:
    """What a speaker said to the slide that began with the block of this text."""

    block: str
    words: str


@dataclass(frozen=True, slots=True)
class LessonMatter:
    """A lesson as the writers see it.

    `summary` holds sentences, `terms` pairs of name and definition, `questions` canonical JSON.
    `credits` says whose a picture is, by its name, `within` names the module or the course.
    `language` may be "": then it is guessed.
    """

    title: str
    content: str
    language: str = ""
    summary: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    questions: tuple[Mapping[str, Any], ...] = ()
    credits: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[SpeakerNotes, ...] = ()
    within: str = ""

    @property
    def spoken_language(self) -> str:
        """The language as it was said, else as the text shows it."""
        return self.language or language_of(self.content)

    @property
    def inputs(self) -> str:
        """The fingerprint of all that goes in: the same gives the same script and slides."""
        told = repr(
            (
                WRITER,
                self.title,
                self.content,
                self.language,
                self.summary,
                self.terms,
                [sorted(question.items()) for question in self.questions],
                sorted(self.credits.items()),
                self.notes,
                self.within,
            )
        )
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def matter_of(
    title: str,
    content: str,
    language: str,
    assets: Iterable[tuple[str, Mapping[str, Any]]],
    notes: tuple[SpeakerNotes, ...] = (),
    within: str = "",
) -> LessonMatter:
    """A lesson with its assets as (type, content). What cannot be read is left out."""
    held: dict[str, list[Mapping[str, Any]]] = {}
    for kind, asset in assets:
        held.setdefault(kind, []).append(asset)
    terms = ((row.get("term"), row.get("definition")) for row in _rows(held, "terms", "terms"))
    told = (row.get("text") for row in _rows(held, "summary", "sentences"))
    return LessonMatter(
        title=" ".join(title.split()),
        content=content,
        language=language,
        summary=tuple(text for text in told if isinstance(text, str)),
        terms=tuple((a, b) for a, b in terms if isinstance(a, str) and isinstance(b, str)),
        questions=tuple(_rows(held, "quiz", "questions"))[:_MAX_QUIZ],
        credits=dict(_credits(held)),
        notes=notes,
        within=" ".join(within.split()),
    )


def _rows(
    held: Mapping[str, list[Mapping[str, Any]]], kind: str, name: str
) -> Iterator[Mapping[str, Any]]:
    for content in held.get(kind, ()):
        rows = content.get(name)
        if isinstance(rows, list):
            yield from (row for row in rows if isinstance(row, dict))


def _credits(held: Mapping[str, list[Mapping[str, Any]]]) -> Iterator[tuple[str, str]]:
    """Whose pictures are, where a file or a quiz says so."""
    for content in held.get("media", ()):
        name, credit = content.get("name"), content.get("credit") or content.get("attribution")
        if isinstance(name, str) and isinstance(credit, str) and credit.strip():
            yield name, " ".join(credit.split())
    for row in _rows(held, "quiz", "media"):
        path, credit = row.get("path"), row.get("attribution")
        if isinstance(path, str) and isinstance(credit, str) and credit.strip():
            licence = row.get("licence")
            shown = f"{credit}, {licence}" if isinstance(licence, str) and licence else credit
            yield path.removeprefix("media/"), " ".join(shown.split())
