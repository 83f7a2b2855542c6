"""Documents that speak to a program which reads them are told of; ordinary ones are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen_desktop.domain.brief import ADDRESSED, SourceInfo
from coursegen_desktop.domain.outline_json import outline_json, outline_of
from coursegen_desktop.generation.pipeline import plan
from tests.generation.agents.injected import INJECTIONS, Injection
from tests.generation.places import SAMPLE_DOCUMENTS

TEXT = (
    "# Tides\n\n**Tide** is the rise and fall of the sea.\n\n{payload}\n\nHarbours wait for it.\n"
)


def read(path: Path) -> SourceInfo:
    """What is told of a document."""
    (found,) = plan((str(path),)).sources
    return found


@pytest.mark.parametrize(
    "injection", [one for one in INJECTIONS if one.is_plain], ids=lambda one: one.name
)
def test_a_document_that_gives_orders_is_told_of(injection: Injection, tmp_path: Path) -> None:
    path = tmp_path / "tides.md"
    path.write_text(TEXT.format(payload=injection.payload), "utf-8")
    info = read(path)
    assert info.addressed in info.problems
    assert info.addressed.startswith(ADDRESSED.partition("{")[0]), info.problems


def test_ordinary_documents_are_not() -> None:
    for path in SAMPLE_DOCUMENTS:
        assert read(Path(path)).addressed == ""


def test_it_is_kept_with_the_outline(tmp_path: Path) -> None:
    path = tmp_path / "tides.md"
    path.write_text(TEXT.format(payload=INJECTIONS[0].payload), "utf-8")
    outline = plan((str(path),))
    (kept,) = outline_of(outline_json(outline)).sources
    assert "Ignore the above" in kept.addressed
