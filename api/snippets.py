"""A query as a program: the same request by curl, Python and R."""

import json
import shlex
from collections.abc import Mapping

_DASHES = "-" * 3


def snippets(endpoint: str, query: str, form: str) -> Mapping[str, str]:
    """Write the request for *query* and its answer in the format *form* in each language."""
    writers = {"curl": _curl, "python": _python, "r": _r}
    return {name: write(endpoint, query.strip(), form) for name, write in writers.items()}


def _curl(endpoint: str, query: str, form: str) -> str:
    parameters = (f"query={query}", f"format={form}")
    options = " \\\n  ".join(f"--data-urlencode {shlex.quote(item)}" for item in parameters)
    return f"curl --fail-with-body --silent --show-error {shlex.quote(endpoint)} \\\n  {options}"


def _python(endpoint: str, query: str, form: str) -> str:
    reader = {
        "csv": ("import io\n\nimport pandas", "print(pandas.read_csv(io.StringIO(answer.text)))"),
        "csv-excel": ("", 'open("answer.csv", "wb").write(answer.content)'),
        "json": ("", "print(answer.json())"),
    }
    imports, use = reader.get(form, ("", "print(answer.text)"))
    lines = [
        f"{imports}\nimport requests".strip(),
        "",
        f"query = {_python_text(query)}",
        "answer = requests.post(",
        f'    {json.dumps(endpoint)}, data={{"query": query, "format": "{form}"}}, timeout=60',
        ")",
        "answer.raise_for_status()",
        'answer.encoding = "utf-8"',
        use,
    ]
    return "\n".join(lines)


def _python_text(query: str) -> str:
    """Write *query* as a literal: over several lines where that needs no escapes."""
    plain = "\\" not in query and '"""' not in query and not query.endswith('"')
    return f'"""\n{query}\n"""' if plain else repr(query)


def _r(endpoint: str, query: str, form: str) -> str:
    use = {
        "csv": "readr::read_csv(httr2::resp_body_string(answer))",
        "tsv": "readr::read_tsv(httr2::resp_body_string(answer))",
        "csv-excel": 'writeBin(httr2::resp_body_raw(answer), "answer.csv")',
        "json": "httr2::resp_body_json(answer, check_type = FALSE)",
    }
    lines = [
        f"query <- {_r_text(query)}",
        "answer <- httr2::req_perform(httr2::req_body_form(",
        f"  httr2::request({json.dumps(endpoint)}), query = query, format = {json.dumps(form)}",
        "))",
        use.get(form, "cat(httr2::resp_body_string(answer))"),
    ]
    return "\n".join(lines)


def _r_text(query: str) -> str:
    """Write *query* as a raw string of R 4, with as many dashes as it needs."""
    dashes = _DASHES
    while f'){dashes}"' in query:
        dashes += "-"
    return f'r"{dashes}({query}){dashes}"'
