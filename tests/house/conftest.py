"""The parsed source is large: it goes when the house tests are done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from . import source, test_docstrings


@pytest.fixture(scope="package", autouse=True)
def _forget_the_source() -> Iterator[None]:
    yield
    source.package_modules.cache_clear()
    source.all_modules.cache_clear()
    test_docstrings._classes.cache_clear()
