"""The last lesson of the sample course: everything that a lesson and a quiz can hold."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from ..db.asset_files import AssetFiles
from ..domain.draft import AssetDraft, LessonDraft
from ..domain.errors import StorageError

MODULE_TITLE = "About lessons"
LESSON_TITLE = "Everything a lesson can hold"
_MINUTES = 4


def elements_lesson(folder: Path, media: Path | None) -> LessonDraft:
    """The lesson in `folder`, its media brought into the folder `media`; blocking.

    Without `media` the lesson names files that are not there. Raises StorageError.
    """
    try:
        text = (folder / "lesson.md").read_text("utf-8")
        terms = json.loads((folder / "terms.json").read_text("utf-8"))
        quiz = json.loads((folder / "quiz.json").read_text("utf-8"))
        files = sorted((folder / "media").iterdir())
        assets = [AssetDraft(asset_type="terms", content=terms)]
        assets.append(AssetDraft(asset_type="quiz", content=quiz))
        assets += [_adopted(file, media) for file in files] if media is not None else []
    except OSError as error:
        raise StorageError(
            "The sample lesson cannot be read.", "Install Coursegen Desktop again."
        ) from error
    return LessonDraft(
        title=LESSON_TITLE, content=text, duration_minutes=_MINUTES, assets=tuple(assets)
    )


def _adopted(file: Path, media: Path) -> AssetDraft:
    """A copy of a file as an asset; the copy is moved, so it must begin on the same disk."""
    media.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".sample-", dir=media.parent) as staging:
        copy = Path(staging) / file.name
        shutil.copyfile(file, copy)
        file_path, _ = AssetFiles(media).adopt(copy)
    return AssetDraft(asset_type="media", content={"name": file.name}, file_path=file_path)
