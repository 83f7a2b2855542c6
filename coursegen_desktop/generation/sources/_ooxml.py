"""Office files before a library sees them: looked over, and packed anew without what is not read.

Word and PowerPoint files are zip files of XML parts tied by relationships (ECMA-376 part 2). The
libraries that read them trust the file; this room takes what they would fall over: bombs,
entities, relationships that lead nowhere, macros, the names of the "strict" dialect.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol
from urllib.parse import unquote

from lxml import etree

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
from . import base, markdown

Element = etree._Element

# Films and sounds make presentations large; they are passed over, not unpacked.
MAX_FILE_BYTES = 300 * MIB
_LIMITS = Limits(files=20_000, total=4096 * MIB, file=2048 * MIB, ratio_free=16 * MIB)
_MAX_XML = 96 * MIB
_MAX_UNPACKED = 400 * MIB
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]{1,40})/")
_MAIN_TYPES = (
    (b"application/vnd.ms-word.document.macroEnabled.main+xml", "word", "document"),
    (b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "word", "document"),
    (
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "word",
        "document",
    ),
    (
        b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
        "ppt",
        "presentation",
    ),
    (
        b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "ppt",
        "presentation",
    ),
    (b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml", "ppt", "presentation"),
    (b"application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml", "ppt", "presentation"),
    (b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml", "ppt", "presentation"),
)
_MAIN_NAMES = {
    "word": b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "ppt": b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
_KINDS = {
    "word": ("Word document", ".docx", "presentation"),
    "ppt": ("PowerPoint presentation", ".pptx", "Word document"),
}
_READ = re.compile(
    r"(?:.*\.(?:xml|rels)|(?:[^/]+/)*media/[^/]+\.(?:png|jpe?g|jfif|gif|webp|svg|emf|wmf|tiff?|bmp))",
    re.IGNORECASE,
)
_UNREAD = re.compile(
    r"(?:.*/)?(?:vba[^/]*|customui|activex|embeddings|fonts|printersettings|ctrlprops|"
    r"customxml|webextensions|ink)(?:/|$|\.)",
    re.IGNORECASE,
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OFFICE_DOCUMENT = "/officeDocument"
_CONTENT_TYPES = "[Content_Types].xml"
_RESAVE = "Open it in the program that wrote it, save it again and choose the new file."


# What the libraries let out when a part is not what its name says.
LIBRARY_FAULTS = (*FOREIGN, etree.LxmlError, AttributeError, TypeError)
_BY_PROGRAM = re.compile(r"(?:generated|created|produced|made) (?:by|with) \S+.{0,40}$", re.I)
_NOBODY = frozenset(
    ("", "python-docx", "microsoft office user", "user", "admin", "unknown", "author")
)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself."""

    title: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """An Office file that may be handed to its library. `macros` were left out of `data`."""

    data: bytes
    macros: int


def claims(head: bytes, name: str, extensions: tuple[str, ...], old: str, folder: bytes) -> float:
    """How surely a file is of one kind: by its ending, its first part, or as its old form."""
    if name.lower().endswith(extensions):
        return 0.95
    if head.startswith(b"PK\x03\x04") and folder in head:
        return 0.9
    if name.lower().endswith(old) and head.startswith((OLE, _RTF)):
        return 0.9
    # Any other file of the old kind: refused here in words that fit it.
    return 0.3 if head.startswith(OLE) else 0.0


def open_package(data: bytes, name: str, kind: str) -> Package:
    """The file, made safe for its library. `kind` is "word" or "ppt". Raises FormatError."""
    _refuse_other_kinds(data, name, kind)
    file = io.BytesIO(data)
    try:
        if fault := fault_in_contents(file, _LIMITS):
            raise _unsound(name, fault)
        with zipfile.ZipFile(file) as archive:
            entries = _looked_over(archive, file, name)
            return _repacked(_Reader(archive, entries, name), name, kind)
    except FormatError:
        raise
    except (*FOREIGN, etree.LxmlError, OSError) as error:
        raise damaged(name) from error


class Reading(Protocol):
    """A document of a library on its way to a source."""

    def text(self) -> str:
        """All of it as Markdown."""
        ...

    def source(self, source: base.Source, macros: int) -> base.Source:
        """The parsed text with what the file says of itself."""
        ...


