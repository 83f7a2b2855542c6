"""Every command of the Markdown field in one table, for toolbar, menus and the sheet of keys.

for command in commands(): ...        # name, icon, keys, words, group
acts = Commands(edit); acts.action("bold").trigger()
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ...kit.icons import icon
from ...kit.theme import theme_of
from ...kit.translate import tr
from ..markdown_edit import MarkdownEdit
from . import marks
from .tables import Table

HEADINGS, WORDS, LISTS, BLOCKS, INSERTS, TABLE, LOOK = (
    "headings", "words", "lists", "blocks", "inserts", "table", "look"
)  # fmt: skip


class Command(NamedTuple):
    """`act` None: it asks first, and whoever has the dialogs hears of it by its name."""

    name: str
    group: str
    icon: str
    text: str
    keys: str
    act: Callable[[MarkdownEdit], None] | None = None


def commands() -> tuple[Command, ...]:
    """All of them, in the order of the menu."""
    return (*_headings(), *_words(), *_lists(), *_inserts(), *_blocks(), *_table(), *_looks())


def _headings() -> tuple[Command, ...]:
    def prefix(mark: str) -> Callable[[MarkdownEdit], None]:
        return lambda edit: edit.prefix_lines(mark)

    return (
        Command("heading", HEADINGS, "heading", tr("Heading"), "Ctrl+Shift+H", prefix("## ")),
        Command("heading-3", HEADINGS, "heading", tr("Subheading"), "Ctrl+Shift+J", prefix("### ")),
        Command(
            "heading-4", HEADINGS, "heading", tr("Small heading"), "Ctrl+Alt+H", prefix("#### ")
        ),
        Command(
            "heading-5", HEADINGS, "heading", tr("Smallest heading"), "Ctrl+Alt+J", prefix("##### ")
        ),
    )


def _words() -> tuple[Command, ...]:
    def wrap(sign: str, sample: str) -> Callable[[MarkdownEdit], None]:
        return lambda edit: edit.wrap(sign, sign, sample)

    return (
        Command("bold", WORDS, "bold", tr("Bold"), "Ctrl+B", wrap("**", tr("bold"))),
        Command("italic", WORDS, "italic", tr("Italic"), "Ctrl+I", wrap("*", tr("italic"))),
        Command(
            "strike", WORDS, "strikethrough", tr("Strikethrough"), "Ctrl+Shift+X",
            wrap("~~", tr("struck out")),
        ),
        Command(
            "code", WORDS, "code", tr("Code"), "Ctrl+Shift+C",
            lambda edit: edit.mark_code(tr("code")),
        ),
    )  # fmt: skip


def _lists() -> tuple[Command, ...]:
    def prefix(mark: str) -> Callable[[MarkdownEdit], None]:
        return lambda edit: edit.prefix_lines(mark)

    return (
        Command("list", LISTS, "list", tr("List"), "Ctrl+Shift+L", prefix("- ")),
        Command(
            "numbers", LISTS, "list-ordered", tr("Numbered list"), "Ctrl+Shift+I", prefix("1. ")
        ),
        Command("tasks", LISTS, "list-checks", tr("Task list"), "Ctrl+Shift+A", prefix("- [ ] ")),
        Command("quote", LISTS, "quote", tr("Quotation"), "Ctrl+Shift+Y", prefix("> ")),
    )


def _blocks() -> tuple[Command, ...]:
    def call_out(kind: str, title: str) -> Callable[[MarkdownEdit], None]:
        words = tr("Text of the call-out.")
        head = f'!!! {kind} "{title}"' if title else f"!!! {kind}"
        return lambda edit: edit.insert_block(f"{head}\n    {words}", words)

    folded = tr("What opens with a click.")
    return (
        Command(
            "call-out", BLOCKS, "message-square-warning", tr("Call-out: key idea"), "Ctrl+Shift+N",
            call_out("key", tr("Key idea")),
        ),
        Command("tip", BLOCKS, "lightbulb", tr("Call-out: tip"), "Ctrl+Alt+T", call_out("tip", "")),
        Command(
            "note", BLOCKS, "info", tr("Call-out: note"), "Ctrl+Alt+I", call_out("note", "")
        ),
        Command(
            "example", BLOCKS, "flask-conical", tr("Call-out: example"), "Ctrl+Alt+M",
            call_out("example", ""),
        ),
        Command(
            "warning", BLOCKS, "triangle-alert", tr("Call-out: warning"), "Ctrl+Alt+W",
            call_out("warning", ""),
        ),
        Command(
            "details", BLOCKS, "list-collapse", tr("Folded part"), "Ctrl+Shift+W",
            lambda edit: edit.insert_block(f'??? note "{tr("Title")}"\n    {folded}', folded),
        ),
        Command(
            "line", BLOCKS, "minus", tr("Horizontal line"), "Ctrl+Shift+R",
            lambda edit: edit.insert_block("---\n"),
        ),
    )  # fmt: skip


def _inserts() -> tuple[Command, ...]:
    term = tr("Term")
    return (
        Command("link", INSERTS, "link", tr("Link"), "Ctrl+Shift+K"),
        Command("picture", INSERTS, "image", tr("Picture or file"), "Ctrl+Shift+P"),
        Command("table", INSERTS, "table", tr("Table"), "Ctrl+Shift+T"),
        Command("formula", INSERTS, "sigma", tr("Formula"), "Ctrl+Shift+M"),
        Command(
            "code-block", INSERTS, "square-code", tr("Block of code"), "Ctrl+Shift+B",
            lambda edit: edit.insert_block(f"```python\n{tr('code')}\n```", "python"),
        ),
        Command("diagram", INSERTS, "workflow", tr("Diagram"), "Ctrl+Shift+D"),
        Command(
            "check", INSERTS, "circle-question-mark", tr("Question in the text"), "Ctrl+Shift+G"
        ),
        Command(
            "footnote", INSERTS, "superscript", tr("Footnote"), "Ctrl+Shift+F",
            lambda edit: marks.add_note(edit, tr("Text of the note.")),
        ),
        Command(
            "term", INSERTS, "book-open", tr("Term with its meaning"), "Ctrl+Shift+E",
            lambda edit: edit.insert_block(f"{term}\n: {tr('What it means.')}", term),
        ),
    )  # fmt: skip


def _table() -> tuple[Command, ...]:
    def change(
        made: Callable[[Table, int, int], Table],
    ) -> Callable[[MarkdownEdit], None]:
        return lambda edit: edit.tables.change(made)

    return (
        Command(
            "row", TABLE, "", tr("Add a row below"), "Alt+Shift+Down",
            change(lambda table, row, _column: table.with_row(row + 1)),
        ),
        Command(
            "no-row", TABLE, "", tr("Delete the row"), "Alt+Shift+Up",
            change(lambda table, row, _column: table.without_row(row)),
        ),
        Command(
            "column", TABLE, "", tr("Add a column after it"), "Alt+Shift+Right",
            change(lambda table, _row, column: table.with_column(column + 1)),
        ),
        Command(
            "no-column", TABLE, "", tr("Delete the column"), "Alt+Shift+Left",
            change(lambda table, _row, column: table.without_column(column)),
        ),
        Command(
            "left", TABLE, "", tr("Column to the left"), "",
            change(lambda table, _row, column: table.sided(column, "")),
        ),
        Command(
            "centre", TABLE, "", tr("Column in the middle"), "",
            change(lambda table, _row, column: table.sided(column, "c")),
        ),
        Command(
            "right", TABLE, "", tr("Column to the right"), "",
            change(lambda table, _row, column: table.sided(column, "r")),
        ),
    )  # fmt: skip


def _looks() -> tuple[Command, ...]:
    return (
        Command("find", LOOK, "search", tr("Find"), "Ctrl+F"),
        Command("replace", LOOK, "replace", tr("Find and replace"), "Ctrl+H"),
        Command("headings", LOOK, "list-tree", tr("Go to a heading"), "Ctrl+Shift+O"),
        Command("focus", LOOK, "maximize", tr("Only the text"), "Ctrl+F11"),
        Command(
            "paste-plain", LOOK, "", tr("Paste as plain text"), "Ctrl+Shift+V",
            lambda edit: edit.paste_plain(),
        ),
    )  # fmt: skip


class Commands(QObject):
    """The commands as actions of one field. Their keys work within `host`.

    `asked` names one that has no act of its own.
    """

    asked = Signal(str)

    def __init__(self, edit: MarkdownEdit, host: QWidget, leave_out: frozenset[str]) -> None:
        super().__init__(host)
        self._edit = edit
        self.table = tuple(item for item in commands() if item.name not in leave_out)
        self._actions: dict[str, QAction] = {}
        for command in self.table:
            action = QAction(command.text, self)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, command=command: self._do(command))
            self._actions[command.name] = action
            host.addAction(action)

    def action(self, name: str) -> QAction:
        """The action of a command."""
        return self._actions[name]

    def menu(self, parent: QWidget, groups: tuple[str, ...]) -> QMenu:
        """A menu of some groups, with lines between them. It goes when it is closed."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ink = theme_of(self._edit).color("muted")
        before = ""
        for command in self.table:
            if command.group not in groups:
                continue
            if before and command.group != before:
                menu.addSeparator()
            before = command.group
            action = self._actions[command.name]
            if command.icon:
                action.setIcon(icon(command.icon, ink))
            action.setEnabled(command.group != TABLE or self._edit.tables.is_inside)
            menu.addAction(action)
        # Outside of a table the keys of tables do nothing, and need no grey.
        menu.aboutToHide.connect(self._enable_all)
        return menu

    def _enable_all(self) -> None:
        for action in self._actions.values():
            action.setEnabled(True)

    def _do(self, command: Command) -> None:
        if command.act is None:
            self.asked.emit(command.name)
        else:
            command.act(self._edit)
            self._edit.setFocus()
