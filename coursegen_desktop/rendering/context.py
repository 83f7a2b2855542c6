"""What a lesson's page depends on besides its own text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """A document that the course was made of, as a citation names it: `key` is its id."""

    key: str
    name: str
    # Passages by the id of their block, as far as the course keeps their words.
    passages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LessonContext:
    """The course around a lesson.

    `files` are pairs of a name below "media/" and where that file lies in the media folder; None
    means that nobody knows, and then every name is believed. `terms` are pairs of a term and its
    definition in Markdown; the first of two equal ones counts.
    """

    files: tuple[tuple[str, str], ...] | None = None
    terms: tuple[tuple[str, str], ...] = ()
    sources: tuple[SourceInfo, ...] = ()

    def key(self) -> bytes:
        """The same bytes for the same context, for a cache key."""
        return repr((self.files, self.terms, self.sources)).encode("utf-8", "backslashreplace")


NO_CONTEXT = LessonContext()
