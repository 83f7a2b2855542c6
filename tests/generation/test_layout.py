"""Approved outlines: the course is cut exactly as they say."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from coursegen_desktop.domain import outline_edit as edit
from coursegen_desktop.domain.brief import QUESTIONS, Options
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.outline import Outline, untiled
from coursegen_desktop.generation.pipeline import CourseWriter, plan_reading, write_course
from coursegen_desktop.generation.reading import Reading, read_sources

from .places import SAMPLE_DOCUMENTS


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_sources(SAMPLE_DOCUMENTS)


@pytest.fixture(scope="module")
def outline(reading: Reading) -> Outline:
    return plan_reading(reading).outline


def blocks(reading: Reading) -> dict[str, int]:
    return {source.id: len(source.blocks) for source in reading.sources}


def written(reading: Reading, outline: Outline, questions: int = QUESTIONS) -> CourseDraft:
    options = Options(questions=questions)
    return CourseWriter(plan_reading(reading, options=options, outline=outline)).course()


def places(course: CourseDraft) -> list[list[tuple[str, int]]]:
    """(source, block number) of every lesson, as its list of sources tells."""
    found = []
    for module in course.modules:
        for lesson in module.lessons:
            (listed,) = (x.content for x in lesson.assets if x.asset_type == "sources")
            rows = listed["blocks"]
            assert isinstance(rows, list)
            found.append([(row["source"], int(row["block"][1:])) for row in rows])
    return found


def expected(outline: Outline) -> list[list[tuple[str, int]]]:
    return [
        [
            (part.source, number)
            for part in lesson.parts
            for number in range(part.first, part.last + 1)
        ]
        for lesson in outline.lessons
    ]


def test_the_proposal_tiles_the_documents(reading: Reading, outline: Outline) -> None:
    assert untiled(outline, blocks(reading)) == []
    taught = [lesson for lesson in outline.lessons if not lesson.is_reference]
    assert len(taught) == 13 and all(lesson.yields.questions for lesson in taught)
    (one, two) = outline.sources
    assert (one.id, two.id) == ("s1", "s2") and one.path == SAMPLE_DOCUMENTS[0]
    assert one.language == "en" and not one.problems


def test_approving_the_proposal_changes_nothing(reading: Reading, outline: Outline) -> None:
    at_once = write_course(SAMPLE_DOCUMENTS)
    assert written(reading, outline).model_dump_json() == at_once.model_dump_json()


def test_the_cut_is_as_approved_whatever_was_done(reading: Reading, outline: Outline) -> None:
    rng = random.Random(7)
    for number in range(6):
        changed = outline
        for _ in range(8):
            lessons = [lesson.key for lesson in changed.lessons]
            parts = [part.key for lesson in changed.lessons for part in lesson.parts]
            try:
                changed = rng.choice(
                    (
                        lambda o, ls, ps: edit.exclude(o, [rng.choice(ps)]),
                        lambda o, ls, ps: edit.move(
                            o, rng.sample(ls, 2), o.modules[0].key, rng.randrange(3)
                        ),
                        lambda o, ls, ps: edit.move(o, [rng.choice(ps)], rng.choice(ls), 1),
                        lambda o, ls, ps: edit.promote(o, rng.choice(ps)),
                        lambda o, ls, ps: edit.demote(o, rng.choice(ls)),
                    )
                )(changed, lessons, parts)
            except InvalidContent:
                continue
        changed = edit.rename(changed, changed.lessons[0].key, "As I call it")
        # Questions take most of the time and move nothing: one course in six asks some.
        course = written(reading, changed, 0 if number else QUESTIONS)
        assert [module.title for module in course.modules] == [m.title for m in changed.modules]
        titles = [lesson.title for module in course.modules for lesson in module.lessons]
        assert titles == [lesson.title for lesson in changed.lessons]
        assert places(course) == expected(changed)


def test_lessons_have_the_size_that_was_wished_for(reading: Reading) -> None:
    short, long = (
        plan_reading(reading, options=Options(lesson_words=words)).outline for words in (400, 2500)
    )
    assert len(short.lessons) >= 25 and len(long.lessons) <= 10
    for outline in (short, long):
        assert untiled(outline, blocks(reading)) == []


def test_an_outline_of_other_documents_is_refused(reading: Reading, outline: Outline) -> None:
    with pytest.raises(InvalidContent, match="does not fit the documents"):
        plan_reading(reading, outline=replace(outline, modules=outline.modules[:1]))


def test_the_audience_is_told_in_the_description(reading: Reading) -> None:
    plan = plan_reading(reading, options=Options(audience="first-year  students"))
    assert plan.description.endswith("\n\nFor: first-year students")
