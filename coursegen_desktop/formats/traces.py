"""What models were asked in a run, as files: JSON for programs, Markdown for people."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ..domain.agent import TraceStep
from .text_file import write_text

_FENCE = re.compile(r"`{3,}")
_KINDS = {
    "plan": "Arranging the outline", "author": "Telling a part", "repair": "Mending a part",
    "summary": "Summing a lesson up",
    "quiz": "Writing a question", "solve": "Answering it blindly", "critic": "Looking it over",
}  # fmt: skip


def save_trace(path: Path, title: str, steps: Sequence[TraceStep]) -> None:
    """Write steps as Markdown for ".md", else as JSON. Raises StorageError."""
    is_markdown = path.suffix.lower() in (".md", ".markdown")
    write_text(path, (to_markdown if is_markdown else to_json)(title, steps))


def to_json(title: str, steps: Sequence[TraceStep]) -> str:
    """{"course": …, "steps": [a step's fields]}."""
    data = {"course": title, "steps": [asdict(step) for step in steps]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_markdown(title: str, steps: Sequence[TraceStep]) -> str:
    """A heading for each step; prompt and answer stand in fences, just as they were."""
    parts = [f"# {_line(title)}", "What models were asked, and what they answered."]
    for number, step in enumerate(steps, 1):
        parts += step_markdown(step, number)
    return "\n\n".join(parts) + "\n"


def step_markdown(step: TraceStep, number: int) -> list[str]:
    """One step in paragraphs."""
    facts = [
        _line(step.model), f"{step.tokens_in} tokens in", f"{step.tokens_out} tokens out",
        f"{step.seconds:.1f} s", step.at,
    ]  # fmt: skip
    if step.cost:
        facts.insert(3, f"cost {step.cost:.4f}")
    verdict = "\n".join(f"- {_line(line)}" for line in step.verdict) or "Nothing was found."
    return [
        f"## {number}. {_KINDS.get(step.kind, step.kind)}: {_line(step.title)}",
        ", ".join(filter(None, facts)),
        "### Instructions", _fenced(step.system),
        "### Question", _fenced(step.prompt),
        "### Answer", _fenced(step.answer),
        "### What was found", verdict,
    ]  # fmt: skip


def _fenced(text: str) -> str:
    """A code block whose fence is longer than any inside."""
    longest = max(map(len, _FENCE.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _line(text: str) -> str:
    return re.sub(r"([\\`*_<\[])", r"\\\1", " ".join(text.split()))
