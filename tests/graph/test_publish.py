"""Publishing: what gets in, what is refused, and what a death in the middle leaves."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph import durable
from graph.errors import StorageError
from graph.iris import graph_name, term
from graph.manifest import write_manifest
from graph.publish import STEPS, GateError, publish
from graph.releases import DataDirectory
from graph.rules import INFERRED, RULES
from graph.store import EmbeddedStore

Graphs = dict[NamedNode, list[Quad]]

ONE, TWO, THREE = (graph_name(f"document/{key}") for key in ("one", "two", "three"))
THING, SAYS = NamedNode("https://example.org/thing"), NamedNode("https://example.org/says")

CHILD = """
import os, resource, signal, sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Quad
from graph import durable
from graph.errors import VazbyError
from graph.iris import graph_name
from graph.publish import publish
from graph.releases import DataDirectory

folder, point, largest = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
thing, graph = NamedNode("https://example.org/thing"), graph_name("document/two")

def die(step):
    if step == point:
        os.kill(os.getpid(), signal.SIGKILL)

def dying(name, function):
    def run(*values):
        die(f"before {name}")
        function(*values)
        die(f"after {name}")
    return run

durable.move = dying("move", durable.move)
durable.point = dying("point", durable.point)
if largest:
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

def quads():
    for number in range(2000):
        die(f"quad {number}")
        yield Quad(thing, thing, Literal(f"{number}" * 20), graph)

try:
    publish(DataDirectory(folder), {graph: quads()}, on_step=die)
except VazbyError as error:
    print(type(error).__name__, error.message, error.hint)
