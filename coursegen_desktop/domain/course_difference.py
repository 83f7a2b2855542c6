"""What changed between two versions of a lesson, or of a course: all as plain data.

`lesson_difference` compares texts, questions and what else was made for a lesson;
`outline_difference` says which modules and lessons came, went, moved and got another title.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from .difference import Block, text_difference
from .version import AssetContent, CourseContent, LessonContent

ChangeKind = Literal["added", "removed", "changed"]
OutlineKind = Literal["added", "removed", "renamed", "moved"]

QUIZ = "quiz"
# A value longer than this is shown by its beginning.
_LONGEST = 2_000
# What authors never see in a form: the marks of writers and readers of files.
_HIDDEN = ("id", "source", "extensions")
# Where a quiz keeps questions that are not finished; quiz_draft.py, which no start may wait for.
_DRAFTS = "coursegen:drafts"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a question or asset, "choices.2.text"; "" where there was or is nothing."""

    path: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question that was added, removed or changed. `prompt` is the newer one."""

    kind: ChangeKind
    prompt: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class AssetChange:
    """Something else made for a lesson that was added, removed or changed."""

    kind: ChangeKind
    asset_type: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class LessonDifference:
    """Two versions of a lesson. `titles` are (old, new)."""

    titles: tuple[str, str]
    blocks: tuple[Block, ...]
    questions: tuple[QuestionChange, ...] = ()
    assets: tuple[AssetChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both are the same."""
        return not (
            self.titles[0] != self.titles[1]
            or self.questions
            or self.assets
            or any(block.kind != "same" for block in self.blocks)
        )


