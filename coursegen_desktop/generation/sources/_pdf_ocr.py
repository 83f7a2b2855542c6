"""Scanned pages read by a local `tesseract`, where one is installed. Nothing leaves the machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ._pdf_figures import rendered_png
from ._pdf_page import Line, Page, Style, Word, settle

_DPI = 200.0
_MAX_PIXELS = 4000
_PAGE_SECONDS = 60.0
_LANGUAGES = {
    "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "pt": "por", "nl": "nld",
    "pl": "pol", "ru": "rus", "uk": "ukr", "ar": "ara", "he": "heb", "tr": "tur", "sv": "swe",
    "da": "dan", "fi": "fin", "cs": "ces", "el": "ell", "hu": "hun", "ro": "ron", "ja": "jpn",
    "ko": "kor", "zh": "chi_sim",
}  # fmt: skip
_CONFIDENT = 30.0

Stop = Callable[[], bool]


def program() -> str:
    """The path of tesseract, "" where there is none."""
    return shutil.which("tesseract") or ""


class Recogniser:
    """Reads pictures of pages with tesseract, one process a page, ended when it takes too long."""

    def __init__(self, executable: str, language: str) -> None:
        self._executable = executable
        self._language = self._chosen(language)
        self.failed = 0

    def _chosen(self, language: str) -> str:
        wanted = _LANGUAGES.get(language.partition("-")[0].lower(), "eng")
        listed = self._run(["--list-langs"]).split()
        return wanted if wanted in listed or "eng" not in listed else "eng"

    def lines(self, handle: Any, page: Page) -> list[Line]:
        """The lines that tesseract reads on a page; none, counted, when it fails."""
        scale = min(_DPI / 72.0, _MAX_PIXELS / max(page.width, page.height))
        size = (max(round(page.width * scale), 1), max(round(page.height * scale), 1))
        data = rendered_png(handle, page, size, (0, 0), size)
        with tempfile.TemporaryDirectory(prefix="coursegen-ocr-") as folder:
            path = Path(folder) / "page.png"
            path.write_bytes(data)
            table = self._run([str(path), "stdout", "-l", self._language, "--psm", "3", "tsv"])
        if not table:
            self.failed += 1
        return _lines(table, page.number, scale)

    def _run(self, arguments: list[str]) -> str:
        # One thread: pages come one after another, and the machine has other things to do.
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            with subprocess.Popen(
                [self._executable, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
            ) as process:
                try:
                    output, _ = process.communicate(timeout=_PAGE_SECONDS)
                except BaseException as error:
                    _end(process)
                    if isinstance(error, subprocess.TimeoutExpired):
                        return ""
                    raise
        except OSError:
            return ""
        return output.decode("utf-8", errors="replace") if process.returncode == 0 else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process and what it started."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    else:
        process.kill()


def _lines(table: str, page: int, scale: float) -> list[Line]:
    """The words of tesseract's table (level, page, block, par, line, word, left, top, ...)."""
    rows: dict[tuple[str, ...], list[tuple[str, float, float, float, float]]] = {}
    for entry in table.split("\n")[1:]:
        fields = entry.split("\t")
        if len(fields) < 12 or fields[0] != "5" or not fields[11].strip():
            continue
        try:
            left, top, width, height = (float(value) / scale for value in fields[6:10])
            sure = float(fields[10])
        except ValueError:
            continue
        if sure >= _CONFIDENT:
            word = (fields[11].strip(), left, left + width, top, top + height)
            rows.setdefault(tuple(fields[2:5]), []).append(word)
    return [_line(words, page) for words in rows.values()]


def _line(words: list[tuple[str, float, float, float, float]], page: int) -> Line:
    bottom = sorted(word[4] for word in words)[len(words) // 2]
    tall = max(word[4] - word[3] for word in words)
    # The height of letters wavers with what they are; whole points are as exact as it gets.
    style = Style("scan", float(max(round(tall * 1.1 / 2) * 2, 4)))
    return settle(Line([Word(text, x0, x1, bottom, style) for text, x0, x1, _, _ in words], page))
