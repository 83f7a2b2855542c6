"""Schemas that every server takes, and JSON out of whatever a model writes."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any, Literal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from coursegen_desktop.domain.base import Schema
from coursegen_desktop.domain.connection import Rung
from coursegen_desktop.generation.providers.structured import Unfit, json_in, read, schema_of


class Level(StrEnum):
    """A closed list."""

    LOW = "low"
    HIGH = "high"


class Option(Schema):
    """A part."""

    text: str = Field(min_length=1, max_length=200, pattern=r"^\S")
    why: str | None = None


class Item(Schema):
    """All that a schema may hold."""

    evidence: str
    options: list[Option] = Field(min_length=2, max_length=4)
    answer: int = Field(ge=0, le=2)
    count: int = 1
    level: Level = Level.LOW
    kind: Literal["choice"] = "choice"
    is_sure: bool = False
    share: float = 0.5


GOOD = {
    "evidence": "Cells divide.",
    "options": [{"text": "yes", "why": None}, {"text": "no", "why": "so"}],
    "answer": 2,
    "count": 1,
    "level": "high",
    "kind": "choice",
    "is_sure": True,
    "share": 1.0,
}


def test_a_schema_is_flat_and_strict() -> None:
    schema = schema_of(Item)
    text = json.dumps(schema)
    for trap in ("$ref", "$defs", "pattern", "anyOf", "default", "title", "maxLength", "minimum"):
        assert trap not in text
    assert schema["required"] == list(Item.model_fields)
    assert schema["additionalProperties"] is False
    assert schema["properties"]["answer"] == {"type": "integer", "enum": [0, 1, 2]}
    assert schema["properties"]["count"] == {"type": "integer"}
    assert schema["properties"]["kind"]["enum"] == ["choice"]
    assert schema["properties"]["options"]["maxItems"] == 4
    inner = schema["properties"]["options"]["items"]
    assert inner["required"] == ["text", "why"]
    assert inner["properties"]["why"]["type"] == ["string", "null"]
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(GOOD, schema)


class Tree(Schema):
    """Without end."""

    children: list[Tree] = []


class Free(Schema):
    """Free names."""

    names: dict[str, int]


class Either(Schema):
    """A choice."""

    part: int | str


class Pair(Schema):
    """A tuple."""

    both: tuple[int, str]


@pytest.mark.parametrize("shape", [Tree, Free, Either, Pair])
def test_what_no_server_takes_is_refused(shape: type[Schema]) -> None:
    with pytest.raises(TypeError):
        schema_of(shape)


TEXT = json.dumps(GOOD)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"```json\n{TEXT}\n```",
        f"Sure! Here is the {{JSON}} you asked for [as a list]:\n\n{TEXT}\n\nAnything else?",
        f'{{"note": 1}} {TEXT}',
        f"[{TEXT}]",
        json.dumps(GOOD | {"comment": "extra", "options": [{"text": "a", "x": 1}, {"text": "b"}]}),
    ],
)
@pytest.mark.parametrize("rung", list(Rung))
def test_the_answer_is_found(text: str, rung: Rung) -> None:
    assert read(text, Item, rung).answer == 2


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("}, {", "} {"),
        TEXT.replace('"', "'").replace("True", "true"),
        TEXT[:-1] + ",}",
        "Here: " + TEXT.replace('"evidence"', "evidence"),
        TEXT.replace('"count": 1,', '"count": 1, // one\n'),
    ],
)
def test_broken_json_is_mended_where_nobody_promised_it(text: str) -> None:
    assert read(text, Item, Rung.PROMPT).answer == 2
    with pytest.raises(Unfit):
        read(text, Item, Rung.SCHEMA)


def test_a_missing_object_around_a_list_is_added() -> None:
    class Names(Schema):
        names: list[str]

    assert read('["a", "b"]', Names, Rung.SCHEMA).names == ["a", "b"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"answer": 3}, "answer: "),
        ({"options": [{"text": ""}, {"text": "b"}]}, "options.0.text: "),
        ({"level": "middle"}, "level: "),
        ({"evidence": None}, "evidence: "),
    ],
)
def test_the_model_is_told_what_is_wrong(change: dict[str, Any], words: str) -> None:
    with pytest.raises(Unfit) as caught:
        read(json.dumps(GOOD | change), Item, Rung.SCHEMA)
    assert words in caught.value.words
    assert caught.value.has_json


@pytest.mark.parametrize("text", ["", "I cannot do that.", "The answer is two."])
def test_no_json_at_all(text: str) -> None:
    with pytest.raises(Unfit) as caught:
        read(text, Item, Rung.SCHEMA)
    assert not caught.value.has_json


def test_what_no_text_can_hold_is_replaced() -> None:
    text = '{"a": "\\ud83e half, \\u0000 nothing, $\\frac{1}{2}\\beta$"}'
    assert json_in(text) == {"a": "\ufffd half, \ufffd nothing, $\\frac{1}{2}\\beta$"}
    assert json_in('{"a": NaN}') is None


SIGNS = "abc {}[]\",:\\n'é"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(SIGNS, max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab", max_size=3), inner),
    max_leaves=12,
)
PROSE = st.text("abc .,:;\n'\"é`", max_size=60)


@given(st.dictionaries(st.text("ab", max_size=3), JSON, min_size=1), PROSE, PROSE, st.booleans())
def test_an_object_is_found_in_any_prose(
    value: dict[str, Any], before: str, after: str, is_fenced: bool
) -> None:
    text = json.dumps(value, indent=2 if is_fenced else None)
    text = f"```json\n{text}\n```" if is_fenced else text
    assert json_in(f"{before}{text}{after}") == value


@given(st.text('{}[]",:\\ab1 \n', max_size=200))
def test_no_text_breaks_the_search(text: str) -> None:
    found = json_in(text)
    assert found is None or isinstance(found, dict | list)
    try:
        read(text, Item, Rung.PROMPT)
    except Unfit as unfit:
        assert unfit.words


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 50_000, "{" * 300_000 + "}" * 300_000])
def test_hostile_nesting_is_survived(text: str) -> None:
    assert json_in(text) is None
    with pytest.raises(Unfit):
        read(text, Item, Rung.PROMPT)
