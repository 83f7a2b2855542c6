"""Where the lessons and quizzes of another computer's day are here, and what has no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from ..db.repositories.day_merging import Place
from ..db.unit_of_work import UnitOfWork
from ..domain.ids import CourseId, LessonId

Row = dict[str, Any]
T = TypeVar("T")


class DayPlaces:
    """Answers for public ids; `unknown` counts by course's title what could not be placed."""

    def __init__(self, roster: Mapping[str, Any]) -> None:
        self._roster = roster
        self._courses: dict[str, CourseId] = {}
        self._lessons: dict[str, tuple[LessonId, CourseId]] = {}
        self.quizzes: dict[str, Place] = {}
        self.unknown: Counter[str] = Counter()
        self._titles: dict[str, str] = {}
        for course in roster["courses"]:
            for name in (course["public_id"], *course["lessons"]):
                self._titles[name] = course["title"]
        for quiz in roster["quizzes"]:
            self._titles[quiz["public_id"]] = self._titles.get(quiz["lesson"], quiz["title"])

    async def find(self, work: UnitOfWork) -> None:
        """Look everything up."""
        courses, merging = self._roster["courses"], work.day_merging
        self._courses = await merging.courses([one["public_id"] for one in courses])
        self._lessons = await merging.lessons(
            lesson for one in courses for lesson in one["lessons"]
        )
        self.quizzes = await merging.places(self._roster["quizzes"])

    def course(self, name: str) -> CourseId | None:
        """A course; counted where it is not here."""
        return self._counted(name, self._courses.get(name))

    def lesson(self, name: str) -> tuple[LessonId, CourseId] | None:
        """A lesson with its course; counted where it is not here."""
        return self._counted(name, self._lessons.get(name))

    def quiz(self, name: str) -> Place | None:
        """A quiz; counted where it is not here."""
        return self._counted(name, self.quizzes.get(name))

    def any_lesson(self, name: str | None) -> LessonId | None:
        """A lesson that may be missing."""
        found = None if name is None else self._lessons.get(name)
        return None if found is None else found[0]

    def any_quiz(self, name: str | None) -> Place | None:
        """A quiz that may be missing."""
        return None if name is None else self.quizzes.get(name)

    def unplaced(self, name: str) -> None:
        """Something of a course has no place though the course is here: it is another version."""
        self._counted(name, None)

    def placed(self, rows: Iterable[Row], what: str) -> Iterable[tuple[Row, Any]]:
        """Rows with the place of their `what` ("course", "lesson", "quiz"), without the others."""
        find = {"course": self.course, "lesson": self.lesson, "quiz": self.quiz}[what]
        name = "asset" if what == "quiz" else what
        for row in rows:
            place = find(row[name])
            if place is not None:
                yield row, place

    def _counted(self, name: str, found: T | None) -> T | None:
        if found is None:
            self.unknown[self._titles.get(name, "")] += 1
        return found
