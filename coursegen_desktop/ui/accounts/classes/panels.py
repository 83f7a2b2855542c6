"""What the door of a class shows one after the other, below its head and above its foot."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ....domain.errors import AppError, InvalidContent, SignInRefused, TooManyTries
from ....domain.ids import UserId
from ....domain.school_class import ClassCard, ClassDoor, DoorPerson, SchoolClass
from ....domain.sign_in_ways import Way
from ....domain.user import MAX_NAME, User, checked_name
from ...content.animals import AnimalChoice, animal_words, picture_words
from ...content.tiles import paint_person_tile, paint_tile
from ...kit.callout import Callout
from ...kit.field import Field
from ...kit.forms import SearchField
from ...kit.icons import pixmap
from ...kit.lists import Emphasis, LessonTitle, ScrollPage
from ...kit.painting import paint_box
from ...kit.theme import ThemeHost
from ...kit.translate import error_text, tr
from ..account_step import new_password_field
from ..sign_in_step import avatar_of
from ..step import CardStep, fits, name_edit
from .faces import FaceGrid
from .pad import PicturePad, PictureRow

_SEARCHED_FROM = 16  # so many fit on a screen in large tiles


class Panel(QWidget):
    """Base: a title, and where the keyboard begins. `back_wanted`: Esc."""

    back_wanted = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.first: QWidget = self
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self.heading = LessonTitle(title)
        self.heading.setMinimumWidth(1)
        self.head.addWidget(self.heading, 1)
        self.column.addLayout(self.head)
        self.above = Callout("accent")
        self.column.addWidget(self.above)

    def set_busy(self, busy: bool) -> None:
        """What was wished for is under way, or has ended."""

    def show_error(self, error: AppError) -> None:
        """Say what went wrong."""
        self.above.tell(error_text(error), kind="bad")

    def show_wait(self, seconds: int) -> None:
        """The next try counts only after so many seconds."""

    def leave(self) -> None:
        """Another one takes its place."""

    def take_key(self, event: QKeyEvent) -> bool:
        """A key that nothing on the page wanted; whether it meant something."""
        return False


class ClassesPanel(Panel):
    """Which class?"""

    class_chosen = Signal(object)  # ClassCard

    def __init__(self, cards: Sequence[ClassCard]) -> None:
        super().__init__(tr("Which class?"))
        self.grid = FaceGrid(
            tr("Classes"),
            key_of=lambda card: card.of.id,
            name_of=lambda card: card.of.name,
            words_of=lambda card: f"{card.of.name}, {tr('%n learner(s)', card.learners)}",
            paint=_paint_class,
        )
        self.grid.show_items(cards)
        self.grid.chosen.connect(self.class_chosen)
        self.column.addWidget(self.grid, 1)
        self.first = self.grid
        if not cards:
            self.above.tell(tr("There is no class yet. Call your teacher."), kind="warn")


class PeoplePanel(Panel):
    """Who is learning?"""

    person_chosen = Signal(object)  # DoorPerson

    def __init__(self, door: ClassDoor) -> None:
        super().__init__(tr("Who is learning?"))
        self._door = door
        self._pictures: dict[UserId, QPixmap] = {}
        self.search = SearchField(tr("Type your name"))
        self.search.setFixedWidth(280)
        self.search.setMinimumHeight(48)
        self.search.setVisible(len(door.people) > _SEARCHED_FROM)
        self.head.addWidget(self.search)
        self.grid = FaceGrid(
            tr("Who is learning?"),
            key_of=lambda one: one.user.id,
            name_of=lambda one: one.user.full_name,
            words_of=_person_words,
            paint=self._paint,
        )
        self.grid.show_items(door.people)
        self.grid.chosen.connect(self.person_chosen)
        self.column.addWidget(self.grid, 1)
        if not door.people:
            self.above.tell(tr("Nobody is in this class yet."))
        self.search.textChanged.connect(self._on_text)
        self.search.activated.connect(self._on_enter)
        self.first = self.grid if door.people else self.search

    def set_picture(self, person: UserId, picture: QPixmap) -> None:
        """Somebody's picture has come."""
        self._pictures[person] = picture
        self.grid.viewport().update()

    def _paint(self, painter: QPainter, box: QRectF, one: DoorPerson, host: ThemeHost) -> None:
        picture = self._pictures.get(one.user.id)
        font = host.font("strong")
        paint_person_tile(painter, box, one.user, host.theme, font, picture)
        if one.is_parked:
            _paint_mark(painter, box, host)

    def _on_text(self, text: str) -> None:
        wanted = text.strip().casefold()
        found = [one for one in self._door.people if _is_meant(one.user, wanted)]
        self.grid.show_items(found)
        self.above.tell("" if found else tr("Nobody is called that here."), kind="accent")

    def _on_enter(self) -> None:
        if self.grid.rows.rowCount() == 1:
            self.person_chosen.emit(self.grid.rows.item(0))
        else:
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)


