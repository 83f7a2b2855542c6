"""Answers quizzes at full speed until it is killed, and says of each answer that it is stored.

    python -m tests.torture.answers_run FOLDER SEED

Prints "ready", then a line of JSON for each acknowledged answer: attempt, question, answer.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from pathlib import Path

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import Services, open_services
from coursegen_desktop.domain.ids import AssetId

ASSET = AssetId(1)


def told(**values: object) -> None:
    """One line, out of this process before anything else happens."""
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


async def answer(services: Services, chance: random.Random) -> None:
    """Whole attempts, one after another, each begun where the last process was killed."""
    user = services.user.id
    while True:
        run = await services.quizzes.start(ASSET, user_id=user)
        for view in run.questions:
            if view.result is not None:
                continue
            given: dict[str, object] = {"value": chance.random() < 0.5}
            await services.quizzes.submit_answer(run.attempt_id, view.id, given, user_id=user)
            told(attempt=run.attempt_id, question=view.id, answer=given)
        await services.quizzes.finish(run.attempt_id, user_id=user)
        told(finished=run.attempt_id)


async def main(folder: Path, seed: int) -> None:
    """Until somebody ends it."""
    services = await open_services(Paths(folder), resources_dir())
    services.gate.enter(await services.accounts.owner())
    await services.quizzes.start(ASSET, user_id=services.user.id)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await answer(services, random.Random(seed))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
