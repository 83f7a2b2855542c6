"""What each agent is asked, made from prompts and material. The same material, the same request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from ..providers.base import ChatRequest
from .facts import Fact
from .judging import Finding
from .material import Task, Unit
from .prompts import Prompts
from .shapes import Wording

_OUTPUT = 0.35  # of the window
_TOKENS_A_WORD = 1.9
_SMALL = 500
_LEAST, _MOST = 200, 2400
_CRITIC_LETTERS = 3.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What is the same for a whole run: whom the course is for, the fence, tokens of the window."""

    prompts: Prompts
    audience: str
    mark: str
    window: int

    def version(self, name: str) -> str:
        """A prompt's name and version, for fingerprints."""
        return f"{name} {self.prompts[name].version}"


def author(scene: Scene, task: Task, unit: Unit) -> ChatRequest:
    """Tell a part."""
    system, user = _filled(
        scene, "author", task.language, lesson=task.title, heading=unit.heading,
        words=str(_words(unit)), passages=unit.passages,
    )  # fmt: skip
    return ChatRequest(system, user, most=_room(scene, unit), temperature=0.3)


def repair(
    scene: Scene, task: Task, unit: Unit, draft: str, findings: Sequence[Finding | str],
    attempt: int = 0,
) -> ChatRequest:  # fmt: skip
    """Mend a part; `findings` say what is wrong with it. Another `attempt`, another answer."""
    listed = [one if isinstance(one, str) else one.words for one in findings]
    system, user = _filled(
        scene, "repair", task.language, lesson=task.title, heading=unit.heading,
        words=str(_words(unit)), passages=unit.passages, draft=draft,
        findings="\n".join(f"- {words}" for words in dict.fromkeys(listed[:12])),
    )  # fmt: skip
    return ChatRequest(system, user, most=_room(scene, unit), temperature=0.2,
                       seed=attempt)  # fmt: skip


def summary(scene: Scene, task: Task, unit: Unit) -> ChatRequest:
    """Sum the lesson up."""
    system, user = _filled(
        scene, "summary", task.language, lesson=task.title, passages=unit.passages,
    )  # fmt: skip
    return ChatRequest(system, user, most=_room(scene, unit), temperature=0.3)


def quiz(scene: Scene, task: Task, fact: Fact, findings: Sequence[str] = ()) -> ChatRequest:
    """Word a question; with `findings` once more, about what was wrong the first time."""
    told = "\n".join(f"- {words}" for words in findings)
    system, user = _filled(
        scene, "quiz", task.language, concept=fact.concept, key=fact.key, passage=fact.passage,
        findings=f"\nYour last question was not taken:\n{told}" if told else "",
    )  # fmt: skip
    return ChatRequest(system, user, most=_SMALL, temperature=0.4)


def solver(scene: Scene, fact: Fact, stem: str, options: Sequence[str]) -> ChatRequest:
    """Answer a question blindly: the options come in another order than they will stand in."""
    mixed = sorted(options)
    Random(stem).shuffle(mixed)
    system, user = _filled(
        scene, "solver", "", passage=fact.passage, question=stem,
        options="\n".join(f"- {text}" for text in mixed),
    )  # fmt: skip
    return ChatRequest(system, user, most=_SMALL)


def critic(
    scene: Scene, task: Task, parts: Sequence[str], questions: Sequence[str],
    findings: Sequence[str],
) -> ChatRequest:  # fmt: skip
    """Look a lesson over; `parts` are numbered from 1. Only as much as fits is shown."""
    content = "\n\n".join(f"[part {at}]\n{text}" for at, text in enumerate(parts, 1))
    if questions:
        content += "\n\n[questions]\n" + "\n".join(questions)
    room = int(scene.window * (1 - _OUTPUT - 0.2) * _CRITIC_LETTERS)
    system, user = _filled(
        scene, "critic", task.language, lesson=task.title, content=content[:room],
        findings="\n".join(f"- {words}" for words in findings[:12]) or "nothing",
    )  # fmt: skip
    return ChatRequest(system, user, most=min(int(scene.window * _OUTPUT), 900))


def plan(scene: Scene, course: str, language: str, lines: Sequence[str]) -> ChatRequest:
    """Arrange lessons; `lines` show each with its key, under the names of their modules."""
    system, user = _filled(
        scene, "plan", language, course=course, lessons="\n".join(lines),
    )  # fmt: skip
    return ChatRequest(system, user, most=int(scene.window * _OUTPUT))


def options_in(wording: Wording, fact: Fact) -> list[str]:
    """All answers of a question in a model's words."""
    return [fact.key, *(" ".join(text.split()) for text in wording.wrong)]


def _filled(scene: Scene, name: str, language: str, **material: str) -> tuple[str, str]:
    """A prompt with the material, none of which can step out of the fence."""
    return scene.prompts[name].filled(
        audience=scene.audience or "learners who are new to the subject",
        language=language or "as it is",
        mark=scene.mark,
        **{part: fenced(scene.mark, text) for part, text in material.items()},
    )


def fenced(mark: str, text: str) -> str:
    """Material without the fence: a source that guessed it could else step out of it.

    Something stands in its place, or what is left and right of it could be another one.
    """
    return text.replace(mark.strip("# "), "…")


def _words(unit: Unit) -> int:
    return max(40, round(unit.words, -1))


def _room(scene: Scene, unit: Unit) -> int:
    """Tokens of the answer: some more than the part has, and never more than its share."""
    wanted = int(unit.words * _TOKENS_A_WORD * 1.5) + 60
    return max(_LEAST, min(wanted, int(scene.window * _OUTPUT), _MOST))
