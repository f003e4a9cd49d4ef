"""What the tests of the command line share: a run as a user runs it, a page, a data directory."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import vazby
from graph.releases import DataDirectory

PAGE = """Lokální partnerství Bílina

Lokální partnerství Bílina bylo ustaveno 31. června 2010.

Členové Lokálního partnerství Bílina:

 • město Bílina
 • Policie ČR
 • K srdci klíč, o. p. s. Magistrát města Mostu
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Give what runs `vazby` with arguments in this process and tells how it ended."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = ["vazby", *map(str, arguments)]
        monkeypatch.setattr(sys, "argv", command)
        code, heeded = 0, signal.getsignal(signal.SIGINT)
        try:
            vazby.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        finally:
            signal.signal(signal.SIGINT, heeded)
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return subprocess.CompletedProcess(
            command, code, captured.out.decode(), captured.err.decode()
        )

    return run


@pytest.fixture
def told() -> Callable[[str], bool]:
    """Give what tells whether an error is one sentence and a hint, and no traceback."""

    def told(text: str) -> bool:
        lines = [line.startswith("error: ") for line in text.splitlines()]
        return "Traceback" not in text and lines == [True, False]

    return told


@pytest.fixture
def page_text() -> str:
    """Give the text of a partnership page with an impossible date and two glued members."""
    return PAGE


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Give that page as a file."""
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.fixture
def copy(data: DataDirectory, tmp_path: Path) -> Path:
    """Give a data directory of one's own with the shipped release."""
    return Path(shutil.copytree(data.path, tmp_path / "data", symlinks=True))
