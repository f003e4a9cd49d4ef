"""Which achieved measure may be what a planned one led to, and how surely.

Both must be of one town, and the plan must not be later than the result. Then the words that both
labels have in common decide, with the locality, the services and the themes. Words that every
measure is made of do not count. Each planned measure gets its best matches only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.iris import parse_resource, term
from graph.queries import load
from graph.store import EmbeddedStore
from loaders.text.lexicon import phrase

PLANNED = frozenset(("planned", "proposed", "approved", "in-preparation"))
ACHIEVED = frozenset(("achieved",))
CONFIDENCE = ("high", "medium", "low")

# Words that tell what is done with a thing, not what the thing is.
_COMMON = frozenset(
    phrase(
        """založení zavedení zřízení zřízený zřizování otevření vznik vzniknout vytvoření vybudování
        výstavba rekonstrukce oprava podpora rozvoj rozšíření posílení realizace provoz příprava
        zahájení zajištění využití zpracování nastavení systém projekt program aktivita činnost
        opatření nástroj služba nabídka oblast lokalita osoba lidé občan obyvatel dítě město obec
        škola nový další nízký stávající sociální vyloučený městský místní jednotlivý vhodný
        a i o v ve na do z ze pro při od k ke s se který jenž být mít ten dva tři čtyři
        rok ročník první druhý třetí"""
    )
)
_SURE_SHARE = 0.75  # of the words of the shorter label
_LIKELY_SHARE = 0.5
_SHORT = 3  # letters of words that tell nothing

Facts = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Measure:
    """A measure of a release: its *key*, and what is said of it, by CURIE."""

    key: str
    facts: Facts

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its label that tell what it is about, by lemma."""
        words = (word for label in self.facts["skos:prefLabel"] for word in phrase(label))
        return frozenset(word for word in words if word not in _COMMON and len(word) >= _SHORT)

    @property
    def statuses(self) -> frozenset[str]:
        """Its statuses, as codes."""
        return frozenset(iri.rpartition("/")[2] for iri in self.facts["v:status"])

    def shares(self, other: "Measure", curie: str) -> bool:
        """Tell whether both have a value of the property *curie* in common."""
        return bool(self.facts[curie] & other.facts[curie])


@dataclass(frozen=True, order=True)
class Realised:
    """A planned measure, the achieved one that it may have led to, and the *confidence*."""

    planned: str
    achieved: str
    confidence: str


def measures(store: EmbeddedStore) -> list[Measure]:
    """Give what *store* knows of each measure, by key."""
    facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in store.scan(load("measures_to_compare").text):
        values = (getattr(row[name], "value", "") for name in ("measure", "property", "value"))
        measure, name, value = values
        facts[measure][_CURIES[name]].add(value)
    return [
        Measure(_key(iri), {name: frozenset(known[name]) for name in _CURIES.values()})
        for iri, known in sorted(facts.items())
    ]


def realisations(known: Iterable[Measure]) -> list[Realised]:
    """Give the realisations that may be told from the measures *known*, the surest of each plan."""
    results: dict[str, list[Measure]] = defaultdict(list)
    plans: list[Measure] = []
    for measure in known:
        if measure.statuses & PLANNED:
            plans.append(measure)
        elif measure.statuses & ACHIEVED:
            for town in measure.facts["dcterms:spatial"]:
                results[town].append(measure)
    return sorted(found for plan in plans for found in _best(plan, results))


def _best(plan: Measure, results: Mapping[str, list[Measure]]) -> Iterator[Realised]:
    """Give those of the results in the plan's towns that fit it best."""
    near = {m.key: m for town in plan.facts["dcterms:spatial"] for m in results.get(town, ())}
    found = {key: sure for key, m in near.items() if (sure := _confidence(plan, m))}
    best = min(found.values(), key=CONFIDENCE.index, default=None)
    yield from (Realised(plan.key, key, sure) for key, sure in found.items() if sure == best)


def _confidence(plan: Measure, result: Measure) -> str | None:
    """Tell how surely *result* is what *plan* led to; None where nothing tells it."""
    common = plan.words & result.words
    if not common or _is_too_early(plan, result) or _lie_apart(plan, result):
        return None
    share = len(common) / min(len(plan.words), len(result.words))
    in_one_place = plan.shares(result, "v:locality")
    if len(common) >= (2 if in_one_place else 3) and share >= _SURE_SHARE:
        return "high"
    if (len(common) > 1 and share >= _LIKELY_SHARE) or plan.shares(result, "v:serviceKind"):
        return "medium"
    return "low" if plan.shares(result, "dcterms:subject") else None


def _is_too_early(plan: Measure, result: Measure) -> bool:
    """Tell whether the result was there before anybody planned it."""
    return max(result.facts["v:latest"], default="9") < min(plan.facts["v:earliest"], default="")


def _lie_apart(plan: Measure, result: Measure) -> bool:
    """Tell whether both are in named parts of the town, and not in the same."""
    mine, others = plan.facts["v:locality"], result.facts["v:locality"]
    return bool(mine and others and not mine & others)


_CURIES = {
    term(curie).value: curie
    for curie in (
        "skos:prefLabel",
        "dcterms:spatial",
        "dcterms:subject",
        "v:locality",
        "v:serviceKind",
        "v:status",
        "v:earliest",
        "v:latest",
    )
}


def _key(iri: str) -> str:
    return (parse_resource(iri) or ("", iri))[1]
