"""Fixtures that every test may use."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the original pages and the gold facts; where it is missing, a visible skip."""
    folder = Path(os.environ.get("VAZBY_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the original pages are not beside the checkout (set VAZBY_SHARED)")
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the checkout."""
    return ROOT
