"""Files of notes: what goes out comes in again; what is foreign or broken is refused by place."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.anchoring import Anchor
from coursegen_desktop.domain.annotation import MAX_BODY, Annotation, AnnotationKind
from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.domain.ids import AnnotationId
from coursegen_desktop.formats.annotations import (
    MAX_ITEMS,
    from_json,
    to_html,
    to_json,
    to_markdown,
)
from tests.examples import some

NOTE = Annotation(
    id=AnnotationId(0),
    public_id="0b2e4f9e-7a56-4f7e-9d0e-4f3a1c2b3d4e",
    kind=AnnotationKind.HIGHLIGHT,
    colour=3,
    anchor=Anchor(10, 17, "Rubisco", "holds ", ", which"),
    body="An **enzyme** <b>",
    tags=("exam", "plants"),
    heading="The cycle",
    lesson_title="Light & shade",
    lesson_public_id="lesson-1",
    course_title="Plants",
    course_public_id="course-1",
    created_at="2026-11-23T10:00:00.000000+00:00",
    updated_at="2026-11-24T10:00:00.000000+00:00",
)
BOOKMARK = replace(
    NOTE,
    public_id="1b2e4f9e-7a56-4f7e-9d0e-4f3a1c2b3d4e",
    kind=AnnotationKind.BOOKMARK,
    colour=1,
    body="",
    tags=(),
)


def item(**changes: object) -> dict[str, Any]:
    """One annotation of a file, with some of it changed; None takes a key away."""
    whole = json.loads(to_json([NOTE]))["first"]["items"][0] | changes
    return {key: value for key, value in whole.items() if value is not None}


def test_what_goes_out_comes_in() -> None:
    assert from_json(to_json([NOTE, BOOKMARK]), "f") == [NOTE, BOOKMARK]


def test_it_is_a_web_annotation() -> None:
    whole = json.loads(to_json([NOTE, BOOKMARK]))
    assert whole["type"] == "AnnotationCollection"
    assert whole["total"] == 2
    first, second = whole["first"]["items"]
    assert first["motivation"] == "commenting"
    assert second["motivation"] == "bookmarking"
    assert first["target"]["source"] == "urn:coursegen:course:course-1:lesson:lesson-1"
    kinds = [selector["type"] for selector in first["target"]["selector"]]
    assert kinds == ["TextQuoteSelector", "TextPositionSelector"]


@settings(max_examples=some(60))
@given(st.text(max_size=300), st.integers(1, 4), st.text(min_size=1, max_size=80))
def test_any_words_survive(body: str, colour: int, exact: str) -> None:
    body = body.encode("utf-8", "ignore").decode().replace("\r", "").strip()
    exact = exact.encode("utf-8", "ignore").decode()
    if not exact.strip():
        exact = "w"
    anchor = Anchor(5, 5 + len(exact), exact, "a", "b")
    note = replace(NOTE, body=body, colour=colour, anchor=anchor)
    assert from_json(to_json([note]), "f") == [note]


def test_one_annotation_a_page_and_a_list_are_read_too() -> None:
    for value in (item(), [item()], {"type": "AnnotationPage", "items": [item()]}):
        assert from_json(json.dumps(value).encode(), "f") == [NOTE]


def test_a_foreign_id_stays_the_same_each_time() -> None:
    data = json.dumps(item(id="https://example.org/anno/1")).encode()
    (one,), (other,) = from_json(data, "f"), from_json(data, "f")
    assert one.public_id == other.public_id
    assert len(one.public_id) == 36


def test_positions_that_lie_are_mended() -> None:
    for start, end in ((5, 2), (-1, 3), (True, 8), (10**12, 10**12 + 7), (0.5, 7.5)):
        target = item()["target"]
        target["selector"][1] |= {"start": start, "end": end}
        (note,) = from_json(json.dumps(item(target=target)).encode(), "f")
        assert note.anchor.end - note.anchor.start == len("Rubisco")
        assert note.anchor.start >= 0


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({}, ""),
        ({"type": "AnnotationCollection", "first": "https://elsewhere"}, ""),
        ("words", ""),
        (None, ""),
        ([1], "annotation 1"),
        ([item(), item(target=None)], "annotation 2, target"),
        ([item(id=None)], "annotation 1, id"),
        ([item(id="")], "annotation 1, id"),
        ([item(target={"source": "https://example.org/page"})], "annotation 1, target.source"),
        ([item(motivation="painting")], "annotation 1, motivation"),
        ([item(body=[3])], "annotation 1, body"),
        ([item(body={"type": "TextualBody", "value": "x" * (MAX_BODY + 1)})], "annotation 1, body"),
        (
            [item(target=item()["target"] | {"selector": []})],
            "annotation 1, target.selector",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_place(value: object, place: str) -> None:
    with pytest.raises(FormatError) as caught:
        from_json(json.dumps(value).encode(), "mine.json")
    assert caught.value.file == "mine.json"
    assert caught.value.place == place


@pytest.mark.parametrize(
    "data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"type": NaN}', b'"\\ud800"', b"\x00" * 99]
)
def test_broken_json_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        from_json(data, "f")


def test_too_many_are_refused() -> None:
    with pytest.raises(FormatError):
        from_json(json.dumps([1] * (MAX_ITEMS + 1)).encode(), "f")


def test_for_people() -> None:
    text = to_markdown([NOTE, BOOKMARK], "My notes")
    assert "## Plants\n\n### Light & shade\n\n> Rubisco\n\nAn **enzyme** <b>" in text
    assert "*blue, The cycle, #exam, #plants, 2026-11-23*" in text
    page = to_html([NOTE, BOOKMARK], "My <notes>")
    assert "<b>" not in page.replace("</b>", "")
    assert "My &lt;notes&gt;" in page
    assert "Light &amp; shade" in page
