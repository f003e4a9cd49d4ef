"""How the program starts: it imports what the command needs, and no more."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("loaders.parse", "api.app", "fastapi", "mcp")
"""What takes most of the two seconds that all commands take to import."""


@pytest.mark.parametrize("command", ["query", "releases", "validate"])
def test_a_question_waits_for_no_loader_and_no_server(root: Path, command: str) -> None:
    """Whoever asks in a loop would wait for them each time."""
    line = [sys.executable, "-X", "importtime", str(root / "vazby.py"), command, "--help"]
    ended = subprocess.run(line, capture_output=True, text=True, check=True)

    imported = {row.rpartition("|")[2].strip() for row in ended.stderr.splitlines()}
    assert "vazby_commands" in imported
    assert [name for name in HEAVY if name in imported] == []


@pytest.mark.parametrize(("meant", "mistyped"), [("query", "quary"), ("links", "lins")])
def test_a_mistyped_command_is_told_the_nearest(root: Path, meant: str, mistyped: str) -> None:
    """Though none of them is imported; exit code 2."""
    line = [sys.executable, str(root / "vazby.py"), mistyped]
    ended = subprocess.run(line, capture_output=True, text=True, check=False)

    assert ended.returncode == 2
    assert f"Did you mean '{meant}'?" in ended.stderr
