"""Looks through lessons and quizzes for the check of a course. Runs in a worker process."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from ..domain.course_check import (
    CheckPlace,
    CourseProblem,
    Fix,
    QuestionFix,
    SettingsFix,
    Severity,
    TextFix,
)
from ..domain.errors import InvalidContent
from ..domain.ids import AssetId, LessonId
from ..domain.item_flaw import KEY_PLACE, OWN_SENTENCES, keys_stand_alike
from ..domain.lesson_check import Finding, LessonLook, look_at
from ..domain.question_bank import one_line, outcome_of
from ..domain.questions.base import Problem
from ..domain.quiz import Quiz
from ..domain.quiz_draft import QuizDraft
from ..domain.written_question import read_written
from ..rendering.sanitise import is_link, is_media_path
from .item_flaws import flaws_of

Json = dict[str, Any]

_MEDIA = "media/"
# A footnote's own place in the page.
_NOTES = ("fn", "fnref")
_SENTENCES = {
    "heading jump": "The heading “{words}” leaves out a level.",
    "pasted colour": "The colour {words} was pasted with the text and is hard to read.",
    "colour on light": "The colour {words} can hardly be seen on a light page.",
    "colour on dark": "The colour {words} can hardly be seen on a dark page.",
}

_AIMLESS = "The question does not say which outcome it tests."
_ALL_AIMLESS = "None of its questions says which outcome it tests."


@dataclass(frozen=True, slots=True)
class LessonToCheck:
    """A lesson as it is stored, with its quizzes as (key, content)."""

    id: LessonId
    title: str
    content: str
    quizzes: tuple[tuple[AssetId, Json], ...] = ()
    has_others: bool = False  # a script, a video: something besides text and quizzes


@dataclass(frozen=True, slots=True)
class Around:
    """What a lesson may point at. `files` are the folded names of files that are there."""

    language: str
    files: frozenset[str]
    lessons: frozenset[int]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one lesson.

    `far_links` lead to headings of other lessons: (place, key, anchor). `aimless` are questions
    that name no outcome, which is told only where the course has outcomes.
    """

    lesson_id: LessonId
    problems: tuple[CourseProblem, ...]
    anchors: frozenset[str]
    far_links: tuple[tuple[CheckPlace, int, str], ...]
    outcomes: tuple[str, ...]
    questions: int
    aimless: tuple[CheckPlace, ...]
    is_empty: bool


def check_lessons(lessons: Sequence[LessonToCheck], around: Around) -> list[Checked]:
    """A batch of lessons."""
    return [_Lesson(lesson, around).checked() for lesson in lessons]


def folded(name: str) -> str:
    """A file's name as it is compared: as the page finds it, whatever way it was typed."""
    return unicodedata.normalize("NFC", unquote(name)).casefold()


