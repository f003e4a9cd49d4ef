"""What is known of each organisation of a release, made ready for comparing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from pyoxigraph import NamedNode

from graph.iris import resource, term
from graph.store import EmbeddedStore
from loaders.curated import known_organisations
from loaders.link.facts import Facts, codes, key_of, things, values
from loaders.resolve.organisation_kinds import OTHER
from loaders.resolve.organisation_names import Name, read_name
from loaders.resolve.places import gazetteer
from loaders.text.lexicon import phrase

_NAMES = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")
_BODIES = ("org:unitOf", "org:subOrganizationOf")
_KIND, _ICO, _SEAT = "org:classification", "org:identifier", "v:seat"
_TOWN, _MEMBERSHIP = "v:activeIn", "org:hasMembership"
_TOLD = (*_NAMES, *_BODIES, _KIND, _ICO, _SEAT)


class Wording(NamedTuple):
    """A name without its form and towns: its *words*, and the *lemmas* of all that it holds."""

    words: str
    lemmas: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One organisation: its *key*, and what tells whether another one may be the same.

    *kinds* and the municipalities are codes: *towns* where it sits or that it is named after,
    *active_in* those of its partnerships. *bodies* are the keys of those that it belongs to.
    *memberships* are IRIs: they are the evidence that it is spoken of at all.
    """

    key: str
    names: tuple[Wording, ...]
    kinds: frozenset[str] = frozenset((OTHER.kind,))
    towns: frozenset[str] = frozenset()
    active_in: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    icos: frozenset[str] = frozenset()
    memberships: frozenset[str] = frozenset()

    @property
    def is_curated(self) -> bool:
        """Whether it is a row of ``organisations.csv``."""
        return self.key in known_organisations()


def profiles(store: EmbeddedStore) -> Iterator[Profile]:
    """Give what *store* knows of each organisation, by key, one at a time."""
    return (profile(key_of(one.value), _facts(store, one)) for one in things(store, _KIND))


def present(store: EmbeddedStore, keys: Iterable[str]) -> set[str]:
    """Give those of the *keys* whose organisations *store* knows."""
    asked = ((key, store.triples(resource("organisation", key), term(_KIND), None)) for key in keys)
    return {key for key, found in asked if next(found, None)}


def profile(key: str, facts: Facts) -> Profile:
    """Make the profile of the organisation *key*, of which *facts* are said."""
    seats = codes(facts.get(_SEAT, ()))
    active_in = codes(facts.get(_TOWN, ()))
    names = _names(facts, seats | active_in)
    kinds = codes(facts.get(_KIND, ())) - {OTHER.kind}
    return Profile(
        key,
        tuple(Wording(words, " ".join(phrase(names[words].label))) for words in sorted(names)),
        kinds or frozenset((OTHER.kind,)),
        seats.union(place.code for name in names.values() for place in name.named_towns),
        active_in,
        frozenset(key_of(body) for curie in _BODIES for body in facts.get(curie, ())),
        frozenset(facts.get(_ICO, ())),
        frozenset(facts.get(_MEMBERSHIP, ())),
    )


def _names(facts: Facts, towns: Iterable[str]) -> dict[str, Name]:
    """Take the names apart, one a wording; *towns* are told by their nominative."""
    rows = map(gazetteer().municipality, sorted(towns))
    near = [row.place for row in rows if row]
    labels = sorted((label for curie in _NAMES for label in facts.get(curie, ())), reverse=True)
    names = (read_name(label, near, gazetteer()) for label in labels)
    return {name.words: name for name in names if name.words}


def _facts(store: EmbeddedStore, organisation: NamedNode) -> Facts:
    """Look up what is said of *organisation*, and of its memberships."""
    facts = {curie: {*values(store, organisation, curie)} for curie in _TOLD}
    memberships = [quad.subject for quad in store.triples(None, term("org:member"), organisation)]
    facts[_MEMBERSHIP] = {name for one in memberships for name in values(store, one)}
    towns = (values(store, one, "org:organization", "dcterms:spatial") for one in memberships)
    facts[_TOWN] = {*chain.from_iterable(towns)}
    return facts
