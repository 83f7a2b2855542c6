"""A trace as Markdown: whatever a model wrote stays in its fence."""

from __future__ import annotations

import json

from coursegen_desktop.domain.agent import AUTHOR, TraceStep
from coursegen_desktop.formats.traces import to_json, to_markdown

STEP = TraceStep(
    1, AUTHOR, "l1/1", "Tides: *Ebb* [1]", "small", "Be plain.", "Tell of the ebb.",
    "```python\nprint()\n```\n````\nmore", ("It is `short`.",), 10, 5, 0.25, 1.5, "2026-11-23",
)  # fmt: skip


def test_a_fence_is_longer_than_any_inside() -> None:
    text = to_markdown("Course", [STEP])
    assert f"`````text\n{STEP.answer}\n`````" in text
    assert "## 1. Telling a part: Tides: \\*Ebb\\* \\[1]" in text
    assert "cost 0.2500" in text
    assert "- It is \\`short\\`." in text


def test_no_step_is_a_file_too() -> None:
    assert to_markdown("Course", []).startswith("# Course")
    assert json.loads(to_json("Course", []))["steps"] == []


def test_json_has_every_field() -> None:
    (step,) = json.loads(to_json("Course", [STEP]))["steps"]
    assert step["answer"] == STEP.answer
    assert step["verdict"] == ["It is `short`."]
