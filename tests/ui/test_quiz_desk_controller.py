"""The quizzes of a lesson on a real library: saved, undone, changed elsewhere, pasted, pictured."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.course_check import CheckPlace
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.ids import AssetId, LessonId
from coursegen_desktop.domain.quiz_draft import drafts_in
from coursegen_desktop.services.autosave import Autosave
from coursegen_desktop.services.journal import JournalService
from coursegen_desktop.services.media_library import MediaLibraryService
from coursegen_desktop.services.question_bank import QuestionBankService
from coursegen_desktop.services.question_checks import QuestionCheckService
from coursegen_desktop.ui.editor.questions import controller as controlling
from coursegen_desktop.ui.editor.questions.bank_dialog import BankDialog
from coursegen_desktop.ui.editor.questions.controller import QuizDeskController, QuizServices
from coursegen_desktop.ui.editor.questions.desk import QuizDesk
from coursegen_desktop.ui.editor.questions.kinds import kinds
from coursegen_desktop.ui.editor.questions.paste_dialog import PasteDialog
from coursegen_desktop.ui.kit.tasks import TaskScope
from tests.domain.questions.given import quiz_of, sample
from tests.windowed import eventually

from .library_parts import Place
from .quiz_desk_parts import form_of, write
from .screen_parts import Desk

OUTCOMES = ("Name the parts",)
ONE, TWO = (sample("true_false", id=key, prompt=f"Statement {key}") for key in ("one", "two"))
QUIZ = quiz_of(ONE, TWO, title="Parts")


@dataclass
class Editing:
    """A lesson with a quiz, another without, and the desk for both."""

    desk: QuizDesk
    control: QuizDeskController
    scope: TaskScope
    services: Desk
    course: CourseView
    store: Path
    place: Place
    journal: JournalService
    states: list[str] = field(default_factory=list)
    sources: list[Mapping[str, Any]] = field(default_factory=list)
    gone: list[CheckPlace] = field(default_factory=list)

    def begin(self) -> None:
        """Join desk and services."""
        desk = self.services

        async def add_asset(lesson_id: LessonId, draft: AssetDraft) -> object:
            return await desk.editing.add_asset(lesson_id, draft)

        services = QuizServices(
            desk.editing,
            QuestionCheckService(),
            QuestionBankService(desk.uow, desk.hub),
            MediaLibraryService(desk.uow, desk.writer, self.store, add_asset),  # type: ignore[arg-type]
            self.journal,
        )
        self.control = QuizDeskController(
            self.desk, self.scope, self.place.notices, services, origin=self, store=self.store,
            told=self.states.append, changed=lambda: None, source_wanted=self.sources.append,
            go=self.gone.append,
        )  # fmt: skip
        self.place.show(self.desk)

    async def another(self) -> Editing:
        """The program, started once more on the same library."""
        made = _editing(self.place, self.services, self.course, self.store)
        made.begin()
        await made.open(0)
        return made

    async def open(self, number: int) -> None:
        """Put a lesson on the desk."""
        key = self.course.lessons[number].id
        self.control.show(await self.services.authoring.lesson(key))
        await self.scope.settled()

    async def stored(self, number: int = 0) -> list[dict[str, Any]]:
        """The quizzes of a lesson as they are kept."""
        key = LessonId(self.course.lessons[number].id)
        assets = await self.services.editing.assets(key)
        return [one.content for one in assets if one.asset_type == "quiz"]

    async def asset(self) -> Any:
        """The quiz of the first lesson."""
        assets = await self.services.editing.assets(LessonId(self.course.lessons[0].id))
        return next(one for one in assets if one.asset_type == "quiz")


@pytest.fixture
async def editing(
    place: Place, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Editing]:
    monkeypatch.setattr(Autosave.__init__, "__defaults__", (60.0,))
    quiz = AssetDraft(asset_type="quiz", content=QUIZ)
    lessons = (
        LessonDraft(title="With", content="It is.", assets=(quiz,)),
        LessonDraft(title="Without", content="It is not."),
    )
    course = await desk.keep(
        CourseDraft(
            title="A course",
            learning_outcomes=OUTCOMES,
            modules=(ModuleDraft(title="Module", lessons=lessons),),
        )
    )
    store = tmp_path / "data" / "media"
    store.parent.mkdir()
    made = _editing(place, desk, course, store)
    made.begin()
    await made.open(0)
    yield made
    made.control.discard()
    await made.journal.settle()
    await made.scope.close()


def _editing(place: Place, desk: Desk, course: CourseView, store: Path) -> Editing:
    journal = JournalService(store.parent / "journal", every_seconds=0.01)
    scope = TaskScope(place.context.on_error)
    return Editing(QuizDesk(), None, scope, desk, course, store, place, journal)  # type: ignore[arg-type]


async def test_what_is_written_is_kept_and_can_be_undone(editing: Editing) -> None:
    assert editing.desk.current == "one"
    write(form_of(editing.desk).prompt.box, "Written")
    assert editing.states == ["edited"] * len(editing.states)
    await editing.control.saver.flush()
    assert editing.states[-1] == "saved"
    assert (await editing.stored())[0]["questions"][0]["prompt"] == "Written"
    editing.desk.choose("two")
    done = await editing.services.editing.undo(editing.course.id)
    assert done is not None
    await editing.control.reload()
    await editing.scope.settled()
    assert editing.desk.current == "two"
    editing.desk.choose("one")
    assert form_of(editing.desk).prompt.box.text() == "Statement one"
    write(form_of(editing.desk).prompt.box, "After undo")
    await editing.control.saver.flush()
    assert (await editing.stored())[0]["questions"][0]["prompt"] == "After undo"


async def test_outcomes_of_the_course_are_offered(editing: Editing) -> None:
    about = form_of(editing.desk).about
    assert about.outcome.findData(OUTCOMES[0]) > 0


async def test_a_draft_is_kept_and_comes_back(editing: Editing) -> None:
    write(form_of(editing.desk).prompt.box, "")
    await editing.control.saver.flush()
    (content,) = await editing.stored()
    assert content["questions"] == [ONE, TWO]
    assert [item.id for item in drafts_in(content)] == ["one"]
    await editing.open(1)
    await editing.open(0)
    editing.desk.choose("one")
    assert form_of(editing.desk).prompt.box.text() == ""


async def test_what_was_typed_before_the_program_died_is_back(editing: Editing) -> None:
    write(form_of(editing.desk).prompt.box, "Typed in the last second")
    await editing.journal.settle()
    editing.control.saver.forget()  # and nothing else is ever heard of this program
    other = await editing.another()
    assert form_of(other.desk).prompt.box.text() == "Typed in the last second"
    await other.control.saver.flush()
    await other.journal.settle()
    assert (await editing.stored())[0]["questions"][0]["prompt"] == "Typed in the last second"
    assert await other.journal.left() == ()


@pytest.mark.parametrize("typed_during", [False, True])
async def test_an_end_right_after_a_save_doubles_nothing(
    editing: Editing, monkeypatch: pytest.MonkeyPatch, typed_during: bool
) -> None:
    box = form_of(editing.desk).prompt.box
    write(box, "Typed")
    await editing.journal.settle()
    write(box, "Typed on")
    service = type(editing.services.editing)
    save, seen = service.save_asset, []

    async def save_and_die(*args: Any, **named: Any) -> int:
        revision = await save(*args, **named)
        monkeypatch.setattr(service, "save_asset", save)
        if typed_during:
            write(box, "Typed on and on")
            await editing.journal.settle()
        other = await editing.another()  # nothing else is ever heard of this program
        await other.control.saver.flush()
        seen.append([one["questions"][0]["prompt"] for one in await editing.stored()])
        return revision

    monkeypatch.setattr(service, "save_asset", save_and_die)
    await editing.control.saver.flush()
    editing.control.saver.forget()
    assert seen == [["Typed on and on" if typed_during else "Typed on"]]


async def test_what_was_typed_and_changed_elsewhere_since_is_a_quiz_of_its_own(
    editing: Editing,
) -> None:
    write(form_of(editing.desk).prompt.box, "Typed")
    await editing.journal.settle()
    editing.control.saver.forget()
    asset = await editing.asset()
    theirs = quiz_of(ONE, title="Theirs")
    await editing.services.editing.save_asset(asset.id, theirs, asset.revision)
    other = await editing.another()
    stored = await editing.stored()
    assert [one["title"] for one in stored] == ["Theirs", "Parts"]
    assert stored[1]["questions"][0]["prompt"] == "Typed"
    await other.journal.settle()
    assert await other.journal.left() == ()


async def test_what_was_given_up_does_not_come_back(editing: Editing) -> None:
    write(form_of(editing.desk).prompt.box, "Given up")
    await editing.journal.settle()
    editing.control.discard()
    await editing.journal.settle()
    other = await editing.another()
    assert form_of(other.desk).prompt.box.text() == "Statement one"


async def test_both_changes_are_kept(editing: Editing, place: Place) -> None:
    write(form_of(editing.desk).prompt.box, "Mine")
    asset = await editing.asset()
    theirs = quiz_of(ONE, {**TWO, "prompt": "Theirs"}, title="Parts")
    await editing.services.editing.save_asset(asset.id, theirs, asset.revision)
    await editing.control.saver.flush()
    (content,) = await editing.stored()
    assert [one["prompt"] for one in content["questions"]] == ["Mine", "Theirs"]
    editing.desk.choose("two")
    assert form_of(editing.desk).prompt.box.text() == "Theirs"
    write(form_of(editing.desk).prompt.box, "Mine too")
    await editing.control.saver.flush()
    assert (await editing.stored())[0]["questions"][1]["prompt"] == "Mine too"


async def test_a_quiz_that_was_deleted_elsewhere_is_not_lost(editing: Editing) -> None:
    write(form_of(editing.desk).prompt.box, "Mine")
    await editing.services.editing.delete_asset((await editing.asset()).id)
    await editing.control.saver.flush()
    (content,) = await editing.stored()
    assert content["questions"][0]["prompt"] == "Mine"
    assert editing.desk.asset_id == (await editing.asset()).id


async def test_a_lesson_without_a_quiz_gets_one(editing: Editing) -> None:
    await editing.open(1)
    assert editing.desk.content() == {}
    editing.desk.nothing._action.click()
    await editing.scope.settled()
    (content,) = await editing.stored(1)
    assert content["title"] == "Without"
    kind = next(one for one in kinds() if one.key == "true_false")
    editing.desk.add_kind(kind)
    write(form_of(editing.desk).prompt.box, "It is so")
    form_of(editing.desk).parts[1].true.click()  # type: ignore[attr-defined]
    await editing.control.saver.flush()
    assert (await editing.stored(1))[0]["questions"][0]["answer"] is True
    editing.desk.settings.another_wanted.emit()
    await editing.scope.settled()
    assert len(await editing.stored(1)) == 2
    first = editing.desk.panel.quizzes.itemData(0)
    editing.desk.quiz_chosen.emit(int(first))
    await editing.scope.settled()
    assert editing.desk.asset_id == AssetId(int(first))
    editing.desk.delete_quiz_wanted.emit()
    await editing.scope.settled()
    assert len(await editing.stored(1)) == 1
    assert editing.desk.content()["questions"] == []


async def test_flaws_are_found_while_one_writes(editing: Editing) -> None:
    kind = next(one for one in kinds() if one.key == "choice")
    editing.desk.add_kind(kind)
    form = form_of(editing.desk)
    write(form.prompt.box, "What do plants take up from the air to live and to grow?")
    rows: Any = form.parts[1].rows  # type: ignore[attr-defined]
    for row, text in zip(rows.rows, ("Water.", "Iron", "Gold", "Salt"), strict=True):
        write(row.text, text)
    rows.rows[0].radio.click()
    await editing.scope.settled()
    flaws = {flaw.rule: flaw for flaw in form.flaws.flaws}
    assert "full stops" in flaws
    form.flaws.fix_wanted.emit(flaws["full stops"])
    await editing.scope.settled()
    assert "full stops" not in {flaw.rule for flaw in form.flaws.flaws}
    assert rows.rows[0].text.text() == "Water"


async def test_questions_are_pasted_as_text(editing: Editing) -> None:
    editing.desk.paste_text_wanted.emit()
    dialog = await eventually(lambda: editing.desk.findChild(PasteDialog), "the dialog")
    assert dialog is not None
    dialog.box.setPlainText("::Sky:: The sky is {=blue ~green}\n\nbroken { =\n\nIce floats. {T}")
    await eventually(lambda: len(dialog.questions) == 2, "two questions")
    assert "problem" in dialog._found.text()
    dialog._accept.click()
    await editing.scope.settled()
    await editing.control.saver.flush()
    (content,) = await editing.stored()
    kinds_of = [one["type"] for one in content["questions"]]
    assert kinds_of == ["true_false", "choice", "true_false", "true_false"]
    assert len({one["id"] for one in content["questions"]}) == 4


async def test_a_picture_comes_into_the_quiz(
    editing: Editing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a leaf.png"
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(0)
    image.save(str(path))

    async def choose(*_args: object, **_named: object) -> list[str]:
        return [str(path)]

    async def words(*_args: object) -> str:
        return "A leaf"

    monkeypatch.setattr(controlling, "choose_files", choose)
    monkeypatch.setattr(controlling, "ask_text", words)
    kind = next(one for one in kinds() if one.key == "hotspot")
    editing.desk.add_kind(kind)
    form = form_of(editing.desk)
    part: Any = form.parts[1]
    part.add_picture.click()
    await editing.scope.settled()
    (medium,) = editing.desk.content()["media"]
    assert (medium["alt"], medium["path"]) == ("A leaf", "media/a-leaf.png")
    assert part.board.picture is not None
    assert part.board.size_of_picture.width() == 200
    await editing.control.saver.flush()
    await editing.open(1)
    editing.desk.nothing._action.click()
    await editing.scope.settled()
    editing.desk.add_kind(kind)
    part.image.setCurrentIndex(1)  # a picture of the course that this quiz has not yet
    assert part.board.picture is not None
    assert len(editing.desk.content()["media"]) == 1


async def test_the_passage_is_shown(editing: Editing) -> None:
    asset = await editing.asset()
    content = quiz_of({**ONE, "ext": {"coursegen:anchor": "light"}}, TWO, title="Parts")
    await editing.services.editing.save_asset(asset.id, content, asset.revision)
    await editing.control.reload()
    await editing.scope.settled()
    editing.desk.choose("one")
    form_of(editing.desk).about.jump.click()
    assert editing.sources == [{"coursegen:anchor": "light"}]


async def test_questions_of_the_bank_come_to_the_desk(editing: Editing) -> None:
    write(form_of(editing.desk).prompt.box, "Written")
    editing.desk.panel.bank.click()
    await eventually(lambda: editing.desk.findChild(BankDialog) is not None, "the bank")
    dialog = editing.desk.findChild(BankDialog)
    assert dialog is not None
    await eventually(lambda: dialog.list.lines.items != (), "the questions")
    assert dialog.list.lines.items[0].title == "Written", "what is typed is kept first"
    before = len(dialog.list.lines.items)
    dialog.list.selectAll()
    dialog.copy_here.click()
    await eventually(lambda: bool(dialog.note.text), "the copies")
    assert editing.desk.draft is not None
    assert len(editing.desk.draft.items) == 2 * before
    dialog.reject()
    await editing.scope.settled()
