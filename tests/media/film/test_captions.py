"""Captions: every word once, in order, in two short lines, never two captions at a time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.narration import SaidLine, SaidWord
from coursegen_desktop.media.film.captions import WIDEST, Cue, cues, stamp, web_vtt, width_of
from tests.examples import some

from .said import told

LONG = (
    "Leaves take in light, and with its help they make sugar out of water and carbon dioxide, "
    "which the tree sends to its roots; there it is stored until the spring."
)


def words_of(found: tuple[Cue, ...]) -> list[str]:
    return [word for cue in found for word in cue.text.split()]


def check(found: tuple[Cue, ...], seconds: float) -> None:
    """What holds for any captions."""
    last = 0.0
    for cue in found:
        assert last <= cue.begin < cue.end
        last = cue.end
        rows = cue.text.split("\n")
        assert len(rows) <= 2
        assert all(width_of(row) <= WIDEST for row in rows)
    assert last <= seconds + 0.01 * len(found)


def test_a_long_sentence_is_cut_at_its_clauses() -> None:
    said = told(LONG)
    found = cues(said.lines, said.seconds)
    check(found, said.seconds)
    assert words_of(found) == LONG.split()
    last = [cue.text.split()[-1] for cue in found]
    assert last == ["light,", "dioxide,", "spring."]
    assert found[2].text.split("\n")[0].endswith("roots;")


def test_captions_come_with_their_words_and_stay_a_little() -> None:
    said = told("One two three. \n\n[pause 4]\n\nFour five six.")
    first, second = cues(said.lines, said.seconds)
    assert (first.begin, first.end) == (0.0, 1.8)
    assert second.begin == said.lines[1].begin
    assert second.end <= said.seconds


def test_the_file_has_the_time_of_every_word() -> None:
    said = told("Five < six & seven.")
    text = web_vtt(cues(said.lines, said.seconds))
    assert text == (
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.200\n"
        "Five <00:00:00.400>&lt; six <00:00:00.800>&amp; seven.\n"
    )
    assert stamp(3723.4567) == "01:02:03.457"


def test_a_number_that_is_many_words_is_one_and_has_their_time() -> None:
    words = (SaidWord(start=3, end=7, begin=1.0, finish=1.5),
             SaidWord(start=3, end=7, begin=1.5, finish=2.5))  # fmt: skip
    line = SaidLine(text="In 1789 it began.", section=0, begin=0.5, finish=4.0, words=words)
    (cue,) = cues([line], 5.0)
    found = [(word.text, round(word.begin, 2)) for row in cue.lines for word in row]
    assert found == [("In", 0.5), ("1789", 1.0), ("it", 2.5), ("began.", 2.88)]


def test_a_line_without_words_shares_its_time() -> None:
    line = SaidLine(text="abcd ef", section=0, begin=1.0, finish=4.0)
    (cue,) = cues([line], 4.0)
    assert [word.begin for word in cue.lines[0]] == [1.0, 3.0]


def test_what_no_line_holds_is_cut_inside() -> None:
    text = "光合作用は植物が光のエネルギーを使って二酸化炭素と水から糖を作る働きであり"
    text += "地球上のほとんどの生命を支えている。"
    line = SaidLine(text=text, section=0, begin=0.0, finish=12.0)
    found = cues([line], 12.0)
    check(found, 12.0)
    assert "".join(cue.text.replace("\n", "") for cue in found) == text
    assert "\u2060" not in web_vtt(found)


def test_lines_that_take_no_time_are_seen_all_the_same() -> None:
    lines = [SaidLine(text=f"Word {n}.", section=0, begin=1.0, finish=1.0) for n in range(3)]
    found = cues(lines, 1.0)
    check(found, 1.01)
    assert words_of(found) == ["Word", "0.", "Word", "1.", "Word", "2."]


@given(st.lists(st.text("abc ,.;ßλ漢 -\t\u0301", max_size=160), max_size=6))
@settings(max_examples=some(150))
def test_any_script_stands_in_its_captions_word_for_word(texts: list[str]) -> None:
    script = "\n\n".join(texts)
    said = told(script)
    found = cues(said.lines, said.seconds)
    check(found, said.seconds)
    wanted = "".join(line.text for line in said.lines)
    assert "".join("".join(cue.text.split()) for cue in found) == "".join(wanted.split())


def test_captions_have_no_signs_of_markdown_and_tex() -> None:
    words = (SaidWord(start=5, end=10, begin=1.0, finish=2.0),)
    line = SaidLine(
        text="Call `len` for $x^2$.", section=0, begin=0.0, finish=3.0, words=words
    )  # fmt: skip
    (cue,) = cues([line], 4.0)
    assert cue.text == "Call len for x²."
    assert [word.begin for row in cue.lines for word in row if word.text == "len"] == [1.0]
