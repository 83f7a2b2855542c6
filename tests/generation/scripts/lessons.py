"""Lessons to make scripts and slides of, and what tests ask of the result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coursegen_desktop.domain.script import LONGEST_SENTENCE, sections
from coursegen_desktop.domain.slides import Slide, is_edited
from coursegen_desktop.generation.scripts import LessonMatter, Written, write
from coursegen_desktop.generation.scripts.clauses import LONGEST_DEFINITION, words_in
from coursegen_desktop.generation.scripts.scenes import MOST_POINTS

PLANTS = """\
!!! note "After this lesson you can"
    - Define photosynthesis
    - Explain why leaves are green

Why are leaves green? Plants live on light, water and air.

## From light to sugar

**Photosynthesis** is the process by which plants turn light into sugar. It happens in the leaves.
Leaves take in carbon dioxide through small pores, and the roots bring water from the soil, so that
both meet in the cells where the light falls. See Figure 3 for details. This takes place all day.

![A leaf with its pores](media/leaf.png "A leaf from below. Photo: Ann Lee, CC BY 4.0")

A plant needs:

- light
- water
- carbon dioxide

| Gas | Taken in | Given off |
|-----|----------|-----------|
| Oxygen | at night | by day |
| Carbon dioxide | by day | at night |

## The formula

The whole reaction is written in one line:

$$6CO_2 + 6H_2O \\to C_6H_{12}O_6 + 6O_2$$

A small program counts it:

```python
print(6 * 2)
```

```mermaid
flowchart LR
    light --> sugar
```

## Exercises

1. Draw a leaf.

## Key points

- Plants make sugar from light.
- Leaves take in carbon dioxide.
"""
QUIZ: dict[str, Any] = {
    "id": "q1",
    "type": "choice",
    "single": True,
    "prompt": "Which gas do **leaves** take in by day?",
    "choices": [
        {"id": "a", "text": "Carbon dioxide", "fraction": 1},
        {"id": "b", "text": "Oxygen", "fraction": 0},
    ],
    "ext": {"coursegen:anchor": "from-light-to-sugar"},
}


def plants(**changes: Any) -> LessonMatter:
    """The lesson on plants with its quiz and terms."""
    given: dict[str, Any] = {
        "title": "Plants",
        "content": PLANTS,
        "language": "en",
        "questions": (QUIZ,),
        "terms": (
            ("photosynthesis", "the process by which plants turn light into sugar"),
            ("pore", "a small opening in a leaf"),
        ),
    }
    return LessonMatter(**{**given, **changes})


def written(content: str, language: str = "en", title: str = "Lesson", **more: Any) -> Written:
    """The script and slides of a lesson, sound as all have to be."""
    made = write(LessonMatter(title=title, content=content, language=language, **more))
    check(made)
    return made


def check(made: Written, *, is_verbatim: bool = False) -> None:
    """What holds for every script and deck, whatever the lesson was."""
    parts = sections(made.script.text)
    headings = [part.title for part in parts]
    assert len(headings) == len(set(headings)), "slides find their words by the heading"
    assert [slide.section for slide in made.deck.slides] == headings
    ids = [slide.id for slide in made.deck.slides]
    assert len(ids) == len(set(ids))
    assert all(part.lines for part in parts), "a slide is shown as long as its words are"
    for part in parts:
        for line in part.lines:
            is_short = is_verbatim or line.is_check or words_in(line.text) <= LONGEST_SENTENCE
            assert is_short, line.text
    for slide in made.deck.slides:
        assert not is_edited(slide)
        check_slide(slide)


def check_slide(slide: Slide) -> None:
    assert len(slide.bullets) <= MOST_POINTS
    for bullet in slide.bullets:
        assert words_in(bullet.text) <= LONGEST_DEFINITION, bullet.text
        assert not bullet.text.rstrip().endswith("…"), bullet.text
        assert bullet.text.count("**") % 2 == bullet.text.count("`") % 2 == 0, bullet.text
    parts = {
        "points": bool(slide.bullets), "figure": slide.figure, "table": slide.table,
        "code": slide.code, "formula": slide.formula, "diagram": slide.diagram,
        "question": slide.question, "title": slide.title,
    }  # fmt: skip
    assert parts[slide.kind], slide


def points(made: Written) -> Iterator[str]:
    """All points of all slides."""
    for slide in made.deck.slides:
        for bullet in slide.bullets:
            yield bullet.text
