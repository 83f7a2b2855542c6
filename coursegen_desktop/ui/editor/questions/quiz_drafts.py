"""A quiz as the journal keeps it while it is typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ....domain.asset import Asset
from ....services.journal import Draft, mark

QUIZ_KIND = "quiz"


def draft_key(asset: Asset) -> str:
    """How the journal calls what is typed in a quiz."""
    return f"{QUIZ_KIND}-{asset.id}"


def draft_mark(content: Mapping[str, Any]) -> str:
    """What tells two states of a quiz apart."""
    return mark(QUIZ_KIND, json.dumps(content, sort_keys=True))


def draft_content(draft: Draft) -> dict[str, Any] | None:
    """The quiz in a draft; None when it is none."""
    try:
        content = json.loads(draft.content)
    except ValueError:
        return None
    is_quiz = isinstance(content, dict) and isinstance(content.get("questions"), list)
    return content if is_quiz else None
