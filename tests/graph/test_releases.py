"""The data directory: releases, rollback, the lock and what is not ours."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph.errors import DataDirectoryError, NotFoundError, StorageError
from graph.iris import graph_name
from graph.publish import publish
from graph.releases import DataDirectory, Release

THING = NamedNode("https://example.org/thing")
GRAPH = graph_name("document/one")

HOLD = """
import sys
from pathlib import Path
from graph.releases import DataDirectory
with DataDirectory(Path(sys.argv[1])).writing():
    print("held", flush=True)
    sys.stdin.read()
"""


def make(data: DataDirectory, name: str) -> Release:
    """Publish a release with one quad that says *name*."""
    value = NamedNode(f"https://example.org/{name}")
    return publish(data, {GRAPH: [Quad(THING, THING, value, GRAPH)]})


def test_releases_are_listed_in_order_and_the_last_is_current(data: DataDirectory) -> None:
    """Each release knows its parent and lies in a folder of its own."""
    one, two = make(data, "one"), make(data, "two")

    assert [release.id for release in data.releases()] == [one.id, two.id]
    assert data.current() == two
    assert one.manifest.parent is None
    assert two.manifest.parent == one.id
    assert one.id == f"0001-{one.manifest.content[:8]}"


def test_rolling_back_puts_an_older_release_into_use(data: DataDirectory) -> None:
    """The newer release stays; the next one is numbered after it and has the older as parent."""
    one, two = make(data, "one"), make(data, "two")
    data.rollback("0001")
    three = make(data, "three")

    assert three.manifest.parent == one.id
    assert [release.id[:4] for release in data.releases()] == ["0001", "0002", "0003"]
    assert data.rollback(two.id) == two == data.current()


@pytest.mark.parametrize("release_id", ["", "000", "0009", "../current", "candidate"])
def test_an_unknown_or_ambiguous_release_is_not_found(data: DataDirectory, release_id: str) -> None:
    """Ids come from users: only listed ones are opened, and only where one alone fits."""
    make(data, "one")
    make(data, "two")

    with pytest.raises(NotFoundError, match="There is no release"):
        data.release(release_id)
    with pytest.raises(NotFoundError):
        data.rollback(release_id)


def test_before_the_first_release_there_is_none(data: DataDirectory) -> None:
    """The message says what makes one; asking changes nothing on the disk."""
    with pytest.raises(NotFoundError) as caught:
        data.current()

    assert "vazby build" in caught.value.hint
    assert data.releases() == []
    assert not data.path.exists()


def test_only_one_process_writes(data: DataDirectory) -> None:
    """The second is told which process writes; the lock goes with its holder."""
    command = [sys.executable, "-c", HOLD, str(data.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(DataDirectoryError, match=f"process {holder.pid} since"):
            make(data, "one")
        holder.kill()

    assert make(data, "one") == data.current()


def test_a_directory_of_another_version_is_left_alone(data: DataDirectory) -> None:
    """Opening it says which version it is of and what to do."""
    make(data, "one")
    (data.path / "format").write_text("99\n", encoding="utf-8")

    with pytest.raises(DataDirectoryError, match="has format '99'") as caught:
        DataDirectory(data.path)
    assert "--data" in caught.value.hint


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written into a folder that is not ours."""
    (tmp_path / "thesis.docx").touch()

    with pytest.raises(DataDirectoryError, match="holds other files"):
        make(DataDirectory(tmp_path), "one")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_place_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    """A name that no file system takes stands for every place that cannot be read."""
    with pytest.raises(StorageError, match="Cannot use"):
        DataDirectory(tmp_path / ("x" * 300))


def test_a_file_is_no_data_directory(tmp_path: Path) -> None:
    """The message says that it is a file."""
    (tmp_path / "file").touch()

    with pytest.raises(DataDirectoryError, match="is a file"):
        DataDirectory(tmp_path / "file")


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"graphs": {}}', '{"graphs": 1}'])
def test_a_damaged_manifest_is_reported(data: DataDirectory, manifest: str) -> None:
    """Whatever is in the file, the message names the release and the other releases still open."""
    one, two = make(data, "one"), make(data, "two")
    (two.path / "manifest.json").write_text(manifest, encoding="utf-8")

    with pytest.raises(DataDirectoryError, match="is damaged"):
        data.current()
    assert data.rollback(one.id) == data.current()


def test_the_list_of_releases_passes_over_a_damaged_one_and_says_so(
    data: DataDirectory, caplog: pytest.LogCaptureFixture
) -> None:
    """One sentence, which without any set-up goes to standard error."""
    one, two, three = (make(data, name) for name in ("one", "two", "three"))
    (two.path / "manifest.json").unlink()

    assert data.releases() == [one, three]
    data.rollback(one.id)
    assert [*data.later()] == [three]
    assert {record.getMessage() for record in caplog.records} == {
        f"The release in {two.path} is damaged: manifest.json cannot be read."
    }


def test_the_manifest_tells_what_is_in_the_release(data: DataDirectory) -> None:
    """Counts and checksums for each graph and file, readable without Vazby."""
    release = make(data, "one")
    manifest = json.loads((release.path / "manifest.json").read_text(encoding="utf-8"))

    assert manifest["graphs"][GRAPH.value]["triples"] == 1 == release.manifest.triples
    assert sorted(manifest["files"]) == [
        "answers.sqlite",
        "labels.sqlite",
        "relations.sqlite",
        "report.ttl",
        "report.txt",
        "tombstones.sqlite",
    ]
    assert release.labels_path.exists()
    assert release.report_path.exists()
    assert release.store_path.is_dir()


def test_what_a_killed_run_left_is_cleared(data: DataDirectory) -> None:
    """A candidate, and a release that was renamed into place but never put into use."""
    one = make(data, "one")
    (data.path / "candidate" / "store").mkdir(parents=True)
    orphan = data.path / "releases" / "0002-00000000"
    orphan.mkdir()
    (orphan / "unpublished").touch()

    assert data.releases() == [one]
    with data.writing():
        assert not orphan.exists()
        assert not (data.path / "candidate").exists()


def test_a_release_that_was_put_into_use_is_kept(data: DataDirectory) -> None:
    """Killed after the flip, before the mark was taken off: the release is whole."""
    one = make(data, "one")
    (one.path / "unpublished").touch()

    assert data.releases() == [one]
    with data.writing():
        assert not (one.path / "unpublished").exists()
    assert data.current() == one


def test_a_file_of_the_system_beside_the_releases_is_passed_over(data: DataDirectory) -> None:
    """File managers leave files of their own; they are no releases and stop no write."""
    one = make(data, "one")
    (data.path / "releases" / ".DS_Store").touch()

    two = make(data, "two")

    assert data.releases() == [one, two]
