"""Families that grow by one file: question types, source formats, importers, exporters."""

import importlib
import pkgutil
from collections.abc import Collection, Iterator
from types import ModuleType
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Named members of one family, in the order of their names.

    Each module of a family holds exactly one member in a module-level constant `attribute`
    (a house test asserts it), so a new kind is one new file and nothing else.
    """

    def __init__(self, attribute: str) -> None:
        self._attribute = attribute
        self._members: dict[str, T] = {}

    def add(self, name: str, member: T) -> None:
        """Register one member; a second one of the same name is a programming error."""
        if name in self._members:
            raise ValueError(f"{name!r} is registered twice")
        self._members[name] = member

    def discover(self, package: ModuleType, beside: Collection[str] = ()) -> "Registry[T]":
        """Import every module of `package` but base, those with "_" in front and `beside`."""
        for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda item: item.name):
            if info.name.startswith("_") or info.name == "base" or info.name in beside:
                continue
            module = importlib.import_module(f"{package.__name__}.{info.name}")
            self.add(info.name, getattr(module, self._attribute))
        return self

    def __getitem__(self, name: str) -> T:
        return self._members[name]

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[T]:
        return iter(self._members.values())

    def __len__(self) -> int:
        return len(self._members)

    def get(self, name: str) -> T | None:
        """The member of that name, or None."""
        return self._members.get(name)

    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        return tuple(sorted(self._members))
