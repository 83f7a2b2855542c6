"""What the JSON of each kind of asset must look like before it is let in."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..domain.errors import InvalidContent
from ..domain.quiz import Quiz

Check = Callable[[dict[str, object]], object]


class _Part(BaseModel):
    """Names the fields that this version shows; what a newer one adds is kept unread."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Span(_Part):
    source: str
    block: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str = ""


class _Term(_Part):
    term: str
    definition: str
    span: _Span | None = None


class _Terms(_Part):
    version: int = Field(ge=1, le=1)
    terms: tuple[_Term, ...]


class _Sentence(_Part):
    text: str
    span: _Span | None = None


class _Summary(_Part):
    version: int = Field(ge=1, le=1)
    sentences: tuple[_Sentence, ...]


class _Document(_Part):
    id: str
    name: str


class _Block(_Part):
    block: str
    source: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class _Sources(_Part):
    version: int = Field(ge=1, le=1)
    sources: tuple[_Document, ...]
    blocks: tuple[_Block, ...] = ()


class _Media(_Part):
    """A file of the course; lessons show it as "media/NAME"."""

    name: str = Field(min_length=1, max_length=200)


def checked_content(asset_type: str, content: dict[str, object]) -> dict[str, object]:
    """The content of an asset, found sound by the schema of its kind. Raises InvalidContent.

    Kinds that this version does not know are kept as they are: nothing here shows them.
    """
    check = _CHECKS.get(asset_type)
    if check is None:
        return content
    try:
        check(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        raise InvalidContent(
            "The {kind} cannot be used. Field {field}: {reason}.",
            kind=asset_type,
            field=".".join(str(step) for step in first["loc"]),
            reason=first["msg"],
        ) from error
    return content


_CHECKS: dict[str, Check] = {
    "media": _Media.model_validate,
    "quiz": Quiz.parse,
    "terms": _Terms.model_validate,
    "summary": _Summary.model_validate,
    "sources": _Sources.model_validate,
}
