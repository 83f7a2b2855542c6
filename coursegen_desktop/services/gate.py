"""Who acts, and what he may: asked at the beginning of every verb of every service.

class LibraryService(Guarded):
    @needs(Right.EDIT_COURSES)
    async def delete(self, course_id): ...

A verb with a `user_id` is about that person's own things: the gate lets nobody else in, unless
he has the right named by `others`. A service without a gate (built alone by a tool or a test)
asks nobody; the wiring gives all of them the same one.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, ParamSpec, TypeVar, cast

from ..domain.course import not_published
from ..domain.errors import NotFound, PermissionDenied
from ..domain.ids import CourseId, UserId
from ..domain.limits import EVERYTHING, Deed, Limits
from ..domain.rights import Right, may, require
from ..domain.user import User

P = ParamSpec("P")
R = TypeVar("R")

OWNER_NAME = "owner of the file"
# What is left of anybody's rights at a class's computer.
_AT_A_CLASS = frozenset({Right.LEARN, Right.OWN_ACCOUNT})


class Gate:
    """Knows who is signed in. The owner of the file (the command line) may do everything."""

    def __init__(self) -> None:
        self._user: User | None = None
        self._is_owner = False
        self.limits = EVERYTHING
        # (the task that works for a teacher at a child's desk, that teacher)
        self._lent: ContextVar[tuple[object, User] | None] = ContextVar("lent", default=None)

    @property
    def user(self) -> User:
        """Whoever acts; PermissionDenied when nobody is signed in."""
        acting = self._keeper or self._user
        if acting is None:
            raise PermissionDenied("Nobody is signed in.", "Sign in first.")
        return acting

    @property
    def found(self) -> User | None:
        """Whoever is signed in, None when nobody is."""
        return self._user

    @property
    def actor(self) -> tuple[UserId | None, str]:
        """(key, name) for the audit log."""
        keeper = self._keeper
        if keeper is not None:
            return keeper.id, keeper.full_name
        if self._is_owner:
            return None, OWNER_NAME
        return (None, "") if self._user is None else (self._user.id, self._user.full_name)

    def enter(self, user: User) -> None:
        """`user` has signed in, or was changed."""
        self._user, self._is_owner = user, False

    def renew(self, user: User) -> None:
        """`user` was changed: if it is the one who acts, he acts with the new rights."""
        if self._user is not None and self._user.id == user.id:
            self._user = user

    def enter_as_owner(self, user: User) -> None:
        """The command line works for `user` with every right: whoever can run it can read and
        write the file anyway."""
        self._user, self._is_owner = user, True

    def leave(self) -> None:
        """Nobody is signed in any more."""
        self._user, self._is_owner = None, False

    @contextmanager
    def lent_to(self, keeper: User) -> Iterator[None]:
        """Within it, and in this task alone, `keeper` acts with all his rights: a teacher who
        gave his PIN while a child sits here. What it starts acts for the child again."""
        token = self._lent.set((asyncio.current_task(), keeper))
        try:
            yield
        finally:
            self._lent.reset(token)

    def keep_to(self, limits: Limits) -> None:
        """At this computer nobody may do more, whoever signs in: not even an administrator."""
        self.limits = limits

    def may(self, right: Right) -> bool:
        """Whether the one who acts has `right`."""
        keeper = self._keeper
        if keeper is not None:
            return may(keeper, right)
        if self._is_owner:
            return True
        return self._user is not None and self._is_here(right) and may(self._user, right)

    def need(self, right: Right) -> None:
        """Raise PermissionDenied unless the one who acts has `right`."""
        keeper = self._keeper
        if self._is_owner and keeper is None:
            return
        require(self.user, right)
        if keeper is None and not self._is_here(right):
            raise kept_for_class()

    def need_deed(self, deed: Deed | None) -> None:
        """Raise PermissionDenied for something that is not done at this computer."""
        if deed is None or self._is_owner or self._keeper is not None:
            return
        if not self.limits.allows(deed):
            raise kept_for_class()

    @property
    def courses(self) -> frozenset[CourseId] | None:
        """The courses that are shown here, None for all."""
        return None if self._keeper is not None else self.limits.courses

    @property
    def _keeper(self) -> User | None:
        lent = self._lent.get()
        return lent[1] if lent is not None and lent[0] is asyncio.current_task() else None

    def _is_here(self, right: Right) -> bool:
        return not self.limits.is_kept or right in _AT_A_CLASS

    def need_own(self, user_id: object, others: Right | None) -> None:
        """Raise PermissionDenied when the things of somebody else are asked for."""
        if (self._is_owner and self._keeper is None) or user_id == self.user.id:
            return
        if others is None or not self.may(others):
            raise PermissionDenied("This belongs to somebody else.", "Sign in as that person.")


def kept_for_class() -> PermissionDenied:
    """This computer leaves it out, whoever asks."""
    return PermissionDenied("This computer is kept for the class.", "Use another one for that.")


class Guarded:
    """Base of the services. `gate` is None in one that asks nobody; `deed` is what all its verbs
    are part of, which a class's computer may leave out."""

    gate: Gate | None = None
    deed: ClassVar[Deed | None] = None

    @property
    def courses_here(self) -> frozenset[CourseId] | None:
        """The courses of this computer, None for all."""
        return None if self.gate is None else self.gate.courses

    def need_course(self, course_id: CourseId, *, is_published: bool) -> None:
        """Raise NotFound for a course that the one who acts does not get to see here."""
        if not is_published and not self.may(Right.SEE_DRAFTS):
            raise not_published()
        here = self.courses_here
        if here is not None and course_id not in here:
            raise NotFound("This course is not for this computer.", "Use another one for it.")

    def may(self, right: Right) -> bool:
        """Whether the one who acts has `right`."""
        return self.gate is None or self.gate.may(right)


def needs(
    right: Right, *, others: Right | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let in only who has `right`; into what belongs to `user_id`, that person or `others`."""

    def guard(verb: Callable[P, R]) -> Callable[P, R]:
        names = list(inspect.signature(verb).parameters)
        place = names.index("user_id") if "user_id" in names else None

        def check(arguments: tuple[Any, ...], named: dict[str, Any]) -> None:
            gate = cast(Guarded, arguments[0]).gate
            if gate is None:
                return
            gate.need(right)
            gate.need_deed(cast(Guarded, arguments[0]).deed)
            if place is not None:
                whose = named["user_id"] if "user_id" in named else arguments[place]
                gate.need_own(whose, others)

        if inspect.iscoroutinefunction(verb):

            @functools.wraps(verb)
            async def later(*arguments: Any, **named: Any) -> Any:
                check(arguments, named)
                return await cast(Any, verb)(*arguments, **named)

            guarded: Any = later
        else:

            @functools.wraps(verb)
            def now(*arguments: Any, **named: Any) -> Any:
                check(arguments, named)
                return verb(*arguments, **cast(Any, named))

            guarded = now
        guarded.needs, guarded.others = right, others
        return cast(Callable[P, R], guarded)

    return guard


def open_to_all(verb: Callable[P, R]) -> Callable[P, R]:
    """Mark a verb that asks for no right: it stands before the sign-in, or says nothing private."""
    cast(Any, verb).needs = cast(Any, verb).others = None
    return verb
