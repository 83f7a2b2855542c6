"""What the kiosk's card asks: a PIN, how the class uses the computer, whether to begin."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ....domain.kiosk import (
    COUNTDOWN_SECONDS,
    IDLE_SECONDS,
    LEAST_PIN,
    MAX_TEXT,
    MAX_TITLE,
    MOST_PIN,
    ClockRule,
    KioskProfile,
    checked_pin,
)
from ....domain.limits import Deed
from ....domain.sign_in_ways import CARD, Way
from ...content.kiosk_words import clock_rule_words, deed_words
from ...content.sign_in_words import card_words, way_words
from ...kit.choice_box import DropDown
from ...kit.dialogs import Dialog
from ...kit.field import Field, FieldLabel
from ...kit.form_dialog import FormDialog
from ...kit.forms import SecondaryButton
from ...kit.lists import FlowLayout, Muted, ScrollPage, SectionTitle
from ...kit.password_field import PasswordField
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from .check_list import CheckList

_LINES = 4  # of a list that are seen at once
_PREVIEW = (640, 400)


class PinDialog(FormDialog):
    """A PIN, twice, because it is not seen."""

    def __init__(self, parent: QWidget | None, *, has_one: bool) -> None:
        title = tr("Change my PIN") if has_one else tr("Set a PIN")
        words = tr(
            "{least} to {most} digits that no child guesses. It opens the kiosk and nothing else.",
            least=LEAST_PIN,
            most=MOST_PIN,
        )
        super().__init__(parent, title, words)
        self.pin, self.again = (
            PasswordField(show=tr("Show the PIN"), hide=tr("Hide the PIN")) for _ in range(2)
        )
        for field, label in ((self.pin, tr("PIN")), (self.again, tr("Once more"))):
            field.setMaxLength(MOST_PIN)
            field.setInputMethodHints(field.inputMethodHints() | Qt.InputMethodHint.ImhDigitsOnly)
            self.add_field(label, field)
        self.add_error_line()
        self.add_buttons(tr("Change it") if has_one else tr("Set it"), "")

    def check(self) -> bool:
        """Whether both are the same and none that is guessed at once; else it is said."""
        if not self.passes(self.pin, checked_pin, self.pin.text()):
            return False
        if self.pin.text() != self.again.text():
            self.show_error(tr("These are not the same digits."), self.again)
            return False
        return True


class ProfileDialog(FormDialog):
    """How the class uses this computer. `preview_wanted` carries name and words."""

    preview_wanted = Signal(str, str)

    def __init__(
        self,
        parent: QWidget | None,
        profile: KioskProfile,
        classes: Sequence[tuple[int, str]],
        courses: Sequence[tuple[int, str]],
    ) -> None:
        super().__init__(parent, tr("How the class uses this computer"))
        self._known = profile
        self._page = ScrollPage(margin=4)
        self._page.column.setSpacing(10)
        self.column.addWidget(self._page, 1)
        self._add_first_screen(profile)
        self._add_people(profile, classes)
        self._add_deeds(profile, courses)
        self._add_times(profile)
        self._page.column.addStretch(1)
        self.add_error_line()
        self.add_buttons(tr("Save"), "")
        host = theme_host_of(parent)
        room = 600 if parent is None else parent.window().height() - 40
        self.resize(host.px(620), min(host.px(680), room))
        self.setMinimumWidth(min(host.px(560), 900))
        self.title.edit.setFocus()

    @property
    def profile(self) -> KioskProfile:
        """What the fields say."""
        ways = tuple(way for way, box in self.ways.items() if box.isChecked())
        deeds = frozenset(deed for deed, box in self.deeds.items() if box.isChecked())
        return KioskProfile(
            title=self.title.text,
            text=self.text.toPlainText()[:MAX_TEXT],
            classes=self.classes.keys,
            courses=self.courses.keys,
            ways=() if len(ways) == len(self.ways) else ways,
            idle_s=self.idle.currentData(),
            countdown_s=self.countdown.currentData(),
            deeds=deeds,
            clock=ClockRule(self.clock.currentData()),
            guest=self.guest.isChecked(),
        )

    def accept(self) -> None:
        """Not with words that cannot be kept."""
        try:
            self.profile  # noqa: B018 - it is checked as it is made
        except ValueError:
            self.show_error(tr("These words cannot be kept. Type them anew."))
            return
        super().accept()

    # ------------------------------------------------------------ parts

    def _add_first_screen(self, profile: KioskProfile) -> None:
        self.title = Field(tr("Name of the room or the class"), QLineEdit(profile.title))
        self.title.edit.setMaxLength(MAX_TITLE)
        self.text = QPlainTextEdit(profile.text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme_host_of(self.parentWidget()).px(76))
        look = SecondaryButton(tr("Look at the first screen"), "eye")
        look.clicked.connect(
            lambda: self.preview_wanted.emit(self.title.text, self.text.toPlainText())
        )
        self._section(tr("First screen"))
        self._page.column.addWidget(self.title)
        self._named(tr("Words below the clock"), self.text)
        self._page.column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_people(self, profile: KioskProfile, classes: Sequence[tuple[int, str]]) -> None:
        self._section(tr("Who learns here"))
        self.classes = CheckList(tr("Classes"))
        self.classes.show_items(classes, profile.classes)
        self._list(
            tr("Classes"), self.classes, tr("Tick none for all of them."), tr("There is none yet.")
        )
        self.ways = {way.value: QCheckBox(way_words(way)) for way in Way}
        self.ways[CARD] = QCheckBox(card_words())
        row = FlowLayout(spacing=14)
        for way, box in self.ways.items():
            box.setChecked(not profile.ways or way in profile.ways)
            row.addWidget(box)
        self._page.column.addWidget(FieldLabel(tr("Ways to sign in, as far as the class has them")))
        self._page.column.addLayout(row)
        self.guest = QCheckBox(tr("Guests may try things out, where the class allows it"))
        self.guest.setChecked(profile.guest)
        self._page.column.addWidget(self.guest)

    def _add_deeds(self, profile: KioskProfile, courses: Sequence[tuple[int, str]]) -> None:
        self._section(tr("What may be done"))
        self.deeds = {deed: QCheckBox(deed_words(deed)) for deed in Deed}
        together = QVBoxLayout()
        together.setSpacing(0)
        for deed, box in self.deeds.items():
            box.setChecked(deed in profile.deeds)
            together.addWidget(box)
        self._page.column.addLayout(together)
        self.courses = CheckList(tr("Courses"))
        self.courses.show_items(courses, profile.courses)
        self._list(
            tr("Courses"),
            self.courses,
            tr("Tick none for every course that is published."),
            tr("There is none yet."),
        )

    def _add_times(self, profile: KioskProfile) -> None:
        self._section(tr("When nobody is there"))
        self.idle = _seconds(IDLE_SECONDS, profile.idle_s)
        self.countdown = _seconds(COUNTDOWN_SECONDS, profile.countdown_s)
        self.clock = DropDown()
        for rule in ClockRule:
            self.clock.addItem(clock_rule_words(rule), rule)
        self.clock.setCurrentIndex(list(ClockRule).index(profile.clock))
        self._named(tr("The place is kept and the next one may sit down after"), self.idle)
        self._named(tr("The last of it is counted down, in large figures"), self.countdown)
        self._named(tr("Meanwhile the time of a quiz that was begun"), self.clock)

    def _section(self, title: str) -> None:
        if self._page.column.count():
            self._page.column.addSpacing(10)
        self._page.column.addWidget(SectionTitle(title))

    def _named(self, label: str, field: QWidget) -> None:
        words = FieldLabel(label, wrap=True)
        words.setBuddy(field)
        field.setAccessibleName(label)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(words)
        column.addWidget(field)
        self._page.column.addLayout(column)

    def _list(self, label: str, rows: CheckList, hint: str, nothing: str) -> None:
        count = rows.rows.rowCount()
        words = FieldLabel(label)
        words.setBuddy(rows)
        self._page.column.addWidget(words)
        self._page.column.addWidget(Muted(hint if count else nothing, wrap=True))
        rows.setVisible(bool(count))
        rows.setAccessibleDescription(hint)
        rows.setFixedHeight(min(count, _LINES) * rows.row_height() + 2)
        self._page.column.addWidget(rows)


class PreviewDialog(Dialog):
    """The first screen, small."""

    def __init__(self, parent: QWidget | None, view: QWidget) -> None:
        super().__init__(parent, tr("First screen"))
        host = theme_host_of(parent)
        view.setObjectName("page")
        view.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        room = None if parent is None else parent.window().size()
        width, height = (host.px(side) for side in _PREVIEW)
        if room is not None:
            width, height = min(width, room.width() - 120), min(height, room.height() - 160)
        view.setFixedSize(width, height)
        self.column.addWidget(view)
        self.add_buttons(tr("Close"))


class CannotDialog(Dialog):
    """What the kiosk cannot keep from happening, and what helps."""

    def __init__(self, parent: QWidget | None, sentences: Sequence[str], helps: str) -> None:
        super().__init__(parent, tr("What this computer cannot block"))
        self.add_title(
            tr("What this computer cannot block"),
            tr("The kiosk keeps its own window. What belongs to the system stays the system's."),
        )
        page = ScrollPage(margin=12, wraps=True)
        page.column.setSpacing(10)
        for sentence in sentences:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Muted("•", size="body"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Muted(sentence, wrap=True, size="body"), 1)
            page.column.addLayout(row)
        page.column.addWidget(SectionTitle(tr("What helps")))
        page.column.addWidget(Muted(helps, wrap=True, size="body"))
        page.column.addStretch(1)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setProperty("ringed", True)
        page.setAccessibleName("\n".join((*sentences, helps)))
        self.column.addWidget(page, 1)
        self.add_buttons(tr("Close"))
        host = theme_host_of(parent)
        room = 600 if parent is None else parent.window().height() - 40
        self.resize(host.px(600), min(host.px(520), room))


def _seconds(choices: Sequence[int], chosen: int) -> DropDown:
    box = DropDown()
    for seconds in sorted({*choices, chosen}):
        box.addItem(seconds_words(seconds), seconds)
    box.setCurrentIndex(box.findData(chosen))
    return box


def seconds_words(seconds: int) -> str:
    """A time: whole minutes as minutes."""
    minutes, rest = divmod(seconds, 60)
    return tr("%n second(s)", seconds) if rest or not minutes else tr("%n minute(s)", minutes)