"""


def says(text: str, graph: NamedNode = ONE) -> list[Quad]:
    """One quad that says *text*."""
    return [Quad(THING, SAYS, Literal(text), graph)]


def run_child(folder: Path, point: str = "", largest: int = 0) -> subprocess.CompletedProcess[str]:
    """Publish 2,000 quads into `document/two` in a process that dies at *point*."""
    command = [sys.executable, "-c", CHILD, str(folder), point, str(largest)]
    return subprocess.run(command, check=False, text=True, capture_output=True)


def test_named_graphs_are_replaced_and_the_others_stay(data: DataDirectory) -> None:
    """A load changes its own graphs; the release before it stays as it was."""
    first = publish(data, {ONE: says("a"), TWO: says("b", TWO)})
    second = publish(data, {TWO: says("c", TWO)})

    assert list(second.open().quads()) == [*says("a"), *says("c", TWO)]
    assert set(first.open().quads()) == {*says("a"), *says("b", TWO)}
    assert first.manifest.graphs[ONE.value] == second.manifest.graphs[ONE.value]


def test_a_release_tells_since_when_each_graph_is_as_it_is(data: DataDirectory) -> None:
    """Whether it was left as it was, or written the same again."""
    first = publish(data, {ONE: says("a"), TWO: says("b", TWO)}).manifest
    second = publish(data, {TWO: says("c", TWO)}).manifest
    whole = {ONE: says("a"), TWO: says("d", TWO)}
    third = publish(data, whole, replace_all=True).manifest

    assert second.since(ONE.value) == third.since(ONE.value) == (first.id, first.published)
    assert second.since(TWO.value) == (second.id, second.published)
    assert third.since(TWO.value) == (third.id, third.published)
    assert third.dates == {first.id: first.published, third.id: third.published}


def test_what_earlier_versions_did_not_tell_is_read_off_their_sums(data: DataDirectory) -> None:
    """And where the releases end before a graph was another, nobody knows since when it is so."""
    made = [publish(data, {ONE: says(one), TWO: says(two, TWO)}) for one, two in ("ac", "bc", "bd")]
    for release in made:
        untold = {name: replace(it, since="") for name, it in release.manifest.graphs.items()}
        write_manifest(release.path, replace(release.manifest, graphs=untold, dates={}))
    second, third = (release.manifest for release in made[1:])
    fourth = publish(data, {THREE: says("e", THREE)}).manifest
    shutil.rmtree(made[0].path)
    data.rollback(made[2].id)
    fifth = publish(data, {THREE: says("f", THREE)}).manifest
    sixth = publish(data, {THREE: says("g", THREE)}).manifest

    assert fourth.since(ONE.value) == (second.id, second.published)
    assert fourth.since(TWO.value) == (third.id, third.published)
    assert fourth.since(THREE.value) == (fourth.id, fourth.published)
    assert data.release(third.id).manifest.since(ONE.value) is None
    assert fifth.since(ONE.value) is sixth.since(ONE.value) is None
    assert sixth.since(TWO.value) == (third.id, third.published)


def test_replacing_all_forgets_the_other_graphs(data: DataDirectory) -> None:
    """A build from the records begins with nothing."""
    publish(data, {ONE: says("a"), TWO: says("b", TWO)})
    release = publish(data, {TWO: says("b", TWO)}, replace_all=True)

    assert list(release.manifest.graphs) == [TWO.value]


def test_an_emptied_graph_is_gone(data: DataDirectory) -> None:
    """Loading nothing into a graph takes it away."""
    publish(data, {ONE: says("a"), TWO: says("b", TWO)})

    assert list(publish(data, {ONE: []}).manifest.graphs) == [TWO.value]


@pytest.mark.parametrize("replace_all", [False, True])
def test_the_same_again_makes_no_new_release(data: DataDirectory, replace_all: bool) -> None:
    """Loading what is there already gives the current release."""
    first = publish(data, {ONE: says("a")})
    again = publish(data, {ONE: says("a")}, replace_all=replace_all)

    assert again == first
    assert len(data.releases()) == 1


def test_a_second_run_elsewhere_gives_the_same_content(
    tmp_path: Path, tiny: Graphs, strict_shapes: Path
) -> None:
    """Two directories built from the same graphs have the same id and checksums."""
    one = publish(DataDirectory(tmp_path / "one"), tiny, shapes=strict_shapes)
    other = dict(reversed(tiny.items()))
    two = publish(DataDirectory(tmp_path / "two"), other, shapes=strict_shapes)

    assert one.id == two.id
    assert one.manifest.graphs == two.manifest.graphs
    assert INFERRED.value in one.manifest.graphs


def test_links_do_not_depend_on_what_followed_before(
    data: DataDirectory, tiny: Graphs, strict_shapes: Path
) -> None:
    """They see what was stated; of what was inferred, only what its first rule decides on."""
    seen: list[set[NamedNode]] = []

    def link(store: EmbeddedStore) -> list[NamedNode]:
        seen.append({quad.predicate for quad in store.quads(INFERRED)})
        return []

    first = publish(data, tiny, shapes=strict_shapes, link=link)
    publish(data, {}, shapes=strict_shapes, link=link)

    assert INFERRED.value in first.manifest.graphs
    assert seen[0] == set()
    assert seen[1] <= {term(curie) for rule in RULES for curie in rule.first}


def test_steps_are_told_in_order(data: DataDirectory) -> None:
    """A progress bar hears of every step before it begins."""
    steps: list[str] = []
    publish(data, {ONE: says("a")}, on_step=steps.append)

    assert tuple(steps) == STEPS


def test_a_violation_refuses_the_whole_load(data: DataDirectory, strict_shapes: Path) -> None:
    """The current release stays, the report is kept, and the next good load goes through."""
    first = publish(data, {ONE: says("allowed")}, shapes=strict_shapes)
    with pytest.raises(GateError) as caught:
        publish(data, {ONE: says("allowed"), TWO: says("forbidden", TWO)}, shapes=strict_shapes)

    assert data.current() == first
    assert "Oprav to" in caught.value.path.read_text(encoding="utf-8")
    assert str(caught.value.path) in caught.value.hint
    assert len(caught.value.report.violations) == 1
    again = publish(data, {TWO: says("allowed", TWO)}, shapes=strict_shapes)
    assert again == data.current() != first


def test_warnings_are_published_with_the_release(data: DataDirectory, strict_shapes: Path) -> None:
    """A warning stops nothing and stands in the release's report."""
    release = publish(data, {ONE: says("allowed, but long")}, shapes=strict_shapes)

    assert release.manifest.warnings == 1
    assert "Zkrať to" in release.report_path.read_text(encoding="utf-8")
    assert "ValidationReport" in release.report_path.with_suffix(".ttl").read_text()


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_text("")])
def test_findings_are_not_taken_over_from_a_report_that_was_touched(
    data: DataDirectory, strict_shapes: Path, damage: Callable[[Path], object]
) -> None:
    """Everything is validated then, and the report is whole again."""
    first = publish(data, {ONE: says("allowed, but long")}, shapes=strict_shapes)
    damage(first.findings_path)
    second = publish(data, {TWO: says("allowed", TWO)}, shapes=strict_shapes)

    assert second.manifest.warnings == 1


