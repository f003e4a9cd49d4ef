"""What routes ask for: one alias each, so that a signature reads as a sentence."""

from typing import Annotated

from fastapi import Depends, Request

from api.negotiation import accepted
from api.questions import Questions
from api.settings import Settings
from api.terms import Terminology
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


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _release(request: Request) -> Release:
    return _pool(request).release()


def _format_name(request: Request) -> str | None:
    return request.query_params.get("format") or None


def _endpoint(request: Request) -> str:
    """Give the public address of the SPARQL endpoint."""
    base = _settings(request).base_url or str(request.base_url)
    return f"{base.rstrip('/')}/sparql"


PoolDep = Annotated[WorkerPool, Depends(_pool)]
QuestionsDep = Annotated[Questions, Depends(_questions)]
TerminologyDep = Annotated[Terminology, Depends(_terminology)]
SettingsDep = Annotated[Settings, Depends(_settings)]
ReleaseDep = Annotated[Release, Depends(_release)]
AcceptDep = Annotated[str, Depends(accepted)]
EndpointDep = Annotated[str, Depends(_endpoint)]
FormatDep = Annotated[str | None, Depends(_format_name)]
