"""Modules, lessons and their parts as Qt's tree sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ...domain.outline import Outline, Part, PlannedLesson, PlannedModule
from ..kit.dragged_rows import carry
from .words import spoken_lesson, spoken_module, spoken_part

MODULE, LESSON, PART = "module", "lesson", "part"
NODE_ROLE = int(Qt.ItemDataRole.UserRole)
MIME = "application/x-coursegen-outline"
_NOWHERE = QModelIndex()
# Made once: Qt asks for them at every row of a long outline.
_PART_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)
_FLAGS = _PART_FLAGS | Qt.ItemFlag.ItemIsEditable

Item = PlannedModule | PlannedLesson | Part
_Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class Node:
    """A row: what stands there, in whom, at which place, and what is below it."""

    kind: str
    item: Item
    place: int
    parent: Node | None
    number: int
    below: list[Node] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many rows are below it, whether they are made already or not."""
        if isinstance(self.item, PlannedLesson):
            return len(self.item.parts) if len(self.item.parts) > 1 else 0
        return len(self.below)

    @property
    def path(self) -> tuple[int, ...]:
        """Its place among all rows, to be compared."""
        return (*(self.parent.path if self.parent is not None else ()), self.place)

    @property
    def key(self) -> str:
        """What tells it from all others, before and after an edit."""
        return self.item.key


class OutlineModel(QAbstractItemModel):
    """One outline. Renaming in place is a wish; the outline itself is never changed here."""

    rename_wanted = Signal(str, str)  # key, title

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tops: list[Node] = []
        self._nodes: list[Node] = []
        self._by_key: dict[str, Node] = {}

    def show(self, outline: Outline | None) -> None:
        """List another outline, or the same one after an edit."""
        self.beginResetModel()
        self._tops, self._nodes, self._by_key = [], [], {}
        for place, module in enumerate(outline.modules if outline is not None else ()):
            top = self._add(MODULE, module, place, None)
            for row, lesson in enumerate(module.lessons):
                self._add(LESSON, lesson, row, top)
        self.endResetModel()

    @property
    def modules(self) -> Sequence[Node]:
        """The rows at the top."""
        return self._tops

    def node(self, index: _Index) -> Node | None:
        """What stands at an index."""
        return self._nodes[index.internalId()] if index.isValid() else None

    def find(self, key: str) -> Node | None:
        """The row with a key, None when it is gone."""
        if key not in self._by_key:
            for node in [node for node in self._nodes if node.kind == LESSON]:
                if any(part.key == key for part in node.item.parts):  # type: ignore[union-attr]
                    self._rows(node)
        return self._by_key.get(key)

    def index_of(self, key: str) -> QModelIndex:
        """Where a key stands now; invalid when it is gone."""
        node = self.find(key)
        return QModelIndex() if node is None else self.createIndex(node.place, 0, node.number)

    # ------------------------------------------------------------ what Qt asks

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        above = self.node(parent)
        rows = self._tops if above is None else self._rows(above)
        if column or not 0 <= row < len(rows):
            return QModelIndex()
        return self.createIndex(row, 0, rows[row].number)

    def parent(self, child: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        node = self.node(child)
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.place, 0, node.parent.number)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        node = self.node(parent)
        return len(self._tops) if node is None else node.count

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        if role == NODE_ROLE:
            return node
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return node.item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(node)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self.node(index)
        title = " ".join(str(value).split())
        if node is None or role != Qt.ItemDataRole.EditRole or not title:
            return False
        if title != node.item.title:
            self.rename_wanted.emit(node.key, title)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        return _PART_FLAGS if node.kind == PART else _FLAGS

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        """The keys of the rows that are dragged."""
        nodes = [node for index in indexes if (node := self.node(index)) is not None]
        return carry((node.key for node in nodes), MIME)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def _rows(self, node: Node) -> list[Node]:
        """What is below a row. The parts of a lesson are made when they are first asked for."""
        item = node.item
        if isinstance(item, PlannedLesson) and not node.below and node.count:
            for number, part in enumerate(item.parts):
                self._add(PART, part, number, node)
        return node.below

    def _add(self, kind: str, item: Item, place: int, parent: Node | None) -> Node:
        node = Node(kind, item, place, parent, len(self._nodes))
        (self._tops if parent is None else parent.below).append(node)
        self._nodes.append(node)
        self._by_key[node.key] = node
        return node


def _spoken(node: Node) -> str:
    item = node.item
    if isinstance(item, PlannedModule):
        return spoken_module(item, node.place + 1)
    return spoken_lesson(item) if isinstance(item, PlannedLesson) else spoken_part(item)
