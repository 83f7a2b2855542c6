"""Colours come from the themes; every icon button says what it does."""

from __future__ import annotations

import ast
import re

from .source import Module, called_name, calls, complain, package_modules

HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-zA-Z_-])")
CSS_COLOUR = re.compile(r"\b(?:rgb|rgba|hsl|hsla)\(\s*\d")
MAKERS = {"QColor", "fromRgb", "fromRgbF", "fromHsv", "fromHsl"}


def _strings(module: Module) -> list[ast.Constant]:
    return [
        node
        for node in module.nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _docstrings(module: Module) -> set[int]:
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in module.nodes
        if isinstance(node, owners) and node.body and isinstance(node.body[0], ast.Expr)
    }


def _is_painted_room(module: Module) -> bool:
    # Pictures made by media have palettes of their own; reading a file's colours is no choice.
    return not module.is_in("media")


def test_no_colour_literal_outside_the_themes() -> None:
    found = []
    for module in filter(_is_painted_room, package_modules()):
        documented = _docstrings(module)
        for node in _strings(module):
            words = str(node.value)
            if id(node) not in documented and (
                HEX_COLOUR.search(words) or CSS_COLOUR.search(words)
            ):
                found.append(f"{module.at(node)} {words[:40]!r}")
    complain(found, "colours are roles of resources/themes")


def _named_colours(module: Module) -> list[ast.Attribute]:
    return [
        node
        for node in module.nodes
        if isinstance(node, ast.Attribute)
        and ast.unparse(node.value).endswith("GlobalColor")
        and node.attr not in {"transparent", "color0", "color1"}
    ]


def test_no_colour_built_from_figures() -> None:
    found = []
    for module in filter(_is_painted_room, package_modules()):
        for call in calls(module):
            numbers = [
                a
                for a in call.args
                if isinstance(a, ast.Constant) and isinstance(a.value, int | float)
            ]
            if called_name(call) in MAKERS and len(numbers) >= 3:
                found.append(module.at(call))
        found += [f"{module.at(node)} {node.attr}" for node in _named_colours(module)]
    complain(found, "colours are roles of resources/themes")


def test_icon_buttons_are_labelled() -> None:
    found = []
    for module in package_modules():
        for call in calls(module):
            if called_name(call) != "IconButton":
                continue
            named = call.args[1:2] or [k.value for k in call.keywords if k.arg == "name"]
            empty = named and isinstance(named[0], ast.Constant) and not named[0].value
            if not named or empty:
                found.append(module.at(call))
    complain(found, "IconButton(icon, name): the name is its tooltip and accessible name")
