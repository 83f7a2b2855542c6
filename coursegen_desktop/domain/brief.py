"""What a user asks of the writer, and what the writer found before it starts."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Brief:
    """The order: source paths (files or folders) in reading order and an optional title."""

    sources: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """One document as it was read."""

    name: str
    kind: str  # "Markdown", "HTML", "Plain text"
    words: int
    sections: int


@dataclass(frozen=True, slots=True)
class OutlineLesson:
    """A lesson as planned."""

    title: str
    words: int
    minutes: int


@dataclass(frozen=True, slots=True)
class OutlineModule:
    """A module as planned."""

    title: str
    lessons: tuple[OutlineLesson, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The plan that is shown before anything is written."""

    title: str
    sources: tuple[SourceInfo, ...]
    modules: tuple[OutlineModule, ...]
    warnings: tuple[str, ...] = field(default=())

    @property
    def lesson_count(self) -> int:
        """Lessons in all modules."""
        return sum(len(module.lessons) for module in self.modules)
