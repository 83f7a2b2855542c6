"""Two people's changes of one quiz put together, question by question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .quiz_draft import DraftItem, QuizDraft

Json = dict[str, Any]


def merged_quiz(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Json:
    """Theirs, with what I changed since `base`.

    A question that both changed is mine; one that they changed and I deleted stays.
    """
    old, own, other = QuizDraft.read(base), QuizDraft.read(mine), QuizDraft.read(theirs)
    made = _with_head(old, own, other)
    if own.sections != old.sections:
        made = made.with_sections(own.sections)
    before = {item.id: item for item in old.items}
    for item in own.items:
        known = before.get(item.id)
        if known is None:
            made = _added(made, own, item)
        elif item.raw != known.raw:
            made = made.with_question(item.raw) if made.item(item.id) else _added(made, own, item)
    gone = {name for name in before if own.item(name) is None}
    kept = {item.id for item in other.items if item.id in gone and item.raw != before[item.id].raw}
    made = made.without(gone - kept)
    return _ordered(old, own, other, made).dump()


def _with_head(old: QuizDraft, own: QuizDraft, other: QuizDraft) -> QuizDraft:
    names = {*old.head, *own.head}
    changes = {n: own.head.get(n) for n in names if own.head.get(n) != old.head.get(n)}
    if "media" in changes:
        # Files are only added: what either of us needs is there.
        known = {str(one.get("id")) for one in other.media}
        more = [one for one in own.media if str(one.get("id")) not in known]
        changes["media"] = [*other.media, *more]
    return other.with_head(**changes)


def _added(made: QuizDraft, own: QuizDraft, item: DraftItem) -> QuizDraft:
    """With a question of mine, behind the one that it stands behind there."""
    place = own.place(item.id)
    before = own.items[place - 1].id if place > 0 else ""
    at = made.place(before) + 1 if made.item(before) is not None else None
    known = {str(one["id"]) for one in made.sections}
    section = item.section if item.section in known else ""
    return made.with_added([item.raw], at if before else 0, section)


def _ordered(old: QuizDraft, own: QuizDraft, other: QuizDraft, made: QuizDraft) -> QuizDraft:
    """In my order and sections, where they left theirs alone."""
    if _places(other, old) != _places(old, other) or _places(own, old) == _places(old, own):
        return made
    for item in own.items:
        if made.item(item.id) is not None:
            made = made.moved([item.id], len(made.items), item.section)
    return made


def _places(draft: QuizDraft, beside: QuizDraft) -> list[tuple[str, str]]:
    """The order and sections of the questions that both have."""
    return [(i.id, i.section) for i in draft.items if beside.item(i.id) is not None]
