"""What agents do, what they found and what they take, in words."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale

from ...domain.agent import (
    AUTHOR,
    CRITIC,
    PLAN,
    QUIZ,
    REPAIR,
    SOLVE,
    SUMMARY,
    AgentNow,
    Estimate,
    need_able,
)
from ...domain.connection import Connection
from ...domain.errors import AppError
from ...domain.written_by import WrittenBy
from ..content.durations import duration_words
from ..kit.translate import error_text, marked, retold, tr
from .words import facts_text, plain_text

# What is said of answers; {…} stands for words of the course.
_FOUND = (
    marked("Part {number} ({heading}) stays as the source has it."),
    marked("Part {number} ({heading}): the model gave no usable answer."),
    marked("It is said twice: “{text}”."),
    marked("“{text}” is no part of a lesson."),
    marked("The passages do not say: “{text}”."),
    marked("“{words}” does not stand in the passages that are cited for: “{text}”."),
    marked("This is no part of a lesson: “{text}”."),
    marked("It is much shorter than what the passages say."),
    marked("It is far longer than the passages."),
    marked("It is in another language ({language})."),
    marked("It should name and explain “{term}”."),
    marked("The question is empty or far too long."),
    marked("There have to be three wrong answers."),
    marked("Two wrong answers say the same."),
    marked("A wrong answer says the same as the right one."),
    marked("“{text}” stands in the passage."),
    marked("“{word}” in the question does not stand in the passage."),
    marked("Nobody could answer it from the passage."),
    marked("A reader of the passage answered “{text}”."),
    marked("A reader of the passage found no answer, or more than one."),
    marked("The right answer."),
    marked("The question about {concept} stays as it was made."),
    marked("the question about {concept} stays as it was made."),
    marked("the questions stay as they were made."),
    marked("{points} of 20 points."),
    marked("{points} of 20"),
    marked("{modules} modules, {lessons} lessons"),
)
PROSE = (AUTHOR, REPAIR, SUMMARY)  # kinds of steps that write text, not data
_CITES = re.compile(r"\s*\[c\d+(?:,\s*c\d+)*\]")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)("?)\s*(:?)')
_ESCAPES = {"\\n": " ", "\\t": " ", '\\"': '"', "\\\\": "\\"}
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\.")


def found_words(sentence: str) -> str:
    """What was found, in the user's language; a lesson's title may stand before it."""
    whole = retold(sentence, _FOUND)
    if whole != sentence:
        return whole
    for match in re.finditer(": ", sentence):
        tail = sentence[match.end() :]
        told = retold(tail, _FOUND)
        if told != tail:
            return sentence[: match.end()] + told
    return sentence


def kind_names() -> dict[str, str]:
    """The kinds of steps, as one chooses them."""
    return {
        PLAN: tr("Arranging the outline"),
        AUTHOR: tr("Telling a part"),
        REPAIR: tr("Mending a part"),
        SUMMARY: tr("Summing a lesson up"),
        QUIZ: tr("Writing a question"),
        SOLVE: tr("Answering it blindly"),
        CRITIC: tr("Looking a lesson over"),
    }


def kind_icon(kind: str) -> str:
    """The icon of a kind of steps."""
    return {
        PLAN: "list-tree", AUTHOR: "feather", REPAIR: "wrench", SUMMARY: "list-collapse",
        QUIZ: "circle-question-mark", SOLVE: "target", CRITIC: "eye",
    }.get(kind, "cpu")  # fmt: skip


def doing_words(now: AgentNow) -> str:
    """What an agent does at this moment, without the lesson."""
    part = now.part
    return {
        AUTHOR: tr("Tells “{part}”", part=part),
        REPAIR: tr("Mends “{part}”", part=part),
        SUMMARY: tr("Sums the lesson up"),
        QUIZ: tr("Writes a question about “{part}”", part=part),
        SOLVE: tr("Answers the question about “{part}” blindly", part=part),
        CRITIC: tr("Looks the lesson over"),
    }.get(now.kind, tr("Arranges the outline"))


def live_words(now: AgentNow) -> str:
    """What an agent has written so far, without what only machines read."""
    if now.kind in PROSE:
        return plain_text(_CITES.sub("", now.text))
    found = [match for match in _STRING.finditer(now.text) if not match[3]]
    return " ".join(" ".join(_unescaped(match[1]) for match in found).split())


def _unescaped(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        return chr(int(match[1], 16)) if match[1] else _ESCAPES.get(match[0], match[0][1:])

    return _ESCAPE.sub(one, text)


# ---------------------------------------------------------------- what it takes


def estimate_rows(estimate: Estimate) -> list[tuple[str, str]]:
    """(name, figures) of what a course will take; without what is not known."""
    rows = [
        (tr("Questions to the model"), _between(*map(_count, estimate.calls))),
        (tr("Tokens"), _between(*map(_rough, estimate.tokens))),
    ]
    if estimate.seconds[1]:
        rows.append((tr("Time"), _between(*map(_time, estimate.seconds))))
    if estimate.cost[1]:
        rows.append((tr("Cost, at your prices"), _between(*map(cost_words, estimate.cost))))
    return rows


def tokens_words(tokens_in: int, tokens_out: int) -> str:
    """Tokens that were read and written."""
    return tr("{read} read, {written} written", read=_count(tokens_in), written=_count(tokens_out))


def cost_words(cost: float) -> str:
    """Money, in whatever the prices are in."""
    if 0 < cost < 0.01:
        return tr("under {amount}", amount=QLocale().toString(0.01, "f", 2))
    return str(QLocale().toString(cost, "f", 2))


def seconds_words(seconds: float) -> str:
    """How long one question took."""
    return tr("{seconds} s", seconds=QLocale().toString(seconds, "f", 1 if seconds < 10 else 0))


def count_words(count: int) -> str:
    """A whole number as people write it."""
    return _count(count)


def _between(low: str, high: str) -> str:
    return low if low == high else tr("{low} to {high}", low=low, high=high)


def _count(count: int) -> str:
    return str(QLocale().toString(count))


def _rough(count: int) -> str:
    """Two figures and noughts: more would promise what nobody knows."""
    digits = max(len(str(count)) - 2, 0)
    return _count(round(count, -digits))


def _time(seconds: float) -> str:
    return duration_words(max(round(seconds / 60), 1))


# ---------------------------------------------------------------- who writes, and where it goes


def connection_name(connection: Connection) -> str:
    """A connection with its model."""
    return facts_text(connection.name, connection.model)


def why_not(connection: Connection) -> str:
    """Why it cannot write yet, "" where it can."""
    try:
        need_able(connection)
    except AppError as error:
        return error_text(error)
    if not connection.may_send:
        return tr(
            "You have not agreed to send anything to {host} yet. Test the connection in "
            "Settings, Language models; it asks you once.",
            host=connection.host,
        )
    return ""


def where_sentence(connection: Connection) -> tuple[str, str, str]:
    """(icon, sentence, role) of where passages go."""
    if connection.stays_here:
        return "monitor", tr("Stays on this computer."), "good"
    words = tr("Passages of your documents are sent to {host}.", host=connection.host)
    if connection.is_open_on_the_way:
        words += " " + tr("They are not encrypted on the way.")
        return "triangle-alert", words, "warn"
    return "globe", words, "muted"


def told_by(writer: WrittenBy) -> str:
    """Which model told a lesson, and how much of it stays as the source has it."""
    name = writer.name or tr("a model")
    if not writer.told:
        return tr("{model} was asked; the text stays as the source has it", model=name)
    words = tr("Told by {model}", model=name)
    if writer.kept:
        kept = tr("%n part(s) (stays|stay) as the source has (it|them)", writer.kept)
        words = f"{words}; {kept}"
    return words


def writer_notes(writer: WrittenBy) -> str:
    """All that is known of how a model did, in paragraphs."""
    facts = [told_by(writer) + "."]
    if writer.connection and writer.connection != writer.name:
        facts.append(tr("Connection: {name}.", name=writer.connection))
    if writer.questions:
        facts.append(tr("%n question(s) (is|are) in its words.", writer.questions))
    if writer.score is not None:
        facts.append(tr("Its critic gave {points} of 20 points.", points=writer.score))
    return "\n\n".join([" ".join(facts), *map(found_words, writer.notes)])