def read_file(
    path: Path, kind: str, label: str, reading: Callable[[BinaryIO], Reading]
) -> base.Source:
    """The file at `path` through its library, which `reading` calls. Raises FormatError."""
    data = base.load(path, MAX_FILE_BYTES)
    package = open_package(data, path.name, kind)
    try:
        reader = reading(io.BytesIO(package.data))
        made = reader.text()
    except FormatError:
        raise
    except LIBRARY_FAULTS as error:
        raise damaged(path.name) from error
    source = markdown.parse(made, path.name, base.digest(data), kind=label)
    return reader.source(source, package.macros)


def damaged(name: str) -> FormatError:
    """The refusal of a file that its library cannot make sense of."""
    return FormatError(name, "it is damaged, or was not copied whole.", hint=_RESAVE)


def _described(stated: str) -> str:
    """What the author says of his document; programs that write documents name themselves there."""
    line = " ".join(stated.split())[:2000]
    return "" if _BY_PROGRAM.match(line) else line


def properties_of(document: Any) -> Properties:
    """The core properties of a document of either library; nothing where they are broken."""
    try:
        found = document.core_properties
        names = [" ".join(name.split())[:200] for name in (found.author or "").split(";")]
        return Properties(
            title=" ".join((found.title or "").split())[:500],
            authors=tuple(name for name in names if name.casefold() not in _NOBODY)[:20],
            language=(found.language or "").strip()[:35],
            description=_described(found.comments or found.subject or ""),
        )
    except LIBRARY_FAULTS:
        # They are a convenience: the text does not depend on them.
        return Properties()


