"""Registers on the command line: services are loaded, ARES is asked, and what can go wrong."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import graph_name, resource, term
from graph.publish import publish
from graph.releases import DataDirectory
from graph.report import Result
from graph.soundness import is_sound
from graph.store import EmbeddedStore
from loaders.batch.kept import to_leave_out
from loaders.registers.ares import Ares, Manners
from tests.ares_player import Player, Reply, playing

Run = Callable[..., subprocess.CompletedProcess[str]]
Told = Callable[[str], bool]
Ask = Callable[..., subprocess.CompletedProcess[str]]

SERVICES = """
PREFIX v: <https://w3id.org/vazby/ontology#>
SELECT ?key ?kind WHERE {
  ?service a v:SocialService ; v:provider ?provider .
  OPTIONAL { ?service v:serviceKind ?concept }
  BIND(REPLACE(STR(?provider), "^.*/", "") AS ?key)
  BIND(REPLACE(STR(?concept), "^.*/", "") AS ?kind)
}
"""
GROUPS = """
PREFIX v: <https://w3id.org/vazby/ontology#>
SELECT ?key { ?key a v:WorkingGroup }
"""
LABEL = term("rdfs:label")
NUMBERS = """
PREFIX org: <http://www.w3.org/ns/org#>
SELECT ?key ?kind WHERE {
  ?organisation org:identifier ?ico .
  BIND(REPLACE(STR(?organisation), "^.*/", "") AS ?key)
  BIND(STR(?ico) AS ?kind)
}
"""


@pytest.fixture
def player() -> Iterator[Player]:
    """Give a running server in the place of ARES."""
    with playing() as player:
        yield player


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait: the player needs no manners, which have tests of their own."""
    quick = Manners(pause=0, backoff=0)
    monkeypatch.setattr("vazby_registers.Ares", partial(Ares, manners=quick))


@pytest.fixture
def ask(run: Run, copy: Path, player: Player) -> Ask:
    """Give what runs `vazby enrich` on a copy of the shipped release, asking the player."""
    return lambda *options: run("enrich", "--data", copy, "--address", player.address, *options)


@pytest.fixture
def services(root: Path, tmp_path: Path) -> Path:
    """Give a register of three services."""
    return Path(shutil.copy(root / "tests" / "data" / "rpss" / "rpss.json", tmp_path))


def pairs(folder: Path, query: str) -> set[tuple[str, str]]:
    """Ask the current release for pairs of words."""
    store: EmbeddedStore = DataDirectory(folder).current().open()
    return {
        (str(getattr(row.get("key"), "value", "")), str(getattr(row.get("kind"), "value", "")))
        for row in store.select(query)
    }


def test_the_register_of_services_is_loaded(run: Run, copy: Path, services: Path) -> None:
    """Providers that pages know have their services; the others are there by their number."""
    ended = run("load", "--data", copy, services)
    assert ended.returncode == 0, ended.stderr
    assert pairs(copy, SERVICES) == {
        ("clovek-v-tisni", "terenni-programy"),
        ("ico-00000019", "azylove-domy"),
        ("ico-00000019", ""),
    }


