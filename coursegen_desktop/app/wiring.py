"""The one composition root: builds the database, the services and, for the window, the screens."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..db.database import Database, OpenReport
from ..domain.user import User
from ..services.accounts import AccountsService
from ..services.annotations import AnnotationsService
from ..services.audit import AuditService
from ..services.authoring import AuthoringService
from ..services.backup import BackupService
from ..services.blocking import WorkerProcesses
from ..services.clock import Now, utc_now
from ..services.editing import EditingService
from ..services.enrolment import EnrolmentService
from ..services.events import EventHub
from ..services.exchange import ExchangeService
from ..services.gate import Gate, Guarded
from ..services.generation import GenerationService
from ..services.handed import HandedService
from ..services.jobs import JobsService
from ..services.journal import JournalService
from ..services.key_store import KeyStore
from ..services.kiosk import KioskService
from ..services.lessons import LessonsService
from ..services.library import LibraryService
from ..services.note_files import NoteFilesService
from ..services.own_data import OwnDataService
from ..services.pages import PRELOAD, PageService
from ..services.passwords import Passwords
from ..services.people import PeopleService
from ..services.printing import PrintingService
from ..services.progress import ProgressService
from ..services.progress_files import ProgressFiles
from ..services.search import SearchService
from ..services.settings import SettingsService
from ..services.sign_in import SignInService
from ..services.statements import StatementsService
from ..services.tries import Tries
from ..services.version_notes import VersionNotes
from ..services.work import WorkUnits
from .paths import Paths, resources_dir
from .school_wiring import SchoolServices

if TYPE_CHECKING:
    from ..domain.connection import Connection
    from ..generation.providers.base import ChatClient
    from ..services.connections import ConnectionsService, Ways
    from ..services.course_report import CourseReportService
    from ..services.films import FilmsService
    from ..services.gradebook import GradebookService
    from ..services.marking import MarkingService
    from ..services.media_export import MediaExportService
    from ..services.media_making import MediaMakingService
    from ..services.quiz_statistics import QuizStatisticsService
    from ..services.regrade import RegradeService
    from ..services.review import ReviewService
    from ..services.scripts import ScriptsService
    from ..services.slides import SlidesService
    from ..services.tutor import TutorService

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Services(SchoolServices):
    """Everything that a face of the program (window or command line) may be handed."""

    hub: EventHub
    jobs: JobsService
    workers: WorkerProcesses
    writers: WorkerProcesses
    paths: Paths
    now: Now
    keys: KeyStore
    umask: int | None
    database: Database
    report: OpenReport
    gate: Gate
    version_notes: VersionNotes
    accounts: AccountsService
    sign_in: SignInService
    passwords: Passwords
    tries: Tries
    people: PeopleService
    enrolment: EnrolmentService
    audit: AuditService
    own_data: OwnDataService
    handed: HandedService
    library: LibraryService
    lessons: LessonsService
    annotations: AnnotationsService
    note_files: NoteFilesService
    authoring: AuthoringService
    editing: EditingService
    journal: JournalService
    kiosk: KioskService
    progress: ProgressService
    search: SearchService
    settings: SettingsService
    generation: GenerationService
    exchange: ExchangeService
    printing: PrintingService
    backup: BackupService
    pages: PageService

    def __post_init__(self) -> None:
        # One gate for all: none can be forgotten where it is built.
        for service in vars(self).values():
            if isinstance(service, Guarded):
                service.gate = self.gate
        self.generation.reach_models(self.open_model)

    async def open_model(self, connection_id: str) -> tuple[Connection, ChatClient]:
        """A connection of the person at the desk, with the way to its models opened."""
        connection = await self.connections.get(connection_id)
        return connection, await self.connections.open(connection_id)

    @property
    def user(self) -> User:
        """Whoever is signed in; PermissionDenied when nobody is."""
        return self.gate.user

    @cached_property
    def films(self) -> FilmsService:
        """As the quizzes: few lessons have a film, and its questions need their schemas."""
        from ..services.films import FilmsService

        films = FilmsService(self.database.unit_of_work, self.now)
        films.gate = self.gate
        return films

    @cached_property
    def connections(self) -> ConnectionsService:
        """Made when first asked for: only authors have connections, and few of them."""
        from ..services.connections import ConnectionsService

        connections = ConnectionsService(
            self.database.unit_of_work, self.hub, self.now, self.keys, _ways_to_models
        )
        connections.gate = self.gate
        return connections

    @cached_property
    def progress_files(self) -> ProgressFiles:
        """Made when first asked for: only an export needs it."""
        files = ProgressFiles(self.database.unit_of_work, self.progress)
        files.gate = self.gate
        return files

    @cached_property
    def statements(self) -> StatementsService:
        """As the quizzes: only the review of a new course asks for it."""
        statements = StatementsService(self.database.unit_of_work)
        statements.gate = self.gate
        return statements

    @cached_property
    def reports(self) -> CourseReportService:
        """Made when first asked for: no start needs them."""
        from ..services.course_report import CourseReportService

        reports = CourseReportService(self.database.unit_of_work, self.writers)
        reports.gate = self.gate
        return reports

    @cached_property
    def scripts(self) -> ScriptsService:
        """As the reports: scripts and slides are written when an author asks for them."""
        from ..services.scripts import ScriptsService

        uow, notes = self.database.unit_of_work, self.version_notes
        scripts = ScriptsService(uow, self.writers, self.hub, notes)
        scripts.gate = self.gate
        return scripts

    @cached_property
    def marking(self) -> MarkingService:
        """As the quizzes."""
        from ..services.marking import MarkingService

        marking = MarkingService(self.database.unit_of_work, self.hub, self.now)
        marking.gate = self.gate
        return marking

    @cached_property
    def regrade(self) -> RegradeService:
        """As the quizzes."""
        from ..services.regrade import RegradeService

        regrade = RegradeService(self.database.unit_of_work, self.hub, self.now)
        regrade.gate = self.gate
        return regrade

    @cached_property
    def quiz_statistics(self) -> QuizStatisticsService:
        """As the quizzes."""
        from ..services.quiz_statistics import QuizStatisticsService

        statistics = QuizStatisticsService(self.database.unit_of_work)
        statistics.gate = self.gate
        return statistics

    @cached_property
    def gradebook(self) -> GradebookService:
        """As the class."""
        from ..services.gradebook import GradebookService

        return GradebookService(self.database.unit_of_work, self.hub, self.gate)

    @cached_property
    def media_making(self) -> MediaMakingService:
        """Made when first asked for: only authors make films."""
        from ..services.media_making import MediaMakingService

        making = MediaMakingService(
            self.database.unit_of_work,
            self.hub,
            self.version_notes,
            self.jobs,
            self.scripts.make,
            self.slides.material,
            media=self.paths.media,
            folder=self.paths.film_cache,
        )
        making.gate = self.gate
        return making

    @cached_property
    def media_export(self) -> MediaExportService:
        """As the making of films."""
        from ..services.media_export import MediaExportService

        export = MediaExportService(
            self.database.unit_of_work,
            self.jobs,
            media=self.paths.media,
            folder=self.paths.film_cache,
            umask=self.umask,
        )
        export.gate = self.gate
        return export

    @cached_property
    def review(self) -> ReviewService:
        """Made when first asked for, for the same reason."""
        from ..services.review import ReviewService

        review = ReviewService(self.database.unit_of_work, self.hub, self.now, self.writers)
        review.gate = self.gate
        return review

    @cached_property
    def tutor(self) -> TutorService:
        """Made when first asked for: it stands on the quizzes."""
        from ..services.tutor import TutorService
        from .tutor_models import OwnModels

        uow, prompts = self.database.unit_of_work, resources_dir() / "prompts"
        models = OwnModels(self.gate, lambda: self.connections)
        tutor = TutorService(uow, self.quizzes.sittings, self.pages, self.now, prompts, models)
        tutor.gate = self.gate
        return tutor

    @cached_property
    def painters(self) -> WorkerProcesses:
        """A process that has Qt, without a screen: nothing else runs in it."""
        return WorkerProcesses(1)

    @cached_property
    def slides(self) -> SlidesService:
        """Made when first asked for: only authors have slides on their desk."""
        from ..services.slides import SlidesService

        uow, media = self.database.unit_of_work, self.paths.media
        slides = SlidesService(uow, self.painters, media, resources_dir())
        slides.gate, slides.umask = self.gate, self.umask
        return slides

    async def close(self) -> None:
        """Stop in order: jobs, worker processes, a backup if something changed, the database."""
        await self.jobs.stop()
        if "slides" in vars(self):
            self.slides.stop()
        await self.workers.stop()
        await self.writers.stop()
        await self.painters.stop()
        try:
            await self.backup.make_if_due(closing=True)
        finally:
            await self.database.close()


def _ways_to_models() -> Ways:
    # What asks over a network takes long to import: called in a thread, when somebody asks.
    from ..generation.providers import loaded
    from ..generation.providers.probing import probe
    from ..services.connections import Ways

    return Ways(loaded().get, probe)


async def open_services(
    paths: Paths,
    resources: Path,
    now: Now = utc_now,
    passwords: Passwords | None = None,
    *,
    umask: int | None = None,
) -> Services:
    """Open or make the data folder and build every service on it. Nobody is signed in yet.

    `umask` is the user's own where this process has a stricter one.
    Raises StorageError (or its DatabaseTooNew) with a sentence when the folder cannot be used.
    """
    database = Database(paths.database, now=now, backups=paths.backups)
    report = await database.open()
    try:
        return _build(paths, resources, now, database, report, passwords or Passwords(), umask)
    except BaseException:
        await database.close()
        raise


def _build(
    paths: Paths,
    resources: Path,
    now: Now,
    database: Database,
    report: OpenReport,
    passwords: Passwords,
    umask: int | None,
) -> Services:
    hub, gate = EventHub(), Gate()
    jobs, uow = JobsService(hub), database.unit_of_work
    # Processes of their own: a page must not wait for a document. Two write, for two cores.
    workers = WorkerProcesses(1, preload=PRELOAD)
    writers = WorkerProcesses(2, niceness=5)
    pages = PageService(workers, resources / "vendor" / "temml" / "temml.min.js")
    notes, tries = VersionNotes(now), Tries(uow)  # tries: one for the door and those who are in
    backup = BackupService(database, paths.backups, now, paths.handed)
    generation = partial(GenerationService, uow, hub, jobs, writers, now=now)
    return Services(
        hub=hub,
        jobs=jobs,
        workers=workers,
        writers=writers,
        paths=paths,
        now=now,
        keys=KeyStore(paths.keys),
        umask=umask,
        database=database,
        report=report,
        gate=gate,
        version_notes=notes,
        accounts=AccountsService(uow, hub, gate, passwords, tries, now),
        sign_in=SignInService(uow, gate, passwords, tries),
        passwords=passwords,
        tries=tries,
        people=PeopleService(uow, hub, gate, now, writers),
        enrolment=EnrolmentService(uow, hub, gate, now, writers),
        audit=AuditService(uow, gate),
        own_data=OwnDataService(uow, gate, now, paths.handed),
        handed=HandedService(uow, paths.handed, paths.opened),
        library=LibraryService(uow, hub, now, paths.media),
        lessons=LessonsService(uow, hub, pages, now),
        annotations=AnnotationsService(uow, hub, writers),
        note_files=NoteFilesService(uow, hub, now),
        authoring=AuthoringService(uow, pages),
        editing=EditingService(uow, hub, notes),
        journal=JournalService(paths.journal),
        kiosk=KioskService(uow, hub, gate, passwords, tries, now),
        progress=ProgressService(uow, now),
        search=SearchService(uow),
        settings=SettingsService(uow, hub, now),
        generation=_generation(generation, paths, resources),
        exchange=_exchange(uow, hub, writers, paths, backup, umask),
        printing=PrintingService(writers, umask),
        backup=backup,
        pages=pages,
    )


def _generation(
    made: Callable[..., GenerationService], paths: Paths, resources: Path
) -> GenerationService:
    return made(
        samples=resources / "samples",
        media=paths.media,
        prompts=resources / "prompts",
        drafts=paths.drafts,
    )


def _exchange(
    uow: WorkUnits,
    hub: EventHub,
    writers: WorkerProcesses,
    paths: Paths,
    backup: BackupService,
    umask: int | None,
) -> ExchangeService:
    before = partial(backup.make_before, "import")
    return ExchangeService(uow, hub, writers, paths.media, before_import=before, umask=umask)
