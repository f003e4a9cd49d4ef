"""The tools of `api.agent_tools` for agents, by the Model Context Protocol.

https://modelcontextprotocol.io; nothing here writes, and nothing that is asked is logged.
"""

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import Annotated, Any, ParamSpec, TypeVar

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, InputRequiredResult, Tool, ToolAnnotations
from pydantic import Field, ValidationError
from starlette.requests import ClientDisconnect

from api import portions
from api.agent_tools import MOST_HITS, Examples, Found, Proof, Schema, Tools
from api.portions import Portion
from api.states import exactly
from api.streaming import WhileConnected
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

Text = Annotated[str, Field(description="Words of its name, accents or not.", max_length=200)]
Kind = Annotated[
    str,
    Field(
        description="Only of this kind: municipality, organisation, partnership, plan, measure, "
        "project, event, document, theme, target-group …",
        max_length=200,
    ),
]
Limit = Annotated[int, Field(ge=1, le=MOST_HITS)]
Class = Annotated[
    str,
    Field(description="A class by IRI, CURIE, name or label; empty: all.", max_length=200),
]
Words = Annotated[str, Field(description="Words of the question, cs or en.", max_length=200)]
Name = Annotated[str, Field(description="The name of an example.", max_length=200)]
Query = Annotated[str, Field(description="SPARQL 1.1: SELECT, ASK, CONSTRUCT, DESCRIBE.")]
Values = Annotated[
    dict[str, str | int | list[str]],
    Field(
        description="By the names of parameters. IRIs may be given as keys or whole names.",
        default_factory=dict,
    ),
]
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
            words = f"{exactly(error)} {error.hint}".strip()
            raise ToolError(words) from error
        except ClientDisconnect as error:
            words = "The client went away."
            raise ToolError(words) from error

    return told


class Offered:
    """The tools as they are offered: what each takes, and what it is for."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    @honest
    async def find_entity(
        self, text: Text, kind: Kind = "", limit: Limit = 10, offset: Offset = 0
    ) -> Found:
        """Find towns, organisations, measures, codes and other things by their names."""
        return await self._tools.find_entity(text, kind, limit, offset)

    @honest
    async def describe_schema(self, class_name: Class = "") -> Schema:
        """List the classes with counts or, for one class, its properties and their values."""
        return await self._tools.describe_schema(class_name)

    @honest
    async def find_examples(self, words: Words = "", name: Name = "") -> Examples:
        """List example queries with their questions and parameters; give one whole by its name."""
        return await self._tools.find_examples(words, name)

    @honest
    async def run_query(
        self,
        query: Query,
        context: Context,
        max_bytes: Budget = portions.USUAL,
        continuation: Continuation = "",
    ) -> Portion:
        """Run a SPARQL query and give the answer, or as much of it as `max_bytes` allows."""
        with _connected(context):
            return await self._tools.run_query(query, max_bytes, continuation, _client(context))

    @honest
    async def run_example(
        self,
        name: Name,
        context: Context,
        parameters: Values,
        max_bytes: Budget = portions.USUAL,
        continuation: Continuation = "",
    ) -> Portion:
        """Run an example query with parameters; `find_examples` tells names and parameters."""
        client = _client(context)
        with _connected(context):
            return await self._tools.run_example(name, parameters, max_bytes, continuation, client)

    @honest
    async def evidence(self, iri: Iri, offset: Offset = 0) -> Proof:
        """Show which document says a statement, where and in which words.

        Of a thing rather than a statement: the evidence of all statements about it.
        """
        return await self._tools.evidence(iri, offset)


class Server(MCPServer[None]):
    """Refuses arguments that a tool does not take: the library lets them go by in silence."""

    async def list_tools(self) -> list[Tool]:
        """List the tools; their schemas say that there are no other arguments."""
        tools = await super().list_tools()
        for tool in tools:
            tool.input_schema["additionalProperties"] = False
        return tools

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[None, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool, or raise ToolError with what there is and what it takes."""
        taken = {tool.name: tool.input_schema["properties"] for tool in await self.list_tools()}
        if name not in taken:
            words = f"There is no tool {name[:100]!r}. There are: {', '.join(taken)}."
            raise ToolError(words)
        unknown = [argument for argument in arguments if argument not in taken[name]]
        if unknown:
            takes = ", ".join(taken[name])
            words = f"{name} takes no {unknown[0][:100]!r}. It takes: {takes}."
            raise ToolError(words)
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(_mismatch(name, error.__cause__)) from error
            raise


def _mismatch(name: str, error: ValidationError) -> str:
    """Say in a line which arguments of the tool *name* do not fit its schema, and why."""
    wrong = [
        f"{'.'.join(map(str, one['loc']))!r}: {one['msg'].removeprefix('Input ')}"
        for one in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    return f"{name} cannot take these arguments. {'; '.join(wrong)[:1000]}."


def create_server(tools: Tools) -> Server:
    """Make the server of *tools*."""
    server = Server(
        "vazby",
        title="Vazby",
        instructions=INSTRUCTIONS,
        version=tool_version(),
        log_level="ERROR",
    )
    offered = Offered(tools)
    for tool in (
        *(offered.find_entity, offered.describe_schema, offered.find_examples),
        *(offered.run_query, offered.run_example, offered.evidence),
    ):
        server.add_tool(tool, annotations=_READS)
    return server


def _connected(context: Context) -> AbstractContextManager[object]:
    """End a query when who asked by HTTP goes away; on standard input, the process ends with it."""
    request = context.request_context.request
    return WhileConnected(request) if request else nullcontext()


def _client(context: Context) -> str:
    """Give the address of who asks, for a fair share of the workers."""
    request = context.request_context.request
    return request.client.host if request and request.client else ""
