"""Every module says what its room is for; every public class and function says what it does."""

from __future__ import annotations

import argparse
import ast
import html.parser
import logging.handlers
from functools import cache

from PySide6 import QtCore, QtGui, QtWebEngineCore, QtWebEngineWidgets, QtWidgets

from .source import Function, Module, complain, package_modules

# Rooms of foreign classes whose methods ours override.
FOREIGN = (
    QtCore, QtGui, QtWidgets, QtWebEngineCore, QtWebEngineWidgets, argparse, logging,
    logging.handlers, html.parser,
)  # fmt: skip


@cache
def _classes() -> dict[str, list[ast.ClassDef]]:
    table: dict[str, list[ast.ClassDef]] = {}
    for module in package_modules():
        for node in module.nodes:
            if isinstance(node, ast.ClassDef):
                table.setdefault(node.name, []).append(node)
    return table


def _bases(owner: ast.ClassDef) -> list[str]:
    names = []
    for base in owner.bases:
        plain = base.value if isinstance(base, ast.Subscript) else base
        names.append(ast.unparse(plain).split(".")[-1])
    return names


def _is_override(owner: ast.ClassDef, method: str) -> bool:
    """A base in the package has it, or it overrides Qt (camelCase)."""
    if method != method.lower():
        return True
    for name in _bases(owner):
        for base in _classes().get(name, []):
            own = {f.name for f in base.body if isinstance(f, Function)}
            if method in own or _is_override(base, method):
                return True
        if any(hasattr(getattr(room, name, None), method) for room in FOREIGN):
            return True
    return False


def _undocumented(module: Module, owner: ast.Module | ast.ClassDef) -> list[str]:
    found = []
    for node in owner.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if node.name.startswith("_"):
            continue
        is_setter = any(ast.unparse(d).endswith(".setter") for d in node.decorator_list)
        overload = any(ast.unparse(d).endswith("overload") for d in node.decorator_list)
        inherited = isinstance(owner, ast.ClassDef) and _is_override(owner, node.name)
        if not ast.get_docstring(node) and not (is_setter or overload or inherited):
            found.append(f"{module.at(node)} {node.name}")
        if isinstance(node, ast.ClassDef):
            found += _undocumented(module, node)
    return found


def _needs_words(module: Module) -> bool:
    # What a family's members and migrations do is said by their base and their file.
    return not module.is_in("db/migrations")


def test_modules_say_what_they_are_for() -> None:
    found = [m.place for m in package_modules() if not ast.get_docstring(m.tree)]
    complain(found, "every module has a docstring")


def test_public_classes_and_functions_are_documented() -> None:
    found = [
        finding
        for module in package_modules()
        if _needs_words(module)
        for finding in _undocumented(module, module.tree)
    ]
    complain(found, "every public class, function and method has a docstring")
