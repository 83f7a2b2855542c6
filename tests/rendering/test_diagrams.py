"""Mermaid fences become figures that nobody else can write."""

from __future__ import annotations

import re
import time

import pytest

from coursegen_desktop.rendering.diagrams import MAX_DIAGRAMS, MAX_SOURCE, described, key_of
from coursegen_desktop.rendering.page import render

FLOW = 'flowchart LR\n  A["Light & <b>shade</b>"] -->|falls on| B{Leaf?}'


@pytest.mark.parametrize(
    "markdown",
    [
        f"```mermaid\n{FLOW}\n```",
        f"```{{.mermaid}}\n{FLOW}\n```",
        f"```{{.mermaid #plan}}\n{FLOW}\n```",
        f"~~~ Mermaid\n{FLOW}\n~~~",
        "- item\n\n  ```mermaid\n"
        + "\n".join(f"  {line}" for line in FLOW.split("\n"))
        + "\n  ```",
        "> ```mermaid\n" + "\n".join(f"> {line}" for line in FLOW.split("\n")) + "\n> ```",
        f"!!! note\n\n    ```mermaid\n    {FLOW}\n    ```".replace("\n  A", "\n      A"),
    ],
)
def test_a_fence_becomes_a_figure_wherever_it_stands(markdown: str) -> None:
    page = render(markdown)
    (diagram,) = page.diagrams
    assert diagram.source == FLOW
    assert diagram.key == key_of(FLOW)
    assert re.fullmatch("[0-9a-f]{64}", diagram.key)
    figure = (
        f'<figure class="app-diagram" data-diagram="{diagram.key}">'
        f'<img src="diagram/{diagram.key}.svg" alt="Diagram: Light &amp; shade, falls on, Leaf?">'
        "</figure>"
    )
    assert figure in page.html
    assert "flowchart" not in page.text


def test_the_same_diagram_twice_is_one_to_draw() -> None:
    fence = f"```mermaid\n{FLOW}\n```\n\n"
    page = render(fence * 2 + '```mermaid\npie\n  "a": 1\n```\n')
    assert len(page.diagrams) == 2
    assert page.html.count("<figure") == 3


def test_no_lesson_writes_such_a_figure_or_address() -> None:
    page = render(
        '<figure class="app-diagram" data-diagram="ab"><img src="diagram/ab.svg"></figure>\n\n'
        "![x](diagram/ab.svg)\n\n![x](course://diagram/)"
    )
    assert page.diagrams == ()
    for forbidden in ("app-diagram", "data-diagram", "diagram/"):
        assert forbidden not in page.html


def test_the_alt_text_cannot_leave_its_quotes() -> None:
    page = render('```mermaid\nflowchart LR\n accTitle: "><script>alert(1)</script>\n A-->B\n```')
    assert "<script" not in page.html
    assert len(page.diagrams) == 1


def test_other_code_stays_code() -> None:
    page = render("```python\nmermaid = 1\n```\n\n```mermaid\n```\n")
    assert page.diagrams == ()
    assert "figure" not in page.html


def test_too_much_stays_code() -> None:
    page = render("```mermaid\npie\n" + "x" * MAX_SOURCE + "\n```")
    assert page.diagrams == () and "<pre" in page.html
    many = "".join(f'```mermaid\npie\n  "a": {n}\n```\n\n' for n in range(MAX_DIAGRAMS + 5))
    page = render(many)
    assert len(page.diagrams) == MAX_DIAGRAMS
    assert page.html.count("<pre") == 5


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (
            "flowchart LR\n accTitle: How light falls\n accDescr: Two boxes\n A-->B",
            "How light falls. Two boxes",
        ),
        ("flowchart LR\n accDescr {\n Two\n boxes }\n A[x]-->B", "Two boxes"),
        ('pie title Pets\n "Dogs" : 38', "Diagram: Pets, Dogs, 38"),
        ("---\ntitle: Plan\n---\nflowchart LR\n A[One] --> B(Two)", "Diagram: Plan, One, Two"),
        ("sequenceDiagram\n A->>B: Hello you", "Diagram: Hello you"),
        ("mindmap\n root\n  Leaf", "Diagram: root, Leaf"),
        ("flowchart LR\n %% [secret]\n A[Seen]\n style A fill:#fff", "Diagram: Seen"),
        ("pie", "Diagram"),
    ],
)
def test_words_for_those_who_do_not_see_it(source: str, words: str) -> None:
    assert described(source) == words


def test_words_are_short_and_found_in_no_time() -> None:
    began = time.perf_counter()
    for piece in ("%%{ ", "[", '"', "accDescr {", "---\n", "| ", "\n \n", "title: ", ": a"):
        text = described("flowchart LR\n" + piece * (MAX_SOURCE // len(piece)))
        assert len(text) <= 300
    assert time.perf_counter() - began < 8
