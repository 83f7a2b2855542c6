"""A question that this program cannot ask yet: kept word for word, shown, not scored."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import PrivateAttr, SerializerFunctionWrapHandler, model_serializer

from .base import Question, Shown, Source

# The types of quiz.schema.json, version 1. Others can only be written down as opaque ones.
CANONICAL_TYPES = frozenset(
    {
        "choice", "true_false", "short_text", "numeric", "match", "order", "cloze", "hotspot",
        "drag_image", "essay", "upload", "description", "flashcard", "opaque",
    }
)  # fmt: skip

# `source.format` of a question of our own JSON whose type the schema does not name.
KEPT_FORMAT = "quiz-json"


class OpaqueQuestion(Question):
    """`source.raw` or the kept JSON hold everything; `prompt` is what can be shown of it."""

    label: ClassVar[str] = "Kept question"
    is_scored: ClassVar[bool] = False
    takes_answer: ClassVar[bool] = False

    type: Literal["opaque"] = "opaque"
    source: Source

    _kept: dict[str, Any] | None = PrivateAttr(default=None)

    @classmethod
    def keep(cls, raw: Mapping[str, Any], shell: Question, reason: str) -> OpaqueQuestion:
        """Wrap a question that cannot be asked; `shell` holds its validated common fields."""
        text = json.dumps(raw, ensure_ascii=False, sort_keys=True)
        made = cls(
            id=shell.id,
            prompt=shell.prompt,
            source=Source(format=KEPT_FORMAT, raw=text),
            loss=(reason,),
        )
        if raw.get("type") in CANONICAL_TYPES:
            made._kept = copy.deepcopy(dict(raw))
        return made

    def kept(self) -> dict[str, Any] | None:
        """The JSON of a question of our own format that was kept, to try it again."""
        if self.source.format != KEPT_FORMAT:
            return None
        try:
            raw = json.loads(self.source.raw)
        except (ValueError, RecursionError):
            return None
        return raw if isinstance(raw, dict) else None

    def unplayable(self) -> str:
        """What was lost, as the importer said it."""
        return self.loss[0] if self.loss else "this kind of question is not playable here"

    def shown(self, seed: int, *, shuffle: bool = False) -> Shown:
        """Nothing to answer, and why."""
        return Shown(note=self.unplayable())

    @model_serializer(mode="wrap")
    def _write(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        # As it was read when the schema knows the type, so that nothing is lost or reordered.
        if self._kept is not None:
            return copy.deepcopy(self._kept)
        given = self.model_fields_set | self.always_written
        return {k: v for k, v in handler(self).items() if k in given and v is not None}


QUESTION = OpaqueQuestion
