"""Reads a `.coursegen` package, from a friend or from a stranger."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from ...domain.base import Schema
from ...domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from ...domain.errors import FormatError, InvalidContent
from ..archive import Archive
from ..assets import checked_content
from ..json_text import parse_json
from ..names import shown
from ..opening import storage_error
from ..package import (
    ASSETS_BYTES,
    COURSE,
    COURSE_BYTES,
    ENDING,
    ENDINGS,
    FORMAT,
    LESSON_BYTES,
    LIMITS,
    MANIFEST,
    MANIFEST_BYTES,
    MEDIA_ENDINGS,
    TEXT_BYTES,
    VERSION,
    AssetEntry,
    AssetsFile,
    CourseFile,
    LessonEntry,
    Manifest,
    MediaEntry,
)

_SchemaT = TypeVar("_SchemaT", bound=Schema)
_ZIP = b"PK\x03\x04"
_NAME_AT = 30
_DAMAGED = "Nothing was imported; ask for the file again."


class CoursegenPackage:
    """The program's own format."""

    name = "coursegen_package"
    title = "Coursegen package"
    extensions = (ENDING,)

    def sniff(self, head: bytes, name: str) -> float:
        """Sure when the manifest comes first, as our writer puts it."""
        if head.startswith(_ZIP) and head[_NAME_AT:].startswith(MANIFEST.encode()):
            return 1.0
        named = name.casefold().endswith(ENDING)
        return 0.9 if named else 0.0

    def read(self, path: Path, media: Path) -> CourseDraft:
        """The course in the package; see formats.base.Importer."""
        with Archive(path, LIMITS, suffixes=ENDINGS) as archive:
            return _Reader(archive, path.name, media).course()


class _Reader:
    """One package being read. Every part is read once: a text named twice is a bomb."""

    def __init__(self, archive: Archive, file: str, media: Path) -> None:
        self._archive = archive
        self._file = file
        self._folder = media
        self._text_left = TEXT_BYTES
        self._taken: set[str] = set()
        self._media: dict[str, MediaEntry] = {}
        self._unpacked: set[str] = set()

    def course(self) -> CourseDraft:
        manifest = self._manifest()
        self._media = {entry.path: entry for entry in manifest.media}
        course = self._parse(COURSE, CourseFile, self._json(COURSE, COURSE_BYTES))
        modules = tuple(
            ModuleDraft(
                title=module.title,
                summary=module.summary,
                lessons=tuple(self._lesson(lesson) for lesson in module.lessons),
                public_id=module.public_id,
            )
            for module in course.modules
        )
        if not any(module.lessons for module in modules):
            raise self._fault(COURSE, "The course has no lessons.")
        fields = course.model_dump(exclude={"modules", "thumbnail"})
        thumbnail = self._medium(course.thumbnail, COURSE) if course.thumbnail else ""
        return CourseDraft(**fields, thumbnail_url=thumbnail, modules=modules)

    def _manifest(self) -> Manifest:
        if MANIFEST not in self._archive:
            raise self._fault("", "This is a zip file, but not a course package.")
        value = self._json(MANIFEST, MANIFEST_BYTES)
        if not isinstance(value, dict) or value.get("format") != FORMAT:
            raise self._fault(MANIFEST, "This is a zip file, but not a course package.")
        version = value.get("version")
        if isinstance(version, int) and version > VERSION:
            raise FormatError(
                self._file,
                f"The package was written by a newer version of the program (format {version}).",
                hint="Update Coursegen Desktop, then import it again.",
            )
        return self._parse(MANIFEST, Manifest, value)

    def _lesson(self, entry: LessonEntry) -> LessonDraft:
        data = self._text(entry.text, LESSON_BYTES)
        try:
            content = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise self._fault(entry.text, "The text is not UTF-8.") from error
        if "\x00" in content:
            raise self._fault(entry.text, "This is not text.")
        return LessonDraft(
            title=entry.title,
            content=content,
            duration_minutes=entry.duration_minutes,
            assets=self._assets(entry.assets) if entry.assets else (),
            public_id=entry.public_id,
        )

    def _assets(self, name: str) -> tuple[AssetDraft, ...]:
        found = self._parse(name, AssetsFile, self._json(name, ASSETS_BYTES))
        return tuple(self._asset(name, entry) for entry in found.assets)

    def _asset(self, place: str, entry: AssetEntry) -> AssetDraft:
        try:
            content = checked_content(entry.asset_type, entry.content)
        except InvalidContent as error:
            raise self._fault(place, error.text()) from error
        file_path = self._medium(entry.media, place) if entry.media else None
        return AssetDraft(asset_type=entry.asset_type, content=content, file_path=file_path)

    def _medium(self, name: str, place: str) -> str:
        """Unpack a media file once; several assets may show it."""
        entry = self._media.get(name)
        if entry is None or Path(name).suffix.casefold() not in MEDIA_ENDINGS:
            raise self._fault(place, f"The file {name} is not listed in the manifest.")
        if name not in self._unpacked:
            self._unpack(entry)
            self._unpacked.add(name)
        return name

    def _unpack(self, entry: MediaEntry) -> None:
        if self._archive.size(entry.path) != entry.bytes:
            raise self._fault(entry.path, "The file is not the one that the manifest describes.")
        target = self._folder.joinpath(*entry.path.split("/"))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                self._archive.copy(entry.path, file)
            with target.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise storage_error(error, target) from error
        if digest != entry.sha256:
            raise self._fault(entry.path, "The file is not the one that the manifest describes.")

    def _json(self, name: str, limit: int) -> object:
        return parse_json(self._text(name, limit), self._file, name)

    def _text(self, name: str, limit: int) -> bytes:
        if name in self._taken:
            raise self._fault(name, "This part is used twice.")
        self._taken.add(name)
        data = self._archive.read(name, min(limit, self._text_left))
        self._text_left -= len(data)
        return data

    def _parse(self, place: str, schema: type[_SchemaT], value: object) -> _SchemaT:
        try:
            return schema.model_validate(value)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False, include_context=False)[0]
            where = ".".join(str(step) for step in first["loc"])
            reason = f"{where}: {first['msg']}." if where else f"{first['msg']}."
            raise self._fault(place, reason) from error

    def _fault(self, place: str, reason: str) -> FormatError:
        reason = shown(reason, limit=300)
        return FormatError(self._file, reason, place=shown(place), hint=_DAMAGED)


IMPORTER = CoursegenPackage()
