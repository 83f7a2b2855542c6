"""Attempts as the screens are shown them: runs with their questions, results with what counts."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from ..db.unit_of_work import UnitOfWork
from ..domain.attempt import AGAIN, Attempt, FinishedAttempt, State, StoredAnswer
from ..domain.attempts import mastery
from ..domain.attempts.counting import Past, attempts_left, counted, passes
from ..domain.attempts.review import Item, When, when_is
from ..domain.attempts.rules import Behaviour, Rules
from ..domain.attempts.showing import shown_answer
from ..domain.attempts.timing import TimeState
from ..domain.ids import AssetId, UserId
from ..domain.lesson import LessonText, heading_anchor
from ..domain.questions._by_hand import MarkedQuestion
from ..domain.questions.base import Question, Verdict
from ..domain.quiz import Quiz, RunItem, anchor_of
from ..domain.quiz_run import (
    AnswerResult,
    EarlierAttempt,
    GroupScore,
    QuestionOutcome,
    QuestionView,
    QuizResult,
    QuizRun,
    RunStyle,
    percent_of,
)
from .quiz_sittings import Sitting

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_ATX = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#*)?[ \t]*$")
_OWN_ID = re.compile(r"[ \t]*\{[^{}]*#([\w.:-]+)[^{}]*\}$")
_MARKUP = re.compile(r"[`*_~]|!?\[([^\]]*)\]\([^)]*\)")

Answers = Mapping[str, StoredAnswer]
# Made in slices: a run of 500 questions is too long for one.
Running = Generator[None, None, QuizRun]


def items_now(
    attempt: Attempt, rules: Rules, now: datetime, share: float | None = None
) -> frozenset[Item]:
    """What of an attempt may be seen now; `share` is what it has earned, once it is finished."""
    if attempt.finished_at is None:
        return rules.matrix.items(When.DURING)
    return _items_at(rules, attempt.finished_at, now, share)


def _items_at(
    rules: Rules, finished_at: str, now: datetime, share: float | None
) -> frozenset[Item]:
    when = when_is(datetime.fromisoformat(finished_at), now, rules.options.closes)
    return rules.matrix.items(when, passed=None if share is None else passes(rules, share))


def stored_result(
    sitting: Sitting,
    item: RunItem,
    stored: StoredAnswer,
    items: frozenset[Item],
    *,
    is_finished: bool = False,
    is_closed: bool = False,
) -> AnswerResult:
    """A stored answer as it was judged. The points that were stored stand, whatever changed.

    `is_closed`: the time of the question is over, there is no other try.
    """
    is_stored = is_finished or sitting.rules.judges_at_once
    result = shown_answer(
        sitting.rules,
        item.question,
        item.points,
        stored.given,
        items,
        is_finished=is_finished or is_closed,
        stored=(stored.score, stored.max_score) if is_stored and not sitting.is_mastery else None,
    )
    if not (is_stored and marks_himself(item.question, stored)):
        return result
    return replace(result, may_mark=True, own_marks=stored.given[-1].marks)


def marks_himself(question: Question, stored: StoredAnswer) -> bool:
    """Whether an answer is the learner's own to mark, and nobody else has marked it."""
    is_own = isinstance(question, MarkedQuestion) and question.marked_by == "self"
    return is_own and not stored.marked_by and not question.is_empty(stored.answer)


def running(
    attempt: Attempt,
    sitting: Sitting,
    lesson: LessonText,
    stored: Sequence[StoredAnswer],
    items: frozenset[Item],
    time: TimeState,
    pictures: Mapping[str, str],
) -> Running:
    """Everything that the screen needs of an attempt, running or finished; question by question."""
    titles = passage_titles(lesson.content)
    answers = {answer.question_id: answer for answer in stored}
    is_finished = attempt.finished_at is not None
    rules = sitting.rules
    views = []
    for number, item in enumerate(sitting.items, 1):
        view = _view(item, number, attempt, sitting, titles)
        answer = answers.get(item.question.id)
        if answer is not None and (is_finished or not sitting.is_mastery):
            closed = view.is_over
            result = stored_result(
                sitting, item, answer, items, is_finished=is_finished, is_closed=closed
            )
            view = replace(view, result=result)
        views.append(view)
        yield
    is_asking = sitting.is_mastery and not is_finished
    return QuizRun(
        attempt_id=attempt.id,
        asset_id=sitting.asset.id,
        title=sitting.quiz.title,
        lesson_id=sitting.asset.lesson_id,
        lesson_title=lesson.title,
        course_id=sitting.asset.course_id,
        questions=tuple(views),
        pass_percent=pass_percent(sitting.quiz),
        is_resumed=bool(stored),
        style=style_of(rules),
        time=None if time.left_s is None and time.may_answer else time,
        page=attempt.page,
        was_set_back=sitting.was_set_back,
        is_edited=attempt.asset_revision != sitting.asset.revision,
        is_again=attempt.kind == AGAIN,
        missing_media=sitting.missing_media,
        pictures=dict(pictures),
        current_id=sitting.next_id(attempt.seed) if is_asking else "",
        still_needed=mastery.still_needed(rules, sitting.rights) if is_asking else 0,
    )


