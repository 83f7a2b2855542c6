"""How this screen names documents, sizes, states and times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

from PySide6.QtCore import QLocale

from ...domain.brief import SPACY, SourceInfo
from ...domain.outline import Part, PlannedLesson, PlannedModule
from ..content.durations import duration_words
from ..kit.translate import marked, retold, tr

_ICONS = {
    ".pdf": "file-type", ".docx": "file-text", ".pptx": "presentation", ".epub": "book",
    ".ipynb": "notebook-text", ".md": "hash", ".markdown": "hash", ".html": "globe",
    ".htm": "globe", ".xhtml": "globe", ".txt": "file-text", ".xml": "code",
}  # fmt: skip


_PROBLEMS = (
    marked("The language model “{model}” wrote this from memory: check its facts."),
    marked(
        "It speaks to programs that read it: “{words}”. Such words are taken as text, never obeyed."
    ),
)


def document_icon(name: str, *, is_folder: bool = False) -> str:
    """The icon of a document by the ending of its name."""
    return "folder" if is_folder else _ICONS.get(PurePath(name).suffix.lower(), "file-text")


def language_name(code: str) -> str:
    """A language in the words of the window, "" for none."""
    if not code:
        return ""
    language = QLocale(code).language()
    if language == QLocale.Language.C:
        return code
    return str(QLocale.languageToString(language))


def analyser_name(label: str) -> str:
    """What analysed a text, as an outline names it: "plain" or "spacy 3.8.18, …"."""
    name, _, versions = label.partition(" ")
    if name != SPACY:
        return tr("plain analyser")
    return tr("analysed with spaCy {version}", version=versions.partition(",")[0])


def speaking_sources(sources: Iterable[SourceInfo]) -> list[str]:
    """A sentence for each document with words that speak to programs."""
    return [
        tr("{name}: {problem}", name=source.name, problem=problem_words(source.addressed))
        for source in sources
        if source.addressed
    ]


def problem_words(problem: str) -> str:
    """A problem of a document in the user's language."""
    return retold(problem, _PROBLEMS)


def words_text(count: int) -> str:
    """ "1,140 words"."""
    return tr("%n word(s)", count)


def facts_text(*facts: str) -> str:
    """Facts beside one another; empty ones are left out."""
    return " · ".join(fact for fact in facts if fact)


def yields_text(lesson: PlannedLesson) -> str:
    """How many questions a lesson is likely to give."""
    if lesson.is_reference:
        return tr("to look up")
    count = lesson.yields.questions
    return tr("about %n", count) if count else tr("none found")


def spoken_module(module: PlannedModule, number: int) -> str:
    """A module for a screen reader."""
    words = tr("Module {number}: {title}", number=number, title=module.title)
    count = tr("%n lesson(s)", len(module.lessons))
    return ", ".join((words, count, duration_words(module.minutes)))


def spoken_lesson(lesson: PlannedLesson) -> str:
    """A lesson for a screen reader."""
    parts = [lesson.title, words_text(lesson.words), duration_words(lesson.minutes)]
    parts.append(tr("Questions") + ": " + yields_text(lesson))
    if len(lesson.parts) > 1:
        parts.append(tr("%n part(s)", len(lesson.parts)))
    return ", ".join(parts)


def spoken_part(part: Part) -> str:
    """A part of a lesson for a screen reader."""
    return ", ".join((tr("Part: {title}", title=part.title), words_text(part.words)))


_KINDS = (
    (".docx", "Word"), (".pptx", "PowerPoint"), (".pdf", "PDF"), (".epub", "EPUB"),
    (".md", "Markdown"), (".html", "HTML"), (".ipynb", "Jupyter"), (".cnxml", "CNXML"),
)  # fmt: skip


def kind_names(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds of documents behind file patterns as "*.pdf"; plain text last."""
    known = tuple(name for ending, name in _KINDS if f"*{ending}" in patterns)
    return (*known, tr("plain text"))


def template_name(key: str, name: str) -> str:
    """A template of a course without documents, in the user's language."""
    return {
        "subject": tr("A subject, step by step"),
        "skill": tr("A skill, by doing it"),
        "guide": tr("A guide for new people"),
    }.get(key, name)


def question_types() -> list[tuple[str, str]]:
    """The kinds of questions that can be asked for: (id, name)."""
    return [
        ("choice", tr("Choice")),
        ("match", tr("Matching")),
        ("cloze", tr("Fill the gaps")),
        ("order", tr("Putting in order")),
        ("numeric", tr("Numbers")),
        ("true_false", tr("True or false")),
        ("short_text", tr("Short answer")),
    ]


_MARKS = (
    (re.compile(r"\n: +"), ": "),
    (re.compile(r"^\s*(?:#{1,6}|>+|[-*+]|:::\s*\w*|```.*)\s*", re.MULTILINE), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]:?|\{[^}]*\}"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"[*`|]{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)"), ""),
)


def plain_text(markdown: str) -> str:
    """Markdown as running words, for a glimpse: its marks are left out."""
    for pattern, put in _MARKS:
        markdown = pattern.sub(put, markdown)
    return " ".join(markdown.split())
