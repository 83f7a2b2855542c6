"""The author's objectives, where a section that states them became several lessons."""

from __future__ import annotations

from pathlib import Path

from coursegen_desktop.generation.pipeline import CourseWriter, plan_course

SAND = "Sand is a loose heap of grains that the wind carries over the dunes of the coast. "
CLAY = "Clay is a fine soil that holds much water and swells when the rain of spring falls. "
TEXT = (
    "# Land\n\n::: objectives\n\n- Tell how wind carries sand\n"
    "- Explain why clay swells with water\n\n:::\n\n"
    f"## Dunes\n\n{SAND * 60}\n\n## Fields\n\n{CLAY * 60}\n"
)


def test_objectives_go_to_the_lesson_that_speaks_of_them(tmp_path: Path) -> None:
    path = tmp_path / "land.md"
    path.write_text(TEXT, encoding="utf-8")
    dunes, fields = plan_course([str(path)]).orders
    assert (dunes.outcomes, dunes.harvested, dunes.dealt) == (
        ("Tell how wind carries sand",),
        True,
        False,
    )
    assert (fields.outcomes, fields.harvested, fields.dealt) == (
        ("Explain why clay swells with water",),
        True,
        True,
    )
    writer = CourseWriter(plan_course([str(path)]))
    assert "After this lesson you can" in writer.lesson(1).content
    assert writer.lesson(0).content.count("Explain why clay swells") == 1