class PicturesPanel(Panel):
    """Three pictures of somebody who was chosen."""

    def __init__(self, person: User, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(person.full_name)
        self.head.insertWidget(0, avatar_of(person, 56))
        self.pad = PicturePad(clock=clock)
        self.column.addWidget(self.pad.told)
        scroll = ScrollPage(margin=0)
        scroll.column.setContentsMargins(0, 0, 0, 0)
        scroll.column.addStretch(1)
        scroll.column.addWidget(self.pad)
        scroll.column.addStretch(1)
        self.pad.stand_in(scroll)
        self.column.addWidget(scroll, 1)
        self.first = self.pad.buttons[0]

    def set_busy(self, busy: bool) -> None:
        self.pad.set_busy(busy)

    def show_error(self, error: AppError) -> None:
        if isinstance(error, TooManyTries):
            self.show_wait(error.seconds)
        elif isinstance(error, SignInRefused):
            self.pad.refuse(tr("These are not your pictures. Try again."))
        else:
            super().show_error(error)

    def show_wait(self, seconds: int) -> None:
        self.pad.show_wait(seconds)


class StepPanel(Panel):
    """A step of the other door in the middle: a password, a new one."""

    def __init__(self, step: CardStep) -> None:
        super().__init__("")
        self.title, self.step = step.title, step
        self.heading.hide()
        scroll = ScrollPage(margin=0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(step)
        row.addStretch(1)
        scroll.column.addStretch(1)
        scroll.column.addLayout(row)
        scroll.column.addStretch(2)
        self.column.addWidget(scroll, 1)
        self.first = step.first

    def set_busy(self, busy: bool) -> None:
        self.step.set_busy(busy)

    def show_error(self, error: AppError) -> None:
        self.step.show_error(error)

    def show_wait(self, seconds: int) -> None:
        self.step.show_wait(seconds)


class NewcomerStep(CardStep):
    """“I am new”: a name, an animal, and a password where the class asks for one."""

    width_px = 620
    joined = Signal(str, str, str)  # name, avatar, password

    def __init__(self, of: SchoolClass, people: Sequence[User], colour: int) -> None:
        super().__init__(
            tr("I am new"), tr("Type your name and choose an animal: that is you from now on.")
        )
        self._of, self._colour = of, colour
        self._people = {_folded(user.full_name): user for user in people}
        self.name = self.add_field(Field(tr("Your name"), name_edit()))
        self.name.edit.setMaxLength(MAX_NAME)
        self.animals = AnimalChoice(64)
        self.animals.show_person("", colour, None)
        self.card.column.addWidget(self.animals)
        self.animals.chosen.connect(lambda name: self.animals.show_person("", colour, name))
        self.password: Field | None = None
        if of.rules.way is Way.PASSWORD:
            self.password = self.add_field(new_password_field(tr("Password")))
        self.name.edit.textChanged.connect(lambda _: self.above.tell(""))
        self.add_primary(tr("That is me"))
        self.primary.height_px = 48.0

    def check(self) -> bool:
        self.above.tell("")
        if not fits(self.name, checked_name):
            return False
        same = self._people.get(_folded(self.name.text))
        if same is not None:
            self.name.tell(
                tr("Somebody here is called that already. Is it you? Then go back and choose"
                   " your animal; otherwise add a second name.")
            )  # fmt: skip
            return False
        if not self.animals.value:
            self.above.tell(tr("Choose an animal."), kind="warn")
            return False
        return True

    def send(self) -> None:
        password = "" if self.password is None else self.password.text
        self.joined.emit(self.name.text, f"{self.animals.value}-{self._colour}", password)

    def show_error(self, error: AppError) -> None:
        if isinstance(error, InvalidContent) and self.password is not None:
            self.refuse(self.password, error)
        else:
            super().show_error(error)


class KeepInMindStep(CardStep):
    """The pictures of somebody new, to be kept in mind before going on."""

    width_px = 520
    went_on = Signal()

    def __init__(self, person: User, pictures: Sequence[str]) -> None:
        super().__init__(
            tr("These are your pictures"),
            tr("Next time you tap your animal, then these three in this order."),
            sign=avatar_of(person, 76),
        )
        row = QHBoxLayout()
        row.addStretch(1)
        self.pictures = PictureRow(pictures)
        row.addWidget(self.pictures)
        row.addStretch(1)
        self.card.column.addLayout(row)
        words = Emphasis(" · ".join(picture_words()[name] for name in pictures))
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.card.column.addWidget(words)
        self.add_primary(tr("I know them now"))
        self.primary.height_px = 48.0

    def send(self) -> None:
        self.went_on.emit()


def _paint_class(painter: QPainter, box: QRectF, card: ClassCard, host: ThemeHost) -> None:
    paint_tile(painter, box, card.of.icon, card.of.colour, host.theme)


def _paint_mark(painter: QPainter, box: QRectF, host: ThemeHost) -> None:
    """At the tile's corner: a place waits for this one."""
    side = max(host.px(24), round(box.width() * 0.24))
    disc = QRectF(box.right() - side * 0.8, box.y() - side * 0.2, side, side)
    paint_box(painter, disc, side / 2, host.theme.color("accent"), None)
    icon = round(side * 0.6)
    image = pixmap("play", host.theme.color("on_accent"), icon,
                   painter.device().devicePixelRatioF())  # fmt: skip
    at = disc.center()
    painter.drawPixmap(round(at.x() - icon / 2), round(at.y() - icon / 2), image)


def _person_words(one: DoorPerson) -> str:
    animal = animal_words().get(one.user.animal, "")
    waits = tr("goes on where it stopped") if one.is_parked else ""
    return ", ".join(part for part in (one.user.full_name, animal, waits) if part)


def _is_meant(user: User, wanted: str) -> bool:
    name = user.full_name.casefold()
    return name.startswith(wanted) or any(part.startswith(wanted) for part in name.split())


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
