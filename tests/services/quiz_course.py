"""A course around a quiz, a clock that is moved by hand, and the service on them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, CourseId, UserId
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.quizzes import QuizzesService
from coursegen_desktop.services.work import WorkUnits
from tests.domain.questions.given import quiz_of

MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


class Clocks:
    """The calendar and the ticks, which a test moves together or apart."""

    def __init__(self) -> None:
        self.moment = MOMENT
        self.tick = 1000.0

    def now(self) -> datetime:
        return self.moment

    def ticks(self) -> float:
        return self.tick

    def pass_by(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.tick += seconds


class Program:
    """The service as one run of the program has it; `again` is the next run."""

    def __init__(self, uow: WorkUnits, clocks: Clocks | None = None) -> None:
        self.uow = uow
        self.clocks = clocks or Clocks()
        self.hub = EventHub()
        self.quizzes = self.service()

    def service(self) -> QuizzesService:
        clocks = self.clocks
        return QuizzesService(
            self.uow, self.hub, clocks.now, new_seed=lambda: 7, ticks=clocks.ticks
        )

    def again(self) -> QuizzesService:
        """Killed and started anew: its ticks begin somewhere else."""
        self.clocks.tick = 5.0
        self.quizzes = self.service()
        return self.quizzes


async def quiz_in_course(uow: WorkUnits, quiz: dict[str, Any]) -> tuple[AssetId, CourseId]:
    """Keep a published course of one lesson with that quiz."""
    asset = AssetDraft(asset_type="quiz", content=quiz)
    lesson = LessonDraft(title="Water", content="# Water", assets=(asset,))
    module = ModuleDraft(title="One", lessons=(lesson,))
    async with uow(write=True) as work:
        course = await work.courses.add(CourseDraft(title="Course", modules=(module,)))
        await work.courses.set_published(course, True)
        view = await work.courses.outline(course, UserId(1))
        found = await work.assets.of_lesson(view.lessons[0].id)
        await work.commit()
    return found[0].id, course


async def edit(uow: WorkUnits, asset_id: AssetId, quiz: dict[str, Any]) -> None:
    """Put another quiz in its place."""
    async with uow(write=True) as work:
        await work.assets.put(asset_id, AssetDraft(asset_type="quiz", content=quiz))
        await work.commit()


def yes_no(name: str, answer: bool = True, **changes: Any) -> dict[str, Any]:
    """A question that is right with `answer`."""
    plain = {"id": name, "type": "true_false", "prompt": f"Is {name}?", "answer": answer}
    return {**plain, **changes}


def quiz(*questions: dict[str, Any], run: dict[str, Any] | None = None, **settings: Any) -> Any:
    """A quiz with settings, and options of the run."""
    more: dict[str, Any] = {"settings": settings} if settings else {}
    if run is not None:
        more["ext"] = {"coursegen:run": run}
    return quiz_of(*questions, **more)


RIGHT: dict[str, object] = {"value": True}
WRONG: dict[str, object] = {"value": False}
