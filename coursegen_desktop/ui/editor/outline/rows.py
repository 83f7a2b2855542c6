"""The rows of the outline: which parts are listed, what is said of each, and where a drop lands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ....domain.annotation import folded
from ....domain.course import CourseView, LessonItem, ModuleItem
from ....domain.ids import LessonId
from ...kit.translate import tr
from .arranging import LESSON, MODULE, Move

BLANK, TROUBLED, UNASKED = "blank", "troubled", "unasked"


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of lessons besides the outline; `problems` is None while nobody looked."""

    blank: frozenset[LessonId] = frozenset()
    problems: Mapping[LessonId, str] | None = None

    def problem(self, key: LessonId) -> str:
        """The sentence about a lesson, or ""."""
        return "" if self.problems is None else self.problems.get(key, "")


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is looked for: words of a title, and lessons of which one of `kinds` is true."""

    words: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.words or self.kinds)

    def lets(self, lesson: LessonItem, marks: Marks, *, is_named: bool) -> bool:
        """Whether to list it; `is_named` when the module's title has the words already."""
        if self.words and not is_named and not self.names(lesson.title):
            return False
        return not self.kinds or bool(self.kinds & kinds_of(lesson, marks))

    def names(self, title: str) -> bool:
        """Whether all words are in a title."""
        text = folded(title)
        return all(word in text for word in self.words)


def sieve_of(text: str, kinds: Collection[str] = ()) -> Sieve:
    """As typed: words in any order, without regard to case and accents."""
    return Sieve(tuple(folded(text).split()), frozenset(kinds))


def kinds_of(lesson: LessonItem, marks: Marks) -> set[str]:
    """What of BLANK, TROUBLED and UNASKED is true of a lesson."""
    found = {BLANK} if lesson.id in marks.blank else set()
    if marks.problem(lesson.id):
        found.add(TROUBLED)
    if not any(quiz.questions for quiz in lesson.quizzes):
        found.add(UNASKED)
    return found


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `number` of `count` is its place among its like; `is_open` is a module's."""

    kind: str
    module: ModuleItem
    number: int
    count: int
    lesson: LessonItem | None = None
    is_open: bool = True
    is_blank: bool = False
    problem: str = ""
    is_current: bool = False
    is_cut: bool = False

    @property
    def key(self) -> int:
        """The id of what it shows."""
        return self.module.id if self.lesson is None else self.lesson.id

    @property
    def title(self) -> str:
        """As it was written."""
        return self.module.title if self.lesson is None else self.lesson.title

    @property
    def questions(self) -> int:
        """How many a lesson asks."""
        return 0 if self.lesson is None else sum(quiz.questions for quiz in self.lesson.quizzes)

    @property
    def is_quiz(self) -> bool:
        """Whether a lesson is nothing but its questions."""
        return self.is_blank and self.questions > 0

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return _spoken_module(self) if self.lesson is None else _spoken_lesson(self, self.lesson)


