"""A stored question as lines of text, for whoever compares two of them before choosing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

RIGHT, WRONG = "[x]", "[ ]"
_BEHIND = ("feedback_true", "feedback_false", "grader_notes")


def question_text(question: Mapping[str, Any]) -> str:
    """What is asked, the choices with the right ones marked, and why they are right."""
    parts = [[str(question.get("prompt", ""))], list(_answers(question)), list(_reasons(question))]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _answers(question: Mapping[str, Any]) -> Iterator[str]:
    yield from _options(question)
    if isinstance(question.get("answer"), bool):
        yield f"{RIGHT} {'true' if question['answer'] else 'false'}"
    for name, gap in (question.get("gaps") or {}).items():
        yield f"{name}:"
        yield from _options(gap)
    if question.get("pairs"):
        stems = {item["id"]: item["text"] for item in question.get("stems", ())}
        options = {item["id"]: item["text"] for item in question.get("options", ())}
        for pair in question["pairs"]:
            yield f"{stems.get(pair['stem'], '')} → {options.get(pair['option'], '')}"
    if question.get("correct") and question.get("items"):
        items = {item["id"]: item["text"] for item in question["items"]}
        for number, name in enumerate(question["correct"], start=1):
            yield f"{number}. {items.get(name, '')}"


def _options(holder: Mapping[str, Any]) -> Iterator[str]:
    for choice in holder.get("choices") or ():
        yield _option(choice, choice.get("fraction", 0), str(choice.get("text", "")))
    for answer in holder.get("answers") or ():
        words = answer.get("text", answer.get("value"))
        if words is not None:
            yield _option(answer, answer.get("fraction", 1), str(words))


def _option(choice: Mapping[str, Any], fraction: float, words: str) -> str:
    told = f" – {choice['feedback']}" if choice.get("feedback") else ""
    return f"{RIGHT if fraction > 0 else WRONG} {words}{told}"


def _reasons(question: Mapping[str, Any]) -> Iterator[str]:
    feedback = question.get("feedback")
    if isinstance(feedback, Mapping):
        yield from (str(words) for words in feedback.values() if words)
    yield from (str(question[name]) for name in _BEHIND if question.get(name))
