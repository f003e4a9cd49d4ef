r"""Patterns compiled to find the same sooner than those of :func:`re.compile`.

Most patterns of the loaders are long rows of alternatives in which letter case does not count, and
`re` tries one after the other at each character. Here their syntax is rewritten before it is
compiled.

* Alternatives become a tree by their first letters, each of which is a set of both cases: `re`
  passes such a one over without trying what follows.
* Where none of the characters stands with which a match may begin, nothing is tried.
* An edge of a word, "(?<!\w)", is one step where "\b" says the same.
* A word behind which a space must stand is not tried shorter: "\w+\s".
"""

import re
from collections.abc import Iterable, Sequence

from loaders.text.syntax import (
    LOOKS,
    REPEATS,
    WORD,
    Chars,
    Item,
    Tree,
    are_apart,
    compiler,
    first,
    first_of,
    ignores_case,
    ignores_in,
    is_of_words,
    names,
    parser,
    sre,
)

_BOUNDARY = (names.AT, names.AT_BOUNDARY)
_ONE = (names.LITERAL, names.IN)  # items that find one character
_BEFORE, _AFTER = -1, 1  # where an edge of a word looks

_Ways = tuple[Chars, Item | None, list[Tree]]
"""Alternatives with the characters that they begin with, and the item where it is one."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile *pattern*: it finds what ``re.compile(pattern, flags)`` finds."""
    parsed = parser.parse(pattern, int(flags))  # sums of its own kind are slow
    flags, state = parsed.state.flags, parsed.state
    tree = _rewritten(parsed, ignores_case(flags))
    code: list[int] = []
    compiler._compile_info(code, _beginning(tree, ignores_case(flags)), flags)
    compiler._compile(code, tree.data, flags)
    code.append(names.SUCCESS)
    called = {number: name for name, number in state.groupdict.items()}
    groups = tuple(called.get(number) for number in range(state.groups))
    made: re.Pattern[str] = sre.compile(
        pattern, flags, code, state.groups - 1, state.groupdict, groups
    )
    return made


def _beginning(tree: Tree, ignores: bool) -> Tree:
    """Give what tells `re` where to look for *tree*: the characters to begin with, where known."""
    chars = first(tree.data, ignores)
    if chars is None or WORD in chars or tree[0][0] is names.LITERAL:
        return tree
    beginning = _like(tree, [_cased((names.IN, sorted(chars)))])
    beginning.width = tree.getwidth()
    return beginning


def _rewritten(tree: Tree, ignores: bool) -> Tree:
    """Rewrite *tree* and the trees in it; *ignores* tells that letter case does not count."""
    items = [new for item in tree.data for new in _inner(item, ignores)]
    return _like(tree, [_shortened(items, place, ignores) for place in range(len(items))])


def _inner(item: Item, ignores: bool) -> Iterable[Item]:
    """Rewrite what is in *item*; alternatives may become several items."""
    name, value = item
    if name is names.BRANCH:
        return _one_of([_rewritten(way, ignores) for way in value[1]], ignores)
    if name is names.SUBPATTERN:
        return [(name, (*value[:-1], _rewritten(value[-1], ignores_in(value, ignores))))]
    if name in REPEATS or name in LOOKS:
        return [(name, (*value[:-1], _rewritten(value[-1], ignores)))]
    return [(name, _rewritten(value, ignores) if name is names.ATOMIC_GROUP else value)]


def _one_of(ways: Iterable[Tree], ignores: bool) -> list[Item]:
    """Give items that find one of *ways*, those first that stand first; a common head stands once.

    A way joins the last ones that may begin as it does. Those that it passes by begin otherwise, so
    that no text is found by both, and which of them stands first does not count.
    """
    joined: list[_Ways] = []
    for way in ways:
        chars, head = first(way.data, ignores), _head(way, ignores)
        alike = next((ones for ones in reversed(joined) if not are_apart(ones[0], chars)), None)
        if alike and head and alike[1] == head:
            alike[2].append(way)
        else:
            joined.append((chars, head, [way]))
    made = [_behind(head, ones, ignores) for _, head, ones in joined]
    return made[0].data if len(made) == 1 else [(names.BRANCH, (None, made))]


def _head(way: Tree, ignores: bool) -> Item | None:
    """Give the one character with which *way* begins: the set of all that it may be."""
    if not len(way) or way[0][0] not in _ONE:
        return None
    item: Item = way[0]
    chars = first_of(item, ignores)
    is_plain = chars is None or (item[0] is names.LITERAL and len(chars) == 1)
    return item if chars is None or is_plain else (names.IN, sorted(chars))


def _behind(head: Item | None, ways: Sequence[Tree], ignores: bool) -> Tree:
    """Give a tree for *ways*, which all begin with *head*."""
    if head is None:
        return ways[0]
    rest = ways[0][1:] if len(ways) == 1 else _one_of([way[1:] for way in ways], ignores)
    return _like(ways[0], [_cased(head), *rest])


def _cased(item: Item) -> Item:
    """Let letter case count in *item*, a set of all cases."""
    return names.SUBPATTERN, (None, 0, re.IGNORECASE.value, _like(parser.SubPattern(None), [item]))


def _like(tree: Tree, items: Iterable[Item]) -> Tree:
    return parser.SubPattern(tree.state, list(items))


def _shortened(items: Sequence[Item], place: int, ignores: bool) -> Item:
    """Give the item at *place*, or one that says the same in fewer steps."""
    item, after = items[place], items[place + 1 :]
    begins = _looks(item, _BEFORE) and is_of_words(first(after, ignores))
    if begins or (_looks(item, _AFTER) and _ends_word(items[:place], ignores)):
        return _BOUNDARY
    if item[0] is names.MAX_REPEAT and _takes_all(item[1][-1], after, ignores):
        return names.POSSESSIVE_REPEAT, item[1]
    return item


def _looks(item: Item, direction: int) -> bool:
    r"""Whether *item* is "(?<!\w)" or, in the other *direction*, "(?!\w)"."""
    name, value = item
    is_edge = name is names.ASSERT_NOT and value[0] == direction
    return is_edge and value[1].data == [(names.IN, [WORD])]


def _takes_all(repeated: Tree, after: Sequence[Item], ignores: bool) -> bool:
    """Whether *after* what is *repeated* a match can go on only where it has taken all it can."""
    if len(repeated) != 1 or repeated[0][0] not in _ONE or not after:
        return False
    own = first(repeated.data, ignores)
    is_edge = after[0] == _BOUNDARY or _looks(after[0], _AFTER)
    return (is_edge and is_of_words(own)) or are_apart(own, first(after, ignores))


def _ends_word(items: Sequence[Item], ignores: bool) -> bool:
    """Whether whatever *items* find ends in a character of a word."""
    takes = [(name, value) for name, value in items if name is not names.AT and name not in LOOKS]
    if not takes:
        return False
    name, value = takes[-1]
    if name is names.BRANCH:
        return all(_ends_word(way.data, ignores) for way in value[1])
    if name in REPEATS:
        is_there = value[0] > 0 or _ends_word(takes[:-1], ignores)
        return is_there and _ends_word(value[-1].data, ignores)
    if name is names.SUBPATTERN:
        return _ends_word(value[-1].data, ignores_in(value, ignores))
    return is_of_words(first_of((name, value), ignores))
