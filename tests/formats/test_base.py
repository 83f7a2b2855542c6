"""Which importer and exporter takes which file."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.formats.base import (
    exporter_for,
    importer_for,
    known_exporters,
    known_importers,
)
from coursegen_desktop.formats.exporters.coursegen_package import EXPORTER
from coursegen_desktop.formats.importers.coursegen_package import IMPORTER
from tests.samples import small_course


def test_every_family_module_is_found() -> None:
    assert known_importers().names() == ("coursegen_package",)
    assert known_exporters().names() == ("coursegen_package",)
    for member in (*known_importers(), *known_exporters()):
        assert member.title and all(ending.startswith(".") for ending in member.extensions)


def test_a_package_is_recognised_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "download (1).bin"
    EXPORTER.write(small_course(), path, tmp_path, "tests 1")
    assert importer_for(path, known_importers()) is IMPORTER


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.coursegen", b"", "empty"),
        ("a.md", b"# Title\n", "not a course package"),
        ("a.zip", b"PK\x03\x04" + bytes(60), "not a course package"),
        ("a.pdf", b"%PDF-1.7", "not a course package"),
    ],
)
def test_a_foreign_file_gets_a_sentence(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(FormatError, match=words) as told:
        importer_for(tmp_path / name, known_importers())
    assert told.value.text().startswith(f"{name}: ")


def test_an_exporter_is_chosen_by_the_ending() -> None:
    assert exporter_for(Path("My Course.COURSEGEN"), known_exporters()) is EXPORTER
    with pytest.raises(FormatError, match=r"ends in \.coursegen"):
        exporter_for(Path("course.docx"), known_exporters())
