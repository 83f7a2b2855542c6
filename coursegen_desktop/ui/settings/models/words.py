"""What a connection is, where it leads and what its test found, in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QLocale, Qt

from ....domain.connection import (
    ASSISTANT,
    AUTHOR,
    CRITIC,
    GGUF,
    OLLAMA,
    OPENAI,
    PLANNER,
    QUIZZER,
    SOLVER,
    TUTOR,
    Connection,
    ConnectionView,
    KeyPlace,
    Note,
    Profile,
    Rung,
)
from ...kit.translate import tr

# Words of a text for each of its tokens, in European languages, as a rule of thumb.
_WORDS_PER_TOKEN = 0.75


@dataclass(frozen=True, slots=True)
class Preset:
    """A kind of server as people know it; `address` is where it listens unless told otherwise."""

    name: str
    kind: str
    address: str
    takes_key: bool = True


def presets() -> tuple[Preset, ...]:
    """All that are offered."""
    return (
        Preset(tr("Ollama"), OLLAMA, "http://localhost:11434"),
        Preset(tr("LM Studio"), OPENAI, "http://localhost:1234/v1"),
        Preset(tr("llama.cpp server"), OPENAI, "http://localhost:8080/v1"),
        Preset(tr("OpenAI-compatible, or cloud"), OPENAI, "https://api.openai.com/v1"),
        Preset(tr("Model file on this computer"), GGUF, "", takes_key=False),
    )


def preset_of(connection: Connection) -> int:
    """The number of the preset that fits: by its address where several are of one kind."""
    offered = presets()
    numbers = [number for number, one in enumerate(offered) if one.kind == connection.kind]
    for number in numbers:
        if offered[number].address == connection.address:
            return number
    return 3 if connection.kind == OPENAI else numbers[0] if numbers else 3


def is_editable(connection: Connection) -> bool:
    """Whether the form knows its kind."""
    return any(one.kind == connection.kind for one in presets())


def role_names() -> dict[str, str]:
    """What a model is asked for."""
    return {
        PLANNER: tr("Outlines"),
        AUTHOR: tr("Lessons"),
        QUIZZER: tr("Questions"),
        SOLVER: tr("Trying the questions"),
        CRITIC: tr("Reviewing"),
        TUTOR: tr("Helping learners"),
        ASSISTANT: tr("Helping authors"),
    }


def where_sentence(connection: Connection) -> tuple[str, str]:
    """(sentence, kind of callout) below an address; "" while it is none."""
    if connection.stays_here:
        return tr("Stays on this computer: nothing that is sent leaves it."), "good"
    if not connection.host:
        return "", "accent"
    if connection.asks_here:
        words = tr(
            "Leaves this computer: the server has this model run elsewhere, and sends everything "
            "on to there."
        )
        return f"{words} {_agreement_words(connection)}", "warn"
    if connection.is_open_on_the_way:
        return (
            tr(
                "Leaves this computer without encryption: on the way to {host} others can read "
                "the texts and the key. Use https:// where the server offers it.",
                host=connection.host,
            ),
            "warn",
        )
    return (
        tr(
            "Leaves this computer: what the model works on is sent to {host}.",
            host=connection.host,
        )
        + " "
        + _agreement_words(connection),
        "accent",
    )


def rung_words(rung: Rung) -> str:
    """How surely answers have the form that was asked for."""
    return {
        Rung.SCHEMA: tr("the server holds answers to their form"),
        Rung.OBJECT: tr("answers are JSON, their form is checked here"),
        Rung.PROMPT: tr("answers are free text, mended here"),
    }[rung]


def window_words(tokens: int) -> str:
    """How much the model reads and writes at once."""
    locale, words = QLocale(), int(tokens * _WORDS_PER_TOKEN)
    rounded = words // 100 * 100 if words >= 1000 else words
    return tr(
        "{tokens} tokens at once (some {words} words)",
        tokens=locale.toString(tokens),
        words=locale.toString(rounded),
    )


def day_words(stamp: str) -> str:
    """The local day of a stored instant."""
    moment = QDateTime.fromString(stamp, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)


def facts_words(view: ConnectionView) -> str:
    """Its model, what is known of it, and where its key is."""
    connection = view.connection
    facts = [connection.model or _no_model(connection)]
    profile = connection.profile
    if profile is None:
        facts.append(tr("not tested yet"))
    else:
        facts += [window_words(connection.window), rung_words(profile.rung)]
        if profile.tested_at:
            facts.append(tr("tested {day}", day=day_words(profile.tested_at)))
    if view.key is KeyPlace.KEYRING:
        facts.append(tr("key in the system's keyring"))
    return " · ".join(facts)


def found_words(profile: Profile) -> str:
    """What a test found, as a sentence or some."""
    parts = [tr("It works.")]
    if profile.tokens_per_s > 0:
        speed = QLocale().toString(profile.tokens_per_s, "f", 1 if profile.tokens_per_s < 10 else 0)
        parts.append(tr("It writes {count} tokens a second.", count=speed))
    if profile.thinks:
        parts.append(tr("It thinks before it answers, which takes longer."))
    if not profile.reports_usage and profile.note != Note.NO_COUNT:
        parts.append(tr("It does not count its tokens: limits rest on estimates."))
    if profile.note:
        parts.append(note_words(profile.note))
    return " ".join(parts)


def note_words(note: str) -> str:
    """What a test found odd. The words of domain/connection.Note, for the catalogue to find."""
    known: dict[str, str] = {
        Note.SMALLER: tr("The model reads less at a time than its server says."),
        Note.CUTS: tr(
            "The server cuts a task that is too long without saying so, so that only what it is "
            "known to read is sent."
        ),
        Note.FAILS_OPEN: tr(
            "The server accepts a form for answers and does not hold the model to it, so that "
            "answers are checked and asked for again."
        ),
        Note.NO_COUNT: tr(
            "The server does not say how many tokens it has read, so that the window could not be "
            "checked."
        ),
        Note.RUNS_ELSEWHERE: tr(
            "The server has this model run elsewhere, so that what is sent leaves this computer."
        ),
    }
    return known.get(note, note)


def _agreement_words(connection: Connection) -> str:
    if connection.may_send:
        return tr("You agreed to that on {day}.", day=day_words(connection.agreed_at))
    return tr("You are asked once before anything is sent.")


def _no_model(connection: Connection) -> str:
    if connection.kind == GGUF:
        return connection.address.replace("\\", "/").rpartition("/")[2]
    return tr("no model chosen")
