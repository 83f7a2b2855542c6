"""Samples of the question types, and the schema they must keep."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from coursegen_desktop.domain.questions.base import Question
from coursegen_desktop.domain.quiz import Quiz

SAMPLES = Path(__file__).with_name("samples")
TYPES = (
    "choice", "cloze", "description", "drag_image", "essay", "flashcard", "hotspot", "match",
    "numeric", "opaque", "order", "short_text", "true_false", "upload",
)  # fmt: skip
# Those whose interaction the screen has.
FIRST_TYPES = ("choice", "cloze", "match", "opaque", "true_false")
MEDIA = [
    {"id": name, "path": f"media/{name}.png", "mime": "image/png", "sha256": "0" * 64}
    for name in ("heart", "leaf", "root-picture")
]


def sample(name: str, **changes: Any) -> dict[str, Any]:
    """The sample question of a type, with fields replaced; None takes a field away."""
    raw = json.loads((SAMPLES / f"{name}.json").read_text("utf-8")) | changes
    return {key: value for key, value in raw.items() if value is not None}


def quiz_of(*questions: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A quiz around questions."""
    head = {"format": "quiz", "version": "1.0", "id": "sample", "title": "Sample"}
    return {**head, "questions": list(questions), **changes}


def question(raw: dict[str, Any]) -> Question:
    """The question as a quiz reads it, which holds the pictures of the samples."""
    return Quiz.parse(quiz_of(raw, media=MEDIA)).questions[0]


@cache
def validator() -> jsonschema.Draft202012Validator:
    """The canonical schema."""
    schema = json.loads((SAMPLES / "quiz.schema.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema)
