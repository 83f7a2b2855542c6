"""Lessons in parts and put together again: what may not change does not, and all metrics hold."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from coursegen_desktop.domain.draft import CourseDraft, ModuleDraft
from coursegen_desktop.domain.written_by import WrittenBy
from coursegen_desktop.generation.agents import desk
from coursegen_desktop.generation.agents.desk import ToldUnit
from coursegen_desktop.generation.agents.material import most_words
from coursegen_desktop.generation.agents.shapes import Critique, Wording
from coursegen_desktop.generation.keeping import unkeep, write_packed
from coursegen_desktop.generation.metrics import report
from coursegen_desktop.generation.text.words import count_words

from .lessons import WINDOW, faithful, plan_of, plan_of_text, tasks_of

RECORD = WrittenBy("Mine", "small", 1, 0, 0)
TEXT = """# Tides

A tide is the rise and fall of the sea that the pull of the moon and the sun brings about every
day. When sun and moon pull together, the spring tide is higher than at any other time of a month.

```python
print("not to be told anew")
```

The height follows $h = a \\cos(\\omega t)$ and this paragraph has to stay for its formula.

| Day | Height |
| --- | --- |
| 1 | 3 m |

A neap tide is the weakest tide of all, for sun and moon pull at right angles then. Harbours on
shallow coasts wait for the flood, because their channels fall dry for some hours of each day.
"""


def test_what_a_model_may_not_touch_stays(tmp_path: Path) -> None:
    ((_, task),) = tasks_of(plan_of_text(tmp_path, TEXT))
    assert len(task.units) == 2
    fixed = "\n\n".join(part for part in task.parts if isinstance(part, str))
    for kept in ("print(", "\\cos", "| 1 | 3 m |"):
        assert kept in fixed
        assert all(kept not in unit.verbatim for unit in task.units)


def test_nothing_told_is_the_plain_lesson() -> None:
    for order, _ in tasks_of(plan_of()):
        plain = write_packed(order.data)
        made = desk.assemble(order.data, WINDOW, (), (), RECORD)
        assert made.draft.content == plain.draft.content
        assert made.citations == plain.citations


def test_parts_fit_the_window() -> None:
    assert most_words(600) < most_words(4096) == most_words(128_000)
    for window in (2000, 4096, 32_000):
        for _, task in tasks_of(plan_of(), window):
            for unit in task.units:
                assert sum(count_words(chunk.text) for chunk in unit.chunks) <= 2 * most_words(
                    window
                )


def test_a_faithfully_told_course_passes_every_gate() -> None:
    plan = plan_of()
    lessons = []
    for order, task in tasks_of(plan):
        told = [
            ToldUnit(unit.number, desk.judge(unit, faithful(unit), "en", task.weights).lines)
            for unit in task.units
        ]
        assert all(unit.lines for unit in told)
        lessons.append(desk.assemble(order.data, WINDOW, told, (), RECORD).draft)
    course = CourseDraft(
        title="Sample", language="en", modules=(ModuleDraft(title="All", lessons=tuple(lessons)),)
    )
    found = report(course, _texts())
    missed = {one.key for one in found.metrics if one.is_gate and one.verdict.value != "met"}
    assert missed <= {"tiling"}, found.faults[:3]
    by_key = {one.key: one for one in found.metrics}
    assert by_key["grounding"].value is not None
    assert by_key["grounding"].value >= 0.97
    assert by_key["support"].value == pytest.approx(1.0, abs=0.02)


@functools.cache
def _texts() -> dict[str, str]:
    from coursegen_desktop.domain.brief import PLAIN, Options
    from coursegen_desktop.generation.keeping import read_documents
    from tests.generation.places import SAMPLE_DOCUMENTS

    kept = read_documents(SAMPLE_DOCUMENTS, "Sample", Options(analyser=PLAIN)).kept
    return {source.id: source.text for source in unkeep(kept).sources}


def test_every_mark_is_defined_and_cites_the_source() -> None:
    texts = _texts()
    order, task = tasks_of(plan_of())[0]
    told = [
        ToldUnit(unit.number, desk.judge(unit, faithful(unit), "en", task.weights).lines)
        for unit in task.units
    ]
    content = desk.assemble(order.data, WINDOW, told, (), RECORD).draft.content
    marks = {part.split("]")[0] for part in content.split("[^")[1:]}
    for mark in marks:
        (line,) = [row for row in content.split("\n") if row.startswith(f"[^{mark}]: source:")]
        place = line.split("source:")[1].split(" ")[0]
        source, _, block = place.partition("#")
        start, end = (int(part) for part in block.rpartition(":")[2].split("-"))
        quote = " ".join(texts[source][start:end].split()).replace('"', "'")
        assert quote in line


def test_questions_in_other_words_keep_their_key_and_place() -> None:
    order, task = next((one for one in tasks_of(plan_of()) if one[1].facts), (None, None))
    assert order is not None
    assert task is not None
    fact = task.facts[0]
    stem = "Which part of the mind keeps a door code alive on the way to the door?"
    wording = Wording(stem=stem, wrong=list(fact.wrong)[:3], why=["One.", "Two.", "Three."])
    question, findings = desk.word(fact, wording, "en")
    assert findings == []
    assert question is not None
    right = [one["fraction"] for one in fact.question["choices"]].index(1)
    assert question["choices"][right] == {
        **question["choices"][right], "text": fact.key, "fraction": 1,
    }  # fmt: skip
    assert question["ext"] == fact.question["ext"]
    made = desk.assemble(order.data, WINDOW, (), [question], RECORD)
    quiz = next(one.content for one in made.draft.assets if one.asset_type == "quiz")
    listed = quiz["questions"]
    assert isinstance(listed, list)
    assert stem in [one["prompt"] for one in listed]
    assert len(listed) == made.questions


@pytest.mark.parametrize(
    ("stem", "wrong", "said"),
    [
        ("", ["a", "b", "c"], "empty"),
        ("Which system is it that holds a few items?", ["One thing", "Another thing"], "three"),
        ("Which system is it that holds items?", ["Same words", "same words.", "Other"], "same"),
        ("Which system holds items?", ["KEY", "Another one", "Third one"], "right one"),
        ("Why does the KEY hold only few items at once?", ["Sleep", "Attention", "Habit"], ""),
        ("In which of 1984 ways does the mind hold few items?", ["Sleep", "Rest", "Habit"], "1984"),
        ("Which system holds few items?", ["All of the above", "Sleep", "Rest"], "above"),
        ("Which [system](x) holds few items?", ["Sleep", "Rest", "Habit"], "a link"),
        ("Which system holds few items?", ["![Sleep](y.png)", "Rest", "Habit"], "a picture"),
        ("Which system holds few <b>items</b>?", ["Sleep", "Rest", "Habit"], "HTML"),
        ("Which one does HTTPS://evil.example hold?", ["Sleep", "Rest", "Habit"], "a link"),
    ],
)
def test_questions_that_may_not_be_asked(stem: str, wrong: list[str], said: str) -> None:
    fact = next(task.facts[0] for _, task in tasks_of(plan_of()) if task.facts)
    wording = Wording(
        stem=stem.replace("KEY", fact.key), wrong=[one.replace("KEY", fact.key) for one in wrong],
        why=[],
    )  # fmt: skip
    _, findings = desk.word(fact, wording, "en")
    assert findings
    assert said in " ".join(findings)


def test_the_rubric() -> None:
    names = "support goal level focus terms filler alignment keys wrong tone"
    best = dict.fromkeys(names.split(), 2)
    assert Critique(**best, issues=[]).total == 20
    assert Critique(**best, issues=[]).passes
    assert not Critique(**best | {"support": 0}, issues=[]).passes
    assert not Critique(**best | {"keys": 0}, issues=[]).passes
    assert Critique(**best | {"tone": 99, "goal": -7}, issues=[]).total == 18
    assert not Critique(**dict.fromkeys(best, 1), issues=[]).passes
