"""What the lines of an import would do, in words."""

from __future__ import annotations

from ...domain.errors import InvalidContent
from ...domain.people import PlannedRow, RosterChange, RosterProblem
from ...domain.user import User
from ..kit.translate import error_text, tr
from .words import role_words

Line = PlannedRow | RosterProblem


def line_of(line: Line) -> int:
    """Where it stands in the file."""
    return line.row.line if isinstance(line, PlannedRow) else line.line


def kind_words(line: Line) -> tuple[str, str]:
    """The badge of a line, and the kind of badge."""
    if isinstance(line, RosterProblem):
        return tr("Error"), "bad"
    return {
        RosterChange.NEW: (tr("New"), "accent"),
        RosterChange.ENROL: (tr("Enrolled"), "good"),
        RosterChange.UPDATE: (tr("Changed"), "warn"),
        RosterChange.SAME: (tr("No change"), "plain"),
        RosterChange.REFUSED: (tr("Left out"), "bad"),
    }[line.change]


def what_words(line: Line) -> str:
    """What will be done with a line, or what is wrong with it."""
    if isinstance(line, RosterProblem):
        # A template, as the sentences of errors are.
        return error_text(InvalidContent(line.reason, "", **dict(line.values)))
    before = line.before
    if line.change is RosterChange.UPDATE and before is not None:
        return _differences(line, before)
    if line.change is RosterChange.REFUSED and before is not None:
        return (
            tr("This account is deleted.") if before.deleted_at else tr("This account is disabled.")
        )
    if line.change is RosterChange.NEW and line.row.role is not None:
        return role_words(line.row.role)
    return ""


def read_aloud(line: Line) -> str:
    """A line as a screen reader says it."""
    parts = [tr("Line {number}", number=line_of(line)), kind_words(line)[0]]
    if isinstance(line, PlannedRow):
        parts += [line.row.full_name, line.row.email]
    parts.append(what_words(line))
    return ", ".join(part for part in parts if part)


def _differences(line: PlannedRow, before: User) -> str:
    row, parts = line.row, []
    if row.full_name != before.full_name:
        parts.append(tr("Name was {name}", name=before.full_name[:60]))
    if row.group and row.group != before.group:
        parts.append(
            tr("Group was {group}", group=before.group) if before.group
            else tr("Group is {group}", group=row.group)
        )  # fmt: skip
    if row.role is not None and row.role is not before.role:
        parts.append(tr("{before} becomes {after}", before=role_words(before.role),
                        after=role_words(row.role)))  # fmt: skip
    return " · ".join(parts)
