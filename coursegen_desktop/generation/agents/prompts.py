"""Prompts: texts in resources/prompts, each with a version that enters every fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

from ...domain.assist import Act

NAMES = (
    "author", "repair", "summary", "quiz", "solver", "critic", "plan", "topic_outline",
    "topic_section", "tutor",
)  # fmt: skip
ASSIST_NAMES = tuple(f"assist_{act.value}" for act in Act)


@dataclass(frozen=True, slots=True)
class Prompt:
    """What stays the same for every unit (`system`, with a few words of the course) and what
    changes (`user`). Values are put in once: what they hold is never read as a template."""

    name: str
    version: int
    system: str
    user: str

    def filled(self, **values: str) -> tuple[str, str]:
        """(system, user) with the values in their places; KeyError for one that is missing."""
        return Template(self.system).substitute(values), Template(self.user).substitute(values)


@dataclass(frozen=True, slots=True)
class Prompts:
    """All of them, by name."""

    by_name: Mapping[str, Prompt]

    def __getitem__(self, name: str) -> Prompt:
        return self.by_name[name]

    @classmethod
    def load(cls, folder: Path) -> Prompts:
        """Read them from `folder`; ValueError for a file that is not in their form."""
        return cls({name: _parsed(name, (folder / f"{name}.txt").read_text("utf-8"))
                    for name in (*NAMES, *ASSIST_NAMES)})  # fmt: skip


def mark_of(seed: str) -> str:
    """A line that fences what is only material, the same for the same seed.

    Who knows the seed of a run can reckon it, so `requests.fenced` takes it out of the material.
    """
    return f"#### {hashlib.sha256(f'mark {seed}'.encode()).hexdigest()[:12]} ####"


def _parsed(name: str, text: str) -> Prompt:
    head, _, rest = text.partition("\n=== system\n")
    system, _, user = rest.partition("\n=== user\n")
    if not head.startswith("version: ") or not system or not user:
        raise ValueError(f"The prompt {name!r} has not the form of a prompt")
    return Prompt(name, int(head.removeprefix("version: ")), system.strip(), user.strip())
