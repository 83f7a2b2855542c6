"""Fields of a connection's form: models to choose or type, one for each role, limits and prices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ....domain.connection import Connection
from ....domain.errors import InvalidContent
from ...kit.choice_box import ChoiceBox
from ...kit.field import Field
from ...kit.lists import Muted, Small
from ...kit.translate import error_text, tr
from .words import role_names


class ColumnBox(ChoiceBox):
    """A list as wide as its column: long entries are cut in the closed box."""

    def __init__(self, name: str) -> None:
        super().__init__(12, name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class ModelBox(ColumnBox):
    """The name of a model: one of those that the server told, or typed."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = QLineEdit()
        line.setPlaceholderText(placeholder)
        line.setAccessibleName(name)
        self.setLineEdit(line)

    @property
    def chosen(self) -> str:
        """What was chosen or typed."""
        return self.currentText().strip()

    def show_model(self, model: str) -> None:
        """Put a name into it."""
        self.setEditText(model)

    def offer(self, models: Sequence[str]) -> None:
        """List these; what is typed stays."""
        typed = self.currentText()
        self.clear()
        self.addItems(list(models))
        self.setCurrentIndex(self.findText(typed))
        self.setEditText(typed)


class RolesPart(QWidget):
    """A model for each thing that one is asked for."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            Muted(tr("A larger model may review what a smaller one writes."), wrap=True)
        )
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(14)
        self.boxes: dict[str, ModelBox] = {}
        for row, (role, name) in enumerate(role_names().items()):
            box = ModelBox(tr("Model for: {task}", task=name), tr("The model above"))
            box.show_model(connection.models.get(role, ""))
            label = Small(name)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            self.boxes[role] = box
        column.addLayout(grid)

    def models(self) -> dict[str, str]:
        """By role, those that were named."""
        return {role: box.chosen for role, box in self.boxes.items() if box.chosen}

    def summary(self) -> str:
        """What stands beside the title while it is closed."""
        count = len(self.models())
        return tr("%n chosen", count) if count else ""


class LimitsPart(QWidget):
    """Limits and prices, and the way. An empty field means none."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        none, free = tr("No limit"), tr("Nothing")
        self.window_cap = self._field(
            tr("Tokens that the model reads and writes at once, at most"),
            connection.window_cap,
            tr("As many as the test finds"),
            tr("Less takes less memory and time; 4,096 is enough to write a course."),
        )
        self.most_tokens = self._field(
            tr("Tokens for one course, at most"), connection.most_tokens, none
        )
        self.most_cost = self._field(
            tr("Cost of one course, at most"),
            connection.most_cost,
            none,
            tr("In your own money. Writing stops before it costs more."),
        )
        self.price_in = self._field(
            tr("Price of a million tokens that are sent"), connection.price_in, free
        )
        self.price_out = self._field(
            tr("Price of a million tokens that are written"), connection.price_out, free
        )
        self.fields = (
            self.window_cap, self.most_tokens, self.most_cost, self.price_in, self.price_out,
        )  # fmt: skip
        for field in self.fields:
            column.addWidget(field)
        self.proxy = QCheckBox(tr("Go through the proxy of the system's settings"))
        self.proxy.setChecked(connection.by_proxy)
        column.addWidget(self.proxy)

    def check(self) -> Field | None:
        """Tell what is wrong at each field; the first that is."""
        wrong = None
        for field in self.fields:
            try:
                amount_of(field.text, whole=field in (self.window_cap, self.most_tokens))
            except InvalidContent as error:
                field.tell(error_text(error))
                wrong = wrong or field
            else:
                field.tell("")
        return wrong

    def summary(self) -> str:
        """What stands beside the title while it is closed."""
        count = sum(bool(field.text.strip()) for field in self.fields)
        count += self.proxy.isChecked()
        return tr("%n set", count) if count else ""

    @staticmethod
    def _field(name: str, value: float, placeholder: str, hint: str = "") -> Field:
        field = Field(name, hint=hint)
        field.edit.setPlaceholderText(placeholder)
        field.edit.setMaxLength(20)
        field.edit.setText(amount_text(value))
        return field


def amount_text(value: float) -> str:
    """A number as it is typed; "" for none."""
    if not value:
        return ""
    locale = QLocale()
    if value == int(value):
        return locale.toString(int(value))
    return locale.toString(value, "f", QLocale.FloatingPointPrecisionOption.FloatingPointShortest)


def amount_of(text: str, *, whole: bool = False) -> float:
    """What was typed, in the user's notation; nothing is 0. Raises InvalidContent."""
    if not text.strip():
        return 0
    value, is_number = QLocale().toDouble(text.strip())
    if not is_number:
        value, is_number = QLocale.c().toDouble(text.strip())
    if not is_number or value < 0 or value > 1e12 or (whole and value != int(value)):
        raise InvalidContent(
            "“{typed}” is not such a number.",
            "Write figures only, or leave it empty.",
            typed=text.strip(),
        )
    return value
