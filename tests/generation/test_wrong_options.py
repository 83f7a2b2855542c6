"""What wrong options are taken from, and which programs are asked about."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from coursegen_desktop.generation.extractive.programs import program_items
from coursegen_desktop.generation.extractive.statements import statement_items
from coursegen_desktop.generation.pipeline import CourseWriter, plan_course
from coursegen_desktop.generation.plan import LessonBlock
from coursegen_desktop.generation.sources.markdown import parse


def programs(text: str) -> list[Any]:
    """The questions on programs of a Markdown text with outputs."""
    source = parse(text, "a.md", "0")
    blocks = [LessonBlock("s1", block, 0, "") for block in source.blocks]
    raws = {f"s1/{block.id}": text[block.start : block.end] for block in source.blocks}
    return [item.question for item in program_items(blocks, raws, Random(1))]


def program(code: str, output: str) -> str:
    return f"```python\n{code}\n```\n\n```output\n{output}\n```\n\n"


def test_what_a_program_needs_must_be_in_it() -> None:
    assert len(programs(program("a = 1\na += 2\nprint(a)", "3"))) == 1
    assert programs(program("a += 2\nprint(a)", "3")) == []


def test_wrong_outputs_could_come_from_the_program() -> None:
    texts = program("'435'.zfill(6)", "'000435'") + program("'Fox'.upper()", "'FOX'")
    texts += program("'Fox'.lower()", "'fox'") + program("'fOx'.title()", "'Fox'")
    found = {question["prompt"].split("\n")[3]: question for question in programs(texts)}
    assert found["'435'.zfill(6)"]["type"] == "cloze"
    options = {choice["text"] for choice in found["'Fox'.upper()"]["choices"]}
    assert options == {"`'FOX'`", "`'fox'`", "`'Fox'`"}
    numbers = "".join(program(f"print({number} + 0)", str(number)) for number in (5, 6, 7, 420))
    for question in programs(numbers):
        listed = [choice["text"] for choice in question.get("choices", ())]
        assert "`420`" not in listed


def test_truth_is_not_asked_again_and_again() -> None:
    assert len(programs("".join(program(f"{n} < 9", "True") for n in range(6)))) == 2


def test_names_of_one_head_are_each_others_wrong_options(tmp_path: Path) -> None:
    path = tmp_path / "samples.md"
    kinds = ("cluster sample", "stratified sample", "systematic sample", "bar graph", "pie chart")
    told = "\n\n".join(
        f"A *{kind}* helps to see the whole town. Many towns have used the *{kind}* for years."
        for kind in kinds
    )
    path.write_text(
        f"# Towns\n\n{told}\n\nTo choose a *systematic sample*, take every tenth house of the "
        "long list that the mayor keeps.\n",
        encoding="utf-8",
    )
    (order,) = plan_course([str(path)]).orders
    items = statement_items(order, Random(1), 20)
    asked_of = [item.question for item in items if "every tenth house" in str(item.question)]
    listed = str(asked_of)
    assert asked_of and "cluster sample" in listed and "stratified sample" in listed


def test_the_same_name_in_another_language_is_not_left_beside_the_gap(tmp_path: Path) -> None:
    path = tmp_path / "eigen.md"
    path.write_text(
        "# Rust\n\nDie *Eigentümerschaft* (ownership) ist eine Reihe von Regeln, die bestimmen, "
        "wie ein Programm den Speicher im Lauf verwaltet. Ein *Slice* ist eine Art Verweis auf "
        "einen Teil eines Textes und hat daher kein Eigentum an seinen Buchstaben. "
        "Die *Eigentümerschaft* hilft, Fehler zu finden. Jeder *Slice* ist klein.\n",
        encoding="utf-8",
    )
    lesson = CourseWriter(plan_course([str(path)])).lesson(0)
    quiz = next(asset.content for asset in lesson.assets if asset.asset_type == "quiz")
    gaps = [str(q["prompt"]) for q in quiz["questions"] if q["type"] == "cloze"]  # type: ignore[attr-defined]
    assert gaps and not any("(ownership)" in prompt for prompt in gaps)
    (order,) = plan_course([str(path)]).orders
    (slice_,) = (term for term in order.terms if term.name == "Slice")
    assert slice_.definition == "eine Art Verweis auf einen Teil eines Textes"
