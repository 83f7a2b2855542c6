"""A quiz on the desk of its author: what is not finished is kept, and nobody is asked it.

The stored quiz is valid at any time. A question that is wrong stands in the quiz's `ext`, with the
place where it belongs; the last version of it that was whole stays among the questions until the
new one is whole, so that a learner who begins meanwhile meets no gap:

    "ext": {"coursegen:drafts": {"questions": [{"at": 2, "section": "", "question": {…}}]}}
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .errors import InvalidContent
from .question_shape import shaped
from .questions.base import Problem
from .quiz import read_question

DRAFTS_KEY = "coursegen:drafts"

Json = dict[str, Any]

_EMPTY = "it is empty"
_HELD = frozenset({"questions", "sections"})
# Lists of options that are read by learners, by the field that holds them.
_OPTIONS = ("choices", "stems", "options", "items")


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A question as it was typed; `whole` is what learners are asked, None: nothing yet."""

    raw: Json
    section: str = ""
    whole: Json | None = None
    faults: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """Its id, unique in the quiz."""
        return str(self.raw.get("id", ""))

    @property
    def is_draft(self) -> bool:
        """Whether learners are asked something else, or nothing."""
        return self.raw != self.whole


@dataclass(frozen=True, slots=True)
class QuizDraft:
    """`head` is all but questions and sections; each act gives a new draft."""

    head: Json
    sections: tuple[Json, ...] = ()
    items: tuple[DraftItem, ...] = ()

    @classmethod
    def read(cls, content: Mapping[str, Any]) -> QuizDraft:
        """A stored quiz with its drafts. What cannot be read of the drafts is left out."""
        kept = _kept(content)
        picks = kept.get("picks")
        sections: list[Json] = []
        section_of: dict[str, str] = {}
        for section in content.get("sections") or ():
            own = {name: value for name, value in section.items() if name != "questions"}
            if isinstance(picks, Mapping) and own["id"] in picks:
                own["pick"] = picks[own["id"]]
            sections.append(own)
            for name in section.get("questions") or ():
                section_of.setdefault(name, own["id"])  # the first one asks it
        by_id = {str(item["id"]): dict(item) for item in content.get("questions") or ()}
        names = [name for name in section_of if name in by_id]
        names += [name for name in by_id if name not in section_of]
        items = [DraftItem(by_id[n], section_of.get(n, ""), by_id[n]) for n in names]
        made = cls(_head_of(content), tuple(sections), tuple(items))
        return made._with_drafts(kept.get("questions"))

    def dump(self) -> Json:
        """The quiz as it is stored: valid for learners, with the drafts beside it."""
        whole = [item for item in self.items if item.whole is not None]
        content = {**self.head, "questions": [item.whole for item in whole]}
        picks: Json = {}
        if self.sections:
            content["sections"] = [self._section(one, whole, picks) for one in self.sections]
        drafts = [
            {"at": at, "section": item.section, "question": item.raw}
            for at, item in enumerate(self.items)
            if item.is_draft
        ]
        if drafts or picks:
            kept = {"questions": drafts, **({"picks": picks} if picks else {})}
            content["ext"] = {**(content.get("ext") or {}), DRAFTS_KEY: kept}
        return content

    # ------------------------------------------------------------ looking at it

    def item(self, question_id: str) -> DraftItem | None:
        """The question of that id, None when there is none."""
        return next((item for item in self.items if item.id == question_id), None)

    def place(self, question_id: str) -> int:
        """Where it stands, -1 when it does not."""
        return next((at for at, item in enumerate(self.items) if item.id == question_id), -1)

    @property
    def drafts(self) -> tuple[DraftItem, ...]:
        """What is not finished."""
        return tuple(item for item in self.items if item.is_draft)

    @property
    def media(self) -> tuple[Json, ...]:
        """The files that belong to the quiz."""
        return tuple(self.head.get("media") or ())

    def faults_of(self, raw: Mapping[str, Any]) -> tuple[Problem, ...]:
        """What is wrong with a question of this quiz."""
        media = {str(one.get("id")) for one in self.media}
        asked = {item.id for item in self.items if item.whole is not None}
        return faults_of(raw, media=media, others=asked)

    # ------------------------------------------------------------ changing it

    def with_head(self, **changes: Any) -> QuizDraft:
        """Title, settings, media …; None takes a field away."""
        head = {k: v for k, v in {**self.head, **changes}.items() if v is not None}
        changed = replace(self, head=head)
        return changed._judged_again(lambda _: True) if "media" in changes else changed

    def with_question(self, raw: Mapping[str, Any]) -> QuizDraft:
        """Another version of the question that has its id."""
        at = self.place(str(raw.get("id", "")))
        if at < 0:
            return self
        old = self.items[at]
        new = self._made(dict(raw), old.section, old.whole)
        changed = replace(self, items=(*self.items[:at], new, *self.items[at + 1 :]))
        if old.whole is None and new.whole is not None:
            return changed._judged_again(lambda item: item.raw.get("stimulus") == new.id)
        return changed

    def with_added(
        self, raws: Sequence[Mapping[str, Any]], at: int | None = None, section: str = ""
    ) -> QuizDraft:
        """New questions, whose ids nobody else has, from place `at` on; None: at the end."""
        at = len(self.items) if at is None else max(0, min(at, len(self.items)))
        items = list(self.items)
        items[at:at] = [DraftItem(dict(raw), section) for raw in raws]
        grown = replace(self, items=tuple(items))
        for raw in raws:
            grown = grown.with_question(raw)
        return grown._in_sections()

    def without(self, ids: Iterable[str]) -> QuizDraft:
        """Without these questions; what stood below one of them stands alone."""
        gone = set(ids)
        kept = [item for item in self.items if item.id not in gone]
        return replace(self, items=tuple(_freed(item, gone) for item in kept))

    def moved(self, ids: Sequence[str], at: int, section: str | None = None) -> QuizDraft:
        """These together at place `at` of the list without them; `section` None: as they were."""
        chosen = [item for item in self.items if item.id in set(ids)]
        if section is not None:
            chosen = [replace(item, section=section) for item in chosen]
        others = [item for item in self.items if item.id not in set(ids)]
        at = max(0, min(at, len(others)))
        return replace(self, items=(*others[:at], *chosen, *others[at:]))._in_sections()

    def with_sections(self, sections: Sequence[Mapping[str, Any]]) -> QuizDraft:
        """Other sections. The first ones of a quiz take in all questions; what stood in one that
        is gone stands in the last one.
        """
        made = tuple(dict(one) for one in sections)
        if not made:
            items = [replace(item, section="") for item in self.items]
            return replace(self, sections=(), items=tuple(items))
        lost = {one["id"] for one in self.sections} - {one["id"] for one in made}
        goal = (made[-1] if self.sections else made[0])["id"]
        lost = lost if self.sections else {""}
        items = [replace(i, section=goal) if i.section in lost else i for i in self.items]
        return replace(self, sections=made, items=tuple(items))._in_sections()

    # ------------------------------------------------------------ inside

    def _made(self, raw: Json, section: str, whole: Json | None) -> DraftItem:
        faults = self.faults_of(raw)
        return DraftItem(raw, section, whole if faults else raw, faults)

    def _judged_again(self, asks: Callable[[DraftItem], bool]) -> QuizDraft:
        """Drafts for which what they name may have come."""
        items = [
            self._made(item.raw, item.section, item.whole) if item.is_draft and asks(item) else item
            for item in self.items
        ]
        return replace(self, items=tuple(items))

    def _with_drafts(self, kept: object) -> QuizDraft:
        items = list(self.items)
        known = {one["id"] for one in self.sections}
        for entry in kept if isinstance(kept, list | tuple) else ():
            raw = entry.get("question") if isinstance(entry, Mapping) else None
            if not isinstance(raw, Mapping) or not isinstance(raw.get("id"), str):
                continue
            raw = shaped(raw)
            here = next((n for n, one in enumerate(items) if one.id == raw["id"]), -1)
            section = str(entry.get("section", ""))
            section = section if section in known else ""
            faults = self.faults_of(raw)
            if here >= 0:
                items[here] = replace(items[here], raw=dict(raw), faults=faults)
            else:
                at = entry.get("at")
                at = at if isinstance(at, int) else len(items)
                items.insert(at, DraftItem(dict(raw), section, None, faults))
        return replace(self, items=tuple(items))._in_sections()

    def _in_sections(self) -> QuizDraft:
        """Questions of one section stand together, in the order of the sections."""
        if not self.sections:
            return self
        order = {one["id"]: number for number, one in enumerate(self.sections)}
        items = sorted(self.items, key=lambda item: order.get(item.section, len(order)))
        return replace(self, items=tuple(items))

    def _section(self, section: Json, whole: Sequence[DraftItem], picks: Json) -> Json:
        names = [item.id for item in whole if item.section == section["id"]]
        made = {**section, "questions": names}
        pick = section.get("pick")
        if isinstance(pick, int) and pick > len(names):
            # Learners are asked what there is; the wish comes back with the questions.
            picks[section["id"]] = pick
            made["pick"] = len(names)
            if not names:
                del made["pick"]
        return made


