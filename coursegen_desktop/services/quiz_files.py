"""Files of quizzes: the pictures that questions show, and what learners hand in."""

from __future__ import annotations

import mimetypes
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ..db.asset_files import AssetFiles
from ..db.unit_of_work import UnitOfWork
from ..domain.asset import Asset
from ..domain.errors import StorageError
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
        with tempfile.TemporaryDirectory(prefix=".handed-", dir=folder.parent) as staging:
            copy = Path(staging) / "file"
            shutil.copyfile(source, copy)
            file_path, _ = AssetFiles(folder).adopt(copy)
    except OSError as error:
        raise StorageError(
            "The file {file} cannot be read: {reason}.",
            "Check that it is there and that you may read it.",
            file=str(source),
            reason=error.strerror or type(error).__name__,
        ) from error
    return HandedFile(name=name, mime=mime, size=size, sha256=file_path.rpartition("/")[2])
