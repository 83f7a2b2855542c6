"""Qt's .ts files: read, brought up to date, written, compiled."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from .extract import Message

CONTEXT = "coursegen"
_CHOICE = re.compile(r"\(([^()|]*)\|([^()|]*)\)")
_PLURAL = re.compile(r"(?<=\w)\((\w+)\)")
# Stays as it is in the pseudo-locale: fields, counts, mark-up, entities, mnemonics, escapes.
_KEPT = re.compile(r"\{\w*\}|%n|%L?\d|<[^>]+>|&\w+;|&(?=\w)|\n")
_STRANGE = str.maketrans("aceinouyACEINOUYsz", "áçéîñöûýÁÇÉÎÑÖÛÝšž")

Forms = tuple[str, ...]


def english(message: Message) -> Forms:
    """The message itself; counted ones as singular and plural."""
    if not message.counted:
        return (message.source,)
    one = _PLURAL.sub("", _CHOICE.sub(r"\1", message.source))
    many = _PLURAL.sub(r"\1", _CHOICE.sub(r"\2", message.source))
    return (one, many)


def pseudo(message: Message) -> Forms:
    """The English with accents, two fifths longer, in brackets: shows what is not translated."""
    return tuple(_stretched(form) for form in english(message))


def _stretched(text: str) -> str:
    end = 0
    parts = []
    for kept in _KEPT.finditer(text):
        parts += [text[end : kept.start()].translate(_STRANGE), kept.group()]
        end = kept.end()
    parts.append(text[end:].translate(_STRANGE))
    return f"[{''.join(parts)}{'~' * (len(text) * 2 // 5)}]"


def read(path: Path) -> dict[str, Forms]:
    """Translations in a .ts file, by source; unfinished ones are left out."""
    if not path.exists():
        return {}
    found: dict[str, Forms] = {}
    for node in ElementTree.parse(path).getroot().iter("message"):
        translation = node.find("translation")
        if translation is None or translation.get("type") in ("unfinished", "vanished"):
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")]
        found[node.findtext("source") or ""] = tuple(forms or [translation.text or ""])
    return found


def text_of(
    language: str, messages: Iterable[Message], translate: Callable[[Message], Forms | None]
) -> str:
    """A whole .ts file. `translate` gives None for what nobody has translated yet.

    Places in the source are left out: they would change with every edit and say nothing to a
    translator who has no source.
    """
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for message in messages:
        lines += _entry(message, translate(message))
    return "\n".join([*lines, "</context>", "</TS>", ""])


def _entry(message: Message, forms: Forms | None) -> list[str]:
    state = "" if forms else ' type="unfinished"'
    numerus = ' numerus="yes"' if message.counted else ""
    if message.counted:
        inner = [
            f"            <numerusform>{escape(form)}</numerusform>" for form in forms or ("",)
        ]
        body = [f"        <translation{state}>", *inner, "        </translation>"]
    else:
        body = [f"        <translation{state}>{escape(forms[0] if forms else '')}</translation>"]
    source = f"        <source>{escape(message.source)}</source>"
    return [f"    <message{numerus}>", source, *body, "    </message>"]


def compile_file(source: Path, target: Path) -> None:
    """Make the .qm that the program loads. Raises CalledProcessError with lrelease's words."""
    scripts = Path(sysconfig.get_path("scripts"))
    command = [str(scripts / "pyside6-lrelease"), "-silent", str(source), "-qm", str(target)]
    subprocess.run(command, check=True, capture_output=True, text=True)
