"""What one learner did elsewhere, merged with what he did here; in the caller's unit of work.

What is done stays done, and is there once: lessons, stretches of time, reviews and marks of both
sides stand side by side. An attempt is one and the same on both sides: that which was opened again
last wins; of those alike in this the finished one wins over the running one, of two running ones
that which was worked at last, of two finished ones that which a person marked last, or else that
which was handed in first. Places and notes are those that were changed last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..db.repositories.day_merging import KnownAttempt, Place
from ..db.repositories.day_records import ANSWER, ATTEMPT, CARD, REVIEW, SCHEDULE
from ..db.unit_of_work import UnitOfWork
from ..domain.anchoring import Anchor
from ..domain.annotation import Annotation, AnnotationKind
from ..domain.day import PersonChanges
from ..domain.ids import AnnotationId, AssetId, AttemptId, CourseId, LessonId, UserId
from .day_places import DayPlaces

Row = dict[str, Any]


class LearningMerge:
    """Merges learners one after the other; remembers what is to be counted anew."""

    def __init__(self, work: UnitOfWork, places: DayPlaces) -> None:
        self._work, self._places = work, places
        self.courses: set[CourseId] = set()
        self.quizzes: set[tuple[UserId, AssetId]] = set()
        self.attempts: set[AttemptId] = set()  # those that go on from elsewhere

    async def person(self, user_id: UserId, name: str, rows: Mapping[str, Any]) -> PersonChanges:
        """Merge what one did; says what changed."""
        places, merging = self._places, self._work.day_merging
        own = {"user_id": user_id}
        enrolments = []
        for row, course in places.placed(rows["enrolments"], "course"):
            lesson = {"last_lesson_id": places.any_lesson(row["last_lesson"])}
            fresh = {"progress_percent": 0.0, "created_at": row["enrolled_at"]}
            kept = _without(row, "course", "last_lesson") | lesson | fresh
            enrolments.append(own | kept | {"course_id": course})
            self.courses.add(course)
        other = await merging.put_enrolments(enrolments)
        done = self._of_lessons(own, rows["completions"])
        lessons, earlier = await merging.put_completions(done)
        other += earlier + await merging.put_positions(self._of_lessons(own, rows["positions"]))
        times = await merging.put_study(self._study(own, rows["study"]))
        grades = [
            own | _without(row, "course", "asset") | {"course_id": course, "asset_id": asset}
            for row, course, asset in self._grades(rows["grades"])
        ]
        return PersonChanges(
            name,
            lessons=lessons,
            attempts=await self._attempts(user_id, rows["attempts"]),
            reviews=await self._reviews(user_id, rows["cards"]),
            notes=await self._notes(user_id, rows["notes"]),
            times=times,
            other=other + await merging.put_grades(grades),
        )

    # ------------------------------------------------------------ lessons and time

    def _of_lessons(self, own: Row, rows: Iterable[Row]) -> list[Row]:
        found = []
        for row, (lesson, course) in self._places.placed(rows, "lesson"):
            self.courses.add(course)
            found.append(own | _without(row, "lesson") | {"lesson_id": lesson})
        return found

    def _study(self, own: Row, rows: Iterable[Row]) -> list[Row]:
        found = []
        for row, course in self._places.placed(rows, "course"):
            quiz = self._places.any_quiz(row["asset"])
            found.append(
                own
                | _without(row, "course", "lesson", "asset")
                | {
                    "course_id": course,
                    "lesson_id": self._places.any_lesson(row["lesson"]),
                    "asset_id": None if quiz is None else quiz.asset_id,
                }
            )
        return found

    def _grades(self, rows: Iterable[Row]) -> Iterable[tuple[Row, CourseId, int]]:
        for row, course in self._places.placed(rows, "course"):
            if row["asset"] is None:
                yield row, course, 0
            elif (quiz := self._places.quiz(row["asset"])) is not None:
                yield row, course, quiz.asset_id

    # ------------------------------------------------------------ attempts

    async def _attempts(self, user_id: UserId, rows: Sequence[Row]) -> int:
        merging = self._work.day_merging
        rows = [{"reopened_at": ""} | row for row in rows]  # an older program does not say it
        known = await merging.known_attempts(row["public_id"] for row in rows)
        new: list[tuple[Row, Place]] = []
        further: list[tuple[AttemptId, Row]] = []
        for row, place in self._places.placed(rows, "quiz"):
            there = known.get(row["public_id"])
            if there is None:
                new.append((row, place))
            elif there.user_id == user_id and is_further(row, there):
                further.append((there.id, row))
            else:
                continue
            self.quizzes.add((user_id, place.asset_id))
        keys = await merging.add_attempts(
            [
                {name: row[name] for name in ATTEMPT}
                | {"user_id": user_id, "asset_id": place.asset_id, "pause": ""}
                for row, place in new
            ]
        )
        await merging.go_on(further)
        written = [(keys[row["public_id"]], row) for row, _ in new] + further
        await merging.put_answers(
            [key for key, _ in written],
            [
                {name: answer[name] for name in ANSWER} | {"attempt_id": key, "user_id": user_id}
                for key, row in written
                for answer in row["answers"]
            ],
        )
        self.attempts |= {key for key, _ in further}
        return len(written)

    # ------------------------------------------------------------ reviews

    async def _reviews(self, user_id: UserId, rows: Sequence[Row]) -> int:
        merging = self._work.day_merging
        placed = list(self._places.placed(rows, "quiz"))
        known = await merging.known_cards(user_id, [place.asset_id for _, place in placed])
        new, later = [], []
        for row, place in placed:
            there = known.get((place.asset_id, row["question_id"]))
            if there is None:
                new.append(_card(row, place, user_id))
            elif last_review(row) > there.last_at:
                later.append((there.id, row["schedule"]))
        await merging.add_cards(new)
        await merging.schedule(later)
        known = await merging.known_cards(user_id, [place.asset_id for _, place in placed])
        reviews = [
            (known[place.asset_id, row["question_id"]].id, _review(review))
            for row, place in placed
            for review in row["reviews"]
        ]
        done = await merging.put_reviews(user_id, reviews)
        return done or len(new)

    # ------------------------------------------------------------ notes

    async def _notes(self, user_id: UserId, rows: Sequence[Row]) -> int:
        """Notes of lessons that are not here are kept with the titles that they had."""
        notes = self._work.annotations
        known = await notes.by_public_ids([row["public_id"] for row in rows], user_id)
        lessons = await notes.lessons({row["lesson_public_id"] for row in rows})
        new: list[Annotation] = []
        changed = 0
        for row in rows:
            lesson = lessons.get(row["lesson_public_id"])
            note = _note(row, None if lesson is None else LessonId(lesson.id))
            mine = known.get(note.public_id)
            if mine is None:
                new.append(note)
            elif note.updated_at > mine.updated_at:
                await notes.replace(mine.id, note, user_id)
                changed += 1
        await notes.put(new, user_id)
        return len(new) + changed


def is_further(row: Mapping[str, Any], there: KnownAttempt) -> bool:
    """Whether what another computer has of an attempt takes the place of what is known here."""
    # Whoever opened it again knew that it was handed in: what follows from that comes later.
    if row["reopened_at"] != there.reopened_at:
        return bool(row["reopened_at"] > there.reopened_at)
    theirs, mine = row["finished_at"], there.finished_at
    if theirs is None or mine is None:
        if theirs is None and mine is None:
            return bool(row["seen_at"] > there.seen_at)
        return mine is None
    marked = max((answer["marked_at"] for answer in row["answers"]), default="")
    if marked != there.marked_at:
        return bool(marked > there.marked_at)
    return bool(theirs < mine)


def last_review(row: Mapping[str, Any]) -> str:
    """When a card was last reviewed; when it was added, for one that never was."""
    done = (review["at"] for review in row["reviews"] if not review["is_undone"])
    return str(max(done, default=row["added_at"]))


def _card(row: Row, place: Place, user_id: UserId) -> Row:
    return (
        {name: row[name] for name in CARD}
        | {name: row["schedule"][name] for name in SCHEDULE}
        | {
            "user_id": user_id,
            "course_id": place.course_id,
            "lesson_id": place.lesson_id,
            "asset_id": place.asset_id,
        }
    )


def _review(row: Row) -> Row:
    # Which siblings were put off is not told elsewhere: they have other keys.
    before = {"schedule": row["before"], "buried": []}
    return {name: row[name] for name in REVIEW} | {"before": before}


def _note(row: Row, lesson_id: LessonId | None) -> Annotation:
    return Annotation(
        id=AnnotationId(0),
        public_id=row["public_id"],
        kind=AnnotationKind(row["kind"]),
        colour=row["colour"],
        anchor=Anchor(row["start"], row["end"], row["exact"], row["prefix"], row["suffix"]),
        body=row["body"],
        tags=tuple(row["tags"]),
        heading=row["heading"],
        lesson_id=lesson_id,
        lesson_title=row["lesson_title"],
        lesson_public_id=row["lesson_public_id"],
        course_title=row["course_title"],
        course_public_id=row["course_public_id"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )


def note_row(note: Annotation) -> Row:
    """A note as it travels."""
    anchor = note.anchor
    return {
        "public_id": note.public_id,
        "lesson_public_id": note.lesson_public_id,
        "course_public_id": note.course_public_id,
        "course_title": note.course_title,
        "lesson_title": note.lesson_title,
        "heading": note.heading,
        "kind": note.kind.value,
        "colour": note.colour,
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "body": note.body,
        "tags": list(note.tags),
        "created_at": note.created_at,
        "updated_at": note.updated_at,
    }


def _without(row: Row, *names: str) -> Row:
    return {key: value for key, value in row.items() if key not in names}
