"""What others wrote lies here as they published it, with licence and checksum."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.vendor import VENDOR, vendored_files


def test_every_file_is_the_one_that_was_looked_at() -> None:
    """And no other lies beside them."""
    files = list(vendored_files())
    for file in files:
        file.check(file.target.read_bytes())

    known = {file.target for file in files}
    assert {path for path in VENDOR.rglob("*") if path.is_file()} - known == {
        VENDOR / "README.md",
        VENDOR / "vendor.toml",
    }


def test_every_package_comes_with_its_licence() -> None:
    """As a file, or in its package.json."""
    for package in tomllib.loads((VENDOR / "vendor.toml").read_text())["package"]:
        folder = VENDOR / f"{package['name'].rpartition('/')[2]}-{package['version']}"
        told = folder / "package.json"
        assert (folder / "LICENSE").exists() or json.loads(told.read_text())["license"] == "MIT"


def test_a_changed_file_ends_the_fetching() -> None:
    """Before anything is written."""
    with pytest.raises(SystemExit, match=r"not what vendor\.toml says"):
        next(vendored_files()).check(b"changed")


def test_every_address_of_a_vendored_file_exists(root: Path) -> None:
    """In templates and scripts."""
    sources = [
        *(root / "api/templates").glob("*.html"),
        *(root / "api/static").rglob("editor/*.js"),
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    for file in vendored_files():
        if file.target.suffix == ".js":
            assert f"{file.target.parent.name}/{file.target.name}" in text
