"""Facets on a page: what a reader chose, which is all in the address, and what could be chosen."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.requests import Request

from api.language import Language
from api.sections import page_number
from api.states import told
from graph import facets
from graph.errors import UsageError
from graph.facets import FACETS, Chosen
from graph.iris import municipality, region, term
from graph.labels import Counts, names_of
from graph.named_values import FACET_OF
from graph.namespaces import PREFIXES, expand, shorten

FIRST, MOST = 6, 30
"""How many values of a facet are shown at once, and how many behind "more"."""

LONGEST = 200
"""Characters of what is searched for."""

MOST_CHOSEN = 50
"""Values that may be chosen; the rest is ignored."""

_IN_ORDER = frozenset({"period"})
"""The facets whose values stand in their own order, the last first, all of them."""

_CODE = re.compile(r"[a-z0-9-]+")
_YEAR = re.compile(r"[0-9]{4}")
_THINGS: Mapping[str, Callable[[str], NamedNode]] = {
    "theme": lambda code: term(f"cl:theme/{code}"),
    "town": municipality,
    "district": lambda code: term(f"ruian:okres/{code}"),
    "region": region,
}
"""The facets whose values are things of one kind, which a code tells."""

_ORDERS = ("relevance", "alphabet")
_OWN = frozenset({"q", "order", "page", *FACETS})


@dataclass(frozen=True)
class Value:
    """A value of a facet as the page shows it: how many things have it, given the other facets.

    *code* is what addresses have for *iri*; *language* is that of the label.
    """

    iri: str
    code: str
    label: str
    count: int
    chosen: bool
    language: str


@dataclass(frozen=True)
class Facet:
    """What can be chosen: the values shown at once, those behind "more", the number of others."""

    name: str
    first: Sequence[Value]
    more: Sequence[Value]
    left_out: int


@dataclass(frozen=True)
class Filters:
    """A search as its address tells it. Facets have IRIs as values, or codes."""

    path: str
    text: str
    chosen: Chosen
    alphabetical: bool
    page: int
    others: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, request: Request, facets: Sequence[str] = FACETS) -> "Filters":
        """Read the address of *request*; what it means nothing by is ignored."""
        asked = request.query_params
        return cls(
            path=request.url.path,
            text=" ".join(asked.get("q", "").replace("\0", " ").split()),
            chosen={
                facet: _values(facet, asked.getlist(facet)) for facet in facets if facet in asked
            },
            alphabetical=asked.get("order") == "alphabet",
            page=_page(request),
            others=tuple(pair for pair in asked.multi_items() if pair[0] not in _OWN),
        )

    @classmethod
    def of(cls, path: str, text: str) -> "Filters":
        """Give the search for *text* at *path*, with nothing chosen."""
        return cls(path, text, {}, alphabetical=False, page=1, others=())

    def also(self, pair: tuple[str, str]) -> str:
        """Give the address of this search that tells *pair*, a name and its value, as well."""
        return replace(self, others=(*self.others, pair)).address()

    def not_told(self, pair: tuple[str, str]) -> str:
        """Give the address of this search without *pair*."""
        return replace(self, others=tuple(one for one in self.others if one != pair)).address()

    def address(self, page: int = 1) -> str:
        """Give the address of another *page* of this search."""
        pairs = [*self.pairs(), *([("page", str(page))] if page > 1 else [])]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def pairs(self) -> list[tuple[str, str]]:
        """Give what the address tells, but for the page."""
        text = [("q", self.text)] if self.text else []
        order = [("order", "alphabet")] if self.alphabetical else []
        chosen = [(facet, shorten(value)) for facet, value in self.all_chosen()]
        return [*text, *chosen, *order, *self.others]

    def all_chosen(self) -> Iterator[tuple[str, str]]:
        """Give each chosen value with its facet."""
        return ((facet, value) for facet, values in self.chosen.items() for value in values)

    def without(self, facet: str, value: str) -> str:
        """Give the address where *value* of *facet* is no longer chosen."""
        rest = {**self.chosen, facet: [one for one in self.chosen[facet] if one != value]}
        return replace(self, chosen=rest).address()

    def cleared(self) -> str:
        """Give the address where no value is chosen."""
        return replace(self, chosen={}).address()

    def ordered(self, alphabetical: bool) -> str:
        """Give the address in the order of the alphabet, or of relevance."""
        return replace(self, alphabetical=alphabetical).address()


def refuse_unfit(request: Request) -> None:
    """Raise UsageError for a page or an order that there is not."""
    page_number(request.query_params, "page")
    order = request.query_params.get("order", "")
    if order not in {"", *_ORDERS}:
        error = UsageError(f"{order[:100]!r} is no order.", f"There are: {', '.join(_ORDERS)}.")
        error.because("not-offered", value=order, known=", ".join(_ORDERS))
        raise error


def refuse_unknown(index: Path, filters: Filters, language: Language) -> None:
    """Raise UsageError for a chosen value that no thing can have: somebody mistyped it.

    A year, or a thing that is known, may well have nothing.
    """
    rows = facets.facets_of(index).rows
    chosen = filters.all_chosen()
    doubtful = [(facet, value) for facet, value in chosen if value not in rows.get(facet, {})]
    named = names_of(index, [value for _, value in doubtful])
    for facet, value in doubtful:
        is_thing = value in named and FACET_OF.get(named[value].kind) == facet
        if not (is_thing or _may_be(facet, value, language)):
            typed = _typed(facet, value)
            message = f"{typed[:100]!r} is no value of {facet!r}."
            error = UsageError(message, "`facets` of /search?format=json has those that there are.")
            error.because("unknown-value", name=facet, value=typed)
            raise error


def _may_be(facet: str, value: str, language: Language) -> bool:
    if facet == "period":
        return bool(_YEAR.fullmatch(value))
    is_kind = facet == "kind" and kind_label(value, language) != value
    return is_kind or language.find(f"facet.{facet}.{value}") is not None


class FacetLabels:
    """The names of values in the reader's *language*, those that are things from the index."""

    def __init__(self, index: Path, counts: Counts, chosen: Chosen, language: Language) -> None:
        shown = {value for values in counts.values() for value, _ in values[:MOST]}
        shown.update(value for values in chosen.values() for value in values)
        self._names = names_of(index, sorted(value for value in shown if "/" in value))
        self._language = language

    def of(self, facet: str, value: str) -> str:
        """Name *value* of *facet*."""
        if value in self._names:
            return self._names[value].label_in(self._language.code)
        known = self._language.find(f"facet.{facet}.{value}")
        return known or kind_label(_typed(facet, value), self._language)

    def language_of(self, value: str) -> str:
        """Tell in which language *value* is named: Czech where a thing has no English name."""
        hit, code = self._names.get(value), self._language.code
        return "cs" if hit and not hit.english else code


