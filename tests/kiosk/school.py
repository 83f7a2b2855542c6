"""The library of a class whose children sign in by pictures, for a whole day at the kiosk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coursegen_desktop.app.paths import Paths, resources_dir
from coursegen_desktop.app.wiring import open_services
from coursegen_desktop.domain.kiosk import KioskProfile
from coursegen_desktop.domain.school_class import ClassRules, Target
from coursegen_desktop.domain.sign_in_ways import Way
from tests.persons import CHEAP, PASSWORD
from tests.services.two_schools import same_course

from .library import PIN, TITLE

CLASS = "4a"
CHILDREN = ("Amara", "Bao", "Chidi")


@dataclass(frozen=True)
class Pupil:
    """A child, and the pictures it taps on, in their order."""

    name: str
    pictures: tuple[str, ...]


async def make_school(folder: Path) -> dict[str, Pupil]:
    """A shared library with one class, which has the quiz of a course to do."""
    services = await open_services(Paths(folder), resources_dir(), passwords=CHEAP)
    try:
        made = await services.accounts.begin_shared("Ada Byron", "ada@example.org", PASSWORD)
        services.gate.enter(made.user)
        await services.kiosk.set_pin(PIN)
        await services.kiosk.save_profile(KioskProfile(title=TITLE, text="Wash your hands first."))
        async with services.database.unit_of_work(write=True) as work:
            course_id = await work.courses.add(same_course())
            await work.commit()
        key = await services.classes.create(CLASS, rules=ClassRules(Way.PICTURES))
        await services.classes.add_new(key, CHILDREN)
        await services.classes.enrol(key, course_id)
        await services.assignments.assign(key, Target(course_id))
        learners = (await services.classes.open(key)).learners
        await services.class_pictures.give(key, [one.user.id for one in learners])
        await services.accounts.set_sharing(
            idle_minutes=0, self_register=False, show_people=False, by_class=True
        )
        cards = await services.class_pictures.cards(key)
        return {one.user.full_name: Pupil(one.user.full_name, one.pictures) for one in cards}
    finally:
        await services.close()


async def make_teachers_computer(folder: Path) -> None:
    """Another computer with the same course, where the teacher looks after everything."""
    services = await open_services(Paths(folder), resources_dir(), passwords=CHEAP)
    try:
        made = await services.accounts.begin_shared("Ada Byron", "ada@example.org", PASSWORD)
        services.gate.enter(made.user)
        async with services.database.unit_of_work(write=True) as work:
            await work.courses.add(same_course())
            await work.commit()
    finally:
        await services.close()
