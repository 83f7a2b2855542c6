"""The quizzes of the lesson on the desk: loaded, saved by themselves, begun, deleted, looked at."""

from __future__ import annotations

import json
import mimetypes
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from PySide6.QtWidgets import QDialog

from ....domain.asset import Asset
from ....domain.course_check import CheckPlace
from ....domain.edit import Helped
from ....domain.errors import AppError, Conflict, NotFound
from ....domain.ids import AssetId, LessonId
from ....domain.lesson import LessonText
from ....services.autosave import FAILED, SAVED, Autosave
from ....services.editing import EditingService
from ....services.journal import Draft, JournalService
from ....services.media_library import MediaFile, MediaLibraryService
from ....services.question_bank import QuestionBankService
from ....services.question_checks import QuestionCheckService
from ...content.lesson_files import picture_finder
from ...kit.dialogs import ask_text, choose_files, run
from ...kit.notices import Notices
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import error_text, tr
from .bank import QuestionBanking
from .desk import QuizDesk
from .flaw_cards import Flaw
from .flaw_words import told
from .medium import medium_of
from .paste_dialog import PasteDialog
from .quiz_drafts import draft_content, draft_key, draft_mark

_KIND = "quiz"
_SUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class QuizServices:
    """What the desk asks of services."""

    editing: EditingService
    checks: QuestionCheckService
    bank: QuestionBankService
    media: MediaLibraryService
    journal: JournalService | None = None


