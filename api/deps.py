"""What routes ask for: one alias each, so that a signature reads as a sentence."""

from datetime import date
from typing import Annotated
from urllib.parse import unquote_to_bytes

from fastapi import Depends, Request

from api import as_of
from api.explore.network.loading import Networks
from api.negotiation import accepted, one_format
from api.questions import Questions
from api.row_counts import RowCounts
from api.settings import Settings
from api.sparql_protocol import not_utf8
from api.terms import Terminology
from api.writing import Writing
from graph.releases import Release
from graph.workers import WorkerPool


def _pool(request: Request) -> WorkerPool:
    pool: WorkerPool = request.app.state.pool
    return pool


def _questions(request: Request) -> Questions:
    questions: Questions = request.app.state.questions
    return questions


def _terminology(request: Request) -> Terminology:
    terminology: Terminology = request.app.state.terminology
    return terminology


def _networks(request: Request) -> Networks:
    networks: Networks = request.app.state.networks
    return networks


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _counts(request: Request) -> RowCounts:
    counts: RowCounts = request.app.state.row_counts
    return counts


def _release(request: Request) -> Release:
    return _pool(request).release()


def _format_name(request: Request) -> str | None:
    return one_format(request.query_params.getlist("format"))


def well_encoded(request: Request) -> None:
    """Raise UsageError where the address holds percents that are no UTF-8: no name is meant."""
    encoded: bytes = request.scope["query_string"]
    try:
        unquote_to_bytes(encoded).decode()
    except UnicodeDecodeError:
        raise not_utf8(what="address") from None


def public_base(request: Request, settings: Settings) -> str:
    """Give the public address of the server, without a slash at its end."""
    return (settings.base_url or str(request.base_url)).rstrip("/")


def _base(request: Request) -> str:
    return public_base(request, _settings(request))


def _endpoint(request: Request) -> str:
    """Give the public address of the SPARQL endpoint."""
    return f"{_base(request)}/sparql"


def _day(request: Request) -> date | None:
    return as_of.choose(request)


def _writing(request: Request) -> Writing:
    writing: Writing = request.app.state.writing
    return writing


PoolDep = Annotated[WorkerPool, Depends(_pool)]
QuestionsDep = Annotated[Questions, Depends(_questions)]
RowCountsDep = Annotated[RowCounts, Depends(_counts)]
TerminologyDep = Annotated[Terminology, Depends(_terminology)]
NetworksDep = Annotated[Networks, Depends(_networks)]
SettingsDep = Annotated[Settings, Depends(_settings)]
ReleaseDep = Annotated[Release, Depends(_release)]
AcceptDep = Annotated[str, Depends(accepted)]
BaseDep = Annotated[str, Depends(_base)]
DayDep = Annotated[date | None, Depends(_day)]
WritingDep = Annotated[Writing, Depends(_writing)]
EndpointDep = Annotated[str, Depends(_endpoint)]
FormatDep = Annotated[str | None, Depends(_format_name)]
