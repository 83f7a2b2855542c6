"""Where the rail leads and which keys do what; one table each, read by window, palette and F1."""

from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from ...domain.rights import Right
from ..kit.routes import (
    AttemptRoute,
    AuditRoute,
    ClassesRoute,
    ClassRoute,
    CourseRoute,
    CreateRoute,
    EditRoute,
    LearnersRoute,
    LessonRoute,
    LibraryRoute,
    ListenRoute,
    NotesRoute,
    PeopleRoute,
    ProgressRoute,
    QuizReportRoute,
    QuizRoute,
    ReviewRoute,
    ReviewSessionRoute,
    Route,
    SchoolClassRoute,
    SettingsRoute,
)
from ..kit.translate import tr


class Destination(NamedTuple):
    """An item of the rail. `covers` are the routes under which it is lit; whoever has not
    `right` does not see it."""

    id: str
    text: str
    icon: str
    route: Route
    covers: tuple[type[Route], ...]
    keys: str
    at_bottom: bool = False
    right: Right | None = None


class Shortcut(NamedTuple):
    """Keys that work in the whole window. `id` names the window's act, "" where others act."""

    id: str
    keys: str
    text: str
    icon: str = ""

    def native(self) -> str:
        """The keys as this system writes them."""
        return native(self.keys)


def native(keys: str) -> str:
    """Keys as this system writes them (⌘K on a Mac)."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def destinations() -> tuple[Destination, ...]:
    """The rail from top to bottom."""
    reading = (LibraryRoute, CourseRoute, LessonRoute, QuizRoute, LearnersRoute, QuizReportRoute,
               ClassRoute, AttemptRoute, ListenRoute)  # fmt: skip
    return (
        Destination("library", tr("Library"), "library", LibraryRoute(), reading, "Ctrl+1"),
        Destination("review", tr("Review"), "rotate-ccw", ReviewRoute(),
                    (ReviewRoute, ReviewSessionRoute), "Ctrl+7"),
        Destination(
            "progress", tr("Progress"), "chart-column", ProgressRoute(), (ProgressRoute,), "Ctrl+2"
        ),
        Destination("notes", tr("Notes"), "highlighter", NotesRoute(), (NotesRoute,), "Ctrl+6"),
        Destination("create", tr("Create"), "sparkles", CreateRoute(), (CreateRoute,), "Ctrl+3",
                    right=Right.EDIT_COURSES),
        Destination("edit", tr("Edit"), "square-pen", EditRoute(), (EditRoute,), "Ctrl+4",
                    right=Right.EDIT_COURSES),
        Destination("classes", tr("Classes"), "school", ClassesRoute(),
                    (ClassesRoute, SchoolClassRoute), "Ctrl+8", right=Right.TEACH),
        Destination("people", tr("People"), "users", PeopleRoute(), (PeopleRoute, AuditRoute),
                    "Ctrl+5", right=Right.MANAGE_PEOPLE),
        Destination(
            "settings", tr("Settings"), "settings", SettingsRoute(), (SettingsRoute,), "Ctrl+,",
            at_bottom=True,
        ),
    )  # fmt: skip


def shortcuts() -> tuple[Shortcut, ...]:
    """Keys of the window beside those of the rail."""
    return (
        Shortcut("palette", "Ctrl+K", tr("Search and commands"), "search"),
        Shortcut("new_course", "Ctrl+N", tr("New empty course"), "file-plus"),
        Shortcut("open", "Ctrl+O", tr("Open a file"), "folder-open"),
        Shortcut("back", _standard(QKeySequence.StandardKey.Back, "Alt+Left"), tr("Back"),
                 "arrow-left"),
        Shortcut("forward", _standard(QKeySequence.StandardKey.Forward, "Alt+Right"),
                 tr("Forward"), "arrow-right"),
        Shortcut("full_screen", "F11", tr("Full screen"), "monitor"),
        Shortcut("shortcuts", "F1", tr("Keyboard shortcuts"), "keyboard"),
        Shortcut("", "F6", tr("Go to the newest notice")),
        Shortcut("", "Alt+Z", tr("Undo, or the newest notice's action")),
        Shortcut("sign_out", "Ctrl+Shift+Q", tr("Sign out"), "log-out"),
        Shortcut("quit", "Ctrl+Q", tr("Close the program"), "power"),
    )  # fmt: skip


def _standard(key: QKeySequence.StandardKey, otherwise: str) -> str:
    return QKeySequence(key).toString() or otherwise
