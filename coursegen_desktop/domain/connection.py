"""A connection to a language model: where it is and what it can do. It never holds a key."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from .errors import InvalidContent

OPENAI, OLLAMA, GGUF, SCRIPTED = "openai_compatible", "ollama_native", "local_gguf", "scripted"
MAX_NAME = 80
_SENT_ON = re.compile(r"[:-]cloud$")  # as Ollama names the models that do not run on its computer
# What a model is asked for; each role may have a model of its own.
PLANNER, AUTHOR, QUIZZER, SOLVER, CRITIC, TUTOR, ASSISTANT = ROLES = (
    "planner",
    "author",
    "quizzer",
    "solver",
    "critic",
    "tutor",
    "assistant",
)


class Rung(StrEnum):
    """How the form of an answer is asked for, the surest way first."""

    SCHEMA = "json_schema"  # the server holds the model to the schema
    OBJECT = "json_object"  # the server promises JSON, the prompt names the schema
    PROMPT = "prompt"  # only the prompt asks; the answer is searched and mended


class Note(StrEnum):
    """What a test may find odd, in whole sentences; screens translate them."""

    SMALLER = "The model reads less at a time than its server says."
    CUTS = (
        "The server cuts a task that is too long without saying so, so that only what it is known"
        " to read is sent."
    )
    FAILS_OPEN = (
        "The server accepts a form for answers and does not hold the model to it, so that answers"
        " are checked and asked for again."
    )
    NO_COUNT = (
        "The server does not say how many tokens it has read, so that the window could not be"
        " checked."
    )
    RUNS_ELSEWHERE = (
        "The server has this model run elsewhere, so that what is sent leaves this computer."
    )


@dataclass(frozen=True, slots=True)
class Profile:
    """What a test found out: `window` in tokens that model `model` reads and writes together.

    `thinks`: it writes its thoughts before the answer. `tokens_per_s` is how fast it writes;
    `note` a whole sentence about something odd, or "". `token_ratio` is how many tokens the model
    makes of what is estimated to be one, 0 where it was not measured.
    """

    model: str
    rung: Rung
    window: int
    reports_usage: bool = True
    thinks: bool = False
    tokens_per_s: float = 0.0
    tested_at: str = ""
    note: str = ""
    token_ratio: float = 0.0


@dataclass(frozen=True, slots=True)
class Connection:
    """One way to a model. `address` is a base URL, or the path of a model's file for GGUF.

    `model` is used unless `models` names another one for a role. `window_cap` and `most_tokens`
    are in tokens, `most_cost` in the user's money, 0 for none; prices are for a million tokens.
    `by_proxy`: through the proxy that the system's settings name, which nothing else ever uses;
    what is on this computer is asked without it all the same.
    `agreed_address` is the address that the user said yes to, `agreed_at` when.
    """

    id: str
    name: str
    kind: str
    address: str
    model: str = ""
    models: Mapping[str, str] = field(default_factory=dict)
    window_cap: int = 0
    most_tokens: int = 0
    most_cost: float = 0.0
    price_in: float = 0.0
    price_out: float = 0.0
    profile: Profile | None = None
    by_proxy: bool = False
    agreed_address: str = ""
    agreed_at: str = ""

    @property
    def asks_here(self) -> bool:
        """Whether what it asks is on this computer, whatever that does with it."""
        return self.kind in (GGUF, SCRIPTED) or is_loopback(self.address)

    @property
    def is_sent_on(self) -> bool:
        """Whether a server sends what it is asked to others: as its models are named, or tested."""
        if self.kind in (GGUF, SCRIPTED):
            return False
        # Ollama also speaks as OpenAI's servers do; other computers are asked about anyway.
        is_named_so = (self.kind == OLLAMA or self.asks_here) and any(
            _SENT_ON.search(model) for model in (self.model, *self.models.values())
        )
        found = self.profile.note if self.profile is not None else ""
        return is_named_so or found == Note.RUNS_ELSEWHERE

    @property
    def stays_here(self) -> bool:
        """Whether nothing that is sent leaves this computer."""
        return self.asks_here and not self.is_sent_on

    @property
    def may_send(self) -> bool:
        """Whether something may be sent: it stays here, or the user agreed to this very address."""
        has_agreed = self.agreed_address != "" and self.agreed_address == self.address
        return self.stays_here or has_agreed

    @property
    def is_open_on_the_way(self) -> bool:
        """Whether others can read what is sent: it leaves this computer without encryption."""
        return not self.asks_here and self.address.casefold().startswith("http://")

    @property
    def host(self) -> str:
        """Who gets what is sent, with the port where one is named; "" where it stays in a file."""
        if self.kind in (GGUF, SCRIPTED):
            return ""
        try:
            return urlsplit(self.address).netloc.rpartition("@")[2]
        except ValueError:
            return ""

    def agreed(self, moment: str) -> Connection:
        """The same, with the user's yes to its address."""
        return replace(self, agreed_address=self.address, agreed_at=moment)

    def model_of(self, role: str) -> str:
        """The model for a role."""
        return self.models.get(role) or self.model

    @property
    def window(self) -> int:
        """Tokens that may be used, 0 while it was not tested."""
        found = self.profile.window if self.profile is not None else 0
        return min(found, self.window_cap) if self.window_cap and found else found

    def cost(self, tokens_in: int, tokens_out: int) -> float:
        """What so many tokens cost, in the user's money."""
        return (tokens_in * self.price_in + tokens_out * self.price_out) / 1_000_000

    def need_model(self) -> None:
        """Raise InvalidContent where nothing says which model is meant."""
        if not self.model and self.kind not in (GGUF, SCRIPTED):
            raise InvalidContent(
                "No model is chosen for “{name}”.",
                "Edit the connection and choose one.",
                name=self.name,
            )

    def checked(self) -> Connection:
        """The same, tidied; InvalidContent where it cannot be used."""
        name = " ".join(self.name.split())[:MAX_NAME]
        if not name:
            raise InvalidContent("A connection needs a name.", "Type one that you will recognise.")
        address = self.address.strip()
        if self.kind in (OPENAI, OLLAMA):
            address = checked_address(address)
        elif self.kind == GGUF and not address:
            raise InvalidContent(
                "No file of a model was chosen.", "Choose a file that ends in .gguf."
            )
        own = {role: str(self.models[role]).strip() for role in ROLES if self.models.get(role)}
        numbers = (self.window_cap, self.most_tokens, self.most_cost, self.price_in, self.price_out)
        if not all(0 <= number < float("inf") for number in numbers):
            raise InvalidContent("Limits and prices cannot be below zero.", "0 means none.")
        has_agreed = self.agreed_address == address
        return replace(
            self,
            name=name,
            address=address,
            model=self.model.strip(),
            models={role: model for role, model in own.items() if model},
            agreed_address=address if has_agreed else "",
            agreed_at=self.agreed_at if has_agreed else "",
        )

    def asks_like(self, other: Connection) -> bool:
        """Whether a test of `other` holds for this one: the same model in the same place."""
        return (self.kind, self.address, self.model) == (other.kind, other.address, other.model)