class QuizDeskController:
    """Between one desk and the services. `told` hears saved, edited, saving, failed.

    `store` is the folder of media files; `source_wanted` is called with the `ext` of a question
    whose passage is to be shown; `changed` when the lesson has other quizzes; `go` with the place
    of a question, of whatever lesson, that was found in the bank.
    """

    def __init__(
        self,
        desk: QuizDesk,
        scope: TaskScope,
        notices: Notices,
        services: QuizServices,
        *,
        origin: object,
        store: Path | None,
        told: Callable[[str], None],
        changed: Callable[[], None],
        source_wanted: Callable[[Mapping[str, Any]], None],
        go: Callable[[CheckPlace], object],
    ) -> None:
        self.saver = Autosave(self._save, self._told)
        self._desk, self._scope, self._notices = desk, scope, notices
        self._services, self._origin = services, origin
        self._tell, self._changed = told, changed
        self._lesson: LessonText | None = None
        self._language = ""
        self._outcomes: tuple[str, ...] = ()
        self._assets: tuple[Asset, ...] = ()
        self._asset: Asset | None = None
        self._pictures: dict[str, str] = {}
        self._flaws: dict[str, list[Flaw]] = {}
        self._helped: Helped | None = None  # what is saved next came from a model
        self._saving = ""  # the mark of what is on its way into the library
        self._banking = QuestionBanking(
            desk,
            scope,
            services.bank,
            origin=origin,
            flush=self.saver.flush,
            changed=self._taken_in,
            show=go,
        )
        desk.media_resolver = picture_finder(store, lambda: self._pictures)
        desk.source_wanted.connect(source_wanted)
        self._connect()

    def show(self, lesson: LessonText | None) -> None:
        """The quizzes of this lesson."""
        self._lesson = lesson
        self._scope.start(self.reload, "quiz load", Policy.LATEST)

    async def reload(self) -> None:
        """Read them anew, where nothing is being typed."""
        while True:
            lesson = self._lesson
            if not self.saver.is_clean:
                if self._asset is None or lesson is None or self._asset.lesson_id == lesson.id:
                    return
                await self.saver.flush()  # typed while the lesson was changed
            if lesson is None:
                self._put(())
                return
            assets = await self._quizzes(lesson.id)
            details = await self._services.editing.details(lesson.course_id)
            files = await self._services.media.files(lesson.id)
            if self._lesson is not lesson:
                return
            if self.saver.is_clean:
                self._outcomes, self._language = details.learning_outcomes, details.language
                self._know_pictures(files)
                self._put(assets)
                await self._take_up()
                return

    @property
    def language(self) -> str:
        """The course's language."""
        return self._language

    # ------------------------------------------------------------ showing

    async def _quizzes(self, lesson_id: LessonId) -> tuple[Asset, ...]:
        assets = await self._services.editing.assets(lesson_id)
        return tuple(asset for asset in assets if asset.asset_type == _KIND)

    async def _saved_quizzes(self, lesson_id: LessonId) -> tuple[Asset, ...]:
        """The same, when all is saved that was typed: another quiz may come to the desk."""
        while True:
            await self.saver.flush()
            found = await self._quizzes(lesson_id)
            if self.saver.is_clean:
                return found

    def _put(self, assets: Sequence[Asset], wanted: AssetId | None = None) -> None:
        before = None if self._asset is None else self._asset.id
        wanted = before if wanted is None else wanted
        self._assets = tuple(assets)
        here = [asset for asset in assets if asset.id == wanted] or list(assets[:1])
        self._asset = here[0] if here else None
        if self._asset is None:
            self._desk.show_nothing()
            return
        quizzes = {int(asset.id): str(asset.content.get("title", "")) for asset in assets}
        asset = self._asset
        self._know_media(asset.content)
        self._desk.show_quiz(
            asset.id, asset.content, self._outcomes, quizzes=quizzes, can_add_pictures=True
        )
        if asset.id != before:
            self._flaws = {}
        self._scope.start(self._judge_all, "quiz flaws", Policy.LATEST)

    def _know_pictures(self, files: Sequence[MediaFile]) -> None:
        self._pictures = {file.address: file.file_path for file in files}
        offered = []
        for file in files:
            mime = mimetypes.guess_type(file.name)[0] or ""
            if mime.startswith("image/") and _SUM.fullmatch(PurePosixPath(file.file_path).stem):
                offered.append(medium_of(file, mime, ""))
        self._desk.offer_pictures(offered)
        for one in offered:
            self._pictures.setdefault(f"media:{one['id']}", self._pictures[str(one["path"])])

    def _know_media(self, content: Mapping[str, Any]) -> None:
        """The quiz has names of its own for its files."""
        for one in content.get("media") or ():
            path = self._pictures.get(str(one.get("path", "")))
            if path is not None:
                self._pictures[f"media:{one.get('id')}"] = path

    # ------------------------------------------------------------ saving

    def _on_changed(self, content: Mapping[str, Any]) -> None:
        self._know_media(content)
        self.saver.edited()
        if self._services.journal is not None and self._asset is not None:
            self._services.journal.edited(draft_key(self._asset), self._draft)
        self._scope.start(self._judge_here, "quiz flaws here", Policy.LATEST)

    async def _save(self) -> None:
        asset, content = self._asset, self._desk.content()
        if asset is None or self._desk.asset_id != asset.id or content == asset.content:
            return
        try:
            await self._announce(asset, content)
            revision = await self._keep(asset, content)
        except Conflict:
            await self._settle(asset, content)
            return
        except NotFound:
            await self._keep_as_new(asset, content)
            return
        finally:
            self._saving = ""
        self._asset = replace(asset, content=content, revision=revision)
        self._assets = tuple(self._asset if one.id == asset.id else one for one in self._assets)
        if _count(asset.content) != _count(content):
            self._changed()

    async def _announce(self, asset: Asset, content: Mapping[str, Any]) -> None:
        """Say in the journal what is about to be saved: an end right after it leaves a draft that
        is known to go on from there, and no older one."""
        self._saving = draft_mark(content)
        if self._services.journal is not None:
            self._services.journal.edited(draft_key(asset), self._draft)
            await self._services.journal.settle()

    async def take(self, change: Callable[[], None], helped: Helped) -> None:
        """Have the quiz on the desk changed by `change`, as one step that a model wrote.

        Raises the AppError of the save before it; then nothing is changed.
        """
        await self.saver.flush()
        self._helped = helped
        change()
        await self.saver.flush()
        self._helped = None  # also where nothing had to be saved

    async def _keep(self, asset: Asset, content: dict[str, Any]) -> int:
        title = str(content.get("title", ""))
        return await self._services.editing.save_asset(
            asset.id, content, asset.revision, label=title, helped=self._helped,
            origin=self._origin,
        )  # fmt: skip

    async def _settle(self, asset: Asset, mine: dict[str, Any]) -> None:
        """Somebody else saved meanwhile: both changes are put together, question by question."""
        from ....domain.quiz_merge import merged_quiz  # late: it happens to few

        lesson = self._lesson
        assets = await self._quizzes(asset.lesson_id)
        theirs = next((one for one in assets if one.id == asset.id), None)
        if theirs is None:
            await self._keep_as_new(asset, mine)
            return
        content = merged_quiz(asset.content, mine, theirs.content)
        revision = theirs.revision
        if content != theirs.content:
            revision = await self._keep(theirs, content)
        kept = replace(theirs, content=content, revision=revision)
        if self._lesson is lesson and self._desk.content() == mine:
            self._put([kept if one.id == kept.id else one for one in assets])
        else:  # typed on meanwhile: that is compared with what is stored now
            self._asset = replace(asset, revision=revision, content=mine)
        self._notices.show(tr("The quiz was changed elsewhere too; both changes were kept."))

    async def _keep_as_new(self, asset: Asset, content: dict[str, Any]) -> None:
        """A quiz of its own in the lesson of `asset`, which the desk shows as it was typed."""
        key = await self._add(asset.lesson_id, content)
        made = await self._quizzes(asset.lesson_id)
        while self._desk.asset_id == asset.id and (typed := self._desk.content()) != content:
            await self._keep(next(one for one in made if one.id == key), typed)
            content, made = typed, await self._quizzes(asset.lesson_id)
        self._show_new(asset, made, key)

    def _show_new(self, old: Asset, made: Sequence[Asset], key: AssetId) -> None:
        if self._services.journal is not None:
            self._services.journal.saved(draft_key(old))
        if self._lesson is not None and self._lesson.id == old.lesson_id:
            self._put(made, key)
        self._changed()
        self._notices.show(
            tr("The quiz was changed or deleted elsewhere; yours is kept as a new one.")
        )

    def discard(self) -> None:
        """What could not be saved was given up on purpose."""
        self.saver.forget()
        self._forget_draft()

    def _draft(self) -> Draft | None:
        asset, content = self._asset, self._desk.content()
        is_saved = self.saver.is_clean and not self._saving
        if asset is None or is_saved or self._desk.asset_id != asset.id:
            return None
        text = json.dumps(content, ensure_ascii=False)
        title = str(content.get("title", ""))
        return Draft(
            _KIND,
            int(asset.id),
            int(asset.course_id),
            asset.revision,
            title,
            text,
            saving=self._saving,
        )

    def _forget_draft(self) -> None:
        if self._services.journal is not None and self._asset is not None:
            self._services.journal.saved(draft_key(self._asset))

    async def _take_up(self) -> None:
        """Put back on the desk what an end without saving left in the journal."""
        asset, journal = self._asset, self._services.journal
        if asset is None or journal is None or not self.saver.is_clean:
            return
        draft = await journal.find(draft_key(asset))
        content = None if draft is None else draft_content(draft)
        if draft is None or self._asset is not asset or not self.saver.is_clean:
            return
        if content is None or content == asset.content:
            journal.saved(draft.key)
            return
        if draft.base_revision != asset.revision and draft.saving != draft_mark(asset.content):
            # Somebody changed it since, and what both started from is not known any more.
            key = await self._add(asset.lesson_id, content)
            self._show_new(asset, await self._saved_quizzes(asset.lesson_id), key)
            return
        self._desk.show_quiz(asset.id, content, self._outcomes, can_add_pictures=True)
        self._on_changed(content)
        self._notices.show(
            tr("What you typed in “{title}” before the program stopped is back.", title=draft.title)
        )

    def _told(self, state: str, error: AppError | None) -> None:
        self._tell(state)
        if state == SAVED:
            self._forget_draft()
        if error is not None and state == FAILED:
            self._notices.show(error_text(error), kind="bad")

    # ------------------------------------------------------------ wishes

    def _connect(self) -> None:
        desk, start = self._desk, self._scope.start
        desk.quiz_changed.connect(self._on_changed)
        desk.add_quiz_wanted.connect(lambda: start(self._begin, "quiz"))
        desk.delete_quiz_wanted.connect(lambda: start(self._remove, "quiz"))
        desk.quiz_chosen.connect(lambda key: start(lambda: self._choose(AssetId(key)), "quiz"))
        desk.paste_text_wanted.connect(lambda: start(self._paste, "quiz paste"))
        desk.bank_wanted.connect(lambda: start(self._open_bank, "quiz bank"))
        desk.picture_wanted.connect(
            lambda key: start(lambda: self._add_picture(key), "quiz picture")
        )
        desk.told.connect(lambda words: self._notices.show(words))

    async def _add(self, lesson_id: LessonId, content: dict[str, Any]) -> AssetId:
        from ....domain.draft import AssetDraft  # late: no start needs pydantic

        draft = AssetDraft(asset_type=_KIND, content=content)
        title = str(content.get("title", ""))
        return await self._services.editing.add_asset(
            lesson_id, draft, label=title, origin=self._origin
        )

    async def _begin(self) -> None:
        lesson = self._lesson
        if lesson is None:
            return
        await self.saver.flush()
        content = {
            "format": "quiz",
            "version": "1.0",
            "id": f"quiz-{uuid.uuid4().hex[:12]}",
            "title": lesson.title,
            "questions": [],
        }
        key = await self._add(lesson.id, content)
        self._put(await self._saved_quizzes(lesson.id), key)
        self._desk.panel.add.setFocus()
        self._changed()

    async def _remove(self) -> None:
        asset, lesson = self._asset, self._lesson
        if asset is None or lesson is None:
            return
        await self.saver.flush()
        await self._services.editing.delete_asset(asset.id, origin=self._origin)
        self._put(await self._quizzes(lesson.id))
        self._changed()
        self._notices.show(tr("The quiz was deleted. Undo brings it back."))

    async def show_question(self, asset_id: AssetId | None, question_id: str) -> None:
        """Bring a question of the lesson's quizzes in front."""
        await self.reload()
        if asset_id is not None and self._asset is not None and asset_id != self._asset.id:
            await self._choose(asset_id)
        if question_id:
            self._desk.choose(question_id)

    async def _open_bank(self) -> None:
        lesson, asset = self._lesson, self._asset
        if lesson is not None and asset is not None:
            await self._banking.open(lesson.course_id, asset.id, asset.title or lesson.title)

    async def _taken_in(self) -> None:
        """Questions came from other quizzes, or went into a pool."""
        await self.reload()
        self._changed()

    async def _choose(self, key: AssetId) -> None:
        await self.saver.flush()
        self._put(self._assets, key)

    # ------------------------------------------------------------ flaws

    async def _judge_all(self) -> None:
        content = self._desk.content()
        raws = [dict(one) for one in content.get("questions") or ()]
        shuffles = bool((content.get("settings") or {}).get("shuffle_choices"))
        found = await self._services.checks.of_quiz(
            raws, shuffles=shuffles, language=self._language
        )
        self._flaws = {}
        for flaw in told(found):
            self._flaws.setdefault(flaw.question_id, []).append(flaw)
        self._show_flaws()

    async def _judge_here(self) -> None:
        item = self._desk.item
        if item is None:
            return
        found = await self._services.checks.of_question(item.raw, language=self._language)
        if self._desk.item is not item:
            return  # typed on: a fix of what stood there would take that away
        self._flaws[item.id] = told(found)
        self._show_flaws()

    def _show_flaws(self) -> None:
        self._desk.show_flaws([flaw for many in self._flaws.values() for flaw in many])

    # ------------------------------------------------------------ what comes in

    async def _paste(self) -> None:
        dialog = PasteDialog(self._desk)
        dialog.text_changed.connect(
            lambda _: self._scope.start(lambda: self._read(dialog), "quiz read", Policy.LATEST)
        )
        made: list[Sequence[Mapping[str, Any]]] = []
        dialog.accepted.connect(lambda: made.append(dialog.questions))
        if await run(dialog) == QDialog.DialogCode.Accepted and made:
            self._desk.add_questions(made[0])

    async def _read(self, dialog: PasteDialog) -> None:
        text = dialog.text()
        found = await self._services.bank.read_text(text)
        problems = []
        for one in found.problems:
            values = dict(one.values)
            error = AppError(one.sentence, one.hint, **values)
            problems.append((one.line, error_text(error)))
        if dialog.isVisible() and dialog.text() == text:
            dialog.show_read(found.questions, problems)

    async def _add_picture(self, question_id: str) -> None:
        lesson, media = self._lesson, self._services.media
        if lesson is None:
            return
        filters = [tr("Pictures (*.png *.jpg *.jpeg *.gif *.webp *.svg)")]
        paths = await choose_files(self._desk, tr("Choose a picture"), filters, several=False)
        if not paths:
            return
        incoming = await media.look(Path(paths[0]))
        words = await ask_text(
            self._desk,
            tr("What is to be seen on the picture?"),
            tr("Said to those who do not see it"),
            PurePosixPath(incoming.name).stem,
        )
        if words is None:
            return
        file = await media.add(lesson.id, incoming)
        self._know_pictures(await media.files(lesson.id))
        mime = mimetypes.guess_type(file.name)[0] or "image/png"
        medium = medium_of(file, mime, words)
        self._pictures[f"media:{medium['id']}"] = file.file_path
        self._desk.set_picture(question_id, medium)


def _count(content: Mapping[str, Any]) -> int:
    return len(content.get("questions") or ())
