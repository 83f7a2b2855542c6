"""The day of a class as a file: saved at one computer, brought in at another.

It holds all that the classes have, or what they did since some day. Bringing the same in again
changes nothing, so nobody has to remember what was brought in already.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from ..db.handed_store import place_of
from ..db.repositories.day_merging import refusing_doubles
from ..db.sqlite import fsync_folder, make_private_folder
from ..db.unit_of_work import UnitOfWork
from ..domain.annotation import Annotation, NotesQuery
from ..domain.attempts.rules import Rules
from ..domain.audit import AuditAction
from ..domain.day import DayChanges, DayPlan, DaySaved, LeftOut, PersonChanges
from ..domain.errors import InvalidContent
from ..domain.events import CardsChanged, ClassesChanged, EnrollmentChanged, PeopleChanged
from ..domain.ids import AssetId, ClassId, UserId
from ..domain.rights import Right
from ..formats.day_package import Day, doubled, take_file, write_day
from ..formats.opening import storage_error
from .blocking import WorkerProcesses, in_thread
from .clock import Now, stamp
from .day_learning import LearningMerge, note_row
from .day_packing import DayPacking, read_checked, versions_of
from .day_places import DayPlaces
from .day_roster import RosterMerged, merge_roster
from .events import EventHub
from .gate import Gate, Guarded, needs
from .own_classes import own_class
from .quiz_results import refresh_standing
from .quiz_sittings import Sittings
from .work import WorkUnits

READ_SECONDS = 300.0
_NOTES = 1000
# Clocks of computers without a network differ; so much is no reason to speak of it.
_AHEAD = timedelta(hours=12)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DayRead:
    """A day that was read: where from, and its rows."""

    path: Path
    day: Day
    roster: Row
    people: tuple[Row, ...]
    versions: Sequence[tuple[str, Mapping[str, Any]]]


class DayPackageService(Guarded):
    """Saves and brings in. `handed` is the folder of files that learners handed in."""

    gate: Gate

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        gate: Gate,
        now: Now,
        workers: WorkerProcesses,
        handed: Path,
        sittings: Sittings,
    ) -> None:
        self._uow, self._events, self._now = uow, events, now
        self._workers, self._handed, self._sittings = workers, handed, sittings
        self.gate = gate

    # ------------------------------------------------------------ saving

    @needs(Right.TEACH)
    async def save(
        self, path: Path, class_ids: Sequence[ClassId], *, days: int | None = None
    ) -> DaySaved:
        """Write what classes have and did, in the last `days` days or ever, and read it back.

        Classes, people and assignments always come whole. A file that stands there is replaced
        only by a whole one. Raises StorageError, and PermissionDenied for a class of others.
        """
        moment = self._now()
        since = "" if days is None else stamp(moment - timedelta(days=days))
        async with self._uow() as work:
            classes = [await own_class(work, self.gate, key) for key in class_ids]
            rows = await work.day_records.roster(class_ids)
            people = await work.day_records.people(class_ids)
        packing = DayPacking(self._handed)
        for user_id, person in people:
            async with self._uow() as work:
                learned = await work.day_records.learned(user_id, since)
                learned["notes"] = await _notes(work, user_id, since)
                picture = await work.users.picture(user_id)
            await in_thread(packing.add_person, person, learned, picture)
        for asset, hashes in packing.versions.items():
            async with self._uow() as work:
                versions = await work.day_records.versions(asset, sorted(hashes))
            await in_thread(packing.add_versions, asset, versions)
        packing.name_assigned(rows[2])
        async with self._uow() as work:
            quizzes = await work.day_records.quizzes(sorted(packing.assets))
            lessons = packing.lessons | {quiz["lesson"] for quiz in quizzes}
            courses = await work.day_records.courses(packing.courses, lessons)
        await in_thread(packing.add_roster, *rows, courses=courses, quizzes=quizzes)
        head = {
            "made_at": stamp(moment),
            "made_by": self.gate.actor[1],
            "since": since,
            "classes": [one.name for one in classes],
        }
        size = await in_thread(write_day, path, head, packing.parts)
        names = ", ".join(one.name for one in classes)
        await self._log(AuditAction.DAY_SAVED, names, len(people))
        return DaySaved(path.name, len(people), size)

    # ------------------------------------------------------------ bringing in

    @needs(Right.TEACH)
    async def plan(self, path: Path) -> DayPlan:
        """What bringing in a file would change. Raises FormatError for one that is damaged."""
        day = await self._workers.call(read_checked, path, timeout=READ_SECONDS)
        people = tuple([await in_thread(json.loads, one) for one in day.people])
        versions = await in_thread(versions_of, day)
        read = DayRead(path, day, await in_thread(json.loads, day.roster), people, versions)
        files = await in_thread(self._missing, day)
        async with self._uow(write=True) as work:
            # As it will be done, and then taken back: what is told is what happens.
            with refusing_doubles(doubled(path)):
                changes = (await self._merge(work, read, len(files)))[0]
        made = datetime.fromisoformat(day.made_at)
        return DayPlan(
            path.name,
            day.made_at,
            day.made_by,
            day.since,
            day.classes,
            len(people),
            changes,
            made > self._now() + _AHEAD,
            read,
        )

    @needs(Right.TEACH)
    async def bring_in(self, plan: DayPlan) -> DayChanges:
        """Do what was planned, whole or not at all. Returns what changed.

        Raises FormatError where files that were handed in cannot be read any more (the stick
        is gone), StorageError.
        """
        read = plan.contents
        assert isinstance(read, DayRead)
        files = await in_thread(self._missing, read.day)
        await in_thread(self._take, read.path, files)
        rules = await self._rules(read)
        async with self._uow(write=True) as work:
            with refusing_doubles(doubled(read.path)):
                changes, roster, merge = await self._merge(work, read, len(files))
            for user_id, asset in sorted(merge.quizzes):
                if asset in rules:
                    ended = await work.quiz_records.ended(user_id, asset)
                    await refresh_standing(work, user_id, asset, rules[asset], ended)
            for course in sorted(merge.courses):
                await work.enrollments.refresh_course(course)
            if changes.is_any:
                await work.audit.add(
                    AuditAction.DAY_BROUGHT_IN,
                    actor=self.gate.actor,
                    detail=_detail(", ".join(plan.classes), len(changes.people)),
                )
            await work.commit()
        self._tell(changes, roster, merge)
        return changes

    async def _merge(
        self, work: UnitOfWork, read: DayRead, files: int
    ) -> tuple[DayChanges, RosterMerged, LearningMerge]:
        places = DayPlaces(read.roster)
        await places.find(work)
        persons = [one["person"] for one in read.people]
        roster = await merge_roster(
            work, self.gate, read.roster, persons, read.day.pictures, places
        )
        versions = [
            {"asset_id": places.quizzes[asset].asset_id, **version}
            for asset, version in read.versions
            if asset in places.quizzes
        ]
        await work.day_merging.put_versions(versions)
        merge = LearningMerge(work, places)
        people: list[PersonChanges] = []
        for rows in read.people:
            name = rows["person"]["public_id"]
            if name in roster.people:
                found = await merge.person(roster.people[name], roster.names[name], rows)
                found = replace(found, is_new=name in roster.new, is_changed=name in roster.changed)
                people += [found] if found.is_any else []
        left_out = LeftOut(
            dict(places.unknown), tuple(roster.left_classes), tuple(roster.left_people)
        )
        changes = DayChanges(
            tuple(roster.new_classes),
            tuple(roster.changed_classes),
            roster.members,
            roster.assignments,
            files,
            tuple(people),
            left_out,
        )
        return changes, roster, merge

    async def _rules(self, read: DayRead) -> dict[AssetId, Rules]:
        """How the quizzes of a day are counted here: read before anybody has to wait for it."""
        rules: dict[AssetId, Rules] = {}
        tried = {one["asset"] for person in read.people for one in person["attempts"]}
        places = DayPlaces(read.roster)
        async with self._uow() as work:
            await places.find(work)
        for name, place in places.quizzes.items():
            if name not in tried:
                continue
            async with self._uow() as work:
                asset = await work.assets.get(place.asset_id)
            await self._sittings.readings.prepare(asset)
            try:
                rules[asset.id] = self._sittings.readings.of(asset).quiz.rules
            except InvalidContent:
                continue  # it cannot be asked any more, so nothing counts
        return rules

    def _missing(self, day: Day) -> list[str]:
        return [name for name in sorted(day.handed) if not place_of(self._handed, name).is_file()]

    def _take(self, path: Path, names: Sequence[str]) -> None:
        """Put files that were handed in where answers look for them. Those that no answer comes
        for, because this fails later, are swept like any other."""
        for name in names:
            target = place_of(self._handed, name)
            draft = target.with_name(f".part-{secrets.token_hex(8)}")
            try:
                make_private_folder(target.parent)
                take_file(path, name, draft)
                draft.replace(target)
                fsync_folder(target.parent)
            except OSError as error:
                raise storage_error(error, target) from error
            finally:
                draft.unlink(missing_ok=True)

    # ------------------------------------------------------------ told to others

    def _tell(self, changes: DayChanges, roster: RosterMerged, merge: LearningMerge) -> None:
        if not changes.is_any:
            return
        for attempt in merge.attempts:
            self._sittings.drop(attempt)
        self._events.publish(ClassesChanged())
        self._events.publish(PeopleChanged())
        for course in merge.courses:
            self._events.publish(EnrollmentChanged(course))
        for user_id in roster.people.values():
            self._events.publish(CardsChanged(user_id))

    async def _log(self, action: AuditAction, names: str, count: int) -> None:
        async with self._uow(write=True) as work:
            await work.audit.add(action, actor=self.gate.actor, detail=_detail(names, count))
            await work.commit()


async def _notes(work: UnitOfWork, user_id: UserId, since: str) -> list[Row]:
    notes: list[Annotation] = []
    offset: int | None = 0
    while offset is not None:
        page = await work.annotations.page(NotesQuery(), user_id, offset, _NOTES)
        notes += page.items
        offset = page.next_offset
    return [note_row(note) for note in notes if note.updated_at >= since]


def _detail(names: str, count: int) -> str:
    return f"{names} · {count}" if names else str(count)
