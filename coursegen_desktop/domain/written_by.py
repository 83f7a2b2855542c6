"""Who wrote a lesson, by the record that its `sources` asset keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WRITER_KEY = "writer"


@dataclass(frozen=True, slots=True)
class WrittenBy:
    """A model wrote the lesson: `told` parts of it, `kept` ones stay as the source has them, and
    so many of its `questions` are in the model's words. `notes` are sentences about what went
    wrong, `score` the points of 20 that a critic gave, None where none looked.
    """

    connection: str
    model: str
    told: int = 0
    kept: int = 0
    questions: int = 0
    notes: tuple[str, ...] = ()
    score: int | None = None

    @property
    def name(self) -> str:
        """The model, or its connection where the model has no name."""
        return self.model or self.connection

    @property
    def was_asked(self) -> bool:
        """Whether there was anything to tell or to ask about; a glossary has nothing."""
        return bool(self.told or self.kept or self.questions)

    def data(self) -> dict[str, object]:
        """As a `sources` asset keeps it."""
        return {
            "connection": self.connection, "model": self.model, "told": self.told,
            "kept": self.kept, "questions": self.questions, "notes": list(self.notes),
            "score": self.score,
        }  # fmt: skip


def written_by(sources: Mapping[str, object]) -> WrittenBy | None:
    """By the content of a `sources` asset; None for the built-in writer, and for what cannot be
    read."""
    record = sources.get(WRITER_KEY)
    if not isinstance(record, Mapping):
        return None
    notes = record.get("notes")
    return WrittenBy(
        str(record.get("connection") or ""),
        str(record.get("model") or ""),
        _count(record.get("told")) or 0,
        _count(record.get("kept")) or 0,
        _count(record.get("questions")) or 0,
        tuple(map(str, notes)) if isinstance(notes, list | tuple) else (),
        _count(record.get("score")),
    )


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
