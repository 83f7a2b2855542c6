"""All questions of a course in one list: where each stands, what it is for, how it works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .finding import Folded
from .ids import AssetId, LessonId
from .questions.cloze import GAP
from .quiz import OUTCOME_KEY
from .quiz_draft import DraftItem, QuizDraft

# Facility is told from so many answers on; below, it says nothing.
ENOUGH_ANSWERS = 5


@dataclass(frozen=True, slots=True)
class BankKey:
    """A question of a course: its id is unique in its quiz only."""

    asset_id: AssetId
    question_id: str


@dataclass(frozen=True, slots=True)
class BankQuiz:
    """A quiz that questions may go to. `sections` are (id, title, pick or None)."""

    asset_id: AssetId
    lesson_id: LessonId
    title: str
    lesson_title: str
    questions: int
    sections: tuple[tuple[str, str, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class BankEntry:
    """A question. `kind` is its type, "multiple" for a choice of several.

    `pool` is the title of the section that picks some of its questions, "" for none. `facility`
    is the mean credit, 0 to 1, None before enough people have answered.
    """

    key: BankKey
    number: int
    lesson_id: LessonId
    lesson_title: str
    quiz_title: str
    kind: str
    prompt: str
    tags: tuple[str, ...] = ()
    outcome: str = ""
    difficulty: float | None = None
    pool: str = ""
    is_draft: bool = False
    answered: int = 0
    facility: float | None = None


@dataclass(frozen=True, slots=True)
class BankFilter:
    """What is looked for; empty parts ask for nothing."""

    words: str = ""
    kind: str = ""
    tag: str = ""
    outcome: str = ""
    asset_id: AssetId | None = None
    only_drafts: bool = False

    def takes(self, entry: BankEntry) -> bool:
        """Whether a question is what is looked for."""
        return (
            (not self.kind or entry.kind == self.kind)
            and (not self.tag or self.tag in entry.tags)
            and (not self.outcome or entry.outcome == self.outcome)
            and (self.asset_id is None or entry.key.asset_id == self.asset_id)
            and (entry.is_draft or not self.only_drafts)
            and _holds(entry, self.words)
        )


@dataclass(frozen=True, slots=True)
class Bank:
    """The questions in the order of the course, and the quizzes that they stand in."""

    entries: tuple[BankEntry, ...]
    quizzes: tuple[BankQuiz, ...]

    def found(self, wanted: BankFilter) -> tuple[BankEntry, ...]:
        """What a filter lets through."""
        return tuple(entry for entry in self.entries if wanted.takes(entry))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The types that occur, the commonest first."""
        return _by_count(entry.kind for entry in self.entries)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that occur, in their order."""
        return tuple(sorted({tag for entry in self.entries for tag in entry.tags}))

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes that questions test, in the order of the course."""
        return tuple(dict.fromkeys(entry.outcome for entry in self.entries if entry.outcome))


def bank_quiz(
    asset_id: AssetId, lesson_id: LessonId, lesson_title: str, draft: QuizDraft
) -> BankQuiz:
    """A stored quiz as the bank lists it."""
    sections = tuple(
        (str(one["id"]), str(one.get("title", "")), one.get("pick")) for one in draft.sections
    )
    title = str(draft.head.get("title", ""))
    return BankQuiz(asset_id, lesson_id, title, lesson_title, len(draft.items), sections)


def bank_entries(
    quiz: BankQuiz, draft: QuizDraft, figures: Mapping[str, tuple[int, float]]
) -> Iterable[BankEntry]:
    """Its questions; `figures` has (answers, mean credit) by question."""
    pools = {key: title or quiz.title for key, title, pick in quiz.sections if pick}
    for number, item in enumerate(draft.items, 1):
        answered, credit = figures.get(item.id, (0, 0.0))
        yield BankEntry(
            key=BankKey(quiz.asset_id, item.id),
            number=number,
            lesson_id=quiz.lesson_id,
            lesson_title=quiz.lesson_title,
            quiz_title=quiz.title,
            kind=_kind(item.raw),
            prompt=one_line(str(item.raw.get("prompt", ""))),
            tags=tuple(map(str, item.raw.get("tags") or ())),
            outcome=outcome_of(item.raw),
            difficulty=_number(item.raw.get("difficulty")),
            pool=pools.get(item.section, ""),
            is_draft=item.is_draft,
            answered=answered,
            facility=credit if answered >= ENOUGH_ANSWERS else None,
        )


def outcome_of(raw: Mapping[str, Any]) -> str:
    """The outcome that a question tests, "" for none."""
    ext = raw.get("ext")
    found = ext.get(OUTCOME_KEY) if isinstance(ext, Mapping) else None
    return found if isinstance(found, str) else ""


def one_line(text: str, longest: int = 300) -> str:
    """The beginning of a prompt as a list shows it."""
    line = " ".join(GAP.sub("____", text[: 4 * longest]).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def free_id(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with a number behind it, whatever nobody has; `taken` has it afterwards."""
    name, number = wanted, 2
    while name in taken:
        name = f"{wanted[:56]}-{number}"
        number += 1
    taken.add(name)
    return name


def carried(items: Iterable[DraftItem], taken: set[str]) -> list[dict[str, Any]]:
    """Questions under ids that are free; what stands below one of them still does."""
    chosen = list(items)
    names = {item.id: free_id(item.id, taken) for item in chosen}
    made = []
    for item in chosen:
        raw = {**item.raw, "id": names[item.id]}
        stimulus = raw.pop("stimulus", None)
        made.append(raw | ({"stimulus": names[stimulus]} if stimulus in names else {}))
    return made


def _holds(entry: BankEntry, words: str) -> bool:
    if not words.strip():
        return True
    text = Folded("\n".join((entry.prompt, *entry.tags, entry.outcome, entry.lesson_title)))
    return all(text.places(word) for word in words.split())


def _by_count(names: Iterable[str]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _kind(raw: Mapping[str, Any]) -> str:
    kind = str(raw.get("type", ""))
    return "multiple" if kind == "choice" and not raw.get("single", True) else kind


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
