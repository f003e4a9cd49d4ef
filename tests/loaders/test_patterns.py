"""No pattern of the loaders takes exponential time, whatever a page holds."""

import gc
import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import loaders
from tests.ambiguity import is_exponential

CONTAINERS = (dict, list, tuple, set, frozenset)


def patterns() -> Iterator[re.Pattern[str]]:
    """Give every compiled pattern that the modules of `loaders` hold, in whatever container."""
    names = [item.name for item in pkgutil.walk_packages(loaders.__path__, "loaders.")]
    waiting: list[object] = [vars(importlib.import_module(name)) for name in names]
    seen: set[int] = set()
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        if isinstance(thing, re.Pattern):
            yield thing
        elif isinstance(thing, CONTAINERS) or type(thing).__module__.startswith("loaders."):
            waiting += gc.get_referents(thing)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(a+)+", True),
        (r"(a*)*b", True),
        (r"(?:a?b?)*", True),
        (r"(?:a|ab|b)*", True),
        (r"(?:\w+\s*)*", True),
        (r"(?:.*a){20}", True),
        (r"(?:\w+\s+)*", False),
        (r"(?:[^,]+,)*", False),
        (r"(?:(?:a|b)+c)*", False),
        (r"(?i:(?:ž[a-z]|Žb)+)", True),
        (r"a+a+(?:a{1,2})?", False),
    ],
)
def test_exponential_patterns_are_known(pattern: str, expected: bool) -> None:
    """By their syntax, without a text."""
    assert is_exponential(pattern, re.IGNORECASE) is expected


def test_no_pattern_of_the_loaders_is_exponential() -> None:
    """What is quadratic is bounded by the longest line that a page may have."""
    found = {(pattern.pattern, pattern.flags) for pattern in patterns()}

    assert len(found) > 100
    assert [pattern for pattern, flags in found if is_exponential(pattern, flags)] == []