def kind_label(kind: str, language: Language) -> str:
    """Name a kind of thing, or a code list, as the index has it."""
    return language.find(f"kind.{kind}") or language.find(f"scheme.{kind}") or kind


def facets_of(counts: Counts, chosen: Chosen, labels: FacetLabels) -> list[Facet]:
    """Make of *counts* what the page shows, facets without a choice left out."""
    made = (_facet(name, counts[name], chosen.get(name, ()), labels) for name in counts)
    return [facet for facet in made if facet.first]


def _facet(
    name: str, counted: Sequence[tuple[str, int]], chosen: Sequence[str], labels: FacetLabels
) -> Facet:
    values = sorted(counted, reverse=True) if name in _IN_ORDER else list(counted)
    shown = [*((one, dict(counted).get(one, 0)) for one in chosen)]
    shown += [pair for pair in values if pair[0] not in chosen]
    made = [
        Value(
            value,
            shorten(value),
            labels.of(name, value),
            count,
            value in chosen,
            labels.language_of(value),
        )
        for value, count in shown[:MOST]
    ]
    first = max(FIRST, len(chosen))
    return Facet(name, made[:first], made[first:], max(0, len(shown) - MOST))


def _page(request: Request) -> int:
    with suppress(UsageError):  # which is told beside what the address asks otherwise
        return page_number(request.query_params, "page")
    return 1


def doubt(
    request: Request, index: Path, filters: Filters, language: Language
) -> dict[str, str] | None:
    """Tell the reader of the page of *request* what he asks for that there is not."""
    try:
        refuse_unfit(request)
        refuse_unknown(index, filters, language)
    except UsageError as error:
        return told(error, language)
    return None


def _values(facet: str, codes: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(_value(facet, code) for code in codes[:MOST_CHOSEN] if code))


def _typed(facet: str, value: str) -> str:
    """Give *value* as it is typed: the code that may stand for it, else the shortest there is."""
    code = value.rpartition("/")[2]
    return code if _value(facet, code) == value else shorten(value)


def _value(facet: str, code: str) -> str:
    """Give the IRI that *code* of *facet* is short for, or *code* itself.

    >>> _value("region", "60"), _value("evidence", "several")
    ('https://linked.cuzk.cz/resource/ruian/vusc/60', 'several')
    """
    prefix, colon, _ = code.partition(":")
    if colon and prefix in PREFIXES:
        return expand(code)
    return _THINGS[facet](code).value if facet in _THINGS and _CODE.fullmatch(code) else code
