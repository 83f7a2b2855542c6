"""Families grow by one file: each registers one thing, has a test, and a sample that it knows."""

from __future__ import annotations

import ast
import asyncio
import importlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.connection import connections_from
from coursegen_desktop.domain.errors import MissingPart
from coursegen_desktop.domain.registry import Registry

from .source import PACKAGE, ROOT, TESTS


@dataclass(frozen=True)
class Family:
    """A folder of the package, the constant that its files hold, and where its samples lie."""

    place: str
    attribute: str
    sampled: str  # below tests/

    @property
    def package(self) -> Any:
        """The imported package."""
        return importlib.import_module("coursegen_desktop." + self.place.replace("/", "."))

    @property
    def beside(self) -> tuple[str, ...]:
        """Modules of the folder that are not members of the family."""
        return tuple(getattr(self.package, "BESIDE", ()))

    @property
    def samples(self) -> Path:
        """One file for each member, named after it."""
        return TESTS / self.sampled / "samples"


FAMILIES = (
    Family("domain/questions", "QUESTION", "domain/questions"),
    Family("generation/sources", "SOURCE", "generation/sources"),
    # What one writes the other reads: they share their samples.
    Family("formats/importers", "IMPORTER", "formats"),
    Family("formats/exporters", "EXPORTER", "formats"),
    Family("generation/providers", "PROVIDER", "generation/providers"),
)


def members() -> Iterator[tuple[Family, Path]]:
    """(family, file) of every member."""
    for family in FAMILIES:
        for path in sorted((PACKAGE / family.place).glob("*.py")):
            is_private = path.name.startswith("_") or path.stem == "base"
            if not is_private and path.stem not in family.beside:
                yield family, path


MEMBERS = list(members())
each_member = pytest.mark.parametrize(
    ("family", "path"), MEMBERS, ids=[f"{family.place}/{path.stem}" for family, path in MEMBERS]
)


def sample_of(family: Family, path: Path) -> Path:
    """Its sample; fails with what to add."""
    found = sorted(family.samples.glob(f"{path.stem}.*"))
    where = family.samples.relative_to(ROOT)
    assert len(found) == 1, f"add one sample, {where}/{path.stem}.EXTENSION; found {len(found)}"
    return found[0]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.place)
def test_the_registry_finds_every_file(family: Family) -> None:
    found = Registry[Any](family.attribute).discover(family.package, family.beside)
    assert set(found.names()) == {path.stem for own, path in MEMBERS if own == family}
    assert len(found) > 0


@each_member
def test_a_member_registers_exactly_one_thing(family: Family, path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bound = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    ]
    assert bound.count(family.attribute) == 1, f"{path.name} needs one {family.attribute} = …"


@each_member
def test_a_member_has_a_test(family: Family, path: Path) -> None:
    """Its name stands in the name of a test file of its room, or of a test in one."""
    room = TESTS / family.place.split("/")[0]
    files = list(room.rglob("test_*.py"))
    in_names = any(path.stem in file.stem for file in files)
    in_tests = any(f"def test_{path.stem}" in file.read_text("utf-8") for file in files)
    assert in_names or in_tests, f"no test of {path.stem} below {room.relative_to(ROOT)}"


@each_member
def test_a_member_knows_its_sample(family: Family, path: Path, tmp_path: Path) -> None:
    sample = sample_of(family, path)
    member = Registry[Any](family.attribute).discover(family.package, family.beside)[path.stem]
    check = {
        "QUESTION": _check_question,
        "SOURCE": _check_source,
        "IMPORTER": _check_importer,
        "EXPORTER": _check_exporter,
        "PROVIDER": _check_provider,
    }
    check[family.attribute](member, sample, tmp_path)


def _check_question(member: Any, sample: Path, tmp_path: Path) -> None:
    """It is read, asked, and gives full credit to its own right answer."""
    question = member.model_validate(json.loads(sample.read_text(encoding="utf-8")))
    assert question.prompt.strip()
    assert question.check() == ()
    question.shown(seed=1, shuffle=True)
    if question.is_scored and not question.is_marked and not question.unplayable():
        assert question.grade(question.correct_answer()).correct


def _check_source(member: Any, sample: Path, tmp_path: Path) -> None:
    """It claims the file and finds headings and text at their places."""
    from coursegen_desktop.generation.sources import best_format

    head = sample.read_bytes()[:4096]
    assert best_format(head, sample.name) is member
    assert sample.suffix in member.extensions
    source = member.read(sample)
    kinds = {block.kind for top in source.blocks for block in top.walk()}
    assert {"heading", "para"} <= kinds
    assert all(0 <= b.start < b.end <= len(source.text) for t in source.blocks for b in t.walk())


def _check_importer(member: Any, sample: Path, tmp_path: Path) -> None:
    """It claims the file and brings a course with lessons."""
    assert member.sniff(sample.read_bytes()[:4096], sample.name) > 0.5
    assert any(sample.name.endswith(ending) for ending in member.extensions)
    draft = member.read(sample, tmp_path)
    assert draft.lesson_count > 0


def _check_provider(member: Any, sample: Path, tmp_path: Path) -> None:
    """It has the name that connections keep, and opens a connection as they are stored."""
    (connection,) = connections_from([json.loads(sample.read_text(encoding="utf-8"))])
    assert connection.kind == member.name == sample.stem
    address = sample.parent / connection.address
    if address.exists():
        connection = replace(connection, address=str(address))
    try:
        opened = member.open(connection, "")
    except MissingPart as missing:
        assert missing.hint
    else:
        asyncio.run(opened.close())


def _check_exporter(member: Any, sample: Path, tmp_path: Path) -> None:
    """The course of the sample is written, and is the same when it is read again."""
    from coursegen_desktop.formats.base import importer_for, known_importers

    media = tmp_path / "media"
    media.mkdir()
    draft = importer_for(sample, known_importers()).read(sample, media)
    written = tmp_path / sample.name
    member.write(draft, written, media, "test")
    again = importer_for(written, known_importers())
    other = tmp_path / "other"
    other.mkdir()
    assert again.read(written, other) == draft
