"""An answer stored durably: against 4 KB written and synced to the same disk."""

from __future__ import annotations

import os

from coursegen_desktop.domain.ids import AssetId

from .measure import Result, alternate, plus, timed
from .place import Place

ROUNDS = 150
ALLOWED_MS = 1.5
_PAGE = b"x" * 4096
_sync = getattr(os, "fdatasync", os.fsync)


async def run(place: Place) -> list[Result]:
    """answer.submit."""
    target = os.open(place.folder / "floor.bin", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        # Grown beforehand: a journal of the file system is no part of the floor.
        os.write(target, _PAGE * 64)
        os.fsync(target)
        return [await _measure(place, target)]
    finally:
        os.close(target)


async def _measure(place: Place, target: int) -> Result:
    async with place.services() as services:
        user = services.user.id
        assets = iter(range(1, 1 + place.size.courses))

        async def synced() -> None:
            os.lseek(target, 0, os.SEEK_SET)
            os.write(target, _PAGE)
            _sync(target)

        async def submitted() -> float:
            run = await services.quizzes.start(AssetId(next(assets)), user_id=user)

            async def submit() -> None:
                await services.quizzes.submit_answer(
                    run.attempt_id, "q2", {"value": True}, user_id=user
                )

            return await timed(submit)

        floor, ours = await alternate(lambda: timed(synced), submitted, ROUNDS)
    return Result("answer.submit", floor, ours, plus(floor, 1.0, ALLOWED_MS))
