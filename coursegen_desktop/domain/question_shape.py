"""Questions that come from outside unfinished: what no form could have written is left out.

A form keeps a text where a figure belongs ("a dozen"), and leaves things empty. It never puts a
list where an object belongs; that only comes from a clipboard or a file.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from .questions.base import Question, Text
from .quiz import QUESTION_TYPES

Json = dict[str, Any]

# Fields into which figures are typed as text.
_TYPED = frozenset({"value", "min", "max", "multiplier"})
# What is not there, or too little of it, is for the author to add.
_OPEN = frozenset({"missing", "too_short", "union_tag_not_found", "string_pattern_mismatch"})
# … but an entry without its name is none.
_NAMES = frozenset({"id", "stem", "option"})
_ROUNDS = 60


class _Common(Question):
    """The fields that all questions have."""

    model_config = {"extra": "ignore"}

    prompt: Text = ""


def shaped(raw: Mapping[str, Any]) -> Json:
    """The question without what has the wrong form; a whole one stays as it is."""
    made = copy.deepcopy(dict(raw))
    kind = made.get("type")
    known = QUESTION_TYPES.get(kind) if isinstance(kind, str) else None
    model: type[Question] = _Common if known is None else known
    for _ in range(_ROUNDS):
        try:
            model.model_validate(made)
        except ValidationError as error:
            faults = error.errors(include_url=False, include_context=False)
            if not _mend(made, [fault for fault in faults if not _is_open(fault)]):
                return made
        except RecursionError:
            return {"id": made.get("id", ""), "type": kind, "prompt": ""}
        else:
            return made
    return {name: made[name] for name in ("id", "type", "prompt") if name in made}


def _is_open(fault: Any) -> bool:
    """Whether it may be so in a question that is being written."""
    loc = fault["loc"]
    is_nameless = fault["type"] == "missing" and len(loc) > 1 and loc[-1] in _NAMES
    return fault["type"] in _OPEN and not is_nameless


def _mend(made: Json, faults: Sequence[Any]) -> bool:
    """Take the faulty values out; False when all of them may stay."""
    paths = {_path(made, fault["loc"]) for fault in faults}
    # From the end, so that places in lists keep their meaning.
    gone = sorted((path for path in paths if path), key=_order, reverse=True)
    is_changed = False
    for path in gone:
        holder, step = _at(made, path[:-1]), path[-1]
        is_typed = step in _TYPED and isinstance(_at(made, path), str)
        if path not in (("id",), ("type",)) and not is_typed and _holds(holder, step):
            del holder[step]
            is_changed = True
    return is_changed


def _path(made: Any, loc: Sequence[Any]) -> tuple[Any, ...]:
    """The steps of a fault that lead through the JSON; those of unions are no steps of ours."""
    path: list[Any] = []
    here = made
    for step in loc:
        if not _holds(here, step):
            continue
        here = here[step]
        path.append(step)
    return tuple(path)


def _holds(holder: Any, step: Any) -> bool:
    if isinstance(holder, dict):
        return isinstance(step, str) and step in holder
    return isinstance(holder, list) and isinstance(step, int) and step < len(holder)


def _at(made: Any, path: Sequence[Any]) -> Any:
    here = made
    for step in path:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return None
    return here


def _order(path: tuple[Any, ...]) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (0, str(step)) for step in path)
