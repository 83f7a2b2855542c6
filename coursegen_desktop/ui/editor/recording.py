"""Lets an author speak a part of a lesson, or bring in a file in which somebody does.

name = await Recording(scope, recordings).ask(page, lesson_id, title, words, slide.recording)
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ...domain.errors import AppError
from ...domain.ids import LessonId
from ...domain.media_names import FILMS, SOUNDS
from ...media.sound_form import Take
from ...services.recordings import RecordingsService
from ..content.recorder_dialog import RecorderDialog
from ..kit.dialogs import choose_files
from ..kit.tasks import Policy, TaskScope
from ..kit.translate import error_text, tr

_TASK = "recording"


class Recording:
    """`make_dialog` is for those who cannot hear."""

    def __init__(
        self,
        scope: TaskScope,
        recordings: RecordingsService,
        make_dialog: Callable[..., RecorderDialog] = RecorderDialog,
    ) -> None:
        self._scope, self._recordings = scope, recordings
        self._make_dialog = make_dialog

    async def ask(
        self, parent: QWidget, lesson_id: LessonId, title: str, words: str, name: str
    ) -> str | None:
        """The name of the new recording, "" when it was taken away, None when nothing was done.

        `words` are there to be read; `name` is the recording that there is, or "".
        """
        dialog = self._make_dialog(parent, title, words, has_own=bool(name))
        kept: list[str] = []

        def remove() -> None:
            kept.append("")
            dialog.reject()

        async def keep() -> bool:
            take = dialog.recorder.take
            if take is None:
                return False
            dialog.recorder.set_busy(True)
            try:
                kept.append(await self._recordings.keep(lesson_id, take, title))
            finally:
                if isValid(dialog):
                    dialog.recorder.set_busy(False)
            return True

        dialog.removal_wanted.connect(remove)
        dialog.recorder.file_wanted.connect(
            lambda: self._scope.start(lambda: self._bring_in(dialog, title), _TASK, Policy.LATEST)
        )
        self._prepare(dialog, lesson_id, title, name)
        try:
            await dialog.serve(keep)
        finally:
            self._scope.cancel(_TASK)
        return kept[-1] if kept else None

    def _prepare(self, dialog: RecorderDialog, lesson_id: LessonId, title: str, name: str) -> None:
        missing = self._recordings.missing()
        if missing is not None:
            dialog.recorder.setEnabled(False)
            dialog.show_error(error_text(missing))
        elif name:
            self._scope.start(lambda: self._show_kept(dialog, lesson_id, title, name), _TASK)

    async def _show_kept(
        self, dialog: RecorderDialog, lesson_id: LessonId, title: str, name: str
    ) -> None:
        await self._load(dialog, lambda: self._recordings.kept(lesson_id, name, title))

    async def _bring_in(self, dialog: RecorderDialog, title: str) -> None:
        endings = " ".join(f"*{ending}" for ending in sorted(SOUNDS | FILMS))
        kinds = [tr("Sound and films ({endings})", endings=endings)]
        chosen = await choose_files(dialog, tr("Choose a sound file"), kinds, several=False)
        if chosen and isValid(dialog):
            path = Path(chosen[0])
            if await self._load(dialog, lambda: self._recordings.bring_in(path, title)):
                dialog.offer()

    async def _load(self, dialog: RecorderDialog, load: Callable[[], Awaitable[Take]]) -> bool:
        """Put a take into the recorder; False when there is none, or nobody who wants it."""
        recorder = dialog.recorder
        recorder.set_busy(True)
        dialog.show_error("")
        try:
            take = await load()
        except AppError as error:
            if isValid(dialog):
                dialog.show_error(error_text(error))
        else:
            if isValid(dialog):
                recorder.show_take(take)
                return True
        finally:
            if isValid(dialog):
                recorder.set_busy(False)
        return False
