"""The options that every command shares, and the JSON that docs/command-line.md promises."""

import contextlib
import json
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import typer
from typer.core import TyperGroup

import vazby_commands
from graph.releases import DataDirectory

Run = Callable[..., subprocess.CompletedProcess[str]]

COMMANDS = {
    " ".join((name, *part)): command
    for name, group in typer.main.get_group(vazby_commands.app).commands.items()
    for part, command in (
        [((inner,), found) for inner, found in group.commands.items()]
        if isinstance(group, TyperGroup)
        else [((), group)]
    )
}
"""Every command, those of a group by both their names."""
SPEAKS_OTHERWISE = {"mcp"}
"""What a program talks to from beginning to end."""
SILENT_ALREADY = {"releases", "links list", "links show", "links check"}
"""What prints nothing but its result."""
LINES = {
    "build": ("build",),
    "load": ("load", "PAGE"),
    "extract": ("extract", "PAGE"),
    "validate": ("validate",),
    "query": ("query", "ASK {}"),
    "export": ("export", "--output", "quads.nq"),
    "releases": ("releases",),
    "diff": ("diff", "1", "1"),
    "rollback": ("rollback", "1"),
}
"""How each command that ends is run; PAGE stands for the page of the fixture."""

WITH_RESULT = {"extract", "query", "diff"}
"""What prints its result in spite of --quiet."""


def _promised(name: str, root: Path) -> set[str]:
    """Give the keys that docs/command-line.md names for the command *name*."""
    text = (root / "docs" / "command-line.md").read_text()
    table = text.partition("## What `--json` prints")[2]
    row = re.search(rf"^\| [^|]*`{name}`[^|]* \| (.*) \|$", table, re.M)
    assert row, f"docs/command-line.md does not tell what {name} --json prints"
    always = row[1].partition(", with `--")[0]
    return set(re.findall(r"`([a-z_]+)`", always))


@pytest.fixture
def line(page: Path, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Line":
    """Give what writes the line of a command, on a data directory of its own."""
    monkeypatch.chdir(tmp_path)

    def line(name: str, *options: str) -> list[str | Path]:
        words = [page if word == "PAGE" else word for word in LINES[name]]
        return [*words, *options, "--data", copy]

    return line


Line = Callable[..., list[str | Path]]
PATIENCE = 60  # seconds: a machine may be busy


def _options(name: str) -> set[str]:
    return {option for parameter in COMMANDS[name].params for option in parameter.opts}


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - SPEAKS_OTHERWISE))
def test_every_command_takes_the_shared_options(name: str) -> None:
    """What only shows a list has nothing to be quiet about."""
    wanted = {"--data", "--json"} if name in SILENT_ALREADY else {"--data", "--json", "--quiet"}

    assert wanted <= _options(name)


@pytest.mark.parametrize("name", sorted(LINES.keys() - {"query", "releases"}))
def test_json_has_the_keys_that_are_promised(run: Run, line: Line, name: str, root: Path) -> None:
    """Each command prints one object of the documented keys, and nothing beside it."""
    ended = run(*line(name, "--json"))

    assert ended.returncode == 0
    assert ended.stdout.startswith("{")
    assert set(json.loads(ended.stdout)) == _promised(name, root)
    assert not ended.stderr


def test_the_list_of_releases_has_the_keys_that_are_promised(
    run: Run, line: Line, root: Path
) -> None:
    """One object for each release."""
    (release,) = json.loads(run(*line("releases", "--json")).stdout)

    assert set(release) == _promised("releases", root)


@pytest.mark.parametrize(
    ("text", "media"),
    [("ASK {}", {"head": {}, "boolean": True}), ("CONSTRUCT {} {}", [])],
    ids=["solutions", "graph"],
)
def test_a_query_answers_in_json_whatever_it_asks(
    run: Run, data: DataDirectory, text: str, media: object
) -> None:
    """`--json` is SPARQL results for what has rows, JSON-LD for a graph."""
    ended = run("query", text, "--json", "--data", data.path)

    assert json.loads(ended.stdout) == media


@pytest.mark.parametrize("name", sorted(LINES.keys() - {"releases"}))
def test_a_quiet_command_prints_its_result_alone(run: Run, line: Line, name: str) -> None:
    """Summaries, reports and row counts fall away, on both streams."""
    ended = run(*line(name, "--quiet"))

    assert ended.returncode == 0
    assert bool(ended.stdout) == (name in WITH_RESULT)
    assert not ended.stderr


