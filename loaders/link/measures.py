"""Which achieved measure may be what a planned one led to, and how surely.

Both must be of one town, and the plan must not be later than the result. Then the words that both
labels have in common decide, with the locality, the services and the themes. Words that every
measure is made of do not count. Each planned measure gets its best matches only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.iris import term
from graph.store import EmbeddedStore
from loaders.link.facts import Facts, codes, key_of, things, values
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
_REMEMBERED = 2000  # sets


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of a release: its *key*, and what tells whether another one led to it.

    *words* are the lemmas of its label that tell what it is about, *statuses* codes, the others
    IRIs. *earliest* and *latest* are the ends of the time in which its statuses are told.
    """

    key: str
    words: frozenset[str]
    statuses: frozenset[str]
    towns: frozenset[str]
    themes: frozenset[str]
    services: frozenset[str]
    localities: frozenset[str]
    earliest: str
    latest: str


@dataclass(frozen=True, order=True)
class Realised:
    """A planned measure, the achieved one that it may have led to, and the *confidence*."""

    planned: str
    achieved: str
    confidence: str


def measures(store: EmbeddedStore) -> Iterator[Measure]:
    """Give what *store* knows of each measure, by key, one at a time."""
    return (
        measure(
            key_of(one.value),
            {curie: {*values(store, one, *path)} for curie, path in _PATHS.items()},
        )
        for one in things(store, "rdf:type", term("v:Measure"))
    )


def measure(key: str, facts: Facts) -> Measure:
    """Make the measure *key*, of which *facts* are said."""
    words = (word for label in facts["skos:prefLabel"] for word in phrase(label))
    return Measure(
        key,
        _one(frozenset(word for word in words if word not in _COMMON and len(word) >= _SHORT)),
        _one(codes(facts["v:status"])),
        _one(frozenset(facts["dcterms:spatial"])),
        _one(frozenset(facts["dcterms:subject"])),
        _one(frozenset(facts["v:serviceKind"])),
        _one(frozenset(facts["v:locality"])),
        min(facts["v:earliest"], default=""),
        max(facts["v:latest"], default="9"),
    )


@lru_cache(_REMEMBERED)
def _one(known: frozenset[str]) -> frozenset[str]:
    """Give the set that was there before, where one was like it: most measures share theirs."""
    return known


def realisations(known: Iterable[Measure]) -> Iterator[Realised]:
    """Give the realisations that may be told from the measures *known*, the surest of each plan.

    In a town of very many documents there may be very many.
    """
    results: dict[str, list[Measure]] = defaultdict(list)
    plans: list[Measure] = []
    for one in known:
        if one.statuses & PLANNED:
            plans.append(one)
        elif one.statuses & ACHIEVED:
            for town in one.towns:
                results[town].append(one)
    for plan in plans:
        yield from sorted(_best(plan, results))


def _best(plan: Measure, results: Mapping[str, list[Measure]]) -> Iterator[Realised]:
    """Give those of the results in the plan's towns that fit it best."""
    near = {m.key: m for town in plan.towns for m in results.get(town, ())}
    found = {key: sure for key, m in near.items() if (sure := _confidence(plan, m))}
    best = min(found.values(), key=CONFIDENCE.index, default=None)
    yield from (Realised(plan.key, key, sure) for key, sure in found.items() if sure == best)


def _confidence(plan: Measure, result: Measure) -> str | None:
    """Tell how surely *result* is what *plan* led to; None where nothing tells it."""
    common = plan.words & result.words
    if not common or _is_too_early(plan, result) or _lie_apart(plan, result):
        return None
    share = len(common) / min(len(plan.words), len(result.words))
    in_one_place = bool(plan.localities & result.localities)
    if len(common) >= (2 if in_one_place else 3) and share >= _SURE_SHARE:
        return "high"
    if (len(common) > 1 and share >= _LIKELY_SHARE) or plan.services & result.services:
        return "medium"
    return "low" if plan.themes & result.themes else None


def _is_too_early(plan: Measure, result: Measure) -> bool:
    """Tell whether the result was there before anybody planned it."""
    return result.latest < plan.earliest


def _lie_apart(plan: Measure, result: Measure) -> bool:
    """Tell whether both are in named parts of the town, and not in the same."""
    mine, others = plan.localities, result.localities
    return bool(mine and others and not mine & others)


_PATHS = {
    "skos:prefLabel": ("skos:prefLabel",),
    "dcterms:spatial": ("dcterms:spatial",),
    "dcterms:subject": ("v:classification", "v:theme"),
    "v:locality": ("v:locality",),
    "v:serviceKind": ("v:serviceKind",),
    "v:status": ("v:statusAssertion", "v:status"),
    "v:earliest": ("v:statusAssertion", "v:earliest"),
    "v:latest": ("v:statusAssertion", "v:latest"),
}
