"""Answers with a form: the schema that is sent, the JSON that is found, the value that is made.

schema = schema_of(Plan)              # flat and strict, as every server takes it
plan = read(answer.text, Plan, rung)  # raises Unfit with words that the model understands
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from ...domain.base import Schema
from ...domain.connection import Rung
from .base import ChatRequest

S = TypeVar("S", bound=Schema)

# An integer between bounds is sent as a list of its values where there are no more than these:
# converters to grammars ignore bounds (llama-cpp-python gave index 3 of three options).
_MOST_VALUES = 64
_MOST_DEPTH = 6
# Characters and beginnings that are looked at; answers of models are far below.
_MOST_TEXT, _MOST_STARTS = 400_000, 2000
# Mending takes time that grows with the square of what is broken: longer or deeper, it is hopeless.
_MOST_MENDED, _MOST_DEPTH_MENDED = 8_000, 24
_MOST_COMPLAINTS = 6

_OPENING = re.compile(r"[{\[]")
_BROKEN = re.compile("[\ud800-\udfff\x00]")


class Unfit(Exception):
    """An answer does not have the form that was asked for; `words` tell the model why.

    `has_json` is False where nothing in the answer looks like JSON: nobody held it to a form.
    """

    def __init__(self, words: str, *, has_json: bool = True) -> None:
        super().__init__(words)
        self.words, self.has_json = words, has_json


# -- what is asked for --------------------------------------------------------------------------


def schema_of(shape: type[Schema]) -> dict[str, Any]:
    """The JSON schema of a flat model, made strict: all fields required and no others.

    References are written out; patterns, lengths and defaults are left to the validation
    afterwards, because servers refuse, ignore or misread them. Raises TypeError for what no
    server takes: recursion, unions, mappings, tuples.
    """
    whole = shape.model_json_schema()
    strict = _strict(whole, whole.get("$defs", {}), _MOST_DEPTH)
    assert isinstance(strict, dict)
    return strict


def _strict(node: Mapping[str, Any], named: Mapping[str, Any], depth: int) -> dict[str, Any]:
    if depth < 0:
        raise TypeError("a schema for models is flat, and never recursive")
    if "$ref" in node:
        return _strict(named[str(node["$ref"]).rpartition("/")[2]], named, depth - 1)
    if "anyOf" in node or "oneOf" in node:
        return _optional(node, named, depth)
    told = {"description": node["description"]} if "description" in node else {}
    if "const" in node:
        return told | {"type": _type_of(node["const"]), "enum": [node["const"]]}
    if "enum" in node:
        return told | {"type": node.get("type", "string"), "enum": list(node["enum"])}
    kind = node.get("type")
    if kind == "object":
        return told | _object(node, named, depth)
    if kind == "array":
        return told | _array(node, named, depth)
    if kind == "integer":
        return told | _integer(node)
    if kind not in ("string", "number", "boolean"):
        raise TypeError(f"no server takes this in a schema: {dict(node)}")
    return told | {"type": kind}


def _object(node: Mapping[str, Any], named: Mapping[str, Any], depth: int) -> dict[str, Any]:
    if isinstance(node.get("additionalProperties"), Mapping) or "properties" not in node:
        raise TypeError("a mapping with free names has no strict schema: use a list of pairs")
    fields = {name: _strict(part, named, depth - 1) for name, part in node["properties"].items()}
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _array(node: Mapping[str, Any], named: Mapping[str, Any], depth: int) -> dict[str, Any]:
    if "prefixItems" in node or "items" not in node:
        raise TypeError("a tuple of different things has no strict schema: use an object")
    # Kept: without an end, small models fill a list until their tokens are used up.
    bounds = {name: node[name] for name in ("minItems", "maxItems") if name in node}
    return {"type": "array", "items": _strict(node["items"], named, depth - 1), **bounds}


def _integer(node: Mapping[str, Any]) -> dict[str, Any]:
    low = node.get("minimum", node.get("exclusiveMinimum", -1) + 1)
    high = node.get("maximum", node.get("exclusiveMaximum", 0) - 1)
    is_bounded = {"minimum", "exclusiveMinimum"} & node.keys() and (
        {"maximum", "exclusiveMaximum"} & node.keys()
    )
    if is_bounded and 0 <= high - low < _MOST_VALUES:
        return {"type": "integer", "enum": list(range(low, high + 1))}
    return {"type": "integer"}


def _optional(node: Mapping[str, Any], named: Mapping[str, Any], depth: int) -> dict[str, Any]:
    """Something or null, which grammars know as two types; other choices are refused."""
    choices = [part for part in node.get("anyOf", ()) if part.get("type") != "null"]
    if len(choices) != 1 or len(node["anyOf"]) != 2:
        raise TypeError("no server can be trusted with a choice between schemas")
    strict = _strict(choices[0], named, depth)
    if "enum" in strict:
        strict["enum"] = [*strict["enum"], None]
    return strict | {"type": [strict["type"], "null"]}


def _type_of(value: object) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "integer" if isinstance(value, int) else "string"


def in_words(request: ChatRequest, rung: Rung) -> str:
    """What the user is made to say: below the first rung the schema is a part of it."""
    if request.schema is None or rung is Rung.SCHEMA:
        return request.user
    schema = json.dumps(request.schema, ensure_ascii=False, separators=(",", ":"))
    return (
        f"{request.user}\n\nAnswer with one JSON object and nothing else: no explanation, no code"
        f" fence. It has exactly the fields of this JSON schema:\n{schema}"
    )


def messages(request: ChatRequest, rung: Rung) -> list[dict[str, str]]:
    """The conversation as servers want it: what the system says, if anything, and the user."""
    said = [{"role": "system", "content": request.system}] if request.system else []
    return [*said, {"role": "user", "content": in_words(request, rung)}]


# -- what is found ------------------------------------------------------------------------------


def read(text: str, shape: type[S], rung: Rung) -> S:
    """The value in an answer. Raises Unfit, with words for the model that wrote it.

    What looks like JSON and is broken is mended on the rung where nobody promised JSON; on the
    others, mending would hide that a server does not keep its promise.
    """
    found = (json_in(text), _mended(text) if rung is Rung.PROMPT else None)
    candidates = [one for one in found if one is not None]
    complaint = ""
    for one in candidates:
        try:
            return _validated(one, shape)
        except ValidationError as error:
            # In broken JSON only a part is found; what was mended is more of what was meant.
            complaint = complaint_of(error)
    if not candidates:
        raise Unfit("There is no JSON object in your answer.", has_json="{" in text)
    raise Unfit(complaint)


def _validated(found: dict[str, Any] | list[Any], shape: type[S]) -> S:
    """The value, without fields that nobody asked for. Raises ValidationError."""
    whole = _wrapped(found, shape) if isinstance(found, list) else found
    try:
        return shape.model_validate(whole)
    except ValidationError as error:
        lean = _without_extras(whole, error)
        if lean is None:
            raise
    return shape.model_validate(lean)


def json_in(text: str) -> dict[str, Any] | list[Any] | None:
    """The longest JSON object in a text, else the longest list; None where there is neither.

    Prose and fences around it are of no matter. Characters that no text can hold are replaced.
    """
    best: dict[bool, tuple[int, Any]] = {}
    for size, value in _decodable(text[:_MOST_TEXT]):
        is_object = isinstance(value, dict)
        if size > best.get(is_object, (0, None))[0]:
            best[is_object] = (size, value)
    found = best.get(True) or best.get(False)
    return _clean(found[1]) if found else None


def _decodable(text: str) -> Iterator[tuple[int, Any]]:
    """(length, value) of all objects and lists that do not stand inside another one."""
    decoder = json.JSONDecoder(parse_constant=_no_number)
    at = 0
    for _ in range(_MOST_STARTS):
        start = _OPENING.search(text, at)
        if start is None:
            return
        at = start.start() + 1
        try:
            value, end = decoder.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            continue
        yield end - start.start(), value
        at = end


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def _mended(text: str) -> dict[str, Any] | list[Any] | None:
    """What a model meant that forgot commas, quotes or brackets."""
    start = _OPENING.search(text)
    if start is None or len(text) > _MOST_MENDED or _depth(text) > _MOST_DEPTH_MENDED:
        return None
    from json_repair import repair_json

    try:
        found = repair_json(text[start.start() :], return_objects=True)
    except (ValueError, RecursionError):
        return None
    return _clean(found) if isinstance(found, dict | list) and found else None


def _depth(text: str) -> int:
    """How deep brackets stand in each other, those in texts included."""
    deepest = depth = 0
    for sign in text:
        if sign in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "}]":
            depth -= 1
    return deepest


def _clean(value: Any) -> Any:
    """Without halves of characters and NUL, which no database takes; TeX commands mended.

    "\\frac" and "\\beta", written with one backslash, are valid JSON for a form feed and a
    backspace, which no text of a course holds.
    """
    if isinstance(value, str):
        return _BROKEN.sub("\ufffd", value.replace("\f", "\\f").replace("\b", "\\b"))
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {_clean(name): _clean(one) for name, one in value.items()}
    return value


def _wrapped(found: list[Any], shape: type[Schema]) -> Any:
    """A bare list, where the only field is one: small models leave out the object around it."""
    fields = schema_of(shape)["properties"]
    (name, part), *others = fields.items()
    if not others and part.get("type") == "array":
        return {name: found}
    return found[0] if len(found) == 1 and isinstance(found[0], dict) else found


def _without_extras(found: Any, error: ValidationError) -> Any | None:
    """The same without fields that nobody asked for; None where more than that is wrong."""
    places = [one["loc"] for one in error.errors(include_url=False)]
    if any(one["type"] != "extra_forbidden" for one in error.errors(include_url=False)):
        return None
    for place in places:
        inner = found
        for step in place[:-1]:
            inner = inner[step]
        inner.pop(place[-1], None)
    return found


def complaint_of(error: ValidationError) -> str:
    """What is wrong, each with its place: "options.2: …". Values are not repeated."""
    lines = []
    for one in error.errors(include_url=False, include_input=False, include_context=False):
        place = ".".join(str(step) for step in one["loc"]) or "the object"
        lines.append(f"{place}: {one['msg']}")
    rest = len(lines) - _MOST_COMPLAINTS
    more = [f"and {rest} more"] if rest > 0 else []
    return "; ".join(lines[:_MOST_COMPLAINTS] + more)
