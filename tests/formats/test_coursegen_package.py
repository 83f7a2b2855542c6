"""The `.coursegen` package: round trips, foreign and false parts, media."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import FormatError, InvalidContent
from coursegen_desktop.formats import package
from coursegen_desktop.formats.exporters.coursegen_package import EXPORTER
from coursegen_desktop.formats.importers.coursegen_package import IMPORTER
from tests.examples import some
from tests.formats import hostile
from tests.formats.drafts import courses, listing
from tests.samples import small_course, water_quiz

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def export(draft: CourseDraft, folder: Path, media: Path | None = None) -> Path:
    path = folder / "course.coursegen"
    EXPORTER.write(draft, path, media or folder / "media", "tests 1")
    return path


def read(path: Path) -> CourseDraft:
    with tempfile.TemporaryDirectory() as media:
        return IMPORTER.read(path, Path(media))


def altered(
    path: Path, change: Callable[[dict[str, Any]], None], part: str = "course.json"
) -> Path:
    """The package with one JSON part changed and all else as it was."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    value = json.loads(parts[part])
    change(value)
    return rewritten(path, {**parts, part: json.dumps(value).encode()})


def rewritten(path: Path, parts: dict[str, bytes]) -> Path:
    path.write_bytes(hostile.named_zip(parts))
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@given(draft=courses)
@settings(max_examples=some(60), suppress_health_check=[HealthCheck.too_slow])
def test_any_course_comes_back_as_it_went(draft: CourseDraft) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert read(export(draft, Path(folder))) == draft


@given(draft=courses)
@settings(max_examples=some(20), suppress_health_check=[HealthCheck.too_slow])
def test_the_same_course_gives_the_same_bytes(draft: CourseDraft) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = export(draft, Path(folder)).read_bytes()
        assert export(draft, Path(folder)).read_bytes() == first


def test_the_layout_is_the_documented_one(tmp_path: Path) -> None:
    path = export(small_course(), tmp_path)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        text = archive.read("lessons/001-up-and-down.md").decode()
        assert archive.getinfo("manifest.json").compress_type == zipfile.ZIP_STORED
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == [
        "manifest.json",
        "assets/001-up-and-down.json",
        "course.json",
        "lessons/001-up-and-down.md",
        "lessons/002-rivers.md",
        "lessons/003-seas.md",
    ]
    assert (manifest["format"], manifest["version"]) == ("coursegen", 1)
    assert manifest["generator"] == "tests 1"
    assert text == small_course().modules[0].lessons[0].content


def test_a_package_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    head = export(small_course(), tmp_path).read_bytes()[:4096]
    assert IMPORTER.sniff(head, "download") == 1.0
    assert IMPORTER.sniff(b"nothing", "a.COURSEGEN") > 0
    assert IMPORTER.sniff(hostile.plain_zip(a=b"x"), "letters.zip") == 0
    assert IMPORTER.sniff(b"# Title", "a.md") == 0


@pytest.mark.parametrize("kind", [k for k in hostile.HOSTILE if k not in ("program", "no ending")])
def test_hostile_packages_are_refused(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "parcel.coursegen"
    path.write_bytes(hostile.HOSTILE[kind]())
    media = tmp_path / "media"
    media.mkdir()
    with pytest.raises(FormatError) as refused:
        IMPORTER.read(path, media)
    assert refused.value.file == "parcel.coursegen"
    assert "Nothing was imported" in refused.value.text()
    assert listing(tmp_path) == ["media", "parcel.coursegen"]
    assert listing(media) == []


def test_a_newer_package_says_that_the_program_must_be_updated(tmp_path: Path) -> None:
    def newer(manifest: dict[str, Any]) -> None:
        manifest.update(version=2, kind_of_thing="new")

    path = altered(export(small_course(), tmp_path), newer, "manifest.json")
    with pytest.raises(FormatError, match=r"newer version .*\(format 2\)\. Update Coursegen"):
        read(path)


@pytest.mark.parametrize("manifest", [[], {}, {"format": "epub", "version": 1}, None, "coursegen"])
def test_a_foreign_zip_says_what_it_is_not(manifest: object, tmp_path: Path) -> None:
    path = export(small_course(), tmp_path)
    parts = parts_of(path)
    parts["manifest.json"] = json.dumps(manifest).encode()
    with pytest.raises(FormatError, match="not a course package"):
        read(rewritten(path, parts))
    del parts["manifest.json"]
    with pytest.raises(FormatError, match="not a course package"):
        read(rewritten(path, parts))


def _first(course: dict[str, Any]) -> dict[str, Any]:
    lesson: dict[str, Any] = course["modules"][0]["lessons"][0]
    return lesson


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda c: c.pop("title"), "title: Field required"),
        (lambda c: c.update(title=7), "title: Input should be a valid string"),
        (lambda c: c.update(extra=1), "extra: Extra inputs"),
        (lambda c: c.update(public_id="../../etc"), "public_id"),
        (lambda c: c.update(modules={}), "modules"),
        (lambda c: c.update(modules=[]), "no lessons"),
        (lambda c: _first(c).update(text="../secret.md"), "missing"),
        (lambda c: _first(c).update(text="lessons/002-rivers.md"), "used twice"),
        (lambda c: _first(c).update(text="course.json"), "used twice"),
        (lambda c: _first(c).update(assets="lessons/003-seas.md"), "not valid JSON"),
        (lambda c: _first(c).update(duration_minutes=-1), "duration_minutes"),
        (lambda c: _first(c).update(duration_minutes=10**9), "duration_minutes"),
        (lambda c: c.update(thumbnail="http://example.org/a.png"), "not listed"),
    ],
)
def test_a_false_course_part_is_named(
    change: Callable[[dict[str, Any]], None], word: str, tmp_path: Path
) -> None:
    path = altered(export(small_course(), tmp_path), change)
    with pytest.raises(FormatError, match=word):
        read(path)