def style_of(rules: Rules) -> RunStyle:
    """What the rules mean for the screen."""
    return RunStyle(
        may_change=not rules.judges_at_once,
        asks_certainty=rules.asks_certainty,
        is_linear=rules.is_linear,
        per_page=rules.per_page,
        is_mastery=rules.behaviour is Behaviour.MASTERY,
        is_practice=rules.behaviour is Behaviour.PRACTICE,
        counts_pauses=rules.counts_pauses,
    )


def _view(
    item: RunItem, number: int, attempt: Attempt, sitting: Sitting, titles: Mapping[str, str]
) -> QuestionView:
    question = item.question
    anchor = anchor_of(question)
    shuffle = sitting.quiz.settings.shuffle_choices
    return QuestionView(
        id=question.id,
        number=number,
        kind=question.kind,
        interaction=question.interaction,
        prompt=question.prompt,
        points=item.points,
        shown=question.shown(attempt.seed, shuffle=shuffle),
        anchor=anchor if anchor in titles else "",
        anchor_title=titles.get(anchor, ""),
        is_scored=question.is_scored,
        takes_answer=question.takes_answer,
        section=_section_title(sitting.quiz, item.section),
        is_flagged=question.id in attempt.flags,
        time_limit_s=sitting.limit_of(question.id),
        is_over=attempt.finished_at is None and sitting.is_over(question.id),
    )


def _section_title(quiz: Quiz, name: str) -> str:
    return next((section.title for section in quiz.sections if section.id == name), "")


def score_of(sitting: Sitting, answers: Answers) -> float:
    """What the questions that are asked have earned; never below 0, never above the maximum."""
    if sitting.is_mastery:
        wish = sitting.rules.options.mastery
        right = min(wish.right, sum(sitting.rights[-wish.of :]))
        return sitting.max_score * right / wish.right
    ids = [item.question.id for item in sitting.items]
    earned = sum(answers[name].score for name in ids if name in answers)
    return min(max(0.0, earned), sitting.max_score)


def result_of(
    attempt: Attempt,
    sitting: Sitting,
    answers: Answers,
    ended: Sequence[FinishedAttempt],
    now: datetime,
) -> QuizResult:
    """A finished attempt as it may be seen now."""
    rules = sitting.rules
    score, most = attempt.score, attempt.max_score
    share = score / most if most else 0.0
    items = items_now(attempt, rules, now, share)
    shows_score = Item.POINTS in items
    past = past_attempts(rules, ended, now)
    outcomes = tuple(
        _outcome(sitting, item, number, answers.get(item.question.id), items)
        for number, item in enumerate(sitting.items, 1)
        if item.question.is_scored
    )
    percent = percent_of(score, most)
    best = max((percent_of(one.score, one.max_score) for one in ended if one.counts), default=0.0)
    return QuizResult(
        attempt_id=attempt.id,
        asset_id=attempt.asset_id,
        title=sitting.quiz.title,
        score=score if shows_score else 0.0,
        max_score=most,
        passed=passes(rules, share) if shows_score and not attempt.needs_marking else None,
        pass_percent=pass_percent(sitting.quiz),
        best_percent=max(percent, best) if shows_score else 0.0,
        outcomes=outcomes,
        words=sitting.quiz.words_for(share) if Item.WORDS in items else "",
        shows_score=shows_score,
        shows_verdicts=Item.RIGHT_WRONG in items,
        is_lost=attempt.state == State.LOST,
        counts=attempt.counts,
        needs_marking=attempt.needs_marking,
        stands_percent=standing_percent(rules, ended, now) if shows_score else None,
        counting=rules.attempt_grade,
        groups=_groups(sitting, answers) if shows_score and not sitting.is_mastery else (),
        earlier=tuple(one for one in past if one.attempt_id != attempt.id),
        attempts_left=attempts_left(rules, len(ended)),
        wrong=len(wrong_ids(outcomes)),
        seconds=attempt.spent_s,
        finished_at=attempt.finished_at or "",
        number=next((one.number for one in past if one.attempt_id == attempt.id), 0),
    )


def wrong_ids(outcomes: Sequence[QuestionOutcome]) -> tuple[str, ...]:
    """Questions that went wrong, as far as that may be told."""
    bad = (Verdict.WRONG, Verdict.PARTIAL, Verdict.MISSED)
    return tuple(one.question_id for one in outcomes if one.verdict in bad)


