"""A teacher's visit to the panel of a class's computer: put together, and taken down again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..domain.kiosk import KioskProfile
from ..domain.user import User
from ..ui.kiosk.panel import TeacherPanel
from ..ui.kiosk.panel_screen import PanelScreen, PanelServices, Seat
from ..ui.kiosk.sticks import StickServices
from ..ui.kit.routes import QuizRoute
from ..ui.people.classes.day_dialogs import day_preview

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..domain.ids import AssetId
    from .reception import Reception
    from .wiring import Services


def open_panel(
    services: Services,
    reception: Reception,
    keeper: User,
    profile: KioskProfile,
    *,
    tell: Callable[[str], None],
    follow: Callable[[KioskProfile], None],
    close: Callable[[], None],
) -> PanelScreen:
    """The panel for `keeper`, filling."""

    def sits() -> User | None:
        return None if reception.desk is None else services.gate.found

    def lead(asset_id: AssetId) -> None:
        if reception.desk is not None:
            reception.desk.go(QuizRoute(asset_id))

    screen = PanelScreen(
        TeacherPanel(),
        PanelServices(
            services.gate,
            services.kiosk,
            services.classes,
            services.parking,
            services.class_quizzes,
            services.library,
            services.lessons,
            StickServices(
                services.sticks,
                services.day_package,
                services.now,
                day_preview(lambda: services.now().astimezone().date()),
            ),
        ),
        Seat(sits, reception.see_out, lead, tell, follow, close),
        keeper,
        profile,
    )
    screen.begin(reception.class_id if sits() is not None else None)
    return screen
