"""The project's source, parsed once for all house tests."""

from __future__ import annotations

import ast
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "coursegen_desktop"
TESTS = ROOT / "tests"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file. `name` is dotted, from the project's root."""

    path: Path
    name: str
    text: str
    tree: ast.Module

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All nodes of the tree, walked once for all rules."""
        return tuple(ast.walk(self.tree))

    @property
    def place(self) -> str:
        """The path as reported."""
        return self.path.relative_to(ROOT).as_posix()

    def at(self, node: ast.AST) -> str:
        """file:line of a node."""
        return f"{self.place}:{getattr(node, 'lineno', 1)}"

    def is_in(self, *rooms: str) -> bool:
        """Below one of these rooms of the package: "ui", "app/gui.py"."""
        own = self.path.relative_to(PACKAGE).as_posix() if PACKAGE in self.path.parents else ""
        return any(own == room or own.startswith(f"{room}/") for room in rooms)


def _read(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    relative = path.relative_to(ROOT).with_suffix("")
    name = ".".join(relative.parts).removesuffix(".__init__")
    return Module(path, name, text, ast.parse(text, str(path)))


@cache
def package_modules() -> tuple[Module, ...]:
    """Every module of the program."""
    found = tuple(_read(path) for path in sorted(PACKAGE.rglob("*.py")))
    # Millions of nodes without a circle: the collector need not look at them after each test.
    gc.freeze()
    return found


@cache
def all_modules() -> tuple[Module, ...]:
    """The program, its tests and dev.py."""
    others = [*sorted(TESTS.rglob("*.py")), ROOT / "dev.py"]
    found = package_modules() + tuple(_read(path) for path in others)
    gc.freeze()
    return found


def functions(module: Module) -> Iterator[Function]:
    """Every function and method, nested ones too."""
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls(module: Module) -> Iterator[ast.Call]:
    """Every call."""
    for node in module.nodes:
        if isinstance(node, ast.Call):
            yield node


def called_name(call: ast.Call) -> str:
    """The last word of what is called: "setText" for self.title.setText(...)."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def imported(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """(statement, absolute dotted name) of everything imported, at whatever depth."""
    is_package = module.path.name == "__init__.py"
    for node in module.nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.name.split(".")
                keep = len(parts) - node.level + (1 if is_package else 0)
                base = ".".join([*parts[:keep], *([node.module] if node.module else [])])
            for alias in node.names:
                yield node, f"{base}.{alias.name}"


def complain(findings: list[str], rule: str) -> None:
    """Fail with the rule and every place that breaks it."""
    assert not findings, f"{rule}:\n  " + "\n  ".join(findings)
