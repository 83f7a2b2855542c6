"""Questions to models that are asked once: an answer that was kept is never asked for again."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from ..domain.agent import REPAIR, TraceStep, Used
from ..domain.base import Schema
from ..domain.connection import Connection
from ..domain.ids import RunId
from ..domain.kept import AgentStepRecord
from .clock import Now, stamp
from .work import WorkUnits

if TYPE_CHECKING:
    from ..generation.providers.asking import Asker
    from ..generation.providers.base import ChatRequest

T = TypeVar("T", bound=Schema)
DONE = "done"
_MICROS = 1_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Which step it is: `unit` is "lesson key/part", `seq` orders steps, `title` is for people."""

    kind: str
    unit: str
    seq: int
    title: str


@dataclass(slots=True)
class Asked:
    """An answer. `text` is what came, as text; `is_fresh` while it is not kept."""

    place: Place
    hash: str
    text: str
    is_fresh: bool
    output: dict[str, Any]
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float = 0.0


class AgentSteps:
    """The steps of one run, those that were kept before among them."""

    def __init__(
        self, uow: WorkUnits, now: Now, run_id: RunId, asker: Asker, connection: Connection
    ) -> None:
        self._uow, self._now, self._run = uow, now, run_id
        self._asker, self._connection = asker, connection
        self._known: dict[tuple[str, str, str], Mapping[str, Any]] = {}

    async def load(self) -> Used:
        """Read what was kept. Returns what it took."""
        async with self._uow() as work:
            rows = await work.agent_steps.of_run(self._run)
        used = Used()
        for row in rows:
            self._known[row.kind, row.unit, row.hash] = row.output
            mended = int(row.kind == REPAIR)
            cost = row.cost_micros / _MICROS
            used = used.plus(Used(row.tokens_in, row.tokens_out, cost, 1, mended))
        return used

    async def prose(self, place: Place, role: str, version: str, request: ChatRequest) -> Asked:
        """An answer in prose, from before or asked for now. Raises ProviderError."""
        asked = self._found(place, role, version, request)
        if asked.is_fresh:
            started = time.monotonic()
            answer = await self._asker.prose(role, request)
            self._filled(asked, answer.text, answer.tokens_in, answer.tokens_out, started)
        return asked

    async def data(
        self, place: Place, role: str, version: str, request: ChatRequest, shape: type[T]
    ) -> tuple[T, Asked]:
        """An answer in the form of `shape`, from before or asked for now. Raises ProviderError."""
        asked = self._found(place, role, version, request)
        if not asked.is_fresh:
            return shape.model_validate_json(asked.text), asked
        started = time.monotonic()
        made, answer = await self._asker.data(role, request, shape)
        text = made.model_dump_json()
        self._filled(asked, text, answer.tokens_in, answer.tokens_out, started)
        return made, asked

    async def keep(self, asked: Asked, *verdict: str) -> None:
        """Keep an answer with what was found in it; nothing for one that is kept already.

        Raises NotFound where the run was discarded meanwhile.
        """
        if not asked.is_fresh:
            return
        asked.is_fresh = False
        asked.output["verdict"] = list(verdict)
        async with self._uow(write=True) as work:
            await work.runs.change(self._run)  # NotFound where it was discarded meanwhile
            await work.agent_steps.add(
                self._run,
                kind=asked.place.kind,
                unit_id=asked.place.unit,
                seq=asked.place.seq,
                input_hash=asked.hash,
                status=DONE,
                attempt=1,
                tokens_in=asked.tokens_in,
                tokens_out=asked.tokens_out,
                cost_micros=round(asked.cost * _MICROS),
                finished_at=stamp(self._now()),
                output=asked.output,
            )
            await work.commit()
        self._known[asked.place.kind, asked.place.unit, asked.hash] = asked.output

    def _found(self, place: Place, role: str, version: str, request: ChatRequest) -> Asked:
        model = self._connection.model_of(role)
        name = _hash(request, model, version)
        before = self._known.get((place.kind, place.unit, name))
        if before is not None:
            return Asked(place, name, str(before["answer"]), False, dict(before))
        output = {
            "title": place.title, "model": model, "system": request.system, "prompt": request.user,
        }  # fmt: skip
        return Asked(place, name, "", True, output)

    def _filled(
        self, asked: Asked, text: str, tokens_in: int | None, tokens_out: int | None, since: float
    ) -> None:
        asked.text = asked.output["answer"] = text
        asked.output["seconds"] = round(time.monotonic() - since, 3)
        request = asked.output["system"] + asked.output["prompt"]
        asked.tokens_in = self._asker.estimate(request) if tokens_in is None else tokens_in
        asked.tokens_out = self._asker.estimate(text) if tokens_out is None else tokens_out
        asked.cost = self._connection.cost(asked.tokens_in, asked.tokens_out)


def trace_step(row: AgentStepRecord) -> TraceStep:
    """A kept step as it is shown."""
    told = row.output
    return TraceStep(
        id=row.id,
        kind=row.kind,
        unit=row.unit,
        title=str(told.get("title", "")),
        model=str(told.get("model", "")),
        system=str(told.get("system", "")),
        prompt=str(told.get("prompt", "")),
        answer=str(told.get("answer", "")),
        verdict=tuple(map(str, told.get("verdict", ()))),
        tokens_in=row.tokens_in,
        tokens_out=row.tokens_out,
        cost=row.cost_micros / _MICROS,
        seconds=float(told.get("seconds", 0.0)),
        at=row.at,
    )


def _hash(request: ChatRequest, model: str, version: str) -> str:
    """Names a question with all that its answer depends on."""
    told = [version, model, request.system, request.user]
    parts = [*told, request.schema, request.most, request.temperature, request.seed]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
