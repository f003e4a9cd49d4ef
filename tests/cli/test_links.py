"""`vazby links`: a curator lists doubtful pairs and decides on them."""

import fcntl
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.releases import DataDirectory

Run = Callable[..., subprocess.CompletedProcess[str]]
PAGE = """Lokální partnerství {town}

Lokální partnerství {town} bylo ustaveno 25. června 2010.

Členové Lokálního partnerství {town}:

 • město {town}
 • {member}, o.s.
 • Policie ČR
"""


@pytest.fixture(scope="module")
def loaded(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data directory with two pages on which one name is spelt in two ways."""
    names = {"Bílina": "Sociální agentura", "Litvínov": "Sociální agenutra"}
    here = tmp_path_factory.mktemp("links")
    for town, member in names.items():
        (here / f"{town}.txt").write_text(PAGE.format(town=town, member=member), encoding="utf-8")
    pages = [str(here / f"{town}.txt") for town in names]
    command = [sys.executable, str(root / "vazby.py"), "load", *pages, "--quiet"]
    subprocess.run([*command, "--data", str(here / "data")], check=True)
    return here / "data"


@pytest.fixture
def folder(loaded: Path, tmp_path: Path) -> Path:
    """Give a copy of it, to be decided on."""
    return Path(shutil.copytree(loaded, tmp_path / "data", symlinks=True))


def only_link(run: Run, folder: Path) -> dict[str, object]:
    """Give the one open link."""
    links = json.loads(run("links", "list", "--json", "--data", folder).stdout)
    assert len(links) == 1
    found: dict[str, object] = links[0]
    return found


def decided(folder: Path) -> list[str]:
    """Give the rows of the deployer's own decisions."""
    path = folder / "curated" / "decisions.csv"
    return path.read_text(encoding="utf-8").splitlines()[1:] if path.exists() else []


def test_doubtful_pairs_are_listed_and_shown(run: Run, folder: Path) -> None:
    """With names, score and reasons, as a table and as JSON."""
    link = only_link(run, folder)
    table = run("links", "list", "--data", folder).stdout
    shown = run("links", "show", str(link["id"])[:4], "--data", folder).stdout

    assert {link["name"], link["other_name"]} == {"Sociální agentura", "Sociální agenutra"}
    assert "perhaps a typing error" in table
    assert "Sociální agenutra" in table
    assert str(link["score"]) in shown
    assert "{" not in shown


def test_an_accepted_pair_is_one_at_once_and_after_the_next_load(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    """The row is written, and the other name is gone from the graph."""
    link = only_link(run, folder)
    answer = run(
        "links", "accept", link["id"], "--keep", "socialni-agentura", "--reason", "Překlep.",
        "--data", folder, "--json",
    )  # fmt: skip
    told = json.loads(answer.stdout)

    assert (told["organisation"], told["other"], told["decision"]) == (
        "socialni-agentura",
        "socialni-agenutra",
        "same",
    )
    assert decided(folder)[0].startswith("socialni-agentura,socialni-agenutra,same,Překlep.,")
    assert told["release"] == DataDirectory(folder).current_id()
    run("load", tmp_path / "Litvínov.txt", "--data", folder, "--quiet")
    members = [q for q in DataDirectory(folder).current().open().quads() if "/#" not in str(q)]
    speaking = [q for q in members if "organisation/socialni-agenutra>" in str(q.object)]
    assert {str(q.predicate).rpartition("#")[2] for q in speaking} <= {"candidateOrganisation>"}


def test_a_refused_pair_is_not_listed_again(run: Run, folder: Path) -> None:
    """Only among all of them, with what was decided."""
    link = only_link(run, folder)
    run("links", "refuse", link["id"], "--reason", "Dva spolky.", "--data", folder)
    left = json.loads(run("links", "list", "--json", "--data", folder).stdout)
    none = run("links", "list", "--data", folder).stdout
    every = json.loads(run("links", "list", "--all", "--json", "--data", folder).stdout)

    assert left == []
    assert none == "There are no candidate links to decide on.\n"
    assert "refused" in {item["status"] for item in every if item["id"] == link["id"]}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("links", "accept", "zzz", "--reason", "x"), 3),
        (("links", "show", ""), 3),
        (("links", "refuse", "zzz"), 2),
    ],
)
def test_what_cannot_be_decided_is_told(
    run: Run, folder: Path, arguments: tuple[str, ...], code: int
) -> None:
    """And nothing is written."""
    assert run(*arguments, "--data", folder).returncode == code
    assert decided(folder) == []