class KeyPlace(StrEnum):
    """Where the key of a connection lies."""

    NOWHERE = "nowhere"
    KEYRING = "keyring"  # of the system
    FILE = "file"  # that only this user may read: the system has no keyring, or it refused


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """A connection as it is listed."""

    connection: Connection
    is_default: bool = False
    key: KeyPlace = KeyPlace.NOWHERE


def checked_address(address: str) -> str:
    """A base URL without its last slash; InvalidContent where it is none or holds a password."""
    try:
        parts = urlsplit(address)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        port_is_fine, parts = False, urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_fine:
        raise InvalidContent(
            "“{address}” is not an address of a server.",
            "It looks like http://localhost:11434 or https://api.example.com/v1.",
            address=address,
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise InvalidContent(
            "The address holds more than an address.", "Put the key into its own field."
        )
    return address.rstrip("/")


def checked_key(key: str) -> str:
    """A key as it is sent; InvalidContent for what no server takes as one."""
    key = key.strip()
    if not all("!" <= letter <= "~" for letter in key):
        raise InvalidContent(
            "The key holds signs that no key has.",
            "Copy it again, without spaces and line breaks.",
        )
    return key


def is_loopback(address: str) -> bool:
    """Whether a URL leads to this very computer.

    A name below "localhost" need not: some systems ask the network for it.
    """
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def connection_stored(connection: Connection) -> dict[str, Any]:
    """A connection as JSON."""
    return asdict(connection)


def connections_from(stored: object) -> tuple[Connection, ...]:
    """Connections out of stored JSON, whatever it holds; what cannot be read is left out."""
    found = []
    for one in stored if isinstance(stored, list) else ():
        try:
            profile = one.get("profile")
            if profile is not None:
                profile = Profile(**profile | {"rung": Rung(profile["rung"])})
            found.append(Connection(**one | {"profile": profile}).checked())
        except (InvalidContent, TypeError, ValueError, KeyError, AttributeError):
            continue
    return tuple(found)