@dataclass(frozen=True, slots=True)
class Listing:
    """What rows are made of."""

    course: CourseView
    closed: Collection[int] = ()
    sieve: Sieve = Sieve()
    marks: Marks = Marks()
    current: LessonId | None = None
    cut: Collection[tuple[str, int]] = ()

    def rows(self) -> list[Row]:
        """Modules and below each its lessons; while something is looked for, only what has it."""
        found: list[Row] = []
        for module in self.course.modules:
            is_named = bool(self.sieve.words) and self.sieve.names(module.title)
            lessons = [
                self._lesson(module, lesson, number)
                for number, lesson in enumerate(module.lessons, start=1)
                if not self.sieve or self.sieve.lets(lesson, self.marks, is_named=is_named)
            ]
            if self.sieve and not lessons and not (is_named and not self.sieve.kinds):
                continue
            is_open = bool(self.sieve) or module.id not in self.closed
            is_cut = (MODULE, int(module.id)) in self.cut
            count = len(self.course.modules)
            found.append(Row(MODULE, module, module.number, count, is_open=is_open, is_cut=is_cut))
            found += lessons if is_open else ()
        return found

    def _lesson(self, module: ModuleItem, lesson: LessonItem, number: int) -> Row:
        return Row(
            LESSON,
            module,
            number,
            len(module.lessons),
            lesson,
            is_blank=lesson.id in self.marks.blank,
            problem=self.marks.problem(lesson.id),
            is_current=lesson.id == self.current,
            is_cut=(LESSON, int(lesson.id)) in self.cut or (MODULE, int(module.id)) in self.cut,
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """Where dragged parts land: above row `row`, or, with `is_into`, in that closed module."""

    module_id: int
    at: int
    row: int
    is_into: bool = False

    def move(self, kind: str, keys: tuple[int, ...]) -> Move:
        """The move that a drop here is."""
        return Move(kind, keys, self.module_id, self.at)


def lesson_spot(rows: Sequence[Row], keys: Collection[int], at: float) -> Spot | None:
    """Where lessons land that are dragged to `at`: 2.25 is in the upper half of the third row."""
    number = int(at)
    if not rows:
        return None
    is_lower = at - number >= 0.5
    if number >= len(rows):
        number, is_lower = len(rows) - 1, True
    row = rows[number]
    if row.lesson is not None:
        order = [lesson.id for lesson in row.module.lessons]
        place = order.index(row.lesson.id) + is_lower
        return _lessons_into(row.module, place, keys, number + is_lower)
    if is_lower or number == 0:
        if row.is_open:
            return _lessons_into(row.module, 0, keys, number + 1)
        return _lessons_into(row.module, None, keys, number, is_into=True)
    above = rows[number - 1]
    if above.kind == MODULE and not above.is_open:
        return _lessons_into(above.module, None, keys, number - 1, is_into=True)
    place = len(above.module.lessons)
    return _lessons_into(above.module, place, keys, number)


def module_spot(
    course: CourseView, rows: Sequence[Row], keys: Collection[int], at: float
) -> Spot | None:
    """Where whole modules land: before or behind the module whose rows `at` is in."""
    heads = [number for number, row in enumerate(rows) if row.kind == MODULE]
    if not heads:
        return None
    ends = [*heads[1:], len(rows)]
    block = next((n for n, end in enumerate(ends) if at < end), len(heads) - 1)
    is_after = at >= (heads[block] + ends[block]) / 2
    order = [module.id for module in course.modules]
    place = order.index(rows[heads[block]].module.id) + is_after
    place -= sum(key in keys for key in order[:place])
    return Spot(0, place, ends[block] if is_after else heads[block])


def _lessons_into(
    module: ModuleItem, place: int | None, keys: Collection[int], row: int, *, is_into: bool = False
) -> Spot:
    order = [lesson.id for lesson in module.lessons]
    place = len(order) if place is None else place
    place -= sum(key in keys for key in order[:place])
    return Spot(module.id, place, row, is_into)


def _spoken_module(row: Row) -> str:
    return ", ".join(
        (
            tr("Module {number} of {count}", number=row.number, count=row.count),
            row.title,
            tr("%n lesson(s)", len(row.module.lessons)),
            tr("expanded") if row.is_open else tr("collapsed"),
            tr("level 1"),
            *((tr("cut"),) if row.is_cut else ()),
        )
    )


def _spoken_lesson(row: Row, lesson: LessonItem) -> str:
    words = [
        tr("Lesson {number} of {count}", number=row.number, count=row.count),
        row.title,
        tr("module {number} {title}", number=row.module.number, title=row.module.title),
        tr("%n minute(s)", lesson.minutes),
    ]
    if row.questions:
        words.append(tr("%n question(s)", row.questions))
    if row.is_current:
        words.append(tr("open"))
    if row.is_blank:
        words.append(tr("no text yet"))
    if row.problem:
        words.append(row.problem)
    if row.is_cut:
        words.append(tr("cut"))
    return ", ".join([*words, tr("level 2")])
