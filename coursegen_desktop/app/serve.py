"""From the loaded window to its end: one loop, one main coroutine, one orderly stop."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..db.damaged import answered
from ..db.prepare import restore_backup
from ..domain.errors import AppError
from ..ui.kit import dialogs
from ..ui.kit.fonts import load_fonts
from ..ui.kit.translate import error_text, tr
from .gui import READY, Start, relaunch
from .interrupts import Interrupts
from .kiosk_ends import NOT_READY
from .logs import start_logging
from .loop import WindowLoop
from .reception import Reception
from .seat_rules import AT_HOME
from .single_instance import SingleInstance
from .wiring import Services, open_services

if TYPE_CHECKING:
    from .ending import Ending
    from .kiosk import Kiosk

log = logging.getLogger(__name__)


def serve(start: Start, instance: SingleInstance, files: tuple[str, ...]) -> int:
    """Run the loop until the window is closed. Returns the exit status."""
    start_logging(start.paths.logs, on_terminal=True)
    with asyncio.Runner(loop_factory=lambda: WindowLoop(start.app)) as runner:
        asyncio.set_event_loop(runner.get_loop())  # also found between two runs
        runner.get_loop().set_exception_handler(start.crash.loop_handler)
        status, ending = runner.run(_live(start, instance, files))
    start.crash.uninstall()
    if ending is None:
        return status
    if ending.restore is not None:
        restore_backup(ending.restore, start.paths.database, start.paths.backups)
        answered(start.paths.database)
    instance.release()
    if start.umask is not None:
        os.umask(start.umask)  # the new process inherits it, and must not take ours for its own
    relaunch(start.paths.data, as_kiosk=ending.begins_kiosk)
    return status


async def _live(
    start: Start, instance: SingleInstance, files: tuple[str, ...]
) -> tuple[int, Ending | None]:
    """The main coroutine. Returns (exit status, what follows the end)."""
    window, watched = start.window, start.watched
    stop, ordered = asyncio.Event(), asyncio.Event()
    interrupts = Interrupts(ordered.set if watched is None else None)
    end = ordered.set
    start.app.commitDataRequest.connect(end)
    if watched is None:
        window.close_requested.connect(stop.set)
        start.crash.close_requested.connect(stop.set)
    else:
        watched.begin(end)
    try:
        services = await _open(start)
        if services is None:
            return 1, None
        kiosk = None if watched is None else await _lock(start, services, end)
        if watched is not None and kiosk is None:
            await services.close()
            return NOT_READY, None
        reception = Reception(start, services, rules=AT_HOME if kiosk is None else kiosk.rules)
        try:
            await reception.begin()
            if kiosk is not None:
                await kiosk.begin(reception)
            window.start_listening()
            if start.ends_at(READY):
                return 0, None
            # No button needs it, and a later start waits for the answer.
            instance.listen(reception.open_from_outside)
            reception.open_files(files)
            for refused in load_fonts(start.resources):
                log.warning("The font %s was refused", refused)
            await _until_closed(reception, stop, ordered)
        finally:
            instance.stop_listening()
            if kiosk is not None:
                await kiosk.close()
            await reception.close()
            await services.close()
        return 0, reception.ending if reception.ending.goes_on else None
    except Exception:
        log.exception("The program ends because of an error")
        await _tell_end(start)
        return 1, None
    finally:
        interrupts.close()
        if watched is not None:
            watched.close()
        start.app.commitDataRequest.disconnect(end)
        window.finish()


async def _tell_end(start: Start) -> None:
    """A window that vanishes without a word says nothing to whoever started it by an icon."""
    if start.watched is not None:
        return  # a class waits, and the supervisor starts it again
    await dialogs.tell(
        start.window,
        tr("The program has to close"),
        tr(
            "It met an error that it did not expect. Start it again; if it happens again, "
            "please report it with the log in {folder}.",
            folder=str(start.paths.logs),
        ),
    )


async def _open(start: Start) -> Services | None:
    try:
        return await open_services(start.paths, start.resources, umask=start.umask)
    except AppError as error:
        log.error("The library cannot be opened: %s", error.text())
        if start.watched is not None:
            return None
        await dialogs.tell(start.window, tr("The library cannot be opened"), error_text(error))
        return None


async def _lock(start: Start, services: Services, end: Callable[[], None]) -> Kiosk | None:
    """The kiosk around the window; None, once it was said, where something is missing."""
    from .kiosk import Kiosk, not_ready  # only a class's computer waits for it

    if trouble := await not_ready(services):
        log.error("The kiosk cannot be started: %s", trouble.text())
        title = tr("The kiosk cannot be started")
        await dialogs.tell(start.window, title, error_text(trouble))
        return None
    return Kiosk(start, services, await services.kiosk.profile(), end)


async def _until_closed(reception: Reception, stop: asyncio.Event, ordered: asyncio.Event) -> None:
    """Wait for `stop`, which may be answered by a question, or for `ordered`, which may not.

    A signal or the end of the session is an order: nobody is there to answer, and the system
    soon ends whatever waits. A question that stands open then is taken back.
    """
    reception.ending.stop = stop.set
    order = asyncio.ensure_future(ordered.wait())
    try:
        while not ordered.is_set():
            wish = asyncio.ensure_future(_may_close(reception, stop))
            await asyncio.wait({wish, order}, return_when=asyncio.FIRST_COMPLETED)
            if not wish.done():
                wish.cancel()
                await asyncio.wait({wish})
            elif wish.result():
                return
    finally:
        order.cancel()
    await reception.save_unasked()


async def _may_close(reception: Reception, stop: asyncio.Event) -> bool:
    await stop.wait()
    stop.clear()
    return await reception.may_close()
