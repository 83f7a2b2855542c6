"""The parts of a `.coursegen` package, version 1, as its reader and its writer share them.

manifest.json          first and not compressed: what this file is
course.json            the structure, without the lessons' text
lessons/001-slug.md    a lesson's Markdown, UTF-8
assets/001-slug.json   what was made for that lesson: quiz, key terms, summary, sources
media/<sha256>.<ext>   pictures, sound, films, each once
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from ..domain.base import Schema
from ..domain.course import MAX_TITLE
from ..domain.zip_contents import MIB, Limits

FORMAT = "coursegen"
VERSION = 1
ENDING = ".coursegen"
MANIFEST, COURSE = "manifest.json", "course.json"

MANIFEST_BYTES = MIB
COURSE_BYTES = 16 * MIB
LESSON_BYTES = 8 * MIB
ASSETS_BYTES = 16 * MIB
# All Markdown and JSON together: they are held in memory.
TEXT_BYTES = 256 * MIB
LIMITS = Limits()

# Kinds of media that a lesson can show. Whoever brings a package in passes its pictures through
# the gates of `rendering/svg_gate.py` and `media/picture_gate.py`.
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
_SOUNDS = (".mp3", ".ogg", ".opus", ".wav", ".m4a", ".flac")
_FILMS = (".mp4", ".webm", ".m4v", ".vtt", ".srt")
MEDIA_ENDINGS = frozenset((*_PICTURES, *_SOUNDS, *_FILMS, ".pdf"))
# Compressed already: packing them again costs time and gains nothing.
PACKED_ENDINGS = MEDIA_ENDINGS - {".wav", ".vtt", ".srt", ".svg"}
ENDINGS = MEDIA_ENDINGS | {".json", ".md"}

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]+")
_BLANKS = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def one_line(text: str) -> str:
    """A title as it may be shown: one line, no signs that cannot be seen or turn the writing."""
    return _BLANKS.sub(" ", _UNSEEN.sub(" ", text)).strip()


def _title(text: str) -> str:
    return one_line(text)[:MAX_TITLE].rstrip() or "Untitled"


def _plain(text: str) -> str:
    return text.replace("\x00", "")


Title = Annotated[str, StringConstraints(max_length=4 * MAX_TITLE), AfterValidator(_title)]
Line = Annotated[str, StringConstraints(max_length=2000), AfterValidator(one_line)]
Prose = Annotated[str, StringConstraints(max_length=1_000_000), AfterValidator(_plain)]
PublicId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
AssetType = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
Part = Annotated[str, StringConstraints(min_length=1, max_length=LIMITS.name)]


class MediaEntry(Schema):
    """A media file: its name in the package, its size and its fingerprint."""

    path: Annotated[Part, StringConstraints(pattern=r"^media/[^/]+$")]
    bytes: int = Field(ge=0)
    sha256: Sha256


class Manifest(Schema):
    """What the file is. `created` is when the course was last changed, ISO 8601, or ""."""

    format: Literal["coursegen"]
    version: Literal[1]
    generator: str = Field(default="", max_length=200)
    course: PublicId | None = None
    created: str = Field(default="", max_length=40)
    media: tuple[MediaEntry, ...] = Field(default=(), max_length=LIMITS.files)


class AssetEntry(Schema):
    """Something made for a lesson. `media` names its file in the package, if it has one."""

    asset_type: AssetType
    content: dict[str, object] = Field(default_factory=dict)
    media: Part | None = None


class AssetsFile(Schema):
    """The assets of one lesson, in order."""

    assets: tuple[AssetEntry, ...] = Field(default=(), max_length=200)


class LessonEntry(Schema):
    """A lesson: where its text is and, when it has any, where its assets are."""

    title: Title
    text: Part
    assets: Part | None = None
    duration_minutes: int = Field(default=1, ge=0, le=100_000)
    public_id: PublicId | None = None


class ModuleEntry(Schema):
    """A module and its lessons in order."""

    title: Title
    summary: Prose = ""
    public_id: PublicId | None = None
    lessons: tuple[LessonEntry, ...] = Field(default=(), max_length=LIMITS.files)


class CourseFile(Schema):
    """The course without the text of its lessons. `thumbnail` names a media file, or ""."""

    title: Title
    description: Prose = ""
    learning_outcomes: tuple[Line, ...] = Field(default=(), max_length=1000)
    language: Annotated[Line, StringConstraints(max_length=35)] = ""
    licence: Annotated[Line, StringConstraints(max_length=200)] = ""
    authors: tuple[Line, ...] = Field(default=(), max_length=1000)
    thumbnail: str = Field(default="", max_length=LIMITS.name)
    is_published: bool = False
    public_id: PublicId | None = None
    tags: tuple[Line, ...] = Field(default=(), max_length=1000)
    prerequisites: tuple[PublicId, ...] = Field(default=(), max_length=1000)
    modules: tuple[ModuleEntry, ...] = Field(default=(), max_length=LIMITS.files)


def slug(title: str) -> str:
    """A title as a file name that every system takes: "Light & shade" gives "light-shade"."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NOT_WORD.sub("-", plain).strip("-")[:40].strip("-") or "lesson"
