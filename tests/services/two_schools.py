"""The same course on two computers, learners who do things at both, and what a library knows."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from coursegen_desktop.db.database import Database
from coursegen_desktop.domain.anchoring import anchor_at
from coursegen_desktop.domain.annotation import Mark
from coursegen_desktop.domain.day import DayChanges, DayPlan
from coursegen_desktop.domain.draft import CourseDraft
from coursegen_desktop.domain.errors import AppError
from coursegen_desktop.domain.ids import AssetId, AttemptId, ClassId, LessonId, UserId
from coursegen_desktop.domain.place import Place
from coursegen_desktop.domain.school_class import MemberRole, Span, Target
from coursegen_desktop.domain.settings import SHARED, Sharing
from coursegen_desktop.domain.user import Role
from coursegen_desktop.services.annotations import AnnotationsService
from coursegen_desktop.services.class_quizzes import ClassQuizzesService
from coursegen_desktop.services.lessons import LessonsService
from coursegen_desktop.services.progress import ProgressService
from coursegen_desktop.services.review import ReviewService
from tests import samples

from .desk import Here, keep, pages
from .school import Clock, School

Act = Callable[[UserId], Coroutine[Any, Any, None]]


def same_course(title: str = "Water") -> CourseDraft:
    """As it comes out of one file: lessons have the same ids everywhere, quizzes have not."""
    draft = samples.small_course()

    def named(what: str) -> str:
        return str(uuid5(NAMESPACE_URL, f"{title}/{what}"))

    modules = tuple(
        module.model_copy(
            update={
                "public_id": named(f"m{number}"),
                "lessons": tuple(
                    lesson.model_copy(update={"public_id": named(f"m{number}l{place}")})
                    for place, lesson in enumerate(module.lessons)
                ),
            }
        )
        for number, module in enumerate(draft.modules)
    )
    update = {"title": title, "public_id": named(""), "modules": modules, "is_published": True}
    return draft.model_copy(update=update)


class Site(School):
    """A school at one computer, with the file that goes to the other one."""

    lessons: tuple[LessonId, ...]
    quiz_id: AssetId

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        uow, hub = self.uow, self.hub
        self.reading = LessonsService(uow, hub, pages(), clock)
        self.notes = AnnotationsService(uow, hub, Here())
        self.progress = ProgressService(uow, clock)
        self.review = ReviewService(uow, hub, clock, Here())
        self.quiz_days = ClassQuizzesService(
            uow, hub, self.gate, clock, self.quizzes.sittings, ticks=clock.ticks
        )

    async def open(self, teacher: str = "Tess Teacher") -> Site:
        async with self.uow(write=True) as work:
            await work.settings.set_sharing(Sharing(mode=SHARED))
            await work.commit()
        self.teacher = await self.persons.enter(teacher, Role.INSTRUCTOR)
        await self.bring_course()
        return self

    async def bring_course(self) -> None:
        """The course, as its file is brought in."""
        self.course = await keep(self.uow, same_course())
        outline = await self.outline()
        self.lessons = tuple(one.id for one in outline.lessons)
        target = await self.quiz()
        assert target.asset_id is not None
        self.quiz_id = target.asset_id

    async def of(self, name: str) -> UserId:
        """Somebody by the name that he has here."""
        with closing(sqlite3.connect(self.database.path)) as connection:
            sql = "SELECT id FROM users WHERE full_name = ? ORDER BY id LIMIT 1"
            row = connection.execute(sql, (name,)).fetchone()
        return UserId(row[0])

    def class_id(self) -> ClassId:
        """The first class."""
        return ClassId(self.rows("SELECT min(id) FROM school_classes")[0][0])

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the library holds."""
        with closing(sqlite3.connect(self.database.path)) as connection:
            return connection.execute(sql).fetchall()

    async def give(self, other: Site, path: Path, days: int | None = None) -> DayChanges:
        """Save everything here and bring it in there. Returns what that changed."""
        path.unlink(missing_ok=True)
        keys = [ClassId(key) for (key,) in self.rows("SELECT id FROM school_classes")]
        await self.days.save(path, keys, days=days)
        plan = await other.days.plan(path)
        done = await other.days.bring_in(plan)
        assert done == plan.changes, "what was told is what happened"
        return done

    async def plan_of(self, other: Site, path: Path) -> DayPlan:
        """Save everything here and look at it there."""
        keys = [ClassId(key) for (key,) in self.rows("SELECT id FROM school_classes")]
        await self.days.save(path, keys)
        return await other.days.plan(path)

    # ------------------------------------------------------------ what learners do

    async def read(self, user: UserId) -> None:
        """Finish the first lesson that is not done, or be somewhere in the last."""
        done = await self.reading.course(self.course, user_id=user)
        for lesson in done.lessons:
            if not lesson.is_completed:
                await self.reading.complete(lesson.id, user_id=user)
                return
        share = self.clock.seconds % 1
        await self.reading.save_place(self.lessons[-1], Place(share), user_id=user, seconds=7)

    async def study(self, user: UserId) -> None:
        """Half a minute in a lesson."""
        await self.reading.save_place(self.lessons[0], Place(0.3), user_id=user, seconds=30)

    async def answer(self, user: UserId) -> None:
        """One more answer to the quiz, wrong or right; and hand it in when all is answered."""
        run = await self.quizzes.start(self.quiz_id, user_id=user)
        at = run.first_open
        if at < len(run.questions):
            right = int(self.clock.seconds) % 2
            given: dict[str, object] = (
                {"chosen": ["a" if right else "b"]} if at == 0 else {"value": bool(right)}
            )
            name = run.questions[at].id
            await self.quizzes.submit_answer(run.attempt_id, name, given, user_id=user)
        else:
            await self.quizzes.finish(run.attempt_id, user_id=user)

    async def repeat(self, user: UserId) -> None:
        """The next card, where one is due."""
        card = await self.review.next(user_id=user)
        if card is not None:
            given = {"value": True} if card.question.id == "q2" else {"chosen": ["a"]}
            await self.review.answer(
                card.card_id, given, user_id=user, reps=card.reps, took_ms=4_000
            )

    async def write(self, user: UserId) -> None:
        """A note; the third one is changed instead."""
        mine = await self.notes.of_lesson(self.lessons[0], samples.WATER, user_id=user)
        words = f"thought {self.clock.seconds}"
        if len(mine) < 2:
            mark = Mark(anchor_at(samples.WATER, 0, 11), body=words, tags=("later",))
            await self.notes.add(self.lessons[0], mark, samples.WATER, user_id=user)
        else:
            await self.notes.change(mine[0].id, colour=2, body=words, tags=(), user_id=user)

    # ------------------------------------------------------------ what those who teach do

    async def open_again(self, user: UserId) -> None:
        """What this learner handed in last goes on, where that may be."""
        sql = f"""SELECT id FROM quiz_attempts WHERE user_id = {user} AND kind = ''
          ORDER BY attempted_at DESC, id DESC LIMIT 1"""
        for (attempt,) in self.rows(sql):
            with suppress(AppError):  # it runs, or he is in no class now
                await self.quiz_days.open_again(self.class_id(), user, AttemptId(attempt))

    async def rename(self, user: UserId) -> None:
        """The class."""
        of = (await self.view(self.class_id())).of
        name = f"4a {int(self.clock.seconds)}"
        await self.classes.save(of, name=name, icon=of.icon, colour=of.colour, rules=of.rules)

    async def assign(self, user: UserId) -> None:
        """The next lesson to this learner; or the oldest task is put off or taken back."""
        key = self.class_id()
        view = await self.view(key)
        tasks = view.assignments
        if not any(one.user.id == user for one in view.learners):
            return
        if len(tasks) < 3:
            target = Target(self.course, self.lessons[len(tasks) % len(self.lessons)])
            await self.assignments.assign(key, target, people=[user])
        elif int(self.clock.seconds) % 2:
            await self.assignments.withdraw(tasks[0])
        else:
            span = Span("", "2027-01-01")
            await self.assignments.change(tasks[0], span=span, words="Later", people=[user])

    async def leave_or_come(self, user: UserId) -> None:
        """Out of the class, or back."""
        key = self.class_id()
        if any(one.user.id == user for one in (await self.view(key)).learners):
            await self.classes.remove(key, user)
        else:
            await self.classes.add(key, user, MemberRole.LEARNER)

    async def give_card(self, user: UserId) -> None:
        """A new one, or the one that is out is withdrawn."""
        key = self.class_id()
        if int(self.clock.seconds) % 3:
            await self.cards.give(key, [user])
        else:
            await self.cards.withdraw(key, [user])

    @property
    def acts(self) -> tuple[Act, ...]:
        """Learners do more than teachers."""
        doings = (self.read, self.study, self.answer, self.answer, self.answer, self.repeat)
        again = (self.open_again, self.open_again)
        teaching = (self.rename, self.assign, self.leave_or_come, self.give_card, *again)
        return (*doings, self.write, *teaching)

    async def happens(self, chance: random.Random, names: tuple[str, ...]) -> None:
        """Something, to somebody; then a while passes."""
        user = await self.of(chance.choice(names))
        await chance.choice(self.acts)(user)
        self.clock.pass_by(seconds=chance.choice([3, 61.5, 3600, 40_000]))


