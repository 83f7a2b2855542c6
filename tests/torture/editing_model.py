"""A course as plain lists of words, and what each act of an author makes of it.

Lessons are known by their keys, texts by the marked words in them (`w17;`), each typed once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

Tree = tuple[tuple[int, tuple[int, ...]], ...]
Words = tuple[str, ...]
WRITE = "write"
_WORD = re.compile(r"w\d+;")


def words_of(text: str) -> Words:
    """The marked words of a text; a word that was cut off is none."""
    return tuple(_WORD.findall(text))


@dataclass(frozen=True)
class State:
    """The order of modules and lessons, and the words of each lesson in it."""

    tree: Tree = ()
    words: Mapping[int, Words] = field(default_factory=dict)

    @property
    def lessons(self) -> tuple[int, ...]:
        """All of them, in order."""
        return tuple(key for _, lessons in self.tree for key in lessons)

    def written(self, lesson: int, words: Words) -> State:
        """With other words in a lesson."""
        return replace(self, words={**self.words, lesson: words})

    def arranged(self, tree: Tree, words: Mapping[int, Words] | None = None) -> State:
        """In another order; `words` are those of lessons that came or changed."""
        known = {**self.words, **(words or {})}
        here = [key for _, lessons in tree for key in lessons]
        return State(tree, {key: known[key] for key in here})

    def place(self, lesson: int) -> tuple[int, int]:
        """(module, place in it)."""
        return next((m, keys.index(lesson)) for m, keys in self.tree if lesson in keys)


def _without(tree: Tree, keys: Sequence[int]) -> Tree:
    return tuple((m, tuple(key for key in lessons if key not in keys)) for m, lessons in tree)


def _put(tree: Tree, module: int, at: int, keys: Sequence[int]) -> Tree:
    return tuple(
        (m, lessons if m != module else (*lessons[:at], *keys, *lessons[at:]))
        for m, lessons in tree
    )


def _add_module(state: State, act: Any) -> State:
    tree, at = list(state.tree), act["at"]
    tree.insert(at, (act["made"], ()))
    return state.arranged(tuple(tree))


def _add_lesson(state: State, act: Any) -> State:
    tree = _put(state.tree, act["module"], act["at"], [act["made"]])
    return state.arranged(tree, {act["made"]: words_of(act["text"])})


def _move_lessons(state: State, act: Any) -> State:
    keys = [key for key in state.lessons if key in act["lessons"]]
    return state.arranged(_put(_without(state.tree, keys), act["module"], act["at"], keys))


def _move_module(state: State, act: Any) -> State:
    moved = [branch for branch in state.tree if branch[0] == act["module"]]
    rest = [branch for branch in state.tree if branch[0] != act["module"]]
    rest[act["at"] : act["at"]] = moved
    return state.arranged(tuple(rest))


def _delete_lessons(state: State, act: Any) -> State:
    return state.arranged(_without(state.tree, act["lessons"]))


def _delete_module(state: State, act: Any) -> State:
    return state.arranged(tuple(branch for branch in state.tree if branch[0] != act["module"]))


def _split_lesson(state: State, act: Any) -> State:
    lesson, made, words = act["lesson"], act["made"], state.words[act["lesson"]]
    module, at = state.place(lesson)
    parts = {lesson: words[: act["before"]], made: words[act["before"] :]}
    return state.arranged(_put(state.tree, module, at + 1, [made]), parts)


def _merge_lessons(state: State, act: Any) -> State:
    first, *rest = [key for key in state.lessons if key in act["lessons"]]
    words = sum((state.words[key] for key in (first, *rest)), ())
    return state.arranged(_without(state.tree, rest), {first: words})


def _duplicate_lesson(state: State, act: Any) -> State:
    module, at = state.place(act["lesson"])
    tree = _put(state.tree, module, at + 1, [act["made"]])
    return state.arranged(tree, {act["made"]: state.words[act["lesson"]]})


# Each act by the verb under which undo names it, and whether it makes a part.
ACTS = {
    "add_module": _add_module,
    "add_lesson": _add_lesson,
    "move_lesson": _move_lessons,
    "move_module": _move_module,
    "delete_lesson": _delete_lessons,
    "delete_module": _delete_module,
    "split_lesson": _split_lesson,
    "merge_lessons": _merge_lessons,
    "duplicate_lesson": _duplicate_lesson,
}
MAKING = ("add_module", "add_lesson", "split_lesson", "duplicate_lesson")


@dataclass(frozen=True)
class Step:
    """An act that can be undone: the course before and after it."""

    verb: str
    before: State
    after: State


@dataclass
class Model:
    """The course now, and the acts that can be undone and done again; writing is not in them."""

    state: State
    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def after(self, act: Mapping[str, Any]) -> State:
        """The course as it will be once this was done."""
        verb = act["verb"]
        if verb == "undo":
            return self.state if act["step"] in (None, WRITE) else self.done[-1].before
        if verb == "redo":
            return self.state if act["step"] in (None, WRITE) else self.undone[-1].after
        return ACTS[verb](self.state, act)

    def do(self, act: Mapping[str, Any]) -> list[str]:
        """It was done. What is wrong with that, if anything."""
        verb, after = act["verb"], self.after(act)
        if verb in ("undo", "redo"):
            return self._turn(verb, act["step"])
        if after != self.state:
            self.done.append(Step(verb, self.state, after))
            self.undone.clear()
            self.state = after
        return []

    def _turn(self, verb: str, step: str | None) -> list[str]:
        if step in (None, WRITE):
            return []
        back = verb == "undo"
        taken, other = (self.done, self.undone) if back else (self.undone, self.done)
        last = taken.pop()
        other.append(last)
        start, end = (last.after, last.before) if back else (last.before, last.after)
        was, self.state = self.state, end
        faults = [] if last.verb == step else [f"{verb} of {step}, but {last.verb} was next"]
        return faults if was == start else [*faults, f"{verb} of {step} began at {was}"]

    def wrong_step(self, verb: str, step: str | None) -> str:
        """Why undo (or redo) cannot name this step; "" when it can. Writing can always be."""
        steps = self.done if verb == "undo" else self.undone
        meant = steps[-1] if steps else None
        if step == WRITE:
            return ""
        if (None if meant is None else meant.verb) != step:
            return f"{verb} would take {step}, not {meant and meant.verb}"
        return ""
