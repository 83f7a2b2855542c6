"""Who sits at the window: the door (first question, sign-in) or somebody at a desk of his own.

Everything that a person sees is built when he sits down and taken down when he leaves, so that
nothing of one learner is left for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ..domain.errors import AppError, Conflict, PermissionDenied
from ..domain.events import LearningErased, ProfileChanged, SharingChanged
from ..domain.rights import Right, may
from ..domain.settings import ALONE, Sharing
from ..domain.user import User
from ..ui.kit import dialogs
from ..ui.kit.routes import CreateRoute, EditRoute, LibraryRoute, Route
from ..ui.kit.tasks import Policy, TaskScope
from ..ui.kit.translate import tr
from ..ui.shell.idle import WARNING_SECONDS, IdleWatch
from ..ui.shell.idle_warning import IdleWarning
from . import places
from .desk import Desk
from .doors import Doors
from .ending import Ending
from .kiosk_routes import leads_there
from .seat_rules import AT_HOME, SeatRules, Warns

if TYPE_CHECKING:
    from ..domain.ids import ClassId
    from ..ui.accounts.classes.controller import ClassDoorScreen
    from ..ui.accounts.controller import DoorScreen
    from .gui import Start
    from .wiring import Services

_PLACE = "place"


class Reception:
    """Seats people and sees them out. `ending` says what follows the program's end."""

    def __init__(
        self,
        start: Start,
        services: Services,
        clock: Callable[[], float] | None = None,
        rules: SeatRules = AT_HOME,
    ) -> None:
        self._rules = rules
        self._start = start
        self._services = services
        self._window = start.window
        self.desk: Desk | None = None
        self.class_id: ClassId | None = None  # by whose door the one who sits here came in
        self._scope = TaskScope(self._window.notices.tell)
        self._house = TaskScope(self._window.notices.tell)  # what goes on whoever sits here
        self.ending = Ending(
            start.window.close_requested.emit, services.gate, services.backup, self._house
        )
        self._doors = Doors(start, services, rules, self._on_entered, self._scope, self._house)
        self._waiting: tuple[str, ...] = ()
        self._sharing = Sharing()
        self.idle = IdleWatch(
            self._window,
            in_use=self._in_use,
            on_expired=lambda: self.sign_out(idle=True, parks=rules.parks),
            scope=self._scope,
            clock=clock,
        )
        self.warning: Warns = (rules.make_warning or IdleWarning)(self._window)
        self.idle.warned.connect(self.warning.show_seconds)
        self.idle.resumed.connect(self.warning.dismiss)
        self.warning.stay_requested.connect(self.idle.stay)
        self.warning.sign_out_requested.connect(self.sign_out)
        self._window.sign_out_requested.connect(self.sign_out)
        self._window.files_dropped.connect(self.open_files)
        start.app.applicationStateChanged.connect(self._on_application_state)
        self._forget = (
            services.hub.subscribe(SharingChanged, lambda _: self._on_sharing_changed()),
            # The one person of a personal computer may have set a password, or removed it.
            services.hub.subscribe(ProfileChanged, lambda _: self._on_sharing_changed()),
            services.hub.subscribe(LearningErased, lambda _: self._on_learning_erased()),
        )

    async def begin(self) -> None:
        """Seat the one person of a personal computer, or open the door."""
        self._sharing = await self._services.accounts.sharing()
        alone = await self._alone()
        if alone is not None:
            await self._services.sign_in.enter_alone(alone)
            await self._seat(came_through_door=False)
        else:
            await self._open_door()
        self._house.start(self._services.backup.keep_making, "timed backups")
        self._house.start(self._keep_house, "erasing")
        if not self._sharing.mode:
            self._house.start(self._offer_backup, "offer backup")

    async def may_close(self) -> bool:
        """Save what is open; ask before something would be lost."""
        return self.desk is None or await self.desk.may_close()

    async def save_unasked(self) -> None:
        """Save what is open where nobody can answer."""
        if self.desk is not None:
            await self.desk.save_unasked()

    async def close(self) -> None:
        """Stop whatever is in front."""
        for forget in self._forget:
            forget()
        self._start.app.applicationStateChanged.disconnect(self._on_application_state)
        self.idle.stop()
        self.warning.deleteLater()
        await self._scope.close()
        await self._house.close()
        if self.desk is not None:
            await self.desk.close()
        await self._doors.close()

    @property
    def door(self) -> DoorScreen | None:
        """The sign-in, while it is in front."""
        return self._doors.plain

    @property
    def class_door(self) -> ClassDoorScreen | None:
        """The classes and their children, while they are in front."""
        return self._doors.by_class

    def open_from_outside(self, files: tuple[str, ...]) -> None:
        """A second start of the program: come forward, open what it was given."""
        self._window.come_to_front()
        self.open_files(files)

    def open_files(self, files: Sequence[str]) -> None:
        """Open files for whoever sits there; at the door they wait for the next who may."""
        if self._rules.limits.is_kept:
            return
        if self.desk is None:
            self._waiting += tuple(files)
        elif not self._services.gate.may(Right.EDIT_COURSES):
            if files:
                self._window.notices.tell(
                    PermissionDenied(
                        "Your account may not add courses.", "Ask your instructor to do it."
                    )
                )
        else:
            self.desk.open_files(files)

    def sign_out(self, *, idle: bool = False, parks: bool = False) -> None:
        """Save what is open and go back to the door; whatever cannot be saved keeps the person."""
        self._scope.start(lambda: self._sign_out(idle, parks=parks), "sign out")

    def pass_on(self) -> None:
        """Keep the place of whoever sits here and let the next one come."""
        self.sign_out(parks=True)

    async def see_out(self) -> None:
        """As `pass_on`, until the door is open. Raises Conflict for what cannot be saved."""
        if self.desk is None:
            return
        name = self._services.user.full_name
        self.pass_on()
        await self._scope.settled()
        if self.desk is not None:
            raise Conflict(
                "What {name} has open could not be saved.",
                "Go back to the class and look at it together.",
                name=name,
            )

    # ------------------------------------------------------------ in and out

    async def _alone(self) -> User | None:
        """The one person of a personal computer who has set no password."""
        if self._sharing.mode != ALONE:
            return None
        owner = await self._services.accounts.owner()
        return None if owner.has_password or owner.is_disabled else owner

    async def _open_door(self) -> None:
        self._sharing = await self._services.accounts.sharing()
        await self._doors.open(self._sharing, begin_at=self.class_id)

    def _on_entered(self, user: User, class_id: ClassId | None = None) -> None:
        self._scope.start(lambda: self._enter(user, class_id), "enter", Policy.DROP)

    async def _enter(self, user: User, class_id: ClassId | None) -> None:
        self._services.gate.enter(user)
        self._sharing = await self._services.accounts.sharing()
        self.class_id = class_id
        left = self._doors.leave()
        # Whoever is quick is out again before the desk is laid: his last step stands on the page.
        self._start.leave_door()
        await self._seat(came_through_door=True)
        for door in left:
            await door.close()

    async def _seat(self, *, came_through_door: bool) -> None:
        """Give whoever is signed in a desk of his own."""
        # Before anything of the person's is built: words that are shown already stay as they are.
        preferences = await self._services.settings.preferences(self._services.user.id)
        self._start.language.speak(preferences.language)
        # Before there is a desk to leave: whoever is quick must not be parked and then arrive.
        route = await self._place() if came_through_door else None
        desk = Desk(
            self._start,
            self._services,
            self.ending,
            self._sharing,
            self._rules.limits,
        )
        self.desk = desk
        self._window.shows_sign_out = self._sharing.is_shared or self._services.user.has_password
        # Whoever is quick opens a page while the desk is still being laid: that one stays.
        before = self._window.screens()
        await desk.begin()
        if self.desk is not desk:
            return  # and has left already
        self._window.forget_screens(keep=desk.library_page, among=before)
        if self.class_id is not None or self._rules.parks:
            # The next who sits here may be cut off by anything: his place is always known.
            desk.navigator.moved.connect(self._note_place)
        if route is not None and leads_there(self._rules.limits, route):
            desk.go(route)
        self._rules.seated()
        self._watch_idleness()
        if self._services.gate.may(Right.MANAGE_LIBRARY):
            self._house.start(self._offer_backup, "offer backup")
        waiting, self._waiting = self._waiting, ()
        self.open_files(waiting)

    def _note_place(self, route: Route) -> None:
        desk, user = self.desk, self._services.gate.found
        if desk is not None and user is not None:
            place = places.to_json(desk.place())
            note = self._services.parking.note_place
            self._scope.start(lambda: note(place, user_id=user.id), "place", Policy.LATEST)

    async def _sign_out(self, idle: bool, why: str = "", *, parks: bool = False) -> None:
        desk = self.desk
        if desk is None:
            return
        self.idle.stop()
        self._scope.cancel("place")  # it is written here, and nobody may write it afterwards
        try:
            await desk.leave()
            if self._services.gate.may(Right.OWN_ACCOUNT):
                # Not for whoever deleted or disabled himself: he must be able to leave.
                place = places.to_json(desk.place())
                if parks:
                    await self._services.parking.park(place, user_id=self._services.user.id)
                else:
                    await self._services.settings.put(_PLACE, place)
        except AppError as error:
            # Nothing is discarded: the person stays until it can be saved.
            self._window.notices.tell(error)
            self._watch_idleness()
            return
        self.desk = None
        # Before the gate closes: screens that go may still have something to write.
        await desk.close()
        try:
            await self._services.sign_in.sign_out(idle=idle)
        except AppError as error:  # he is out; only that it happened could not be written down
            self._window.notices.tell(error)
        await self._open_door()
        if idle:
            why = self._rules.idle_words
        front = self._doors.front
        if front is not None:
            if why:
                front.say(why)
            self._window.forget_screens(keep=front.page)
        self._window.shows_sign_out = False
        self._window.show_person("", "")

    async def _place(self) -> Route | None:
        """Where the person was when he left."""
        me = self._services.user.id
        try:
            kept = await self._services.parking.arrive(
                self.class_id, user_id=me, freezes=self._rules.freezes
            )
        except AppError as error:
            self._window.notices.tell(error)
            return None  # in the library nobody is lost; before a door that is gone everybody is
        route = places.from_json(kept)
        if isinstance(route, LibraryRoute):
            return None
        may_edit = self._services.gate.may(Right.EDIT_COURSES)
        return None if isinstance(route, CreateRoute | EditRoute) and not may_edit else route

    # ------------------------------------------------------------ changed elsewhere

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        # Back from another window, perhaps from a terminal in which accounts were looked after.
        if state == Qt.ApplicationState.ApplicationActive and self.desk is not None:
            self._scope.start(self._follow_account, "account", Policy.LATEST)

    async def _follow_account(self) -> None:
        """Let whoever sits here act as the library has him: another process may have changed it."""
        gate, desk = self._services.gate, self.desk
        before, kept = gate.found, await self._services.accounts.as_kept()
        if before is None or desk is None or desk is not self.desk:
            return
        user = replace(before, is_disabled=True) if kept is None else kept
        if not may(user, Right.LEARN):
            self._scope.start(lambda: self._see_out(user), "sign out")
        elif user == before:
            return
        elif user.role is before.role:
            gate.renew(user)
            self._services.hub.publish(ProfileChanged(user.id))
        else:
            await self._seat_anew(desk, user)

    async def _see_out(self, user: User) -> None:
        """Out with whoever may no longer be here; what is open is saved by his old rights."""
        why = tr("You were signed out because your account was changed. Your work is saved.")
        await self._sign_out(False, why)
        if self.desk is not None:
            self._services.gate.renew(user)  # it could not be saved: it is shown, and no more

    async def _seat_anew(self, desk: Desk, user: User) -> None:
        """Another role sees another library: save by the old rights, then begin with the new."""
        self.idle.stop()
        try:
            await desk.leave()
            await self._services.settings.put(_PLACE, places.to_json(desk.place()))
        except AppError as error:
            self._window.notices.tell(error)
            self._services.gate.renew(user)
            self._services.hub.publish(ProfileChanged(user.id))
            self._watch_idleness()
            return
        self.desk = None
        await desk.close()
        self._services.gate.renew(user)
        await self._seat(came_through_door=True)

    def _on_learning_erased(self) -> None:
        self._scope.start(self._begin_anew, "erased")

    async def _begin_anew(self) -> None:
        """A desk without anything that the screens knew of what is gone."""
        if self.desk is None:
            return
        await self._seat_anew(self.desk, self._services.user)
        self._window.notices.show(tr("What you learned was erased."), kind="good")

    # ------------------------------------------------------------ idleness

    def _watch_idleness(self) -> None:
        self.idle.watch(self._idle_limit(), self._rules.countdown_s or WARNING_SECONDS)

    def _idle_limit(self) -> float:
        if self._rules.idle_s is not None:
            return self._rules.idle_s
        locked = self._sharing.is_shared or (
            self.desk is not None and self._services.user.has_password
        )
        minutes = self._sharing.idle_minutes if locked else 0
        return 60.0 * minutes

    async def _in_use(self) -> bool:
        """Something plays, or an attempt at a quiz is open: nobody is signed out meanwhile."""
        screen = None if self.desk is None else self.desk.navigator.screen
        return screen is not None and await screen.in_use()

    def _on_sharing_changed(self) -> None:
        self._scope.start(self._follow_sharing, "sharing", Policy.LATEST)

    async def _follow_sharing(self) -> None:
        self._sharing = self._doors.sharing = await self._services.accounts.sharing()
        if self.desk is not None and self._services.gate.found is not None:
            self._window.shows_sign_out = (
                self._sharing.is_shared or self._services.user.has_password
            )
            self.desk.follow(self._sharing)
            # Another setting, or one set elsewhere, is no sign that somebody is there.
            if self._idle_limit() != self.idle.limit:
                self._watch_idleness()

    # ------------------------------------------------------------ the house

    async def _keep_house(self) -> None:
        await self._services.people.erase_due()
        await self._services.class_door.sweep_guests()
        await self._services.connections.sweep_keys()  # theirs, too
        await self._services.handed.sweep()

    async def _offer_backup(self) -> None:
        """Ask about a damaged library once, also where the command line met it first."""
        damaged = await self._services.backup.unanswered_damage()
        if damaged is None:
            return
        sentence = tr(
            "The library's file was damaged. It was set aside as {file}; nothing was deleted.",
            file=damaged.path.name,
        )
        title = tr("The library was damaged")
        agreed = False
        if damaged.backup is None:
            await dialogs.tell(
                self._window, title, sentence + " " + tr("No backup was found: it starts empty.")
            )
        else:
            if self._services.report.quarantined is None:
                sentence += " " + tr("What the library got since is backed up first.")
            sentence += " " + tr("Restore the newest backup and start again?")
            agreed = await dialogs.confirm(self._window, title, sentence, tr("Restore"))
        await self._services.backup.damage_answered()
        if agreed and damaged.backup is not None:
            self.ending.restore_backup(damaged.backup)
