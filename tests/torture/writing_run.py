"""Writes a course, or goes on with one, until it is killed or done.

    python -m tests.torture.writing_run FOLDER SOURCE...

Goes on with the unfinished run in FOLDER, else reads and writes SOURCE. Prints "ready" when it
begins to write, "kept N" when N lessons are kept, and "done".
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import open_services
from coursegen_desktop.domain.brief import Brief
from coursegen_desktop.domain.events import RunChanged
from tests import warm


def told(words: str) -> None:
    """One line, out of this process before anything else happens."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


async def main(folder: Path, sources: tuple[str, ...]) -> None:
    """Until it is killed, or done."""
    services = await open_services(Paths(folder), resources_dir())
    services.gate.enter_as_owner(await services.accounts.owner())
    generation = services.generation
    # Killed while it read: there is no run yet.
    run_id = next((run.id for run in await generation.runs() if run.is_unfinished), None)
    if run_id is None:
        run_id = await generation.read(Brief(sources)).wait()
        job = generation.approve(run_id, await generation.outline(run_id))
    elif (await generation.run(run_id)).status == "outline":
        job = generation.approve(run_id, await generation.outline(run_id))
    else:
        job = generation.resume(run_id)
    loop = asyncio.get_running_loop()
    telling: set[asyncio.Task[None]] = set()

    async def tell() -> None:
        told(f"kept {(await generation.run(run_id)).done}")

    services.hub.subscribe(RunChanged, lambda _: telling.add(loop.create_task(tell())))
    told("ready")
    await job.wait()
    await asyncio.gather(*telling)
    await services.close()
    told("done")


if __name__ == "__main__":
    warm.fork_workers(*warm.COURSES)
    asyncio.run(main(Path(sys.argv[1]), tuple(sys.argv[2:])))