@pytest.mark.parametrize(
    ("part", "data", "word"),
    [
        ("course.json", b"{", "not valid JSON"),
        ("course.json", b'{"title": "\xff"}', "not UTF-8"),
        ("course.json", b"[" * 100_000, "deeper than 64"),
        ("course.json", b"[" * 65 + b"]" * 65, "deeper than 64"),
        ("course.json", b'{"title": NaN}', "not valid JSON"),
        ("course.json", b'{"title": 1e999}', "too large"),
        ("course.json", b'{"title": %s}' % (b"9" * 5000), "not valid JSON"),
        ("course.json", b'{"title": %s}' % (b"9" * 30), "too large"),
        ("course.json", b'{"title": "\\ud800"}', "half of a character"),
        ("lessons/002-rivers.md", b"\xff\xfe", "lessons/002-rivers.md: The text is not UTF-8"),
        ("lessons/002-rivers.md", b"a\0b", "not text"),
        ("lessons/002-rivers.md", b"", None),
        ("lessons/002-rivers.md", b"\xef\xbb\xbfmark", None),
        ("lessons/002-rivers.md", os.urandom(8) * (1024 * 1024 + 1), "larger than 8 MiB"),
    ],
)
def test_a_part_that_cannot_be_read_is_named(
    part: str, data: bytes, word: str | None, tmp_path: Path
) -> None:
    path = export(small_course(), tmp_path)
    parts = {**parts_of(path), part: data}
    with zipfile.ZipFile(path, "w") as archive:
        for name, value in parts.items():
            archive.writestr(name, value)
    if word is None:
        assert read(path).modules[1].lessons[0].content == data.decode("utf-8-sig")
        return
    with pytest.raises(FormatError, match=word):
        read(path)


@pytest.mark.parametrize(
    "change",
    [
        lambda quiz: quiz.pop("questions"),
        lambda quiz: quiz.update(version="2.0"),
        lambda quiz: quiz["questions"][0].pop("type"),
        lambda quiz: quiz["questions"].append(quiz["questions"][0]),
        lambda quiz: quiz["questions"][0]["choices"][0].update(fraction=7),
    ],
)
def test_a_false_quiz_is_refused(change: Callable[[dict[str, Any]], None], tmp_path: Path) -> None:
    def spoil(file: dict[str, Any]) -> None:
        change(file["assets"][0]["content"])

    path = altered(export(small_course(), tmp_path), spoil, "assets/001-up-and-down.json")
    with pytest.raises(FormatError, match=r"001-up-and-down\.json: (The|This) quiz .*\w"):
        read(path)


def test_titles_are_cleaned(tmp_path: Path) -> None:
    def change(course: dict[str, Any]) -> None:
        course["title"] = "  one\n\u202etwo\x07 "
        course["modules"][0]["title"] = "\u200b" and "\n"
        _first(course)["title"] = "long " * 200

    draft = read(altered(export(small_course(), tmp_path), change))
    assert draft.title == "one two"
    assert draft.modules[0].title == "Untitled"
    assert len(draft.modules[0].lessons[0].title) <= 300


# ------------------------------------------------------------------ media


def with_media(*file_paths: str | None, thumbnail: str = "") -> CourseDraft:
    assets = tuple(AssetDraft(asset_type="video", file_path=name) for name in file_paths)
    lesson = LessonDraft(title="Seen", content="Look.", assets=assets)
    return CourseDraft(
        title="Seen", thumbnail_url=thumbnail, modules=(ModuleDraft(title="M", lessons=(lesson,)),)
    )


