"""Streams that are cut anywhere come out as they were sent."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.generation.providers._sse import Events, JsonLines, TooLarge

# No line ends inside: senders put each line of a text into a data line of its own.
LINES = st.text(
    st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\n"), max_size=30
)
DATA = st.lists(LINES, min_size=1, max_size=3).map("\n".join)
ENDS = st.sampled_from(("\n", "\r\n", "\r"))


def cut(raw: bytes, places: Iterable[int]) -> list[bytes]:
    """The same in pieces."""
    marks = sorted({0, len(raw), *(place % (len(raw) + 1) for place in places)})
    return [raw[a:b] for a, b in pairwise(marks)]


def events_in(pieces: Iterable[bytes]) -> list[str]:
    """All events of a stream."""
    events = Events()
    found = [one for piece in pieces for one in events.feed(piece)]
    return found + list(events.end())


@given(st.lists(DATA, max_size=5), ENDS, st.lists(st.integers(0, 10_000), max_size=20))
def test_events_survive_any_cut(sent: list[str], end: str, places: list[int]) -> None:
    raw = "".join(
        "".join(f"data: {line}{end}" for line in text.split("\n")) + f": alive{end}id: 7{end}{end}"
        for text in sent
    ).encode()
    assert events_in(cut(raw, places)) == sent
    assert events_in(cut(raw, range(len(raw)))) == sent


@given(st.lists(st.dictionaries(LINES, LINES, max_size=3), max_size=5), ENDS,
       st.lists(st.integers(0, 10_000), max_size=20))  # fmt: skip
def test_json_lines_survive_any_cut(
    sent: list[dict[str, str]], end: str, places: list[int]
) -> None:
    raw = end.join(json.dumps(one, ensure_ascii=False) for one in sent).encode()
    lines = JsonLines()
    found = [line for piece in cut(raw, places) for line in lines.feed(piece)]
    assert [json.loads(line) for line in (*found, *lines.end())] == sent


@given(st.lists(st.binary(max_size=50), max_size=20))
def test_no_bytes_break_it(pieces: list[bytes]) -> None:
    assert events_in(pieces) == events_in([b"".join(pieces)])


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"\xef\xbb\xbfdata: a\n\n", ["a"]),
        (b"data:a\ndata:  b\n\n", ["a\n b"]),
        (b"event: x\ndata\n\n", [""]),
        (b"data: a", ["a"]),
        (b"\n\n\n", []),
        (b"retry: 5\n\nnonsense\n\n", []),
        (b"data: \xff\xfe\n\n", ["\ufffd\ufffd"]),
    ],
)
def test_the_corners_of_the_standard(raw: bytes, found: list[str]) -> None:
    assert events_in([raw]) == found


@pytest.mark.parametrize("raw", [b"data: " + b"x" * 200, b"data: xxxxxxxxxx\n" * 20])
def test_too_much_is_refused(raw: bytes) -> None:
    events = Events(most=100)
    with pytest.raises(TooLarge):
        list(events.feed(raw))
    lines = JsonLines(most=100)
    with pytest.raises(TooLarge):
        list(lines.feed(raw.replace(b"\n", b"")))
