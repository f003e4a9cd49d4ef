"""Cells of a table that tell of the plan which their column is headed by."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.document import Document, Line
from loaders.parse.deciding_bodies import ASSEMBLY, COUNCIL, find_bodies
from loaders.parse.measures import Setting
from loaders.parse.plan_mentions import find_plans
from loaders.parse.plans import read_plans
from loaders.records import PlanRecord
from loaders.text.dates import find_dates
from loaders.text.published import is_to_come
from loaders.text.sentences import sentences
from loaders.text.verbs import has_finite_verb

_MOST_WORDS = 8
_STRATEGIC = "strategický plán"
_APPROVED = re.compile(r"(?<!\w)schválen\w*", re.IGNORECASE)
_BY = {ASSEMBLY: " zastupitelstvem", COUNCIL: " radou"}
# Over a column of a table of towns: whose plan, the first cell of a row tells.
_BARE_HEAD = re.compile(
    r"plán\s+(?:byl\s+)?(?:schválen|přijat|odsouhlasen)"
    r"|(?:(?:datum|den)\s+)?(?:schválení|přijetí)\s+plánu",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"plán\s*:\s+(?P<value>(?:schválen|přijat|odsouhlasen)(?!\w)[^;]{0,110})", re.IGNORECASE
)
_YES = re.compile(r"ano(?!\w)", re.IGNORECASE)


def heads_plans(line: Line) -> bool:
    """Whether *line* is the heading of a column about plans: "Strategický plán schválen"."""
    is_short = len(line.text.split()) <= _MOST_WORDS and not find_dates(line.text)
    is_told = line.text.endswith(".") or has_finite_verb(line.text)
    is_heading = line.column > 0 and is_short and line.text[0].isupper() and not is_told
    return is_heading and bool(_named_in(line.text))


def fact_of_plan(line: Line) -> tuple[str, Line] | None:
    """Read what is told of "plán" as a fact: "Plán: schválen v roce 2011"; None where none is."""
    told = _FACT.fullmatch(line.text) if not line.column else None
    if told is None or has_finite_verb(line.text):
        return None
    at = told.start("value")
    return "Plán schválen", line._replace(text=told["value"], start=line.start + at, bullet=None)


def _named_in(heading: str) -> str:
    """Give the plan that a *heading* names, or the strategic one where it is but "plán"."""
    named = (plan.title for plan in find_plans(heading) if plan.is_named)
    is_bare = _BARE_HEAD.fullmatch(heading.rstrip(" :")) is not None
    return next(named, _STRATEGIC if is_bare else "")


def is_plan(line: Line) -> bool:
    """Whether *line* is but the name of a plan, of which the cell beside it tells the rest."""
    is_short = len(line.text.split()) <= _MOST_WORDS and not find_dates(line.text)
    is_told = line.text.endswith((".", ":")) or has_finite_verb(line.text)
    named = any(plan.is_named and plan.start == 0 for plan in find_plans(line.text))
    return is_short and not is_told and named


def plans_of_cell(setting: Setting, heading: str, cell: Line) -> Iterator[PlanRecord]:
    """Give the plan that *cell* tells of under *heading*: "schválen zastupitelstvem 5. 5. 2014"."""
    return plans_said(_sentence(heading, cell.text), setting, cell.start, cell.end)


def plans_said(sentence: str, setting: Setting, start: int, end: int) -> Iterator[PlanRecord]:
    """Give the plans that *sentence* tells of, made of what stands from *start* to *end*."""
    said = Document(sentence, setting.document.sha256, setting.document.name)
    told = tuple(sentences(said.lines)) if sentence else ()
    for plan in read_plans(said, told, setting.places, setting.gazetteer)[0]:
        if not is_to_come(plan.approved_on or "", setting.document):
            yield replace(plan, evidence=setting.document.span(start, end))


def _sentence(heading: str, cell: str) -> str:
    """Make a sentence of *cell*, where it does not name its plan itself."""
    if any(plan.is_named for plan in find_plans(cell)):
        return cell
    plan = _named_in(heading)
    when = bool(find_dates(cell) or find_bodies(cell) or _YES.match(cell))
    done = " schválen" if when and _APPROVED.search(heading) and not _APPROVED.search(cell) else ""
    bodies = set() if find_bodies(cell) else {one.body for one in find_bodies(heading)}
    done += _BY[bodies.pop()] if done and len(bodies) == 1 and bodies <= {*_BY} else ""
    return f"{plan[:1].upper()}{plan[1:]}{done} {cell[:1].lower()}{cell[1:]}"
