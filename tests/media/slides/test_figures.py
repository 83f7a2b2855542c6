"""Pictures of every sort and none: shown, or a frame in their place; never large in memory."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QImageReader

from coursegen_desktop.media.slides import figures, paint
from coursegen_desktop.media.slides.pages import PicturePart, ShapePart

from .decks import assert_inside, figure, of, pages, shades

pytestmark = pytest.mark.usefixtures("qapp")


def png_head(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 200)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def written(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)  # type: ignore[arg-type]
    return buffer.getvalue()


RED = Image.new("RGB", (80, 40), (200, 30, 30))
ROTATED = Image.Exif()
ROTATED[0x0112] = 6
GOOD = {
    "cmyk.jpg": written(RED.convert("CMYK"), "JPEG"),
    "grey.png": written(RED.convert("L"), "PNG"),
    "deep.png": written(Image.new("I;16", (80, 40), 30_000), "PNG"),
    "palette.gif": written(RED.convert("P"), "GIF"),
    "moving.gif": written(RED, "GIF", save_all=True, append_images=[RED.rotate(180)] * 4),
    "web.webp": written(RED, "WEBP"),
    "rotated.jpg": written(RED, "JPEG", exif=ROTATED),
    "wrong-ending.png": written(RED, "JPEG"),
    "thin.png": written(Image.new("RGB", (3_000, 1), (9, 9, 9)), "PNG"),
    "high.png": written(Image.new("RGB", (1, 3_000), (9, 9, 9)), "PNG"),
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    b'<rect width="40" height="20" fill="red"/></svg>',
}
BAD = {
    "empty.png": b"",
    "words.png": b"this is no picture",
    "cut.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    "giant.png": png_head(60_000, 60_000),
    "hollow.png": png_head(9_000, 5_000),
    "broken.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><rect',
    "nothing.svg": b"<svg/>",
    "page.svg": b"<html><body>no</body></html>",
    "paper.png": b"%PDF-1.4 nothing",
}


def kept(folder: Path, name: str, data: bytes) -> dict[str, Path]:
    (folder / name).write_bytes(data)
    return {name: folder / name}


@pytest.mark.parametrize("name", GOOD)
def test_pictures_of_every_sort_are_shown(tmp_path: Path, name: str) -> None:
    (page,) = pages(figure(name, title="T"), pictures=kept(tmp_path, name, GOOD[name]))
    (part,) = of(page, PicturePart)
    image = paint(page)
    assert_inside(page)
    assert shades(image, part.box, step=1) != {image.pixel(4, 700)}
    if name == "rotated.jpg":
        assert part.box.height > part.box.width
    elif name not in ("high.png",):
        assert part.box.width > part.box.height


@pytest.mark.qt_log_ignore("JPEG|JFIF|svg", extend=True)  # what Qt says of such files
@pytest.mark.parametrize("name", BAD)
def test_what_is_no_picture_leaves_a_frame(tmp_path: Path, name: str) -> None:
    slide = figure(name, title="T", alt="What it would be")
    (page,) = pages(slide, pictures=kept(tmp_path, name, BAD[name]))
    paint(page)
    assert not of(page, PicturePart)
    assert any(part.shape == "frame" for part in of(page, ShapePart))


def test_a_folder_and_a_place_that_is_not_there_leave_a_frame(tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    for path in (tmp_path / "folder.png", tmp_path / "gone.svg"):
        (page,) = pages(figure("a", title="T", alt="A"), pictures={"a": path})
        paint(page)
        assert not of(page, PicturePart)


def test_a_large_picture_is_decoded_no_larger_than_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = written(Image.effect_noise((5_000, 3_000), 50), "JPEG", quality=60)
    pictures = kept(tmp_path, "large.jpg", data)
    figures.look_at.cache_clear()
    figures.decoded.cache_clear()
    read: list[int] = []
    plain = QImageReader.read

    def counted(reader: QImageReader) -> object:
        image = plain(reader)
        read.append(image.width() * image.height())
        return image

    monkeypatch.setattr(figures.QImageReader, "read", counted)
    (page,) = pages(figure("large.jpg", title="T"), pictures=pictures)
    for _ in range(5):
        paint(page)
    assert len(read) == 2, "once to look whether one sees through it, once to be shown"
    assert max(read) <= 1280 * 720
    assert figures.decoded.cache_info().maxsize == 4