@pytest.fixture
def media(tmp_path: Path) -> Path:
    folder = tmp_path / "media"
    (folder / "ab").mkdir(parents=True)
    (folder / "ab" / "film.MP4").write_bytes(b"film" * 500)
    (folder / "ab" / "a.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(b"secret")
    return folder


def test_media_travel_once_each(tmp_path: Path, media: Path) -> None:
    draft = with_media("ab/film.MP4", "ab/film.MP4", None, thumbnail="ab/a.png")
    path = export(draft, tmp_path, media)
    assert sum(name.startswith("media/") for name in parts_of(path)) == 2
    target = tmp_path / "arrived"
    target.mkdir()
    back = IMPORTER.read(path, target)
    first, second, third = back.modules[0].lessons[0].assets
    assert first.file_path == second.file_path
    assert third.file_path is None
    assert first.file_path is not None
    assert (target / first.file_path).read_bytes() == b"film" * 500
    assert (target / back.thumbnail_url).read_bytes() == PNG
    digest = hashlib.sha256(b"film" * 500).hexdigest()
    assert first.file_path == f"media/{digest}.mp4"


@pytest.mark.parametrize(
    "file_path", ["../secret.png", "ab/none.png", "ab", "/etc/hostname", "ab/page.html"]
)
def test_media_that_may_not_travel_are_told_as_lost(
    file_path: str, tmp_path: Path, media: Path
) -> None:
    (media / "ab" / "page.html").write_text("<p>")
    path = tmp_path / "course.coursegen"
    losses = EXPORTER.write(with_media(file_path), path, media, "tests 1")
    assert len(losses) == 1 and file_path in losses[0]
    assert not any(name.startswith("media/") for name in parts_of(path))
    assert read(path).modules[0].lessons[0].assets[0].file_path is None


def test_a_link_out_of_the_media_folder_is_not_followed(tmp_path: Path, media: Path) -> None:
    (media / "out.png").symlink_to(tmp_path / "secret.png")
    losses = EXPORTER.write(with_media("out.png"), tmp_path / "c.coursegen", media, "tests 1")
    assert len(losses) == 1


@pytest.mark.parametrize("change", ["digest", "size", "listing", "ending"])
def test_a_medium_that_is_not_the_described_one_is_refused(
    change: str, tmp_path: Path, media: Path
) -> None:
    path = export(with_media("ab/a.png"), tmp_path, media)

    def spoil(manifest: dict[str, Any]) -> None:
        entry = manifest["media"][0]
        if change == "digest":
            entry["sha256"] = "0" * 64
        elif change == "size":
            entry["bytes"] = 1
        elif change == "listing":
            manifest["media"] = []
        else:
            entry["path"] = "media/a.md"

    with pytest.raises(FormatError):
        read(altered(path, spoil, "manifest.json"))


# ------------------------------------------------------------------ limits of the writer


def test_what_cannot_be_read_back_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "course.coursegen"
    path.write_text("older")
    long = CourseDraft(
        title="Long",
        modules=(
            ModuleDraft(
                title="M",
                lessons=(LessonDraft(title="L", content="x" * (package.LESSON_BYTES + 1)),),
            ),
        ),
    )
    with pytest.raises(InvalidContent, match="too large for a package"):
        EXPORTER.write(long, path, tmp_path, "tests 1")
    many = CourseDraft(
        title="Many",
        modules=(
            ModuleDraft(
                title="M", lessons=(LessonDraft(title="L", content="x"),) * package.LIMITS.files
            ),
        ),
    )
    with pytest.raises(InvalidContent, match=r"too large for one package \(5000 lessons\)"):
        EXPORTER.write(many, path, tmp_path, "tests 1")
    odd = with_media(None).model_copy(update={"description": float("nan")})
    with pytest.raises(InvalidContent, match="cannot be written"):
        EXPORTER.write(odd, path, tmp_path, "tests 1")
    assert path.read_text() == "older"
    assert listing(tmp_path) == ["course.coursegen"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Light & shade", "light-shade"),
        ("Élan vital", "elan-vital"),
        ("水", "lesson"),
        ("CON", "con"),
        ("../../etc", "etc"),
        ("word " * 30, "word-word-word-word-word-word-word-word"),
    ],
)
def test_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert package.slug(title) == name


def test_the_sample_quiz_is_sound() -> None:
    assert IMPORTER.name == EXPORTER.name == "coursegen_package"
    assert water_quiz()["format"] == "quiz"


def test_tags_and_what_comes_before_travel_only_where_there_are_some(tmp_path: Path) -> None:
    """Whoever has an older program can read all other packages."""
    before = ("7c9e6679-7425-40de-944b-e07fc1f90ae7",)
    draft = small_course().model_copy(
        update={"tags": ("rain", "no-tutor"), "prerequisites": before}
    )
    assert read(export(draft, tmp_path)) == draft
    with zipfile.ZipFile(export(small_course(), tmp_path)) as archive:
        written = json.loads(archive.read("course.json"))
    assert "tags" not in written and "prerequisites" not in written
