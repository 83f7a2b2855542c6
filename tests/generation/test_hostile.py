"""Documents made to hurt: refused in a sentence or written as a course, never a crash or a hang.

Work is counted, not timed: pieces, segments and comparisons must grow with the text alone.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.generation import metrics
from coursegen_desktop.generation.extractive import balance, summary
from coursegen_desktop.generation.pipeline import CourseWriter, plan_reading, write_course
from coursegen_desktop.generation.reading import read_sources

from .places import misplaced

CHANCE = random.Random(7)
NOISE = "[](){}*_`<>!#-|:\n \n abc\\&;.1>\u202e\u200b\t"
CASES = {
    "brackets.md": "words\n\n" + "[" * 9000,
    "pictures.md": "words\n\n" + "![[" * 3000,
    "quotes.md": "words\n\n" + ">" * 20_000 + " deep",
    "lists.md": "words\n\n" + "- " * 5000 + "deep",
    "growing.md": "\n".join("  " * level + "- word" for level in range(300)),
    "emphasis.md": "**a* " * 6000,
    "references.md": "[a]: b\n" * 4000 + "\nx [a] text",
    "headings.md": "# a\n\n" * 4000 + "words",
    "boxes.md": "::: challenge\n" * 3000 + "words\n" + ":::\n" * 3000,
    "notes.md": "".join("    " * min(depth, 50) + "!!! note\n" for depth in range(900)) + "words",
    "spaces.md": "# a" + " " * 50_000 + "{x\n\nwords",
    "colons.md": ":::" + " " * 50_000 + "x" * 400 + "\n\nwords",
    "comments.md": "words\n\n" + "<!-- " * 5000,
    "table.md": "|a|b|\n|-|-|\n" + "|x|y|\n" * 3000,
    "bold.md": "**Term** is a thing that holds other things. " * 1500,
    "one-word.md": "a" * 200_000,
    "noise.md": "".join(CHANCE.choice(NOISE) for _ in range(20_000)),
    "noise.txt": "".join(CHANCE.choice(NOISE) for _ in range(20_000)),
    "capitals.txt": "HEADING HERE\n\ntext text text\n\n" * 2000,
    "deep.html": "<p>words</p>" + "<div>" * 20_000 + "text",
    "spans.html": "<p>words " + "<b><i>" * 5000,
    "cells.html": "<table>" + "<tr><td rowspan=50 colspan=50>a b</td></tr>" * 3000 + "</table>",
    "nested.html": "<table><tr><td>" * 500 + "words",
    "script.html": "<p>words</p><svg onload=x><script>alert(1)</script><style>p{}</style>",
    "template.md": "# {title}\n\n{0} %s {{x}} ${y} words and {more}\n",
}


@pytest.mark.parametrize("name", CASES)
def test_hostile_documents(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(CASES[name], encoding="utf-8")
    try:
        reading = read_sources([str(path)])
        course = CourseWriter(plan_reading(reading)).course()
    except FormatError as error:
        assert "\n" not in error.text() and error.hint
        return
    sources = reading.sources
    assert metrics.check(course, {source.id: source.text for source in sources}) == []
    assert all(source.blocks for source in sources)


@pytest.mark.parametrize("seed", range(12))
def test_noise_keeps_its_places(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    words = ["Soil", "is", "a", "**layer**", "`x`", "of.", "\n\n", "- ", "# ", "> ", "1. ", ":::"]
    words += ["| a | b |\n|-|-|\n", "```\n", "[a](b)", "\u200b", "term\n: text\n", "!!! note\n    "]
    path = tmp_path / "noise.md"
    path.write_text(" ".join(chance.choice(words) for _ in range(1500)), encoding="utf-8")
    (source,) = read_sources([str(path)]).sources
    assert misplaced(source) == []
    starts = [block.start for block in source.blocks]
    assert starts == sorted(starts)


def test_cutting_compares_each_segment_with_few_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = []
    original = balance._size_price

    def counted(words: int) -> float:
        counts.append(words)
        return original(words)

    monkeypatch.setattr(balance, "_size_price", counted)
    needed = []
    for size in (400, 800):
        counts.clear()
        path = tmp_path / f"{size}.md"
        path.write_text("".join(f"# h{n}\n\n## s\n\nwords go here\n\n" for n in range(size)))
        write_course([str(path)])
        needed.append(len(counts))
    assert needed[1] < 2.5 * needed[0]


def test_a_summary_looks_at_a_bounded_number_of_sentences(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    path.write_text("# One\n\n" + "The soil holds the roots of all plants in the field. " * 3000)
    from coursegen_desktop.generation.pipeline import plan_course

    (order,) = plan_course([str(path)]).orders
    candidates, _ = summary._candidates(order.passages)
    assert len(candidates) == summary._MAX_SENTENCES
