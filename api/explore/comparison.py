"""Two to four towns, or partnerships, side by side: what all share and what only one has."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fastapi.concurrency import run_in_threadpool
from pyoxigraph import Literal, NamedNode

from api import as_of
from api.facts import Evidence, Labels, Row, by_statement, read_row, things_in
from api.questions import Questions
from graph import bindings
from graph.errors import UsageError
from graph.parameters import Term
from graph.queries import load
from graph.releases import Release

TOWN, PARTNERSHIP = "town", "partnership"
KINDS = {TOWN: "municipality", PARTNERSHIP: "partnership"}
"""What can be compared, as the address calls it, and the kind in the text index."""

FEWEST, MOST = 2, 4
"""How many are compared."""

MEMBERS = "members_of_places"
_MEMBERSHIPS = "membershipList"
SECTIONS = {
    "organisations": MEMBERS,
    "plans": "plans_of_places",
    "themes": "themes_of_places",
    "measures": "count_measures_of_places",
}
"""The name of a section and the query that fills it."""

Cells = Mapping[NamedNode | None, Mapping[NamedNode, Sequence[Row]]]
"""The rows of each thing, by place."""


@dataclass(frozen=True)
class Comparison:
    """What is known of *places*, in the order in which they were asked for.

    *undated* are the things that are shown on any day, because nothing tells since when they are.
    """

    places: Sequence[NamedNode]
    sections: Mapping[str, Sequence[Row]]
    labels: Labels
    evidence: Mapping[str, Sequence[Evidence]]
    undated: frozenset[str] = frozenset()

    def table(self, section: str, column: str) -> Cells:
        """Put the rows of *section* together by what stands in *column*, and by place."""
        cells: dict[NamedNode | None, dict[NamedNode, list[Row]]] = {}
        for row in self.sections[section]:
            thing, place = row[column], row["place"]
            if isinstance(place, NamedNode):
                key = thing if isinstance(thing, NamedNode) else None
                cells.setdefault(key, {}).setdefault(place, []).append(row)
        return cells

    def shared(self, section: str, column: str, language: str) -> list[NamedNode]:
        """Give what several places have in *column* of *section*, what all have first."""
        table = self.table(section, column)
        several = [thing for thing in table if thing and len(table[thing]) > 1]
        by_name = self.labels.sorted(several, language)
        return sorted(by_name, key=lambda thing: -len(table[thing]))

    def only(self, section: str, column: str, place: NamedNode, language: str) -> list[NamedNode]:
        """Give what *place* alone has in *column* of *section*."""
        table = self.table(section, column)
        alone = [thing for thing in table if thing and [*table[thing]] == [place]]
        return self.labels.sorted(alone, language)

    def rows(self, section: str, column: str, language: str) -> list[NamedNode | None]:
        """Give all that stands in *column* of *section*, by alphabet, what is unknown last."""
        table = self.table(section, column)
        known = self.labels.sorted([thing for thing in table if thing], language)
        return [*known, *([None] if None in table else [])]

    def total(self, section: str, place: NamedNode) -> int:
        """Count what *place* has in *section*: its rows, or the sum of their numbers."""
        numbers = [row.get("count") for row in self.of(section, place)]
        return sum(int(n.value) if isinstance(n, Literal) else 1 for n in numbers)

    def of(self, section: str, place: NamedNode) -> list[Row]:
        """Give the rows of *section* that are about *place*."""
        return [row for row in self.sections[section] if row["place"] == place]


async def resolve(
    questions: Questions, release: Release, kind: str, names: Sequence[str]
) -> list[NamedNode]:
    """Find the things of *kind*, one of `KINDS`, that *names* name: by name, code or IRI.

    What is named twice is there once. Raises UnknownNameError where a name tells no one thing, and
    UsageError where there are more than `MOST`.
    """
    if len(names) > MOST:
        message = f"There are {len(names)} to compare."
        error = UsageError(message, f"Give {FEWEST} to {MOST}.")
        error.because("too-many-compared", number=len(names), least=FEWEST, most=MOST)
        raise error
    query = load(MEMBERS)
    parameter = replace(query.params["place"], name=kind, kind=KINDS[kind])
    asked = replace(query, params={kind: parameter})
    given = {kind: names}
    bindings.check(asked, given)
    possible = bindings.possible_iris(asked, given)
    rows = await questions.rows("known_of", thing=possible) if possible else []
    known = {row["thing"] for row in rows}
    terms = await run_in_threadpool(bindings.terms, asked, given, known, release.labels_path)
    return [term for term in dict.fromkeys(terms.get(kind, ())) if isinstance(term, NamedNode)]


async def compare(
    questions: Questions, places: Sequence[NamedNode], day: date | None
) -> Comparison:
    """Ask what is known of *places*, on *day* where it is given."""
    answers = await asyncio.gather(
        *(_rows(questions, query, places, day) for query in SECTIONS.values())
    )
    sections = dict(zip(SECTIONS, answers, strict=True))
    # Memberships are shown by their words alone: a list of a hub's would need a label for each.
    named = ({**row, _MEMBERSHIPS: None} for rows in answers for row in rows)
    shown = {*places, *things_in(named)}
    things = sorted(shown, key=str)
    labels, evidence, undated = await asyncio.gather(
        questions.rows("labels_of", thing=things),
        questions.rows("evidence_of", statement=_in_several(sections["organisations"])),
        questions.rows("undated_among", thing=things if day else []),
    )
    without_day = frozenset(row["thing"].value for row in undated)
    return Comparison(places, sections, Labels(labels), by_statement(evidence), without_day)


def _in_several(members: Sequence[Row]) -> list[NamedNode]:
    """Give the memberships of those that are members in several places: what evidence is shown of.

    *members* have a row for each place.
    """
    places = Counter(row["organisation"] for row in members)
    several = (row[_MEMBERSHIPS] for row in members if places[row["organisation"]] > 1)
    return [one for them in several if isinstance(them, tuple) for one in them]


async def _rows(
    questions: Questions, query: str, places: Sequence[NamedNode], day: date | None
) -> list[Row]:
    terms: dict[str, Term | Sequence[Term]] = {"place": places, **as_of.terms_for(query, day)}
    answers = await questions.rows(query, lane="pages", **terms)
    return [read_row(answer, load(query).returns) for answer in answers]
