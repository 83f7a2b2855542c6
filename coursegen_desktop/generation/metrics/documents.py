"""The report of a course with the texts that are kept of its documents, or read again.

Runs in a worker process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...domain.course_report import CourseReport, SetAsidePassage
from ...domain.draft import CourseDraft
from ...domain.errors import InvalidContent
from ...domain.kept import unpacked
from ...domain.outline import Outline
from ...domain.outline_json import outline_of
from ..reading import read_sources
from .report import report
from .view import sources_of


def measured(
    course: CourseDraft,
    texts: Mapping[str, str],
    documents: Sequence[str] = (),
    set_aside: Sequence[SetAsidePassage] = (),
) -> CourseReport:
    """The report with `texts` by source id, or with those of `documents`, which are paths.

    A document is known by its fingerprint; raises FormatError for one that cannot be read and
    InvalidContent when the course was made from none of them.
    """
    known = {**texts, **(_texts_of(course, documents) if documents else {})}
    return report(course, known, set_aside)


def measured_kept(
    course: CourseDraft,
    texts: Mapping[str, bytes],
    outline: bytes,
    documents: Sequence[str] = (),
) -> CourseReport:
    """The report with what a run keeps: packed texts by source id and its packed outline.

    Where `documents` are named, their texts go before.
    """
    known = {source: unpacked(text) for source, text in texts.items()}
    aside = set_aside_of(outline_of(unpacked(outline))) if outline else ()
    return measured(course, known, documents, aside)


def set_aside_of(outline: Outline) -> tuple[SetAsidePassage, ...]:
    """What an outline sets aside, part by part."""
    return tuple(
        SetAsidePassage(part.source, part.first, part.last, part.title or item.title, item.reason)
        for item in outline.set_aside
        for part in item.parts
    )


def _texts_of(course: CourseDraft, documents: Sequence[str]) -> dict[str, str]:
    by_print = {source.sha256: source.text for source in read_sources(documents).sources}
    found = {}
    for module in course.modules:
        for lesson in module.lessons:
            listed = sources_of(lesson).get("sources")
            for entry in listed if isinstance(listed, list | tuple) else ():
                text = by_print.get(str(entry.get("sha256", "")))
                if text is not None:
                    found[str(entry["id"])] = text
    if not found:
        raise InvalidContent(
            "This course was not made from these documents, or they have changed since.",
            "Name the documents as they were when the course was made.",
        )
    return found
