"""The command that asks a public register who the organisations of the graph are."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from typing import Annotated

import typer

import vazby_progress as progress
import vazby_terminal as terminal
from graph.errors import NotFoundError, UsageError, VazbyError
from graph.publish import publish
from graph.releases import DataDirectory
from graph.remote import follow
from graph.validate import Engine
from loaders.link.step import linking_of
from loaders.registers.ares import ADDRESS, Ares
from loaders.registers.asking import ask_about
from loaders.registers.contested import settled
from loaders.registers.identification_graph import ARES, identification_quads
from loaders.registers.identify import Identification, Unidentified, unidentified
from loaders.resolve.known_places import gazetteer_of
from vazby_options import DATA, AsJson, Data, Gate, Quiet

app = typer.Typer()


@app.command()
def enrich(
    data: Data = DATA,
    limit: Annotated[int, typer.Option(min=1, help="How many organisations to ask about.")] = 100,
    town: Annotated[
        str, typer.Option(metavar="CODE", help="Only organisations of the municipality CODE.")
    ] = "",
    days: Annotated[
        int, typer.Option(min=0, help="Pass over what was asked less than so many days ago.")
    ] = 90,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Ask, but change nothing.")] = False,
    address: Annotated[str, typer.Option(help="Where ARES is.")] = ADDRESS,
    engine: Gate = "rust",
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Ask ARES, the register of economic subjects, for the IČO of organisations without one.

    What it answers is kept as candidates, with score and reason; a certain one gives its IČO to the
    organisation. At most two questions a second are asked. An organisation about which it refuses
    or answers oddly is named, and asked about again after --days like the others. When the register
    stops answering, what was learnt so far is kept, and the next run goes on from there.
    """
    directory, problems = DataDirectory(data), list[VazbyError]()
    wanted = _due(unidentified(directory), town, days)[:limit]
    asked = list(_ask(wanted, address, problems, quiet=quiet or as_json))
    found = settled(asked, directory.current())
    if found and not dry_run:
        _publish(directory, found, engine, quiet=quiet or as_json)
    _tell(directory, wanted, found, quiet=quiet, as_json=as_json)
    for problem in problems:
        terminal.complain(problem)
    if problems:
        raise typer.Exit(code=problems[-1].exit_code)


def _due(found: Sequence[Unidentified], town: str, days: int) -> list[Unidentified]:
    """Give what was not asked about in the last *days*; those never asked about come first."""
    if town and not re.fullmatch(r"[0-9]{6}", town):
        message = f"{town!r} is not the code of a municipality."
        raise UsageError(message, "Give its code of six digits, as its page shows it.")
    here = [item for item in found if not town or town in item.towns]
    if town and not here:
        message = f"The graph has no organisation without an IČO in the municipality {town!r}."
        raise NotFoundError(message, "Give its code of six digits, as its page shows it.")
    limit = date.today() - timedelta(days=days)
    due = [item for item in here if item.asked is None or item.asked <= limit]
    return sorted(due, key=lambda item: (item.asked or date.min, item.key))


def _ask(
    wanted: Sequence[Unidentified], address: str, problems: list[VazbyError], *, quiet: bool
) -> Iterator[Identification]:
    """Ask about one organisation after the other, and show how far it is."""
    names = {item.key: item for item in wanted}
    with closing(Ares(address)) as ares:
        items = (names[key] for key in progress.track(list(names), quiet))
        yield from ask_about(items, ares, problems.append)


def _publish(
    directory: DataDirectory, found: Sequence[Identification], engine: Engine, *, quiet: bool
) -> None:
    known, current = gazetteer_of(directory), directory.current()
    graphs = {ARES: identification_quads(found, date.today(), known, current)}
    with progress.steps(quiet) as step:
        release = publish(
            directory, graphs, engine=engine, link=linking_of(directory), on_step=step
        )
    follow(release)


def _tell(
    directory: DataDirectory,
    wanted: Sequence[Unidentified],
    found: Sequence[Identification],
    *,
    quiet: bool,
    as_json: bool,
) -> None:
    answered = [item for item in found if item.is_answered]
    certain = sum(item.certain is not None for item in answered)
    candidates = sum(bool(item.candidates) for item in answered) - certain
    counts = {
        "release": directory.current_id(),
        "due": len(wanted),
        "asked": len(answered),
        "certain": certain,
        "candidates": candidates,
        "none": len(answered) - certain - candidates,
        "failed": len(found) - len(answered),
    }
    results = [_result(item) for item in answered]
    sentence = (
        f"Release {counts['release']}: {len(answered)} of {len(wanted)} organisations asked about, "
        f"{certain} certain, {candidates} with candidates only, {counts['none']} without any"
    )
    terminal.tell(sentence, counts | {"organisations": results}, quiet=quiet, as_json=as_json)


def _result(item: Identification) -> dict[str, object]:
    """Give what --json tells of one organisation."""
    return {
        "organisation": item.key,
        "candidates": [
            {
                "ico": candidate.subject.ico,
                "name": candidate.subject.name,
                "score": candidate.score,
                "reason": candidate.reason_en,
                "certain": candidate.is_certain,
            }
            for candidate in item.candidates
        ],
    }
