"""Rules: CONSTRUCT queries over all graphs, whose triples make up the graph `g:inferred`.

They run in the order of RULES, each seeing what those before it made. A recursive rule runs until
it adds nothing: step by step, because Oxigraph is slow on paths with ``+`` joined to themselves.
"""

from dataclasses import dataclass

from pyoxigraph import Quad

from graph.iris import graph_name
from graph.paths import RULES as FOLDER
from graph.queries import read
from graph.store import EmbeddedStore

INFERRED = graph_name("inferred")


@dataclass(frozen=True)
class Rule:
    """One file of this folder; *recursive* where it feeds itself."""

    name: str
    recursive: bool = False

    @property
    def text(self) -> str:
        """The CONSTRUCT query."""
        return read(FOLDER / f"{self.name}.rq").text


RULES = (
    Rule("label_things"),
    Rule("identify_organisations"),
    Rule("join_services"),
    Rule("join_members"),
    Rule("invert_units"),
    Rule("classify_bodies"),
    Rule("begin_part_of_body"),
    Rule("extend_part_of_body", recursive=True),
    Rule("raise_members"),
    Rule("place_organisations"),
    Rule("place_bodies"),
    Rule("count_towns"),
    Rule("count_towns_through_units"),
    Rule("name_subjects"),
    Rule("name_themes_of_partnerships"),
    Rule("name_kinds_of_members"),
    Rule("name_current_status"),
    Rule("join_realisations"),
    Rule("join_measure_links"),
    Rule("compare_sources"),
    Rule("date_by_own_days"),
    Rule("date_by_documents"),
    Rule("date_by_wholes"),
    Rule("end_by_periods"),
)


def apply_rules(store: EmbeddedStore) -> None:
    """Make `g:inferred` of *store* anew."""
    store.replace({INFERRED: ()})
    for rule in RULES:
        while _apply(store, rule) and rule.recursive:
            pass


def _apply(store: EmbeddedStore, rule: Rule) -> bool:
    """Add what *rule* gives to the store; tell whether anything was new."""
    return store.extend(INFERRED, (Quad(*triple) for triple in store.construct(rule.text)))
