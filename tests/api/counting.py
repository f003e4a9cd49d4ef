"""Questions that are counted, for the tests of what a page costs."""

from collections.abc import Sequence

from api.questions import Questions, Row
from graph.parameters import Term
from graph.workers import WorkerPool


class CountingQuestions(Questions):
    """Questions that remember which queries were asked."""

    def __init__(self, pool: WorkerPool) -> None:
        super().__init__(pool)
        self.asked: list[str] = []

    async def rows(
        self, name: str, lane: str = "pages", **terms: Term | Sequence[Term]
    ) -> list[Row]:
        """Remember *name* and ask."""
        self.asked.append(name)
        return await super().rows(name, lane, **terms)
