"""Courses of every shape, for round trips."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.formats.package import one_line
from tests.samples import water_quiz

# Any text but halves of characters and NUL, which no database keeps.
prose = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=200)
lines = prose.map(one_line).filter(bool)
titles = st.one_of(
    lines, st.sampled_from(["Light & shade", "  ".join("ab").strip(), "水の循環", "x" * 300])
)
titles = titles.map(one_line)
public_ids = st.one_of(st.none(), st.uuids(version=4).map(str))
numbers = st.one_of(st.integers(-(2**53), 2**53), st.floats(allow_nan=False, allow_infinity=False))
values = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, prose),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(prose, inner, max_size=3)),
    max_leaves=10,
)
# A kind that no schema of this version knows, so that its content may be anything.
free_assets = st.builds(
    AssetDraft,
    asset_type=st.sampled_from(["script", "video", "x-notes"]),
    content=st.dictionaries(prose, values, max_size=3),
)
quizzes = st.builds(
    lambda title: AssetDraft(asset_type="quiz", content={**water_quiz(), "title": title}), lines
)
lessons = st.builds(
    LessonDraft,
    title=titles,
    content=st.one_of(prose, st.sampled_from(["\ufeffmark", "a\r\nb\rc\n", "```\n\\\n```", ""])),
    duration_minutes=st.integers(0, 600),
    assets=st.lists(st.one_of(free_assets, quizzes), max_size=3).map(tuple),
    public_id=public_ids,
)
modules = st.builds(
    ModuleDraft,
    title=titles,
    summary=prose,
    lessons=st.lists(lessons, min_size=1, max_size=3).map(tuple),
    public_id=public_ids,
)
courses = st.builds(
    CourseDraft,
    title=titles,
    description=prose,
    learning_outcomes=st.lists(lines, max_size=3).map(tuple),
    tags=st.lists(lines, max_size=3).map(tuple),
    language=st.sampled_from(["", "en", "pt-BR"]),
    licence=lines.map(lambda text: text[:200].strip()),
    authors=st.lists(lines, max_size=2).map(tuple),
    is_published=st.booleans(),
    modules=st.lists(modules, min_size=1, max_size=3).map(tuple),
    public_id=public_ids,
)


def listing(folder: Path) -> list[str]:
    """The names in a folder, sorted, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())
