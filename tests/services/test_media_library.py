"""Files on their way into a lesson: looked at, cleaned, stored once, and gone where it fails."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from coursegen_desktop.domain.draft import AssetDraft, CourseDraft, LessonDraft, ModuleDraft
from coursegen_desktop.domain.errors import InvalidContent, StorageError
from coursegen_desktop.domain.ids import LessonId
from coursegen_desktop.services.media_library import MediaLibraryService
from coursegen_desktop.services.work import WorkUnits

from .desk import Here, keep


async def lessons_of(uow: WorkUnits) -> tuple[LessonId, ...]:
    lessons = tuple(LessonDraft(title=title, content="text") for title in ("One", "Two"))
    course_id = await keep(
        uow, CourseDraft(title="C", modules=(ModuleDraft(title="M", lessons=lessons),))
    )
    async with uow() as work:
        course = await work.courses.outline(course_id, 1)  # type: ignore[arg-type]
    return tuple(item.id for item in course.lessons)


@pytest.fixture
def media(data_dir: Path) -> Path:
    return data_dir / "media"


@pytest.fixture
def library(uow: WorkUnits, media: Path) -> MediaLibraryService:
    async def add(lesson_id: LessonId, draft: AssetDraft) -> object:
        async with uow(write=True) as work:
            key = await work.assets.add(lesson_id, draft)
            await work.commit()
        return key

    return MediaLibraryService(uow, Here(), media, add)


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., Path]:
    def make(name: str, width: int = 20, height: int = 10, kind: str = "PNG") -> Path:
        place = tmp_path / name
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(width)
        assert image.save(str(place), kind)
        return place

    return make


def stored(media: Path) -> list[Path]:
    return [place for place in media.rglob("*") if place.is_file()] if media.exists() else []


async def test_a_picture_becomes_one_of_the_lesson(
    library: MediaLibraryService, uow: WorkUnits, media: Path, picture: Callable[..., Path]
) -> None:
    one, two = await lessons_of(uow)
    seen = await library.look(picture("Zelle (1).PNG"))
    assert (seen.size, seen.is_picture, seen.can_shrink) == ((20, 10), True, True)
    made = await library.add(one, seen)
    assert made.address == "media/Zelle-1.png"
    assert (media / made.file_path).is_file()
    again = await library.add(one, await library.look(picture("other name.png")))
    assert again == made, "the same content in the same lesson"
    there = await library.add(two, seen)
    assert there.name == made.name
    async with uow() as work:
        assets = await work.assets.of_lesson(one), await work.assets.of_lesson(two)
    assert [[asset.content for asset in found] for found in assets] == [[{"name": made.name}]] * 2
    assert len(stored(media)) == 1
    other = await library.add(two, await library.look(picture("zelle-1.png", 30)))
    assert other.name == "zelle-1-2.png", "two files of one name would be one to the reader"
    assert [file.name for file in await library.files(one)] == [made.name, other.name]


async def test_a_picture_is_made_smaller_on_wish(
    library: MediaLibraryService, uow: WorkUnits, media: Path, picture: Callable[..., Path]
) -> None:
    one, _two = await lessons_of(uow)
    seen = await library.look(picture("large.jpg", 400, 200, "JPEG"))
    made = await library.add(one, seen, side=100)
    kept = QImage(str(media / made.file_path))
    assert (kept.width(), kept.height()) == (100, 50)


async def test_the_content_tells_the_kind(
    library: MediaLibraryService, uow: WorkUnits, media: Path, picture: Callable[..., Path]
) -> None:
    one, _two = await lessons_of(uow)
    made = await library.add(one, await library.look(picture("really.png", kind="JPEG")))
    assert made.name == "really.jpg"
    made = await library.add(one, await library.look(picture("old.bmp", kind="BMP")))
    assert made.name == "old.png"
    assert (media / made.file_path).read_bytes()[:4] == b"\x89PNG"
    data = picture("clip.png", 33).read_bytes()
    assert (await library.add(one, await library.look(data, "picture.png"))).name == "picture.png"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.docx", b"PK"),
        ("program.exe", b"MZ"),
        ("no picture.png", b"text"),
        ("bad.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>"),
        ("none", b""),
    ],
)
async def test_what_cannot_be_shown_is_refused(
    library: MediaLibraryService, tmp_path: Path, name: str, content: bytes
) -> None:
    place = tmp_path / name
    place.write_bytes(content)
    with pytest.raises(InvalidContent):
        await library.look(place)


async def test_a_hundred_megapixels_are_refused(library: MediaLibraryService) -> None:
    # One row of it is there: the header alone says how large it would be.
    def part(kind: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(kind + body).to_bytes(4, "big")
        return len(body).to_bytes(4, "big") + kind + body + crc

    size = (10_000).to_bytes(4, "big") * 2
    data = b"\x89PNG\r\n\x1a\n" + part(b"IHDR", size + b"\x08\x02\x00\x00\x00")
    data += part(b"IDAT", zlib.compress(b"\0" * 30_001)) + part(b"IEND", b"")
    with pytest.raises(InvalidContent, match="too large"):
        await library.look(data, "huge.png")


async def test_what_is_gone_or_no_file_is_said(
    library: MediaLibraryService, tmp_path: Path
) -> None:
    for place in (tmp_path / "gone.png", tmp_path):
        with pytest.raises(StorageError):
            await library.look(place)


async def test_a_file_that_no_lesson_keeps_does_not_stay(
    library: MediaLibraryService, uow: WorkUnits, media: Path, picture: Callable[..., Path]
) -> None:
    one, _two = await lessons_of(uow)
    seen = await library.look(picture("a.png"))

    async def fail(_lesson: LessonId, _draft: AssetDraft) -> object:
        raise StorageError("The disk is full.")

    library._add_asset = fail
    with pytest.raises(StorageError):
        await library.add(one, seen)
    assert stored(media) == []
    assert list(media.parent.glob(".media-*")) == []
