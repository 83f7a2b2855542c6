"""A class's computer put together: the lock around the window, the bar, PIN, keyboard, idleness.

Everything here is taken back by the end of the process: no setting of the system is touched.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from ..domain.errors import AppError, InvalidContent, PinRefused, TooManyTries
from ..domain.ids import ClassId
from ..domain.kiosk import ClockRule, KioskProfile, KioskReading
from ..domain.limits import Deed
from ..domain.settings import TEXT_SCALES, Preferences
from ..services.kiosk import Keeper
from ..ui.kiosk.attract import Attract
from ..ui.kiosk.awake import Awake
from ..ui.kiosk.bar import KioskBar
from ..ui.kiosk.clipboard import InnerClipboard
from ..ui.kiosk.countdown import Countdown
from ..ui.kiosk.covers import Covers
from ..ui.kiosk.guard import WindowGuard
from ..ui.kiosk.hold import Hold
from ..ui.kiosk.keeper import KeeperOverlay
from ..ui.kiosk.keyboard import ScreenKeyboard
from ..ui.kiosk.message import Message
from ..ui.kit.locked import lock
from ..ui.kit.routes import QuizRoute
from ..ui.kit.tasks import Policy, TaskScope
from ..ui.kit.translate import error_text, tr
from ..ui.shell.idle import IdleWatch
from .kiosk_panel import open_panel
from .seat_rules import SeatRules

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..domain.user import User
    from ..ui.kiosk.panel_screen import PanelScreen
    from .gui import Start
    from .reception import Reception
    from .wiring import Services

log = logging.getLogger(__name__)

_FREEZES = {ClockRule.AS_CLASS: None, ClockRule.RUNS: False, ClockRule.STANDS: True}
_LEAST_AT_DOOR, _LEAST_FOR_KEEPER = 30, 120
_THEMES = ("light", "dark", "contrast")


async def not_ready(services: Services) -> AppError | None:
    """What is missing before this computer can be a class's; None when nothing is."""
    if not (await services.accounts.sharing()).is_shared:
        return InvalidContent(
            "This computer is not shared yet, so nobody could sign in.",
            "Share it first, under Settings, People on this computer.",
        )
    if not await services.kiosk.has_pin():
        return InvalidContent(
            "Nobody has a PIN yet, so nobody could leave the kiosk.",
            "Set one first, under Settings, or with “coursegen-desktop kiosk pin”.",
        )
    return None


async def _never() -> bool:
    return False


