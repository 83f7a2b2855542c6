"""Questions as text for the clipboard: JSON, so that they go between quizzes and windows."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Json = dict[str, Any]

_MARK = "coursegen:questions"
_MOST = 20_000_000  # letters; a longer text is no questions of ours


def clip_text(questions: Sequence[Mapping[str, Any]], media: Sequence[Mapping[str, Any]]) -> str:
    """The questions, with the files that they name."""
    named = json.dumps(list(questions))
    files = [dict(one) for one in media if json.dumps(one.get("id")) in named
             or f"media:{one.get('id')}" in named]  # fmt: skip
    held = {_MARK: 1, "questions": [dict(one) for one in questions], "media": files}
    return json.dumps(held, ensure_ascii=False, indent=1)


def read_clip(text: str) -> tuple[list[Json], list[Json]]:
    """(questions, files) of a text; nothing of one that holds no questions."""
    if _MARK not in text or len(text) > _MOST:
        return [], []
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return [], []
    if not isinstance(held, dict) or _MARK not in held:
        return [], []
    return _objects(held.get("questions")), _objects(held.get("media"))


def renamed(questions: Sequence[Mapping[str, Any]], new_id: Callable[[], str]) -> list[Json]:
    """The same under ids of their own; what stands below one of them still does."""
    names = {str(one.get("id")): new_id() for one in questions}
    made = []
    for one in questions:
        copy = {**one, "id": names[str(one.get("id"))]}
        if copy.get("stimulus") in names:
            copy["stimulus"] = names[copy["stimulus"]]
        made.append(copy)
    return made


def _objects(value: object) -> list[Json]:
    held = value if isinstance(value, list) else []
    return [one for one in held if isinstance(one, dict) and isinstance(one.get("type", ""), str)]
