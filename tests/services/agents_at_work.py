"""A scripted model that answers as agents are asked, well or badly, and a service that asks it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coursegen_desktop.app.paths import resources_dir
from coursegen_desktop.domain.brief import PLAIN, Brief, Options
from coursegen_desktop.domain.connection import SCRIPTED, Connection, Profile, Rung
from coursegen_desktop.domain.ids import CourseId, RunId, UserId
from coursegen_desktop.generation.agents.shapes import Critique
from coursegen_desktop.generation.providers.base import ChatClient, ChatRequest
from coursegen_desktop.generation.providers.scripted import Reply, ScriptedClient
from coursegen_desktop.services.clock import utc_now
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.generation import GenerationService
from coursegen_desktop.services.jobs import JobsService
from coursegen_desktop.services.work import WorkUnits

from .desk import Here

CONNECTION = Connection(
    "c1", "Scripted", SCRIPTED, "script", "scripted",
    profile=Profile("scripted", Rung.SCHEMA, 8192, tokens_per_s=50.0),
)  # fmt: skip
_PASSAGE = re.compile(r"(?m)^\[(c\d+)\] (.*)$")
_OPTION = re.compile(r"(?m)^- (.+)$")
RUBRIC = {name: 2 for name in Critique.model_fields if name != "issues"}
_CUT = re.compile(r"(?m)^# (?=Practice)|^## (?=Practice)")
Answering = Callable[[str, ChatRequest], Reply | str]
Twist = Callable[[str, ChatRequest], Reply | str | None]


def faithful(request: ChatRequest) -> str:
    """The passages of a request, each told as it stands and cited."""
    passages = _PASSAGE.findall(request.user)
    return "\n\n".join(f"{text} [{name}]" for name, text in passages)


class Model:
    """Answers every role well; `twists` change single answers: the first that gives one counts."""

    def __init__(self, *twists: Twist) -> None:
        self.twists = list(twists)
        self.keys: dict[str, str] = {}
        self.asked: list[tuple[str, ChatRequest]] = []
        self.client = ScriptedClient(answering=self.answer)

    def answer(self, role: str, request: ChatRequest) -> Reply | str:
        self.asked.append((role, request))
        for twist in self.twists:
            found = twist(role, request)
            if found is not None:
                return found
        return getattr(self, f"_{role}")(request)  # type: ignore[no-any-return]

    def count(self, role: str) -> int:
        """How often a role was asked."""
        return sum(one == role for one, _ in self.asked)

    def _author(self, request: ChatRequest) -> str:
        if "\nSection: " in request.user:
            name = _after(request.user, "Section: ")
            return "\n\n".join(
                f"A **{name.lower()}** is the {word} movement of the sea that the pull of the moon "
                f"brings about on the coast. Sailors of the {word} harbour wait for it every day."
                for word in ("great", "quiet", "early", "second")
            )
        if request.system.startswith("You sum up"):
            begun = [(text.split(". ")[0], name) for name, text in _PASSAGE.findall(request.user)]
            return " ".join(f"{text.rstrip('.')}. [{name}]" for text, name in begun[:5])
        return faithful(request)

    def _quizzer(self, request: ChatRequest) -> str:
        key = _after(request.user, "Right answer: ")
        # No two alike, and without a number, which the passage would have to hold.
        name = hashlib.sha256(key.encode()).hexdigest()[:12]
        ship = "".join(chr(97 + int(sign, 16)) for sign in name)
        stem = f"Which name fits the thought of the sailors of the good ship {ship} at sea?"
        self.keys[stem] = key
        wrong = [_like(key, name) for name in ("harbour", "anchor", "compass")]
        return json.dumps({"stem": stem, "wrong": wrong, "why": ["It is not.", "No.", "Never."]})

    def _solver(self, request: ChatRequest) -> str:
        key = self.keys[_after(request.user, "Question: ")]
        assert key in _OPTION.findall(request.user)
        return json.dumps({"evidence": "The passage says so.", "answer": key})

    def _critic(self, request: ChatRequest) -> str:
        return json.dumps({**RUBRIC, "issues": []})

    def _planner(self, request: ChatRequest) -> str:
        if "course on a topic" in request.system:
            names = ("Flood", "Ebb", "Spring tide", "Neap tide")
            sections = [
                {
                    "module": f"Part {1 + number // 2}",
                    "title": name,
                    "points": [f"What a {name} is."],
                }
                for number, name in enumerate(names)
            ]
            return json.dumps({"title": "Tides", "sections": sections})
        keys = re.findall(r"(?m)^\[(l\d+)\]", request.user)
        lessons = [
            {"module": "All of it", "title": f"Better {key}", "keys": [key]}
            for key in reversed(keys)
        ]
        return json.dumps({"lessons": lessons})


def _like(key: str, name: str) -> str:
    """A wrong answer of the same length and kind as a right one."""
    words = [name, *("wind", "wave", "rope", "sail", "tide", "mast", "keel", "crew") * 3]
    text = name.capitalize()
    for word in words[1:]:
        if len(text) + len(word) >= len(key):
            break
        text += f" {word}"
    return text


def _after(text: str, label: str) -> str:
    return text.split(label, 1)[1].split("\n", 1)[0].strip()


def beginning(folder: Path) -> Path:
    """The first chapter of the sample's first document, in a file of its own."""
    whole = Path(resources_dir(), "samples", "how-learning-works.md").read_text("utf-8")
    path = folder / "how.md"
    path.write_text(_CUT.split(whole)[0], "utf-8")
    return path


class AgentDesk:
    """The generation service with a scripted model."""

    def __init__(
        self, uow: WorkUnits, hub: EventHub, user_id: UserId, model: Model,
        folder: Path,
    ) -> None:  # fmt: skip
        self.uow, self.hub, self.user = uow, hub, user_id
        self.model, self.connection = model, CONNECTION
        self.source = beginning(folder)
        self.opened = 0
        self.jobs = JobsService(hub)
        self.service = GenerationService(
            uow, hub, self.jobs, Here(), samples=resources_dir() / "samples", now=utc_now,
            prompts=resources_dir() / "prompts", drafts=folder / "drafts",
        )  # fmt: skip
        self.service.reach_models(self._open)

    async def _open(self, key: str) -> tuple[Connection, ChatClient]:
        assert key == self.connection.id
        self.opened += 1
        return self.connection, self.model.client

    def brief(self, *, connection: str = "c1", questions: int = 8) -> Brief:
        """An order that the scripted model writes: the beginning of the sample's first document."""
        options = Options(analyser=PLAIN, connection=connection, questions=questions)
        return Brief((str(self.source),), "Sample", options)

    async def planned(self, brief: Brief) -> RunId:
        """Read; the run that waits with its outline."""
        run_id: RunId = await self.service.read(brief).wait()
        return run_id

    async def written(self, brief: Brief | None = None) -> tuple[RunId, CourseId]:
        """Read and written."""
        run_id = await self.planned(brief or self.brief())
        outline = await self.service.outline(run_id)
        course_id: CourseId = await self.service.approve(run_id, outline).wait()
        return run_id, course_id

    async def content(self, key: CourseId) -> str:
        """All of a course but what names it among others."""
        async with self.uow() as work:
            draft = await work.courses.draft(key)
        return re.sub(r'"public_id":"[^"]*"', "", draft.model_dump_json())

    def with_limits(self, **values: float) -> None:
        """Other limits for the connection."""
        self.connection = replace(self.connection, **values)


MakeDesk = Callable[..., AgentDesk]