def test_a_service_that_ends_before_it_begins_is_passed_over(
    run: Run, copy: Path, services: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The others come in: the gate refused the whole register for its sake."""
    register = json.loads(services.read_bytes())
    register["polozky"][0] |= {
        "datumPoskytovaniOd": "2020-01-01",
        "datumPoskytovaniDo": "2010-01-01",
    }
    services.write_text(json.dumps(register), encoding="utf-8")
    ended = run("load", "--data", copy, services)
    assert ended.returncode == 0, ended.stderr
    assert "service 1: it ends on 2010-01-01, before it begins on 2020-01-01" in caplog.text
    assert {key for key, _ in pairs(copy, SERVICES)} == {"ico-00000019"}


def test_the_examples_tell_whose_services_are_where(run: Run, copy: Path, services: Path) -> None:
    """Once the register is loaded."""
    run("load", "--data", copy, services)
    asked = ("query", "--data", copy, "--format", "csv")
    told = run(*asked, "54-services-of-members").stdout
    counted = run(*asked, "55-members-with-services-by-town").stdout
    assert "clovek-v-tisni,Člověk v tísni,Terénní programy,Bílina\r\n" in told
    assert [line.rpartition("/")[2] for line in counted.split()[1:]] == [
        "567451,Bílina,13,1,1",
        "555215,Jáchymov,12,1,0",
        "567256,Litvínov,13,0,0",
    ]


def test_loading_the_same_register_again_changes_nothing(
    run: Run, copy: Path, services: Path
) -> None:
    """Not even the number of the release."""
    run("load", "--data", copy, services)
    first = DataDirectory(copy).current_id()
    run("load", "--data", copy, services)
    assert DataDirectory(copy).current_id() == first


def test_a_build_keeps_what_registers_say(run: Run, copy: Path, services: Path) -> None:
    """Until their release is damaged, which is told."""
    run("load", "--data", copy, services)
    loaded = pairs(copy, SERVICES)
    kept = run("build", "--data", copy)
    assert (kept.returncode, kept.stderr) == (0, "")
    assert pairs(copy, SERVICES) == loaded

    (DataDirectory(copy).current().store_path / "CURRENT").write_bytes(b"")
    dropped = run("build", "--data", copy)
    assert dropped.returncode == 0
    assert "Registers that were loaded are to be loaded again" in dropped.stderr
    assert "rollback" not in dropped.stderr
    assert pairs(copy, SERVICES) == set()


@pytest.mark.parametrize("files", [1, 1000])
def test_a_build_makes_anew_what_is_damaged(run: Run, copy: Path, files: int) -> None:
    """Though nothing else changed: that is what one is told to do, whichever file it is."""
    first = DataDirectory(copy).current()
    again = run("build", "--data", copy)
    assert (again.returncode, DataDirectory(copy).current_id()) == (0, first.id)
    by_size = sorted(first.store_path.glob("*.sst"), key=lambda file: -file.stat().st_size)
    for file in by_size[:files]:
        spoil(file)

    ended = run("build", "--data", copy)

    second = DataDirectory(copy).current()
    assert ended.returncode == 0, ended.stderr
    assert second.id == first.id.replace("0001", "0002")
    assert (is_sound(first.store_path), is_sound(second.store_path)) == (False, True)


def spoil(file: Path) -> None:
    """Damage a block of *file*, unless it is so small that it is read when the store is opened."""
    content = bytearray(file.read_bytes())
    if len(content) < 2000:
        return
    content[20:30] = bytes(10)
    file.write_bytes(content)


def test_a_build_keeps_what_was_written(run: Run, copy: Path) -> None:
    """Graphs that it does not make; of pages that were loaded it tells that they are gone."""
    directory = DataDirectory(copy)
    names = [
        NamedNode("http://ex.org/mine"),
        graph_name("posted/0002"),
        graph_name("document/notes"),
        graph_name("document/gone"),
    ]
    written = {name: [Quad(name, LABEL, Literal("mine"))] for name in names}
    page = Quad(names[-1], term("prov:wasDerivedFrom"), resource("document", "gone"))
    publish(directory, written | {names[-1]: [page]})
    before = directory.current()

    ended = run("build", "--data", copy)

    held = directory.current().manifest.graphs
    assert ended.returncode == 0
    assert [name.value in held for name in names] == [True, True, True, False]
    assert "Not in this release: 1 of the graphs" in ended.stderr
    assert f"vazby rollback {before.id}" in ended.stderr


def test_what_the_gate_refuses_beside_a_build_is_left_out(
    run: Run, root: Path, copy: Path, services: Path
) -> None:
    """And named: as what leads to a thing of a page that was loaded. The build is made."""
    page = root / "tests" / "data" / "pages" / "partnership-council-then-assembly.txt"
    directory, notes, other = DataDirectory(copy), graph_name("notes"), graph_name("other")
    shipped = pairs(copy, GROUPS)
    run("load", "--data", copy, services, page)
    ((group, _), *_) = pairs(copy, GROUPS) - shipped
    khamoro = resource("organisation", "khamoro")
    leads = Quad(khamoro, term("org:subOrganizationOf"), NamedNode(group))
    publish(directory, {notes: [leads], other: [Quad(other, LABEL, Literal("mine"))]})
    before = directory.current()

    ended = run("build", "--data", copy)

    assert ended.returncode == 0, ended.stderr
    gone = before.manifest.graphs.keys() - directory.current().manifest.graphs.keys()
    assert {name for name in gone if "/document/" not in name} == {notes.value}
    assert f"Not in this release: {notes.value}, which the gate refuses" in ended.stderr
    assert f"vazby rollback {before.id}" in ended.stderr
    assert "Not in this release: 1 of the graphs" in ended.stderr
    assert "refused/" in ended.stderr


@pytest.mark.parametrize(
    ("violation", "expected"),
    [
        (("<urn:a>", "<urn:b>"), {"posted/1"}),
        (("<urn:a>", ""), {"posted/1", "posted/2"}),
        (("<urn:r>", "<urn:b>"), {"register/rpss"}),
        (("<urn:none>", ""), {"posted/1", "posted/2"}),
    ],
)
def test_of_what_is_kept_that_is_left_out_which_states_what_is_refused(
    violation: tuple[str, str], expected: set[str]
) -> None:
    """Else what speaks of the same thing, else all that was written, then registers."""
    said = {"posted/1": ("urn:a", "urn:b"), "posted/2": ("urn:a", "urn:c")}
    said |= {"register/rpss": ("urn:r", "urn:b")}
    kept = {graph_name(name): [quad_of(*pair)] for name, pair in said.items()}
    focus, value = violation
    result = Result("Violation", focus, "", "", "", "", value)

    assert to_leave_out(kept, [result]) == {*map(graph_name, expected)}
    register = graph_name("register/rpss")
    assert to_leave_out({register: kept[register]}, [result]) == {register}
    assert to_leave_out({}, [result]) == set()


def quad_of(thing: str, value: str) -> Quad:
    """State that *thing* is called *value*."""
    return Quad(NamedNode(thing), LABEL, NamedNode(value))


def test_a_cut_register_changes_nothing(run: Run, copy: Path, services: Path, told: Told) -> None:
    """Exit code 4 and one sentence."""
    before = DataDirectory(copy).current_id()
    services.write_bytes(services.read_bytes()[:-20])
    ended = run("load", "--data", copy, services)
    assert ended.returncode == 4
    assert told(ended.stderr)
    assert DataDirectory(copy).current_id() == before


def test_a_register_with_another_header_is_refused_and_no_page(
    run: Run, copy: Path, tmp_path: Path, told: Told
) -> None:
    """Exit code 4; it does not wait in quarantine, as it did."""
    table = tmp_path / "obce.csv"
    table.write_text("KOD_OBCE;NAZEV_OBCE\n" + "564052;Hlavice\n" * 9, encoding="utf-8")
    ended = run("load", "--data", copy, table)
    assert ended.returncode == 4
    assert told(ended.stderr)
    assert "obce.csv, line 1" in ended.stderr
    assert not (copy / "quarantine" / "pages.jsonl").exists()


def test_a_certain_answer_gives_the_organisation_its_number(
    ask: Ask, copy: Path, player: Player
) -> None:
    """The one subject of its name in its town; the others stay as they are."""
    player.plays(Reply(subject("Libuše, z. s.", "00000019", 567256)), "none")
    ended = ask("--town", "567256", "--limit", "100")
    assert ended.returncode == 0, ended.stderr
    assert "1 certain" in ended.stdout
    assert ("libuse", "00000019") in pairs(copy, NUMBERS)


CERTAIN = """
PREFIX v: <https://w3id.org/vazby/ontology#>
SELECT ?key ?kind WHERE {
  ?subject v:certain ?certain ; v:registeredNumber ?key ; v:matchReason ?reason .
  FILTER(LANG(?reason) = "en")
  BIND(CONCAT(STR(?certain), " ", ?reason) AS ?kind)
}
"""


def test_a_number_that_another_organisation_has_is_certain_for_nobody(
    ask: Ask, copy: Path, player: Player
) -> None:
    """No rule gives it, and the answer says why."""
    player.plays(Reply(subject("Libuše, z. s.", "25755277", 567256)), "none")
    before = pairs(copy, NUMBERS)
    ended = ask("--town", "567256")
    assert ended.returncode == 0, ended.stderr
    assert "0 certain" in ended.stdout
    assert pairs(copy, NUMBERS) == before
    ((number, told),) = pairs(copy, CERTAIN)
    assert number == "25755277"
    assert told.startswith("false ")
    assert told.endswith(", another organisation has the same IČO")


def test_a_name_is_no_code_of_a_town(ask: Ask) -> None:
    """It is told as such, and what to give instead. Exit code 2."""
    ended = ask("--town", "Bílina")
    assert ended.returncode == 2
    assert "'Bílina' is not the code of a municipality" in ended.stderr


def test_services_come_to_an_organisation_that_the_register_identified(
    run: Run, ask: Ask, copy: Path, player: Player, services: Path
) -> None:
    """Whichever was loaded first."""
    run("load", "--data", copy, services)
    player.plays(Reply(subject("Libuše, z. s.", "00000019", 567256)), "none")
    ask("--town", "567256")
    assert {key for key, _ in pairs(copy, SERVICES)} == {"clovek-v-tisni", "ico-00000019", "libuse"}


def test_an_answer_counts_only_for_whom_it_names(ask: Ask, copy: Path, player: Player) -> None:
    """The same one to every question of a town."""
    player.plays(Reply(subject("Město Litvínov", "00000019", 567256)))
    before = pairs(copy, NUMBERS)
    ended = ask("--town", "567256")
    assert ended.returncode == 0, ended.stderr
    assert {key for key, _ in pairs(copy, NUMBERS) - before} == {"mesto-litvinov"}


def test_what_was_asked_is_not_asked_again_so_soon(ask: Ask, player: Player) -> None:
    """Until the days are over."""
    player.plays("none")
    first = json.loads(ask("--town", "567256", "--json").stdout)
    assert first["asked"] > 0
    player.plays("none")
    again = json.loads(ask("--town", "567256", "--json").stdout)
    assert (again["due"], again["asked"], player.asked) == (0, 0, [])
    assert json.loads(ask("--town", "567256", "--json", "--days", "0").stdout)["asked"] > 0


def test_a_register_that_stops_answering_loses_nothing(
    ask: Ask, copy: Path, player: Player, told: Told
) -> None:
    """What it answered before is kept; exit code 8, and the next run asks the rest."""
    far = {"Retry-After": "3600"}
    player.plays("none", "none", Reply(b"", 429, far))
    ended = ask("--json", "--town", "567256")
    assert ended.returncode == 8
    assert told(ended.stderr)
    assert json.loads(ended.stdout)["asked"] == 2
    player.plays("none")
    rest = json.loads(ask("--json", "--town", "567256").stdout)
    assert rest["due"] == rest["asked"]
    assert DataDirectory(copy).current().id.startswith("0003-")


def test_nobody_there_changes_nothing(run: Run, copy: Path, told: Told) -> None:
    """Offline is one sentence and exit code 8."""
    before = DataDirectory(copy).current_id()
    ended = run("enrich", "--data", copy, "--address", "http://127.0.0.1:1", "--limit", "1")
    assert ended.returncode == 8
    assert told(ended.stderr)
    assert DataDirectory(copy).current_id() == before


def test_a_dry_run_changes_nothing(ask: Ask, copy: Path, player: Player) -> None:
    """It tells all the same."""
    before = DataDirectory(copy).current_id()
    player.plays(Reply(subject("Libuše, z. s.", "00000019", 567256)), "none")
    ended = json.loads(ask("--dry-run", "--json", "--town", "567256").stdout)
    assert ended["certain"] == 1
    assert DataDirectory(copy).current_id() == before


def test_a_refused_question_does_not_stop_the_others(ask: Ask, player: Player, told: Told) -> None:
    """Exit code 5, after all were asked; it is named, and not asked again so soon."""
    player.plays(Reply("refused", 400), "none")
    ended = ask("--town", "567256", "--json")
    first = json.loads(ended.stdout)
    assert ended.returncode == 5
    assert told(ended.stderr)
    assert "): ARES refused the question" in ended.stderr
    assert (first["asked"], first["failed"]) == (first["due"] - 1, 1)
    assert json.loads(ask("--town", "567256", "--json").stdout)["due"] == 0


ODD = {
    "huge": Reply(b" " * 11_000_000),
    "html": Reply(b"<html></html>"),
    "types": Reply("wrong_types"),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_odd_answer_does_not_stop_the_others(
    ask: Ask, player: Player, told: Told, odd: Reply
) -> None:
    """It was asked for first in every run, and those behind it never."""
    player.plays(odd, "none")
    ended = ask("--town", "567256", "--json")
    first = json.loads(ended.stdout)
    assert ended.returncode == 8
    assert told(ended.stderr)
    assert "error: “" in ended.stderr
    assert (first["asked"], first["failed"]) == (first["due"] - 1, 1)
    assert json.loads(ask("--town", "567256", "--json").stdout)["due"] == 0


def test_a_register_that_answers_nothing_but_oddities_is_left(ask: Ask, player: Player) -> None:
    """It is no organisation's fault then: none counts as asked about."""
    player.plays(Reply(b"<html></html>"))
    ended = ask("--json")
    assert ended.returncode == 8
    assert "5 organisations in a row" in ended.stderr
    assert json.loads(ended.stdout)["failed"] == 0
    assert len(player.asked) == 5
    player.plays("none")
    again = json.loads(ask("--json", "--limit", "6").stdout)
    assert (again["due"], again["asked"]) == (6, 6)


def test_a_town_without_such_organisations_is_told(ask: Ask, told: Told) -> None:
    """Exit code 3."""
    ended = ask("--town", "999999")
    assert ended.returncode == 3
    assert told(ended.stderr)


def test_without_a_release_there_is_nobody_to_ask_about(
    run: Run, tmp_path: Path, told: Told
) -> None:
    """Exit code 3, and how to make one."""
    ended = run("enrich", "--data", tmp_path / "none")
    assert ended.returncode == 3
    assert told(ended.stderr)


def subject(name: str, ico: str, town: int) -> bytes:
    """Write an answer with one active association."""
    found = {
        "ico": ico,
        "obchodniJmeno": name,
        "pravniForma": "706",
        "datumVzniku": "1999-01-01",
        "sidlo": {"kodObce": town},
        "seznamRegistraci": {"stavZdrojeRos": "AKTIVNI"},
    }
    return json.dumps({"pocetCelkem": 1, "ekonomickeSubjekty": [found]}).encode()
