"""Empty courses to write in: headings and nothing else, for a topic without documents."""

from __future__ import annotations

from dataclasses import dataclass

from .draft import CourseDraft, LessonDraft, ModuleDraft
from .errors import InvalidContent


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A template: modules with the titles of their lessons, and the headings of every lesson."""

    name: str
    modules: tuple[tuple[str, tuple[str, ...]], ...]
    headings: tuple[str, ...]


SKELETONS = {
    "subject": Skeleton(
        "A subject, step by step",
        (
            ("Foundations", ("What it is about", "First ideas", "Terms")),
            ("Going deeper", ("How it works", "Examples", "Limits")),
            ("Using it", ("In practice", "Mistakes to avoid", "Looking back")),
        ),
        ("What you will learn", "Explanation", "Example", "Check yourself", "Sources"),
    ),
    "skill": Skeleton(
        "A skill, by doing it",
        (
            ("Before you begin", ("What you need", "Safety and care")),
            ("The steps", ("First step", "Second step", "Third step")),
            ("Getting better", ("When it goes wrong", "Practice")),
        ),
        ("Goal", "What you need", "Steps", "How to know that it is right"),
    ),
    "guide": Skeleton(
        "A guide for new people",
        (
            ("Welcome", ("Who we are", "Whom to ask")),
            ("How we work", ("The rules", "The tools", "A usual day")),
        ),
        ("In short", "Details", "Questions"),
    ),
}


def names() -> tuple[tuple[str, str], ...]:
    """(key, name) of every template."""
    return tuple((key, skeleton.name) for key, skeleton in SKELETONS.items())


def skeleton_course(title: str, key: str) -> CourseDraft:
    """The empty course of a template. Raises InvalidContent for one that is not there."""
    if key not in SKELETONS:
        raise InvalidContent("There is no such template.", "Choose another one.")
    chosen = SKELETONS[key]
    content = "\n\n".join(f"## {heading}" for heading in chosen.headings) + "\n"
    modules = tuple(
        ModuleDraft(
            title=module,
            lessons=tuple(LessonDraft(title=lesson, content=content) for lesson in lessons),
        )
        for module, lessons in chosen.modules
    )
    return CourseDraft(title=title, modules=modules)
