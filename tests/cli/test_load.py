"""Loading many pages on the command line: where they come from, and what is left of a bad day."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph.releases import DataDirectory

INTERRUPTED = b"Interrupted: what is loaded stays, and the same command goes on.\n"
Run = Callable[..., subprocess.CompletedProcess[str]]
Told = Callable[[str], bool]


@pytest.fixture
def several(tmp_path: Path, page: Path) -> Path:
    """Give a folder with the page and a file that is none."""
    folder = tmp_path / "pages"
    folder.mkdir()
    page.rename(folder / "a.txt")
    (folder / "b.html").write_bytes(b"%PDF-1.7")
    return folder


def test_a_folder_a_list_and_a_page_are_loaded_together(
    run: Run, several: Path, tmp_path: Path
) -> None:
    """Pages that are named twice are one; what fails is told, and the rest is published."""
    (tmp_path / "list.txt").write_text("# two of them\npages/a.txt\npages/b.html\n")

    ended = run("load", several, tmp_path / "list.txt", "--data", tmp_path / "data", "--json")

    told = json.loads(ended.stdout)
    assert ended.returncode == 4
    assert (told["read"], told["failed"]) == (2, 2)
    assert told["records"]["membership"] == 4
    assert told["release"] == DataDirectory(tmp_path / "data").current_id()
    assert told["quarantine"] == str(tmp_path / "data" / "quarantine" / "pages.jsonl")


def test_what_failed_is_tried_again(run: Run, several: Path, tmp_path: Path) -> None:
    """A page that was mended leaves the quarantine, the others stay."""
    data, other = tmp_path / "data", several / "c.txt"
    other.write_text("Recept na bramborový salát.\n")
    run("load", several, "--data", data)

    again = run("load", "--quarantined", "--data", data, "--json")
    (several / "b.html").write_bytes((several / "a.txt").read_bytes())
    run("load", several, "--data", data)

    assert json.loads(again.stdout)["failed"] == 2
    (left,) = (data / "quarantine" / "pages.jsonl").read_text().splitlines()
    assert json.loads(left)["source"] == str(other)


def test_what_a_folder_holds_besides_is_told(run: Run, several: Path, tmp_path: Path) -> None:
    """Pages without an ending are read; the rest is counted and named, and where failures wait."""
    (several / "a.txt").rename(several / "lide")
    (several / "rows.csv").write_text("a,b\n")
    data = tmp_path / "data"

    told = run("load", several, "--data", data, "--again")
    asked = run("load", several, "--data", data, "--again", "--json")
    shown = run("extract", several, "--data", data)

    assert "1 read, 0 skipped, 1 failed" in told.stdout
    assert f"1 passed over, no pages: {several / 'rows.csv'}." in told.stdout
    assert str(data / "quarantine" / "pages.jsonl") in told.stdout
    assert json.loads(asked.stdout)["passed_over"] == [str(several / "rows.csv")]
    assert "warning: 1 passed over" in shown.stderr


def test_a_list_whose_first_page_is_missing_is_loaded(run: Run, several: Path) -> None:
    """That one is told; the others are in the graph."""
    names = several / "list.txt"
    names.write_text("missing.txt\na.txt\n")

    ended = run("load", names, "--data", several / "data", "--json")

    assert ended.returncode == 3
    assert json.loads(ended.stdout)["read"] == 1
    assert f"There is no file {several / 'missing.txt'}" in ended.stderr


def test_a_page_that_was_mended_where_it_came_from_is_read(
    run: Run, several: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--quarantined` gets it anew, from another folder too; one that is gone is tried as kept."""
    (several / "c.html").write_bytes(b"%PDF-1.5")
    data = tmp_path / "data"
    monkeypatch.chdir(several)
    run("load", "b.html", "c.html", "--data", data)
    monkeypatch.chdir(tmp_path)
    (several / "a.txt").rename(several / "b.html")
    (several / "c.html").unlink()

    tried = run("load", "--quarantined", "--data", data)
    (several / "c.html").write_bytes((several / "b.html").read_bytes())
    ended = run("load", "--quarantined", "--data", data, "--json")

    told = json.loads(ended.stdout)
    assert "c.html is a PDF document" in tried.stderr
    assert (told["read"] + told["skipped"], told["failed"]) == (1, 0)


def test_an_empty_quarantine_is_told(run: Run, tmp_path: Path) -> None:
    """And no data directory is made."""
    told = run("load", "--quarantined", "--data", tmp_path / "data")
    asked = run("load", "--quarantined", "--data", tmp_path / "data", "--json")

    assert told.stdout == "No page waits in quarantine.\n"
    assert json.loads(asked.stdout)["read"] == 0
    assert not (tmp_path / "data").exists()


def test_the_same_bytes_are_doubles(run: Run, several: Path, tmp_path: Path) -> None:
    """Fewer documents come of them than pages, which is to be told."""
    (several / "b.html").write_bytes((several / "a.txt").read_bytes())

    ended = run("load", several, "--data", tmp_path / "data", "--json")

    told = json.loads(ended.stdout)
    assert (told["read"], told["doubles"]) == (2, [str(several / "b.html")])


