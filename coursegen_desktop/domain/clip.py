"""Parts of a course on their way from one place to another, as text for the clipboard."""

from __future__ import annotations

from pydantic import ValidationError

from .base import Schema
from .draft import LessonDraft, ModuleDraft
from .errors import InvalidContent

FORMAT = "coursegen-parts"
MAX_CLIP = 64_000_000


class Clip(Schema):
    """Copied modules, and lessons that were copied without theirs. They bear no public ids."""

    format: str = FORMAT
    version: int = 1
    modules: tuple[ModuleDraft, ...] = ()
    lessons: tuple[LessonDraft, ...] = ()

    def dump(self) -> str:
        """The parts as JSON."""
        return self.model_dump_json()

    @classmethod
    def read(cls, text: str) -> Clip:
        """The parts that `dump` wrote. Raises InvalidContent for anything else."""
        fault = InvalidContent(
            "The clipboard holds no parts of a course.", "Copy modules or lessons first."
        )
        if len(text) > MAX_CLIP:
            raise fault
        try:
            made = cls.model_validate_json(text)
        except (ValidationError, ValueError) as error:
            raise fault from error
        if made.format != FORMAT or made.version != 1 or not (made.modules or made.lessons):
            raise fault
        return made

    def as_markdown(self) -> str:
        """The parts as a text to read, for programs that know nothing of courses."""
        parts = [_markdown(lesson) for lesson in self.lessons]
        for module in self.modules:
            parts.append(f"# {module.title}")
            parts += [_markdown(lesson) for lesson in module.lessons]
        return "\n\n".join(parts) + "\n"


def _markdown(lesson: LessonDraft) -> str:
    body = lesson.content.strip()
    return f"# {lesson.title}\n\n{body}" if body else f"# {lesson.title}"
