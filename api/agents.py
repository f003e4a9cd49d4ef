"""The tools of `api.agent_tools` for agents, by the Model Context Protocol.

https://modelcontextprotocol.io; nothing here writes, and nothing that is asked is logged.
"""

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Annotated, ParamSpec, TypeVar

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from api import portions
from api.agent_tools import MOST_HITS, Examples, Found, Proof, Schema, Tools
from api.portions import Portion
from graph.errors import VazbyError
from graph.manifest import tool_version

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

INSTRUCTIONS = """\
Vazby is a knowledge graph of local partnerships for social inclusion in Czech towns: partnerships,
their members, plans, measures and results, each statement with the place in a document that says
it. Labels are Czech, those of classes, properties and codes also English. Find an entity or an
example first; look at the schema of the classes that you need; then run an example, or SPARQL of
your own over the union of all graphs. An answer that is cut says so: ask again with its
`continuation`. Cite the release and, for what you claim, the evidence.
"""
_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)

Name = Annotated[str, Field(max_length=200)]
Iri = Annotated[str, Field(description="Whole, or with a prefix of the schema.", max_length=2000)]
Offset = Annotated[int, Field(description="`next_offset` of the answer before.", ge=0, le=10**9)]
Budget = Annotated[
    int,
    Field(
        description="How many bytes of rows at most; the rest comes with `continuation`.",
        ge=portions.LEAST,
        le=portions.MOST,
    ),
]
Continuation = Annotated[
    str, Field(description="`continuation` of the answer before, to go on there.", max_length=1000)
]


def honest(
    tool: Callable[Parameters, Awaitable[Result]],
) -> Callable[Parameters, Awaitable[Result]]:
    """Let *tool* tell the errors that we know as its own: what is wrong, and what to do."""

    @wraps(tool)
    async def told(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        try:
            return await tool(*args, **kwargs)
        except VazbyError as error:
            words = f"{error.message} {error.hint}".strip()
            raise ToolError(words) from error

    return told


def create_server(tools: Tools) -> MCPServer[None]:
    """Make the server of *tools*."""
    server: MCPServer[None] = MCPServer(
        "vazby",
        title="Vazby",
        instructions=INSTRUCTIONS,
        version=tool_version(),
        log_level="ERROR",
    )
    _add_looking(server, tools)
    _add_asking(server, tools)
    return server


def _add_looking(server: MCPServer[None], tools: Tools) -> None:
    """Add the tools that find what to ask."""

    @server.tool(title="Find an entity", annotations=_READS)
    @honest
    async def find_entity(
        text: Annotated[
            str, Field(description="Words of its name, accents or not.", max_length=200)
        ],
        kind: Annotated[
            Name,
            Field(
                description="Only of this kind: municipality, organisation, partnership, plan, "
                "measure, project, event, document, theme, target-group …"
            ),
        ] = "",
        limit: Annotated[int, Field(ge=1, le=MOST_HITS)] = 10,
    ) -> Found:
        """Find towns, organisations, measures, codes and other things by their names."""
        return await tools.find_entity(text, kind, limit)

    @server.tool(title="Describe the schema", annotations=_READS)
    @honest
    async def describe_schema(
        class_name: Annotated[
            Name, Field(description="A class by IRI, CURIE, name or label; empty: all classes.")
        ] = "",
    ) -> Schema:
        """List the classes with counts or, for one class, its properties and their values."""
        return await tools.describe_schema(class_name)

    @server.tool(title="Find example queries", annotations=_READS)
    @honest
    async def find_examples(
        words: Annotated[Name, Field(description="Words of the question, cs or en.")] = "",
        name: Annotated[Name, Field(description="One example whole, with its SPARQL.")] = "",
    ) -> Examples:
        """List example queries with their questions and parameters, or give one with its text."""
        return await tools.find_examples(words, name)


def _add_asking(server: MCPServer[None], tools: Tools) -> None:
    """Add the tools that answer."""

    @server.tool(title="Run SPARQL", annotations=_READS)
    @honest
    async def run_query(
        query: Annotated[str, Field(description="SPARQL 1.1: SELECT, ASK, CONSTRUCT, DESCRIBE.")],
        context: Context,
        max_bytes: Budget = portions.USUAL,
        continuation: Continuation = "",
    ) -> Portion:
        """Run a SPARQL query and give the answer, or as much of it as `max_bytes` allows."""
        return await tools.run_query(query, max_bytes, continuation, _client(context))

    @server.tool(title="Run an example query", annotations=_READS)
    @honest
    async def run_example(
        name: Name,
        context: Context,
        parameters: Annotated[
            dict[str, str | int | list[str]],
            Field(description="IRIs may be given as keys or whole names; lists as lists."),
        ] = {},  # noqa: B006 - read only, and so the schema shows the default
        max_bytes: Budget = portions.USUAL,
        continuation: Continuation = "",
    ) -> Portion:
        """Run an example query with parameters; `find_examples` tells names and parameters."""
        return await tools.run_example(name, parameters, max_bytes, continuation, _client(context))

    @server.tool(title="Show the evidence", annotations=_READS)
    @honest
    async def evidence(iri: Iri, offset: Offset = 0) -> Proof:
        """Show which document says a statement, where and in which words.

        Of a thing rather than a statement: the evidence of all statements about it.
        """
        return await tools.evidence(iri, offset)


def _client(context: Context) -> str:
    """Give the address of who asks, for a fair share of the workers."""
    request = context.request_context.request
    return request.client.host if request and request.client else ""
