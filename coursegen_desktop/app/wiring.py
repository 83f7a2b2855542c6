"""The one composition root: builds the database, the services and, for the window, the screens."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..db.database import Database, OpenReport
from ..domain.user import User
from ..services.accounts import AccountsService
from ..services.authoring import AuthoringService
from ..services.backup import BackupService
from ..services.blocking import WorkerProcesses
from ..services.clock import Now, utc_now
from ..services.events import EventHub
from ..services.exchange import ExchangeService
from ..services.generation import GenerationService
from ..services.jobs import JobsService
from ..services.lessons import LessonsService
from ..services.library import LibraryService
from ..services.pages import PRELOAD, PageService
from ..services.progress import ProgressService
from ..services.search import SearchService
from ..services.settings import SettingsService
from .paths import Paths

if TYPE_CHECKING:
    from ..services.quizzes import QuizzesService

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Services:
    """Everything that a face of the program (window or command line) may be handed."""

    hub: EventHub
    jobs: JobsService
    workers: WorkerProcesses
    writers: WorkerProcesses
    now: Now
    database: Database
    report: OpenReport
    user: User
    accounts: AccountsService
    library: LibraryService
    lessons: LessonsService
    authoring: AuthoringService
    progress: ProgressService
    search: SearchService
    settings: SettingsService
    generation: GenerationService
    exchange: ExchangeService
    backup: BackupService

    @cached_property
    def quizzes(self) -> QuizzesService:
        """Made when first asked for: its schemas take long to build, and no start needs them."""
        from ..services.quizzes import QuizzesService

        return QuizzesService(self.database.unit_of_work, self.hub, self.now)

    async def close(self) -> None:
        """Stop in order: jobs, worker processes, a backup if something changed, the database."""
        await self.jobs.stop()
        await self.workers.stop()
        await self.writers.stop()
        try:
            await self.backup.make_if_due(closing=True)
        finally:
            await self.database.close()


async def open_services(
    paths: Paths, resources: Path, now: Now = utc_now, *, umask: int | None = None
) -> Services:
    """Open or make the data folder and build every service on it.

    `umask` is the user's own where this process has a stricter one.
    Raises StorageError (or its DatabaseTooNew) with a sentence when the folder cannot be used.
    """
    database = Database(paths.database, now=now, backups=paths.backups)
    report = await database.open()
    try:
        return await _build(paths, resources, now, database, report, umask)
    except BaseException:
        await database.close()
        raise


async def _build(
    paths: Paths,
    resources: Path,
    now: Now,
    database: Database,
    report: OpenReport,
    umask: int | None,
) -> Services:
    hub = EventHub()
    jobs = JobsService(hub)
    # Two processes: a page must not wait for a document that is being read.
    workers = WorkerProcesses(1, preload=PRELOAD)
    writers = WorkerProcesses(1, niceness=5)
    uow = database.unit_of_work
    pages = PageService(workers)
    accounts = AccountsService(uow)
    backup = BackupService(database, paths.backups, now)
    exchange = ExchangeService(
        uow,
        hub,
        writers,
        paths.media,
        before_import=partial(backup.make_before, "import"),
        umask=umask,
    )
    return Services(
        hub=hub,
        jobs=jobs,
        workers=workers,
        writers=writers,
        now=now,
        database=database,
        report=report,
        user=await accounts.ensure_local_user(),
        accounts=accounts,
        library=LibraryService(uow, hub, now, paths.media),
        lessons=LessonsService(uow, hub, pages, now),
        authoring=AuthoringService(uow, hub, pages),
        progress=ProgressService(uow, now),
        search=SearchService(uow),
        settings=SettingsService(uow, hub, now),
        generation=GenerationService(uow, hub, jobs, writers, samples=resources / "samples"),
        exchange=exchange,
        backup=backup,
    )
