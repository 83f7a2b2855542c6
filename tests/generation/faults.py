"""Good courses, and faults to plant in them: what a detector of bad courses must find."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.generation.metrics import report
from coursegen_desktop.generation.pipeline import CourseWriter, plan_reading
from coursegen_desktop.generation.reading import read_sources

Course = dict[str, Any]
Planter = Callable[[Course, Random], bool]
PADDING = " as it is seen in many of the places in which people usually meet it"


def sections(path: str, mark: str) -> Iterator[str]:
    """The parts of a Markdown document that begin with such a heading."""
    text = Path(path).read_text(encoding="utf-8")
    for part in text.split(f"\n{mark} ")[1:]:
        body = f"{mark} {part}"
        if not body.startswith("## Glossary") and len(body.split()) > 150:
            yield body


def made(path: Path) -> tuple[CourseDraft, dict[str, str]]:
    """A course from one document, and the texts it rests on."""
    reading = read_sources([str(path)])
    texts = {source.id: source.text for source in reading.sources}
    return CourseWriter(plan_reading(reading)).course(), texts


def kinds(course: CourseDraft, texts: dict[str, str]) -> set[str]:
    """The kinds of faults that are reported."""
    return {fault.kind for fault in report(course, texts).faults}


def spoiled(course: CourseDraft, plant: Planter, rng: Random) -> CourseDraft | None:
    """A copy with the fault in it, None where the course has no place for one."""
    data = json.loads(course.model_dump_json())
    return CourseDraft.model_validate(data) if plant(data, rng) else None


# -- places ----------------------------------------------------------------------------------------


def lessons(data: Course) -> list[Any]:
    """All lessons."""
    return [lesson for module in data["modules"] for lesson in module["lessons"]]


def content(lesson: Any, asset_type: str) -> Any:
    """The content of an asset, None where there is none."""
    found = (item["content"] for item in lesson["assets"] if item["asset_type"] == asset_type)
    return next(found, None)


def asked(data: Course, *types: str) -> list[Any]:
    """The writer's questions of these types, all where none are named."""
    return [
        question
        for lesson in lessons(data)
        for question in (content(lesson, "quiz") or {"questions": []})["questions"]
        if (not types or question["type"] in types)
        and not question["ext"].get("coursegen:harvested")
    ]


def choices_of(question: Any) -> Any:
    """The options of a single choice or of a gap to choose, [] else."""
    if question["type"] == "cloze":
        return next(iter(question["gaps"].values())).get("choices", [])
    return question["choices"] if question.get("single") else []


# -- faults ----------------------------------------------------------------------------------------


def wrong_key(data: Course, rng: Random) -> bool:
    """Another option counts as the right one, or what is true as false."""
    fitting = [q for q in asked(data, "choice", "cloze", "true_false") if _can_miskey(q)]
    if not fitting:
        return False
    question = rng.choice(fitting)
    if question["type"] == "true_false":
        question["answer"] = not question["answer"]
        return True
    options = choices_of(question)
    right = next(item for item in options if item["fraction"] == 1)
    other = rng.choice([item for item in options if item["fraction"] == 0])
    right["fraction"], other["fraction"] = 0, 1
    return True


def _can_miskey(question: Any) -> bool:
    return question["type"] == "true_false" or len(choices_of(question)) > 2


def swapped_number(data: Course, rng: Random) -> bool:
    """A number in a question, a definition or the summary is another one."""
    places = []
    for lesson in lessons(data):
        places += [(e, "text") for e in (content(lesson, "summary") or {}).get("sentences", [])]
        places += [(e, "definition") for e in (content(lesson, "terms") or {}).get("terms", [])]
    places += [(q["answers"][0], "value") for q in asked(data, "numeric")]
    places = [(entry, name) for entry, name in places if any(map(str.isdigit, entry[name]))]
    if not places:
        return False
    entry, name = rng.choice(places)
    at = next(at for at, char in enumerate(entry[name]) if char.isdigit())
    digit = str((int(entry[name][at]) + 4) % 9 + 1)
    entry[name] = entry[name][:at] + digit + entry[name][at + 1 :]
    return True


