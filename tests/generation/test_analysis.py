"""Who analyses a text: the plain rules, or spaCy where it is installed. What it is asked, and told.

Without spaCy the tests of the extra are left out; `pip install ".[spacy]"` brings it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from coursegen_desktop.domain import outline_edit as edit
from coursegen_desktop.domain.brief import AUTO, PLAIN, SPACY, Options
from coursegen_desktop.domain.errors import MissingPart
from coursegen_desktop.domain.outline import Outline
from coursegen_desktop.domain.outline_json import outline_json, outline_of
from coursegen_desktop.generation import metrics
from coursegen_desktop.generation.extractive.distractors import is_sibling, plausibility
from coursegen_desktop.generation.extractive.terms import Term
from coursegen_desktop.generation.keeping import keep, order_hash, plan_kept, read_documents
from coursegen_desktop.generation.pipeline import plan_course, plan_reading, write_course
from coursegen_desktop.generation.reading import read_sources
from coursegen_desktop.generation.text import analysis
from coursegen_desktop.generation.text.analysis import analysing, chosen, has_spacy, missing
from coursegen_desktop.generation.text.analysis.base import (
    ADJECTIVE,
    NAMES,
    NOUN,
    PERSON,
    PLACE,
    VERB,
    Analyser,
)
from coursegen_desktop.generation.text.analysis.plain import Plain
from coursegen_desktop.generation.text.analysis.remembered import Remembered
from coursegen_desktop.generation.text.prose import prose
from coursegen_desktop.generation.text.sentences import boundaries
from coursegen_desktop.generation.text.words import stem

from .places import SAMPLE_DOCUMENTS

here = pytest.mark.skipif(not has_spacy(), reason="spaCy and its model are an extra, not installed")
absent = pytest.mark.skipif(has_spacy(), reason="spaCy is installed, so nothing is missing")

BIOLOGY = """# Cells

## Membranes

Enzymes are proteins that speed up the chemical reactions of a living cell.
The process by which water crosses a membrane of a cell is called osmosis.
Osmosis needs no energy. Osmosis ends where both sides are alike, and osmosis never goes uphill.
Enzymes work best when it is warm. Heat harms enzymes. Without enzymes a cell would be slow.

## Transport

