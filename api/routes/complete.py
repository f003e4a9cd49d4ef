"""What the editor completes: terms of this graph by their use, entities by their names."""

from enum import StrEnum

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.deps import ReleaseDep, TerminologyDep
from api.language import Language, choose
from api.terms import Term, in_query
from graph.errors import UsageError
from graph.hits import Hit
from graph.labels import search
from graph.search_tokens import SEARCH

router = APIRouter(tags=["SPARQL"])
LONGEST = 200
MOST = 30


class Kind(StrEnum):
    """What may be completed."""

    CLASS = "class"
    PROPERTY = "property"
    ENTITY = "entity"


@router.api_route("/complete", methods=["GET", "HEAD"], summary="Complete a word of a query")
async def complete(
    request: Request, release: ReleaseDep, terminology: TerminologyDep, kind: str = "", q: str = ""
) -> Response:
    """Give terms or entities that are called *q* or begin so, as a query writes them."""
    text = " ".join(q.replace("\0", " ").split()).strip("<>")
    _check(kind, text)
    language = choose(request)
    if kind == Kind.ENTITY:
        hits = await run_in_threadpool(search, release.labels_path, text, MOST)
        found = [_entity(hit, language) for hit in hits]
    else:
        known = await terminology.of(release)
        terms = known.complete(kind, text, language, MOST)
        found = [_term(term, known.label(term, language)) for term in terms]
    return JSONResponse({"ok": True, "hits": found}, headers={"Vary": "Accept-Language"})


def _check(kind: str, text: str) -> None:
    if kind not in set(Kind):
        message = f"Nothing of the kind {kind[:40]!r} can be completed."
        raise UsageError(message, f"Kinds are {', '.join(Kind)}.")
    if len(text) > LONGEST:
        message = f"The word is longer than {LONGEST} characters."
        raise UsageError(message, "The beginning of a name is enough.")


def _entity(hit: Hit, language: Language) -> dict[str, object]:
    text, prefixes = in_query(hit.iri)
    kind = language.find(f"kind.{hit.kind}") or language.find(f"scheme.{hit.kind}") or hit.kind
    names = {"label": hit.label, "kind": kind, "context": hit.context}
    return {"text": text, "prefixes": prefixes, "iri": hit.iri, **names}


def _term(term: Term, label: str) -> dict[str, object]:
    text, prefixes = in_query(term.iri.value)
    names: dict[str, object] = {"label": label, "kind": term.kind}
    if term.iri.value != SEARCH:  # which is computed, never stated
        names["uses"] = term.uses
    return {"text": text, "prefixes": prefixes, "iri": term.iri.value, **names}
