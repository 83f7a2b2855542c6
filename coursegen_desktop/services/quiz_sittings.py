"""Running attempts as they were shown: what is asked is what is judged, and by what clock."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from ..db.unit_of_work import UnitOfWork
from ..domain.asset import Asset
from ..domain.attempt import AGAIN, Attempt, StoredAnswer
from ..domain.attempts import mastery
from ..domain.attempts.pages import pages
from ..domain.attempts.rules import Behaviour, Rules
from ..domain.attempts.showing import judgement
from ..domain.attempts.timing import (
    SLACK_S,
    TimeState,
    Timing,
    advanced,
    question_left,
    resumed,
    time_state,
)
from ..domain.attempts.tries import Given, best_fraction
from ..domain.errors import NotFound, PermissionDenied
from ..domain.ids import AssetId, AttemptId, UserId
from ..domain.questions.base import EPSILON
from ..domain.quiz import Quiz, RunItem
from .clock import Now, Ticks
from .quiz_reading import Reading, Readings
from .work import WorkUnits

# Attempts whose quiz stays parsed between two answers.
KEPT_SITTINGS = 8


@dataclass(slots=True)
class Sitting:
    """An attempt in memory. `asset` is the quiz as it is today, `quiz` as it is asked here."""

    asset: Asset
    quiz: Quiz
    rules: Rules
    items: tuple[RunItem, ...]
    version: str
    timing: Timing
    tick: float
    was_set_back: bool = False
    # Mastery: (question, was right) of every answer in its order.
    history: list[tuple[str, bool]] = field(default_factory=list)
    given: int = 0
    by_id: dict[str, RunItem] = field(default_factory=dict)
    page_of: dict[str, int] = field(default_factory=dict)
    # Pictures that texts name and the quiz does not hold.
    missing_media: tuple[str, ...] = ()
    # Questions with a time of their own: when they were first shown, by the attempt's seconds, and
    # how often they had been answered then (mastery asks them again, with their whole time).
    opened: dict[str, tuple[float, int]] = field(default_factory=dict)
    is_unhurried: bool = False
    # Answers that came in time and that the disk did not take: they may be given once more.
    owed: dict[str, Given] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_id = {item.question.id: item for item in self.items}
        for number, places in enumerate(pages(self.rules, len(self.items))):
            for place in places:
                self.page_of[self.items[place].question.id] = number

    def item(self, question_id: str) -> RunItem:
        """The question of that id; NotFound when it is not asked here."""
        item = self.by_id.get(question_id)
        if item is None:
            raise NotFound(
                "This question is not part of the quiz any more.", "Open the quiz again to go on."
            )
        return item

    @property
    def max_score(self) -> float:
        """The most that can be earned."""
        return sum(item.points for item in self.items) * best_fraction(self.rules)

    @property
    def is_mastery(self) -> bool:
        """Whether it goes on until enough is right."""
        return self.rules.behaviour is Behaviour.MASTERY

    @property
    def is_linear(self) -> bool:
        """Whether a page that was left is closed."""
        return self.rules.is_linear and not self.is_mastery

    @property
    def rights(self) -> list[bool]:
        """Mastery: how the answers went."""
        return [was_right for _, was_right in self.history]

    def goes_on(self, now: datetime, tick: float) -> TimeState:
        """Count the seconds until `tick`, and say what may be done."""
        self.timing = advanced(self.timing, tick - self.tick, now)
        self.tick = tick
        return time_state(self.rules, self.timing.spent_s)

    def limit_of(self, question_id: str) -> int | None:
        """The seconds that a question has for itself; None: no limit."""
        return None if self.is_unhurried else self.item(question_id).question.time_limit_s

    def open(self, question_id: str) -> bool:
        """A question is shown: its time begins. False when it has none, or began before."""
        if self.limit_of(question_id) is None or question_id in self._running:
            return False
        self.opened[question_id] = (self.timing.spent_s, self._answers_to(question_id))
        return True

    def left_of(self, question_id: str) -> float | None:
        """Seconds that are left for a question by its own time; None: it has none."""
        limit = self.limit_of(question_id)
        if limit is None or question_id not in self._running:
            return None if limit is None else float(limit)
        return question_left(limit, self.timing.spent_s - self.opened[question_id][0])

    def is_over(self, question_id: str) -> bool:
        """Whether a question takes no answer any more because its own time is over."""
        limit = self.limit_of(question_id)
        if limit is None or question_id not in self._running:
            return False
        spent = self.timing.spent_s - self.opened[question_id][0]
        return spent >= limit + SLACK_S

    def takes(self, question_id: str, given: Given, now: datetime, tick: float) -> bool:
        """Whether an answer that comes now comes in time, or came so before and was not stored."""
        if self.owed.get(question_id) == given:
            return True
        return self.goes_on(now, tick).may_answer and not self.is_over(question_id)

    @property
    def _running(self) -> set[str]:
        return {name for name, (_, n) in self.opened.items() if n == self._answers_to(name)}

    def _answers_to(self, question_id: str) -> int:
        return sum(name == question_id for name, _ in self.history)

    def next_id(self, seed: int) -> str:
        """Mastery: the question to ask next."""
        ids = [item.question.id for item in self.items if item.question.is_scored]
        return mastery.next_question(ids, self.history, seed) or ""


class Sittings:
    """The attempts that are under way, the last few of them in memory."""

    def __init__(self, now: Now, ticks: Ticks) -> None:
        self._now = now
        self._ticks = ticks
        self._kept: OrderedDict[AttemptId, Sitting] = OrderedDict()
        self.readings = Readings()

    def __len__(self) -> int:
        return len(self._kept)

    def drop(self, attempt_id: AttemptId) -> None:
        """Forget it: what it needs is in the database."""
        self._kept.pop(attempt_id, None)

    async def prepare(self, uow: WorkUnits, asset_id: AssetId, user_id: UserId) -> None:
        """Read the quiz that is to be asked, in slices; who begins then waits for nothing."""
        async with uow() as work:
            attempt = await work.attempts.open_attempt(user_id, asset_id)
            if attempt is not None and attempt.id in self._kept:
                return
            version = "" if attempt is None else attempt.version
            if self.readings.known(asset_id, version or await work.assets.revision(asset_id)):
                return
            asset, content = await _content(work, asset_id, version)
        await self.readings.prepare(asset, version, content)

    async def prepare_attempt(self, uow: WorkUnits, attempt_id: AttemptId) -> None:
        """The same for an attempt, running or finished."""
        async with uow() as work:
            attempt = await work.attempts.get(attempt_id)
            is_known = self.readings.known(attempt.asset_id, attempt.version) is not None
            if is_known or attempt.id in self._kept:
                return
            asset, content = await _content(work, attempt.asset_id, attempt.version)
        await self.readings.prepare(asset, attempt.version, content)

    async def of(self, work: UnitOfWork, attempt: Attempt) -> Sitting:
        """The attempt as it is shown, from memory or read again."""
        if attempt.id in self._kept:
            self._kept.move_to_end(attempt.id)
            return self._kept[attempt.id]
        asset = await work.assets.get(attempt.asset_id)
        return await self.read(work, attempt, asset, await work.attempts.answers(attempt.id))

    async def read(
        self, work: UnitOfWork, attempt: Attempt, asset: Asset, stored: Sequence[StoredAnswer]
    ) -> Sitting:
        """The attempt as it was begun: with the quiz of then, in its order, by its clock."""
        if attempt.id in self._kept:
            self._kept[attempt.id].asset = asset
            return self._kept[attempt.id]
        version = attempt.version
        if not version or (reading := self.readings.known(asset.id, version)) is None:
            content = await _version(work, asset.id, version)
            reading = self.readings.of(asset, "" if content is None else version, content)
        quiz = reading.quiz
        keep = attempt.asked or tuple(answer.question_id for answer in stored)
        items = arranged(quiz, attempt.seed, keep, attempt.asked)
        if not version and attempt.finished_at is None:
            version = reading.version
            ids = [item.question.id for item in items]
            await work.quiz_records.keep_version(asset.id, version, asset.revision, asset.content)
            await work.attempts.note(attempt.id, version=version, asked=ids)
        rules = rules_of(quiz, attempt.kind)
        timing, was_set_back = self._timing(attempt, rules)
        is_timed = rules.time_limit_s is not None or any(i.question.time_limit_s for i in items)
        sitting = Sitting(asset, quiz, rules, items, version, timing, self._ticks())
        sitting.was_set_back = was_set_back and is_timed
        sitting.missing_media = reading.missing
        sitting.is_unhurried = attempt.kind == AGAIN
        sitting.opened = dict(attempt.opened)
        _remember(sitting, stored)
        return self.keep(attempt.id, sitting) if attempt.finished_at is None else sitting

    def begun(
        self, asset: Asset, reading: Reading, items: tuple[RunItem, ...], kind: str
    ) -> Sitting:
        """A new attempt, which `keep` keeps once it has its key."""
        rules, timing = rules_of(reading.quiz, kind), Timing(0.0, self._now())
        sitting = Sitting(asset, reading.quiz, rules, items, reading.version, timing, self._ticks())
        sitting.missing_media = reading.missing
        sitting.is_unhurried = kind == AGAIN
        return sitting

    def _timing(self, attempt: Attempt, rules: Rules) -> tuple[Timing, bool]:
        now = self._now()
        # Nobody was at it since it was opened again, or ever: nothing of that is a pause of his.
        if attempt.finished_at is not None or attempt.seen_at <= attempt.reopened_at:
            return Timing(attempt.spent_s, now), False
        last = Timing(attempt.spent_s, datetime.fromisoformat(attempt.seen_at))
        found = resumed(rules, last, now, attempt.pause)
        return found.timing, found.is_set_back

    def in_time(self, attempt_id: AttemptId, question_id: str, given: Given) -> Sitting | None:
        """The attempt in memory that takes this answer now; None when it does not, or is not."""
        sitting = self._kept.get(attempt_id)
        if sitting is None or question_id not in sitting.by_id:
            return None
        takes = sitting.takes(question_id, given, self._now(), self._ticks())
        return sitting if takes else None

    def keep(self, attempt_id: AttemptId, sitting: Sitting) -> Sitting:
        """Hold it in memory, in the place of the one that was not used for the longest."""
        self._kept[attempt_id] = sitting
        self._kept.move_to_end(attempt_id)
        while len(self._kept) > KEPT_SITTINGS:
            self._kept.popitem(last=False)
        return sitting


async def _version(work: UnitOfWork, asset_id: AssetId, version: str) -> dict[str, Any] | None:
    """The content that an attempt was begun with; None for today's."""
    return await work.quiz_records.version(asset_id, version) if version else None