@asynccontextmanager
async def site(folder: Path, template: Path, clock: Clock) -> AsyncIterator[Site]:
    """A school on a library of its own in that folder, copied from a new one."""
    folder.mkdir()
    path = folder / "library.db"
    path.write_bytes(template.read_bytes())
    path.chmod(0o600)
    database = Database(path, now=clock)
    await database.open()
    try:
        yield await Site(database, clock).open()
    finally:
        await database.close()


_KNOWN = {
    "people": """SELECT u.public_id, u.full_name, u.avatar, u.group_name FROM users u
      WHERE u.is_instructor = 0 AND u.is_admin = 0 AND EXISTS (SELECT 1 FROM class_members m
      WHERE m.user_id = u.id)""",
    "classes": "SELECT public_id, name, way, revision, updated_at FROM school_classes",
    "members": """SELECT k.public_id, u.public_id, m.left_at, m.pictures_hash, m.card_hash
      FROM class_members m JOIN school_classes k ON k.id = m.class_id
      JOIN users u ON u.id = m.user_id
      WHERE m.role = 'learner'""",
    "tasks": """SELECT a.public_id, l.public_id, a.until_day, a.note, a.withdrawn_at, a.revision,
      (SELECT group_concat(u.public_id) FROM assignment_people p JOIN users u ON u.id = p.user_id
      WHERE p.assignment_id = a.id) FROM assignments a LEFT JOIN lessons l ON l.id = a.lesson_id""",
    "lessons": """SELECT u.public_id, l.public_id, c.day FROM lesson_completions c
      JOIN users u ON u.id = c.user_id JOIN lessons l ON l.id = c.lesson_id""",
    "places": """SELECT u.public_id, l.public_id, p.position, p.updated_at FROM reading_positions p
      JOIN users u ON u.id = p.user_id JOIN lessons l ON l.id = p.lesson_id""",
    "courses": """SELECT u.public_id, c.public_id, e.progress_percent FROM enrollments e
      JOIN users u ON u.id = e.user_id JOIN courses c ON c.id = e.course_id""",
    "time": """SELECT u.public_id, s.view, s.started_at, s.ended_at, s.ms FROM study_events s
      JOIN users u ON u.id = s.user_id""",
    "attempts": """SELECT t.public_id, u.public_id, t.finished_at, t.score, t.max_score, t.spent_s,
      t.state, t.asked, t.reopened_at FROM quiz_attempts t JOIN users u ON u.id = t.user_id""",
    "answers": """SELECT t.public_id, a.question_id, a.answer, a.score, a.tries FROM quiz_answers a
      JOIN quiz_attempts t ON t.id = a.attempt_id""",
    "standings": """SELECT u.public_id, s.score, s.max_score, s.attempts FROM quiz_standings s
      JOIN users u ON u.id = s.user_id""",
    "cards": """SELECT u.public_id, c.question_id, c.state, c.due_day, c.stability, c.reps
      FROM review_cards c JOIN users u ON u.id = c.user_id""",
    "reviews": """SELECT u.public_id, c.question_id, r.at, r.recall, r.is_undone FROM review_log r
      JOIN review_cards c ON c.id = r.card_id JOIN users u ON u.id = r.user_id""",
    "notes": """SELECT u.public_id, n.public_id, n.body, n.colour, n.updated_at FROM annotations n
      JOIN users u ON u.id = n.user_id""",
    "days": """SELECT u.public_id, d.day, sum(d.ms), sum(d.lessons), sum(d.answers), sum(d.correct),
      sum(d.reviews) FROM progress_days d JOIN users u ON u.id = d.user_id WHERE d.course_id = 0
      GROUP BY 1, 2 HAVING sum(d.ms + d.lessons + d.answers + d.reviews) > 0""",
    "versions": "SELECT hash, content FROM quiz_versions",
}  # fmt: skip
# What was done is never lost, whatever else happens.
LASTING = ("lessons", "reviews", "versions")


def known(site: Site) -> dict[str, set[tuple[Any, ...]]]:
    """All that a library knows of its classes, in terms that mean the same everywhere."""
    return {name: set(site.rows(sql)) for name, sql in _KNOWN.items()}
