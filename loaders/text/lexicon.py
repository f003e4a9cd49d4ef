"""The words by which the concepts of a code list are recognised in Czech text.

The labels of the SKOS concepts are the lexicon; there is no other word list: their names and, as
hidden labels, typos and the words that tell a concept without naming it. Words meet by lemma, so
that "tréninkových bytů" finds the label "tréninkový byt".
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

import pyoxigraph as ox
from simplemma import lemmatize

from graph.iris import term
from graph.paths import ONTOLOGY
from loaders.text.remembered import Remembered

_WORD = re.compile(r"[^\W_]+")
# simplemma leaves adjectives and nouns in -ista that it does not know as they stand; without
# their endings they meet.
_ENDING = re.compile(
    r"(?:ého|ému|ých|ými|ým|ém|ího|ímu|ích|ími|ím|ou|[ýáéí]|(?<=ist)(?:[ayuů]|ovi|ech|ům))$"
)
# Nor does it know all genitives in the plural: "ubytoven", "stříkaček".
_FLEETING = re.compile(r"(?<=[^\Waeiouyáéěíóúůý\d_])e([nk])$")
_SPELLINGS = {"kurs": "kurz"}  # simplemma takes "kurz" for the former, "kurzy" for the latter
_COORDINATORS = {"a", "i", "nebo", "či", "anebo"}
_BROADER = term("skos:broader")
_PREFERRED = term("skos:prefLabel")
_ALTERNATIVE = term("skos:altLabel")
_HIDDEN = term("skos:hiddenLabel")
_REMEMBERED = 500  # texts, because each is looked through for several code lists, and again
_WORDS = 100_000  # words remembered with their keys: more than the pages of the site hold
_TYPO = 0.95  # how alike a typo and its name are at least: "komuntní centrum"

Phrase = tuple[str, ...]


class Word(NamedTuple):
    """A word of a text: its offsets, and the key under which its case forms meet."""

    start: int
    end: int
    key: str


class Hit(NamedTuple):
    """A concept recognised in a text; *codes* are several where a label belongs to several."""

    start: int
    end: int
    codes: frozenset[str]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The labels of one code list, ready to be looked for."""

    phrases: dict[Phrase, frozenset[str]]
    labels: dict[Phrase, str]
    broader: dict[str, str]

    def find(self, text: str) -> tuple[Hit, ...]:
        """Find the concepts of *text*, in order. A label within a longer one does not count.

        "koordinátorka sociálních služeb" is a coordinator, and no social service.
        """
        return _found(self, text)

    def search(self, text: str) -> tuple[Hit, ...]:
        """Do the work of :meth:`find`, which remembers what it gave for the last texts."""
        if self._longest.keys().isdisjoint(_keys_of(text)):
            return ()
        words = words_of(text)
        kept: list[tuple[int, ...]] = []
        holders: dict[int, list[frozenset[int]]] = defaultdict(list)  # by each of their words
        for used in sorted(self._candidates(words), key=lambda used: (-len(used), used)):
            if not any(longer.issuperset(used) for longer in holders[used[0]]):
                kept.append(used)
                for place in used:
                    holders[place].append(frozenset(used))
        return tuple(self._hit(words, used) for used in sorted(kept))

    def top(self, code: str) -> str:
        """Give the top concept above *code*, or *code* itself.

        >>> lexicon("theme").top("prostupne-bydleni")
        'bydleni'
        """
        while code in self.broader:
            code = self.broader[code]
        return code

    def nominative(self, words: str) -> str:
        """Give *words* with the label that they begin with in the nominative, typos mended.

        >>> lexicon("theme").nominative("Komunitního centra Slunce")
        'Komunitní centrum Slunce'
        """
        first = next(iter(self.find(words)), None)
        if first is None or first.start:
            return words
        label = self.labels[phrase(words[: first.end])]
        return f"{label[0].upper()}{label[1:]}{words[first.end :]}"

    @cached_property
    def _longest(self) -> dict[str, int]:
        """How many words the longest label has that begins with a key; with most, none does."""
        ordered = sorted(self.phrases, key=len)
        return {keys[0]: len(keys) for keys in ordered}

    def _hit(self, words: Sequence[Word], used: tuple[int, ...]) -> Hit:
        codes = self.phrases[tuple(words[place].key for place in used)]
        return Hit(words[used[0]].start, words[used[-1]].end, codes)

    def _candidates(self, words: Sequence[Word]) -> Iterator[tuple[int, ...]]:
        for start in (place for place, word in enumerate(words) if word.key in self._longest):
            end = min(start + self._longest[words[start].key], len(words))
            yield from self._known(words, tuple(range(start, end)))
            # "dluhového [a finančního] poradenství" is debt counselling as well
            if start + 3 < len(words) and words[start + 1].key in _COORDINATORS:
                yield from self._known(words, (start, *range(start + 3, min(end + 2, len(words)))))

    def _known(self, words: Sequence[Word], places: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        keys = tuple(words[place].key for place in places)
        yield from (
            places[:size] for size in range(1, len(keys) + 1) if keys[:size] in self.phrases
        )


@lru_cache(_REMEMBERED)
def _found(known: Lexicon, text: str) -> tuple[Hit, ...]:
    return known.search(text)


@cache
def lexicon(name: str) -> Lexicon:
    """Load the code list *name*: a file of ``ontology/codelists`` without its suffix."""
    triples = list(ox.parse(path=ONTOLOGY / "codelists" / f"{name}.ttl"))
    preferred = {t.subject: t.object.value for t in triples if _is_czech(t, _PREFERRED)}
    broader = {_code(t.subject): _code(t.object) for t in triples if t.predicate == _BROADER}
    phrases: dict[Phrase, set[str]] = defaultdict(set)
    labels: dict[Phrase, str] = {}
    for triple in triples:
        if _is_czech(triple, _PREFERRED, _ALTERNATIVE, _HIDDEN) and _code(triple.subject) != name:
            label = triple.object.value
            phrases[phrase(label)].add(_code(triple.subject))
            is_hidden = triple.predicate == _HIDDEN
            labels[phrase(label)] = (
                _mended(label, preferred[triple.subject]) if is_hidden else label
            )
    return Lexicon({keys: frozenset(codes) for keys, codes in phrases.items()}, labels, broader)


def _mended(label: str, name: str) -> str:
    """Give *name* for a typo of it, other words as they are."""
    return name if SequenceMatcher(None, label, name.lower()).ratio() > _TYPO else label


@lru_cache(_REMEMBERED)
def _keys_of(text: str) -> frozenset[str]:
    return frozenset(map(_keys.__getitem__, _WORD.findall(text)))


@lru_cache(_REMEMBERED)
def words_of(text: str) -> tuple[Word, ...]:
    """Split *text* into words with their offsets and keys."""
    return tuple(
        Word(match.start(), match.end(), _keys[match.group()]) for match in _WORD.finditer(text)
    )


def phrase(label: str) -> Phrase:
    """Give the keys of the words of *label*.

    >>> phrase("tréninkových bytů") == phrase("tréninkový byt")
    True
    """
    return tuple(word.key for word in words_of(label))


def _key(word: str) -> str:
    lemma = lemmatize(word.lower(), lang="cs")
    lemma = _SPELLINGS.get(lemma, lemma)
    return _ENDING.sub("", _FLEETING.sub(r"\1a", lemma)) or lemma


_keys = Remembered(_key, _WORDS)


def _code(node: object) -> str:
    return str(node).strip("<>").rpartition("/")[2]


def _is_czech(triple: ox.Triple, *predicates: ox.NamedNode) -> bool:
    node = triple.object
    return triple.predicate in predicates and isinstance(node, ox.Literal) and node.language == "cs"
