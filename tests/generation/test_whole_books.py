"""Openly licensed books and pages, each read and written once: sound, on target, recognised."""

from __future__ import annotations

import json
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from coursegen_desktop.domain.course_report import CourseReport, MetricVerdict
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.outline import Outline
from coursegen_desktop.generation import metrics
from coursegen_desktop.generation.metrics.report import HARD
from coursegen_desktop.generation.pipeline import CourseWriter, plan_reading
from coursegen_desktop.generation.reading import read_sources
from coursegen_desktop.rendering.page import render

from .places import CORPORA
from .test_quiz import SCHEMA

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here"),
]


@cache
def book(name: str) -> tuple[CourseDraft, CourseReport, Outline]:
    """The course from a folder of the corpora, what the metrics say, and its outline."""
    reading = read_sources([str(CORPORA / name)])
    plan = plan_reading(reading)
    course = CourseWriter(plan).course()
    texts = {source.id: source.text for source in reading.sources}
    return course, metrics.report(course, texts), plan.outline


@pytest.mark.parametrize("name", ["mdbook", "lesson-md", "html", "text-hostile"])
def test_courses_from_the_corpora_are_sound(name: str) -> None:
    course, found, _ = book(name)
    assert [fault for fault in found.faults if fault.kind in HARD] == []
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for module in course.modules:
        for lesson in module.lessons:
            for asset in lesson.assets:
                if asset.asset_type == "quiz":
                    validator.validate(json.loads(asset.model_dump_json())["content"])
            anchors = metrics.heading_anchors(lesson.content)
            assert [item.anchor for item in render(lesson.content).headings] == anchors


@pytest.mark.parametrize("name", ["mdbook", "lesson-md", "html"])
def test_books_meet_the_targets_that_are_promised(name: str) -> None:
    _, found, _ = book(name)
    assert found.is_sound, found.faults
    for key in ("duplicates", "distractor_plausibility", "flawless", "all_criteria", "explained"):
        assert found.metric(key).verdict is not MetricVerdict.MISSED, found.metric(key)


def test_the_rust_book_is_recognised() -> None:
    _, _, outline = book("mdbook")
    assert outline.title == "The Rust Programming Language"
    titles = [module.title for module in outline.modules]
    assert titles[:4] == [
        "Getting Started",
        "Programming a Guessing Game",
        "Common Programming Concepts",
        "Understanding Ownership",
    ]
    lessons = [lesson.title for lesson in outline.modules[3].lessons]
    assert lessons[0] == "What Is Ownership?" and "References and Borrowing" in lessons
