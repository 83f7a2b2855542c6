"""Written sentences as words that can be said, and the way back to what is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen_desktop.domain.speakable import Speakable, de, en, es, fr, speakable, speaks
from coursegen_desktop.domain.speakable.spelling import roman
from tests.examples import some

TONGUES = {"en": en.TONGUE, "de": de.TONGUE, "fr": fr.TONGUE, "es": es.TONGUE}
CARDINALS = {
    "en": {
        0: "zero", 13: "thirteen", 40: "forty", 99: "ninety-nine", 100: "one hundred",
        342: "three hundred forty-two", 1000: "one thousand",
        1_002_017: "one million two thousand seventeen",
    },
    "de": {
        0: "null", 1: "eins", 21: "einundzwanzig", 17: "siebzehn", 60: "sechzig",
        101: "einhunderteins", 1001: "eintausendeins", 21_000: "einundzwanzigtausend",
        1_000_000: "eine Million", 2_000_003: "zwei Millionen drei",
    },
    "fr": {
        21: "vingt et un", 71: "soixante et onze", 77: "soixante-dix-sept",
        80: "quatre-vingts", 81: "quatre-vingt-un", 91: "quatre-vingt-onze",
        200: "deux cents", 201: "deux cent un", 1000: "mille", 80_000: "quatre-vingt mille",
        1_000_000: "un million", 2_000_000: "deux millions",
    },
    "es": {
        16: "dieciséis", 21: "veintiuno", 31: "treinta y uno", 100: "cien", 101: "ciento uno",
        500: "quinientos", 1000: "mil", 21_000: "veintiún mil", 1_000_000: "un millón",
        31_000_000: "treinta y un millones",
    },
}  # fmt: skip
ORDINALS = {
    "en": {1: "first", 2: "second", 3: "third", 5: "fifth", 12: "twelfth", 20: "twentieth",
           21: "twenty-first", 100: "one hundredth"},
    "de": {1: "erste", 3: "dritte", 7: "siebte", 8: "achte", 19: "neunzehnte", 20: "zwanzigste",
           101: "einhunderterste"},
    "fr": {1: "premier", 2: "deuxième", 4: "quatrième", 5: "cinquième", 9: "neuvième",
           80: "quatre-vingtième"},
    "es": {1: "primero", 3: "tercero", 10: "décimo", 21: "veintiuno"},
}  # fmt: skip


def said(text: str, language: str = "en") -> str:
    return speakable(text, language).words


@pytest.mark.parametrize("code", sorted(TONGUES))
def test_numbers_are_counted_as_people_count(code: str) -> None:
    for number, words in CARDINALS[code].items():
        assert TONGUES[code].cardinal(number) == words
    for number, words in ORDINALS[code].items():
        assert TONGUES[code].ordinal(number, "") == words


@pytest.mark.parametrize("code", sorted(TONGUES))
def test_every_language_knows_the_same_signs(code: str) -> None:
    tongue, english = TONGUES[code], en.TONGUE
    assert set(tongue.formulas) == set(english.formulas)
    assert len(tongue.months) == 12
    for key, words in english.formulas.items():
        assert tongue.formulas[key].count("{") == words.count("{"), key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It costs $5.50, or €1, or £2 million.",
         "It costs five dollars fifty, or one euro, or two million pounds."),
        ("In the 1880s and in 1914–1918, not in 2005.",
         ("In the eighteen eighties and in nineteen fourteen to nineteen eighteen,"
         " not in two thousand five.")),
        ("On May 17, 2024 at 14:30, or on 3 May at 2:05 pm.",
         ("On May seventeenth, twenty twenty-four at fourteen thirty, or on May third at"
         " two oh five p m.")),
        ("2024-05-17 is a date, 2024-15-40 not.",
         "May seventeenth, twenty twenty-four is a date, twenty twenty-four-fifteen-forty not."),
        ("The 21st, ½ cup and 3/4 of 1,234.5 m³.",
         ("The twenty-first, one half cup and three quarters of one thousand two hundred"
         " thirty-four point five cubic metres.")),
        ("40 % at −5 °C ± 0.1, and 100 km/h.",
         ("forty percent at minus five degrees Celsius plus or minus zero point one, and"
         " one hundred kilometres per hour.")),
        ("A ratio of 3:1, 10²³ atoms, 5–7 kg.",
         ("A ratio of three to one, ten to the power of twenty-three atoms,"
         " five to seven kilograms.")),
        ("Dr. Lee (see Fig. 3, p. 5), e.g. here, etc.",
         "Doctor Lee (see figure three, page five), for example here, et cetera."),
        ("DNA and NASA, MP3s & B12, World War II.",
         "D N A and NASA, M P three s and B twelve, World War two."),
        ("CO₂, H2O, Ca²⁺ and NaCl.", "C O two, H two O, C A two plus and N A C L."),
        ("Call `list.append(x)`, `snake_case` or `camelCase`.",
         "Call list dot append x, snake case or camel case."),
        ("So $E = mc^2$ and $x_1 \\geq 3$.",
         "So E equals m c squared and x one is at least three."),
        ("A hard one: $\\int_0^1 f(x)\\,dx$.", "A hard one: formula."),
        ("See https://www.example.org/a?b=c or me@example.org 🎉 now[^1].",
         "See example dot org or me at example dot org now."),
        ("Light → sugar, x = 3, a^2 + b^2, and/or, cat/dog.",
         "Light leads to sugar, x equals three, a squared plus b squared, and or, cat or dog."),
        ("Call 030 1234567 for version 3.11.2.",
         ("Call zero three zero one two three four five six seven for version"
         " three dot eleven dot two.")),
        ("1234567890123456 is long.",
         "one two three four five six seven eight nine zero one two three four five six is long."),
    ],
)  # fmt: skip
def test_english(text: str, words: str) -> None:
    assert said(text) == words
    assert said(words) == words


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Am 3. Oktober 1990 um 14:30 Uhr.",
         "Am dritten Oktober neunzehnhundertneunzig um vierzehn Uhr dreißig."),
        ("de", "Der 3. Versuch, z. B. mit 1.234,5 kg, 2,5 % und 5 °C.",
         ("Der dritte Versuch, zum Beispiel mit eintausendzweihundertvierunddreißig Komma fünf"
         " Kilogramm, zwei Komma fünf Prozent und fünf Grad Celsius.")),
        ("de", "Es waren 3. Dann 1 Apfel für 1,50 €.",
         "Es waren drei. Dann ein Apfel für ein Euro fünfzig."),
        ("de-AT", "12 m² und 1 Stunde, 3/4 davon.",
         "zwölf Quadratmeter und eine Stunde, drei Viertel davon."),
        ("fr", "Le 1er mai 2024 à 14 h 30, 71 % de 12 345 km.",
         ("Le premier mai deux mille vingt-quatre à quatorze heures trente, soixante et onze pour"
         " cent de douze mille trois cent quarante-cinq kilomètres.")),
        ("fr", "1,5 million d'€, 2 m² et 1 heure, p. ex. ici.",
         "un virgule cinq million d'euros, deux mètres carrés et une heure, par exemple ici."),
        ("es", "El 1 de mayo de 2024, 21 kg y 1 hora.",
         "El uno de mayo de dos mil veinticuatro, veintiún kilogramos y una hora."),
        ("es", "21 toneladas no, 21 t sí; 1.234,50 €.",
         ("veintiuno toneladas no, veintiuna toneladas sí; mil doscientos treinta y cuatro euros"
         " cincuenta.")),
    ],
)  # fmt: skip
def test_other_languages(language: str, text: str, words: str) -> None:
    assert said(text, language) == words
    assert said(words, language) == words


def test_a_language_without_a_table_is_left_to_its_voice() -> None:
    assert not speaks("ar")
    assert speaks("de-AT")
    assert said("تكلفة $x$ هي 5 🎉 `snake_case` https://example.org/a", "ar") == (
        "تكلفة x هي 5 snake case example.org"
    )
    assert said("", "xx") == said("", "en") == ""


def test_words_in_capitals_are_shouted_not_spelled() -> None:
    assert said("THIS IS VERY LOUD INDEED, SAID BOB.") == "THIS IS VERY LOUD INDEED, SAID BOB."


def test_a_long_program_is_named_not_read() -> None:
    line = "`x = [f(i) for i in range(10) if g(i) and h(i) or k(i, j)]`"
    assert said(f"Try {line} now.") == "Try a piece of a program now."


def test_roman_numerals() -> None:
    assert [roman(text) for text in ("II", "IV", "IX", "XIV", "XLIX", "IIII", "VX", "MIX")] == [
        2, 4, 9, 14, 49, 0, 0, 0,
    ]  # fmt: skip


def test_a_spoken_word_leads_back_to_what_is_written() -> None:
    text = "CO₂ rose by 2.5 % in 1990."
    found = speakable(text, "en")
    at = found.words.index("two point five")
    assert found.place_of(at, 3) == (text.index("2.5"), text.index("2.5") + len("2.5 %"))
    assert found.place_of(0, 1) == (0, 3)
    at = found.words.index("rose")
    assert found.place_of(at, 4) == (text.index("rose"), text.index("rose") + 4)
    assert found.place_of(len(found.words) + 5, 3) is None


# -- properties ---------------------------------------------------------------------------------

_WORDS = """
    Water the 5 1,234.5 1.234,5 CO₂ H2O e.g. `a_b` ` $x^2$ $ 🎉 🇩🇪 1914–1918 14:30 3/4 ½ €5 DNA → ≥
    and/or https://example.org/x [^1] 1st 3. Oktober ٣٤ 水 x₁ 10²³ ** [ ] a^2 = -5 -- 1880s II World
    km/h 100 m³ +49 030 1234567 $$ é
    """
_PIECES = st.sampled_from(
    [*_WORDS.split(), "2.5 %", "5 €", "z. B.", "p. ej.", "(see Fig. 3)", "\u00ad", "\u200b", "\n"]
)
_TEXTS = st.lists(_PIECES, max_size=14).map(" ".join) | st.lists(_PIECES, max_size=8).map("".join)
_LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ar", ""])


def check_pieces(found: Speakable) -> None:
    written = said_to = 0
    for piece in found.pieces:
        assert 0 <= piece.start < piece.end <= len(found.written)
        assert piece.start >= written, "in order, and nothing twice"
        assert piece.said == said_to
        assert piece.length > 0
        written, said_to = piece.end, piece.said + piece.length


@settings(max_examples=some(300))
@given(_TEXTS | st.text(max_size=60), _LANGUAGES)
def test_every_place_lies_inside_in_order_and_nothing_is_said_twice(
    text: str, language: str
) -> None:
    found = speakable(text, language)
    check_pieces(found)
    for at in range(0, len(found.words), 3):
        place = found.place_of(at, 1)
        assert place is None or 0 <= place[0] < place[1] <= len(text)
    assert all(found.place_of(at, 1) for at, sign in enumerate(found.words) if sign.strip())


@given(
    st.lists(st.text("abcdefghijklmnopqrstuvwxyzäöüéñ", min_size=3, max_size=9), max_size=12),
    _LANGUAGES,
    st.sampled_from([".", "?", "!", "…", ""]),
)
def test_plain_words_are_said_as_they_stand(words: list[str], language: str, end: str) -> None:
    text = ", ".join(words) + end
    assert speakable(text, language).words == text


@pytest.mark.parametrize(
    "text",
    ["1" * 30_000, "$" * 5_000, "`" * 5_000, "etc. " * 4_000, "A" * 20_000, "A1" * 10_000,
     "1.2" * 8_000, "-" * 20_000, "1-2" * 5_000, "a.b@" * 4_000],
)  # fmt: skip
def test_hostile_texts_are_read_without_hanging(text: str) -> None:
    check_pieces(speakable(text, "en"))
