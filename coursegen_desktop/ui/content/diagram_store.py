"""Finished drawings of diagrams: in memory, and in the user's cache folder across restarts.

A drawing's name is "KEY-LOOK": the key of its source and the look it was drawn for. What is
kept is the bare SVG; the font it is set in is put in when it is shown, for a picture in a page
can load none.
"""

import base64
import contextlib
import logging
import os
import re
import tempfile
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from ...domain.errors import InvalidContent
from ...rendering.svg_gate import check_svg

log = logging.getLogger(__name__)

MAX_DISK = 50 * 1024 * 1024
MAX_MEMORY = 16 * 1024 * 1024
MAX_PAPERS = 100
# The folder is looked through when so much was written, not with every file.
LOOK_AFTER = 4 * 1024 * 1024

_NAME = re.compile(r"[0-9a-f]{64}-[a-z]{1,20}-[0-9a-f]{8}\Z")
_FONTS = {400: "Inter-Regular.woff2", 700: "Inter-Bold.woff2"}
_SIZE = re.compile(r"\d{1,5}\Z")


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG that passed the gate, and its size in pixels."""

    svg: bytes
    width: int
    height: int


def checked(svg: bytes) -> Drawing:
    """The drawing in `svg`. Raises InvalidContent when it may not be shown."""
    root = check_svg(svg, "diagram")
    width, height = root.get("width", ""), root.get("height", "")
    if not (_SIZE.match(width) and _SIZE.match(height)):
        raise InvalidContent("The picture {file} has no size.", file="diagram")
    return Drawing(svg, int(width), int(height))


class DiagramStore:
    """`folder` None: in memory only. A disk that refuses costs time, never a drawing."""

    def __init__(self, resources: Path, folder: Path | None) -> None:
        self._fonts = resources / "fonts" / "inter"
        self._folder = folder
        self._kept: OrderedDict[str, Drawing] = OrderedDict()
        self._size = 0
        self._written = LOOK_AFTER
        self._faces: dict[int, bytes] = {}
        self._papers: dict[str, bytes] = {}

    def get(self, name: str) -> Drawing | None:
        """The drawing of that name."""
        drawing = self._kept.get(name)
        if drawing is not None:
            self._kept.move_to_end(name)
            return drawing
        drawing = self._read(name) if _NAME.match(name) else None
        if drawing is not None:
            self._keep(name, drawing)
        return drawing

    def put(self, name: str, drawing: Drawing) -> None:
        """Keep a drawing."""
        self._keep(name, drawing)
        if self._folder is not None and _NAME.match(name):
            self._write(self._folder, f"{name}.svg", drawing.svg)

    def shown(self, name: str) -> bytes | None:
        """The drawing as a page shows it: with its font inside."""
        drawing = self.get(name)
        if drawing is None:
            return None
        weights = [400, 700] if b"bold" in drawing.svg or b"700" in drawing.svg else [400]
        at = drawing.svg.index(b">") + 1
        faces = b"".join(map(self._face, weights))
        return drawing.svg[:at] + b"<style>" + faces + b"</style>" + drawing.svg[at:]

    def printed(self, name: str) -> bytes | None:
        """The drawing on a sheet of paper, a PDF of one page."""
        if self._folder is None or not _NAME.match(name):
            return self._papers.get(name)
        try:
            return (self._folder / f"{name}.pdf").read_bytes()
        except FileNotFoundError:
            pass
        except OSError as error:
            log.info("the cache of drawings cannot be read: %s", error)
        return self._papers.get(name)

    def put_printed(self, name: str, pdf: bytes) -> None:
        """Keep a drawing on paper."""
        if self._folder is None or not _NAME.match(name):
            while len(self._papers) >= MAX_PAPERS:
                self._papers.pop(next(iter(self._papers)))
            self._papers[name] = pdf
        else:
            self._write(self._folder, f"{name}.pdf", pdf)

    # --- inside ----------------------------------------------------------------------------

    def _face(self, weight: int) -> bytes:
        if weight not in self._faces:
            font = base64.b64encode((self._fonts / _FONTS[weight]).read_bytes())
            self._faces[weight] = (
                b'@font-face{font-family:"Inter";font-weight:%d;src:url(data:font/woff2;base64,%s)}'
                % (weight, font)
            )
        return self._faces[weight]

    def _keep(self, name: str, drawing: Drawing) -> None:
        before = self._kept.pop(name, None)
        self._size += len(drawing.svg) - (len(before.svg) if before else 0)
        self._kept[name] = drawing
        while self._size > MAX_MEMORY and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.svg)

    def _read(self, name: str) -> Drawing | None:
        if self._folder is None:
            return None
        file = self._folder / f"{name}.svg"
        try:
            drawing = checked(file.read_bytes())
            os.utime(file)  # young again
            return drawing
        except FileNotFoundError:
            return None
        except InvalidContent as error:
            log.info("a kept drawing is drawn anew: %s", error)
            with contextlib.suppress(OSError):
                file.unlink()
        except OSError as error:
            log.info("the cache of drawings cannot be read: %s", error)
        return None

    def _write(self, folder: Path, file_name: str, data: bytes) -> None:
        draft = ""
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as file:
                draft = file.name
                file.write(data)
            Path(draft).replace(folder / file_name)
            self._written += len(data)
            if self._written >= LOOK_AFTER:
                self._written = 0
                _trim(folder)
        except OSError as error:
            log.info("a drawing could not be kept: %s", error)
            with contextlib.suppress(OSError):
                Path(draft).unlink(missing_ok=True)


def _trim(folder: Path) -> None:
    """Take the oldest out until the folder is small enough; drafts of crashes go first."""
    files = []
    for entry in os.scandir(folder):
        status = entry.stat(follow_symlinks=False)
        is_draft = entry.name.endswith(".part")
        if is_draft or _NAME.match(entry.name.removesuffix(".svg").removesuffix(".pdf")):
            files.append((not is_draft, status.st_mtime, status.st_size, entry.path))
    files.sort()
    total = sum(size for *_, size, _ in files)
    for is_whole, _, size, path in files:
        if is_whole and total <= MAX_DISK:
            break
        with contextlib.suppress(OSError):
            Path(path).unlink()
        total -= size
