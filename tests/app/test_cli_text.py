"""The list and the outline as a person reads them."""

from __future__ import annotations

from typing import Any

from coursegen_desktop.app.cli_text import course_table, outline
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.services.exchange import shown
from tests.samples import small_course


def row(number: int, title: str, **changes: Any) -> dict[str, Any]:
    course = {
        "id": number,
        "public_id": "x",
        "title": title,
        "is_published": True,
        "lessons": 3,
        "progress_percent": 0.0,
    }
    return course | changes


def test_the_outline_names_modules_lessons_minutes_and_quizzes() -> None:
    assert outline(shown(CourseId(1), small_course())) == (
        "The water cycle\n"
        "2 modules · 3 lessons · 6 min · published\n"
        "\n"
        "How water travels.\n"
        "\n"
        "You will learn:\n"
        "  - Name the steps of the water cycle\n"
        "  - Explain how clouds form\n"
        "\n"
        "1  The cycle\n"
        "   1.1  Up and down  (3 min, quiz of 2 questions)\n"
        "\n"
        "2  On the ground\n"
        "   2.1  Rivers  (2 min)\n"
        "   2.2  Seas  (1 min)"
    )


def test_a_bare_course_has_a_bare_outline() -> None:
    draft = small_course(published=False).model_copy(
        update={"description": " \n", "learning_outcomes": (), "modules": ()}
    )
    assert outline(shown(CourseId(1), draft)) == (
        "The water cycle\n0 modules · 0 lessons · 0 min · draft"
    )


def test_hours_are_shown_as_hours() -> None:
    draft = small_course()
    long = draft.modules[1].lessons[0].model_copy(update={"duration_minutes": 125})
    module = draft.modules[1].model_copy(update={"lessons": (long,)})
    text = outline(shown(CourseId(1), draft.model_copy(update={"modules": (module,)})))
    assert "1 module · 1 lesson · 2 h 5 min" in text


def test_the_table_is_aligned_by_columns() -> None:
    table = course_table(
        [
            row(1, "Short"),
            row(12, "水の循環", progress_percent=33.4, is_published=False),
            row(3, "A title\nin two lines and far too long for any table that should be read " * 2),
        ]
    )
    lines = table.splitlines()
    assert len(lines) == 4
    assert lines[1].startswith(" 1  Short ")
    assert lines[2].startswith("12  水の循環 ")
    assert lines[2].endswith("     33 %  draft")
    assert "…" in lines[3]
