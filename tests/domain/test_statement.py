"""Statements of a lesson's assets: with their passages, and nothing of what is malformed."""

from __future__ import annotations

from coursegen_desktop.domain.statement import QUESTION, SUMMARY, TERM, statements_of

SPAN = {"source": "s1", "block": "b2", "start": 4, "end": 9, "quote": "Tides"}


def test_each_kind_with_its_passage() -> None:
    made = statements_of(
        (
            ("quiz", {"questions": [{"prompt": "What?", "ext": {"coursegen:span": SPAN}}]}),
            ("terms", {"terms": [{"term": "tide", "definition": "water", "span": SPAN}]}),
            ("summary", {"sentences": [{"text": "Tides come.", "span": SPAN}]}),
            ("sources", {"sources": [{"id": "s1", "name": "sea.md"}]}),
        )
    )
    assert [item.kind for item in made] == [SUMMARY, TERM, QUESTION]
    assert [item.text for item in made] == ["Tides come.", "tide: water", "What?"]
    assert {item.source_name for item in made} == {"sea.md"}
    assert all(item.span is not None and item.span.quote == "Tides" for item in made)


def test_what_is_malformed_names_no_place() -> None:
    broken: list[object] = [None, 3, "x", {}, {**SPAN, "start": "4"}, {**SPAN, "quote": ""}]
    made = statements_of((("summary", {"sentences": [{"text": "T", "span": s} for s in broken]}),))
    assert len(made) == len(broken)
    assert all(item.span is None for item in made)
    assert (
        statements_of((("terms", {"terms": "none"}), ("quiz", {}), ("summary", {"sentences": [1]})))
        == ()
    )
