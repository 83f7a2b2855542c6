"""Writes a course as a `.coursegen` package: all of it, the same bytes every time."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from ...domain.draft import AssetDraft, CourseDraft, LessonDraft
from ...domain.errors import InvalidContent
from ..json_text import json_bytes
from ..opening import open_to_read
from ..package import (
    ASSETS_BYTES,
    COURSE,
    COURSE_BYTES,
    ENDING,
    FORMAT,
    LESSON_BYTES,
    LIMITS,
    MANIFEST,
    MEDIA_ENDINGS,
    PACKED_ENDINGS,
    TEXT_BYTES,
    VERSION,
    slug,
)
from ..packing import pack

_CHUNK = 1024 * 1024
_BOM = "\ufeff"


class CoursegenPackage:
    """The program's own format: nothing is lost but media files that are missing."""

    name = "coursegen_package"
    title = "Coursegen package"
    extensions = (ENDING,)

    def write(
        self, draft: CourseDraft, path: Path, media: Path, generator: str, created: str = ""
    ) -> tuple[str, ...]:
        """Write `draft` to `path`; see formats.base.Exporter."""
        parts = _Parts(media)
        modules = [
            {
                "title": module.title,
                "summary": module.summary,
                "public_id": module.public_id,
                "lessons": [parts.lesson(lesson) for lesson in module.lessons],
            }
            for module in draft.modules
        ]
        course = {
            "title": draft.title,
            "description": draft.description,
            "learning_outcomes": list(draft.learning_outcomes),
            "language": draft.language,
            "licence": draft.licence,
            "authors": list(draft.authors),
            "thumbnail": parts.thumbnail(draft.thumbnail_url),
            "is_published": draft.is_published,
            "public_id": draft.public_id,
            "modules": modules,
        }
        # Only where there are any: older programs refuse what they do not know.
        rest = {"tags": list(draft.tags), "prerequisites": list(draft.prerequisites)}
        course |= {name: words for name, words in rest.items() if words}
        parts.add_json(COURSE, course, COURSE_BYTES)
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "generator": generator,
            "course": draft.public_id,
            "created": created,
            "media": [parts.media[name] for name in sorted(parts.media)],
        }
        parts.add_json(MANIFEST, manifest, COURSE_BYTES)
        parts.check_size()
        pack(path, parts.files, first=MANIFEST, stored=PACKED_ENDINGS)
        return tuple(parts.losses)


class _Parts:
    """The files of one package as they come together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lessons = 0
        self._text = 0
        self.files: dict[str, bytes | Path] = {}
        self.media: dict[str, dict[str, object]] = {}
        self.losses: list[str] = []

    def lesson(self, lesson: LessonDraft) -> dict[str, object]:
        self._lessons += 1
        stem = f"{self._lessons:03d}-{slug(lesson.title)}"
        text = f"lessons/{stem}.md"
        # The reader strips one byte order mark, so that files edited on Windows work.
        guard = codecs.BOM_UTF8 if lesson.content.startswith(_BOM) else b""
        content = lesson.content.replace("\x00", "").encode("utf-8", "replace")
        self._add(text, guard + content, LESSON_BYTES)
        assets = None
        if lesson.assets:
            assets = f"assets/{stem}.json"
            made = [self._asset(asset, lesson.title) for asset in lesson.assets]
            self.add_json(assets, {"assets": made}, ASSETS_BYTES)
        return {
            "title": lesson.title,
            "text": text,
            "assets": assets,
            "duration_minutes": lesson.duration_minutes,
            "public_id": lesson.public_id,
        }

    def thumbnail(self, url: str) -> str:
        if not url:
            return ""
        return self._media(url, "The picture of the course") or ""

    def add_json(self, name: str, value: object, limit: int) -> None:
        try:
            data = json_bytes(value)
        except (ValueError, TypeError, RecursionError) as error:
            raise InvalidContent(
                "{part} holds something that cannot be written to a file.",
                "Edit or remove it, then export again.",
                part=name,
            ) from error
        self._add(name, data, limit)

    def check_size(self) -> None:
        """Refuse what the reader would refuse."""
        if len(self.files) > LIMITS.files or self._text > TEXT_BYTES:
            raise InvalidContent(
                "The course is too large for one package ({lessons} lessons).",
                "Divide it into several courses.",
                lessons=self._lessons,
            )

    def _add(self, name: str, data: bytes, limit: int) -> None:
        if len(data) > limit:
            raise InvalidContent(
                "{part} is too large for a package.", "Divide the lesson into several.", part=name
            )
        self._text += len(data)
        self.files[name] = data

    def _asset(self, asset: AssetDraft, lesson: str) -> dict[str, object]:
        entry: dict[str, object] = {"asset_type": asset.asset_type, "content": asset.content}
        if asset.file_path:
            what = f"The {asset.asset_type} of the lesson “{lesson}”"
            entry["media"] = self._media(asset.file_path, what)
        return entry

    def _media(self, file_path: str, what: str) -> str | None:
        source = self._folder / file_path
        root = self._folder.resolve()
        ending = source.suffix.casefold()
        if not source.resolve().is_relative_to(root) or not source.is_file():
            self.losses.append(f"{what} was left out: its file {file_path} is missing.")
            return None
        size = source.stat().st_size
        if ending not in MEDIA_ENDINGS or size > LIMITS.file:
            self.losses.append(f"{what} was left out: a package cannot hold {file_path}.")
            return None
        digest = _fingerprint(source)
        name = f"media/{digest}{ending}"
        self.files[name] = source
        self.media[name] = {"path": name, "bytes": size, "sha256": digest}
        return name


def _fingerprint(path: Path) -> str:
    digest = hashlib.sha256()
    with open_to_read(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


EXPORTER = CoursegenPackage()