def faults_of(
    raw: Mapping[str, Any], *, media: Iterable[str] = (), others: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """All that keeps a question from being asked; `others` are the ids in its quiz."""
    try:
        made = read_question(raw)
    except InvalidContent as error:
        values = error.values
        told = Problem(str(values.get("field", "")), str(values.get("reason", error.text())))
        return (told, *(one for one in _unfinished(raw) if one.field != told.field))
    if made.type == "opaque" and raw.get("type") != "opaque":
        return (Problem(_blamed(raw), made.unplayable()),)
    found = [*_unfinished(raw), *made.check()]
    known = set(media)
    found += [
        Problem(place, f"there is no media file “{name}”")
        for place, name in made.media_ids()
        if name not in known
    ]
    if made.stimulus is not None and made.stimulus not in set(others):
        found.append(Problem("stimulus", f"there is no question “{made.stimulus}”"))
    return tuple(found)


def drafts_in(content: Mapping[str, Any]) -> tuple[DraftItem, ...]:
    """The unfinished questions of a stored quiz, for whoever checks a course."""
    return QuizDraft.read(content).drafts if _kept(content) else ()


def _unfinished(raw: Mapping[str, Any]) -> list[Problem]:
    """What is left open in a form, though a file may have it so."""
    found = []
    if not str(raw.get("prompt", "")).strip():
        found.append(Problem("prompt", _EMPTY))
    for name in _OPTIONS:
        for number, option in enumerate(_objects(raw.get(name)), 1):
            if not str(option.get("text", "")).strip():
                found.append(Problem(f"{name}[{number}].text", _EMPTY))
    gaps = raw.get("gaps")
    for name, gap in gaps.items() if isinstance(gaps, Mapping) else ():
        held = gap if isinstance(gap, Mapping) else {}
        texts = [*_objects(held.get("choices")), *_objects(held.get("answers"))]
        if any(not str(one.get("text", "x")).strip() for one in texts):
            found.append(Problem(f"gaps.{name}", _EMPTY))
    return found


def _objects(value: object) -> list[Mapping[str, Any]]:
    held = value if isinstance(value, list | tuple) else ()
    return [one for one in held if isinstance(one, Mapping)]


def _blamed(raw: Mapping[str, Any]) -> str:
    """The field that holds what cannot be judged."""
    return next((name for name in ("answers", "gaps", "correct") if name in raw), "question")


def _freed(item: DraftItem, gone: set[str]) -> DraftItem:
    def free(raw: Json | None) -> Json | None:
        if raw is None or raw.get("stimulus") not in gone:
            return raw
        return {name: value for name, value in raw.items() if name != "stimulus"}

    raw = free(item.raw)
    return item if raw is item.raw else replace(item, raw=raw or {}, whole=free(item.whole))


def _head_of(content: Mapping[str, Any]) -> Json:
    head = {name: value for name, value in content.items() if name not in _HELD}
    if DRAFTS_KEY in (head.get("ext") or {}):
        head["ext"] = {name: v for name, v in head["ext"].items() if name != DRAFTS_KEY}
        if not head["ext"]:
            del head["ext"]
    return head


def _kept(content: Mapping[str, Any]) -> Mapping[str, Any]:
    ext = content.get("ext")
    kept = ext.get(DRAFTS_KEY) if isinstance(ext, Mapping) else None
    return kept if isinstance(kept, Mapping) else {}
