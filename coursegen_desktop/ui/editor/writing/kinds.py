"""What the dialogs of formulas, diagrams and questions know: pieces to begin with, their form."""

from __future__ import annotations

from ...kit.translate import tr
from .source_dialog import Piece, SourceKind


def formula() -> SourceKind:
    """TeX between dollar signs."""
    return SourceKind(
        tr("Formula"),
        tr("Written in TeX. What cannot be drawn is said in the preview."),
        tr("TeX"),
        (
            Piece("a⁄b", r"\frac{…}{b}"),
            Piece("√x", r"\sqrt{…}"),
            Piece("xⁿ", "{…}^{n}"),
            Piece("xₙ", "{…}_{n}"),
            Piece("Σ", r"\sum_{i=1}^{n} …"),
            Piece("∫", r"\int_{a}^{b} … \, dx"),
            Piece("lim", r"\lim_{x \to 0} …"),
            Piece("α β π", r"\alpha \beta \pi"),
            Piece("≤ ≠ ≈", r"\le \ne \approx"),
            Piece("→", r"\to"),
            Piece("(x y)", r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}"),
            Piece("{ x", r"\begin{cases} a & x > 0 \\ b & x \le 0 \end{cases}"),
        ),
        "$$",
        "$$",
        ("$", "$"),
    )


def diagram() -> SourceKind:
    """A fence named mermaid."""
    flow, time, parts = tr("Question?"), tr("Today"), tr("Part")
    yes, no = tr("Yes"), tr("No")
    return SourceKind(
        tr("Diagram"),
        tr("Written in Mermaid: choose a kind to begin with, and change its words."),
        tr("Mermaid"),
        (
            Piece(
                tr("Flow chart"),
                f"flowchart TD\n    A[{tr('Start')}] --> B{{{flow}}}\n"
                f"    B -->|{yes}| C[{tr('First way')}]\n    B -->|{no}| D[{tr('Second way')}]",
                whole=True,
            ),
            Piece(
                tr("Who says what"),
                f"sequenceDiagram\n    participant A as {tr('Anna')}\n    participant B as Ben\n"
                f"    A->>B: {tr('Question')}\n    B-->>A: {tr('Answer')}",
                whole=True,
            ),
            Piece(
                tr("States"),
                "stateDiagram-v2\n    [*] --> Solid\n    Solid --> Liquid: melting\n"
                "    Liquid --> Solid: freezing",
                whole=True,
            ),
            Piece(
                tr("Timeline"),
                f"timeline\n    title {time}\n    1905 : {tr('First event')}\n"
                f"    1915 : {tr('Second event')}",
                whole=True,
            ),
            Piece(
                tr("Shares"),
                f'pie title {parts}\n    "{parts} A" : 40\n    "{parts} B" : 60',
                whole=True,
            ),
            Piece(
                tr("Mind map"),
                f"mindmap\n  root(({tr('Topic')}))\n    {tr('First branch')}\n"
                f"    {tr('Second branch')}",
                whole=True,
            ),
        ),
        "```mermaid\n",
        "\n```",
    )


def check() -> SourceKind:
    """A fence named check."""
    ask, why = tr("Question?"), tr("Why this is so.")
    right, wrong = tr("Right answer"), tr("Wrong answer")
    return SourceKind(
        tr("Question in the text"),
        tr("Learners answer it while reading. Choose a kind, and change its words."),
        tr("Question"),
        (
            Piece(
                tr("Choice"),
                f"{ask}\n\n- [x] {right}\n- [ ] {wrong}\n- [ ] {wrong} 2\n\n> {why}",
                whole=True,
            ),
            Piece(
                tr("Several right"),
                f"{ask}\n\n- [x] {right}\n- [x] {right} 2\n- [ ] {wrong}\n\n> {why}",
                whole=True,
            ),
            Piece(
                tr("Word"), f"{ask}\n\n= {tr('answer')} / {tr('other spelling')}\n\n> {why}", True
            ),
            Piece(tr("Number"), f"{ask}\n\n= 9.81 +- 0.02\n\n> {why}", True),
            Piece(
                tr("Pairs"),
                f"{ask}\n\n- {tr('first')} -> 1\n- {tr('second')} -> 2\n- {tr('third')} -> 3",
                whole=True,
            ),
            Piece(
                tr("Order"),
                f"{ask}\n\n1. {tr('first')}\n2. {tr('second')}\n3. {tr('third')}",
                whole=True,
            ),
            Piece(tr("Gaps"), tr("The [[leaf]] makes [[sugar]] out of light."), True),
        ),
        "```check\n",
        "\n```",
    )
