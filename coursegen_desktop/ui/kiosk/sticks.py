"""The card of sticks at work: sticks are looked for, days saved and brought in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from ...domain.day import DayChanges, DayPlan, plain_name
from ...domain.errors import AppError
from ...domain.ids import ClassId
from ...domain.school_class import SchoolClass
from ...services.clock import Now
from ...services.plugged import Stick, StickDay
from ..kit import dialogs
from ..kit.tasks import Policy
from ..kit.translate import error_text, tr
from .stick_card import DaysDialog, StickCard
from .stick_words import brought_words, loose_words, saved_words, stick_words

if TYPE_CHECKING:
    from ...services.day_package import DayPackageService
    from ...services.sticks import SticksService

_LOOK_MS = 3000
Start = Callable[[Callable[[], Awaitable[None]], str, Policy], None]
Stop = Callable[[str], None]
_DAY = "stick day"  # what a day that is looked at waits for


class DayPreview(Protocol):
    """A dialog that shows what a day changes, and asks for bringing it in."""

    @property
    def plan(self) -> DayPlan | None:
        """What it shows."""

    def show_reading(self, file: str) -> None:
        """A file is being read."""

    def show_plan(self, plan: DayPlan) -> None:
        """What it changes."""

    def show_failed(self, error: AppError) -> None:
        """It cannot be used, or nothing was brought in."""

    def show_bringing(self) -> None:
        """It is being brought in."""

    def finish(self) -> None:
        """It is done."""


@dataclass(frozen=True)
class StickServices:
    """What is worked with. `preview` makes the dialog: (parent, bring it in, another day)."""

    sticks: SticksService
    days: DayPackageService
    now: Now
    preview: Callable[[QWidget, Callable[[], None], Callable[[], None]], DayPreview]


class _Work:
    """Whether something is written or read just now. A dialog that waits for somebody is not
    that: whoever walked away from it is to be locked out."""

    def __init__(self) -> None:
        self.goes_on = False

    def __enter__(self) -> None:
        self.goes_on = True

    def __exit__(self, *_: object) -> None:
        self.goes_on = False


class PanelSticks:
    """Fills the card. `start` starts what works by the teacher's rights, `stop` ends it by its key;
    `classes` are those of the panel; `changed` is called after something came in."""

    def __init__(
        self,
        card: StickCard,
        services: StickServices,
        start: Start,
        stop: Stop,
        classes: Callable[[], tuple[SchoolClass, ...]],
        changed: Callable[[], None],
    ) -> None:
        self._card, self._services = card, services
        self._start, self._stop = start, stop
        self._classes, self._changed = classes, changed
        self.work = _Work()
        self._timer = QTimer(card)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        card.save_wanted.connect(lambda stick, days: self._do(partial(self._save, stick, days)))
        card.bring_wanted.connect(lambda stick: self._do(partial(self._bring, stick)))

    def begin(self) -> None:
        """Look for sticks, now and again."""
        self._timer.start()
        self.look()

    def end(self) -> None:
        """No more."""
        self._timer.stop()

    def look(self) -> None:
        """What is plugged in?"""
        if not self._card.is_busy:
            self._start(self._look, "sticks", Policy.DROP)

    async def _look(self) -> None:
        try:
            found = await self._services.sticks.list()
        except AppError as error:
            words = error_text(error)
            self._card.show_sticks(())
            # Once: it is looked again and again, and what is told is read out and scrolled to.
            if not self._card.is_busy and words != self._card.error.text():
                self._card.tell(words, failed=True)
        else:
            self._card.show_sticks(found, has_classes=bool(self._classes()))

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        async def told() -> None:
            try:
                await work()
            except AppError as error:
                self._card.tell(error_text(error), failed=True)
            finally:
                self._card.show_busy("")
            await self._look()

        self._start(told, "stick", Policy.DROP)

    # ------------------------------------------------------------ saving

    async def _save(self, stick: Stick, days: int | None) -> None:
        sticks, classes = self._services.sticks, self._classes()
        self._card.show_busy(tr("Saving the day …"))
        with self.work:
            opened = await sticks.open(stick, to_write=True)
            path = await sticks.place(opened, self._stem(classes))
            keys: list[ClassId] = [one.id for one in classes]
            try:
                saved = await self._services.days.save(path, keys, days=days)
            except AppError as error:
                raise await self._left(opened, error) from error
            is_loose = await sticks.let_go(opened, path)
        words = f"{tr('Saved.')} {loose_words(is_loose=is_loose)}"
        self._card.tell(words, saved_words(saved))

    def _stem(self, classes: tuple[SchoolClass, ...]) -> str:
        """With the hour: two computers of a room save to the same stick."""
        moment = self._services.now().astimezone()
        name = classes[0].name if len(classes) == 1 else tr("Classes")
        return f"{plain_name(name) or tr('Class')} {moment:%Y-%m-%d %H.%M}"

    async def _left(self, stick: Stick, error: AppError) -> AppError:
        """What to tell of it; the stick may be pulled out all the same."""
        told = await self._services.sticks.explained(stick, error, was_written=True)
        with suppress(AppError):
            await self._services.sticks.let_go(stick)
        return told

    # ------------------------------------------------------------ bringing in

    async def _bring(self, stick: Stick) -> None:
        sticks = self._services.sticks
        self._card.show_busy(tr("Reading the stick …"))
        with self.work:
            opened = await sticks.open(stick)
            days = await sticks.days(opened)
        self._card.tell("")
        done = await self._looked_through(opened, days) if days else None
        words = tr("There is no day of a class on this stick.") if not days else ""
        if done is not None:
            words = brought_words(done)
        words = f"{words} {await self._loosened(opened)}".strip()
        self._card.tell(words)
        if done is not None:
            self._changed()

    async def _loosened(self, stick: Stick) -> str:
        """Whether it may be pulled out, "" when it was: nothing was written to it."""
        sticks = self._services.sticks
        try:
            is_loose = await sticks.let_go(stick)
            is_here = any(one.key == stick.key for one in await sticks.list())
        except AppError:
            return ""
        return loose_words(is_loose=is_loose) if is_loose or is_here else ""

    async def _looked_through(self, stick: Stick, days: tuple[StickDay, ...]) -> DayChanges | None:
        """Let one be chosen and looked at, until one is brought in or none is wanted."""
        while True:
            dialog = DaysDialog(self._card, stick_words(stick), days)
            await dialogs.run(dialog)
            if dialog.chosen is None:
                return None
            look = _Look(self._services, self._start, self.work, stick, dialog.chosen.path)
            goes_on = await look.run(self._card)
            self._stop(_DAY)  # it was still being read: nobody waits for that
            if not goes_on:
                return look.done


class _Look:
    """A day that is looked at, and perhaps brought in."""

    def __init__(
        self, services: StickServices, start: Start, work: _Work, stick: Stick, path: Path
    ) -> None:
        self._services, self._start, self._work = services, start, work
        self._stick, self._path = stick, path
        self.done: DayChanges | None = None
        self._wants_other = False

    async def run(self, parent: QWidget) -> bool:
        """Until the dialog is closed; whether another day is to be looked at."""
        preview = self._services.preview(
            parent,
            lambda: self._start(lambda: self._bring(preview), _DAY, Policy.DROP),
            lambda: self._on_other(dialog),
        )
        dialog = cast("QDialog", preview)
        preview.show_reading(self._path.name)
        self._start(lambda: self._plan(preview), _DAY, Policy.RESTART)
        await dialogs.run(dialog)
        return self._wants_other and self.done is None

    def _on_other(self, dialog: QDialog) -> None:
        self._wants_other = True
        dialog.reject()

    async def _plan(self, preview: DayPreview) -> None:
        try:
            with self._work:
                plan = await self._services.days.plan(self._path)
        except AppError as error:
            preview.show_failed(await self._services.sticks.explained(self._stick, error))
        else:
            preview.show_plan(plan)

    async def _bring(self, preview: DayPreview) -> None:
        plan = preview.plan
        if plan is None:
            return
        preview.show_bringing()
        try:
            with self._work:
                self.done = await self._services.days.bring_in(plan)
        except AppError as error:
            preview.show_failed(await self._services.sticks.explained(self._stick, error))
        else:
            preview.finish()
