"""The command line, run as a user runs it: bad input ends in one sentence and a documented code."""

import fcntl
import json
import os
import resource
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import vazby
from graph.releases import DataDirectory
from graph.remote import RemoteStore

PAGE = """Lokální partnerství Bílina

Lokální partnerství Bílina bylo ustaveno 31. června 2010.

Členové Lokálního partnerství Bílina:

 • město Bílina
 • Policie ČR
 • K srdci klíč, o. p. s. Magistrát města Mostu
"""


@dataclass(frozen=True)
class Ended:
    """How a run ended: exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Give what runs `vazby` with arguments in this process and tells how it ended."""

    def run(*arguments: str | Path) -> Ended:
        monkeypatch.setattr(sys, "argv", ["vazby", *map(str, arguments)])
        code = 0
        try:
            vazby.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return Ended(code, captured.out.decode(), captured.err.decode())

    return run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Give a partnership page with a date that does not exist and two glued members."""
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.fixture
def copy(data: DataDirectory, tmp_path: Path) -> Path:
    """Give a data directory of one's own with the shipped release."""
    return Path(shutil.copytree(data.path, tmp_path / "data", symlinks=True))


def _is_one_sentence_and_a_hint(text: str) -> bool:
    lines = text.splitlines()
    return "Traceback" not in text and [line.startswith("error: ") for line in lines] == [
        True,
        False,
    ]


def _bad_files(folder: Path) -> dict[str, Path]:
    contents = {
        "empty": b"",
        "blank": b" \n\n ",
        "binary": bytes(range(256)) * 40,
        "pdf": b"%PDF-1.7 rest",
        "zip": b"PK\x03\x04rest",
        "unrelated": "Recept na bramborový salát.\n\nBrambory uvaříme.\n".encode(),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents}


@pytest.mark.parametrize("name", ["empty", "blank", "binary", "pdf", "zip", "unrelated"])
@pytest.mark.parametrize("command", ["extract", "load"])
def test_what_is_no_page_is_refused_in_one_sentence(
    run: Run, tmp_path: Path, command: str, name: str
) -> None:
    """Exit code 4, and no release comes to be."""
    options = ["--data", tmp_path / "data"] if command == "load" else []

    ended = run(command, _bad_files(tmp_path)[name], *options)

    assert ended.code == 4
    assert _is_one_sentence_and_a_hint(ended.err)
    assert not (tmp_path / "data").exists()


def test_a_missing_file_is_told(run: Run, tmp_path: Path) -> None:
    """Exit code 3."""
    ended = run("extract", tmp_path / "nothing.txt")

    assert ended.code == 3
    assert _is_one_sentence_and_a_hint(ended.err)


def test_a_folder_without_pages_is_told(run: Run, tmp_path: Path) -> None:
    """Exit code 4."""
    ended = run("load", tmp_path, "--data", tmp_path / "data")

    assert ended.code == 4
    assert _is_one_sentence_and_a_hint(ended.err)


def test_an_address_that_does_not_answer_is_told(run: Run) -> None:
    """Exit code 8, for a port that nobody listens on."""
    ended = run("extract", "http://127.0.0.1:9/page")

    assert ended.code == 8
    assert _is_one_sentence_and_a_hint(ended.err)


def test_extract_prints_one_object_a_document(run: Run, page: Path) -> None:
    """`--json` gives document, records and problems, each with its place."""
    ended = run("extract", "--json", page, page)

    first, second = map(json.loads, ended.out.splitlines())
    assert first == second
    assert set(first) == {"document", "records", "problems"}
    assert first["document"]["municipalities"] == [{"label": "Bílina", "code": "567451"}]
    for record in first["records"]:
        place = record["evidence"]
        assert PAGE[place["start"] : place["end"]] == place["exact"]


def test_what_is_uncertain_is_loaded_as_far_as_certain_and_told(run: Run, page: Path) -> None:
    """No founding date is made up from 31 June, and the glued bullet is reported with its place."""
    data = json.loads(run("extract", "--json", page).out)

    partnership = next(item for item in data["records"] if item["type"] == "partnership")
    assert partnership["founded"] is None
    told = [PAGE[problem["start"] : problem["end"]] for problem in data["problems"]]
    assert any("31. června 2010" in words for words in told)
    assert any("K srdci klíč" in words for words in told)