def test_nothing_to_load_is_a_wrong_use(run: Run, tmp_path: Path, told: Told) -> None:
    """Exit code 2, and no data directory is made."""
    ended = run("load", "--data", tmp_path / "data")

    assert ended.returncode == 2
    assert told(ended.stderr)
    assert not (tmp_path / "data").exists()


def test_a_name_of_nothing_is_told_and_not_kept(run: Run, tmp_path: Path, told: Told) -> None:
    """It is a slip of the hand: there is no page to be tried again. Exit code 3."""
    ended = run("load", tmp_path / "nothing", "--data", tmp_path / "data")

    assert ended.returncode == 3
    assert told(ended.stderr)
    assert ended.stdout == ""
    assert not (tmp_path / "data" / "quarantine").exists()


def test_a_pipe_among_the_pages_is_told_and_the_rest_goes_on(
    run: Run, several: Path, tmp_path: Path
) -> None:
    """Nobody writes to it: waiting for that would never end."""
    pipe = several / "c.txt"
    os.mkfifo(pipe)
    ended = run("load", several, pipe, "--data", tmp_path / "data", "--json")

    told = json.loads(ended.stdout)
    assert (ended.returncode, told["read"], told["failed"]) == (4, 1, 2)
    assert told["passed_over"] == [str(pipe)]
    assert f"{pipe} is a pipe, not a file." in ended.stderr


def test_many_failures_are_told_in_short(run: Run, tmp_path: Path) -> None:
    """Twenty of them, and where the others are."""
    (tmp_path / "pages").mkdir()
    for number in range(25):
        (tmp_path / "pages" / f"{number}.txt").write_text("Recept na salát.\n")

    ended = run("load", tmp_path / "pages", "--data", tmp_path / "data", "--jobs", "1")

    assert ended.returncode == 4
    assert ended.stderr.count("error: ") == 20
    assert "… and 5 more: " in ended.stderr


def test_a_second_load_into_the_same_folder_is_told_at_once(
    run: Run, page: Path, tmp_path: Path, told: Told
) -> None:
    """Not after it has read all its pages."""
    with DataDirectory(tmp_path / "data").writing():
        ended = run("load", page, "--data", tmp_path / "data")

    assert ended.returncode == 6
    assert told(ended.stderr)


def test_a_load_waits_for_indexes_that_are_made_anew(
    page: Path, root: Path, tmp_path: Path
) -> None:
    """It says so, and goes on when they are there."""
    data = DataDirectory(tmp_path / "data")
    command = [sys.executable, "-m", "vazby", "load", str(page), "--data", str(data.path)]
    with ExitStack() as making:
        making.enter_context(data.writing(brief="indexes"))
        with subprocess.Popen(command, cwd=root, stdout=-1, stderr=-1, text=True) as load:
            assert load.stderr
            told = load.stderr.readline()
            making.close()
            load.communicate()

    assert load.returncode == 0
    assert f"process {os.getpid()}" in told
    assert "waits" in told
    assert data.current_id()


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.usefixtures("unmeasured")
def test_a_load_that_is_ended_leaves_its_readings(
    run: Run, root: Path, tmp_path: Path, sign: signal.Signals
) -> None:
    """No release comes to be, its processes end, and the next load goes on; an interrupt is told.

    It reaches all processes, as that of a terminal does.
    """
    pages, data = tmp_path / "pages", tmp_path / "data"
    pages.mkdir()
    for page in sorted((root / "tests" / "eval" / "pages").glob("1*"))[:30]:
        shutil.copy(page, pages)
    command = [sys.executable, "-m", "vazby", "load", str(pages), "--data", str(data)]
    with subprocess.Popen(command, cwd=root, start_new_session=True, stderr=-1) as process:
        kept = data / "extractions.sqlite-wal"
        while process.poll() is None and not (kept.exists() and kept.stat().st_size > 100_000):
            time.sleep(0.01)
        (os.killpg if sign == signal.SIGINT else os.kill)(process.pid, sign)
        told = process.communicate()[1]

    assert _ends(process.pid)
    if sign == signal.SIGINT:
        assert (process.returncode, told) == (130, INTERRUPTED)
    assert not DataDirectory(data).current_id()
    assert json.loads(run("load", pages, "--data", data, "--json").stdout)["failed"] == 0


def test_an_interrupt_is_told_while_the_program_is_imported(root: Path, tmp_path: Path) -> None:
    """That takes seconds, and would print where it was."""
    (tmp_path / "typer.py").write_text("import time\nprint('begun', flush=True)\ntime.sleep(60)\n")
    with subprocess.Popen(
        [sys.executable, "-m", "vazby", "load", "x"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        stdout=-1,
        stderr=-1,
    ) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        told = process.communicate()[1]

    assert (process.returncode, told) == (130, INTERRUPTED)


def _ends(group: int) -> bool:
    """Tell whether all processes of a *group* end within some seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
