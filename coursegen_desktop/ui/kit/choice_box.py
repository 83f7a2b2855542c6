"""Lists to choose one line from: the wheel passes over the closed box."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class DropDown(QComboBox):
    """A list that opens from a box, for the whole program.

    Qt's own takes the keyboard and goes to the next line when a page is scrolled with the mouse
    over it. So a setting that takes effect at once would be changed by who looks for another. The
    wheel is for the page, also where the box has the keyboard: it still has it after a choice.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceBox(DropDown):
    """Room for so many `letters`; longer lines are cut in the closed box, the list is wider.

    Without a `name` the label beside it names it.
    """

    def __init__(self, letters: int, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumContentsLength(letters)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)

    def showPopup(self) -> None:
        # As wide as its lines, where the box itself is not.
        view = self.view()
        room = view.verticalScrollBar().sizeHint().width() + 24
        screen = self.screen().availableGeometry().width()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + room, screen // 2))
        super().showPopup()
