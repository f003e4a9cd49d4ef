"""A pattern that was rewritten finds what it found; that of all cues is in `test_cues.py`."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.text.patterns import compiled

PATTERNS = [
    r"ab|ac|b|a",  # an alternative stays behind those that begin alike
    r"ab|[ab]c|aa|b",
    r"a(?P<x>b)?|a(?P<y>c)|\w",
    r"(?:a|ab)(?:c|bcd|)$",
    r"(?:\w+\s+){0,2}?a\b|\s+a",
    r"(?<!\w)(?:\d+|a\w*)(?!\w)",
    r"(?<!\w)(?:-a|\w*)(?!\w)",  # what begins or ends with no letter has an edge of another kind
    r"(?<!\w)a-(?!\w)",
    r"\w+(?!\w)|\w*(?=a)",
    r"\w{1,2}\b",
    r"(?>a|ab)c|[^a]b",
    r"a?(?<=ab|ba)c",
    r"(?:s|k|i)(?-i:S|b)|(?i:[a-c])d",
    r"(a)?b(?(1)c|a)|(b)\2",
    r"(?!)|^a|",
    r".a|\Ab|a\Z",
    r"š+s|[^š]k",
]
PIECES = [*"abcdsSkKíÍšŠ -\n1_", "ſ", "\u212a", "ı", "İ", "\u00a0"]


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.DOTALL | re.MULTILINE])
@pytest.mark.parametrize("pattern", PATTERNS)
@settings(deadline=None)  # of a busy machine
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_a_pattern_finds_what_it_found(pattern: str, flags: int, text: str) -> None:
    """Neither place nor groups differ, wherever one looks for it."""
    quick, plain = compiled(pattern, flags), re.compile(pattern, flags)

    assert [*map(_found, quick.finditer(text))] == [*map(_found, plain.finditer(text))]
    for one, other in ((quick.match, plain.match), (quick.fullmatch, plain.fullmatch)):
        assert _found(one(text)) == _found(other(text))
    assert quick.sub("-", text) == plain.sub("-", text)


def _found(match: re.Match[str] | None) -> object:
    return match and (match.span(), match.groups(), match.groupdict(), match.lastgroup)


def test_a_compiled_pattern_tells_what_it_was_made_from() -> None:
    """Others are put together from its words."""
    made = compiled(r"(?i)a(?P<b>c)")

    assert (made.pattern, made.flags) == (r"(?i)a(?P<b>c)", re.compile(made.pattern).flags)
    assert made.groupindex == {"b": 1}
