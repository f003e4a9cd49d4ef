"""Deciding on candidate links: the row is written, and what it says is published, or neither is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.errors import NotFoundError, RefusedError, UsageError, VazbyError
from graph.iris import parse_resource
from graph.publish import Link
from graph.queries import load
from graph.releases import DataDirectory, Release
from loaders.link.decisions import (
    DIFFERENT,
    SAME,
    Decision,
    decisions,
    own_table,
    read_decisions,
    write_decisions,
)
from loaders.link.step import linking

OPEN = "open"
SOURCE = "vazby links"
"""What a decision names as its source where the curator names none."""

Publish = Callable[[Link], Release]


@dataclass(frozen=True)
class Listed:
    """One candidate link of a release, open or decided; *score* is None for a decided one.

    *organisation* is the key of the one that stays, or would; *reasons* are in Czech and English,
    or for a decision what the curator wrote.
    """

    id: str
    status: str
    organisation: str
    name: str
    other: str
    other_name: str
    score: float | None
    reasons: tuple[str, str]
    decided_on: str | None


def listed(release: Release) -> list[Listed]:
    """Give the candidate links of *release*, the surest first, those decided on last."""
    rows = release.open().select(load("list_candidate_links").text)
    return [
        _listed({name: getattr(value, "value", "") for name, value in row.items()}) for row in rows
    ]


def named(release: Release, link: str) -> Listed:
    """Give the link whose id is *link* or alone begins with it; raise NotFoundError for none."""
    found = [item for item in listed(release) if link and item.id.startswith(link)]
    if len(found) != 1:
        message = f"There is no candidate link {link!r} in release {release.id}."
        raise NotFoundError(message, "`vazby links list --all` lists those that there are.")
    return found[0]


def decide(
    directory: DataDirectory, link: str, reason: str, publish: Publish, stays: str | None
) -> tuple[Decision, Release]:
    """Decide on the open candidate *link*: *stays* is the key that both have from now on.

    None for *stays* keeps them apart. Gives the row that was written and the new release. Where
    the *reason* is empty, the row contradicts another, or the gate refuses what follows, nothing
    is written.
    """
    if not reason.strip():
        message = "The reason of the decision is empty."
        raise UsageError(message, "Say why in a sentence: --reason 'One is a typing error.'")
    item, path = named(directory.current(), link), own_table(directory.path)
    if item.status != OPEN:
        message = f"The link {item.id} was {item.status} already."
        hint = f"To decide anew, take its row out of {path}, then load the pages of both --again."
        raise RefusedError(message, hint)
    with directory.writing():
        row = _row(item, reason.strip(), stays)
        known = decisions(directory.path).and_also(row)
        with _written(path, row):
            return row, publish(linking(known))


def _row(item: Listed, reason: str, stays: str | None) -> Decision:
    pair = (item.organisation, item.other)
    if stays is not None and stays not in pair:
        message = f"{stays!r} is neither of the two organisations of the link {item.id}."
        raise RefusedError(message, f"Keep {' or '.join(pair)}.")
    first, second = pair if stays in (None, item.organisation) else (item.other, item.organisation)
    today = date.today().isoformat()
    return Decision(first, second, SAME if stays else DIFFERENT, reason, SOURCE, today)


@contextmanager
def _written(path: Path, row: Decision) -> Iterator[None]:
    """Write *row* into the table at *path*, and take it back where what follows fails."""
    before = read_decisions(path)
    write_decisions(path, (*before, row))
    try:
        yield
    except VazbyError:
        write_decisions(path, before)
        raise


def _listed(row: dict[str, str]) -> Listed:
    comment = row.get("comment", "")
    return Listed(
        id=row["link"].rpartition("/")[2],
        status=row["status"].rpartition("/")[2],
        organisation=_key(row["organisation"]),
        name=row.get("name", ""),
        other=_key(row["other"]),
        other_name=row.get("otherName", ""),
        score=float(row["score"]) if "score" in row else None,
        reasons=(row.get("reason", comment), row.get("reasonEn", comment)),
        decided_on=row.get("decidedOn"),
    )


def _key(iri: str) -> str:
    return (parse_resource(iri) or ("", iri))[1]