@pytest.mark.parametrize("decision", ["accept", "refuse"])
@pytest.mark.parametrize("reason", ["", " \t"])
def test_a_decision_without_a_reason_is_wrong_use(
    run: Run, told: Callable[[str], bool], folder: Path, decision: str, reason: str
) -> None:
    """`links check` would call it a fault; neither a row nor a release comes of it."""
    link, before = only_link(run, folder)["id"], DataDirectory(folder).current_id()
    answer = run("links", decision, link, "--reason", reason, "--data", folder)

    assert answer.returncode == 2
    assert told(answer.stderr)
    assert decided(folder) == []
    assert DataDirectory(folder).current_id() == before


def test_a_decision_is_taken_back_as_the_documents_tell(
    run: Run, folder: Path, loaded: Path
) -> None:
    """Its row is taken out of the table that is named, and the pages of both are loaded again."""
    link = only_link(run, folder)["id"]
    run("links", "accept", link, "--reason", "Překlep.", "--data", folder)
    every = json.loads(run("links", "list", "--all", "--json", "--data", folder).stdout)
    twice = run("links", "refuse", link, "--reason", "Dva.", "--data", folder).stderr
    (folder / "curated" / "decisions.csv").unlink()
    pages = [loaded.with_name(f"{town}.txt") for town in ("Bílina", "Litvínov")]
    run("load", "--again", *pages, "--data", folder)
    again = only_link(run, folder)["id"]
    anew = run("links", "refuse", link, "--reason", "Dva.", "--data", folder)

    assert "accepted" in {item["status"] for item in every}
    assert f"out of {folder / 'curated' / 'decisions.csv'}, then load" in twice
    assert (again, anew.returncode) == (link, 0)
    assert [row.split(",")[2] for row in decided(folder)] == ["different"]


def test_an_organisation_of_another_pair_cannot_stay(
    run: Run, told: Callable[[str], bool], folder: Path
) -> None:
    """Nor is a link decided on twice."""
    link = str(only_link(run, folder)["id"])
    wrong = run("links", "accept", link, "--keep", "x", "--reason", "x", "--data", folder)
    run("links", "refuse", link, "--reason", "x", "--data", folder)
    twice = run("links", "refuse", link, "--reason", "x", "--data", folder)

    for answer in (wrong, twice):
        assert answer.returncode == 5
        assert told(answer.stderr)
    assert len(decided(folder)) == 1


def test_nothing_is_decided_while_another_process_writes(run: Run, folder: Path) -> None:
    """The table is as it was before."""
    link = str(only_link(run, folder)["id"])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        busy = run("links", "refuse", link, "--reason", "x", "--data", folder)

    assert busy.returncode == 6
    assert decided(folder) == []


def test_the_shipped_tables_have_no_fault_and_a_broken_one_is_told(
    run: Run, tmp_path: Path
) -> None:
    """With the file, the line and what to do."""
    whole = run("links", "check", "--data", tmp_path)
    quiet = run("links", "check", "--quiet", "--data", tmp_path)
    assert (whole.returncode, whole.stdout) == (0, "The curated tables have no fault.\n")
    assert (quiet.returncode, quiet.stdout) == (0, "")
    own = tmp_path / "curated"
    own.mkdir()
    (own / "decisions.csv").write_text(
        "organisation,other,decision,reason,source,decided_on\na,b,perhaps,x,y,2026-11-22\n",
        encoding="utf-8",
    )
    broken = run("links", "check", "--data", tmp_path)

    assert broken.returncode == 5
    assert "decisions.csv:2: The decision is “perhaps”. Write same or different" in broken.stdout