class Kiosk:
    """Made before the reception, whose `rules` it gives; `begin` when that one has begun.

    `leave` is called once a teacher has left the kiosk.
    """

    def __init__(
        self,
        start: Start,
        services: Services,
        reading: KioskReading,
        leave: Callable[[], None],
        clock: Callable[[], float] | None = None,
    ) -> None:
        self._start, self._services, self._leave = start, services, leave
        self._window = start.window
        self.profile = reading.profile
        self._faults = reading.faults
        self._keeper: Keeper | None = None
        self._account: User | None = None  # by whose rights the keeper looks after the class
        self._reception: Reception | None = None
        services.gate.keep_to(self.profile.limits())
        start.theme_host.make_room_for_fingers()
        lock(self._window, prints=Deed.PRINT in self.profile.deeds)
        self._scope = TaskScope(self._window.notices.tell)
        self.guard = WindowGuard(self._window)
        self.hold = Hold(self._window)
        self.covers = Covers()
        self.clipboard = InnerClipboard()
        self.awake = Awake()
        self.bar = KioskBar()
        self.attract = Attract(self._window)
        self.keeper = KeeperOverlay(self._window)
        self.keyboard = ScreenKeyboard(self._window)
        self.message = Message(self._window)
        self._panel: PanelScreen | None = None
        self._door_idle, self._keeper_idle = (
            IdleWatch(self._window, in_use=busy, on_expired=act, scope=self._scope, clock=clock)
            for act, busy in ((self._on_door_idle, _never), (self.lock_again, self._works))
        )
        self._connect()
        self._close_ways()

    @property
    def rules(self) -> SeatRules:
        """How people sit here."""
        profile = self.profile
        return SeatRules(
            limits=profile.limits(),
            idle_s=float(profile.idle_s),
            countdown_s=float(profile.countdown_s),
            parks=True,
            classes=frozenset(map(ClassId, profile.classes)) if profile.classes else None,
            ways=frozenset(profile.ways),
            takes_guests=profile.guest,
            freezes=_FREEZES[profile.clock],
            make_warning=Countdown,
            seated=self._on_seated,
            opened=self._on_opened,
        )

    async def begin(self, reception: Reception) -> None:
        """Lock. The reception shows the door by now, or somebody's desk."""
        self._reception = reception
        self._window.put_above(self.bar)
        self.bar.show_title(self.profile.title)
        self.attract.view.fill(self.profile.title, self.profile.text)
        for part in (self.hold, self.guard, self.covers, self.clipboard, self.awake):
            part.begin()
        self.keyboard.speak([self.profile_language])
        await self._services.kiosk.started()
        if self._faults:
            log.warning("The kiosk's profile was broken at %s", ", ".join(self._faults) or "all")
        if reception.desk is None:
            self._on_opened()
            self.attract.appear()

    async def close(self) -> None:
        """Give everything back."""
        for part in (self.hold, self.guard, self.covers, self.clipboard, self.awake):
            part.end()
        self._start.crash.instead = None
        for watch in (self._door_idle, self._keeper_idle):
            watch.stop()
        await self._close_panel()
        await self._scope.close()

    @property
    def profile_language(self) -> str:
        """The language that the window speaks now."""
        return self._start.language.code

    # ------------------------------------------------------------ wires

    def _connect(self) -> None:
        bar, keeper = self.bar, self.keeper
        bar.size_wanted.connect(self._on_size)
        bar.contrast_wanted.connect(self._on_contrast)
        bar.keyboard_wanted.connect(self.keyboard.set_wanted)
        bar.pass_on_wanted.connect(self._on_pass_on)
        bar.teacher_wanted.connect(self.ask_for_pin)
        bar.hint_wanted.connect(lambda words: self._window.notices.show(words, topic="hint"))
        self.guard.exit_wanted.connect(self.ask_for_pin)
        self.attract.left.connect(self._watch_door)
        self.guard.touched.connect(self.keyboard.on_touched)
        self.keyboard.took.connect(self._on_keyboard)
        keeper.pin.tried.connect(
            lambda pin: self._scope.start(lambda: self._try(pin), "pin", Policy.RESTART)
        )
        keeper.pin.given_up.connect(self.lock_again)
        keeper.choice.panel_wanted.connect(self._open_panel)
        keeper.choice.closed.connect(self.lock_again)
        keeper.choice.leave_wanted.connect(lambda: self._start_task(self._leave_for_good, "leave"))
        # What nobody expected is in the log; a child is told that nothing is lost.
        self._start.crash.instead = self._on_crash

    def _close_ways(self) -> None:
        """The keys of the window are kept away by the guard; their acts are off as well."""
        for act in self._window.actions_by_id.values():
            act.setEnabled(False)
            act.setVisible(False)
        self._window.setAcceptDrops(False)

    def _start_task(self, work: Callable[[], object], key: str) -> None:
        self._scope.start(work, key, Policy.DROP)  # type: ignore[arg-type]

    # ------------------------------------------------------------ who sits here

    def _on_seated(self) -> None:
        user = self._services.user
        self._door_idle.stop()
        self.attract.go()
        self.bar.show_person(user.full_name, user.initials, user.colour, animal=user.animal)
        self._window.rail.avatar.hide()
        self._close_ways()
        self.keyboard.speak([self.profile_language])
        self._start_task(self._lead_to_quiz, "lead")

    async def _lead_to_quiz(self) -> None:
        """Whoever comes in by the door of a class that takes a quiz goes on to it."""
        reception = self._reception
        if reception is None or reception.class_id is None or Deed.QUIZ not in self.profile.deeds:
            return
        desk, me = reception.desk, self._services.user.id
        asset_id = await self._services.kiosk.quiz_for(reception.class_id, user_id=me)
        if asset_id is not None and desk is not None and desk is reception.desk:
            desk.go(QuizRoute(asset_id))

    def _on_opened(self) -> None:
        if self._reception is None:
            return  # `begin` comes for it
        self.bar.show_person("", "")
        self.bar.show_head(self._reception.class_door is None)
        self.clipboard.clear()
        self.keyboard.set_wanted(False)
        self._watch_door()

    def _watch_door(self) -> None:
        self._door_idle.watch(float(max(self.profile.idle_s // 2, _LEAST_AT_DOOR)))

    def _on_door_idle(self) -> None:
        """Whoever began to sign in has gone: nothing that was typed stays for the next one."""
        reception = self._reception
        if reception is None or reception.desk is not None:
            return
        if reception.class_door is not None:
            reception.class_door.page.people_requested.emit()
        elif reception.door is not None:
            reception.door.page.show_start()
        if self.keeper.isHidden():
            self.attract.appear()
        else:
            self._watch_door()

    def _on_pass_on(self) -> None:
        if self._reception is not None:
            self._reception.pass_on()

    # ------------------------------------------------------------ size, colours, keyboard

    def _on_size(self, step: int) -> None:
        host = self._start.theme_host
        nearest = min(TEXT_SCALES, key=lambda scale: abs(scale - host.text_scale))
        at = TEXT_SCALES.index(nearest) + step
        scale = TEXT_SCALES[min(max(at, 0), len(TEXT_SCALES) - 1)]
        host.apply(host.requested or "system", text_scale=scale)
        self._keep_look()

    def _on_contrast(self) -> None:
        host = self._start.theme_host
        at = _THEMES.index(host.theme.name) if host.theme.name in _THEMES else -1
        host.apply(_THEMES[(at + 1) % len(_THEMES)])
        self._keep_look()

    def _keep_look(self) -> None:
        """It belongs to whoever sits here; at the door it goes with the next one."""
        if self._services.gate.found is not None:
            self._scope.start(self._save_look, "look", Policy.LATEST)

    async def _save_look(self) -> None:
        host, settings = self._start.theme_host, self._services.settings
        user = self._services.gate.found
        if user is None:
            return
        theme, scale = host.requested, host.text_scale
        known: Preferences = await settings.preferences(user.id)
        wished = replace(known, theme=theme, text_scale=scale)
        here = self._services.gate.found
        if wished != known and here is not None and here.id == user.id:  # not gone meanwhile
            await settings.save_preferences(user.id, wished)

    def _on_keyboard(self, height: int) -> None:
        self._window.leave_room(height)
        self.bar.keyboard.setChecked(height > 0)

    # ------------------------------------------------------------ the teacher

    def ask_for_pin(self) -> None:
        """Somebody held the corner, or pressed the keys for it."""
        if self.keeper.isHidden():
            self._start_task(self._ask, "ask")

    async def _ask(self) -> None:
        wait = await self._services.kiosk.waiting()
        # A pad, or more, that nobody stands at any more is no invitation.
        self._keeper_idle.watch(float(max(self.profile.idle_s, _LEAST_FOR_KEEPER)))
        self.keeper.ask(wait)

    async def _try(self, pin: str) -> None:
        pad = self.keeper.pin
        try:
            self._keeper = await self._services.kiosk.unlock(pin)
        except TooManyTries as error:
            pad.refuse("")
            pad.show_wait(error.seconds)
        except PinRefused as error:
            pad.refuse(error_text(error))
            pad.show_wait(await self._services.kiosk.waiting())
        except AppError as error:
            pad.refuse(error_text(error))
        else:
            self._account = await self._services.kiosk.account_of(self._keeper)
            self.keeper.choice.panel.setVisible(self._account is not None)
            self.keeper.offer(self._keeper.name)

    def _open_panel(self) -> None:
        keeper, reception = self._keeper, self._reception
        if keeper is None or reception is None or self._account is None:
            return
        self._panel = open_panel(
            self._services,
            reception,
            self._account,
            self.profile,
            tell=lambda text: self.message.tell(text, keeper.name),
            follow=self._follow,
            close=self.lock_again,
        )
        self.keeper.show_step(self._panel.page)

    async def _works(self) -> bool:
        return self._panel is not None and self._panel.works

    def _follow(self, profile: KioskProfile) -> None:
        self.profile = profile
        self.attract.view.fill(profile.title, profile.text)

    def lock_again(self) -> None:
        """Back to the class."""
        self._scope.cancel("pin")  # whoever gave up while it was looked at is not let in later
        self._keeper = self._account = None
        self._keeper_idle.stop()
        self.keeper.go()
        self.keyboard.set_wanted(False)
        if self._panel is not None:
            self._start_task(self._close_panel, "close panel")

    async def _close_panel(self) -> None:
        panel, self._panel = self._panel, None
        if panel is not None:
            await panel.close()
            self.keeper.drop_step(panel.page)

    async def _leave_for_good(self) -> None:
        keeper, reception = self._keeper, self._reception
        if keeper is None or reception is None:
            return
        if reception.desk is not None:
            # Whoever sat here finds the place again; what cannot be saved keeps the kiosk.
            await reception.desk.leave()
        await self._services.kiosk.left(keeper)
        self._leave()

    def _on_crash(self) -> None:
        words = tr("Something went wrong, but nothing of yours is lost. Please go on.")
        self._window.notices.show(words, kind="bad", topic="crash")
