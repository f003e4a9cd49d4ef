"""Adjectives of towns: who asks for "litvínovské partnerství" means that of Litvínov.

Made by the rules of word formation; `adjectives.txt` has those that no rule gives. Source: M.
Dokulil and others, Mluvnice češtiny 1 (1986), on adjectives in -ský and -cký from names of places.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from graph.czech import SMALL, folded, stem, words

FILE = Path(__file__).with_suffix(".txt")

_VOWELS = "aeiouyáéěíóúůý"
_QUALITY = tuple("áéíý")  # what adjectives in names end with: Česká Lípa
_ENDS = (
    (re.compile(rf"([^{_VOWELS}])([mn])o$"), r"\1e\2"),  # Kladno, Znojmo
    (re.compile(rf"[{_VOWELS}]+$"), ""),
)
_LAST = (
    (re.compile(r"c$"), "cký"),  # Teplice, Liberec
    (re.compile(r"r[gk]$"), "rský"),  # Nymburk
    (re.compile(rf"([^{_VOWELS}])k$"), r"\1ecký"),  # Lhotka
    (re.compile(r"k$"), "cký"),  # Písek, Králíky
    (re.compile(r"(?<!c)h$"), "žský"),  # Praha
    (re.compile(r"$"), "ský"),
)


class Adjectives:
    """The adjectives of the *towns* that are named so, by which names of all kinds are found."""

    def __init__(self, towns: Iterable[str]) -> None:
        self._known: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        irregular = _irregular()
        for town in {*towns}:
            stems = tuple(map(stem, words(town)))
            for adjective in irregular.get(folded(town), [regular(town)]):
                if stems and adjective:
                    self._known[stems[0]].append((stems, folded(adjective)))

    def of(self, name: Sequence[str]) -> set[str]:
        """Give the adjectives, folded, of the towns that stand in any case in the folded *name*.

        >>> Adjectives(["Litvínov"]).of(["partnerstvi", "v", "litvinove"])
        {'litvinovsky'}
        """
        stems = tuple(map(stem, name))
        return {
            adjective
            for at, first in enumerate(stems)
            for town, adjective in self._known.get(first, ())
            if stems[at : at + len(town)] == town
        }


def regular(town: str) -> str:
    """Give the adjective of *town* by rule, nothing where its name is of no regular form.

    >>> regular("Bílina"), regular("Roudnice nad Labem"), regular("Česká Lípa")
    ('bílinský', 'roudnický', 'českolípský')
    """
    match [*_before_preposition(town.casefold().split())]:
        case [name] if name.isalpha():
            return _of_word(name)
        case [quality, name] if quality.endswith(_QUALITY) and name.isalpha():
            return f"{quality[:-1]}o{_of_word(name)}"
    return ""


def _before_preposition(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        if part in SMALL:
            return
        yield part


def _of_word(name: str) -> str:
    root = next(end.sub(new, name) for end, new in _ENDS if end.search(name) or not new)
    return next(end.sub(new, root) for end, new in _LAST if end.search(root))


@cache
def _irregular() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in FILE.read_text(encoding="utf-8").splitlines():
        town, colon, adjective = line.partition(": ")
        if colon and not line.startswith("#"):
            found[folded(town)].append(adjective)
    return found
