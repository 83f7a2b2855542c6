"""Lessons that nobody would film: empty, endless, without words, in any language."""

from __future__ import annotations

import pytest

from coursegen_desktop.domain.script import MOST_TOLD, sections, spoken_seconds
from tests.generation.places import SAMPLES

from .lessons import points, written

SENTENCES = "Water number {0} is a liquid at room temperature. It boils at {0} degrees in the sea."


def titles(text: str) -> list[str]:
    return [part.title for part in sections(text)]


@pytest.mark.parametrize("content", ["", "\n\n", "<!-- nothing -->", "[a]: http://b.example\n"])
def test_a_lesson_without_words_is_its_title(content: str) -> None:
    made = written(content, title="Nothing yet")
    assert made.script.text == "## Nothing yet\n\nNothing yet.\n"
    assert [slide.kind for slide in made.deck.slides] == ["title"]


def test_formulas_and_programs_alone() -> None:
    made = written("$$E=mc^2$$\n\n$$\\int_0^1 x\\,dx$$\n\n```python\nprint(1)\n```\n")
    assert [slide.kind for slide in made.deck.slides] == ["title", "formula", "formula"]
    assert "As a formula: $E=mc^2$." in made.script.text
    assert "print(1)" not in made.script.text


def test_formulas_in_round_and_square_brackets() -> None:
    made = written("The energy is \\(E = mc^2\\) in every frame.\n\n\\[a^2 + b^2 = c^2\\]\n")
    assert "The energy is $E = mc^2$ in every frame." in made.script.text
    assert any(slide.formula == "a^2 + b^2 = c^2" for slide in made.deck.slides)
    assert made.script.links[0].quote == "The energy is \\(E = mc^2\\) in every frame."


def test_figures_above_and_below_the_line() -> None:
    made = written("It holds 2<sup>n</sup> and H<sub>2</sub>O and x<sub>max</sub> of things.\n")
    assert "It holds 2ⁿ and H₂O and x_max of things." in made.script.text


def test_one_giant_list() -> None:
    made = written("\n".join(f"- Bone number {number} of the body" for number in range(300)))
    assert len(list(points(made))) == 10
    assert "There are 290 more." in made.script.text


def test_no_headings() -> None:
    made = written("\n\n".join(SENTENCES.format(number) for number in range(60)))
    assert 5 < len(made.deck.slides) < 40
    count = len(made.deck.slides) - 1
    assert [slide.title for slide in made.deck.slides[1:4]] == [
        "Lesson", f"Lesson (2 of {count})", f"Lesson (3 of {count})"
    ]  # fmt: skip


def test_the_same_sentence_again_and_again_is_said_once() -> None:
    made = written("\n\n".join(["Water is wet and cold. It is everywhere on earth."] * 50))
    assert made.script.text.count("Water is wet") == 1


@pytest.mark.parametrize("levels", [1, 4])
def test_two_hundred_headings_are_few_slides(levels: int) -> None:
    parts = (
        f"{'#' * (2 + number % levels)} Heading {number}\n\n{SENTENCES.format(number)}"
        for number in range(200)
    )
    made = written("\n\n".join(parts))
    assert len(made.deck.slides) < 120
    assert spoken_seconds(made.script.text) < 1.4 * MOST_TOLD / 150 * 60


def test_twenty_thousand_words_are_told_in_parts() -> None:
    body = (SAMPLES / "how-learning-works.md").read_text(encoding="utf-8")
    made = written("\n\n".join([body] * 3), title="Long")
    heads = [slide for slide in made.deck.slides if slide.id.startswith(("title", "part-"))]
    assert [slide.id for slide in heads][:4] == ["title", "part-1", "part-2", "part-3"]
    # What the same text says three times is said once.
    assert 10 * 60 < spoken_seconds(made.script.text) < 25 * 60
    assert len(made.deck.slides) < 190


ARABIC = """\
## التبخر

يتحول الماء إلى بخار عند التسخين. هذه العملية تسمى التبخر. يحدث التبخر في كل مكان.

| الحالة | المثال |
|---|---|
| سائل | ماء |

```python
print(1)
```

![صورة](media/a.png)
"""


def test_a_language_without_rules_has_no_words_of_another() -> None:
    made = written(ARABIC, "ar", title="الماء")
    told = [line.text for part in sections(made.script.text) for line in part.lines]
    shown = [*told, *titles(made.script.text)]
    assert not any(sign.isascii() and sign.isalpha() for text in shown for sign in text)
    kinds = [slide.kind for slide in made.deck.slides]
    assert kinds == ["title", "points", "table", "code", "figure"]
    assert made.deck.language == "ar"


def test_a_script_without_blanks() -> None:
    made = written(
        "## 蒸发\n\n水在加热时变成水蒸气，这个过程叫做蒸发。蒸发随处可见。\n", "zh", title="水"
    )
    assert list(points(made)) == ["水在加热时变成水蒸气，这个过程叫做蒸发", "蒸发随处可见"]


def test_hostile_html_and_pictures_from_elsewhere_are_not_shown() -> None:
    made = written(
        "<script>alert(1)</script>\n\n![](http://a.example/x.png) ![one](media/../../b.png)\n\n"
        "![two](media/tone.ogg) ![](data:image/png;base64,AAAA)\n\nHello everybody of today.\n"
    )
    assert not any(slide.figure for slide in made.deck.slides)
    assert "alert" not in made.script.text


def test_pictures_in_one_paragraph_are_slides_of_their_own() -> None:
    made = written("![A cat](media/cat.png) ![A dog](media/my%20dog.png 'A dog in the sun')\n")
    figures = [slide.figure for slide in made.deck.slides if slide.figure]
    assert [figure.media for figure in figures] == ["cat.png", "my dog.png"]
    assert figures[1].caption == "A dog in the sun"


def test_headings_that_say_nothing_alone_say_what_they_belong_to() -> None:
    text = "## Water\n\nWater is wet and cold.\n\n### Examples\n\nA lake is full of water.\n"
    assert "Water: Examples" in titles(written(text).script.text)
    twice = "## Water\n\nWater is wet and cold.\n\n## Water\n\nA lake is full of water.\n"
    assert titles(written(twice).script.text)[1:3] == ["Water", "Water (2)"]


@pytest.mark.parametrize(
    "content",
    ["#" * 2000, "|" * 3000, "- " * 2000, "[" * 2000, "`" * 1001, "$" * 1001, "> " * 500 + "a",
     "**" * 999 + " a", "a " * 20_000, "\\(" * 900, "<sup>" * 500, "!!! note\n" * 300],
)  # fmt: skip
def test_hostile_markdown(content: str) -> None:
    written(content)