@dataclass(frozen=True, slots=True)
class OutlineChange:
    """A module or lesson. `old` and `new` are titles when it was renamed, and the titles of the
    modules when a lesson was moved into another one."""

    kind: OutlineKind
    what: Literal["module", "lesson"]
    title: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class CourseDifference:
    """Two versions of a course: its fields, its outline, and the titles of changed lessons."""

    fields: tuple[FieldChange, ...] = ()
    outline: tuple[OutlineChange, ...] = ()
    lessons: tuple[tuple[str, LessonDifference], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both are the same."""
        return not (self.fields or self.outline or self.lessons)


@dataclass(frozen=True, slots=True)
class Glance:
    """What a version changed, said in a word: new title, words more or fewer, kinds of assets."""

    is_first: bool = False
    is_renamed: bool = False
    is_text_changed: bool = False
    words: int = 0
    assets: tuple[str, ...] = ()
    outline: int = 0  # modules and lessons that came, went, moved or were renamed
    is_course_changed: bool = False


def lesson_difference(old: LessonContent, new: LessonContent) -> LessonDifference:
    """What of a lesson is different."""
    questions: list[QuestionChange] = []
    assets: list[AssetChange] = []
    for before, after in _matched(old.assets, new.assets):
        kind = (after or before).asset_type  # type: ignore[union-attr]
        if kind == QUIZ:
            questions += question_changes(_content(before), _content(after))
        change = _asset_change(before, after)
        if change is not None:
            assets.append(change)
    return LessonDifference(
        (old.title, new.title),
        text_difference(old.content, new.content),
        tuple(questions),
        tuple(assets),
    )


def question_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[QuestionChange]:
    """What happened to the questions of a quiz, told apart by their ids."""
    before, after = _questions(old), _questions(new)
    found = []
    for key, question in after.items():
        if key not in before:
            found.append(QuestionChange("added", _prompt(question)))
        elif question != before[key]:
            fields = tuple(field_changes(before[key], question))
            if fields:
                found.append(QuestionChange("changed", _prompt(question), fields))
    found += (
        QuestionChange("removed", _prompt(question))
        for key, question in before.items()
        if key not in after
    )
    return found


def field_changes(old: object, new: object, path: str = "") -> Iterator[FieldChange]:
    """Every single value that differs, by the path that leads to it."""
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in [*old, *(key for key in new if key not in old)]:
            if key not in _HIDDEN and ":" not in key:
                yield from field_changes(old.get(key), new.get(key), _step(path, key))
    elif isinstance(old, list | tuple) and isinstance(new, list | tuple):
        for number, one, other in _items(old, new):
            yield from field_changes(one, other, _step(path, str(number)))
    else:
        yield FieldChange(path, _shown(old), _shown(new))


def _items(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, Any, Any]]:
    """(number from 1, before, after) of each item: by their ids where they have some."""
    keys = [[i.get("id") if isinstance(i, Mapping) else None for i in side] for side in (old, new)]
    if all(isinstance(key, str) for side in keys for key in side):
        before, after = (
            dict(zip(k, side, strict=True)) for k, side in zip(keys, (old, new), strict=True)
        )
        for number, key in enumerate(keys[1], 1):
            yield number, before.get(key), after[key]
        for number, key in enumerate(keys[0], 1):
            if key not in after:
                yield number, before[key], None
        return
    for at in range(max(len(old), len(new))):
        one = old[at] if at < len(old) else None
        yield at + 1, one, new[at] if at < len(new) else None


def outline_difference(old: CourseContent, new: CourseContent) -> list[OutlineChange]:
    """What happened to modules and lessons; of those that changed places, the fewest are named."""
    changes = _outline_changes("module", _modules(old), _modules(new))
    changes += _moved("module", [m.public_id for m in old.modules], new.modules)
    changes += _outline_changes("lesson", _lessons(old), _lessons(new))
    homes = {one.public_id: module for module in old.modules for one in module.lessons}
    for module in new.modules:
        for lesson in module.lessons:
            home = homes.get(lesson.public_id)
            if home is not None and home.public_id != module.public_id:
                changes.append(
                    OutlineChange("moved", "lesson", lesson.title, home.title, module.title)
                )
        before = next((m for m in old.modules if m.public_id == module.public_id), None)
        if before is not None:
            order = [one.public_id for one in before.lessons]
            changes += _moved("lesson", order, module.lessons)
    return changes


def course_fields(old: CourseContent, new: CourseContent) -> tuple[FieldChange, ...]:
    """Which of a course's own fields differ."""
    return tuple(field_changes(old.fields, new.fields))


def lesson_glance(old: LessonContent | None, new: LessonContent) -> Glance:
    """What a version of a lesson changed."""
    if old is None:
        return Glance(is_first=True)
    kinds = {
        (after or before).asset_type: None  # type: ignore[union-attr]
        for before, after in _matched(old.assets, new.assets)
        if before != after
    }
    is_changed = old.content != new.content
    return Glance(
        is_renamed=old.title != new.title,
        is_text_changed=is_changed,
        words=len(new.content.split()) - len(old.content.split()) if is_changed else 0,
        assets=tuple(kinds),
    )


def course_glance(old: CourseContent | None, new: CourseContent) -> Glance:
    """What a version of a course changed."""
    if old is None:
        return Glance(is_first=True)
    return Glance(
        outline=len(outline_difference(old, new)), is_course_changed=old.fields != new.fields
    )


def _matched(
    old: Sequence[AssetContent], new: Sequence[AssetContent]
) -> Iterator[tuple[AssetContent | None, AssetContent | None]]:
    before = {asset.public_id: asset for asset in old}
    after = {asset.public_id: asset for asset in new}
    for key in [*before, *(key for key in after if key not in before)]:
        yield before.get(key), after.get(key)


def _asset_change(before: AssetContent | None, after: AssetContent | None) -> AssetChange | None:
    if before is None:
        return AssetChange("added", after.asset_type) if after else None
    if after is None:
        return AssetChange("removed", before.asset_type)
    # A quiz's questions are told one by one.
    left, right = dict(before.content), dict(after.content)
    if before.asset_type == QUIZ:
        left.pop("questions", None)
        right.pop("questions", None)
    fields = [*field_changes(left, right)]
    fields += field_changes(before.file_path, after.file_path, "file")
    return AssetChange("changed", after.asset_type, tuple(fields)) if fields else None


def _outline_changes(
    what: Literal["module", "lesson"], old: dict[str, str], new: dict[str, str]
) -> list[OutlineChange]:
    found = [OutlineChange("removed", what, old[key]) for key in old if key not in new]
    found += (OutlineChange("added", what, new[key]) for key in new if key not in old)
    found += (
        OutlineChange("renamed", what, title, old[key], title)
        for key, title in new.items()
        if key in old and old[key] != title
    )
    return found


def _moved(
    what: Literal["module", "lesson"], old: Sequence[str], new: Sequence[Any]
) -> list[OutlineChange]:
    """Those outside the longest run that kept its order."""
    places = {key: at for at, key in enumerate(old)}
    both = [item for item in new if item.public_id in places]
    order = [places[item.public_id] for item in both]
    still = _longest_rise(order)
    return [
        OutlineChange("moved", what, item.title)
        for item, place in zip(both, order, strict=True)
        if place not in still
    ]


def _longest_rise(order: Sequence[int]) -> set[int]:
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for value in order:
        at = bisect_left(ends, value)
        before[value] = ends[at - 1] if at else None
        ends[at : at + 1] = [value]
    run: set[int] = set()
    value_or_none: int | None = ends[-1] if ends else None
    while value_or_none is not None:
        run.add(value_or_none)
        value_or_none = before[value_or_none]
    return run


def _modules(course: CourseContent) -> dict[str, str]:
    return {module.public_id: module.title for module in course.modules}


def _lessons(course: CourseContent) -> dict[str, str]:
    return {one.public_id: one.title for module in course.modules for one in module.lessons}


def _content(asset: AssetContent | None) -> Mapping[str, Any]:
    return asset.content if asset is not None else {}


def _questions(quiz: Mapping[str, Any]) -> dict[str, Any]:
    """By their ids, as their author has them: what is being written instead of what is asked."""
    listed = quiz.get("questions")
    found = [*listed] if isinstance(listed, list) else []
    found += _unfinished(quiz)
    return {
        str(question.get("id", at)): question
        for at, question in enumerate(found)
        if isinstance(question, dict)
    }


def _unfinished(quiz: Mapping[str, Any]) -> list[Any]:
    ext = quiz.get("ext")
    kept = ext.get(_DRAFTS) if isinstance(ext, Mapping) else None
    entries = kept.get("questions") if isinstance(kept, Mapping) else None
    listed = entries if isinstance(entries, list) else []
    return [entry.get("question") for entry in listed if isinstance(entry, Mapping)]


def _prompt(question: Mapping[str, Any]) -> str:
    words_of = question.get("prompt") or question.get("title") or question.get("type") or ""
    return _shown(words_of)


def _step(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _shown(value: object) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
