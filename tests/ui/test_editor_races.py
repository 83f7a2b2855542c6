"""The editor: what is typed at the wrong moment, or left in the journal, is kept, and once."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from PySide6.QtTest import QTest

from coursegen_desktop.domain.asset import Asset
from coursegen_desktop.domain.course import CourseView
from coursegen_desktop.domain.draft import AssetDraft, CourseDraft
from coursegen_desktop.domain.errors import DiskFull
from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.domain.merge import Merge
from coursegen_desktop.domain.script import LessonScript
from coursegen_desktop.services.authoring import AuthoringService
from coursegen_desktop.services.editing import EditingService
from coursegen_desktop.services.journal import Draft, JournalService
from coursegen_desktop.ui.editor.controller import EditorScreen
from coursegen_desktop.ui.editor.history import controller as history_controller
from coursegen_desktop.ui.editor.history.conflict_dialog import Settled
from coursegen_desktop.ui.editor.script_pane import ScriptPane

from .editor_parts import content, edit, make_screen, state
from .library_parts import Place
from .screen_parts import Desk

pytestmark = pytest.mark.usefixtures("light_pages")


@pytest.fixture
def screen(editor: EditorScreen) -> EditorScreen:
    return editor


@pytest.fixture
async def course(desk: Desk, sample_course: CourseDraft) -> CourseView:
    return await desk.keep(sample_course)


async def _left_behind(folder: Path, course: CourseView, revision: int) -> None:
    """A program ended while this was being typed into the second lesson."""
    journal = JournalService(folder / "journal", 0.0)
    key = course.lessons[1].id
    draft = Draft("lesson", key, course.id, revision, "Rivers", "Typed before the end.")
    journal.edited(draft.key, lambda: draft)
    await journal.settle()


def _answering(monkeypatch: pytest.MonkeyPatch, answer: Settled | None) -> list[Merge]:
    asked: list[Merge] = []

    async def choose(_parent: object, merge: Merge) -> Settled | None:
        asked.append(merge)
        return answer

    monkeypatch.setattr(history_controller, "settle_conflict", choose)
    return asked


# ------------------------------------------------------------ the journal


@pytest.mark.parametrize("keeps_mine", [True, False])
async def test_what_an_end_left_behind_is_settled_once(
    place: Place,
    desk: Desk,
    course: CourseView,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    keeps_mine: bool,
) -> None:
    asked = _answering(monkeypatch, Settled("Rivers", "Both.") if keeps_mine else None)
    await _left_behind(tmp_path, course, revision=0)  # saved by somebody since
    screen = make_screen(place, desk, tmp_path)
    place.show(screen.page)
    for number in (1, 0, 1):
        await edit(screen, course, number)
    await screen.close()
    assert len(asked) == 1
    titles = [lesson.title for lesson in (await desk.course(course.id)).lessons]
    assert titles.count("Rivers (my version)") == (0 if keeps_mine else 1)
    assert (await JournalService(tmp_path / "journal").left()) == ()


async def test_what_an_end_left_of_a_lesson_that_was_deleted_is_a_new_one(
    place: Place, desk: Desk, course: CourseView, tmp_path: Path
) -> None:
    await _left_behind(tmp_path, course, revision=1)
    await desk.editing.delete(course.id, lessons=[course.lessons[1].id])
    screen = make_screen(place, desk, tmp_path)
    place.show(screen.page)
    for _ in range(2):
        page = await edit(screen, course, 1)
        screen.mark_stale()
        await screen.scope.settled()
    assert "kept as a new lesson" in place.notices.texts()[-1]
    titles = [lesson.title for lesson in (await desk.course(course.id)).lessons]
    assert titles == ["Up and down", "Seas", "Rivers"]
    assert (page.title, page.content) == ("Rivers", "Typed before the end.")
    await screen.close()
    assert (await JournalService(tmp_path / "journal").left()) == ()


@pytest.mark.parametrize("on_purpose", [True, False])
async def test_only_what_was_given_up_on_purpose_leaves_the_journal(
    place: Place, desk: Desk, course: CourseView, tmp_path: Path, on_purpose: bool
) -> None:
    """The computer is switched off, or a full disk lets nothing be saved: nobody was asked."""
    screen = make_screen(place, desk, tmp_path)
    place.show(screen.page)
    page = await edit(screen, course, 1)

    def full(*_: object, **__: object) -> Any:
        raise DiskFull("No room is left on the disk.", "Free some room.")

    with patch.object(desk.editing, "_uow", full):
        QTest.keyClicks(page.edit, "Kept ")
        with pytest.raises(DiskFull):
            await screen.leave()
        if on_purpose:
            screen.give_up()
        await screen.close()
    left = await JournalService(tmp_path / "journal").left()
    assert [draft.content[:12] for draft in left] == ([] if on_purpose else ["Kept A river"])


async def test_what_is_typed_while_the_journal_is_read_stays(
    place: Place, desk: Desk, course: CourseView, tmp_path: Path
) -> None:
    await _left_behind(tmp_path, course, revision=1)
    screen = make_screen(place, desk, tmp_path)
    place.show(screen.page)
    real = JournalService.find

    async def slow(service: JournalService, key: str) -> Draft | None:
        found = await real(service, key)
        QTest.keyClicks(screen.page.edit, "New ")
        return found

    with patch.object(JournalService, "find", slow):
        page = await edit(screen, course, 1)
    assert page.content.startswith("New A river")
    await screen.leave()
    assert (await content(desk, course.lessons[1].id)).startswith("New A river")
    await screen.close()


# ------------------------------------------------------------ conflicts


async def test_what_is_typed_while_a_conflict_is_found_is_part_of_mine(
    screen: EditorScreen, desk: Desk, course: CourseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _answering(monkeypatch, None)
    page = await edit(screen, course, 1)
    key = course.lessons[1].id
    async with desk.uow(write=True) as work:
        await work.lessons.save(key, "Rivers", "Theirs.", 1, 1)
        await work.commit()
    page.edit.setPlainText("Mine.")
    real = AuthoringService.lesson

    async def slow(service: AuthoringService, wanted: LessonId) -> Any:
        if page.content == "Mine.":
            page.edit.setPlainText("Mine. More.")
        return await real(service, wanted)

    with patch.object(AuthoringService, "lesson", slow):
        await screen.leave()
    await screen.scope.settled()
    assert ["".join(part.mine for part in merge.parts) for merge in asked] == ["Mine. More."]
    after = await desk.course(course.id)
    texts = [await content(desk, lesson.id) for lesson in after.lessons]
    assert "Mine. More." in texts and "Theirs." in texts


async def test_what_is_typed_while_the_settled_text_is_written_stays(
    screen: EditorScreen, desk: Desk, course: CourseView, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answering(monkeypatch, Settled("Rivers", "Both."))
    page = await edit(screen, course, 1)
    key = course.lessons[1].id
    async with desk.uow(write=True) as work:
        await work.lessons.save(key, "Rivers", "Theirs.", 1, 1)
        await work.commit()
    page.edit.setPlainText("Mine.")
    real = EditingService.save_lesson

    async def slow(service: EditingService, *args: Any, **values: Any) -> int:
        kept = await real(service, *args, **values)
        if values["content"] == "Both.":
            page.edit.setPlainText("Both. More.")
        return kept

    with patch.object(EditingService, "save_lesson", slow):
        await screen.leave()
    assert page.content.endswith(" More.")
    await screen.leave()
    assert await content(desk, key) == page.content


async def test_a_full_disk_keeps_the_text_of_a_lesson_that_was_deleted_elsewhere(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    page = await edit(screen, course, 1)

    async def full(*_: object, **__: object) -> Any:
        raise DiskFull("No room is left on the disk.", "Free some room.")

    async with desk.uow(write=True) as work:  # another program tells nobody here
        tree = await work.edits.tree(course.id)
        await work.edits.make_trash(course.id)
        left = tuple(
            type(one)(one.module, tuple(k for k in one.lessons if k != course.lessons[1].id))
            for one in tree
        )
        await work.edits.put_tree(course.id, left, "")
        await work.commit()
    QTest.keyClicks(page.edit, "Kept ")
    with patch.object(EditingService, "add_lesson", full):
        for _ in range(2):
            with pytest.raises(DiskFull):
                await screen.leave()
            assert state(page) == "Not saved"
    await screen.leave()
    await screen.scope.settled()
    after = await desk.course(course.id)
    texts = [await content(desk, lesson.id) for lesson in after.lessons]
    assert sum(text.startswith("Kept A river") for text in texts) == 1


# ------------------------------------------------------------ the script


async def _with_scripts(desk: Desk, course: CourseView) -> None:
    for number in (0, 1):
        raw = LessonScript(text=f"Script {number}.").model_dump(mode="json")
        draft = AssetDraft(asset_type="script", content=raw)
        await desk.editing.add_asset(course.lessons[number].id, draft)


async def _script_pane(screen: EditorScreen, desk: Desk, course: CourseView) -> ScriptPane:
    """The script of the first lesson, open to be edited."""
    await _with_scripts(desk, course)
    page = await edit(screen, course)
    page.part_requested.emit("script")
    await screen.scope.settled()
    pane = page.findChild(ScriptPane)
    assert isinstance(pane, ScriptPane)
    return pane


async def _script(desk: Desk, course: CourseView, number: int) -> str:
    assets = await desk.editing.assets(course.lessons[number].id)
    return next(LessonScript.read(a.content).text for a in assets if a.asset_type == "script")


async def test_a_script_that_is_typed_while_the_next_one_loads_stays_in_its_lesson(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    pane = await _script_pane(screen, desk, course)
    real = EditingService.assets
    typed: list[str] = []

    async def slow(service: EditingService, key: LessonId) -> tuple[Asset, ...]:
        found = await real(service, key)
        if key == course.lessons[1].id and not typed:
            typed.append("Late ")
            QTest.keyClicks(pane.edit, "Late ")
        return found

    with patch.object(EditingService, "assets", slow):
        await edit(screen, course, 1)
    await screen.leave()
    await screen.scope.settled()
    assert typed
    assert await _script(desk, course, 0) == "Late Script 0."
    assert pane.text == "Script 1."
    pane.edit.moveCursor(pane.edit.textCursor().MoveOperation.Start)
    QTest.keyClicks(pane.edit, "Now ")
    await screen.leave()
    assert await _script(desk, course, 0) == "Late Script 0."
    assert await _script(desk, course, 1) == "Now Script 1."


async def test_a_script_that_was_deleted_elsewhere_comes_back_with_what_was_typed(
    screen: EditorScreen, desk: Desk, course: CourseView
) -> None:
    pane = await _script_pane(screen, desk, course)
    QTest.keyClicks(pane.edit, "Kept ")
    assets = await desk.editing.assets(course.lessons[0].id)
    gone = next(asset for asset in assets if asset.asset_type == "script")
    await desk.editing.delete_asset(gone.id)
    await screen.leave()
    await screen.scope.settled()
    assert await _script(desk, course, 0) == "Kept Script 0."
    assert pane.text == "Kept Script 0."


async def test_what_an_end_left_of_a_script_is_back(
    place: Place, desk: Desk, course: CourseView, tmp_path: Path
) -> None:
    await _with_scripts(desk, course)
    lesson = course.lessons[0]
    assets = await desk.editing.assets(lesson.id)
    script = next(asset for asset in assets if asset.asset_type == "script")
    journal = JournalService(tmp_path / "journal", 0.0)
    draft = Draft("script", script.id, course.id, script.revision, lesson.title, "Said before.")
    journal.edited(draft.key, lambda: draft)
    await journal.settle()
    screen = make_screen(place, desk, tmp_path)
    place.show(screen.page)
    page = await edit(screen, course)
    page.part_requested.emit("script")
    await screen.scope.settled()
    assert "is back" in place.notices.texts()[-1]
    await screen.leave()
    assert await _script(desk, course, 0) == "Said before."
    await screen.close()
    assert (await JournalService(tmp_path / "journal").left()) == ()