def test_an_export_to_standard_output_tells_beside_it(
    run: Run, data: DataDirectory, root: Path
) -> None:
    """The summary keeps out of the quads, in words and as JSON."""
    words = run("export", "--data", data.path)
    told = run("export", "--json", "--data", data.path)

    summary = json.loads(told.stderr)
    assert words.stdout == told.stdout
    assert f"{summary['quads']} quads" in words.stderr
    assert summary["quads"] == told.stdout.count("\n")
    assert summary["file"] is None


def test_a_file_that_breaks_a_shape_ends_quietly_with_its_code(run: Run, tmp_path: Path) -> None:
    """With `--quiet` the exit code alone tells that the gate would refuse."""
    file = tmp_path / "bad.ttl"
    file.write_text("<http://e/m> a <http://www.w3.org/ns/org#Membership> .")

    ended = run("validate", file, "--quiet")

    assert (ended.returncode, ended.stdout, ended.stderr) == (5, "", "")


@contextlib.contextmanager
def _serving(data: Path, root: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Give a server, and end it also where the test fails: it would be waited for."""
    command = [sys.executable, "-m", "vazby", "serve", "--port", "0", "--json", *options]
    with (
        subprocess.Popen(
            [*command, "--data", str(data)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=root,
        ) as process,
        contextlib.ExitStack() as end,
    ):
        end.callback(process.kill)
        yield process


@pytest.mark.parametrize("pause", [0, 0.02, 0.2, 1])
def test_serve_tells_its_address_before_anything_else(copy: Path, root: Path, pause: float) -> None:
    """With `--port 0 --json`, a program reads the port from the first line; Ctrl-C ends it."""
    with _serving(copy, root, "--quiet") as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        time.sleep(pause)
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()

    assert process.returncode == 0
    assert set(told) == _promised("serve", root)
    assert re.fullmatch(r"http://127\.0\.0\.1:[1-9]\d*", told["address"])
    assert not rest


def test_serve_answers_while_it_makes_an_index_of_an_older_form_anew(
    copy: Path, root: Path
) -> None:
    """At once, and soon from a release of the same content; an interrupt ends both processes."""
    old = DataDirectory(copy).current()
    with contextlib.closing(sqlite3.connect(old.labels_path)) as index, index:
        index.execute("PRAGMA user_version = 1")
    with _serving(copy, root) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        health: dict[str, object] = {}
        for _ in range(600):
            health = httpx.get(f"{told['address']}/health", timeout=PATIENCE).json()
            if health["release"] != old.id:
                break
            assert not health["indexed"]
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()

    new = DataDirectory(copy).current()
    assert told["release"] == old.id != new.id
    assert (health["release"], health["indexed"]) == (new.id, True)
    assert new.manifest.content == old.manifest.content
    assert "of an older form" in said


def test_indexes_are_made_when_the_lock_is_free_and_when_an_older_release_comes_back(
    copy: Path, root: Path
) -> None:
    """Nobody starts the server again, neither after a load nor after `vazby rollback`."""
    data = DataDirectory(copy)
    old = data.current()
    old.answers_path.unlink()
    with _serving(copy, root) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        with data.writing():
            address = json.loads(process.stdout.readline())["address"]
            said = (line for line in process.stderr if line.startswith(("warning:", "error:")))
            assert "older form" in next(said)
            assert "being" in next(said)
        first = _indexed(address)
        data.rollback(old.id)
        again = _indexed(address, besides=first)
        process.send_signal(signal.SIGINT)
        process.communicate()

    assert process.returncode == 0
    assert len({old.id, first, again}) == 3
    assert data.current().manifest.content == old.manifest.content


def _indexed(address: str, besides: str = "") -> str:
    """Wait for a release with indexes, another than *besides*, and give its id."""
    for _ in range(300):
        health = httpx.get(f"{address}/health", timeout=PATIENCE).json()
        if health["indexed"] and health["release"] != besides:
            return str(health["release"])
        time.sleep(0.1)
    pytest.fail("nobody made the indexes anew")


def test_an_interrupt_ends_what_is_made_beside_the_server(copy: Path, root: Path) -> None:
    """Quietly; the release stays in use, or its successor is."""
    release = DataDirectory(copy).current()
    release.answers_path.unlink()
    with _serving(copy, root) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()

    assert process.returncode == 0
    assert "Traceback" not in said
    assert DataDirectory(copy).current().manifest.content == release.manifest.content
