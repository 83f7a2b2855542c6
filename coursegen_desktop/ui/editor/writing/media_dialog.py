"""What is asked about a file that comes into a lesson: what is seen, and how large it is kept."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ....services.media_library import Incoming
from ...kit.choice_box import DropDown
from ...kit.dialogs import Dialog
from ...kit.field import Field
from ...kit.forms import Toggle
from ...kit.lists import Muted, Small
from ...kit.theme import theme_host_of
from ...kit.translate import tr

# Sides in pixels that a large picture can be made smaller to.
SIDES = (1600, 1000, 600)


class MediaDialog(Dialog):
    """For a picture: alternative text, caption, size. `text` and `caption` are as typed."""

    def __init__(self, parent: QWidget, incoming: Incoming, picture: QPixmap | None) -> None:
        is_picture, size = incoming.is_picture, incoming.size
        super().__init__(parent, tr("Picture") if is_picture else tr("File"))
        self._is_picture = is_picture
        self.add_title(
            tr("Picture for the lesson") if is_picture else tr("Sound or film for the lesson"),
            _facts(incoming.name, size),
        )
        if picture is not None and not picture.isNull():
            self._add_picture(picture)
        label = tr("What is to be seen (alternative text)") if is_picture else tr("Caption")
        hint = tr("Said to those who do not see the picture. One sentence is enough.")
        self.text = Field(label, QLineEdit(), hint=hint if is_picture else "")
        self.column.addWidget(self.text)
        self._decoration = Toggle(tr("Only decoration"), self)
        self._caption = Field(tr("Caption (may be empty)"), QLineEdit(), parent=self)
        self._sides = DropDown(self)
        for part in (self._decoration, self._caption):
            part.setVisible(is_picture)
        self._sides.hide()
        if is_picture:
            self._add_decoration()
            self.column.addWidget(self._caption)
            if size is not None and incoming.can_shrink and max(size) > SIDES[-1]:
                self._add_sides(size)
        self.add_buttons(tr("Insert"), "")
        self.text.edit.setFocus()

    @property
    def caption(self) -> str:
        """The words below the picture."""
        return self._caption.text.strip()

    @property
    def side(self) -> int | None:
        """The longest side to keep, None for the picture as it is."""
        return self._sides.currentData() if self._sides.count() else None

    @property
    def words(self) -> str:
        """The alternative text, or the words of a link."""
        return "" if self._decoration.isChecked() else self.text.text.strip()

    def accept(self) -> None:
        """A picture that shows something needs words."""
        if self._is_picture and not self.words and not self._decoration.isChecked():
            self.text.tell(tr("Say what is to be seen, or that it is only decoration."))
            self.text.edit.setFocus()
            return
        super().accept()

    def _add_picture(self, picture: QPixmap) -> None:
        host = theme_host_of(self)
        label = QLabel()
        label.setAccessibleName(tr("Preview"))
        box = QSize(host.px(400), host.px(180))
        label.setPixmap(
            picture.scaled(
                box,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        self.column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)

    def _add_decoration(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._decoration)
        row.addWidget(Muted(tr("Only decoration, it needs no words"), size="body"))
        row.addStretch(1)
        self.column.addLayout(row)
        self._decoration.toggled.connect(self._on_decoration)

    def _on_decoration(self, on: bool) -> None:
        self.text.edit.setEnabled(not on)
        self.text.tell("")

    def _add_sides(self, size: tuple[int, int]) -> None:
        label = Small(tr("Size that is kept"))
        label.setBuddy(self._sides)
        self._sides.setAccessibleName(label.text())
        self._sides.addItem(
            tr("As it is ({width} × {height} pixels)", width=size[0], height=size[1]), None
        )
        for side in SIDES:
            if side < max(size):
                self._sides.addItem(tr("Longest side {side} pixels", side=side), side)
        if self._sides.count() > 1 and max(size) > SIDES[0]:
            self._sides.setCurrentIndex(1)
        self._sides.show()
        self.column.addWidget(label)
        self.column.addWidget(self._sides)


def _facts(name: str, size: tuple[int, int] | None) -> str:
    if size is None:
        return name
    return tr("{name}, {width} × {height} pixels", name=name, width=size[0], height=size[1])
