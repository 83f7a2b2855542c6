"""The words are found, kept through updates, and compiled into what Qt loads."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator

from . import catalogue
from .__main__ import is_current, refresh
from .extract import ERRORS, Message, _error_classes, _of_file, messages

LESSONS = Message("%n lesson(s)", counted=True)
ENTRIES = Message("%n entr(y|ies)", counted=True)
SAVED = Message("{name} was <b>saved</b> & closed")


def found_in(tmp_path: Path, source: str) -> set[Message]:
    path = tmp_path / "page.py"
    path.write_text(source, encoding="utf-8")
    return set(_of_file(path, _error_classes(ERRORS)))


def test_words_counts_and_errors_are_found(tmp_path: Path) -> None:
    source = (
        "label(tr('Open'))\ntr('%n lesson(s)', count)\ntr('On' if x else 'Off')\n"
        "raise NotFound('It is gone.', 'Look again.', name=3)\n"
        "raise FormatError(path.name, 'It is empty.', hint='Choose another.')\n"
        "print('not shown')\n"
    )
    assert found_in(tmp_path, source) == {
        Message("Open"),
        Message("On"),
        Message("Off"),
        LESSONS,
        Message("It is gone."),
        Message("Look again."),
        Message("It is empty."),
        Message("Choose another."),
    }


def test_the_program_has_words_and_none_is_blank() -> None:
    found = messages()
    assert len(found) > 100
    assert len({message.source for message in found}) == len(found)
    assert all(message.source.strip() for message in found)


@pytest.mark.parametrize(
    ("message", "forms"),
    [
        (LESSONS, ("%n lesson", "%n lessons")),
        (ENTRIES, ("%n entry", "%n entries")),
        (SAVED, (SAVED.source,)),
    ],
)
def test_english_forms(message: Message, forms: tuple[str, ...]) -> None:
    assert catalogue.english(message) == forms


def test_the_pseudo_locale_keeps_fields_and_marks() -> None:
    (text,) = catalogue.pseudo(SAVED)
    assert text.startswith("[{name} ")
    assert "<b>" in text
    assert "</b>" in text
    assert text.endswith("~]")
    assert len(text) > 1.3 * len(SAVED.source)


def test_an_update_keeps_translations_and_drops_what_is_gone(tmp_path: Path) -> None:
    german = {"Open": ("Öffnen",), "Gone": ("Weg",), LESSONS.source: ("%n Lektion", "%n Lektionen")}
    old = [Message("Open"), Message("Gone"), LESSONS]
    path = tmp_path / "coursegen_de.ts"
    path.write_text(catalogue.text_of("de", old, lambda m: german[m.source]), encoding="utf-8")
    report = refresh(tmp_path, [Message("Open"), LESSONS, Message("New")])
    assert report[1] == "coursegen_de.ts: 2 of 3 translated"
    assert catalogue.read(path) == {k: v for k, v in german.items() if k != "Gone"}
    sources = [node.text for node in ElementTree.parse(path).iter("source")]
    assert sources == ["Open", LESSONS.source, "New"]


def test_a_compiled_catalogue_translates(tmp_path: Path) -> None:
    source = tmp_path / "coursegen_en_XA.ts"
    words = [SAVED, LESSONS]
    source.write_text(catalogue.text_of("en_XA", words, catalogue.pseudo), encoding="utf-8")
    catalogue.compile_file(source, source.with_suffix(".qm"))
    translator = QTranslator()
    assert translator.load(str(source.with_suffix(".qm")))
    assert translator.translate("coursegen", SAVED.source) == catalogue.pseudo(SAVED)[0]
    assert translator.translate("coursegen", LESSONS.source, None, 1).startswith("[%n")


def test_a_stale_template_is_noticed(tmp_path: Path) -> None:
    refresh(tmp_path, [SAVED])
    assert is_current(tmp_path, [SAVED])
    assert not is_current(tmp_path, [SAVED, LESSONS])
    assert not is_current(tmp_path / "elsewhere", [SAVED])
