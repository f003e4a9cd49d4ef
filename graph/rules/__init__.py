"""Rules: CONSTRUCT queries over all graphs, whose triples make up the graph `g:inferred`.

They run in the order of RULES, each seeing what those before it made. A recursive rule runs until
it adds nothing: step by step, because Oxigraph is slow on paths with ``+`` joined to themselves.
What they made for the release before is their result still, for the most part: it stays until its
rule runs and shows what differs. See decision 0036.
"""

from dataclasses import dataclass

from pyoxigraph import Quad

from graph.iris import graph_name, term
from graph.paths import RULES as FOLDER
from graph.queries import read
from graph.store import EmbeddedStore

INFERRED = graph_name("inferred")


@dataclass(frozen=True)
class Rule:
    """One file of this folder; *recursive* where it feeds itself.

    *first* are the properties that it makes, and that no rule before it makes and neither it nor
    one before it reads: what it gives is all that stays of them, and rules after it add to that.
    Without any it begins from nothing.
    """

    name: str
    first: tuple[str, ...] = ()
    recursive: bool = False

    @property
    def text(self) -> str:
        """The CONSTRUCT query."""
        return read(FOLDER / f"{self.name}.rq").text


RULES = (
    Rule("label_things"),
    Rule("identify_organisations"),
    Rule("join_services"),
    Rule("join_members", ("org:memberOf", "org:hasMember")),
    Rule("invert_units", ("org:hasUnit", "org:hasSubOrganization")),
    Rule("classify_bodies"),
    Rule("begin_part_of_body", ("v:partOfBody",)),
    Rule("extend_part_of_body", recursive=True),
    Rule("raise_members", ("v:memberBody",)),
    Rule("place_organisations", ("v:activeIn",)),
    Rule("place_bodies", ("v:activeInThroughUnits",)),
    Rule("count_towns", ("v:townCount",)),
    Rule("count_towns_through_units", ("v:townCountThroughUnits",)),
    Rule("name_subjects", ("dcterms:subject",)),
    Rule("name_themes_of_partnerships", ("v:worksOn",)),
    Rule("name_kinds_of_members", ("v:memberKind",)),
    Rule("name_current_status", ("v:currentStatus",)),
    Rule("join_realisations"),
    Rule("join_measure_links"),
    Rule("compare_sources", ("v:sourcesDifferOn",)),
    Rule("date_by_own_days"),
    Rule("date_by_documents"),
    Rule("date_by_wholes"),
    Rule("date_by_memberships"),
    Rule("end_by_periods", ("v:until",)),
)


_STAYING = frozenset(term(curie) for rule in RULES for curie in rule.first)


def withdraw(store: EmbeddedStore) -> None:
    """Take out of `g:inferred` of *store* all that must not be there before its rule has run."""
    store.remove(quad for quad in store.quads(INFERRED) if quad.predicate not in _STAYING)


def apply_rules(store: EmbeddedStore) -> None:
    """Make `g:inferred` of *store* what follows now; `withdraw` is done."""
    for rule in RULES:
        while _apply(store, rule) and rule.recursive:
            pass


def _apply(store: EmbeddedStore, rule: Rule) -> bool:
    """Put what *rule* gives into the store; tell whether anything was new."""
    made = (Quad(*triple) for triple in store.construct(rule.text))
    if rule.first:
        return store.restate(INFERRED, map(term, rule.first), made)
    return store.extend(INFERRED, made)
