"""A register of municipalities on the command line: loaded, used, replaced, refused."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from graph.releases import DataDirectory

Run = Callable[..., subprocess.CompletedProcess[str]]
Told = Callable[[str], bool]

REGISTER = "Obec,Kód obce,Okres\nHlavice,564052,Liberec\n"
PAGE = """Lokální partnerství Hlavice

Členové Lokálního partnerství Hlavice:

 • obec Hlavice
 • Policie ČR
 • Charita
"""


def test_the_towns_of_a_loaded_register_are_read(run: Run, tmp_path: Path) -> None:
    """Without it the village is not known; loading it again changes nothing."""
    register, page, data = tmp_path / "obce.csv", tmp_path / "page.txt", tmp_path / "data"
    register.write_text(REGISTER, encoding="utf-8")
    page.write_text(PAGE, encoding="utf-8")

    before = json.loads(run("extract", "--json", page, "--data", data).stdout)
    first, again = (run("load", register, "--data", data) for _ in range(2))
    after = json.loads(run("extract", "--json", page, "--data", data).stdout)

    assert before["document"]["municipalities"] == []
    assert (first.returncode, again.returncode) == (0, 0)
    assert first.stdout.count("\n") == 3
    assert "0 read" not in first.stdout
    assert after["document"]["municipalities"] == [{"label": "Hlavice", "code": "564052"}]
    assert len(list((data / "releases").iterdir())) == 1


def test_a_register_that_was_cut_off_is_refused(run: Run, told: Told, tmp_path: Path) -> None:
    """Exit code 4, one sentence with the line, and no release."""
    register = tmp_path / "obce.csv"
    register.write_text(REGISTER + "Paceřice,5459", encoding="utf-8")

    ended = run("load", register, "--data", tmp_path / "data")

    assert ended.returncode == 4
    assert told(ended.stderr)
    assert "line 3" in ended.stderr
    assert not (tmp_path / "data" / "current").exists()


def test_a_register_that_holds_much_less_than_the_one_before_is_warned_of(
    run: Run, tmp_path: Path
) -> None:
    """A download cut at the end of a line looks so; the warning names the way back."""
    register, data = tmp_path / "obce.csv", tmp_path / "data"
    more = "Paceřice,545996,Liberec\nSoběslavice,545988,Liberec\n"
    register.write_text(REGISTER + more, encoding="utf-8")
    first = run("load", register, "--data", data)
    before = DataDirectory(data).current_id()
    register.write_text(REGISTER, encoding="utf-8")
    part = run("load", register, "--data", data, "--quiet")
    smaller = DataDirectory(data).current_id()
    again = run("load", register, "--data", data)
    back = run("rollback", str(before), "--data", data)

    assert (first.returncode, part.returncode, back.returncode) == (0, 0, 0)
    assert "warning" not in first.stderr + again.stderr
    assert part.stderr.startswith(f"warning: {register} holds much less than the register")
    assert f"vazby rollback {before} --data {data}\n" in part.stderr
    assert before != smaller