def parse_xml(data: bytes) -> Element:
    """The root of an XML part: no entities, no network. Raises LxmlError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _refuse_other_kinds(data: bytes, name: str, kind: str) -> None:
    label, extension, _ = _KINDS[kind]
    if data.startswith(OLE):
        # Both names stand in the directory of the container, two bytes a letter.
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise FormatError(
                name,
                "it is protected by a password.",
                hint="Open it, take the password off, save it and choose it again.",
            )
        raise FormatError(
            name,
            f"it is an Office file of the old kind, not a {label} ({extension}).",
            hint=f"Open it in Word, PowerPoint or LibreOffice and save it as {extension}.",
        )
    if data.startswith(_RTF):
        raise FormatError(
            name,
            "it is a rich text file (.rtf).",
            hint=f"Open it in Word or LibreOffice and save it as {extension}.",
        )
    if not data:
        raise FormatError(name, "it is empty.", hint="Choose a document with text in it.")
    if not data.startswith(b"PK"):
        raise FormatError(
            name,
            f"it is no {label}, whatever its name says.",
            hint="Check how it was made, or choose another file.",
        )


def _unsound(name: str, fault: str, place: str = "") -> FormatError:
    told = fault[:1].lower() + fault[1:]
    where = f" in its part {place[:80]!r}" if place else ""
    return FormatError(name, f"it cannot be unpacked{where}: {told}", hint=_RESAVE)


def _looked_over(
    archive: zipfile.ZipFile, file: io.BytesIO, name: str
) -> dict[str, zipfile.ZipInfo]:
    """The parts by their folded names; whatever would harm is refused."""
    found: dict[str, zipfile.ZipInfo] = {}
    entries = archive.infolist()
    for entry in entries:
        if fault := fault_in_entry(entry, _LIMITS):
            raise _unsound(name, fault, entry.filename)
        key = _key(entry.filename)
        if key in found:
            raise _unsound(name, "Two parts have the same name.", entry.filename)
        if not entry.is_dir():
            found[key] = entry
    if shared := shared_bytes(file, entries, archive.start_dir):
        raise _unsound(name, *shared)
    return found


def _key(part: str) -> str:
    """Part names are compared without case (ECMA-376 part 2, 6.2.2.3)."""
    return part.replace("\\", "/").lstrip("/").casefold()


class _Reader:
    """The parts of a package, read within a budget."""

    def __init__(
        self, archive: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo], name: str
    ) -> None:
        self._archive = archive
        self._name = name
        self._left = _MAX_UNPACKED
        self.entries = {
            key: entry
            for key, entry in entries.items()
            if _READ.fullmatch(key) and not _UNREAD.search(key) and not _is_huge_picture(entry)
        }
        self.macros = sum("vbaproject.bin" in key for key in entries)

    def read(self, key: str) -> bytes:
        """A part, unpacked; XML in one dialect and without a document type."""
        entry = self.entries[key]
        is_xml = key.endswith((".xml", ".rels"))
        if is_xml and entry.file_size > _MAX_XML:
            raise FormatError(
                self._name,
                f"its text is too large: {entry.file_size // MIB} MB;"
                f" up to {_MAX_XML // MIB} MB can be read.",
                hint="Split it into smaller files and choose those.",
            )
        self._left -= entry.file_size
        if self._left < 0:
            raise _unsound(self._name, f"It unpacks to more than {_MAX_UNPACKED // MIB} MB.")
        with self._archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
        if len(data) != entry.file_size:
            raise _unsound(self._name, "The part has not the size it says.", entry.filename)
        return self._xml(data) if is_xml else data

    def _xml(self, data: bytes) -> bytes:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("utf-16"))
            data = text.encode("utf-8")
        if _has_document_type(data):
            raise FormatError(
                self._name,
                "it declares XML entities, which no Office program writes.",
                hint="Do not trust it; ask for a file saved by Word, PowerPoint or LibreOffice.",
            )
        return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)


def _is_huge_picture(entry: zipfile.ZipInfo) -> bool:
    return "/media/" in entry.filename and entry.file_size > MAX_PICTURE_BYTES


def _has_document_type(data: bytes) -> bool:
    """Whether something is declared before the first element of an XML text."""
    at = 0
    while (at := data.find(b"<", at)) >= 0:
        if data.startswith(b"<?", at):
            end = data.find(b"?>", at)
        elif data.startswith(b"<!--", at):
            end = data.find(b"-->", at)
        else:
            return data.startswith(b"<!", at)
        if end < 0:
            return False
        at = end
    return False


def _repacked(reader: _Reader, name: str, kind: str) -> Package:
    types = reader.entries.get(_CONTENT_TYPES.casefold())
    root = reader.entries.get("_rels/.rels")
    label, extension, other = _KINDS[kind]
    if types is None or root is None:
        raise FormatError(
            name,
            f"it is a zip file, but no {label}.",
            hint="Unpack it and choose the documents in it.",
        )
    declared = reader.read(_CONTENT_TYPES.casefold())
    for old, family, _ in _MAIN_TYPES:
        declared = declared.replace(old, _MAIN_NAMES[family])
    if _MAIN_NAMES[kind] not in declared:
        is_other = any(item in declared for item in _MAIN_NAMES.values())
        raise FormatError(
            name,
            f"it is a {other}, not a {label}." if is_other else f"it is no {label}.",
            hint="Give it the ending that fits it."
            if is_other
            else f"Open it in the program that wrote it and save it as {extension}.",
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        made.writestr(_CONTENT_TYPES, declared)
        for key, entry in sorted(reader.entries.items()):
            if key == _CONTENT_TYPES.casefold():
                continue
            data = reader.read(key)
            if key.endswith(".rels"):
                data = _relationships(data, key, reader.entries)
            made.writestr(zipfile.ZipInfo(_canonical(entry)), data)
    return Package(out.getvalue(), reader.macros)


def _canonical(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/").lstrip("/")


def _relationships(data: bytes, key: str, entries: Mapping[str, zipfile.ZipInfo]) -> bytes:
    """The same without those that lead to a part that is missing or left out."""
    tree = parse_xml(data)
    folder = posixpath.dirname(posixpath.dirname(key))
    for item in list(tree.iter(_RELATIONSHIP)):
        if (item.get("TargetMode") or "").casefold() == "external":
            continue
        target = unquote(item.get("Target") or "").partition("#")[0].replace("\\", "/")
        path = posixpath.normpath(posixpath.join("/" + folder, target))
        entry = entries.get(_key(path))
        parent = item.getparent()
        if entry is not None and target:
            item.set("Target", "/" + _canonical(entry))
        elif parent is not None:
            parent.remove(item)
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
