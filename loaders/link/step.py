"""The step of publishing that looks at all documents at once, before the rules run."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from graph.publish import Link
from graph.releases import DataDirectory
from graph.store import EmbeddedStore
from loaders.curated import Realisation
from loaders.curated import realisations as curated_realisations
from loaders.link.decisions import Decisions, decisions
from loaders.link.measures import Realised, measures, realisations
from loaders.link.merging import merged_graphs
from loaders.link.organisations import candidates
from loaders.link.profiles import present, profiles
from loaders.link.statements import LINKS, links_quads


def linking(known: Decisions) -> Link:
    """Give the step that makes one what *known* joins, and finds what else may belong together.

    It changes the candidate's store and gives the names of the graphs that it made anew.
    """

    def link(store: EmbeddedStore) -> set[NamedNode]:
        merged = merged_graphs(store, known.merged)
        store.replace(merged)
        found = _undecided(realisations(measures(store)), curated_realisations())
        decided = present(store, {key for row in known.rows for key in row.pair})
        links = links_quads(candidates(profiles(store)), found, known, decided)
        store.renew(LINKS, links)
        return {*merged, LINKS}

    return link


def linking_of(directory: DataDirectory) -> Link:
    """Give the step for *directory*, by the decisions that are shipped and its own."""
    return linking(decisions(directory.path))


def _undecided(found: Iterable[Realised], decided: Iterable[Realisation]) -> Iterator[Realised]:
    """Leave out what a curator has decided on, and guesses beside the result that one found."""
    pairs = {(row.planned, row.achieved) for row in decided}
    realised = {row.planned for row in decided if row.relation == "realises"}
    return (
        link
        for link in found
        if link.planned not in realised and (link.planned, link.achieved) not in pairs
    )
