"""A list to choose one line from, whose closed box is no wider than it should be."""

from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
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
