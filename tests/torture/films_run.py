"""Makes the films of a course, or goes on with them, until it is killed or done.

    python -m tests.torture.films_run FOLDER LESSONS

Prints "ready" when it begins, "kept N" when N lessons have their film, and "done N" with the
number of films that this start has made.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import Services, open_services
from coursegen_desktop.domain import media_wish
from coursegen_desktop.domain.draft import CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.events import CourseChanged
from coursegen_desktop.domain.ids import CourseId
from coursegen_desktop.domain.media_wish import MadeMedia, MediaWish
from coursegen_desktop.media.speech.choosing import SILENT
from tests import warm

WISH = MediaWish(voice=SILENT, spares_battery=False)
_PART = "## {name} {part}\n\nThe {low} is a thing that sailors use at sea. It is made of wood.\n\n"


def told(words: str) -> None:
    """One line, out of this process before anything else happens."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


async def course_of(services: Services, lessons: int) -> CourseId:
    """The one course of the library; made where there is none yet."""
    known = await services.exchange.list(user_id=services.user.id)
    if known:
        return CourseId(known[0]["id"])
    names = [f"Rope{number}" for number in range(lessons)]
    drafts = tuple(
        LessonDraft(
            title=name,
            content="".join(_PART.format(name=name, low=name.lower(), part=at) for at in (1, 2)),
        )
        for name in names
    )
    module = ModuleDraft(title="Ships", lessons=drafts)
    async with services.database.unit_of_work(write=True) as work:
        course_id = await work.courses.add(
            CourseDraft(title="Ships", language="en", modules=(module,))
        )
        await work.commit()
    return course_id


async def main(folder: Path, lessons: int) -> None:
    """Until it is killed, or done."""
    # As small as films may be: it is about what is kept.
    media_wish.SIZES["720p"] = (320, 180)
    services = await open_services(Paths(folder), resources_dir())
    services.gate.enter_as_owner(await services.accounts.owner())
    course_id = await course_of(services, lessons)
    job = services.media_making.make(course_id, WISH)
    live = services.media_making.live(course_id)
    assert live is not None
    services.hub.subscribe(CourseChanged, lambda _: told(f"kept {live.made}"))
    told("ready")
    made: MadeMedia = await job.wait()
    await services.close()
    told(f"done {made.made}")


if __name__ == "__main__":
    warm.fork_workers(*warm.COURSES)
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
