"""Finds out what a model can do, with a few small questions, before it is relied on.

Servers say that all is well where it is not: some take a schema and do not look at it, some cut
what is too long and answer all the same. So each promise is tried once.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, replace

from ...domain.connection import OLLAMA, Connection, Note, Profile, Rung
from ...domain.errors import ProviderError, ProviderFault
from ._tokens import estimated
from .asking import UNTESTED_WINDOW
from .base import ChatAnswer, ChatClient, ChatRequest, Finish
from .structured import in_words, json_in

# Words that no model would think of: who answers with one was held to the schema.
_ODD = ("umbrella-seven", "basalt-nineteen", "quill-forty")
_SCHEMA = {
    "type": "object",
    "properties": {
        "reason": {"type": "string"},
        "colour": {"type": "string", "enum": list(_ODD)},
    },
    "required": ["reason", "colour"],
    "additionalProperties": False,
}
_SYSTEM = "You answer questions briefly."
_ASKED = "Which colour has the sky on a clear day, and why?"
_READY = "Answer with the one word: ready"
_MOST, _MOST_THINKING, _MOST_READY = 160, 1024, 24
# Tokens of the lines that go before a question: a few, to learn how many tokens the model makes of
# them; then as many as fill its window. Above 4096, the commonest size that servers cut to, they
# are enough for the alarm.
_FEW, _MANY, _FEWER = 400, 5000, (3400, 1700)
_SHARE = 0.85
# The server has cut what it was sent where it reports less than this share of it.
_ALARM = 0.85
# A template's part in the first report makes the rest look larger than it is.
_WITHOUT_TEMPLATE = 0.95
# Ollama would give a model all of the window that it was made for, and the memory with it.
_ROOM_OLLAMA = 8192
_PATIENCE = 60.0  # seconds that reading the many lines may take
_LEAST_SPEED = 8  # tokens that say something of the speed


@dataclass(frozen=True, slots=True)
class _Form:
    """The rung that holds, and the answer that showed it to a question of `sent` tokens."""

    rung: Rung
    answer: ChatAnswer
    sent: int
    fails_open: bool = False


@dataclass(frozen=True, slots=True)
class _Room:
    """The window in tokens, reported tokens by estimated ones, what was odd."""

    window: int
    ratio: float = 0.0
    note: str = ""
    thinks: bool = False


async def probe(client: ChatClient, connection: Connection, model: str, *, now: str) -> Profile:
    """What `model` of a connection can do. `now` is the time that is stored with it (ISO 8601).

    Asks two to six small questions, none above 5000 tokens. Raises ProviderError where the model
    cannot be asked at all.
    """
    said, runs_at = await _told(client, model)
    wanted = said or UNTESTED_WINDOW
    if connection.kind == OLLAMA:
        wanted = min(wanted, connection.window_cap or _ROOM_OLLAMA)
    form = await _form(client, model, wanted)
    room = await _room(client, model, wanted, form, is_told=said > 0)
    note = room.note or (Note.FAILS_OPEN if form.fails_open else "")
    return Profile(
        model=model,
        rung=form.rung,
        window=room.window,
        reports_usage=form.answer.tokens_in is not None,
        thinks=room.thinks or bool(form.answer.thoughts),
        tokens_per_s=_speed(form.answer),
        tested_at=now,
        # Where the words go is more than how well they are read.
        note=Note.RUNS_ELSEWHERE if runs_at else note,
        token_ratio=room.ratio,
    )


async def _told(client: ChatClient, model: str) -> tuple[int, str]:
    """(window, host that it is sent on to) as the server says; some have no list of models."""
    try:
        models = await client.models()
    except ProviderError as error:
        if error.fault is ProviderFault.NOT_A_MODEL:
            return 0, ""
        raise
    for one in models:
        if one.name == model:
            return one.window, one.runs_at
    return (models[0].window, "") if len(models) == 1 else (0, "")


def _lines(tokens: int) -> str:
    """So many tokens, as they are estimated, of lines that differ in their numbers alone."""
    lines: list[str] = []
    size = 0
    while size < tokens:
        line = f"Line {len(lines) + 100}: the ferry leaves the harbour at dawn and is back at dusk."
        lines.append(line)
        size += estimated(line)
    return "\n".join(lines)


# -- the form of answers ------------------------------------------------------------------------


async def _form(client: ChatClient, model: str, window: int) -> _Form:
    """The surest rung that holds."""
    fails_open = False
    for rung in (Rung.SCHEMA, Rung.OBJECT):
        try:
            form = await _tried(client, model, rung, window)
        except ProviderError as error:
            if error.fault is not ProviderFault.NO_SCHEMA:
                raise
            continue
        if _holds(form.answer, rung):
            return replace(form, fails_open=fails_open)
        fails_open = True
    form = await _tried(client, model, Rung.PROMPT, window)
    return replace(form, fails_open=fails_open)


async def _tried(client: ChatClient, model: str, rung: Rung, window: int) -> _Form:
    request = ChatRequest(_SYSTEM, f"{_lines(_FEW)}\n\n{_ASKED}", _SCHEMA, most=_MOST)
    answer = await client.chat(request, model=model, rung=rung, window=window)
    if answer.finish is Finish.LENGTH and answer.thoughts and not answer.text:
        # All of it was thoughts: with more room, the answer comes behind them.
        request = replace(request, most=_MOST_THINKING)
        answer = await client.chat(request, model=model, rung=rung, window=window)
    return _Form(rung, answer, estimated(request.system) + estimated(in_words(request, rung)))


def _holds(answer: ChatAnswer, rung: Rung) -> bool:
    """Whether a promise was kept: the odd word of the schema, or an object and nothing else."""
    if rung is Rung.SCHEMA:
        found = json_in(answer.text)
        return isinstance(found, dict) and found.get("colour") in _ODD
    with suppress(ValueError, RecursionError):
        return isinstance(json.loads(answer.text), dict)
    return False


def _speed(answer: ChatAnswer) -> float:
    """Tokens a second, from the first one on; 0 where too few came to tell."""
    written = answer.tokens_out
    if written is None:
        written = estimated(answer.thoughts + answer.text)
    seconds = answer.seconds - answer.first_s
    return round(written / seconds, 1) if written >= _LEAST_SPEED and seconds > 0 else 0.0


# -- the window ---------------------------------------------------------------------------------


async def _room(
    client: ChatClient, model: str, wanted: int, form: _Form, *, is_told: bool
) -> _Room:
    """The window that the model really has, at most `wanted`; `is_told` where the server says so.

    Many lines are sent, and what is reported is compared with what they must come to. What is
    refused is tried with fewer.
    """
    most = min(round(wanted * _SHARE), _MANY, _bearable(form))
    if not is_told:
        # Nobody vouches for more than what was tried.
        wanted = min(wanted, round(most / _SHARE))
    for size in (most, *(few for few in _FEWER if few < most)):
        request = ChatRequest(_SYSTEM, f"{_lines(size)}\n\n{_READY}", most=_MOST_READY)
        try:
            answer = await client.chat(request, model=model, rung=Rung.PROMPT, window=wanted)
        except ProviderError as error:
            if error.fault is not ProviderFault.WINDOW:
                raise
            told = error.values.get("window")
            if isinstance(told, int) and 0 < told < wanted:
                return _Room(told, note=Note.SMALLER if is_told else "")
            continue
        sent = estimated(request.system) + estimated(request.user)
        return _judged(answer, sent, form, wanted if size == most else size, wanted, is_told)
    return _Room(min(wanted, form.sent + _MOST), note=Note.SMALLER if is_told else "")


def _judged(
    answer: ChatAnswer, sent: int, form: _Form, window: int, wanted: int, is_told: bool
) -> _Room:
    """What the answer to many lines of `sent` estimated tokens says of the window."""
    thinks, reported, before = bool(answer.thoughts), answer.tokens_in, form.answer.tokens_in
    if reported is None or before is None:
        return _Room(window, note=Note.NO_COUNT, thinks=thinks)
    ratio = before / form.sent
    expected = before + (sent - form.sent) * ratio * _WITHOUT_TEMPLATE
    if reported < _ALARM * expected:
        return _Room(reported, note=Note.CUTS, thinks=thinks)
    note = Note.SMALLER if is_told and window < wanted else ""
    return _Room(window, round(reported / sent, 3), note, thinks)


def _bearable(form: _Form) -> int:
    """Tokens that are read in a bearable time, by the time until the first word of an answer."""
    seconds = max(form.answer.first_s, 0.001)
    return max(_FEWER[-1], round(form.sent / seconds * _PATIENCE))
