"""Films and recordings of lessons: what is played, where it was left, what stops it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

from ..db.repositories.study import Stretch
from ..db.unit_of_work import UnitOfWork
from ..domain.asset import Asset
from ..domain.attempts.review import Item, When
from ..domain.attempts.rules import Rules
from ..domain.errors import InvalidContent, NotFound
from ..domain.ids import CourseId, LessonId, UserId
from ..domain.limits import Deed
from ..domain.playable import AUDIO, VIDEO, Episode, LessonFilm, StopQuestion, reading
from ..domain.quiz import Media, build_checks, read_question
from ..domain.quiz_settings import QuizSettings
from ..domain.rights import Right
from .blocking import in_slices, in_thread
from .clock import Now, local_day, stamp
from .gate import Guarded, needs
from .quiz_files import pictures_around
from .work import WorkUnits

# Answers that a person has to look at, and what is no question by itself.
_NOT_AT_A_STOP = ("essay", "upload", "flashcard", "none")


class FilmsService(Guarded):
    """What a learner does with films. Making them is another service."""

    deed = Deed.VIDEO

    def __init__(self, uow: WorkUnits, now: Now) -> None:
        self._uow = uow
        self._now = now

    @needs(Right.LEARN)
    async def film(
        self, lesson_id: LessonId, *, user_id: UserId, kinds: tuple[str, ...] = (VIDEO, AUDIO)
    ) -> LessonFilm:
        """What is played of a lesson: the first of `kinds` that it has. NotFound without any.

        One that cannot be read is handed out with its trouble. It is read in slices.
        """
        async with self._uow() as work:
            found = await work.films.of_lesson(lesson_id, user_id)
        self.need_course(found.course_id, is_published=found.is_published)
        stored = found.newest(kinds)
        if stored is None:
            raise NotFound("This lesson has no film any more.", "Read it instead.")
        playable, trouble = None, None
        try:
            playable = await in_slices(reading(stored.kind, stored.raw))
        except InvalidContent as error:
            trouble = error
        poster = "" if playable is None else found.files.get(playable.poster, "")
        return LessonFilm(
            lesson_id, found.course_id, found.title, found.course_title, stored.kind,
            stored.file_path, poster, playable, found.at, found.language, trouble,
        )  # fmt: skip

    @needs(Right.LEARN)
    async def episodes(self, course_id: CourseId, *, user_id: UserId) -> tuple[Episode, ...]:
        """The lessons of a course that can be listened to, in their order."""
        async with self._uow() as work:
            await self._check_course(work, course_id)
            return await work.films.episodes(course_id, user_id)

    @needs(Right.LEARN)
    async def keep_place(
        self,
        lesson_id: LessonId,
        at: float,
        *,
        user_id: UserId,
        seconds: float = 0.0,
        view: str = "",
    ) -> None:
        """Remember where a film was left, 0 at its beginning and after its end.

        `seconds` of learning are recorded, but for what another `view` counted meanwhile.
        """
        if not 0.0 <= at < 1e7 or not seconds >= 0.0:
            raise InvalidContent("A place in a film is so many seconds from its beginning.")
        async with self._uow(write=True) as work:
            course_id = await work.lessons.course_of(lesson_id)
            await self._check_course(work, course_id)
            now = self._now()
            await work.films.keep_place(lesson_id, user_id, at, seconds, stamp(now))
            if seconds > 0.0:
                stretch = Stretch(
                    user_id, course_id, lesson_id, None, view, now, seconds, local_day(now)
                )
                await work.study.add(stretch)
            await work.commit()

    @needs(Right.LEARN)
    async def stop_question(
        self, lesson_id: LessonId, question_id: str, *, user_id: UserId
    ) -> StopQuestion | None:
        """The question of the lesson's quizzes that a film stops for, to be tried for oneself.

        None where it is gone or must not be given away: the quiz keeps its answers back, or an
        attempt that counts is running.
        """
        await in_thread(build_checks)
        async with self._uow() as work:
            view = await work.lessons.view(lesson_id, user_id)
            self.need_course(view.course_id, is_published=view.is_published)
            for quiz in await work.assets.of_lesson(lesson_id, "quiz"):
                raw = _item(quiz.content, question_id)
                if raw is None or not _tells(quiz.content):
                    continue
                running = await work.attempts.open_attempt(user_id, quiz.id)
                if running is not None and running.counts:
                    return None
                return await _question(work, quiz, raw)
        return None

    async def _check_course(self, work: UnitOfWork, course_id: CourseId) -> None:
        # Asked for whoever sees drafts, too: nobody learns in the trash.
        self.need_course(course_id, is_published=await work.courses.is_published(course_id))


def _item(quiz: Mapping[str, Any], question_id: str) -> Mapping[str, Any] | None:
    questions = quiz.get("questions")
    for one in questions if isinstance(questions, list) else ():
        if isinstance(one, Mapping) and one.get("id") == question_id:
            return one
    return None


def _tells(quiz: Mapping[str, Any]) -> bool:
    """Whether everybody who takes the quiz is told the right answers after it."""
    try:
        settings = QuizSettings.model_validate(quiz.get("settings") or {})
        rules = Rules.of(settings, quiz.get("ext") or {})
    except ValueError:
        return False
    matrix = rules.matrix
    return Item.SOLUTION in matrix.items(When.AFTER) and not matrix.needs_pass


async def _question(work: UnitOfWork, quiz: Asset, raw: Mapping[str, Any]) -> StopQuestion | None:
    try:
        question = read_question(raw)
    except InvalidContent:
        return None
    if not question.is_scored or question.interaction in _NOT_AT_A_STOP:
        return None
    pictures = await pictures_around(work, quiz, _media(quiz.content))
    return StopQuestion(question, pictures)


def _media(quiz: Mapping[str, Any]) -> list[Media]:
    found = []
    stored = quiz.get("media")
    for one in stored if isinstance(stored, list) else ():
        with contextlib.suppress(ValueError):
            found.append(Media.model_validate(one))
    return found