def missing_section(data: Course, rng: Random) -> bool:
    """Blocks in the middle or at the end stand in no lesson."""
    fitting = [item for item in lessons(data) if len(content(item, "sources")["blocks"]) > 4]
    if not fitting:
        return False
    lesson = rng.choice(fitting)
    blocks = content(lesson, "sources")["blocks"]
    if lesson is lessons(data)[-1] and rng.random() < 0.5:
        del blocks[-2:]
    else:
        at = rng.randrange(1, len(blocks) - 3)
        del blocks[at : at + 2]
    return True


def second_right(data: Course, rng: Random) -> bool:
    """Two options are right: both count, or a wrong one says what the right one says."""
    fitting = [q for q in asked(data, "choice") if choices_of(q)]
    if not fitting:
        return False
    question = rng.choice(fitting)
    options = choices_of(question)
    right = next(item for item in options if item["fraction"] == 1)
    other = rng.choice([item for item in options if item["fraction"] == 0])
    if rng.random() < 0.5:
        other["fraction"] = 1
    else:
        text = right["text"]
        other["text"] = f"The {text[:1].lower()}{text[1:]}" if text[0] != "`" else f"{text} "
    return True


def clang(data: Course, rng: Random) -> bool:
    """The stem holds the word of the right option."""
    fitting = [q for q in asked(data, "choice") if q["prompt"].startswith("Which term is")]
    if not fitting:
        return False
    question = rng.choice(fitting)
    key = next(item["text"] for item in choices_of(question) if item["fraction"] == 1)
    question["prompt"] = question["prompt"].replace("”?", f", a matter of {key.lower()}”?")
    return True


def uncited_claim(data: Course, rng: Random) -> bool:
    """A sentence or a question that rests on nothing, or on other words than it says it does."""
    claim = "Eleven independent laboratories in Oslo have measured this effect beyond any doubt."
    summaries = [found for lesson in lessons(data) if (found := content(lesson, "summary"))]
    turn = rng.randrange(4)
    if turn == 0 and summaries:
        rng.choice(summaries)["sentences"].append({"text": claim})
    elif turn == 1 and summaries:
        entry = rng.choice(rng.choice(summaries)["sentences"])
        entry["text"] = claim
    elif turn == 2 and asked(data):
        rng.choice(asked(data))["ext"].pop("coursegen:span")
    else:
        lesson = rng.choice(lessons(data))
        lesson["content"] += f"\n{claim} Nobody who has seen the figures can disagree with them.\n"
    return True


def duplicate(data: Course, rng: Random) -> bool:
    """A question stands there again, its options in another order."""
    fitting = [item for item in lessons(data) if content(item, "quiz")]
    if not fitting:
        return False
    quiz = content(rng.choice(fitting), "quiz")
    twin = copy.deepcopy(rng.choice(quiz["questions"]))
    twin["id"] = "twin"
    if isinstance(twin.get("choices"), list):
        twin["choices"].reverse()
    quiz["questions"].append(twin)
    return True


def key_longest(data: Course, rng: Random) -> bool:
    """In every choice the right option is much longer than the others."""
    found = [q for q in asked(data, "choice") if choices_of(q)]
    for question in found:
        right = next(item for item in choices_of(question) if item["fraction"] == 1)
        right["text"] += PADDING
    return bool(found)


# What is planted, and the kinds of fault that tell of it.
FAULTS: dict[str, tuple[Planter, frozenset[str]]] = {
    "wrong key": (wrong_key, frozenset({"key"})),
    "swapped number": (swapped_number, frozenset({"number", "key"})),
    "missing section": (missing_section, frozenset({"tiling"})),
    "second right choice": (second_right, frozenset({"distractor"})),
    "clang cue": (clang, frozenset({"flaw"})),
    "uncited claim": (uncited_claim, frozenset({"citation", "grounding", "number"})),
    "duplicate": (duplicate, frozenset({"duplicate"})),
    "key always longest": (key_longest, frozenset({"flaw", "position"})),
}
