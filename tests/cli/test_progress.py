"""A log without a terminal is told now and then how far a command has come."""

import pytest

import vazby_progress as progress


def _read(count: int, *, quiet: bool = False) -> None:
    with progress.pages(count, quiet) as shown:
        for number in range(1, count + 1):
            shown(f"{number} read, 0 skipped, 0 failed")


def test_a_long_load_tells_how_many_how_fast_and_what_came(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On standard error, a line each time that is due."""
    monkeypatch.setattr(progress, "PAUSE", 0.0)
    _read(3)

    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("2 of 3 pages, ")
    assert lines[1].endswith(": 2 read, 0 skipped, 0 failed")


def test_the_steps_of_a_long_publishing_are_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By their names."""
    monkeypatch.setattr(progress, "PAUSE", 0.0)
    with progress.steps(quiet=False) as begun:
        begun("rules")

    assert capsys.readouterr().err == "publishing: rules\n"


def test_a_short_load_says_nothing_and_a_quiet_one_never_does(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ends soon is summed up at its end."""
    _read(3)
    monkeypatch.setattr(progress, "PAUSE", 0.0)
    _read(3, quiet=True)

    assert capsys.readouterr().err == ""
