"""The services and the window put together: screens, palette, files from outside, the way out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QPixmap

from ..domain.errors import AppError
from ..domain.events import ProfileChanged
from ..domain.ids import CourseId, LessonId
from ..domain.limits import EVERYTHING, Limits
from ..domain.media_wish import EXPORTING, MAKING
from ..domain.rights import AMONG_OTHERS, Right
from ..domain.settings import Sharing
from ..domain.user import Role
from ..services.gate import kept_for_class
from ..ui.content.course_export import SUFFIX
from ..ui.content.new_course import begin_course
from ..ui.kit import dialogs
from ..ui.kit.routes import (
    CourseRoute,
    CreateRoute,
    EditRoute,
    LessonRoute,
    LibraryRoute,
    QuizRoute,
    ReviewSessionRoute,
    Route,
)
from ..ui.kit.screen import ScreenContext
from ..ui.kit.tasks import Policy, TaskScope
from ..ui.kit.translate import error_text, tr
from ..ui.shell.actions import Destination, destinations, native
from ..ui.shell.navigator import Navigator
from .due_badge import DueBadge
from .kiosk_routes import leads_there
from .screens import Screens, import_quiz

if TYPE_CHECKING:
    from ..ui.dev.tools import DevTools
    from ..ui.shell.palette import CommandPalette, Entry
    from .ending import Ending
    from .gui import Start
    from .wiring import Services

log = logging.getLogger(__name__)

_FOUND = 12
_SAVE_SECONDS = 3.0  # a system that ends waits some five
_PREWARM_AFTER = 0.8  # seconds of rest after the window is ready


class Desk:
    """What the person who is signed in sits at. `ending` begins the program anew otherwise."""

    def __init__(
        self,
        start: Start,
        services: Services,
        ending: Ending,
        sharing: Sharing,
        limits: Limits = EVERYTHING,
    ) -> None:
        self.sharing = sharing
        self._limits = limits
        self._start = start
        self._services = services
        self._window = start.window
        self._packages: list[str] = []
        self.library_page = start.library_page()
        self._scope = TaskScope(self._window.notices.tell)
        self._context = ScreenContext(
            go=self._go,
            back=self._back,
            notices=self._window.notices,
            theme_host=start.theme_host,
            hub=services.hub,
            on_error=self._window.notices.tell,
            fill_screen=self._window.fill_screen,
            limits=limits,
        )
        self._screens = Screens(
            start, services, self._context, self.library_page, ending, self.may,
            lambda: self.sharing.is_shared,
        )  # fmt: skip
        self.navigator = Navigator(
            self._window, self._screens.factories(), self._window.notices.tell
        )
        self._badge = DueBadge(self._window, services)
        self.navigator.moved.connect(self._badge.on_moved)
        self._dev = self._dev_tools() if start.is_dev else None
        self._connect()

    @cached_property
    def palette(self) -> CommandPalette:
        """Made when first opened: its list brings QStyle, which no start waits for."""
        from ..ui.shell.palette import CommandPalette

        return CommandPalette(self._window, self._commands, self._find, self._window.notices.tell)

    async def begin(self) -> None:
        """Give the painted library its controller and say what opening the data told."""
        preferences = await self._services.settings.preferences(self._services.user.id)
        self._start.theme_host.apply(
            preferences.theme, preferences.text_scale, preferences.reduced_motion
        )
        await self._show_person()
        self._show_destinations()
        library = self._screens.library()
        self.navigator.adopt(LibraryRoute(), library)
        self._window.show_screen(self.library_page)
        self._window.show_route(LibraryRoute())
        await library.show(LibraryRoute())
        self._scope.start(self._after_start, "after start")

    def may(self, right: Right) -> bool:
        """What the window shows: what the person may do, and what has a meaning here."""
        if right in AMONG_OTHERS and not self.sharing.is_shared:
            return False
        return self._services.gate.may(right)

    def follow(self, sharing: Sharing) -> None:
        """Others begin to use this computer too, or nobody else any more."""
        self.sharing = sharing
        self._show_destinations()

    async def may_close(self) -> bool:
        """Save what is open; ask before something would be lost."""
        screen, given_up = self.navigator.screen, None
        if screen is not None:
            try:
                await screen.leave()
            except AppError as error:
                if not await self._close_anyway(error):
                    return False
                given_up = screen
        running = {job.title for job in self._services.jobs.running()}
        if running and not await dialogs.confirm(self._window, *_closing_words(running)):
            return False
        if given_up is not None:
            given_up.give_up()
        return True

    async def leave(self) -> None:
        """Save what is open. Raises AppError when it cannot be saved."""
        screen = self.navigator.screen
        if screen is not None:
            await screen.leave()

    def place(self) -> Route:
        """Where the person is, to come back to."""
        screen = self.navigator.screen
        return LibraryRoute() if screen is None else screen.place() or LibraryRoute()

    def go(self, route: Route) -> None:
        """Go to a place."""
        self._go(route)

    async def save_unasked(self) -> None:
        """Save what is open where nobody can answer; what cannot be saved is in the log."""
        screen = self.navigator.screen
        if screen is None:
            return
        try:
            await asyncio.wait_for(screen.leave(), _SAVE_SECONDS)
        except AppError as error:
            log.error("What was open could not be saved at the end: %s", error.text())
        except TimeoutError:
            log.error("What was open could not be saved at the end: it took too long")

    async def close(self) -> None:
        """Stop every screen and search."""
        self._forget_profile()
        for signal, act in self._wishes:
            signal.disconnect(act)
        self._forget()
        self._start.crash.before_dialog = None
        if self._dev is not None:
            self._dev.close()
        await self._scope.close()
        await self._badge.close()
        if "palette" in self.__dict__:
            await self.palette.close_scope()
        await self.navigator.close()

    def open_files(self, files: Sequence[str]) -> None:
        """Import packages, make a course of everything else."""
        packages = [file for file in files if Path(file).suffix.lower() == SUFFIX]
        documents = tuple(file for file in files if file not in packages)
        if packages:
            leads_there = len(files) == 1
            self._packages += packages  # none is lost while others are being read
            self._scope.start(lambda: self._import(leads_there), "import", Policy.LATEST)
        if documents:
            self._go(CreateRoute(documents))

    def _save_soon(self) -> None:
        """Write down what is being typed; a failure is told by a notice."""
        screen = self.navigator.screen
        if screen is not None:
            self._scope.start(screen.leave, "save", Policy.LATEST)

    def _connect(self) -> None:
        window = self._window
        self._start.crash.before_dialog = self._save_soon
        # The window stays when the desk goes: its wishes must not reach a desk that is gone.
        self._wishes: list[tuple[SignalInstance, Callable[..., Any]]] = [
            (window.route_requested, self._go),
            (window.back_requested, self.navigator.back),
            (window.forward_requested, self.navigator.forward),
            (window.palette_requested, self._open_palette),
            (window.new_course_requested, self._begin_course),
            (window.open_requested, self._ask_for_files),
            (self.library_page.palette_requested, self._open_palette),
        ]
        for signal, act in self._wishes:
            signal.connect(act)
        self._forget = self._services.hub.subscribe(ProfileChanged, self._on_profile_changed)

        # Rights change with the role: what may be done from now on is what is shown.
        self._forget_profile = self._services.hub.subscribe(
            ProfileChanged, lambda _: self._show_destinations()
        )

    def _allows(self, place: Destination) -> bool:
        may = place.right is None or self.may(place.right)
        return may and leads_there(self._limits, place.route)

    def _show_destinations(self) -> None:
        self._window.show_destinations(self._allows)
        self._window.actions_by_id["new_course"].setEnabled(self.may(Right.EDIT_COURSES))

    def _begin_course(self) -> None:
        self._scope.start(
            lambda: begin_course(self._window, self._services.library, self._go), "begin"
        )

    def _ask_for_files(self) -> None:
        self._scope.start(self._choose_files, "choose files")

    def _open_palette(self) -> None:
        if not self._limits.is_kept:
            self.palette.open()

    def _go(self, route: Route) -> None:
        if leads_there(self._limits, route):
            self.navigator.go(route)
        else:
            self._window.notices.tell(kept_for_class())

    def _back(self) -> None:
        self.navigator.back()

    def _on_profile_changed(self, event: ProfileChanged) -> None:
        user = self._services.gate.found
        if user is not None and event.user_id == user.id:
            self._scope.start(self._show_person, "person", Policy.LATEST)

    async def _show_person(self) -> None:
        user = self._services.user
        picture: QPixmap | None = None
        if user.avatar == "picture":
            png = await self._services.accounts.picture(user.id)
            picture = QPixmap()
            picture.loadFromData(png or b"", "PNG")
        self._window.show_person(
            user.full_name,
            user.initials,
            colour=user.colour,
            role=_role_words()[user.role],
            picture=picture,
            animal=user.animal,
        )

    def _commands(self) -> list[Entry]:
        from ..ui.shell.palette import Entry

        entries = self._ways()
        screen = self.navigator.screen
        for one in () if screen is None else screen.commands():
            entries.append(Entry(one.text, one.act, icon=one.icon, keys=native(one.keys)))
        host = self._start.theme_host
        for theme, text, icon in (
            ("light", tr("Light theme"), "sun"),
            ("dark", tr("Dark theme"), "moon"),
            ("contrast", tr("High-contrast theme"), "contrast"),
            ("system", tr("Theme like the system"), "monitor"),
        ):
            if host.requested != theme:
                entries.append(Entry(text, partial(self._choose_theme, theme), icon=icon))
        may = self.may
        if may(Right.EDIT_COURSES):
            entries.append(
                Entry(
                    tr("New empty course"),
                    self._begin_course,
                    icon="file-plus",
                    keys=native("Ctrl+N"),
                )
            )
            entries.append(
                Entry(
                    tr("Open a file"),
                    self._window.open_requested.emit,
                    icon="folder-open",
                    keys=native("Ctrl+O"),
                )
            )
        if may(Right.MANAGE_LIBRARY):
            entries.append(Entry(tr("Back up now"), self._start_backup, icon="save"))
        entries.append(
            Entry(
                tr("Keyboard shortcuts"),
                self._window.show_shortcuts,
                icon="keyboard",
                keys=native("F1"),
            )
        )
        if self._window.shows_sign_out:
            entries.append(
                Entry(
                    tr("Sign out"),
                    self._window.sign_out_requested.emit,
                    icon="log-out",
                    keys=native("Ctrl+Shift+Q"),
                )
            )
        entries += [
            Entry(tr("Close the program"), self._window.close, icon="power",
                  keys=native("Ctrl+Q")),
        ]  # fmt: skip
        if self._dev is not None:
            entries += [Entry(text, act, icon="wrench") for text, act in self._dev.commands()]
        return entries

    def _ways(self) -> list[Entry]:
        """Where the rail leads, and into the review."""
        from ..ui.shell.palette import Entry

        ways = [
            Entry(
                place.text,
                partial(self._go, place.route),
                icon=place.icon,
                keys=native(place.keys),
            )
            for place in destinations()
            if self._allows(place)
        ]
        begin = Entry(tr("Start review"), partial(self._go, ReviewSessionRoute()), icon="play")
        return [*ways, begin]

    def _dev_tools(self) -> DevTools:
        from ..ui.dev.tools import DevTools  # only developers wait for it

        return DevTools(
            self._window, self._services.hub, self._start.theme_host, self._window.notices
        )

    async def _find(self, text: str) -> list[Entry]:
        from ..ui.shell.palette import Entry

        hits = await self._services.search.find(text, limit=_FOUND)
        entries = []
        for hit in hits:
            if hit.lesson_id is None:
                route: Route = CourseRoute(hit.course_id)
                detail, icon = tr("Course"), "book"
            else:
                route, detail, icon = LessonRoute(hit.lesson_id), hit.course_title, "file-text"
            entries.append(Entry(hit.title, partial(self._go, route), detail=detail, icon=icon))
        return entries

    def _choose_theme(self, theme: str) -> None:
        self._start.theme_host.apply(theme)
        self._scope.start(lambda: self._keep_theme(theme), "theme", Policy.LATEST)

    async def _keep_theme(self, theme: str) -> None:
        settings, user = self._services.settings, self._services.user
        known = await settings.preferences(user.id)
        await settings.save_preferences(user.id, replace(known, theme=theme))

    def _start_backup(self) -> None:
        self._scope.start(self._back_up, "backup")

    async def _back_up(self) -> None:
        made = await self._services.backup.make()
        self._window.notices.show(tr("Backed up as {file}.", file=made.name), kind="good")

    async def _choose_files(self) -> None:
        patterns = " ".join(("*.coursegen", *await self._services.generation.patterns()))
        files = await dialogs.choose_files(
            self._window,
            tr("Open"),
            [tr("Courses and documents") + f" ({patterns})", tr("All files") + " (*)"],
        )
        self.open_files(files)

    async def _import(self, leads_there: bool) -> None:
        """Import what waits. A package that cannot be used is told; the others may be whole."""
        while self._packages:
            package = Path(self._packages.pop(0))
            try:
                imported = await self._services.exchange.bring_in(package)
            except AppError as error:
                self._window.notices.tell(error)
                continue
            route = CourseRoute(imported.course_id)
            words = (
                tr("“{title}” was imported as a copy", title=imported.title)
                if imported.is_copy
                else tr("“{title}” was imported", title=imported.title)
            )
            self._window.notices.show(
                words,
                kind="good",
                action_text="" if leads_there else tr("Open"),
                on_action=partial(self._go, route),
            )
            if leads_there:
                self._go(route)

    async def _after_start(self) -> None:
        """What makes the first lesson quick, once nobody waits for the machine."""
        await asyncio.sleep(_PREWARM_AFTER)
        await self._services.workers.prewarm()
        await self._services.library.purge_trash()
        await self._offer_drafts()
        await self._badge.first()
        await asyncio.sleep(_PREWARM_AFTER)
        reader = self.navigator.screen_for(LessonRoute)
        reader.page.pane.prewarm()
        await asyncio.sleep(_PREWARM_AFTER)
        await import_quiz()
        self.navigator.screen_for(QuizRoute)

    async def _offer_drafts(self) -> None:
        """Tell of texts that an end without saving left in the journal."""
        if not self.may(Right.EDIT_COURSES):
            return
        for draft in await self._services.journal.left():
            if draft.kind == "lesson":
                route = EditRoute(CourseId(draft.course_id), LessonId(draft.part_id))
                self._window.notices.show(
                    tr("What was typed in “{title}” was not saved; it is kept.", title=draft.title),
                    action_text=tr("Open"),
                    on_action=partial(self._go, route),
                )

    async def _close_anyway(self, error: AppError) -> bool:
        return await dialogs.confirm(
            self._window,
            tr("Close without saving?"),
            error_text(error),
            tr("Close without saving"),
            danger=True,
        )


def _closing_words(running: set[str]) -> tuple[str, str, str]:
    """(question, what it means, what is done then) while such jobs run."""
    if running <= {EXPORTING}:
        return (
            tr("Stop and close?"),
            tr("Files are being written. Those that are finished stay, the others do not come."),
            tr("Stop and close"),
        )
    if running <= {MAKING, EXPORTING}:
        return (
            tr("Stop and close?"),
            tr(
                "Slides, sound or films are being made. What is finished is kept, and the same"
                " page of the course goes on with the rest whenever you like."
            ),
            tr("Stop and close"),
        )
    return (
        tr("Pause writing and close?"),
        tr(
            "A course is being written. What is finished is kept, and Create goes on with the"
            " rest whenever you like."
        ),
        tr("Pause and close"),
    )


def _role_words() -> dict[Role, str]:
    return {
        Role.LEARNER: tr("Learner"),
        Role.INSTRUCTOR: tr("Instructor"),
        Role.ADMINISTRATOR: tr("Administrator"),
    }
