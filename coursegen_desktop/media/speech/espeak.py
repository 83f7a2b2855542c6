"""The voices of eSpeak NG, where that program is installed: a hundred languages, plainly spoken.

It is a program of its own and is called as one: words go in, sound comes out, nothing is shared.
It tells no times, so words are heard for as long as their letters take.
"""

from __future__ import annotations

import io
import logging
import os
import re
import shutil
import subprocess
import sys
import wave
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.errors import MediaError, MissingPart
from ...domain.speakable import speakable
from ..voice import Voice
from .base import Spoken
from .word_times import as_written, shared_out

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

ENGINE = "espeak"
_PROGRAM = "espeak-ng"
_WINDOWS_FOLDER = "eSpeak NG"
# It speaks a thousand times faster than anybody listens; what takes longer hangs.
_PATIENCE_S = 15.0
_USUAL_WORDS_A_MINUTE = 165
_HEADER = 44
_VERSION = re.compile(r"text-to-speech:\s*([\w.-]+)")
# Priority, language, age and gender, name, file, other languages.
_VOICE_LINE = re.compile(r"\s*\d+\s+(?P<language>[\w-]+)\s+\S+\s+(?P<name>\S+)\s+(?P<file>\S+)")
_NAMED_OTHERWISE = {"cmn": "zh", "nb": "no"}


def program() -> str:
    """Where the program is; "" when it is not installed."""
    found = shutil.which(_PROGRAM)
    if found is None and sys.platform == "win32":
        place = Path(os.environ.get("PROGRAMFILES", "")) / _WINDOWS_FOLDER / f"{_PROGRAM}.exe"
        found = str(place) if place.is_file() else None
    return found or ""


def missing() -> MissingPart:
    """What to tell where it is not installed."""
    return MissingPart(
        "The program eSpeak NG, which speaks many languages, is not installed.",
        "Install the package espeak-ng with your system's software manager.",
    )


class EspeakSynthesizer:
    """A Synthesizer."""

    engine = ENGINE

    def __init__(self) -> None:
        self._program = program()
        if not self._program:
            raise missing()

    @cached_property
    def version(self) -> str:
        """Of the program."""
        found = _VERSION.search(_called((self._program, "--version")).decode("utf-8", "replace"))
        return found[1] if found is not None else ""

    @cached_property
    def voices(self) -> Sequence[Voice]:
        """All that it has."""
        return _voices(self._program)

    def speak(self, text: str, voice: Voice, rate: float = 1.0) -> Spoken:
        """A sentence or a few; `rate` 1.0 is the usual speed. Raises MediaError."""
        import numpy as np

        if not any(sign.isalnum() for sign in text):
            return Spoken(np.zeros(0, np.float32), 22_050, (), is_exact=True)
        speed = str(round(_USUAL_WORDS_A_MINUTE * rate))
        order = (self._program, "-v", _file_of(voice), "-s", speed, "-b", "1", "-z",
                 "--stdin", "--stdout")  # fmt: skip
        said = speakable(text, voice.language)
        # Two brackets begin signs of sounds, in eSpeak's own writing.
        plain = re.sub(r"\[(?=\[)", "[ ", said.words)
        samples, sounding = _sound(_called(order, plain.encode("utf-8", "replace")))
        words = shared_out(said.words, 0.0, len(samples) / sounding)
        return Spoken(samples, sounding, as_written(words, said), is_exact=False)


@lru_cache(maxsize=2)
def _voices(program_: str) -> tuple[Voice, ...]:
    listed = _called((program_, "--voices")).decode("utf-8", "replace").splitlines()[1:]
    found = []
    for line in listed:
        if match := _VOICE_LINE.match(line):
            name = match["name"].strip("_").replace("_", " ")
            found.append(
                Voice(f"{ENGINE}/{match['file']}", name, _language_of(match["language"]), ENGINE)
            )
    return tuple(found)


def _language_of(code: str) -> str:
    """ "en-gb-x-rp" as "en_GB"."""
    root, *rest = code.split("-")
    root = _NAMED_OTHERWISE.get(root, root)
    country = rest[0].upper() if rest and re.fullmatch("[A-Za-z]{2}", rest[0]) else ""
    return f"{root}_{country}" if country else root


def _file_of(voice: Voice) -> str:
    return voice.key.partition("/")[2]


def _called(order: Sequence[str], given: bytes = b"") -> bytes:
    """What the program says. No shell is involved: nothing in a text can be an order."""
    no_window = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows
    try:
        done = subprocess.run(
            order, input=given, capture_output=True, timeout=_PATIENCE_S, check=False,
            creationflags=no_window,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise _failed(repr(error)) from error
    if done.returncode != 0:
        raise _failed(done.stderr.decode("utf-8", "replace")[:200])
    return done.stdout


def _sound(heard: bytes) -> tuple[NDArray[np.float32], int]:
    """Samples and their rate. The header promises a length that nobody knew when it was written."""
    import numpy as np

    try:
        with wave.open(io.BytesIO(heard[:_HEADER])) as head:
            rate, is_plain = head.getframerate(), head.getsampwidth() == 2
    except (wave.Error, EOFError) as error:
        raise _failed(repr(error)) from error
    if not is_plain:
        raise _failed("samples of another size")
    sound = heard[_HEADER:]
    whole = np.frombuffer(sound[: len(sound) // 2 * 2], "<i2")
    return whole.astype(np.float32) / np.float32(32_768), rate


def _failed(why: str) -> MediaError:
    log.warning("espeak-ng failed: %s", why)
    return MediaError(
        "The voice could not say a sentence.",
        "Try another voice, or install eSpeak NG again.",
    )
