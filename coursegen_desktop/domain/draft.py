"""A course that nobody keeps yet: what writers and importers make."""

from pydantic import Field

from .base import Schema


class AssetDraft(Schema):
    """Something made for a lesson. `content` is checked by the schema of `asset_type`."""

    asset_type: str
    content: dict[str, object] = Field(default_factory=dict)
    file_path: str | None = None


class LessonDraft(Schema):
    """A lesson before it has a key. `content` is Markdown."""

    title: str
    content: str
    duration_minutes: int = 1
    assets: tuple[AssetDraft, ...] = ()
    public_id: str | None = None


class ModuleDraft(Schema):
    """A module before it has a key."""

    title: str
    summary: str = ""
    lessons: tuple[LessonDraft, ...] = ()
    public_id: str | None = None


class CourseDraft(Schema):
    """A whole course before it has a key; what generation and importers return."""

    title: str
    description: str = ""
    learning_outcomes: tuple[str, ...] = ()
    language: str = ""
    licence: str = ""
    authors: tuple[str, ...] = ()
    thumbnail_url: str = ""
    tags: tuple[str, ...] = ()
    prerequisites: tuple[str, ...] = ()
    is_published: bool = False
    modules: tuple[ModuleDraft, ...] = ()
    public_id: str | None = None

    @property
    def lesson_count(self) -> int:
        """Lessons in all modules."""
        return sum(len(module.lessons) for module in self.modules)
