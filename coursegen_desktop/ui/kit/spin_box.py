"""A field for whole numbers."""

from PySide6.QtWidgets import QSpinBox, QWidget


class SpinBox(QSpinBox):
    """A whole number with small steps up and down."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        # The style sheet's padding does not reach the field inside a spin box.
        self.lineEdit().setTextMargins(9, 0, 0, 0)
