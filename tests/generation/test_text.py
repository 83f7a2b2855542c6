"""Bytes to text, inline Markdown, sentences: every offset exact, every hostile text linear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.domain.language import detect
from coursegen_desktop.generation.text.decoding import decode
from coursegen_desktop.generation.text.inline import scan
from coursegen_desktop.generation.text.invisible import Cleaned, has_hidden
from coursegen_desktop.generation.text.languages import using
from coursegen_desktop.generation.text.prose import prose
from coursegen_desktop.generation.text.remembered import of_sentences
from coursegen_desktop.generation.text.rewrite import escape, rewrite
from coursegen_desktop.generation.text.sentences import sentences
from coursegen_desktop.generation.text.words import (
    content_stems,
    content_words,
    count_words,
    fold,
    is_plural,
    singular,
    stem,
    words,
)

MARKUP = st.text(alphabet="ab .*_`[]()<>!\\&;\n>-\u200b\u202e", max_size=80)


# -- decoding ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_common_encodings_are_read(encoding: str) -> None:
    text = "Das Wörterbuch enthält für jeden Begriff – auch für seltene – eine Erklärung.\n"
    assert decode(text.encode(encoding), "a.txt") == text


def test_other_alphabets_are_guessed() -> None:
    russian = "Память человека хранит события, факты и навыки долгие годы. " * 4
    assert decode(russian.encode("cp1251"), "a.txt") == russian
    japanese = "記憶は経験を保存し、あとで思い出すための仕組みである。" * 4
    assert decode(japanese.encode("shift_jis"), "a.txt") == japanese


def test_lines_end_in_one_way() -> None:
    assert decode(b"a\r\nb\rc\n", "a.txt") == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"\x00\x00\x00", "the file is empty"),
        (b"%PDF-1.7 words", "PDF"),
        (b"PK\x03\x04 words", "Word, PowerPoint"),
        (b"\x89PNG\r\n", "picture"),
        (b"words \x00\x01\x02\xff words" * 9, "binary"),
        (bytes(range(1, 9)) * 400, "binary"),
        (b"\xff\xfea\xd8", "encoding"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason) as caught:
        decode(data, "some file.txt")
    text = caught.value.text()
    assert text.startswith("some file.txt") and caught.value.hint and "\n" not in text


# -- invisible characters ----------------------------------------------------------------------


@given(st.text(alphabet="ab\u200b\u202e\u00ad \n\u0000é\u0915\u200d", max_size=60))
def test_the_map_leads_back_to_each_character(source: str) -> None:
    cleaned = Cleaned(source)
    assert [source[cleaned.raw(at)] for at in range(len(cleaned.text))] == list(cleaned.text)
    assert cleaned.removed == len(source) - len(cleaned.text)
    assert not has_hidden(cleaned.text) or "\u200d" in cleaned.text


def test_joiners_stay_where_a_script_needs_them() -> None:
    assert Cleaned("क्\u200dष and a\u200db").text == "क्\u200dष and ab"


# -- inline ------------------------------------------------------------------------------------


@given(MARKUP)
def test_pieces_follow_one_another_and_lose_nothing(text: str) -> None:
    pieces = scan(text)
    ends = [0]
    for piece in pieces:
        assert ends[-1] <= piece.start <= piece.end <= len(text)
        ends.append(piece.end)


@given(MARKUP)
def test_plain_words_stand_at_their_places(text: str) -> None:
    plain = prose(text, 100)
    assert len(plain.text) == len(plain.begins) == len(plain.ends)
    for letter, begin, end in zip(plain.text, plain.begins, plain.ends, strict=True):
        assert 100 <= begin < end <= 100 + len(text)
        if end - begin == 1 and letter != " ":
            assert text[begin - 100] == letter


@given(st.text(max_size=80))
def test_escaped_words_are_shown_unchanged(text: str) -> None:
    shown = prose(escape(text)).text
    assert shown == prose(text, markdown=False).text


@pytest.mark.parametrize(
    "hostile",
    [
        *("[" * 100_000, "![[" * 30_000, "[a](<" * 20_000, "<div " * 20_000, "` `` " * 20_000),
        *("*a " * 30_000, "**a* " * 20_000, "<!--" * 20_000, "[" * 40_000 + "]" * 40_000),
        "[" * 20_000 + "a" + "](b)" * 20_000,
    ],
    ids=lambda text: text[:6],
)
def test_hostile_text_makes_no_more_pieces_than_letters(hostile: str) -> None:
    assert len(scan(hostile)) <= len(hostile)
    assert len(rewrite(hostile)) <= 6 * len(hostile)


def test_rewriting_keeps_words_and_drops_the_rest() -> None:
    text = (
        "A [link](https://x.org), a [local](a.md) one, ![pic](p.png), <b onclick=x>bold</b>, "
        "`code <T>`, a < b, \\$5, x[^1] <!-- gone --> [empty]()"
    )
    assert rewrite(text) == (
        "A [link](https://x.org), a local one, *pic*, <b>bold</b>, `code <T>`, a &lt; b, $5, "
        "x<sup>1</sup> empty"
    )


# -- sentences and words -----------------------------------------------------------------------


def test_sentences_and_the_slices_they_stand_on() -> None:
    raw = (
        "The **first** one, e.g. this, ends here. Dr. Smith saw\n> `a.b. C` in the U.S. army! "
        "“Is it so?” (Yes.) `main` runs. Version 1.5 came. a small start"
    )
    found = sentences(prose(raw, 7), "x" * 7 + raw, "s1", "b1")
    assert [item.text for item in found] == [
        "The first one, e.g. this, ends here.",
        "Dr. Smith saw a.b. C in the U.S. army!",
        "“Is it so?”",
        "(Yes.)",
        "main runs.",
        "Version 1.5 came. a small start",
    ]
    assert found[0].quote == "The **first** one, e.g. this, ends here."
    assert found[1].quote == "Dr. Smith saw\n> `a.b. C` in the U.S. army!"
    assert all(("x" * 7 + raw)[item.start : item.end] == item.quote for item in found)
    assert [(mark.kind, mark.start, mark.end) for mark in found[0].marks] == [("strong", 4, 9)]


@given(st.text(alphabet="aB. !?*_`\n", max_size=80))
def test_quotes_are_slices_whatever_the_text(raw: str) -> None:
    for item in sentences(prose(raw), raw, "s", "b"):
        assert raw[item.start : item.end] == item.quote


def test_words() -> None:
    assert stem("encoding") == stem("encoded") == stem("Encodes")
    assert (singular("Control groups"), singular("analysis"), singular("Boxes")) == (
        "control group",
        "analysis",
        "box",
    )
    assert is_plural("Base rates") and not is_plural("bias")
    assert count_words("It's a well-known fact.") == 4
    assert count_words("記憶は経験を保存し、あとで思い出す仕組みである。") > 8


def test_languages() -> None:
    assert (
        detect("The memory of a person is what is kept and found again by the mind. " * 3) == "en"
    )
    assert (
        detect("Das Gedächtnis ist die Fähigkeit, sich an die Dinge zu erinnern und. " * 3) == "de"
    )
    assert detect("xyz " * 50) == ""


@given(st.text(alphabet="abE ’'-_.İßŉΣς1\n", max_size=40))
def test_words_that_carry_meaning_are_folded_words(text: str) -> None:
    folded = {fold(word) for word in words(text)}
    assert set(content_words(text)) <= folded
    # What is no word of meaning there: a lone sign, a number, a function word.
    left = {word for word in folded if len(word) > 1 and not word.isdigit()}
    assert left - set(content_words(text)) <= {"a", "be"}


def test_stems_are_those_of_the_language_at_work() -> None:
    with using("de"):
        german = content_stems("Die Häuser")
    assert german == ("haus",) != content_stems("Die Häuser")
    with using("de"):
        assert content_stems("Die Häuser") == german


def test_of_sentences_the_answer_is_remembered_of_books_it_is_not() -> None:
    asked = []

    @of_sentences
    def size(text: str, code: str) -> int:
        asked.append(code)
        return len(text)

    assert [size("soil", "en"), size("soil", "en"), size("soil", "de")] == [4, 4, 4]
    assert asked == ["en", "de"]
    assert size("soil" * 1000, "it") == size("soil" * 1000, "it")
    assert asked == ["en", "de", "it", "it"]