{more}
"""


@pytest.fixture
def spacy() -> Analyser:
    with analysing(SPACY) as analyser:
        return analyser


def terms_of(tmp_path: Path, analyser: str, more: str = "A cell is small.") -> dict[str, Term]:
    path = tmp_path / "cells.md"
    path.write_text(BIOLOGY.format(more=more), encoding="utf-8")
    plan = plan_course([str(path)], options=Options(analyser=analyser))
    return {term.name: term for order in plan.orders for term in order.terms}


# ------------------------------------------------------------ the choice


def test_other_languages_than_english_have_the_plain_rules() -> None:
    assert chosen(AUTO, "de") == chosen(PLAIN, "en") == PLAIN
    assert chosen(AUTO, "en-GB") == (SPACY if has_spacy() else PLAIN)


@absent
def test_what_is_missing_is_told_before_anything_is_read(tmp_path: Path) -> None:
    lacks = missing(SPACY)
    assert lacks is not None and missing(AUTO) is None and missing(PLAIN) is None
    assert lacks.text() == (
        "spaCy is not installed, so the documents cannot be analysed with it."
        ' Install it with: pip install "coursegen-desktop[spacy]". Or choose the plain analyser.'
    )
    nowhere = str(tmp_path / "nowhere.md")
    with pytest.raises(MissingPart):
        read_documents([nowhere], "", Options(analyser=SPACY))
    with pytest.raises(MissingPart):
        plan_course([nowhere], options=Options(analyser=SPACY))


@absent
def test_a_run_of_an_analyser_that_has_gone_goes_on_with_no_other() -> None:
    reading = read_sources(SAMPLE_DOCUMENTS[:1])
    outline = replace(plan_reading(reading).outline, analyser="spacy 3.8.18, a model 3.8.0")
    with pytest.raises(MissingPart, match="spaCy"):
        plan_kept(keep(reading), "", Options(), outline)


def test_the_outline_keeps_its_analyser() -> None:
    outline = replace(Outline("Cells", "en", (), ()), analyser="spacy 3.8.18, a model 3.8.0")
    text = outline_json(outline)
    assert outline_of(text) == outline
    older = text.replace(',"analyser":"spacy 3.8.18, a model 3.8.0"', "")
    assert older != text and outline_of(older).analyser == PLAIN


def test_the_analyser_is_in_the_fingerprint_of_a_lesson() -> None:
    order = plan_course(SAMPLE_DOCUMENTS[:1], options=Options(analyser=PLAIN)).orders[0]
    assert order.analyser == PLAIN
    other = replace(order, analyser="spacy 3.8.18, a model 3.8.0")
    assert order_hash(order) != order_hash(other)
    assert "analyser" not in repr(order), "lessons of before there was a choice keep their names"


def test_the_plain_rules_import_no_library() -> None:
    code = (
        "import sys; from coursegen_desktop.generation.pipeline import write_course;"
        "from coursegen_desktop.domain.brief import Options;"
        "write_course(sys.argv[1:], options=Options(analyser='plain'));"
        "print([name for name in ('spacy', 'numpy', 'thinc') if name in sys.modules])"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, SAMPLE_DOCUMENTS[1]], capture_output=True, text=True
    )
    assert said.stdout.strip() == "[]", said.stderr


def test_classes_that_an_analyser_tells_apart_are_no_rivals(tmp_path: Path) -> None:
    more = "A **pump** is a protein that moves salt. A **gate** is a protein that lets salt in."
    found = terms_of(tmp_path, PLAIN, more)
    pump, gate = found["pump"], found["gate"]
    assert is_sibling(pump, gate)
    told = replace(pump, word_class=NOUN), replace(gate, word_class=NOUN)
    assert plausibility(*told) == plausibility(pump, gate), "as capitals told"
    assert not is_sibling(told[0], replace(gate, word_class=ADJECTIVE))
    who, where = replace(pump, word_class=PERSON), replace(gate, word_class=PLACE)
    assert not is_sibling(who, where)
    assert is_sibling(who, told[1]), "a name may be taken for a common noun"
    assert replace(pump, defined_as="proteins").head == replace(pump, defined_as="protein").head


def test_what_was_told_once_is_not_asked_again() -> None:
    opened: list[Plain] = []

    def model() -> Plain:
        opened.append(Plain())
        return opened[-1]

    first = Remembered("spacy 3", {}, model)
    assert first.defined("Salt is a thing that dissolves.") is None
    assert first.can_be_term("Salt dissolves.", 0, 4) and not first.ends(
        "See p.m. Two", 0, 7, False
    )
    assert first.ends("Salt dissolves. It does.", 0, 14, True), "no doubt, so nothing is asked"
    assert len(opened) == len(first.answers) == 3
    again = Remembered("spacy 3", json.loads(json.dumps(first.answers)), model)
    assert again.can_be_term("Salt dissolves.", 0, 4) and len(opened) == 3
    assert again.can_be_term("Salt dissolves.", 5, 14) and len(opened) == 4, "another question"
    assert len(again.answers) == 2, "what was asked of other texts is not carried along"


# ------------------------------------------------------------ the extra


def split(text: str, analyser: str) -> list[str]:
    with analysing(analyser):
        return [text[start:end] for start, end in boundaries(prose(text))]


@here
def test_stops_of_abbreviations_are_told_from_the_ends_of_sentences() -> None:
    text = "He met Capt. Smith in the U.S. The ship left. See Fig. 3 and No. 5. It was late."
    assert split(text, PLAIN)[:2] == ["He met Capt.", "Smith in the U.S. The ship left."]
    assert split(text, SPACY) == [
        "He met Capt. Smith in the U.S.",
        "The ship left.",
        "See Fig. 3 and No. 5.",
        "It was late.",
    ]
    code = "We give the value of x. Then y is a copy of x. Both are numbers."
    assert split(code, SPACY) == split(code, PLAIN), "a name of code ends a sentence, too"


@here
@pytest.mark.parametrize(
    ("sentence", "name", "definition"),
    [
        ("Enzymes are proteins that speed up reactions.", "Enzymes", "proteins that"),
        ("The Calvin cycle is a series of reactions that build sugar.", "Calvin cycle", "a series"),
        ("Osmosis refers to the crossing of water through a wall.", "Osmosis", "the crossing"),
        ("The way in which water moves through a wall is called osmosis.", "osmosis", "The way in"),
    ],
)
def test_definitions_are_seen_in_the_grammar(
    spacy: Analyser, sentence: str, name: str, definition: str
) -> None:
    seen = spacy.defined(sentence)
    assert seen is not None
    assert sentence[slice(*seen.name)] == name
    assert sentence[slice(*seen.definition)].startswith(definition)


@here
@pytest.mark.parametrize(
    "sentence",
    [
        "The program is a file that holds words.",  # this one, not any
        "Enzymes are not proteins that everybody has.",
        "Enzymes were proteins that somebody found.",
        "Many enzymes are proteins.",
        "Whether it rains is a question of luck.",
    ],
)
def test_what_defines_nothing_is_no_definition(spacy: Analyser, sentence: str) -> None:
    assert spacy.defined(sentence) is None


@here
def test_words_have_classes_and_definitions_heads(spacy: Analyser) -> None:
    text = "Marie Curie lived in Paris and found that radium glows and is radioactive."

    def at(word: str) -> tuple[int, int]:
        return text.index(word), text.index(word) + len(word)

    assert spacy.word_class(text, *at("Marie Curie")) == PERSON
    assert spacy.word_class(text, *at("Paris")) == PLACE
    assert spacy.word_class(text, *at("radium")) == NOUN
    assert spacy.word_class(text, *at("radioactive")) == ADJECTIVE
    assert spacy.head("A powerful programming technique to write solutions") == "technique"
    memory = "A working memory holds a few items."
    assert spacy.can_be_term(memory, 2, 16) and not spacy.can_be_term(memory, 2, 9)


@here
@pytest.mark.parametrize(
    "text", ["", " ", "😍 👩🏽", "is is is", "a" * 9000, "A is b. " * 9000, "\ud800 is a"]
)
def test_no_text_is_too_odd_for_the_model(spacy: Analyser, text: str) -> None:
    assert spacy.word_class(text, 0, 1) in ("", NOUN, ADJECTIVE, VERB, *NAMES)
    assert spacy.topic(text) is None and spacy.defined(text) is None
    assert spacy.head(text) in f"{text}."
    assert spacy.can_be_term(text, 0, 1) in (True, False)
    assert spacy.ends(text, 0, 1, True) in (True, False)


@here
def test_terms_that_nothing_marks_are_found(tmp_path: Path) -> None:
    plain, more = terms_of(tmp_path, PLAIN), terms_of(tmp_path, SPACY)
    assert not plain.keys() & {"enzymes", "osmosis"}
    assert more["enzymes"].definition.startswith("proteins that speed up")
    assert more["osmosis"].definition.startswith("the process by which water")
    assert more["osmosis"].head == stem("process")


@here
def test_a_course_is_the_same_twice_sound_and_says_who_made_it() -> None:
    options = Options(analyser=SPACY)
    first, second = (write_course(SAMPLE_DOCUMENTS, options=options) for _ in range(2))
    assert first.model_dump_json() == second.model_dump_json()
    reading = read_sources(SAMPLE_DOCUMENTS)
    texts = {source.id: source.text for source in reading.sources}
    found = metrics.report(first, texts)
    assert found.is_sound
    (label,) = found.analysers
    assert label.startswith("spacy 3.8") and "en_core_web_sm" in label


@here
def test_an_outline_is_planned_again_without_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = Options(analyser=SPACY)
    read = read_documents(SAMPLE_DOCUMENTS[:1], "", options)
    monkeypatch.setattr(analysis, "find_spec", lambda name: None)
    assert missing(SPACY) is not None, "as if it were gone"
    outline = edit.rename(read.plan.outline, read.plan.outline.lessons[0].key, "Another name")
    again = plan_kept(read.kept, "", options, outline)
    assert again.outline == outline
    assert [order.hash for order in again.orders[1:]] == [x.hash for x in read.plan.orders[1:]]
    assert again.orders[0].hash != read.plan.orders[0].hash
    monkeypatch.undo()
    monkeypatch.setattr(analysis, "load", lambda _: pytest.fail("the model is opened"))
    shorter = replace(options, lesson_words=400)
    cut = read_documents(SAMPLE_DOCUMENTS[:1], "", shorter, None, read.kept.head)
    assert len(cut.plan.orders) > len(read.plan.orders)
    assert cut.plan.outline.analyser == read.plan.outline.analyser


@here
def test_a_text_in_german_asks_for_the_plain_rules(tmp_path: Path) -> None:
    path = tmp_path / "zellen.md"
    path.write_text("# Zellen\n\nDie Zelle ist die kleinste Einheit des Lebens.\n" * 9, "utf-8")
    outline = plan_course([str(path)], options=Options(analyser=SPACY, language="de")).outline
    assert outline.analyser == PLAIN
    assert any("plain rules" in warning for warning in outline.warnings)
