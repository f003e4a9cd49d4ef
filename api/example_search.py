"""Example queries by words of their questions, those that have most of the words first."""

from collections.abc import Collection, Sequence

from graph import czech
from graph.queries import Query, all_examples

MOST = 10
"""How many are given where none has all the words."""

_SMALL = frozenset(
    czech.words(
        "a an are at by do does for from has have in is it of on or than that the there to what "
        "which who with co jake je jsou kde kdo ktera ktere kteri ktery"
    )
)
_NEAREST = "No example has all of the words; those that have most of them come first."
_NONE = (
    "No example has any of the words. Without words all are listed; `describe_schema` tells what "
    "the graph holds, and `run_query` answers a query of your own."
)


def find(asked: str) -> tuple[Sequence[Query], str]:
    """Find examples by the words of *asked*, and tell in a note where none has them all."""
    wanted = {word for word in czech.significant(czech.words(asked)) if word not in _SMALL}
    counted = [(_number(query, wanted), query) for query in all_examples()]
    whole = [query for number, query in counted if number == len(wanted)]
    if whole:
        return whole, ""
    best = sorted((item for item in counted if item[0]), key=lambda item: -item[0])
    return [query for _, query in best[:MOST]], _NEAREST if best else _NONE


def _number(query: Query, wanted: Collection[str]) -> int:
    """Count the words of *wanted* that *query* speaks of, in any case form, or as beginnings."""
    text = czech.words(f"{query.name} {query.question_en} {query.question_cs}")
    stems = {czech.stem(word) for word in text}
    return sum(
        czech.stem(word) in stems or any(other.startswith(word.removesuffix("s")) for other in text)
        for word in wanted
    )
