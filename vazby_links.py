"""The commands on candidate links: organisations that may be one, for a curator to decide."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer

import vazby_progress as progress
import vazby_terminal as terminal
from graph.errors import RefusedError
from graph.publish import Link, publish
from graph.releases import DataDirectory, Release
from graph.remote import follow
from graph.validate import Engine
from loaders.curated import FOLDER
from loaders.integrity.check import faults
from loaders.link.decide import OPEN, Listed, decide, listed, named
from loaders.link.decisions import SAME, own_table
from vazby_options import DATA, AsJson, Data, Gate, Quiet

app = typer.Typer()
links = typer.Typer(help="List organisations that may be one, and decide which are.")
app.add_typer(links, name="links")
LinkId = Annotated[str, typer.Argument(metavar="ID", help="The id of a link, or its beginning.")]
Reason = Annotated[str, typer.Option(help="Why, in a sentence; it is kept with the decision.")]


@links.command("list")
def list_links(
    data: Data = DATA,
    every: Annotated[bool, typer.Option("--all", help="Those decided on too.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the candidate links of the current release that nobody has decided on."""
    links = [item for item in listed(DataDirectory(data).current()) if every or item.status == OPEN]
    if as_json:
        terminal.print_json([_plain(item) for item in links])
    elif not links:
        terminal.say(f"There are no candidate links{'' if every else ' to decide on'}.")
    else:
        names = ("id", "score", "organisation", "other", "why")
        terminal.table(names, [_row(item) for item in links])


@links.command()
def show(link: LinkId, data: Data = DATA, as_json: AsJson = False) -> None:
    """Show all that is known of one candidate link."""
    item = named(DataDirectory(data).current(), link)
    if as_json:
        terminal.print_json(_plain(item))
    else:
        rows = _plain(item) | {"reasons": item.reasons[1]}
        terminal.table(("what", "value"), [(what, told) for what, told in rows.items() if told])


@links.command()
def accept(
    link: LinkId,
    reason: Reason,
    keep: Annotated[
        str, typer.Option(metavar="KEY", help="Which of the two stays; the first, unless told.")
    ] = "",
    data: Data = DATA,
    engine: Gate = "rust",
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Make the two organisations one, at once and ever after; the other's address leads there."""
    directory = DataDirectory(data)
    stays = keep or named(directory.current(), link).organisation
    _decide(directory, link, reason, stays, engine, quiet=quiet, as_json=as_json)


@links.command()
def refuse(
    link: LinkId,
    reason: Reason,
    data: Data = DATA,
    engine: Gate = "rust",
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Keep the two organisations apart; the link is not found again."""
    _decide(DataDirectory(data), link, reason, None, engine, quiet=quiet, as_json=as_json)


@links.command()
def check(data: Data = DATA, quiet: Quiet = False, as_json: AsJson = False) -> None:
    """Check the curated tables, shipped and one's own; tell what to correct, line by line."""
    own = own_table(data).parent
    found = [str(fault) for fault in (*faults(FOLDER), *faults(own, FOLDER))]
    if as_json:
        terminal.print_json(found)
    elif not quiet:
        for line in found or ["The curated tables have no fault."]:
            terminal.say(line)
    if found:
        message = f"The curated tables have {len(found)} fault{'' if len(found) == 1 else 's'}."
        raise RefusedError(message, "Correct the lines that are named, then repeat.")


def _decide(
    directory: DataDirectory,
    link: str,
    reason: str,
    stays: str | None,
    engine: Engine,
    *,
    quiet: bool,
    as_json: bool,
) -> None:
    with progress.steps(quiet or as_json) as step:

        def published(linking: Link) -> Release:
            return publish(directory, {}, engine=engine, link=linking, on_step=step)

        row, release = decide(directory, link, reason, published, stays)
    follow(release)
    are = "the same" if row.decision == SAME else row.decision
    terminal.tell(
        f"Release {release.id}: {row.organisation} and {row.other} are {are}.",
        {"release": release.id, **asdict(row)},
        quiet=quiet,
        as_json=as_json,
    )


def _plain(item: Listed) -> dict[str, object]:
    return asdict(item) | {"reasons": dict(zip(("cs", "en"), item.reasons, strict=True))}


def _row(item: Listed) -> Sequence[object]:
    score = item.status if item.score is None else f"{item.score:.2f}"
    name, other = item.name or item.organisation, item.other_name or item.other
    return item.id, score, name, other, item.reasons[1]
