"""Files to hand in, marked by a person."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StrictInt

from ..errors import InvalidContent
from ._by_hand import MarkedQuestion
from ._files import MAX_FILES, HandedFile, files_fault, size_limit
from .base import Answer, AnswerClass, FileRules, Problem, Shown, Text


class UploadAnswer(Answer):
    """The files, in the order in which they were added."""

    files: Annotated[tuple[HandedFile, ...], Field(max_length=MAX_FILES)] = ()


class UploadQuestion(MarkedQuestion):
    """`accept` holds endings (".pdf") and kinds ("image/*"); one file unless it says more."""

    interaction: ClassVar[str] = "upload"
    label: ClassVar[str] = "File"
    answer_type: ClassVar[AnswerClass] = UploadAnswer

    type: Literal["upload"] = "upload"
    accept: tuple[Text, ...] = ()
    max_files: StrictInt | None = None

    @property
    def file_rules(self) -> FileRules:
        """What may be handed in."""
        most = MAX_FILES if self.max_files == 0 else self.max_files or 1
        return FileRules(min(most, MAX_FILES), self.accept, size_limit(self.ext))

    def check(self) -> tuple[Problem, ...]:
        """A number of files that makes sense."""
        if self.max_files is not None and self.max_files < 0:
            return (Problem("max_files", "it is less than 0"),)
        return ()

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """The rules for files."""
        return Shown(files=self.file_rules, marked_by=self.marked_by)

    def _complain(self, answer: UploadAnswer) -> InvalidContent | None:
        return files_fault(answer.files, self.file_rules)


QUESTION = UploadQuestion
