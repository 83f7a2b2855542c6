"""Documents to modules and lessons: nothing lost, nothing twice, sizes a reader can live with."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coursegen_desktop.generation.extractive.balance import (
    MAX_WORDS,
    MIN_WORDS,
    SOFT_MAX,
    SOFT_MIN,
    TARGET_WORDS,
    reference_above,
)
from coursegen_desktop.generation.extractive.cohesion import breaks
from coursegen_desktop.generation.extractive.lessons import ModuleCut, cut_course
from coursegen_desktop.generation.extractive.outline import (
    CourseOutline,
    build_outline,
    plain_title,
)
from coursegen_desktop.generation.extractive.titles import lesson_titles, module_titles
from coursegen_desktop.generation.reading import Document, Reading, read_sources
from coursegen_desktop.generation.sources.markdown import parse
from tests.examples import some

from .places import SAMPLE_DOCUMENTS

SENTENCE = "Soil is made of many small grains that water and frost have broken from the rock. "


def text_of(*sections: tuple[int, str, int]) -> str:
    """A Markdown document of (level, title, words) sections; level 0 is text without heading."""
    parts = []
    for level, title, words in sections:
        if level:
            parts.append(f"{'#' * level} {title}")
        while words > 0:
            parts.append(SENTENCE * min(4, max(1, words // 16)))
            words -= 64
    return "\n\n".join(parts) + "\n"


def reading_of(*texts: str, title: str = "") -> Reading:
    documents = [
        Document(1, "", parse(text, f"file{number}.md", str(number)))
        for number, text in enumerate(texts)
    ]
    return Reading(tuple(documents), title, ())


def cut(*texts: str, title: str = "") -> tuple[CourseOutline, tuple[ModuleCut, ...]]:
    outline = build_outline(reading_of(*texts, title=title))
    return outline, cut_course(outline)


def named(*texts: str, title: str = "") -> list[tuple[str, list[str]]]:
    return names(*cut(*texts, title=title))


def names(outline: CourseOutline, modules: tuple[ModuleCut, ...]) -> list[tuple[str, list[str]]]:
    taken: dict[str, int] = {}
    return [
        (name, lesson_titles(module, name, outline, taken))
        for module, name in zip(modules, module_titles(modules, outline), strict=True)
    ]


def ranges(modules: tuple[ModuleCut, ...]) -> list[tuple[int, int]]:
    return [(lesson.start, lesson.end) for module in modules for lesson in module.lessons]


trees = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(["Soil", "Sand", "Glossary", "Summary", "Exercises", "Clay and silt", "I"]),
        st.sampled_from([0, 5, 60, 300, 700, 1600, 3500]),
    ),
    min_size=1,
    max_size=14,
)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=some(60))
@given(trees, st.integers(1, 3))
def test_lessons_tile_the_course_under_any_headings(
    tree: list[tuple[int, str, int]], files: int
) -> None:
    text = text_of((0, "", 20), *tree)
    outline, modules = cut(*[text] * files)
    position = 0
    for start, end in ranges(modules):
        assert start == position < end
        position = end
    assert position == len(outline.units)
    titles = [title for _, lessons in names(outline, modules) for title in lessons]
    assert len(titles) == len({title.casefold() for title in titles})
    assert all(0 < len(title) <= 300 for title in titles)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=some(60))
@given(st.lists(trees, min_size=1, max_size=3))
@example([[(0, "Soil", 0)], [(1, "Glossary", 0), (1, "Soil", 0), (2, "Soil", 300)]])
def test_sizes_are_kept_and_no_text_joins_a_glossary(
    files: list[list[tuple[int, str, int]]],
) -> None:
    outline, modules = cut(*[text_of((0, "", 20), *tree) for tree in files])
    for module in modules:
        for lesson in module.lessons:
            looked_up = [reference_above(segment.section) for segment in lesson.segments]
            told = sum(
                segment.words
                for segment, is_list in zip(lesson.segments, looked_up, strict=True)
                if not is_list
            )
            if told < 40:
                # A glossary, its document's title before it perhaps.
                continue
            # Only what no block lets divide is longer: the blocks here are short.
            assert lesson.words <= MAX_WORDS
            assert 2 * told >= lesson.words
            # A glossary closes its lesson, and its own document's only.
            first = looked_up.index(True) if any(looked_up) else len(looked_up)
            assert all(looked_up[first:])
            if first < len(looked_up):
                at = lesson.segments[first].start
                assert outline.units[at].source == outline.units[at - 1].source


@settings(max_examples=some(20))
@given(trees)
def test_the_same_course_is_cut_the_same_way(tree: list[tuple[int, str, int]]) -> None:
    text = text_of((0, "", 20), *tree)
    assert ranges(cut(text)[1]) == ranges(cut(text)[1])
    assert named(text) == named(text)


def test_chapters_become_modules_and_sections_lessons() -> None:
    chapters = [(2, name, 60) for name in ("Soil", "Water", "Air") for name in [name]]
    tree: list[tuple[int, str, int]] = [(1, "The land", 40)]
    for chapter in chapters:
        tree.append(chapter)
        tree += [(3, f"{chapter[1]} {part}", 900) for part in ("forms", "moves", "changes", "ends")]
    assert named(text_of(*tree)) == [
        (name, [f"{name} {part}" for part in ("forms", "moves", "changes", "ends")])
        for name in ("Soil", "Water", "Air")
    ]


def test_small_sections_are_joined_and_long_ones_cut() -> None:
    outline, modules = cut(
        text_of(
            (1, "The land", 30),
            *[(2, f"Small {number}", 120) for number in range(8)],
            (2, "Long", 4000),
            (2, "Good", 900),
        )
    )
    sizes = [lesson.words for module in modules for lesson in module.lessons]
    assert all(MIN_WORDS <= size <= MAX_WORDS for size in sizes)
    assert len(sizes) >= 5
    good = [lesson for module in modules for lesson in module.lessons][-1]
    assert [segment.section.title for segment in good.segments] == ["Good"]
    assert outline.title == "The land"


def sizes(*texts: str, words: int = TARGET_WORDS) -> list[list[int]]:
    modules = cut_course(build_outline(reading_of(*texts)), words)
    return [[lesson.words for lesson in module.lessons] for module in modules]


def test_a_section_above_the_target_is_split_at_its_headings() -> None:
    tree = [(1, "Land", 0)]
    for name in ("Soil", "Sand", "Clay"):
        tree += [(2, name, 60), *((3, f"{name} {part}", 380) for part in "abcd")]
    found = sizes(text_of(*tree))
    assert [len(row) for row in found] == [2, 2, 2] or [len(row) for row in found] == [6]
    assert all(SOFT_MIN <= size <= SOFT_MAX for row in found for size in row)


def test_a_document_never_joins_the_glossary_of_another() -> None:
    long = text_of((1, "Soil", 40), (2, "Grains", 900), (2, "Roots", 900), (2, "Glossary", 500))
    small = text_of((1, "Sand", 180))
    for texts in ((long, small), (long, small, long), (small, long), (long, small, small)):
        for module in cut(*texts)[1]:
            for lesson in module.lessons:
                titles = {segment.section.title for segment in lesson.segments}
                assert not ({"Sand", "Glossary"} <= titles)
    told = [title for _, titles in named(long, small) for title in titles]
    assert "Sand" in told


def test_a_short_glossary_closes_the_lesson_before_it() -> None:
    _, modules = cut(text_of((1, "Soil", 0), (2, "Grains", 900), (3, "Glossary", 120)))
    (lesson,) = modules[0].lessons
    assert [segment.section.title for segment in lesson.segments][-1] == "Glossary"


def test_one_long_text_is_cut_into_lessons_of_the_wished_size() -> None:
    text = text_of((1, "Land", 6000))
    counts = []
    for words in (400, 900, 1500):
        row = [size for module in sizes(text, words=words) for size in module]
        # Measured by the yard of the wished size.
        assert all(SOFT_MIN <= size <= SOFT_MAX for size in row)
        counts.append(len(row))
    assert counts[0] > counts[1] > counts[2] > 1


def test_a_small_chapter_keeps_its_name_between_large_ones() -> None:
    tree = [(1, "Land", 0)]
    for name in ("Soil", "Sand"):
        tree += [(2, name, 60), *((3, f"{name} {part}", 800) for part in "abcd")]
        tree += [(2, f"After {name}", 400)]
    titles = [title for _, titles in named(text_of(*tree)) for title in titles]
    assert {"After Soil", "After Sand"} <= set(titles)


def test_a_flat_row_of_sections_is_grouped() -> None:
    found = named(text_of((1, "Land", 0), *[(2, f"Topic {number}", 800) for number in range(16)]))
    assert 2 <= len(found) <= 5
    assert all(3 <= len(lessons) <= 8 for _, lessons in found)
    assert found[0][0].startswith("Topic 0 to Topic ")


def test_a_summary_stays_with_what_it_sums_up() -> None:
    _, modules = cut(
        text_of(
            (1, "A", 0),
            *((2, "One", 900), (2, "Two", 900), (2, "Summary", 120), (2, "Three", 900)),
        )
    )
    lessons = [
        [segment.section.title for segment in lesson.segments if segment.section.title != "A"]
        for module in modules
        for lesson in module.lessons
    ]
    assert lessons == [["One"], ["Two", "Summary"], ["Three"]]


def test_reference_matter_stands_apart() -> None:
    tree = [
        (1, "A", 0),
        (2, "One", 900),
        (2, "Two", 900),
        (2, "Glossary", 300),
        (2, "References", 20),
    ]
    _, modules = cut(text_of(*tree))
    assert [module.is_reference for module in modules] == [False, True]
    assert named(text_of(*tree))[-1] == ("Glossary and References", ["Glossary", "References"])


def test_texts_without_headings_are_cut_where_the_subject_changes() -> None:
    soil = "Soil holds roots and grains of sand and clay below the grass of a field. "
    stars = "Stars burn gas in space and shine as light on planets at night in the sky. "
    scores = breaks([soil, soil, soil, soil, stars, stars, stars, stars])
    assert max(range(len(scores)), key=lambda place: scores[place]) == 4
    found = named("\n\n".join([soil * 8] * 9 + [stars * 8] * 9))
    assert len(found[0][1]) >= 2


def test_titles_are_told_apart() -> None:
    text = text_of((1, "Soil", 20), (2, "Introduction", 900), (2, "Grains", 900))
    other = text_of((1, "Water", 20), (2, "Introduction", 900), (2, "Grains", 900))
    assert named(text, other) == [
        ("Soil", ["Introduction: Soil", "Grains"]),
        ("Water", ["Introduction: Water", "Grains (Water)"]),
    ]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("1.2 The *fast* `way`", "The fast way"),
        ("Chapter 3: Soil", "Soil"),
        ("Chapter 3", "Chapter 3"),
        ("3 ways to learn", "3 ways to learn"),
        ("[Linked](a.md) words", "Linked words"),
        ("THE END OF ALL SOIL", "The End of All Soil"),
        ("SQL", "SQL"),
    ],
)
def test_headings_as_titles(heading: str, title: str) -> None:
    assert plain_title(heading) == title


def test_skipped_heading_levels_do_not_matter() -> None:
    deep = build_outline(
        reading_of(text_of((1, "A", 0), (4, "B", 900), (6, "C", 900), (4, "D", 900)))
    )
    depths = {segment.section.title: segment.section.depth for segment in deep.segments}
    assert depths == {"A": 0, "B": 1, "C": 2, "D": 1}


def test_a_lone_part_with_text_of_its_own_is_no_second_title() -> None:
    tree = [(1, "Course", 20), (2, "Part", 900), (3, "Sub", 900), (3, "More", 900)]
    outline = build_outline(reading_of(text_of(*tree)))
    assert outline.title == "Course"
    assert {item.section.title: item.section.depth for item in outline.segments}["Part"] == 1


def test_the_title_of_the_course(tmp_path: Path) -> None:
    assert build_outline(reading_of("# Soil\n\n## A\n\nwords\n\n## B\n\nwords")).title == "Soil"
    assert build_outline(reading_of("# A\n\nwords", "# B\n\nwords")).title == "A and B"
    assert build_outline(reading_of("# A\n\nwords", title="Folder")).title == "Folder"
    given_title = build_outline(reading_of("# A\n\nwords"), "Mine")
    assert given_title.title == "Mine"


def test_the_samples_give_their_chapters() -> None:
    outline = build_outline(read_sources(SAMPLE_DOCUMENTS), "The Curious Mind")
    modules = cut_course(outline)
    assert module_titles(modules, outline) == ["How Learning Works", "Weighing Evidence"]
    taken: dict[str, int] = {}
    assert lesson_titles(modules[0], "How Learning Works", outline, taken) == [
        "How memory works",
        "Why we forget",
        "Practice that lasts",
        "Elaboration and dual coding",
        "Conditions for learning",
        "Managing your own learning",
        "Myths about learning",
        "Glossary: How Learning Works",
    ]


def headed(*titles: str) -> list[str]:
    """The titles that sections with these headings get."""
    tree = [(1, "Land", 20), *((2, title, 900) for title in titles)]
    outline = build_outline(reading_of(text_of(*tree)))
    return [item.section.title for item in outline.segments][1:]


def test_headings_that_are_counted_through_lose_their_numbers() -> None:
    assert headed("1 Soil", "2 Sand", "Clay", "3 Dust") == ["Soil", "Sand", "Clay", "Dust"]
    # One number is part of the title, and so is a count that does not go on.
    assert headed("3 Ways to learn", "Sand") == ["3 Ways to learn", "Sand"]
    assert headed("1 Soil", "7 Sand") == ["1 Soil", "7 Sand"]
    assert headed("1.4: Soil", "1.5: Sand") == ["Soil", "Sand"]


def test_an_appendix_loses_its_letter_where_its_sections_bear_it() -> None:
    text = text_of((1, "Land", 20), (2, "A Licence of Sand", 300), (3, "A.1 Terms", 300))
    titles = [item.section.title for item in build_outline(reading_of(text)).segments]
    assert titles == ["Land", "Licence of Sand", "Terms"]
    assert headed("A Licence of Sand", "Dust") == ["A Licence of Sand", "Dust"]


def test_a_notice_before_the_title_does_not_hide_it() -> None:
    notice = "This text is free.\n\n# Soil\n\n" + SENTENCE * 30 + "\n\n## Grains\n\n" + SENTENCE
    reading = reading_of(notice)
    assert build_outline(reading).title == "Soil"


def test_headings_that_name_no_subject_take_one() -> None:
    tree = [(1, "Land", 0)]
    for name in ("Soil", "Sand"):
        tree += [(2, name, 900), (3, "Grains", 900), (3, "Chapter Review", 1000)]
        tree += [(3, "Bringing It Together", 700)]
    titles = [title for _, lessons in named(text_of(*tree)) for title in lessons]
    assert {"Chapter Review: Soil", "Chapter Review: Sand"} <= set(titles)
    assert {"Bringing It Together: Soil", "Bringing It Together: Sand"} <= set(titles)


def test_key_terms_that_are_explained_in_paragraphs_are_taught() -> None:
    tree = [(1, "Land", 20), (2, "Soil", 900), (2, "Key terms", 900), (2, "Sand", 900)]
    modules = cut(text_of(*tree))[1]
    assert not any(module.is_reference for module in modules)
    assert sum(len(module.lessons) for module in modules) == 3
