"""Documents that a model writes on a topic, section by section; what is written stays."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ..db import sqlite
from ..domain.brief import Options
from ..domain.connection import AUTHOR, PLANNER
from ..domain.errors import InvalidContent, ProviderError, ProviderFault
from .agent_crews import AgentCrews
from .blocking import in_thread
from .jobs import Progress

if TYPE_CHECKING:
    from ..generation.agents import topic as topics

MOST_TOPIC = 2000
_KEPT = ".sections.json"


class TopicDrafts:
    """Writes them into `folder`, where the user finds and may change them."""

    def __init__(self, crews: AgentCrews, folder: Path) -> None:
        self._crews, self._folder = crews, folder

    async def write(self, topic: str, options: Options, progress: Progress) -> Path:
        """A document on `topic` by the connection of the options. Returns where it is.

        A draft that was broken off goes on where it was, for the same topic, model and audience.
        One that is done stays as it is, for somebody may have changed it: the next one of the
        same topic stands beside it. Raises InvalidContent without a topic, ProviderError where
        the model gives nothing of use, StorageError.
        """
        topic = " ".join(topic.split())[:MOST_TOPIC]
        if not topic:
            raise InvalidContent("No topic was given.", "Type what the course shall be about.")
        async with self._crews.talk(options.connection) as talk:
            model = talk.connection.model_of(AUTHOR)
            name = _name(topic, model, options)
            kept = self._folder / f"{name}{_KEPT}"
            known = await in_thread(_read, kept)
            plan, texts = await self._sections(talk, topic, options, known, kept, progress)
        if not any(texts):
            raise ProviderError(
                ProviderFault.UNUSABLE,
                "The model wrote nothing of use about “{topic}”.",
                "Say the topic in other words, or choose another model.",
                topic=topic[:80],
            )
        text = talk.topics.document(
            plan, texts, topic=topic, model=model, language=options.language
        )
        return await in_thread(_finish, self._folder, name, text, kept)

    async def _sections(
        self, talk: Any, topic: str, options: Options, known: dict[str, Any], kept: Path,
        progress: Progress,
    ) -> tuple[topics.TopicPlan, list[str]]:  # fmt: skip
        made, told = talk.topics, (options.audience, options.language)
        mark = talk.mark_of(topic)
        plan, texts = _kept_parts(made, known)
        if plan is None:
            request = made.outline(talk.prompts, mark, topic, *told)
            plan, _ = await talk.asker.data(PLANNER, request, made.TopicPlan)
            known = {"plan": plan.model_dump()}
            await in_thread(_write, kept, json.dumps(known))
        sections = plan.usable
        for number in range(len(texts), len(sections)):
            progress(number, len(sections), sections[number].title)
            request = made.section(talk.prompts, mark, topic, sections[number], *told)
            texts.append(await _section(talk, request, options.language))
            known["texts"] = texts
            await in_thread(_write, kept, json.dumps(known))
        progress(len(sections), len(sections), "")
        return plan, texts


async def _section(talk: Any, request: Any, language: str) -> str:
    """A section's text, "" where the model gave nothing of use for this one."""
    try:
        answer = await talk.asker.prose(AUTHOR, request)
    except ProviderError as error:
        if error.is_of_provider:
            raise
        return ""
    text: str = talk.topics.cleaned(answer.text, language)
    return text if len(text.split()) >= talk.topics.LEAST_WORDS else ""


def _name(topic: str, model: str, options: Options) -> str:
    """A file name that one recognises, and that only the same order has."""
    order = json.dumps([topic, model, options.audience, options.language])
    words = " ".join(re.sub(r"[^\w -]+", " ", topic).split())[:60].strip() or "topic"
    return f"{words} ({hashlib.sha256(order.encode()).hexdigest()[:6]})"


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _kept_parts(made: Any, known: dict[str, Any]) -> tuple[topics.TopicPlan | None, list[str]]:
    """(plan, texts so far) of what was kept; (None, []) where somebody changed it beyond use."""
    try:
        plan: topics.TopicPlan = made.TopicPlan.model_validate(known.get("plan"))
    except ValidationError:
        return None, []
    texts = known.get("texts", [])
    is_sound = isinstance(texts, list) and all(isinstance(one, str) for one in texts)
    return plan, texts[: len(plan.usable)] if is_sound else []


def _finish(folder: Path, name: str, text: str, kept: Path) -> Path:
    """Put a finished document under a name that is free, in the place of what was kept of it."""
    path, number = folder / f"{name}.md", 2
    while path.exists():
        path, number = folder / f"{name} {number}.md", number + 1
    _write(path, text)
    with contextlib.suppress(OSError):
        kept.unlink()  # what stays is only asked for less the next time
    return path


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new = path.with_name(path.name + ".new")
        new.write_text(text, "utf-8", errors="replace")
        new.replace(path)
    except OSError as error:
        raise sqlite.os_error(error, path) from error
