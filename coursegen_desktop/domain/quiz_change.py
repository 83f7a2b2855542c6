"""One question of a stored quiz dropped, exchanged or accepted: JSON in, JSON out, nothing shared.

No id is ever given to a second question, for answers and review cards name questions by it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from .errors import NotFound

# Of a quiz: what was dropped from it and is not offered again; of a question: problems that a
# person accepted.
DROPPED_KEY = "coursegen:dropped"
ACCEPTED_KEY = "coursegen:accepted"

Json = dict[str, Any]


def question_in(quiz: Mapping[str, Any], question_id: str) -> Json:
    """The question of that id. NotFound when it is gone."""
    for question in quiz.get("questions", ()):
        if question.get("id") == question_id:
            return dict(question)
    raise NotFound("This question is not in its quiz any more.", "Look at the lesson again.")


def without(quiz: Mapping[str, Any], question_id: str) -> Json:
    """The quiz without a question, which will not be offered again."""
    dropped = question_in(quiz, question_id)
    kept = [item for item in quiz["questions"] if item.get("id") != question_id]
    sections = []
    for section in quiz.get("sections", ()):
        named = [name for name in section["questions"] if name != question_id]
        if named:
            sections.append({**section, "questions": named, **_picked(section, len(named))})
    return _remembering(_with(quiz, kept, sections, question_id), dropped)


def replaced(quiz: Mapping[str, Any], question_id: str, new: Mapping[str, Any]) -> Json:
    """The quiz with another question in the place of one, under an id of its own."""
    dropped = question_in(quiz, question_id)
    fresh = {**new, "id": fresh_id(quiz, new)}
    row = [fresh if item.get("id") == question_id else item for item in quiz["questions"]]
    sections = [
        {
            **section,
            "questions": [
                fresh["id"] if name == question_id else name for name in section["questions"]
            ],
        }
        for section in quiz.get("sections", ())
    ]
    return _remembering(_with(quiz, row, sections, question_id), dropped)


def accepted(quiz: Mapping[str, Any], question_id: str, problems: Sequence[str]) -> Json:
    """The quiz with a note that a person finds a question good although these were found."""
    question = question_in(quiz, question_id)
    ext = dict(question.get("ext") or {})
    ext[ACCEPTED_KEY] = list(dict.fromkeys([*accepted_problems(question), *problems]))
    mended = {**question, "ext": ext}
    row = [mended if item.get("id") == question_id else item for item in quiz["questions"]]
    return {**quiz, "questions": row}


def accepted_problems(question: Mapping[str, Any]) -> tuple[str, ...]:
    """What a person accepted of a question."""
    ext = question.get("ext")
    listed = ext.get(ACCEPTED_KEY) if isinstance(ext, Mapping) else None
    return tuple(map(str, listed)) if isinstance(listed, list | tuple) else ()


def with_known_ids(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> Json:
    """A quiz that was made anew, in which only what was asked before keeps its id."""
    if old is None:
        return dict(new)
    known = {_content_key(item): str(item["id"]) for item in old.get("questions", ())}
    row = []
    for item in new["questions"]:
        same = known.pop(_content_key(item), "")
        row.append({**item, "id": same or fresh_id(old, item)})
    memory = {key: value for key, value in (old.get("ext") or {}).items() if key == DROPPED_KEY}
    ext = {**(new.get("ext") or {}), **memory}
    return {**new, "questions": row, "ext": ext}


def dropped_keys(quiz: Mapping[str, Any]) -> frozenset[str]:
    """What `prompt_key` gives for the questions that were dropped from a quiz."""
    listed = (quiz.get("ext") or {}).get(DROPPED_KEY)
    return frozenset(map(str, listed)) if isinstance(listed, list | tuple) else frozenset()


def prompt_key(question: Mapping[str, Any]) -> str:
    """Names a question by what it asks."""
    words = f"{question.get('type', '')}\n{question.get('prompt', '')}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def fresh_id(quiz: Mapping[str, Any], question: Mapping[str, Any]) -> str:
    """An id that no other question of the quiz has or had: it is that of the words."""
    taken = {str(item.get("id", "")) for item in quiz.get("questions", ())}
    key = f"q-{_content_key(question)}"
    number = 1
    while (name := key if number == 1 else f"{key}-{number}") in taken:
        number += 1
    return name


def _content_key(question: Mapping[str, Any]) -> str:
    """Names all that is asked and judged, whatever the id."""
    told = {key: value for key, value in question.items() if key not in ("id", "ext")}
    text = json.dumps(told, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _picked(section: Mapping[str, Any], count: int) -> Json:
    pick = section.get("pick")
    return {} if pick is None else {"pick": min(pick, count)}


def _with(quiz: Mapping[str, Any], row: list[Json], sections: list[Json], gone: str) -> Json:
    """The quiz with these questions, none of which stands below one that is gone."""
    questions = [
        {key: value for key, value in item.items() if key != "stimulus" or value != gone}
        for item in row
    ]
    found = {**quiz, "questions": questions}
    if "sections" in quiz:
        found["sections"] = sections
    return found


def _remembering(quiz: Json, dropped: Mapping[str, Any]) -> Json:
    keys = [*sorted(dropped_keys(quiz) - {prompt_key(dropped)}), prompt_key(dropped)]
    return {**quiz, "ext": {**(quiz.get("ext") or {}), DROPPED_KEY: keys}}
