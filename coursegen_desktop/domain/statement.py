"""What a generated lesson states, and the words of a document that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

SUMMARY, TERM, QUESTION = "summary", "term", "question"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a block of a document, and the words that stand there."""

    source: str
    block: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the summary, a term with its meaning, or a question.

    `source_name` is the document's name; `span` is None for what names no place. `question` is
    the id of a question in its quiz.
    """

    kind: str
    text: str
    source_name: str = ""
    span: Span | None = None
    question: str = ""


def statements_of(contents: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[Statement, ...]:
    """What the assets of a lesson, as (type, content), state. Whatever is malformed is left out."""
    rows = list(contents)
    names = {
        str(entry.get("id", "")): str(entry.get("name", ""))
        for kind, content in rows
        if kind == "sources"
        for entry in _entries(content, "sources")
    }
    found = [made for kind, content in rows for made in _made(kind, content, names)]
    order = (SUMMARY, TERM, QUESTION)
    return tuple(sorted(found, key=lambda statement: order.index(statement.kind)))


def _made(kind: str, content: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Statement]:
    if kind == "summary":
        for entry in _entries(content, "sentences"):
            yield _statement(SUMMARY, str(entry.get("text", "")), entry.get("span"), names)
    elif kind == "terms":
        for entry in _entries(content, "terms"):
            text = f"{entry.get('term', '')}: {entry.get('definition', '')}"
            yield _statement(TERM, text, entry.get("span"), names)
    elif kind == "quiz":
        for entry in _entries(content, "questions"):
            extra = entry.get("ext")
            span = extra.get("coursegen:span") if isinstance(extra, dict) else None
            made = _statement(QUESTION, str(entry.get("prompt", "")), span, names)
            yield replace(made, question=str(entry.get("id", "")))


def _statement(kind: str, text: str, raw: object, names: Mapping[str, str]) -> Statement:
    span = _span(raw)
    return Statement(kind, text, names.get(span.source, span.source) if span else "", span)


def _span(raw: object) -> Span | None:
    if not isinstance(raw, dict) or not raw.get("quote"):
        return None
    start, end = raw.get("start"), raw.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    return Span(
        str(raw.get("source", "")), str(raw.get("block", "")), start, end, str(raw["quote"])
    )


def _entries(content: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    entries = content.get(key)
    if not isinstance(entries, list):
        return []
    return [entry for entry in entries if isinstance(entry, dict)]
