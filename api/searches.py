"""A search answered: what is called so, or what has the values that its words name.

Where nothing is called so, the words of the search that name a town, a region, a theme, a kind of
things or a year are chosen as filters, which the page says and shows like any other choice. Where
something is, the same is offered beside it. ``names=only`` in the address searches names alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from api.facets import Facet, FacetLabels, Filters, facets_of
from api.language import Language
from graph.facets import Chosen
from graph.labels import Found, find
from graph.named_values import named_values

HITS = 50
"""Hits on a page."""

ONLY_NAMES = ("names", "only")
"""What an address has that asks for names alone."""


@dataclass(frozen=True)
class Reading:
    """A search as its words may be read: the *filters* that they name, which *total* things pass.

    *values* are the filters in words: facet, label, language of the label. *meant* is what was read
    instead, where letters were wrong; *left_out* has words that nothing fits.
    """

    filters: Filters
    values: Sequence[tuple[str, str, str]]
    total: int
    meant: str = ""
    left_out: str = ""


@dataclass(frozen=True)
class Answer:
    """What was *found* by *filters*, and the *facets* to narrow it down.

    *read* tells how the words were read where these are not the filters that were asked for;
    *offer* tells how they may be.
    """

    filters: Filters
    found: Found
    facets: Sequence[Facet]
    read: Reading | None = None
    offer: Reading | None = None


def answer(index: Path, asked: Filters, known: Chosen, language: Language) -> Answer:
    """Answer what is *asked* by the text index, of what is *known* to be so."""
    found = _found(index, asked, known)
    reading = read(index, asked, known, language)
    if reading and not found.total and not reading.left_out:
        found = _found(index, reading.filters, known)
        facets = _facets(index, found, reading.filters, language)
        return Answer(reading.filters, found, facets, read=reading)
    whole = reading and not (reading.filters.text or reading.meant)
    offer = reading if reading and (whole or not found.total) else None
    return Answer(asked, found, _facets(index, found, asked, language), offer=offer)


def read(index: Path, asked: Filters, known: Chosen, language: Language) -> Reading | None:
    """Read the words of *asked* as filters; None where they name none, or may not be read so."""
    named = named_values(index, asked.text) if asked.text else None
    if not named or ONLY_NAMES in asked.others or any(map(asked.chosen.get, named.chosen)):
        return None
    filters = replace(asked, text=named.rest, chosen={**asked.chosen, **named.chosen})
    total, left_out = _total(index, filters, known), ""
    if named.rest and not total:
        filters, left_out = replace(filters, text=""), named.rest
        total = _total(index, filters, known)
    if not total:
        return None
    labels = FacetLabels(index, {}, named.chosen, language)
    values = [
        (facet, labels.of(facet, value), labels.language_of(value))
        for facet, values in named.chosen.items()
        for value in values
    ]
    return Reading(filters, values, total, named.meant, left_out)


def _found(index: Path, filters: Filters, known: Chosen) -> Found:
    return find(
        index,
        filters.text,
        {**filters.chosen, **known},
        offset=(filters.page - 1) * HITS,
        limit=HITS if filters.text or filters.chosen else 0,
        alphabetical=filters.alphabetical,
    )


def _total(index: Path, filters: Filters, known: Chosen) -> int:
    """Count what is called so exactly: with an error in typing it would be another text."""
    found = find(index, filters.text, {**filters.chosen, **known}, limit=0, facets=())
    return 0 if found.meant else found.total


def _facets(index: Path, found: Found, filters: Filters, language: Language) -> Sequence[Facet]:
    labels = FacetLabels(index, found.counts, filters.chosen, language)
    return facets_of(found.counts, filters.chosen, labels)
