"""What an author is told about a course while he describes it, and its cover from a picture."""

from __future__ import annotations

import os
import tempfile
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from ..db.asset_files import AssetFiles
from ..domain.course import CourseView
from ..domain.edit import CourseFields
from ..domain.errors import StorageError
from ..domain.ids import CourseId, UserId
from ..domain.outcome_fact import OtherCourse, OutcomeFact
from ..domain.quiz import OUTCOME_KEY
from ..domain.rights import Right
from ..generation.extractive.outcome_verbs import is_banned, level_of, verb_of
from ..generation.text.languages import using
from ..media.course_cover import Frame, cut_cover
from .blocking import in_thread
from .gate import Guarded, needs
from .work import WorkUnits

TEMPLATE_TAG = "template"
SaveCourse = Callable[[CourseId, CourseFields], Awaitable[None]]


class CourseFactsService(Guarded):
    """`save` keeps fields of a course as a step that can be undone; `media` holds pictures."""

    def __init__(self, uow: WorkUnits, media: Path, save: SaveCourse) -> None:
        self._uow = uow
        self._media = media
        self._save = save

    @needs(Right.EDIT_COURSES)
    async def outcomes(
        self, course_id: CourseId, texts: Sequence[str], language: str = ""
    ) -> tuple[OutcomeFact, ...]:
        """What is known of these outcomes, and which questions of the course test each."""
        tested: dict[str, list[str]] = defaultdict(list)
        async with self._uow() as work:
            view = await work.courses.outline(course_id, UserId(0))
            quizzes = await work.assets.of_course(course_id, "quiz")
        titles = {item.id: item.title for item in view.lessons}
        for quiz in quizzes:
            for question in quiz.content.get("questions", ()):
                ext = question.get("ext") if isinstance(question, dict) else None
                outcome = ext.get(OUTCOME_KEY) if isinstance(ext, dict) else None
                if isinstance(outcome, str):
                    tested[outcome].append(titles.get(quiz.lesson_id, ""))
        with using(language or view.language or "en"):
            return tuple(_fact(text, tested.get(text, [])) for text in texts)

    @needs(Right.EDIT_COURSES)
    async def others(self, course_id: CourseId, *, user_id: UserId) -> tuple[OtherCourse, ...]:
        """The other courses of the library, by title."""
        async with self._uow() as work:
            cards = await work.courses.all(user_id)
        found = [OtherCourse(c.public_id, c.title) for c in cards if c.id != course_id]
        return tuple(sorted(found, key=lambda other: other.title.casefold()))

    @needs(Right.EDIT_COURSES)
    async def templates(self) -> tuple[CourseView, ...]:
        """The courses that are offered to start from: those with the tag "template"."""
        async with self._uow() as work:
            keys = await work.courses.tagged(TEMPLATE_TAG)
            return tuple([await work.courses.outline(key, UserId(0)) for key in keys])

    @needs(Right.EDIT_COURSES)
    async def set_cover(self, course_id: CourseId, picture: Path, frame: Frame) -> str:
        """Cut the cover out of a picture and keep it. Returns its place among the media files.

        Raises InvalidContent for what is no picture, StorageError when it cannot be kept.
        """
        data = await in_thread(cut_cover, picture, frame)
        place = await in_thread(self._keep, data)
        await self._save(course_id, CourseFields(thumbnail_url=place))
        return place

    def _keep(self, data: bytes) -> str:
        try:
            self._media.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor, name = tempfile.mkstemp(suffix=".png", prefix=".cover", dir=self._media)
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise StorageError(
                "The picture could not be kept: {reason}.",
                "Free some room and try again.",
                reason=error.strerror or str(error),
            ) from error
        return AssetFiles(self._media).adopt(Path(name))[0]


def _fact(text: str, lessons: Sequence[str]) -> OutcomeFact:
    verb = verb_of(text)
    return OutcomeFact(
        text,
        verb,
        level_of(text),
        is_banned(verb),
        len(lessons),
        tuple(dict.fromkeys(title for title in lessons if title)),
    )
