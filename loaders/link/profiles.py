"""What is known of each organisation of a release, made ready for comparing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from sys import intern

from graph.iris import parse_resource, term
from graph.queries import load
from graph.store import EmbeddedStore
from loaders.curated import known_organisations
from loaders.resolve.organisation_kinds import OTHER
from loaders.resolve.organisation_names import Name, read_name
from loaders.resolve.places import gazetteer

_NAMES = tuple(term(name).value for name in ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel"))
_BODIES = tuple(term(name).value for name in ("org:unitOf", "org:subOrganizationOf"))
_KIND, _ICO, _SEAT, _TOWN, _MEMBERSHIP = (
    term(name).value
    for name in (
        "org:classification",
        "org:identifier",
        "v:seat",
        "v:activeIn",
        "org:hasMembership",
    )
)

Facts = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Profile:
    """One organisation: its *key*, and what is said of it, by property."""

    key: str
    facts: Facts

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Its names, each taken apart, one a wording; towns are told by their nominative."""
        labels = sorted(label for name in _NAMES for label in self.facts.get(name, ()))
        rows = map(gazetteer().municipality, sorted(self._seats | self.active_in))
        near = [row.place for row in rows if row]
        names = (read_name(label, near, gazetteer()) for label in reversed(labels))
        by_words = {name.words: name for name in names if name.words}
        return tuple(by_words[words] for words in sorted(by_words))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Its kinds, as codes; other is only what nothing else is told of."""
        told = frozenset(kind.rpartition("/")[2] for kind in self.facts.get(_KIND, ()))
        return (told - {OTHER.kind}) or frozenset((OTHER.kind,))

    @cached_property
    def towns(self) -> frozenset[str]:
        """The codes of the municipalities where it sits or that it is named after."""
        named = (place.code for name in self.names for place in name.named_towns)
        return self._seats | frozenset(named)

    @property
    def _seats(self) -> frozenset[str]:
        return frozenset(_codes(self.facts.get(_SEAT, ())))

    @cached_property
    def active_in(self) -> frozenset[str]:
        """The codes of the municipalities of its partnerships."""
        return frozenset(_codes(self.facts.get(_TOWN, ())))

    @property
    def is_curated(self) -> bool:
        """Whether it is a row of ``organisations.csv``."""
        return self.key in known_organisations()

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The keys of the bodies that it belongs to."""
        return frozenset(_key(body) for name in _BODIES for body in self.facts.get(name, ()))

    @property
    def icos(self) -> frozenset[str]:
        """Its IČO, if any is known."""
        return self.facts.get(_ICO, frozenset())

    @property
    def memberships(self) -> frozenset[str]:
        """The IRIs of its memberships: they are the evidence that it is spoken of at all."""
        return self.facts.get(_MEMBERSHIP, frozenset())


def profiles(store: EmbeddedStore) -> list[Profile]:
    """Give what *store* knows of each organisation, by key."""
    facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in store.scan(load("organisations_to_compare").text):
        values = (getattr(row[name], "value", "") for name in ("organisation", "property", "value"))
        organisation, name, value = map(intern, values)  # most are there many times
        facts[organisation][name].add(value)
    return [
        Profile(_key(iri), {name: frozenset(values) for name, values in facts.pop(iri).items()})
        for iri in sorted(facts)
    ]


def _key(iri: str) -> str:
    return (parse_resource(iri) or ("", iri))[1]


def _codes(iris: Iterable[str]) -> Iterable[str]:
    return (iri.rpartition("/")[2] for iri in iris)