def test_changed_shapes_are_asked_even_about_the_same_graph(
    data: DataDirectory, strict_shapes: Path
) -> None:
    """The same content under another gate is another release."""
    first = publish(data, {ONE: says("allowed, but long")})
    second = publish(data, {ONE: says("allowed, but long")}, shapes=strict_shapes)

    assert first.manifest.content == second.manifest.content
    assert (first.manifest.warnings, second.manifest.warnings) == (0, 1)


@pytest.mark.parametrize(
    "point", [*STEPS, "quad 1000", "before move", "after move", "before point", "after point"]
)
def test_a_kill_at_any_point_leaves_a_valid_release(data: DataDirectory, point: str) -> None:
    """After SIGKILL the old release is in use, or the new one whole; the next load works."""
    first = publish(data, {ONE: says("a")})
    child = run_child(data.path, point)
    current = DataDirectory(data.path).current()
    killed_late = point == "after point"

    assert child.returncode == -signal.SIGKILL
    assert (current == first) is not killed_late
    assert len(list(current.open().quads())) == (2001 if killed_late else 1)
    assert len(data.releases()) == (2 if killed_late else 1)

    run_child(data.path)
    assert data.current().id[:4] == "0002"
    assert data.current().manifest.triples == 2001
    assert sorted(path.name for path in data.path.iterdir()) == [
        "current",
        "format",
        "lock",
        "releases",
    ]


@pytest.mark.parametrize("point", ["candidate", "rules", "release", "before point"])
def test_a_kill_during_the_first_load_leaves_an_empty_directory(
    data: DataDirectory, point: str
) -> None:
    """There is no release then, and the next load makes the first."""
    run_child(data.path, point)
    assert data.releases() == []
    assert data.current_id() is None

    run_child(data.path)
    assert [release.id[:4] for release in data.releases()] == ["0001"]


@pytest.mark.usefixtures("unmeasured")
def test_a_disk_that_takes_no_more_is_one_sentence(data: DataDirectory) -> None:
    """A limit on the size of files stops the write, as a full disk would: nothing is changed."""
    first = publish(data, {ONE: says("a")})
    child = run_child(data.path, largest=50_000)

    assert child.stdout.startswith("StorageError Cannot use ")
    assert child.stderr == ""
    assert data.current() == first
    assert not (data.path / "candidate").exists()


def test_a_failure_before_the_flip_changes_nothing(
    data: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills up while the candidate is moved into place."""

    def full(link: Path, target: str) -> None:
        raise OSError(28, "No space left on device")

    first = publish(data, {ONE: says("a")})
    monkeypatch.setattr(durable, "point", full)
    with pytest.raises(StorageError, match="the disk is full"):
        publish(data, {ONE: says("b")})

    assert data.current() == first
    assert data.releases() == [first]
