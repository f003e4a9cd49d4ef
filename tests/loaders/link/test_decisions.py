"""Decisions on who is who."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import RefusedError, UnreadableError
from loaders.link.decisions import (
    DIFFERENT,
    SAME,
    Decision,
    Decisions,
    decisions,
    own_table,
    read_decisions,
    write_decisions,
)

B_IS_A = Decision("a", "b", SAME, "One body.", "test", "2026-11-22")
C_IS_B = replace(B_IS_A, organisation="b", other="c")
D_IS_NOT_A = replace(B_IS_A, other="d", decision=DIFFERENT)


def test_what_was_made_one_twice_leads_to_the_last() -> None:
    """C became b, and b became a: both are a."""
    assert Decisions((B_IS_A, C_IS_B)).merged == {"b": "a", "c": "a"}


def test_a_decision_on_a_pair_is_found_whichever_stands_first() -> None:
    """Also under the names that both have since."""
    known = Decisions((B_IS_A, replace(D_IS_NOT_A, organisation="b")))

    assert known.about(frozenset("db")) == known.about(frozenset("ad"))
    assert known.about(frozenset("ax")) is None


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((B_IS_A, replace(B_IS_A, organisation="b", other="a")), "round in a circle"),
        ((B_IS_A, replace(B_IS_A, decision=DIFFERENT)), "two decisions"),
        ((B_IS_A, C_IS_B, replace(B_IS_A, organisation="c", other="a")), "circle"),
        ((B_IS_A, replace(B_IS_A, organisation="x")), "joined to both a and x"),
        ((B_IS_A, C_IS_B, replace(D_IS_NOT_A, other="c")), "told apart, yet"),
        ((replace(B_IS_A, decision="maybe"),), "no decision"),
        ((replace(B_IS_A, other="a"),), "on two organisations"),
        ((replace(B_IS_A, other="clovek-v-tisni"),), "in organisations.csv"),
    ],
)
def test_decisions_that_contradict_each_other_are_refused(
    rows: tuple[Decision, ...], said: str
) -> None:
    """With the rows that are at odds."""
    with pytest.raises(RefusedError, match=said):
        Decisions(rows)


def test_a_second_decision_on_a_pair_needs_the_first_one_gone() -> None:
    """So that nobody overrules another unawares."""
    with pytest.raises(RefusedError, match="already decided"):
        Decisions((B_IS_A,)).and_also(replace(B_IS_A, decision=DIFFERENT))


def test_tables_are_written_sorted_and_read_back(tmp_path: Path) -> None:
    """The deployer's own stand in the data directory, beside the shipped ones."""
    write_decisions(own_table(tmp_path), [C_IS_B, B_IS_A])

    assert read_decisions(own_table(tmp_path)) == (B_IS_A, C_IS_B)
    assert decisions(tmp_path).rows[-2:] == (B_IS_A, C_IS_B)
    assert len(decisions(tmp_path / "other").rows) == len(decisions(tmp_path).rows) - 2


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"organisation,other\nx\n", b"\xff\xfe\n\xff"])
def test_a_file_that_is_no_table_is_told(tmp_path: Path, content: bytes) -> None:
    """And never read as empty."""
    path = tmp_path / "decisions.csv"
    path.write_bytes(content)

    with pytest.raises(UnreadableError, match="no table of decisions"):
        read_decisions(path)


HEADER = "organisation,other,decision,reason,source,decided_on\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEADER}a,b,same\n", r"Line 2: The decided_on is empty"),
        (HEADER.replace(",", ";"), r"Line 1: The columns are not separated by commas"),
    ],
)
def test_the_line_to_correct_is_named(tmp_path: Path, text: str, told: str) -> None:
    """The first line may be right."""
    path = tmp_path / "decisions.csv"
    path.write_text(f"{text}a;b;same;why;me;2026-11-22\n" if ";" in text else text)
    with pytest.raises(UnreadableError, match=told):
        read_decisions(path)


def test_a_day_that_is_none_is_refused_with_its_row() -> None:
    """The gate would refuse the whole release, without a word of the table."""
    with pytest.raises(RefusedError, match="“2026-13-45” is no day to decide on a"):
        Decisions((replace(B_IS_A, decided_on="2026-13-45"),))
