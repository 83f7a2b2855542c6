"""Sentences that were spoken once, kept in a folder under a fingerprint of all that made them.

The same sentence sounds the same whether it was kept or spoken just now: it is rounded to 16 bits
either way. A file that cannot be read is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zlib
from pathlib import Path

import numpy as np

from .base import Spoken, TimedWord

# Changes when the same words would be spoken otherwise by this program.
_FORM = 1
_ENDING = ".said"
_LOUDEST = 32_767
# Two hours of one voice; what was not heard for longest goes.
_MOST_BYTES = 256 * 1024 * 1024


class KeptSentences:
    """What was spoken; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, key: str) -> Spoken | None:
        """The sentence of a key, if it was spoken before."""
        if self._folder is None:
            return None
        path = self._folder / (key + _ENDING)
        try:
            spoken = _unpacked(path.read_bytes())
            os.utime(path)
        except (OSError, ValueError, KeyError, TypeError, zlib.error):
            return None
        return spoken

    def put(self, key: str, spoken: Spoken) -> Spoken:
        """Keep a sentence; it comes back as it will be heard from now on."""
        packed = _packed(spoken)
        if self._folder is not None:
            path = self._folder / (key + _ENDING)
            part = path.with_suffix(f".{os.getpid()}.part")
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                part.write_bytes(packed)
                part.replace(path)
            except OSError:  # no room: it is spoken again next time
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)
        return _unpacked(packed)

    def tidy(self, most: int = _MOST_BYTES) -> None:
        """Let go of what was not heard for longest, where there is too much."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            found = [(path, path.stat()) for path in self._folder.glob("*" + _ENDING)]
            found.sort(key=lambda entry: entry[1].st_mtime, reverse=True)
            whole = 0
            for path, facts in found:
                whole += facts.st_size
                if whole > most:
                    path.unlink(missing_ok=True)


def key_of(engine: str, version: str, voice: str, text: str, words: str) -> str:
    """The fingerprint of a sentence as it is written and as it is said, and of who says it."""
    made_from = json.dumps([_FORM, engine, version, voice, text, words])
    return hashlib.sha256(made_from.encode("utf-8", "surrogatepass")).hexdigest()


def _packed(spoken: Spoken) -> bytes:
    peak = float(np.max(np.abs(spoken.samples))) if len(spoken.samples) else 0.0
    scale = max(1.0, peak)
    whole = np.rint(spoken.samples / scale * _LOUDEST).astype("<i2")
    words = [[w.start, w.end, w.begin, w.finish] for w in spoken.words]
    facts = {"rate": spoken.rate, "scale": scale, "exact": spoken.is_exact, "words": words}
    # What differs from the sample before is smaller than the sample.
    changes = np.diff(whole, prepend=whole[:1] * 0)
    return json.dumps(facts).encode() + b"\n" + zlib.compress(changes.astype("<i2").tobytes(), 6)


def _unpacked(packed: bytes) -> Spoken:
    head, _, sound = packed.partition(b"\n")
    facts = json.loads(head)
    changes = np.frombuffer(zlib.decompress(sound), "<i2")
    whole = np.cumsum(changes, dtype="<i2")
    samples = whole.astype(np.float32) * np.float32(facts["scale"] / _LOUDEST)
    words = tuple(TimedWord(*word) for word in facts["words"])
    return Spoken(samples, facts["rate"], words, facts["exact"])
