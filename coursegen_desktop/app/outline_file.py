"""An outline as a YAML file that a person edits between reading and writing.

Titles may be changed, and everything may be moved, joined and taken apart by lines: what names a
piece of text ("s1:5": source and first block) is what counts. A piece that stands nowhere is set
aside. Errors name the line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import yaml

from ..domain.errors import FormatError
from ..domain.outline import Outline, Part, PlannedLesson, PlannedModule, SetAside

MAX_BYTES = 5_000_000
NOT_IN_FILE = "It does not stand in the outline file."
_HEAD = """\
# The outline of a course. Change titles and order; move lines to join lessons or take them
# apart; delete the lines of what shall not be taught. Lines like "s1:5" name a piece of a
# document, so they stay as they are; what follows them is only a reminder.
"""


def written(outline: Outline) -> str:
    """The text of the file."""
    lines = [_HEAD, f"course: {_quoted(outline.title)}", "modules:"]
    for module in outline.modules:
        lines += [f"  - title: {_quoted(module.title)}", "    lessons:"]
        for lesson in module.lessons:
            lines.append(f"      - title: {_quoted(lesson.title)}")
            if lesson.is_reference:
                lines.append("        reference: true")
            lines.append("        parts:")
            lines += [f"          - {_part_line(part)}" for part in lesson.parts]
    if outline.set_aside:
        lines.append("set aside:")
        for item in outline.set_aside:
            lines += [f"  - {_part_line(part)}" for part in item.parts]
    return "\n".join(lines) + "\n"


def read(data: bytes, name: str, proposal: Outline) -> Outline:
    """The outline that a file states for the documents of `proposal`. Raises FormatError."""
    return _File(name, proposal).outline(data)


def _quoted(text: str) -> str:
    # JSON's strings are YAML's, and hold whatever a title holds.
    return json.dumps(text, ensure_ascii=False)


def _part_line(part: Part) -> str:
    title = " ".join(part.title.split())[:80]
    piece = f", piece {part.piece + 1}" if part.piece else ""
    return f"{part.key}  # {title} ({part.words} words{piece})"


class _File:
    def __init__(self, name: str, proposal: Outline) -> None:
        self._name = name
        self._proposal = proposal
        self._parts = {part.key: part for part in proposal.parts()}
        self._references = {
            part.key for lesson in proposal.lessons if lesson.is_reference for part in lesson.parts
        }
        self._placed: set[str] = set()

    def outline(self, data: bytes) -> Outline:
        root = self._root(data)
        entries = self._entries(root, {"course", "modules", "set aside"})
        course = entries.get("course")
        title = self._text(course) if course is not None else self._proposal.title
        if "modules" not in entries:
            raise self._wrong(root, "it has no modules")
        modules = []
        count = 0
        for number, node in enumerate(self._items(entries["modules"], "modules"), start=1):
            found = self._entries(node, {"title", "lessons"})
            if "title" not in found or "lessons" not in found:
                raise self._wrong(node, "a module needs a title and lessons")
            lessons = []
            for inner in self._items(found["lessons"], "lessons"):
                count += 1
                lessons.append(self._lesson(inner, count))
            modules.append(PlannedModule(f"m{number}", self._text(found["title"]), tuple(lessons)))
        aside = self._set_aside(entries.get("set aside"))
        return replace(self._proposal, title=title, modules=tuple(modules), set_aside=aside)

    def _root(self, data: bytes) -> yaml.Node:
        if len(data) > MAX_BYTES:
            raise FormatError(self._name, "it is too large for an outline.", hint="Choose another.")
        try:
            root = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
        except UnicodeDecodeError as error:
            raise FormatError(
                self._name, "it is not text in UTF-8.", hint="Save it as UTF-8."
            ) from error
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            place = f"line {mark.line + 1}" if mark is not None else ""
            reason = f"{error.problem or 'it is no YAML'}."
            raise FormatError(self._name, reason, place=place, hint="Mend that line.") from error
        except (yaml.YAMLError, RecursionError) as error:
            raise FormatError(
                self._name, "it is no YAML.", hint="Write the outline anew and edit that."
            ) from error
        if root is None:
            raise FormatError(self._name, "the outline is empty.", hint="Write it anew.")
        return root

    def _lesson(self, node: yaml.Node, number: int) -> PlannedLesson:
        found = self._entries(node, {"title", "parts", "reference"})
        if "title" not in found or "parts" not in found:
            raise self._wrong(node, "a lesson needs a title and parts")
        parts = tuple(self._part(item) for item in self._items(found["parts"], "parts"))
        stated = found.get("reference")
        is_reference = all(part.key in self._references for part in parts)
        if stated is not None:
            is_reference = self._text(stated).casefold() in ("true", "yes", "on")
        return PlannedLesson(f"l{number}", self._text(found["title"]), parts, is_reference)

    def _set_aside(self, node: yaml.Node | None) -> tuple[SetAside, ...]:
        taught = set(self._placed)
        if node is not None and not _is_nothing(node):
            for item in self._items(node, "pieces"):
                self._part(item)
        known = self._proposal.set_aside
        reasons = {part.key: item.reason for item in known for part in item.parts}
        left = [part for key, part in self._parts.items() if key not in taught]
        return tuple(
            SetAside(
                f"a{number}",
                part.title,
                reasons.get(part.key, NOT_IN_FILE),
                (part,),
                part.key in self._references,
            )
            for number, part in enumerate(left, start=1)
        )

    def _part(self, node: yaml.Node) -> Part:
        key = self._text(node)
        if key not in self._parts:
            raise self._wrong(node, f"“{key}” is no piece of these documents")
        if key in self._placed:
            raise self._wrong(node, f"“{key}” stands twice")
        self._placed.add(key)
        return self._parts[key]

    # -- nodes -----------------------------------------------------------------------------

    def _entries(self, node: yaml.Node, allowed: set[str]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self._wrong(node, f"expected {_listed(allowed)}")
        found = {}
        for key, value in node.value:
            name = self._text(key)
            if name not in allowed:
                raise self._wrong(key, f"“{name}” is not known here; expected {_listed(allowed)}")
            if name in found:
                raise self._wrong(key, f"“{name}” stands twice")
            found[name] = value
        return found

    def _items(self, node: yaml.Node, what: str) -> Iterator[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            raise self._wrong(node, f"expected a list of {what}")
        yield from node.value

    def _text(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self._wrong(node, "expected words")
        text = " ".join(str(node.value).split())
        if not text:
            raise self._wrong(node, "expected words, and found none")
        return text[:300]

    def _wrong(self, node: yaml.Node, reason: str) -> FormatError:
        place = f"line {node.start_mark.line + 1}"
        return FormatError(self._name, f"{reason}.", place=place, hint="Mend that line.")


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not str(node.value).strip()


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))
