"""Writes a course, or goes on with one, until it is killed or done.

    python -m tests.torture.writing_run [--model] FOLDER SOURCE...

Goes on with the unfinished run in FOLDER, else reads and writes SOURCE, with a scripted model
after --model. Prints "ready" when it begins to write, "kept N" when N lessons are kept, and "done".
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import open_services
from coursegen_desktop.domain.brief import Brief, Options
from coursegen_desktop.domain.connection import AUTHOR, Connection
from coursegen_desktop.domain.events import RunChanged
from coursegen_desktop.generation.providers.base import ChatClient, ChatRequest
from coursegen_desktop.generation.providers.scripted import Reply
from tests import warm
from tests.services.agents_at_work import CONNECTION, Model, faithful

_PAUSE_S = 0.001  # for twelve letters


def told(words: str) -> None:
    """One line, out of this process before anything else happens."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


async def main(folder: Path, sources: tuple[str, ...], *, with_model: bool = False) -> None:
    """Until it is killed, or done."""
    services = await open_services(Paths(folder), resources_dir())
    services.gate.enter_as_owner(await services.accounts.owner())
    generation = services.generation
    if with_model:
        generation.reach_models(_open_model)
    options = Options(connection=CONNECTION.id if with_model else "")
    # Killed while it read: there is no run yet.
    run_id = next((run.id for run in await generation.runs() if run.is_unfinished), None)
    if run_id is None:
        run_id = await generation.read(Brief(sources, options=options)).wait()
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


async def _open_model(_key: str) -> tuple[Connection, ChatClient]:
    """A model that takes its time, as real ones do."""

    def slowly(role: str, request: ChatRequest) -> Reply | None:
        return Reply(text=faithful(request), pause_s=_PAUSE_S) if role == AUTHOR else None

    return CONNECTION, Model(slowly).client


if __name__ == "__main__":
    warm.fork_workers(*warm.COURSES)
    arguments = [word for word in sys.argv[1:] if word != "--model"]
    places = Path(arguments[0]), tuple(arguments[1:])
    asyncio.run(main(*places, with_model="--model" in sys.argv))
