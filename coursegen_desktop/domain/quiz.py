"""A quiz as canonical JSON, version 1."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self, cast

from pydantic import (
    Field,
    JsonValue,
    SerializeAsAny,
    StrictInt,
    StringConstraints,
    ValidationError,
)

from . import questions as _family
from .attempts.rules import RUN_KEY, Rules, RunOptions
from .errors import InvalidContent
from .questions._shuffle import by_key
from .questions.base import (
    Canonical,
    Flag,
    Identifier,
    Number,
    Question,
    Source,
    Text,
    explained,
    twice,
)
from .questions.opaque import KEPT_FORMAT, OpaqueQuestion
from .quiz_run import AnswerResult as AnswerResult
from .quiz_run import EarlierAttempt as EarlierAttempt
from .quiz_run import QuestionOutcome as QuestionOutcome
from .quiz_run import QuestionView as QuestionView
from .quiz_run import QuizPast as QuizPast
from .quiz_run import QuizResult as QuizResult
from .quiz_run import QuizRun as QuizRun
from .quiz_run import percent_of as percent_of
from .quiz_settings import GradeBand as GradeBand
from .quiz_settings import QuizSettings as QuizSettings
from .registry import Registry

QUESTION_TYPES: Registry[type[Question]] = Registry[type[Question]]("QUESTION").discover(_family)

# Where the writer notes what a question rests on.
ANCHOR_KEY = "coursegen:anchor"
SPAN_KEY = "coursegen:span"
# … which outcome it tests, and whether the author of the source wrote it.
OUTCOME_KEY = "coursegen:outcome"
HARVESTED_KEY = "coursegen:harvested"
# Of a quiz: {"wanted": 8, "made": 5}, what was asked for and what the text yielded.
YIELD_KEY = "coursegen:yield"

MAX_DEPTH = 60
MAX_QUESTIONS = 10_000

# A picture in Markdown: ![words](media:ID). A kept fragment in another format is not looked at.
_MEDIA = re.compile(r"\]\(media:([A-Za-z0-9][A-Za-z0-9_.-]{0,63})[) ]")


class Section(Canonical):
    """A part of the quiz; `pick` asks only that many of its questions."""

    id: Identifier
    title: Text = ""
    intro: Text = ""
    questions: tuple[Identifier, ...]
    pick: Annotated[StrictInt, Field(ge=1)] | None = None
    shuffle: Flag = False
    points_each: Number | None = None


class Media(Canonical):
    """A file that belongs to the quiz, below media/."""

    id: Identifier
    path: Annotated[str, StringConstraints(pattern=r'^media/[^\\:*?"<>|]+$')]
    mime: Text
    sha256: Text
    size: StrictInt = 0
    alt: Text = ""
    licence: Text = ""
    attribution: Text = ""


@dataclass(frozen=True, slots=True)
class RunItem:
    """A question of an attempt, what it is worth there, and the section that it stands in."""

    question: Question
    points: float
    section: str = ""


class Quiz(Canonical):
    """The whole quiz. Make one with `parse`; the constructor checks no cross-references."""

    always_written: ClassVar[frozenset[str]] = frozenset({"format", "version"})

    format: Literal["quiz"] = "quiz"
    version: Annotated[str, StringConstraints(pattern=r"^1[.][0-9]+$")] = "1.0"
    id: Identifier
    title: Text
    description: Text = ""
    lang: Text = ""
    tags: tuple[Text, ...] = ()
    licence: Text = ""
    authors: tuple[Text, ...] = ()
    settings: QuizSettings = QuizSettings()
    sections: tuple[Section, ...] = ()
    questions: tuple[SerializeAsAny[Question], ...]
    media: tuple[Media, ...] = ()
    source: Source | None = None
    ext: dict[str, JsonValue] = Field(default_factory=dict)

    @classmethod
    def parse(cls, raw: Mapping[str, Any]) -> Self:
        """Read canonical JSON. InvalidContent names the question and the field that are wrong."""
        steps = cls.parsing(raw)
        while True:
            try:
                next(steps)
            except StopIteration as done:
                return cast(Self, done.value)

    @classmethod
    def parsing(cls, raw: object) -> Generator[None, None, Self]:
        """`parse` in steps of one question, for whoever has other things to do meanwhile."""
        head = _head(raw)
        made = []
        for number, item in enumerate(head["questions"], 1):
            if not _is_shallow(item, MAX_DEPTH - 2):
                raise _too_deep()
            made.append(_question(item, number))
            yield
        try:
            quiz = cls.model_validate({**head, "questions": tuple(made)})
        except ValidationError as error:
            field, reason = explained(error)
            raise _fault(field, reason) from error
        yield
        yield from quiz._checking()
        return quiz

    def dump(self) -> dict[str, Any]:
        """The canonical JSON again; it validates against the schema and loses nothing."""
        return self.model_dump(mode="json")

    def check(self) -> None:
        """The rules beyond the schema; InvalidContent names the first that is broken."""
        for _ in self._checking():
            pass

    def _checking(self) -> Generator[None, None, None]:
        ids = [question.id for question in self.questions]
        if double := twice(ids):
            raise _fault("questions", f"the id “{double}” stands there twice")
        if double := twice(section.id for section in self.sections):
            raise _fault("sections", f"the id “{double}” stands there twice")
        if double := twice(item.id for item in self.media):
            raise _fault("media", f"the id “{double}” stands there twice")
        if outside := [item.path for item in self.media if ".." in item.path.split("/")]:
            raise _fault("media", f"the path “{outside[0]}” leaves its folder")
        known = set(ids)
        for section in self.sections:
            self._check_section(section, known)
        try:
            RunOptions.read(self.ext)
        except ValidationError as error:
            field, reason = explained(error)
            raise _fault(f"ext.{RUN_KEY}" + (f".{field}" if field else ""), reason) from error
        media = {item.id for item in self.media}
        for number, question in enumerate(self.questions, 1):
            if question.stimulus is not None and question.stimulus not in known:
                reason = f"there is no question “{question.stimulus}”"
                raise _question_fault(number, question.id, "stimulus", reason)
            for field, name in question.media_ids():
                if name not in media:
                    reason = f"there is no media file “{name}”"
                    raise _question_fault(number, question.id, field, reason)
            for problem in question.check():
                raise _question_fault(number, question.id, problem.field, problem.reason)
            yield

    def _check_section(self, section: Section, ids: set[str]) -> None:
        field = f"sections.{section.id}"
        if missing := [name for name in section.questions if name not in ids]:
            raise _fault(field, f"there is no question “{missing[0]}”")
        if double := twice(section.questions):
            raise _fault(field, f"the question “{double}” stands there twice")
        if section.pick is not None and section.pick > len(section.questions):
            reason = f"{section.pick} are to be picked of {len(section.questions)} questions"
            raise _fault(field, reason)

    @property
    def rules(self) -> Rules:
        """How an attempt at it runs."""
        return Rules.of(self.settings, self.ext)

    def missing_media(self) -> tuple[tuple[str, str], ...]:
        """(question id, media id) of pictures in texts that the quiz does not hold.

        Such a quiz can be taken; the screen shows the words that stand for the picture.
        """
        known = {item.id for item in self.media}
        return tuple(
            (question.id, name)
            for question in self.questions
            for name in dict.fromkeys(_MEDIA.findall(json.dumps(question.model_dump(mode="json"))))
            if name not in known
        )

    def medium(self, media_id: str) -> Media | None:
        """The media file of that id: its path, kind and the words that stand for it."""
        return next((item for item in self.media if item.id == media_id), None)

    def question(self, question_id: str) -> Question | None:
        """The question of that id, or None."""
        return next((item for item in self.questions if item.id == question_id), None)

    def run(self, seed: int, keep: Iterable[str] = ()) -> tuple[RunItem, ...]:
        """The questions of the attempt with that seed, in its order.

        Questions in `keep` (already answered) stay among the picked ones even when others were
        added since. The same seed gives the same order on every machine.
        """
        kept = set(keep)
        if not self.sections:
            return tuple(self._mixed(self.questions, seed, "", None, self._shuffles))
        items: list[RunItem] = []
        by_id = {question.id: question for question in self.questions}
        taken: set[str] = set()
        for section in self.sections:
            wanted = [by_id[name] for name in section.questions if name in by_id]
            own = [question for question in wanted if question.id not in taken]
            own = _picked(own, section, seed, kept)
            taken |= {question.id for question in own}
            mix = section.shuffle or self._shuffles
            items += self._mixed(own, seed, section.id, section.points_each, mix)
        return tuple(items)

    @property
    def _shuffles(self) -> bool:
        return self.settings.shuffle_questions

    def _mixed(
        self,
        questions: Iterable[Question],
        seed: int,
        salt: str,
        points: int | float | None,
        shuffle: bool,
    ) -> list[RunItem]:
        chosen = list(questions)
        if shuffle:
            chosen = by_key(chosen, seed, f"order/{salt}", lambda question: question.id)
        worth = None if points is None else max(0.0, float(points))
        return [
            RunItem(q, q.max_points if worth is None or not q.is_scored else worth, salt)
            for q in chosen
        ]

    def words_for(self, share: float) -> str:
        """The feedback of the highest grade band that a score (0 to 1) reaches, or ""."""
        bands = self.settings.grade_feedback
        scale = 100.0 if any(band.min > 1 for band in bands) else 1.0  # some write percents
        reached = [band for band in bands if share * scale >= float(band.min) - 1e-9]
        return max(reached, key=lambda band: band.min).text if reached else ""


def anchor_of(question: Question) -> str:
    """The heading in the lesson that explains the question; "" is the top."""
    anchor = question.ext.get(ANCHOR_KEY)
    return anchor if isinstance(anchor, str) else ""


class _Shell(Question):
    """The common fields of a question whose other fields are not looked at."""

    model_config = {"extra": "ignore"}

    prompt: Text = ""


def _picked(
    questions: list[Question], section: Section, seed: int, kept: set[str]
) -> list[Question]:
    if section.pick is None or section.pick >= len(questions):
        return questions
    ranked = by_key(questions, seed, f"pick/{section.id}", lambda question: question.id)
    ranked.sort(key=lambda question: question.id not in kept)
    chosen = {question.id for question in ranked[: section.pick]}
    return [q for q in questions if q.id in chosen or q.id in kept]


@cache
def build_checks() -> None:
    """Build the checks of all question types now, which takes longer than many a quiz."""
    for kind in (Quiz, _Shell, *(QUESTION_TYPES.get(name) for name in QUESTION_TYPES.names())):
        if kind is not None:
            kind.model_rebuild()


def _head(raw: object) -> Mapping[str, Any]:
    """The quiz, looked at from outside; its questions are looked at one by one."""
    if not isinstance(raw, Mapping) or raw.get("format") != "quiz":
        raise InvalidContent("This is not a quiz in the format that Coursegen reads.")
    version = raw.get("version")
    if not isinstance(version, str) or not version.startswith("1."):
        raise InvalidContent(
            "This quiz is of version {version}; this program reads version 1.",
            "Update Coursegen Desktop.",
            version=version,
        )
    if not isinstance(raw.get("questions"), list | tuple):
        raise _fault("questions", "it is missing" if "questions" not in raw else "it is no list")
    if len(raw["questions"]) > MAX_QUESTIONS:
        raise _fault("questions", f"there are more than {MAX_QUESTIONS}")
    if not _is_shallow({name: raw[name] for name in raw if name != "questions"}):
        raise _too_deep()
    return raw


def _too_deep() -> InvalidContent:
    return _fault("questions", f"it is nested more than {MAX_DEPTH} levels deep")


def _is_shallow(raw: object, depth: int = MAX_DEPTH) -> bool:
    """Whether JSON is nested at most so deep, found without recursion."""
    level: list[object] = [raw]
    for _ in range(depth):
        deeper: list[object] = []
        for item in level:
            if isinstance(item, str):
                continue  # most of it, and told faster
            if isinstance(item, Mapping):
                deeper.extend(item.values())
            elif isinstance(item, list | tuple):
                deeper.extend(item)
        if not deeper:
            return True
        level = deeper
    return False


def read_question(raw: Mapping[str, Any]) -> Question:
    """One question that stands alone; InvalidContent names the field that is wrong."""
    if not _is_shallow(raw):
        raise _fault("question", "it nests too deep")
    return _question(raw, 1)


def _question(raw: object, number: int) -> Question:
    if isinstance(raw, Question):
        return raw
    if not isinstance(raw, Mapping):
        raise _question_fault(number, "", "", "it is no object")
    name = str(raw.get("id", ""))
    kind = raw.get("type")
    if not isinstance(kind, str):
        raise _question_fault(number, name, "type", "it is missing")
    known = QUESTION_TYPES.get(kind)
    try:
        if known is None:
            shell = _Shell.model_validate(dict(raw))
            reason = f"questions of type “{kind[:40]}” are not playable here"
            return OpaqueQuestion.keep(raw, shell, reason)
        made = known.model_validate(dict(raw))
    except ValidationError as error:
        field, reason = explained(error)
        raise _question_fault(number, name, field, reason) from error
    if isinstance(made, OpaqueQuestion):
        return _revived(made, number)
    if reason := made.unplayable():
        return OpaqueQuestion.keep(raw, made, reason)
    return made


def _revived(made: OpaqueQuestion, number: int) -> Question:
    """A question that an older version kept, now that its type may be known."""
    raw = made.kept() if made.source.format == KEPT_FORMAT else None
    if raw is None or raw.get("type") == "opaque" or raw.get("type") not in QUESTION_TYPES:
        return made
    return _question(raw, number)


def _fault(field: str, reason: str) -> InvalidContent:
    return InvalidContent(
        "The quiz cannot be used. Field {field}: {reason}.", field=field, reason=reason
    )


def _question_fault(number: int, name: str, field: str, reason: str) -> InvalidContent:
    return InvalidContent(
        "The quiz cannot be used. Question {number} ({question}), field {field}: {reason}.",
        number=number,
        question=name[:64] or "without an id",
        field=field or "question",
        reason=reason,
    )
