"""What is known of the chosen file, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ....domain.ids import LessonId
from ....domain.media_use import MediaUse
from ...kit import icons
from ...kit.callout import Callout
from ...kit.forms import LinkButton, QuietButton, SecondaryButton
from ...kit.lists import Emphasis, Muted, ScrollPage, Small, Strong
from ...kit.painting import paint_box
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from . import acts
from .pictures import SmallPictures
from .words import ICONS, TABS, LessonPart, facts

_HIGH, _ICON = 170, 44
_MOST_LESSONS = 6
# Its pixels: twice what it is shown with, for dense screens.
SIDE = 640


class PictureBox(QWidget):
    """The picture of a file, or the icon of its kind."""

    def __init__(self, pictures: SmallPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._path, self._icon = "", "file-text"
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_file(self, file_path: str, icon: str, words: str) -> None:
        """Show this one; `words` stand for it."""
        self._path, self._icon = file_path, icon
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        host = theme_host_of(self)
        return QSize(host.px(240), host.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        host = theme_host_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme = host.theme
        box = self.rect()
        paint_box(painter, box.toRectF(), 9.0, theme.color("sunken"), theme.color("line"))
        picture = self._pictures.get(self._path, SIDE)
        dpr = self.devicePixelRatioF()
        if picture is None:
            side = host.px(_ICON)
            image = icons.pixmap(self._icon, theme.color("muted"), side, dpr)
            painter.drawPixmap((box.width() - side) // 2, (box.height() - side) // 2, image)
            return
        self._draw(painter, picture, dpr)

    def _draw(self, painter: QPainter, picture: QPixmap, dpr: float) -> None:
        room = self.rect().adjusted(8, 8, -8, -8)
        size = (picture.size() / dpr).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() > picture.width():
            size = picture.size()  # a small one stays small
        x = room.x() + (room.width() - size.width()) // 2
        y = room.y() + (room.height() - size.height()) // 2
        painter.drawPixmap(x, y, size.width(), size.height(), picture)


class FilePreview(ScrollPage):
    """States wishes; shows one file, one other part, or nothing."""

    act_wanted = Signal(str)
    lesson_chosen = Signal(object)  # LessonId
    part_wanted = Signal(str)  # a name of `tabs`

    def __init__(self, pictures: SmallPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=18)
        self.setAccessibleName(tr("About the file"))
        self.column.setSpacing(10)
        self.picture = PictureBox(pictures)
        self.column.addWidget(self.picture)
        self._name = Emphasis(wrap=True)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts = Muted(wrap=True)
        self.told = Callout("warn")
        for widget in (self._name, self._facts, self.told):
            self.column.addWidget(widget)
        self._body = QWidget()
        self._inner = QVBoxLayout(self._body)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(0)
        self.column.addWidget(self._body)
        self.column.addStretch(1)
        self.body.hide()
        self.setProperty("ringed", True)
        self._shown: MediaUse | LessonPart | None = None

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self._shown = None
        self.body.hide()

    def show_file(self, use: MediaUse) -> None:
        """Show a file."""
        if not self._begin(use):
            return
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = use.alts[0] if use.alts else use.name
        self.picture.show()
        self.picture.show_file(use.file_path, ICONS.get(use.kind, "file-text"), words)
        self._name.setText(_breakable(use.name))
        self._facts.setText(facts(use))
        told, kind = _trouble(use)
        self.told.tell(told, kind=kind)
        self._clear()
        self._add_acts(use)
        self._add_alts(use)
        self._add_lessons(use)
        self.verticalScrollBar().setValue(0)

    def show_part(self, part: LessonPart) -> None:
        """Show another part of the lesson."""
        if not self._begin(part):
            return
        # Where nothing else takes the keyboard, the words are scrolled with it.
        has_button = part.kind in TABS
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if has_button else Qt.FocusPolicy.StrongFocus)
        self.picture.hide()
        self._name.setText(part.title)
        self._facts.setText(part.note)
        self.told.tell("")
        self._clear()
        if part.kind in TABS:
            words = tr("Open the quiz") if part.kind == "quiz" else tr("Open the script")
            button = SecondaryButton(words, part.icon)
            button.clicked.connect(lambda: self.part_wanted.emit(TABS[part.kind]))
            self._add(button)
            self._inner.addSpacing(8)
        if part.text:
            text = Small(part.text, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._add(text)
        self.verticalScrollBar().setValue(0)

    # ------------------------------------------------------------ its parts

    def _begin(self, shown: MediaUse | LessonPart) -> bool:
        """False when it is shown already: a button may have the keyboard."""
        self.body.show()
        is_new = shown != self._shown
        self._shown = shown
        return is_new

    def _add_acts(self, use: MediaUse) -> None:
        for at, act in enumerate(acts.possible(use)):
            made = SecondaryButton if at == 0 else QuietButton
            button = made(acts.act_words(act, use), acts.ICONS[act])
            button.setToolTip(acts.act_tip(act, use))
            button.clicked.connect(lambda _=False, act=act: self.act_wanted.emit(act))
            self._add(button)

    def _add_alts(self, use: MediaUse) -> None:
        if not use.alts:
            return
        self._inner.addSpacing(10)
        self._add(Strong(tr("Alternative text")))
        for words in use.alts[:_MOST_LESSONS]:
            self._add(Muted(words, wrap=True))

    def _add_lessons(self, use: MediaUse) -> None:
        if not use.used_in:
            return
        self._inner.addSpacing(10)
        self._add(Strong(tr("Used in")))
        for key, title in use.used_in[:_MOST_LESSONS]:
            link = LinkButton(title, "file-text")
            link.setToolTip(title)
            # No wider than the pane: long titles are cut.
            link.setMaximumWidth(max(60, self.width() - 60))
            link.clicked.connect(lambda _=False, key=key: self.lesson_chosen.emit(LessonId(key)))
            self._add(link)
        more = len(use.used_in) - _MOST_LESSONS
        if more > 0:
            self._add(Muted(tr("and in %n more", more)))

    def _add(self, widget: QWidget) -> None:
        is_button = isinstance(widget, SecondaryButton | QuietButton)
        side = Qt.AlignmentFlag.AlignLeft if is_button else Qt.AlignmentFlag(0)
        self._inner.addWidget(widget, 0, side)
        widget.show()  # at once, not a moment later with a jump

    def _clear(self) -> None:
        while (taken := self._inner.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _trouble(use: MediaUse) -> tuple[str, str]:
    """What is wrong with a file as a sentence, and how bad that is."""
    if not use.file_path:
        return tr("The text names this file, but nobody has put it into the course."), "bad"
    if use.is_missing:
        return tr("The file is not on the disk any more. Replace it, or delete it."), "bad"
    if use.is_unused:
        return tr("No lesson and no quiz of the course shows it."), "warn"
    return "", "warn"


def _breakable(name: str) -> str:
    """A name that may go on in a second line after its signs."""
    return "".join(f"{sign}\u200b" if sign in "-_." else sign for sign in name)
