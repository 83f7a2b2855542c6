"""A lesson written by agents: told part by part, held against its sources, looked over.

Whatever does not come out well stays as the plain writer has it, so that a lesson always comes
out. Each answer is kept before the next question is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ..domain.agent import (
    AUTHOR,
    CRITIC,
    QUIZ,
    REPAIR,
    RIGHT_ANSWER,
    SOLVE,
    SUMMARY,
    AgentNow,
    Used,
)
from ..domain.connection import AUTHOR as AUTHOR_ROLE
from ..domain.connection import CRITIC as CRITIC_ROLE
from ..domain.connection import QUIZZER, SOLVER, Connection
from ..domain.errors import ProviderError
from ..domain.written_by import WrittenBy
from .agent_steps import AgentSteps, Asked, Place
from .blocking import WorkerProcesses
from .generation_loading import LESSON_SECONDS

if TYPE_CHECKING:
    from ..generation.agents import desk, requests, shapes
    from ..generation.agents.facts import Fact
    from ..generation.agents.judging import Verdict
    from ..generation.agents.material import Task, Unit
    from ..generation.keeping import PackedOrder, WrittenLesson
    from ..generation.providers.asking import Asker

REPAIRS = 2
# So many failures of the provider in a row, and it is no matter of one part.
BREAKER = 2
_UNCLEAR = "unclear"
_LESSON: ContextVar[str] = ContextVar("lesson", default="")


@dataclass(slots=True)
class Tools:
    """What agents work with, loaded when the first of them begins."""

    desk: Any  # the modules, which bring every parser along
    requests: Any
    shapes: Any


@dataclass(slots=True)
class _Told:
    """A part on its way: the best telling so far, and how often it was mended."""

    unit: Unit
    answer: str = ""
    verdict: Verdict | None = None
    repairs: int = 0
    note: str = ""

    @property
    def is_told(self) -> bool:
        """Whether the model's telling stands."""
        return self.verdict is not None and self.verdict.is_usable


