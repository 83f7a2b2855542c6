"""Serves the question bank: loads it, takes questions into the quiz on the desk, makes pools."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ....domain.course_check import CheckPlace
from ....domain.errors import AppError, InvalidContent
from ....domain.ids import AssetId, CourseId
from ....domain.question_bank import BankKey
from ....services.question_bank import QuestionBankService
from ...kit.dialogs import run
from ...kit.tasks import Policy, TaskScope
from ...kit.translate import error_text, tr
from .bank_dialog import COPY, GIFT, MOVE, SHOW, BankDialog, PoolDialog


class QuestionBanking:
    """Opens the bank over `page`. `flush` saves what is being typed; `changed` is awaited after
    every change; `show` is called with the place of a question that is to be shown, the bank
    closed.
    """

    def __init__(
        self,
        page: QWidget,
        scope: TaskScope,
        service: QuestionBankService,
        *,
        origin: object,
        flush: Callable[[], Awaitable[None]],
        changed: Callable[[], Awaitable[None]],
        show: Callable[[CheckPlace], object],
    ) -> None:
        self._page, self._scope, self._service, self._origin = page, scope, service, origin
        self._flush, self._changed, self._show = flush, changed, show

    async def open(self, course_id: CourseId, goal: AssetId, goal_title: str) -> None:
        """Show the bank; returns when it is closed. Questions are taken into the quiz `goal`."""
        await self._flush()
        dialog = BankDialog(self._page, goal, goal_title)
        wished: list[CheckPlace] = []

        def act(what: str, keys: Sequence[BankKey]) -> None:
            if what == SHOW:
                wished.extend(place for key in keys if (place := dialog.place_of(key)))
                dialog.reject()
            else:
                work = partial(self._act, dialog, what, keys, course_id, goal)
                self._scope.start(work, "bank act")

        dialog.act_wanted.connect(act)
        self._scope.start(partial(self._load, dialog, course_id), "bank", Policy.RESTART)
        await run(dialog)
        self._scope.cancel("bank")
        if wished:
            self._show(wished[0])

    async def _load(self, dialog: BankDialog, course_id: CourseId) -> None:
        bank = await self._service.bank(course_id)
        if isValid(dialog):
            dialog.show_bank(bank)

    async def _act(
        self,
        dialog: BankDialog,
        what: str,
        keys: Sequence[BankKey],
        course_id: CourseId,
        goal: AssetId,
    ) -> None:
        dialog.set_busy(True)
        try:
            if what == GIFT:
                await self._write(dialog, keys, course_id)
                return
            words = await self._done(dialog, what, keys, course_id, goal)
        except AppError as error:
            if isValid(dialog):
                dialog.note.tell(error_text(error), kind="bad")
            return
        finally:
            if isValid(dialog):
                dialog.set_busy(False)
        if not words:
            return
        await self._changed()
        if isValid(dialog):
            await self._load(dialog, course_id)
            dialog.note.tell(words, kind="good")

    async def _write(
        self, dialog: BankDialog, keys: Sequence[BankKey], course_id: CourseId
    ) -> None:
        """Put the questions on the clipboard as GIFT, and say what is not in it."""
        written = await self._service.as_gift(course_id, keys)
        if not isValid(dialog):
            return
        QGuiApplication.clipboard().setText(written.text)
        left_out = {loss.question_id for loss in written.losses if loss.is_left_out}
        parts = [tr("%n question(s) copied as GIFT.", written.questions)]
        if written.questions < len(keys):
            parts.append(tr("%n left out.", len(keys) - written.questions))
        reasons = dict.fromkeys(loss.reason for loss in written.losses)
        parts += [error_text(InvalidContent(reason)) for reason in reasons]
        dialog.note.tell(" ".join(parts), kind="warn" if left_out else "good")

    async def _done(
        self,
        dialog: BankDialog,
        what: str,
        keys: Sequence[BankKey],
        course_id: CourseId,
        goal: AssetId,
    ) -> str:
        """Do it; what was done in words, "" for nothing."""
        service, origin = self._service, self._origin
        if what == COPY:
            made = await service.copy(course_id, keys, goal, origin=origin)
            return tr("%n question(s) copied into this quiz.", len(made))
        if what == MOVE:
            made = await service.move(course_id, keys, goal, origin=origin)
            return tr("%n question(s) moved into this quiz.", len(made))
        pool = PoolDialog(dialog, len(keys))

        async def make() -> bool:
            title = pool.title.text()
            await service.make_pool(course_id, keys, goal, title, pool.pick.value(), origin=origin)
            return True

        if await pool.serve(make):
            return tr("A pool of %n question(s) was made.", len(keys))
        return ""
