"""The documents say what the program does; where they part, a test fails."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer

import vazby_commands
from graph.errors import VazbyError
from loaders.records import RECORD_TYPES


def _subclasses(kind: type[VazbyError]) -> list[type[VazbyError]]:
    direct = kind.__subclasses__()
    return direct + [below for child in direct for below in _subclasses(child)]


@pytest.mark.parametrize("name", sorted(RECORD_TYPES))
def test_every_field_of_a_record_is_documented(name: str, root: Path) -> None:
    """docs/records.md names each record type with all its fields."""
    page = (root / "docs" / "records.md").read_text()
    row = re.search(rf"^\| `{name}` \|(.*)$", page, re.MULTILINE)

    assert row, f"docs/records.md has no row for {name}"
    documented = set(re.findall(r"`([a-z_]+)`", row[1]))
    missing = {item.name for item in fields(RECORD_TYPES[name])} - documented - {"evidence"}

    assert missing == set()


def test_every_command_is_in_the_readme(root: Path) -> None:
    """README lists each command of `vazby`."""
    readme = (root / "README.md").read_text()
    commands = typer.main.get_group(vazby_commands.app).commands

    assert [
        name for name in commands if f"`vazby {name}" not in readme and f"`{name}`" not in readme
    ] == []


def test_every_exit_code_is_in_the_readme(root: Path) -> None:
    """README lists each exit code that an error can end the program with."""
    readme = (root / "README.md").read_text()
    codes = {kind.exit_code for kind in _subclasses(VazbyError)}

    assert [code for code in codes if f"| {code} |" not in readme] == []


def test_every_file_that_the_architecture_names_exists(root: Path) -> None:
    """docs/architecture.md points only to files that are there."""
    page = (root / "docs" / "architecture.md").read_text()
    rows = re.findall(r"^\| .*\? \| (.*) \|$", page, re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([a-z_/.]+)`", row)]

    missing = [name for name in named if not (root / name).exists()]

    assert named
    assert missing == []
