"""What the queries across towns count, against memberships that are counted one by one.

These queries read whole relations and join them, which is quick, and not how anybody would say it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.iris import term
from graph.parameters import Term
from graph.queries import load

DAYS = ("2010-01-01", "2012-06-30", "2015-12-31")
ORGANISATIONS, PARTNERSHIPS, TOWNS = range(3), range(3), range(4)
REGIONS, THEMES, KINDS = range(2), range(2), range(2)

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Membership:
    """Who is in which partnership, known since and until which day."""

    organisation: int
    partnership: int
    since: str | None
    until: str | None


@dataclass(frozen=True)
class World:
    """Memberships, and of each partnership its towns and themes; towns lie in regions by turns."""

    memberships: tuple[Membership, ...]
    towns: tuple[frozenset[int], ...]
    themes: tuple[frozenset[int], ...]

    def quads(self) -> Iterable[Quad]:
        """Tell all of it as RDF."""
        for number, one in enumerate(self.memberships):
            subject = iri("membership", number)
            organisation = iri("organisation", one.organisation)
            yield quad(subject, "org:member", organisation)
            for town in self.towns[one.partnership]:
                yield quad(organisation, "v:activeIn", iri("town", town))
            yield quad(subject, "org:organization", iri("partnership", one.partnership))
            days = (("v:since", one.since), ("v:until", one.until))
            yield from (quad(subject, name, date(day)) for name, day in days if day)
        for number in PARTNERSHIPS:
            partnership = iri("partnership", number)
            yield quad(partnership, "rdf:type", term("v:LocalPartnership"))
            for town in self.towns[number]:
                yield quad(partnership, "dcterms:spatial", iri("town", town))
            for theme in self.themes[number]:
                yield quad(partnership, "v:worksOn", iri("theme", theme))
        for town in TOWNS:
            yield quad(iri("town", town), "dcterms:isPartOf", iri("region", town % 2))
        for number in ORGANISATIONS:
            organisation = iri("organisation", number)
            yield quad(organisation, "org:classification", iri("kind", number % 2))
            yield quad(organisation, "v:partOfBody", organisation)
        yield from (quad(iri("region", one), "rdf:type", term("v:Region")) for one in REGIONS)


@dataclass(frozen=True)
class Asked:
    """What counts; None limits nothing."""

    as_of: str | None
    known_from: str | None
    known_to: str | None
    theme: int | None
    region: int | None
    kind: int | None

    def choosing(self, name: str, code: int) -> "Asked":
        """Give these filters with another value of one of them."""
        codes = {"theme": self.theme, "region": self.region, "kind": self.kind, name: code}
        return Asked(self.as_of, self.known_from, self.known_to, **codes)

    def terms(self, query: str) -> Mapping[str, Term]:
        """Give the parameters of *query*."""
        days = {"asOf": self.as_of, "knownFrom": self.known_from, "knownTo": self.known_to}
        codes = {"theme": self.theme, "region": self.region, "kind": self.kind}
        given: dict[str, Term] = {name: date(day) for name, day in days.items() if day}
        given |= {name: iri(name, code) for name, code in codes.items() if code is not None}
        return {name: value for name, value in given.items() if name in load(query).params}

    def lets_through(self, one: Membership) -> bool:
        """Tell whether a membership counts by its days and the kind of its organisation."""
        if self.kind not in {None, one.organisation % 2}:
            return False
        begun = one.since is None or self.as_of is None or one.since <= self.as_of
        ended = one.until is not None and self.as_of is not None and one.until < self.as_of
        since = one.since or ""
        early = self.known_from is not None and not (since and since >= self.known_from)
        late = self.known_to is not None and not (since and since <= self.known_to)
        return begun and not (ended or early or late)


memberships = st.builds(
    Membership,
    *map(st.sampled_from, (ORGANISATIONS, PARTNERSHIPS, (None, *DAYS), (None, *DAYS))),
)
worlds = st.builds(
    World,
    st.lists(memberships, min_size=2, max_size=8).map(tuple),
    st.tuples(*[st.frozensets(st.sampled_from(TOWNS), min_size=1)] * len(PARTNERSHIPS)),
    st.tuples(*[st.frozensets(st.sampled_from(THEMES))] * len(PARTNERSHIPS)),
)
values = (DAYS, DAYS, DAYS, THEMES, REGIONS, KINDS)
# Most filters limit nothing, or nothing would be left.
filters = st.builds(Asked, *(st.sampled_from([None] * 2 * len(some) + [*some]) for some in values))


@settings(max_examples=150, deadline=None)
@given(worlds, filters)
def test_organisations_are_ranked_by_what_one_would_count(world: World, asked: Asked) -> None:
    """The ranking, its length, and the towns and partnerships of each."""
    several = found(world, asked)
    ranked = {
        row["organisation"]: (int(row["towns"]), int(row["partnerships"]))
        for row in rows(world, asked, "spanning_organisations")
    }
    towns = listed(rows(world, asked, "towns_of_each_organisation"), "townList")
    network = listed(
        rows(world, asked, "network_of_memberships", least=Literal(2)), "partnershipList"
    )

    assert ranked == {key: (len(one.towns), len(one.partnerships)) for key, one in several.items()}
    assert rows(world, asked, "count_spanning") == [{"organisations": str(len(several))}]
    assert towns == {key: one.towns for key, one in several.items()}
    assert network == {key: one.partnerships for key, one in several.items()}


@pytest.mark.parametrize("name", ["theme", "region", "kind"])
@settings(max_examples=150, deadline=None)
@given(world=worlds, asked=filters)
def test_a_filter_tells_what_each_value_would_give(world: World, asked: Asked, name: str) -> None:
    """With all other filters in force; values that would give nothing are left out."""
    counts = {
        row[name]: int(row["organisations"])
        for row in rows(world, asked, f"count_spanning_by_{name}")
    }
    ways = {iri(name, code).value: found(world, asked.choosing(name, code)) for code in (0, 1)}

    assert counts == {value: len(several) for value, several in ways.items() if several}


@settings(max_examples=150, deadline=None)
@given(worlds, st.sampled_from([None, *DAYS]))
def test_towns_of_an_organisation_are_those_of_memberships_known_by_then(
    world: World, day: str | None
) -> None:
    """Of all memberships where no day is asked for; what is undated counts always."""
    asked = Asked(day, None, None, None, None, None)
    known = {
        iri("town", town).value
        for one in world.memberships
        if one.organisation == 0 and (day is None or (one.since or "") <= day)
        for town in world.towns[one.partnership]
    }
    towns = rows(world, asked, "towns_of_organisation", iri=iri("organisation", 0))

    assert {row["town"] for row in towns} == known
    assert {row["own"] for row in towns} <= {"true"}


@dataclass
class Found:
    """The towns and partnerships of an organisation."""

    towns: set[str] = field(default_factory=set)
    partnerships: set[str] = field(default_factory=set)


def found(world: World, asked: Asked) -> dict[str, Found]:
    """Give the organisations that are in several towns, by IRI."""
    known: defaultdict[str, Found] = defaultdict(Found)
    for one in filter(asked.lets_through, world.memberships):
        works = asked.theme is None or asked.theme in world.themes[one.partnership]
        towns = {town for town in world.towns[one.partnership] if asked.region in {None, town % 2}}
        if works and towns:
            place = known[iri("organisation", one.organisation).value]
            place.towns |= {iri("town", town).value for town in towns}
            place.partnerships.add(iri("partnership", one.partnership).value)
    return {key: place for key, place in known.items() if len(place.towns) > 1}


def rows(world: World, asked: Asked, query: str, **others: Term) -> Rows:
    """Give the rows of *query* over *world*, as texts."""
    store = Store()
    store.extend(world.quads())
    answer = store.query(load(query).bind(**asked.terms(query), **others))
    assert isinstance(answer, ox.QuerySolutions)
    names = [variable.value for variable in answer.variables]
    return [
        {name: value.value for name in names if isinstance(value := row[name], NamedNode | Literal)}
        for row in answer
    ]


def listed(told: Rows, column: str) -> dict[str, set[str]]:
    """Give the IRIs of a *column* by organisation."""
    return {row["organisation"]: {*row[column].split()} for row in told}


def quad(subject: NamedNode, name: str, value: NamedNode | Literal) -> Quad:
    """Make a triple."""
    return Quad(subject, term(name), value)


def iri(kind: str, number: int) -> NamedNode:
    """Make a name for a thing."""
    return NamedNode(f"https://example.org/{kind}/{number}")


def date(day: str) -> Literal:
    """Make a day."""
    return Literal(day, datatype=term("xsd:date"))
