"""The saved queries in OpenAPI: a path each, with its parameters, examples and formats."""

from typing import Any

from api.saved_queries import MOST_ROWS, PREFIX, formats_of, names_of
from graph.formats import Format
from graph.parameters import MOST_VALUES, Parameter
from graph.queries import Query, all_examples

_PAGING: list[dict[str, Any]] = [
    {
        "name": "limit",
        "in": "query",
        "description": "How many rows; without it, all. `Link: rel=next` leads to the next page.",
        "schema": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
    },
    {
        "name": "offset",
        "in": "query",
        "description": "How many rows to leave out.",
        "schema": {"type": "integer", "minimum": 0},
    },
    {
        "name": "release",
        "in": "query",
        "description": "The release that must answer: 410 where another one does by now.",
        "schema": {"type": "string"},
    },
]
_NO_FORMAT = "There is no format of that name"
_ERRORS = {
    "400": "An unknown parameter, a value that is not of its type, or a name of no one thing",
    "406": "The answer cannot be written so",
    "410": "A page of a release that answers no more",
    "503": "Too slow, too long, or too many are asking",
}


def query_paths() -> dict[str, Any]:
    """Give the paths of their list and of all saved queries: OpenAPI 3.1, section 4.8.8."""
    each = {f"{PREFIX}/{query.name}.{{format}}": {"get": _get(query)} for query in all_examples()}
    return {PREFIX: {"get": _list()}, **each}


def _list() -> dict[str, Any]:
    wish = {"name": "format", "in": "query", "schema": {"type": "string", "enum": ["json", "html"]}}
    content: dict[str, Any] = {"text/html": {}, "application/json": {}}
    return {
        "tags": ["Queries"],
        "operationId": "saved_queries",
        "summary": "All saved queries",
        "description": "A page, or JSON with the parameters and formats of each.",
        "parameters": [{**wish, "description": "Goes before Accept; without both, a page."}],
        "responses": {
            "200": {"description": "The list", "content": content},
            "400": {"description": _NO_FORMAT},
        },
    }


def _get(query: Query) -> dict[str, Any]:
    formats = formats_of(query)
    names = names_of(query)
    parameters = [_format([*names, "html"]), *map(_parameter, query.params.values())]
    return {
        "tags": ["Queries"],
        "operationId": query.name.replace("-", "_"),
        "summary": query.question_en,
        "description": f"{query.question_cs}\n\nColumns: {', '.join(query.returns)}.",
        "parameters": parameters if query.gives_triples else [*parameters, *_PAGING],
        "responses": {"200": _answer(query, formats), **_errors()},
    }


def _format(names: list[str]) -> dict[str, Any]:
    return {
        "name": "format",
        "in": "path",
        "required": True,
        "description": "Without it, `?format=` or Accept choose.",
        "schema": {"type": "string", "enum": names},
        "example": "ttl" if "ttl" in names else "csv",
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    value = _value(parameter)
    schema: dict[str, Any] = value
    if parameter.many:
        schema = {"type": "array", "items": value, "maxItems": MOST_VALUES}
    sense = f"{parameter.label_en} ({parameter.label_cs})."
    if parameter.type == "iri":
        sense += " A whole IRI, the key at its end, or a whole name, accents or not."
    if parameter.many:
        sense += " May be repeated."
    number = parameter.type == "integer"
    example: object = int(parameter.example) if number else parameter.example
    return {
        "name": parameter.name,
        "in": "query",
        "description": sense,
        "schema": schema,
        "example": [example] if parameter.many else example,
    }


def _value(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "integer" if parameter.type == "integer" else "string"}
    if parameter.type == "date":
        schema["format"] = "date"
    if parameter.minimum:
        schema["minimum"] = int(parameter.minimum)
    if parameter.default:
        default = parameter.default
        schema["default"] = int(default) if parameter.type == "integer" else default
    return schema


def _answer(query: Query, formats: tuple[Format, ...]) -> dict[str, Any]:
    headers = {
        "Vazby-Release": {"schema": {"type": "string"}, "description": "What answered."},
    }
    if not query.gives_triples:
        headers["Vazby-Rows"] = {
            "schema": {"type": "integer"},
            "description": "How many rows there are in all, where a limit was asked.",
        }
        headers["Link"] = {
            "schema": {"type": "string"},
            "description": "first, prev, next; without next, nothing follows.",
        }
    content: dict[str, Any] = {form.media_type: {} for form in formats} | {"text/html": {}}
    return {"description": "The answer", "headers": headers, "content": content}


def _errors() -> dict[str, Any]:
    return {status: {"description": words} for status, words in _ERRORS.items()}
