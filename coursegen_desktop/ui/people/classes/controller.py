"""What happens in one class: who is in it, how they sign in, what they have to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ....domain.errors import AppError, NotFound, PermissionDenied
from ....domain.events import (
    AttemptReopened,
    ClassesChanged,
    CourseChanged,
    LessonCompleted,
    PeopleChanged,
    ProfileChanged,
    QuizFinished,
)
from ....domain.ids import ClassId, UserId
from ....domain.school_class import (
    Assignment,
    ClassView,
    Member,
    MemberRole,
    PictureCard,
    SchoolClass,
)
from ....domain.sign_in_ways import Way
from ....domain.user import User
from ....services.clock import Now
from ...kit import dialogs
from ...kit.routes import ClassesRoute, SchoolClassRoute
from ...kit.screen import Screen, ScreenContext
from ...kit.tasks import CoroutineFactory, Policy
from ...kit.translate import error_text, tr
from ..add_dialog import AddPersonDialog, AddWords
from ..codes import show_codes
from ..words import short
from .cards_dialog import CardsDialog, print_cards, save_cards
from .children_dialog import ChildrenDialog
from .editing import edit_class
from .page import SchoolClassPage
from .tasks import ClassTasks

if TYPE_CHECKING:
    from ....services.assignments import AssignmentsService
    from ....services.class_cards import ClassCardsService
    from ....services.class_pictures import ClassPicturesService
    from ....services.classes import ClassesService
    from ....services.enrolment import EnrolmentService
    from ....services.lessons import LessonsService
    from ....services.library import LibraryService

_CHANGES = (
    ClassesChanged, PeopleChanged, ProfileChanged, LessonCompleted, QuizFinished, CourseChanged,
    AttemptReopened,
)  # fmt: skip


class SchoolClassScreen(Screen[SchoolClassPage]):
    """One class, for those who teach it."""

    def __init__(
        self,
        context: ScreenContext,
        *,
        classes: ClassesService,
        pictures: ClassPicturesService,
        cards: ClassCardsService,
        assignments: AssignmentsService,
        library: LibraryService,
        lessons: LessonsService,
        enrolment: EnrolmentService,
        user: User,
        now: Now,
    ) -> None:
        super().__init__(context, SchoolClassPage())
        self._classes, self._pictures, self._now = classes, pictures, now
        self._enrolment, self._card_codes = enrolment, cards
        self.tasks = ClassTasks(
            self.page,
            self.scope,
            context.notices,
            classes=classes,
            assignments=assignments,
            library=library,
            lessons=lessons,
            user=user,
        )
        self._connect_page()
        for event in _CHANGES:
            self.listen(event, lambda _: self.mark_stale())

    async def show(self, route: SchoolClassRoute) -> None:
        """Read the class. One that is gone keeps the user where he was."""
        try:
            view = await self._classes.open(route.class_id)
        except (NotFound, PermissionDenied):
            raise
        except AppError as error:
            self.page.show_failure(error_text(error))
            return
        self.page.show_class(view, self._now().astimezone().date())

    # ------------------------------------------------------------ wishes of the page

    def _connect_page(self) -> None:
        page, ask = self.page, self._ask
        page.back_requested.connect(lambda: self.context.go(ClassesRoute()))
        page.retry_requested.connect(self.reload)
        page.edit_requested.connect(lambda: ask(self._edit))
        page.children_requested.connect(lambda: ask(self._add_children))
        page.add_requested.connect(lambda role: ask(partial(self._add, role)))
        page.cards_requested.connect(lambda: ask(self._show_cards))
        page.give_all_requested.connect(lambda: ask(self._give_all))
        page.pictures_requested.connect(lambda one: ask(partial(self._give, one)))
        page.card_requested.connect(lambda one: ask(partial(self._give_card, one)))
        page.withdrawal_requested.connect(lambda one: ask(partial(self._withdraw_card, one)))
        page.code_requested.connect(lambda one: ask(partial(self._start_code, one)))
        page.remove_requested.connect(
            lambda one: self.scope.start(partial(self._remove, one), f"remove {one.user.id}")
        )
        page.assign_requested.connect(lambda: ask(self.tasks.assign))
        page.enrol_requested.connect(lambda: ask(self.tasks.enrol))
        page.change_requested.connect(lambda task: ask(partial(self.tasks.change, task)))
        page.who_requested.connect(lambda task: ask(partial(self.tasks.who, task)))
        page.withdraw_requested.connect(self._withdraw)

    def _ask(self, work: CoroutineFactory) -> None:
        self.scope.start(work, "dialog")

    def _withdraw(self, task: Assignment) -> None:
        self.scope.start(partial(self.tasks.withdraw, task), f"withdraw {task.id}")

    @property
    def _view(self) -> ClassView:
        assert self.page.view is not None
        return self.page.view

    @property
    def _class_id(self) -> ClassId:
        assert isinstance(self.route, SchoolClassRoute)
        return self.route.class_id

    async def _edit(self) -> None:
        await edit_class(self.page, self._classes, self._view.of)

    # ------------------------------------------------------------ people

    async def _add_children(self) -> None:
        dialog = ChildrenDialog(self.page, self._view.of.name)
        made: list[int] = []

        async def act() -> bool:
            made.append(len(await self._classes.add_new(self._class_id, dialog.lines)))
            return True

        if await dialog.serve(act, blame=dialog.names):
            lacks_pictures = self._view.of.rules.way is Way.PICTURES
            self.context.notices.show(
                tr("%n child(ren) added", made[0]),
                kind="good",
                action_text=tr("Give pictures") if lacks_pictures else "",
                on_action=(lambda: self._ask(self._give_all)) if lacks_pictures else None,
            )

    async def _add(self, role: MemberRole) -> None:
        dialog = AddPersonDialog(self.page, _add_words(self._view.of.name, role))
        dialog.looked_for.connect(
            lambda text: self.scope.start(
                partial(self._look, dialog, text, role), "candidates", Policy.RESTART
            )
        )
        dialog.person_chosen.connect(
            lambda user: self.scope.start(partial(self._put_in, dialog, user, role), "put in")
        )
        dialog.look()
        await dialogs.run(dialog)
        self.scope.cancel("candidates")

    async def _look(self, dialog: AddPersonDialog, text: str, role: MemberRole) -> None:
        try:
            found = await self._classes.candidates(self._class_id, text, role=role)
        except AppError as error:
            dialog.show_error(error)
            return
        dialog.show_candidates(text, found)

    async def _put_in(self, dialog: AddPersonDialog, user: User, role: MemberRole) -> None:
        try:
            await self._classes.add(self._class_id, user.id, role)
        except AppError as error:
            dialog.show_error(error)
            return
        dialog.show_added(user)

    async def _remove(self, member: Member) -> None:
        class_id = self._class_id
        await self._classes.remove(class_id, member.user.id)
        self.context.notices.show(
            tr("{name} was taken out; what was learned is kept", name=short(member.user.full_name)),
            action_text=tr("Undo"),
            on_action=lambda: self.scope.start(
                partial(self._classes.add, class_id, member.user.id, member.role),
                f"remove {member.user.id}",
            ),
        )

    # ------------------------------------------------------------ signing in

    async def _show_cards(self) -> None:
        of = self._view.of
        await self._cards(of, await self._pictures.cards(of.id))

    async def _give_all(self) -> None:
        # Each code is kept by a slow hash: for a class that takes a while.
        self.context.notices.show(tr("Pictures are being chosen…"), seconds=2.0, topic="pictures")
        of = self._view.of  # another class may be in front when they are made
        made = await self._pictures.give(of.id)
        if made:
            await self._cards(of, made, once=not of.rules.shows_pictures)

    async def _give(self, member: Member) -> None:
        if member.has_pictures and not await dialogs.confirm(
            self.page,
            tr("New pictures for {name}?", name=short(member.user.full_name)),
            tr("The old ones stop working at once."),
            tr("Give new ones"),
        ):
            return
        of = self._view.of
        made = await self._pictures.give(of.id, [member.user.id])
        await self._cards(of, made, once=not of.rules.shows_pictures)

    async def _give_card(self, member: Member) -> None:
        if member.has_card and not await dialogs.confirm(
            self.page,
            tr("New QR code for {name}?", name=short(member.user.full_name)),
            tr("The card that is out lets nobody in any more, at once."),
            tr("Make a new one"),
        ):
            return
        of = self._view.of
        made = await self._card_codes.give(of.id, [member.user.id])
        await self._cards(of, made, once=not of.rules.shows_pictures)

    async def _withdraw_card(self, member: Member) -> None:
        if await dialogs.confirm(
            self.page,
            tr("Withdraw the card of {name}?", name=short(member.user.full_name)),
            tr("It lets nobody in any more, at once. A new one can be made at any time."),
            tr("Withdraw"),
            danger=True,
        ):
            await self._card_codes.withdraw(self._class_id, [member.user.id])

    async def _make_codes(
        self, dialog: CardsDialog, people: tuple[UserId, ...], replaces: bool
    ) -> None:
        with dialog.while_at_work():
            if not replaces or await dialogs.confirm(
                dialog,
                tr("New QR codes for all of them?"),
                tr("The cards that are out let nobody in any more, at once."),
                tr("Make new ones"),
                danger=True,
            ):
                dialog.show_made(await self._card_codes.give(dialog.of.id, people))

    async def _withdraw_codes(self, dialog: CardsDialog, people: tuple[UserId, ...]) -> None:
        with dialog.while_at_work():
            if await dialogs.confirm(
                dialog,
                tr("Withdraw the QR codes of all of them?"),
                tr(
                    "Their cards let nobody in any more, at once. New ones can be made at any time."
                ),
                tr("Withdraw"),
                danger=True,
            ):
                dialog.show_withdrawn(await self._card_codes.withdraw(dialog.of.id, people))

    async def _start_code(self, member: Member) -> None:
        name = short(member.user.full_name)
        if member.user.has_password and not await dialogs.confirm(
            self.page,
            tr("Reset the password of {name}?", name=name),
            tr(
                "The old password stops working at once. You are shown a start code, with which"
                " a new one is chosen at the next sign-in."
            ),
            tr("Reset password"),
            danger=True,
        ):
            return
        code = await self._pictures.start_code(self._class_id, member.user.id)
        title = tr("New start code for {name}", name=name)
        await show_codes(self.page, self.scope, [code], title, self._enrolment.save_codes)

    async def _cards(
        self, of: SchoolClass, cards: tuple[PictureCard, ...], *, once: bool = False
    ) -> None:
        dialog = CardsDialog(self.page, cards, of, once=once)
        start = self.scope.start
        dialog.print_requested.connect(lambda: start(partial(print_cards, dialog), "print"))
        dialog.save_requested.connect(lambda: start(partial(save_cards, dialog), "print"))
        dialog.codes_requested.connect(
            lambda people, replaces: start(
                partial(self._make_codes, dialog, people, replaces), "codes"
            )
        )
        dialog.withdraw_requested.connect(
            lambda people: start(partial(self._withdraw_codes, dialog, people), "codes")
        )
        await dialogs.run(dialog)


def _add_words(class_name: str, role: MemberRole) -> AddWords:
    if role is MemberRole.TEACHER:
        return AddWords(
            tr("Add teachers to {class_name}", class_name=class_name[:60]),
            tr("Instructors and administrators can teach a class."),
            tr("Everybody who may teach is in this class already"),
            lambda name: tr("{name} teaches this class now.", name=name),
        )
    return AddWords(
        tr("Add people to {class_name}", class_name=class_name[:60]),
        tr("Whoever has a password goes on using it. For new accounts: “Add children”."),
        tr("Everybody is in this class already"),
        lambda name: tr("{name} is in this class now.", name=name),
    )
