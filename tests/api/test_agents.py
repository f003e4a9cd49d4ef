"""Agents by the Model Context Protocol: its own client over real HTTP, and over pipes."""

import asyncio
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

import httpx
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import CallToolResult, ListToolsResult, TextContent

from api.agent_tools import Tools
from api.agents import create_server
from api.questions import Questions
from api.settings import Settings
from graph.queries import all_examples
from graph.releases import DataDirectory
from graph.workers import WorkerPool

Call = Callable[..., CallToolResult]
EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
TOOLS = {
    "find_entity",
    "describe_schema",
    "find_examples",
    "run_query",
    "run_example",
    "evidence",
}


@pytest.fixture(scope="module")
def address(root: Path, tiny_data: DataDirectory) -> Iterator[str]:
    """Run a server and give its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = [sys.executable, str(root / "tests/api/serving.py"), str(tiny_data.path)]
        child = subprocess.Popen(
            [*serving, str(listening.fileno())],
            pass_fds=[listening.fileno()],
            cwd=root,
            env={"PYTHONPATH": str(root)},
            stderr=subprocess.PIPE,
        )
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        child.terminate()
        child.communicate(timeout=20)


@pytest.fixture
def call(address: str) -> Call:
    """Give what calls a tool by its name with arguments, over HTTP."""

    async def ask(name: str, arguments: dict[str, Any]) -> CallToolResult:
        async with Client(f"{address}/mcp") as client:
            return await client.call_tool(name, arguments)

    return lambda tool, /, **arguments: asyncio.run(ask(tool, arguments))


def told(result: CallToolResult) -> dict[str, Any]:
    """Give what a tool that did not fail answered."""
    assert not result.is_error, result.content
    assert isinstance(result.structured_content, dict)
    return result.structured_content


def complaint(result: CallToolResult) -> str:
    """Give what is wrong, in words."""
    assert result.is_error
    assert isinstance(result.content[0], TextContent)
    return result.content[0].text


async def _tools(server: Any) -> ListToolsResult:  # noqa: ANN401 - an address or a transport
    async with Client(server) as client:
        return await client.list_tools()


def test_every_tool_only_reads_and_has_a_schema(address: str) -> None:
    """Of what it takes and what it gives, with descriptions."""
    tools = asyncio.run(_tools(f"{address}/mcp")).tools

    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.annotations
        assert tool.annotations.read_only_hint
        assert tool.description
        assert tool.output_schema
        assert tool.input_schema["properties"]
        assert tool.input_schema["additionalProperties"] is False


def test_the_same_tools_come_over_pipes(
    root: Path, tiny_data: DataDirectory, tmp_path: Path
) -> None:
    """`vazby mcp` serves the current release on standard input and output, and logs no query."""
    parameters = StdioServerParameters(
        command=sys.executable,
        args=[str(root / "vazby.py"), "mcp", "--data", str(tiny_data.path)],
        cwd=root,
    )

    async def ask(errors: TextIO) -> tuple[set[str], CallToolResult]:
        async with Client(stdio_client(parameters, errlog=errors)) as client:
            names = {tool.name for tool in (await client.list_tools()).tools}
            await client.call_tool("run_query", {"query": "ASK { ?confidential"})
            return names, await client.call_tool("run_query", {"query": "ASK {}"})

    with (tmp_path / "errors").open("w+") as errors:
        names, result = asyncio.run(ask(errors))
        errors.seek(0)
        said = errors.read()
    assert names == TOOLS
    assert told(result)["content"].strip() == "true"
    assert "confidential" not in said


def test_an_entity_is_found_by_its_name(call: Call) -> None:
    """Without accents, of one kind, with the release that was looked into."""
    found = told(call("find_entity", text="bilina", kind="municipality"))

    assert [hit["label"] for hit in found["hits"]] == ["Bílina"]
    assert found["release"].startswith("0001-")
    assert found["next_offset"] is None


def test_what_was_found_is_told_to_its_end(call: Call) -> None:
    """Each call goes on where the one before ended."""
    whole = told(call("find_entity", text="a", limit=3))["hits"]
    parts: list[dict[str, Any]] = []
    for place in range(3):
        answer = told(call("find_entity", text="a", limit=1, offset=place))
        parts += answer["hits"]
        assert answer["next_offset"] in {place + 1, None}
    assert parts == whole


@pytest.mark.parametrize("text", ["", "  ", "*!!"])
def test_nothing_is_not_looked_for(call: Call, text: str) -> None:
    """An empty list would read as if there were nothing."""
    assert "has no word to look for" in complaint(call("find_entity", text=text))


def test_what_no_document_states_is_told_as_such(call: Call) -> None:
    """A class is known, and comes from the ontology."""
    answer = told(call("evidence", iri="v:Plan"))
    assert answer["evidence"] == []
    assert "no document is evidence of it" in answer["note"]


def test_the_schema_is_told_class_by_class(call: Call) -> None:
    """All classes first, then the properties of one, which goes by any of its names."""
    classes = {row["class"] for row in told(call("describe_schema"))["rows"]}
    assert {"v:Municipality", "v:Measure"} <= classes
    slices = [
        told(call("describe_schema", class_name=name))
        for name in ("v:Municipality", "obec", "Municipality")
    ]

    assert {schema["class"] for schema in slices} == {"v:Municipality"}
    assert "skos:prefLabel" in {row["property"] for row in slices[0]["rows"]}
    assert "No class" in complaint(call("describe_schema", class_name="unicorn"))


@pytest.mark.parametrize("name", ["plan", "Plan", "plán"])
def test_a_class_of_ours_goes_before_others_of_its_name(call: Call, name: str) -> None:
    """Which are named, too; each can be had by its CURIE."""
    schema = told(call("describe_schema", class_name=name))

    assert (schema["class"], schema["other_classes"]) == ("v:Plan", ["prov:Plan"])
    assert told(call("describe_schema", class_name="prov:Plan"))["class"] == "prov:Plan"


@pytest.mark.parametrize("name", ["FormalOrganisation", "formální organizace"])
def test_the_nearest_classes_are_told(call: Call, name: str) -> None:
    """Where none goes by the name: in another spelling or language."""
    assert "Did you mean org:FormalOrganization" in complaint(
        call("describe_schema", class_name=name)
    )


def test_examples_are_found_and_run(call: Call) -> None:
    """By words, whole by name, and with a name for an IRI."""
    assert len(told(call("find_examples"))["examples"]) == len(all_examples())
    named = [query["name"] for query in told(call("find_examples", words="timeline"))["examples"]]
    assert named == ["timeline-of-a-town"]
    for words in ("organizaci ve více městech", "ORGANIZACE mest", "organizace měst"):
        named = [query["name"] for query in told(call("find_examples", words=words))["examples"]]
        assert "organisations-spanning-towns-through-branches" in named
    example = told(call("find_examples", name="timeline-of-a-town"))["examples"][0]
    assert "VALUES ?town" in example["text"]
    assert [parameter["name"] for parameter in example["parameters"]] == ["town", "since", "until"]

    answer = told(call("run_example", name="timeline-of-a-town", parameters={"town": "Bílina"}))
    assert answer["complete"]
    assert answer["rows"] > 0


@pytest.mark.parametrize(
    ("words", "best", "note"),
    [
        ("which NGOs work in more than one town?", "ngos-in-more-than-one-town", "most of them"),
        ("NGO more towns", "ngos-in-more-than-one-town", ""),
        ("neziskové ve více městech", "ngos-in-more-than-one-town", ""),
        ("NGO unicorn town", "ngos-in-more-than-one-town", "most of them come first"),
        ("unicorn", None, "`run_query`"),
        ("which", "ngos-in-more-than-one-town", ""),
    ],
)
def test_examples_come_by_how_many_words_they_have(
    call: Call, words: str, best: str | None, note: str
) -> None:
    """A word that none has, or in another form, hides nothing; where none fits, what to do."""
    found = told(call("find_examples", words=words))

    assert [query["name"] for query in found["examples"]][:1] == ([best] if best else [])
    assert note in found["note"]
    assert bool(note) == bool(found["note"])


@pytest.mark.parametrize("budget", [1000, 5000, 100_000])
def test_portions_are_the_whole_answer_cut_up(call: Call, budget: int) -> None:
    """Each within its budget, with the header, and none of them the same row twice."""
    whole = told(call("run_query", query=EVERYTHING + " LIMIT 200", max_bytes=500_000))
    assert whole["complete"]
    header, *rows = whole["content"].splitlines()
    found: list[str] = []
    portion = told(call("run_query", query=EVERYTHING + " LIMIT 200", max_bytes=budget))
    for _ in range(200):
        first, *more = portion["content"].splitlines()
        assert first == header
        assert len(more) == portion["rows"]
        assert len("\n".join(more).encode()) <= budget
        found += more
        if portion["complete"]:
            break
        portion = told(
            call(
                "run_query",
                query=EVERYTHING + " LIMIT 200",
                max_bytes=budget,
                continuation=portion["continuation"],
            )
        )

    assert found == rows


def test_a_search_that_stops_is_told(call: Call) -> None:
    """With the number that it stopped at, though every row of the answer is there."""
    query = 'PREFIX v: <https://w3id.org/vazby/ontology#> SELECT * {{ (?o ?s) v:search ("b" {}) }}'
    portions = [told(call("run_query", query=query.format(number))) for number in (1, 9999)]

    assert [portion["search_limit"] for portion in portions] == [[1], None]
    assert portions[0]["complete"]


def test_triples_come_a_line_each(call: Call) -> None:
    """So that they can be cut as rows are."""
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    portion = told(call("run_query", query=query, max_bytes=2000))

    assert portion["kind"] == "triples"
    assert not portion["complete"]
    assert all(line.endswith(" .") for line in portion["content"].splitlines())


def test_a_statement_shows_its_evidence(call: Call) -> None:
    """And a thing that of the statements about it."""
    memberships = "SELECT ?m ?o { ?m a org:Membership ; org:member ?o }"
    query = f"PREFIX org: <http://www.w3.org/ns/org#> {memberships} ORDER BY ?m"
    rows = told(call("run_query", query=query))["content"].splitlines()
    membership, member = (cell.strip("<>") for cell in rows[1].split("\t"))

    proof = told(call("evidence", iri=membership))
    assert {item["statement"] for item in proof["evidence"]} == {membership}
    assert all(int(item["end"]) > int(item["start"]) for item in proof["evidence"])
    about = told(call("evidence", iri=member))
    assert membership in {item["statement"] for item in about["evidence"]}
    assert about["next_offset"] is None


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("run_query", {"query": "SELECT * {"}, "line 1, column 11"),
        ("run_query", {"query": " "}, "empty"),
        ("run_query", {"query": "ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"}, "SERVICE"),
        ("run_query", {"query": "INSERT DATA { <a:a> <a:a> 1 }"}, "update"),
        ("run_query", {"query": "ASK {}", "max_bytes": 5}, "max_bytes"),
        ("run_query", {"query": "ASK {}", "continuation": "nonsense"}, "does not belong"),
        ("run_query", {"query": "ASK {}", "continuation": "W10="}, "does not belong"),
        ("run_query", {"query": "ASK {}", "limit": 5}, "takes no 'limit'. It takes: query, max_"),
        ("find_entity", {"text": "x", "kinds": "plan"}, "takes no 'kinds'"),
        ("find_entity", {"text": "x", "kind": 5}, "cannot take these arguments. 'kind': should"),
        ("find_entity", {"text": "x", "limit": 0}, "'limit': should be greater than or equal to 1"),
        ("find_entity", {}, "'text': Field required."),
        ("run_querry", {}, "There is no tool 'run_querry'. There are: find_entity, describe_s"),
        ("find_entity", {"text": "x", "kind": "nokind"}, "Kinds are "),
        ("run_example", {"name": "nothing"}, "`find_examples` lists the names"),
        ("run_example", {"name": "members"}, "Did you mean members-of-a-partnership"),
        ("find_examples", {"name": "time-line-of-town"}, "Did you mean timeline-of-a-town"),
        ("run_example", {"name": "7", "parameters": {"plac": "x"}}, "There are: place"),
        ("run_example", {"name": "7", "parameters": {"place": "Bíl"}}, "Bílina"),
        ("evidence", {"iri": "https://example.org/nothing"}, "Nothing is known"),
        ("evidence", {"iri": "no iri"}, "no IRI"),
        ("find_entity", {"text": "x", "limit": 1000}, "limit"),
        ("drop_everything", {}, "drop_everything"),
    ],
)
def test_errors_say_what_to_do(
    call: Call, tool: str, arguments: dict[str, Any], words: str
) -> None:
    """As a result that an agent can read, never as a broken connection."""
    said = complaint(call(tool, **arguments))
    assert words in said
    assert "pydantic" not in said


def test_a_continuation_of_another_query_is_refused(call: Call) -> None:
    """Nobody puts portions of two answers together."""
    portion = told(call("run_query", query=EVERYTHING, max_bytes=1000))
    other = call("run_query", query="ASK {}", continuation=portion["continuation"])

    assert "does not belong" in complaint(other)


def test_an_answer_that_is_another_every_time_is_told(call: Call) -> None:
    """There is nothing that its next portion could follow."""
    query = "SELECT (RAND() AS ?number) { ?s ?p ?o } LIMIT 200"
    portion = told(call("run_query", query=query, max_bytes=1000))
    again = call("run_query", query=query, continuation=portion["continuation"])

    assert "another one than before" in complaint(again)


def test_a_row_that_does_not_fit_is_told(call: Call) -> None:
    """With what to do."""
    query = 'SELECT (CONCAT(?a, ?a, ?a, ?a) AS ?b) { VALUES ?a { "' + "x" * 200 + '" } }'

    assert "more bytes" in complaint(call("run_query", query=query, max_bytes=500))


def test_the_endpoint_takes_messages_only(address: str) -> None:
    """No streams that stay open, nothing too long, nothing that is no JSON."""
    with httpx.Client(base_url=address) as client:
        assert client.get("/mcp", headers={"Accept": "text/event-stream"}).status_code == 405
        assert client.delete("/mcp").status_code == 405
        sent = {"Content-Type": "application/json", "Accept": "application/json"}
        assert client.post("/mcp", content="junk", headers=sent).status_code == 400
        assert client.post("/mcp", content="x" * 400_000, headers=sent).status_code == 413


def test_no_tool_names_a_place_of_the_machine(tmp_path: Path) -> None:
    """Without a release the agent is told that there is none yet, and not where it would be."""
    pool = WorkerPool(DataDirectory(tmp_path / "none"), Settings().limits)
    server = create_server(Tools(pool, Questions(pool)))

    async def ask() -> CallToolResult:
        async with Client(server) as client:
            return await client.call_tool("describe_schema", {})

    words = complaint(asyncio.run(ask()))
    assert str(tmp_path) not in words
    assert words