@dataclass(slots=True)
class Crew:
    """The agents of one run. `changed` is called when what one sees of them changes."""

    tools: Tools
    scene: requests.Scene
    connection: Connection
    asker: Asker
    steps: AgentSteps
    workers: WorkerProcesses
    changed: Callable[[], None] = lambda: None
    used: Used = field(default_factory=Used)
    now: dict[str, AgentNow] = field(default_factory=dict)
    last: list[str] = field(default_factory=list)
    _failures: int = 0

    # ------------------------------------------------------------ one lesson

    async def lesson(self, order: PackedOrder, seq: int) -> WrittenLesson:
        """Write a lesson. Raises ProviderError when the provider does not answer any more."""
        _LESSON.set(order.key)  # of this task: lessons are written side by side
        try:
            return await self._lesson(order, seq)
        finally:
            self.now.pop(order.key, None)
            self.changed()

    async def _lesson(self, order: PackedOrder, seq: int) -> WrittenLesson:
        tools = self.tools
        window = self.asker.window  # what was found too large for it is cut smaller from here on
        task: Task = await self._work(tools.desk.prepare, order.data, window)
        told = [_Told(unit) for unit in task.units]
        for one in told:
            await self._tell(task, one, seq)
        summary = await self._sum_up(task, told, seq)
        questions: list[dict[str, Any]] = []
        for fact in task.facts:
            question = await self._word(task, fact, seq)
            if question is not None:
                questions.append(question)
        score = await self._look_over(task, told, questions, seq)
        kept = [desk_unit(tools.desk, one) for one in (*told, *summary)]
        # One that could not be mended is told all the same, by its first telling.
        notes = tuple(one.note for one in told if one.note and not one.is_told)
        record = WrittenBy(
            self.connection.name, self.connection.model_of(AUTHOR_ROLE),
            sum(one.is_told for one in told), sum(not one.is_told for one in told),
            len(questions), notes, score,
        )  # fmt: skip
        return await self._work(  # type: ignore[no-any-return]
            tools.desk.assemble, order.data, window, kept, questions, record
        )

    # ------------------------------------------------------------ telling

    async def _tell(self, task: Task, one: _Told, seq: int) -> None:
        """Tell a part, and mend it while there is something to mend."""
        request = self.tools.requests.author(self.scene, task, one.unit)
        if not await self._try(task, one, AUTHOR, request, seq):
            return
        while one.verdict is not None and not one.verdict.is_sound and one.repairs < REPAIRS:
            if not await self._mend(task, one, one.verdict.findings, seq):
                break
        if not one.is_told:
            one.note = f"Part {one.unit.number} ({one.unit.heading}) stays as the source has it."
            self._say(f"{task.title}: {one.note}")

    async def _sum_up(self, task: Task, told: Sequence[_Told], seq: int) -> list[_Told]:
        """The summary in a list, [] where the plain one stays: it is never mended."""
        if task.summary is None or not any(one.is_told for one in told):
            return []
        one = _Told(task.summary)
        request = self.tools.requests.summary(self.scene, task, one.unit)
        await self._try(task, one, SUMMARY, request, seq)
        return [one] if one.is_told else []

    async def _mend(self, task: Task, one: _Told, findings: Sequence[Any], seq: int) -> bool:
        one.repairs += 1
        request = self.tools.requests.repair(
            self.scene, task, one.unit, one.answer, findings, one.repairs
        )
        return await self._try(task, one, REPAIR, request, seq)

    async def _try(self, task: Task, one: _Told, kind: str, request: Any, seq: int) -> bool:
        """Ask, judge and keep; the better telling stays. False when the model failed at it."""
        unit = one.unit
        suffix = f"r{one.repairs}" if kind == REPAIR else ""
        place = Place(
            kind, f"{task.key}/{unit.number}{suffix}", seq, f"{task.title}: {unit.heading}"
        )
        self._show(task, kind, unit.heading)
        asked = await self._asked(lambda: self.steps.prose(
            place, AUTHOR_ROLE, self.scene.version(kind), request
        ))  # fmt: skip
        if asked is None:
            one.note = f"Part {unit.number} ({unit.heading}): the model gave no usable answer."
            return False
        verdict = await self._work(
            self.tools.desk.judge, unit, asked.text, task.language, task.weights
        )
        await self._keep(asked, *(found.words for found in verdict.findings))
        for found in verdict.findings[:2]:
            self._say(f"{task.title}: {found.words}")
        if one.verdict is None or verdict.rank > one.verdict.rank:
            one.verdict, one.answer = verdict, asked.text
        return True

    # ------------------------------------------------------------ questions

    async def _word(self, task: Task, fact: Fact, seq: int) -> dict[str, Any] | None:
        """A question in the model's words that a blind solver answers as we do, or None."""
        findings: list[str] = []
        for attempt in range(REPAIRS):
            request = self.tools.requests.quiz(self.scene, task, fact, findings)
            place = Place(
                QUIZ, f"{task.key}/{fact.id}.{attempt}", seq, f"{task.title}: {fact.concept}"
            )
            self._show(task, QUIZ, fact.concept)
            found = await self._made(place, QUIZZER, QUIZ, request, self.tools.shapes.Wording)
            if found is None:
                return None
            wording, asked = found
            question, findings = await self._work(
                self.tools.desk.word, fact, wording, task.language
            )
            await self._keep(asked, *findings)
            if question is not None and not findings:
                solved = await self._solve(task, fact, wording, attempt, seq)
                if solved is None:
                    return question  # type: ignore[no-any-return]
                findings = [solved]
        self._say(f"{task.title}: the question about {fact.concept} stays as it was made.")
        return None

    async def _solve(
        self, task: Task, fact: Fact, wording: shapes.Wording, attempt: int, seq: int
    ) -> str | None:
        """What a solver, who does not know the right answer, has against a question; None for
        nothing."""
        requests = self.tools.requests
        options = requests.options_in(wording, fact)
        request = requests.solver(self.scene, fact, wording.stem, options)
        place = Place(
            SOLVE, f"{task.key}/{fact.id}.{attempt}", seq, f"{task.title}: {fact.concept}"
        )
        self._show(task, SOLVE, fact.concept)
        found = await self._made(place, SOLVER, "solver", request, self.tools.shapes.Solved)
        if found is None:
            return "Nobody could answer it from the passage."
        solved, asked = found
        chosen = " ".join(solved.answer.split()).casefold().strip(" .")
        if chosen == fact.key.casefold().strip(" ."):
            await self._keep(asked, RIGHT_ANSWER)
            return None
        against = f"A reader of the passage answered “{solved.answer[:120]}”."
        if chosen == _UNCLEAR:
            against = "A reader of the passage found no answer, or more than one."
        await self._keep(asked, against)
        self._say(f"{task.title}: {against}")
        return against

    # ------------------------------------------------------------ the look over a whole lesson

    async def _look_over(
        self, task: Task, told: Sequence[_Told], questions: list[dict[str, Any]], seq: int
    ) -> int | None:
        """The critic's points, None where nothing was told or the critic failed. What he finds is
        mended where that makes it better."""
        if not any(one.is_told for one in told):
            return None
        parts = [one.answer if one.is_told else one.unit.verbatim for one in told]
        rules = [f.words for one in told if one.verdict for f in one.verdict.findings]
        asked_about = [question_line(question) for question in questions]
        request = self.tools.requests.critic(self.scene, task, parts, asked_about, rules)
        self._show(task, CRITIC, "")
        place = Place(CRITIC, f"{task.key}/critic", seq, task.title)
        found = await self._made(place, CRITIC_ROLE, CRITIC, request, self.tools.shapes.Critique)
        if found is None:
            return None
        critique, asked = found
        listed = [f"part {issue.part}: {issue.wrong} {issue.mend}" for issue in critique.issues]
        await self._keep(asked, f"{critique.total} of 20", *listed)
        self._say(f"{task.title}: {critique.total} of 20 points.")
        if critique.keys <= 0 and questions:
            questions.clear()
            self._say(f"{task.title}: the questions stay as they were made.")
        if not critique.passes:
            for number, one in enumerate(told, 1):
                wrong = [f"{i.wrong} {i.mend}" for i in critique.issues if i.part == number]
                if wrong and one.is_told and one.repairs < REPAIRS:
                    await self._mend_for(task, one, wrong, seq)
        return int(critique.total)

    async def _mend_for(self, task: Task, one: _Told, wrong: Sequence[str], seq: int) -> None:
        """Mend what a critic found: it counts where the rules find nothing new."""
        before = one.verdict, one.answer
        one.verdict = None
        await self._mend(task, one, wrong, seq)
        after, old = one.verdict, before[0]
        if after is None or (old is not None and after.rank < old.rank):
            one.verdict, one.answer = before

    # ------------------------------------------------------------ asking

    async def _made(
        self, place: Place, role: str, prompt: str, request: Any, shape: type[Any]
    ) -> tuple[Any, Asked] | None:
        box: list[Any] = []

        async def ask() -> Asked:
            made, asked = await self.steps.data(
                place, role, self.scene.version(prompt), request, shape
            )
            box.append(made)
            return asked

        asked = await self._asked(ask)
        return None if asked is None else (box[0], asked)

    async def _asked(self, ask: Callable[[], Any]) -> Asked | None:
        """An answer; None where the model failed at this one. Raises where it fails at all."""
        try:
            asked: Asked = await ask()
        except ProviderError as error:
            self._say(error.text())
            if error.is_of_provider:
                self._failures += 1
                if self._failures >= BREAKER or not error.is_passing:
                    raise
            return None
        self._failures = 0
        return asked

    async def _keep(self, asked: Asked, *verdict: str) -> None:
        if asked.is_fresh:
            mended = int(asked.place.kind == REPAIR)
            took = Used(asked.tokens_in, asked.tokens_out, asked.cost, 1, mended)
            self.used = self.used.plus(took)
        await self.steps.keep(asked, *verdict)
        self.changed()

    async def _work(self, call: Callable[..., Any], *arguments: Any) -> Any:
        return await self.workers.call(call, *arguments, timeout=LESSON_SECONDS)

    # ------------------------------------------------------------ what is seen

    def heard(self, _role: str, piece: str) -> None:
        """A piece of text came, to the lesson in whose task this is called."""
        now = self.now.get(_LESSON.get())
        if now is not None:
            self.now[_LESSON.get()] = now.hearing(piece)
            self.changed()

    def began(self, _role: str) -> None:
        """An answer begins anew: what was heard of it is void."""
        now = self.now.get(_LESSON.get())
        if now is not None:
            self.now[_LESSON.get()] = replace(now, text="")

    def _show(self, task: Task, kind: str, part: str) -> None:
        self.now[task.key] = AgentNow(kind, task.title, part)
        self.changed()

    def _say(self, words: str) -> None:
        self.last.append(words)
        del self.last[:-40]
        self.changed()


def desk_unit(module: desk, one: _Told) -> Any:  # type: ignore[valid-type]
    """A part for putting the lesson together."""
    lines = one.verdict.lines if one.is_told and one.verdict is not None else ()
    return module.ToldUnit(one.unit.number, lines)  # type: ignore[attr-defined]


def question_line(question: dict[str, Any]) -> str:
    """A question as a critic sees it: the right answer is marked."""
    marked = [
        f"{'(right) ' if choice['fraction'] == 1 else ''}{choice['text']}"
        for choice in question["choices"]
    ]
    return f"{question['prompt']} — {'; '.join(marked)}"