class _Lesson:
    """Collects what is wrong with one lesson."""

    def __init__(self, lesson: LessonToCheck, around: Around) -> None:
        self._lesson, self._around = lesson, around
        self._place = CheckPlace(lesson.id, lesson.title)
        self._problems: list[CourseProblem] = []
        self._far: list[tuple[CheckPlace, int, str]] = []
        self._outcomes: list[str] = []
        self._aimless: list[CheckPlace] = []
        self._questions = 0

    def checked(self) -> Checked:
        look = look_at(self._lesson.content)
        self._text(look)
        for key, content in self._lesson.quizzes:
            self._quiz(key, content)
        is_bare = not look.has_words and not look.pictures
        is_empty = is_bare and not self._lesson.has_others and not self._questions
        if is_empty:
            self._add("empty lesson", Severity.WARNING, self._place, "The lesson is empty.")
        return Checked(
            self._lesson.id,
            tuple(self._problems),
            frozenset(look.anchors),
            tuple(self._far),
            tuple(self._outcomes),
            self._questions,
            tuple(self._aimless),
            is_empty,
        )

    def _add(
        self,
        rule: str,
        severity: Severity,
        place: CheckPlace,
        sentence: str,
        fix: Fix | None = None,
        **values: object,
    ) -> None:
        told = tuple(values.items())
        self._problems.append(CourseProblem(rule, severity, place, sentence, told, fix))

    # ------------------------------------------------------------ text

    def _text(self, look: LessonLook) -> None:
        for line, address in look.links:
            self._link(replace(self._place, line=line), address.strip(), look)
        for line, address, alt in look.pictures:
            self._picture(replace(self._place, line=line), address.strip(), alt)
        for line, source in look.checks:
            self._written(replace(self._place, line=line), source)
        for finding in look.findings:
            self._finding(finding)

    def _finding(self, finding: Finding) -> None:
        fix = TextFix(finding.changes) if finding.changes else None
        place = replace(self._place, line=finding.line)
        sentence = _SENTENCES[finding.what]
        words = one_line(finding.words, 80)
        rule = "colour" if "colour" in finding.what else finding.what
        self._add(rule, Severity.WARNING, place, sentence, fix, words=words)

    def _link(self, place: CheckPlace, address: str, look: LessonLook) -> None:
        if address.startswith(_MEDIA):
            self._file(place, address)
        elif address.startswith("#"):
            anchor = unquote(address[1:])
            if anchor not in look.anchors and not anchor.startswith(_NOTES):
                self._dead(place, address)
        elif address.startswith("lesson:"):
            key, _, anchor = address.removeprefix("lesson:").partition("#")
            if not key.isdecimal() or int(key) not in self._around.lessons:
                sentence = "The link “{address}” leads to a lesson that is not in the course."
                self._add("link", Severity.WARNING, place, sentence, address=address[:80])
            elif anchor:
                self._far.append((place, int(key), unquote(anchor)))
        elif not is_link(address):
            self._dead(place, address)

    def _dead(self, place: CheckPlace, address: str) -> None:
        sentence = "The link “{address}” leads nowhere."
        self._add("link", Severity.WARNING, place, sentence, address=address[:80])

    def _picture(self, place: CheckPlace, address: str, alt: str) -> None:
        if address.startswith(("http:", "https:", "data:", "file:", "//")):
            sentence = "The picture “{address}” lies outside of the course and is not shown."
            self._add("media", Severity.WARNING, place, sentence, address=address[:80])
        else:
            self._file(place, address)
        if not alt.strip():
            sentence = "The picture “{address}” has no words for who cannot see it."
            self._add("alt text", Severity.WARNING, place, sentence, address=address[:80])

    def _file(self, place: CheckPlace, address: str) -> None:
        name = folded(address.removeprefix(_MEDIA))
        if not is_media_path(unicodedata.normalize("NFC", address)) or name not in (
            self._around.files
        ):
            sentence = "The file “{address}” is missing."
            self._add("media", Severity.WARNING, place, sentence, address=address[:80])

    def _written(self, place: CheckPlace, source: str) -> None:
        try:
            read_written(source)
        except InvalidContent as error:
            sentence = "The question in the text cannot be asked: {reason}"
            self._add("question in text", Severity.ERROR, place, sentence, reason=error.text())

    # ------------------------------------------------------------ questions

    def _quiz(self, key: AssetId, content: Json) -> None:
        place = replace(self._place, asset_id=key)
        try:
            draft = QuizDraft.read(content)
            Quiz.parse(content)
        except (InvalidContent, KeyError, TypeError, AttributeError, ValueError) as error:
            reason = error.text() if isinstance(error, InvalidContent) else ""
            sentence = "The quiz cannot be read. {reason}"
            self._add("quiz", Severity.ERROR, place, sentence, reason=reason)
            return
        if not draft.items:
            self._add("empty quiz", Severity.WARNING, place, "The quiz has no questions.")
        for number, item in enumerate(draft.items, 1):
            spot = replace(place, question_id=item.id, question_number=number)
            self._questions += 1
            if item.is_draft:
                self._unfinished(spot, item.faults)
            else:
                self._question(spot, item.raw)
            if draft.sections and not item.section and not item.is_draft:
                sentence = "No section of the quiz asks this question."
                self._add("unreachable", Severity.WARNING, spot, sentence)
        settings = dict(draft.head.get("settings") or {})
        shuffles = bool(settings.get("shuffle_choices"))
        if keys_stand_alike([item.raw for item in draft.items], shuffles=shuffles):
            mixed = SettingsFix(settings, {**settings, "shuffle_choices": True})
            self._add("item", Severity.ADVICE, place, OWN_SENTENCES[KEY_PLACE], mixed)

    def _unfinished(self, place: CheckPlace, faults: Sequence[Problem]) -> None:
        if faults:
            sentence = "The question is not finished: {reason}."
            fault = faults[0]
            self._add("draft", Severity.ERROR, place, sentence, reason=fault.reason,
                      field=fault.field)  # fmt: skip
        else:
            self._add("draft", Severity.ERROR, place, "The question is not finished.")

    def _question(self, place: CheckPlace, raw: Json) -> None:
        for flaw in flaws_of(raw, self._around.language):
            fix = None if flaw.fix is None else QuestionFix(raw, flaw.fix)
            self._add("item", Severity.ADVICE, place, flaw.sentence, fix)
        if raw.get("type") == "description":
            return
        if outcome := outcome_of(raw):
            self._outcomes.append(outcome)
        else:
            self._aimless.append(place)


def course_problems(
    checked: Sequence[Checked], outcomes: Sequence[str], empty_modules: Sequence[str]
) -> Iterator[CourseProblem]:
    """What only the whole course tells: outcomes, links between lessons, emptiness."""
    if all(one.is_empty for one in checked):
        yield CourseProblem(
            "empty course", Severity.ERROR, CheckPlace(), "The course has no lesson with contents."
        )
    for title in empty_modules:
        told = (("title", title),)
        yield CourseProblem("empty module", Severity.WARNING, CheckPlace(),
                            "The module “{title}” has no lessons.", told)  # fmt: skip
    anchors = {int(one.lesson_id): one.anchors for one in checked}
    for one in checked:
        for place, key, anchor in one.far_links:
            if anchor not in anchors.get(key, frozenset()):
                told = (("address", f"lesson:{key}#{anchor}"[:80]),)
                yield CourseProblem("link", Severity.WARNING, place,
                                    "The link “{address}” leads nowhere.", told)  # fmt: skip
    yield from _outcome_problems(checked, outcomes)


def _outcome_problems(
    checked: Sequence[Checked], outcomes: Sequence[str]
) -> Iterator[CourseProblem]:
    promised = [outcome for outcome in outcomes if outcome.strip()]
    tested = {_plain(outcome) for one in checked for outcome in one.outcomes}
    for outcome in promised:
        if _plain(outcome) not in tested:
            told = (("outcome", one_line(outcome, 120)),)
            yield CourseProblem("outcome", Severity.ADVICE, CheckPlace(outcome=outcome),
                                "No question tests: {outcome}", told)  # fmt: skip
    if not promised:
        return
    for one in checked:
        # A quiz in which no question names an outcome is told once.
        for key in dict.fromkeys(place.asset_id for place in one.aimless):
            own = [place for place in one.aimless if place.asset_id == key]
            if len(own) > 1 and not one.outcomes:
                own = [replace(own[0], question_id="", question_number=0)]
            for place in own:
                sentence = _AIMLESS if place.question_id else _ALL_AIMLESS
                yield CourseProblem("aimless", Severity.ADVICE, place, sentence)


def _plain(outcome: str) -> str:
    return " ".join(outcome.casefold().split()).rstrip(".")
