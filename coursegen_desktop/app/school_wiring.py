"""The services of classes and their quizzes: each is built when it is first asked for.

No start needs them, and a computer without classes never does.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..db.database import Database
from ..services.blocking import WorkerProcesses
from ..services.clock import Now
from ..services.events import EventHub
from ..services.gate import Gate
from ..services.handed import HandedService
from ..services.passwords import Passwords
from ..services.tries import Tries
from .paths import Paths

if TYPE_CHECKING:
    from ..services.assignments import AssignmentsService
    from ..services.class_cards import ClassCardsService
    from ..services.class_door import ClassDoorService
    from ..services.class_pictures import ClassPicturesService
    from ..services.class_progress import ClassProgressService
    from ..services.class_quizzes import ClassQuizzesService
    from ..services.classes import ClassesService
    from ..services.day_package import DayPackageService
    from ..services.parking import ParkingService
    from ..services.quizzes import QuizzesService
    from ..services.sticks import SticksService


class SchoolServices:
    """What they stand on is built by the program's wiring, of which this is a part."""

    database: Database
    hub: EventHub
    gate: Gate
    now: Now
    paths: Paths
    writers: WorkerProcesses
    passwords: Passwords
    tries: Tries
    handed: HandedService

    @cached_property
    def quizzes(self) -> QuizzesService:
        """Made when first asked for: its schemas take long to build, and no start needs them."""
        from ..services.quizzes import QuizzesService

        quizzes = QuizzesService(
            self.database.unit_of_work, self.hub, self.now, handed=self.handed.folder
        )
        quizzes.gate = self.gate
        return quizzes

    @cached_property
    def class_progress(self) -> ClassProgressService:
        """Made when first asked for: few look at a class."""
        from ..services.class_progress import ClassProgressService

        return ClassProgressService(self.database.unit_of_work, self.gate, self.now, self.writers)

    @cached_property
    def class_cards(self) -> ClassCardsService:
        """Made when first asked for: only those who teach a class make cards."""
        from ..services.class_cards import ClassCardsService

        return ClassCardsService(self.database.unit_of_work, self.hub, self.gate)

    @cached_property
    def class_door(self) -> ClassDoorService:
        """Made when first asked for: only where the sign-in begins with classes."""
        from ..services.class_door import ClassDoorService

        uow = self.database.unit_of_work
        return ClassDoorService(uow, self.hub, self.gate, self.passwords, self.tries)

    @cached_property
    def parking(self) -> ParkingService:
        """As the door of classes."""
        from ..services.parking import ParkingService

        return ParkingService(self.database.unit_of_work, self.gate, self.now)

    @cached_property
    def class_quizzes(self) -> ClassQuizzesService:
        """Made when first asked for: it stands on the quizzes."""
        from ..services.class_quizzes import ClassQuizzesService

        uow, sittings = self.database.unit_of_work, self.quizzes.sittings
        return ClassQuizzesService(uow, self.hub, self.gate, self.now, sittings)

    @cached_property
    def day_package(self) -> DayPackageService:
        """As the quizzes of classes."""
        from ..services.day_package import DayPackageService

        uow, sittings, handed = self.database.unit_of_work, self.quizzes.sittings, self.paths.handed
        return DayPackageService(uow, self.hub, self.gate, self.now, self.writers, handed, sittings)

    @cached_property
    def sticks(self) -> SticksService:
        """As the day of classes: only those who teach look for one."""
        from ..services.sticks import SticksService

        return SticksService(self.gate)

    @cached_property
    def assignments(self) -> AssignmentsService:
        """As the door of classes."""
        from ..services.assignments import AssignmentsService

        return AssignmentsService(self.database.unit_of_work, self.hub, self.gate, self.now)

    @cached_property
    def classes(self) -> ClassesService:
        """Made when first asked for: only teachers look after classes."""
        from ..services.classes import ClassesService

        return ClassesService(self.database.unit_of_work, self.hub, self.gate, self.now)

    @cached_property
    def class_pictures(self) -> ClassPicturesService:
        """As the classes."""
        from ..services.class_pictures import ClassPicturesService

        return ClassPicturesService(self.database.unit_of_work, self.hub, self.gate, self.passwords)
