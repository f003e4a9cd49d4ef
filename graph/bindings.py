"""What a reader gives for the parameters of a query, read as RDF terms.

An IRI may be given whole, with a prefix, as the key at its end, or as the name of what it stands
for. A name must be a whole one, so that nobody gets the answer for Mostek who asked for Most.
What is called so in another case ("Lísku") is only proposed: it may be the name of a third thing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from pathlib import Path

from pyoxigraph import NamedNode

from graph.errors import ParameterError, UsageError
from graph.hits import Hit
from graph.iris import concept, municipality, read_iri, resource
from graph.labels import search
from graph.parameters import Parameter, Term
from graph.queries import Query

Given = Mapping[str, Sequence[str]]
"""Texts by the names of parameters."""

_KEY = re.compile(r"[A-Za-z0-9][\w.~-]*(?:/[\w.~-]+)*", re.ASCII)
_WHOLE = re.compile(r"<?[A-Za-z][A-Za-z0-9+.-]*:\S+")
_CODE = re.compile(r"[0-9]{6}")
_MOST = 10  # candidates that are told


class UnknownNameError(UsageError):
    """No thing, or several, go by a name: by *text*, which was given for *parameter*.

    *candidates* are those that it may mean.
    """

    def __init__(
        self, message: str, hint: str, parameter: str, text: str, candidates: Sequence[Hit] = ()
    ) -> None:
        super().__init__(message, hint)
        self.parameter = parameter
        self.text = text
        self.candidates = tuple(candidates)


def check(query: Query, given: Given, others: Iterable[str] = ()) -> None:
    """Raise ParameterError where *given* names what is no parameter of *query* nor one of *others*.

    So it is raised for too many values, or for one that is too long.
    """
    known = [*query.params, *others]
    for name, texts in given.items():
        if name not in known:
            raise unknown(query.name, name, known)
        if name in query.params:
            query.params[name].check(texts)


def unknown(what: str, name: str, known: Sequence[str]) -> ParameterError:
    """Make the error for *name*, which is none of the parameters that *what* has."""
    message, names = f"{what} has no parameter {name[:100]!r}.", ", ".join(known) or "–"
    if near := next(iter(get_close_matches(name[:100], known, 1, 0.7)), ""):
        error = ParameterError(message, f"Did you mean {near!r}? There are: {names}.")
        return error.because("parameter-near", name=name, near=near)
    error = ParameterError(message, f"There are: {names}.")
    return error.because("unknown-parameter", name=name, known=[*known] or "–")


def possible_iris(query: Query, given: Given) -> list[NamedNode]:
    """Give every IRI that *given* may mean, for the query ``known_of``."""
    return [
        iri
        for parameter, texts in _of_type(query, given, iris=True)
        for text in texts
        for iri in _possible(parameter, text)
    ]


def terms(
    query: Query, given: Given, known: AbstractSet[object], index: Path
) -> dict[str, list[Term]]:
    """Read *given* for `Query.bind`; *known* are those of `possible_iris` that there are.

    *index* is the text index. Raises ParameterError where a value is not of its type,
    UnknownNameError where a name tells no one thing.
    """
    found: dict[str, list[Term]] = {}
    for parameter, texts in _of_type(query, given, iris=False):
        found[parameter.name] = [parameter.literal(text) for text in texts]
    _check_days(given, found)
    for parameter, texts in _of_type(query, given, iris=True):
        found[parameter.name] = [_iri(parameter, text, known, index) for text in texts]
    return found


def _check_days(given: Given, found: Mapping[str, Sequence[Term]]) -> None:
    """Raise ParameterError where a period ends before it begins: nothing could be in it."""
    if "since" not in found or "until" not in found:
        return
    since, until = given["since"][0], given["until"][0]
    if found["since"][0].value > found["until"][0].value:
        message = f"The period begins on {since}, after its end on {until}."
        error = ParameterError(message, "Swap 'since' and 'until'.")
        error.because("days-turned", since=since, until=until)
        raise error


def whole_terms(query: Query, given: Given) -> dict[str, list[Term]]:
    """Read *given* where no release is at hand: IRIs must be whole."""
    iris = possible_iris(query, given)
    for parameter, texts in _of_type(query, given, iris=True):
        for text in texts:
            if not _WHOLE.fullmatch(text):
                message = f"{text[:100]!r} for {parameter.name!r} is no whole IRI."
                raise UsageError(message, "Names are looked up in a release of our own only.")
    return terms(query, given, frozenset(iris), Path())


def _of_type(query: Query, given: Given, *, iris: bool) -> list[tuple[Parameter, Sequence[str]]]:
    return [
        (parameter, given[name])
        for name, parameter in query.params.items()
        if given.get(name) and (parameter.type == "iri") == iris
    ]


def _possible(parameter: Parameter, text: str) -> list[NamedNode]:
    """Give the IRIs that *text* may be, or be the end of."""
    if _WHOLE.fullmatch(text):
        return [read_iri(text)]
    if not parameter.kind or not _KEY.fullmatch(text):
        return []
    if parameter.kind == "municipality":
        return [municipality(text)] if _CODE.fullmatch(text) else []
    return [resource(parameter.kind, text), concept(parameter.kind, text)]


def _iri(parameter: Parameter, text: str, known: AbstractSet[object], index: Path) -> NamedNode:
    possible = _possible(parameter, text)
    for iri in possible:
        if iri in known:
            return iri
    if _WHOLE.fullmatch(text):
        message = f"Nothing is known of {text[:200]}, given for {parameter.name!r}."
        hint = "Give the IRI of something in this release, or its name."
        error = UnknownNameError(message, hint, parameter.name, text)
        error.because("nothing-about", iri=text)
        raise error
    return _named(parameter, text, index)


def _named(parameter: Parameter, text: str, index: Path) -> NamedNode:
    """Find the one thing that is called *text*."""
    hits = search(index, text, 50, parameter.kind) if parameter.kind else []
    called = [hit for hit in hits if hit.is_called(text)]
    exactly = [hit for hit in called if hit.label.casefold() == text.casefold()]
    for found in (exactly, called):
        if len(found) == 1:
            return NamedNode(found[0].iri)
    candidates = (called or hits)[:_MOST]
    message = f"{len(called)} things that {parameter.name!r} can be are called {text[:100]!r}."
    if not called:
        message = f"Nothing that {parameter.name!r} can be is called exactly {text[:100]!r}."
    named = "; ".join(f"{hit.label} <{hit.iri}>" for hit in candidates)
    hint = f"Give one of these: {named}" if named else "Give the whole IRI, or search at /search."
    error = UnknownNameError(message, hint, parameter.name, text, candidates)
    error.because("several-called-so" if called else "nothing-called-so", name=text)
    raise error
