"""The page's own scheme: `course://lesson/...` gives the shell, its fonts and the course's media.

Nothing else exists for the page. QtWebEngine is imported by the first reader that is made.
"""

import itertools
import logging
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

from .lesson_files import MEDIA, file_below
from .lesson_reader import Shown

log = logging.getLogger(__name__)

SCHEME = b"course"
HOST = "lesson"
SHELL_URL = f"{SCHEME.decode()}://{HOST}/"

_NAMED = f"{SCHEME.decode()}:"
POLICY = (
    f"default-src 'none'; img-src {_NAMED}; media-src {_NAMED}; style-src {_NAMED}; "
    f"font-src {_NAMED}; script-src 'none'; connect-src 'none'; frame-src 'none'; "
    "object-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "sandbox allow-same-origin"
)

_HEADERS = {
    b"Content-Security-Policy": POLICY.encode("ascii"),
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
    """Answers for the scheme: the shell, its files from `resources`, the open lesson's media."""

    def __init__(self, resources: Path) -> None:
        super().__init__()
        self._resources = resources
        self._shell = (resources / "page" / "shell.html").read_bytes()
        # Whose media are served: the lesson that is open.
        self.shown: Shown | None = None
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
        if url.scheme().encode() != SCHEME or url.host() != HOST or url.port() != -1:
            return None
        path = url.path(QUrl.ComponentFormattingOption.FullyDecoded).removeprefix("/")
        if not path:
            return b"text/html", self._shell
        folder = path.split("/", 1)[0]
        if folder == "media":
            kinds = MEDIA
            file = self.shown.file(path, kinds) if self.shown is not None else None
        else:
            kinds = _OWN_FOLDERS.get(folder, {})
            file = file_below(self._resources, path, kinds)
        if file is None:
            return None
        try:
            return kinds[file.suffix.lower()], file.read_bytes()
        except (OSError, KeyError):
            return None


class OwnSchemeOnly(QWebEngineUrlRequestInterceptor):
    """Blocks every request but those of the page's own scheme and host."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Qt's entry: one request of the page, whatever its scheme."""
        url = info.requestUrl()
        if url.scheme().encode() != SCHEME or url.host() != HOST:
            log.info("the page asked for %s; blocked", url.toDisplayString()[:200])
            info.block(True)
