"""The distribution: what it ships, and that nothing else in the environment claims our names."""

import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

FOLDERS = ("api", "graph", "loaders", "ontology", "shapes")
MODULES = (
    "vazby",
    "vazby_commands",
    "vazby_coverage",
    "vazby_options",
    "vazby_endpoint",
    "vazby_indexes",
    "vazby_interrupt",
    "vazby_links",
    "vazby_load",
    "vazby_mcp",
    "vazby_pages",
    "vazby_progress",
    "vazby_query",
    "vazby_registers",
    "vazby_releases",
    "vazby_serve",
    "vazby_terminal",
    "vazby_writer",
)


@pytest.mark.parametrize("name", FOLDERS + MODULES)
def test_no_dependency_ships_a_package_of_our_name(name: str) -> None:
    """A second distribution with the same top-level name would overwrite our files in silence."""
    assert set(packages_distributions().get(name, [])) <= {"vazby"}


def test_every_dependency_is_locked_with_a_hash(root: Path) -> None:
    """Each direct dependency stands in the lock, pinned to a version with hashes."""
    wanted = tomllib.loads((root / "pyproject.toml").read_text())["project"]["dependencies"]
    lock = (root / "requirements" / "serve.txt").read_text()

    missing = [name for item in wanted if f"\n{(name := item.split('>=')[0])}==" not in f"\n{lock}"]

    assert missing == []
    assert lock.count("--hash=sha256:") > len(wanted)


def test_the_wheel_takes_the_folders_and_modules_of_the_layout(root: Path) -> None:
    """The wheel's list names each folder that a user needs, and each module beside them."""
    project = tomllib.loads((root / "pyproject.toml").read_text())
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]

    assert {path.stem for path in root.glob("vazby*.py")} == set(MODULES)
    assert set(wheel["only-include"]) == {*FOLDERS, *(f"{name}.py" for name in MODULES)}


@pytest.mark.parametrize("package", ["api", "graph", "loaders"])
def test_no_package_knows_the_command_line(package: str, root: Path) -> None:
    """The command line puts the packages together; import-linter cannot watch a single module."""
    sources = (root / package).rglob("*.py")

    assert [
        path for path in sources if re.search(r"^\s*(import|from) vazby", path.read_text(), re.M)
    ] == []
