"""A text to write, marked by a person with a rubric or by the writer himself."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StrictInt, StringConstraints

from ..errors import InvalidContent
from ._by_hand import MarkedQuestion
from ._files import MAX_FILES, HandedFile, files_fault, size_limit
from .base import (
    Answer,
    AnswerClass,
    Canonical,
    Count,
    Criterion,
    FileRules,
    Number,
    Problem,
    Shown,
    Text,
    TextRules,
)

# About 40,000 words; longer is no essay.
MAX_ESSAY = 250_000

# Letters and digits with what joins them: "don't", "well-known", "3.5" are one word each.
_WORD = re.compile(r"[^\W_]+(?:['’.,\-][^\W_]+)*")
# Scripts without spaces: each sign counts as a word, as word processors do.
_SIGN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class EssayAnswer(Answer):
    """The text (plain, or Markdown) and the files beside it."""

    text: Annotated[str, StringConstraints(strict=True, max_length=MAX_ESSAY)] = ""
    files: Annotated[tuple[HandedFile, ...], Field(max_length=MAX_FILES)] = ()


class RubricLine(Canonical):
    """What is looked for and the most that it earns."""

    text: Text
    points: Number


class EssayQuestion(MarkedQuestion):
    """Limits of length are told, never enforced: a text that is too long is stored all the same."""

    interaction: ClassVar[str] = "essay"
    label: ClassVar[str] = "Essay"
    answer_type: ClassVar[AnswerClass] = EssayAnswer

    type: Literal["essay"] = "essay"
    template: Text = ""
    grader_notes: Text = ""
    rubric: tuple[RubricLine, ...] = ()
    min_words: StrictInt | None = None
    max_words: StrictInt | None = None
    lines: StrictInt | None = None
    attachments: Count = 0

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The lines of the rubric."""
        return tuple(Criterion(item.text, float(item.points)) for item in self.rubric)

    @property
    def file_rules(self) -> FileRules:
        """How many files may be beside the text."""
        most = min(self.attachments, MAX_FILES)
        return FileRules(most, (), size_limit(self.ext) if most else 0)

    def correct_text(self) -> str:
        """What the author expects, where he wrote it down for the one who marks."""
        return self.grader_notes

    def check(self) -> tuple[Problem, ...]:
        """Limits that can be kept, a rubric that can be won."""
        found = []
        for field, value in (("min_words", self.min_words), ("max_words", self.max_words)):
            if value is not None and value < 0:
                found.append(Problem(field, "it is less than 0"))
        if self.min_words and self.max_words and self.min_words > self.max_words:
            reason = f"at least {self.min_words} words are asked for, at most {self.max_words}"
            found.append(Problem("min_words", reason))
        if self.rubric and not any(line.points > 0 for line in self.rubric):
            found.append(Problem("rubric", "no line of it brings a point"))
        return tuple(found)

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """A field of so many lines, begun with the template; the rubric for who marks himself."""
        rules = TextRules(
            width=0,
            lines=max(3, min(self.lines or 12, 60)),
            template=self.template,
            min_words=max(0, self.min_words or 0),
            max_words=max(0, self.max_words or 0),
        )
        own = self.criteria if self.marked_by == "self" else ()
        return Shown(text=rules, files=self.file_rules, rubric=own, marked_by=self.marked_by)

    def _is_blank(self, answer: EssayAnswer) -> bool:
        is_untouched = answer.text.strip() in ("", self.template.strip())
        return is_untouched and not answer.files

    def _complain(self, answer: EssayAnswer) -> InvalidContent | None:
        if self._is_blank(answer):
            return None
        count = word_count(answer.text)
        if self.min_words and count < self.min_words:
            return InvalidContent(
                "The text has {count} words; {least} are asked for.",
                "Write some more.",
                count=count,
                least=self.min_words,
            )
        if self.max_words and count > self.max_words:
            return InvalidContent(
                "The text has {count} words; {most} are allowed.",
                "Shorten it.",
                count=count,
                most=self.max_words,
            )
        return files_fault(answer.files, self.file_rules)


def word_count(text: str) -> int:
    """Words as a word processor counts them; signs of scripts without spaces count each."""
    signs = len(_SIGN.findall(text))
    return signs + len(_WORD.findall(_SIGN.sub(" ", text) if signs else text))


QUESTION = EssayQuestion
