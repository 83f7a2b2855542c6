"""The questions of a course as one bank: found, copied and moved between quizzes, put in pools.

Every change is one step of editing, which Undo takes back.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..domain.edit import ASSET, EditLabel
from ..domain.errors import InvalidContent, NotFound
from ..domain.events import CourseChanged
from ..domain.ids import AssetId, CourseId, UserId
from ..domain.rights import Right
from .blocking import WorkerProcesses, in_slices, in_thread
from .edit_steps import Noting
from .editing_base import Editor, json_text
from .events import EventHub
from .gate import needs
from .work import WorkUnits

if TYPE_CHECKING:
    from ..db.unit_of_work import UnitOfWork
    from ..domain.asset import Asset
    from ..domain.question_bank import Bank, BankEntry, BankKey, BankQuiz
    from ..domain.quiz_draft import QuizDraft
    from ..domain.read_questions import TextProblem, WrittenQuestions

Json = dict[str, Any]

# Above it the window would feel that a text is read beside it.
_FOR_A_PROCESS = 20_000
_READ_SECONDS = 60.0
GIFT, LIST = "gift", "list"


@dataclass(frozen=True, slots=True)
class PastedQuestions:
    """What a text holds: canonical questions with ids of their own, and what could not be read.

    `kind` is the way of writing that it was taken for.
    """

    kind: str
    questions: tuple[Json, ...]
    problems: tuple[TextProblem, ...]


class QuestionBankService(Editor):
    """What an author does with all questions of a course."""

    def __init__(
        self,
        uow: WorkUnits,
        events: EventHub,
        workers: WorkerProcesses | None = None,
        noting: Noting | None = None,
    ) -> None:
        super().__init__(uow, events, noting)
        self._workers = workers

    @needs(Right.EDIT_COURSES)
    async def bank(self, course_id: CourseId) -> Bank:
        """Every question of every quiz in the order of the course, drafts as well."""
        async with self._uow() as work:
            view = await work.courses.outline(course_id, UserId(0))
            figures = await work.quiz_records.answer_figures(course_id)
            # One by one: the contents of all quizzes at once would hold the window.
            quizzes = [
                (await work.assets.get(quiz.asset_id), lesson.title)
                for lesson in view.lessons
                for quiz in lesson.quizzes
            ]
        return await in_slices(_listing(quizzes, figures))

    @needs(Right.EDIT_COURSES)
    async def copy(
        self,
        course_id: CourseId,
        keys: Sequence[BankKey],
        to: AssetId,
        section: str = "",
        *,
        origin: object = None,
    ) -> tuple[str, ...]:
        """Put copies at the end of a quiz, or of one of its sections. Returns their ids."""
        return await self._carry(course_id, keys, to, section, origin, moves=False)

    @needs(Right.EDIT_COURSES)
    async def move(
        self,
        course_id: CourseId,
        keys: Sequence[BankKey],
        to: AssetId,
        section: str = "",
        *,
        origin: object = None,
    ) -> tuple[str, ...]:
        """Move questions to the end of a quiz or section. Attempts keep what they were asked."""
        return await self._carry(course_id, keys, to, section, origin, moves=True)

    @needs(Right.EDIT_COURSES)
    async def make_pool(
        self,
        course_id: CourseId,
        keys: Sequence[BankKey],
        to: AssetId,
        title: str,
        pick: int,
        *,
        origin: object = None,
    ) -> str:
        """A section of a quiz that asks `pick` of these questions each time. Returns its id.

        Questions of that quiz move into it, those of others are copied.
        """
        from ..domain.question_bank import free_id

        if not 1 <= pick <= len(keys):
            raise InvalidContent(
                "{pick} questions are to be picked of {count}.",
                "Choose a number from 1 to {count}.",
                pick=pick,
                count=len(keys),
            )
        async with self._uow(write=True) as work:
            quizzes = await _quizzes(work, course_id, {to, *(key.asset_id for key in keys)})
            draft = quizzes[to][1]
            own = [key.question_id for key in keys if key.asset_id == to]
            taken = {str(one["id"]) for one in draft.sections}
            name = free_id("pool-1", taken)
            before = draft.sections or ({"id": free_id("part-1", taken)},)
            title = " ".join(title.split())
            pool = {"id": name, "title": title, "pick": pick}
            made = draft.with_sections([*before, pool]).moved(own, len(draft.items), name)
            others = [key for key in keys if key.asset_id != to]
            made, _ = _with_carried(made, others, quizzes, name)
            label = EditLabel("make_pool", title)
            await self._keep(work, course_id, label, {to: made}, quizzes)
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))
        return name

    @needs(Right.EDIT_COURSES)
    async def as_gift(self, course_id: CourseId, keys: Sequence[BankKey]) -> WrittenQuestions:
        """These questions as GIFT text, and what GIFT cannot say of them; drafts are left out."""
        async with self._uow() as work:
            quizzes = await _quizzes(work, course_id, {key.asset_id for key in keys})
        found = [quizzes[key.asset_id][1].item(key.question_id) for key in keys]
        raws = [item.raw for item in found if item is not None and not item.is_draft]
        return await in_thread(_written, raws)

    @needs(Right.EDIT_COURSES)
    async def read_text(self, text: str) -> PastedQuestions:
        """The questions of a pasted text, GIFT or a list; nothing is kept."""
        if self._workers is not None and len(text) > _FOR_A_PROCESS:
            kind, raws, faults = await self._workers.call(_read, text, timeout=_READ_SECONDS)
        else:
            kind, raws, faults = await in_thread(_read, text)
        problem = await in_thread(_problem_class)
        return PastedQuestions(kind, tuple(raws), tuple(problem(*fault) for fault in faults))

    # ------------------------------------------------------------ inside

    async def _carry(
        self,
        course_id: CourseId,
        keys: Sequence[BankKey],
        to: AssetId,
        section: str,
        origin: object,
        *,
        moves: bool,
    ) -> tuple[str, ...]:
        if moves:
            # What stands in that quiz already is moved by the quiz's own list.
            keys = [key for key in keys if key.asset_id != to]
        if not keys:
            return ()
        async with self._uow(write=True) as work:
            quizzes = await _quizzes(work, course_id, {to, *(key.asset_id for key in keys)})
            goal, ids = _with_carried(quizzes[to][1], keys, quizzes, section)
            changed = {to: goal}
            if moves:
                for key in {key.asset_id for key in keys}:
                    gone = [one.question_id for one in keys if one.asset_id == key]
                    changed[key] = quizzes[key][1].without(gone)
            label = EditLabel("move_question" if moves else "copy_question", _name(keys, quizzes))
            await self._keep(work, course_id, label, changed, quizzes)
            await work.commit()
        self._events.publish(CourseChanged(course_id, origin))
        return ids

    async def _keep(
        self,
        work: UnitOfWork,
        course_id: CourseId,
        label: EditLabel,
        changed: Mapping[AssetId, QuizDraft],
        quizzes: Mapping[AssetId, tuple[Asset, QuizDraft]],
    ) -> None:
        values = {
            (ASSET, int(key), "content"): json_text(draft.dump()) for key, draft in changed.items()
        }
        lesson = quizzes[next(iter(changed))][0].lesson_id
        await self._steps.do(work, course_id, label, self._by, values=values, lesson_id=lesson)


async def _quizzes(
    work: UnitOfWork, course_id: CourseId, keys: Collection[AssetId]
) -> dict[AssetId, tuple[Asset, QuizDraft]]:
    """The quizzes of those keys, as they are now; NotFound when one is not in the course."""
    from ..domain.quiz_draft import QuizDraft

    found = {}
    for key in keys:
        asset = await work.assets.get(key)
        if asset.course_id != course_id or asset.asset_type != "quiz":
            raise NotFound("This quiz does not stand in the course any more.")
        found[key] = (asset, QuizDraft.read(asset.content))
    return found


def _with_carried(
    goal: QuizDraft,
    keys: Sequence[BankKey],
    quizzes: Mapping[AssetId, tuple[Asset, QuizDraft]],
    section: str,
) -> tuple[QuizDraft, tuple[str, ...]]:
    """The quiz with copies of these questions and of the pictures that they show."""
    from ..domain.question_bank import carried

    taken = {item.id for item in goal.items}
    media = {str(one.get("id")): one for one in goal.media}
    raws: list[Json] = []
    for source in dict.fromkeys(key.asset_id for key in keys):
        draft = quizzes[source][1]
        wanted = {key.question_id for key in keys if key.asset_id == source}
        items = [item for item in draft.items if item.id in wanted]
        if len(items) < len(wanted):
            raise NotFound("A question does not exist any more.", "Open the list again.")
        new = carried(items, taken)
        for one in _shown_media(new, draft):
            known = media.setdefault(str(one.get("id")), one)
            if known.get("sha256") != one.get("sha256"):
                raise InvalidContent(
                    "Both quizzes have a picture with the name “{name}”, and they differ.",
                    "Give one of them another name.",
                    name=str(one.get("id")),
                )
        raws += new
    if section not in {str(one["id"]) for one in goal.sections}:
        section = str(goal.sections[-1]["id"]) if goal.sections else ""
    if len(media) > len(goal.media):
        goal = goal.with_head(media=list(media.values()))
    return goal.with_added(raws, None, section), tuple(str(raw["id"]) for raw in raws)


def _shown_media(raws: Sequence[Json], draft: QuizDraft) -> list[Json]:
    text = json.dumps(raws, ensure_ascii=False)
    names = ((one, str(one.get("id"))) for one in draft.media)
    return [one for one, name in names if f'"{name}"' in text or f"media:{name}" in text]


def _name(keys: Sequence[BankKey], quizzes: Mapping[AssetId, tuple[Asset, QuizDraft]]) -> str:
    """The words of the one question, "" for several."""
    from ..domain.question_bank import one_line

    item = quizzes[keys[0].asset_id][1].item(keys[0].question_id) if len(keys) == 1 else None
    return "" if item is None else one_line(str(item.raw.get("prompt", "")), 60)


def _listing(
    assets: Sequence[tuple[Asset, str]],
    figures: Mapping[tuple[AssetId, str], tuple[int, float]],
) -> Generator[None, None, Bank]:
    from ..domain.question_bank import Bank, bank_entries, bank_quiz
    from ..domain.quiz_draft import QuizDraft

    entries: list[BankEntry] = []
    quizzes: list[BankQuiz] = []
    for asset, lesson_title in assets:
        draft = QuizDraft.read(asset.content)
        quiz = bank_quiz(asset.id, asset.lesson_id, lesson_title, draft)
        own = {question: told for (key, question), told in figures.items() if key == asset.id}
        quizzes.append(quiz)
        entries += bank_entries(quiz, draft, own)
        yield
    return Bank(tuple(entries), tuple(quizzes))


def _read(text: str) -> tuple[str, list[Json], list[tuple[Any, ...]]]:
    """Runs in a thread or a worker; plain data come back."""
    from ..formats.question_text import gift, markdown_list
    from ..formats.question_text.guess import is_gift

    kind = GIFT if is_gift(text) else LIST
    found = gift.read(text) if kind == GIFT else markdown_list.read(text)
    raws = [question.model_dump(mode="json") for question in found.questions]
    faults = [(one.line, one.sentence, one.hint, one.values) for one in found.problems]
    return kind, raws, faults


def _written(raws: Sequence[Json]) -> WrittenQuestions:
    from ..domain.quiz import read_question
    from ..formats.question_text import gift_writer

    return gift_writer.write(map(read_question, raws))


def _problem_class() -> type[TextProblem]:
    from ..domain.read_questions import TextProblem

    return TextProblem
