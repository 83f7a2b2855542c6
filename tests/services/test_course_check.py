"""Check course: what it finds, what it mends, what it says of publishing."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.course_check import CheckReport, CourseProblem, Severity
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, CourseId, LessonId, UserId
from coursegen_desktop.domain.quiz import OUTCOME_KEY
from coursegen_desktop.domain.quiz_draft import QuizDraft
from coursegen_desktop.services.course_check import BATCH, CourseCheckService
from coursegen_desktop.services.course_checking import Around, LessonToCheck, check_lessons
from coursegen_desktop.services.editing import EditingService
from coursegen_desktop.services.events import EventHub
from coursegen_desktop.services.work import WorkUnits
from tests.domain.questions.given import quiz_of

from .desk import Here, keep
from .quiz_course import yes_no

OUTSIDE = "The picture “https://x.org/p.png” lies outside of the course and is not shown."
MOMENT = "2030-01-01T00:00:00+00:00"
GOOD = "Plants take in carbon dioxide through small pores."


def lesson(title: str, content: str, *quizzes: dict[str, Any], **more: Any) -> LessonDraft:
    """A lesson with quizzes."""
    assets = tuple(AssetDraft(asset_type="quiz", content=quiz) for quiz in quizzes)
    return LessonDraft(title=title, content=content, assets=(*assets, *more.pop("assets", ())))


class Checker:
    """A course and the service that looks through it."""

    def __init__(self, uow: WorkUnits, media: Path | None = None) -> None:
        self.uow = uow
        self.editing = EditingService(uow, EventHub())
        self.service = CourseCheckService(uow, Here(), self.editing, media)
        self.course_id = CourseId(0)

    async def open(self, *lessons: LessonDraft, **course: Any) -> CheckReport:
        module = ModuleDraft(title="One", lessons=lessons)
        modules = (module, *course.pop("modules", ()))
        draft = CourseDraft(title="Course", modules=modules, **course)
        self.course_id = await keep(self.uow, draft)
        return await self.service.check(self.course_id)

    async def again(self) -> CheckReport:
        return await self.service.check(self.course_id)

    async def open_anew(self, key: LessonId) -> None:
        """As if a lesson had been made after everybody opened the course last."""
        async with self.uow(write=True) as work:
            connection = await work.session.connection()
            late = "UPDATE lessons SET created_at = '2031-01-01T00:00:00+00:00' WHERE id = "
            await connection.exec_driver_sql(f"{late}{int(key)}")
            await work.commit()

    async def keys(self) -> list[LessonId]:
        async with self.uow() as work:
            view = await work.courses.outline(self.course_id, UserId(0))
        return [item.id for item in view.lessons]


@pytest.fixture
def checker(uow: WorkUnits) -> Checker:
    return Checker(uow)


def told(report: CheckReport) -> list[tuple[str, int, str]]:
    """(rule, line, words) of every problem."""
    return [
        (one.rule, one.place.line, one.sentence.format(**dict(one.values)))
        for one in report.problems
    ]


def rules(report: CheckReport) -> list[str]:
    return [problem.rule for problem in report.problems]


async def test_a_sound_course_has_no_problem(checker: Checker) -> None:
    report = await checker.open(
        lesson("Wind", "# Wind\n\nWords.", quiz_of(yes_no("q", prompt=GOOD)))
    )
    assert told(report) == []
    assert (report.lessons, report.questions, report.can_be_published) == (1, 1, True)


async def test_an_empty_course_cannot_be_published(checker: Checker) -> None:
    report = await checker.open(lesson("Nothing", " \n"), modules=(ModuleDraft(title="Two"),))
    assert told(report) == [
        ("empty course", 0, "The course has no lesson with contents."),
        ("empty module", 0, "The module “Two” has no lessons."),
        ("empty lesson", 0, "The lesson is empty."),
    ]
    assert not report.can_be_published


async def test_links_media_and_words_for_pictures(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "ab").mkdir()
    (tmp_path / "ab" / "cell.png").write_bytes(b"x")
    checker.service = CourseCheckService(checker.uow, Here(), checker.editing, tmp_path)
    files = [("Célula 1.png", "ab/cell.png"), ("lost.png", "cd/lost.png")]
    assets = tuple(
        AssetDraft(asset_type="media", content={"name": name}, file_path=path)
        for name, path in files
    )
    content = (
        "# Top\n![a cell](media/célula%201.png)\n![a](media/lost.png) [f](media/none.pdf)\n"
        "![](https://x.org/p.png)\n[up](#top) [down](#bottom) [x](lesson:99) [y](../z.md) [e]()\n"
        "[web](https://x.org) [note](#fn:1) [mail](mailto:a@b.org)\n"
    )
    report = await checker.open(lesson("Wind", content, assets=assets))
    assert told(report) == [
        ("media", 3, "The file “media/none.pdf” is missing."),
        ("media", 3, "The file “media/lost.png” is missing."),
        ("media", 4, OUTSIDE),
        ("alt text", 4, "The picture “https://x.org/p.png” has no words for who cannot see it."),
        ("link", 5, "The link “#bottom” leads nowhere."),
        ("link", 5, "The link “lesson:99” leads to a lesson that is not in the course."),
        ("link", 5, "The link “../z.md” leads nowhere."),
        ("link", 5, "The link “” leads nowhere."),
        ("link", 6, "The link “mailto:a@b.org” leads nowhere."),
    ]


async def test_links_to_headings_of_other_lessons(checker: Checker) -> None:
    await checker.open(lesson("A", "# Wind and rain"), lesson("B", "Words"))
    one, two = await checker.keys()
    content = f"[x](lesson:{one}#wind-and-rain) [y](lesson:{one}#snow)"
    await checker.editing.save_lesson(two, title="B", content=content, base_revision=1)
    assert told(await checker.again()) == [
        ("link", 1, f"The link “lesson:{one}#snow” leads nowhere.")
    ]


async def test_questions_in_the_text_that_cannot_be_asked(checker: Checker) -> None:
    report = await checker.open(lesson("A", "Words\n```check\nWhy?\n```\n```check\nQ\n= 3\n```"))
    assert [(rule, line) for rule, line, _ in told(report)] == [("question in text", 2)]
    assert report.counts[Severity.ERROR] == 1


async def test_unfinished_questions_forbid_publishing(checker: Checker) -> None:
    whole = quiz_of(yes_no("q", prompt=GOOD))
    draft = QuizDraft.read(whole).with_added([{"id": "d", "type": "choice", "prompt": "Why?"}])
    report = await checker.open(lesson("A", "Words", draft.dump(), quiz_of()))
    assert [(one.rule, one.severity, one.place.question_id) for one in report.problems] == [
        ("draft", Severity.ERROR, "d"), ("empty quiz", Severity.WARNING, ""),
    ]  # fmt: skip
    assert not report.can_be_published


async def test_a_quiz_that_cannot_be_read(checker: Checker) -> None:
    broken = quiz_of(yes_no("q"), yes_no("q"))
    report = await checker.open(lesson("A", "Words", broken, {"format": "x"}))
    assert rules(report) == ["quiz", "quiz"]


async def test_a_question_that_no_section_asks(checker: Checker) -> None:
    sections = [{"id": "s", "questions": ["a"]}]
    quiz = quiz_of(yes_no("a", prompt=GOOD), yes_no("b", prompt=GOOD), sections=sections)
    report = await checker.open(lesson("A", "Words", quiz))
    assert [(one.rule, one.place.question_id) for one in report.problems] == [("unreachable", "b")]


async def test_outcomes_and_questions_are_compared(checker: Checker) -> None:
    aims = {"ext": {OUTCOME_KEY: "explain winds."}}
    report = await checker.open(
        lesson("A", "W", quiz_of(yes_no("a", prompt=GOOD, **aims), yes_no("b", prompt=GOOD))),
        lesson("B", "W", quiz_of(yes_no("a", prompt=GOOD), yes_no("b", prompt=GOOD))),
        learning_outcomes=("Explain winds", "Draw clouds"),
    )
    assert told(report) == [
        ("outcome", 0, "No question tests: Draw clouds"),
        ("aimless", 0, "The question does not say which outcome it tests."),
        ("aimless", 0, "None of its questions says which outcome it tests."),
    ]
    assert {one.severity for one in report.problems} == {Severity.ADVICE}


FLAWED = {
    "id": "q", "type": "choice", "single": True,
    "prompt": "Which part of a plant cell makes sugar from carbon dioxide and water?",
    "choices": [{"id": "a", "text": "All of the above"}, {"id": "b", "text": "Nucleus"},
                {"id": "c", "text": "Chloroplast", "fraction": 1}],
}  # fmt: skip


async def mend(checker: Checker, report: CheckReport) -> tuple[CourseProblem, ...]:
    fixable = [problem for problem in report.problems if problem.fix is not None]
    return await checker.service.mend(fixable)


async def test_mending_changes_lessons_and_quizzes_and_can_be_undone(checker: Checker) -> None:
    content = '## A\n#### B\n<b style="color:#ff9">x</b>\n## C\n#### D\n'
    report = await checker.open(lesson("A", content, quiz_of(FLAWED)))
    assert len(await mend(checker, report)) == 4
    (key,) = await checker.keys()
    async with checker.uow() as work:
        text = (await work.lessons.text(key)).content
        quiz = (await work.assets.of_lesson(key))[0].content
    assert text == "## A\n### B\n<b>x</b>\n## C\n### D\n"
    assert [choice["id"] for choice in quiz["questions"][0]["choices"]] == ["b", "c", "a"]
    assert all(problem.fix is None for problem in (await checker.again()).problems)
    for _ in range(2):
        await checker.editing.undo(checker.course_id)
    assert told(await checker.again()) == told(report)


async def test_keys_that_all_stand_first_are_mixed(checker: Checker) -> None:
    texts = ("Chloroplast", "Nucleus", "Vacuole")
    choices = [
        {"id": f"c{n}", "text": text, "fraction": int(not n)} for n, text in enumerate(texts)
    ]
    quiz = quiz_of(*({**FLAWED, "id": f"q{n}", "choices": choices} for n in range(4)))
    report = await checker.open(lesson("A", "Words", quiz))
    assert [one.place.question_id for one in report.problems] == [""]
    assert len(await mend(checker, report)) == 1
    (asset,) = await checker.editing.assets((await checker.keys())[0])
    assert asset.content["settings"] == {"shuffle_choices": True}
    assert told(await checker.again()) == []
    assert await mend(checker, report) == (), "it is done"


async def test_all_that_a_worker_is_given_and_gives_can_travel(checker: Checker) -> None:
    found = check_lessons(
        [LessonToCheck(LessonId(1), "A", "## A\n#### B\n[x](y)", ((AssetId(2), quiz_of(FLAWED)),))],
        Around("en", frozenset({"a.png"}), frozenset({1})),
    )
    assert pickle.loads(pickle.dumps(found)) == found
    assert {one.rule for one in found[0].problems} == {"link", "heading jump", "item"}


async def test_what_changed_since_the_check_is_not_mended(checker: Checker) -> None:
    report = await checker.open(lesson("A", "## A\n#### B", quiz_of(FLAWED)))
    (key,) = await checker.keys()
    await checker.editing.save_lesson(key, title="A", content="New\n#### B", base_revision=1)
    (asset,) = await checker.editing.assets(key)
    other = quiz_of({**FLAWED, "prompt": "Another question about the parts of a plant cell?"})
    await checker.editing.save_asset(asset.id, other, asset.revision)
    before = (await checker.editing.state(checker.course_id)).undo
    assert await mend(checker, report) == ()
    assert (await checker.editing.state(checker.course_id)).undo == before


async def test_jumps_within_jumps_are_mended_one_after_the_other(checker: Checker) -> None:
    report = await checker.open(lesson("A", "## A\n#### B\n###### C"))
    assert rules(report) == ["heading jump", "heading jump"]
    assert len(await mend(checker, report)) == 1
    assert len(await mend(checker, await checker.again())) == 1
    assert told(await checker.again()) == []


async def test_many_lessons_go_in_batches_and_progress_is_told(checker: Checker) -> None:
    lessons = [lesson(f"L{n}", "## A\n#### B") for n in range(BATCH + 1)]
    await checker.open(*lessons)
    steps: list[tuple[int, int]] = []
    report = await checker.service.check(checker.course_id, lambda *at: steps.append(at))
    assert steps == [(0, BATCH + 1), (BATCH, BATCH + 1), (BATCH + 1, BATCH + 1)]
    assert [problem.place.lesson_title for problem in report.problems] == [
        f"L{n}" for n in range(BATCH + 1)
    ]


async def test_what_learners_will_notice(checker: Checker, user_id: UserId) -> None:
    await checker.open(lesson("A", "Words"), lesson("B", "Words"))
    notice = await checker.service.notice(checker.course_id)
    assert (notice.learners, notice.is_published) == (0, False)
    one, two = await checker.keys()
    async with checker.uow(write=True) as work:
        await work.enrollments.enrol([user_id], checker.course_id, MOMENT)
        await work.completions.set(user_id, one, True, MOMENT, "2030-01-01")
        await work.enrollments.refresh_course(checker.course_id)
        await work.commit()
    notice = await checker.service.notice(checker.course_id)
    assert (notice.learners, notice.before, notice.after, notice.new_lessons) == (1, 50, 50, 0)
    await checker.open_anew(two)
    notice = await checker.service.notice(checker.course_id)
    assert (notice.learners, notice.before, notice.after, notice.new_lessons) == (1, 100, 50, 1)
