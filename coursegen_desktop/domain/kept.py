"""What a run keeps, so that nothing is read twice and every statement finds its place again.

Texts and trees travel and are stored packed; only `generation/keeping.py` unpacks trees.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .ids import CourseId, LessonId, ModuleId, RunId

# Packed texts are ours, but a library may come from elsewhere: no text is longer than that.
MAX_TEXT = 400_000_000


@dataclass(frozen=True, slots=True)
class KeptBlock:
    """A top-level block: its number from 1, its place in the text, the hash of its words."""

    number: int
    kind: str
    start: int
    end: int
    hash: str


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A document as it was read: `text` and `tree` packed, `reader` the version that read it."""

    id: str
    name: str
    path: str
    kind: str
    sha256: str
    reader: int
    words: int
    pages: tuple[int, ...]
    text: bytes
    tree: bytes
    blocks: tuple[KeptBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptReading:
    """All that was read: `head` holds the order of the documents, titles and warnings, packed."""

    head: bytes
    sources: tuple[KeptSource, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Where one statement of a lesson stands: `entity` is "body", "summary", "terms" or "quiz",
    `number` counts in it from 1, `quote_hash` is that of the cited words."""

    entity: str
    number: int
    source: str
    block: str
    start: int
    end: int
    quote_hash: str


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run as it is stored; `outline` is packed, b"" where it was not asked for."""

    id: RunId
    status: str
    title: str
    engine: str
    course_id: CourseId | None
    brief: Mapping[str, Any]
    note: str
    created_at: str
    updated_at: str
    outline: bytes = b""
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class StepRecord:
    """A step as it is stored: `unit` is the planned lesson's key, `output` what it made."""

    id: int
    run_id: RunId
    unit: str
    seq: int
    module_id: ModuleId | None
    lesson_id: LessonId | None
    status: str
    input_hash: str
    attempt: int
    output: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgentStepRecord:
    """A question to a model as it is stored; `output` holds prompt, answer and verdict."""

    id: int
    kind: str
    unit: str
    seq: int
    hash: str
    tokens_in: int
    tokens_out: int
    cost_micros: int
    at: str
    output: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a kept text, and the document it is of."""

    source: str
    name: str
    path: str
    sha256: str
    pages: tuple[int, ...]
    text: bytes


def packed(text: str) -> bytes:
    """Text as it is kept."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpacked(data: bytes) -> str:
    """The text again."""
    return zlib.decompressobj().decompress(data, MAX_TEXT).decode("utf-8", "surrogatepass")
