"""Questions on organisations that look alike."""

from collections.abc import Callable

Ask = Callable[[str], list[dict[str, str]]]


def test_two_churches_are_told_apart_from_their_bodies_in_jachymov(ask: Ask) -> None:
    """Question 56: the shipped decisions; nothing else in the five pages is doubtful."""
    rows = ask("organisations-that-may-be-one")

    assert {row["organisation"] for row in rows} | {row["other"] for row in rows} == {
        "Českobratrská církev evangelická",
        "Českobratrská církev evangelická (Jáchymov)",
        "Římskokatolická církev",
        "Římskokatolická církev (Jáchymov)",
    }
    assert {row["status"] for row in rows} == {"refused"}
