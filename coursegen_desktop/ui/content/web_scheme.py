"""Our own scheme: `course://lesson/...` gives the shell, its fonts and the course's media.

`course://diagram/...` is the page that draws diagrams: its shell and its fonts. Nothing else
exists for either page, and neither sees the other. QtWebEngine is imported by the first reader
that is made.
"""

import itertools
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QDataStream, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from ...domain.errors import InvalidContent
from ...rendering.svg_gate import MAX_BYTES, check_svg
from .lesson_files import MEDIA, file_below
from .lesson_reader import Files

log = logging.getLogger(__name__)

SCHEME = b"course"
HOST = "lesson"
SHELL_URL = f"{SCHEME.decode()}://{HOST}/"
DIAGRAM_HOST = "diagram"
DIAGRAM_URL = f"{SCHEME.decode()}://{DIAGRAM_HOST}/"

_NAMED = f"{SCHEME.decode()}:"
POLICY = (
    f"default-src 'none'; img-src {_NAMED}; media-src {_NAMED}; style-src {_NAMED}; "
    f"font-src {_NAMED}; script-src 'none'; connect-src 'none'; frame-src 'none'; "
    "object-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "sandbox allow-same-origin"
)

# Where diagrams are drawn: a drawing is laid out by its own style sheet, and needs no more.
DIAGRAM_POLICY = (
    f"default-src 'none'; style-src 'unsafe-inline'; font-src {_NAMED}; sandbox allow-same-origin"
)

_HEADERS = {
    b"X-Content-Type-Options": b"nosniff",
    b"Referrer-Policy": b"no-referrer",
    b"Cross-Origin-Resource-Policy": b"same-origin",
}

_OWN_FOLDERS = {
    "page": {".css": b"text/css"},
    "fonts": {".ttf": b"font/ttf", ".woff2": b"font/woff2"},
    "icons": {".svg": b"image/svg+xml"},
}


def register_scheme() -> None:
    """Make the scheme known to Chromium; before the first profile, once in a process."""
    if QWebEngineUrlScheme.schemeByName(SCHEME).name().data():
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


class CourseHandler(QWebEngineUrlSchemeHandler):
    """Answers for one host of the scheme: the shell and its files from `resources`.

    On the lesson's host also the open lesson's media and pictures from `drawings`.
    """

    def __init__(self, resources: Path, host: str = HOST) -> None:
        super().__init__()
        self._resources = resources
        self._host = host
        shell, policy = ("shell.html", POLICY)
        if host == DIAGRAM_HOST:
            shell, policy = ("diagram.html", DIAGRAM_POLICY)
        self._shell = (resources / "page" / shell).read_bytes()
        self._policy = policy.encode("ascii")
        # Whose media are served: the lesson that is open.
        self.shown: Files | None = None
        # Gives the picture that "diagram/NAME" names.
        self.drawings: Callable[[str], bytes | None] | None = None
        # Which SVG files passed the gate, as they were then.
        self._passed: dict[tuple[Path, int, int], bool] = {}
        self._numbers = itertools.count()
        self._streams: dict[int, QDataStream] = {}

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Qt's entry: one request of the page."""
        if bytes(job.requestMethod().data()) not in (b"GET", b"HEAD"):
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
            return
        found = self.find(job.requestUrl())
        if found is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        kind, content = found
        # WORKAROUND(PySide 6): each value must be a list although the stubs say QByteArray; a
        # bare value becomes one header per byte, and then Chromium enforces nothing.
        headers: dict[Any, Any] = {name: [value] for name, value in _HEADERS.items()}
        headers[b"Content-Security-Policy"] = [self._policy]
        job.setAdditionalResponseHeaders(headers)
        # WORKAROUND(PySide 6): Chromium reads the device in its own thread. A QBuffer made in
        # Python asks for the interpreter lock there, and waits for ever when this thread waits
        # for Chromium; the buffer that a data stream makes for itself is Qt's own.
        stream = QDataStream(QByteArray(content))
        number = next(self._numbers)
        self._streams[number] = stream
        job.destroyed.connect(lambda *_: self._streams.pop(number, None))
        job.reply(QByteArray(kind), stream.device())

    def find(self, url: QUrl) -> tuple[bytes, bytes] | None:
        """(content type, content) of a URL, or None."""
        if not _is_at(url, self._host) or url.port() != -1:
            return None
        path = url.path(QUrl.ComponentFormattingOption.FullyDecoded).removeprefix("/")
        if not path:
            return b"text/html", self._shell
        folder, _, name = path.partition("/")
        if folder == "diagram":
            drawing = self.drawings(name) if self.drawings is not None else None
            return (b"image/svg+xml", drawing) if drawing is not None else None
        if folder == "media":
            kinds = MEDIA
            file = self.shown.file(path, kinds) if self.shown is not None else None
        else:
            kinds = _OWN_FOLDERS.get(folder, {})
            file = file_below(self._resources, path, kinds)
        if file is None or (folder == "media" and not self._may_show(file)):
            return None
        try:
            return kinds[file.suffix.lower()], file.read_bytes()
        except (OSError, KeyError):
            return None

    def _may_show(self, file: Path) -> bool:
        """SVG passes the gate once more: a file may have come in before there was one."""
        if file.suffix.lower() != ".svg":
            return True
        try:
            status = file.stat()
            known = (file, status.st_mtime_ns, status.st_size)
            if known not in self._passed:
                self._passed[known] = status.st_size <= MAX_BYTES and _is_harmless(file)
            return self._passed[known]
        except OSError:
            return False


def _is_harmless(file: Path) -> bool:
    try:
        check_svg(file.read_bytes(), file.name)
    except InvalidContent as error:
        log.info("%s", error)
        return False
    return True


def _is_at(url: QUrl, host: str) -> bool:
    return bool(url.scheme().encode() == SCHEME and url.host() == host)


class OwnSchemeOnly(QWebEngineUrlRequestInterceptor):
    """Blocks every request but those of the page's own scheme and host."""

    def __init__(self, host: str = HOST) -> None:
        super().__init__()
        self._host = host

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Qt's entry: one request of the page, whatever its scheme."""
        url = info.requestUrl()
        if not _is_at(url, self._host):
            log.info("the page asked for %s; blocked", url.toDisplayString()[:200])
            info.block(True)
