"""Pages on the command line: what is read, and that bad input ends in a documented code."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.releases import DataDirectory

Run = Callable[..., subprocess.CompletedProcess[str]]
Told = Callable[[str], bool]


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
    run: Run, tmp_path: Path, command: str, name: str, told: Told
) -> None:
    """Exit code 4, and no release comes to be."""
    options = ["--data", tmp_path / "data"] if command == "load" else []

    ended = run(command, _bad_files(tmp_path)[name], *options)

    assert ended.returncode == 4
    assert told(ended.stderr)
    assert not DataDirectory(tmp_path / "data").current_id()


def test_a_missing_file_is_told(run: Run, tmp_path: Path, told: Told) -> None:
    """Exit code 3."""
    ended = run("extract", tmp_path / "nothing.txt")

    assert ended.returncode == 3
    assert told(ended.stderr)


def test_a_folder_without_pages_is_told(run: Run, tmp_path: Path, told: Told) -> None:
    """Exit code 4."""
    ended = run("load", tmp_path, "--data", tmp_path / "data")

    assert ended.returncode == 4
    assert told(ended.stderr)


def test_an_address_that_does_not_answer_is_told(run: Run, told: Told) -> None:
    """Exit code 8, for a port that nobody listens on."""
    ended = run("extract", "http://127.0.0.1:9/page")

    assert ended.returncode == 8
    assert told(ended.stderr)


def test_extract_prints_one_object_a_document(run: Run, page: Path, page_text: str) -> None:
    """`--json` gives document, records and problems, each with its place."""
    ended = run("extract", "--json", page, page)

    first, second = map(json.loads, ended.stdout.splitlines())
    assert first == second
    assert set(first) == {"document", "records", "problems", "coverage"}
    assert first["document"]["municipalities"] == [{"label": "Bílina", "code": "567451"}]
    for record in first["records"]:
        place = record["evidence"]
        assert page_text[place["start"] : place["end"]] == place["exact"]


def test_coverage_prints_the_page_with_what_was_understood_marked(run: Run, page: Path) -> None:
    """Brackets and a margin elsewhere than in a terminal, each problem below its line."""
    lines = run("extract", "--coverage", page).stdout.splitlines()

    assert lines[0] == "Lokální partnerství Bílina · partnership-page · Bílina"
    assert "   M • [M město Bílina]" in lines
    assert "   = Členové Lokálního partnerství Bílina:" in lines
    assert any(line.startswith("   ! “") for line in lines)
    assert any(line.startswith("6 lines: 4 used, 1 structure (=), 0 boilerp") for line in lines)
    assert any(
        line.split() == ["W", "working-group", "0", "not-told", "expected"] for line in lines
    )


@pytest.mark.parametrize(
    "options", [("--coverage", "--text"), ("--text", "--json"), ("--records", ".", "--coverage")]
)
def test_two_forms_of_output_are_a_wrong_use(
    run: Run, page: Path, told: Told, options: tuple[str, ...]
) -> None:
    """One of them was dropped in silence. Exit code 2."""
    ended = run("extract", page, *options)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert told(ended.stderr)


def test_a_long_line_is_no_title(run: Run, tmp_path: Path) -> None:
    """Data on a single line are not printed whole; of JSON it is told what a register is."""
    (tmp_path / "data.json").write_text("[" * 10_000)

    ended = run("extract", tmp_path / "data.json")

    assert ended.returncode == 4
    assert len(ended.stdout) < 1000
    assert "polozky" in ended.stderr


def test_the_folder_of_records_is_made(run: Run, page: Path, tmp_path: Path) -> None:
    """As that of the data is."""
    ended = run("extract", page, "--records", tmp_path / "new" / "records")

    assert ended.returncode == 0
    assert len(list((tmp_path / "new" / "records").iterdir())) == 1


def test_coverage_as_json_gives_each_line_with_its_passages(
    run: Run, page: Path, page_text: str
) -> None:
    """Their records are told by their places in the list of records."""
    data = json.loads(run("extract", "--coverage", "--json", page).stdout)

    lines = {page_text[line["start"] : line["end"]]: line for line in data["lines"]}
    (passage,) = lines["město Bílina"]["passages"]
    assert passage["use"] == lines["město Bílina"]["use"] == "used"
    assert data["records"][passage["records"][0]]["label_as_written"] == "město Bílina"
    assert data["coverage"]["lines"]["used"] == 4


def test_every_quote_that_was_loaded_stands_at_its_offsets(
    run: Run, page: Path, page_text: str, tmp_path: Path
) -> None:
    """Asked of the release itself."""
    run("load", page, "--data", tmp_path / "data")
    query = tmp_path / "quotes.rq"
    query.write_text(
        "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?exact ?start ?end WHERE { "
        "?target oa:hasSelector [ oa:exact ?exact ], [ oa:start ?start ; oa:end ?end ] }"
    )
    answer = json.loads(run("query", query, "--data", tmp_path / "data", "--json").stdout)

    rows = [{k: v["value"] for k, v in row.items()} for row in answer["results"]["bindings"]]
    assert len(rows) >= 4
    for row in rows:
        assert page_text[int(row["start"]) : int(row["end"])] == row["exact"]


def test_what_is_uncertain_is_loaded_as_far_as_certain_and_told(
    run: Run, page: Path, page_text: str
) -> None:
    """No founding date is made up from 31 June, and the glued bullet is reported with its place."""
    data = json.loads(run("extract", "--json", page).stdout)

    partnership = next(item for item in data["records"] if item["type"] == "partnership")
    assert partnership["founded"] is None
    told = [page_text[problem["start"] : problem["end"]] for problem in data["problems"]]
    assert any("31. června 2010" in words for words in told)
    assert any("K srdci klíč" in words for words in told)


def test_a_bad_page_does_not_stop_the_good_one(run: Run, page: Path, tmp_path: Path) -> None:
    """The good page is published, the bad one is told, and the code says so."""
    bad = _bad_files(tmp_path)["pdf"]

    ended = run("load", bad, page, "--data", tmp_path / "data")

    assert ended.returncode == 4
    assert DataDirectory(tmp_path / "data").current_id()


def test_loading_the_same_page_again_changes_nothing(run: Run, page: Path, tmp_path: Path) -> None:
    """The same input gives the same release."""
    options = ("--data", tmp_path / "data", "--json")

    first = json.loads(run("load", page, *options).stdout)
    second = json.loads(run("load", page, *options).stdout)

    assert first["release"] == second["release"]
    assert first["records"]["membership"] == 4
    assert (first["read"], second["skipped"]) == (1, 1)


@pytest.mark.usefixtures("unmeasured")  # whose lines others count: that would double its time
def test_pages_of_many_hands_pass_the_gate_together(root: Path, tmp_path: Path) -> None:
    """Pages that name the same bodies and plans differently make one valid release."""
    pages, data = str(root / "tests" / "eval" / "pages"), str(tmp_path / "data")
    command = [sys.executable, str(root / "vazby.py"), "load", pages, "--data", data, "--json"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ended.returncode == 0
    assert json.loads(ended.stdout)["records"]["partnership"] > 40
