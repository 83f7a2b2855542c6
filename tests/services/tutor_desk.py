"""A course with a quiz, somebody who takes it, the tutor, and a model that says what it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.connection import OLLAMA, OPENAI, SCRIPTED, Connection, Rung
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import (
    AppError,
    ProviderError,
)
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, UserId
from coursegen_desktop.domain.tutor import StepKind
from coursegen_desktop.domain.tutor_talk import (
    AttemptQuestion,
)
from coursegen_desktop.generation.providers.base import ChatAnswer, ChatRequest, Finish, ModelInfo
from coursegen_desktop.services.tutor import TutorService
from coursegen_desktop.services.work import WorkUnits

from .desk import keep, pages
from .quiz_course import Program, quiz

ME, OTHER = UserId(1), UserId(2)
WATER = """# Water

## Boiling

Water boils at 100 degrees at the level of the sea. Steam is water that has become a gas.

## Melting

Ice melts at 0 degrees. Melting needs heat, which is called latent heat.

```check
What needs heat?

- [x] Melting
- [ ] Freezing
```
"""
TERMS = {
    "terms": [
        {"term": "Latent heat", "definition": "The heat that melting needs."},
        {"term": "Iceberg", "definition": "It is not in this lesson."},
    ]
}


def question(**more: Any) -> dict[str, Any]:
    """One about the first part, which is answered wrongly with "b"."""
    plain = {
        "id": "q1",
        "type": "choice",
        "single": True,
        "prompt": "What is steam?",
        "choices": [
            {"id": "a", "text": "A gas", "fraction": 1},
            {"id": "b", "text": "A liquid", "feedback": "A liquid has a surface."},
        ],
        "feedback": {"general": "Boiling makes it."},
        "ext": {"coursegen:anchor": "boiling"},
    }
    return {**plain, **more}


WRONG: dict[str, object] = {"chosen": ["b"]}
RIGHT: dict[str, object] = {"chosen": ["a"]}


class Model:
    """A client that says what it is told to, and remembers what it was asked."""

    def __init__(self, *says: str | ProviderError, finish: Finish = Finish.STOP) -> None:
        self.says = list(says)
        self.finish = finish
        self.asked: list[ChatRequest] = []
        self.is_closed = False
        self.hold: asyncio.Event | None = None

    async def chat(
        self,
        request: ChatRequest,
        *,
        model: str,
        rung: Rung,
        window: int,
        heard: Callable[[str], None] | None = None,
    ) -> ChatAnswer:
        self.asked.append(request)
        said = self.says.pop(0)
        if isinstance(said, ProviderError):
            raise said
        for word in said.split(" "):
            if heard is not None:
                heard(f"{word} ")
            await asyncio.sleep(0)
        if self.hold is not None:
            await self.hold.wait()
        return ChatAnswer(said, self.finish)

    async def models(self) -> tuple[ModelInfo, ...]:
        return ()

    async def close(self) -> None:
        self.is_closed = True


class Models:
    """The models of whoever acts."""

    def __init__(self, connection: Connection | None, model: Model | AppError) -> None:
        self.connection, self.model = connection, model

    async def chosen(self) -> Connection | None:
        return self.connection

    async def open(self, connection: Connection) -> Model:
        if isinstance(self.model, AppError):
            raise self.model
        return self.model


HERE = Connection("c1", "My Ollama", SCRIPTED, "script.json", model="small")
SENT_ON = Connection("c3", "Ollama", OLLAMA, "http://localhost:11434", model="big-cloud")
AWAY = Connection("c2", "Cloud", OPENAI, "https://api.example.org/v1", model="large")


class Desk:
    """A course with one lesson and a quiz, somebody who takes it, and the tutor."""

    def __init__(self, uow: WorkUnits) -> None:
        self.uow = uow
        self.program = Program(uow)
        self.models: Models | None = None
        self.asset = AssetId(0)
        self.course = CourseId(0)
        self.lesson = LessonId(0)

    @property
    def tutor(self) -> TutorService:
        program, prompts = self.program, resources_dir() / "prompts"
        return TutorService(
            self.uow, program.quizzes.sittings, pages(), program.clocks.now, prompts, self.models
        )

    async def begin(self, *questions: Any, tags: tuple[str, ...] = (), **settings: Any) -> None:
        content = quiz(*(questions or (question(),)), **settings)
        assets = (
            AssetDraft(asset_type="quiz", content=content),
            AssetDraft(asset_type="terms", content=TERMS),
        )
        lesson = LessonDraft(title="Water", content=WATER, assets=assets)
        module = ModuleDraft(title="One", lessons=(lesson,))
        draft = CourseDraft(title="Course", is_published=True, tags=tags, modules=(module,))
        self.course = await keep(self.uow, draft)
        async with self.uow() as work:
            view = await work.courses.outline(self.course, ME)
            self.lesson = view.lessons[0].id
            self.asset = (await work.assets.of_lesson(self.lesson, "quiz"))[0].id

    async def answered(self, answer: dict[str, object] = WRONG) -> AttemptQuestion:
        """Begin the quiz and answer its first question."""
        run = await self.program.quizzes.start(self.asset, user_id=ME)
        await self.program.quizzes.submit_answer(run.attempt_id, "q1", answer, user_id=ME)
        return AttemptQuestion(run.attempt_id, "q1")

    async def finished(self, answer: dict[str, object] = WRONG) -> AttemptQuestion:
        subject = await self.answered(answer)
        await self.program.quizzes.finish(subject.attempt_id, user_id=ME)
        return subject

    async def kinds(self, subject: Any) -> list[StepKind]:
        """The whole ladder, step by step."""
        found: list[StepKind] = []
        while True:
            hint = await self.tutor.hint(subject, len(found), user_id=ME)
            found.append(hint.step.kind)
            if hint.is_last:
                return found

    def talks(self, *says: str | ProviderError, connection: Connection = HERE) -> Model:
        model = Model(*says)
        self.models = Models(connection, model)
        return model


PRACTICE = {"behaviour": "practice"}
