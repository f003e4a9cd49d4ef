"""Rules: CONSTRUCT queries over all graphs, whose triples make up the graph `g:inferred`.

They run in the order of RULES, each seeing what those before it made. A recursive rule runs until
it adds nothing: step by step, because Oxigraph is slow on paths with ``+`` joined to themselves.
"""

from dataclasses import dataclass

from pyoxigraph import Quad

from graph.iris import graph_name
from graph.paths import RULES as FOLDER
from graph.queries import read
from graph.store import Store

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
    Rule("place_organisations"),
    Rule("place_bodies"),
    Rule("count_towns"),
    Rule("count_towns_through_units"),
    Rule("name_subjects"),
    Rule("name_current_status"),
    Rule("join_realisations"),
    Rule("join_measure_links"),
)


def apply_rules(store: Store) -> None:
    """Make `g:inferred` of *store* anew."""
    inferred: set[Quad] = set()
    store.replace({INFERRED: ()})
    for rule in RULES:
        while _apply(store, rule, inferred) and rule.recursive:
            pass


def _apply(store: Store, rule: Rule, inferred: set[Quad]) -> bool:
    """Add what *rule* gives to *inferred* and the store; tell whether anything was new."""
    found = {Quad(s, p, o, INFERRED) for s, p, o in store.construct(rule.text)} - inferred
    store.extend(INFERRED, found)
    inferred |= found
    return bool(found)
