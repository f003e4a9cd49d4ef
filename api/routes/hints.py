"""What the page of a query says of its words, for programs: an answer has no place for it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import JSONResponse, Response

from api.deps import ReleaseDep, SettingsDep, TerminologyDep
from api.hints import LONGEST, Hint, find
from api.sparql_protocol import EmptyQueryError, SparqlRequest, read_request
from graph.errors import UsageError

router = APIRouter(tags=["SPARQL"])


async def _asked(request: Request, settings: SettingsDep) -> SparqlRequest:
    return await read_request(request, settings.query_bytes)


AskedDep = Annotated[SparqlRequest, Depends(_asked)]


@router.api_route("/sparql/hints", methods=["GET", "HEAD"], summary="What a query may have meant")
@router.post("/sparql/hints", summary="What a query may have meant")
async def tell(asked: AskedDep, release: ReleaseDep, terminology: TerminologyDep) -> Response:
    """Tell the words of a query that this graph does not know, each with the nearest."""
    query = asked.query
    if query is None:
        raise EmptyQueryError()
    if len(query) > LONGEST:
        message = f"The query is longer than {LONGEST} characters, which are looked at."
        error = UsageError(message, "Send the part that is in doubt.")
        error.because("value-too-long", name="query", most=LONGEST)
        raise error
    found = await find(terminology, release, query, broken=False)
    return JSONResponse({"ok": True, "hints": [_as_json(hint, query) for hint in found]})


def _as_json(hint: Hint, query: str) -> dict[str, object]:
    told = {name: getattr(hint, name) for name in ("kind", "written", "line", "column", "nearest")}
    return {**told, "mended": hint.mend(query) if hint.nearest or hint.needs else ""}
