"""Classes with their people and what they have to do, photographed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QDialog

from coursegen_desktop.domain.errors import StorageError
from coursegen_desktop.domain.ids import ClassId
from coursegen_desktop.domain.school_class import (
    ClassRules,
    MemberRole,
    Span,
    Target,
    Task,
)
from coursegen_desktop.domain.sign_in_ways import Way
from coursegen_desktop.ui.kit.routes import ClassesRoute, LibraryRoute, SchoolClassRoute
from coursegen_desktop.ui.people.classes.page import Tab
from tests.windowed import AppWindow, eventually

from .learner import Learned
from .people_scenes import fill_people
from .scenes import empty_scene, scene

CHILDREN = (
    "Amara", "Bao", "Chidi", "Dina", "Emil", "Farah", "Goran", "Hana", "Ines", "Jonas", "Kofi",
    "Lena", "Mateo", "Nour", "Olu", "Pia", "يوسف", "Quyen", "Rosa", "Sami",
)  # fmt: skip


async def fill_school(app: AppWindow, learned: Learned) -> ClassId:
    """Three classes; the first one has children, tasks, and pictures for most."""
    await fill_people(app, learned)
    classes, services = app.services.classes, app.services
    known = await classes.list()
    if known:
        return next(card.of.id for card in known if card.of.name.startswith("Room"))
    rules = ClassRules(may_join=True, has_guests=True)
    key = await classes.create("Room 4 · Science", icon="leaf", colour=1, rules=rules)
    await classes.create("5b", icon="globe", colour=2, rules=ClassRules(Way.PASSWORD))
    await classes.create("Choir", icon="eighth-notes", colour=4, rules=ClassRules(Way.NOTHING))
    made = await classes.add_new(key, CHILDREN)
    await services.class_pictures.give(key, [user.id for user in made[:16]])
    await classes.add_new(
        next(card.of.id for card in await classes.list() if card.of.name == "5b"),
        ["Tove", "Uri", "Vera"],
    )
    teachers = await classes.candidates(key, "kaja", role=MemberRole.TEACHER)
    for teacher in teachers:
        await classes.add(key, teacher.id, MemberRole.TEACHER)
    await _tasks(app, key, learned, [user.id for user in made])
    return key


async def _tasks(app: AppWindow, key: ClassId, learned: Learned, people: list[Any]) -> None:
    services = app.services
    today = services.now().astimezone().date()
    view = await services.lessons.course(learned.course, user_id=services.user.id)
    give = services.assignments.assign
    quiz = next(one for one in view.lessons if one.quizzes)

    def until(days: int) -> Span:
        return Span("", (today + timedelta(days=days)).isoformat())

    await give(key, Target(view.id, quiz.id, quiz.quizzes[0].asset_id), span=until(-2))
    await give(key, Target(view.id, view.lessons[2].id), span=until(1), words="Read it twice")
    await give(key, Target(view.id, view.lessons[4].id), span=until(5), people=people[:3])
    await give(key, Target(view.id), span=until(40))
    async with services.database.unit_of_work(write=True) as work:
        for user in people[:7]:
            lesson = view.lessons[2].id
            moment = "2026-11-23T10:00:00.000000+00:00"
            await work.completions.set(user, lesson, True, moment, "2026-11-23")
            await work.users.seen(user)
        await work.commit()


async def open_school(app: AppWindow, learned: Learned, tab: Tab = Tab.LEARNERS) -> Any:
    key = await fill_school(app, learned)
    page = await app.go(SchoolClassRoute(key))
    app.screen.reload()
    await app.settled()
    page.show_tab(tab)
    page.panes[tab].view.setFocus()
    return page


async def dialog_of(app: AppWindow) -> Any:
    def front() -> Any:
        return next((d for d in app.window.findChildren(QDialog) if d.isVisible()), None)

    return await eventually(front, "a dialog")


@empty_scene("classes-empty")
async def classes_empty(app: AppWindow) -> None:
    await app.go(ClassesRoute())


@scene("classes")
async def classes(app: AppWindow, learned: Learned) -> None:
    await fill_school(app, learned)
    page = await app.go(ClassesRoute())
    app.screen.reload()
    await app.settled()
    page.list.setFocus()


@scene("classes-new")
async def classes_new(app: AppWindow, learned: Learned) -> None:
    page = await app.go(ClassesRoute())
    page.new_requested.emit()
    await dialog_of(app)


@scene("classes-failing")
async def classes_failing(app: AppWindow, learned: Learned) -> None:
    page = await app.go(ClassesRoute())
    page.show_failure(StorageError("The library cannot be read.", "Check the disk.").text())


@scene("school-class")
async def school_class(app: AppWindow, learned: Learned) -> None:
    await open_school(app, learned)


@scene("school-class-tasks")
async def school_class_tasks(app: AppWindow, learned: Learned) -> None:
    await open_school(app, learned, Tab.TASKS)


@scene("school-class-teachers")
async def school_class_teachers(app: AppWindow, learned: Learned) -> None:
    await open_school(app, learned, Tab.TEACHERS)


@scene("school-class-nobody")
async def school_class_nobody(app: AppWindow, learned: Learned) -> None:
    await fill_school(app, learned)
    cards = await app.services.classes.list()
    key = next(card.of.id for card in cards if card.of.name == "Choir")
    page = await app.go(SchoolClassRoute(key))
    page.show_tab(Tab.LEARNERS)


@scene("school-class-children")
async def school_class_children(app: AppWindow, learned: Learned) -> None:
    page = await open_school(app, learned)
    page.children_requested.emit()
    dialog = await dialog_of(app)
    dialog.names.setPlainText("Ada\nBen\nCleo")


@scene("school-class-cards")
async def school_class_cards(app: AppWindow, learned: Learned) -> None:
    page = await open_school(app, learned)
    page.cards_requested.emit()
    await dialog_of(app)


@scene("school-class-what")
async def school_class_what(app: AppWindow, learned: Learned) -> None:
    page = await open_school(app, learned, Tab.TASKS)
    page.assign_requested.emit()
    dialog = await dialog_of(app)
    await eventually(lambda: dialog.chosen, "the parts of a course")


@scene("school-class-given")
async def school_class_given(app: AppWindow, learned: Learned) -> None:
    page = await open_school(app, learned, Tab.TASKS)
    task = next(one for one in page.view.assignments if not one.for_all)
    page.change_requested.emit(task)
    await dialog_of(app)


@scene("school-class-who")
async def school_class_who(app: AppWindow, learned: Learned) -> None:
    page = await open_school(app, learned, Tab.TASKS)
    page.who_requested.emit(page.view.assignments[1])
    await dialog_of(app)


@scene("library-for-you")
async def library_for_you(app: AppWindow, learned: Learned) -> None:
    page = await app.go(LibraryRoute())
    await app.settled()
    target = Target(learned.course, learned.lesson, learned.quiz)
    course = "How learning works"
    page.show_tasks(
        (
            Task(target, "Quiz: How memory works", course, "", "", "4a", -2),
            Task(Target(learned.course, learned.lesson), "Practice that lasts", course, "",
                 "Read the second part twice", "4a", 1),
            Task(Target(learned.course), course, course, "", "", "4a", 5),
        )
    )  # fmt: skip


@scene("library-nothing-to-do")
async def library_nothing_to_do(app: AppWindow, learned: Learned) -> None:
    """The same page afterwards: nothing is left of it."""
    page = await app.go(LibraryRoute())
    page.show_tasks(())
