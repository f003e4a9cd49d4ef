"""Czech municipalities and named parts of them, and where a text names them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from loaders.curated import FOLDER, read_table
from loaders.records import Place
from loaders.resolve.gazetteer_rows import Locality, Municipality
from loaders.resolve.place_cues import Telling, region_beside, telling, told_to_lie_in
from loaders.text.declension import abbreviations, forms
from loaders.text.letters import LOWER, folded
from loaders.text.remembered import Remembered
from loaders.text.town_adjectives import speaks_of

# A town is taken for meant when its namesakes are this many times smaller.
DOMINANCE = 10
_OF_TOWN, _OF_VILLAGE = 3000, 1000  # inhabitants: of both namesakes a page speaks of the town
# The size of a village whose size nobody told: the shipped table has nearly all from 500 up.
_UNTOLD = 250

_FEWEST_LETTERS = 2  # of a town that a region is called after: Ašsko
_LONGEST_ENDING = 2  # letters that the name of a region takes off: Sokolov-sko, Podbořan-sko

_REMEMBERED = 300  # texts: each kind of record looks for places in the lines of a page anew
_WORDS = 50_000  # words remembered with the names that begin with them
_CAPITALISED = re.compile(rf"(?<!\w)[^\W\d_{LOWER}]\w*")


class Mention(NamedTuple):
    """A place that a text names between *start* and *end*.

    *place* is None while more than one of *candidates* may be meant. *locality* is the key of a
    part of a municipality; then the municipality that it lies in stands first in *candidates*.
    """

    start: int
    end: int
    place: Place | None
    locality: str | None
    candidates: tuple[Place, ...]


@dataclass(frozen=True)
class _Name:
    """A form by which places are named, in lower case, and the places that have it."""

    form: str
    municipalities: tuple[Municipality, ...]
    localities: tuple[Locality, ...]

    @property
    def is_common_word(self) -> bool:
        """Whether a capital letter alone does not tell that a place is meant."""
        return any(item.common_word for item in self.municipalities)

    @property
    def is_of_villages(self) -> bool:
        """Whether none of the places is told by its name alone."""
        return not (self.localities or any(item.is_told_by_name for item in self.municipalities))


class Gazetteer:
    """Finds places in Czech text, in any case form, the longest name first."""

    def __init__(
        self, municipalities: Iterable[Municipality], localities: Iterable[Locality]
    ) -> None:
        self._by_code = {item.code: item for item in municipalities}
        self._by_key = {item.key: item for item in localities}
        self._meant: Place | None = None

    def __reduce__(
        self,
    ) -> tuple[type["Gazetteer"], tuple[tuple[Municipality, ...], tuple[Locality, ...]]]:
        """Pickle the rows alone: the index is made sooner than it is read back."""
        return Gazetteer, (tuple(self._by_code.values()), tuple(self._by_key.values()))

    @cached_property
    def _beginning_with(self) -> Remembered[Sequence[_Name]]:
        """The names that begin with a word as it is written, the longest first; mostly none do."""
        names = _index(self._by_code.values(), self._by_key.values())
        return Remembered(lambda word: names.get(folded(word), ()), _WORDS)

    @cached_property
    def _by_label(self) -> dict[str, list[Place]]:
        named: dict[str, list[Place]] = defaultdict(list)
        for item in self._by_code.values():
            named[item.name].append(item.place)
        return named

    def municipality(self, code: str) -> Municipality | None:
        """Give the municipality with the official *code*, or None when the table lacks it."""
        return self._by_code.get(code)

    def locality(self, key: str) -> Locality | None:
        """Give the named part of a municipality with that *key*, or None."""
        return self._by_key.get(key)

    def municipalities(self) -> Iterable[Municipality]:
        """Give all municipalities."""
        return self._by_code.values()

    def localities(self) -> Iterable[Locality]:
        """Give all named parts of municipalities."""
        return self._by_key.values()

    def namesakes(self, place: Place) -> tuple[Place, ...]:
        """Give the other municipalities that bear the name of *place*."""
        return tuple(one for one in self._by_label.get(place.label, ()) if one != place)

    def meaning(self, place: Place) -> "Gazetteer":
        """Give this gazetteer, but that *place* is meant by its name, whichever is the largest."""
        other = copy(self)
        other._meant = place
        return other

    def find(self, text: str, near: Sequence[Place] = ()) -> list[Mention]:
        """Find the places that *text* names, in order; *near* helps to tell namesakes apart."""
        return list(_found(self, text, tuple(near)))

    def search(self, text: str, near: Sequence[Place] = ()) -> tuple[Mention, ...]:
        """Do the work of :meth:`find`, which remembers what it gave for the last texts."""
        mentions: list[Mention] = []
        end = 0  # of the last name, a place or not: no other begins within
        for word in _CAPITALISED.finditer(text):
            start, names = word.start(), self._beginning_with[word.group()]
            if names and text[start].isupper() and start >= end:
                name = _longest(names, text, start)
                end = start + len(name.form) if name else end
                how = self._telling(text, start, name, near) if name else None
                if name and how:
                    mention = self._told_beside(text, self._mention(start, name))
                    mention = self.choose(mention, near)
                    mentions.append(mention if how == "surely" else mention._replace(place=None))
        return tuple(mentions)

    def places(self, text: str, near: Sequence[Place] = ()) -> tuple[Place, ...]:
        """Give the municipalities that *text* names for certain, each once, in order."""
        found = (mention.place for mention in self.find(text, near))
        return tuple(dict.fromkeys(place for place in found if place))

    def choose(self, mention: Mention, near: Sequence[Place]) -> Mention:
        """Settle which of its candidates *mention* means, for a page about the places *near*.

        A page means its own town, which it may name in short, then one of its own district, then a
        far larger namesake. Where none of these decides, the mention stays open.
        """
        if mention.place not in near and (own := named_in_short(mention.place, near)):
            return mention._replace(place=own)
        if mention.place:
            return mention if self._may_mean(mention.place, near) else mention._replace(place=None)
        if mention.locality and (not near or mention.candidates[0] in near):
            return mention._replace(place=mention.candidates[0] if near else None)
        named = mention.candidates[1:] if mention.locality else mention.candidates
        named = tuple(place for place in named if self._may_mean(place, near))
        chosen = self._nearest(named, near) or self.largest(named)
        return mention._replace(place=chosen, locality=None) if chosen else mention

    def _telling(self, text: str, start: int, name: _Name, near: Sequence[Place]) -> Telling | None:
        return telling(
            text,
            start,
            start + len(name.form),
            is_common_word=name.is_common_word and not self._is_own(name, near),
            is_of_villages=name.is_of_villages,
            is_at_home=bool(near),
            is_own=name.is_of_villages and self._is_own(name, near),
        )

    def _is_own(self, name: _Name, near: Sequence[Place]) -> bool:
        return any(item.place in near for item in name.municipalities)

    def _mention(self, start: int, name: _Name) -> Mention:
        parents = [self._by_code[item.municipality].place for item in name.localities]
        candidates = (*parents, *(item.place for item in name.municipalities))
        return Mention(
            start,
            start + len(name.form),
            place=candidates[0] if len(candidates) == 1 else None,
            locality=name.localities[0].key if name.localities else None,
            candidates=candidates,
        )

    def _told_beside(self, text: str, mention: Mention) -> Mention:
        """Settle *mention* by the words after it: "Lomnice v okrese Bruntál"."""
        within = told_to_lie_in(text, mention.end)
        rows = [self._by_code[place.code] for place in mention.candidates if within]
        fit = [row.place for row in rows if within and within.match(f"{row.district} {row.region}")]
        region = None if fit else region_beside(text, mention.end)
        fit = fit or (self._around(region, mention.candidates) if region else [])
        return mention._replace(place=fit[0], candidates=(fit[0],)) if len(fit) == 1 else mention

    def _around(self, region: str, places: Sequence[Place]) -> list[Place]:
        """Give which of *places* lie by the town after which a *region* is called."""
        begun = region[: max(_FEWEST_LETTERS, len(region) - 1)]
        seats = [row for row in self._by_code.values() if _may_be_called(row.name, begun, region)]
        told = [self._by_code[place.code] for place in places]
        near = [row for row in told if any(map(row.is_near, seats))]
        called = (row for row in told if speaks_of(row.district, f"{region.lower()}ské"))
        return [row.place for row in near or called]

    def _may_mean(self, place: Place, near: Sequence[Place]) -> bool:
        """Tell whether a page about *near* may mean *place*: a village only in its surroundings."""
        village = self._by_code[place.code]
        known = [row for place in near if (row := self.municipality(place.code))]
        is_near = not known or any(village.is_near(other) for other in known)
        return village.is_told_by_name or is_near

    def _nearest(self, named: Sequence[Place], near: Sequence[Place]) -> Place | None:
        own = [place for place in named if place in near]
        known = (self.municipality(place.code) for place in near)
        districts = {row.district_code for row in known if row}
        around = [p for p in named if self._by_code[p.code].district_code in districts]
        return next((found[0] for found in (own, around) if len(found) == 1), None)

    def largest(self, named: Sequence[Place]) -> Place | None:
        """Give the one of *named* that is so much larger that a page means it; None if none is."""
        if not named or self._meant in named:
            return self._meant if named else None
        by_size = sorted(named, key=lambda place: -self._size(place))
        sizes = [self._size(place) for place in by_size]
        is_largest = len(sizes) == 1 or sizes[0] >= DOMINANCE * sizes[1]
        is_only_town = len(sizes) > 1 and sizes[0] >= _OF_TOWN and sizes[1] < _OF_VILLAGE
        return by_size[0] if is_largest or is_only_town else None

    def _size(self, place: Place) -> int:
        return self._by_code[place.code].population or _UNTOLD


@lru_cache(_REMEMBERED)
def _found(known: Gazetteer, text: str, near: tuple[Place, ...]) -> tuple[Mention, ...]:
    return known.search(text, near)


@cache
def gazetteer() -> Gazetteer:
    """Give the gazetteer of the shipped tables."""
    return Gazetteer(
        read_table(Municipality, FOLDER / "municipalities.csv"),
        read_table(Locality, FOLDER / "localities.csv"),
    )


def named_in_short(place: Place | None, near: Sequence[Place]) -> Place | None:
    """Give the one of *near* that *place* is short for: Budišov for Budišov nad Budišovkou."""
    own = {one for one in near if place and one.label.startswith(f"{place.label} ")}
    return own.pop() if len(own) == 1 else None


def _longest(names: Sequence[_Name], text: str, start: int) -> _Name | None:
    """Give the longest of *names*, of which that is the first, that stands at *start* of *text*."""
    plain = folded(text[start : start + len(names[0].form)])
    for name in names:
        end = start + len(name.form)
        if plain.startswith(name.form) and not text[end : end + 1].isalnum():
            return name
    return None


def _may_be_called(town: str, begun: str, region: str) -> bool:
    """Tell whether *region* may be called after *town*: Podbořan-sko after Podbořany."""
    return town.startswith(begun) and len(town) <= len(region) + _LONGEST_ENDING


def _index(
    municipalities: Iterable[Municipality], localities: Iterable[Locality]
) -> dict[str, list[_Name]]:
    """Give the names by their first word, the longest first."""
    named: dict[str, list[Municipality | Locality]] = defaultdict(list)
    items: list[Municipality | Locality] = [*municipalities, *localities]
    for item in items:
        short = abbreviations(item.name) if isinstance(item, Municipality) else set()
        joined = forms(item.name.replace(" - ", "-"))  # as most write "Labem - Stará"
        for form in {folded(form) for form in forms(item.name) | joined | short}:
            named[form].append(item)
    index: dict[str, list[_Name]] = defaultdict(list)
    for form in sorted(named, key=lambda form: (-len(form), form)):
        index[_first_word(form)].append(_name(form, named[form]))
    return index


def _name(form: str, items: Iterable[Municipality | Locality]) -> _Name:
    ordered = list(items)
    return _Name(
        form,
        tuple(item for item in ordered if isinstance(item, Municipality)),
        tuple(item for item in ordered if isinstance(item, Locality)),
    )


def _first_word(form: str) -> str:
    return re.split(r"\W", form, maxsplit=1)[0]
