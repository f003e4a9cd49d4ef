"""The values that a filter can have, each with how many organisations it would give."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from api.explore.filters import Filters, ask
from api.facts import Answer, Labels
from api.questions import Questions
from api.rendering import code

FACETS = ("kind", "theme", "region")


@dataclass(frozen=True)
class Choice:
    """One value: *organisations* fit all other filters and this; *depth* is that in the tree."""

    value: NamedNode
    organisations: int
    depth: int = 0

    @property
    def code(self) -> str:
        """The value as it is written in the address."""
        return code(self.value)


class Facet:
    """The values of the filter *name*, from the answers of its query, and those *chosen*."""

    def __init__(self, name: str, answers: Sequence[Answer], chosen: Sequence[NamedNode]) -> None:
        self.name = name
        self.counts = dict.fromkeys(chosen, 0)
        self._wider: dict[object, object] = {}
        for answer in answers:
            value = NamedNode(answer[name].value)
            self.counts[value] = int(answer["organisations"].value)
            self._wider[value] = answer.get("wider")

    def choices(self, labels: Labels, language: str) -> list[Choice]:
        """Give the values by alphabet, narrower ones behind their wider one."""
        ordered = labels.sorted(self.counts, language)
        tops = [value for value in ordered if self._wider.get(value) not in self.counts]
        return [choice for top in tops for choice in self._branch(top, ordered, 0)]

    def _branch(
        self, value: NamedNode, ordered: Sequence[NamedNode], depth: int
    ) -> Iterator[Choice]:
        yield Choice(value, self.counts[value], depth)
        for other in ordered:
            if self._wider.get(other) == value:
                yield from self._branch(other, ordered, depth + 1)


async def load_facets(questions: Questions, filters: Filters) -> Mapping[str, Facet]:
    """Count, for each filter of FACETS, what its values would give; its own choice is left out."""
    queries = [f"count_spanning_by_{name}" for name in FACETS]
    asked = [ask(questions, query, filters) for query in queries]
    counted = zip(FACETS, await asyncio.gather(*asked), strict=True)
    return {name: Facet(name, answers, filters.chosen(name)) for name, answers in counted}
