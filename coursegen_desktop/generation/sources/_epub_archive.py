"""E-books as zip files: looked over before anything is unpacked, read within a budget."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from urllib.parse import unquote

from ...domain.errors import FormatError
from ...domain.zip_contents import (
    FOREIGN,
    MIB,
    Limits,
    fault_in_contents,
    fault_in_entry,
    shared_bytes,
)
from ..pictures import MAX_PICTURE_BYTES
from ._html_tree import Element
from ._markup import DeclaresEntities, markup_text, xml_tree

MAX_FILE_BYTES = 300 * MIB
_LIMITS = Limits(files=20_000, total=4096 * MIB, file=1024 * MIB, ratio_free=4 * MIB)
_MAX_TEXT = 24 * MIB
_MAX_UNPACKED = 400 * MIB
_HINT = "Get the book again from where you have it, and choose the new file."
# Fonts may be veiled so that nobody takes them out; the text is open (EPUB OCF 3.3, 4.2.4).
_OF_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_FONT = re.compile(r"\.(?:otf|ttf|ttc|woff2?|pfb|dfont)$", re.IGNORECASE)
_RIGHTS = ("meta-inf/license.lcpl", "meta-inf/sinf.xml")


class EpubArchive:
    """The parts of a book by their path. Raises FormatError for what is no book or would harm."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.hidden = 0
        self._left = _MAX_UNPACKED
        if not data.startswith(b"PK"):
            raise FormatError(
                name,
                "it is empty." if not data else "it is no EPUB book, whatever its name says.",
                hint=_HINT,
            )
        file = io.BytesIO(data)
        try:
            if fault := fault_in_contents(file, _LIMITS):
                raise _unsound(name, fault)
            self._zip = zipfile.ZipFile(file)
            self._entries = self._looked_over(file)
        except FOREIGN as error:
            raise _unsound(name, "It is damaged, or was not copied whole.") from error
        self._refuse_locked()

    def _looked_over(self, file: io.BytesIO) -> dict[str, zipfile.ZipInfo]:
        found: dict[str, zipfile.ZipInfo] = {}
        entries = self._zip.infolist()
        for entry in entries:
            if fault := fault_in_entry(entry, _LIMITS):
                raise _unsound(self.name, fault, entry.filename)
            # A name that leaves the book names nothing in it; nothing is written anywhere.
            key = posixpath.normpath(entry.filename.replace("\\", "/")).lstrip("/")
            if not entry.is_dir() and not key.startswith("../"):
                if key in found:
                    raise _unsound(self.name, "Two parts have the same name.", entry.filename)
                found[key] = entry
        if shared := shared_bytes(file, entries, self._zip.start_dir):
            raise _unsound(self.name, *shared)
        return found

    def find(self, path: str) -> str:
        """The path of a part as the archive writes it, whatever the case; "" without one."""
        if path in self._entries:
            return path
        return self._folded().get(path.casefold(), "")

    def _folded(self) -> dict[str, str]:
        return {key.casefold(): key for key in reversed(self._entries)}

    def packages(self) -> list[str]:
        """Paths that look like a package document, for books whose container is broken."""
        return sorted(key for key in self._entries if key.lower().endswith(".opf"))

    def has(self, path: str) -> bool:
        """Whether there is such a part."""
        return bool(self.find(path))

    def read(self, path: str, most: int = _MAX_TEXT) -> bytes | None:
        """A part, None where there is none or it is larger than `most`."""
        key = self.find(path)
        entry = self._entries.get(key) if key else None
        if entry is None or entry.file_size > most:
            return None
        self._left -= entry.file_size
        if self._left < 0:
            raise _unsound(self.name, f"It unpacks to more than {_MAX_UNPACKED // MIB} MB.")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except (*FOREIGN, OSError) as error:
            raise _unsound(self.name, "A part is damaged.", entry.filename) from error
        if len(data) != entry.file_size:
            raise _unsound(self.name, "The part has not the size it says.", entry.filename)
        return data

    def picture(self, path: str) -> bytes | None:
        """The bytes of a picture; one that is damaged costs only itself."""
        try:
            return self.read(path, MAX_PICTURE_BYTES)
        except FormatError:
            if self._left < 0:
                raise
            return None

    def text(self, path: str) -> str | None:
        """The text of a part without document type, None without the part."""
        data = self.read(path)
        if not data:
            return None
        try:
            text, hidden = markup_text(data, self.name)
        except DeclaresEntities:
            raise
        except FormatError:
            # A part that is no text is none of the book's chapters.
            return None
        self.hidden += hidden
        return text

    def xml(self, path: str) -> Element | None:
        """The tree of an XML part, None where it is missing or no XML."""
        text = self.text(path)
        return xml_tree(text) if text else None

    def _refuse_locked(self) -> None:
        locked = any(self.has(path) for path in _RIGHTS)
        root = self.xml("META-INF/encryption.xml")
        for item in root.iter("EncryptedData") if root is not None else ():
            method = next(item.iter("EncryptionMethod"), None)
            algorithm = method.get("Algorithm") if method is not None else ""
            reference = next(item.iter("CipherReference"), None)
            target = unquote(reference.get("URI") or "") if reference is not None else ""
            locked = locked or not (algorithm in _OF_FONTS or _FONT.search(target))
        if locked:
            raise FormatError(
                self.name,
                "it is locked by copy protection (DRM), so its text cannot be read.",
                hint="Choose a book without copy protection, or ask its publisher for one.",
            )


def _unsound(name: str, fault: str, place: str = "") -> FormatError:
    told = fault[:1].lower() + fault[1:]
    where = f" in its part {place[:80]!r}" if place else ""
    return FormatError(name, f"it cannot be unpacked{where}: {told}", hint=_HINT)
