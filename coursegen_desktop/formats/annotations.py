"""Highlights, notes and bookmarks as files: W3C Web Annotation JSON, Markdown, HTML.

JSON is JSON-LD after the Web Annotation Data Model (W3C Recommendation, 23 February 2017): a
collection with one page of annotations, each with a text quote and a text position. Positions
count characters of the lesson's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, cast
from uuid import UUID, uuid5

from ..domain.anchoring import CONTEXT, MOST_WORDS, Anchor
from ..domain.annotation import COLOURS, Annotation, AnnotationKind, kept_body, kept_tags
from ..domain.errors import FormatError, InvalidContent
from ..domain.ids import AnnotationId
from .html_page import page, words_of
from .json_text import json_bytes, parse_json

MAX_BYTES = 32 * 1024 * 1024
MAX_ITEMS = 20_000
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_TERMS = {"coursegen": "urn:coursegen:terms:"}
_SOURCE = "urn:coursegen:course:{course}:lesson:{lesson}"
_SOURCE_PARTS = re.compile(r"urn:coursegen:course:([\w-]{1,36}):lesson:([\w-]{1,36})")
_MOTIVATIONS = ("highlighting", "commenting", "bookmarking")
_NAMES = {name: colour for colour, name in COLOURS.items()}
_FOREIGN = UUID("5c2f4b7e-6f0c-4f33-9d1c-6f1b6f0c2a11")
_LAST = 2**31 - 1


def to_json(notes: Sequence[Annotation]) -> bytes:
    """All as one JSON-LD file."""
    items = [_item(note) for note in notes]
    return json_bytes(
        {
            "@context": [_CONTEXT, _TERMS],
            "type": "AnnotationCollection",
            "label": "Coursegen notes",
            "total": len(items),
            "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
        }
    )


def _item(note: Annotation) -> dict[str, Any]:
    anchor = note.anchor
    bodies: list[dict[str, str]] = []
    if note.body:
        bodies.append(
            {
                "type": "TextualBody",
                "purpose": "commenting",
                "format": "text/markdown",
                "value": note.body,
            }
        )
    bodies += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in note.tags]
    if note.is_bookmark:
        motivation = "bookmarking"
    else:
        motivation = "commenting" if note.body else "highlighting"
    source = _SOURCE.format(course=note.course_public_id, lesson=note.lesson_public_id)
    return {
        "id": f"urn:uuid:{note.public_id}",
        "type": "Annotation",
        "motivation": motivation,
        "created": note.created_at,
        "modified": note.updated_at,
        "body": bodies,
        "target": {
            "type": "SpecificResource",
            "source": source,
            "styleClass": COLOURS[note.colour],
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": anchor.exact,
                    "prefix": anchor.prefix,
                    "suffix": anchor.suffix,
                },
                {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
            ],
        },
        "coursegen:course": note.course_title,
        "coursegen:lesson": note.lesson_title,
        "coursegen:heading": note.heading,
    }


def from_json(data: bytes, file: str) -> list[Annotation]:
    """The annotations of a file; keys are 0. Raises FormatError, which names the place."""
    if len(data) > MAX_BYTES:
        raise FormatError(file, "The file is larger than any list of notes.")
    value = parse_json(data, file, "")
    items = _items(value, file)
    if len(items) > MAX_ITEMS:
        raise FormatError(file, f"The file holds more than {MAX_ITEMS} notes.")
    found: dict[str, Annotation] = {}
    for number, item in enumerate(items, 1):
        note = _Reader(file, f"annotation {number}").note(item)
        found[note.public_id] = note
    return list(found.values())


def _items(value: object, file: str) -> list[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        kind = value.get("type")
        first = value.get("first")
        if kind == "AnnotationCollection" and isinstance(first, dict):
            value = first
        if isinstance(value.get("items"), list):
            return cast(list[object], value["items"])
        if kind == "Annotation":
            return [value]
    raise FormatError(
        file,
        "This is not a list of web annotations.",
        hint="Choose a file that was exported as W3C annotations (JSON).",
    )


class _Reader:
    """Reads one annotation; what is wrong is told with its place."""

    def __init__(self, file: str, place: str) -> None:
        self._file, self._place = file, place

    def note(self, item: object) -> Annotation:
        value = self._map(item, "")
        target = self._map(value.get("target"), "target")
        source = self._text(target.get("source"), "target.source", 400)
        parts = _SOURCE_PARTS.fullmatch(source)
        if parts is None:
            raise self._fault("target.source", "This is no lesson of a course.")
        motivation = value.get("motivation", "highlighting")
        if motivation not in _MOTIVATIONS:
            raise self._fault("motivation", "This kind of annotation is not known.")
        body, tags = self._bodies(value.get("body"))
        colour = target.get("styleClass", COLOURS[1])
        return Annotation(
            id=AnnotationId(0),
            public_id=self._id(value.get("id")),
            kind=_kind(motivation),
            colour=_NAMES.get(colour, 1) if isinstance(colour, str) else 1,
            anchor=self._anchor(target.get("selector")),
            body=body,
            tags=tags,
            heading=self._text(value.get("coursegen:heading", ""), "coursegen:heading", 1000),
            course_title=self._text(value.get("coursegen:course", ""), "coursegen:course", 1000),
            lesson_title=self._text(value.get("coursegen:lesson", ""), "coursegen:lesson", 1000),
            course_public_id=parts[1],
            lesson_public_id=parts[2],
            created_at=self._text(value.get("created", ""), "created", 40),
            updated_at=self._text(value.get("modified", value.get("created", "")), "modified", 40),
        )

    def _anchor(self, selectors: object) -> Anchor:
        listed = selectors if isinstance(selectors, list) else [selectors]
        quote: dict[str, Any] = {}
        position: dict[str, Any] = {}
        for selector in listed[:10]:
            one = self._map(selector, "target.selector")
            if one.get("type") == "TextQuoteSelector":
                quote = one
            elif one.get("type") == "TextPositionSelector":
                position = one
        place = "target.selector"
        exact = self._text(quote.get("exact", ""), place, MOST_WORDS)
        if not exact.strip():
            raise self._fault(place, "The words that it belongs to are missing.")
        start, end = position.get("start", 0), position.get("end", 0)
        if not (_is_offset(start) and _is_offset(end)) or end - start != len(exact):
            start, end = (start if _is_offset(start) else 0), 0
            end = start + len(exact)
        prefix = self._text(quote.get("prefix", ""), place, 1000)[-CONTEXT:]
        suffix = self._text(quote.get("suffix", ""), place, 1000)[:CONTEXT]
        return Anchor(start, end, exact, prefix, suffix)

    def _bodies(self, value: object) -> tuple[str, tuple[str, ...]]:
        listed = value if isinstance(value, list) else [value] if value is not None else []
        text, tags = "", []
        for body in listed[:100]:
            one = self._map(body, "body")
            words = self._text(one.get("value", ""), "body", MAX_BYTES)
            if one.get("purpose") == "tagging":
                tags.append(words)
            else:
                text = f"{text}\n\n{words}" if text else words
        try:
            return kept_body(text), kept_tags(tags)
        except InvalidContent as error:
            raise self._fault("body", error.text()) from error

    def _id(self, value: object) -> str:
        text = self._text(value, "id", 2000)
        if not text:
            raise self._fault("id", "It has no id.")
        try:
            return str(UUID(text.removeprefix("urn:uuid:")))
        except ValueError:
            return str(uuid5(_FOREIGN, text))

    def _map(self, value: object, where: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self._fault(where, "A JSON object is missing here.")
        return value

    def _text(self, value: object, where: str, most: int) -> str:
        if not isinstance(value, str):
            raise self._fault(where, "A text is missing here.")
        if len(value) > most:
            raise self._fault(where, "This text is too long.")
        return value

    def _fault(self, where: str, reason: str) -> FormatError:
        place = f"{self._place}, {where}" if where else self._place
        return FormatError(self._file, reason, place=place)


def _kind(motivation: str) -> AnnotationKind:
    is_bookmark = motivation == "bookmarking"
    return AnnotationKind.BOOKMARK if is_bookmark else AnnotationKind.HIGHLIGHT


def _is_offset(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LAST


# --- for people ------------------------------------------------------------------------------


def _lessons(
    notes: Sequence[Annotation],
) -> Iterator[tuple[str, Iterator[tuple[str, list[Annotation]]]]]:
    for (_course, title), of_course in groupby(
        notes, lambda note: (note.course_public_id, note.course_title)
    ):
        yield (
            title,
            (
                (lesson, list(listed))
                for (_key, lesson), listed in groupby(
                    of_course, lambda note: (note.lesson_public_id, note.lesson_title)
                )
            ),
        )


def to_markdown(notes: Sequence[Annotation], title: str) -> str:
    """Grouped by course and lesson; words as quotations."""
    parts = [f"# {_plain(title)}"]
    for course, lessons in _lessons(notes):
        parts.append(f"## {_plain(course)}")
        for lesson, listed in lessons:
            parts.append(f"### {_plain(lesson)}")
            for note in listed:
                words = " ".join(note.anchor.exact.split())
                parts.append("> " + _plain(words))
                if note.body:
                    parts.append(note.body)
                parts.append(f"*{', '.join(_details(note))}*")
    return "\n\n".join(parts) + "\n"


def to_html(notes: Sequence[Annotation], title: str) -> str:
    """One page that needs nothing else; notes stand as they were typed."""
    return "".join(page(title, _body(notes, title), style=_STYLE))


def _body(notes: Sequence[Annotation], title: str) -> Iterator[str]:
    yield f"<h1>{words_of(title)}</h1>\n"
    for course, lessons in _lessons(notes):
        yield f"<h2>{words_of(course)}</h2>\n"
        for lesson, listed in lessons:
            yield f"<h3>{words_of(lesson)}</h3>\n"
            for note in listed:
                name = "bookmark" if note.is_bookmark else COLOURS[note.colour]
                yield f'<blockquote class="{name}">{words_of(note.anchor.exact)}</blockquote>\n'
                if note.body:
                    yield f'<p class="note">{words_of(note.body)}</p>\n'
                details = ", ".join(words_of(one) for one in _details(note))
                yield f'<p class="muted">{details}</p>\n'


_STYLE = """
blockquote { border-inline-start-width: 6px; }
.yellow { border-color: goldenrod; } .green { border-color: seagreen; }
.blue { border-color: steelblue; } .rose { border-color: palevioletred; }
"""


def _details(note: Annotation) -> list[str]:
    details = ["bookmark" if note.is_bookmark else COLOURS[note.colour]]
    if note.heading:
        details.append(note.heading)
    details += [f"#{tag}" for tag in note.tags]
    details.append(note.created_at[:10])
    return [detail for detail in details if detail]


def _plain(text: str) -> str:
    """Words that no reader of Markdown takes for signs."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)
