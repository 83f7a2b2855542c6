"""The report of a course whose documents are read again. Runs in a worker process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...domain.course_report import CourseReport, SetAsidePassage
from ...domain.draft import CourseDraft
from ...domain.errors import InvalidContent
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
