"""What the editor completes: terms of this graph by their use, entities and graphs by names."""

from collections.abc import Iterable
from enum import StrEnum

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from pyoxigraph import Literal, NamedNode
from starlette.responses import JSONResponse, Response

from api.deps import QuestionsDep, ReleaseDep, TerminologyDep
from api.language import Language, choose
from api.questions import Questions
from api.terms import KnownTerms, Term, in_query
from graph.errors import UsageError
from graph.hits import Hit
from graph.iris import read_iri, slug
from graph.labels import names_of, search
from graph.namespaces import PREFIXES
from graph.releases import Release
from graph.search_tokens import SEARCH

router = APIRouter(tags=["SPARQL"])
LONGEST = 200
MOST = 30
COMPARED = 300
"""How many concepts, and how many other things, may be values of the property before them."""
_GRAPH, _DOCUMENT = PREFIXES["g"], PREFIXES["res"]


class Kind(StrEnum):
    """What may be completed."""

    CLASS = "class"
    PROPERTY = "property"
    ENTITY = "entity"
    GRAPH = "graph"


@router.api_route("/complete", methods=["GET", "HEAD"], summary="Complete a word of a query")
async def complete(
    request: Request,
    release: ReleaseDep,
    terminology: TerminologyDep,
    questions: QuestionsDep,
    kind: str = "",
    q: str = "",
    property: str = "",
) -> Response:
    """Give terms, entities or graphs that are called *q* or begin so, as a query writes them.

    Of the entities, those that are values of *property*, an IRI, come first.
    """
    text = " ".join(q.replace("\0", " ").split()).strip("<>")
    _check(kind, text)
    language = choose(request)
    known = await terminology.of(release)
    if kind == Kind.ENTITY:
        hits = await run_in_threadpool(search, release.labels_path, text, COMPARED)
        if property:
            concepts = known.complete("concept", text, language, COMPARED)
            hits = await _values_first(questions, release, property, concepts, hits)
        found = [_entity(hit, language) for hit in hits[:MOST]]
    elif kind == Kind.GRAPH:
        found = await _graphs(questions, release, text, language)
    else:
        found = _terms(known, kind, text, language)
    return JSONResponse({"ok": True, "hits": found}, headers={"Vary": "Accept-Language"})


async def _values_first(
    questions: Questions, release: Release, iri: str, concepts: Iterable[Term], hits: list[Hit]
) -> list[Hit]:
    """Put what is a value of the property *iri* before the other *hits*, *concepts* too."""
    iris = [concept.iri.value for concept in concepts]
    named = await run_in_threadpool(names_of, release.labels_path, iris)
    candidates = {**named, **{hit.iri: hit for hit in hits}}
    things = [NamedNode(thing) for thing in candidates]
    if not things:
        return hits
    rows = await questions.rows("values_among", property=read_iri(iri), value=things)
    values = {row["value"].value for row in rows}
    first = [hit for hit in candidates.values() if hit.iri in values]
    return first + [hit for hit in hits if hit.iri not in values]


async def _graphs(
    questions: Questions, release: Release, text: str, language: Language
) -> list[dict[str, object]]:
    """Find graphs in whose names *text* occurs; that of a document is called as the document."""
    wanted = text.replace("g:", _GRAPH, 1) if {":", "/"} & {*text} else slug(text)
    rows = await questions.rows("graphs_called", text=Literal(wanted))
    documents = {row["graph"].value: _document(row["graph"].value) for row in rows}
    names = await run_in_threadpool(names_of, release.labels_path, documents.values())
    return [
        _written(graph, names[document].label_in(language.code) if document in names else "")
        | {"kind": language.text("kind.graph")}
        for graph, document in documents.items()
    ]


def _document(graph: str) -> str:
    return graph.replace(_GRAPH, _DOCUMENT, 1)


def _terms(known: KnownTerms, kind: str, text: str, language: Language) -> list[dict[str, object]]:
    terms = known.complete(kind, text, language, MOST)
    return [_term(term, known.label(term, language)) for term in terms]


def _check(kind: str, text: str) -> None:
    if kind not in set(Kind):
        message = f"Nothing of the kind {kind[:40]!r} can be completed."
        raise UsageError(message, f"Kinds are {', '.join(Kind)}.")
    if len(text) > LONGEST:
        message = f"The word is longer than {LONGEST} characters."
        raise UsageError(message, "The beginning of a name is enough.")


def _entity(hit: Hit, language: Language) -> dict[str, object]:
    kind = language.find(f"kind.{hit.kind}") or language.find(f"scheme.{hit.kind}") or hit.kind
    context = hit.context_in(language.code)
    return {**_written(hit.iri, hit.label_in(language.code)), "kind": kind, "context": context}


def _term(term: Term, label: str) -> dict[str, object]:
    written = {**_written(term.iri.value, label), "kind": term.kind}
    # That which searches is computed, never stated.
    return written if term.iri.value == SEARCH else {**written, "uses": term.uses}


def _written(iri: str, label: str) -> dict[str, object]:
    """Tell how a query writes *iri*, with the prefixes that it then needs."""
    text, prefixes = in_query(iri)
    return {"text": text, "prefixes": prefixes, "iri": iri, "label": label}
