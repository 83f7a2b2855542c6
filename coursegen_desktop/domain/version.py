"""What a version of a lesson or of a course is, and which of them are kept as they grow old.

Versions of one course are numbered in the order in which they were made. A version is a point in
time of the whole course: the lessons are then as their newest versions up to it say.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from .ids import CourseId

# An automatic version younger than this is replaced by the next one.
COALESCED = timedelta(seconds=60)
# So many versions in a row are kept as differences; the next one stands by itself.
CHAIN = 32
MAX_NAME = 120
# Parts a person from the model that helped him, in one field; no name holds it.
_WITH = "\x1f"
_MAX_BY, _MAX_MODEL = 200, 80


@dataclass(frozen=True, slots=True)
class AssetContent:
    """Something made for a lesson, as a version keeps it."""

    public_id: str
    asset_type: str
    content: dict[str, Any]
    file_path: str | None = None


@dataclass(frozen=True, slots=True)
class LessonContent:
    """All of a lesson that an author changes."""

    title: str
    content: str
    minutes: int = 1
    assets: tuple[AssetContent, ...] = ()

    def dump(self) -> str:
        """As canonical JSON: equal lessons give equal texts."""
        assets = [[a.public_id, a.asset_type, a.content, a.file_path] for a in self.assets]
        return _canonical(
            {
                "title": self.title,
                "content": self.content,
                "minutes": self.minutes,
                "assets": assets,
            }
        )

    @staticmethod
    def read(text: str) -> LessonContent:
        """What `dump` wrote."""
        given = json.loads(text)
        assets = tuple(AssetContent(*parts) for parts in given["assets"])
        return LessonContent(given["title"], given["content"], given["minutes"], assets)


@dataclass(frozen=True, slots=True)
class LessonPlace:
    """A lesson in the outline of a version."""

    public_id: str
    title: str


@dataclass(frozen=True, slots=True)
class ModulePlace:
    """A module in the outline of a version."""

    public_id: str
    title: str
    summary: str = ""
    lessons: tuple[LessonPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseContent:
    """A course's own fields and its outline; the lessons have versions of their own."""

    fields: dict[str, Any]
    modules: tuple[ModulePlace, ...] = ()

    def dump(self) -> str:
        """As canonical JSON."""
        modules = [
            [m.public_id, m.title, m.summary, [[one.public_id, one.title] for one in m.lessons]]
            for m in self.modules
        ]
        return _canonical({"fields": self.fields, "modules": modules})

    @staticmethod
    def read(text: str) -> CourseContent:
        """What `dump` wrote."""
        given = json.loads(text)
        modules = tuple(
            ModulePlace(key, title, summary, tuple(LessonPlace(*one) for one in lessons))
            for key, title, summary, lessons in given["modules"]
        )
        return CourseContent(given["fields"], modules)


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """A version as lists show it. `name` is "" for one that was made by itself."""

    id: int
    course_id: CourseId
    lesson_public_id: str  # "" for the whole course
    at: str  # ISO 8601, UTC
    user_name: str
    name: str
    title: str
    hash: str
    size: int

    @property
    def person(self) -> str:
        """Who made it, "" where nobody knows."""
        return self.user_name.partition(_WITH)[0]

    @property
    def model(self) -> str:
        """The model that wrote what came in, "" for what a person wrote himself."""
        return self.user_name.partition(_WITH)[2]

    @property
    def is_named(self) -> bool:
        """Whether somebody kept it on purpose."""
        return bool(self.name)

    @property
    def is_course(self) -> bool:
        """Whether it is about the course itself, not about one lesson."""
        return not self.lesson_public_id


def made_by(name: str, model: str = "") -> str:
    """A person, and the model that helped, as `VersionInfo.user_name` has them."""
    if not model:
        return name
    model = model.replace(_WITH, " ")[:_MAX_MODEL]
    return f"{name[: _MAX_BY - len(model) - 1]}{_WITH}{model}"


def digest(text: str) -> str:
    """What tells two versions apart."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def thinned(times: Sequence[datetime], now: datetime) -> set[int]:
    """Which of these moments (by their places) stay.

    All of the last hour, the last of every ten minutes of the last day, of every day of the last
    month, and of every week before. The spans lie fast in time, so that thinning again later
    never asks for what was given away.
    """
    last: dict[tuple[str, int], int] = {}
    for place, moment in enumerate(times):
        span = _span(moment, now) or ("each", place)
        held = last.get(span)
        if held is None or moment >= times[held]:
            last[span] = place
    return set(last.values())


def kept_versions(versions: Sequence[VersionInfo], now: datetime) -> set[int]:
    """The ids that thinning leaves of a course's versions, oldest first.

    Named ones stay, and with every point in time that stays what each lesson was then. The first
    version of each lesson stays: it is what the lesson was before anybody changed it.
    """
    moments = [datetime.fromisoformat(version.at) for version in versions]
    points = {versions[place].id for place in thinned(moments, now)}
    points |= {version.id for version in versions if version.is_named}
    kept: set[int] = set()
    newest: dict[str, int] = {}
    # What became the newest of its lesson since the last point: earlier ones are held already.
    fresh: set[str] = set()
    for version in versions:
        key = version.lesson_public_id
        if key not in newest:
            kept.add(version.id)
        newest[key] = version.id
        fresh.add(key)
        if version.id in points:
            kept |= {newest[name] for name in fresh}
            fresh.clear()
    # What was changed last is what there is now.
    return kept | set(newest.values())


def newest_until(versions: Iterable[VersionInfo], lesson: str, point: int) -> VersionInfo | None:
    """How a lesson ("": the course itself) was at a point: its newest version until then, or else
    its first one. None when it was never changed."""
    own = [version for version in versions if version.lesson_public_id == lesson]
    until = [version for version in own if version.id <= point]
    if until:
        return max(until, key=lambda version: version.id)
    return min(own, key=lambda version: version.id, default=None)


def _span(moment: datetime, now: datetime) -> tuple[str, int] | None:
    age = now - moment
    seconds = int(moment.timestamp())
    if age <= timedelta(hours=1):
        return None
    if age <= timedelta(days=1):
        return "minutes", seconds // 600
    if age <= timedelta(days=30):
        return "day", seconds // 86400
    return "week", (seconds // 86400 + 3) // 7  # weeks begin with Monday


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
