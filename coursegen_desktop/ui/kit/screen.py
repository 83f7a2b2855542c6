"""What the navigator shows: a page and the coroutines that fill it.

class CourseScreen(Screen):
    def __init__(self, context: ScreenContext, *, lessons: LessonsService) -> None:
        super().__init__(context, CoursePage())
        self.page.lesson_chosen.connect(lambda id: context.go(LessonRoute(id)))
        self.listen(LessonCompleted, lambda event: self.mark_stale())

    async def show(self, route: CourseRoute) -> None:      # loads and fills the page
        self.page.show_course(await self._lessons.course(route.course_id, user_id=...))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from ...domain.errors import AppError
from ...domain.limits import EVERYTHING, Limits
from .notices import Notices
from .routes import Route
from .tasks import Policy, TaskScope
from .theme import ThemeHost

PageT = TypeVar("PageT", bound=QWidget)


class Hub(Protocol):
    """The part of services.events.EventHub that screens use."""

    def subscribe(self, event: type[Any], handler: Callable[[Any], None]) -> Callable[[], None]:
        """Call `handler` with every event of the type, until the returned function is called."""


@dataclass(frozen=True)
class ScreenContext:
    """What every screen is given."""

    go: Callable[[Route], None]
    back: Callable[[], None]
    notices: Notices
    theme_host: ThemeHost
    hub: Hub
    on_error: Callable[[AppError], None]
    # Gives the page in front the whole screen, or takes it back.
    fill_screen: Callable[[bool], None] = lambda _full: None
    limits: Limits = EVERYTHING  # what this computer leaves out


@dataclass(frozen=True)
class ScreenCommand:
    """What a screen offers in the palette while it is in front."""

    text: str
    act: Callable[[], object]
    icon: str
    keys: str = ""


class Screen(Generic[PageT]):
    """Base of every screen's controller.

    The navigator calls `enter`, `leave` and `close`; a subclass writes `show`, and where it
    needs to `leave`, `give_up`, `resumed` and `close` (calling the base).
    """

    full_window = False  # True hides the navigation rail (a quiz)
    shows_early = False  # True: the page is put in front before `show` has loaded it

    def __init__(self, context: ScreenContext, page: PageT) -> None:
        self.context = context
        self.page = page
        self.page.setObjectName(self.page.objectName() or "page")
        self.scope = TaskScope(context.on_error)
        self.route: Route | None = None
        self.visible = False
        self.stale = True
        self._missed = False  # something changed while it was loading: it may not have been read
        self._unsubscribe: list[Callable[[], None]] = []

    async def show(self, route: Any) -> None:
        """Load what `route` names and fill the page. An AppError keeps the user where he was."""
        raise NotImplementedError

    async def refresh(self) -> None:
        """Load again what is in front; by default as if one came anew."""
        await self.show(self.route)

    async def resumed(self) -> None:
        """Shown again with the same route and nothing stale: `show` is not called."""

    async def leave(self) -> None:
        """Flush unsaved work before another screen comes. Raise AppError to stay."""

    def give_up(self) -> None:
        """What `leave` could not save is not wanted any more: its author was asked."""

    async def in_use(self) -> bool:
        """Whether somebody is busy here without touching anything: a film plays, a quiz runs."""
        return False

    def commands(self) -> tuple[ScreenCommand, ...]:
        """What the palette offers while it is in front."""
        return ()

    def place(self) -> Route | None:
        """Where to come back to after signing in again; by default what is shown."""
        return self.route

    def mark(self) -> Route | None:
        """Under which route Back finds again what is in front now; by default as one came."""
        return self.route

    async def enter(self, route: Route) -> None:
        """Come to the front (the navigator's call)."""
        if self.stale or route != self.route:
            before = self.route
            self.route, self._missed = route, False
            try:
                await self.show(route)
            except BaseException:
                self.route, self.stale = before, True
                raise
            self.stale = self._missed
        else:
            await self.resumed()
        self.visible = True
        if self.stale:
            self.reload()

    async def exit(self) -> None:
        """Go behind another screen (the navigator's call)."""
        await self.leave()
        self.visible = False

    def reload(self) -> None:
        """Load again what is shown; many calls at once load once more at most."""
        if self.route is not None:
            self.scope.start(self._reload, "reload", Policy.LATEST)

    def mark_stale(self) -> None:
        """Something shown has changed: reload now when in front, else when shown again."""
        if self.visible:
            self.reload()
        else:
            self.stale = self._missed = True

    def listen(self, event: type[Any], handler: Callable[[Any], None]) -> None:
        """Subscribe to events of the hub until the screen is closed."""
        self._unsubscribe.append(self.context.hub.subscribe(event, handler))

    async def close(self) -> None:
        """Stop everything that belongs to the screen."""
        while self._unsubscribe:
            self._unsubscribe.pop()()
        await self.scope.close()
        self.visible = False

    async def _reload(self) -> None:
        if self.route is not None:
            self._missed = False
            await self.refresh()
            self.stale = self._missed
