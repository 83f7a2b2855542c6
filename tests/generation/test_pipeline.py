"""The whole writer: the same bytes again, work in pieces, metrics that find planted faults."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.generation import metrics, pipeline
from coursegen_desktop.generation.pipeline import (
    CourseWriter,
    course_head,
    plan,
    plan_course,
    write_course,
    write_lesson,
)
from coursegen_desktop.generation.plan import Plan
from coursegen_desktop.generation.reading import read_sources
from coursegen_desktop.rendering.page import render

from .places import CORPORA, REPOSITORY, SAMPLE_DOCUMENTS

corpora = pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")


@pytest.fixture(scope="module")
def sample() -> CourseDraft:
    return write_course(SAMPLE_DOCUMENTS, "The Curious Mind")


def texts(*paths: str) -> dict[str, str]:
    return {source.id: source.text for source in read_sources(paths).sources}


def test_the_sample_course_is_sound(sample: CourseDraft) -> None:
    assert metrics.check(sample, texts(*SAMPLE_DOCUMENTS)) == []
    figures = metrics.figures(sample)
    assert (sample.title, sample.language) == ("The Curious Mind", "en")
    assert 3 <= len(sample.learning_outcomes) <= 8
    assert figures.lessons_with_quiz == 13 and figures.questions >= 60
    assert figures.minutes_spread <= 0.5 and figures.minutes_in_range >= 0.8
    assert sample.description.startswith("Everyone learns")


def test_the_outline_tells_what_the_course_will_be(sample: CourseDraft) -> None:
    outline = plan(SAMPLE_DOCUMENTS, "The Curious Mind")
    assert [module.title for module in outline.modules] == [m.title for m in sample.modules]
    assert outline.lesson_count == sample.lesson_count
    assert [source.kind for source in outline.sources] == ["Markdown", "Markdown"]
    assert all(
        lesson.words > 0 and lesson.minutes > 0 for m in outline.modules for lesson in m.lessons
    )


def test_the_same_input_gives_the_same_bytes_in_any_process(sample: CourseDraft) -> None:
    code = (
        "import sys, json;"
        "from coursegen_desktop.generation.pipeline import write_course;"
        "sys.stdout.write(write_course(sys.argv[1:], 'The Curious Mind').model_dump_json())"
    )
    # The seed of this process is another in each run of the tests.
    seed = "77" if os.environ.get("PYTHONHASHSEED") != "77" else "1"
    done = subprocess.run(
        [sys.executable, "-c", code, *SAMPLE_DOCUMENTS],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode("utf-8") == sample.model_dump_json()


def test_work_is_done_in_pieces_that_travel(sample: CourseDraft) -> None:
    course_plan: Plan = pickle.loads(
        pickle.dumps(plan_course(SAMPLE_DOCUMENTS, "The Curious Mind"))
    )
    writer = CourseWriter(course_plan)
    head = course_head(course_plan)
    assert [module.title for module in head.modules] == [m.title for m in sample.modules]
    lessons = [lesson for module in sample.modules for lesson in module.lessons]
    # In any order, each from its own order alone.
    for index in reversed(range(len(writer))):
        order = pickle.loads(pickle.dumps(writer.order(index)))
        assert write_lesson(order) == lessons[index]
    assert [writer.module_of(index) for index in (0, 7, 8, 14)] == [0, 0, 1, 1]


def test_an_order_carries_its_own_lesson_only() -> None:
    course_plan = plan_course(SAMPLE_DOCUMENTS)
    sizes = [len(pickle.dumps(order)) for order in course_plan.orders]
    whole = sum(Path(path).stat().st_size for path in SAMPLE_DOCUMENTS)
    assert max(sizes) < 3 * whole


def test_lessons_are_written_for_the_page(sample: CourseDraft) -> None:
    for module in sample.modules:
        for lesson in module.lessons:
            page = render(lesson.content)
            assert not page.is_plain
            assert [heading.anchor for heading in page.headings] == metrics.heading_anchors(
                lesson.content
            )
            assert all(heading.level >= 2 for heading in page.headings)
            for sign in ("!!!", "???", ":::", "[!"):
                assert sign not in page.html
    assert "<details>" in render(sample.modules[0].lessons[1].content).html


def test_every_asset_has_its_form(sample: CourseDraft) -> None:
    for module in sample.modules:
        for lesson in module.lessons:
            assets = {asset.asset_type: asset.content for asset in lesson.assets}
            assert list(assets) == [
                name for name in ("quiz", "terms", "summary", "sources") if name in assets
            ]
            assert assets["sources"]["version"] == 1
            for entry in _listed(assets.get("terms", {}), "terms"):
                assert set(entry) == {"term", "definition", "span"}
            for entry in _listed(assets.get("summary", {}), "sentences"):
                assert set(entry) == {"text", "span"}


def _listed(content: Any, name: str) -> list[Any]:
    return list(content.get(name, []))


@corpora
@pytest.mark.slow
def test_every_single_page_of_the_corpora_can_be_read() -> None:
    for path in sorted((CORPORA / "html").rglob("*.html")):
        course = write_course([str(path)])
        assert metrics.check(course, texts(str(path))) == [], path.name


def test_a_description_leaves_out_what_names_no_subject() -> None:
    assert pipeline._covers(("Preface", "Soil", "Sand", "Summary")) == "Covers Soil and Sand."
    assert pipeline._covers(("Preface", "Soil")) == ""
