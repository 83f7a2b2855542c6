"""Steps that are taken to their end, whoever stops waiting for them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def uncancelled(step: Coroutine[Any, Any, T]) -> T:
    """The result of a step that must not be left half done: a cancel is heard when it is over.

    For what is kept in the library: a commit goes on in its thread whoever stops waiting for it,
    and what was stopped there would be undone although it is kept.
    """
    me = asyncio.current_task()
    assert me is not None
    task = asyncio.get_running_loop().create_task(step, name=f"{me.get_name()} to its end")
    is_cancelled = False
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            is_cancelled = True
            me.uncancel()
    if is_cancelled:
        me.cancel()  # the next thing that is waited for tells it
    return task.result()
