"""Days in which something stands twice: each row is in order, all of them together are not."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.formats.archive import Archive
from coursegen_desktop.formats.day_package import LIMITS, MANIFEST, packed, write_day

from .school import Clock
from .two_schools import Site, known, site

Json = dict[str, Any]
ONE, ROSTER = "people/0001.json", "roster.json"


@pytest.fixture
async def kiosk(tmp_path: Path, database_template: Path) -> AsyncIterator[Site]:
    async with site(tmp_path / "kiosk", database_template, Clock()) as made:
        yield made


@pytest.fixture
async def desk(tmp_path: Path, database_template: Path) -> AsyncIterator[Site]:
    async with site(tmp_path / "desk", database_template, Clock()) as made:
        yield made


def twice(name: str) -> Callable[[Json], None]:
    """The first row of a list comes once more."""
    return lambda rows: rows[name].append(rows[name][0])


def answered_twice(rows: Json) -> None:
    """A question has two answers in one attempt."""
    rows["attempts"][0]["answers"] *= 2


def asked_twice(rows: Json) -> None:
    """Two cards of one question."""
    rows["cards"].append(rows["cards"][0] | {"public_id": "another"})


DOUBLED = (
    (ROSTER, twice("classes")),
    (ROSTER, twice("assignments")),
    (ONE, twice("attempts")),
    (ONE, twice("notes")),
    (ONE, answered_twice),
    (ONE, asked_twice),
)


async def test_what_stands_twice_in_a_day_is_refused_in_words(
    kiosk: Site, desk: Site, tmp_path: Path
) -> None:
    await kiosk.class_of("Ada")
    ada, path = await kiosk.of("Ada"), tmp_path / "day.cgday"
    for act in (kiosk.answer, kiosk.answer, kiosk.answer, kiosk.write, kiosk.assign):
        await act(ada)
    await kiosk.days.save(path, [kiosk.class_id()])
    with Archive(path, LIMITS) as archive:
        parts = {name: archive.read(name, 2**25) for name in archive.names}
    manifest = json.loads(parts.pop(MANIFEST))
    head = {key: manifest[key] for key in ("made_at", "made_by", "since", "classes")}
    before = known(desk)
    for part, double in DOUBLED:
        rows = json.loads(parts[part])
        double(rows)
        write_day(path, head, parts | {part: packed(rows)})
        with pytest.raises(FormatError, match="twice"):
            await desk.days.plan(path)
        assert known(desk) == before
    write_day(path, head, parts | {"people/0002.json": parts[ONE]})
    with pytest.raises(FormatError, match="twice"):
        await desk.days.plan(path)
    # It was right when it was looked at, and is not any more when it is brought in.
    write_day(path, head, parts)
    plan = await desk.days.plan(path)
    plan.contents.people[0]["attempts"] *= 2
    with pytest.raises(FormatError, match="twice"):
        await desk.days.bring_in(plan)
    assert known(desk) == before


async def test_two_quizzes_never_become_one(desk: Site) -> None:
    sql = """SELECT a.public_id, l.public_id, a.asset_type, a.title FROM lesson_assets a
      JOIN lessons l ON l.id = a.lesson_id WHERE a.id = """
    public_id, lesson, kind, title = desk.rows(f"{sql}{desk.quiz_id}")[0]
    one = {"public_id": public_id, "lesson": lesson, "asset_type": kind, "title": title, "rank": 0}
    other = one | {"public_id": "of-another-computer"}
    async with desk.uow() as work:
        assert set(await work.day_merging.places([one, other])) == {public_id}
        assert set(await work.day_merging.places([other])) == {"of-another-computer"}