async def _content(
    work: UnitOfWork, asset_id: AssetId, version: str
) -> tuple[Asset, dict[str, Any] | None]:
    return await work.assets.get(asset_id), await _version(work, asset_id, version)


def _remember(sitting: Sitting, stored: Sequence[StoredAnswer]) -> None:
    tries = [(one.number, answer, one.given) for answer in stored for one in answer.tries]
    sitting.given = max((number for number, _, _ in tries), default=0)
    sitting.given = max(sitting.given, len(tries))
    if not sitting.is_mastery:
        return
    for _, answer, given in sorted(tries, key=lambda one: one[0]):
        item = sitting.by_id.get(answer.question_id)
        if item is not None:
            found = judgement(sitting.rules, item.question, item.points, (given,))
            right = found.standing.fraction > 1 - EPSILON
            sitting.history.append((answer.question_id, right))


def arranged(
    quiz: Quiz, seed: int, keep: Sequence[str], asked: Sequence[str]
) -> tuple[RunItem, ...]:
    """The questions in the order in which they were asked; without `asked` in that of the seed."""
    items = quiz.run(seed, keep)
    if not asked:
        return items
    by_id = {item.question.id: item for item in items}
    return tuple(by_id[name] for name in asked if name in by_id)


def rules_of(quiz: Quiz, kind: str) -> Rules:
    """How an attempt runs; what went wrong is asked again without haste."""
    rules = quiz.rules
    return replace(rules, time_limit_s=None) if kind == AGAIN else rules


def check_own(attempt: Attempt, user_id: UserId) -> None:
    """Raise PermissionDenied for an attempt of somebody else."""
    if attempt.user_id != user_id:
        raise PermissionDenied("This attempt belongs to somebody else.")
