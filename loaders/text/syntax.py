"""The syntax of patterns: what `re` makes of them, and with which characters they may begin."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, TypeAlias

# The only ones who know all of it; type checkers do not always know the modules.
parser: Any = import_module("re._parser")
compiler: Any = import_module("re._compiler")
names: Any = import_module("re._constants")
sre: Any = import_module("_sre")

Tree: TypeAlias = Any
"""A row of items; groups, alternatives and what is repeated hold trees of their own."""
Item: TypeAlias = tuple[Any, Any]
"""An item: its name and its value."""
Chars: TypeAlias = frozenset[Item] | None
"""Characters, and kinds of them such as digits; None where it may be any."""

REPEATS = (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT)
LOOKS = (names.ASSERT, names.ASSERT_NOT)
WORD: Item = (names.CATEGORY, names.CATEGORY_WORD)
_DIGIT: Item = (names.CATEGORY, names.CATEGORY_DIGIT)
_SPACE: Item = (names.CATEGORY, names.CATEGORY_SPACE)
_NO_WORD: Item = (names.CATEGORY, names.CATEGORY_NOT_WORD)
_MEMBERS = (names.LITERAL, names.RANGE, names.CATEGORY)  # of a set; another one turns it round
_LAST_WITH_CASES = 0x2FFF  # no code beyond it has a case in common with a letter of Czech


def ignores_case(flags: int) -> bool:
    """Whether letter case does not count."""
    return flags & re.IGNORECASE.value != 0


def ignores_in(group: Any, ignores: bool) -> bool:  # noqa: ANN401  passed on in each step
    """Whether letter case does not count in *group*; *ignores* tells it of what is around it."""
    return (ignores or ignores_case(group[1])) and not ignores_case(group[2])


def first(items: Iterable[Item], ignores: bool) -> Chars:
    """Give the characters of which one begins whatever *items* find; None if that may be nothing.

    *ignores* tells that letter case does not count.
    """
    chars, may_be_none = _beginning(items, ignores)
    return None if may_be_none else chars


def first_of(item: Item, ignores: bool) -> Chars:
    """Give the same for one *item*."""
    return first([item], ignores)


def are_apart(one: Chars, other: Chars) -> bool:
    """Whether no character is for certain in both of them."""
    if one is None or other is None:
        return False
    if all(name is names.LITERAL for name, _ in one | other):
        return one.isdisjoint(other)
    return any(is_of_words(a) and _is_of_no_words(b) for a, b in ((one, other), (other, one)))


def is_of_words(chars: Chars) -> bool:
    """Whether all of *chars* stand in words."""
    return chars is not None and all(map(_is_of_word, chars))


def _is_of_word(char: Item) -> bool:
    return char in (WORD, _DIGIT) or (char[0] is names.LITERAL and _stands_in_word(char[1]))


def _is_of_no_words(chars: Iterable[Item]) -> bool:
    return all(
        char in (_SPACE, _NO_WORD) or (char[0] is names.LITERAL and not _stands_in_word(char[1]))
        for char in chars
    )


def _stands_in_word(code: int) -> bool:
    return chr(code).isalnum() or chr(code) == "_"


def _beginning(items: Iterable[Item], ignores: bool) -> tuple[Chars, bool]:
    """Give the characters with which *items* may begin, and whether they may find nothing."""
    chars: Chars = frozenset()
    for item in items:
        begin, may_be_none = _beginning_of(item, ignores)
        chars = None if chars is None or begin is None else chars | begin
        if not may_be_none:
            return chars, False
    return chars, True


def _beginning_of(item: Item, ignores: bool) -> tuple[Chars, bool]:
    name, value = item
    if name is names.BRANCH:
        return _of_one_of([_beginning(way.data, ignores) for way in value[1]])
    if name is names.SUBPATTERN:
        return _beginning(value[-1].data, ignores_in(value, ignores))
    if name in REPEATS:
        chars, may_be_none = _beginning(value[-1].data, ignores)
        return chars, may_be_none or value[0] == 0
    if name is names.ATOMIC_GROUP:
        return _beginning(value.data, ignores)
    if name is names.AT or name in LOOKS:
        return frozenset(), True
    return _chars(item, ignores), name in (names.GROUPREF, names.GROUPREF_EXISTS)


def _of_one_of(ways: Iterable[tuple[Chars, bool]]) -> tuple[Chars, bool]:
    found: Chars = frozenset()
    may_be_none = False
    for chars, is_none in ways:
        found = None if found is None or chars is None else found | chars
        may_be_none = may_be_none or is_none
    return found, may_be_none


def _chars(item: Item, ignores: bool) -> Chars:
    """Give the characters of an *item* that finds one."""
    name, value = item
    if name is names.LITERAL:
        return _letter(value, ignores)
    if name is not names.IN or any(kind not in _MEMBERS for kind, _ in value):
        return None
    return frozenset().union(*(_each(member, ignores) for member in value))


def _each(member: Item, ignores: bool) -> Iterable[Item]:
    """Give the characters of a *member* of a set, and those that count as one with them."""
    name, value = member
    if name is names.CATEGORY:
        return [member]
    codes = range(value[0], value[1] + 1) if name is names.RANGE else [value]
    return frozenset().union(*(_letter(code, ignores) for code in codes))


@cache
def _letter(code: int, ignores: bool) -> frozenset[Item]:
    """Give the character of that *code* and, where case does not count, those found for it."""
    small = sre.unicode_tolower(code)
    alike = (small, *compiler._EXTRA_CASES.get(small, ())) if ignores else ()  # "s" is also "ſ"
    codes = {code, *(one for other in alike for one in _by_small()[other])}
    return frozenset((names.LITERAL, one) for one in codes)


@cache
def _by_small() -> Mapping[int, Iterable[int]]:
    """Give the codes of letters by that of the small one."""
    found: dict[int, list[int]] = defaultdict(list)
    for code in range(_LAST_WITH_CASES + 1):
        found[sre.unicode_tolower(code)].append(code)
    return found