def _outcome(
    sitting: Sitting,
    item: RunItem,
    number: int,
    stored: StoredAnswer | None,
    items: frozenset[Item],
) -> QuestionOutcome:
    question = item.question
    tells = Item.RIGHT_WRONG in items
    answered = stored is not None and not question.is_empty(stored.answer)
    verdict, points, waits, certainty, seconds = Verdict.MISSED, 0.0, False, None, 0.0
    may_mark = stored is not None and marks_himself(question, stored)
    if stored is not None:
        result = stored_result(sitting, item, stored, items, is_finished=True)
        points, certainty, seconds = stored.score, stored.certainty, stored.spent_s
        waits = stored.needs_marking
        if answered:
            verdict = result.grade.verdict
    return QuestionOutcome(
        question.id,
        number,
        question.prompt,
        verdict if tells and not waits else Verdict.NONE,
        points if Item.POINTS in items else 0.0,
        stored.max_score if stored is not None and stored.max_score else item.points,
        is_answered=answered,
        needs_marking=waits,
        certainty=certainty,
        seconds=seconds,
        may_mark=may_mark,
    )


def _groups(sitting: Sitting, answers: Answers) -> tuple[GroupScore, ...]:
    """By section; where there are none, by the subjects that the questions are tagged with."""
    groups: dict[str, list[RunItem]] = {}
    titled = {item.section: _section_title(sitting.quiz, item.section) for item in sitting.items}
    for item in sitting.items:
        title = titled[item.section] or item.section
        for name in [title] if len(titled) > 1 else item.question.tags:
            if item.question.is_scored:
                groups.setdefault(name, []).append(item)
    if len(groups) < 2:
        return ()
    worth = sitting.max_score / max(sum(item.points for item in sitting.items), 1e-9)
    return tuple(
        GroupScore(
            name,
            sum(answers[i.question.id].score for i in group if i.question.id in answers),
            sum(i.points for i in group) * worth,
            len(group),
        )
        for name, group in groups.items()
    )


def past_attempts(
    rules: Rules, ended: Sequence[FinishedAttempt], now: datetime
) -> tuple[EarlierAttempt, ...]:
    """Finished attempts as a list shows them, each as far as it may be seen now."""
    made = []
    for number, one in enumerate(ended, 1):
        tells = Item.POINTS in _items_at(rules, one.finished_at, now, one.share)
        is_final = tells and not one.needs_marking
        made.append(
            EarlierAttempt(
                one.id,
                percent_of(one.score, one.max_score) if tells else None,
                one.finished_at,
                one.counts,
                number,
                passed=passes(rules, one.share) if is_final else None,
                is_lost=one.state == State.LOST,
                needs_marking=one.needs_marking,
            )
        )
    return tuple(made)


def standing_percent(rules: Rules, ended: Sequence[FinishedAttempt], now: datetime) -> float | None:
    """What counts of the attempts, 0 to 100; None without any, or where it may not be seen."""
    found = counted(rules, past_of(ended))
    newest = ended[-1].finished_at if ended else ""
    if found is None or Item.POINTS not in _items_at(rules, newest, now, None):
        return None
    return percent_of(found.share, 1)


def past_of(ended: Sequence[FinishedAttempt]) -> list[Past]:
    """Attempts as the rules count them."""
    return [Past(one.share, datetime.fromisoformat(one.finished_at), one.counts) for one in ended]


async def refresh_standing(
    work: UnitOfWork,
    user_id: UserId,
    asset_id: AssetId,
    rules: Rules,
    ended: Sequence[FinishedAttempt],
) -> None:
    """Write what counts of a person's attempts, by the rule of the quiz as it is now."""
    found = counted(rules, past_of(ended))
    result = None
    if found is not None and Item.POINTS in rules.matrix.items(When.LATER):
        chosen = ended[found.place] if found.place is not None else ended[-1]
        result = (found.share * chosen.max_score, chosen.max_score)
        if found.place is not None:
            result = (chosen.score, chosen.max_score)
    await work.quiz_records.put_standing(user_id, asset_id, result, len(ended))


def pass_percent(quiz: Quiz) -> float | None:
    """The pass mark, 0 to 100."""
    mark = quiz.settings.pass_mark
    return None if mark is None else 100 * float(mark)


def passage_titles(markdown: str) -> dict[str, str]:
    """Anchor to heading of a lesson, without laying it out: "# " headings outside code fences."""
    titles: dict[str, str] = {}
    taken: set[str] = set()
    fence = ""
    for line in markdown.splitlines():
        if mark := _FENCE.match(line):
            if not fence:
                fence = mark.group(1)
            elif mark.group(1).startswith(fence):
                fence = ""
        elif not fence and (heading := _ATX.match(line)):
            text = heading.group(1)
            own = _OWN_ID.search(text)
            text = _OWN_ID.sub("", text)
            plain = _MARKUP.sub(lambda match: match.group(1) or "", text).strip()
            if plain:
                titles[own.group(1) if own else heading_anchor(text, taken)] = plain
    return titles
