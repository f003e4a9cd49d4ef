"""Queries and output on the command line."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.releases import DataDirectory

Run = Callable[..., subprocess.CompletedProcess[str]]
Told = Callable[[str], bool]


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("table", "name"),
        ("csv", "name"),
        ("tsv", "?name"),
        ("json", "{"),
        ("xml", "<?xml"),
    ],
)
def test_a_query_answers_in_every_format(
    run: Run, data: DataDirectory, form: str, beginning: str
) -> None:
    """The two NGOs, whatever the format."""
    text = (
        "PREFIX v: <https://w3id.org/vazby/ontology#> "
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "SELECT ?name WHERE { ?o v:townCount 2 ; skos:prefLabel ?name }"
    )

    ended = run("query", text, "--format", form, "--data", data.path)

    assert ended.returncode == 0
    assert ended.stdout.startswith(beginning)
    assert "Most k naději" in ended.stdout


@pytest.mark.parametrize("text", ["SELECT nonsense {", "SELECT * { ?s ?p ?o } LIMIT x"])
def test_a_query_that_is_no_sparql_is_told(
    run: Run, data: DataDirectory, text: str, told: Told
) -> None:
    """Exit code 2, with the place where reading stopped."""
    ended = run("query", text, "--data", data.path)

    assert ended.returncode == 2
    assert told(ended.stderr)


@pytest.mark.parametrize("name", ["-", "query.rq"])
def test_a_query_may_have_a_mark_before_it(
    run: Run, data: DataDirectory, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Notepad writes it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "query.rq").write_text("ASK {}", "utf-8-sig")
    with Path("query.rq").open(encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdin", file)
        ended = run("query", name, "--format", "csv", "--data", data.path)

    assert (ended.returncode, ended.stdout.strip()) == (0, "true")


@pytest.mark.parametrize("name", ["-", "query.rq"])
def test_a_query_that_is_no_text_is_told(
    run: Run,
    data: DataDirectory,
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: Told,
) -> None:
    """A file or an input of other bytes than UTF-8."""
    monkeypatch.chdir(tmp_path)
    Path("query.rq").write_bytes(b"ASK { \xff }")
    with Path("query.rq").open(encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdin", file)
        ended = run("query", name, "--data", data.path)

    assert ended.returncode == 4
    assert "not written in UTF-8" in ended.stderr


def test_a_name_that_no_graph_can_have_is_told(run: Run, data: DataDirectory, told: Told) -> None:
    """A space cannot stand in an IRI."""
    ended = run("export", "--graph", "document/a b", "--data", data.path)

    assert ended.returncode == 2
    assert "is no IRI" in ended.stderr


def test_a_port_that_is_taken_is_told(run: Run, data: DataDirectory, told: Told) -> None:
    """Before anything is built or served."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("serve", "--port", port, "--data", data.path)

    assert ended.returncode == 2
    assert told(ended.stderr)
    assert f"Cannot listen on 127.0.0.1:{port}" in ended.stderr


def test_writes_need_a_token(run: Run, data: DataDirectory, told: Told) -> None:
    """Told before anything is served; the token has no place on the command line."""
    ended = run("serve", "--allow-writes", "--port", "0", "--data", data.path)

    assert ended.returncode == 2
    assert told(ended.stderr)
    assert "VAZBY_TOKEN" in ended.stderr


@pytest.mark.parametrize(
    ("output", "code", "told"), [("/dev/full", 7, "the disk is full"), ("closed pipe", 0, "")]
)
def test_output_that_cannot_be_written_ends_in_words(
    data: DataDirectory, output: str, code: int, told: str, root: Path
) -> None:
    """A full disk is told; a reader that has gone, as `head` does, is the usual end."""
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing if output == "closed pipe" else output, "wb") as file:  # noqa: PTH123 - a number
        ended = subprocess.run(
            [sys.executable, "-m", "vazby", "export", "--data", data.path],
            stdout=file,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=root,
        )

    assert ended.returncode == code
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


def test_output_is_utf8_in_every_locale(data: DataDirectory, root: Path) -> None:
    """Czech words and arrows reach a terminal or file of an old encoding too."""
    ended = subprocess.run(
        [sys.executable, "-m", "vazby", "validate", "--data", data.path],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
        cwd=root,
    )

    assert ended.returncode == 0
    assert "upozornění" in ended.stdout.decode()


def test_a_query_that_takes_too_long_is_stopped(run: Run, data: DataDirectory, told: Told) -> None:
    """Exit code 9."""
    text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

    ended = run("query", text, "--deadline", "0.5", "--data", data.path)

    assert ended.returncode == 9
    assert told(ended.stderr)


def test_what_is_printed_cannot_steer_the_terminal(run: Run, data: DataDirectory) -> None:
    """An escape sequence in the data is shown as text."""
    ended = run("query", r"SELECT ('\u001b[31mred' AS ?x) {}", "--data", data.path)

    assert "\x1b" not in ended.stdout
    assert r"\x1b[31mred" in ended.stdout
