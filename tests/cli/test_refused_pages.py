"""A page that the gate refuses waits in quarantine, and the rest of the load is published."""

import json
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import vazby_load
from graph.publish import publish
from graph.releases import DataDirectory

Run = Callable[..., subprocess.CompletedProcess[str]]

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://w3id.org/vazby/ontology#> .

v:ShortNameShape a sh:NodeShape ;
  sh:targetClass v:LocalPartnership ;
  sh:property [
    sh:path skos:altLabel ;
    sh:maxLength 30 ;
    sh:message "Název je dlouhý."@cs, "The name is long."@en
  ] .
"""


@pytest.fixture
def pages(tmp_path: Path, page: Path) -> Path:
    """Give a folder of a page and another one, whose partnership has a long name."""
    folder = tmp_path / "pages"
    folder.mkdir()
    text = page.read_text()
    page.rename(folder / "good.txt")
    (folder / "long.txt").write_text(text.replace("Bílina", "Moravská Třebová"))
    return folder


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the gate hold names to be short, and give the folder of its shapes."""
    folder = tmp_path / "shapes"
    folder.mkdir()
    (folder / "short.ttl").write_text(SHAPES)
    monkeypatch.setattr(vazby_load, "publish", partial(publish, shapes=folder))
    return folder


@pytest.mark.usefixtures("gate")
def test_the_page_is_named_with_what_the_gate_says_and_the_others_are_published(
    run: Run, pages: Path, tmp_path: Path
) -> None:
    """Ten thousand pages are not lost for one."""
    data = tmp_path / "data"

    ended = run("load", pages, "--data", data, "--json")

    summary = json.loads(ended.stdout)
    assert ended.returncode == 5
    assert (summary["read"], summary["failed"]) == (1, 1)
    assert summary["release"] == DataDirectory(data).current_id()
    assert "long.txt states of res:partnership/lp-moravska-trebova: The name is long." in (
        ended.stderr
    )
    (left,) = map(json.loads, (data / "quarantine" / "pages.jsonl").read_text().splitlines())
    assert left["source"].endswith("long.txt")


def test_a_page_that_the_gate_takes_later_leaves_the_quarantine(
    run: Run, pages: Path, gate: Path, tmp_path: Path
) -> None:
    """It is tried again from where it came."""
    data = tmp_path / "data"
    run("load", pages, "--data", data)
    (gate / "short.ttl").write_text(SHAPES.replace("30", "300"))

    again = run("load", "--quarantined", "--data", data, "--json")

    assert again.returncode == 0
    assert json.loads(again.stdout)["read"] == 1
    assert not json.loads(again.stdout)["quarantine"]


@pytest.mark.usefixtures("gate")
def test_where_all_pages_are_refused_the_release_stays(
    run: Run, pages: Path, tmp_path: Path
) -> None:
    """And nothing is lost: they wait."""
    data = tmp_path / "data"
    (pages / "good.txt").unlink()

    ended = run("load", pages, "--data", data, "--json")

    assert ended.returncode == 5
    assert json.loads(ended.stdout)["release"] is None
    assert not DataDirectory(data).current_id()


def test_a_page_that_is_refused_twice_stays_with_its_bytes(
    run: Run, pages: Path, gate: Path, tmp_path: Path
) -> None:
    """They are there where the page is no more; a page that states as much by another is kept."""
    data = tmp_path / "data"
    (pages / "twin.txt").write_text((pages / "long.txt").read_text() + "\n • Úřad práce\n")
    run("load", pages, "--data", data)
    again = run("load", "--quarantined", "--data", data, "--json")

    kept = [*map(json.loads, (data / "quarantine" / "pages.jsonl").read_text().splitlines())]
    assert gate.exists()
    assert again.returncode == 5
    assert sorted(Path(one["source"]).name for one in kept) == ["long.txt", "twin.txt"]
    assert all((data / "quarantine" / one["sha256"]).exists() for one in kept)


@pytest.mark.usefixtures("gate")
def test_the_page_that_a_refused_double_replaced_is_published(
    run: Run, tmp_path: Path, page: Path
) -> None:
    """And no page is counted that is not there."""
    data, text = tmp_path / "data", page.read_text()
    link = '<html><head><link rel="canonical" href="https://example.org/a"></head><body>'
    for name, town in (("a.html", "Bílina"), ("b.html", "Moravská Třebová")):
        lines = "".join(f"<p>{line}</p>" for line in text.replace("Bílina", town).splitlines())
        (tmp_path / name).write_text(f"{link}{lines}</body></html>")

    ended = run("load", tmp_path / "a.html", tmp_path / "b.html", "--data", data, "--json")

    told = json.loads(ended.stdout)
    assert (told["read"], told["failed"], told["doubles"]) == (1, 1, [])
    assert told["release"]
