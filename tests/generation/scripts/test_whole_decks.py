"""What makes a deck look broken, counted over real lessons: there must be none of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from coursegen_desktop.domain.script import sections
from coursegen_desktop.domain.slides import Slide
from coursegen_desktop.generation.pipeline import CourseWriter, plan_course
from coursegen_desktop.generation.scripts import Written, matter_of, write
from tests.generation.places import SAMPLES

from .lessons import check, points, written

ARRAYS = """\
!!! note "After this lesson you can"
    - Import a library
    - Select values of an array

## Arrays

How can a program hold many numbers?

Libraries add functions to the language. To use one, a program imports it:

```python
import numpy
```

The name of the library stands before a dot. Then we ask it to read a file:

```python
data = numpy.loadtxt("data.csv")
```

The expression `data[29, 19]` selects one element of the array. While this may not surprise you,
`data[0, 0]` might. The indices are (row, column) instead of (column, row) for the same reason.
An array holds elements of one type. We can print its shape:

```python
print(data.shape)
```

```text
(60, 40)
```

Suppose you have 20 words and know 8 of them. You have kept 8 out of 20.

## Slices

A **slice** is a section of an array, such as a row, that a program takes as a whole.

```python
data[0:4]
```

| Sign | Meaning |
|------|---------|
| `a:b` | from a to b |
| `:` | all of it |

A bound that is left out is the end of the array.
"""
_LEANING = re.compile(
    r"(?:This|That|These|Those|It|They|He|She|We can do that|To do that|However|But|And|So|Then"
    r"|Again|Therefore|For example|Note that|While this|Suppose|Consider|You have kept|There)\b"
)


@cache
def decks() -> tuple[Written, ...]:
    """Those of the sample courses and of a lesson with programs."""
    made = [written(ARRAYS, title="Data")]
    for name in ("how-learning-works.md", "weighing-evidence.md"):
        course = CourseWriter(plan_course([str(SAMPLES / name)])).course()
        for lesson in (lesson for module in course.modules for lesson in module.lessons):
            assets = [(asset.asset_type, asset.content) for asset in lesson.assets]
            made.append(write(matter_of(lesson.title, lesson.content, "en", assets)))
    for one in made:
        check(one)
    return tuple(made)


def slides() -> Iterator[Slide]:
    """All of them."""
    for made in decks():
        yield from made.deck.slides


def test_no_point_is_cut_off_or_leans() -> None:
    shown = [point for made in decks() for point in points(made)]
    assert len(shown) > 400
    assert [point for point in shown if point.endswith(("…", "..."))] == []
    assert [point for point in shown if _LEANING.match(point.lstrip("*"))] == []
    assert not any("indices are instead" in point for point in shown)


def test_no_program_stands_alone() -> None:
    programs = [slide for slide in slides() if slide.code is not None]
    assert programs
    for slide in programs:
        assert slide.code is not None
        is_line = "\n" not in slide.code.text.strip()
        assert slide.subtitle or slide.bullets or not is_line, slide


def test_no_two_slides_in_a_row_have_one_title() -> None:
    for made in decks():
        titles = [slide.title for slide in made.deck.slides[1:]]
        assert [one for one, two in pairwise(titles) if one == two] == []


def test_nothing_is_said_twice_but_where_it_is_summed_up() -> None:
    for made in decks():
        told = [
            line.text
            for part, slide in zip(sections(made.script.text), made.deck.slides, strict=True)
            if slide.id != "recap"
            for line in part.lines
        ]
        assert len(told) == len(set(told)), [text for text in told if told.count(text) > 1]


def test_terms_have_meanings_and_summaries_more_than_one_point() -> None:
    for slide in slides():
        if slide.id.startswith("terms"):
            assert all(": " in bullet.text for bullet in slide.bullets)
        if slide.id == "recap":
            assert len(slide.bullets) > 1


def test_programs_stand_where_they_are_spoken_of() -> None:
    made = decks()[0]
    shown = [(s.kind, s.title, s.subtitle) for s in made.deck.slides if s.id != "recap"]
    assert shown == [
        ("title", "Data", "Import a library"),
        ("points", "What you will learn", ""),
        ("code", "Arrays", "To use one, a program imports it"),
        ("code", "Arrays (2 of 2)", "We can print its shape"),
        ("code", "Slices", ""),
        ("table", "Slices (2 of 3)", ""),
        ("points", "Slices (3 of 3)", ""),
    ]
    first, second, third = (s for s in made.deck.slides if s.code is not None)
    assert first.code is not None and second.code is not None
    assert first.code.text == 'import numpy\n\ndata = numpy.loadtxt("data.csv")'
    assert (second.code.text, second.code.output) == ("print(data.shape)", "(60, 40)")
    assert [bullet.text for bullet in third.bullets] == [
        "A **slice** is a section of an array, such as a row, that a program takes as a whole"
    ]


def test_aims_are_said_as_a_sentence() -> None:
    told = sections(decks()[0].script.text)[1].lines
    assert [line.text for line in told] == [
        "After this lesson you can import a library and select values of an array."
    ]


@pytest.mark.parametrize(
    ("language", "aims", "said"),
    [
        ("de", "Lernziele\n- Wald definieren\n- die Ringe zählen",
         "Nach dieser Lektion können Sie Wald definieren und die Ringe zählen."),
        ("fr", "Objectifs\n- Définir la forêt\n- Compter les cernes",
         "À l'issue de cette leçon, vous saurez définir la forêt et compter les cernes."),
        ("es", "Objetivos\n- Definir el bosque\n- Contar los anillos",
         "Después de esta lección podrás definir el bosque y contar los anillos."),
        ("pt", "Objetivos\n- Definir a floresta\n- Contar os anéis",
         "Depois desta lição você poderá definir a floresta e contar os anéis."),
        ("it", "Obiettivi\n- Definire il bosco\n- Contare gli anelli",
         "Dopo questa lezione saprai definire il bosco e contare gli anelli."),
    ],
)  # fmt: skip
def test_aims_in_other_languages(language: str, aims: str, said: str) -> None:
    title, _, entries = aims.partition("\n")
    made = written(f"## {title}\n\n{entries}\n\n## X\n\nText.\n", language)
    lines = [line.text for part in sections(made.script.text) for line in part.lines]
    assert said in lines


def test_aims_that_nobody_does_are_said_one_by_one() -> None:
    made = written("## Learning objectives\n\n- The causes of rain\n- Understanding of ice\n")
    lines = [line.text for part in sections(made.script.text) for line in part.lines]
    assert "What you will learn." in lines and "The causes of rain." in lines
    assert not any(line.startswith("After this lesson") for line in lines)
