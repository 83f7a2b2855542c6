"""Who has done what was given, and who has not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ....domain.school_class import Assignment, ClassView, Member
from ...kit.dialogs import Dialog
from ...kit.rows_model import RowsModel
from ...kit.theme import theme_host_of
from ...kit.translate import tr
from ..columns import Cell, Column
from ..rows_pane import RowsPane
from ..rows_view import RowsView
from .words import share_words, title_words


class WhoDialog(Dialog):
    """Those who have not done it stand first."""

    def __init__(self, parent: QWidget | None, view: ClassView, task: Assignment) -> None:
        super().__init__(parent, tr("Who has done it"))
        self.add_title(
            tr("Who has done “{what}”", what=title_words(task)[:80]),
            tr("Done by {share}", share=share_words(view, task)),
        )
        self._done = task.done
        meant = [one for one in view.learners if one.user.id in view.meant(task)]
        meant.sort(key=lambda one: one.user.id in task.done)
        model = RowsModel(
            self,
            key_of=lambda member: member.user.id,
            name_of=lambda member: member.user.full_name,
            words_of=lambda member: f"{member.user.full_name}, {self._state(member)}",
        )
        columns = (
            Column(tr("Name"), lambda cell, one: cell.person(one.user), share=3),
            Column(tr("Done"), self._paint_state, width=140),
        )
        self.list = RowsView(model, columns, name=tr("Who has done it"))
        pane = RowsPane(self.list, "")
        pane.show_items(meant, anew=True)
        host = theme_host_of(parent)
        self.column.addWidget(pane, 1)
        self.setMinimumSize(host.px(460), host.px(360))
        self.add_buttons(tr("Close"))

    def _state(self, member: Member) -> str:
        return tr("done") if member.user.id in self._done else tr("not yet")

    def _paint_state(self, cell: Cell, member: Member) -> None:
        is_done = member.user.id in self._done
        cell.icon("circle-check" if is_done else "circle", "good" if is_done else "muted")
        cell.words(self._state(member), role="muted", left=cell.host.px(26))