def test_a_bad_page_does_not_stop_the_good_one(run: Run, page: Path, tmp_path: Path) -> None:
    """The good page is published, the bad one is told, and the code says so."""
    bad = _bad_files(tmp_path)["pdf"]

    ended = run("load", bad, page, "--data", tmp_path / "data")

    assert ended.code == 4
    assert DataDirectory(tmp_path / "data").current_id()


def test_loading_the_same_page_again_changes_nothing(run: Run, page: Path, tmp_path: Path) -> None:
    """The same input gives the same release."""
    options = ("--data", tmp_path / "data", "--json")

    first = json.loads(run("load", page, *options).out)
    second = json.loads(run("load", page, *options).out)

    assert first == second
    assert first["records"]["membership"] == 4


def test_building_twice_gives_identical_quads(run: Run, tmp_path: Path) -> None:
    """Two builds into two folders export byte-identical canonical N-Quads."""
    exports = []
    for name in ("one", "two"):
        run("build", "--quiet", "--data", tmp_path / name)
        exports.append(run("export", "--data", tmp_path / name).out)

    assert exports[0] == exports[1]
    assert exports[0].count("\n") > 1000


def test_a_locked_directory_is_told(run: Run, copy: Path) -> None:
    """Exit code 6, while another process writes."""
    with (copy / "lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = run("build", "--data", copy)

    assert ended.code == 6
    assert _is_one_sentence_and_a_hint(ended.err)


def test_a_directory_of_another_version_is_told(run: Run, copy: Path) -> None:
    """Exit code 6, for every command that would open it."""
    (copy / "format").write_bytes(b"\xff99\n")

    for command in ("build", "releases", "export", "serve"):
        ended = run(command, "--data", copy)
        assert ended.code == 6
        assert _is_one_sentence_and_a_hint(ended.err)


@pytest.mark.usefixtures("unmeasured")
def test_a_full_disk_is_told_and_nothing_is_lost(copy: Path, page: Path) -> None:
    """Exit code 7 when no file may grow any more; the release in use stays."""
    before = DataDirectory(copy).current_id()

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    ended = subprocess.run(
        [sys.executable, "-m", "vazby", "load", page, "--data", copy],
        preexec_fn=no_room,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(vazby.__file__).parent,
    )

    assert ended.returncode == 7
    assert _is_one_sentence_and_a_hint(ended.stderr)
    assert DataDirectory(copy).current_id() == before


def test_releases_are_listed_compared_and_rolled_back(run: Run, copy: Path, page: Path) -> None:
    """A second release lists its parent's successor, differs from it, and can be left again."""
    first = DataDirectory(copy).current().id
    run("load", page, "--data", copy)
    second = DataDirectory(copy).current().id

    listed = json.loads(run("releases", "--json", "--data", copy).out)
    changes = json.loads(run("diff", first, second, "--json", "--data", copy).out)
    run("rollback", first, "--data", copy)

    assert [item["id"] for item in listed] == [first, second]
    assert [item["current"] for item in listed] == [False, True]
    assert changes["entities"]
    assert DataDirectory(copy).current_id() == first


def test_before_the_first_release_every_reader_says_what_to_do(run: Run, tmp_path: Path) -> None:
    """Exit code 3 and the command that builds."""
    for command in (("export",), ("validate",), ("query", "ASK {}"), ("rollback", "1")):
        ended = run(*command, "--data", tmp_path / "none")
        assert ended.code == 3
        assert _is_one_sentence_and_a_hint(ended.err)


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

    assert ended.code == 0
    assert ended.out.startswith(beginning)
    assert "Most k naději" in ended.out


@pytest.mark.parametrize("text", ["SELECT nonsense {", "SELECT * { ?s ?p ?o } LIMIT x"])
def test_a_query_that_is_no_sparql_is_told(run: Run, data: DataDirectory, text: str) -> None:
    """Exit code 2, with the place where reading stopped."""
    ended = run("query", text, "--data", data.path)

    assert ended.code == 2
    assert _is_one_sentence_and_a_hint(ended.err)


@pytest.mark.parametrize("name", ["-", "query.rq"])
def test_a_query_that_is_no_text_is_told(
    run: Run, data: DataDirectory, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file or an input of other bytes than UTF-8."""
    monkeypatch.chdir(tmp_path)
    Path("query.rq").write_bytes(b"ASK { \xff }")
    with Path("query.rq").open(encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdin", file)
        ended = run("query", name, "--data", data.path)

    assert ended.code == 4
    assert "not written in UTF-8" in ended.err


def test_a_name_that_no_graph_can_have_is_told(run: Run, data: DataDirectory) -> None:
    """A space cannot stand in an IRI."""
    ended = run("export", "--graph", "document/a b", "--data", data.path)

    assert ended.code == 2
    assert "is no IRI" in ended.err


def test_a_port_that_is_taken_is_told(run: Run, data: DataDirectory) -> None:
    """Before anything is built or served."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("serve", "--port", port, "--data", data.path)

    assert ended.code == 2
    assert _is_one_sentence_and_a_hint(ended.err)
    assert f"Cannot listen on 127.0.0.1:{port}" in ended.err


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


def test_a_damaged_store_is_told(run: Run, copy: Path) -> None:
    """Exit code 6 from whoever opens it, not the words for a bad query."""
    (DataDirectory(copy).current().store_path / "CURRENT").write_bytes(b"")

    for command in (("export",), ("query", "ASK {}")):
        ended = run(*command, "--data", copy)
        assert ended.code == 6
        assert _is_one_sentence_and_a_hint(ended.err)


def test_a_query_that_takes_too_long_is_stopped(run: Run, data: DataDirectory) -> None:
    """Exit code 9."""
    text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

    ended = run("query", text, "--deadline", "0.5", "--data", data.path)

    assert ended.code == 9
    assert _is_one_sentence_and_a_hint(ended.err)


def test_the_shipped_release_is_valid_in_both_engines(run: Run, data: DataDirectory) -> None:
    """`vazby validate` finds no violation, and both engines give the same findings."""
    rust = json.loads(run("validate", "--json", "--data", data.path).out)
    reference = json.loads(
        run("validate", "--json", "--engine", "pyshacl", "--data", data.path).out
    )

    assert rust["conforms"]
    assert rust == reference


def test_a_file_that_breaks_a_shape_is_told(run: Run, tmp_path: Path) -> None:
    """Exit code 5 and a report in Czech and English."""
    file = tmp_path / "bad.ttl"
    file.write_text("<http://e/m> a <http://www.w3.org/ns/org#Membership> .")

    ended = run("validate", file)

    assert ended.code == 5
    assert "Violations:" in ended.out


def test_a_file_that_is_no_rdf_is_told(run: Run, tmp_path: Path) -> None:
    """Exit code 4."""
    file = tmp_path / "bad.ttl"
    file.write_text("this is no Turtle")

    ended = run("validate", file)

    assert ended.code == 4
    assert _is_one_sentence_and_a_hint(ended.err)


def test_another_store_follows_the_release(
    run: Run, copy: Path, page: Path, store_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With VAZBY_STORE_URL, a load and a rollback bring a real Oxigraph server to the release."""
    monkeypatch.setenv("VAZBY_STORE_URL", store_server)
    first = DataDirectory(copy).current()

    run("load", page, "--data", copy)
    remote = RemoteStore.at(store_server)
    assert set(remote.quads()) == set(DataDirectory(copy).current().open().quads())

    run("rollback", first.id, "--data", copy)
    assert set(remote.quads()) == set(first.open().quads())


def test_a_store_that_does_not_answer_is_told(
    run: Run, copy: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 8; the release is in use here all the same."""
    before = DataDirectory(copy).current_id()
    monkeypatch.setenv("VAZBY_STORE_URL", "http://127.0.0.1:9")

    ended = run("load", page, "--data", copy)

    assert ended.code == 8
    assert _is_one_sentence_and_a_hint(ended.err)
    assert DataDirectory(copy).current_id() != before


def test_what_is_printed_cannot_steer_the_terminal(run: Run, data: DataDirectory) -> None:
    """An escape sequence in the data is shown as text."""
    ended = run("query", r"SELECT ('\u001b[31mred' AS ?x) {}", "--data", data.path)

    assert "\x1b" not in ended.out
    assert r"\x1b[31mred" in ended.out


def test_pages_of_many_hands_pass_the_gate_together(run: Run, root: Path, tmp_path: Path) -> None:
    """Pages that name the same bodies and plans differently make one valid release."""
    ended = run("load", root / "tests" / "eval" / "pages", "--data", tmp_path / "data", "--json")

    assert ended.code == 0
    assert json.loads(ended.out)["records"]["partnership"] > 40
