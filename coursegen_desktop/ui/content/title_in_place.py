"""Writing a title in its row: what all painted outlines share."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ...domain.course import MAX_TITLE
from ..kit.translate import tr

_Index = QModelIndex | QPersistentModelIndex


class TitleInPlace(QStyledItemDelegate):
    """A delegate whose rows are edited as one line; a subclass says where the line stands."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QLineEdit:
        field = QLineEdit(parent)
        field.setObjectName("title_in_place")
        field.setMaxLength(MAX_TITLE)
        field.setAccessibleName(tr("New title"))
        return field

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)
