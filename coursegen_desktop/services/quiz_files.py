"""Files of quizzes: the pictures that questions show, and what learners hand in."""

from __future__ import annotations

import mimetypes
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..db.asset_files import AssetFiles
from ..db.handed_store import STAGING, place_of
from ..db.sqlite import fsync_file
from ..db.unit_of_work import UnitOfWork
from ..domain.asset import Asset
from ..domain.errors import InvalidContent, StorageError
from ..domain.questions._files import HandedFile, clean_name, file_fault
from ..domain.questions.base import FileRules
from ..domain.quiz import Media
from .quiz_sittings import Sitting


async def pictures_of(work: UnitOfWork, sitting: Sitting) -> dict[str, str]:
    """The files of a quiz's pictures below the media folder, by the names that texts use."""
    if not sitting.quiz.media and not sitting.missing_media:
        return {}
    return await pictures_around(work, sitting.asset, sitting.quiz.media)


async def pictures_around(work: UnitOfWork, asset: Asset, media: Sequence[Media]) -> dict[str, str]:
    """The files around a quiz that holds `media`, by the names that texts use. One statement."""
    found: dict[str, str] = {}
    for other in await work.assets.around(asset.course_id, asset.lesson_id):
        name = other.content.get("name")
        if other.file_path and isinstance(name, str) and name:
            found.setdefault(f"media/{name}", other.file_path)
    named = {f"media:{one.id}": found[one.path] for one in media if one.path in found}
    return found | named


def store(source: Path, folder: Path, rules: FileRules) -> HandedFile:
    """Copy a file that is handed in into `folder`, under its checksum; blocking.

    InvalidContent when it is not of the kind or size that is asked for, StorageError.
    """
    name, mime = clean_name(source.name), mimetypes.guess_type(source.name)[0] or ""
    try:
        size = source.stat().st_size
        if fault := file_fault(name, mime, size, rules):
            raise fault
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=STAGING, dir=folder.parent) as staging:
            copy = Path(staging) / "file"
            shutil.copyfile(source, copy)
            fsync_file(copy)  # the answer that names it will be durable, so must it be
            file_path, _ = AssetFiles(folder).adopt(copy)
    except OSError as error:
        raise StorageError(
            "The file {file} cannot be read: {reason}.",
            "Check that it is there and that you may read it.",
            file=str(source),
            reason=error.strerror or type(error).__name__,
        ) from error
    return HandedFile(name=name, mime=mime, size=size, sha256=file_path.rpartition("/")[2])


def absent(folder: Path, answer: Mapping[str, object]) -> InvalidContent | None:
    """Why an answer cannot be taken whose files are not here; None when all are."""
    files = answer.get("files")
    for one in files if isinstance(files, list | tuple) else ():
        if isinstance(one, Mapping) and not place_of(folder, str(one.get("sha256"))).is_file():
            return InvalidContent(
                "The file “{name}” is not stored here.", "Add it again.", name=str(one.get("name"))
            )
    return None
