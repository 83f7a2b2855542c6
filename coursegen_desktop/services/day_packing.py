"""The parts of a day's package, put together and looked over; it calls for threads and workers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..db import handed_store
from ..domain.errors import FormatError, InvalidContent
from ..domain.questions.base import explained
from ..formats.day_package import (
    HANDED,
    PART_BYTES,
    PEOPLE,
    PICTURE_BYTES,
    PICTURES,
    QUIZZES,
    ROSTER,
    Day,
    packed,
    read_day,
)
from ..formats.day_rows import PICTURE, PersonFile, RosterFile, Row, VersionsFile
from .quiz_reading import digest

Rows = list[dict[str, Any]]


class DayPacking:
    """Collects the parts, and what they name."""

    def __init__(self, handed: Path) -> None:
        self._handed = handed
        self.parts: dict[str, bytes | Path] = {}
        self.versions: dict[str, set[str]] = {}
        self.assets: set[str] = set()
        self.lessons: set[str] = set()
        self.courses: set[str] = set()

    def add_person(
        self, person: Mapping[str, Any], learned: Mapping[str, Rows], picture: bytes | None
    ) -> None:
        """A learner with what he did, and the files that he handed in as far as they are there."""
        number = sum(name.startswith(PEOPLE) for name in self.parts) + 1
        self._add(f"{PEOPLE}{number:04}.json", PersonFile, {"person": person, **learned})
        if picture is not None and person["avatar"] == PICTURE and len(picture) <= PICTURE_BYTES:
            self.parts[f"{PICTURES}{person['public_id']}.png"] = picture
        for attempt in learned["attempts"]:
            if attempt["version"]:
                self.versions.setdefault(attempt["asset"], set()).add(attempt["version"])
        for rows in learned.values():
            self._name(rows)
        for name in handed_store.names_of([json.dumps(learned["attempts"])]):
            source = handed_store.place_of(self._handed, name)
            if source.is_file() and handed_store.digest(source) == name:
                self.parts[f"{HANDED}{name}.bin"] = source

    def add_versions(self, asset: str, versions: Rows) -> None:
        """A quiz as it was asked."""
        if versions:
            number = sum(name.startswith(QUIZZES) for name in self.parts) + 1
            whole = {"asset": asset, "versions": versions}
            self._add(f"{QUIZZES}{number:04}.json", VersionsFile, whole)

    def add_roster(
        self, classes: Rows, members: Rows, assignments: Rows, *, courses: Rows, quizzes: Rows
    ) -> None:
        """The classes, and where everything that was named stands."""
        roster = {
            "classes": classes,
            "members": members,
            "assignments": assignments,
            "courses": courses,
            "quizzes": quizzes,
        }
        self._add(ROSTER, RosterFile, roster)

    def name_assigned(self, assignments: Rows) -> None:
        """What assignments are about is named, too."""
        self._name(assignments)

    def _name(self, rows: Rows) -> None:
        for row in rows:
            for known, fields in (
                (self.courses, ("course",)),
                (self.lessons, ("lesson", "last_lesson")),
                (self.assets, ("asset",)),
            ):
                known.update(row[field] for field in fields if row.get(field))

    def _add(self, name: str, kind: type[Row], whole: Mapping[str, Any]) -> None:
        """As whoever reads it will look at it: what he would refuse is not written."""
        try:
            data = packed(kind.model_validate(dict(whole)).model_dump(exclude_unset=True))
        except ValidationError as error:
            where, why = explained(error)
            raise InvalidContent(
                "This library holds something that cannot be saved ({where}: {why}).",
                "Check the library with “doctor”, then try again.",
                where=f"{name} {where}",
                why=why,
            ) from error
        if len(data) > PART_BYTES:
            raise InvalidContent(
                "This is more than one file can hold.", "Save the last seven days only."
            )
        self.parts[name] = data


def read_checked(path: Path) -> Day:
    """A package whose quizzes are those that they say. Raises FormatError."""
    day = read_day(path)
    for part in day.quizzes:
        for version in json.loads(part)["versions"]:
            if digest(version["content"]) != version["hash"]:
                raise FormatError(path.name, "A quiz is not the one that was asked.")
    return day


def versions_of(day: Day) -> Sequence[tuple[str, Mapping[str, Any]]]:
    """(asset, version) of every quiz in a day."""
    found = []
    for part in day.quizzes:
        whole = json.loads(part)
        found += [(whole["asset"], version) for version in whole["versions"]]
    return found
