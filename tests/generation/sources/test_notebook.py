"""Notebooks: text, programs and outputs; graded cells as exercises; pictures; broken files."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from coursegen_desktop.domain.errors import FormatError
from coursegen_desktop.generation.pictures import PictureStore
from coursegen_desktop.generation.sources import Source
from coursegen_desktop.generation.sources.notebook import SOURCE
from tests.generation.places import misplaced, outline
from tests.generation.sources.office import png

PNG = base64.b64encode(png()).decode()


def cell(kind: str, source: str, **more: Any) -> dict[str, Any]:
    return {"cell_type": kind, "metadata": {}, "source": source.splitlines(True), **more}


def read(folder: Path, cells: list[dict[str, Any]], **more: Any) -> Source:
    path = folder / "a.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "metadata": {}, "cells": cells, **more}))
    return SOURCE.read(path, folder, PictureStore(folder / "media"))


def test_cells_become_text_programs_and_outputs(tmp_path: Path) -> None:
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": ["\x1b[31m3\x1b[0m\n"]},
        {"output_type": "stream", "name": "stderr", "text": "warning"},
        {"output_type": "execute_result", "data": {"text/plain": "<Figure>", "image/png": PNG}},
        {"output_type": "display_data", "data": {"application/vnd.jupyter.widget-view+json": {}}},
        {"output_type": "error", "ename": "ValueError", "evalue": "bad", "traceback": ["long"]},
    ]
    source = read(
        tmp_path,
        [
            cell("markdown", "# Sums\n\nAdd $a+b$."),
            cell("code", "print(1 + 2)", outputs=outputs),
            cell(
                "markdown", "![Seen](attachment:x.png)", attachments={"x.png": {"image/png": PNG}}
            ),
            cell("raw", "raw words"),
        ],
    )
    assert outline(source) == [
        ("heading", 1, "Sums"),
        ("para", 0, "Add $a+b$."),
        ("code", 0, "```python"),
        ("output", 0, "```text"),
        ("figure", 0, f"![](media/{source.pictures[0].name})"),
        ("output", 0, "```text"),
        ("figure", 0, f"![Seen](media/{source.pictures[0].name})"),
    ]
    assert source.blocks[3].meta["code"] == "3"
    assert source.blocks[5].meta["code"] == "ValueError: bad"
    assert source.notes == {"error_outputs": 1, "widgets": 1, "raw_cells": 1}
    assert misplaced(source) == []


def test_graded_cells_are_exercises_with_solutions(tmp_path: Path) -> None:
    solution = {"nbgrader": {"grade": False, "solution": True}}
    tests = {"nbgrader": {"grade": True, "solution": False}}
    source = read(
        tmp_path,
        [
            cell("markdown", "---\n## Part A\n\nWrite a function that squares."),
            {
                **cell("code", "def f(x):\n    ### BEGIN SOLUTION\n    return x * x\n"),
                "metadata": solution,
            },
            {**cell("code", "assert f(2) == 4"), "metadata": tests},
        ],
    )
    heading, exercise = source.blocks
    assert (heading.text, exercise.kind) == ("Part A", "exercise")
    assert [child.kind for child in exercise.children] == ["para", "solution"]
    assert exercise.children[1].children[0].meta["code"] == "def f(x):\n    return x * x"
    assert "assert" not in source.text and source.notes == {"test_cells": 1}


def test_the_old_form_is_read(tmp_path: Path) -> None:
    sheet = [
        {"cell_type": "heading", "level": 2, "source": "Old"},
        {
            "cell_type": "code",
            "input": "1+1",
            "language": "python",
            "outputs": [{"output_type": "pyout", "text": ["2"]}],
        },
    ]
    path = tmp_path / "old.ipynb"
    path.write_text(json.dumps({"nbformat": 3, "worksheets": [{"cells": sheet}]}))
    source = SOURCE.read(path)
    assert [(block.kind, block.level) for block in source.blocks] == [
        *(("heading", 2), ("code", 0), ("output", 0))
    ]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"cells": 3}', '{"cells": []}', "[" * 100_000, '{"cells": [null, 3, {}]}'],
)
def test_broken_files_are_refused_in_a_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(text)
    with pytest.raises(FormatError) as caught:
        SOURCE.read(path)
    assert caught.value.hint


def test_a_long_output_is_cut_and_told(tmp_path: Path) -> None:
    long = {"output_type": "stream", "name": "stdout", "text": "line\n" * 5000}
    source = read(tmp_path, [cell("code", "run()", outputs=[long])])
    assert source.notes == {"cut_outputs": 1}
    assert source.blocks[1].meta["code"].endswith("…") and len(source.text) < 1000
