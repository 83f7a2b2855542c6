"""What happens in step 2: every act makes a new outline, which can be taken back and is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint

from ...domain import outline_edit as edit
from ...domain.brief import Options
from ...domain.errors import InvalidContent
from ...domain.outline import Outline
from ..kit.translate import error_text
from . import outline_acts
from . import outline_tree as acts
from .outline_edits import OutlineHistory
from .outline_model import Node
from .outline_step import OutlineStep


class OutlineEditing:
    """Between the tree and the rules of the domain; `keep` is called with every new outline."""

    def __init__(self, step: OutlineStep, keep: Callable[[Outline], None]) -> None:
        self._step, self._keep = step, keep
        self._history = OutlineHistory()
        tree = step.tree
        tree.act_wanted.connect(self.act)
        tree.rename_wanted.connect(self._on_rename)
        tree.move_wanted.connect(self._on_move)
        tree.menu_wanted.connect(self._on_menu)
        tree.selection_moved.connect(self._show_tools)
        step.title_edited.connect(lambda title: self._on_rename("", title))
        step.include_wanted.connect(self._on_include)

    @property
    def outline(self) -> Outline | None:
        """As it stands."""
        return self._history.now

    def begin(self, outline: Outline, options: Options) -> None:
        """Another course."""
        self._history.begin(outline)
        self._step.show_course(outline, options)
        self._show_tools()

    def replace(self, outline: Outline) -> None:
        """The documents were cut anew: an edit like any other, which can be taken back."""
        self._history.add(outline)
        self._step.show_outline(outline)
        self._show_tools()

    def put(self, outline: Outline) -> None:
        """An outline that was arranged elsewhere: an edit that can be taken back, and is kept."""
        self._edit(lambda _now: (outline, ()))

    def act(self, act: str) -> None:
        """Undo, redo, or an act on the chosen rows."""
        if act in (acts.UNDO, acts.REDO):
            step = self._history.undo() if act == acts.UNDO else self._history.redo()
            if step is not None:
                self._show(step.outline, step.keys)
            return
        chosen = self._step.tree.selected
        self._edit(lambda now: outline_acts.apply(act, now, chosen))

    def _on_rename(self, key: str, title: str) -> None:
        now = self.outline
        if now is None or (not key and title == now.title):
            return
        if not title:
            self._step.show_title(now.title)  # emptied: the documents' own again
            return
        self._edit(lambda outline: (edit.rename(outline, key, title), (key,) if key else ()))

    def _on_move(self, keys: Sequence[str], target: str, where: str) -> None:
        rows = self._step.tree.rows
        chosen = [node for key in keys if (node := rows.find(key)) is not None]
        goal = rows.find(target)
        if chosen and goal is not None:
            self._edit(lambda now: outline_acts.dropped(now, chosen, goal, where))

    def _on_include(self, key: str) -> None:
        here: Node | None = self._step.tree.here
        self._edit(lambda now: outline_acts.included(now, key, here))

    def _on_menu(self, place: QPoint) -> None:
        self._step.open_menu(place, self._possible())

    def _edit(self, change: Callable[[Outline], outline_acts.Edited]) -> None:
        now = self.outline
        if now is None:
            return
        try:
            after, keys = change(now)
        except InvalidContent as error:
            self._step.tell(error_text(error))
            return
        if after == now:
            return
        self._history.add(after, keys)
        self._show(after, keys)

    def _show(self, outline: Outline, keys: Sequence[str]) -> None:
        self._step.tell("")
        self._step.show_outline(outline, keys)
        self._show_tools()
        self._keep(outline)

    def _possible(self) -> set[str]:
        return outline_acts.possible(
            self._step.tree.selected,
            can_undo=self._history.can_undo,
            can_redo=self._history.can_redo,
        )

    def _show_tools(self) -> None:
        self._step.show_tools(self._possible())
