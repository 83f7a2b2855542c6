"""No file over 500 lines, no function over 60, half of them at most 10."""

from __future__ import annotations

import statistics

from .source import Function, Module, all_modules, complain, functions, package_modules

FILE_LINES = 500
FUNCTION_LINES = 60
MEDIAN_LINES = 10


def lines(function: Function) -> int:
    """From its first line to its last; decorators and docstring are not work to be read."""
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    docstring = getattr(getattr(first, "value", None), "value", None)
    if isinstance(docstring, str):
        length -= (first.end_lineno or first.lineno) - first.lineno + 1
    return length


def is_frozen(module: Module) -> bool:
    """Migrations are lists of columns that nobody edits again."""
    return module.is_in("db/migrations/versions")


def test_no_file_is_too_long() -> None:
    found = [
        f"{module.place}: {count} lines"
        for module in all_modules()
        if (count := module.text.count("\n")) > FILE_LINES
    ]
    complain(found, f"at most {FILE_LINES} lines a file")


def test_no_function_is_too_long() -> None:
    found = [
        f"{module.at(function)} {function.name}: {lines(function)} lines"
        for module in all_modules()
        if not is_frozen(module)
        for function in functions(module)
        if lines(function) > FUNCTION_LINES
    ]
    complain(found, f"at most {FUNCTION_LINES} lines a function")


def test_half_of_the_functions_are_short() -> None:
    lengths = [lines(f) for module in package_modules() for f in functions(module)]
    assert statistics.median(lengths) <= MEDIAN_LINES
