"""Patterns that are not looked for where none of their words stands.

Most patterns of the loaders look for words that most sentences do not hold. To find that out, an
expression of twenty alternatives tries each of them at each character. A cue knows from its own
syntax which letters stand in whatever it finds, such as "reviz" or "aktualiz". A text is divided
into words once; each word is known with the cues whose letters it holds; and a cue of which no word
holds letters is not searched for. What is found is what the pattern alone would find.

Each cue has a bit, so that what a text tells of is one number, and of a table of cues those that
are worth a search are found at once: :class:`Cues`.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache, reduce
from importlib import import_module
from itertools import count
from operator import or_
from typing import Any, Generic, TypeVar

from loaders.text.remembered import Remembered

# The only one who can read all of its syntax; type checkers do not always know the module.
_parser: Any = import_module("re._parser")

_WORD = re.compile(r"\w+|[^\w\s]")  # or a sign
_SIGN = re.compile(r"[^\w\s]")
_DIGIT = re.compile(r"\d")
_FOR_OTHERS = re.compile("[ıſ\u0307]")  # are found for "i" and "s"; the dot is of a small "İ"
_NUMBER = "0"  # stands for all digits among letters
_EDGE = " "  # stands for the beginning and the end of a word among its letters
_FEWEST = 2  # letters that tell something, an edge among them
_WORDS = 100_000  # words remembered at most: more than the pages of the site hold
_TEXTS = 500  # texts remembered: each is asked for by many cues
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_TAKE_NONE = ("AT", "ASSERT", "ASSERT_NOT")  # items of syntax between which letters are neighbours

Letters = frozenset[str]
_Tree = dict[str, Any]

_ANYWHERE = ""  # the letters of cues that need hold none
_NOTHING: _Tree = {}
_cues: dict[str, int] = defaultdict(int)  # by letters, the bits of the cues that they tell of
_numbers = count()
_Meaning = TypeVar("_Meaning")


class Cue:
    """A pattern that knows letters of which some stand in whatever it finds.

    Its methods are those of :class:`re.Pattern`, and give the same. One that finds what need hold
    no letters is looked for everywhere. *bit* is that of the cue in what :func:`told_in` gives.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        letters = _letters(_parser.parse(pattern, int(flags)))
        self.bit = 1 << next(_numbers)
        for one in (_ANYWHERE,) if letters is None else letters:
            _cues[one] |= self.bit
        _tree.cache_clear()
        _told_by.clear()
        told_in.cache_clear()

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled when it is looked for first: many are told by no page."""
        return re.compile(self.pattern, self.flags)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Find the first place in *text*, if any; *end* may cut a word, and so make another."""
        told = told_in(text if end >= len(text) else text[:end])
        return self.compiled.search(text, start, end) if told & self.bit else None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Find what begins at *start* of *text*: that is soon seen."""
        return self.compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Find what is the whole of *text*: that is soon seen."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find all places in *text*, in order."""
        return self.compiled.finditer(text) if told_in(text) & self.bit else iter(())

    def subn(self, replacement: str, text: str) -> tuple[str, int]:
        """Put *replacement* in each place of *text*, and tell how many there are."""
        return self.compiled.subn(replacement, text) if told_in(text) & self.bit else (text, 0)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Put *replacement* in each place of *text*."""
        return self.compiled.sub(replacement, text) if told_in(text) & self.bit else text

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        """Divide *text* at each place."""
        return self.compiled.split(text, maxsplit) if told_in(text) & self.bit else [text]


class Cues(Generic[_Meaning]):
    """A table of cues, each with what it means, in the order in which the cues were made."""

    def __init__(self, cues: Iterable[tuple[Cue, _Meaning]]) -> None:
        self._by_bit = {cue.bit: (cue, meaning) for cue, meaning in cues}
        if [*self._by_bit] != sorted(self._by_bit):
            message = "a table of cues has them in the order in which they were made"
            raise ValueError(message)
        self.bits = reduce(or_, self._by_bit, 0)

    def told_in(self, text: str, after: int = 0) -> Iterator[tuple[Cue, _Meaning]]:
        """Give those that may be found in *text*, but for the ones up to the bit *after*."""
        told = told_in(text) & self.bits & -(after << 1 or 1)
        while told:
            first = told & -told
            yield self._by_bit[first]
            told ^= first


@lru_cache(_TEXTS)
def told_in(text: str) -> int:
    """Give the bits of the cues that may be found in *text*.

    Where many cues are asked for one text, asking for their bits first saves calling them.
    """
    pieces = text.lower().split()
    return reduce(or_, map(_told_by.__getitem__, pieces), _cues[_ANYWHERE])


def _bits(piece: str) -> int:
    """Give the bits that the words of *piece*, between which no white space is, tell."""
    words = _WORD.findall(piece)
    if words != [piece]:
        return reduce(or_, map(_told_by.__getitem__, words), 0)
    if _FOR_OTHERS.search(piece):
        return -1
    told = _cues[_NUMBER] if _DIGIT.search(piece) else 0
    edged, tree = f"{_EDGE}{piece}{_EDGE}", _tree()
    for start in range(len(edged) - 1):
        node = tree
        for letter in edged[start:]:
            node = node.get(letter, _NOTHING)
            if node is _NOTHING:
                break
            told |= node.get(_ANYWHERE, 0)
    return told


_told_by = Remembered(_bits, _WORDS)


@cache
def _tree() -> _Tree:
    """Give the letters of all cues: by each what may stand behind it, and the bits told so far."""
    root: _Tree = {}
    for letters, bits in _cues.items():
        node = root
        for letter in letters:
            node = node.setdefault(letter, {})
        node[_ANYWHERE] = bits
    return root


def _letters(items: Iterable[tuple[Any, Any]], run: str = "") -> Letters | None:
    """Give letters of which some stand in whatever *items* of syntax find, None if there are none.

    Of several such sets it is the one with the longest letters. *run* are the letters right before.
    """
    found: list[Letters] = []
    for kind, value in (*items, ("END", None)):
        name = str(kind)
        if name == "LITERAL" and chr(value).isalpha():
            run += chr(value).lower()
            continue
        edge = _EDGE if _is_edge(name, value) else ""
        found += _told(run.removesuffix(_EDGE) + edge if edge else run, name, value)
        run = edge or (run if name in _TAKE_NONE else "")
    return max(found, key=_worth, default=None)


def _told(run: str, kind: str, value: Any) -> Iterator[Letters]:  # noqa: ANN401  syntax
    """Give the letters of a *run* and of the item of syntax behind it, which may be a sign."""
    if len(run) >= _FEWEST and not run.isspace():
        yield frozenset({run})
    signs = _signs(kind, value)
    if signs:
        yield frozenset(signs)
    if kind == "ASSERT_NOT" and not value[1]:  # "(?!)" finds nothing
        yield frozenset()
    if kind == "BRANCH":
        ways = [_letters(way, run) for way in value[1]]
        if None not in ways:
            yield frozenset().union(*filter(None, ways))
    inner = _inner(kind, value)
    letters = _letters(inner, run) if inner is not None else None
    if letters is not None:
        yield letters
    if _is_number(kind, value):
        yield frozenset({_NUMBER})


def _inner(kind: str, value: Any) -> Iterable[tuple[Any, Any]] | None:  # noqa: ANN401  syntax
    """Give what stands in a group, or in what is there at least once."""
    inner: Iterable[tuple[Any, Any]] | None = None
    if kind == "SUBPATTERN" or (kind in _REPEATS and value[0]):
        inner = value[-1]
    elif kind == "ATOMIC_GROUP":
        inner = value
    return inner


def _is_edge(kind: str, value: Any) -> bool:  # noqa: ANN401  syntax
    """Tell whether a letter beside the item of syntax is the first or the last of its word."""
    if kind == "AT":
        return str(value) != "AT_NON_BOUNDARY"
    if kind == "ASSERT_NOT":  # "(?<!\w)"
        return len(value[1]) == 1 and _is_word(*value[1][0])
    if kind in _REPEATS:
        return value[0] > 0 and len(value[2]) == 1 and _is_edge(str(value[2][0][0]), value[2][0][1])
    if kind == "IN":
        return all(_is_edge(str(part), of) for part, of in value)
    is_sign = kind == "LITERAL" and not (chr(value).isalnum() or chr(value) == "_")
    return is_sign or str(value) in ("CATEGORY_SPACE", "CATEGORY_NOT_WORD")


def _is_word(kind: Any, value: Any) -> bool:  # noqa: ANN401  syntax
    """Tell whether whatever letter there is in a word is found."""
    parts = [(str(part), str(of)) for part, of in value] if str(kind) == "IN" else []
    return ("CATEGORY", "CATEGORY_WORD") in parts and ("NEGATE", "None") not in parts


def _signs(kind: str, value: Any) -> str:  # noqa: ANN401  syntax
    """Give the signs of which one is found, if nothing else is."""
    if kind == "LITERAL":
        return chr(value) if _SIGN.match(chr(value)) else ""
    parts = [_signs(str(part), of) for part, of in value] if kind == "IN" else [""]
    return "".join(parts) if all(parts) else ""


def _is_number(kind: str, value: Any) -> bool:  # noqa: ANN401  syntax
    if kind == "LITERAL":
        return chr(value).isdecimal()
    return kind == "IN" and all(_is_digits(str(part), of) for part, of in value)


def _is_digits(kind: str, value: Any) -> bool:  # noqa: ANN401  syntax
    if kind == "RANGE":
        return all(chr(end).isdecimal() for end in value)
    return str(value) == "CATEGORY_DIGIT" or _is_number(kind, value)


def _worth(letters: Letters) -> tuple[int, int]:
    return min(map(len, letters), default=sys.maxsize), -len(letters)
