"""The torture of the editor, a small one; and that it would notice a loss."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from coursegen_desktop.app.paths import Paths
from coursegen_desktop.domain.ids import CourseId

from . import editing
from .editing_model import ACTS, Model, State, words_of


def test_nothing_is_lost_or_doubled_and_a_loss_would_be_noticed(tmp_path: Path) -> None:
    outcome = editing.torture(tmp_path, kills=2, seed=4)
    assert outcome.faults == []
    assert outcome.kills == 2 and outcome.acts + outcome.words > 0
    watcher = editing.Watcher(tmp_path, CourseId(1))
    with contextlib.closing(sqlite3.connect(Paths(tmp_path).database)) as connection:
        first, second = watcher.start.lessons[:2]
        connection.execute("UPDATE lessons SET content = 'w1;' WHERE id = ?", (first,))
        connection.execute("UPDATE lessons SET order_index = 7 WHERE id = ?", (second,))
        connection.execute("INSERT INTO edit_steps VALUES (99, 1, '', '', 'merge', '', 1, 1, '')")
        connection.commit()
    watcher._made.add(4711)
    watcher.killed(0.0)
    words = " ".join(watcher.outcome.faults)
    for part in ("stands at 7", "gone for good: [4711]", "the course is", "undo knows"):
        assert part in words


START = State(((1, (10, 11, 12)), (2, ())), {10: ("w1;", "w2;"), 11: ("w3;",), 12: ()})


@pytest.mark.parametrize(
    "act, tree, words",
    [
        ({"verb": "add_module", "at": 0, "made": 9}, ((9, ()), *START.tree), {}),
        (
            {"verb": "add_lesson", "module": 2, "at": 0, "text": "a w9; b", "made": 19},
            ((1, (10, 11, 12)), (2, (19,))), {19: ("w9;",)},
        ),
        (
            {"verb": "move_lesson", "lessons": [12, 10], "module": 1, "at": 1},
            ((1, (11, 10, 12)), (2, ())), {},
        ),
        ({"verb": "move_module", "module": 2, "at": 0}, ((2, ()), (1, (10, 11, 12))), {}),
        ({"verb": "delete_lesson", "lessons": [11]}, ((1, (10, 12)), (2, ())), {}),
        ({"verb": "delete_module", "module": 1}, ((2, ()),), {}),
        (
            {"verb": "split_lesson", "lesson": 10, "before": 1, "made": 19},
            ((1, (10, 19, 11, 12)), (2, ())), {10: ("w1;",), 19: ("w2;",)},
        ),
        (
            {"verb": "merge_lessons", "lessons": [11, 10]},
            ((1, (10, 12)), (2, ())), {10: ("w1;", "w2;", "w3;")},
        ),
        (
            {"verb": "duplicate_lesson", "lesson": 11, "made": 19},
            ((1, (10, 11, 19, 12)), (2, ())), {19: ("w3;",)},
        ),
    ],
)  # fmt: skip
def test_the_model_knows_each_act(act: dict[str, object], tree: object, words: object) -> None:
    model = Model(START)
    assert model.do(act) == []
    assert model.state.tree == tree
    assert {key: model.state.words[key] for key in words} == words  # type: ignore[attr-defined]
    assert set(model.state.words) == set(model.state.lessons)
    assert model.wrong_step("undo", "other") and not model.wrong_step("undo", str(act["verb"]))
    assert model.do({"verb": "undo", "step": act["verb"]}) == []
    assert model.state == START
    assert model.do({"verb": "redo", "step": act["verb"]}) == []
    assert model.state.tree == tree


def test_every_act_of_the_model_is_tried() -> None:
    assert len(ACTS) == 9
    assert words_of("a w1; w2 w33;") == ("w1;", "w33;")
