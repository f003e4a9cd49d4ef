"""Releases on the command line: made, compared, validated, followed; and what stands in the way."""

import fcntl
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import vazby
from graph.releases import DataDirectory
from graph.remote import RemoteStore

Run = Callable[..., subprocess.CompletedProcess[str]]
Told = Callable[[str], bool]


def test_building_twice_gives_identical_quads(run: Run, tmp_path: Path) -> None:
    """Two builds into two folders export byte-identical canonical N-Quads."""
    exports = []
    for name in ("one", "two"):
        run("build", "--quiet", "--data", tmp_path / name)
        exports.append(run("export", "--data", tmp_path / name).stdout)

    assert exports[0] == exports[1]
    assert exports[0].count("\n") > 1000


def test_a_locked_directory_is_told(run: Run, copy: Path, told: Told) -> None:
    """Exit code 6, while another process writes."""
    with (copy / "lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = run("build", "--data", copy)

    assert ended.returncode == 6
    assert told(ended.stderr)


def test_a_directory_of_another_version_is_told(run: Run, copy: Path, told: Told) -> None:
    """Exit code 6, for every command that would open it."""
    (copy / "format").write_bytes(b"\xff99\n")

    for command in ("build", "releases", "export", "serve"):
        ended = run(command, "--data", copy)
        assert ended.returncode == 6
        assert told(ended.stderr)


@pytest.mark.usefixtures("unmeasured")
def test_a_full_disk_is_told_and_nothing_is_lost(copy: Path, page: Path, told: Told) -> None:
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
    assert told(ended.stderr)
    assert DataDirectory(copy).current_id() == before


def test_releases_are_listed_compared_and_rolled_back(run: Run, copy: Path, page: Path) -> None:
    """A second release lists its parent's successor, differs from it, and can be left again."""
    first = DataDirectory(copy).current().id
    run("load", page, "--data", copy)
    second = DataDirectory(copy).current().id

    listed = json.loads(run("releases", "--json", "--data", copy).stdout)
    changes = json.loads(run("diff", first, second, "--json", "--data", copy).stdout)
    run("rollback", first, "--data", copy)

    assert [item["id"] for item in listed] == [first, second]
    assert [item["current"] for item in listed] == [False, True]
    assert changes["entities"]
    assert DataDirectory(copy).current_id() == first


def test_before_the_first_release_every_reader_says_what_to_do(
    run: Run, tmp_path: Path, told: Told
) -> None:
    """Exit code 3 and the command that builds."""
    for command in (("export",), ("validate",), ("query", "ASK {}"), ("rollback", "1")):
        ended = run(*command, "--data", tmp_path / "none")
        assert ended.returncode == 3
        assert told(ended.stderr)


def test_a_damaged_store_is_told(run: Run, copy: Path, told: Told) -> None:
    """Exit code 6 from whoever opens it, not the words for a bad query."""
    (DataDirectory(copy).current().store_path / "CURRENT").write_bytes(b"")

    for command in (("export",), ("query", "ASK {}")):
        ended = run(*command, "--data", copy)
        assert ended.returncode == 6
        assert told(ended.stderr)


def test_the_shipped_release_is_valid_in_both_engines(run: Run, data: DataDirectory) -> None:
    """`vazby validate` finds no violation, and both engines give the same findings."""
    rust = json.loads(run("validate", "--json", "--data", data.path).stdout)
    reference = json.loads(
        run("validate", "--json", "--engine", "pyshacl", "--data", data.path).stdout
    )

    assert rust["conforms"]
    assert rust == reference


def test_a_file_that_breaks_a_shape_is_told(run: Run, tmp_path: Path, told: Told) -> None:
    """Exit code 5 and a report in Czech and English."""
    file = tmp_path / "bad.ttl"
    file.write_text("<http://e/m> a <http://www.w3.org/ns/org#Membership> .")

    ended = run("validate", file)

    assert ended.returncode == 5
    assert "Violations:" in ended.stdout


def test_a_file_that_is_no_rdf_is_told(run: Run, tmp_path: Path, told: Told) -> None:
    """Exit code 4."""
    file = tmp_path / "bad.ttl"
    file.write_text("this is no Turtle")

    ended = run("validate", file)

    assert ended.returncode == 4
    assert told(ended.stderr)


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
    run: Run, copy: Path, page: Path, monkeypatch: pytest.MonkeyPatch, told: Told
) -> None:
    """Exit code 8; the release is in use here all the same."""
    before = DataDirectory(copy).current_id()
    monkeypatch.setenv("VAZBY_STORE_URL", "http://127.0.0.1:9")

    ended = run("load", page, "--data", copy)

    assert ended.returncode == 8
    assert told(ended.stderr)
    assert DataDirectory(copy).current_id() != before
