"""Whatever is sent to an address of the OpenAPI description, the server does not fail."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy
from schemathesis.core.result import Ok
from schemathesis.schemas import BaseSchema

from tests.protocol.client import Server

# `schemathesis.pytest` does not know this version of pytest, so its strategies are used alone.


@pytest.fixture(scope="session")
def description(server: Server) -> BaseSchema:
    """Give what the server says of its addresses."""
    return schemathesis.openapi.from_url(f"http://127.0.0.1:{server.port}/openapi.json")


def statuses_of(strategy: SearchStrategy[Any]) -> set[int]:
    """Send some requests to an address; give how each was answered."""
    statuses: set[int] = set()

    @settings(max_examples=15, deadline=None, suppress_health_check=[*HealthCheck])
    @given(case=strategy)
    def send(case: Any) -> None:  # noqa: ANN401 - schemathesis' own
        statuses.add(case.call(timeout=30).status_code)

    send()
    return statuses


def test_no_request_makes_the_server_fail(description: BaseSchema) -> None:
    """Every answer is one, or a refusal of a documented kind, of which 503 is one."""
    operations = [found.ok() for found in description.get_all_operations() if isinstance(found, Ok)]
    answers = {
        f"{operation.method} {operation.path}": statuses_of(operation.as_strategy())
        for operation in operations
    }

    assert len(answers) > 20
    assert {
        name for name, seen in answers.items() if {s for s in seen if s >= 500} - {503}
    } == set()
