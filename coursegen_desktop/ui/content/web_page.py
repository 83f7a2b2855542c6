"""The hardened web page of a lesson: every door of Chromium that a lesson does not need is shut."""

import contextlib
import json
import logging
import os
import secrets
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)
from shiboken6 import delete, isValid

from .lesson_reader import is_followable
from .page_words import page_words
from .web_scheme import HOST, SCHEME, CourseHandler, OwnSchemeOnly

log = logging.getLogger(__name__)

# The isolated world of the application; the page's own world has no JavaScript.
WORLD = int(QWebEngineScript.ScriptWorldId.ApplicationWorld.value)

# The files of resources/page, in the order in which they build upon one another.
SCRIPTS = (
    *("core", "text", "place", "marks", "diagrams", "code"),
    *("figures", "terms", "checks", "hyphens", "captions", "notes", "caret"),
)

# Names differ a little between Qt 6.8 and 6.11: those that are missing are skipped.
_OFF = """
    JavascriptEnabled JavascriptCanOpenWindows JavascriptCanAccessClipboard JavascriptCanPaste
    LocalStorageEnabled LocalContentCanAccessRemoteUrls LocalContentCanAccessFileUrls
    HyperlinkAuditingEnabled PluginsEnabled PdfViewerEnabled FullScreenSupportEnabled
    ScreenCaptureEnabled WebGLEnabled Accelerated2dCanvasEnabled AutoLoadIconsForPage
    TouchIconsEnabled DnsPrefetchEnabled NavigateOnDropEnabled ErrorPageEnabled
    ReadingFromCanvasEnabled BackForwardCacheEnabled AllowRunningInsecureContent
    AllowGeolocationOnInsecureOrigins AllowWindowActivationFromJavaScript
    SpatialNavigationEnabled XSSAuditingEnabled
"""


def make_profile(handler: CourseHandler, guard: OwnSchemeOnly) -> QWebEngineProfile:
    """A profile without a name keeps nothing: no cache, no cookies, no storage."""
    profile = QWebEngineProfile()
    if not profile.isOffTheRecord():
        raise RuntimeError("a profile without a name should be off the record")
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(
        QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
    )
    profile.cookieStore().setCookieFilter(lambda request: False)
    profile.setSpellCheckEnabled(False)
    profile.setUrlRequestInterceptor(guard)
    profile.installUrlSchemeHandler(SCHEME, handler)
    profile.downloadRequested.connect(lambda download: download.cancel())
    return profile


def bury_after(page: QWebEnginePage, *things: QObject) -> None:
    """Delete `things`, the profile first, when the page is gone: Chromium insists on the order."""

    def bury(*_: object) -> None:
        for thing in things:
            if isValid(thing):
                delete(thing)

    page.destroyed.connect(bury)


def end_renderer(page: QWebEnginePage) -> None:
    """Kill the page's process; Qt then tells that it is gone."""
    pid = page.renderProcessPid()
    # 0 means no renderer; killing 0 would kill our own group.
    if pid > 0:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


class LessonPage(QWebEnginePage):
    """A page that shows its shell and goes nowhere. `told` carries what its script reports."""

    told = Signal(dict)
    link_followed = Signal(str)

    def __init__(self, profile: QWebEngineProfile, parent: QObject, host: str = HOST) -> None:
        super().__init__(profile, parent)
        self._host = host
        self._token = secrets.token_hex(16)
        self._shut_doors()

    def start_script(self, resources: Path) -> None:
        """Put the application's scripts into its isolated world of the loaded shell."""
        core, *more = (_function(resources / "page" / f"{name}.js") for name in SCRIPTS)
        lines = [f"{core}({json.dumps(self._token)}, {json.dumps(page_words())});"]
        lines += (f"{script}(window.coursegenPage);" for script in more)
        self.run("\n".join(lines))

    def start(self, source: str) -> None:
        """Run a script that is one function; it is called with the secret that `told` knows."""
        self.run(f"({source.rstrip().rstrip(';')})({json.dumps(self._token)})")

    def run(self, source: str, answer: Callable[[Any], None] | None = None) -> None:
        """Run a line in the isolated world; `answer` gets its value."""
        if answer is None:
            self.runJavaScript(source, WORLD)
        else:
            self.runJavaScript(source, WORLD, answer)

    def call(self, name: str, *arguments: object) -> None:
        """Call a function of the script with plain data."""
        self.run(f"coursegen.{name}({', '.join(json.dumps(value) for value in arguments)})")

    def _shut_doors(self) -> None:
        settings = self.settings()
        for name in _OFF.split():
            attribute = getattr(QWebEngineSettings.WebAttribute, name, None)
            if attribute is not None:
                settings.setAttribute(attribute, False)
        settings.setUnknownUrlSchemePolicy(
            QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
        )
        for attribute in (
            QWebEngineSettings.WebAttribute.PlaybackRequiresUserGesture,
            QWebEngineSettings.WebAttribute.WebRTCPublicInterfacesOnly,
        ):
            settings.setAttribute(attribute, True)
        self.fullScreenRequested.connect(lambda request: request.reject())
        self.fileSystemAccessRequested.connect(lambda request: request.reject())
        self.registerProtocolHandlerRequested.connect(lambda request: request.reject())
        self.certificateError.connect(lambda error: error.rejectCertificate())
        if hasattr(self, "permissionRequested"):  # from Qt 6.8
            self.permissionRequested.connect(lambda permission: permission.deny())
        if hasattr(self, "desktopMediaRequested"):  # from Qt 6.7
            self.desktopMediaRequested.connect(lambda request: request.cancel())

    # --- Qt's questions --------------------------------------------------------------------

    def acceptNavigationRequest(
        self, url: QUrl | str, type: QWebEnginePage.NavigationType, isMainFrame: bool
    ) -> bool:
        """Only the shell itself; a clicked web link is told instead of followed."""
        url = QUrl(url)
        is_shell = url.scheme().encode() == SCHEME and url.host() == self._host
        if isMainFrame and is_shell and url.path() in ("", "/") and not url.hasQuery():
            return True
        if isMainFrame and type == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            self._on_link(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return False

    def createWindow(self, type: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        """No second window, whatever asks for it."""
        return None  # type: ignore[return-value]

    def chooseFiles(
        self, mode: QWebEnginePage.FileSelectionMode, oldFiles: Any, acceptedMimeTypes: Any
    ) -> list[str]:
        """No file dialog."""
        return []

    def javaScriptAlert(self, securityOrigin: QUrl | str, msg: str) -> None:
        """No dialog."""

    def javaScriptConfirm(self, securityOrigin: QUrl | str, msg: str) -> bool:
        """No dialog."""
        return False

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        lineNumber: int,
        sourceID: str,
    ) -> None:
        """What the application's script tells; anything else is Chromium's own remark."""
        if not message.startswith(self._token):
            log.debug("page: %s", message[:300].rstrip())
            return
        event = json.loads(message[len(self._token) :])
        if event["kind"] == "link":
            self._on_link(event["href"])
        else:
            self.told.emit(event)

    def _on_link(self, address: str) -> None:
        if is_followable(address):
            self.link_followed.emit(address)


def _function(file: Path) -> str:
    """A script file is one function in brackets."""
    return file.read_text("utf-8").rstrip().rstrip(";")
