"""A person with one course who marks words in it."""

from __future__ import annotations

from typing import Any

from coursegen_desktop.domain.anchoring import anchor_at
from coursegen_desktop.domain.annotation import Annotation, Mark, NotesQuery
from coursegen_desktop.domain.ids import LessonId, UserId
from coursegen_desktop.services.annotations import AnnotationsService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from tests import samples
from tests.persons import accounts_of

from .desk import Here, keep

TEXT = "Light falls on the leaf. The stroma holds Rubisco, which fixes carbon. Night comes."


class Notes:
    """A person's service with one course."""

    def __init__(self, service: AnnotationsService, lesson_id: LessonId, user_id: UserId) -> None:
        self.service, self.lesson_id, self.user = service, lesson_id, user_id

    async def mark(self, words: str, text: str = TEXT, **more: Any) -> Annotation:
        start = text.index(words)
        mark = Mark(anchor_at(text, start, start + len(words)), **more)
        return await self.service.add(self.lesson_id, mark, text, user_id=self.user)

    async def of(self, text: str) -> tuple[Annotation, ...]:
        return await self.service.of_lesson(self.lesson_id, text, user_id=self.user)

    async def found(self, **query: Any) -> list[str]:
        page = await self.service.page(NotesQuery(**query), user_id=self.user)
        return [note.anchor.exact for note in page.items]


async def make_notes(uow: WorkUnits, event_hub: EventHub) -> Notes:
    """For the owner of a library with a small course."""
    user = await accounts_of(uow).owner()
    course_id = await keep(uow, samples.small_course())
    async with uow() as work:
        course = await work.courses.outline(course_id, user.id)
    service = AnnotationsService(uow, event_hub, Here())
    return Notes(service, course.lessons[0].id, user.id)
