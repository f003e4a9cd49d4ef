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
