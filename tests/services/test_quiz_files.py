"""Pictures of quizzes and files that are handed in."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from coursegen_desktop.domain.draft import AssetDraft
from coursegen_desktop.domain.errors import InvalidContent, StorageError
from coursegen_desktop.domain.ids import UserId
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.work import WorkUnits
from tests.domain.questions.given import MEDIA, sample

from .quiz_course import Program, quiz, quiz_in_course, yes_no


async def test_a_file_is_copied_under_its_checksum_before_the_answer_names_it(
    uow: WorkUnits, user_id: UserId, tmp_path: Path
) -> None:
    program, folder = Program(uow), tmp_path / "data" / "handed"
    quizzes = QuizzesService(uow, program.hub, program.clocks.now, handed=folder)
    raw = sample("upload", accept=None)
    asset_id, _ = await quiz_in_course(uow, quiz(raw, yes_no("b")))
    run = await quizzes.start(asset_id, user_id=user_id)
    source = tmp_path / "report.pdf"
    source.write_bytes(b"%PDF words")
    kept = await quizzes.keep_file(run.attempt_id, raw["id"], source, user_id=user_id)
    digest = hashlib.sha256(b"%PDF words").hexdigest()
    assert (kept.name, kept.size, kept.sha256) == ("report.pdf", 10, digest)
    assert (folder / digest[:2] / digest).read_bytes() == b"%PDF words"
    assert source.exists()
    answer: dict[str, object] = {"files": [kept.model_dump()]}
    result = await quizzes.submit_answer(run.attempt_id, raw["id"], answer, user_id=user_id)
    assert result.grade.needs_marking
    empty = tmp_path / "empty.pdf"
    empty.touch()
    with pytest.raises(InvalidContent, match="is empty"):
        await quizzes.keep_file(run.attempt_id, raw["id"], empty, user_id=user_id)
    with pytest.raises(StorageError, match="cannot be read"):
        gone = tmp_path / "gone.pdf"
        await quizzes.keep_file(run.attempt_id, raw["id"], gone, user_id=user_id)


async def test_pictures_are_found_by_the_names_that_texts_use(
    uow: WorkUnits, user_id: UserId
) -> None:
    program = Program(uow)
    raw = quiz(sample("hotspot"), yes_no("b"))
    raw["media"] = MEDIA
    asset_id, _ = await quiz_in_course(uow, raw)
    async with uow(write=True) as work:
        lesson_id = (await work.assets.get(asset_id)).lesson_id
        picture = AssetDraft(
            asset_type="media", content={"name": "heart.png"}, file_path="ab/1.png"
        )
        await work.assets.add(lesson_id, picture)
        await work.commit()
    run = await program.quizzes.start(asset_id, user_id=user_id)
    assert run.pictures == {"media/heart.png": "ab/1.png", "media:heart": "ab/1.png"}
