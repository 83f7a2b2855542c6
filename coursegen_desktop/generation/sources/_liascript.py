"""LiaScript courses: what of them is Markdown is read, what would run or play is left out.

Their first comment holds fields; lines of macros, animations and quizzes mean nothing elsewhere.
"""

from __future__ import annotations

import re

_HEADER = re.compile(r"\A\s*<!--(.{0,60000}?)-->", re.DOTALL)
_KEY = re.compile(
    r"(?m)^\s{0,8}(?:author|email|version|narrator|script|link|import|logo|mode|comment|@\w[\w.]*)\s*:"
)
_OWN_KEY = re.compile(r"(?m)^\s{0,8}(?:narrator|script|import|mode|@onload|@\w[\w.]*)\s*:?")
_FIELD = re.compile(
    r"(?m)^[ \t]{0,8}(author|language|comment|title)[ \t]*:[ \t]*(\S.{0,1000}?)[ \t]*$"
)
_LINE = re.compile(
    r"^\s{0,12}(?:@[A-Za-z_][\w.]*(?:\(.{0,300}\))?"
    r"|\{\{[^{}]{1,40}\}\}"
    r"|--\{\{\d{1,4}(?: .{0,60})?\}\}--"
    r"|\[\((?:X|x| )\)\].{0,1000}"
    r"|\[\[(?:X|x| |\?|!)\]\].{0,1000}"
    r"|\[\[[^\[\]\n]{1,300}\]\])\s*$"
)
_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")


def is_liascript(text: str) -> bool:
    """Whether a Markdown text begins with the header of a LiaScript course."""
    header = _HEADER.match(text)
    return bool(header and len(_KEY.findall(header[1])) >= 2 and _OWN_KEY.search(header[1]))


def fields(text: str) -> dict[str, str]:
    """Author, language and description as the header states them."""
    header = _HEADER.match(text)
    found = _FIELD.findall(header[1]) if header else []
    names = {"comment": "description"}
    return {names.get(key, key): value for key, value in reversed(found)}


def without_interaction(lines: list[str]) -> int:
    """Empties the lines that only LiaScript understands; how many those were."""
    fence, count = "", 0
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and _LINE.match(line):
            lines[number] = ""
            count += 1
    return count
