"""Profile and role in one save; files of start codes."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from coursegen_desktop.domain.audit import AuditAction, AuditQuery
from coursegen_desktop.domain.errors import Conflict, PermissionDenied, StorageError
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.audit import AuditService
from coursegen_desktop.services.enrolment import EnrolmentService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.gate import Gate
from coursegen_desktop.services.people import PeopleService
from coursegen_desktop.services.work import WorkUnits
from tests.persons import accounts_of


@pytest.fixture
async def gate(uow: WorkUnits) -> Gate:
    """The owner is signed in."""
    made = Gate()
    made.enter(await accounts_of(uow, gate=made).owner())
    return made


@pytest.fixture
def people(
    uow: WorkUnits, event_hub: EventHub, gate: Gate, fixed_now: Callable[[], datetime]
) -> PeopleService:
    return PeopleService(uow, event_hub, gate, fixed_now)


async def test_a_save_with_a_role_is_one_change(
    people: PeopleService, uow: WorkUnits, gate: Gate
) -> None:
    code = await people.add("Bea", "bea@x.org")
    before = await people.get(code.user_id)
    after = await people.save(
        before.id, full_name="Bea N.", email=before.email, group="4", role=Role.INSTRUCTOR,
        base_revision=before.revision,
    )  # fmt: skip
    assert (after.full_name, after.role) == ("Bea N.", Role.INSTRUCTOR)
    log = await AuditService(uow, gate).page(AuditQuery(actions=(AuditAction.ROLE_CHANGED,)))
    assert [item.detail for item in log.entries] == ["learner → instructor"]


async def test_the_last_administrators_save_is_refused_whole(
    people: PeopleService, gate: Gate
) -> None:
    own = gate.user
    with pytest.raises(Conflict):
        await people.save(
            own.id, full_name="Other", email=own.email, group="", role=Role.LEARNER,
            base_revision=own.revision,
        )  # fmt: skip
    kept = await people.get(own.id)
    assert (kept.full_name, kept.revision) == (own.full_name, own.revision)


async def test_codes_are_written_for_both_services_and_refused_to_learners(
    people: PeopleService, uow: WorkUnits, event_hub: EventHub, gate: Gate, tmp_path: Path,
    fixed_now: Callable[[], datetime],
) -> None:  # fmt: skip
    enrolment = EnrolmentService(uow, event_hub, gate, fixed_now)
    code = await people.add("+49 Bea", "bea@x.org")
    for service in (people, enrolment):
        path = tmp_path / "codes.csv"
        await service.save_codes(path, [code])
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert rows == [["name", "email", "code"], ["'+49 Bea", "bea@x.org", code.code]]
        with pytest.raises(StorageError):
            await service.save_codes(tmp_path / "none" / "codes.csv", [code])
    async with uow() as work:
        gate.enter((await work.people.by_email(["bea@x.org"]))["bea@x.org"])
    for service in (people, enrolment):
        with pytest.raises(PermissionDenied):
            await service.save_codes(tmp_path / "no.csv", [code])
