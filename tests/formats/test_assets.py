"""Assets from packages: sound ones pass unchanged, false ones are named."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.formats.assets import checked_content
from tests.samples import small_course

SPAN = {"source": "s1", "block": "b1", "start": 0, "end": 4, "quote": "Text"}
SOUND: dict[str, dict[str, Any]] = {
    "terms": {"version": 1, "terms": [{"term": "T", "definition": "d", "span": SPAN}]},
    "summary": {"version": 1, "sentences": [{"text": "Text.", "span": SPAN, "more": 1}]},
    "sources": {
        "version": 1,
        "sources": [{"id": "s1", "name": "a.md", "sha256": "0" * 64}],
        "blocks": [{"block": "b1", "source": "s1", "start": 0, "end": 4, "kind": "para"}],
    },
    "script": {"anything": [1, None]},
}


@pytest.mark.parametrize("kind", SOUND)
def test_sound_assets_pass_unchanged(kind: str) -> None:
    assert checked_content(kind, SOUND[kind]) is SOUND[kind]


def test_the_assets_of_the_sample_pass() -> None:
    for module in small_course().modules:
        for lesson in module.lessons:
            for asset in lesson.assets:
                checked_content(asset.asset_type, asset.content)


@pytest.mark.parametrize(
    ("kind", "content", "field"),
    [
        ("terms", {}, "version"),
        ("terms", {"version": 2, "terms": []}, "version"),
        ("terms", {"version": 1, "terms": 5}, "terms"),
        ("terms", {"version": 1, "terms": [{"term": "x"}]}, "terms.0.definition"),
        ("terms", {"version": 1, "terms": [{"term": [], "definition": ""}]}, "terms.0.term"),
        ("summary", {"version": 1, "sentences": ["text"]}, "sentences.0"),
        (
            "summary",
            {"version": 1, "sentences": [{"text": "t", "span": {**SPAN, "start": -1}}]},
            "sentences.0.span.start",
        ),
        ("sources", {"version": 1, "sources": [{"id": "s"}]}, "sources.0.name"),
        ("sources", {"version": 1, "sources": [], "blocks": [{}]}, "blocks.0.block"),
    ],
)
def test_false_assets_are_named(kind: str, content: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidContent) as told:
        checked_content(kind, content)
    assert f"The {kind} cannot be used. Field {field}: " in told.value.text()
