"""A script told from its beginning to its end: sound, and when each sentence and word is heard.

told = tell(script.text, script.language, choice, recordings={2: path}, keep=folder)
told.samples                    # None without any voice
told.lines, told.sections       # seconds from the beginning

It computes for a second or two a minute of speech: in a worker process, never in the window's.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ...domain.errors import MediaError
from ...domain.language import language_of
from ...domain.script import MAX_SCRIPT, ScriptSection, sections
from .choosing import Choice, choose
from .pacing import Pacing, Progress, Told


def tell(
    script_text: str,
    language: str,
    choice: str = "",
    *,
    recordings: Mapping[int, Path] | None = None,
    keep: Path | None = None,
    progress: Progress | None = None,
) -> Told:
    """Speak a script. `choice` is a voice's key, "" for the best of the language, or SILENT.

    `recordings` are heard instead of the voice in the sections of their numbers, from 0. What
    was spoken is kept in the folder `keep`. Raises MediaError for a script with nothing to say,
    a voice that is gone or fails, and a recording that cannot be read.
    """
    parts = _checked(script_text)
    files = {n: path for n, path in (recordings or {}).items() if 0 <= n < len(parts)}
    needs_voice = any(n not in files and part.lines for n, part in enumerate(parts))
    spoken = language or language_of(script_text)
    chosen = choose(spoken, choice) if needs_voice else Choice(None)
    if chosen.offer is not None or files:
        from .performing import Performance

        return Performance(chosen, files, keep, progress).tell(parts)
    told = Pacing(progress).tell(parts)
    return Told(None, told.lines, told.sections, told.voice, told.seconds, chosen.why)


def _checked(script_text: str) -> tuple[ScriptSection, ...]:
    if len(script_text) > MAX_SCRIPT:
        raise MediaError(
            "This script is too long to be spoken: it has {count} characters.",
            "Divide the lesson into several.",
            count=len(script_text),
        )
    parts = sections(script_text)
    if not any(part.lines for part in parts):
        raise MediaError(
            "There is nothing to say: the script has no sentences.", "Write the script first."
        )
    return parts
