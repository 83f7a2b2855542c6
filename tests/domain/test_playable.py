"""Stored films as a player gets them: in order, within the film, whatever was stored."""

from __future__ import annotations

import gc
import json
from typing import Any

import pytest

from coursegen_desktop.domain.captions import HeardLine
from coursegen_desktop.domain.errors import InvalidContent
from coursegen_desktop.domain.film import Stop
from coursegen_desktop.domain.narration import Chapter, SaidLine, VoiceUsed
from coursegen_desktop.domain.playable import AUDIO, VIDEO, Playable, reading
from coursegen_desktop.services.blocking import drained
from tests.films import film_of, narration_of, said


def read(content: Any, kind: str = VIDEO) -> Playable:
    raw = content if isinstance(content, str) else json.dumps(content)
    return drained(reading(kind, raw))


def test_a_film_is_read_whole() -> None:
    film = film_of(poster="p.png")
    made = read(film.model_dump(mode="json"))
    assert (made.seconds, made.chapters) == (6.0, film.chapters)
    assert made.lines == tuple(map(HeardLine.of, film.lines))
    assert (made.stops, made.poster, made.is_silent) == (film.stops, "p.png", False)
    assert len(made.cues) == 6


def test_a_recording_has_no_stops_and_no_poster() -> None:
    made = read(narration_of().model_dump(mode="json"), AUDIO)
    assert (made.kind, made.stops, made.poster) == (AUDIO, (), "")
    assert len(made.lines) == 6


def test_without_a_voice_it_is_silent() -> None:
    assert read(film_of(voice=VoiceUsed()).model_dump(mode="json")).is_silent


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", {"name": "x"}, {"new": 1}, {"lines": [{"text": "x"}]}, {"lines": ["x"]}],
)
def test_another_form_is_refused_in_words(content: Any) -> None:
    if isinstance(content, dict) and "name" not in content:
        content = {**film_of().model_dump(mode="json"), **content}
    with pytest.raises(InvalidContent, match="does not read"):
        read(content)


def test_what_lies_outside_the_film_is_drawn_into_it_or_left_out() -> None:
    lines = (
        SaidLine(text="Too late.", section=0, begin=50.0, finish=60.0),
        SaidLine(text="Backwards.", section=0, begin=4.0, finish=3.0),
        SaidLine(text="Before.", section=0, begin=-5.0, finish=1.0),
        SaidLine(text="  ", section=0, begin=1.0, finish=2.0),
    )
    made = read(
        film_of(
            lines=lines,
            chapters=(Chapter(title="b", begin=3.0), Chapter(title="a", begin=0.0),
                      Chapter(title="c", begin=99.0)),
            stops=(Stop(at=99.0, text="never"), Stop(at=2.0, text=""), Stop(at=1.0, text="ok")),
        ).model_dump(mode="json")
    )  # fmt: skip
    assert [(one.text, one.begin, one.finish) for one in made.lines] == [
        ("Before.", 0.0, 1.0), ("Backwards.", 4.0, 4.0), ("Too late.", 6.0, 6.0),
    ]  # fmt: skip
    assert [one.title for one in made.chapters] == ["a", "b"]
    assert [one.text for one in made.stops] == ["ok"]


def test_figures_that_are_none_are_left_out() -> None:
    content = film_of().model_dump(mode="json")
    content["lines"][0]["begin"] = float("nan")
    content["seconds"] = float("inf")
    made = read(json.dumps(content))
    assert len(made.lines) == 5
    assert made.seconds == 0.0


def test_where_one_is() -> None:
    made = read(film_of().model_dump(mode="json"))
    assert [made.chapter_at(at) for at in (0, 1.9, 2.0, 5.9, 99)] == [0, 0, 1, 2, 2]
    assert [made.line_at(at) for at in (-1, 0, 0.9, 1.0, 5.5)] == [-1, 0, 0, 1, 5]
    assert Playable(VIDEO, 0.0).chapter_at(1) == -1


def test_five_thousand_lines_are_read_in_small_steps_into_few_things() -> None:
    lines = said([f"Sentence number {n} of a very long film." for n in range(5000)], 10_800)
    raw = film_of(10_800, lines=lines).model_dump_json()
    steps, work = 0, reading(VIDEO, raw)
    before = len(gc.get_objects())
    while True:
        try:
            next(work)
        except StopIteration as done:
            made = done.value
            break
        steps += 1
    assert steps > 10_000, "one for each line to read and to cut"
    assert len(made.cues) == 5000
    assert len(gc.get_objects()) - before < 25_000, "words are figures: nobody looks at them again"


def test_transcript_and_chapters_are_shown_without_signs() -> None:
    line = SaidLine(text="Call `len` for $x^2$.", section=0, begin=0.0, finish=2.0)
    film = film_of(lines=(line,), chapters=(Chapter(title="The `String` type", begin=0.0),))
    made = read(film.model_dump(mode="json"))
    assert [one.text for one in made.lines] == ["Call len for x²."]
    assert [cue.text for cue in made.cues] == ["Call len for x²."]
    assert [one.title for one in made.chapters] == ["The String type"]
