"""How hard a text is to read: what is counted, and the year that comes of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.duration import reading_minutes
from coursegen_desktop.domain.readability import Tally, hardest, prose_of, syllables_of

EASY = "The cat sat on the mat. It saw a big red dog. The dog ran to the sun. " * 5
HARD = (
    "Photosynthetic organisms systematically transform electromagnetic radiation into chemical "
    "energy, notwithstanding considerable thermodynamic inefficiencies that characterise every "
    "intermediate biochemical transformation occurring within individual chloroplasts. "
) * 5


def grade(text: str, language: str = "en") -> int | None:
    tally = Tally()
    for line in text.split("\n"):
        tally.add(line)
    return tally.grade(language)


def test_harder_texts_are_for_later_years() -> None:
    assert grade(EASY) == 1
    hard = grade(HARD)
    assert hard is not None
    assert hard > 16
    easy, difficult = grade(EASY, "de"), grade(HARD, "de-CH")
    assert easy is not None
    assert difficult is not None
    assert easy < 3
    assert difficult == 13


def test_where_nothing_can_be_said_nothing_is() -> None:
    assert grade("A few words only.") is None
    assert grade(EASY, "ja") is None
    assert grade("") is None


def test_marks_code_formulas_and_addresses_are_no_words() -> None:
    line = "- [x] See [the page](https://x.org/a) and ![leaf](media/leaf.png) `code()` $x^2$ now"
    assert prose_of(line).split() == ["See", "[the", "page", "and", "now"]
    tally = Tally()
    for text in ("## A heading here", "", "| a | b |", "| --- | --- |", line):
        tally.add(text)
    assert tally.words == 3 + 2 + 5


def test_passages_that_are_cited_are_not_read() -> None:
    note = '\n[^src1]: source:a.md#b1:0-90 "' + "A word of the source. " * 90 + '"\n'
    tally = Tally()
    for line in (EASY + "[^src1]" + note).split("\n"):
        tally.add(line)
    assert tally.words == len(EASY.split()) and tally.grade() == grade(EASY)
    assert reading_minutes(EASY + note) == reading_minutes(EASY) == 1
    other = "[^note]: " + "A note of the author is read with its lesson. " * 30
    assert reading_minutes(f"{EASY}\n\n{other}") == 2


def test_lines_without_a_full_stop_are_sentences_too() -> None:
    one = Tally()
    two = Tally()
    for number in range(20):
        one.add(f"- words that stand in an item {'abc' * (number % 2)}")
        two.add("words that go on and on in one")
    assert one.grade("de") == two.grade("de") == 1
    assert one._sentences == 19
    assert two._sentences == 0


def test_syllables() -> None:
    assert [syllables_of(word) for word in ("leaf", "make", "table", "water", "tree")] == [
        1, 1, 2, 2, 1
    ]  # fmt: skip


def test_the_hardest_sentences_are_prose_and_long() -> None:
    easy = "The sun is a star and it gives us light on every day of the year.[^src1]"
    hard = (
        "Notwithstanding considerable methodological disagreements, contemporary astronomers"
        " nevertheless characterise comparatively unremarkable stars quantitatively."
    )
    text = (
        f"# {hard}\n\n{easy} {hard}\n\n```python\n{hard}\n```\n\n$$\nx = {hard}\n$$\n\n"
        f"$$x$$\n\n| {hard} |\n|---|\n\n- {easy}\n- Short one here.\n\n[^src1]: source:s {hard}\n"
    )
    found = hardest(text)
    assert [text[one.start : one.end] for one in found] == [hard, easy, easy]
    assert found[0].long_words > found[1].long_words
    assert (found[1].words, len(hardest(text, most=1))) == (16, 1)


@given(st.text(alphabet="ab .!#`~$|>-\n[]^:", max_size=300))
def test_hard_sentences_lie_in_the_text_in_any_text(text: str) -> None:
    for one in hardest(text):
        assert 0 <= one.start < one.end <= len(text)
