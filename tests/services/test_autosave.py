"""Autosave: no keystroke is lost, saves never overlap."""

import asyncio

import pytest

from coursegen_desktop.domain.errors import AppError, StorageError
from coursegen_desktop.services.autosave import Autosave


class Draft:
    """Stands for an editor: what is typed and what was kept."""

    def __init__(self) -> None:
        self.text = ""
        self.kept: list[str] = []
        self.states: list[str] = []
        self.fails = False
        self.gate: asyncio.Event | None = None
        self.running = 0

    async def save(self) -> None:
        self.running += 1
        assert self.running == 1
        text = self.text
        if self.gate is not None:
            await self.gate.wait()
        self.running -= 1
        if self.fails:
            raise StorageError("No room is left.")
        self.kept.append(text)

    def told(self, state: str, _error: AppError | None) -> None:
        self.states.append(state)


async def test_a_burst_is_saved_once_after_it_rests() -> None:
    draft = Draft()
    saver = Autosave(draft.save, draft.told, quiet_seconds=0.01)
    for letter in "abc":
        draft.text += letter
        saver.edited()
    assert not saver.is_clean
    await asyncio.sleep(0.05)
    assert draft.kept == ["abc"]
    assert saver.is_clean
    assert draft.states[-2:] == ["saving", "saved"]


async def test_flush_saves_at_once_and_only_when_needed() -> None:
    draft = Draft()
    saver = Autosave(draft.save, draft.told, quiet_seconds=60)
    await saver.flush()
    assert draft.kept == []
    draft.text = "x"
    saver.edited()
    await saver.flush()
    assert draft.kept == ["x"]


async def test_typing_during_a_save_is_saved_by_the_next() -> None:
    draft = Draft()
    draft.gate = asyncio.Event()
    saver = Autosave(draft.save, draft.told, quiet_seconds=0.01)
    draft.text = "one"
    saver.edited()
    await asyncio.sleep(0.03)
    draft.text = "two"
    saver.edited()
    await asyncio.sleep(0.03)
    draft.gate.set()
    await saver.flush()
    assert draft.kept == ["one", "two"]


async def test_a_flush_ends_when_nothing_waits_and_saves_never_overlap() -> None:
    draft = Draft()
    draft.gate = asyncio.Event()
    saver = Autosave(draft.save, draft.told, quiet_seconds=0.01)
    draft.text = "one"
    saver.edited()
    flushing = asyncio.ensure_future(saver.flush())
    while draft.running == 0:
        await asyncio.sleep(0)
    draft.text = "two"
    saver.edited()
    assert not saver.is_clean
    other = asyncio.ensure_future(saver.flush())
    await asyncio.sleep(0.03)  # the timer's turn, too
    draft.gate.set()
    await flushing
    assert draft.kept == ["one", "two"], "whoever puts another text on the desk loses nothing"
    await other
    assert saver.is_clean
    assert draft.kept == ["one", "two"]


async def test_a_failed_save_is_told_and_tried_again() -> None:
    draft = Draft()
    draft.fails = True
    saver = Autosave(draft.save, draft.told, quiet_seconds=60)
    draft.text = "x"
    saver.edited()
    with pytest.raises(StorageError):
        await saver.flush()
    assert draft.states[-1] == "failed"
    assert not saver.is_clean
    draft.fails = False
    await saver.flush()
    assert draft.kept == ["x"]


async def test_forget_drops_what_waits() -> None:
    draft = Draft()
    saver = Autosave(draft.save, draft.told, quiet_seconds=0.01)
    saver.edited()
    saver.forget()
    await asyncio.sleep(0.03)
    assert draft.kept == []
