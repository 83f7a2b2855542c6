"""Makes the library of a class, also for processes that tests start."""

from __future__ import annotations

from pathlib import Path

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import open_services
from coursegen_desktop.domain.ids import AssetId
from coursegen_desktop.domain.kiosk import KioskProfile
from tests import samples
from tests.persons import CHEAP, PASSWORD

PIN = "271828"
CHILDREN = ("Amara", "Bao")
TITLE = "Room 4 · Science"


async def make_library(folder: Path, profile: KioskProfile | None = None) -> AssetId:
    """A shared library in `folder`. Returns a quiz of its course."""
    services = await open_services(Paths(folder), resources_dir(), passwords=CHEAP)
    try:
        made = await services.accounts.begin_shared("Ada Byron", "ada@example.org", PASSWORD)
        services.gate.enter(made.user)
        await services.kiosk.set_pin(PIN)
        await services.kiosk.save_profile(profile or KioskProfile(title=TITLE))
        draft = samples.small_course().model_copy(update={"is_published": True})
        async with services.database.unit_of_work(write=True) as work:
            course_id = await work.courses.add(draft)
            await work.commit()
        services.gate.leave()
        for name in CHILDREN:
            await services.accounts.register(name, f"{name.lower()}@example.org", PASSWORD)
        async with services.database.unit_of_work() as work:
            course = await work.courses.outline(course_id, made.user.id)
        return next(quiz.asset_id for lesson in course.lessons for quiz in lesson.quizzes)
    finally:
        await services.close()
