"""The graph of links uses only what is defined."""

from collections.abc import Callable, Iterable

from pyoxigraph import Quad

from loaders.link.decisions import DIFFERENT, SAME, Decision, Decisions
from loaders.link.measures import Realised
from loaders.link.organisations import Candidate
from loaders.link.statements import links_quads

Undefined = Callable[[set[str]], list[str]]
Used = Callable[[Iterable[Quad]], set[str]]


def test_in_the_graph_of_links(undefined: Undefined, used_terms: Used) -> None:
    """Candidates, decisions of both kinds, realisations."""
    known = Decisions(
        (
            Decision("a", "b", SAME, "Why.", "test", "2026-11-22"),
            Decision("a", "c", DIFFERENT, "Why.", "test", "2026-11-22"),
        )
    )
    candidate = Candidate("a", "d", 0.8, ("typing-error", "same-town"), ("https://a.cz/m",))
    quads = links_quads([candidate], [Realised("p", "q", "low")], known, {"a", "c", "d"})

    assert undefined(used_terms(quads)) == []
